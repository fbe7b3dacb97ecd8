"""The inputs of a command: documents read and extracted one by one, what cannot be read reported on the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from countylines_cli.errors import ExitCode, SourceError
from countylines_cli.writers.safe import one_line

if TYPE_CHECKING:
    from countylines_cli.model import Document, Extraction


class Inputs:
    """The documents that the paths of a command line name."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._read = 0
        self._failed = 0

    def documents(self) -> Iterator[Document]:
        """Each document that can be read; a line on standard error for each input that cannot."""
        from countylines_cli.sources import read_documents

        for found in read_documents(self._paths):
            if isinstance(found, SourceError):
                self._failed += 1
                report(str(found))
            else:
                self._read += 1
                yield found

    def extractions(self) -> Iterator[Extraction]:
        """What each document states."""
        # the lexicon and the grammars: not for `cl --help`
        from countylines_cli.pipeline import extract

        return map(extract, self.documents())

    @property
    def exit_code(self) -> ExitCode:
        """How the reading went, once it is over."""
        if not self._failed:
            return ExitCode.OK
        return ExitCode.SOME_FAILED if self._read else ExitCode.NOTHING_READABLE


def report(message: str) -> None:
    """Write one line to standard error under the name of the program."""
    print(f"cl: {one_line(message)}", file=sys.stderr)
