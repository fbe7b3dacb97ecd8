"""`cl show`: what the tool knows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from countylines_cli.errors import UsageError

if TYPE_CHECKING:
    from countylines_cli.lexicon.places import Area, Gazetteer

Row = tuple[str, ...]
Listing = tuple[Row, Iterable[Row]]

_KINDS = {
    "county": "ceremonial county",
    "preserved_county": "preserved county of Wales",
    "nation": "nation",
    "force_area": "police force area",
    "region": "region",
    "national": "national",
}


def show(
    topic: Annotated[str, typer.Argument(help="columns, counties, drugs, forces or metrics.", show_default=False)],
    format_name: Annotated[
        str | None,
        typer.Option("--format", "-f", help="csv, tsv, json, jsonl or md.", show_default="a table for reading"),
    ] = None,
) -> None:
    """What the tool knows: columns, counties, drugs, forces, metrics."""
    if topic not in TOPICS:
        raise UsageError(f"unknown topic '{topic}': choose one of {', '.join(TOPICS)}")
    columns, rows = TOPICS[topic]()
    if format_name is None:
        _print_table(columns, rows)
    else:
        _write(format_name, columns, rows)


def _print_table(columns: Row, rows: Iterable[Row]) -> None:
    from countylines_cli.cli.console import TableConsole
    from countylines_cli.writers.table import plain_table

    TableConsole().print(plain_table(columns, rows))


def _write(format_name: str, columns: Row, rows: Iterable[Row]) -> None:
    """Write a topic as data, its columns named as a program likes them."""
    from countylines_cli.writers.formats import choose_format

    names = tuple(column.lower().replace(" ", "_") for column in columns)
    chosen = choose_format(format_name, None)
    chosen.write((dict(zip(names, row, strict=True)) for row in rows), names, sys.stdout)


def _columns() -> Listing:
    from countylines_cli.writers.rows import ROW_KINDS

    return ("Rows", "Column", "Meaning"), (
        (name, column, meaning) for name, kind in ROW_KINDS.items() for column, meaning in kind.columns.items()
    )


def _counties() -> Listing:
    return ("Area", "Kind", "Made up of", "Police"), _county_rows()


def _county_rows() -> Iterator[Row]:
    """Counties first, then the larger areas, each by name."""
    from countylines_cli.lexicon.places import gazetteer

    known = gazetteer()
    order = list(_KINDS)
    for area in sorted(known.areas.values(), key=lambda area: (order.index(area.kind), area.name)):
        yield area.name, _KINDS[area.kind], ", ".join(area.parts), ", ".join(_forces_of(area, known))


def _forces_of(area: Area, known: Gazetteer) -> Iterator[str]:
    """The forces of an area; of a county not the regional units, which its region shows."""
    for force in known.forces.values():
        home = known.areas.get(force.area)
        territorial = home is not None and home.kind not in ("region", "national")
        if force.area == area.name or (territorial and area.name in force.counties):
            yield force.name


def _drugs() -> Listing:
    from countylines_cli.lexicon.vocabulary import vocabulary

    known = vocabulary()
    phrases = (word for entries in known.phrases.values() for _, word in entries)
    names: dict[tuple[str, str], list[str]] = {}
    for word in (*known.words.values(), *phrases):
        if word.noun is not None and word.noun.cls in ("drug", "form") and not word.noun.plural:
            names.setdefault((word.noun.cls, word.noun.item), []).append(word.text)
    kinds = {"drug": "drug", "form": "counted in"}
    rows = ((kinds[cls], item, ", ".join(sorted(words))) for (cls, item), words in sorted(names.items()))
    return ("Kind", "In tables", "Read from the words"), rows


def _forces() -> Listing:
    from countylines_cli.lexicon.places import gazetteer

    forces = sorted(gazetteer().forces.values())
    return ("Police force", "Area in tables", "Counties"), (
        (force.name, force.area, ", ".join(force.counties)) for force in forces
    )


def _metrics() -> Listing:
    from countylines_cli.writers.wording import METRICS

    return ("Metric", "In tables", "What is counted"), (
        (name, metric.label, metric.meaning) for name, metric in METRICS.items()
    )


TOPICS: dict[str, Callable[[], Listing]] = {
    "columns": _columns,
    "counties": _counties,
    "drugs": _drugs,
    "forces": _forces,
    "metrics": _metrics,
}
