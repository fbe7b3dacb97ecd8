"""Where it happened: places in the text, and the chain that gives each statement its area.

A person's home, a court, a street named after a town and a force's own name are no places of an event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from countylines_cli.extractors.background import is_background
from countylines_cli.extractors.view import Claim
from countylines_cli.lexicon.contexts import words_of
from countylines_cli.lexicon.places import PLACE_WORD, Entry, Gazetteer, Place, gazetteer
from countylines_cli.model import Document
from countylines_cli.patterns import Pattern
from countylines_cli.text.blocks import BULLET, HEADING, ITEM, TITLE, Block
from countylines_cli.text.gate import CLAIMS, HAPPENED, NAMED, REGIONAL, SAYS

# the capital first: a pattern that opens with a class of characters skips all others in one step
_CAPITAL = re.compile(r"(?P<word>[A-Z](?<![\w'’].)[^\W\d_]*(?:['’][^\W\d_]+)?)[\w'’&-]*")
_STREET = words_of("counties.street")
_ROAD = words_of("counties.road")
_AFTER_PLACE = words_of("counties.after_place")
# "Leeds Parkside station", "Manchester Piccadilly": a railway station lies where its first name says
_STATION = Pattern(
    r" (?:[A-Z][a-z’']+ ){1,2}(?:railway |train |rail |bus )?station\b"
    r"| (?:waverley|piccadilly|parkway|temple meads|lime street|new street|queen street|oxford road|victoria)\b",
    re.I,
)
# with these a new sentence begins, whose stop before it was lost
_NEW_SENTENCE = frozenset(
    ["A", "An", "The", "One", "Two", "Three", "Four", "Five", "Six", "He", "She", "They", "Officers", "Police"]
)
# smaller figures of two events are often the same: one does not tell the other again
_COINCIDES = 5
_COURT = Pattern(
    r"\W{0,3}(?:\w+\W{1,3}){0,2}?(?:magistrates|crown court|crown|youth court|county court|court|mags|justice)", re.I
)
_PEOPLE = Pattern(
    r"(?:[\s-]+(?:area|based|born))?\s*(?:\w+\s+)?(?:-based|\b(?:man|men|woman|women|pair|duo|couple|brothers|father|mother|(?:boy|girl|drug dealer|dealer|teenager|youth|gang|resident|teen|male|female|national|suspect)s?)\b)",
    re.I,
)
_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "around",
        "across",
        "throughout",
        "on",
        "outside",
        "within",
        "covering",
        "over",
        "into",
        "to",
        "of",
        "for",
        "and",
        "including",
        "inside",
        "along",
    }
)
_FIRST_NAME = Pattern(r"[A-Z][\w’'-]+ $")
_AGE_BEHIND = Pattern(r", (?:aged )?\d\d,| \(\d\d\)|, \d\d and ")
_AGED_PERSON = Pattern(r"[A-Z][\w’'-]+ (?P<name>[A-Z][\w’'-]+)(?:, (?:aged )?\d\d,| \(\d\d\)|, \d\d and )")
_LONG = 60_000
_AGED_NAME = Pattern(r"year-old (?:[A-Z][\w’'-]+ ){1,2}$")
_INSIDE = frozenset({"in", "at", "near", "around", "across", "throughout", "outside", "within"})
_WITHIN = Pattern(r"\b(?:in|across|throughout)\W+(?:the\W+)?$", re.I)
_PART_OF = Pattern(
    r"\b(?:area|part|outskirts|centre|town|city|county|borough|village|streets|district|parts|people|region|north|south|east|west|rest|estate)s?\s+of\s+(?:the\s+)?$",
    re.I,
)
_COMPASS = r"(?:(?:north|south|east|west|central)(?:[\s-](?:east|west))?\s+)?"
_COORDINATED = Pattern(r"\s*(?:,|and|&|, and|or)\s*(?:the\s+)?")
_NEXT_WORD = Pattern(r"[\s-]*([\w’']+)")
_NEXT_NAME = Pattern(r" [A-Z][a-z’']+")
_FORCE_AREA = Pattern(r"\s*(?:police|force)\s+(?:region|area|district)", re.I)
_OWN_FIGURE = Pattern(r".s (?:total|share|figure|tally|results?|streets)")
_GOES_ON = Pattern(r"\s+(?:and|,)")
# "a knife stolen during a burglary in Essex", "belonging to a line that is active in Hythe"
_HERE_AND = Pattern(
    r"\b(?:the|this) (?:city|town|county|borough|force) and (?:in |across )?(?:the )?$", stems=(" and ",)
)
_OTHER_CRIME = Pattern(
    r"\b(?:stolen\b[^.,;]*|(?:linked|connected|belonging|related) to\b[^.,;]{0,50}\b(?:operat\w+|running|active)) (?:in|from|across) (?:the )?$",
    stems=("stolen", "operat", "running", "active"),
)
_FROM_AREA = Pattern(r"\bfrom\s+the\s+[\w’'-]+\s+area\s+of\s+$", re.I)
_FROM = Pattern(rf"\bfrom\W+(?:the\s+)?{_COMPASS}$", re.I)
_AGED_OF = Pattern(
    r"\d\W+(?:and\s+)?of\s+$|\d,?\s+(?:both|all)\s+of\s+$|\b(?:man|men|woman|women|boys?|girls?|males?|females?|year-olds?),?\s+of\s+$"
)
_HOSPITAL = Pattern(r"\s+(?:[\w’']+\s+){0,2}hospital\b", re.I)
_SAME_GROUP = Pattern(r"(?:[\s,&]|and|as well as|in|the|both|[A-Z][\w’'-]*)*")
_HOME_BEFORE = Pattern(rf"(?:\bfrom|\bof)\s+(?:the\s+)?(?:[\w’'-]+\s+area\s+of\s+)?{_COMPASS}$", re.I)
# "of Fenwick Street, Barrow", "from Kirkby, Merseyside": capitals and commas all the way from "of"
_HOME_STREET = Pattern(
    r"\b(?:of|from)\s+(?!Op(?:eration)?\b)(?:no fixed abode in\s+|the\s+)?\W*(?:[A-Z0-9][\w’'.-]*[\s*]+){0,5}(?:[A-Z0-9][\w’'.-]*[*]*,?\s+)(?:in\s+|near\s+)?(?:the\s+)?\W*"
    + _COMPASS
    + "$"
)
_BETWEEN_NAMES = frozenset({"no", "fixed", "abode", "in", "near", "the", "north", "south", "east", "west", "central"})
# the last words that those before and behind this can end with: most places are spared the search
_BEFORE_HOME = ("from", "of", "the", "north", "south", "east", "west", "central")
_BEFORE_LINK = frozenset({"between", "from", "to", "into", "of", "alongside", "with", "the"})
_LINKED = Pattern(
    r"\b(?:between|from|links? (?:to|with|between)|travell?(?:ed|ing)? (?:in)?to|into|out of|headed to|back to|suppl(?:y|ied|ying) (?:in)?to|alongside|linked to (?:[\w’'-]+ ){1,4}in|police forces (?:in|from)|with)\s+(?:the\s+)?(?:(?:city|county|areas?|parts|centre) of\s+)?$",
    re.I,
)
_EVENTS = (
    "arrest", "search", "warrant", "seiz", "stopped", "raid", "recover", "address", "property", "officers", "arrived",
    "spotted", "incident", "found", "discover", "charged",
)  # fmt: skip
_SUMMARY = Pattern(
    r"^\W*(?:in total|overall|a total|the total|altogether|during the week|since|as part of|across the|this year|the operation|results|nationally|force-?wide|in this case|combined|together(?!,? they))",
    re.I,
)
_WIDER = Pattern(
    r"\bpart of (?:a|an|the) (?:\w+ )?(?:larger|wider|bigger|broader|nationwide|national|regional|region-wide|force-wide)\b",
    re.I,
)
_ELSEWHERE = Pattern(r"^\W*(?:elsewhere|in a separate|meanwhile|in other)", re.I)
_SPEECH = Pattern(r"^\s*[“\"‘']|\b(?:said|added|explained|commented)\b\s*[:,]")
_NATIONAL = Pattern(
    r"\b(?:nationwide|nationally|national police chiefs|npcc|throughout the country|across the (?:country|uk)|all 43 forces|every force)\b",
    re.I,
)
_ACTS = Pattern(
    r"(?:(?:['’]s)?\s+(?:officers?|force|police|has|have|had|also|says?|it|they|teams?|taskforce|task force|county lines|specialist|said))*\s+(?:arrested|seized|made|executed|carried|recovered|closed|shut|visited|safeguarded|charged|detained|stopped|took|conducted|put|dismantled|disrupted)\b",
    re.I,
)
_REGION = Pattern(
    r"\b(?:across|in|around|throughout|over|and)(?: the(?: (?=region)| )|(?= \w+(?:[ -]\w+)? region) )(?:(?P<name>eastern|south[ -]west(?:ern)?|south[ -]east(?:ern)?|north[ -]west(?:ern)?|north[ -]east(?:ern)?|east midlands|west midlands) )?region\b(?! of (?:£|about|\d))"
)
_ANOTHER = Pattern(
    r"\W*(?:(?:at|in|from) )?(?:another|a second|the second|a further|the same|also|those|these|both)\b", re.I
)
_SECTION_WORDS = words_of("counties.section_words")
_ANAPHORA = Pattern(
    r"^\W*(?:he|she|they|it|the (?:man|woman|boy|girl|pair|two|suspects?|drugs|vehicle|driver|teenager|items?)|a (?:further )?search|officers|inside|both|police|during the search|following|his|her|their|also|drugs|all)\b",
    re.I,
)
_BACK_THERE = Pattern(
    r"\b(?:the|his|her|their|this|that) (?:property|properties|address(?:es)?|flat|house|home|premises|void|room|vehicle|car)\b",
    re.I,
)
# where somebody says that he was: nothing happened there
_TELLING = frozenset({"told", "claimed", "insisted"})
# "a search of his home", "a warrant at Marlow's address": it happened where that person lives
_AT_HOME = Pattern(
    r"\b(?:(?P<whose>[A-Z][\w-]+)(?:['’]s|s['’])|[Hh]is|[Hh]er|[Tt]heir) (?:own )?(?:home|address|house|flat|property)\b",
    stems=(" home", " address", " house", " flat", " property"),
)
_NEAR_HOMES = 40  # that a long document stays linear
_LIVES = Pattern(r"\b(?:of|from)\b[^.;]*$")
_RUN_FROM = Pattern(
    r"\b(?:ran|run|running|operat\w+|c[ao]m(?:e|ing)|travel\w+|brought|suppl\w+|drugs?|heroin|cocaine) (?:\w+ ){0,2}from\W+(?:the )?$"
)
_ROUTE = Pattern(r"\s+(?:in)?to\s+(?:the\s+)?")
_LISTED = Pattern(r"\s*(?:,|,?\s*and)\s*(?:a |an )?")
_SAID = Pattern(r"\b(?:said|added|explained|commented|says)\b")
_SAYING = frozenset({"said", "added", "explained", "commented", "says"})
# most words begin with none of these
_FOUR = frozenset(word[:4] for word in (*_EVENTS, *_SAYING, *_TELLING, "region"))
_TITLES = words_of("counties.titles")


class PlaceMention:
    """A place named in the text.

    Attributes:
        areas: canonical areas it can lie in.
        role: `where`, `home`, `court`, `force` or `link` ("between Merseyside and Cumbria").
    """

    def __init__(
        self,
        start: int,
        end: int,
        place: Place,
        areas: tuple[str, ...],
        role: str,
    ) -> None:
        self.start = start
        self.end = end
        self.place = place
        self.areas = areas
        self.role = role


def _last_word(text: str) -> tuple[int, int]:
    """Begin and end of the last word of a text, of its last forty characters at most; an empty stretch where there is none."""
    low = max(0, len(text) - 40)
    end = len(text)
    while end > low and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    begin = end
    while begin > low and (text[begin - 1].isalnum() or text[begin - 1] in "_’'-"):
        begin -= 1
    while end < len(text) and text[end] in "’'-":
        end += 1
    return (begin, end) if begin < end else (end, end)


def _is_address(words: str) -> bool:
    """Whether what follows "of" or "from" can be a person's address: names, and the few words that join them."""
    return all(not word[0].islower() or word.partition("-")[0] in _BETWEEN_NAMES for word in words.split()[1:])


