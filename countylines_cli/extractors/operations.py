"""What operations did: warrants, stop searches, visits, referrals, and lines shut down."""

from __future__ import annotations

from countylines_cli.extractors.arrests import person_item
from countylines_cli.extractors.phrases import Phrase
from countylines_cli.extractors.predicates import ACTIVE, NOMINAL, PARTICIPLE, PASSIVE, Predicate
from countylines_cli.extractors.view import View
from countylines_cli.lexicon.contexts import words_of

_NOT_EXECUTED = words_of("operations.not_executed")
_VISITED = words_of("operations.visited")
_AWARENESS = words_of("operations.awareness")
_SEARCH_OF_LAND = frozenset({"land", "fingertip", "area"})
_LINE_SEEDS = words_of("operations.line_seeds")


def find_operations(view: View) -> None:
    """Add the claims of warrants, stops, visits, referrals and lines to the view."""
    for phrase in view.phrases:
        if phrase.verdict in ("not: an age", "not: told again in apposition"):
            continue
        if phrase.verdict and not phrase.verdict.startswith("not") and phrase.cls not in ("person", "headless"):
            continue
        finder = _FINDERS.get(phrase.cls)
        if finder is not None:
            finder(view, phrase)
    if any(node.noun_class in ("warrant", "raid") for node in view.nodes) or any(
        "raid" in p.classes or view.nodes[p.index].text == "searched" for p in view.predicates.values()
    ):
        _warrants_by_address(view)


# --- warrants and raids -----------------------------------------------------------------------------------------


def _warrant(view: View, phrase: Phrase) -> None:
    """ "four warrants", "a warrant was executed", "following a warrant in Fenwick Close"."""
    before, after = view.before(phrase), view.after(phrase)
    left, right = view.left(phrase), view.right(phrase)
    if phrase.words & _NOT_EXECUTED or any(
        view.nodes[k].text in _NOT_EXECUTED for k in range(max(0, phrase.first - 1), phrase.last + 1)
    ):
        phrase.verdict = "not: a warrant for somebody's arrest"
        return
    if (left is not None and left.unreal) or any(p.unreal for p in right[:1]):
        phrase.verdict = "not: planned, hypothetical or denied"
        return
    if _at_several(view, phrase):
        return
    if before is not None and before.text == "on" and (phrase.article or view.text_before(phrase, 2) == "wanted"):
        phrase.verdict = "not: wanted on a warrant"
        return
    if any(view.nodes[p.index].text == "issued" for p in right[:1]) and (
        (phrase.article and view.nodes[right[0].begin].text == "has")
        or _for_arrest(view, phrase.last + 1)
        or any(_for_arrest(view, p.index + 1) for p in right[:1])
    ):
        phrase.verdict = "not: a warrant for somebody's arrest"
        return
    if phrase.partitive and (phrase.value == 1 or "many" in phrase.words):
        phrase.verdict = "not: points back"
        return
    if phrase.article:
        executed = (
            (before is not None and before.text == "of" and view.text_before(phrase, 2) == "execution")
            or any(p.classes & {"execute", "raid"} for p in right)
            or (left is not None and bool(left.classes & {"execute", "raid"}))
        )
        near = (
            before is not None
            and before.text
            in (
                "following",
                "during",
                "after",
                "through",
                "via",
                "with",
                "of",
                "to",
                "and",
                "in",
                "by",
                "included",
                "including",
            )
            and after is not None
            and (
                after.text in ("in", "at", "on", ".", ",", "was", "were")
                or (before.text in ("following", "during") and after.text not in ("for", "to"))
            )
            and before.text not in ("of", "to", "by", "with")
        )
        if not (executed or near or (before is None and phrase.ordinal)):
            phrase.verdict = "not: a warrant that nothing says was executed"
            return
    view.claim(phrase, "warrants", "warrant:noun", unit="warrants", item="warrant")


def _for_arrest(view: View, start: int) -> bool:
    """ "for his arrest", "for the arrest of" from node `start` on."""
    nodes = view.nodes[start : start + 3]
    return len(nodes) == 3 and nodes[0].text == "for" and nodes[2].text == "arrest"


