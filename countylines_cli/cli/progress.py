"""How far a batch is: a bar on a terminal, a plain line now and then elsewhere. All of it on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from countylines_cli.cli.inputs import report

if TYPE_CHECKING:
    from rich.progress import Progress

_SECONDS_BETWEEN_LINES = 10.0
_SECONDS_BETWEEN_BARS = 0.1


class Silence:
    """Tells nothing."""

    def begin(self, size: Callable[[], int]) -> None:
        """Nothing."""

    def advance(self, inputs: int, position: int) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


class Lines(Silence):
    """A line every ten seconds."""

    def begin(self, size: Callable[[], int]) -> None:  # noqa: ARG002  a line needs no end
        self._inputs = 0
        self._began = self._told = time.monotonic()

    def advance(self, inputs: int, position: int) -> None:  # noqa: ARG002
        self._inputs += inputs
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = now
            report(f"{self._inputs:,} documents done, {self._inputs / (now - self._began):,.0f} a second")


class Bar(Silence):
    """A bar with rate and time left, by the bytes of the input files: an archive does not tell how many it holds."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    def begin(self, size: Callable[[], int]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.fields[inputs]:,} documents"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]:,.0f}/s"),
            TimeRemainingColumn(),
        )
        # no thread of its own: worker processes are forked from this one
        self._progress = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task = self._progress.add_task("", total=size(), inputs=0, rate=0.0)
        self._inputs = 0
        self._began = time.monotonic()
        self._drawn = 0.0
        self._progress.start()

    def advance(self, inputs: int, position: int) -> None:
        self._inputs += inputs
        now = time.monotonic()
        if self._progress is not None and now - self._drawn >= _SECONDS_BETWEEN_BARS:
            self._drawn = now
            rate = self._inputs / max(now - self._began, 0.001)
            self._progress.update(self._task, completed=position, inputs=self._inputs, rate=rate, refresh=True)

    def end(self) -> None:
        if self._progress is not None:
            self._progress.stop()


def choose_progress(quiet: bool) -> Silence:
    """What fits standard error."""
    if quiet:
        return Silence()
    return Bar() if sys.stderr.isatty() else Lines()