def place_signs(chunk: str, lower: str, tokens: list[str]) -> int:
    """What a chunk of text tells of places: it may name one, or hold a word that this module looks for."""
    signs = 0
    if chunk != lower:
        names = gazetteer().names
        if len(tokens) == 1 and chunk.isalpha():
            signs = NAMED if lower in names else 0
        elif any(_names(match["word"], names) for match in _CAPITAL.finditer(chunk)):
            signs = NAMED
    for word in tokens:
        if word[:4] not in _FOUR:
            continue
        if word.startswith(_EVENTS):
            signs |= HAPPENED
        elif word.startswith("region"):
            signs |= REGIONAL
        elif word in _SAYING:
            signs |= SAYS
        elif word in _TELLING:
            signs |= CLAIMS
    return signs


def _names(word: str, names: Mapping[str, list[Entry]]) -> bool:
    key = word.lower().replace("’", "'")
    return key in names or (key.endswith("'s") and key.removesuffix("'s") in names)


class Setting:
    """One sentence with its claims; its places are looked for when they are first asked for.

    Attributes:
        signs: what its words tell, `place_signs` among it.
    """

    def __init__(
        self, block: Block, start: int, end: int, finder: PlaceFinder, claims: list[Claim], signs: int
    ) -> None:
        self.block, self.start, self.end, self.claims, self.signs = block, start, end, claims, signs
        self._finder = finder
        self._places: list[PlaceMention] | None = None

    @property
    def places(self) -> list[PlaceMention]:
        """The places that the sentence names, in text order."""
        if self._places is None:
            self._places = self._finder.find(self.start, self.end) if self.signs & (NAMED | REGIONAL) else []
        return self._places

    @property
    def where(self) -> list[PlaceMention]:
        """The places where something happened."""
        return [m for m in self.places if m.role == "where"]

    @property
    def place_names(self) -> frozenset[str]:
        """The names of those places."""
        return frozenset(m.place.name for m in self.where)


