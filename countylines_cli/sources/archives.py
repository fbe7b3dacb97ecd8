"""One file that holds many documents: archives, compressed files, and tables with a column of texts.

Everything is read as a stream from its first byte to its last: nothing is unpacked to disk, and at most one document
is held in memory. A member is named as if its archive were a folder (`news.tar.xz/kent/raid.md`), a row of a table by
its id or its number (`news.csv#17`).
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import IO, BinaryIO, NamedTuple, cast

from countylines_cli.errors import SourceError
from countylines_cli.model import Document
from countylines_cli.sources.documents import document_from_bytes
from countylines_cli.sources.files import SUFFIXES
from countylines_cli.sources.frontmatter import DATE_KEYS, USED_KEYS
from countylines_cli.sources.tar import tar_members

# a release has some kilobytes; what is larger than this is a mistake, or a bomb that would fill the memory
LARGEST_DOCUMENT = 64 * 1024 * 1024
# `news.tar.gz` is a compressed `news.tar`: one layer a suffix
_UNPACKERS: dict[str, tuple[str, Callable[[IO[bytes]], object]]] = {
    ".tgz": (".tar", gzip.open),
    ".tbz2": (".tar", bz2.open),
    ".txz": (".tar", lzma.open),
    ".gz": ("", gzip.open),
    ".bz2": ("", bz2.open),
    ".xz": ("", lzma.open),
}
_ARCHIVES = (".zip", ".tar")
_JSON_LINES = (".jsonl", ".ndjson")
_CSV = (".csv",)
CONTAINER_SUFFIXES = (*_ARCHIVES, *_UNPACKERS, *_JSON_LINES)
_CONTAINERS = (*CONTAINER_SUFFIXES, *_CSV)
TABLE_SUFFIXES = (*_CSV, *_JSON_LINES)
_BUFFER = 1 << 18
_MEMBERS = (*SUFFIXES, *CONTAINER_SUFFIXES)
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error, EOFError, OSError, ValueError)
_SNIFFED = 1 << 16


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table to read.

    Attributes:
        text: the column of the document's text; `text` where none is named.
        identifier: the column that names the document; its number where none is named.
    """

    text: str | None = None
    identifier: str | None = None


class Entry(NamedTuple):
    """One document as it was found, not yet decoded.

    Attributes:
        about: what columns beside the text say of it: `title`, `url`, `area`, a date.
    """

    source: str
    content: bytes
    about: Mapping[str, str] | None = None


def is_container(path: str) -> bool:
    """Whether a file is read by `read_entries`, by its suffix."""
    return path.lower().endswith(_CONTAINERS)


def read_entries(path: str, stream: BinaryIO, columns: Columns) -> Iterator[Entry | SourceError]:
    """The documents of an archive, a compressed file or a table, in the order that they stand in it.

    Args:
        path: the file as the user named it; its suffix tells what it is.
        stream: the file, open for reading.

    Yields:
        An Entry for each document, a SourceError for each member or row that cannot be read, and for a damaged file.
    """
    found = False
    for entry in _guarded(path, path, stream, columns):
        found = True
        yield entry
    if not found:
        yield SourceError(path, "no documents in this file", f"it needs members that end in {' '.join(SUFFIXES)}")


def document_from_entry(entry: Entry) -> Document:
    """Decode an entry; what its columns say of it goes before what its text says.

    Raises:
        SourceError: the content is empty, binary or in an encoding that nobody can tell.
    """
    document = document_from_bytes(entry.content, entry.source)
    if not entry.about:
        return document
    about = entry.about
    return replace(
        document,
        title=about.get("title") or document.title,
        url=about.get("url") or document.url,
        area=about.get("area") or document.area,
        date_text=next((about[key] for key in DATE_KEYS if about.get(key)), None) or document.date_text,
    )


