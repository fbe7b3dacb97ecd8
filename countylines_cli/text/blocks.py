"""The shape of a document: title, headings, bullets with their lead-in, paragraphs; and the sentences within each.

A block is one line of the file: releases put a paragraph, a heading or a bullet on a line of its own.
"""

from __future__ import annotations

import re
from typing import Final

from countylines_cli.patterns import Pattern

TITLE: Final = "title"
HEADING: Final = "heading"
BULLET: Final = "bullet"
ITEM: Final = "item"
PARAGRAPH: Final = "paragraph"

_BULLET: Final = re.compile(
    r"[\s_*]*(?:[-*•·●▪◦‣○▶►➢✓✔\uf0b7]|\\-|–|—|\d{1,2}[.)](?=\s))(?:(?<=[•·●▪◦‣○▶►➢✓✔\uf0b7–—])|(?<=[-])|(?=\s)|(?<=\\-)|(?<=[.)]))[ \t_*]*(?:#{1,6}\s+)?"
)
_STARRED: Final = Pattern(r"\s*\*(?=[A-Z£\d])")  # "*Two warrants were executed ..."
_MARKDOWN_HEADING: Final = re.compile(r"\s*#{1,6}\s+")
_BOLD_LINE: Final = re.compile(r"\s*(\*\*|__)(?!\s)(?:(?!\1).)+\1[:*_\s]*$")
_RULE: Final = re.compile(r"[\s*_=\-–—|#\\.]*$")
_STRIP: Final = " \t*_#\u00a0\ufeff\u200b\\"
_STRIP_END: Final = _STRIP + "”’\"'"

_LONGEST_SENTENCE: Final = 2_000

# a full stop that ends no sentence
_ABBREVIATIONS: Final = {
    "mr", "mrs", "ms", "dr", "det", "insp", "ch", "supt", "sgt", "ds", "dc", "pc", "temp", "st", "approx", "no", "nos", "vs", "rd", "ave", "cllr", "rev",
    "hon", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "a.m", "p.m", "inc", "ltd", "co", "cons", "const", "prof", "gen", "lt", "col", "capt", "u.k",
}  # fmt: skip
_SIGNS: Final = ".!?;•●▪"
_STOP: Final = re.compile(
    rf"[{_SIGNS}](?:(?<=[.!?])[.!?]*[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[A-Z0-9£&])|(?<=;)\s+(?=[*_]*$)|(?<=\s[•●▪])\s+)"
)
_INTRODUCED_BY: Final = (":", ":-", "…", ": -")


