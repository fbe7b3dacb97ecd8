"""The contract of `cl batch`: the same bytes whatever happens, nothing lost, nothing done twice."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from countylines_cli.cli.main import run

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

CL = "from countylines_cli.cli.main import main; main()"
# a program whose extraction takes its time, so that there is something to kill
SLOW = """
import countylines_cli.pipeline as pipeline, time
# a worker of Dask loads this twice
fast = pipeline.fast = getattr(pipeline, "fast", pipeline.extract)
def extract(document):
    time.sleep(0.004)
    return fast(document)
pipeline.extract = extract
"""
# a program that is killed over the document that says so: half way through
MORTAL = """
import countylines_cli.pipeline as pipeline, os, signal
fast = pipeline.extract
def extract(document):
    if "number 100 " in getattr(document, "text", ""):
        os.kill(os.getpid(), signal.{signal})
    return fast(document)
pipeline.extract = extract
"""
NAMES = ["documents.csv", "errors.csv", "manifest.json", "mentions.csv", "totals.csv"]


def release(number: int) -> str:
    """A release that can be told from the others."""
    return f"Raid number {number} in Kent\n\nOn 3 May 2022, {number + 2} people were arrested in Essex.\n"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a folder of 150 releases in it."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(release(number), encoding="utf-8")
    return folder


def batch(*arguments: str | Path, program: str = "") -> subprocess.CompletedProcess[str]:
    """Run `cl batch`, in a program of its own."""
    return subprocess.run(
        command(*arguments, program=program), capture_output=True, text=True, check=False, timeout=120
    )


def command(*arguments: str | Path, program: str = "") -> list[str]:
    """What runs `cl batch`."""
    return [sys.executable, "-c", program + CL, "batch", *map(str, arguments)]


@contextmanager
def started(*arguments: str | Path, program: str = "") -> Iterator[subprocess.Popen[str]]:
    """A run of `cl batch` under way, in a process group of its own; it does not outlive the block."""
    line = command(*arguments, program=program)
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            process.kill()


def here(*arguments: str | Path) -> int:
    """Run `cl batch` in this process: its exit code."""
    return run(["batch", *map(str, arguments)])


def contents(place: Path) -> dict[str, str]:
    """What a folder or a file holds, as hashes."""
    files = [place] if place.is_file() else sorted(place.iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    with open(path, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def changes(text: str) -> tuple[int, ...]:
    """What the summary tells of a resumed run: kept, new, changed, removed."""
    found = re.search(r"cl: ([\d,]+) kept, ([\d,]+) new, ([\d,]+) changed, ([\d,]+) removed\n", text)
    assert found, text
    return tuple(int(number.replace(",", "")) for number in found.groups())


# --- tables ---


def test_tables(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (news / "200.txt").write_text("Volunteers wanted\n\nCome and walk with us.\n", encoding="utf-8")
    assert here(news, "-o", "out", "-j", "1") == 0
    assert list(contents(Path("out"))) == NAMES
    documents, mentions, totals = (rows(Path("out") / f"{name}.csv") for name in ("documents", "mentions", "totals"))
    assert [row["source"] for row in documents] == sorted(str(path) for path in news.iterdir())
    assert [row["value"] for row in mentions] == [str(number + 2) for number in range(150)]
    assert {row["metric"] for row in totals} == {"arrests"}
    assert rows(Path("out/errors.csv")) == []
    assert not Path("out.part").exists()
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert first == "cl: 151 documents read, 150 with statistics, 1 without, 0 failed"
    assert re.fullmatch(r"cl: 150 mentions in \d+\.\d seconds, [\d,]+ documents a second", second)


def test_tables_are_those_of_export(news: Path) -> None:
    assert here(news, "-o", "out", "-q") == 0
    for kind in ("documents", "mentions", "totals"):
        assert run(["export", str(news), "--rows", kind, "-o", f"{kind}.csv"]) == 0
        assert Path(f"{kind}.csv").read_bytes() == Path(f"out/{kind}.csv").read_bytes()


def test_manifest(news: Path) -> None:
    assert here(news, "-o", "out", "-q") == 0
    manifest = json.loads(Path("out/manifest.json").read_text(encoding="utf-8"))
    assert manifest["program"] == "countylines_cli"
    assert {"countylines_cli", "code", "python", "dateparser"} <= set(manifest["versions"])
    assert manifest["options"]["paths"] == [str(news)]
    assert manifest["counts"] == {
        "inputs": 150, "read": 150, "with_statistics": 150, "failed": 0, "mentions": 150, "totals": 150,
    }  # fmt: skip
    content = Path(manifest["inputs"][7]["source"]).read_bytes()
    assert manifest["inputs"][7]["blake2b"] == hashlib.blake2b(content, digest_size=16).hexdigest()
    for name, record in manifest["files"].items():
        assert record["sha256"] == contents(Path("out"))[name]


@pytest.mark.parametrize("place", ["out", "out.sqlite", "out.parquet"])
def test_the_number_of_jobs_changes_no_byte(place: str, news: Path) -> None:
    if place == "out.parquet":
        pytest.importorskip("duckdb", reason="needs the extra [parquet]")
    (news / "bad.txt").write_bytes(bytes(range(256)))
    (news / "more.jsonl").write_text('{"text": "Five men were arrested in Kent."}\n' * 70, encoding="utf-8")
    for jobs in (1, 2):
        os.chdir(news.parent)
        (news.parent / str(jobs)).mkdir()
        assert here("news", "-o", f"{jobs}/{place}", "-j", jobs, "-q") == 3
    assert contents(Path("1") / place) == contents(Path("2") / place)


def test_archives_and_tables(news: Path) -> None:
    with tarfile.open("a.tar.xz", "w:xz") as tar, zipfile.ZipFile("b.zip", "w") as zipped:
        for path in sorted(news.iterdir())[:40]:
            tar.add(path, path.name)
            zipped.write(path, path.name)
    with open("c.csv", "w", newline="", encoding="utf-8") as table:
        csv.writer(table).writerows([("ref", "body"), ("x1", release(1)), ("x2", release(2))])
    code = here("a.tar.xz", "b.zip", "c.csv", "-o", "out", "--text-column", "body", "--id-column", "ref", "-q")
    assert code == 0
    sources = [row["source"] for row in rows(Path("out/documents.csv"))]
    assert sources[:2] == ["a.tar.xz/000.txt", "a.tar.xz/001.txt"]
    assert sources[40] == "b.zip/000.txt"
    assert sources[80:] == ["c.csv#x1", "c.csv#x2"]
    assert here(*sorted(news.glob("01*.txt")), "news/02?.txt", "-o", "globs", "-q") == 0
    assert len(rows(Path("globs/documents.csv"))) == 20


@posix
@pytest.mark.parametrize("place", ["out", "out.sqlite"])
def test_a_file_name_that_is_no_text(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        Path(os.fsdecode(b"bad\xff.txt")).write_text(release(1), encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert here(".", "-o", place, "-q") == 0
    before = contents(Path(place))
    assert here(".", "-o", place, "-q", "--resume") == 0
    assert contents(Path(place)) == before


@pytest.mark.usefixtures("news")
def test_own_output_is_no_input() -> None:
    assert here(".", "-o", "out", "--text-column", "sentence", "-q") == 0
    assert here(".", "-o", "out", "--text-column", "sentence", "-q", "--resume") == 0
    assert len(rows(Path("out/documents.csv"))) == 150


# --- SQLite and Parquet ---


def test_sqlite(news: Path) -> None:
    assert here(news, "-o", "out.sqlite", "-q") == 0
    assert sorted(path.name for path in news.parent.iterdir()) == ["news", "out.sqlite"]
    with closing(sqlite3.connect("out.sqlite")) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_list(mentions)").fetchall()[0][2:5] == ("documents", "document", "id")
        found = db.execute(
            "SELECT mentions.value, documents.source, typeof(mentions.value) FROM mentions_fts "
            "JOIN mentions ON mentions.id = mentions_fts.rowid JOIN documents ON documents.id = mentions.document "
            "WHERE mentions_fts MATCH 'sentence: 77'"
        ).fetchall()
        assert found == [(77, str(news / "075.txt"), "integer")]
        (title,) = db.execute("SELECT title FROM documents_fts WHERE documents_fts MATCH '\"number 33\"'").fetchone()
        assert title == "Raid number 33 in Kent"
        for table in ("documents", "mentions", "totals", "errors"):
            names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            here(news, "-o", "out", "-q", "--resume")
            with open(f"out/{table}.csv", encoding="utf-8-sig") as lines:
                assert [name for name in names if name not in ("id", "document")] == lines.readline().strip().split(",")


def test_parquet(news: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra [parquet]")
    assert here(news, "-o", "out", "-f", "parquet", "-q") == 0
    found = duckdb.sql(
        "SELECT published, metric, value, start_char FROM 'out/mentions.parquet' WHERE value = 77"
    ).fetchall()
    assert [row[1:3] for row in found] == [("arrests", 77.0)]
    assert duckdb.sql("SELECT count(*) FROM 'out/errors.parquet'").fetchall() == [(0,)]
    before = contents(Path("out"))
    (news / "007.txt").write_text(release(7000), encoding="utf-8")
    assert here(news, "-o", "out", "-f", "parquet", "-q", "--resume") == 0
    assert here(news, "-o", "new", "-f", "parquet", "-q") == 0
    assert contents(Path("out")) == contents(Path("new")) != before


def test_missing_extra_is_one_line(news: Path) -> None:
    for module, arguments, extra in (
        ("duckdb", ["-o", "out.parquet"], "parquet"),
        ("distributed", ["-o", "out", "--cluster", "tcp://x:1"], "cluster"),
    ):
        done = batch(news, *arguments, program=f"import sys; sys.modules['{module}'] = None\n")
        assert done.returncode == 2
        assert re.fullmatch(rf"cl: .*: pip install 'countylines-cli\[{extra}\]'\n", done.stderr)


# --- what exists is not touched ---


@pytest.mark.parametrize("place", ["out", "out.sqlite"])
def test_an_existing_output_is_refused(place: str, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(news, "-o", place, "-q") == 0
    before = contents(Path(place))
    (news / "000.txt").write_text(release(5000), encoding="utf-8")
    assert here(news, "-o", place) == 2
    assert capsys.readouterr().err == (
        f"cl: {place} exists: bring it up to date with --resume, or make it anew with --force\n"
    )
    assert contents(Path(place)) == before
    assert here(news, "-o", place, "--force", "-q") == 0
    assert contents(Path(place)) != before


def test_force_leaves_what_is_not_its_own(news: Path) -> None:
    Path("out").mkdir()
    Path("out/notes.txt").write_text("mine", encoding="utf-8")
    assert here(news, "-o", "out", "-q") == 2
    assert here(news, "-o", "out", "-q", "--force") == 0
    assert list(contents(Path("out"))) == sorted([*NAMES, "notes.txt"])


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["-o", "no/out"], "cl: no/out: there is no folder no: make it first"),
        (
            ["-o", "out.csv"],
            "cl: out.csv: cl batch writes several tables: name a folder, or a file that ends in .sqlite",
        ),
        (["-o", "news", "-f", "sqlite"], "cl: news is a folder: name a file"),
        (["-o", "out", "-f", "xml"], "cl: unknown format 'xml': choose one of csv, sqlite, parquet"),
        (
            ["-o", "out", "--resume", "--force"],
            "cl: --resume keeps what exists and --force makes it anew: choose one of them",
        ),
        ([], "cl: Missing option '--output' / '-o': see cl batch --help"),
    ],
)
def test_usage(arguments: list[str], line: str, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(news, *arguments) == 2
    assert capsys.readouterr().err == line + "\n"
    assert os.listdir() == ["news"]


@posix
def test_two_runs_at_once_are_refused(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with started(news.name, "-o", "out", "-j", "1", program=SLOW) as first:
        wait_for(lambda: done_so_far(Path("out.part")) > 0)
        first.send_signal(signal.SIGSTOP)
        assert here("news", "-o", "out", "--resume") == 2
    assert "cl: out.part: another run is writing to it: " in capsys.readouterr().err


# --- failures ---


def test_failures_are_rows(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import countylines_cli.pipeline as pipeline

    real = pipeline.extract

    def extract(document: object) -> object:
        text = getattr(document, "text", "")
        if "number 3 " in text:
            raise RuntimeError("boom")
        while "number 4 " in text:
            pass
        return real(document)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract", extract)
    (news / "005.txt").write_bytes(bytes(range(256)))
    (news / "006.txt").write_bytes(b"")
    Path("bad.zip").write_bytes(b"none")
    assert here(news, "nothing.txt", "bad.zip", "-o", "out", "--timeout", "0.3", "-j", "1") == 3
    found = [(os.path.basename(row["source"]), row["stage"], row["error"]) for row in rows(Path("out/errors.csv"))]
    assert found == [
        ("003.txt", "extract", "RuntimeError: boom"),
        ("004.txt", "extract", "it took longer than 0.3 seconds"),
        ("005.txt", "read", "this is a binary file, not text"),
        ("006.txt", "read", "the file is empty"),
        ("nothing.txt", "read", "no such file"),
        ("bad.zip", "read", "damaged or cut short (File is not a zip file)"),
    ]
    assert all(row["remedy"] for row in rows(Path("out/errors.csv")))
    assert len(rows(Path("out/documents.csv"))) == 146
    err = capsys.readouterr().err
    assert "146 documents read, 146 with statistics, 0 without, 6 failed" in err
    assert err.endswith("cl: 6 of 152 inputs failed: see the errors table of out\n")
    # mended, they are done and nothing else is
    monkeypatch.setattr(pipeline, "extract", real)
    (news / "005.txt").write_text(release(5), encoding="utf-8")
    (news / "006.txt").write_text(release(6), encoding="utf-8")
    assert here(news, "-o", "out", "--resume") == 0
    assert changes(capsys.readouterr().err) == (146, 0 + 4, 0, 0)
    assert len(rows(Path("out/documents.csv"))) == 150


def test_time_limit_in_a_thread() -> None:
    """As on Windows and on the workers of Dask."""
    import threading

    from countylines_cli.batch.limit import TimeUp, time_limit

    ended: list[str] = []

    def work() -> None:
        with time_limit(0.1) as limit:
            for text in ("fast", "slow", "fast"):
                try:
                    with limit:
                        while text == "slow":
                            pass
                        ended.append(text)
                except TimeUp:
                    ended.append("over")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(20)
    assert ended == ["fast", "over", "fast"]


def test_nothing_readable(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here("none", *(f"n{number}.txt" for number in range(7)), "-o", "out", "-q") == 4
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "cl: none: no such file: check the name"
    assert lines[-1] == "cl: and 3 more: nothing was readable, nothing is written"
    assert os.listdir() == [news.name]


@posix
def test_a_document_that_kills_its_worker(news: Path) -> None:
    done = batch(news, "-o", "out", "-j", "2", program=MORTAL.format(signal="SIGKILL"))
    assert done.returncode == 3
    ((source, stage),) = [(row["source"], row["stage"]) for row in rows(Path("out/errors.csv"))]
    assert (os.path.basename(source), stage) == ("100.txt", "worker")
    assert len(rows(Path("out/documents.csv"))) == 149


# --- killed, interrupted, resumed ---


@posix
def test_resume_does_only_what_is_missing(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    killed = batch(news.name, "-o", "out", "-j", "1", program=MORTAL.format(signal="SIGKILL"))
    assert killed.returncode == -signal.SIGKILL
    assert here("news", "-o", "out") == 2
    unfinished = "cl: out.part holds an unfinished run: go on with --resume, or start anew with --force\n"
    assert capsys.readouterr().err == unfinished
    assert here("news", "-o", "out", "-j", "1", "--resume") == 0
    # chunks of 32: three were done
    assert changes(capsys.readouterr().err) == (96, 54, 0, 0)
    assert here("news", "-o", "whole", "-q") == 0
    assert contents(Path("out")) == contents(Path("whole"))


@posix
@pytest.mark.parametrize("place", ["out", "out.sqlite"])
def test_killed_at_any_moment(place: str, news: Path) -> None:
    began = time.monotonic()
    assert batch(news.name, "-o", f"whole{Path(place).suffix}", "-j", "2", program=SLOW).returncode == 0
    seconds = time.monotonic() - began
    for moment in (random.uniform(0.2, 0.5), random.uniform(0.5, 0.8), random.uniform(0.8, 1)):
        with started("news", "-o", place, "-j", "2", "--resume", program=SLOW) as process:
            time.sleep(moment * seconds)
            process.kill()
    assert here("news", "-o", place, "-j", "2", "--resume", "-q") == 0
    whole = contents(Path(f"whole{Path(place).suffix}"))
    assert list(contents(Path(place)).values()) == list(whole.values())
    assert not Path(f"{place}.part").exists()


@posix
@pytest.mark.parametrize("step", [1, 3, 5])
def test_killed_while_the_output_is_moved_to_its_place(step: int, news: Path) -> None:
    assert here("news", "-o", "out", "-q") == 0
    (news / "149.txt").unlink()
    program = f"""
