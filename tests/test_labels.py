"""Figures behind labels: by metric, by thing and by place."""

from __future__ import annotations

import pytest

from countylines_cli import extract
from countylines_cli.sources import document_from_text

HEAD = "---\narea: Essex\npublish:\n  date: 18 Mar 2022\ntitle: News from the force\n---\n\n"

# what is stated, as "metric value area: quote", then the body of an Essex release
ROWS = [
    (
        ["arrests 44 Essex: Colchester: 44", "arrests 12 Kent: Kent: 12", "arrests 9 Norfolk: Norfolk - 9"],
        "The number of arrests in each county:\n\n* Colchester: 44\n* Kent: 12\n* Norfolk - 9\n",
    ),
    (
        ["arrests 2 Essex: Harlow: 2", "arrests 6 Essex: Colchester: 6"],
        "**Arrests by area:**\n\nHarlow: 2\n\nColchester: 6\n",
    ),
    (["warrants 4 Essex: Harlow district – 4"], "Breakdown of warrants per district:\n\n* Harlow district – 4\n"),
    (["weapons_seized 169 Essex: Harlow: 169"], "The number of knives surrendered in each town:\n\n* Harlow: 169\n"),
    (
        ["weapons_seized 9 Essex: Air weapons: 9", "weapons_seized 10 Essex: Shotguns - 10"],
        "The types of firearm handed in:\n\n* Air weapons: 9\n* Shotguns - 10\n",
    ),
    (["arrests 12 Essex: Arrests: 12", "warrants 7 Essex: warrants = 7"], "Arrests: 12\n\nTotal warrants = 7\n"),
    # nothing tells of what, or it is not shared out by place, or the figure is an age, a term, a number of something else
    ([], "Officers were busy in each county:\n\n* Essex: 44\n* Kent: 12\n"),
    ([], "Those charged are:\n\n* Dale Marlow: 44\n* Ross Quill - 31\n"),
    ([], "Those arrested from the area are:\n\n* Dale Marlow: 24\n* Ross Quill: 19\n"),
    ([], "Arrests per month in the county:\n\n* January: 12\n"),
    ([], "Sentenced in each county:\n\n* Dale Marlow - 44 months\n"),
    ([], "Fines by area:\n\n* Harlow: 44\n"),
    ([], "Arrests and charges by area:\n\n* Harlow: 44\n"),
    ([], "Arrests by area:\n\n* Harlow: 0800 555 111\n"),
]


@pytest.mark.parametrize(("stated", "body"), ROWS)
def test_label_states(stated: list[str], body: str) -> None:
    found = extract(document_from_text(HEAD + body)).mentions
    assert [f"{m.metric} {m.value} {m.area}: {m.text}" for m in found] == stated


def test_counties_listed_beside_their_sum_have_rows_of_their_own() -> None:
    body = "In total, 56 people were arrested.\n\nArrests by county:\n\n* Essex: 44\n* Kent: 12\n"
    totals = extract(document_from_text(HEAD.replace("area: Essex", "area: Eastern region") + body)).totals
    assert [(t.area, t.value) for t in totals] == [("Eastern region", 56), ("Essex", 44), ("Kent", 12)]


def test_districts_are_parts_of_their_own_countys_sum() -> None:
    body = "In total, 50 people were arrested.\n\nArrests by area:\n\n* Harlow: 44\n* Colchester: 6\n"
    assert [(t.area, t.value) for t in extract(document_from_text(HEAD + body)).totals] == [("Essex", 50)]
