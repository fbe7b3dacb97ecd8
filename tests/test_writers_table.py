"""Tables for the terminal: whole at any width, and harmless."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from countylines_cli.model import Extraction, Mention, Total
from countylines_cli.writers import table
from countylines_cli.writers.wording import METRICS


def printed(renderable: RenderableType, width: int = 80) -> str:
    """What a pipe of a width gets."""
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, markup=False, emoji=False).print(renderable)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_tables_are_whole_at_any_width(width: int, regional: Extraction) -> None:
    text = printed(table.statistics(regional, width), width)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert "…" not in text
    words = text.split()
    for metric in METRICS.values():
        assert width == 40 or words.count(metric.label.split()[0]) >= 6, metric  # five areas and the table of areas
    assert words.count("£48,000") == 10
    assert "Note: counties add up to 176 of 220 arrests" in " ".join(words)


@pytest.mark.parametrize(("width", "tables"), [(250, 1), (80, 4)])
def test_table_of_areas_is_split_where_it_must_be(width: int, tables: int, regional: Extraction) -> None:
    text = printed(table.statistics(regional, width), width)
    assert text.count("By area") == tables
    # no name of an area is broken
    assert text.count("Cambridgeshire") == 14 + tables


def test_one_area_needs_no_table_of_areas(extraction: Callable[..., Extraction]) -> None:
    assert "By area" not in printed(table.statistics(extraction(), 80))


def test_statistics(
    extraction: Callable[..., Extraction], mention: Callable[..., Mention], total: Callable[..., Total]
) -> None:
    weapons = mention("weapons_seized", 34, "items", text="34 weapons")
    knives = mention("weapons_seized", 17, "items", text="17 knives")
    document = extraction(
        mentions=(mention(text="44 arrests"), weapons, knives),
        totals=(total("weapons_seized", 34, "items", mentions=(1,)), total(qualifier="min")),
    )
    assert [line.rstrip() for line in printed(table.statistics(document, 80)).splitlines()] == [
        "Raids across Essex",
        "Source     release.md",
        "Published  2022-03-18",
        "Area       Essex",
        "Period     2022-03-07 to 2022-03-11",
        "",
        "Totals",
        "Statistic   Figure                Area    As stated",
        "────────────────────────────────────────────────────",
        "Arrests     more than 44 people   Essex   44 arrests",
        "",
        "Seizures",
        "Statistic   Figure       Area    As stated",
        "──────────────────────────────────────────────────────",
        "Weapons     34 weapons   Essex   34 weapons; 17 knives",
        "",
        "Dates",
        "Days         As written",
        "───────────────────────",
        "2022-03-07   7 March",
        "",
    ]


def test_own_area_comes_first(extraction: Callable[..., Extraction], total: Callable[..., Total]) -> None:
    document = extraction(area="Eastern region", totals=(total(area="Kent"), total(area="Eastern region")))
    lines = printed(table.statistics(document, 80)).splitlines()
    assert [line.split("  ")[0] for line in lines if " 44" in line and line.startswith(("Kent", "Eastern"))] == [
        "Eastern region", "Kent",
    ]  # fmt: skip
    assert ["Eastern" in line for line in lines if line.startswith("Arrests")] == [True, False]


def test_no_statistics(extraction: Callable[..., Extraction]) -> None:
    document = extraction(source="-", title=None, mentions=(), totals=(), dates=())
    assert printed(table.statistics(document, 80)).splitlines()[0] == "Untitled"
    assert "No statistics stated in standard input." in printed(table.statistics(document, 80))


def test_mentions_come_with_their_sentence(
    extraction: Callable[..., Extraction], mention: Callable[..., Mention]
) -> None:
    document = extraction(mentions=(mention(text="44 arrests"), mention(area="Kent"), mention("charges", 9)))
    as_stated = printed(table.listing(document, "x", document.mentions))
    assert [line.split()[0] for line in as_stated.splitlines()[8:11]] == ["Arrests", "Arrests", "Charges"]
    by_area = printed(table.listing(document, "x", document.mentions, by_area=True))
    assert [line.split()[0] for line in by_area.splitlines()[8:11]] == ["Essex", "Essex", "Kent"]
    assert "There were 44 arrests in all." in by_area


@pytest.mark.parametrize(
    ("shown", "metric", "item"),
    [
        (["Weapons", "knife"], "weapons_seized", "knife"),
        (["Drugs", "heroin, crack cocaine"], "drugs_seized", "heroin+crack cocaine"),
        (["Weapons"], "weapons_seized", "weapon"),
        (["Deal lines"], "deal_lines", "line"),
        (["Arrests"], "arrests", "person"),
        (["Arrests", "boy"], "arrests", "boy"),
    ],
)
def test_item_is_shown_where_it_says_more(
    shown: list[str], metric: str, item: str, extraction: Callable[..., Extraction], mention: Callable[..., Mention]
) -> None:
    document = extraction(mentions=(mention(metric, item=item, sentence="Seen."),))
    lines = printed(table.listing(document, "x", document.mentions)).splitlines()[8:-1]
    assert [line.split("   ")[0].strip() for line in lines] == shown


def test_no_mentions(extraction: Callable[..., Extraction]) -> None:
    assert "No seizures stated in release.md." in printed(table.listing(extraction(), "seizures", []))


def test_dates_come_with_their_sentence(extraction: Callable[..., Extraction]) -> None:
    first, second = "Raids began in Ash.", "They ended on 7 March."
    text = ("x" * 56 + f"\n{first} {second} Then nothing.\n").rjust(120)
    start = text.index("7 March")
    document = extraction()
    date = document.dates[0]
    document = extraction(dates=(type(date)("7 March", start, start + 7, date.start, date.end),))
    shown = printed(table.dates_listing(document, text))
    assert second in shown
    assert first not in shown
    assert "No dates stated" in printed(table.dates_listing(extraction(dates=()), text))


def test_documents_cannot_speak_to_the_terminal(
    extraction: Callable[..., Extraction], mention: Callable[..., Mention], total: Callable[..., Total]
) -> None:
    evil = "\x1b]0;x\x07[bold red]a[/] :smile: \x9b31m\u202eb"
    document = extraction(
        title=evil,
        source=evil,
        area=evil,
        mentions=(mention(text=evil, sentence=evil, area=evil),),
        totals=(total(area=evil), total(area="Kent")),
        notes=(evil,),
    )
    for shown in (
        printed(table.statistics(document, 100), 100),
        printed(table.listing(document, "x", document.mentions), 100),
        printed(table.dates_listing(document, evil * 20), 100),
    ):
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert "[bold red]a[/] :smile:" in shown