class PlaceFinder:
    """Finds places in stretches of one document, and resolves names that lie in several counties."""

    def __init__(self, gazetteer: Gazetteer, text: str, lower: str) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._lower = lower
        self.own: str | None = None
        self.region: str | None = None
        self._surnames: dict[str, bool] = {}
        self._aged_names: set[str] | None = None

    def find(self, start: int, end: int) -> list[PlaceMention]:
        """The places named between two offsets, in text order."""
        found: list[PlaceMention] = []
        names = self._gazetteer.names
        at = start
        for match in _CAPITAL.finditer(self._text, start, end):
            if match.start() < at:
                continue
            key = match["word"].lower().replace("’", "'")
            entries = names.get(key)
            if entries is None and (not key.endswith("'s") or (entries := names.get(key.removesuffix("'s"))) is None):
                continue
            if len(entries[0][0]) == 1 and entries[0][0][0] == key:
                place, stop = entries[0][1], match.end("word")  # most names are one word
            elif (hit := self._longest(entries, match.start(), end)) is not None:
                place, stop = hit
            else:
                continue
            at = stop
            coordinated = bool(found) and bool(_COORDINATED.fullmatch(self._text, found[-1].end, match.start()))
            mention = self._mention(place, match.start(), stop, start, end, coordinated)
            if mention is not None:
                found.append(mention)
        found.extend(self._regions(start, end))
        found.sort(key=lambda m: m.start)
        return self._resolve(found)

    def _is_surname(self, name: str) -> bool:
        """Whether a person of this document is called as the town is: "Ann Selby, 25", "25-year-old Ann Selby"."""
        known = self._surnames.get(name)
        if known is None:
            known = self._surnames[name] = self._names_person(name)
        return known

    def _names_person(self, name: str) -> bool:
        if len(self._text) > _LONG:
            if self._aged_names is None:  # one search for all names, that a long document costs no more a name
                self._aged_names = {match["name"] for match in _AGED_PERSON.finditer(self._text)}
            return name in self._aged_names
        at = self._text.find(name)
        while at >= 0:
            before = self._text[max(0, at - 50) : at]
            if _FIRST_NAME.search(before) and _AGE_BEHIND.match(self._text, at + len(name)):
                return True
            if "year-old" in before and _AGED_NAME.search(before):
                return True
            at = self._text.find(name, at + len(name))
        return False

    def _regions(self, start: int, end: int) -> list[PlaceMention]:
        """Regions without capitals: "the eastern region", "across the region"."""
        found: list[PlaceMention] = []
        if self._lower.find("region", start, end) < 0:
            return found
        for match in _REGION.finditer(self._lower, start, end):
            name = match["name"]
            area = (
                self._gazetteer.canonical(name + " region") or self._gazetteer.canonical(name) if name else self.region
            )
            if area is not None and not (name and self._text[match.start("name")].isupper()):
                found.append(PlaceMention(match.start(), match.end(), Place(area, "area", (area,)), (area,), "where"))
        return found

    def _longest(self, entries: list[tuple[tuple[str, ...], Place]], at: int, end: int) -> tuple[Place, int] | None:
        words: list[tuple[str, str, int]] = []
        longest = len(entries[0][0])
        for match in PLACE_WORD.finditer(self._lower, at, min(end, at + 80)):
            word = match.group().replace("’", "'")
            words.append((word, word.removesuffix("'s"), match.end()))
            if len(words) == longest:
                break
        for parts, place in entries:
            n = len(parts)
            if n <= len(words) and all(words[k][0] == parts[k] for k in range(n - 1)) and parts[-1] in words[n - 1][:2]:
                word, _, stop = words[n - 1]
                stop -= len(word) - len(parts[-1])  # "Merseyside's total", but "King's Lynn"
                if len(parts) == 1 or not re.search(r"[.;:!?]", self._text[at:stop].replace("St.", "St")):
                    return place, stop
        return None

    def _mention(
        self, place: Place, at: int, stop: int, start: int, end: int, coordinated: bool
    ) -> PlaceMention | None:
        text = self._text
        before = text[max(start, at - 120) : at]
        if before.endswith("*"):
            before = before.rstrip("*_")  # "from **London**"
        after = text[stop : min(end, stop + 60)]
        if after.startswith("*"):
            after = after.lstrip("*")
        begin, finish = _last_word(before)
        word = before[begin:finish]
        adjacent = bool(word) and before[finish:] in (" ", "")
        if place.kind != "force":
            if place.kind in ("town", "district") and word.lower() not in _INSIDE and self._is_surname(text[at:stop]):
                return None
            if adjacent and (
                word.lower() in _TITLES
                or (word[:1].isupper() and place.trap and word.lower() not in _WHERE and not self._compass(word))
            ):
                return None
            following = _NEXT_WORD.match(after)
            next_word = following.group(1) if following else ""
            if next_word[:1].isupper() and next_word.lower() in (
                _ROAD if place.kind == "area" and text[at:stop] == place.name else _STREET
            ):
                return None
            if (
                place.kind in ("town", "district")
                and _NEXT_NAME.match(after)
                and next_word.lower() not in _AFTER_PLACE
                and next_word not in _NEW_SENTENCE
                and not next_word.isupper()
                and not _STATION.match(after)
            ):
                return None  # "Wigan Rose": part of another name
            if place.trap and not self._placed(place, word, adjacent, after) and not coordinated:
                return None
            if (
                place.kind in ("town", "district")
                and adjacent
                and word[:1].isupper()
                and word.lower() not in _WHERE
                and word.lower() not in _STREET
                and len(before) > len(word) + 1
                and not self._compass(word)
            ):
                return None
            if (
                place.kind == "area"
                and _WITHIN.search(before, max(0, len(before) - 30))
                and next_word.lower() in ("police", "force")
            ):
                return PlaceMention(
                    at,
                    stop,
                    place,
                    place.areas,
                    "where" if _FORCE_AREA.match(after) else "force",
                )
            if (
                next_word
                in (
                    "Police",
                    "Constabulary",
                    "Crimestoppers",
                    "Council",
                    "County",
                    "CID",
                    "SNT",
                    "NPT",
                    "Neighbourhood",
                    "Safer",
                    "Proactive",
                    "Local",
                )
                and place.kind != "area"
            ):
                return PlaceMention(at, stop, place, place.areas, "force")
            if next_word in (
                "Police",
                "Constabulary",
                "officers",
                "police",
                "CID",
                "force",
                "Serious",
                "Major",
                "Neighbourhood",
                "Proactive",
                "Roads",
            ):
                return PlaceMention(at, stop, place, place.areas, "force")
        elif _WITHIN.search(before, max(0, len(before) - 30)) and re.match(
            r"\s*(?:force\s+)?(?:region|area|district)\b", after, re.I
        ):
            return PlaceMention(at, stop, place, place.areas, "where")  # "in the West Mercia Police area"
        return PlaceMention(at, stop, place, place.areas, self._role(place, before, after, word))

    def _compass(self, word: str) -> bool:
        return word.lower() in (
            "north",
            "south",
            "east",
            "west",
            "central",
            "greater",
            "north-east",
            "north-west",
            "south-east",
            "south-west",
            "mid",
            "inner",
            "outer",
            "downtown",
            "upper",
            "lower",
        )

    def _placed(self, place: Place, word: str, adjacent: bool, after: str) -> bool:
        """Whether a trap word ("March", "Reading") stands in the context of a place."""
        if adjacent and self._compass(word):
            return True
        if adjacent and word.lower() in (
            "in",
            "at",
            "near",
            "around",
            "across",
            "outside",
            "throughout",
            "to",
            "from",
            "of",
        ):
            return not (
                place.name in ("March", "May")
                and word.lower() in ("in", "of", "to", "from")
                and not re.match(r",\s+Camb", after)
            )
        # "at a flat on Beverley Road, Hull"
        return not adjacent and word.lower() in _STREET

    def _role(self, place: Place, before: str, after: str, word: str) -> str:
        if place.kind == "force" or (after[:1] in "'’" and after[1:2] == "s" and not _OWN_FIGURE.match(after)):
            return "force"
        if _COURT.match(after):
            return "court"
        if "ospital" in after and _HOSPITAL.match(after):
            return "link"  # "taken to a London hospital"
        following = _NEXT_WORD.match(after)
        if _PEOPLE.match(after) and not _GOES_ON.match(after) and following and following[1] not in _NEW_SENTENCE:
            return "home"
        near = max(0, len(before) - 80)
        if "area" in before and _FROM_AREA.search(before):
            return "home"  # "a man from the Toxteth area of Liverpool"
        if before.endswith((" out of ", " out of the ")) or _OTHER_CRIME.search(before, near):
            return "link"  # "drugs coming out of London"
        last = word.lower()
        if last.startswith(_BEFORE_HOME) and _HOME_BEFORE.search(before, near) and not _PART_OF.search(before, near):
            return "home" if _FROM.search(before) or _AGED_OF.search(before) else "where"
        of = max(before.rfind("of "), before.rfind("from "))  # capitals and commas all the way from it
        if of >= 0 and _is_address(before[of:]) and _HOME_STREET.match(before, of):
            return "home"
        if (last in _BEFORE_LINK or (last == "in" and ("link" in before or "forces" in before))) and _LINKED.search(
            before, near
        ):
            return "link"
        return "where"

    def _resolve(self, found: list[PlaceMention]) -> list[PlaceMention]:
        """Choose among several counties: one named beside, else the document's own, else none."""
        resolved: list[PlaceMention] = []
        for k, mention in enumerate(found):
            if (
                k
                and mention.role == "where"
                and found[k - 1].role in ("link", "home", "force")
                and _COORDINATED.fullmatch(self._text, found[k - 1].end, mention.start)
            ):
                found[k] = mention = PlaceMention(
                    mention.start, mention.end, mention.place, mention.areas, found[k - 1].role
                )
            if (
                k
                and mention.role == "where"
                and found[k - 1].role in ("link", "home")
                and _ROUTE.fullmatch(self._text[found[k - 1].end : mention.start])
                and self._text[max(0, found[k - 1].start - 5) : found[k - 1].start].lower() == "from "
            ):
                found[k] = mention = PlaceMention(mention.start, mention.end, mention.place, mention.areas, "link")
            known = self._gazetteer.areas.get(mention.areas[0])
            if known is not None and known.kind == "region" and self.own in ("Scotland", "Wales", "Northern Ireland"):
                continue  # the north east of Scotland
            if known is not None and known.kind in ("region", "force_area"):
                self.region = mention.areas[0]
            if self._named_anywhere(mention) and self._elsewhere(mention):
                continue  # "in Oxford Street", "in Greenbank": every town has one
            if len(mention.areas) > 1:
                area = self._choose(mention, found, k)
                if area is None:
                    continue
                mention = PlaceMention(mention.start, mention.end, mention.place, (area,), mention.role)
            resolved.append(mention)
        return resolved

    def _named_anywhere(self, mention: PlaceMention) -> bool:
        """Whether a place has a name that streets and places of many counties have."""
        place = mention.place
        return place.kind == "town" and (place.minor or place.name.rpartition(" ")[2].lower() in _STREET)

    def _elsewhere(self, mention: PlaceMention) -> bool:
        """Whether a place lies outside the document's own area, in a county that the text does not speak of."""
        own = self._gazetteer.counties_in(self.own) if self.own is not None else ()
        if not own or not {self.own, *own}.isdisjoint(mention.areas):
            return False
        return not any(self._speaks_of(area) for area in mention.areas)

    def _speaks_of(self, area: str) -> bool:
        """Whether the text names an area by its own name, and no street after it."""
        named = re.finditer(rf"\b{re.escape(area)}\b(?:\s+([\w’']+))?", self._text)
        return any((match[1] or "").lower() not in _STREET for match in named)

    def _choose(self, mention: PlaceMention, found: list[PlaceMention], k: int) -> str | None:
        if k + 1 < len(found) and found[k + 1].start - mention.end <= 6:
            for area in mention.areas:
                if area in found[k + 1].areas or area in self._gazetteer.counties_in(found[k + 1].areas[0]):
                    return area
        if mention.role == "home":
            return mention.areas[0]  # people come from elsewhere
        if self.own is not None:
            own = self._gazetteer.counties_in(self.own)
            for area in mention.areas:
                if area in own or area == self.own:
                    return area
            named = [area for area in mention.areas if self._speaks_of(area)] if mention.place.trap and own else []
            if len(named) == 1:
                return named[0]  # "in Barrow" where the text speaks of Cumbria
            return None if mention.place.trap and own else mention.areas[0]
        return None


