"""What was seized: drugs, cash, weapons, telephones, vehicles and other property."""

from __future__ import annotations

from countylines_cli.extractors.phrases import GOODS, Phrase
from countylines_cli.extractors.predicates import ACTIVE, NOMINAL, PARTICIPLE, PASSIVE, Predicate
from countylines_cli.extractors.view import Claim, View
from countylines_cli.lexicon.contexts import words_of

METRIC_OF = {
    "drug": "drugs_seized", "form": "drugs_seized", "weapon": "weapons_seized", "ammunition": "weapons_seized", "phone": "phones_seized",
    "vehicle": "vehicles_seized", "cash": "cash_seized", "money": "cash_seized", "property": "property_seized", "unknown": "property_seized",
}  # fmt: skip
_NOT_SEIZED_SUMS = words_of("seizures.not_seized_sums")


def find_seizures(view: View) -> None:
    """Add the claims of seized goods to the view."""
    for group in _groups(view):
        rule = _governed(view, group)
        if rule.startswith("not"):
            for phrase in group:
                phrase.verdict = phrase.verdict or rule
            continue
        for phrase in group:
            if not phrase.verdict and _identified(view, phrase):
                phrase.verdict = "not: told again in apposition"
            if not phrase.verdict:
                _claim(view, phrase, rule)
    for phrase in view.of_class("headless"):
        if not phrase.verdict and (whole := _elsewhere(view, phrase)) is not None:
            view.claim(phrase, whole.metric, "ellipsis", unit=whole.unit, item=whole.item)


_PLACED = frozenset({"at", "in", "from", "inside"})
_ADDED = frozenset({"further", "another", "additional"})


def _elsewhere(view: View, phrase: Phrase) -> Claim | None:
    """ "100 plants at one house, and a further 50 at another": the goods that a bare number goes on counting."""
    whole = next((c for c in reversed(view.claims) if c.phrase.last < phrase.first), None)
    if whole is None or whole.metric not in METRIC_OF.values() or whole.unit == "GBP" or phrase.partitive:
        return None
    after, following = view.after(phrase), view.after(phrase, 2)
    if after is None or after.text not in _PLACED or following is None or following.kind in ("date", "num", "money"):
        return None
    if view.text_before(phrase) not in _ADDED and (view.text_before(phrase) != "and" or following.text == "the"):
        return None
    between = view.nodes[whole.phrase.last + 1 : phrase.first]
    if not any(node.text in _PLACED for node in between) or any(
        k in view.predicates for k in range(whole.phrase.last + 1, phrase.first)
    ):
        return None
    return whole


def _identified(view: View, phrase: Phrase) -> bool:
    """ "a firearm (believed to be a starting pistol)": what the thing before is, not another."""
    if not phrase.article or phrase.first < 5:
        return False
    mark, verb, to, be = view.nodes[phrase.first - 4 : phrase.first]
    index = view.phrases.index(phrase)
    return (
        (verb.text, to.text, be.text) in _BELIEVED_TO_BE
        and mark.text in ("(", ",", "-", "–")
        and index > 0
        and METRIC_OF.get(view.phrases[index - 1].cls) == METRIC_OF[phrase.cls]
        and view.phrases[index - 1].last == phrase.first - 5
    )


def _groups(view: View) -> list[list[Phrase]]:
    """Goods that stand in one list: "£3,000 cash, two phones and a machete"."""
    groups: list[list[Phrase]] = []
    previous: Phrase | None = None
    for phrase in view.phrases:
        if _vehicles_again(view, phrase):
            phrase.cls = phrase.item = "vehicle"
            previous = None  # "of 68 vehicles stopped, four were seized": told by themselves
        if phrase.cls == "money" and _value_of_drugs(view, phrase):
            phrase.cls, phrase.item = "drug", "drugs"
        if phrase.cls not in GOODS and not _open_class(view, phrase):
            continue
        if previous is not None and _same_list(view, previous, phrase):
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
        previous = phrase
    return groups


_LEARNED = words_of("seizures.learned")
_BELIEVED_TO_BE = frozenset((verb, "to", "be") for verb in ("believed", "thought", "suspected", "understood", "found"))
_CAUGHT = frozenset({"stopped", "searched", "arrested", "detained", "search", "arrest"})
_STRONG = frozenset({"seized", "seizing", "seize", "confiscated", "impounded"})


def _vehicles_again(view: View, phrase: Phrase) -> bool:
    """ "20 vehicles were stopped and two were seized": the two are vehicles too."""
    if phrase.cls != "headless" or phrase.verdict or phrase.partitive or phrase.article:
        return False
    before = [p for p in view.phrases if p.last < phrase.first and p.cls in ("person", "vehicle", "headless")]
    plural = any(n.noun_class == "vehicle" and n.is_plural for n in view.nodes[: phrase.first])
    if not plural or (before and before[-1].cls != "vehicle"):
        return False
    left, right = view.left(phrase), view.right(phrase)
    return (left is not None and view.nodes[left.index].text in _STRONG and phrase.first == left.index + 1) or (
        bool(right) and view.nodes[right[0].index].text in _STRONG and right[0].voice == PASSIVE
    )


def _value_of_drugs(view: View, phrase: Phrase) -> bool:
    """ "bringing the total value of drugs seized to £1,250"."""
    nodes = view.nodes
    if any("street value" in node.text for node in nodes[max(0, phrase.first - 3) : phrase.first]):
        return True  # "the drugs that were recovered ... may have a street value of £41,000"
    if {"value", "seizure"} <= view.words and any(
        view.context.tells(drug) for drug in ("cannabis", "cocaine", "heroin")
    ):
        return True  # "the value of this seizure is estimated to be about £80,000"
    worth = view.text_before(phrase) in ("worth", "of") or view.text_after(phrase) == "worth"
    if worth and _told_of_drugs(view, phrase):
        return True
    return view.text_before(phrase) in ("to", "at") and any(
        nodes[k].text == "value"
        and nodes[k + 1].text == "of"
        and any(n.noun_class == "drug" for n in nodes[k + 2 : k + 5])
        for k in range(max(0, phrase.first - 8), phrase.first - 2)
    )