def _at_several(view: View, phrase: Phrase) -> bool:
    """ "a raid on two houses", "executed a warrant at two addresses": the addresses are counted."""
    if not phrase.article or view.text_after(phrase) not in ("on", "at"):
        return False
    there = next((p for p in view.phrases if p.first == phrase.last + 2), None)
    return there is not None and there.cls == "address" and there.value > 1


def _raid(view: View, phrase: Phrase) -> None:
    before, after = view.before(phrase), view.after(phrase)
    if phrase.words & {"ram", "smash-and-grab"} or _at_several(view, phrase):
        return
    told = (
        before is not None
        and before.text in ("following", "during", "after")
        and after is not None
        and after.text in ("at", "in", "on")
    )
    if (
        phrase.article
        and not told
        and not any(p.classes & {"execute"} for p in view.right(phrase))
        and not ((left := view.left(phrase)) is not None and left.classes & {"execute"})
    ):
        phrase.verdict = "not: a raid in general"
        return
    if any(p.unreal for p in view.right(phrase)[:1]):
        phrase.verdict = "not: planned, hypothetical or denied"
        return
    if any(c.metric == "warrants" for c in view.claims):
        phrase.verdict = "not: the warrants are counted"
        return
    view.claim(phrase, "warrants", "raid:noun", unit="warrants", item="warrant")


def _warrants_by_address(view: View) -> None:
    """ "warrants at 12 addresses", "raided ten addresses", "90 addresses to enforce warrants"."""
    for phrase in view.of_class("address", "headless", "none"):
        if (
            phrase.verdict
            or (phrase.article and not _raided_one(view, phrase))
            or (phrase.cls == "none" and not phrase.words & _RAIDED)
        ):
            continue
        if phrase.cls == "headless" and not _follows_warrants(view, phrase):
            continue
        raided = [
            p
            for p in (view.left(phrase), *view.right(phrase))
            if p is not None
            and "raid" in p.classes
            and not p.unreal
            and not _by_thieves(view, p)
            and not (view.nodes[p.index].text.startswith("target") and view.context.theft())
        ]
        named = _uncounted_warrant(view, phrase) or _searched(view, phrase)
        if not raided and not named:
            continue
        if phrase.partitive or any(
            "seize" in p.classes and "arrest" not in p.classes and view.nodes[p.index].text != "located"
            for p in view.right(phrase)[:1]
        ):
            continue
        if any(c.metric == "warrants" and c.rule in ("warrant:noun", "raid:noun") for c in view.claims):
            phrase.verdict = "not: the warrants themselves are counted"
            continue
        view.claim(phrase, "warrants", "raid:address" if raided else "warrant:address", unit="warrants", item="warrant")


_RAIDED = words_of("operations.raided")


def _raided_one(view: View, phrase: Phrase) -> bool:
    """ "officers raided a unit behind the harbour": one, where the verb itself says so."""
    left = view.left(phrase)
    if left is None or left.voice != ACTIVE or left.unreal:
        return False
    by_police = left.index > 0 and view.nodes[left.index - 1].noun_class == "police"
    return view.nodes[left.index].text in _RAIDS or (view.nodes[left.index].text == "raiding" and by_police)


_RAIDS = frozenset({"raided", "swooped on", "stormed"})


def _searched(view: View, phrase: Phrase) -> bool:
    """ "23 properties were searched" in a text that tells of warrants, which the sentence before has not counted."""
    if phrase.value < 2 or phrase.cls != "address" or any(c.metric == "warrants" for c in view.context.claims):
        return False
    verbs = [p for p in (view.left(phrase), *view.right(phrase)[:1]) if p is not None and not p.unreal]
    return any(view.nodes[p.index].text == "searched" for p in verbs) and view.context.tells("warrant")


def _by_thieves(view: View, predicate: Predicate) -> bool:
    """ "thieves raided eight shops": nothing that the police did."""
    if view.nodes[predicate.index].text.startswith("enter") and not view.words & _ENTERED_BY:
        return True  # "he had entered two flats"
    before = view.nodes[predicate.index - 1].text if predicate.index else ""
    by = {n.text for n in view.nodes[predicate.index + 1 : predicate.index + 4]}
    return before in _THIEVES or ("by" in by and not by.isdisjoint(_THIEVES))


