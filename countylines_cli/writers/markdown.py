"""A Markdown table, for notes, issues and web pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from countylines_cli.writers.rows import Cell
from countylines_cli.writers.safe import one_line

# characters that Markdown or the HTML inside it would obey
_ESCAPES = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~"} | {"&": "&amp;"})


def write_markdown(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows as one table; text is escaped, numbers stand to the right."""
    out.write(_line(columns))
    out.write(_line("---:" if column.startswith("value") or column.endswith("_char") else "---" for column in columns))
    for row in rows:
        out.write(_line(_cell(row[column]) for column in columns))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return one_line(value).translate(_ESCAPES) if isinstance(value, str) else str(value)
