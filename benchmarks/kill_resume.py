"""Kill `cl batch` at random moments, resume it, and compare: the same bytes every time, or exit 1.

    python benchmarks/kill_resume.py FOLDER [--kills 20] [--jobs 2] [--out csv|sqlite|parquet] [--seed 1]

Each trial starts anew, is killed (SIGKILL, the conductor alone: its workers must notice), and is resumed to its end.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CL = [sys.executable, "-c", "from countylines_cli.cli.main import main; main()", "batch"]
SUFFIXES = {"csv": "", "sqlite": ".sqlite", "parquet": ".parquet"}


def main() -> int:
    """Run the trials; the exit code tells whether all gave the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--out", choices=SUFFIXES, default="csv")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        line = [*CL, *(str(path.absolute()) for path in options.paths), "--jobs", str(options.jobs)]
        whole = Path(folder) / f"whole{SUFFIXES[options.out]}"
        began = time.monotonic()
        subprocess.run([*line, "-o", whole, "-q"], check=False)
        seconds = time.monotonic() - began
        expected = digest(whole)
        print(f"a whole run takes {seconds:.1f} seconds")
        same = [
            trial(line, Path(folder) / f"{number}{SUFFIXES[options.out]}", chance.uniform(0, seconds), expected)
            for number in range(options.kills)
        ]
    print(f"{sum(same)} of {options.kills} gave the same bytes")
    return 0 if all(same) else 1


def trial(line: list[str], place: Path, moment: float, expected: str) -> bool:
    """Start, kill after some seconds, resume: whether the output is the expected one."""
    while not killed(line, place, moment):
        # done before: the machine was busier when the whole run was timed
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        moment *= 0.7
    resumed = subprocess.run([*line, "-o", place, "--resume"], stderr=subprocess.PIPE, text=True, check=False)
    kept = re.search(r"([\d,]+) kept", resumed.stderr)
    same = digest(place) == expected
    told = "the same bytes" if same else "OTHER BYTES"
    print(f"killed after {moment:5.2f} s, {kept[1] if kept else 'none'} kept: {told}", flush=True)
    return same


def killed(line: list[str], place: Path, moment: float) -> bool:
    """Start a run and kill it after some seconds: whether it was still under way."""
    with subprocess.Popen([*line, "-o", place, "-q"]) as process:
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.returncode < 0


def digest(place: Path) -> str:
    """A hash of all files of an output, and of their names within it."""
    state = hashlib.sha256()
    files = [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())
    for path in files:
        state.update(
            path.relative_to(place.parent).as_posix().removeprefix(place.name).encode() + b"\0" + path.read_bytes()
        )
    return state.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
