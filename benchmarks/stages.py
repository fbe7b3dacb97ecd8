"""Where the time of an extraction goes, by stage: cProfile over some documents.

    python benchmarks/stages.py CORPUS_FOLDER [--limit 200] [--json]

A built-in function's time belongs to the stage that calls it. The profiler slows small functions more than large ones,
so the shares are a guide for where to look, no measurement. Where the package is compiled, its source is profiled.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import subprocess
import sys
from collections import Counter
from pathlib import Path

from measure import ROOT, Table, alone, compiled, documents_of, parser_of, print_table, spread

_STAGES = {
    "sources": "reading", "text/blocks": "lines and sentences", "text/scanner": "scanner", "text/chunks": "scanner", "text/gate": "scanner", "extractors/dates": "dates",
    "extractors/period": "dates", "extractors/counties": "places", "lexicon/places": "places",
    "extractors/story": "story", "totals": "totals", "extractors": "grammar", "pipeline": "conductor",
}  # fmt: skip
Function = tuple[str, int, str]


def main() -> int:
    """Measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    print_table(stages(options.folder, options.limit), as_json=options.json)
    return 0


def stages(folder: Path, limit: int = 200) -> Table:
    """The share of each stage, the largest first."""
    if compiled():
        return _of_source(folder, limit)
    paths = spread(documents_of(folder), limit)
    times, costly = alone(profiled, paths)
    whole = sum(times.values())
    names = {stage: ", ".join(f"`{name}`" for name, _ in costly[stage].most_common(3)) for stage in times}
    rows = [
        {"stage": stage, "share": f"{100 * taken / whole:.0f} %", "most of it in": names[stage]}
        for stage, taken in times.most_common()
    ]
    return Table("Where the time goes", rows, (f"cProfile over {len(paths)} documents, own time of each function.",))


def _of_source(folder: Path, limit: int) -> Table:
    """The same, of the source: the profiler sees no function of compiled code."""
    command = [sys.executable, __file__, str(folder), "--limit", str(limit), "--json"]
    done = subprocess.run(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    told = json.loads(done.stdout)
    return Table(told["title"], told["rows"], told["notes"])


def profiled(paths: list[Path]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Seconds by stage, and within each stage by function."""
    from countylines_cli import extract, read

    extract("Officers made one arrest in Kent.")  # loads the lexicon
    profile = cProfile.Profile()
    profile.enable()
    for path in paths:
        extract(read(path))
    profile.disable()
    times: Counter[str] = Counter()
    costly: dict[str, Counter[str]] = {}
    for function, (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        shares = {function: own} if stage_of(function) else {caller: cost[2] for caller, cost in callers.items()}
        for owner, cost in shares.items():
            stage = stage_of(owner) or "the rest"
            times[stage] += cost
            costly.setdefault(stage, Counter())[owner[2]] += cost
    return times, costly


def stage_of(function: Function) -> str | None:
    """The stage of a function of this package; none for one of Python's or a library's."""
    name = function[0].replace("\\", "/").rpartition("countylines_cli/")[2].removesuffix(".py")
    if "countylines_cli" not in function[0]:
        return None
    return next((stage for start, stage in _STAGES.items() if name.startswith(start)), "the rest")


if __name__ == "__main__":
    sys.exit(main())
