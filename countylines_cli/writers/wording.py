"""Figures and metrics in the words that tables show: "more than 150", "about £48,000", "2.5 kg", "34 weapons"."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from countylines_cli.writers.rows import number

_GRAMS_IN_KILO = 1000
_QUALIFIERS = {"min": "more than ", "max": "up to ", "approx": "about "}
_SINGULARS = {"people": "person", "addresses": "address", "searches": "search", "boxes": "box", "grams": "gram"}


class Metric(NamedTuple):
    """How a metric is shown.

    Attributes:
        label: its name in tables.
        items: what its unit `items` is called.
        meaning: what is counted, in a line.
    """

    label: str
    items: str
    meaning: str


# in the order of tables: people, operations, safeguarding, then what was seized
METRICS = {
    "arrests": Metric("Arrests", "arrests", "people arrested, or arrests made"),
    "charges": Metric("Charges", "charges", "people charged"),
    "warrants": Metric("Warrants", "warrants", "warrants executed and addresses raided"),
    "stop_searches": Metric("Stops and searches", "searches", "people or vehicles stopped, checked or searched"),
    "visits": Metric("Visits", "visits", "addresses or people visited for safeguarding, welfare or cuckooing checks"),
    "safeguarded": Metric("Safeguarded", "people", "vulnerable people safeguarded, protected or referred for support"),
    "nrm_referrals": Metric("NRM referrals", "referrals", "National Referral Mechanism referrals"),
    "deal_lines": Metric("Deal lines", "lines", "deal lines closed, seized, identified, disrupted or dismantled"),
    "drugs_seized": Metric("Drugs", "items", "drugs seized, recovered, found: value, mass or counted forms"),
    "cash_seized": Metric("Cash", "items", "money seized, recovered, found, frozen, detained, forfeited"),
    "weapons_seized": Metric("Weapons", "weapons", "weapons seized, recovered, surrendered; ammunition in rounds"),
    "phones_seized": Metric("Phones", "phones", "phones and handsets seized"),
    "vehicles_seized": Metric("Vehicles", "vehicles", "cars, vans, bikes and e-scooters seized"),
    "property_seized": Metric("Other property", "items", "any other goods seized: SIM cards, scales, designer goods"),
}
SEIZURES = frozenset(name for name in METRICS if name.endswith("_seized") or name == "deal_lines")
_ORDER = {name: place for place, name in enumerate(METRICS)}


def place_of(metric: str) -> int:
    """Where a metric stands in a table; one that is not known, at the end."""
    return _ORDER.get(metric, len(_ORDER))


def label(metric: str) -> str:
    """The name of a metric in tables."""
    return METRICS[metric].label if metric in METRICS else metric.replace("_", " ").capitalize()


def figure(value: int | float, value_max: int | float | None, qualifier: str, unit: str, metric: str) -> str:
    """A quantity as a reader says it: with its qualifier and what it counts."""
    kilos = unit == "g" and (value_max or value) >= _GRAMS_IN_KILO
    shown = _amount(value, unit, kilos)
    if value_max is not None:
        amounts = f"{shown} to {_amount(value_max, unit, kilos)}"
    else:
        amounts = _QUALIFIERS.get(qualifier, "") + shown
    noun = _noun(unit, metric, kilos, single=value == 1 and value_max is None)
    return f"{amounts} {noun}" if noun else amounts


def bare_figure(value: int | float, value_max: int | float | None, qualifier: str, unit: str, metric: str) -> str:
    """A quantity under the name of its metric: people and items go without saying."""
    said = unit == "people" or unit in ("items", METRICS[metric].items if metric in METRICS else "items")
    text = figure(value, value_max, qualifier, unit, metric)
    return text.rpartition(" ")[0] if said else text


def span_of_days(start: dt.date | None, end: dt.date | None) -> str:
    """A day, or the first and last of several."""
    if start is None:
        return "" if end is None else f"until {end}"
    return str(start) if end is None or start == end else f"{start} to {end}"


def _amount(value: int | float, unit: str, kilos: bool) -> str:
    value = value / _GRAMS_IN_KILO if kilos else value
    if unit == "GBP":
        return f"£{_digits(value, pence=True)}"
    return _digits(value)


def _digits(value: int | float, pence: bool = False) -> str:
    short = number(value)
    return f"{short:,.2f}" if pence and isinstance(short, float) else f"{short:,}"


def _noun(unit: str, metric: str, kilos: bool, single: bool) -> str:
    if unit == "GBP":
        return ""
    if unit == "g":
        return "kg" if kilos else "g"
    if unit == "items" and metric in METRICS:
        unit = METRICS[metric].items
    return _SINGULARS.get(unit, unit.removesuffix("s")) if single and unit.islower() else unit
