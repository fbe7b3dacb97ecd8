"""The documents say what is so: transcripts, commands, names and links."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from countylines_cli.cli.main import COMMANDS, run
from countylines_cli.errors import ExitCode
from countylines_cli.writers.rows import ROW_KINDS
from countylines_cli.writers.wording import METRICS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PAGES = {path.name: path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))}
_TRANSCRIPT = re.compile(r"^```console\n\$ cl (?P<command>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
_PYTHON = re.compile(r"^```python\n((?:.*\n)*?)```$", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)\)")
_PATH = re.compile(r"`(countylines_cli/[\w/.]+)`")
_ROOM = re.compile(r"((?:`[\w.\[\]]+`(?:, )?)+) in `(countylines_cli/[\w/]+\.(?:py|toml))`")


def printed(command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints in a terminal of 80 columns; spaces at the ends of lines are not seen there."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    assert run(command.split()) == 0
    return re.sub(r" +$", "", capsys.readouterr().out, flags=re.MULTILINE).strip("\n") + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_transcripts(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`python tests/test_readme.py` writes them anew."""
    for match in _TRANSCRIPT.finditer(PAGES[name].read_text(encoding="utf-8")):
        assert match["output"] == printed(match["command"], monkeypatch, capsys)


def test_readme_has_a_transcript_of_stats() -> None:
    assert "stats samples/" in str(next(_TRANSCRIPT.finditer(README))["command"])


@pytest.mark.parametrize("name", PAGES)
def test_python_examples_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for code in _PYTHON.findall(PAGES[name].read_text(encoding="utf-8")):
        names: dict[str, object] = {}
        exec("from countylines_cli import extract, read\n" + code, names)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = PAGES[name]
    links = {(page.parent / link).resolve() for link in _LINK.findall(page.read_text(encoding="utf-8"))}
    missing = {str(path.relative_to(ROOT)) for path in links if not path.exists()}
    assert missing == set()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_this_machine(name: str) -> None:
    assert re.findall(r"/(?:work|home|tmp|root|Users)/", PAGES[name].read_text(encoding="utf-8")) == []


def test_rooms_exist() -> None:
    """Each file that CONTRIBUTING names is there, and holds the names that it is said to hold."""
    assert {path for path in _PATH.findall(CONTRIBUTING) if not (ROOT / path).exists()} == set()
    for names, path in _ROOM.findall(CONTRIBUTING):
        text = (ROOT / path).read_text(encoding="utf-8")
        absent = {name for name in re.findall(r"`([^`]+)`", names) if name.rpartition(".")[2] not in text}
        assert absent == set(), path


# --- what README must not leave out ---


def test_commands_are_documented() -> None:
    assert {name for name in COMMANDS if f"`cl {name}" not in README} == set()


def test_columns_and_metrics_are_documented() -> None:
    names = {column for kind in ROW_KINDS.values() for column in kind.columns} | set(METRICS)
    assert {name for name in names if f"`{name}`" not in README} == set()


def test_exit_codes_are_documented() -> None:
    assert {code for code in ExitCode if f"| {code.value} |" not in README} == set()


# --- what CI runs ---


def test_ci_runs_the_documented_commands() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert README.count("\npip install '.[dev]' && pytest\n") == 1
    assert "grep -m1 -F \"pip install '.[dev]'\" README.md" in ci
    checks = re.search(r"^pytest\n((?:.+\n)+?)```", CONTRIBUTING, re.MULTILINE)
    assert checks is not None
    assert re.findall(r'^step "([\w -]+[\w.])"$', ci, re.MULTILINE) == checks[1].splitlines()


def test_ci_is_a_program() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o100
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def _rewrite() -> None:
    """Write the transcripts as the program prints them now."""
    import contextlib
    import io
    import os

    os.chdir(ROOT)
    os.environ["COLUMNS"] = "80"

    def anew(match: re.Match[str]) -> str:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            run(match["command"].split())
        output = re.sub(r" +$", "", out.getvalue(), flags=re.MULTILINE).strip("\n")
        return f"```console\n$ cl {match['command']}\n{output}\n```"

    for page in PAGES.values():
        page.write_text(_TRANSCRIPT.sub(anew, page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    _rewrite()