def document_area(document: Document, blocks: list[Block], finder: PlaceFinder, gazetteer: Gazetteer) -> str | None:
    """The document's own area: its metadata's, else the county or region that the text is about."""
    if document.area:
        return gazetteer.canonical(document.area) or document.area
    lead = " ".join(document.text[b.start : b.end] for b in blocks[:4])
    counts: Counter[str] = Counter()
    regions: list[str] = []
    named: set[str] = set()
    for k, block in enumerate(blocks):
        weight = 3 if k < 3 else 2 if k < 8 else 1
        for mention in finder.find(block.start, block.end):
            if len(mention.areas) != 1 or mention.role == "court":
                continue
            area = mention.areas[0]
            named.add(area)
            known = gazetteer.areas.get(area)
            if known is not None and known.kind == "region":
                regions.append(area)
            elif mention.role in ("home", "link"):
                continue
            elif known is not None and known.kind != "national":
                counts[area] += weight
    if regions:
        region, times = Counter(regions).most_common(1)[0]
        inside = [a for a in named if a in gazetteer.counties_in(region)]
        if len(inside) >= 3 and times >= 2:
            return region
    opening = " ".join(document.text[b.start : b.end] for b in blocks[:3])
    if (_NATIONAL.search(opening) or (_NATIONAL.search(lead) and max(counts.values(), default=0) <= 4)) and not any(
        m.role == "where" and gazetteer.county_of(m.areas[0]) for b in blocks[:3] for m in finder.find(b.start, b.end)
    ):
        return "UK"
    if not counts:
        return regions[0] if regions else None
    best = max(counts.values())
    return next(area for area in counts if counts[area] == best)


