"""`cl counties`: what happened where."""

from __future__ import annotations

from countylines_cli.cli.mentions import list_mentions
from countylines_cli.cli.options import Paths


def counties(paths: Paths) -> None:
    """Statistics by county, with their sentences."""
    list_mentions(paths, "statistics of an area", lambda mention: bool(mention.area), by_area=True)