_ENTERED_BY = frozenset({"officers", "police", "warrant", "warrants", "detectives", "we", "team", "teams"})
_THIEVES = frozenset({"thieves", "robbers", "burglars", "raiders", "thief", "robber", "burglar"})


def _follows_warrants(view: View, phrase: Phrase) -> bool:
    """ "warrants at four addresses in Kettering and one in Thrapston"."""
    earlier = [c for c in view.claims if c.rule in ("warrant:address", "raid:address") and c.phrase.last < phrase.first]
    after, before = view.after(phrase), view.before(phrase)
    return (
        bool(earlier)
        and before is not None
        and before.text in ("and", ",")
        and after is not None
        and after.text in ("in", "at")
    )


def _uncounted_warrant(view: View, phrase: Phrase) -> bool:
    """Whether the clause speaks of warrants or raids without counting them."""
    counted = {k for other in view.phrases if not _at_several(view, other) for k in range(other.first, other.last + 1)}
    for k, node in enumerate(view.nodes):
        if node.noun_class in ("warrant", "raid") and k not in counted and abs(k - phrase.first) <= 14:
            step = range(min(k, phrase.first), max(k, phrase.first))
            if not any(view.nodes[j].text == ";" for j in step):
                return True
    return False


# --- stops and searches -----------------------------------------------------------------------------------------


def _stop_search(view: View, phrase: Phrase) -> None:
    """ "35 stop searches": unit by what the noun says was stopped."""
    left, right = view.left(phrase), view.right(phrase)
    if (left is not None and left.unreal) or any(p.unreal for p in right[:1]):
        phrase.verdict = "not: planned, hypothetical or denied"
        return
    text = view.nodes[phrase.head].text
    before = view.before(phrase)
    if phrase.words & _SEARCH_OF_LAND:
        phrase.verdict = "not: a search of land"
        return
    if phrase.partitive and phrase.value == 1:
        phrase.verdict = "not: points back"
        return
    if (
        phrase.article
        and before is not None
        and before.text in ("following", "after", "during")
        and any(c.metric == "arrests" for c in view.claims)
    ):
        phrase.verdict = "not: only the way to an arrest"
        return
    after, second = view.after(phrase), view.after(phrase, 2)
    if (
        phrase.value == 1
        and after is not None
        and after.text in ("on", "of")
        and second is not None
        and (second.kind == "name" or second.text in ("him", "her"))
        and not any(n.noun_class == "address" for n in view.nodes[phrase.last : phrase.last + 6])
    ):
        view.claim(phrase, "stop_searches", "stop:noun", unit="people", item="person")
        return
    on_vehicle = (
        after is not None
        and after.text == "on"
        and any(n.noun_class == "vehicle" for n in view.nodes[phrase.last + 1 : phrase.last + 5])
    )
    unit = "vehicles" if "vehicle" in text or "traffic" in text or on_vehicle else "searches"
    view.claim(phrase, "stop_searches", "stop:noun", unit=unit, item="vehicle" if unit == "vehicles" else "search")


def _search(view: View, phrase: Phrase) -> None:
    """ "a search of the vehicle", "12 searches were carried out" beside stops."""
    after = view.after(phrase)
    if after is not None and after.text == "of" and phrase.article:
        noun = next(
            (
                view.nodes[k].noun
                for k in range(phrase.last + 2, min(phrase.last + 5, len(view.nodes)))
                if view.nodes[k].noun is not None
            ),
            None,
        )
        left = view.left(phrase)
        told = (left is not None and "execute" in left.classes and not left.unreal) or any(
            n.text in ("produced", "revealed", "uncovered", "found", "recovered", "seized")
            for n in view.nodes[phrase.last : phrase.last + 9]
        )
        people = next(
            (p for p in view.phrases if phrase.last + 1 < p.first <= phrase.last + 4 and p.cls == "person"), None
        )
        if people is not None and not people.verdict and any("seize" in p.classes for p in view.predicates.values()):
            view.claim(people, "stop_searches", "search:of", unit="people", item=person_item(view, people))
        if noun is not None and noun.cls == "vehicle" and told:
            view.claim(phrase, "stop_searches", "search:vehicle", unit="vehicles", item=noun.item)
        return
    if phrase.words & _SEARCH_OF_LAND:
        return
    among_results = (
        phrase.value > 1
        and view.text_after(phrase) in (",", "and", ".")
        and any(c.metric == "arrests" for c in view.claims)
    )
    if phrase.words & {"stop", "positive", "person"} or "stop" in view.words or among_results:
        view.claim(phrase, "stop_searches", "search:noun", unit="searches", item="search")


