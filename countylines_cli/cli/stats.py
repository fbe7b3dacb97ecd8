"""`cl stats`: the statistics of each document as tables."""

from __future__ import annotations

import typer

from countylines_cli.cli.inputs import Inputs
from countylines_cli.cli.options import Paths


def stats(paths: Paths) -> None:
    """Statistics of each document as tables."""
    from countylines_cli.cli.console import TableConsole
    from countylines_cli.writers.table import statistics

    inputs = Inputs(paths)
    out = TableConsole()
    for extraction in inputs.extractions():
        out.print(statistics(extraction, out.width))
    raise typer.Exit(inputs.exit_code)
