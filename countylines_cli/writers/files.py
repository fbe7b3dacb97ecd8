"""Output files, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from countylines_cli.errors import UsageError


@contextmanager
def atomic_file(path: str, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a file beside its place and rename it when it is done: a killed run leaves no half file.

    Line ends are written as given.

    Raises:
        UsageError: the place cannot be written.
    """
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        # a pipe or a device (/dev/stdout) must be written, not replaced
        with _open(path, path, encoding) as out:
            yield out
        return
    target = os.path.realpath(path)
    part = f"{target}.{os.getpid()}.part"
    try:
        with _open(part, path, encoding) as out:
            yield out
        _replace(part, target, path)
    finally:
        if os.path.exists(part):
            os.unlink(part)


def _open(place: str, path: str, encoding: str) -> TextIO:
    try:
        return open(place, "w", encoding=encoding, errors="backslashreplace", newline="")
    except OSError as error:
        raise _unwritable(path, error) from None


def _replace(part: str, target: str, path: str) -> None:
    try:
        os.replace(part, target)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: str, error: OSError) -> UsageError:
    reason = (error.strerror or "unknown reason").lower()
    return UsageError(f"{path}: cannot be written ({reason}): choose another place with -o")
