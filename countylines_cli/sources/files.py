"""Which files a user means: files, folders walked in sorted order, globs that the shell left alone, `-`."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator

from countylines_cli.errors import SourceError

STDIN = "-"
SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")


def find_files(paths: Iterable[str], more_suffixes: tuple[str, ...] = ()) -> Iterator[str | SourceError]:
    """The files that the paths name, in their order, and an error for each path that names none.

    Args:
        more_suffixes: of files to take from folders besides documents.
    """
    suffixes = (*SUFFIXES, *more_suffixes)
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _files_of_folder(path, suffixes)
        elif glob.has_magic(path) and not os.path.exists(path):
            yield from _files_of_glob(path, suffixes)
        else:
            yield path


def missing(path: str) -> SourceError:
    """The error for a file that does not exist, with the nearest name that does."""
    folder, name = os.path.split(path)
    if folder and not os.path.isdir(folder):
        return SourceError(path, "no such file", f"the folder {folder} does not exist")
    import difflib

    near = difflib.get_close_matches(name, _names(folder or "."), n=1)
    remedy = f"did you mean {os.path.join(folder, near[0])}?" if near else "check the name"
    return SourceError(path, "no such file", remedy)


def _names(folder: str) -> list[str]:
    """The names in a folder; none where it may not be listed."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _files_of_glob(pattern: str, suffixes: tuple[str, ...]) -> Iterator[str | SourceError]:
    """The matches of a glob: the Windows shell hands it over as it stands, and quotes do so on any system."""
    matches = sorted(glob.glob(pattern, recursive=True))
    if not matches:
        yield SourceError(pattern, "no file matches", "check the pattern")
    for path in matches:
        if os.path.isdir(path):
            yield from _files_of_folder(path, suffixes)
        else:
            yield path


def _files_of_folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[str | SourceError]:
    """Every document of a folder and its subfolders; an error if there is none, or for a subfolder that is closed."""
    forbidden: list[OSError] = []
    found = False
    for parent, subfolders, names in os.walk(folder, onerror=forbidden.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(suffixes) and not name.startswith("."):
                found = True
                yield os.path.join(parent, name)
    for error in forbidden:
        yield SourceError(str(error.filename), "permission denied", "ask the folder's owner for the right to read it")
    if not found and not forbidden:
        yield SourceError(folder, "no documents in this folder", f"it needs files that end in {' '.join(suffixes)}")
