"""`cl explain`: marks in place, reasons below, nothing that a document says to a terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from countylines_cli import extract
from countylines_cli.cli.main import run
from countylines_cli.extractors import reasons
from countylines_cli.model import Document
from countylines_cli.pipeline import explain
from countylines_cli.writers.explain import _RULES

RELEASE = """```yaml
area: Essex
title: Lines shut in week of raids
```

On Monday 7 March, 44 arrests were made in Essex. Officers hope to visit 20 schools.

In Hertfordshire, a 24-year-old man was arrested and charged.

Results of the week included:

* £4,000 cash
* two phones
"""
SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.*"))


@pytest.fixture
def release(tmp_path: Path) -> str:
    """A release with a figure of every kind of reason."""
    path = tmp_path / "release.md"
    path.write_text(RELEASE, encoding="utf-8")
    return str(path)


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of these texts is folded, and nothing asks for colour."""
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


def printed(*arguments: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that `cl explain` prints."""
    assert run(["explain", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out.splitlines()


# --- marks ---


@pytest.mark.parametrize(
    "line",
    [
        "On Monday 7 March, [[44 arrests|arrests 44]] were made in Essex. Officers hope to visit 20 schools.",
        "In Hertfordshire, [[a 24-year-old man|arrests 1, Hertfordshire; charges 1, Hertfordshire]] was arrested and charged.",
        "- [[£4,000 cash|cash_seized £4,000]]",
        "- [[two phones|phones_seized 2]]",
    ],
)
def test_marks(line: str, release: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert line in printed(release, capsys=capsys)


def test_marks_are_coloured_on_a_terminal(
    release: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = "\n".join(printed(release, capsys=capsys))
    assert "[[" not in out
    assert "\x1b[1;32m44 arrests\x1b[0m\x1b[32m ⟦arrests 44⟧" in out


def test_no_color(release: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "[[44 arrests|arrests 44]]" in "\n".join(printed(release, capsys=capsys))


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("why", [[], ["--why"]])
def test_width(
    columns: int, why: list[str], release: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = printed(release, *why, capsys=capsys)
    assert all(len(line) <= columns and line == line.rstrip() for line in lines[6:])


# --- reasons ---


@pytest.mark.parametrize(
    "line",
    [
        '    + Arrests "44 arrests": its own noun says it (arrest:noun); area Essex, named in the sentence',
        '    + Arrests "a 24-year-old man": subject of "was arrested" (arrest:passive); area Hertfordshire, named in the sentence',
        '    + Charges "a 24-year-old man": subject of "charged" (charge:passive); area Hertfordshire, named in the sentence',
        '    + Cash "£4,000 cash": listed under the results: "Results of the week included:" (seize:results); area Essex, the document\'s own',
        '    - "Monday 7 March": a date',
        '    - "20 schools": planned, hypothetical or denied',
    ],
)
def test_why(line: str, release: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert line in printed(release, "--why", capsys=capsys)


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("planned, hypothetical or denied", "Officers will arrest five men."),
        ('its verb is "stolen"', "He was arrested for having stolen £4,000 in cash."),
        ('its verb is "helped"', "Officers helped two people across the road."),
        ("what one person is accused of", "He faces three charges of theft and was arrested."),
        ("police and bystanders are not counted", "Thirty officers arrested him."),
        ("a percentage", "Arrests rose by 20 per cent."),
        ("the sentence has no word that a statistic needs", "The walk is 12 miles long."),
        ("a time", "She was arrested at 6.30am."),
    ],
)
def test_reasons_against(reason: str, sentence: str) -> None:
    explanation = explain(Document(source="", text=sentence))
    assert reason in [refused.reason for s in explanation.sentences for refused in s.refused]
    assert explanation.extraction.mentions == ()


def test_rules_have_words() -> None:
    """Each rule that an extractor names is one that `--why` can tell in words."""
    folder = Path(reasons.__file__).parent
    found: set[str] = set()
    for path in folder.glob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set(
            re.findall(
                r"""["'](?:arrest|charge|seize|warrant|raid|stop|search|visit|shut|line|nrm|referral|safeguard):(\w+)["']""",
                source,
            )
        )
    assert found
    assert {kind for kind in found if kind not in _RULES} == set()


# --- the same reading as every other command ---


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_explains_what_is_extracted(path: Path) -> None:
    from countylines_cli import read

    document = read(path)
    explanation = explain(document)
    assert explanation.extraction == extract(document)
    assert tuple(c.mention for s in explanation.sentences for c in s.counted) == explanation.extraction.mentions
    assert all(document.text[r.start : r.end].strip() for s in explanation.sentences for r in s.refused)


# --- the contract of every command ---


def test_nothing_to_mark(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "quiet.txt"
    path.write_text("Volunteers wanted\n\nThe force is looking for volunteers.\n")
    lines = printed(str(path), capsys=capsys)
    assert "The force is looking for volunteers." in lines
    assert f"No statistics stated in {path}." in lines


def test_a_bad_input_among_good_ones(release: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", release, str(tmp_path / "none.md")]) == 3
    out, err = capsys.readouterr()
    assert "[[44 arrests|arrests 44]]" in out
    assert err.startswith(f"cl: {tmp_path / 'none.md'}: no such file")
    assert err.count("\n") == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"In Essex, 44 arrests were made.")))
    assert "In Essex, [[44 arrests|arrests 44]] were made." in printed("-", capsys=capsys)


@pytest.mark.parametrize("why", [[], ["--why"]])
def test_a_document_cannot_speak_to_the_terminal(
    why: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        "Evil \x1b]0;x\x07 title\n\nIn Essex, 44 \x1b[31m arrests were made \x9b31m, [bold]he[/bold] had 12.\n"
    )
    lines = printed(str(path), *why, capsys=capsys)
    assert not set("".join(lines)) & set("\x1b\x07\x9b")
    assert "[bold]he[/bold]" in "".join(lines)
