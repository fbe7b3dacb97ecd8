"""`cl seizures`: what was taken."""

from __future__ import annotations

from countylines_cli.cli.mentions import list_mentions
from countylines_cli.cli.options import Paths


def seizures(paths: Paths) -> None:
    """What was seized, and deal lines closed."""
    from countylines_cli.writers.wording import SEIZURES

    list_mentions(paths, "seizures", lambda mention: mention.metric in SEIZURES)