def _vehicle(view: View, phrase: Phrase) -> None:
    """ "officers stopped a taxi", "12 vehicles were stopped"."""
    own = any(
        "police" in node.text or node.text.startswith("patrol") for node in view.nodes[phrase.first : phrase.last + 1]
    )
    if (
        phrase.verdict.startswith("seize")
        or own
        or (phrase.article and view.text_before(phrase) == "in" and view.text_after(phrase) not in ("which", "that"))
    ):
        return  # "a motorist was stopped in a vehicle"
    predicate = _stopped(view, phrase)
    if predicate is None:
        return
    if predicate.voice == PASSIVE and _way_to_arrest(view, phrase):
        phrase.verdict = "not: only the way to an arrest"
        return
    view.claim(phrase, "stop_searches", f"stop:{predicate.voice}", unit="vehicles", item=phrase.item)


def _way_to_arrest(view: View, phrase: Phrase) -> bool:
    """ "three men were arrested after a car was stopped": how the arrest came about, not what the police did."""
    if not phrase.article:
        return False
    caught = [
        k for k, p in view.predicates.items() if k < phrase.first and p.classes & {"arrest", "charge"} and not p.unreal
    ]
    if not caught or any("seize" in p.classes for k, p in view.predicates.items() if k > phrase.last):
        return False
    return any(
        node.text in ("after", "when", "as", "following") and k > caught[0]
        for k, node in enumerate(view.nodes[: phrase.first])
        if phrase.first - k <= 4
    )


def _person_stopped(view: View, phrase: Phrase) -> None:
    predicate = _stopped(view, phrase)
    if view.nodes[phrase.first].text == "both":
        return  # "both men were searched": told of before
    if predicate is None or view.text_after(phrase) in ("'s", "’s"):  # "searched a man's home"
        return
    if (
        any(
            c.phrase is phrase
            and c.metric in ("arrests", "charges")
            and (not c.rule.endswith("lead_in") or view.nodes[predicate.begin].text == "being")
            for c in view.claims
        )
        and predicate.voice != ACTIVE
        and predicate.index != phrase.last + 1
    ):
        return
    view.claim(phrase, "stop_searches", f"stop:{predicate.voice}", unit="people", item=person_item(view, phrase))


def _stops_itself(view: View, predicate: Predicate) -> bool:
    """ "a man walking the other way stopped in front of him": nobody was stopped by the police."""
    k = predicate.index + 1
    return (
        view.nodes[predicate.index].text == "stopped" and k < len(view.nodes) and view.nodes[k].text in _WHERE_STOPPED
    )


def _another_stops(view: View, predicate: Predicate, phrase: Phrase) -> bool:
    """ "a child at the time, the abuse stopped a year ago": something else did."""
    k = predicate.index
    if k - 3 <= phrase.last or view.nodes[k - 3].function in ("preposition", "of"):
        return False
    by = k + 1 < len(view.nodes) and view.nodes[k + 1].text == "by"
    return not by and view.nodes[k - 2].function == "definite" and view.nodes[k - 1].noun_class == ""


def _kept_from(view: View, phrase: Phrase) -> bool:
    k = phrase.last + 1
    return view.text_after(phrase) == "from" and any(
        n.text.endswith("ing") and not n.capital for n in view.nodes[k + 1 : k + 3]
    )


def _checked_over(view: View, predicate: Predicate) -> bool:
    """ "were checked over by paramedics", "checked out of a window"."""
    k = predicate.index + 1
    return (
        view.nodes[predicate.index].text == "checked"
        and k < len(view.nodes)
        and view.nodes[k].text in ("out", "over", "in")
    )


