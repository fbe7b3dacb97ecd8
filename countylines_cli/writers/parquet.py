"""Parquet files, by duckdb (extra `[parquet]`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from countylines_cli.errors import UsageError
from countylines_cli.writers.rows import Cell
from countylines_cli.writers.schema import Kind, kind_of

if TYPE_CHECKING:
    import duckdb

_TYPES = {Kind.TEXT: "VARCHAR", Kind.COUNT: "BIGINT", Kind.QUANTITY: "DOUBLE", Kind.DATE: "DATE"}
_ROWS_AT_ONCE = 1000


def require_duckdb() -> None:
    """See that duckdb is there before any work is done.

    Raises:
        UsageError: it is not.
    """
    try:
        import duckdb  # noqa: F401
    except ImportError:
        raise UsageError("Parquet needs duckdb: pip install 'countylines-cli[parquet]'") from None


def write_parquet(rows: Path, columns: Sequence[str], target: Path) -> None:
    """Turn a file of JSON lines, an object each, into a Parquet file with the columns typed, rows in their order."""
    types = ", ".join(f"'{column}': '{_TYPES[kind_of(column)]}'" for column in columns)
    with _connection() as db:
        source = (
            f"SELECT * FROM read_json({_quoted(rows)}, format = 'newline_delimited', columns = {{{types}}}, "
            "maximum_object_size = 134217728)"
        )
        db.execute(f"COPY ({source}) TO {_quoted(target)} (FORMAT parquet, COMPRESSION zstd)")


def read_parquet(path: Path, columns: Sequence[str]) -> Iterator[dict[str, Cell]]:
    """The rows of a Parquet file in their order; dates as ISO text, whole quantities as whole numbers."""
    named = ", ".join(
        f'CAST("{column}" AS VARCHAR)' if kind_of(column) is Kind.DATE else f'"{column}"' for column in columns
    )
    with _connection() as db:
        found = db.execute(f"SELECT {named} FROM read_parquet({_quoted(path)})")
        while batch := found.fetchmany(_ROWS_AT_ONCE):
            for values in batch:
                yield dict(zip(columns, map(_whole, values), strict=True))


def _connection() -> duckdb.DuckDBPyConnection:
    import duckdb

    # one thread: the order of rows and groups is that of the input, and the same bytes come out of it
    return duckdb.connect(config={"threads": "1", "autoinstall_known_extensions": "false"})


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _whole(value: Cell) -> Cell:
    return int(value) if isinstance(value, float) and value.is_integer() else value
