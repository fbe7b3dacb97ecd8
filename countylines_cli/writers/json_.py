"""JSON: whole documents as `eval/score.py` reads them, or flat rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from countylines_cli.model import Extraction, Total
from countylines_cli.writers.rows import date_fields, document_fields, mention_fields, total_fields
from countylines_cli.writers.safe import escape_controls

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def document_record(extraction: Extraction) -> dict[str, object]:
    """One document with all that it states."""
    return document_fields(extraction) | {
        "area": extraction.area,
        "dates": [date_fields(date) for date in extraction.dates],
        "mentions": [mention_fields(mention) for mention in extraction.mentions],
        "totals": [_total_record(total) for total in extraction.totals],
        "notes": list(extraction.notes),
    }


def write_jsonl(rows: Iterable[Mapping[str, object]], columns: Sequence[str], out: TextIO) -> None:  # noqa: ARG001
    """Write one object a line; each row names its own keys."""
    for row in rows:
        out.write(escape_controls(_encode(row)) + "\n")


def write_json(rows: Iterable[Mapping[str, object]], columns: Sequence[str], out: TextIO) -> None:  # noqa: ARG001
    """Write one array, an object a line, as the rows come: nothing is held in memory."""
    out.write("[")
    separator = "\n"
    for row in rows:
        out.write(separator + escape_controls(_encode(row)))
        separator = ",\n"
    out.write("\n]\n")


def _total_record(total: Total) -> dict[str, object]:
    return {**total_fields(total), "mentions": list(total.mentions)}
