"""One SQLite file with a table a kind of row, keys between them and a full-text index; Datasette opens it as it is.

The same rows in the same order give the same bytes: the file is written in one go, and never changed afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from countylines_cli.writers.rows import Cell
from countylines_cli.writers.schema import Kind, kind_of

_TYPES = {Kind.TEXT: "TEXT", Kind.COUNT: "INTEGER", Kind.QUANTITY: "NUMERIC", Kind.DATE: "TEXT"}
_INDEXED: dict[str, tuple[str, ...]] = {
    "documents": ("doc_id", "source", "published", "area"),
    "mentions": ("document", "metric", "area", "county"),
    "totals": ("document", "metric", "area", "county"),
}
# Datasette finds an index by its name and by the table that it says it belongs to
_SEARCHED: dict[str, tuple[str, ...]] = {
    "documents": ("title", "source"),
    "mentions": ("sentence", "title", "item", "area"),
}
_ROWS_AT_ONCE = 2000


class Database:
    """A database that is being written.

    Every table has a key `id`; those of what a document states have a key `document` that points to it.
    """

    def __init__(self, path: Path, tables: Mapping[str, Sequence[str]]) -> None:
        """Create the file with empty tables, given their columns."""
        self._db = sqlite3.connect(path, isolation_level=None)
        # a file beside its place, renamed when it is done: nobody needs a way back
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("BEGIN")
        self._insert: dict[str, str] = {}
        self._waiting: dict[str, list[Sequence[Cell]]] = {}
        for table, columns in tables.items():
            self._create(table, columns)
        self._documents = 0

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        self._db.close()

    def add_document(self, row: Mapping[str, Cell]) -> int:
        """Add a document.

        Returns:
            Its key.
        """
        self._documents += 1
        self._add("documents", (self._documents, *row.values()))
        return self._documents

    def add(self, table: str, row: Mapping[str, Cell], document: int | None = None) -> None:
        """Add a row; of what a document states with the key of the document."""
        key = () if document is None else (document,)
        self._add(table, (None, *key, *row.values()))

    def _create(self, table: str, columns: Sequence[str]) -> None:
        linked = table in ("mentions", "totals")
        link = "document INTEGER NOT NULL REFERENCES documents (id), " if linked else ""
        typed = ", ".join(f'"{column}" {_TYPES[kind_of(column)]}' for column in columns)
        self._db.execute(f'CREATE TABLE "{table}" (id INTEGER PRIMARY KEY, {link}{typed})')
        self._insert[table] = f'INSERT INTO "{table}" VALUES ({", ".join("?" * (len(columns) + 1 + linked))})'
        self._waiting[table] = []

    def _add(self, table: str, values: Sequence[Cell]) -> None:
        waiting = self._waiting[table]
        waiting.append(values)
        if len(waiting) >= _ROWS_AT_ONCE:
            self._flush(table)

    def _flush(self, table: str) -> None:
        self._db.executemany(self._insert[table], self._waiting[table])
        self._waiting[table].clear()

    def _finish(self) -> None:
        """Write what waits, and the indexes: last, which is faster than row by row."""
        for table in self._waiting:
            self._flush(table)
        for table, columns in _INDEXED.items():
            for column in columns:
                self._db.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        for table, columns in _SEARCHED.items():
            content = f'{", ".join(columns)}, content="{table}", content_rowid="id"'
            self._db.execute(f"CREATE VIRTUAL TABLE {table}_fts USING fts5({content})")
            self._db.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
        self._db.execute("COMMIT")


def read_rows(path: Path, table: str, columns: Sequence[str]) -> Iterator[dict[str, Cell]]:
    """The rows of a table of a database that was written here, in their order.

    Raises:
        sqlite3.Error: the file is no such database.
    """
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        named = ", ".join(f'"{column}"' for column in columns)
        for values in db.execute(f'SELECT {named} FROM "{table}" ORDER BY id'):
            yield dict(zip(columns, values, strict=True))
    finally:
        db.close()
