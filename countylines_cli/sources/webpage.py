"""A saved web page to a Document: the article that trafilatura draws from it.

The document's text is the title, a blank line and the article in Markdown (headings and bullets tell what a figure
belongs to), so offsets count characters of that drawn text, not of the file.
"""

from __future__ import annotations

import re

from countylines_cli.errors import SourceError
from countylines_cli.model import Document
from countylines_cli.sources.plain import clean_title

_HEADLINE = re.compile(r"\s*#+ (?P<title>[^\n]+)\n?\s*")


def document_from_page(page: str, source: str, encoding: str) -> Document:
    """Draw the article from a page.

    Raises:
        SourceError: the page holds no article that can be found.
    """
    from trafilatura import extract, extract_metadata

    body = extract(page, output_format="markdown", include_comments=False)
    if not body:
        raise SourceError(source, "no article found in this page", "copy its text into a .txt file")
    about = extract_metadata(page)
    title = clean_title(about.title or "")
    text = f"{title}\n\n{_without_headline(body, title)}" if title else body
    return Document(
        source=source,
        text=text,
        title_span=(0, len(title)) if title else None,
        body_start=len(title) + 2 if title else 0,
        title=title,
        date_text=about.date,
        url=about.url,
        encoding=encoding,
    )


def _without_headline(body: str, title: str) -> str:
    """The article without the headline that repeats the title: a figure in it would be found twice."""
    headline = _HEADLINE.match(body)
    if headline and clean_title(headline["title"]) == title:
        return body[headline.end() :]
    return body
