"""Inputs, as a user names them, to Documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from countylines_cli.errors import SourceError
from countylines_cli.model import Document
from countylines_cli.sources.decoding import decode
from countylines_cli.sources.files import STDIN, find_files, missing
from countylines_cli.sources.plain import document_from_text

PAGE_SUFFIXES = (".html", ".htm")


def read(path: str | os.PathLike[str]) -> Document:
    """Read one file, or standard input where the path is `-`.

    Raises:
        SourceError: the file is missing, empty, binary, forbidden or in an encoding that nobody can tell.
    """
    source = os.fspath(path)
    return document_from_bytes(read_bytes(source), source)


def read_documents(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Document | SourceError]:
    """Read files, folders, globs and `-`, in the order given; a folder in sorted order.

    Yields:
        A Document for each file that can be read, a SourceError for each input that cannot: the others go on.
    """
    for found in find_files(os.fspath(path) for path in paths):
        if isinstance(found, SourceError):
            yield found
            continue
        try:
            document = read(found)
        except SourceError as error:
            yield error
        else:
            yield document


def document_from_bytes(content: bytes, source: str) -> Document:
    """Decode the content of one file and read it as the web page or the text that it is.

    Raises:
        SourceError: the content is empty, binary or in an encoding that nobody can tell.
    """
    text, encoding = decode(content, source)
    if not text.strip():
        raise SourceError(source, "the file is empty", "give a file with the text of a release")
    if source.lower().endswith(PAGE_SUFFIXES) or _looks_like_page(text):
        # trafilatura takes a quarter of a second to import: only for who reads a page
        from countylines_cli.sources.webpage import document_from_page

        return document_from_page(text, source, encoding)
    return document_from_text(text, source, encoding)


def _looks_like_page(text: str) -> bool:
    """Whether a text without the suffix of a page is one all the same."""
    return text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


def read_bytes(source: str) -> bytes:
    """The content of a file or of standard input.

    Raises:
        SourceError: the file is missing or forbidden.
    """
    if source == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except FileNotFoundError:
        raise missing(source) from None
    except IsADirectoryError:
        raise SourceError(source, "this is a folder", "name a file in it, or use read_documents") from None
    except PermissionError:
        raise SourceError(source, "permission denied", "ask its owner for the right to read it") from None
    except (OSError, ValueError) as error:
        raise SourceError(source, _reason(error), "check the name and the disk") from None


def _reason(error: OSError | ValueError) -> str:
    """The system's own words for what is wrong, without the number and the path."""
    words = error.strerror if isinstance(error, OSError) else str(error)
    return (words or "cannot be read").lower()
