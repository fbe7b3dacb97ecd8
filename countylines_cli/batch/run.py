"""A batch from its inputs to its output: journal, feed, loop and output, put together."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Protocol

from countylines_cli.batch.engines import Engine, cluster_engine, local_engine
from countylines_cli.batch.feed import Feed
from countylines_cli.batch.interrupt import interruptible
from countylines_cli.batch.journal import Changes, Counts, Journal
from countylines_cli.batch.loop import Loop
from countylines_cli.batch.manifest import Manifest
from countylines_cli.batch.outputs import Output, StaleOutputError, choose_output
from countylines_cli.batch.packing import problem_line
from countylines_cli.batch.task import Settings
from countylines_cli.batch.versions import code_fingerprint, versions
from countylines_cli.errors import UsageError
from countylines_cli.sources.archives import Columns

_MOST_PROBLEMS = 5
_JOURNAL = "journal.sqlite"


def usable_cores() -> int:
    """The processors that this process may use: on a shared machine fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Watch(Protocol):
    """Is told how a run goes on."""

    def begin(self, size: Callable[[], int]) -> None:
        """The run begins; `size` gives the bytes of all its inputs."""

    def advance(self, inputs: int, position: int) -> None:
        """Some inputs more are done, and the input files read up to a position."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to do.

    Attributes:
        format: csv, sqlite or parquet; by the suffix of `out` where None.
        jobs: worker processes on this machine.
        cluster: address of a Dask scheduler, instead of them.
        seconds: the longest that one document may take; 0 for as long as it wants.
        resume: go on from an earlier run, finished or not.
        force: make anew what exists.
    """

    paths: tuple[str, ...]
    out: str
    format: str | None = None
    jobs: int = field(default_factory=usable_cores)
    cluster: str | None = None
    columns: Columns = field(default_factory=Columns)
    seconds: float = 60.0
    resume: bool = False
    force: bool = False

    def fixed(self) -> dict[str, object]:
        """Those that the results depend on."""
        columns = {"text_column": self.columns.text, "id_column": self.columns.identifier}
        return {"paths": self.paths, "timeout": self.seconds} | columns


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run went.

    Attributes:
        changes: against the earlier run that it went on from.
        interrupted: it was stopped; what is done is kept.
        problems: the first inputs that failed.
        stale: why an earlier output could not be gone on from.
    """

    counts: Counts
    changes: Changes
    seconds: float
    interrupted: bool = False
    problems: tuple[str, ...] = ()
    stale: str | None = None


def run_batch(options: Options, watch: Watch) -> Summary:
    """Read all inputs and write the tables of what they state.

    Raises:
        UsageError: the output exists, or cannot be written; the cluster is not there.
    """
    output = choose_output(options.out, options.format)
    output.check()
    work = Path(f"{options.out.rstrip('/')}.part")
    _check_place(output.place, work, options)
    engine = cluster_engine(options.cluster) if options.cluster else local_engine(options.jobs)
    return _Run(options, output, work, engine, watch).run()


def _check_place(place: Path, work: Path, options: Options) -> None:
    """Refuse to touch what exists, unless told how."""
    if options.resume and options.force:
        raise UsageError("--resume keeps what exists and --force makes it anew: choose one of them")
    if options.resume or options.force:
        return
    if os.path.lexists(place):
        raise UsageError(f"{place} exists: bring it up to date with --resume, or make it anew with --force")
    if os.path.lexists(work):
        raise UsageError(f"{work} holds an unfinished run: go on with --resume, or start anew with --force")


class _Run:
    """The state of one run."""

    def __init__(self, options: Options, output: Output, work: Path, engine: Engine, watch: Watch) -> None:
        self._options = options
        self._output = output
        self._work = work
        self._engine = engine
        self._watch = watch
        self._versions = versions()
        self._began = time.monotonic()
        self._stale: str | None = None

    def run(self) -> Summary:
        try:
            self._work.mkdir(exist_ok=True)
        except OSError as error:
            reason = (error.strerror or "unknown reason").lower()
            raise UsageError(f"{self._work}: cannot be written ({reason}): choose another place with -o") from None
        with interruptible() as stopped, self._engine.settled(), self._journal() as journal:
            unfinished = journal.holds_results
            self._take_over(journal)
            self._work_off(journal, stopped)
            if not stopped() and journal.counts().read:
                self._write(journal, stopped)
            summary = self._summary(journal, stopped())
        if not summary.interrupted and (summary.counts.read or not unfinished):
            shutil.rmtree(self._work)
        return summary

    def _journal(self) -> Journal:
        fingerprint = f"{self._output.packing} {sorted(self._versions.items())}"
        return Journal(self._work / _JOURNAL, fingerprint, anew=self._options.force)

    def _take_over(self, journal: Journal) -> None:
        """Take the rows of a finished output over, unless an unfinished run has done so already."""
        if not self._options.resume:
            return
        if journal.outdated:
            self._stale = f"{self._work} was left by another version"
        if journal.holds_results or not self._output.place.exists():
            return
        try:
            journal.restore(self._output.restore(self._versions))
        except StaleOutputError as error:
            self._stale = f"{self._output.place}: {error}"

    def _work_off(self, journal: Journal, stopped: Callable[[], bool]) -> None:
        options = self._options
        own = (self._output.place, self._work)
        feed = Feed(options.paths, options.columns, journal.known, own, self._engine.reads_files)
        settings = Settings(self._output.packing, options.seconds, code_fingerprint())
        self._watch.begin(feed.size)
        position = 0
        for chunk, results in Loop(self._engine, settings, feed.chunks(), stopped).results():
            journal.add(results)
            position = max(position, chunk.position)
            self._watch.advance(len(results), position)

    def _write(self, journal: Journal, stopped: Callable[[], bool]) -> None:
        """Put the output together and move it to its place, unless interrupted."""
        folder = self._work / "finished"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        manifest = Manifest(self._versions, self._options.fixed(), journal.counts())
        self._output.write(takewhile(lambda _: not stopped(), journal.in_order()), manifest, folder)
        if not stopped():
            self._output.publish(folder)

    def _summary(self, journal: Journal, interrupted: bool) -> Summary:
        problems: tuple[str, ...] = ()
        counts = journal.counts()
        if counts.failed:
            packing = self._output.packing
            problems = tuple(problem_line(packed, packing) for packed in journal.problems(_MOST_PROBLEMS))
        seconds = time.monotonic() - self._began
        return Summary(counts, journal.changes(), seconds, interrupted, problems, self._stale)