def _told_of_drugs(view: View, phrase: Phrase) -> bool:
    """ "2,500 plants were found – estimated to have a value of £1.8m", "cannabis which we believe to be worth £90,000"."""
    nodes = view.nodes
    value = "worth" in (nodes[phrase.first - 1].text, view.text_after(phrase)) or (
        phrase.first > 1 and nodes[phrase.first - 2].text == "value"
    )
    if not value:
        return False
    for node in reversed(nodes[max(0, phrase.first - 16) : phrase.first - 1]):
        if node.noun is not None and node.noun_class in GOODS:
            return node.noun_class in ("drug", "form") and node.text != "value"
    return False


def _open_class(view: View, phrase: Phrase) -> bool:
    """A thing that the lexicon does not know counts only beside "seized" itself: "seized 12 catalytic converters"."""
    if phrase.cls != "unknown" or not phrase.item or phrase.article:
        return False
    left = view.left(phrase)
    if left is not None:
        return view.nodes[left.index].text in _STRONG and phrase.first - left.index <= 2
    right = view.right(phrase)
    return bool(right) and view.nodes[right[0].index].text in _STRONG and right[0].voice == PASSIVE


def _same_list(view: View, left: Phrase, right: Phrase) -> bool:
    for k in range(left.last + 1, right.first):
        node = view.nodes[k]
        if (
            k in view.predicates
            or node.text in (";",)
            or node.function in ("be", "have", "modal", "pronoun", "but", "relative")
        ):
            return False
        if node.noun_class in ("police", "person"):
            return False
    return True


