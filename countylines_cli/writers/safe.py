"""Text from documents, made harmless for what will read it: a terminal, a spreadsheet, a Markdown page."""

from __future__ import annotations

import re

# C0 but for tab and line feed, DEL, C1, the marks that turn the direction of writing, halves of surrogate pairs
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
# what makes Excel, LibreOffice and Google Sheets run a cell as a formula
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def strip_controls(text: str) -> str:
    """The text without the characters that a terminal would obey; tabs and line ends stay."""
    # nearly every text is printable, and `isprintable` tells so in a tenth of the time of the pattern
    return text if text.isprintable() else _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """The text without control characters and on one line."""
    return " ".join(strip_controls(text).split())


def escape_controls(json_text: str) -> str:
    """JSON with the control characters that JSON lets through written as `\\u` escapes: the value stays the same."""
    if json_text.isprintable():
        return json_text
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", json_text)


def defuse(cell: str) -> str:
    """A spreadsheet cell that shows its text: a leading apostrophe keeps it from being run as a formula."""
    cell = strip_controls(cell)
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
