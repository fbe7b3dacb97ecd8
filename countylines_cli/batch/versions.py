"""Which program made a result: rows of two programs are never mixed."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib.metadata import version
from pathlib import Path

import countylines_cli

# what the rows depend on, besides this program
_LIBRARIES = ("charset-normalizer", "dateparser", "PyYAML", "regex", "trafilatura")
_PARTS = (".py", ".toml", ".csv")


@cache
def versions() -> dict[str, str]:
    """Versions of the program and of what its results depend on."""
    python = ".".join(platform.python_version_tuple()[:2])
    own = {"countylines_cli": countylines_cli.__version__, "code": code_fingerprint(), "python": python}
    return own | {name: version(name) for name in _LIBRARIES}


@cache
def code_fingerprint() -> str:
    """A hash of the program's own files: a lexicon with one more word makes other results."""
    state = hashlib.blake2b(digest_size=16)
    home = Path(countylines_cli.__file__).parent
    for path in sorted(home.rglob("*")):
        if path.suffix in _PARTS:
            state.update(path.relative_to(home).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()
