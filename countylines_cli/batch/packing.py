"""Rows as the bytes that will stand in the output: made by the workers, so that the conductor only copies them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from countylines_cli.batch.task import TABLES
from countylines_cli.writers.delimited import append_csv
from countylines_cli.writers.rows import ROW_KINDS, Cell

ERROR_COLUMNS = {
    "source": "the input as it was named",
    "stage": "what failed: find, read, extract or worker",
    "error": "what is wrong",
    "remedy": "what can be done about it",
}
COLUMNS: dict[str, tuple[str, ...]] = {
    table: tuple(ROW_KINDS[table].columns if table in ROW_KINDS else ERROR_COLUMNS) for table in TABLES
}

Pack = Callable[[Iterable[Mapping[str, Cell]], Sequence[str]], bytes]


def pack_csv(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> bytes:
    """Lines of CSV, without a header."""
    out = io.StringIO(newline="")
    append_csv(rows, columns, out)
    return out.getvalue().encode("utf-8", "backslashreplace")


def pack_json(rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> bytes:
    """Lines of JSON, an object each, for writers that need values and not text."""
    lines = [json.dumps({column: row[column] for column in columns}, ensure_ascii=False) + "\n" for row in rows]
    # half a pair of surrogates, out of a file name that is no text: JSON would write it, and its readers refuse it
    return "".join(lines).encode("utf-8", "ignore")


def problem_line(packed: bytes, packing: str) -> str:
    """A row of `errors` as one line for the terminal."""
    if packing == "csv":
        row = dict(zip(ERROR_COLUMNS, next(csv.reader(io.StringIO(packed.decode(), newline=""))), strict=True))
    else:
        row = json.loads(packed)
    return f"{row['source']}: {row['error']}: {row['remedy']}"


PACKINGS: dict[str, Pack] = {"csv": pack_csv, "json": pack_json}
