"""Compiles the extraction to machine code where the machine can, with mypyc: the same source, a third to a half faster.

Everything else about the package stands in pyproject.toml. Without a C compiler, or with COUNTYLINES_CLI_PURE set, the
package is installed as plain Python and gives the same results. An editable install is never compiled: an edit counts at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

# what every sentence or document passes through; the records stay plain Python, as they travel between processes
COMPILED = (
    "patterns.py",
    "text",
    "extractors",
    "pipeline.py",
    "totals.py",
    "lexicon/vocabulary.py",
    "lexicon/places.py",
    "sources/frontmatter.py",
    "writers/safe.py",
)
# what setup.py is asked for when nothing is built, or when the source itself is what runs
_UNCOMPILED = {"editable_wheel", "develop", "sdist", "egg_info", "dist_info"}
_TYPES = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent"]


def extensions() -> list[Extension]:
    """The modules to compile; none where that is not wanted or not possible."""
    if os.environ.get("COUNTYLINES_CLI_PURE") or _UNCOMPILED & set(sys.argv):
        return []
    home = Path("countylines_cli")
    paths = [path for name in COMPILED for path in (sorted((home / name).glob("*.py")) or [home / name])]
    try:
        from mypyc.build import mypycify

        made = mypycify([*_TYPES, *map(str, paths)], opt_level="1", debug_level="0", separate=True)
    except (Exception, SystemExit) as error:  # mypyc ends the process where it finds no way
        print(f"countylines_cli is installed as plain Python: {error!r}", file=sys.stderr)
        return []
    for extension in made:
        extension.optional = True  # a compiler that fails leaves the module as plain Python
    return made


setup(ext_modules=extensions(), options={"build_ext": {"parallel": os.cpu_count() or 1}})
