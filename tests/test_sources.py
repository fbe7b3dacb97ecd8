"""What is read from files: values first, then the shapes that must give them."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countylines_cli.errors import SourceError
from countylines_cli.model import Document
from countylines_cli.sources import document_from_text, read, read_documents
from countylines_cli.sources.documents import document_from_bytes

BODY = "Officers made 12 arrests in Ryeford.\n"

# title, the text of its span, date, then the block that gives them
FRONT_MATTER = [
    ("Ten held in Ash", "Ten held in Ash", "7 Mar 2019", "```yaml\npublish:\n  date: 7 Mar 2019\ntitle: Ten held in Ash\n```\n"),
    ("Ten held in Ash", "Ten held in Ash", "15:15 25/09/2020", "---\ntitle: Ten held in Ash\npublish:\n  date: 15:15 25/09/2020\n---\n"),
    ("Ten held in Ash", "Ten held in Ash | Rye Valley Police", None, "```yaml\ntitle: Ten held in Ash | Rye Valley Police\n```\n"),
    ("Ten held in Ash", "Ten held in Ash | Ryeshire Constabulary", None, "```yml\ntitle: Ten held in Ash | Ryeshire Constabulary\n```\n"),
    ("Ten held in Ash - RVP", "Ten held in Ash - RVP", None, "```yaml\ntitle: Ten held in Ash - RVP\n```\n"),
    ("Dealer's line shut", "Dealer's line shut", None, '```yaml\ntitle: "Dealer\'s line shut"\n```\n'),
    ("Dealer's line shut", "Dealer''s line shut", None, "```yaml\ntitle: 'Dealer''s line shut'\n```\n"),
    ("Line “Jay” shut – £5", "Line \\u201CJay\\u201D shut \\u2013 \\xA35", None, '```yaml\ntitle: "Line \\u201CJay\\u201D shut \\u2013 \\xA35"\n```\n'),
    ("Cash & knives", "Cash &amp; knives", None, "---\ntitle: Cash &amp; knives\n---\n"),
    ("A title on two lines", "A title\n  on two lines", None, "---\ntitle: A title\n  on two lines\n---\n"),
    ("A title on two lines", "A title\n  on two lines", None, "---\ntitle: 'A title\n  on two lines'\n---\n"),
    ("A title on two lines", "A title\n  on two lines", None, "---\ntitle: >-\n  A title\n  on two lines\n---\n"),
    ("Drugs: ten held", "Drugs: ten held", "2 May 2021", "---\ntitle: Drugs: ten held\npublish:\n  date: 2 May 2021\n---\n"),
    ('"Ten held" says chief', '"Ten held" says chief', None, '---\ntitle: "Ten held" says chief\n---\n'),
    ("Smile 😀", "Smile \\ud83d\\ude00", None, '---\ntitle: "Smile \\ud83d\\ude00"\n---\n'),
    (None, None, "2020-09-25T00:01:01+01:00", "```yaml\narticle:\n  published:\n    time: '2020-09-25T00:01:01+01:00'\n```\n"),
    (None, None, "1 May 2020", "```yaml\narticle:\n  published:\n    time: '2020-04-30'\npublish:\n  date: 1 May 2020\n```\n"),
    (None, None, "10:30", "---\ndate: 10:30\n---\n"),
    ("Ten held", "Ten held", None, "---\nog:\n  title: Eleven held\ntitle: Ten held\narticle:\n  modified:\n    time: '2020-01-01'\n---\n"),
]  # fmt: skip

# title, date, where the body begins, then the text
FIRST_LINES = [
    ("Ten held in Ash", None, "Raids took place.", "Ten held in Ash\n\nRaids took place."),
    ("Ten held in Ash", None, "Raids took place.", "\n\nTen held in Ash\n\nRaids took place."),
    ("Ten held in Ash", None, "\nRaids took place.", "# Ten held in Ash\n\nRaids took place."),
    ("Ten held in Ash", None, "Raids took place.", "## Ten held in Ash ##\nRaids took place."),
    ("Raids in St. Albans", None, "Ten held.", "Raids in St. Albans\n\nTen held."),
    (None, None, "Ten people were held.\n\nMore.", "Ten people were held.\n\nMore."),
    (None, None, "Ten held in Ash\nRaids took place.", "Ten held in Ash\nRaids took place."),
    (None, None, "Posted at 13:06 on 22nd May 2019\n\nMore.", "Posted at 13:06 on 22nd May 2019\n\nMore."),
    (None, None, "* Ten held\n\nMore.", "* Ten held\n\nMore."),
    (None, None, "The figures:\n\nTen held.", "The figures:\n\nTen held."),
    (None, None, "x" * 200 + "\n\nMore.", "x" * 200 + "\n\nMore."),
    (None, None, "---\n\nMore.\n---\n", "---\n\nMore.\n---\n"),
    (None, "2022-03-18", "Officers held ten.", " date 2022-03-18 Officers held ten."),
    (None, "2022-03-18", "Officers held ten.", "date: 2022-03-18\nOfficers held ten."),
]  # fmt: skip

# encoding, then the bytes of "£40 – Ryeford"
ENCODINGS = [
    ("utf-8", "£40 – Ryeford".encode()),
    ("utf-8", b"\xef\xbb\xbf" + "£40 – Ryeford".encode()),
    ("utf-16-le", b"\xff\xfe" + "£40 – Ryeford".encode("utf-16-le")),
    ("utf-16-be", b"\xfe\xff" + "£40 – Ryeford".encode("utf-16-be")),
    ("utf-16-le", "£40 – Ryeford".encode("utf-16-le")),
    ("utf-16-be", "£40 – Ryeford".encode("utf-16-be")),
    ("cp1252", "£40 – Ryeford".encode("cp1252")),
]

# what is wrong, the word of the remedy, then the bytes
UNREADABLE = [
    ("empty", "text", b""),
    ("empty", "text", b"\xef\xbb\xbf \n"),
    ("binary", "plain text", bytes(range(256)) * 4),
    ("binary", "plain text", b"\x01\x02\x03\x04 abc" * 9),
    ("a PDF", "plain text", b"%PDF-1.7\n..."),
    ("ZIP or Office", "plain text", b"PK\x03\x04..."),
]


@pytest.mark.parametrize(("title", "span_text", "date", "block"), FRONT_MATTER)
def test_front_matter(title: str | None, span_text: str | None, date: str | None, block: str) -> None:
    document = document_from_text(block + "\n" + BODY)
    assert (document.title, document.date_text) == (title, date)
    assert (document.text[slice(*document.title_span)] if document.title_span else None) == span_text
    assert document.text[document.body_start :] == "\n" + BODY


def test_front_matter_area_and_url() -> None:
    document = document_from_text("```yaml\narea: Rye Valley\nurl: https://x.example/a?b=1&amp;c=#d\n```\n" + BODY)
    assert (document.area, document.url) == ("Rye Valley", "https://x.example/a?b=1&c=#d")


def test_front_matter_that_never_ends_is_text() -> None:
    document = document_from_text("```yaml\ntitle: Ten held\n" + BODY)
    assert (document.body_start, document.date_text) == (0, None)


@pytest.mark.parametrize(("title", "date", "body", "text"), FIRST_LINES)
def test_first_line(title: str | None, date: str | None, body: str, text: str) -> None:
    document = document_from_text(text)
    assert (document.title, document.date_text, document.text[document.body_start :]) == (title, date, body)
    assert (document.text[slice(*document.title_span)] if document.title_span else None) == title


@pytest.mark.parametrize(("encoding", "content"), ENCODINGS)
def test_encodings(encoding: str, content: bytes) -> None:
    document = document_from_bytes(content, "a.txt")
    assert (document.text, document.encoding) == ("£40 – Ryeford", encoding)


def test_damaged_utf8_stays_utf8() -> None:
    content = ("Cash – “£40” and ‘£50’. " * 5).encode() + b"\xe2\x80"
    document = document_from_bytes(content, "a.txt")
    assert document.text.startswith("Cash – “£40” and ‘£50’.")
    assert document.encoding == "utf-8 (damaged)"


def test_other_encodings_are_detected() -> None:
    sentence = "Полиция арестовала двенадцать человек и изъяла четыре ножа в городе. " * 8
    assert document_from_bytes(sentence.encode("koi8-r"), "a.txt").text == sentence


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_count_as_one_character(tmp_path: Path, line_end: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"Ten held{line_end}{line_end}Raids.{line_end}".encode())
    assert read(path).text == path.read_text(encoding="utf-8") == "Ten held\n\nRaids.\n"


@pytest.mark.parametrize(("problem", "remedy", "content"), UNREADABLE)
def test_unreadable_content(problem: str, remedy: str, content: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        document_from_bytes(content, "a.bin")
    assert caught.value.source == "a.bin"
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy


def test_encoding_that_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import charset_normalizer

    class Nothing:
        def best(self) -> None:
            return None

    monkeypatch.setattr(charset_normalizer, "from_bytes", lambda _: Nothing())
    with pytest.raises(SourceError, match="save it as UTF-8"):
        document_from_bytes(b"\x81\x8d\x8f", "a.txt")


def test_missing_file_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(BODY)
    with pytest.raises(SourceError, match=r"no such file: did you mean .*release\.txt\?"):
        read(tmp_path / "relaese.txt")
    with pytest.raises(SourceError, match=r"no such file: check the name"):
        read(tmp_path / "qqq")
    with pytest.raises(SourceError, match=r"the folder .*nowhere does not exist"):
        read(tmp_path / "nowhere" / "a.txt")


def test_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="this is a folder"):
        read(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything is readable here")
def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    path.chmod(0)
    with pytest.raises(SourceError, match="permission denied"):
        read(path)


def test_permission_denied_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match="permission denied: ask its owner"):
        read(tmp_path / "a.txt")


def test_name_that_no_system_takes() -> None:
    with pytest.raises(SourceError, match="null"):
        read("a\0b.txt")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_content_is_read_or_refused(content: bytes) -> None:
    with suppress(SourceError):
        check_spans(document_from_bytes(content, "a.txt"))


@given(
    st.lists(
        st.sampled_from(["---", "```yaml", "```", "title:", ' "', "'", "x", " a: b", "\n", "\\u", ": ", "# ", ">"])
    )
)
def test_any_front_matter_is_read(pieces: list[str]) -> None:
    check_spans(document_from_text("---\n" + "".join(pieces)))


def check_spans(document: Document) -> None:
    """Every offset lies in the text, and the body begins behind the title."""
    start, end = document.title_span or (0, 0)
    assert 0 <= start <= end <= document.body_start <= len(document.text)


def names(found: list[Document | SourceError]) -> list[str]:
    return [Path(item.source).name for item in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents at two levels, and files that are none."""
    for name in ("b.txt", "a.md", "C.HTM", "notes.pdf", ".hidden.txt", "sub/d.markdown", "sub/e.txt", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY)
    return tmp_path


def test_folder_is_walked_in_order(folder: Path) -> None:
    assert names(list(read_documents([folder]))) == ["C.HTM", "a.md", "b.txt", "d.markdown", "e.txt"]


def test_glob_that_the_shell_left_alone(folder: Path) -> None:
    assert names(list(read_documents([f"{folder}/**/*.txt"]))) == ["b.txt", "e.txt"]
    (error,) = read_documents([f"{folder}/*.doc"])
    assert "no file matches" in str(error)


def test_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "data.bin").write_bytes(b"\0")
    (error,) = read_documents([tmp_path])
    assert isinstance(error, SourceError)
    assert "no documents" in error.problem
    assert ".txt" in error.remedy


def test_unknown_suffix_is_read_where_it_is_named(folder: Path) -> None:
    (document,) = read_documents([folder / "notes.pdf"])
    assert isinstance(document, Document)
    assert document.text == BODY


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"")
    found = list(read_documents([folder / "b.txt", folder / "a.md", folder / "none", folder / "sub"]))
    assert [type(item).__name__ for item in found] == ["Document", "SourceError", "SourceError", "Document", "Document"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    document = read("-")
    assert (document.source, document.text) == ("-", BODY)