def _governed(view: View, group: list[Phrase]) -> str:
    """The rule by which a list of goods was seized, or "not: why"."""
    first, last = group[0], group[-1]
    if first.cls == "vehicle" and any(
        "stop" in p.classes and p.voice in (PASSIVE, PARTICIPLE) for p in view.right(first)[:1]
    ):
        return "not: stopped"
    if (
        first.cls in ("drug", "money")
        and first.unit == "GBP"
        and (first.cls == "drug" or view.words & {"street", "value", "worth"})
        and view.context.claims
        and any(c.metric == "drugs_seized" for c in view.context.claims)
        and not any(p.classes & {"block"} for p in view.predicates.values())
        and _opening(view) in ("the", "these", "this", "it", "they", "together", "in")
    ):
        if first.cls == "money":
            first.cls, first.item = "drug", "drugs"
        return "seize:valued"  # "The drugs are thought to be worth ..."
    if (first.cls == "money" and _counted_cash(view, first)) or _amounted(view, first):
        return "seize:valued"
    if (
        view.nodes[last.last].text.endswith("seizures")
        or first.unit == "seizures"
        or (view.context.listed and view.text_after(last) in ("find", "haul", "bust", "seizure"))
        or (first.unit == "GBP" and first.item and view.text_after(last) in _HAULS and not _named_on(view, last))
    ):
        return "seize:noun"
    if _stolen_behind(view, last) or any(
        view.nodes[p.index].text == "stolen" and p.voice == PASSIVE and p.begin == last.last + 1
        for p in _right_verbs(view, last)[:1]
    ):
        return "not: stolen"  # "a mobile phone and a watch stolen during a robbery"
    left = _left_verb(view, first)
    right = _right_verbs(view, last)
    right = [p for p in right if [n.text for n in view.nodes[p.index + 1 : p.index + 2]] not in _NOT_FOUND]
    sure = _surely_seized(view, left, right)
    if right and "take" in right[0].classes and _possession_of(view, first):
        return "not: an offence"
    if not sure and (_taken_from_shop(view, left) or _taken_from_shop(view, right[0] if right else None)):
        return "not: stolen"
    if (
        right
        and view.nodes[right[0].index].text == "handed"
        and not view.words & {"police", "officers", "amnesty", "in"}
    ):
        return "not: handed to somebody"
    if first.article and first.cls == "vehicle" and view.text_before(first) == "by":
        return "not: by whom"  # "hit by a car and taken to hospital"
    if _had_taken(view, first, right):
        return "not: stolen"
    if first.article and view.text_before(first) == "as" and view.text_before(first, 2) == "described":
        return "not: what it was taken for"
    if first.article and right and right[0].voice == PASSIVE and _reported(view, first):
        return "not: what was reported"
    if first.article and view.words & {"anyone", "anybody", "someone", "whoever", "you", "your"}:
        return "not: in general"
    if first.article and _clause_subject(view, last, left):
        return "not: a clause of its own"
    if first.cls == "vehicle" and first.article and right and not sure and _left_there(view, right[0]):
        return "not: found, and left there"
    if not sure and _found_to_have(view, right, first):
        return "not: found to have something"
    stopped = left is not None and first.cls == "vehicle" and "stop" in left.classes
    own_verb = bool(right) and right[0].voice == PASSIVE and right[0].begin == last.last + 1
    if stopped and left is not None and (left.voice == PASSIVE or own_verb):
        stopped = False  # "20 vehicles were stopped and two vehicles were seized"
    if (
        not stopped
        and any(
            "seize" in p.classes
            and p.voice in (PASSIVE, PARTICIPLE, NOMINAL)
            and not p.unreal
            and not _belongs_right(view, p)
            for p in right
        )
        and not (first.article and _located(view, first))
    ):
        return "seize:passive"
    if _which_they_seized(view, last):
        return "seize:object"
    if first.cls == "weapon" and _given_up(view, left, first):
        return "seize:surrendered"
    if any(p.negated and "seize" in p.classes for p in right):
        return "not: denied"
    if left is not None:
        if left.unreal or _aimed(view, left, first):
            return "not: planned, hypothetical or denied"
        if group[0].cls == "vehicle" and "stop" in left.classes:
            return "not: stopped"
        caught = left.classes & {"arrest", "stop"} or view.nodes[left.index].text == "caught"
        if view.nodes[left.index].text == "carrying" and view.nodes[left.index - 1].text in (
            "stopped",
            "caught",
            "arrested",
        ):
            return "seize:with"  # "was stopped carrying 250 wraps"
        if (
            caught
            and view.text_before(first) == "with"
            and view.text_before(first, 2) != "connection"
            and [n.text for n in view.nodes[left.index + 1 : left.index + 3]] != ["on", "cctv"]
        ):
            return "seize:with"  # "was stopped with six bags of cannabis"
        if "seize" in left.classes:
            if view.nodes[left.index].text == "in possession of" and [
                n.text for n in view.nodes[max(0, left.index - 2) : left.index]
            ] == ["for", "being"]:
                return "not: an offence"  # "held for being in possession of a dagger"
            if (
                view.nodes[left.index].text == "in possession of"
                and view.nodes[left.index - 1].text == "being"
                and "suspicion" in [n.text for n in view.nodes[: left.index]]
            ):
                return (
                    "not: an offence"  # "arrested on suspicion of driving dangerously, being in possession of a dagger"
                )
            if view.nodes[left.index].text == "in possession of" and _in_general(view, left):
                return "not: in general"
            if view.nodes[left.index].text.startswith(("hand", "remov")) and view.context.theft():
                return "not: stolen"  # what burglars removed, what a victim handed over
            if view.nodes[left.index].text in _HAD and (_reported(view, first) or _said_to_have(view, left)):
                return "not: what was reported"
            if view.nodes[left.index + 1].text in ("out", "that") and view.nodes[left.index].text in _LEARNED:
                there = [n.text for n in view.nodes[left.index + 2 : first.first]]
                return "seize:object" if there in (["there", "was"], ["there", "were"]) else "not: learned"
            if view.nodes[left.index + 1].function == "negation" and view.nodes[left.index].text == "found":
                return "not: denied"  # "found not to be an explosive device"
            if view.nodes[left.index].text in ("find", "finding") and view.words & {"appealing", "appeal"}:
                return "not: looked for"
            if view.nodes[left.index].text == "in possession of" and _by_robbers(view, left):
                return "not: what was used"
            if "take" in left.classes and first.cls not in ("drug", "form") and _taken_by_others(view, left):
                return "not: nothing that the police did"
            if _by_somebody_else(view, left) or _finds_a_fact(view, left, first):
                return "not: nothing that the police did"
            if view.nodes[left.index].text.startswith("hand") and _handed_on(view, left, group[-1]):
                return "not: handed to somebody"
            if first.article and view.text_before(first) == "with" and view.text_before(first, 2) in _HARMED:
                return "not: what was used"
            if view.nodes[left.index].text in ("was carrying", "were carrying") and not _caught_carrying(view, left):
                return "not: carried, and nobody found it"
            if first.article and _located(view, first):
                return "not: the place of something else"
            if first.cls == "vehicle" and view.nodes[left.index].text in ("taking", "take"):
                return "not: taken without consent"
            if _offence_between(view, left.index, first.first) or (
                "possession" in view.nodes[left.index].text and _offence_between(view, left.index - 6, left.index)
            ):
                return "not: an offence"
            if (
                first.article
                and first.first - left.index > 1
                and not _inverted(view, left)
                and any(
                    n.text in ("was", "were", "is")
                    for n in view.nodes[max(left.index + 1, first.first - 3) : first.first]
                )
            ):
                return "not: a clause of its own"  # "found the van was on false plates"
            held = left.voice in (ACTIVE, NOMINAL, PARTICIPLE) or "possession" in view.nodes[left.index].text
            return "seize:object" if held else "seize:list"
        if "block" in left.classes or (left.classes & {"stop", "visit"} and group[0].cls == "vehicle"):
            return "not: " + view.nodes[left.index].text
    if _had_when_caught(view, first, last):
        return "seize:with"
    if first.article and _located(view, first):
        return "not: the place of something else"
    beside = _beside_arrests(view, first)
    if beside and left is None:
        return "seize:beside_arrests"
    if _offence_between(view, -1 if left is None else left.index, first.first):
        return "not: an offence"
    if _reported(view, first):
        return "not: what was reported"
    context = _from_context(view, group, left)
    if context:
        return context
    earlier = [
        p
        for k, p in view.predicates.items()
        if k < first.first and "seize" in p.classes and not p.unreal and not _finds_a_fact(view, p, first)
    ]
    if (
        earlier
        and (left is None or not left.classes & {"block", "stop"})
        and not (first.article and first.cls == "vehicle")
    ):
        later_block = any(
            "block" in p.classes and p.index > earlier[-1].index and not _meant(view, p)
            for k, p in view.predicates.items()
            if k < first.first
        )
        if not later_block:
            return "seize:sentence" if first.article else "seize:list"
    if any(
        "seize" in p.classes and not p.unreal and p.voice in (PASSIVE, PARTICIPLE)
        for k, p in view.predicates.items()
        if k > last.last
    ) and not (first.article or (first.cls == "vehicle" and view.text_after(last) in ("had", "have", "has"))):
        return "seize:sentence"
    if (not first.article and _contained(view, first)) or _inside_were(view, first):
        return "seize:contained"
    if first.cls == "form" and first.item and [node.text for node in view.nodes[: first.first]] == _IN_TOTAL:
        return "seize:contained"  # "In total, there were 20 street deals of heroin"
    if not first.article and _concealed(view, first, last):
        return "seize:concealed"
    return "not: no verb of seizure governs it"


