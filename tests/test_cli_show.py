"""`cl show`: what the lexicon holds, as a table and as data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from countylines_cli.cli.main import run
from countylines_cli.cli.show import TOPICS

PLACES = Path(__file__).parents[1] / "countylines_cli" / "lexicon" / "places"


def shown(topic: str, *options: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a topic prints."""
    assert run(["show", topic, *options]) == 0
    return capsys.readouterr().out


def as_rows(topic: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """A topic as data."""
    return list(csv.DictReader(io.StringIO(shown(topic, "-f", "csv", capsys=capsys), newline="")))


@pytest.mark.parametrize("columns", ["80", "200"])
@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_fits_the_width(
    topic: str, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = shown(topic, capsys=capsys)
    assert max(map(len, out.splitlines())) <= int(columns)
    assert "…" not in out


@pytest.mark.parametrize(
    ("topic", "row"),
    [
        ("counties", {"area": "Essex", "kind": "ceremonial county", "made_up_of": "", "police": "Essex Police"}),
        ("counties", {"area": "Cornwall", "kind": "ceremonial county", "made_up_of": "", "police": "Devon and Cornwall Police"}),
        ("counties", {"area": "Sussex", "kind": "police force area", "made_up_of": "East Sussex, West Sussex", "police": "Sussex Police"}),
        ("forces", {"police_force": "West Mercia Police", "area_in_tables": "West Mercia", "counties": "Herefordshire, Shropshire, Worcestershire"}),
        ("forces", {"police_force": "Metropolitan Police Service", "area_in_tables": "Greater London", "counties": "Greater London"}),
        ("drugs", {"kind": "drug", "in_tables": "mdma", "read_from_the_words": "ecstasy, mdma"}),
        ("drugs", {"kind": "counted in", "in_tables": "vials", "read_from_the_words": "vial"}),
    ],
)  # fmt: skip
def test_rows(topic: str, row: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert row in as_rows(topic, capsys)


@pytest.mark.parametrize(
    ("topic", "column", "name"), [("counties", "area", "areas.csv"), ("forces", "police_force", "forces.csv")]
)
def test_everything_in_the_lexicon_is_shown(
    topic: str, column: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        known = {row["name"] for row in csv.DictReader(file)}
    assert {row[column] for row in as_rows(topic, capsys)} == known


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    records = json.loads(shown("metrics", "-f", "json", capsys=capsys))
    assert records[0] == {
        "metric": "arrests",
        "in_tables": "Arrests",
        "what_is_counted": "people arrested, or arrests made",
    }


def test_unknown_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "counties", "-f", "xml"]) == 2
    assert capsys.readouterr().err.startswith("cl: unknown format 'xml': choose one of csv, ")
