"""From mentions to totals: at most one row for each metric, unit and area, nothing counted twice.

Wholes beat parts, exact figures beat bounds, the operation beats its background; what remains adds up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from countylines_cli.extractors.story import Statement
from countylines_cli.lexicon.places import Gazetteer
from countylines_cli.model import Mention, Total
from countylines_cli.patterns import Pattern
from countylines_cli.text.scanner import Value, whole

Key = tuple[str, str, str]
_LOOSENESS = {"exact": 0, "approx": 1, "max": 2, "min": 3, "range": 4}
_PEOPLE_METRICS = frozenset({"arrests", "charges", "safeguarded", "stop_searches", "visits"})
# a figure is told again near its first telling, or it sums up the opening: a long document stays linear
_FIRST, _RECENT = 20, 60
_GENERIC = frozenset({"weapon", "vehicle", "drugs"})
_SPEECH = ('"', "“", "‘", "'")
_AGE = Pattern(r"\d{1,3}s?\b")
_ELSEWHERE = Pattern(
    r"\W*(?:elsewhere|meanwhile|in (?:a separate|another|a second)|separately|later (?:that|the same) (?:week|day|month)|the next day)\b",
    re.I,
)
_ALL = Pattern(r"\b(?:all|all of the|those|these)\W+$", re.I)
_DESCRIBED = Pattern(r"\b(?:and|was|were|has|have|in connection)\b")
_AGED = Pattern(r",? (?:both |all )?aged (?:(?:\d{2}|and|,|&)\s*)+")
_HOME = Pattern(r"\bfrom ([A-Z]\w+)")


class _Row:
    def __init__(
        self,
        value: Value,
        value_max: Value | None,
        qualifier: str,
        basis: str,
        used: list[int],
    ) -> None:
        self.value = value
        self.value_max = value_max
        self.qualifier = qualifier
        self.basis = basis
        self.used = used


def find_totals(statements: list[Statement], own: str | None, gazetteer: Gazetteer) -> tuple[list[Total], list[str]]:
    """The totals of a document and remarks where parts do not add up.

    Args:
        statements: in text order; indexes of `Total.mentions` count them.
        own: the document's own area.
    """
    groups: dict[Key, list[int]] = defaultdict(list)
    for i, statement in enumerate(statements):
        mention = statement.mention
        groups[mention.metric, mention.unit, mention.area].append(i)
    current = {s.mention.metric for s in statements if not s.background}
    rows: dict[Key, _Row] = {}
    for key, indexes in groups.items():

        def elsewhere(last: int, key: Key = key) -> Value:
            others = (s for s in statements[:last] if not s.background and not s.part)
            return sum(
                s.mention.value
                for s in others
                if (s.mention.metric, s.mention.unit) == key[:2] and s.mention.area != key[2]
            )

        if key[0] not in current and _outranked(key, groups, statements, own, gazetteer):
            continue
        row = _total_of([(i, statements[i]) for i in indexes], key[0], current, elsewhere)
        if row is not None:
            rows[key] = row
    _drop_retold_units(rows)
    _drop_titles(rows, groups, statements, own)
    _drop_strays(rows, groups, statements, own, gazetteer)
    _share_out(rows, groups, statements, own, gazetteer)
    totals = [
        Total(metric, unit, area, whole(row.value), None if row.value_max is None else whole(row.value_max), row.qualifier, gazetteer.county_of(area), row.basis, tuple(row.used))
        for (metric, unit, area), row in rows.items()
    ]  # fmt: skip
    return totals, _remarks(totals, gazetteer)


def _outranked(
    key: Key, groups: dict[Key, list[int]], statements: list[Statement], own: str | None, gazetteer: Gazetteer
) -> bool:
    """Whether background of one county is part of what a force of several counties, or of all, states for itself."""
    metric, unit, area = key
    counties = gazetteer.counties_in(own) if own else ()
    wider = groups.get((metric, unit, own or ""), [])
    if not wider or area == own or (counties and area not in counties):
        return False
    return max(statements[i].mention.value for i in wider) > max(statements[i].mention.value for i in groups[key])


def _total_of(
    group: list[tuple[int, Statement]], metric: str, current: set[str], elsewhere: Callable[[int], Value]
) -> _Row | None:
    """The row of one group, or None where it holds only background that the operation's own figures outrank.

    Args:
        elsewhere: how many were counted in other areas before a statement, by its index.
    """
    present = [(i, s) for i, s in group if not s.background]
    if not present:
        if metric in current:
            return None
        return _widest(group)
    counted = _distinct(present) or present[:1]
    explicit = [
        pair for pair in present if (pair[1].title or pair[1].whole) and not pair[1].part and pair[1].mention.value > 1
    ]
    most = max(s.mention.value for _, s in counted)
    items = {s.mention.item for _, s in explicit}
    if len(items) > 1 and metric not in _PEOPLE_METRICS and all(s.listed and not s.sole for _, s in explicit):
        return _sum(counted)  # a list of what was seized, an item a line
    if explicit and (any(s.title for _, s in explicit) or max(s.mention.value for _, s in explicit) >= most):
        return _whole(explicit, present, [], group)
    lead = [
        pair
        for pair in present
        if pair[1].lead and not pair[1].part and not pair[1].further and pair[1].mention.value > 1
    ]
    if lead:
        details = _details_of(lead, counted)
        if details:
            return _sum(details)
        top = max(lead, key=lambda pair: (pair[1].mention.value, -pair[0]))
        rest = [s for _, s in counted if not s.lead or (s.mention.value == 1 and s is not top[1])]
        if (
            len(rest) > 1
            and all(s.sentence != top[1].sentence for s in rest)
            and sum(s.mention.value for s in rest) == top[1].mention.value
        ):
            return _stated(top)  # "two warrants": "a warrant ... on Tuesday", "yesterday a warrant ..."
        row = _whole(lead, present, counted, group)
        beyond = sum(s.mention.value for _, s in counted if not s.lead)
        # "three warrants": "a warrant ..."
        told_singly = metric == "warrants" and all(s.mention.value == 1 for _, s in counted if s is not top[1])
        goods = metric not in _PEOPLE_METRICS and not told_singly
        enough = not goods or sum(s.mention.value for _, s in counted) <= row.value or 0 < 4 * beyond <= row.value
        if (
            enough
            and max(s.mention.value for _, s in counted) <= row.value
            and (beyond <= row.value or any(s.opening for _, s in lead))
        ):
            return row
    row = _stated(_exact_for(present, counted[0][1])) if len(counted) == 1 else _sum(counted)
    last, nth = max(present, key=lambda pair: pair[1].claim.phrase.ordinal)
    if nth.claim.phrase.ordinal > row.value and metric in _PEOPLE_METRICS:
        # "a third person was arrested": three in all
        row.value = max(row.value, nth.claim.phrase.ordinal - elsewhere(last))
    return row


def _details_of(lead: list[tuple[int, Statement]], counted: list[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
    """The exact figures that a bound in the opening stands for: "more than 350 wraps" for "120 wraps ... 260 wraps"."""
    top = max((s for _, s in lead), key=lambda s: s.mention.value)
    rest = [pair for pair in counted if not pair[1].lead]
    if top.mention.qualifier == "exact" or len(rest) < 2 or any(s.mention.qualifier != "exact" for _, s in rest):
        return []
    added, bound = sum(s.mention.value for _, s in rest), top.mention.value
    return rest if abs(added - bound) <= 0.1 * bound and _agrees(top.mention.qualifier, added, bound) else []


def _whole(
    wholes: list[tuple[int, Statement]],
    present: list[tuple[int, Statement]],
    counted: list[tuple[int, Statement]],
    group: list[tuple[int, Statement]],
) -> _Row:
    """The row of the widest whole; with parts named side by side in its sentence, and with what was explicitly added.

    Args:
        group: all statements, those of a longer time included: one may give the exact figure.
    """
    top = max(wholes, key=lambda pair: (pair[1].mention.value, pair[1].mention.qualifier == "exact", -pair[0]))
    beside = _once(
        [
            pair
            for pair in present
            if pair[1].sentence == top[1].sentence and not pair[1].part and (not pair[1].further or pair[1] is top[1])
        ]
    )
    base = beside if len(beside) > 1 and not top[1].sole else [_exact_for(group, top[1])]
    sentences = {s.sentence for _, s in base} | {top[1].sentence}
    added = [
        pair
        for pair in counted
        if pair[1].sentence not in sentences
        and (pair[1].further or pair[1].mention.value != top[1].mention.value)
        and _adds(pair[1], top[1])
    ]
    if top[1].sole:  # "a total of four were arrested and a further driver ..."
        added += [
            pair
            for pair in present
            if pair[1].sentence == top[1].sentence and pair[1].further and not pair[1].part and pair[1] is not top[1]
        ]
    return _sum([*base, *added]) if len(base) + len(added) > 1 else _stated(base[0])


def _once(pairs: list[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
    """Pairs of different figures: a title may state its figure twice."""
    seen: set[tuple[Value, str]] = set()
    kept = []
    for pair in pairs:
        key = (pair[1].mention.value, pair[1].mention.item)
        if not pair[1].title or key not in seen:
            kept.append(pair)
        seen.add(key)
    return kept


def _adds(statement: Statement, whole: Statement) -> bool:
    """ "three further arrests", or people arrested on another day than the whole's."""
    if statement.further and (statement.mention.value > 1 or statement.mention.metric not in _PEOPLE_METRICS):
        return True
    return (
        statement.day is not None
        and whole.day is not None
        and statement.day != whole.day
        and statement.mention.value > 1
    )