class Block:
    """One line of the document.

    Attributes:
        kind: `title`, `heading`, `bullet`, `item` (a line of a list without bullet signs) or `paragraph`.
        start, end: offsets of its content, marks stripped.
        lead_in: the block that introduces the list this one stands in.
        heading: the heading that this block stands under.
        sentences: spans of its sentences.
    """

    def __init__(
        self,
        kind: str,
        start: int,
        end: int,
        lead_in: Block | None = None,
        heading: Block | None = None,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.lead_in = lead_in
        self.heading = heading
        self.sentences: list[tuple[int, int]] = []


def split_blocks(text: str, title_span: tuple[int, int] | None, body_start: int) -> list[Block]:
    """The blocks of a document in text order, headings and lead-ins linked."""
    blocks: list[Block] = []
    if title_span is not None and title_span[1] > title_span[0]:
        blocks.extend(_lines(text, *title_span, title=True))
    body = _lines(text, body_start, len(text), title=False)
    _link(text, body)
    blocks.extend(body)
    signs = "".join([sign for sign in _SIGNS if sign in text])
    for block in blocks:
        block.sentences = split_sentences(text, block.start, block.end, signs)
    return blocks


def _lines(text: str, start: int, end: int, *, title: bool) -> list[Block]:
    blocks = []
    follow = start
    while follow < end:
        at = follow
        stop = text.find("\n", at, end)
        follow = end if stop < 0 else stop + 1
        line = text[at : end if stop < 0 else stop]
        if not line or line.isspace():
            continue
        if not title and not line[0].isalpha() and _RULE.match(line):
            continue
        kind, skip = (TITLE, 0) if title else _kind(line)
        stripped = line[skip:]
        left = at + skip + len(stripped) - len(stripped.lstrip(_STRIP))
        if text[left - 1] == "\\" and left > at and text[left] in "xu":
            left -= 1  # "\\xa3500 seized": an escape of a broken export, not one of Markdown
        right = at + len(line.rstrip(_STRIP))
        if right > left:
            blocks.append(Block(kind, left, right))
    return blocks


def _kind(line: str) -> tuple[str, int]:
    """The kind of a line and how many characters of marks it starts with."""
    if line[0].isalpha():
        return (HEADING if _is_bare_heading(line.strip(_STRIP)) else PARAGRAPH), 0
    bullet = _BULLET.match(line) or (_STARRED.match(line) if line.count("*") % 2 else None)
    if bullet is not None and not _BOLD_LINE.match(line):
        return BULLET, bullet.end()
    heading = _MARKDOWN_HEADING.match(line)
    content = line.strip(_STRIP)
    words = content.count(" ") + 1
    if heading is not None:
        # "#### “quoted paragraph" is no heading
        return (
            (HEADING, heading.end())
            if words <= 25 and not content.endswith((".", "”", '"'))
            else (PARAGRAPH, heading.end())
        )
    if _BOLD_LINE.match(line) and words <= 16 and not content.endswith("."):
        return HEADING, 0
    return (HEADING if _is_bare_heading(content) else PARAGRAPH), 0


def _is_bare_heading(content: str) -> bool:
    """Whether a line without marks is a heading: a few words, a capital first, no stop at the end, no figures."""
    return (
        content[-1:].isalnum()
        and content.count(" ") < 5
        and content[:1].isupper()
        and not any(ch.isdigit() for ch in content)
    )


def _link(text: str, blocks: list[Block]) -> None:
    """Tell each block the heading and the lead-in above it; turn lines of an unmarked list into items."""
    heading: Block | None = None
    lead_in: Block | None = None
    behind_bullet = False
    for index, block in enumerate(blocks):
        marked, behind_bullet = behind_bullet, block.kind == BULLET
        content_end = text[max(block.start, block.end - 3) : block.end]
        introduces = content_end.rstrip(_STRIP_END).endswith(_INTRODUCED_BY) or (
            "the following" in text[block.start : block.end]
            and index + 1 < len(blocks)
            and _is_item(text, blocks[index + 1])
        )
        if block.kind == HEADING and not introduces:
            if lead_in is not None and not marked and _is_item(text, block):
                block.kind = ITEM
            else:  # behind marked bullets a line without a mark is no item
                heading, lead_in = block, None
                continue
        block.heading = heading
        if introduces and block.kind != BULLET:
            block.lead_in = None
            lead_in = block
            if block.kind == HEADING:
                heading = block
            continue
        if block.kind in (BULLET, ITEM):
            block.lead_in = lead_in
        elif lead_in is not None:
            if _is_item(text, block):
                block.kind, block.lead_in = ITEM, lead_in
            else:
                lead_in = None


def _is_item(text: str, block: Block) -> bool:
    """Whether a line below a lead-in is one of its items: it is no full sentence."""
    return text[block.end - 1] not in '.!?”"' and block.end - block.start < 300


def split_sentences(text: str, start: int, end: int, signs: str = _SIGNS) -> list[tuple[int, int]]:
    """Spans of the sentences in `text[start:end]`; abbreviations ("Det. Insp.", "St. Albans", "No. 10") end none.

    Args:
        signs: those of `_SIGNS` that the text holds.
    """
    spans: list[tuple[int, int]] = []
    at = last = start
    for stop in _signs_between(text, start, end, signs):
        if stop < last or stop + 1 == end or text[stop + 1].isalnum():
            continue
        match = _STOP.match(text, stop, end)
        sign = text[stop]
        if match is None or (sign in "•●▪" and stop == last):
            continue  # no space of its own before the bullet
        last = match.end()
        if sign == "." and _is_abbreviation(text, at, stop):
            continue
        spans += _bounded(text, at, last)
        at = last
    if at < end:
        spans += _bounded(text, at, end)
    return spans


def _signs_between(text: str, start: int, end: int, signs: str) -> list[int]:
    """Where some signs stand, in order: found one by one in a third of the time that a pattern of all of them takes."""
    found: list[int] = []
    for sign in signs:
        at = text.find(sign, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1, end)
    found.sort()
    return found


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A span, or where it is longer than any sentence is, its pieces: no grammar meets an endless sentence."""
    spans: list[tuple[int, int]] = []
    while end - start > _LONGEST_SENTENCE:
        stop = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = stop + 1 if stop > start else start + _LONGEST_SENTENCE
        spans.append((start, stop))
        start = stop
    if start < end:
        spans.append((start, end))
    return spans


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    begin = stop
    while begin > start and not text[begin - 1].isspace() and text[begin - 1] not in "(“\"'":
        begin -= 1
    word = text[begin:stop].lower().strip("*_")
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word not in "ai")
