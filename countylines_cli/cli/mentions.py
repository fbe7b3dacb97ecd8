"""What `cl arrests`, `cl seizures` and `cl counties` share: mentions with the sentence that states each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer

from countylines_cli.cli.inputs import Inputs
from countylines_cli.model import Mention


def list_mentions(paths: Sequence[str], what: str, wanted: Callable[[Mention], bool], by_area: bool = False) -> None:
    """Print a table of the wanted mentions for each document.

    Args:
        what: what they are called where a document has none.
        by_area: keep the mentions of one area together.
    """
    from countylines_cli.cli.console import TableConsole
    from countylines_cli.writers.table import listing

    inputs = Inputs(paths)
    out = TableConsole()
    for extraction in inputs.extractions():
        out.print(listing(extraction, what, [mention for mention in extraction.mentions if wanted(mention)], by_area))
    raise typer.Exit(inputs.exit_code)
