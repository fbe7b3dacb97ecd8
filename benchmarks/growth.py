"""Whether twice the text takes twice the time: more documents, and longer ones.

    python benchmarks/growth.py [FOLDER] [--rounds 3] [--json]

FOLDER holds releases; an eighth of them is the smallest number. Without it the samples are read again and again.
A long document is one sample's text, repeated.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from measure import Cell, Table, alone, documents_of, parser_of, print_table, spread

SAMPLES = Path(__file__).parents[1] / "samples"
LONG = SAMPLES / "regional-week-of-action.md"
# samples are few: repeated, they are still enough for the clock
_FEWEST = 400
_TIMES = (1, 2, 4, 8)
_MEGABYTES = (1, 2, 4, 8)


def main() -> int:
    """Measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print_table(growth(options.folder, options.rounds), as_json=options.json)
    return 0


def growth(folder: Path = SAMPLES, rounds: int = 3) -> Table:
    """The cost of a document, and of a megabyte of one document, against the smallest measurement."""
    paths = documents_of(folder)
    paths = list(islice(cycle(paths), max(len(paths), _FEWEST)))
    some = [spread(paths, len(paths) * times // _TIMES[-1]) for times in _TIMES]
    many: list[list[float]] = [[] for _ in some]
    long: list[list[float]] = [[] for _ in _MEGABYTES]
    for _ in range(rounds):
        for measured, part in zip(many, some, strict=True):
            measured.append(alone(seconds_of_many, part))
        for measured, megabytes in zip(long, _MEGABYTES, strict=True):
            measured.append(alone(seconds_of_long, megabytes))
    rows: list[dict[str, Cell]] = []
    for measured, part in zip(many, some, strict=True):
        size = sum(path.stat().st_size for path in part) / 1e6
        rows.append(_row(f"{len(part):,} documents", size, min(measured), rows[0] if rows else None))
    first = len(rows)
    for measured, megabytes in zip(long, _MEGABYTES, strict=True):
        known = rows[first] if rows[first:] else None
        rows.append(_row(f"one document of {megabytes} MB", megabytes, min(measured), known))
    note = (
        f"Best of {rounds} rounds in turns, each measurement in a new process. "
        "The last column is the cost of a MB against the smallest of its kind."
    )
    return Table("Growth", rows, (note,))


def seconds_of_many(paths: Sequence[Path]) -> float:
    """The time to read and extract some files."""
    from countylines_cli import extract, read

    extract("Officers made one arrest in Kent.")  # loads the lexicon
    began = time.perf_counter()
    for path in paths:
        extract(read(path))
    return time.perf_counter() - began


def seconds_of_long(megabytes: int) -> float:
    """The time to extract one text of that length."""
    from countylines_cli import extract, read

    document = read(LONG)
    body = document.text[document.body_start :].strip() + "\n\n"
    text = (body * (megabytes * 1_000_000 // len(body) + 1))[: megabytes * 1_000_000]
    extract("Officers made one arrest in Kent.")
    began = time.perf_counter()
    extract(text)
    return time.perf_counter() - began


def _row(name: str, size: float, taken: float, first: dict[str, Cell] | None) -> dict[str, Cell]:
    cost = taken / size
    known = first["seconds a MB"] if first else cost
    assert isinstance(known, float)
    return {"what": name, "MB": size, "seconds": taken, "seconds a MB": cost, "against the smallest": cost / known}


if __name__ == "__main__":
    sys.exit(main())
