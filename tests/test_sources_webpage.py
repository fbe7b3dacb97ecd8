"""Saved web pages."""

from __future__ import annotations

import pytest

from countylines_cli.errors import SourceError
from countylines_cli.sources.documents import document_from_bytes

PAGE = """<!DOCTYPE html>
<html><head><title>Twelve held in Ryeford raids | Rye Valley Police</title>
<meta property="article:published_time" content="2021-03-04T10:00:00+00:00">
<link rel="canonical" href="https://news.example.org/twelve-held"></head>
<body><nav><a href="/">99 news items</a></nav>
<article><h1>Twelve held in Ryeford raids</h1>
<p>Officers arrested 12 people in a week of raids across the valley and took 14 knives off the streets.</p>
<h2>Ashby</h2><ul><li>Three men were arrested</li><li>£4,000 in cash was seized</li></ul>
<p>Inspector Bell said that the line was closed for good, and that her team would be back in the spring.</p></article>
<footer>Copyright, 88 pages</footer></body></html>"""


@pytest.mark.parametrize("name", ["saved.html", "saved.HTM", "saved", "-"])
def test_page(name: str) -> None:
    document = document_from_bytes(PAGE.encode(), name)
    assert document.title == "Twelve held in Ryeford raids"
    assert document.date_text == "2021-03-04"
    assert document.url == "https://news.example.org/twelve-held"
    assert document.text[slice(*document.title_span or (0, 0))] == document.title
    assert document.text[document.body_start :].startswith("Officers arrested 12 people")
    # the headline that repeats the title is gone, the shape of the article stays, what is around it does not
    assert document.text.count("Twelve held") == 1
    assert "\n## Ashby\n" in document.text
    assert "\n- £4,000 in cash was seized" in document.text
    assert "99" not in document.text
    assert "88" not in document.text


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html><body><script>x()</script></body></html>"])
def test_page_without_article(page: str) -> None:
    with pytest.raises(SourceError, match="no article found in this page: copy its text"):
        document_from_bytes(page.encode(), "saved.html")
