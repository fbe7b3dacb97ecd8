"""What the columns of the tables hold, for the formats that know types."""

from __future__ import annotations

from enum import Enum


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    COUNT = "count"
    QUANTITY = "quantity"
    DATE = "date"


_COUNTS = frozenset(("mentions", "totals", "dates", "start_char", "end_char"))
# of an input: see `countylines_cli.batch`
_INPUT_COUNTS = frozenset(("failed", "documents_read", "with_statistics", "mentions_found", "totals_found"))
_QUANTITIES = frozenset(("value", "value_max"))
_DATES = frozenset(("published", "period_start", "period_end", "start", "end"))


def kind_of(column: str) -> Kind:
    """What a column of `cl show columns` holds."""
    if column in _COUNTS or column in _INPUT_COUNTS:
        return Kind.COUNT
    if column in _QUANTITIES:
        return Kind.QUANTITY
    return Kind.DATE if column in _DATES else Kind.TEXT