def _named_on(view: View, last: Phrase) -> bool:
    """ "a £2m drug recovery service"."""
    node = view.after(last, 2)
    return node is not None and node.kind == "word" and not node.function and node.verb is None and node.text != "worth"


# "a £30,000 cannabis seizure"
_HAULS = frozenset({"find", "haul", "bust", "seizure", "seizures", "recovery"})


def _left_there(view: View, predicate: Predicate) -> bool:
    """ "a car was located", "a car was found crashed"."""
    text = view.nodes[predicate.index].text
    behind = {n.text for n in view.nodes[predicate.index + 1 : predicate.index + 3]}
    return text == "located" or (text == "found" and not behind.isdisjoint(_STATES))


_STATES = frozenset({"crashed", "parked", "burnt", "burned", "damaged", "overturned", "alight", "burning"})


def _surely_seized(view: View, left: Predicate | None, right: list[Predicate]) -> bool:
    """Whether a verb that leaves no doubt is told of a thing: "were found ... and both were seized"."""
    told = [*right, *([left] if left is not None else [])]
    told += [p for p in view.predicates.values() if p.begin and view.nodes[p.begin - 1].text in ("both", "all")]
    return any(view.nodes[p.index].text in _SURE and not p.unreal for p in told)


_SURE = _STRONG | {"recovered"}


def _only_found(view: View, phrase: Phrase) -> bool:
    """ "a dog was found in a ditch"."""
    left, right = _left_verb(view, phrase), _right_verbs(view, phrase)
    verbs = [view.nodes[p.index].text for p in (*right, *([left] if left is not None else []))]
    return "found" in verbs and not _surely_seized(view, left, right)


def _found_to_have(view: View, right: list[Predicate], first: Phrase) -> bool:
    """ "cars were found to have worn tyres", "a car was found to contain drugs"."""
    if right and _words_at(view, right[0]) == ["found", "to", "have"]:
        return True
    return first.cls == "vehicle" and any(_words_at(view, p) == ["found", "to", "contain"] for p in right)


def _words_at(view: View, predicate: Predicate) -> list[str]:
    return [node.text for node in view.nodes[predicate.index : predicate.index + 3]]


def _given_up(view: View, left: Predicate | None, first: Phrase) -> bool:
    """ "the force received 112 weapons from the public during the amnesty"."""
    if left is None or left.unreal or first.first - left.index > 2:
        return False
    return view.nodes[left.index].text == "received" and bool(view.words & {"amnesty", "surrender", "public"})


def _which_they_seized(view: View, last: Phrase) -> bool:
    """ "stopped a van which they later seized"."""
    nodes = view.nodes
    k = next((k for k in range(last.last + 1, min(last.last + 4, len(nodes))) if nodes[k].text in ("which", "that")), 0)
    if (
        not k
        or k + 2 >= len(nodes)
        or (nodes[k + 1].text not in ("they", "we") and nodes[k + 1].noun_class != "police")
    ):
        return False
    verb = next((view.predicates[m] for m in range(k + 2, min(k + 5, len(nodes))) if m in view.predicates), None)
    return verb is not None and nodes[verb.index].text in _STRONG and not verb.unreal


def _aimed(view: View, left: Predicate, first: Phrase) -> bool:
    """ "an operation to recover a firearm", "enquiries are ongoing to locate three vans": an aim, not a result."""
    to = left.begin if view.nodes[left.begin].text == "to" else left.begin - 1
    if to < 1 or view.nodes[to].text != "to":
        return False
    return view.nodes[to - 1].text in (_AIMS if first.article else ("ongoing",))


_AIMS = frozenset({"ongoing", "operation", "attempt", "attempts", "bid", "effort", "efforts"})


_ROBBING = frozenset({"threats", "robbery", "demanded", "threatened", "attacked"})
_BY_POLICE = ("found", "stopped", "arrested", "caught", "searched", "detained", "officer", "police", "detective")


def _by_robbers(view: View, left: Predicate) -> bool:
    """ "attacked a couple whilst in possession of a sword": nobody was found with it."""
    before = view.nodes[: left.index]
    if any(n.text.startswith(_BY_POLICE) for n in before):
        return False
    return bool(view.words & _ROBBING) or {"forced", "their", "way"} <= view.words


_NOT_FOUND = (["without"], ["that"], ["somebody"], ["someone"])  # "the owner of a car found somebody had been in it"
_SHOPS = frozenset({"store", "shop", "supermarket", "till", "shelves", "shelf"})


def _taken_from_shop(view: View, predicate: Predicate | None) -> bool:
    """ "items were taken from the store", and no word of the police."""
    if predicate is None or view.nodes[predicate.index].text not in ("taken", "took"):
        return False
    behind = [n.text for n in view.nodes[predicate.index + 1 : predicate.index + 6]]
    by_police = "raided" in view.words or any(n.noun_class == "police" for n in view.nodes)
    return behind[:1] == ["from"] and not _SHOPS.isdisjoint(behind) and not by_police


def _finds_a_fact(view: View, predicate: Predicate, first: Phrase) -> bool:
    """ "found that there had been a crash of two cars", "came down to find a number of items missing including a laptop"."""
    between = [n.text for n in view.nodes[predicate.index + 1 : first.first]]
    if view.nodes[predicate.index].text not in _LEARNED:
        return False
    missed = any(between[k] == "missing" and between[k + 1] in ("including", ":", ",") for k in range(len(between) - 1))
    return missed or between[:4] == ["that", "there", "had", "been"]


