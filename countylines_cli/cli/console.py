"""The console that tables are printed on. Imports rich: only for a command that prints tables."""

from __future__ import annotations

import os
import sys

from rich.console import Console

# a pipe has no width: this leaves room for a sentence beside its figure
_PIPE_WIDTH = 100
_NARROWEST = 40


class TableConsole(Console):
    """Standard output, as wide as the terminal, as $COLUMNS or as a pipe bears; no markup, no emoji, no highlights."""

    def __init__(self) -> None:
        super().__init__(width=_width(), highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> None:
        """Leave a closed pipe to `main`: rich would exit with 1, but a reader that has had enough is no failure."""
        raise


def _width() -> int | None:
    """Columns to use; None lets rich ask the terminal."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(_NARROWEST, int(columns))
    return None if sys.stdout.isatty() else _PIPE_WIDTH
