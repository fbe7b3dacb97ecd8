"""Records as rows, files and words: the value first, then what must give it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from countylines_cli.errors import UsageError
from countylines_cli.model import Extraction, Mention, Total
from countylines_cli.writers.delimited import write_csv, write_tsv
from countylines_cli.writers.files import atomic_file
from countylines_cli.writers.formats import FORMATS, choose_format
from countylines_cli.writers.json_ import document_record, write_json, write_jsonl
from countylines_cli.writers.markdown import write_markdown
from countylines_cli.writers.rows import ROW_KINDS, flatten, number
from countylines_cli.writers.safe import defuse, escape_controls, one_line, strip_controls
from countylines_cli.writers.wording import METRICS, SEIZURES, bare_figure, figure, label, span_of_days

# the words, then metric, value, value_max, qualifier, unit
FIGURES = [
    ("44 people", "arrests", 44, None, "exact", "people"),
    ("1 person", "arrests", 1, None, "exact", "people"),
    ("0 people", "arrests", 0, None, "exact", "people"),
    ("more than 150 people", "arrests", 150, None, "min", "people"),
    ("1,151 people", "arrests", 1151, None, "exact", "people"),
    ("up to 40 wraps", "drugs_seized", 40, None, "max", "wraps"),
    ("1 wrap", "drugs_seized", 1.0, None, "exact", "wraps"),
    ("about £48,000", "drugs_seized", 48000, None, "approx", "GBP"),
    ("£12.50", "cash_seized", 12.5, None, "exact", "GBP"),
    ("£1,500 to £3,000", "cash_seized", 1500, 3000, "range", "GBP"),
    ("500 EUR", "cash_seized", 500, None, "exact", "EUR"),
    ("166 g", "drugs_seized", 166, None, "exact", "g"),
    ("85.05 g", "drugs_seized", 3 * 28.35, None, "exact", "g"),
    ("2.5 kg", "drugs_seized", 2500, None, "exact", "g"),
    ("1 kg", "drugs_seized", 1000.0, None, "exact", "g"),
    ("0.5 to 1.5 kg", "drugs_seized", 500, 1500, "range", "g"),
    ("34 weapons", "weapons_seized", 34, None, "exact", "items"),
    ("1 phone", "phones_seized", 1, None, "exact", "items"),
    ("200 rounds", "weapons_seized", 200, None, "exact", "rounds"),
    ("1 address", "visits", 1, None, "exact", "addresses"),
    ("1 search", "stop_searches", 1, None, "exact", "searches"),
    ("3 items", "made_up", 3, None, "exact", "items"),
]

# under the name of the metric
BARE_FIGURES = [
    ("44", "arrests", 44, None, "exact", "people"),
    ("more than 34", "weapons_seized", 34, None, "min", "items"),
    ("9", "warrants", 9, None, "exact", "warrants"),
    ("5 to 9", "arrests", 5, 9, "range", "people"),
    ("£48,000", "drugs_seized", 48000, None, "exact", "GBP"),
    ("40 wraps", "drugs_seized", 40, None, "exact", "wraps"),
    ("12 vehicles", "stop_searches", 12, None, "exact", "vehicles"),
]


@pytest.mark.parametrize(("words", "metric", "value", "value_max", "qualifier", "unit"), FIGURES)
def test_figure(words: str, metric: str, value: float, value_max: float | None, qualifier: str, unit: str) -> None:
    assert figure(value, value_max, qualifier, unit, metric) == words


@pytest.mark.parametrize(("words", "metric", "value", "value_max", "qualifier", "unit"), BARE_FIGURES)
def test_bare_figure(words: str, metric: str, value: float, value_max: float | None, qualifier: str, unit: str) -> None:
    assert bare_figure(value, value_max, qualifier, unit, metric) == words


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("", None, None),
        ("2022-03-07", dt.date(2022, 3, 7), dt.date(2022, 3, 7)),
        ("2022-03-07", dt.date(2022, 3, 7), None),
        ("2022-03-07 to 2022-03-11", dt.date(2022, 3, 7), dt.date(2022, 3, 11)),
        ("until 2022-03-11", None, dt.date(2022, 3, 11)),
    ],
)
def test_span_of_days(words: str, start: dt.date | None, end: dt.date | None) -> None:
    assert span_of_days(start, end) == words


def test_unknown_metric_has_a_label() -> None:
    assert (label("nrm_referrals"), label("boats_seized")) == ("NRM referrals", "Boats seized")


def test_metrics_are_those_of_the_guidelines() -> None:
    operations = ["arrests", "charges", "warrants", "stop_searches", "visits", "safeguarded", "nrm_referrals"]
    seized = [f"{goods}_seized" for goods in ("drugs", "cash", "weapons", "phones", "vehicles", "property")]
    assert list(METRICS) == [*operations, "deal_lines", *seized]
    assert set(METRICS) - SEIZURES == set(operations)


@pytest.mark.parametrize(("shown", "value"), [(2, 2.0), (2, 2), (85.05, 3 * 28.35), (0.5, 0.5), (None, None)])
def test_number(shown: float | None, value: float | None) -> None:
    assert (number(value), type(number(value))) == (shown, type(shown))


# the cell, then the text
@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("'+44 7700", "+44 7700"),
        ("'-5", "-5"),
        ("'@SUM(A1)", "@SUM(A1)"),
        ("'\t=1", "\t=1"),
        ("'=1", "\x1b=1"),
        ("'=1", "\r=1"),
        ("a=1", "a=1"),
        ("£5", "£5"),
        ("", ""),
    ],
)
def test_defuse(cell: str, text: str) -> None:
    assert defuse(text) == cell


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200f", "\ud800"])
def test_controls_are_stripped(char: str) -> None:
    assert strip_controls(f"a{char}b\tc\nd") == "ab\tc\nd"
    assert one_line(f" a{char}b\tc\nd ") == "ab c d"
    escaped = escape_controls(json.dumps(f"a{char}b", ensure_ascii=False))
    assert char not in escaped
    assert json.loads(escaped) == f"a{char}b"


@pytest.mark.parametrize("kind", ROW_KINDS)
def test_rows_have_the_columns_of_their_kind(kind: str, regional: Extraction) -> None:
    rows = list(flatten([regional], ROW_KINDS[kind]))
    assert rows
    assert all(list(row) == list(ROW_KINDS[kind].columns) for row in rows)


def test_mention_row(extraction: Callable[..., Extraction], mention: Callable[..., Mention]) -> None:
    drugs = mention("drugs_seized", 2.0, "wraps", value_max=3.5, qualifier="range", text="2 to 3.5 wraps")
    (row,) = flatten([extraction(mentions=(drugs,), period_end=None)], ROW_KINDS["mentions"])
    assert list(row.values()) == [
        *("00ff00ff00ff00ff", "release.md", "Raids across Essex", "https://example.org/raids"),
        *("2022-03-18", "2022-03-07", None, "drugs_seized", "person", 2, 3.5, "range", "wraps", "Essex", "Essex"),
        *("stated", "2 to 3.5 wraps", "There were 2 to 3.5 wraps in all.", 10, 24, "count_noun"),
    ]


def test_document_row(regional: Extraction) -> None:
    (row,) = flatten([regional], ROW_KINDS["documents"])
    assert (row["mentions"], row["totals"], row["dates"]) == (70, 71, 1)
    assert row["notes"] == "counties add up to 176 of 220 arrests"


def test_date_row(regional: Extraction) -> None:
    (row,) = flatten([regional], ROW_KINDS["dates"])
    assert list(row.values())[-5:] == ["2022-03-07", "2022-03-07", "7 March", 90, 97]


COLUMNS = ("text", "value", "area")
ROWS = [
    {"text": '=HYPERLINK("x")', "value": 5, "area": None},
    {"text": "two\nlines, a\ttab | \x1b[31mred", "value": 0.5, "area": "Ash"},
]
WRITTEN = [
    (write_csv, 'text,value,area\r\n"\'=HYPERLINK(""x"")",5,\r\n"two\nlines, a\ttab | [31mred",0.5,Ash\r\n'),
    (write_tsv, 'text\tvalue\tarea\n\'=HYPERLINK("x")\t5\t\ntwo lines, a tab | [31mred\t0.5\tAsh\n'),
    (write_markdown, '| text | value | area |\n| --- | ---: | --- |\n| =HYPERLINK("x") | 5 |  |\n'
     "| two lines, a tab \\| \\[31mred | 0.5 | Ash |\n"),
    (write_jsonl, '{"text": "=HYPERLINK(\\"x\\")", "value": 5, "area": null}\n'
     '{"text": "two\\nlines, a\\ttab | \\u001b[31mred", "value": 0.5, "area": "Ash"}\n'),
    (write_json, '[\n{"text": "=HYPERLINK(\\"x\\")", "value": 5, "area": null},\n'
     '{"text": "two\\nlines, a\\ttab | \\u001b[31mred", "value": 0.5, "area": "Ash"}\n]\n'),
]  # fmt: skip


@pytest.mark.parametrize(("write", "written"), WRITTEN)
def test_formats(write: Callable[..., None], written: str) -> None:
    out = io.StringIO()
    write(ROWS, COLUMNS, out)
    assert out.getvalue() == written


@pytest.mark.parametrize(
    ("write", "written"), [(write_csv, "a\r\n"), (write_tsv, "a\n"), (write_json, "[\n]\n"), (write_jsonl, "")]
)
def test_formats_of_nothing(write: Callable[..., None], written: str) -> None:
    out = io.StringIO()
    write([], ("a",), out)
    assert out.getvalue() == written


def test_csv_reads_back(regional: Extraction) -> None:
    kind = ROW_KINDS["totals"]
    out = io.StringIO()
    write_csv(flatten([regional], kind), tuple(kind.columns), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert len(rows) == 71
    assert (rows[-1]["value"], rows[-1]["value_max"], rows[-1]["unit"]) == ("2500", "3000", "g")


def test_document_record_has_what_the_scorer_reads(regional: Extraction) -> None:
    record = json.loads(json.dumps(document_record(regional)))
    assert set(record) == {
        *("doc_id", "source", "title", "url", "published", "area", "period_start", "period_end"),
        *("dates", "mentions", "totals", "notes"),
    }
    assert (record["published"], record["period_start"], record["area"]) == ("2022-03-18", "2022-03-07", "Essex")
    assert set(record["dates"][0]) == {"text", "start_char", "end_char", "start", "end"}
    assert set(record["mentions"][0]) == {
        *("metric", "item", "value", "value_max", "unit", "qualifier", "area", "county", "area_basis"),
        *("text", "sentence", "start_char", "end_char", "rule"),
    }
    assert set(record["totals"][0]) == {
        *("metric", "unit", "area", "value", "value_max", "qualifier", "county", "basis", "mentions"),
    }
    assert record["notes"] == ["counties add up to 176 of 220 arrests"]


def test_total_record_names_its_mentions(extraction: Callable[..., Extraction], total: Callable[..., Total]) -> None:
    record = document_record(extraction(totals=(total(mentions=(0, 3)),)))
    assert json.loads(json.dumps(record))["totals"][0]["mentions"] == [0, 3]


@pytest.mark.parametrize(
    ("chosen", "name", "output"),
    [
        ("csv", None, None),
        ("csv", None, "out"),
        ("csv", None, "-"),
        ("csv", None, "out.CSV"),
        ("jsonl", None, "out.jsonl"),
        ("jsonl", None, "out.ndjson"),
        ("md", None, "dir.csv/out.markdown"),
        ("tsv", "tsv", "out.csv"),
        ("json", "JSON", None),
        ("md", ".md", None),
    ],
)
def test_choose_format(chosen: str, name: str | None, output: str | None) -> None:
    assert choose_format(name, output) is FORMATS[chosen]


@pytest.mark.parametrize(("name", "output"), [("xml", None), (None, "out.xml"), ("xml", "out.csv")])
def test_unknown_format_lists_the_formats(name: str | None, output: str | None) -> None:
    with pytest.raises(UsageError, match=r"xml.*csv.*tsv.*json.*jsonl.*md"):
        choose_format(name, output)


def test_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")
    with atomic_file(str(path), "utf-8-sig") as out:
        out.write("£5\r\n")
        assert path.read_text() == "old"
    assert path.read_bytes() == b"\xef\xbb\xbf" + "£5\r\n".encode()
    assert os.listdir(tmp_path) == ["out.csv"]


def test_file_is_not_touched_by_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def fail() -> None:
        with atomic_file(str(path)) as out:
            out.write("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_file_behind_a_link_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with atomic_file(str(tmp_path / "link.csv")) as out:
        out.write("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text() == "new"


def test_device_is_written_not_replaced() -> None:
    with atomic_file(os.devnull) as out:
        out.write("new")
    assert not os.path.isfile(os.devnull)


@pytest.mark.parametrize("name", ["none/out.csv", "."])
def test_file_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(UsageError, match=r"cannot be written .*: choose another place"),
        atomic_file(str(tmp_path / name)),
    ):
        pass
    assert os.listdir(tmp_path) == []
