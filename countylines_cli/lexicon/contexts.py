"""Lists of words that tell what a figure beside them means, for the extractors: `contexts.toml`, a list a name."""

from __future__ import annotations

from functools import cache

from countylines_cli.lexicon import _compiled

Contexts = dict[str, frozenset[str]]


def words_of(name: str) -> frozenset[str]:
    """The words of a list of `contexts.toml` by table and key ("seizures.offence"); a KeyError where there is none."""
    return _contexts()[name]


def build_contexts() -> Contexts:
    """All lists, read from the TOML file."""
    import tomllib

    tables = tomllib.loads((_compiled.FOLDER / "contexts.toml").read_text(encoding="utf-8"))
    return {f"{table}.{key}": frozenset(words) for table, lists in tables.items() for key, words in lists.items()}


def compiled_contexts(contexts: Contexts) -> str:
    """The lists as text, a line each: the name and the words, between tabs."""
    return "".join("\t".join([name, *sorted(words)]) + "\n" for name, words in contexts.items())


def _from_compiled(body: str) -> Contexts:
    """The lists that `compiled_contexts` wrote."""
    rows = (line.split("\t") for line in body.splitlines())
    return {name: frozenset(words) for name, *words in rows}


@cache
def _contexts() -> Contexts:
    body = _compiled.load(_compiled.CONTEXTS)
    return _from_compiled(body) if body is not None else build_contexts()
