"""`cl show`: what the tool knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated

import typer

from countylines_cli.errors import UsageError

Listing = tuple[tuple[str, ...], Iterable[tuple[str, ...]]]


def show(topic: Annotated[str, typer.Argument(help="columns or metrics.", show_default=False)]) -> None:
    """What the tool knows: metrics, columns."""
    from countylines_cli.cli.console import TableConsole
    from countylines_cli.writers.table import plain_table

    if topic not in TOPICS:
        raise UsageError(f"unknown topic '{topic}': choose one of {', '.join(TOPICS)}")
    TableConsole().print(plain_table(*TOPICS[topic]()))


def _columns() -> Listing:
    from countylines_cli.writers.rows import ROW_KINDS

    return ("Rows", "Column", "Meaning"), (
        (name, column, meaning) for name, kind in ROW_KINDS.items() for column, meaning in kind.columns.items()
    )


def _metrics() -> Listing:
    from countylines_cli.writers.wording import METRICS

    return ("Metric", "In tables", "What is counted"), (
        (name, metric.label, metric.meaning) for name, metric in METRICS.items()
    )


TOPICS: dict[str, Callable[[], Listing]] = {"columns": _columns, "metrics": _metrics}
