"""CSV and TSV, for spreadsheets and pipes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from countylines_cli.writers.rows import Cell
from countylines_cli.writers.safe import defuse, one_line


def write_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows under a header as RFC 4180 has it; `out` must not translate line ends.

    `csv.writer` looks each character up among the line ends, which takes five times as long.
    """
    append_csv([{column: column for column in columns}], columns, out)
    append_csv(rows, columns, out)


def append_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows without a header; `out` must not translate line ends."""
    for row in rows:
        out.write(",".join([_quoted(_cell(row[column])) for column in columns]) + "\r\n")


def write_tsv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows under a header, tab between cells; a tab or line end inside a cell becomes a space, never a quote."""
    out.write("\t".join(columns) + "\n")
    for row in rows:
        out.write("\t".join([one_line(_cell(row[column])) for column in columns]) + "\n")


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return defuse(value) if isinstance(value, str) else str(value)


def _quoted(cell: str) -> str:
    if '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return f'"{cell}"' if "," in cell or "\n" in cell or "\r" in cell else cell
