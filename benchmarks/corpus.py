"""`cl batch` over an archive with one process and with two, beside the least that any reader of it must do.

    python benchmarks/corpus.py ARCHIVE [--folder FOLDER] [--limit N] [--jobs 1 2] [--rounds 1] [--json]

The least is to unpack the archive and to split its texts into words, on one core. `--folder` measures a folder of
releases too. `--limit` takes the first documents only: the whole archive takes minutes.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from statistics import median

from measure import Cell, Table, alone, documents_of, parser_of, print_table

LEAST = r"unpack and split into `\w+` words"
_CL = [sys.executable, "-P", "-c", "from countylines_cli.cli.main import main; main()", "batch"]
_WORD = re.compile(r"\w+")
# 3 tells that some inputs failed; the others are done
_DONE = (0, 3)


def main() -> int:
    """Measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N documents of the archive")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    table = corpus(options.archive, options.folder, options.limit, options.jobs, options.rounds)
    print_table(table, as_json=options.json)
    return 0


def corpus(
    archive: Path, folder: Path | None = None, limit: int | None = None, jobs: Sequence[int] = (1, 2), rounds: int = 1
) -> Table:
    """Time and memory of each run, the best of some rounds; the least is measured beside every one of them."""
    with tempfile.TemporaryDirectory() as work:
        if limit is not None:
            archive = first_documents(archive, limit, Path(work) / "part.tar.xz")
        sources = [archive] if folder is None else [archive, folder]
        runs: dict[tuple[Path, int], list[tuple[float, float]]] = {
            (source, job): [] for source in sources for job in jobs
        }
        least: list[float] = []
        for number in range(rounds):
            for (source, job), measured in runs.items():
                count, taken = alone(unpack_and_split, archive)
                least.append(taken)
                measured.append(batch(source, job, Path(work) / f"{number}-{job}-{source.name}"))
    name = "the archive" if limit is None else f"the first {count:,} documents"
    rows = [_row(f"{name}: {LEAST}", count, median(least), None, 1.0)]
    for (source, job), measured in runs.items():
        taken, memory = min(measured)
        if source == archive:
            rows.append(_row(f"{name}: `cl batch -j {job}`", count, taken, memory, taken / median(least)))
        else:
            rows.append(_row(f"a folder: `cl batch -j {job}`", len(documents_of(source)), taken, memory, None))
    limited = f"Limited to the first {count:,} documents of the archive. " if limit is not None else ""
    note = (
        f"{limited}Best of {rounds} rounds; the median for the least, which is over sooner. "
        "Memory is the highest sum over all processes; what they share counts in each."
    )
    return Table("A whole archive", rows, (note,))


def first_documents(archive: Path, limit: int, target: Path) -> Path:
    """An archive of the first members of another, packed alike."""
    with tarfile.open(archive, "r|*") as members, tarfile.open(target, "w:xz") as part:
        taken = 0
        for member in members:
            if taken == limit:
                break
            if member.isfile():
                part.addfile(member, members.extractfile(member))
                taken += 1
    return target


def unpack_and_split(archive: Path) -> tuple[int, float]:
    """The number of documents, and the seconds that it takes to unpack them and split them into words."""
    began = time.perf_counter()
    number = 0
    with tarfile.open(archive, "r|*") as members:
        for member in members:
            content = members.extractfile(member)
            if content is not None:
                _WORD.findall(content.read().decode("utf-8", "replace"))
                number += 1
    return number, time.perf_counter() - began


def batch(source: Path, jobs: int, out: Path) -> tuple[float, float]:
    """The seconds of a run of `cl batch`, and the highest memory of all its processes in MB."""
    highest = 0
    began = time.perf_counter()
    line = [*_CL, str(source), "-o", str(out), "-j", str(jobs), "-q"]
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            highest = max(highest, memory_of(process.pid))
            time.sleep(0.1)
    taken = time.perf_counter() - began
    if process.returncode not in _DONE:
        raise SystemExit(f"cl batch ended with {process.returncode}")
    return taken, highest / 1e6


def memory_of(pid: int) -> int:
    """The resident bytes of a process and of all that it has started."""
    try:
        psutil = import_module("psutil")
    except ImportError:
        return _memory_from_proc(pid)
    try:
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    return sum(_resident(psutil, member) for member in family)


def _resident(psutil: object, process: object) -> int:
    """Nothing for a process that has ended since it was listed."""
    try:
        return int(process.memory_info().rss)  # type: ignore[attr-defined]
    except psutil.NoSuchProcess:  # type: ignore[attr-defined]
        return 0


def _memory_from_proc(pid: int) -> int:
    """The same from Linux's own files, where psutil is not installed."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text(errors="replace").splitlines() if ":" in line)
        except OSError:
            continue
        number = int(status.parent.name)
        parents[number] = int(fields["PPid"])
        sizes[number] = int(fields.get("VmRSS", "0 kB").split()[0]) * 1024
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(sizes.get(member, 0) for member in family)


def _row(name: str, number: int, taken: float, memory: float | None, ratio: float | None) -> dict[str, Cell]:
    return {
        "what": name, "seconds": taken, "documents a second": number / taken, "peak memory, MB": memory,
        "times the least": ratio,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
