"""Statistics in UK police releases about county lines, read offline and traceable to the characters that state them.

from countylines_cli import extract, read

for total in extract(read("release.md")).totals:
    print(total.metric, total.area, total.value)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from countylines_cli.model import DateMention, Document, Extraction, Mention, Total

if TYPE_CHECKING:
    from countylines_cli.pipeline import extract
    from countylines_cli.sources import read

__all__ = ["DateMention", "Document", "Extraction", "Mention", "Total", "__version__", "extract", "read"]
__version__ = "0.1.0"

_HOMES = {"extract": "countylines_cli.pipeline", "read": "countylines_cli.sources"}


def __getattr__(name: str) -> object:
    """Import the functions on first use: `cl --help` needs neither grammars nor readers."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