def _stolen_behind(view: View, last: Phrase) -> bool:
    """ "a watch stolen during a robbery", not "a watch and stolen tools"."""
    behind = view.nodes[last.last + 1 : last.last + 5]
    return any(
        node.text == "stolen"
        and not (k + 1 < len(behind) and behind[k + 1].kind == "word" and not behind[k + 1].function)
        for k, node in enumerate(behind[:3])
    )


def _counted_cash(view: View, phrase: Phrase) -> bool:
    """ "the money was then found to be £450": the sum of cash told of before."""
    nodes = view.nodes
    return (
        len(nodes) > 2
        and nodes[0].text in ("the", "this")
        and nodes[1].noun_class == "cash"
        and nodes[phrase.first - 1].text in ("to be", "be", "found to be", "totalled", "to", "was")
        and phrase.first <= 8
    )


def _amounted(view: View, first: Phrase) -> bool:
    """ "the drugs amounted to some 60 deals": what was told of as seized, without a number, before."""
    nodes = view.nodes
    return (
        first.cls in ("drug", "form")
        and len(nodes) > 3
        and nodes[0].text in ("the", "these")
        and nodes[1].noun_class == "drug"
        and nodes[2].text in ("amounted", "totalled", "weighed")
        and first.first <= 5
    )


def _opening(view: View) -> str:
    """The first word of the sentence, behind what opens speech."""
    return next((node.text for node in view.nodes if node.kind != "punct"), "")


def _in_general(view: View, left: Predicate) -> bool:
    """ "people who are in possession of a firearm", "believed to be in possession of one": nothing that was found."""
    before = [n.text for n in view.nodes[max(0, left.index - 5) : left.index]]
    return bool(before) and (
        before[-1] in ("are", "is")
        or (before[-1] == "be" and "found" not in before)
        or (before[-1] == "been" and bool({"believed", "thought", "reported"} & set(before)))
    )


def _caught_carrying(view: View, left: Predicate) -> bool:
    """ "he was carrying £1,500 in cash" where police stopped, searched or arrested him; an attacker's knife is not found."""
    if any(n.noun_class == "police" for n in view.nodes[max(0, left.index - 2) : left.index]):
        return False
    return bool(view.words & _CAUGHT or view.context.words & _CAUGHT) or any(
        c.metric in ("arrests", "stop_searches") for c in (*view.claims, *view.context.claims)
    )


def _had_when_caught(view: View, first: Phrase, last: Phrase) -> bool:
    """ "when arrested he also had more than £650 in cash"."""
    before = [n.text for n in view.nodes[max(0, first.first - 3) : first.first]]
    if before[-1:] == [","] and _searched_having(view, first):
        return True
    if before[-1:] != ["had"] or view.context.theft():
        return False
    behind = [n.text for n in view.nodes[last.last + 1 : last.last + 5]]
    if behind[:2] in (["on", "him"], ["on", "her"], ["on", "them"]) or (
        behind[:1] == ["in"] and behind[2:3] == ["possession"]
    ):
        return True  # "who had £7,000 of cocaine in his possession"
    behind = [n.text for n in view.nodes[first.last + 1 : first.last + 5]]
    if behind[:1] in (["in"], ["on"], ["inside"]) and {
        "pocket",
        "pockets",
        "underwear",
        "sock",
        "waistband",
        "him",
        "her",
    } & set(behind):
        return True  # "Marlow had £500 in his pocket"
    return bool({"he", "she", "they"} & set(before)) and any(n.text in _CAUGHT for n in view.nodes[: first.first])


def _searched_having(view: View, first: Phrase) -> bool:
    """ "had in his possession, when stopped and searched, nine wraps"."""
    words = " ".join([node.text for node in view.nodes[: first.first]])
    return "had in his possession" in words and any(verb in words for verb in ("searched", "arrested", "stopped"))


def _inverted(view: View, left: Predicate) -> bool:
    """ "Also found at the property was a mobile phone": the verb opens the sentence, what was found ends it."""
    return left.voice == PARTICIPLE and all(
        node.function in ("adverb", "conjunction", "more") or node.text in ("also", "and")
        for node in view.nodes[: left.index]
    )


def _concealed(view: View, first: Phrase, last: Phrase) -> bool:
    """ "passed two packages which he had concealed", "had 40 wraps hidden in his sock", "tried to hide 60 wraps from police"."""
    behind = {n.text for n in view.nodes[last.last + 1 : last.last + 14]}
    if behind & {"concealed", "hidden", "stashed"}:
        return bool(view.words & {"arrested", "stopped", "searched", "detained"} or view.text_before(first) == "had")
    before = [n.text for n in view.nodes[max(0, first.first - 4) : first.first]]
    if not {"hide", "hid", "hiding", "conceal", "swallow", "discard", "flush"} & set(before[-2:]):
        return False
    return bool(
        {"attempted", "tried", "attempting", "trying"} & set(before)
        and view.words & {"searched", "arrested", "officers", "police"}
    )


def _contained(view: View, first: Phrase) -> bool:
    """ "The package contained 65 wraps of cocaine": what was in a thing that was found."""
    before = view.text_before(first)
    if view.words & {"purse", "wallet", "handbag"} or view.context.theft():
        return False
    if before == "with" and view.text_before(first, 2) in ("packed", "filled"):
        return first.unit == "plants" and "shut" in {c for p in view.predicates.values() for c in p.classes}
    return before == "contained" and first.first > 2 and view.nodes[0].text in ("the", "it", "this", "these", "both")


_IN_TOTAL = ["in", "total", ",", "there", "were"]


def _inside_were(view: View, first: Phrase) -> bool:
    """ "Inside the bag were 36 wraps of crack cocaine", "Hidden in his sock were ten wraps"."""
    before = view.before(first)
    total = before is not None and before.text == "of" and view.text_before(first, 2) == "total"
    return (
        view.text_before(first, 4 if total else 1) in ("was", "were")
        and _opening(view) in ("within", "inside", "hidden", "concealed", "stuffed", "underneath", "beneath")
        and not view.context.theft()
    )