def _guarded(source: str, name: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    """The documents of a stream; damage ends it with an error, after all that stands before the damage."""
    try:
        yield from _entries(source, name, stream, columns)
    except _DAMAGE as error:
        problem = f"damaged or cut short ({_words(error)})"
        yield SourceError(source, problem, "fetch or pack it again; what stands before the damage was read")


def _entries(source: str, name: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    """The documents of a stream by the suffix of its name."""
    lower = name.lower()
    for suffix, (inner, unpack) in _UNPACKERS.items():
        if lower.endswith(suffix):
            return _unpacked(source, name[: -len(suffix)] + inner, cast("io.RawIOBase", unpack(stream)), columns)
    if lower.endswith(".tar"):
        return _tar(source, stream, columns)
    if lower.endswith(".zip"):
        return _zip(source, stream, columns)
    if lower.endswith(_JSON_LINES):
        return _json_lines(source, stream, columns)
    if lower.endswith(_CSV):
        return _csv(source, stream, columns)
    return iter([_document(source, stream)])


def _unpacked(source: str, name: str, stream: io.RawIOBase, columns: Columns) -> Iterator[Entry | SourceError]:
    """The documents of a compressed file, which holds one file."""
    if not is_container(name):
        # the name within tells a page from a text
        source = f"{source}/{name.rpartition('/')[2]}"
    with io.BufferedReader(stream, _BUFFER) as buffered:
        yield from _entries(source, name, buffered, columns)


def _tar(source: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    for name, member in tar_members(stream):
        if _wanted(name, columns):
            yield from _member(f"{source}/{_clean(name)}", name, member, columns)


def _zip(source: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.is_dir() or not _wanted(info.filename, columns):
                continue
            member = f"{source}/{_clean(info.filename)}"
            if info.flag_bits & 1:
                yield SourceError(member, "it is encrypted", "unpack the archive with its password and name the folder")
                continue
            try:
                with archive.open(info) as content:
                    yield from _member(member, info.filename, content, columns)
            except NotImplementedError as error:
                yield SourceError(member, _words(error), "pack it again with the usual compression (deflate)")
            except zipfile.BadZipFile as error:
                yield SourceError(member, f"damaged ({_words(error)})", "fetch or pack it again")


def _member(source: str, name: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    """The documents of one member: itself, or those of the table or compressed file that it is."""
    if not is_container(name):
        yield _document(source, stream)
    elif name.lower().endswith(".zip"):
        yield SourceError(source, "a ZIP file within an archive", "take it out and name it as an input")
    else:
        with io.BufferedReader(cast("io.RawIOBase", stream), _BUFFER) as buffered:
            yield from _guarded(source, name, buffered, columns)


def _document(source: str, stream: IO[bytes]) -> Entry | SourceError:
    content = stream.read(LARGEST_DOCUMENT + 1)
    if len(content) > LARGEST_DOCUMENT:
        return SourceError(source, f"larger than {LARGEST_DOCUMENT >> 20} MB", "split it into its articles")
    return Entry(source, content)


def _wanted(name: str, columns: Columns) -> bool:
    """Whether a member is a document or holds some: no hidden files, no resource forks of macOS, no folders."""
    if name.startswith((".", "__MACOSX")) or "/." in name:
        parts = name.split("/")
        if "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts):
            return False
    lower = name.lower()
    return lower.endswith(_MEMBERS) or (columns.text is not None and lower.endswith(_CSV))


def _clean(name: str) -> str:
    return name.removeprefix("./").lstrip("/")


def _json_lines(source: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        place = f"{source}#{number}"
        try:
            record = json.loads(line)
        except ValueError:
            yield SourceError(place, "this line is not JSON", "write one JSON object a line")
            continue
        if not isinstance(record, dict):
            yield SourceError(place, "this line is no JSON object", "write one JSON object a line")
        else:
            yield _row(source, number, record, columns)


def _csv(source: str, stream: IO[bytes], columns: Columns) -> Iterator[Entry | SourceError]:
    buffered = io.BufferedReader(cast("io.RawIOBase", stream), _SNIFFED)
    csv.field_size_limit(LARGEST_DOCUMENT)
    with io.TextIOWrapper(buffered, _encoding(buffered.peek(_SNIFFED)), "replace", newline="") as text:
        try:
            yield from _csv_rows(source, csv.DictReader(text), columns)
        except csv.Error as error:
            yield SourceError(source, f"no CSV from here on ({error})", "save it as CSV with quotes around the texts")


def _csv_rows(source: str, rows: csv.DictReader[str], columns: Columns) -> Iterator[Entry | SourceError]:
    names = rows.fieldnames or ()
    for wanted, option in ((columns.text or "text", "--text-column"), (columns.identifier, "--id-column")):
        if wanted is not None and wanted not in names:
            yield SourceError(source, f"no column '{wanted}'", f"choose with {option}: {', '.join(names)}")
            return
    for number, row in enumerate(rows, 1):
        yield _row(source, number, row, columns)


def _row(source: str, number: int, row: Mapping[str, object], columns: Columns) -> Entry | SourceError:
    """A row of a table as a document."""
    wanted = columns.text or "text"
    name = row.get(columns.identifier) if columns.identifier else None
    place = f"{source}#{number if name in (None, '') else name}"
    text = row.get(wanted)
    if wanted not in row:
        return SourceError(place, f"no column '{wanted}'", f"choose with --text-column: {', '.join(map(str, row))}")
    if not isinstance(text, str):
        return SourceError(place, f"its '{wanted}' is not a text", "choose another column with --text-column")
    about = {key: value for key, value in row.items() if key in USED_KEYS and key != wanted and isinstance(value, str)}
    return Entry(place, text.encode("utf-8", "replace"), about or None)


def _encoding(start: bytes) -> str:
    """The encoding of a CSV file by its first bytes: Excel writes Windows-1252 unless told otherwise."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        start[: start.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _words(error: Exception) -> str:
    """What an error says, without numbers of the system."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error) or type(error).__name__
