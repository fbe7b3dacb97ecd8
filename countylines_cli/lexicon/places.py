"""The gazetteer: counties, police forces, districts and towns by the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, TypeVar, overload

from countylines_cli.errors import LexiconError
from countylines_cli.lexicon import _compiled

PLACE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|&")
AREA_KINDS = frozenset({"county", "preserved_county", "nation", "force_area", "region", "national"})


class Area(NamedTuple):
    """A county, force area, region or nation under its canonical name; `parts` are the counties of a larger one."""

    name: str
    kind: str
    parts: tuple[str, ...]

    @property
    def is_county(self) -> bool:
        return self.kind in ("county", "preserved_county", "nation")


class Force(NamedTuple):
    """A police force or regional unit."""

    name: str
    area: str
    counties: tuple[str, ...]


class Place(NamedTuple):
    """What a name can mean.

    Attributes:
        kind: `area`, `force`, `district` or `town`.
        areas: canonical areas it can lie in, most usual first.
        trap: the name is also an ordinary word or a surname and needs a place's context.
        minor: a trap that names no district: many counties have such a place, or streets and people so called.
    """

    name: str
    kind: str
    areas: tuple[str, ...]
    trap: bool = False
    minor: bool = False


Entry = tuple[tuple[str, ...], Place]
_Other = TypeVar("_Other")


class _Names(Mapping[str, list[Entry]]):
    """Places by their first word, from lines of the compiled file that are read when they are asked for.

    A release names a dozen places of ten thousand.
    """

    def __init__(self, lines: dict[str, str], areas: list[str]) -> None:
        self._lines = lines
        self._areas = areas
        self._known: dict[str, list[Entry]] = {}

    def __getitem__(self, word: str) -> list[Entry]:
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = [self._entry(word, cell) for cell in self._lines[word].split("\t")]
        return found

    @overload
    def get(self, word: str, /) -> list[Entry] | None: ...
    @overload
    def get(self, word: str, /, default: list[Entry] | _Other) -> list[Entry] | _Other: ...
    def get(self, word: str, /, default: object = None) -> object:
        return self[word] if word in self._lines else default

    def __contains__(self, word: object) -> bool:
        return word in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def _entry(self, word: str, cell: str) -> Entry:
        rest, name, kind, areas, trap = cell.split("|")
        place = Place(
            name, kind, tuple(self._areas[int(number)] for number in areas.split()), bool(trap), trap == "minor"
        )
        return (word, *rest.split()), place


class Gazetteer:
    """Areas and forces by name; places by first word (lower case), longest name first; areas by their metadata name."""

    __slots__ = ("_counties", "areas", "forces", "metadata", "names")

    def __init__(
        self,
        areas: dict[str, Area],
        forces: dict[str, Force],
        names: Mapping[str, list[Entry]],
        metadata: dict[str, str],
    ) -> None:
        self.areas = areas
        self.forces = forces
        self.names = names
        self.metadata = metadata
        self._counties: dict[str, tuple[str, ...]] = {}

    def canonical(self, name: str) -> str | None:
        """The canonical area for an area's name or alias ("Herts"), or the area a force's metadata names; else None."""
        return self.metadata.get(_key(name))

    def county_of(self, area: str) -> str:
        """The county's name where an area is one, else empty."""
        known = self.areas.get(area)
        return area if known is not None and known.is_county else ""

    def counties_in(self, area: str) -> tuple[str, ...]:
        """The counties that an area is or holds."""
        found = self._counties.get(area)
        if found is None and area in self.areas:
            found = self._counties[area] = self._find_counties(self.areas[area])
        return found or ()

    def _find_counties(self, area: Area) -> tuple[str, ...]:
        if area.is_county:
            return (area.name, *area.parts)
        return tuple(county for part in area.parts if part != area.name for county in self.counties_in(part))


def _key(name: str) -> str:
    return " ".join(word.lower().replace("’", "'") for word in PLACE_WORD.findall(name))


def _rows(name: str) -> list[dict[str, str]]:
    import csv

    text = (_compiled.FOLDER / "places" / name).read_text(encoding="utf-8")
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
            self.places[words] = Place(
                known.name, known.kind, areas, known.trap or place.trap, known.minor and place.minor
            )

    def by_first_word(self) -> dict[str, list[Entry]]:
        table: dict[str, list[Entry]] = {}
        for words, place in self.places.items():
            table.setdefault(words[0], []).append((words, place))
        for entries in table.values():
            entries.sort(key=lambda pair: -len(pair[0]))
        return table


# why a name is a trap, where it tells nothing of the place's size
_COMMON = ("generic name", "surname or first name")


def build_gazetteer() -> Gazetteer:
    """The gazetteer, built from the CSV files."""
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
    major: set[str] = set()
    for row in _rows("districts.csv"):
        index.add(row["name"], Place(row["name"], "district", (row["county"],)))
        major.update(PLACE_WORD.findall(row["name"]))
    for row in _rows("towns.csv"):
        trap = row["trap"] == "1"
        minor = trap and row["note"].rpartition("; ")[2] in _COMMON and row["name"] not in major
        index.add(row["name"], Place(row["name"], "town", (row["county"],), trap, minor))
    return Gazetteer(areas, forces, index.by_first_word(), metadata)


def compiled_places(gazetteer: Gazetteer) -> str:
    """The gazetteer as text: sections between empty lines, a line an item, the cells between tabs."""
    area_names = sorted({area for entries in gazetteer.names.values() for _, place in entries for area in place.areas})
    number = {name: str(k) for k, name in enumerate(area_names)}
    words = sorted(gazetteer.names)

    def cell(entry: Entry) -> str:
        parts, place = entry
        areas = " ".join(number[area] for area in place.areas)
        return "|".join(
            [
                " ".join(parts[1:]),
                place.name,
                place.kind,
                areas,
                "minor" if place.minor else "trap" if place.trap else "",
            ]
        )

    sections = (
        ["\t".join([area.name, area.kind, *area.parts]) for area in gazetteer.areas.values()],
        ["\t".join([force.name, force.area, *force.counties]) for force in gazetteer.forces.values()],
        ["\t".join(item) for item in gazetteer.metadata.items()],
        area_names,
        words,
        ["\t".join(map(cell, gazetteer.names[word])) for word in words],
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _from_compiled(body: str) -> Gazetteer:
    """The gazetteer that `compiled_places` wrote."""
    areas, forces, metadata, area_names, words, entries = (part.split("\n") for part in body.rstrip("\n").split("\n\n"))
    area_rows = [line.split("\t") for line in areas]
    force_rows = [line.split("\t") for line in forces]
    return Gazetteer(
        areas={row[0]: Area(row[0], row[1], tuple(row[2:])) for row in area_rows},
        forces={row[0]: Force(row[0], row[1], tuple(row[2:])) for row in force_rows},
        names=_Names(dict(zip(words, entries, strict=True)), area_names),
        metadata=dict(line.split("\t") for line in metadata),
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded on the first call."""
    body = _compiled.load(_compiled.PLACES)
    return _from_compiled(body) if body is not None else build_gazetteer()
