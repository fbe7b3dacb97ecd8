"""What the program prints for each file of `samples/`: the table and the CSV of its totals and mentions.

The files in `tests/golden` are right by `eval/GUIDELINES.md`, each figure checked by hand. After a change of layout or
columns, or for a new sample, run

    UPDATE_GOLDEN=1 python -m pytest tests/test_golden_samples.py

and read the difference, figure by figure, before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from countylines_cli.cli.main import run

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SAMPLES = sorted((ROOT / "samples").iterdir())
COMMANDS = {
    "stats.txt": ["stats"],
    "totals.csv": ["export", "--rows", "totals", "-f", "csv"],
    "mentions.csv": ["export", "--rows", "mentions", "-f", "csv"],
}


@pytest.mark.parametrize("kind", COMMANDS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_golden(
    sample: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert run([*COMMANDS[kind], f"samples/{sample.name}"]) == 0
    printed = capsys.readouterr().out.replace("\r\n", "\n")
    golden = GOLDEN / f"{sample.name}.{kind}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {p.name for p in GOLDEN.iterdir()} == {f"{s.name}.{kind}" for s in SAMPLES for kind in COMMANDS}


def test_every_sample_is_described() -> None:
    text = (ROOT / "docs" / "samples.md").read_text(encoding="utf-8")
    assert [s.name for s in SAMPLES if f"`{s.name}`" not in text] == []
