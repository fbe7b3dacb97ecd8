"""What the program prints for each file of `samples/`: the table and the CSV of its totals and mentions.

The files in `tests/golden` are right by `eval/GUIDELINES.md`, each figure checked by hand. After a change of layout or
columns, or for a new sample, run

    UPDATE_GOLDEN=1 python -m pytest tests/test_golden_samples.py

and read the difference, figure by figure, before it is committed. What is known to be wrong is never rewritten: its
golden file says what is right.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from countylines_cli.cli.main import run

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
SAMPLES = sorted(p for p in (ROOT / "samples").iterdir() if p.name != "README.md")
COMMANDS = {
    "stats.txt": ["stats"],
    "totals.csv": ["export", "--rows", "totals", "-f", "csv"],
    "mentions.csv": ["export", "--rows", "mentions", "-f", "csv"],
}
KNOWN_WRONG: dict[tuple[str, str], str] = {}


def cases() -> list[object]:
    """Each sample with each command."""
    reasons = {(name, kind): why for (name, kinds), why in KNOWN_WRONG.items() for kind in kinds.split()}
    return [
        pytest.param(
            sample,
            kind,
            id=f"{sample.name}-{kind}",
            marks=[pytest.mark.xfail(reason=why, strict=True)] if (why := reasons.get((sample.name, kind))) else [],
        )
        for sample in SAMPLES
        for kind in COMMANDS
    ]


@pytest.mark.parametrize(("sample", "kind"), cases())
def test_golden(
    sample: Path,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    assert run([*COMMANDS[kind], f"samples/{sample.name}"]) == 0
    printed = capsys.readouterr().out.replace("\r\n", "\n")
    golden = GOLDEN / f"{sample.name}.{kind}"
    if os.environ.get("UPDATE_GOLDEN") and not request.node.get_closest_marker("xfail"):
        golden.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {p.name for p in GOLDEN.iterdir()} == {f"{s.name}.{kind}" for s in SAMPLES for kind in COMMANDS}


def test_readme_lists_every_sample() -> None:
    text = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
    assert [s.name for s in SAMPLES if f"`{s.name}`" not in text] == []
