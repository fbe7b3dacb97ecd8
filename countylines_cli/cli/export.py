"""`cl export`: records for a spreadsheet or another tool."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from countylines_cli.cli.inputs import Inputs
from countylines_cli.cli.options import Paths
from countylines_cli.errors import UsageError

if TYPE_CHECKING:
    from countylines_cli.model import Extraction
    from countylines_cli.writers.formats import Format


def export(
    paths: Paths,
    format_name: Annotated[
        str | None,
        typer.Option("--format", "-f", help="csv, tsv, json, jsonl or md.", show_default="the suffix of -o, else csv"),
    ] = None,
    rows: Annotated[
        str | None,
        typer.Option(
            help="mentions, totals, documents or dates.", show_default="mentions; json and jsonl: whole documents"
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here.", show_default="standard output")
    ] = None,
) -> None:
    """Records as CSV, TSV, JSON or Markdown."""
    from countylines_cli.writers.formats import choose_format

    chosen = choose_format(format_name, output)
    _check_rows(rows)
    inputs = Inputs(paths)
    extractions = inputs.extractions()
    first = next(extractions, None)
    # where nothing can be read, no file with a bare header is left behind
    if first is not None:
        with _opened(output, chosen) as out:
            _write(chain([first], extractions), chosen, rows, out)
    raise typer.Exit(inputs.exit_code)


def _check_rows(rows: str | None) -> None:
    from countylines_cli.writers.rows import ROW_KINDS

    if rows is not None and rows not in ROW_KINDS:
        raise UsageError(f"unknown rows '{rows}': choose one of {', '.join(ROW_KINDS)}")


def _write(extractions: Iterable[Extraction], chosen: Format, rows: str | None, out: TextIO) -> None:
    from countylines_cli.writers.json_ import document_record
    from countylines_cli.writers.rows import ROW_KINDS, flatten

    if rows is None and chosen.whole_documents:
        chosen.write(map(document_record, extractions), (), out)
        return
    kind = ROW_KINDS[rows or "mentions"]
    chosen.write(flatten(extractions, kind), tuple(kind.columns), out)


@contextmanager
def _opened(output: str | None, chosen: Format) -> Iterator[TextIO]:
    """The file to write, or standard output with line ends as they are written."""
    from countylines_cli.writers.files import atomic_file

    if output is None or output == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(newline="")
        yield sys.stdout
        return
    with atomic_file(output, chosen.file_encoding) as out:
        yield out