def _stops_somebody(view: View, predicate: Predicate) -> bool:
    """ "two men in a van stopped the victim": they did, and were not."""
    k = predicate.index + 1
    return (
        view.nodes[predicate.index].text == "stopped"
        and k < len(view.nodes)
        and (view.nodes[k].function == "definite" or view.nodes[k].text in ("him", "her", "them", "me", "us"))
    )


_WHERE_STOPPED = frozenset({"in", "at", "outside", "near", "beside", "behind", "to", "next", "alongside", "and"})


def _stopped(view: View, phrase: Phrase) -> Predicate | None:
    for predicate in view.right(phrase):
        if "stop" in predicate.classes and not predicate.unreal and predicate.voice in (PASSIVE, PARTICIPLE):
            if _checked_over(view, predicate) or (
                predicate.voice == PARTICIPLE
                and (
                    _another_stops(view, predicate, phrase)
                    or _stops_somebody(view, predicate)
                    or (phrase.article and _stops_itself(view, predicate))
                )
            ):
                continue
            return predicate
    left = view.left(phrase)
    if left is not None and "stop" in left.classes and not left.unreal and left.voice in (ACTIVE, PARTICIPLE, NOMINAL):
        node = view.nodes[left.index]
        following = view.nodes[left.index + 1] if left.index + 1 < len(view.nodes) else None
        if view.text_before(phrase) == "for":
            return None  # "searching in the dark for a man"
        if node.text.startswith("stop") and _kept_from(view, phrase):
            return None  # "stopped two girls from being exploited"
        if following is not None and following.text in ("for", "on") and following is not view.nodes[phrase.first]:
            return None  # "searching for a missing person"
        if node.text == "stopping":
            return left
        if any(n.text in ("behind", "beside", "outside", "near") for n in view.nodes[left.index : phrase.first]):
            return None  # "he stopped behind a car"
        if phrase.article and phrase.first - left.index > 3 and view.text_before(phrase) == "and":
            return None  # "a car stopped at the lights and a van pulled up behind it"
        if node.text in ("stop", "search", "check", "halt", "intercept"):
            return None
        return left
    return _stopped_beside(view, phrase) if left is None else None


def _stopped_beside(view: View, phrase: Phrase) -> Predicate | None:
    """ "searched 55 people and 15 vehicles": people and vehicles under one verb."""
    index = view.phrases.index(phrase)
    if not index or view.right(phrase):
        return None
    previous = view.phrases[index - 1]
    if previous.cls not in ("person", "vehicle") or previous.cls == phrase.cls or phrase.article or previous.article:
        return None
    between = [node.text for node in view.nodes[previous.last + 1 : phrase.first]]
    if between not in (["and"], [","], ["and", "also"], [",", "and"], ["as", "well", "as"], ["as well as"]):
        return None
    return _stopped(view, previous)


# --- visits -----------------------------------------------------------------------------------------------------


def _visit(view: View, phrase: Phrase) -> None:
    """ "50 welfare visits", "visits to 30 addresses"."""
    text = view.nodes[phrase.head].text
    left, right = view.left(phrase), view.right(phrase)
    if (left is not None and left.unreal) or any(p.unreal for p in right[:1]):
        phrase.verdict = "not: planned, hypothetical or denied"
        return
    special = text not in ("visit", "visits", "address checks", "address check")
    if not special and not view.words & _VISITED - {"visits", "visit"} and not view.context.words & _VISITED:
        phrase.verdict = "not: a visit of another kind"
        return
    if phrase.partitive and phrase.value == 1:
        phrase.verdict = "not: points back"
        return
    if phrase.article and view.words & {"you", "your"}:
        phrase.verdict = "not: in general"
        return
    if not special and view.words & _AWARENESS:
        phrase.verdict = "not: a visit to raise awareness"
        return
    unit, item = _visited(view, phrase)
    view.claim(phrase, "visits", "visit:noun", unit=unit, item=item)


