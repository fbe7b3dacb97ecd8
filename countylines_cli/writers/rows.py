"""Extractions to flat rows, the shape of every table that is written to a file.

A row is a dict with the columns of its kind in their order; dates are ISO, whole numbers have no `.0`, and what is not
known is None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from countylines_cli.model import DateMention, Extraction, Mention, Total

Cell = str | int | float | None
Row = dict[str, Cell]

_DOCUMENT = {
    "doc_id": "hash of the document's text: equal for equal texts",
    "source": "the input as it was named",
    "title": "the title, cleaned",
    "url": "the address that the metadata give",
    "published": "date of publication",
    "period_start": "first day of the operation or incident that the main figures belong to",
    "period_end": "last day of it",
}
_QUANTITY = {
    "value": "the number, in the unit",
    "value_max": "upper end of a range",
    "qualifier": "exact, approx (about), min (more than), max (up to) or range",
    "unit": "people, items, GBP, g (grams), wraps ...",
    "area": "where it happened: a county, a police force area, a region, or UK",
    "county": "the ceremonial county, where the area is one",
}
_SPAN = {
    "start_char": "where the text starts, in characters of the decoded file",
    "end_char": "where it ends",
}


class RowKind(NamedTuple):
    """One kind of row that can be exported.

    Attributes:
        columns: the meaning of each column, in order.
        rows: the rows of one document.
    """

    columns: dict[str, str]
    rows: Callable[[Extraction], Iterator[Row]]


def flatten(extractions: Iterable[Extraction], kind: RowKind) -> Iterator[Row]:
    """The rows of all documents, in their order."""
    for extraction in extractions:
        yield from kind.rows(extraction)


def iso(date: dt.date | None) -> str | None:
    """A date as `2022-03-18`."""
    return date.isoformat() if date else None


def number(value: int | float | None) -> int | float | None:
    """A whole number as an int; others without the noise of binary fractions (3 oz are 85.05 g)."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value.is_integer() else round(value, 6)


def mention_fields(mention: Mention) -> Row:
    """A mention as the columns of its own, without its document's."""
    return {
        "metric": mention.metric,
        "item": mention.item,
        "value": number(mention.value),
        "value_max": number(mention.value_max),
        "qualifier": mention.qualifier,
        "unit": mention.unit,
        "area": mention.area,
        "county": mention.county,
        "area_basis": mention.area_basis,
        "text": mention.text,
        "sentence": mention.sentence,
        "start_char": mention.start_char,
        "end_char": mention.end_char,
        "rule": mention.rule,
    }


def total_fields(total: Total) -> Row:
    """A total as the columns of its own, without its document's."""
    return {
        "metric": total.metric,
        "value": number(total.value),
        "value_max": number(total.value_max),
        "qualifier": total.qualifier,
        "unit": total.unit,
        "area": total.area,
        "county": total.county,
        "basis": total.basis,
    }


def date_fields(date: DateMention) -> Row:
    """A date as the columns of its own, without its document's."""
    return {
        "start": iso(date.start),
        "end": iso(date.end),
        "text": date.text,
        "start_char": date.start_char,
        "end_char": date.end_char,
    }


def document_fields(extraction: Extraction) -> Row:
    """What every row repeats of its document."""
    return {
        "doc_id": extraction.doc_id,
        "source": extraction.source,
        "title": extraction.title,
        "url": extraction.url,
        "published": iso(extraction.published),
        "period_start": iso(extraction.period_start),
        "period_end": iso(extraction.period_end),
    }


def _mention_rows(extraction: Extraction) -> Iterator[Row]:
    document = document_fields(extraction)
    for mention in extraction.mentions:
        yield document | mention_fields(mention)


def _total_rows(extraction: Extraction) -> Iterator[Row]:
    document = document_fields(extraction)
    for total in extraction.totals:
        yield document | total_fields(total)


def _date_rows(extraction: Extraction) -> Iterator[Row]:
    document = document_fields(extraction)
    for date in extraction.dates:
        yield document | date_fields(date)


def _document_rows(extraction: Extraction) -> Iterator[Row]:
    yield document_fields(extraction) | {
        "area": extraction.area,
        "mentions": len(extraction.mentions),
        "totals": len(extraction.totals),
        "dates": len(extraction.dates),
        "notes": "; ".join(extraction.notes) or None,
    }


ROW_KINDS = {
    "mentions": RowKind(
        _DOCUMENT
        | {"metric": "what is counted: see `cl show metrics`", "item": "the thing counted, lower-case singular"}
        | _QUANTITY
        | {
            "area_basis": "what told the area: stated, home, speaker, lead_in, heading, incident, restated or document",
            "text": "the characters that state it",
            "sentence": "the sentence, bullet or heading around it",
        }
        | _SPAN
        | {"rule": "the name of the grammar rule that read it"},
        _mention_rows,
    ),
    "totals": RowKind(
        _DOCUMENT
        | {"metric": "what is counted: see `cl show metrics`"}
        | _QUANTITY
        | {"basis": "stated where one statement gives it, sum where parts were added"},
        _total_rows,
    ),
    "documents": RowKind(
        _DOCUMENT
        | {
            "area": "the document's own area",
            "mentions": "how many quantities it states",
            "totals": "how many totals it has",
            "dates": "how many dates are written in it",
            "notes": "remarks, such as parts that do not add up to the whole",
        },
        _document_rows,
    ),
    "dates": RowKind(
        _DOCUMENT
        | {"start": "first day", "end": "last day; the first one again for a single day", "text": "as it is written"}
        | _SPAN,
        _date_rows,
    ),
}