class AreaChain:
    """Gives each claim its area: sentence, lead-in and heading, incident, restatement, document."""

    def __init__(self, finder: PlaceFinder, gazetteer: Gazetteer, own: str | None, text: str, lower: str) -> None:
        self._finder = finder
        self._gazetteer = gazetteer
        self._own = own
        self._text, self._lower = text, lower
        self._incident: str | None = None
        self._incident_age = 0
        self._incident_block: Block | None = None
        self._stated: dict[tuple[str, str, float], str] = {}
        self._block_places: dict[int, str | None] = {}
        self._speaker: str | None = None
        self.section: str | None = None
        self._region: tuple[Block, str] | None = None
        self._areas: list[tuple[str, str]] = []
        self._speech_block: Block | None = None
        self._blocks: list[Block] = []
        self._homes: list[PlaceMention] | None = None

    @property
    def fallback(self) -> str:
        """The area of a statement that no place is named for."""
        return self.section or self._own or "UK"

    def set_section(self, blocks: list[Block]) -> None:
        """A force of several counties, or of the whole railway, whose title and opening name only one tells of that county."""
        self._blocks = blocks
        if self._own is None or self._gazetteer.county_of(self._own):
            return
        counties = self._gazetteer.counties_in(self._own)
        named: set[str] = set()
        for block in [b for b in blocks if b.kind not in (HEADING,)][:3]:
            named |= {m.areas[0] for m in self._finder.find(block.start, block.end) if m.role == "where"}
        if len(named) == 1 and (named <= set(counties) or not counties):
            self.section = named.pop()

    def visit(self, setting: Setting) -> None:
        """Note the places of a sentence without claims: the incident that follows may happen there."""
        self._enter(setting)
        if self.section is not None and self._of_all_nations(setting):
            self.section = None  # "the force has carried out operations across England, Wales and Scotland"
        if (
            not setting.signs & CLAIMS
            and setting.block.kind not in (TITLE, HEADING)
            and setting.signs & (HAPPENED | REGIONAL)
        ):
            self._advance(setting, setting.where, claimed=False)

    def _of_all_nations(self, setting: Setting) -> bool:
        """Whether a sentence of a force without counties of its own names several nations."""
        if self._own is None or self._gazetteer.counties_in(self._own):
            return False
        areas = {m.areas[0] for m in setting.where}
        return len({a for a in areas if (known := self._gazetteer.areas.get(a)) and known.kind == "nation"}) > 1

    def areas_of(self, setting: Setting) -> list[tuple[str, str]]:
        """Area and basis of each claim of a sentence, in order."""
        where = [m for m in setting.where if not self._everywhere(m)]
        self._enter(setting)
        results: list[tuple[str, str]] = []
        for k, claim in enumerate(setting.claims):
            stated = self._stated_area(setting, claim, k, where)
            area, basis = stated if stated is not None else self._inherited(setting, claim)
            results.append((area, basis))
        results = self._areas = self._restated_together(setting, results)
        for claim, (area, _) in zip(setting.claims, results, strict=True):
            self._stated.setdefault((claim.metric, claim.unit, float(claim.value)), area)
        self._advance(setting, where, claimed=True)
        return results

    def _hear(self, setting: Setting) -> None:
        """Note who speaks: "Superintendent ..., of Merseyside Police, said: ..." tells of Merseyside."""
        said = _SAID.search(self._lower, setting.start, setting.end) if setting.signs & SAYS else None
        if said is not None:
            forces = [m for m in setting.places if m.start < said.start() and m.role in ("force", "home") and m.areas]
            self._speaker = forces[-1].areas[0] if forces and forces[-1].areas[0] != self._own else None
            self._speech_block = setting.block
        elif self._speaker is not None and setting.block is not self._speech_block:
            opening = self._text[setting.start : setting.end].lstrip(" *_")
            if opening[:1] not in "“\"‘'":
                self._speaker = None

    def _everywhere(self, mention: PlaceMention) -> bool:
        """ "other forces in the UK" names no place; "across the UK" does."""
        known = self._gazetteer.areas.get(mention.areas[0])
        return (
            known is not None
            and known.kind == "national"
            and not re.search(
                r"\b(?:across|throughout|around|nationally)\W+(?:\w+\W+){0,3}$",
                self._text[max(0, mention.start - 30) : mention.start],
                re.I,
            )
        )

    def _restated_together(self, setting: Setting, results: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """A figure told before keeps its area, and so do the unplaced figures beside it."""
        if self._speaker is None:
            return results
        for claim, (_, basis) in zip(setting.claims, results, strict=True):
            known = self._stated.get((claim.metric, claim.unit, float(claim.value)))
            if known is not None and claim.value > 1 and basis in ("speaker", "document"):
                return [(known, "restated") if b in ("speaker", "document") else (a, b) for a, b in results]
        return results

    def _stated_area(self, setting: Setting, claim: Claim, k: int, where: list[PlaceMention]) -> tuple[str, str] | None:
        if claim.phrase.cls == "headless" and not claim.phrase.definite and k:
            source = next((m for m in setting.places if m.start >= claim.end), None)
            if (
                source is not None
                and self._text[claim.end : source.start].strip() in ("from", "from the")
                and any(m.start < claim.start and m.role == "where" for m in setting.places)
            ):
                return source.areas[0], "stated"  # "36 people in Merseyside; ten from Lancashire"
        if not where:
            return self._force_area(setting) or self._team_area(setting, claim)
        parts = [c for c in setting.claims[k + 1 :] if c.rule == "breakdown" and c.metric == claim.metric]
        if len(parts) > 1 and claim.rule != "breakdown" and len({m.areas[0] for m in where}) > 1:
            where = [m for m in where if m.start < parts[0].start]  # "14 arrests, nine in Yeovil and five in London"
            if not where:
                return self._force_area(setting) or self._team_area(setting, claim)
        next_start = self._next_start(setting, claim, k)
        behind = [
            m for m in where if claim.start <= m.start < next_start and not self._clause_break(claim.end, m.start)
        ]
        if behind:
            if _HERE_AND.search(self._text, claim.end, behind[0].start):
                return self.fallback, "document"  # "at addresses across the city and in London"
            return self._one_area(behind), "stated"
        leading = [m for m in where if m.start < claim.start]
        if leading:
            last = leading[-1]
            group = [m for m in leading if self._same_group(m, last)]
            return self._one_area(group), "stated"
        behind = [m for m in where if m.start >= claim.end]
        return self._one_area(self._first_group(behind)), "stated"

    def _next_start(self, setting: Setting, claim: Claim, k: int) -> int:
        """Where the next claim begins that is not listed with this one: "a man and a woman in Aberdeen" share a place."""
        last = claim
        for other in setting.claims[k + 1 :]:
            if other.start < last.end:
                continue
            if not _LISTED.fullmatch(self._text[last.end : other.start]):
                return other.start
            last = other
        return setting.end

    def _clause_break(self, start: int, end: int) -> bool:
        return ";" in self._text[start:end]

    def _same_group(self, mention: PlaceMention, last: PlaceMention) -> bool:
        between = self._text[mention.end : last.start]
        return mention is last or bool(_SAME_GROUP.fullmatch(between))

    def _first_group(self, mentions: list[PlaceMention]) -> list[PlaceMention]:
        return [m for m in mentions if self._same_group(mentions[0], m)]

    def _one_area(self, mentions: list[PlaceMention]) -> str:
        """The area of places named together: theirs where they agree, else the document's."""
        group = self._first_group(mentions)
        areas = [m.areas[0] for m in group]
        distinct = list(dict.fromkeys(areas))
        kinds = {known.kind if (known := self._gazetteer.areas.get(a)) else "" for a in distinct}
        if len(distinct) > 1 and kinds <= {"nation", "national"} and self._gazetteer.counties_in(self._own or "UK"):
            return "England and Wales" if set(distinct) == {"England", "Wales"} else "UK"
        # "in Skegness, Lincolnshire"; "in Barrow, across Cumbria": the narrower one stands
        narrow = [a for a in distinct if not any(a != b and b in self._gazetteer.counties_in(a) for b in distinct)]
        if len(narrow) == 1:
            return narrow[0]
        regions = [
            a for a in distinct if (known := self._gazetteer.areas.get(a)) is not None and known.kind == "region"
        ]
        if len(regions) == 1 and regions[0] not in narrow and len(narrow) > 2:
            return regions[0]  # its counties are listed: the region is what they have in common
        if len(regions) == 1 and regions[0] in narrow:
            return regions[0]  # "across London and the eastern region"
        region = self._finder.region
        if len(narrow) > 2 and region is not None and set(narrow) <= set(self._gazetteer.counties_in(region)):
            return region
        own = self._gazetteer.counties_in(self._own) if self._own else ()
        if self._own and (len(narrow) > 2 or all(a in own or a == self._own for a in narrow)):
            return self._own
        return self.fallback

    def _team_area(self, setting: Setting, claim: Claim) -> tuple[str, str] | None:
        """ "Crawley officers arrested a man": the town of the officers, where no other place is named."""
        teams = [
            m
            for m in setting.places
            if m.role == "force" and m.place.kind in ("town", "district") and m.start < claim.start
        ]
        return (teams[-1].areas[0], "stated") if teams and teams[-1].areas else None

    def _force_area(self, setting: Setting) -> tuple[str, str] | None:
        """ "Essex Police made 44 arrests": a force that is the subject of the sentence."""
        forces = [
            m
            for m in setting.places
            if m.role == "force" and m.place.kind in ("force", "area") and m.areas and m.areas[0]
        ]
        if len({m.areas[0] for m in forces}) != 1 or forces[0].areas[0] == self._own:
            return None
        first = forces[0]
        before = self._text[setting.start : first.start]
        opens = first.start - setting.start <= 12 and setting.block.kind in (BULLET, ITEM)
        before = re.sub(r"\b(?:[Oo]fficers|[Dd]etectives) from (?:the )?$", "", before)
        subject = not re.search(
            r"\b(?:from|by|with|and|of|alongside|for|at|to)\W+(?:the\W+)?$|[“\"]", before, re.I
        ) and _ACTS.match(self._text[first.end : first.end + 60])
        return (first.areas[0], "stated") if opens or subject else None

    def _home_area(self, setting: Setting) -> str | None:
        """Where the person lives whose home a sentence tells of: the home named last, or the next one."""
        told = _AT_HOME.search(self._text, setting.start, setting.end)
        if told is None:
            return None
        if self._homes is None:
            self._homes = [
                m
                for b in self._blocks
                if b.kind not in (TITLE, HEADING)
                for m in self._finder.find(b.start, b.end)
                if m.role == "home"
                and _LIVES.search(self._text, max(b.start, m.start - 60), m.start)
                and not _RUN_FROM.search(self._text, max(b.start, m.start - 60), m.start)
            ]
        k = bisect_left(self._homes, told.start(), key=lambda m: m.start)
        near = [*reversed(self._homes[max(0, k - _NEAR_HOMES) : k]), *self._homes[k : k + _NEAR_HOMES]]
        whose = told["whose"]
        for home in near:
            if not whose or whose in self._text[max(0, home.start - 120) : home.start]:
                return home.areas[0]
        return None

    def _inherited(self, setting: Setting, claim: Claim) -> tuple[str, str]:
        block = setting.block
        home = self._home_area(setting)
        if home is not None:
            return home, "home"
        if self._speaker is not None and block.kind not in (BULLET, ITEM):
            return self._speaker, "speaker"
        for above, basis in ((block.lead_in, "lead_in"), (block.heading, "heading")):
            if above is not None:
                area = self._area_of_block(above)
                if area is not None:
                    return area, basis
        restated = self._stated.get((claim.metric, claim.unit, float(claim.value)))
        if restated is not None and claim.rule.endswith("total_to"):
            return restated, "restated"
        if (
            self._region is not None
            and self._region[0] is block
            and _SUMMARY.match(self._text[setting.start : setting.end])
        ):
            return self._region[1], "incident"
        if (
            self._incident is not None
            and not _SUMMARY.match(self._text[setting.start : setting.end])
            and block.kind not in (TITLE,)
        ):
            return self._incident, "incident"
        if restated is not None and claim.value >= _COINCIDES:
            return restated, "restated"
        if self._own is not None and is_background(self._lower, setting.start, setting.end):
            return self._own, "document"
        return self.fallback, "document"

    def _area_of_block(self, block: Block) -> str | None:
        key = block.start
        if key not in self._block_places:
            where = [m for m in self._finder.find(block.start, block.end) if m.role in ("where", "force")]
            if block.kind != HEADING:
                where = [m for m in where if m.role == "where"]
            elif where and not self._names_section(block, where):
                where = []  # a headline or caption, not the name of a section
            self._block_places[key] = self._one_area(where) if where else None
        return self._block_places[key]

    def _names_section(self, block: Block, where: list[PlaceMention]) -> bool:
        """Whether a heading is the name of a place ("Essex", "Arrests in Merseyside:") and no headline or caption."""
        rest = self._text[block.start : block.end]
        for mention in reversed(where):
            rest = rest[: mention.start - block.start] + rest[mention.end - block.start :]
        return all(word in _SECTION_WORDS for word in re.findall(r"[a-z]+", rest.lower()))

    def _enter(self, setting: Setting) -> None:
        """Leave the incident where the sentence leaves it: a new heading, speech, a summary, or much text since."""
        self._hear(setting)
        block = setting.block
        if block.kind in (TITLE, HEADING) or (
            block.kind in (BULLET, ITEM)
            and setting.start == block.start
            and not _ANOTHER.match(self._text, setting.start)
        ):
            self._incident = None
            return
        text = self._text[setting.start : setting.end]
        if self._incident is None:
            return
        if block is not self._incident_block:
            self._incident_age = 1 if _BACK_THERE.search(text) else self._incident_age + 1
        if (
            _ELSEWHERE.match(text)
            or _WIDER.search(text)
            or _SUMMARY.match(text)
            or self._incident_age > 6
            or is_background(self._lower, setting.start, setting.end)
            or (
                block is not self._incident_block
                and self._own is not None
                and not self._gazetteer.counties_in(self._own)
                and not _ANAPHORA.match(text)
            )
            or _SPEECH.search(text[:400])
        ):
            self._incident = None

    def _advance(self, setting: Setting, where: list[PlaceMention], *, claimed: bool) -> None:
        """Remember where the story is: the last place named, for the sentences that go on from it."""
        block = setting.block
        if block.kind in (TITLE, HEADING):
            return
        settled = {area for area, basis in self._areas if basis in ("stated", "home")} if claimed else set()
        if len(settled) == 1:
            area = settled.pop()
            known = self._gazetteer.areas.get(area)
            if area != self._own and (known is None or known.kind not in ("national", "region")):
                self._incident, self._incident_block, self._incident_age = area, block, 0
                return
        regions = [
            m.areas[0]
            for m in where
            if (known := self._gazetteer.areas.get(m.areas[0])) is not None and known.kind == "region"
        ]
        self._region = (block, regions[-1]) if regions else self._region
        where = [
            m
            for m in where
            if (known := self._gazetteer.areas.get(m.areas[0])) is None or known.kind not in ("national", "region")
        ]
        if where and (claimed or setting.signs & HAPPENED):
            named = {m.areas[0] for m in where}
            area = self._one_area(where)
            own = set(self._gazetteer.counties_in(self._own)) if self._own else set()
            several = self._own is not None and not self._gazetteer.county_of(self._own)
            self._incident = area if area != self._own and (several or not named & own) and len(named) == 1 else None
            self._incident_block, self._incident_age = block, 0
