"""What the benchmarks share: a process for each measurement, the best of some rounds, and tables of the figures."""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from countylines_cli.sources.files import find_files

ROOT = Path(__file__).parents[1]
T = TypeVar("T")
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as they were measured; they are rounded only where they are shown."""

    title: str
    rows: Sequence[Mapping[str, Cell]]
    notes: Sequence[str] = ()

    def markdown(self) -> str:
        """A table that reads well in a terminal too: its columns are aligned."""
        names = list(self.rows[0])
        lines = [names, *([shown(row[name]) for name in names] for row in self.rows)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(names))]
        drawn = [
            "| " + " | ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]) + " |"
            for line in lines
        ]
        drawn.insert(
            1, "|" + "|".join(["-" * (widths[0] + 2), *("-" * (width + 1) + ":" for width in widths[1:])]) + "|"
        )
        return "\n".join([f"**{self.title}**", "", *drawn, *(f"\n{note}" for note in self.notes)])


def compiled() -> bool:
    """Whether the extraction that is measured is the compiled one (see `setup.py`)."""
    import countylines_cli.pipeline

    return not countylines_cli.pipeline.__file__.endswith(".py")


def shown(cell: Cell) -> str:
    """A figure with the three digits that a measurement is good for."""
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 100 else f"{cell:.3g}"
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int) else cell


def print_table(table: Table, *, as_json: bool) -> None:
    """Print for a reader, or as JSON with all digits."""
    if as_json:
        print(json.dumps({"title": table.title, "rows": [dict(row) for row in table.rows], "notes": [*table.notes]}))
    else:
        print(table.markdown())


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """A parser with the options that every benchmark has; the docstring of the script is its help."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def alone(function: Callable[..., T], *arguments: object) -> T:
    """Call in a new process: caches that an earlier measurement has filled would make this one look fast."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def documents_of(folder: Path) -> list[Path]:
    """The documents of a folder as `cl` finds them, in its order."""
    return [Path(found) for found in find_files([str(folder)]) if isinstance(found, str)]


def spread(paths: Sequence[Path], number: int) -> list[Path]:
    """So many of the paths, evenly spread: the files of one force stand together and are alike."""
    number = min(number, len(paths))
    return [paths[index * len(paths) // number] for index in range(number)]


def least(values: Iterable[float | None]) -> float | None:
    """The best of some rounds: other work on the machine only ever adds to a time."""
    known = [value for value in values if value is not None]
    return min(known) if known else None
