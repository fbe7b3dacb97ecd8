"""Writes the compiled lexicon: `python -m countylines_cli.lexicon.compile`, after a change of a TOML or CSV file."""

from __future__ import annotations

from countylines_cli.lexicon import _compiled
from countylines_cli.lexicon.contexts import build_contexts, compiled_contexts
from countylines_cli.lexicon.places import build_gazetteer, compiled_places
from countylines_cli.lexicon.vocabulary import build_vocabulary, compiled_words


def compile_lexicon() -> dict[str, str]:
    """The bodies of the compiled files by name, made from the sources."""
    return {
        _compiled.WORDS: compiled_words(build_vocabulary()),
        _compiled.CONTEXTS: compiled_contexts(build_contexts()),
        _compiled.PLACES: compiled_places(build_gazetteer()),
    }


if __name__ == "__main__":
    for name, body in compile_lexicon().items():
        _compiled.save(name, body)
        print(f"{name}: {len(body):,} characters")