def _visited(view: View, phrase: Phrase) -> tuple[str, str]:
    """Unit and item of visits: "30 welfare visits to vulnerable people", "26 checks were made at known addresses"."""
    to = None
    for k in range(phrase.last + 1, min(phrase.last + 14, len(view.nodes))):
        node = view.nodes[k]
        if (
            node.kind == "punct"
            or node.function in ("conjunction", "relative", "but")
            or any(p.first == k for p in view.phrases)
        ):
            break
        if node.text in ("to", "at", "on", "with"):
            to = k
        if to is not None and k - to <= 4 and node.is_plural and node.noun_class in ("address", "person"):
            return ("addresses", "address") if node.noun_class == "address" else ("people", node.noun_item)
    return "visits", "visit"


def _address(view: View, phrase: Phrase) -> None:
    """ "visited 157 properties", "265 vulnerable addresses were visited"."""
    if (
        (view.words & _LOOKING and not view.words & {"cuckooed", "cuckooing", "exploited", "vulnerable", "welfare"})
        or (view.nodes[phrase.head].text in ("location", "locations") and not view.words & (_VISITED - _PLAIN_VISIT))
        or phrase.words & _AWARENESS
        or (phrase.article and not view.words & (_VISITED - {"visited", "visit", "visiting"}))
    ):
        return
    left = view.left(phrase)
    if left is not None and view.nodes[left.index].text == "attended" and view.words & _WORRIED and not left.unreal:
        view.claim(phrase, "visits", "visit:address", unit="addresses", item="address")
        return
    for predicate in (view.left(phrase), *view.right(phrase)):
        if predicate is not None and "visit" in predicate.classes and not predicate.unreal:
            view.claim(phrase, "visits", "visit:address", unit="addresses", item="address")
            return
    before = view.before(phrase)
    second = view.before(phrase, 2)
    if (
        before is not None
        and before.text in ("at", "to", "on")
        and second is not None
        and second.noun_class == "visit"
        and not any(p.head == phrase.first - 2 for p in view.phrases)
    ) or (before is not None and before.text in ("at", "to", "on") and _visits_made(view, phrase)):
        view.claim(phrase, "visits", "visit:noun_of", unit="addresses", item="address")


# addresses visited to find somebody
_LOOKING = frozenset({
    "wanted", "locate", "trace", "find", "cctv", "footage", "enquiry", "inquiries", "enquiries", "suspect", "suspects",
})  # fmt: skip
_PLAIN_VISIT = frozenset({"visited", "visit", "visiting", "visits"})
# why an address is attended for the sake of those who live there
_WORRIED = frozenset({"cuckooed", "cuckooing", "exploited", "exploitation", "vulnerable", "welfare"})


def _visits_made(view: View, phrase: Phrase) -> bool:
    """ "cuckooing visits were made to 30 addresses", "welfare checks were carried out at 30 addresses"."""
    predicate = view.predicates.get(phrase.first - 2)
    if predicate is None or "execute" not in predicate.classes or predicate.voice != PASSIVE or predicate.unreal:
        return False
    k = predicate.begin - 1
    return k >= 0 and view.nodes[k].noun_class == "visit" and not any(p.last == k for p in view.phrases)


# --- lines ------------------------------------------------------------------------------------------------------