_OFFENCE = words_of("seizures.offence")


def _offence_between(view: View, start: int, stop: int) -> bool:
    """ "on suspicion of possessing an offensive weapon": what somebody is accused of is not seized."""
    return any(node.text in _OFFENCE for node in view.nodes[max(0, start) : stop])


_HAD = words_of("seizures.had")
_TELLING = words_of("seizures.telling")
_HARMED = words_of("seizures.harmed")


def _possession_of(view: View, first: Phrase) -> bool:
    """ "on suspicion of possession of an offensive weapon, then taken to custody": what somebody is accused of."""
    before = [n.text for n in view.nodes[max(0, first.first - 6) : first.first]]
    return first.article and before[-2:] == ["possession", "of"] and bool(set(before[:-2]) & _OFFENCE)


def _had_taken(view: View, first: Phrase, right: list[Predicate]) -> bool:
    """ "had his wallet and £50 in cash taken": what a victim lost."""
    if not right or "take" not in right[0].classes or right[0].voice != PARTICIPLE:
        return False
    nodes = view.nodes
    return any(
        nodes[k].text.endswith("had") and nodes[k + 1].text in ("his", "her", "their", "a", "the", "over")
        for k in range(max(0, first.first - 6), first.first - 1)
    )


def _taken_by_others(view: View, left: Predicate) -> bool:
    """ "a suspect took £300 worth of perfume", "he produced a knife", "she answered by taking a knife"."""
    before = view.nodes[left.begin - 1] if left.begin else None
    if before is not None and before.text == "by":
        earlier = view.nodes[: left.begin]
        return any(n.text in ("he", "she", "they") for n in earlier) and not any(
            n.noun_class == "police" for n in earlier
        )
    return before is not None and (before.noun_class == "person" or before.text in ("he", "she", "they", "who"))


def _by_somebody_else(view: View, left: Predicate) -> bool:
    """ "Marlow retrieving a machete from the car": what the accused did."""
    before = view.nodes[left.begin - 1] if left.begin else None
    return (
        before is not None
        and before.kind == "name"
        and view.nodes[left.index].text in ("retrieving", "retrieved", "producing", "produced")
    )


def _handed_on(view: View, left: Predicate, last: Phrase) -> bool:
    """ "he handed over £850 to one of the men", "Marlow handed Reed a bag": not to the police."""
    nodes = view.nodes
    if left.index + 1 < len(nodes) and nodes[left.index + 1].kind == "name":
        return True
    to = [n for n in nodes[last.last + 1 : last.last + 4] if n.text == "to"]
    return bool(to) and not any(
        n.noun_class == "police" or n.text in ("police", "officers") for n in nodes[last.last + 1 : last.last + 6]
    )


def _reported(view: View, phrase: Phrase) -> bool:
    """ "stopped after information that the driver kept a gun": what somebody told, not what was found."""
    nodes = view.nodes
    if any(n.text in ("reportedly", "allegedly") for n in nodes[max(0, phrase.first - 5) : phrase.first]):
        return True
    told = next(
        (
            k
            for k in range(phrase.first - 1, 0, -1)
            if (nodes[k].text == "that" and nodes[k - 1].text in _TELLING)
            or (nodes[k].text == "of" and nodes[k - 1].text in ("report", "reports"))
        ),
        None,
    )
    return told is not None and not any(
        n.text in ("and", "but") or n.noun_class == "police" for n in nodes[told : phrase.first]
    )


def _said_to_have(view: View, left: Predicate) -> bool:
    """ "telling staff that he had a gun"."""
    before = view.nodes[max(0, left.index - 4) : left.index]
    texts = {n.text for n in before}
    return texts.isdisjoint(("officers", "police", "officer")) and not texts.isdisjoint(_SAYING)


_SAYING = frozenset({
    "telling", "told", "tells", "said", "saying", "claim", "claimed", "claiming", "mentioned", "indicated", "stating", "stated",
})  # fmt: skip


_OF_WHICH = words_of("seizures.of_which")
_INSIDE = frozenset(
    {"in", "from", "inside", "on", "under", "into", "behind", "within", "near", "at", "through", "outside", "without"}
)


def _clause_subject(view: View, phrase: Phrase, left: Predicate | None) -> bool:
    """ "found a van had been in a collision": what was found is a fact, not the van."""
    if left is None or "seize" not in left.classes or left.voice == NOMINAL:
        return False
    if view.nodes[left.index].text.endswith((" with", " of", " carrying")):
        return False  # "a man found with a gun has been jailed"
    after, second = view.after(phrase), view.after(phrase, 2)
    return after is not None and after.text in ("had", "has") and second is not None and second.text in ("been", "not")


def _located(view: View, phrase: Phrase) -> bool:
    """ "seized from a rucksack", "on the back seat of a car", "a report of a firearm": the thing is where, not what."""
    before, second, third = view.before(phrase), view.before(phrase, 2), view.before(phrase, 3)
    if before is None:
        return False
    if before.text == "from" and phrase.cls == "vehicle" and phrase.article:
        return True
    if (
        before.text in ("with", "to")
        and phrase.cls == "vehicle"
        and (after := view.after(phrase)) is not None
        and after.text != "being"
    ):
        return True
    if before.text == "of" and second is not None:
        if second.text in _OF_WHICH:
            return True
        return third is not None and third.text in _INSIDE
    return before.text in _INSIDE


def _beside_arrests(view: View, phrase: Phrase) -> bool:
    """ "the total was 37 arrests and £52,000 worth of drugs"."""
    index = view.phrases.index(phrase)
    if not index or view.phrases[index - 1].cls != "arrest":
        return False
    previous = view.phrases[index - 1]
    return phrase.first - previous.last == 2 and view.nodes[previous.last + 1].text in ("and", ",", "&", "with")