import os, signal
real, moved = os.replace, []
def replace(old, new):
    moved.append(new)
    if len(moved) == {step}:
        os.kill(os.getpid(), signal.SIGKILL)
    real(old, new)
os.replace = replace
"""
    assert batch("news", "-o", "out", "--resume", program=program).returncode == -signal.SIGKILL
    assert here("news", "-o", "out", "--resume", "-q") == 0
    assert here("news", "-o", "whole", "-q") == 0
    assert contents(Path("out")) == contents(Path("whole"))


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c(jobs: int, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with started(news.name, "-o", "out", "-j", str(jobs), program=SLOW.replace("0.004", "0.02")) as process:
        wait_for(lambda: done_so_far(Path("out.part")) > 0)
        # to all processes of the group, as a terminal sends it
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "cl: interrupted: what is done is kept: go on with --resume"
    assert "Traceback" not in err
    assert not Path("out").exists()
    assert here("news", "-o", "out", "--resume") == 0
    kept, new, *_ = changes(capsys.readouterr().err)
    assert kept >= 32
    assert kept + new == 150
    assert here("news", "-o", "whole", "-q") == 0
    assert contents(Path("out")) == contents(Path("whole"))


@posix
def test_workers_do_not_outlive_their_conductor(news: Path) -> None:
    program = SLOW.replace("time.sleep(0.004)", "open(f'pid{__import__(\"os\").getpid()}', 'w'); time.sleep(0.05)")
    with subprocess.Popen(command(news.name, "-o", "out", "-j", "2", program=program)) as process:
        wait_for(lambda: len(list(Path().glob("pid*"))) > 2)
        process.kill()
    pids = [int(path.name.removeprefix("pid")) for path in Path().glob("pid*")]
    wait_for(lambda: not any(alive(pid) for pid in pids))


@pytest.mark.parametrize("place", ["out", "out.sqlite"])
def test_inputs_that_come_change_and_go(place: str, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here("news", "-o", place, "-q") == 0
    (news / "000a.txt").write_text(release(9000), encoding="utf-8")
    (news / "050.txt").write_text(release(9050), encoding="utf-8")
    (news / "070.txt").write_text(release(70), encoding="utf-8")
    (news / "149.txt").unlink()
    capsys.readouterr()
    assert here("news", "-o", place, "--resume") == 0
    assert changes(capsys.readouterr().err) == (148, 1, 1, 1)
    Path("new").mkdir()
    assert here("news", "-o", f"new/{place}", "-q") == 0
    assert contents(Path(place)) == contents(Path("new") / place)


@pytest.mark.usefixtures("news")
def test_archives_are_resumed_by_member(capsys: pytest.CaptureFixture[str]) -> None:
    for name, members in (("a.zip", range(100)), ("a.zip", range(3, 110))):
        with zipfile.ZipFile(name, "w") as archive:
            for number in members:
                archive.writestr(f"{number}.txt", release(number))
        assert here(name, "-o", "out", "--resume") == 0
    assert changes(capsys.readouterr().err.partition("kept")[2].partition("\n")[2]) == (97, 10, 0, 3)


@pytest.mark.usefixtures("news")
def test_the_same_input_twice() -> None:
    assert here("news/001.txt", "news/001.txt", "-o", "out", "-q") == 0
    before = contents(Path("out"))
    assert len(rows(Path("out/documents.csv"))) == 2
    assert here("news/001.txt", "news/001.txt", "-o", "out", "-q", "--resume") == 0
    assert contents(Path("out")) == before


@pytest.mark.parametrize("broken", ["table", "manifest", "version"])
def test_an_output_that_was_changed_is_made_anew(broken: str, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(news.name, "-o", "out", "-q") == 0
    before = contents(Path("out"))
    if broken == "table":
        with open("out/mentions.csv", "a", encoding="utf-8") as table:
            table.write("x")
    else:
        path = Path("out/manifest.json")
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text[:200] if broken == "manifest" else text.replace('"code": "', '"code": "0'), encoding="utf-8"
        )
    assert here("news", "-o", "out", "--resume") == 0
    assert "all documents were read anew" in capsys.readouterr().err
    assert contents(Path("out")) == before


# --- progress ---


def test_quiet(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here(news, "-o", "out", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_a_plain_line_now_and_then(
    news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("countylines_cli.cli.progress._SECONDS_BETWEEN_LINES", 0)
    assert here(news, "-o", "out", "-j", "1") == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[1] for line in lines[:5]] == ["32", "64", "96", "128", "150"]
    assert re.fullmatch(r"cl: 32 documents done, [\d,]+ a second", lines[0])


def test_a_bar_on_a_terminal(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("countylines_cli.cli.progress._SECONDS_BETWEEN_BARS", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    assert here(news, "-o", "out", "-j", "2") == 0
    err = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", capsys.readouterr().err)
    assert "150 documents" in err
    assert "100%" in err
    assert "150 documents read" in err


# --- a cluster ---


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a Dask scheduler of our own, and its two worker processes."""
    pytest.importorskip("distributed", reason="needs the extra [cluster]")
    preload = tmp_path / "slow.py"
    preload.write_text(SLOW.replace("0.004", "0.02"), encoding="utf-8")
    where = tmp_path / "scheduler.json"
    dask = [sys.executable, "-c", "import sys; from dask.__main__ import main; main()"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    common = ["--no-dashboard", "--scheduler-file", str(where)]
    started = [subprocess.Popen([*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *common], **quiet)]  # type: ignore[call-overload]
    try:
        wait_for(where.exists)
        worker = [*dask, "worker", "--nthreads", "1", "--no-nanny", "--preload", str(preload), *common]
        started += [subprocess.Popen(worker, **quiet) for _ in range(2)]  # type: ignore[call-overload]
        wait_for(lambda: where.stat().st_size > 0)
        yield json.loads(where.read_text())["address"], started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_cluster_that_loses_a_worker(news: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]) -> None:
    address, workers = cluster
    (news / "bad.txt").write_bytes(bytes(range(256)))
    with started("news", "-o", "out", "--cluster", address) as process:
        wait_for(lambda: done_so_far(Path("out.part")) > 0)
        workers[0].kill()
        _, err = process.communicate(timeout=120)
    assert process.returncode == 3, err
    assert "150 documents read, 150 with statistics, 0 without, 1 failed" in err
    assert here("news", "-o", "local", "-q") == 3
    assert contents(Path("out")) == contents(Path("local"))


def test_no_scheduler_there(news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed", reason="needs the extra [cluster]")
    monkeypatch.setattr("countylines_cli.batch.engines._CLUSTER_TIMEOUT", 1)
    assert here(news, "-o", "out", "--cluster", "tcp://127.0.0.1:9") == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if line.startswith("cl: ")][-1].startswith(
        "cl: tcp://127.0.0.1:9: no scheduler there"
    )
    assert os.listdir() == ["news"]


# --- helpers of the tests ---


def wait_for(happened: object, seconds: float = 60) -> None:
    """Wait until something happened."""
    end = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def done_so_far(work: Path) -> int:
    """Bytes of the journal of a run beyond its empty tables: chunks that are done."""
    log = work / "journal.sqlite-wal"
    return max(0, log.stat().st_size - 60_000) if log.exists() else 0


def alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
