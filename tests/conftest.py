"""Records made by hand, for tests of what is done with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from countylines_cli.model import DateMention, Extraction, Mention, Total


def make_mention(metric: str = "arrests", value: float = 44, unit: str = "people", **fields: Any) -> Mention:
    """A mention of which only what matters to a test is named."""
    text = fields.pop("text", f"{value} {unit}")
    default = {
        "item": "person",
        "value_max": None,
        "qualifier": "exact",
        "area": "Essex",
        "county": "Essex",
        "area_basis": "stated",
        "sentence": f"There were {text} in all.",
        "start_char": 10,
        "end_char": 10 + len(text),
        "rule": "count_noun",
    }
    return Mention(metric=metric, value=value, unit=unit, text=text, **(default | fields))


def make_total(metric: str = "arrests", value: float = 44, unit: str = "people", **fields: Any) -> Total:
    """A total of which only what matters to a test is named."""
    default = {
        "area": "Essex",
        "value_max": None,
        "qualifier": "exact",
        "county": "Essex",
        "basis": "stated",
        "mentions": (0,),
    }
    return Total(metric=metric, value=value, unit=unit, **(default | fields))


def make_extraction(**fields: Any) -> Extraction:
    """A document with one arrest figure, unless its fields say otherwise."""
    default: dict[str, Any] = {
        "doc_id": "00ff00ff00ff00ff",
        "source": "release.md",
        "title": "Raids across Essex",
        "url": "https://example.org/raids",
        "published": dt.date(2022, 3, 18),
        "area": "Essex",
        "period_start": dt.date(2022, 3, 7),
        "period_end": dt.date(2022, 3, 11),
        "dates": (DateMention("7 March", 90, 97, dt.date(2022, 3, 7), dt.date(2022, 3, 7)),),
        "mentions": (make_mention(),),
        "totals": (make_total(),),
        "notes": (),
    }
    return Extraction(**(default | fields))


@pytest.fixture
def regional() -> Extraction:
    """A regional week of action: five areas, every metric, all qualifiers."""
    metrics: dict[str, tuple[float, str]] = {
        "arrests": (44, "people"),
        "charges": (12, "people"),
        "warrants": (9, "warrants"),
        "stop_searches": (31, "people"),
        "visits": (115, "addresses"),
        "safeguarded": (55, "people"),
        "nrm_referrals": (3, "referrals"),
        "deal_lines": (12, "lines"),
        "drugs_seized": (48000, "GBP"),
        "cash_seized": (150000, "GBP"),
        "weapons_seized": (34, "items"),
        "phones_seized": (1234, "items"),
        "vehicles_seized": (2, "items"),
        "property_seized": (1, "items"),
    }
    areas = ("Essex", "Hertfordshire", "Cambridgeshire", "Bedfordshire", "Eastern region")
    qualifiers = ("exact", "min", "approx", "max", "exact")
    mentions = []
    totals = []
    for area, qualifier in zip(areas, qualifiers, strict=True):
        for metric, (value, unit) in metrics.items():
            county = "" if area == "Eastern region" else area
            totals.append(
                make_total(
                    metric, value, unit, area=area, county=county, qualifier=qualifier, mentions=(len(mentions),)
                )
            )
            mentions.append(make_mention(metric, value, unit, area=area, county=county, qualifier=qualifier))
    totals.append(make_total("drugs_seized", 2500, "g", value_max=3000, qualifier="range", mentions=(0,)))
    notes = ("counties add up to 176 of 220 arrests",)
    return make_extraction(mentions=tuple(mentions), totals=tuple(totals), notes=notes)


@pytest.fixture
def mention() -> Callable[..., Mention]:
    """The factory of mentions."""
    return make_mention


@pytest.fixture
def total() -> Callable[..., Total]:
    """The factory of totals."""
    return make_total


@pytest.fixture
def extraction() -> Callable[..., Extraction]:
    """The factory of extractions."""
    return make_extraction
