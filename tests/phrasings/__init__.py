"""Tables of phrasings: what a phrase states first, then the phrasings that must give exactly that.

A table is a text file named after its metric, so that a new turn of phrase is one line:

    == 12 person                  twelve people, exactly; `; ` joins several mentions
    12 people were arrested.      every line until the next `==` must state just that
    == >5500 GBP drugs            `>` min, `<` max, `~` approx, `5500-6000` a range; unit, then item
    == charges 4 man|person       another metric than the table's; `|` between items that are equally right
    == nothing
    xfail why it fails :: phrase  a known error: strict, it speaks up when it starts to pass
    -- a comment

`\\n` in a phrase breaks the line; a phrase that starts with `# ` is a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from countylines_cli import extract
from countylines_cli.sources import document_from_text

HERE = Path(__file__).parent
_UNIT = {
    "arrests": "people",
    "charges": "people",
    "warrants": "warrants",
    "stop_searches": "searches",
    "visits": "visits",
    "safeguarded": "people",
    "nrm_referrals": "referrals",
    "deal_lines": "lines",
    "drugs_seized": "GBP",
    "cash_seized": "GBP",
    "weapons_seized": "items",
    "phones_seized": "items",
    "vehicles_seized": "items",
    "property_seized": "items",
}
_UNITS = {
    *_UNIT.values(), "EUR", "USD", "g", "vehicles", "addresses", "rounds", "wraps", "deals", "bags", "packages",
    "plants", "tablets", "rocks", "vials", "litres", "pills", "blocks", "packets", "parcels", "bundles", "canisters", "seizures",
}  # fmt: skip
_QUALIFIER = {">": "min", "<": "max", "~": "approx"}


@dataclass(frozen=True)
class Stated:
    """One quantity, as a table writes it: compared by all but the characters that state it."""

    metric: str
    value: float
    value_max: float | None
    unit: str
    items: frozenset[str]
    qualifier: str

    def matches(self, other: Stated) -> bool:
        """Whether all fields agree, the items in one of the readings that are equally right."""
        mine = (self.metric, self.value, self.value_max, self.unit, self.qualifier)
        theirs = (other.metric, other.value, other.value_max, other.unit, other.qualifier)
        return mine == theirs and bool(self.items & other.items)


def parse(notation: str, metric: str) -> list[Stated]:
    """The quantities that a `==` line writes."""
    return [] if notation == "nothing" else [_parse_one(part.split(), metric) for part in notation.split("; ")]


def _parse_one(words: list[str], metric: str) -> Stated:
    if words[0] in _UNIT:
        metric = words.pop(0)
    number = words.pop(0)
    qualifier = _QUALIFIER.get(number[0], "range" if "-" in number else "exact")
    low, _, high = number.lstrip("<>~").partition("-")
    unit = words.pop(0) if words[0] in _UNITS else _UNIT[metric]
    items = frozenset(" ".join(words).split("|"))
    return Stated(metric, float(low), float(high) if high else None, unit, items, qualifier)


def stated_by(text: str) -> list[Stated]:
    """What the program reads in a text."""
    return [
        Stated(m.metric, m.value, m.value_max, m.unit, frozenset((m.item,)), m.qualifier)
        for m in extract(document_from_text(text)).mentions
    ]


def agree(found: list[Stated], expected: list[Stated]) -> bool:
    """Whether the two pair off one to one, in any order: two metrics may rest on the same characters."""
    left = list(found)
    for wanted in expected:
        hit = next((one for one in left if wanted.matches(one)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def rows(table: Path) -> list[object]:
    """The rows of a table as pytest parameters: text, what it must state."""
    metric = table.stem if table.stem in _UNIT else "arrests"
    found: list[object] = []
    expected: list[Stated] = []
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            expected = parse(line[3:].strip(), metric)
        elif line and not line.startswith("--"):
            reason, known, phrase = line.rpartition(" :: ")
            marks = pytest.mark.xfail(reason=reason.removeprefix("xfail "), strict=True) if known else ()
            text = phrase.replace("\\n", "\n")
            found.append(pytest.param(text, expected, id=f"{table.name}:{number}", marks=marks))
    return found


def all_rows() -> list[object]:
    """The rows of all tables."""
    return [row for table in sorted(HERE.glob("*.txt")) for row in rows(table)]
