"""Archives, compressed files and tables as streams of documents."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from countylines_cli.errors import SourceError
from countylines_cli.sources.archives import Columns, Entry, document_from_entry, read_entries

RAID = "Raid in Kent\n\nThree men were arrested.\n"
TEXTS = {
    "kent/raid.md": RAID,
    "kent/quiet.txt": "Nothing happened.\n",
    "essex/page.html": "<html><p>Two men</p></html>",
}
LONG = f"{'a' * 90}/{'b' * 90}/{'c' * 60}.md"


def entries(path: Path, **columns: str) -> list[Entry | SourceError]:
    """All that is found in a file, with sources that leave out the folder it is in."""
    with open(path, "rb") as stream:
        return list(read_entries(path.name, stream, Columns(**columns)))


def texts(path: Path, **columns: str) -> dict[str, str]:
    """The documents of a file, which has no errors."""
    return {entry.source: entry.content.decode() for entry in entries(path, **columns) if isinstance(entry, Entry)}


def errors(path: Path, **columns: str) -> list[str]:
    """The errors of a file."""
    return [str(entry) for entry in entries(path, **columns) if isinstance(entry, SourceError)]


def write_tar(path: Path, members: dict[str, str], mode: str, form: int = tarfile.PAX_FORMAT) -> None:
    """Pack members, with a folder and a link between them."""
    with tarfile.open(path, mode, format=form) as archive:  # type: ignore[call-overload]
        folder = tarfile.TarInfo("kent")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
        link = tarfile.TarInfo("link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "x" * (90 if form == tarfile.USTAR_FORMAT else 150)
        archive.addfile(link)
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))


def write_zip(path: Path, members: dict[str, str]) -> None:
    """Pack members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)


PACKERS: dict[str, Callable[[Path, dict[str, str]], None]] = {
    "news.zip": write_zip,
    "news.tar": lambda path, members: write_tar(path, members, "w"),
    "news.tar.gz": lambda path, members: write_tar(path, members, "w:gz"),
    "news.tgz": lambda path, members: write_tar(path, members, "w:gz"),
    "news.tar.bz2": lambda path, members: write_tar(path, members, "w:bz2"),
    "news.tar.xz": lambda path, members: write_tar(path, members, "w:xz"),
    "NEWS.TAR.XZ": lambda path, members: write_tar(path, members, "w:xz"),
}


@pytest.mark.parametrize("name", PACKERS)
def test_members_are_documents(name: str, tmp_path: Path) -> None:
    PACKERS[name](tmp_path / name, TEXTS)
    assert texts(tmp_path / name) == {f"{name}/{member}": text for member, text in TEXTS.items()}
    assert errors(tmp_path / name) == []


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("name", [LONG, "kent/Überfall – café.md", "./raid.md", "a/" * 40 + "raid.md"])
def test_names_in_every_dialect_of_tar(name: str, form: int, tmp_path: Path) -> None:
    if form == tarfile.USTAR_FORMAT and len(name) > 200:
        pytest.skip("ustar has no such names")
    write_tar(tmp_path / "a.tar", {name: RAID, "next.md": RAID}, "w", form)
    assert texts(tmp_path / "a.tar") == {f"a.tar/{name.removeprefix('./')}": RAID, "a.tar/next.md": RAID}


@pytest.mark.parametrize(
    "name", [".hidden.md", "__MACOSX/raid.md", "kent/._raid.md", ".git/raid.md", "raid.exe", "t.csv"]
)
@pytest.mark.parametrize("archive", ["news.zip", "news.tar"])
def test_what_is_no_document_is_left_out(name: str, archive: str, tmp_path: Path) -> None:
    PACKERS[archive](tmp_path / archive, {name: "text\nx\n", "raid.md": RAID})
    assert list(texts(tmp_path / archive)) == [f"{archive}/raid.md"]
    assert errors(tmp_path / archive) == []


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)])
def test_compressed_files(suffix: str, pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / f"raid.md{suffix}"
    path.write_bytes(pack(RAID.encode()))
    assert texts(path) == {f"raid.md{suffix}/raid.md": RAID}
    rows = tmp_path / f"rows.jsonl{suffix}"
    rows.write_bytes(pack(b'{"text": "one"}\n{"text": "two"}\n'))
    assert texts(rows) == {f"rows.jsonl{suffix}#1": "one", f"rows.jsonl{suffix}#2": "two"}


def test_a_table_within_an_archive(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"n{n}", "text": f"text {n}"}) + "\n" for n in range(500))
    for name in ("news.zip", "news.tar.gz"):
        PACKERS[name](tmp_path / name, {"rows.jsonl": lines, "rows.csv": "id,text\nx,one\n", "raid.md": RAID})
        found = texts(tmp_path / name, text="text", identifier="id")
        assert len(found) == 502
        assert found[f"{name}/rows.jsonl#n499"] == "text 499"
        assert found[f"{name}/rows.csv#x"] == "one"


