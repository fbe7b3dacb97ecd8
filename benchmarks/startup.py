"""What a command costs before it does anything: `cl --help` and `cl stats` on one sample, beside a bare Typer program.

    python benchmarks/startup.py [--sample samples/regional-week-of-action.md] [--runs 15] [--json]

The bare program prints one table with Rich: less than that no program with these two libraries can take.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from measure import Cell, Table, parser_of, print_table

SAMPLE = Path(__file__).parents[1] / "samples" / "regional-week-of-action.md"
BARE = "a bare Typer program with one Rich table"
HELP = "`cl --help`"
STATS = "`cl stats` on one sample"
_CL = [sys.executable, "-P", "-c", "from countylines_cli.cli.main import main; main()"]
_PROGRAM = '''
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def main() -> None:
    """Print one table."""
    table = Table("Statistic", "Figure", "Area")
    for number in range(10):
        table.add_row("Arrests", str(number), "Kent")
    Console().print(table)


app()
'''


def main() -> int:
    """Measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("--sample", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    print_table(startup(options.sample, options.runs), as_json=options.json)
    return 0


def startup(sample: Path = SAMPLE, runs: int = 15) -> Table:
    """The median of some runs of each; they take turns, so that all share the machine's moods."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "bare.py"
        program.write_text(_PROGRAM, encoding="utf-8")
        lines = {BARE: [sys.executable, str(program)], HELP: [*_CL, "--help"], STATS: [*_CL, "stats", str(sample)]}
        for line in lines.values():
            _seconds(line)  # the first run of all reads the disk and writes the bytecode
        times = [{name: _seconds(line) for name, line in lines.items()} for _ in range(runs)]
    middle = {name: median(timed[name] for timed in times) for name in lines}
    rows: list[dict[str, Cell]] = [
        {"what": name, "ms": middle[name] * 1000, "times the bare program": middle[name] / middle[BARE]}
        for name in lines
    ]
    return Table("Start", rows, (f"Median of {runs} runs of each, in turns.",))


def _seconds(line: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
