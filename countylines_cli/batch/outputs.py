"""The places that results are written to: a folder of CSV files, a SQLite file, a folder of Parquet files.

Each is put together in a working folder beside its place and moved there when it is complete; each can give back the
rows that it was made of, so that a later run need not make them again.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any, ClassVar

from countylines_cli.batch.manifest import NAME, Input, Manifest, ManifestWriter, fits, read_head, read_inputs, take
from countylines_cli.batch.packing import COLUMNS, pack_csv, pack_json
from countylines_cli.batch.task import TABLES, Rows
from countylines_cli.errors import UsageError
from countylines_cli.writers.parquet import read_parquet, require_duckdb, write_parquet
from countylines_cli.writers.sqlite import Database, read_rows

_STATED = ("documents", "mentions", "totals")
# Excel takes a CSV without the mark for Windows-1252 and spoils every pound sign
_MARK = b"\xef\xbb\xbf"
_HEADERS = {
    table: _MARK + pack_csv([{column: column for column in columns}], columns) for table, columns in COLUMNS.items()
}


class StaleOutputError(Exception):
    """A finished output cannot be gone on from; the message says why."""


class Output(ABC):
    """A place to write to.

    Attributes:
        packing: how workers write out its rows.
    """

    packing: ClassVar[str]

    def __init__(self, place: Path) -> None:
        self.place = place

    def check(self) -> None:
        """See that the place can be written to, before any work is done.

        Raises:
            UsageError: it cannot.
        """
        if not self.place.absolute().parent.is_dir():
            raise UsageError(f"{self.place}: there is no folder {self.place.parent}: make it first")

    @abstractmethod
    def write(self, results: Iterator[Rows], manifest: Manifest, folder: Path) -> None:
        """Put the output together in a folder."""

    @abstractmethod
    def publish(self, folder: Path) -> None:
        """Move what was put together to its place."""

    @abstractmethod
    def restore(self, versions: Mapping[str, str]) -> Iterator[Rows]:
        """The rows of the finished output.

        Raises:
            StaleOutputError: another version made it, or it was changed since.
        """


class _Folder(Output):
    """A folder of files, a table each, with its manifest."""

    suffix: ClassVar[str]

    def check(self) -> None:
        super().check()
        if self.place.exists() and not self.place.is_dir():
            raise UsageError(f"{self.place} is a file: name a folder, or a file that ends in .sqlite")

    def publish(self, folder: Path) -> None:
        """Replace the files of an earlier output, leaving whatever else is in the folder.

        The manifest goes first and comes last: a folder without one is not complete.
        """
        self.place.mkdir(exist_ok=True)
        (self.place / NAME).unlink(missing_ok=True)
        for table in TABLES:
            os.replace(folder / f"{table}{self.suffix}", self.place / f"{table}{self.suffix}")
        os.replace(folder / NAME, self.place / NAME)

    def restore(self, versions: Mapping[str, str]) -> Iterator[Rows]:
        try:
            head = read_head(self.place / NAME)
            if not fits(head, versions):
                raise StaleOutputError("it was made by another version")
            if head["files"] != self._file_records(self.place):
                raise StaleOutputError("its files were changed since")
            yield from self._restored()
        except (OSError, ValueError, KeyError):
            raise StaleOutputError("its manifest is missing or broken") from None

    @abstractmethod
    def _restored(self) -> Iterator[Rows]:
        """The rows of all inputs that did not fail."""

    def _file_records(self, folder: Path) -> dict[str, dict[str, object]]:
        """Size and hash of the file of each table."""
        records: dict[str, dict[str, object]] = {}
        for table in TABLES:
            path = folder / f"{table}{self.suffix}"
            with open(path, "rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            records[path.name] = {"bytes": path.stat().st_size, "sha256": digest}
        return records

    def _write_tables(
        self, results: Iterator[Rows], manifest: Manifest, folder: Path, suffix: str, headers: Mapping[str, bytes]
    ) -> None:
        """Copy the rows to a file a table, and to the manifest what they were made of."""
        with ExitStack() as stack:
            files = [stack.enter_context(open(folder / f"{table}{suffix}", "wb")) for table in TABLES]
            writer = ManifestWriter(stack.enter_context(_text_file(folder / NAME)), manifest)
            for table, file in zip(TABLES, files, strict=True):
                file.write(headers.get(table, b""))
            for rows in results:
                for file, lines in zip(files, rows.tables, strict=True):
                    file.write(lines)
                writer.add(Input.of(rows))
            for file in files:
                file.close()
            self._finish(folder)
            writer.finish(self._file_records(folder))
        for path in folder.iterdir():
            _sync(path)

    def _finish(self, folder: Path) -> None:
        """Turn what was written into what is wanted."""


class CsvFolder(_Folder):
    """CSV files."""

    packing = "csv"
    suffix = ".csv"

    def write(self, results: Iterator[Rows], manifest: Manifest, folder: Path) -> None:
        self._write_tables(results, manifest, folder, self.suffix, _HEADERS)

    def _restored(self) -> Iterator[Rows]:
        with ExitStack() as stack:
            files = [stack.enter_context(open(self.place / f"{table}.csv", "rb")) for table in _STATED]
            for table, file in zip(_STATED, files, strict=True):
                file.seek(len(_HEADERS[table]))
            for made_of in read_inputs(self.place / NAME):
                if not made_of.failed:
                    yield made_of.rows(*(file.read(size) for file, size in zip(files, made_of.sizes, strict=True)))


class ParquetFolder(_Folder):
    """Parquet files."""

    packing = "json"
    suffix = ".parquet"
    # no name of an input: `cl batch .` must not read it
    _waiting: ClassVar[str] = ".rows"

    def check(self) -> None:
        super().check()
        require_duckdb()

    def write(self, results: Iterator[Rows], manifest: Manifest, folder: Path) -> None:
        self._write_tables(results, manifest, folder, self._waiting, {})

    def _finish(self, folder: Path) -> None:
        for table in TABLES:
            waiting = folder / f"{table}{self._waiting}"
            write_parquet(waiting, COLUMNS[table], folder / f"{table}{self.suffix}")
            waiting.unlink()

    def _restored(self) -> Iterator[Rows]:
        tables = {table: read_parquet(self.place / f"{table}.parquet", COLUMNS[table]) for table in _STATED}
        return _regrouped(read_inputs(self.place / NAME), tables)


class SqliteFile(Output):
    """One database."""

    packing = "json"
    _INPUT_COLUMNS = (
        "source", "digest", "failed", "documents_read", "with_statistics", "mentions_found", "totals_found"
    )  # fmt: skip

    def check(self) -> None:
        super().check()
        if self.place.is_dir():
            raise UsageError(f"{self.place} is a folder: name a file")

    def write(self, results: Iterator[Rows], manifest: Manifest, folder: Path) -> None:
        path = folder / "database"
        path.unlink(missing_ok=True)
        tables = {**COLUMNS, "manifest": ("key", "record"), "inputs": self._INPUT_COLUMNS}
        with Database(path, tables) as database:
            for key, record in manifest.head().items():
                database.add("manifest", {"key": key, "record": json.dumps(record)})
            for rows in results:
                self._add(database, rows)
        _sync(path)

    def publish(self, folder: Path) -> None:
        os.replace(folder / "database", self.place)

    def restore(self, versions: Mapping[str, str]) -> Iterator[Rows]:
        try:
            records = {str(row["key"]): row["record"] for row in read_rows(self.place, "manifest", ("key", "record"))}
            if not fits({key: json.loads(str(record)) for key, record in records.items()}, versions):
                raise StaleOutputError("it was made by another version")
            tables = {table: read_rows(self.place, table, COLUMNS[table]) for table in _STATED}
            yield from _regrouped(self._inputs(), tables)
        except (sqlite3.Error, ValueError):
            raise StaleOutputError("it is no database of cl batch, or was changed since") from None

    def _inputs(self) -> Iterator[Input]:
        for row in read_rows(self.place, "inputs", self._INPUT_COLUMNS):
            source, digest, failed, *counts = row.values()
            numbers = [int(str(count)) for count in counts]
            yield Input(json.loads(str(source)), bytes.fromhex(str(digest)), bool(failed), _four(numbers), (0, 0, 0))

    @staticmethod
    def _add(database: Database, rows: Rows) -> None:
        # a file name may be no text at all: JSON has escapes for it
        counts = (rows.documents_read, rows.with_statistics, rows.mentions_found, rows.totals_found)
        values = (json.dumps(rows.source), rows.digest.hex(), int(rows.failed), *counts)
        database.add("inputs", dict(zip(SqliteFile._INPUT_COLUMNS, values, strict=True)))
        keys: dict[object, int] = {}
        for row in _unpacked(rows.documents):
            keys[row["source"]] = database.add_document(row)
        for table, lines in (("mentions", rows.mentions), ("totals", rows.totals)):
            for row in _unpacked(lines):
                database.add(table, row, keys[row["source"]])
        for row in _unpacked(rows.errors):
            database.add("errors", row)


_FORMATS: dict[str, type[Output]] = {"csv": CsvFolder, "sqlite": SqliteFile, "parquet": ParquetFolder}
_SUFFIXES = {".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".parquet": "parquet"}
_SINGLE_FILES = (".csv", ".tsv", ".json", ".jsonl", ".md", ".xlsx")


def choose_output(place: str, format_name: str | None) -> Output:
    """The output of a format, else of the suffix of its place, else a folder of CSV files.

    Raises:
        UsageError: there is no such format.
    """
    if format_name is not None and format_name not in _FORMATS:
        raise UsageError(f"unknown format '{format_name}': choose one of {', '.join(_FORMATS)}")
    suffix = Path(place).suffix.lower()
    if format_name is None and suffix in _SINGLE_FILES:
        raise UsageError(f"{place}: cl batch writes several tables: name a folder, or a file that ends in .sqlite")
    return _FORMATS[format_name or _SUFFIXES.get(suffix, "csv")](Path(place))


def _regrouped(inputs: Iterator[Input], tables: Mapping[str, Iterator[Mapping[str, Any]]]) -> Iterator[Rows]:
    """Rows of tables, given back to the inputs that gave them."""
    for made_of in inputs:
        if made_of.failed:
            continue
        documents, _, mentions, totals = made_of.counts
        numbers = zip(_STATED, (documents, mentions, totals), strict=True)
        yield made_of.rows(*(pack_json(take(tables[table], number), COLUMNS[table]) for table, number in numbers))


def _unpacked(lines: bytes) -> Iterator[dict[str, Any]]:
    # not `splitlines`, which would end a line within a text at U+2028
    return map(json.loads, lines.split(b"\n")[:-1])


def _four(numbers: list[int]) -> tuple[int, int, int, int]:
    documents, with_statistics, mentions, totals = numbers
    return documents, with_statistics, mentions, totals


def _text_file(path: Path) -> Any:
    return open(path, "w", encoding="utf-8", newline="\n")


def _sync(path: Path) -> None:
    """See that a file is on the disk before it takes the place of another."""
    with open(path, "rb") as content:
        os.fsync(content.fileno())
