"""The gazetteer: counties, police forces, districts and towns by the words that name them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from countylines_cli.errors import LexiconError

PLACE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|&")
AREA_KINDS = frozenset({"county", "preserved_county", "nation", "force_area", "region", "national"})


@dataclass(frozen=True, slots=True)
class Area:
    """A county, force area, region or nation under its canonical name; `parts` are the counties of a larger one."""

    name: str
    kind: str
    parts: tuple[str, ...]

    @property
    def is_county(self) -> bool:
        return self.kind in ("county", "preserved_county", "nation")


@dataclass(frozen=True, slots=True)
class Force:
    """A police force or regional unit."""

    name: str
    area: str
    counties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a name can mean.

    Attributes:
        kind: `area`, `force`, `district` or `town`.
        areas: canonical areas it can lie in, most usual first.
        trap: the name is also an ordinary word or a surname and needs a place's context.
    """

    name: str
    kind: str
    areas: tuple[str, ...]
    trap: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by their first word (lower case), longest name first."""

    areas: dict[str, Area]
    forces: dict[str, Force]
    names: dict[str, list[tuple[tuple[str, ...], Place]]]
    metadata: dict[str, str]

    def canonical(self, name: str) -> str | None:
        """The canonical area for an area's name or alias ("Herts"), or the area a force's metadata names; else None."""
        return self.metadata.get(_key(name))

    def county_of(self, area: str) -> str:
        """The county's name where an area is one, else empty."""
        known = self.areas.get(area)
        return area if known is not None and known.is_county else ""

    def counties_in(self, area: str) -> tuple[str, ...]:
        """The counties that an area is or holds."""
        known = self.areas.get(area)
        if known is None:
            return ()
        if known.is_county:
            return (area, *known.parts)
        found: list[str] = []
        for part in known.parts:
            found.extend(self.counties_in(part) if part != area else ())
        return tuple(found)


def _key(name: str) -> str:
    return " ".join(word.lower().replace("’", "'") for word in PLACE_WORD.findall(name))


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("countylines_cli.lexicon").joinpath("places", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


class _Index:
    def __init__(self) -> None:
        self.places: dict[tuple[str, ...], Place] = {}

    def add(self, name: str, place: Place) -> None:
        words = tuple(word.lower().replace("’", "'") for word in PLACE_WORD.findall(name))
        if not words:
            raise LexiconError(f"places: a name without words: {name!r}")
        if words[0] == "the" and len(words) > 1:
            words = words[1:]
        known = self.places.get(words)
        if known is None:
            self.places[words] = place
        elif known.kind in ("town", "district") and place.kind in ("town", "district"):
            areas = (*known.areas, *(area for area in place.areas if area not in known.areas))
            self.places[words] = Place(known.name, known.kind, areas, known.trap or place.trap)

    def by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], Place]]]:
        table: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
        for words, place in self.places.items():
            table.setdefault(words[0], []).append((words, place))
        for entries in table.values():
            entries.sort(key=lambda pair: -len(pair[0]))
        return table


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded on the first call."""
    index = _Index()
    areas: dict[str, Area] = {}
    forces: dict[str, Force] = {}
    metadata: dict[str, str] = {}
    for row in _rows("areas.csv"):
        if row["kind"] not in AREA_KINDS:
            raise LexiconError(f"areas.csv: {row['name']}: unknown kind {row['kind']!r}")
        areas[row["name"]] = Area(row["name"], row["kind"], _split(row["parts"]))
        for alias in (row["name"], *_split(row["aliases"])):
            index.add(alias, Place(row["name"], "area", (row["name"],)))
            metadata.setdefault(_key(alias), row["name"])
    for row in _rows("forces.csv"):
        forces[row["name"]] = Force(row["name"], row["area"], _split(row["counties"]))
        for alias in (row["name"], *_split(row["aliases"])):
            index.add(alias, Place(row["name"], "force", (row["area"],)))
            metadata.setdefault(_key(alias), row["area"])
        for value in _split(row["metadata_area"]):
            metadata.setdefault(_key(value), row["area"])
    for row in _rows("districts.csv"):
        index.add(row["name"], Place(row["name"], "district", (row["county"],)))
    for row in _rows("towns.csv"):
        index.add(row["name"], Place(row["name"], "town", (row["county"],), row["trap"] == "1"))
    return Gazetteer(areas, forces, index.by_first_word(), metadata)