_DESCRIBING = words_of("seizures.describing")


def _left_verb(view: View, phrase: Phrase) -> Predicate | None:
    """The nearest verb before a list, in the same clause."""
    k = phrase.first - 1
    while k >= 0:
        node = view.nodes[k]
        predicate = view.predicates.get(k)
        if predicate is not None:
            if node.text in _DESCRIBING or _meant(view, predicate):
                k -= 1
                continue
            return predicate
        if node.text in (";",):
            return None
        k -= 1
    return None


def _meant(view: View, predicate: Predicate) -> bool:
    """ "split into bags ready to be sold", "with the intent to deal": nothing that was done."""
    k = predicate.begin if view.nodes[predicate.begin].text == "to" else predicate.begin - 1
    return (
        k > 0 and view.nodes[k].text == "to" and view.nodes[k - 1].text in ("ready", "intent", "intention", "intending")
    )


def _right_verbs(view: View, phrase: Phrase) -> list[Predicate]:
    """The verbs behind a list, up to a new subject."""
    found: list[Predicate] = []
    k = phrase.last + 1
    starts = {p.first: p for p in view.phrases}
    while k < len(view.nodes):
        node = view.nodes[k]
        if (
            node.text == ";"
            or (node.function == "pronoun" and node.text not in ("it", "which"))
            or node.text in ("after", "when", "while", "before", "prior")
        ):
            break
        other = starts.get(k)
        if other is not None and other.cls in ("person", "arrest", "headless", "warrant", "charge", "police"):
            break
        if node.noun_class == "police":
            break
        if node.text in ("had", "has", "have") and phrase.cls == "vehicle" and _has_own_thing(view, k):
            break  # "three vehicles had illicit diesel in their tanks and ..."
        predicate = view.predicates.get(k)
        if predicate is not None:
            if predicate.voice != NOMINAL or node.text.startswith("off "):
                found.append(predicate)
            if predicate.voice == ACTIVE:
                break
            if node.text in ("believed", "thought", "suspected") and view.nodes[predicate.begin - 1].text == "what":
                k += 1  # "a quantity of what are believed to be drugs were seized"
                continue
            if (
                predicate.voice == PASSIVE
                and "seize" not in predicate.classes
                and not any(view.nodes[m].text in ("and", "before") for m in range(k + 1, min(k + 4, len(view.nodes))))
            ):
                break
        k += 1
    return found


def _has_own_thing(view: View, k: int) -> bool:
    """Whether "had" at `k` tells what the vehicles had, and the next verb is told of others."""
    following = view.nodes[k + 1] if k + 1 < len(view.nodes) else None
    if following is None or following.text == "to" or following.verb is not None or following.function:
        return False
    verb = next((m for m in range(k + 1, len(view.nodes)) if m in view.predicates), 0)
    return any(k < other.first < verb and other.cls != "none" for other in view.phrases)


def _belongs_right(view: View, predicate: Predicate) -> bool:
    """ "... and officers seized two phones": a verb with its own object behind it and a subject before it."""
    if predicate.voice == PASSIVE:
        return False
    k = predicate.index + 1
    following = next(
        (
            p
            for p in view.phrases
            if p.first == k or (p.first == k + 1 and view.nodes[k].word is not None and not view.nodes[k].function)
        ),
        None,
    )
    return following is not None and following.cls in GOODS


def _from_context(view: View, group: list[Phrase], left: Predicate | None) -> str:
    """Lead-in, heading or verbless list: "Results of the week included:" above "• £4,000 cash"."""
    if left is not None and left.classes - {"seize", "other", "execute", "shut", "safeguard"}:
        return ""
    context = view.context
    if "stolen" in context.words or ("seize" not in context.classes and context.theft()):
        return ""  # the lists of an appeal after a burglary
    if "seize" in context.classes and context.listed:
        return "seize:lead_in"
    if (
        context.results
        and context.listed
        and group[0].first <= 4
        and (not group[0].article or group[0].cls in ("weapon", "phone", "form", "property"))
    ):
        return "seize:results"
    return ""


def _claim(view: View, phrase: Phrase, rule: str) -> None:
    if _excluded(view, phrase, rule):
        return
    metric = METRIC_OF[phrase.cls]
    if phrase.unit and phrase.cls in ("vehicle", "phone", "weapon"):
        if view.text_before(phrase) in ("a", "an") and view.nodes[phrase.first].kind == "money":
            phrase.value, phrase.value_max, phrase.unit = 1, None, ""  # "a £3,000 bike" is a bike
        else:
            metric = "property_seized"  # "a Mercedes worth over £35,000"
    unit, item = _unit_and_item(view, phrase)
    if not unit:
        phrase.verdict = "not: no drug named beside it"
        return
    view.claim(phrase, metric, rule, unit=unit, item=item)