def _widest(group: list[tuple[int, Statement]]) -> _Row:
    """Background only: the widest figure; several in one list add up ("47 firearms and 23 imitation firearms")."""
    _, top = max(group, key=lambda pair: pair[1].mention.value)
    same = [pair for pair in group if pair[1].sentence == top.sentence and not pair[1].part]
    if len(same) > 1 and top.mention.metric not in _PEOPLE_METRICS | {"cash_seized"}:
        return _sum(same)
    return _stated(_exact_for(group, top))


def _stated(pair: tuple[int, Statement]) -> _Row:
    mention = pair[1].mention
    return _Row(mention.value, mention.value_max, mention.qualifier, "stated", [pair[0]])


def _sum(pairs: list[tuple[int, Statement]]) -> _Row:
    mentions = [s.mention for _, s in pairs]
    qualifier = max((m.qualifier for m in mentions), key=_LOOSENESS.__getitem__)
    low = sum(m.value for m in mentions)
    high = sum(m.value if m.value_max is None else m.value_max for m in mentions)
    return _Row(
        low,
        high if qualifier == "range" else None,
        qualifier,
        "stated" if len(pairs) == 1 else "sum",
        [i for i, _ in pairs],
    )


def _exact_for(group: list[tuple[int, Statement]], top: Statement) -> tuple[int, Statement]:
    """The exact figure where the top one is a bound of it: "more than 150" gives way to "151"."""
    chosen = next(pair for pair in group if pair[1] is top)
    if top.mention.qualifier == "exact" and not (top.title and top.mention.unit in ("GBP", "g")):
        return chosen
    bound = top.mention.value
    for pair in group:
        mention = pair[1].mention
        if (
            (
                mention.qualifier == "exact"
                or (mention.qualifier == "approx" and top.mention.qualifier in ("min", "max"))
            )
            and not pair[1].part
            and abs(mention.value - bound) <= 0.15 * bound
            and _agrees(top.mention.qualifier, mention.value, bound)
            and (top.mention.qualifier != "exact" or (not pair[1].title and _rounds(mention.value, bound)))
        ):
            return pair
    return chosen


