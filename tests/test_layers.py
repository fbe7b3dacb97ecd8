"""Data flows one way: no layer imports one to its left in the contract of `pyproject.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_layers(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Run `lint-imports` in this process."""
    linter = pytest.importorskip("importlinter.cli", reason="import-linter is not installed: pip install -e '.[dev]'")
    monkeypatch.chdir(Path(__file__).parent.parent)
    broken = linter.lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert not broken, capsys.readouterr().out