def _line(view: View, phrase: Phrase) -> None:
    """ "12 deal lines were seized", "bring an end to a county line", "smashed a huge county lines drug gang"."""
    text = view.nodes[phrase.head].text
    before = view.before(phrase)
    seeds = set(text.split()) | set(phrase.words)
    quoted = phrase.head and view.nodes[phrase.head - 1].text in ("'", "‘", "“", '"')
    plain = not seeds & _LINE_SEEDS - {"line"} and text in ("line", "lines") and not quoted
    if phrase.partitive and phrase.value == 1:
        phrase.verdict = "not: points back"
        return
    if phrase.article and before is not None and before.text == "to" and view.text_before(phrase, 2) in _BELONGS:
        phrase.verdict = "not: what something else belongs to"
        return
    if text in ("group", "groups", "gang", "gangs") and not (seeds | view.words) & _CRIMINAL:
        phrase.verdict = "not: nothing says that they deal"
        return
    candidates = [p for p in view.right(phrase) if p.voice in (PASSIVE, PARTICIPLE)]
    left = view.left(phrase)
    if left is not None:
        candidates.append(left)
    for predicate in candidates:
        if phrase.article and _purpose(view, predicate):
            continue
        if "shut" in predicate.classes and not predicate.unreal and _ends_lines(view, predicate, phrase):
            view.claim(
                phrase,
                "deal_lines",
                f"shut:{predicate.voice}",
                unit="lines",
                item="line" if phrase.cls == "line" else "gang",
            )
            return
        if "seize" in predicate.classes and not predicate.unreal and not phrase.article and not plain:
            view.claim(phrase, "deal_lines", f"seize:{predicate.voice}", unit="lines", item="line")
            return
    if (
        before is not None
        and before.text == "of"
        and (second := view.before(phrase, 2)) is not None
        and second.text in ("removal", "closure", "cutting", "disruption", "dismantling")
    ):
        view.claim(phrase, "deal_lines", "shut:noun_of", unit="lines", item="line")
        return
    if (
        not phrase.article
        and phrase.cls == "line"
        and (view.context.results or "shut" in view.context.classes)
        and view.context.listed
        and not plain
    ):
        view.claim(phrase, "deal_lines", "line:results", unit="lines", item="line")


_BELONGS = frozenset({"linked", "connected", "related", "belonging", "links"})
_CRIMINAL = words_of("operations.criminal")
_GENERAL = words_of("operations.general")


def _purpose(view: View, predicate: Predicate) -> bool:
    """ "an operation to smash a gang": an aim, unless somebody was able to or helped to."""
    if view.nodes[predicate.begin].text != "to" and (
        predicate.begin == 0 or view.nodes[predicate.begin - 1].text != "to"
    ):
        return False
    return not {"able", "helped", "managed", "help"} & {
        n.text for n in view.nodes[max(0, predicate.begin - 5) : predicate.begin + 1]
    }


def _ends_lines(view: View, predicate: Predicate, phrase: Phrase) -> bool:
    """Refuse aims: "to disrupt a county line" ends one only where somebody managed or helped to."""
    node = view.nodes[predicate.index]
    if node.text in ("identified", "targeted", "tackled") and phrase.article:
        return False
    headline = (
        view.context.listed and predicate.index and view.nodes[predicate.index - 1].text in ("police", "officers")
    )
    if node.text in _GENERAL and phrase.article and not headline:
        window = {n.text for n in view.nodes[max(0, predicate.index - 5) : predicate.index]}
        return bool(window & {"able", "helped", "managed", "success", "successfully"})
    if (
        phrase.cls == "gang"
        and phrase.article
        and node.text in ("stopped", "identified", "targeted", "seized", "tackled")
    ):
        return False
    return node.text not in ("tackle", "tackling", "target", "targeting")


# --- referrals --------------------------------------------------------------------------------------------------


def _referral(view: View, phrase: Phrase) -> None:
    """ "six safeguarding referrals" are people; "12 NRM referrals" are referrals."""
    left = view.left(phrase)
    if any(p.unreal for p in view.right(phrase)[:1]) or (phrase.article and left is not None and _purpose(view, left)):
        phrase.verdict = "not: planned, hypothetical or denied"
        return
    if phrase.cls == "nrm_referral" or view.words & {"nrm"} or {"national", "mechanism"} <= view.words:
        view.claim(phrase, "nrm_referrals", "nrm:noun", unit="referrals", item="referral")
        return
    if phrase.article and view.text_before(phrase) == "as":
        phrase.verdict = "not: in general"  # "as a self-referral"
        return
    text = view.nodes[phrase.head].text
    if text not in ("referral", "referrals") or view.words & {
        "safeguarding",
        "vulnerable",
        "children",
        "support",
        "vulnerability",
        "services",
    }:
        view.claim(phrase, "safeguarded", "referral:noun", unit="people", item="person")


_FINDERS = {
    "warrant": _warrant, "raid": _raid, "stop_search": _stop_search, "search": _search, "vehicle": _vehicle, "person": _person_stopped,
    "headless": _person_stopped, "visit": _visit, "address": _address, "line": _line, "gang": _line, "referral": _referral, "nrm_referral": _referral,
}  # fmt: skip