@pytest.mark.parametrize(
    ("content", "columns", "expected"),
    [
        ('{"text": "one"}\n\n{"text": "two"}', {}, {"r.jsonl#1": "one", "r.jsonl#3": "two"}),
        ('{"body": "one", "id": 7}', {"text": "body", "identifier": "id"}, {"r.jsonl#7": "one"}),
        ('{"text": "half \\ud83d a pair"}', {}, {"r.jsonl#1": "half ? a pair"}),
        ("text\none\n", {}, {"r.csv#1": "one"}),
        ('﻿id,body\r\na,"one, ""1""\n2"\r\n', {"text": "body", "identifier": "id"}, {"r.csv#a": 'one, "1"\n2'}),
    ],
)
def test_rows_are_documents(content: str, columns: dict[str, str], expected: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / next(iter(expected)).partition("#")[0]
    path.write_text(content, encoding="utf-8", newline="")
    assert texts(path, **columns) == expected
    assert errors(path, **columns) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_csv(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("text\n£1,500 – seized\n".replace(",", " "), encoding=encoding)
    assert texts(path) == {"r.csv#1": "£1 500 – seized"}


def test_columns_beside_the_text(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    about = {"title": "Raid", "url": "https://example.org", "area": "Kent", "date": "2022-03-18", "other": "x"}
    path.write_text(json.dumps(about | {"text": RAID, "published": 3}), encoding="utf-8")
    (entry,) = entries(path)
    assert isinstance(entry, Entry)
    document = document_from_entry(entry)
    assert (document.title, document.url, document.area, document.date_text, document.text) == (
        "Raid", "https://example.org", "Kent", "2022-03-18", RAID,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "columns", "error"),
    [
        ("r.jsonl", '{"body": "x", "n": 1}', {}, "r.jsonl#1: no column 'text': choose with --text-column: body, n"),
        ("r.jsonl", '{"text": 5}', {}, "r.jsonl#1: its 'text' is not a text: choose another column with --text-column"),
        ("r.jsonl", "{text", {}, "r.jsonl#1: this line is not JSON: write one JSON object a line"),
        ("r.jsonl", "[1]", {}, "r.jsonl#1: this line is no JSON object: write one JSON object a line"),
        ("r.csv", "body,n\nx,1\n", {}, "r.csv: no column 'text': choose with --text-column: body, n"),
        ("r.csv", "text\nx\n", {"identifier": "id"}, "r.csv: no column 'id': choose with --id-column: text"),
        ("r.zip", "no zip", {}, "r.zip: damaged or cut short (File is not a zip file): fetch or pack it again"),
        ("r.gz", "no gzip", {}, "r.gz: damaged or cut short (Not a gzipped file"),
        ("r.tar", "no tar" * 200, {}, "r.tar: damaged or cut short ("),
        ("r.tar.xz", "no xz", {}, "r.tar.xz: damaged or cut short ("),
        ("r.jsonl", "", {}, "r.jsonl: no documents in this file"),
    ],
)
def test_errors(name: str, content: str, columns: dict[str, str], error: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    (found,) = errors(tmp_path / name, **columns)
    assert found.startswith(error)


@pytest.mark.parametrize("name", ["news.tar", "news.tar.gz", "news.tar.xz"])
def test_what_stands_before_the_damage_is_read(name: str, tmp_path: Path) -> None:
    members = {f"{number:02}.txt": os.urandom(20_000).hex() for number in range(20)}
    PACKERS[name](tmp_path / name, members)
    content = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(content[: len(content) // 2])
    found = texts(tmp_path / name)
    assert 3 < len(found) < 12
    assert all(members[source.partition("/")[2]] == text for source, text in found.items())
    (error,) = errors(tmp_path / name)
    assert "what stands before the damage was read" in error


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as archive:
        info = tarfile.TarInfo("raid.md")
        info.size = len(RAID)
        archive.addfile(info, io.BytesIO(RAID.encode()))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as outer:
        outer.writestr("inner.tar.gz", inner.getvalue())
        outer.writestr("inner.zip", b"PK")
    assert texts(tmp_path / "a.zip") == {"a.zip/inner.tar.gz/raid.md": RAID}
    assert errors(tmp_path / "a.zip") == [
        "a.zip/inner.zip: a ZIP file within an archive: take it out and name it as an input"
    ]


def test_a_member_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("countylines_cli.sources.archives.LARGEST_DOCUMENT", 2 << 20)
    for name in ("news.zip", "news.tar.xz"):
        PACKERS[name](tmp_path / name, {"bomb.txt": "x" * (3 << 20), "raid.md": RAID})
        assert list(texts(tmp_path / name)) == [f"{name}/raid.md"]
        assert errors(tmp_path / name) == [f"{name}/bomb.txt: larger than 2 MB: split it into its articles"]
