"""The shape of a document: kinds of lines, what they stand under, and where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from countylines_cli.text.blocks import BULLET, HEADING, ITEM, PARAGRAPH, TITLE, split_blocks, split_sentences

# the kind and the content, then the line
LINES = [
    (PARAGRAPH, "Officers made nine arrests.", "Officers made nine arrests."),
    (PARAGRAPH, "Nine people were arrested in raids across the county on Monday", "Nine people were arrested in raids across the county on Monday"),
    (PARAGRAPH, "Arrests: 12", "Arrests: 12"),
    (BULLET, "nine arrests", "- nine arrests"),
    (BULLET, "nine arrests", "* nine arrests"),
    (BULLET, "nine arrests", " * nine arrests"),
    (BULLET, "nine arrests", "•nine arrests"),
    (BULLET, "nine arrests", "• nine arrests"),
    (BULLET, "nine arrests", "– nine arrests"),
    (BULLET, "nine arrests", "\\- nine arrests"),
    (BULLET, "In Essex, nine people were arrested.", "-In Essex, nine people were arrested."),
    (BULLET, "nine arrests", "1. nine arrests"),
    (BULLET, "nine arrests", "2) nine arrests"),
    (BULLET, "Nine arrests", "*Nine arrests"),
    (BULLET, "Nine arrests", "* **Nine arrests**"),
    (HEADING, "Essex", "Essex"),
    (HEADING, "Essex", "## Essex"),
    (HEADING, "Essex", "**Essex**"),
    (HEADING, "Essex:", "**Essex:**"),
    (HEADING, "Week of action", "Week of action"),
    (HEADING, "Nine arrested in Essex", "### Nine arrested in Essex"),
    (PARAGRAPH, "Officers met.", "**Officers met.**"),
    (PARAGRAPH, "“We met”", "#### “We met”"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "content", "line"), LINES)
def test_lines(kind: str, content: str, line: str) -> None:
    (block,) = split_blocks(line, None, 0)
    assert (block.kind, line[block.start : block.end]) == (kind, content)


RULES = ["---", "***", "_ _", "* * *", "====", "   ", "– – –"]


@pytest.mark.parametrize("line", RULES)
def test_rules_are_no_blocks(line: str) -> None:
    assert split_blocks(f"\n{line}\n", None, 0) == []


RELEASE = """Raids in the county

Officers were busy.

The week included:

* nine arrests
* two warrants

Officers went on.

Norfolk

Four people were arrested.

There were also:

Three cars seized
Two phones seized

All are in custody.
"""


def test_what_a_line_stands_under() -> None:
    title = (0, len("Raids in the county"))
    blocks = split_blocks(RELEASE, title, title[1])

    def of(block: object) -> str | None:
        return RELEASE[block.start : block.end] if block is not None else None  # type: ignore[attr-defined]

    assert [(b.kind, of(b), of(b.lead_in), of(b.heading)) for b in blocks] == [
        (TITLE, "Raids in the county", None, None),
        (PARAGRAPH, "Officers were busy.", None, None),
        (PARAGRAPH, "The week included:", None, None),
        (BULLET, "nine arrests", "The week included:", None),
        (BULLET, "two warrants", "The week included:", None),
        (PARAGRAPH, "Officers went on.", None, None),
        (HEADING, "Norfolk", None, None),
        (PARAGRAPH, "Four people were arrested.", None, "Norfolk"),
        (PARAGRAPH, "There were also:", None, "Norfolk"),
        (ITEM, "Three cars seized", "There were also:", "Norfolk"),
        (ITEM, "Two phones seized", "There were also:", "Norfolk"),
        (PARAGRAPH, "All are in custody.", None, "Norfolk"),
    ]


@pytest.mark.parametrize("heading", ["Norfolk", "## Norfolk", "**Norfolk**"])
def test_heading_behind_bullets(heading: str) -> None:
    text = f"In Essex there were:\n\n* nine arrests\n\n{heading}\n\nFour people were arrested.\n"
    assert [b.kind for b in split_blocks(text, None, 0)] == [PARAGRAPH, BULLET, HEADING, PARAGRAPH]


# sentences, separated by `|` where one ends
SENTENCES = [
    "Officers met. |They made nine arrests.",
    "Det. Insp. Farrow met officers. |They made nine arrests.",
    "Det Ch Supt. Farrow met officers. |They made nine arrests.",
    "Mr. Marlow of St. Albans was held. |He is 39.",
    "The raid in No. 10 Fenwick Rd. took an hour.",
    "Approx. 40 officers met.",
    "It began at 6 a.m. on Monday. |It ended at noon.",
    "£1.2m was seized. |£40.50 was not.",
    "J. Farrow was there. |So was K. Marlow.",
    "“We made nine arrests.” |She left.",
    "Was it nine? |It was. |Good!",
    "Visit www.example.org. |Or call.",
    "Officers made nine arrests, i.e. 40 per cent more.",
    "Nine arrests. |9 more.",
    "Nine arrests... and more.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentences(marked: str) -> None:
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == marked.split("|")


def test_sentences_cover_their_block() -> None:
    spans = split_sentences(RELEASE, 0, len(RELEASE))
    assert spans[0][0] == 0
    assert spans[-1][1] == len(RELEASE)
    assert all(left[1] == right[0] for left, right in pairwise(spans))
