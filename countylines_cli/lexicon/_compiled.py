"""The compiled form of the lexicon: a text file for the words, the contexts and the places, each read in a few milliseconds.

`python -m countylines_cli.lexicon.compile` writes them from the TOML and CSV files. Each begins with a checksum of
what it was made from; where that does not fit, or the file is missing, the lexicon is built from its sources again:
slower, never out of date.
"""

from __future__ import annotations

from binascii import crc32
from pathlib import Path

FOLDER = Path(__file__).parent
WORDS, CONTEXTS, PLACES = "_compiled_words.txt", "_compiled_contexts.txt", "_compiled_places.txt"
SOURCES = {
    WORDS: (
        "vocabulary.py", "goods.toml", "grammar.toml", "numbers.toml", "operations.toml", "people.toml", "verbs.toml",
    ),
    CONTEXTS: ("contexts.py", "contexts.toml"),
    PLACES: ("places.py", "places/areas.csv", "places/districts.csv", "places/forces.csv", "places/towns.csv"),
}  # fmt: skip


def checksum(name: str) -> str:
    """The checksum of the sources of a compiled file, the same under any line ends."""
    total = 0
    for source in SOURCES[name]:
        total = crc32((FOLDER / source).read_bytes().replace(b"\r\n", b"\n"), total)
    return f"{total:08x}"


def load(name: str) -> str | None:
    """The body of a compiled file; None where it is missing or its sources have changed since."""
    try:
        head, _, body = (FOLDER / name).read_text(encoding="utf-8").partition("\n")
        return body if head == checksum(name) else None
    except OSError:
        return None


def save(name: str, body: str) -> None:
    """Write a compiled file beside its sources."""
    (FOLDER / name).write_text(f"{checksum(name)}\n{body}", encoding="utf-8", newline="\n")
