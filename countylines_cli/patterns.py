"""Patterns that are compiled when a text first needs them: to compile all takes longer than to read a document."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence

_END = sys.maxsize


class Pattern:
    """A regular expression with the methods of `re.Pattern`, compiled by the first of their calls.

    For what some documents need and others do not; the patterns of every document are compiled with `re.compile`.

    Args:
        stems: one of them stands in all that the expression matches. A substring is found in a fiftieth of a pattern's
            time: where none stands, the pattern is neither tried nor compiled.
    """

    def __init__(self, expression: str, flags: int = 0, stems: Sequence[str] = ()) -> None:
        self._expression = expression
        self._flags = flags
        self._stems = tuple(stems)
        self._compiled: re.Pattern[str] | None = None

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self._pattern().search(text, start, end) if self._can_match(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self._pattern().match(text, start, end) if self._can_match(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        return self._pattern().fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        return self._pattern().finditer(text, start, end)

    def findall(self, text: str) -> list[str]:
        return self._pattern().findall(text)

    def split(self, text: str) -> list[str]:
        return self._pattern().split(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._pattern().sub(replacement, text)

    def _can_match(self, text: str, start: int, end: int) -> bool:
        for stem in self._stems:
            if text.find(stem, start, end) >= 0:
                return True
        return not self._stems

    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._expression, self._flags)
        return self._compiled
