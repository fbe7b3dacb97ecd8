"""`cl explain`: the text with each mention marked in place."""

from __future__ import annotations

from typing import Annotated

import typer

from countylines_cli.cli.inputs import Inputs
from countylines_cli.cli.options import Paths


def explain(
    paths: Paths,
    why: Annotated[
        bool, typer.Option("--why", help="Below each sentence: why a figure counts, and why another does not.")
    ] = False,
) -> None:
    """The text with each mention marked, and why it counts.

    Marked in colour on a terminal; in a pipe, or where NO_COLOR is set, as [[words|metric value]].
    """
    from countylines_cli import pipeline
    from countylines_cli.cli.console import TableConsole
    from countylines_cli.writers.explain import explained

    inputs = Inputs(paths)
    out = TableConsole()
    plain = out.no_color or not out.is_terminal
    for document in inputs.documents():
        out.print(explained(pipeline.explain(document), document.text, why=why, plain=plain))
    raise typer.Exit(inputs.exit_code)
