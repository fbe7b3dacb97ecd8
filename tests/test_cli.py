"""The contract of the command line: exit codes, streams, widths, formats."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from countylines_cli.cli.main import run

CL = [sys.executable, "-c", "from countylines_cli.cli.main import main; main()"]
RELEASE = """```yaml
area: Essex
publish:
  date: 18 Mar 2022
title: Lines shut in week of raids
url: https://example.org/lines-shut
```

On Monday 7 March, 44 arrests were made and 12 deal lines were seized in Essex.

In Hertfordshire, officers arrested 25 people and seized more than £1,500 in cash and 17 knives.
"""
QUIET = "Volunteers wanted\n\nThe force is looking for volunteers who like to walk and talk.\n"


def cl(*arguments: str | Path, stdin: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program with nothing in its environment that changes its output."""
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    content = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*CL, *map(str, arguments)], input=content, capture_output=True, env=kept | environment, check=False, timeout=60
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release with figures of two counties."""
    path = tmp_path / "release.md"
    path.write_text(RELEASE, encoding="utf-8")
    return path


# --- exit codes and error lines ---


@pytest.mark.parametrize(
    ("code", "line", "arguments"),
    [
        (0, "", ["--version"]),
        (0, "", ["--help"]),
        (0, "", ["show", "metrics"]),
        (0, "", []),
        (2, "cl: Missing argument 'PATH...|-': see cl stats --help\n", ["stats"]),
        (2, "cl: No such command 'stat'. Did you mean 'stats'?: see cl --help\n", ["stat"]),
        (2, "cl: No such option: --colour: see cl stats --help\n", ["stats", "--colour", "a.md"]),
        (2, "cl: unknown format 'xml': choose one of csv, tsv, json, jsonl, md\n", ["export", "-f", "xml", "a.md"]),
        (2, "cl: unknown rows 'x': choose one of mentions, totals, documents, dates\n", ["export", "--rows", "x", "a.md"]),
        (2, "cl: unknown topic 'x': choose one of columns, counties, drugs, forces, metrics\n", ["show", "x"]),
        (4, "cl: a.md: no such file: check the name\n", ["stats", "a.md"]),
        (4, "cl: no/a.md: no such file: the folder no does not exist\n", ["export", "no/a.md"]),
        (4, "cl: -: the file is empty: give a file with the text of a release\n", ["stats", "-"]),
    ],
)  # fmt: skip
def test_exit_codes(
    code: int, line: str, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = cl(*arguments)
    assert (done.returncode, done.stderr) == (code, line)
    assert bool(done.stdout) == (not line)


COMMANDS = ["stats", "dates", "arrests", "seizures", "counties", "explain", "export"]


@pytest.mark.parametrize("command", COMMANDS)
def test_some_inputs_fail(command: str, release: Path) -> None:
    (release.parent / "bad.txt").write_bytes(bytes(range(256)))
    done = cl(command, release.parent)
    assert done.returncode == 3
    assert done.stderr.startswith("cl: ")
    assert done.stderr.count("\n") == 1
    assert "bad.txt: this is a binary file, not text: save the article" in done.stderr
    assert "Lines shut" in done.stdout


def test_nothing_readable_leaves_no_file(tmp_path: Path) -> None:
    done = cl("export", tmp_path, "-o", tmp_path / "out.csv")
    assert done.returncode == 4
    assert "no documents in this folder" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_output_that_cannot_be_written(release: Path) -> None:
    done = cl("export", release, "-o", release.parent / "none" / "out.csv")
    assert done.returncode == 2
    assert "cannot be written (no such file or directory): choose another place with -o" in done.stderr


BROKEN = "import countylines_cli.pipeline as p\ndef fail(_): raise RuntimeError('boom')\np.extract = fail\n"


def test_internal_error_is_one_line(release: Path) -> None:
    program = BROKEN + f"import sys; sys.argv[1:] = ['stats', {str(release)!r}]\n" + CL[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("cl: internal error: RuntimeError: boom: run it again with --debug")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--debug", "stats"], ["stats", "--debug"]])
def test_debug_shows_the_traceback(arguments: list[str], release: Path) -> None:
    program = BROKEN + f"import sys; sys.argv[1:] = {[*arguments, str(release)]!r}\n" + CL[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_interrupt(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("countylines_cli.pipeline.extract", interrupt)
    assert run(["stats", str(release)]) == 130


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of POSIX")
@pytest.mark.parametrize("command", ["stats", "explain", "export"])
def test_closed_pipe_is_silent(command: str, tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.md").write_text(RELEASE, encoding="utf-8")
    with subprocess.Popen([*CL, command, tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_full_disk(release: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*CL, "export", release], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "cl: the output cannot be written: no space left on device\n")


# --- tables ---


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_stats(columns: int, release: Path) -> None:
    done = cl("stats", release, COLUMNS=str(columns))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == "Lines shut in week of raids"
    assert max(map(len, lines)) <= columns
    words = " ".join(done.stdout.split())
    for shown in (
        "Published 2022-03-18",
        "Period 2022-03-07",
        "44 people",
        "12 lines",
        "more than £1,500",
        "17 weapons",
    ):
        assert shown in words
    assert "…" not in words


def test_stats_in_a_pipe_has_no_colour(release: Path) -> None:
    assert "\x1b" not in cl("stats", release).stdout


def test_stats_of_several(release: Path) -> None:
    (release.parent / "quiet.txt").write_text(QUIET)
    done = cl("stats", release.parent / "quiet.txt", release)
    assert done.returncode == 0
    assert done.stdout.index("Volunteers wanted") < done.stdout.index("Lines shut in week of raids")
    assert f"No statistics stated in {release.parent / 'quiet.txt'}." in done.stdout


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("stats", "No statistics stated in standard input."),
        ("dates", "No dates stated in standard input."),
        ("arrests", "No arrests or charges stated in standard input."),
        ("seizures", "No seizures stated in standard input."),
        ("counties", "No statistics of an area stated in standard input."),
    ],
)
def test_nothing_to_show(command: str, line: str) -> None:
    done = cl(command, "-", stdin=QUIET)
    assert (done.returncode, done.stderr) == (0, "")
    assert line in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("command", "shown", "hidden"),
    [
        ("arrests", ["44 people", "25 people", "On Monday 7 March, 44 arrests"], ["12 lines"]),
        ("seizures", ["12 lines", "more than £1,500", "17 weapons"], ["44 people"]),
        ("counties", ["Essex Arrests 44 people", "Hertfordshire Arrests 25 people"], []),
        ("dates", ["2022-03-07", "Monday 7 March", "12 deal lines were seized in Essex"], ["44 people"]),
    ],
)
def test_lists(
    command: str, shown: list[str], hidden: list[str], release: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(release)]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert [text for text in shown if text not in words] == []
    assert [text for text in hidden if text in words] == []


def test_documents_cannot_speak_to_the_terminal() -> None:
    evil = "Evil \x1b]0;x\x07 title\n\nIn Essex, 44 \x1b[31m arrests were made \x9b31m on Monday 7 March 2022.\n"
    for command in COMMANDS:
        assert not set(cl(command, "-", stdin=evil).stdout) & set("\x1b\x07\x9b")


@pytest.mark.parametrize("topic", ["metrics", "columns"])
def test_show(topic: str) -> None:
    done = cl("show", topic, COLUMNS="80")
    assert "deal_lines" in done.stdout or "area_basis" in done.stdout
    assert "…" not in done.stdout


# --- data ---


def test_export_is_csv_of_mentions(release: Path) -> None:
    done = cl("export", release)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {(row["area"], row["metric"], row["value"], row["qualifier"]) for row in rows} == {
        ("Essex", "arrests", "44", "exact"),
        ("Essex", "deal_lines", "12", "exact"),
        ("Hertfordshire", "arrests", "25", "exact"),
        ("Hertfordshire", "cash_seized", "1500", "min"),
        ("Hertfordshire", "weapons_seized", "17", "exact"),
    }
    assert all(RELEASE[int(row["start_char"]) : int(row["end_char"])] == row["text"] for row in rows)


@pytest.mark.parametrize("kind", ["mentions", "totals", "documents", "dates"])
@pytest.mark.parametrize("name", ["csv", "tsv", "json", "jsonl", "md"])
def test_export_formats(name: str, kind: str, release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", str(release), "-f", name, "--rows", kind]) == 0
    out, err = capsys.readouterr()
    assert "Lines shut in week of raids" in out
    assert "doc_id" in out
    assert err == ""


@pytest.mark.parametrize(("name", "mark"), [("out.csv", b"\xef\xbb\xbf"), ("out.jsonl", b"{"), ("out.md", b"| doc_id")])
def test_export_to_a_file(name: str, mark: bytes, release: Path) -> None:
    path = release.parent / "made" / name
    path.parent.mkdir()
    done = cl("export", release, "-o", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.read_bytes().startswith(mark)
    assert os.listdir(path.parent) == [name]


def test_export_of_whole_documents(release: Path) -> None:
    (line,) = cl("export", release, "-f", "jsonl").stdout.splitlines()
    record = json.loads(line)
    assert (record["source"], record["published"]) == (str(release), "2022-03-18")
    assert (record["period_start"], record["period_end"], record["area"]) == ("2022-03-07", "2022-03-07", "Essex")
    assert len(record["mentions"]) == 5
    assert [(date["text"], date["start"]) for date in record["dates"]] == [("Monday 7 March", "2022-03-07")]
    assert json.loads(cl("export", release, "-f", "json").stdout) == [record]


def test_export_of_nothing_has_a_header() -> None:
    assert cl("export", "-", stdin=QUIET).stdout.startswith("doc_id,source,title,")


def test_export_is_the_same_from_run_to_run(release: Path) -> None:
    first, second = (cl("export", release.parent, "-f", "jsonl", PYTHONHASHSEED=seed).stdout for seed in "12")
    assert first == second != ""


def test_output_is_utf8_in_any_locale(release: Path) -> None:
    done = cl("export", release, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "£1,500" in done.stdout


# --- the package ---


@pytest.mark.parametrize("program", ["import countylines_cli", "import countylines_cli.cli.main"])
def test_imports_are_light(program: str) -> None:
    heavy = "{'trafilatura', 'dateparser', 'yaml', 'rich', 'charset_normalizer', 'regex', 'csv', 'click'}"
    if "main" not in program:
        heavy = heavy.replace("{", "{'typer', ")
    check = f"import sys; {program}; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_api(release: Path) -> None:
    from countylines_cli import Document, Extraction, extract, read

    document = read(release)
    assert isinstance(document, Document)
    assert isinstance(extract(document), Extraction)
    assert extract("In Essex, 44 arrests were made.").mentions[0].value == 44


def test_api_has_no_other_names() -> None:
    import countylines_cli

    assert all(hasattr(countylines_cli, name) for name in countylines_cli.__all__)
    with pytest.raises(AttributeError, match="no attribute 'scrape'"):
        countylines_cli.scrape  # noqa: B018


def test_version_is_that_of_the_project() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cl("--version").stdout == f"cl {project['version']}\n"
