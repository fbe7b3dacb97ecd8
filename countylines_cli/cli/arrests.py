"""`cl arrests`: who was arrested and charged."""

from __future__ import annotations

from countylines_cli.cli.mentions import list_mentions
from countylines_cli.cli.options import Paths


def arrests(paths: Paths) -> None:
    """Arrests and charges, each with its sentence."""
    list_mentions(paths, "arrests or charges", lambda mention: mention.metric in ("arrests", "charges"))
