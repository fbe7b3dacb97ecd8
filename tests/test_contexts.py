"""The lists of contexts.toml: each holds words and is used by the module that it is named after, under its own name."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from countylines_cli.lexicon import _compiled
from countylines_cli.lexicon.contexts import words_of

EXTRACTORS = Path(__file__).parents[1] / "countylines_cli" / "extractors"
TABLES = tomllib.loads((_compiled.FOLDER / "contexts.toml").read_text(encoding="utf-8"))
LISTS = {f"{table}.{key}": words for table, lists in TABLES.items() for key, words in lists.items()}


def test_every_list_is_used_by_the_module_it_is_named_after() -> None:
    used = []
    for path in sorted(EXTRACTORS.glob("*.py")):
        for constant, name in re.findall(r'^_(\w+) = words_of\("([^"]*)"\)$', path.read_text(encoding="utf-8"), re.M):
            assert name == f"{path.stem}.{constant.lower()}"
            assert len(re.findall(rf"\b_{constant}\b", path.read_text(encoding="utf-8"))) > 1, f"{name} is never read"
            used.append(name)
    assert sorted(used) == sorted(LISTS)


def test_no_list_is_empty_or_names_a_word_twice() -> None:
    for name, words in LISTS.items():
        assert words, name
        assert all(word and word == word.strip().lower() and "\t" not in word for word in words), name
        assert len(set(words)) == len(words), name
        assert words_of(name) == set(words)
