"""CSV and TSV, for spreadsheets and pipes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from countylines_cli.writers.rows import Cell
from countylines_cli.writers.safe import defuse, one_line


def write_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows under a header as RFC 4180 has it; `out` must not translate line ends."""
    append_csv([{column: column for column in columns}], columns, out)
    append_csv(rows, columns, out)


def append_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows without a header; `out` must not translate line ends."""
    import csv

    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)


def write_tsv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str], out: TextIO) -> None:
    """Write rows under a header, tab between cells; a tab or line end inside a cell becomes a space, never a quote."""
    out.write("\t".join(columns) + "\n")
    for row in rows:
        out.write("\t".join([one_line(str(_cell(row[column]))) for column in columns]) + "\n")


def _cell(value: Cell) -> Cell:
    if value is None:
        return ""
    return defuse(value) if isinstance(value, str) else value
