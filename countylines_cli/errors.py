"""What can go wrong, as types, and the exit codes that tell a shell of it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every `cl` command."""

    OK = 0
    INTERNAL_ERROR = 1
    USAGE = 2
    SOME_FAILED = 3
    NOTHING_READABLE = 4
    INTERRUPTED = 130


class CountyLinesError(Exception):
    """Base of all errors that the program raises on purpose."""

    exit_code = ExitCode.INTERNAL_ERROR


class UsageError(CountyLinesError):
    """The command line asks for something that cannot be."""

    exit_code = ExitCode.USAGE


class SourceError(CountyLinesError):
    """One input cannot be read; the others can still be.

    Attributes:
        source: the input as the user named it.
        problem: what is wrong, in a few words.
        remedy: what the user can do about it.
    """

    exit_code = ExitCode.NOTHING_READABLE

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}: {remedy}")
        self.source = source
        self.problem = problem
        self.remedy = remedy


class LexiconError(CountyLinesError):
    """A data file of the lexicon breaks its own rules."""
