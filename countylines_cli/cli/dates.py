"""`cl dates`: what happened when."""

from __future__ import annotations

import typer

from countylines_cli.cli.inputs import Inputs
from countylines_cli.cli.options import Paths


def dates(paths: Paths) -> None:
    """Dates, each with its sentence."""
    from countylines_cli.cli.console import TableConsole
    from countylines_cli.pipeline import extract
    from countylines_cli.writers.table import dates_listing

    inputs = Inputs(paths)
    out = TableConsole()
    for document in inputs.documents():
        out.print(dates_listing(extract(document), document.text))
    raise typer.Exit(inputs.exit_code)
