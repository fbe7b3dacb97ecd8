"""A text to a Document: its front matter, or the title and date that its first line gives."""

from __future__ import annotations

import re

from countylines_cli.model import Document
from countylines_cli.patterns import Pattern
from countylines_cli.sources.frontmatter import FrontMatter, read_front_matter

# "... | Essex Police": the site's name, which browsers show and authors never wrote
_SITE = re.compile(r"\s+\|[^|]*\b(?:Police|Constabulary)(?:\s+(?:Service|Force))?\s*$")
_LEADING_DATE = Pattern(r"\s*date:?[ \t]+(?P<date>\d{4}-\d{2}-\d{2})\s+")
_FIRST_LINE = Pattern(r"\s*(?:#{1,6}[ \t]+)?(?P<title>\S[^\n]*?)[ \t]*#*[ \t]*\n[ \t]*\n")
_HEADING = Pattern(r"\s*#{1,6}[ \t]+(?P<title>\S[^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)")
# what a first line may be other than a title: a bullet, a sentence, a lead-in, "Posted at 13:06 on 22nd May 2019"
_NO_TITLE = Pattern(
    r"\W*$|[*•>|-]\s|.*[.:;,][\"'”’)]*$|(?:posted|published|updated|date)\b|.*\b\d{1,2}:\d{2}\b",
    re.IGNORECASE,
)
_LONGEST_TITLE = 160


def document_from_text(text: str, source: str = "", encoding: str = "utf-8") -> Document:
    """Make a Document of decoded text.

    Args:
        text: the text with `\\n` line ends; offsets count its characters.
        source: the input as the user named it.
        encoding: what the bytes were decoded with.
    """
    block = read_front_matter(text)
    if block is not None:
        return _with_front_matter(text, block, source, encoding)
    date = _LEADING_DATE.match(text)
    start = date.end() if date else 0
    title_span, body_start = _first_line(text, start)
    return Document(
        source=source,
        text=text,
        title_span=title_span,
        body_start=body_start,
        title=clean_title(text[slice(*title_span)]) if title_span else None,
        date_text=date["date"] if date else None,
        encoding=encoding,
    )


def clean_title(raw: str) -> str | None:
    """A title to show: entities resolved, white space folded, the name of the police site taken off."""
    folded = " ".join(_resolve_entities(raw).split())
    return _SITE.sub("", folded) or None


def _with_front_matter(text: str, block: FrontMatter, source: str, encoding: str) -> Document:
    return Document(
        source=source,
        text=text,
        title_span=block.title_span,
        body_start=block.end,
        title=clean_title(block.title) if block.title else None,
        area=_clean(block.area),
        date_text=_clean(block.date_text),
        url=_clean(block.url),
        encoding=encoding,
    )


def _first_line(text: str, start: int) -> tuple[tuple[int, int] | None, int]:
    """The span of the title that the first line is, if it is one, and where the body begins."""
    heading = _HEADING.match(text, start)
    if heading:
        return heading.span("title"), heading.end()
    line = _FIRST_LINE.match(text, start)
    if line and len(line["title"]) <= _LONGEST_TITLE and not _NO_TITLE.match(line["title"]):
        return line.span("title"), line.end()
    return None, start


def _clean(value: str | None) -> str | None:
    return " ".join(_resolve_entities(value).split()) or None if value else None


def _resolve_entities(value: str) -> str:
    if "&" not in value:
        return value
    import html  # its table of 2,231 names is for the few titles that hold an entity

    return html.unescape(value)