def _rounds(exact: Value, rounded: Value) -> bool:
    """Whether a headline's sum is the text's, rounded: "£5k" for "£5,240"."""
    digits = str(rounded)
    zeros = len(digits) - len(digits.rstrip("0"))
    return (
        zeros > 0
        and exact != rounded
        and exact % 10**zeros != 0
        and int(exact / 10**zeros + 0.5) * 10**zeros == rounded
    )


def _agrees(qualifier: str, value: Value, bound: Value) -> bool:
    if qualifier == "min":
        return value >= bound
    if qualifier == "max":
        return value <= bound
    return True


def _distinct(group: list[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
    """The statements that add up: parts of a count and restatements left out."""
    kept: list[tuple[int, Statement]] = []
    room: list[float] = []  # how much of each kept count its parts have not yet filled
    whole_value = max((s.mention.value for _, s in group if not s.part), default=-1)
    for i, statement in group:
        if statement.part and statement.mention.value <= whole_value:
            if kept and kept[-1][1].sentence == statement.sentence:
                room[-1] -= statement.mention.value
            continue
        if _restates(statement, kept) or _sums_up(statement, kept):
            continue
        filled = _fills(statement, kept, room)
        if filled is not None:
            room[filled] -= statement.mention.value
            continue
        if statement.mention.value > 1:
            for k in range(len(kept) - 1, max(0, len(kept) - _RECENT) - 1, -1):
                if _told_before(kept[k][1], statement):
                    del kept[k], room[k]
        kept.append((i, statement))
        room.append(float(statement.mention.value))
    return _without_parts_of_first(_without_summary(_without_details(kept)))


def _without_details(kept: list[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
    """ "around 150 plants were found": "100 in one house and a further 50 in another" are the 150."""
    details: set[int] = set()
    for k in range(len(kept) - 2):
        count = kept[k][1]
        if count.mention.metric in _PEOPLE_METRICS or count.mention.value < 3:
            continue
        sentence = kept[k + 1][1].sentence
        if sentence - count.sentence not in (1, 2):
            continue
        stop = k + 2
        while stop < len(kept) and kept[stop][1].sentence == sentence:
            stop += 1
        parts = [s for _, s in kept[k + 1 : stop]]
        if (
            len(parts) > 1
            and all(_same_thing(count.mention.item, s.mention.item, s.mention.metric) for s in parts)
            and not any(s.day and s.day != count.day for s in parts)
            and not any(count.places and s.places and not count.places & s.places for s in parts)
            and sum(s.mention.value for s in parts) == count.mention.value
        ):
            details.update(range(k + 1, stop))
    return [pair for k, pair in enumerate(kept) if k not in details]


def _told_before(person: Statement, whole: Statement) -> bool:
    """Whether a person told of before is one of those whom a later count lists: "two people, a man of 27 and a woman of 30"."""
    if person.mention.value != 1 or person.mention.metric not in _PEOPLE_METRICS or person.sentence == whole.sentence:
        return False
    ages = _AGE.findall(person.mention.text)
    sentence = whole.mention.sentence
    at = sentence.find(whole.mention.text)
    return len(ages) == 1 and at >= 0 and f"{ages[0]}-year-old {person.mention.item}" in sentence[at:]


def _without_summary(kept: list[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
    """ "a dealer found with a gun" in the opening, "two handguns" in the story: the one is among the two."""
    return [
        (i, s)
        for i, s in kept
        if not (
            s.opening
            and s.mention.value == 1
            and s.mention.metric not in _PEOPLE_METRICS
            and any(
                o.mention.item == s.mention.item and o.mention.value > 1 and o.block != s.block and not o.further
                for _, o in kept
            )
        )
    ]


def _without_parts_of_first(kept: list[tuple[int, Statement]]) -> list[tuple[int, Statement]]:
    """A first count that all later ones fit into: "arrested 19 people ... ten of them were released"."""
    if len(kept) < 2:
        return kept
    first, rest = kept[0][1], [s for _, s in kept[1:]]
    listed = first.listed and first.mention.unit == "items"
    if (first.mention.metric not in ("arrests", "charges") and not listed) or first.mention.value < 5:
        return kept
    added = sum(s.mention.value for s in rest)
    dwarfs = first.mention.value >= 2 * added and first.mention.value >= 20
    if not dwarfs and (first.mention.qualifier != "exact" or listed):
        return kept
    if (
        any(
            (s.further and not dwarfs) or (s.day and first.day and s.day != first.day) or s.sentence == first.sentence
            for s in rest
        )
        or added > first.mention.value
    ):
        return kept
    return kept[:1]


def _restates(statement: Statement, kept: list[tuple[int, Statement]]) -> bool:
    """Whether a statement tells again what was counted: the same value and thing, no new event begun."""
    mention = statement.mention
    for _, other in (*kept[:_FIRST], *kept[_FIRST:][-_RECENT:]):
        known = other.mention
        if other.sentence != statement.sentence and _same_words(known, mention):
            return True
        if (
            other.sentence == statement.sentence
            or statement.further
            or (other.day and statement.day and other.day != statement.day)
        ):
            continue
        if other.listed and statement.listed and other.block != statement.block:
            continue  # each bullet tells of its own
        if (
            (not other.lead or (mention.value == 1 and mention.metric == "warrants"))
            and other.block != statement.block
            and other.places
            and statement.places
            and not other.places & statement.places
        ):
            continue
        spoken = _spoken(statement)
        if spoken and mention.item in _GENERIC and mention.value <= known.value:
            return True  # "a machete" is "a weapon" to who speaks of it
        if not _same_thing(known.item, mention.item, mention.metric):
            continue
        bounds = known.qualifier != "exact" or mention.qualifier != "exact"
        near = abs(known.value - mention.value) <= (0.1 * max(known.value, mention.value) if bounds else 0)
        if not near:
            continue
        if mention.metric == "deal_lines" and mention.value == 1:
            return True
        if mention.value == known.value and mention.value > 1 and spoken:
            return True  # who speaks of the case tells its figures again
        if mention.metric in _PEOPLE_METRICS and mention.value == 1:
            if _same_person(_description(other), _description(statement)) and (
                other.lead or other.title or _AGE.search(_description(statement)) or other.event == statement.event
            ):
                return True
            continue
        if other.lead or (
            other.event == statement.event and not (other.block != statement.block and mention.metric == "cash_seized")
        ):
            return True
    return False


def _same_words(known: Mention, mention: Mention) -> bool:
    """ "a large lock knife" and "a lock knife was also seized": one thing of the same two words."""
    if mention.value != 1 or known.value != 1 or mention.metric != "weapons_seized":
        return False
    words = mention.text.casefold().split()[-2:]
    return len(words) == 2 and words[0] not in ("a", "an", "one") and known.text.casefold().split()[-2:] == words


def _sums_up(statement: Statement, kept: list[tuple[int, Statement]]) -> bool:
    """ "All three have been released": those told of one by one, counted again."""
    mention = statement.mention
    if (
        mention.metric not in _PEOPLE_METRICS
        or mention.value < 2
        or statement.further
        or not (statement.claim.phrase.definite or _ALL.search(_before(statement)))
    ):
        return False
    added: Value = 0
    for _, other in reversed(kept[-_FIRST:]):
        added += other.mention.value
        if added >= mention.value:
            return added == mention.value
    return False


def _before(statement: Statement) -> str:
    """What its sentence says before a mention."""
    sentence = statement.mention.sentence
    return sentence[: max(0, sentence.find(statement.mention.text))]


def _spoken(statement: Statement) -> bool:
    """Whether somebody is quoted as telling the figure."""
    if statement.mention.sentence.lstrip("*_ ")[:1] in _SPEECH:
        return True
    before = _before(statement)
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _same_thing(first: str, second: str, metric: str) -> bool:
    if first == second or metric in ("warrants", "deal_lines", "visits", "cash_seized"):
        return True
    if metric in _PEOPLE_METRICS:
        return (
            "person" in (first, second)
            or {first, second} <= {"boy", "child", "girl"}
            or (metric == "stop_searches" and not {first, second} & {"man", "woman"})
        )
    if metric == "drugs_seized":
        return (
            "drugs" in (first, second)
            or "class a" in (first, second)
            or set(first.split("+")) == set(second.split("+"))
        )
    return False


def _same_person(first: str, second: str) -> bool:
    """ "a man" and "a 24-year-old man" can be one person; two different ages cannot."""
    ages = _AGE.findall(first), _AGE.findall(second)
    if ages[0] and ages[1]:
        return ages[0] == ages[1]
    homes = _HOME.findall(first), _HOME.findall(second)
    return not homes[0] or not homes[1] or homes[0] == homes[1]


def _description(statement: Statement) -> str:
    """What is said of a person counted: the words that count them, and age or home behind."""
    mention = statement.mention
    at = mention.sentence.find(mention.text)
    behind = mention.sentence[at + len(mention.text) : at + len(mention.text) + 40] if at >= 0 else ""
    return mention.text + _DESCRIBED.split(behind)[0]


def _fills(statement: Statement, kept: list[tuple[int, Statement]], room: list[float]) -> int | None:
    """The count that a later, smaller statement is a part of: "two men ... a 19-year-old"."""
    mention = statement.mention
    ordinal = statement.claim.phrase.ordinal  # "a third man" can be one of "three people"
    if (
        mention.metric not in _PEOPLE_METRICS
        or (statement.further and not statement.also and ordinal < 2)
        or mention.qualifier != "exact"
    ):
        return None
    recent = range(len(kept) - 1, max(_FIRST, len(kept) - _RECENT) - 1, -1)
    candidates: list[int] = [*recent, *range(min(_FIRST, len(kept)) - 1, -1, -1)]
    for k in candidates:
        other = kept[k][1]
        if ordinal >= 2 and other.mention.value < ordinal:
            continue
        if other.day and statement.day and other.day != statement.day and mention.value > 1:
            continue
        if other.listed and statement.listed and other.block != statement.block:
            continue  # each bullet tells of its own
        if (
            mention.value > 1
            and not other.lead
            and other.places
            and statement.places
            and not other.places & statement.places
        ):
            continue
        if (
            other.sentence == statement.sentence
            or other.mention.value <= mention.value
            or not _covers(other.mention.item, mention.item)
            or _of_other_age(other, statement)
            or (_ELSEWHERE.match(mention.sentence) and not other.lead and other.event != statement.event)
        ):
            continue
        if room[k] >= mention.value and (other.lead or other.event == statement.event or mention.value == 1):
            return k
    return None


def _of_other_age(whole: Statement, person: Statement) -> bool:
    """Whether one person's age is none of those that the whole lists: "two men, aged 27 and 31" and "a 48-year-old"."""
    ages, own = _ages(whole), _AGE.findall(person.mention.text)
    return person.mention.value == 1 and len(own) == 1 and len(ages) == whole.mention.value and own[0] not in ages


def _ages(statement: Statement) -> list[str]:
    mention = statement.mention
    at = mention.sentence.find(mention.text)
    listed = _AGED.match(mention.sentence, at + len(mention.text)) if at >= 0 else None
    return _AGE.findall(listed.group()) if listed is not None else []


def _covers(whole_item: str, part_item: str) -> bool:
    return (
        whole_item == part_item
        or whole_item == "person"
        or part_item == "person"
        or (whole_item == "man" and part_item == "boy")
    )


def _drop_retold_units(rows: dict[Key, _Row]) -> None:
    """ "over 30 welfare checks" in the title, "over 30 welfare visits to vulnerable people" below: one thing in two units."""
    for metric, unit, area in list(rows):
        if unit in ("visits", "searches") and any(
            (m, a) == (metric, area) and u != unit and row.value == rows[metric, unit, area].value
            for (m, u, a), row in rows.items()
        ):
            del rows[metric, unit, area]


def _drop_titles(
    rows: dict[Key, _Row], groups: dict[Key, list[int]], statements: list[Statement], own: str | None
) -> None:
    """A headline's figure that the text then places elsewhere is that place's figure."""
    for key in list(rows):
        metric, unit, area = key
        if area != own or not all(
            statements[i].title or (statements[i].mention.area_basis == "document" and statements[i].lead)
            for i in groups[key]
        ):
            continue
        same = [
            k
            for k, row in rows.items()
            if k[:2] == (metric, unit) and k != key and row.value == rows[key].value and row.value > 1
        ]
        if same:
            del rows[key]


def _drop_strays(
    rows: dict[Key, _Row],
    groups: dict[Key, list[int]],
    statements: list[Statement],
    own: str | None,
    gazetteer: Gazetteer,
) -> None:
    """A stray part of a force's own total that lies elsewhere gets no row."""
    for key in list(rows):
        metric, unit, area = key
        if own is None or area == own or (metric, unit, own) not in rows:
            continue
        known = gazetteer.areas.get(own)
        if known is None or known.kind in ("region", "national") or not gazetteer.counties_in(own):
            continue
        total = rows[metric, unit, own]
        if total.basis != "stated" or total.value < rows[key].value:
            continue
        if all(
            statements[i].listed and not statements[i].whole and statements[i].claim.rule != "label:place"
            for i in groups[key]
        ):
            del rows[key]


def _share_out(
    rows: dict[Key, _Row],
    groups: dict[Key, list[int]],
    statements: list[Statement],
    own: str | None,
    gazetteer: Gazetteer,
) -> None:
    """A whole of which other areas have their shares leaves the document's area its own, where that is stated too.

    "ten arrests": "four people in Merseyside ... six in Gwynedd".
    """
    known = gazetteer.areas.get(own) if own is not None else None
    if own is None or (known is not None and known.kind in ("region", "national")):
        return
    inside = {own, *gazetteer.counties_in(own)}
    for key, row in rows.items():
        metric, unit, area = key
        if area != own or row.basis != "stated" or row.qualifier != "exact":
            continue
        if any(statements[i].whole and statements[i].mention.value == row.value for i in groups[key]):
            continue  # "19 in total": the operation's own figure stays, beside the shares
        rest = row.value - sum(
            other.value for (m, u, a), other in rows.items() if (m, u) == (metric, unit) and a not in inside
        )
        if not 0 < rest < row.value:
            continue
        blocks: dict[int, list[int]] = defaultdict(list)
        for i in groups[key]:
            if statements[i].mention.value < row.value and not statements[i].background:
                blocks[statements[i].block].append(i)
        choices = [[i] for i in groups[key] if not statements[i].background]
        for used in (*choices, *blocks.values()):
            if sum(statements[i].mention.value for i in used) == rest:
                row.value, row.used, row.basis = rest, used, "stated" if len(used) == 1 else "sum"
                break


def _remarks(totals: list[Total], gazetteer: Gazetteer) -> list[str]:
    """Where the counties of a region add up to less or more than the region's own figure."""
    remarks: list[str] = []
    for total in totals:
        known = gazetteer.areas.get(total.area)
        if known is None or known.is_county or (total.unit == "GBP" and total.metric == "property_seized"):
            continue
        parts = [
            t for t in totals if t.metric == total.metric and t.unit == total.unit and t.county and t.area != total.area
        ]
        if len(parts) < 2:
            continue
        added = whole(sum(t.value for t in parts))
        if added != total.value:
            remarks.append(f"counties add up to {added:,} of {_amount(total, total.value)} ({total.area})")
    return remarks


def _amount(total: Total, value: Value) -> str:
    """A figure in words: "121 arrests", "£48,000 of drugs seized"."""
    name = total.metric.replace("_", " ")
    if total.unit == "GBP":
        return f"£{value:,} of {name}"
    if total.unit in ("people", "items", "warrants", "lines", "referrals", "searches"):
        return f"{value:,} {name}"
    return f"{value:,} {total.unit} of {name}"