def _excluded(view: View, phrase: Phrase, rule: str) -> bool:
    """Sums that were paid, earned or granted; things stolen; a single thing that no verb holds."""
    around = _around(view, phrase)
    if any(n.text.startswith("confiscation") for n in view.nodes[max(0, phrase.first - 4) : phrase.first]):
        phrase.verdict = "not: an order of a court"
        return True
    if (
        phrase.cls in ("money", "cash")
        and around & _NOT_SEIZED_SUMS
        and not (rule.startswith("seize:object") or _seized_next(view, phrase))
    ):
        phrase.verdict = "not: a sum of another kind"
        return True
    if view.text_before(phrase) == "worth" and view.text_before(phrase, 2) in _TRADE:
        phrase.verdict = "not: a sum of another kind"  # "uncovered an operation worth £30 million"
        return True
    if phrase.cls == "money" and (
        rule == "seize:sentence"
        or (rule == "seize:list" and not _coordinated(view, phrase) and phrase.first - 1 not in view.predicates)
    ):
        phrase.verdict = "not: a bare sum without its verb"
        return True
    if (
        phrase.article
        and rule == "seize:sentence"
        and (before := view.before(phrase)) is not None
        and before.text == "with"
    ):
        phrase.verdict = "not: a single thing that no verb of seizure governs"
        return True
    if (
        phrase.article
        and not phrase.shared
        and rule == "seize:sentence"
        and phrase.cls not in ("form", "weapon", "phone")
    ):
        phrase.verdict = "not: a single thing that no verb of seizure governs"
        return True
    if phrase.partitive and (
        phrase.value == 1 or "our" in [n.text for n in view.nodes[phrase.first : phrase.last + 1]]
    ):
        phrase.verdict = "not: points back"
        return True
    if phrase.cls in ("cash", "money") and {"removed", "account"} <= view.words:
        phrase.verdict = "not: a sum of another kind"
        return True
    if phrase.item in ("dog", "animal") and _only_found(view, phrase):
        phrase.verdict = "not: found, and left there"  # "a dog was found in a ditch"
        return True
    if phrase.article and phrase.item == "item" and view.nodes[phrase.head].text in ("item", "article"):
        phrase.verdict = "not: a thing that is not named"
        return True
    if phrase.item == "safe" and phrase.article and view.text_after(phrase) in ("and", "way", "place", "space"):
        phrase.verdict = "not: an adjective"
        return True
    if phrase.article and phrase.cls == "vehicle" and view.text_before(phrase) == "to" and not rule.endswith("valued"):
        phrase.verdict = "not: the place of something else"  # "a phone and keys to a BMW"
        return True
    if phrase.article and phrase.unit in ("grows", "farms"):
        phrase.verdict = "not: a place without a number"
        return True
    if phrase.article and phrase.cls == "drug":
        phrase.verdict = "not: a drug without a number"
        return True
    if phrase.cls in ("cash", "drug") and not phrase.unit:
        phrase.verdict = "not: a number without a unit"
        return True
    return False


def _seized_next(view: View, phrase: Phrase) -> bool:
    """ "£180,000 in cash seized and stolen cars recovered": the verb follows at once."""
    predicate = view.predicates.get(phrase.last + 1)
    return predicate is not None and "seize" in predicate.classes and not predicate.unreal


_TRADE = frozenset({"operation", "enterprise", "business", "empire", "network", "conspiracy", "plot"})


def _coordinated(view: View, phrase: Phrase) -> bool:
    """ "... was recovered along with over £1,000": a bare sum that goes on a list of things seized."""
    before = view.before(phrase)
    return before is not None and (
        before.function == "conjunction" or before.text in ("and", "with", ",") or before.noun_class == "cash"
    )  # "jewellery, cash in excess of £25,000"


def _around(view: View, phrase: Phrase) -> set[str]:
    low, high = max(0, phrase.first - 5), min(len(view.nodes), phrase.last + 5)
    if view.text_after(phrase) in ("and", ","):
        high = phrase.last + 1  # "£30,000 in cash and stolen goods were seized"
    return {word for node in view.nodes[low:high] for word in node.text.split()}


def _unit_and_item(view: View, phrase: Phrase) -> tuple[str, str]:
    if phrase.cls == "form":
        item = phrase.item or _nearby_drug(view, phrase) or _named_tablets(view, phrase)
        if not item and phrase.unit == "plants" and view.context.tells("cannabis"):
            item = "cannabis"
        return (phrase.unit, item) if item else ("", "")
    if phrase.cls == "drug":
        return phrase.unit, phrase.item if phrase.item not in ("", "drugs") else _valued_drug(view, phrase)
    if phrase.cls in ("cash", "money"):
        return phrase.unit or "GBP", "cash"
    if phrase.cls == "ammunition":
        return "rounds", "ammunition"
    if phrase.unit:
        return phrase.unit, phrase.item
    return "items", phrase.item


def _valued_drug(view: View, phrase: Phrase) -> str:
    """The drug whose value is told: named in the sentence, or the only one that the sentence before counts."""
    item = _nearby_drug(view, phrase)
    spoken = any(node.noun_item == "drugs" for node in view.nodes)  # "the drugs are worth ..."
    if item in ("", "drugs") and phrase.unit == "GBP" and not spoken:
        told = {c.item for c in [*view.context.claims, *view.claims] if c.metric == "drugs_seized" and c.unit != "GBP"}
        if len(told) == 1:
            return told.pop()
    return item or "drugs"


def _named_tablets(view: View, phrase: Phrase) -> str:
    """ "82 diazolam tablets": a medicine that the lexicon does not know, named before its form."""
    if phrase.unit not in ("tablets", "pills", "capsules") or phrase.head != phrase.first + 2:
        return ""
    named = view.nodes[phrase.first + 1]
    return named.text if named.word is None and named.kind == "word" and len(named.text) > 6 else ""


def _nearby_drug(view: View, phrase: Phrase) -> str:
    """The drug that a wrap or a package without "of" holds: named by the next phrase, or in the sentence."""
    index = view.phrases.index(phrase)
    for other in [*view.phrases[index + 1 : index + 2], *reversed(view.phrases[max(0, index - 2) : index])]:
        if other.cls in ("form", "drug") and other.item:
            return other.item
    drugs: list[str] = []
    for node in view.nodes:
        if node.noun_class == "drug" and node.noun_item not in drugs:
            drugs.append(node.noun_item)
    drugs = [d for d in drugs if d != "drugs"] or drugs
    if drugs:
        return "+".join(drugs)
    return "drugs" if phrase.unit == "wraps" else ""
