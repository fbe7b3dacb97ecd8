"""The compiled lexicon says what the TOML and CSV files say, and gives way to them when they have changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from countylines_cli.lexicon import _compiled, contexts, places, vocabulary
from countylines_cli.lexicon.compile import compile_lexicon

REMEDY = "run python -m countylines_cli.lexicon.compile"


@pytest.mark.parametrize("name", [_compiled.WORDS, _compiled.CONTEXTS, _compiled.PLACES])
def test_compiled_files_are_fresh(name: str) -> None:
    body = _compiled.load(name)
    assert body is not None, f"{name} is missing or older than its sources: {REMEDY}"
    assert body == compile_lexicon()[name], f"{name} differs from its sources: {REMEDY}"


def test_compiled_words_equal_their_sources() -> None:
    body = compile_lexicon()[_compiled.WORDS]
    loaded, built = vocabulary._from_compiled(body), vocabulary.build_vocabulary()
    assert vocabulary.compiled_words(loaded) == body
    for first, entries in built.phrases.items():
        assert [parts for parts, _ in loaded.phrases[first]] == [parts for parts, _ in entries], first


def test_compiled_contexts_equal_their_sources() -> None:
    assert contexts._from_compiled(compile_lexicon()[_compiled.CONTEXTS]) == contexts.build_contexts()


def test_compiled_places_equal_their_sources() -> None:
    loaded, built = places._from_compiled(compile_lexicon()[_compiled.PLACES]), places.build_gazetteer()
    assert (loaded.areas, loaded.forces, loaded.metadata) == (built.areas, built.forces, built.metadata)
    assert dict(loaded.names) == dict(built.names)
    assert loaded.names.get("no such place") is None
    assert all(loaded.counties_in(area) == built.counties_in(area) for area in built.areas)


@pytest.mark.parametrize("head", ["00000000", None])
def test_stale_or_missing_files_give_way_to_the_sources(
    head: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (_compiled.WORDS, _compiled.CONTEXTS, _compiled.PLACES):
        target = tmp_path / name
        if head is not None:
            target.write_text(f"{head}\nwrong\n", encoding="utf-8")
        monkeypatch.setitem(_compiled.SOURCES, str(target), _compiled.SOURCES[name])
        assert _compiled.load(str(target)) is None


def test_line_ends_change_no_checksum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _compiled.checksum(_compiled.WORDS)
    for source in _compiled.SOURCES[_compiled.WORDS]:
        text = (_compiled.FOLDER / source).read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        (tmp_path / source).write_bytes(text)
    monkeypatch.setattr(_compiled, "FOLDER", tmp_path)
    assert _compiled.checksum(_compiled.WORDS) == expected
