"""Run every benchmark and write the figures into docs/performance.md.

    python benchmarks/run.py [--folder FOLDER] [--archive ARCHIVE] [--limit 3000] [--rounds 3] [--json]

FOLDER and ARCHIVE are looked for in `../shared/corpus`; a part whose corpus is absent is left out and says so. The
figures stand between two marker comments; the text around them stays as it is.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from corpus import corpus
from growth import SAMPLES, growth
from measure import ROOT, Cell, Table, compiled, parser_of, shown
from stages import stages
from startup import HELP, STATS, startup
from throughput import EXPORT, LOOK_UP, QUANTULUM, SPACY, throughput

CORPUS = ROOT.parent / "shared" / "corpus"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
# the goals were set on a machine where the yardstick, LOOK_UP, did this many documents a second
REFERENCE = 9130
GOAL = 1000


def main() -> int:
    """Measure, print, and rewrite the page."""
    parser = parser_of(__doc__)
    parser.add_argument("--folder", type=Path, default=CORPUS / "county-lines")
    parser.add_argument("--archive", type=Path, default=CORPUS / "police-news.tar.xz")
    parser.add_argument("--limit", type=int, default=3000, help="documents of the archive; 0 for all")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folder: Path | None = options.folder if options.folder.is_dir() else None
    archive: Path | None = options.archive if options.archive.is_file() else None
    limit: int | None = options.limit or None
    rounds: int = options.rounds
    parts: dict[str, Callable[[], Table] | None] = {
        "throughput": None if folder is None else lambda: throughput(folder, rounds),
        "startup": startup,
        "corpus": None
        if archive is None
        else lambda: corpus(archive, folder, limit, rounds=1 if limit is None else rounds),
        "growth": lambda: growth(folder or SAMPLES, rounds),
        "stages": None if folder is None else lambda: stages(folder),
    }
    tables: dict[str, Table] = {}
    for name, part in parts.items():
        print(f"{name} ..." if part else f"{name}: skipped, its corpus is absent", file=sys.stderr, flush=True)
        if part is not None:
            tables[name] = part()
    reached = goals(tables)
    shown_tables = [*([Table("Goals", reached)] if reached else []), *tables.values()]
    figures = "\n\n".join([machine(), *(table.markdown() for table in shown_tables)])
    if options.json:
        print(json.dumps({table.title: [dict(row) for row in table.rows] for table in shown_tables}))
    else:
        print(figures)
    write(figures)
    return 0


def goals(tables: dict[str, Table]) -> list[dict[str, Cell]]:
    """What was asked and what was measured, for the parts that ran."""
    rows: list[dict[str, Cell]] = []
    if "throughput" in tables:
        speeds = {row["what"]: row for row in tables["throughput"].rows}
        yardstick, own = _number(speeds[LOOK_UP], "documents a second"), _number(speeds[EXPORT], "documents a second")
        scaled = own / yardstick * REFERENCE if own and yardstick else None
        rows += [
            _at_least("documents a second, scaled to the reference machine", GOAL, scaled),
            _at_least("words a second against spaCy's", 4, _number(speeds[SPACY], "cl is faster by")),
            _at_least("words a second against quantulum3's", 50, _number(speeds[QUANTULUM], "cl is faster by")),
        ]
    if "startup" in tables:
        ratios = {row["what"]: _number(row, "times the bare program") for row in tables["startup"].rows}
        rows += [
            _at_most("`cl stats` against the bare program", 1.6, ratios[STATS]),
            _at_most("`cl --help` against the bare program", 1.2, ratios[HELP]),
        ]
    return rows


def machine() -> str:
    """What the figures depend on, without the name of anything."""
    libraries = ", ".join(f"{name} {_version(name)}" for name in ("spacy", "quantulum3", "dateparser", "typer", "rich"))
    return (
        f"Measured on {dt.date.today()}: {os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}; {libraries}. The extraction is {'compiled' if compiled() else 'plain Python'}."
    )


def write(figures: str) -> None:
    """Replace what stands between the markers."""
    page = PAGE.read_text(encoding="utf-8")
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{PAGE.name} lacks its markers: put {BEGIN} and {END} where the figures belong")
    PAGE.write_text(f"{head}{BEGIN}\n\n{figures}\n\n{END}{tail}", encoding="utf-8")


def _at_least(goal: str, asked: float, measured: float | None) -> dict[str, Cell]:
    return _goal(goal, f"at least {shown(asked)}", measured, met=measured is not None and measured >= asked)


def _at_most(goal: str, asked: float, measured: float | None) -> dict[str, Cell]:
    return _goal(goal, f"at most {shown(asked)}", measured, met=measured is not None and measured <= asked)


def _goal(goal: str, asked: str, measured: float | None, *, met: bool) -> dict[str, Cell]:
    verdict = "not measured" if measured is None else "met" if met else "not met"
    return {"goal": goal, "asked": asked, "measured": measured, "": verdict}


def _number(row: object, column: str) -> float | None:
    """A figure of a row; none where its library was not installed."""
    value = row.get(column) if isinstance(row, dict) else None
    return float(value) if isinstance(value, int | float) else None


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    sys.exit(main())
