"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...|-",
        help="Files, folders or globs: .txt, .md, .html. A single - reads standard input.",
        show_default=False,
    ),
]
