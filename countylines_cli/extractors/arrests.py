"""Arrests and charges: people arrested or charged, and the nouns that say the same."""

from __future__ import annotations

from countylines_cli.extractors.phrases import Phrase
from countylines_cli.extractors.predicates import ACTIVE, NOMINAL, PARTICIPLE, PASSIVE, Predicate, joined
from countylines_cli.extractors.view import Claim, View
from countylines_cli.lexicon.contexts import words_of

METRIC_OF = {"arrest": "arrests", "charge": "charges"}
# an arrest named before it happened, or in general: "could lead to an arrest", "resisting arrest"
_NOT_MADE = frozenset({"resisting", "resist", "evading", "evade", "avoid", "avoiding", "without"})
_MADE = words_of("arrests.made")
_ACCUSED_OF = words_of("arrests.accused_of")
_ACCUSED_BY = frozenset({"with", "against", "suspicion"})
_CHARGE_VERBS = words_of("arrests.charge_verbs")


def find_arrests(view: View) -> None:
    """Add the claims of arrests and charges to the view."""
    for phrase in view.phrases:
        if phrase.cls in ("person", "headless"):
            _people(view, phrase)
        elif phrase.cls == "arrest":
            _arrest_noun(view, phrase)
        elif phrase.cls == "charge":
            _charge_noun(view, phrase)
    _times(view)
    _brought_to(view)


def person_item(view: View, phrase: Phrase) -> str:
    """The kind of person a phrase counts; a number alone counts what the phrase before it did."""
    if phrase.cls == "headless" or (view.nodes[phrase.head].text == "aged" and not phrase.article):
        index = view.phrases.index(phrase)
        for other in reversed(view.phrases[:index]):
            if other.cls == "person":
                return other.item
        return "person"
    return phrase.item


def _people(view: View, phrase: Phrase) -> None:
    if _age_or_name(view, phrase):
        phrase.verdict = "not: an age"
        return
    made: set[str] = set()
    if (
        phrase.partitive
        and phrase.value == 1
        and (after := view.after(phrase)) is not None
        and after.function == "be"
        and (second := view.after(phrase, 2)) is not None
        and second.kind == "name"
    ):
        phrase.verdict = "not: a named person"  # "one of the suspects was ..."
        return
    if phrase.partitive and view.text_before(phrase) == "of" and view.text_before(phrase, 2) == "out":
        phrase.verdict = "not: a proportion"  # "eight out of ten of those arrested"
        return
    if phrase.partitive and phrase.value == 1 and view.text_before(phrase) in ("was", "is", "were"):
        phrase.verdict = "not: points back"  # "he was one of those arrested"
        return
    if _occupation(view, phrase):
        phrase.verdict = "not: a named person"
        return
    if phrase.article and view.text_before(phrase) == "as" and view.text_before(phrase, 2) in ("identified", "named"):
        phrase.verdict = "not: a named person"  # "Marlow was identified as a suspect and arrested"
        return
    if _opens_partitive(view, phrase):
        phrase.verdict = "not: those of whom some are told"
        return
    if _retold(view, phrase):
        phrase.verdict = "not: told again in apposition"
        return
    for metric, rule in _metrics_of(view, phrase):
        if metric in made:
            continue
        made.add(metric)
        view.claim(phrase, metric, rule, unit="people", item=person_item(view, phrase))


def _occupation(view: View, phrase: Phrase) -> bool:
    """ "Dale Marlow, 28, a driver, of Hythe, was charged": what a named man does for a living."""
    if not phrase.article or phrase.first < 4 or view.text_before(phrase) != "," or view.text_after(phrase) != ",":
        return False
    age, comma, name = (view.nodes[phrase.first - k] for k in (2, 3, 4))
    return (age.kind == "age" or age.sub == "digits") and comma.text == "," and (name.kind == "name" or name.capital)


def _opens_partitive(view: View, phrase: Phrase) -> bool:
    """ "Of the three suspects, one man was arrested": the three are only those of whom the one is told."""
    return (
        phrase.definite
        and phrase.first == 2
        and view.nodes[0].text in ("of", "from")
        and view.text_after(phrase) == ","
    )


def _retold(view: View, phrase: Phrase) -> bool:
    """ "a second person, a 30-year-old woman, was arrested": one person, told twice."""
    index = view.phrases.index(phrase)
    if not index or phrase.value != 1 or phrase.shared:
        return False
    other = view.phrases[index - 1]
    if (
        other.cls != "person"
        or other.value != 1
        or not (other.ordinal or view.nodes[other.first].kind == "ordinal" or other.item == "person")
    ):
        return False
    return phrase.first == other.last + 2 and view.nodes[other.last + 1].text in (",", "-", "–")


def _age_or_name(view: View, phrase: Phrase) -> bool:
    """ "Dale Marlow, 39, was charged": a number between commas behind a name is an age."""
    if phrase.cls != "headless" or phrase.partitive:
        return False
    before, after = view.before(phrase), view.after(phrase)
    if before is None:
        return False
    digits = view.nodes[phrase.first].sub == "digits"
    second = view.before(phrase, 2)
    value = view.nodes[phrase.first].value
    if digits and 10 <= value <= 99 and after is not None:
        following = view.after(phrase, 2)
        if after.text in ("and", ",", "&") and following is not None and following.kind == "age":
            return True  # "the 22 and 21-year-olds"
        if (
            after.text == "from"
            and before.text in (",", "and")
            and any(n.kind == "age" and n.text == "aged" for n in view.nodes[: phrase.first])
        ):
            return True  # "aged 32 from Blackburn, 21 from London"
    if digits and view.nodes[phrase.first].qualifier in ("min", "max"):
        if before.noun_class == "person":
            return True  # "three women under 18"
        if before.function == "be" and value <= 25:
            return True  # "who was under 18 at the time"
    if before.text == "(" and digits and 15 <= value <= 99 and after is not None and after.text == ")":
        single = second is not None and (
            (second.kind == "num" and second.value == 1) or second.text in ("the", "other", "another")
        )
        if single:
            return True  # "one (37) of Hythe and the (34) other of Deal"
    if digits and after is not None and after.text == "(":
        born = view.after(phrase, 2)
        if born is not None and born.kind == "date":
            return True  # "Dale Marlow, 41 (01.02.79), of Hythe"
    singular = second is not None and second.noun_class == "person" and not second.is_plural
    third = view.before(phrase, 3)
    named = (
        second is None
        or (second.capital and third is not None and third.kind == "name")
        or (second.capital and not (second.noun is not None and second.noun.plural))
        or second.text in (",", "-", "–")
        or singular
    )
    if (before.text in (",", "(") or before.text == "both") and digits and named:
        return (
            after is None
            or after.text in (",", ")", "-", "–", "and")
            or after.function in ("be", "have", "of", "preposition")
            or after.verb is not None
        )
    return digits and before.kind == "name" and after is not None and after.text in (",", ")")


def _metrics_of(view: View, phrase: Phrase) -> list[tuple[str, str]]:
    """Metrics that the governing verbs give, with the rule's name."""
    found: list[tuple[str, str]] = []
    nought = phrase.value == 0
    left = view.left(phrase)
    left_unreal = left is not None and left.unreal
    source = view.before(phrase)
    for predicate in view.right(phrase):
        nearby = view.after(phrase)
        if (
            source is not None
            and source.text in ("from", "by", "with", "against")
            and predicate.index > phrase.last + 2
            and not (nearby is not None and nearby.function in ("be", "adverb", "preposition"))
            and not any(n.function == "relative" for n in view.nodes[phrase.last : phrase.last + 3])
        ):
            continue  # "seized from a man ... led to a woman being charged"
        if phrase.partitive and predicate.index == phrase.last + 1 and len(view.right(phrase)) > 1:
            continue  # "two of those arrested have been charged": the arrested are the whole
        if nought and (predicate.voice != PASSIVE or predicate is not view.right(phrase)[0]):
            continue
        if left_unreal and view.nodes[predicate.begin].text not in ("was", "were", "has", "have", "had"):
            continue
        if predicate.unreal and not nought:
            phrase.verdict = phrase.verdict or "not: planned, hypothetical or denied"
            continue
        for cls, metric in METRIC_OF.items():
            if cls in predicate.classes and _arrests_people(view, predicate, cls):
                found.append((metric, f"{cls}:{predicate.voice}"))
    if left is not None and not left.unreal and not _purpose(view, left, phrase):
        for cls, metric in METRIC_OF.items():
            if cls in left.classes and left.voice in (ACTIVE, PARTICIPLE, NOMINAL) and _arrests_people(view, left, cls):
                between = [n.text for n in view.nodes[left.index + 1 : phrase.first]]
                if not _ACCUSED_BY.isdisjoint(between) or between[:1] == ["for"]:
                    continue  # "charged with assaulting a woman": she is the victim
                if left.voice == PARTICIPLE and _subject_is_counted(view, left):
                    continue
                found.append((metric, f"{cls}:object"))
        coordinated = _coordinated_before(view, left)
        for cls in coordinated:
            if cls in METRIC_OF:
                found.append((METRIC_OF[cls], f"{cls}:object"))
    if not found and _whom_we_arrested(view, phrase):
        found.append(("arrests", "arrest:active"))
    if not found and _in_court_charged(view, phrase):
        found.append(("charges", "charge:court"))
    if not found and _in_court_after_arrest(view, phrase):
        found.append(("arrests", "arrest:after_arrest"))
    if not found and (_in_custody(view, phrase) or _questioned(view, phrase)):
        found.append(("arrests", "arrest:custody"))
    copular = _told_as(view, phrase)
    if copular and not found:
        found.append((METRIC_OF[copular], f"{copular}:told_as"))
    noun = _noun_of(view, phrase)
    for cls in noun.split("+") if noun else ():
        found.append((METRIC_OF[cls], f"{cls}:noun_of"))
    if (
        view.context.lead_in
        and "arrest" in view.context.classes
        and not any(m == "arrests" for m, _ in found)
        and phrase is view.phrases[0]
        and phrase.first <= 2
        and phrase.cls == "person"
    ):
        return [*found, ("arrests", "arrest:lead_in")]
    if (
        not found
        and not view.right(phrase)
        and (left is None or not left.classes & {"stop", "visit", "safeguard", "block"})
    ):
        found.extend(_from_lead_in(view, phrase))
    return found


def _purpose(view: View, left: Predicate, phrase: Phrase) -> bool:
    """ "executed to locate and arrest a suspect": a purpose, not a result; "able to arrest" is one."""
    node = view.nodes[left.index]
    if node.text.startswith("taking out") and phrase.value == 1:
        return True
    if not phrase.article or node.verb is None or "base" not in node.verb.forms:
        return False
    return not {"able", "helped", "managed", "help", "worked"} & {
        n.text for n in view.nodes[max(0, left.index - 6) : left.index]
    }


def _arrests_people(view: View, predicate: Predicate, cls: str) -> bool:
    """Refuse "charged at the officers" and a phone's "charging"."""
    node = view.nodes[predicate.index]
    if cls == "charge" and node.text in ("charging", "charge", "charges"):
        return node.text == "charge" and predicate.voice == ACTIVE and not predicate.unreal
    following = view.nodes[predicate.index + 1].text if predicate.index + 1 < len(view.nodes) else ""
    if (
        cls == "charge"
        and predicate.voice != PASSIVE
        and following in ("at", "towards", "toward", "into", "down", "through")
    ):
        return False
    if node.text == "detained":
        behind = [n.text for n in view.nodes[predicate.index + 1 : predicate.index + 6]]
        if behind[:1] == ["for"] and any(text.startswith(("search", "stop")) for text in behind):
            return False  # "detained for a stop and search"
        if behind[:1] == ["indefinitely"] or (
            behind[:1] == ["for"] and any(text.startswith(("year", "month")) for text in behind)
        ):
            return False  # "detained for three years": a sentence
    return not (node.text == "detained" and view.words & {"mental", "psychiatric"})


def _subject_is_counted(view: View, predicate: Predicate) -> bool:
    """ "two men arrested last week, three further men ...": the participle has its own people before it."""
    return any(
        phrase.last == predicate.index - 1 and phrase.cls in ("person", "headless", "arrest") for phrase in view.phrases
    )


def _coordinated_before(view: View, left: Predicate) -> set[str]:
    """ "arrested and charged two men": both verbs share the object."""
    k = left.index - 1
    while k >= 0 and view.nodes[k].function == "adverb":
        k -= 1
    if view.nodes[left.index].text in ("remain", "remains", "remained"):
        return set()  # "two were arrested and remain on bail and six were interviewed"
    if k > 0 and view.nodes[k].text in ("and", "&") and (k - 1) in view.predicates:
        return view.predicates[k - 1].classes
    return set()


def _noun_of(view: View, phrase: Phrase) -> str:
    """ "the arrests of 13 men", "charges against 41 of them": the noun that governs through "of" or "against"."""
    k = _first_of_list(view, phrase).first - 1
    while k >= 0 and (view.nodes[k].function in ("definite", "adverb") or view.nodes[k].text in ("a", "total", "some")):
        k -= 1
    if k < 1 or view.nodes[k].text not in ("of", "against", "for"):
        return ""
    if view.nodes[k].text == "against" and view.nodes[k - 1].text in ("brought", "laid", "filed", "authorised"):
        # "charges have been brought against nine people"
        k = next((m + 1 for m in range(k - 2, max(-1, k - 7), -1) if view.nodes[m].noun_class == "charge"), k)
    if view.nodes[k - 1].text == "charging" and view.nodes[k].text == "of":
        return "arrest+charge" if k > 2 and view.nodes[k - 3].noun_class == "arrest" else "charge"
    noun = view.nodes[k - 1].noun
    if (
        noun is not None
        and noun.cls == "charge"
        and view.nodes[k].text in ("of", "for")
        and k > 2
        and any(
            view.nodes[m].text in ("and", "&") and view.nodes[m - 1].text in ("arrest", "arrests")
            for m in range(max(1, k - 3), k - 1)
        )
    ):
        return "arrest+charge"
    if noun is not None and noun.cls in METRIC_OF and not (noun.cls == "arrest" and view.nodes[k].text != "of"):
        counted = any(other.head == k - 1 for other in view.phrases)
        return "" if counted else noun.cls
    return ""


def _whom_we_arrested(view: View, phrase: Phrase) -> bool:
    """ "the two men we arrested had run": the object stands before its clause."""
    after = view.after(phrase)
    predicate = view.predicates.get(phrase.last + 2)
    if after is None or predicate is None or "arrest" not in predicate.classes or predicate.voice != ACTIVE:
        return False
    taken = any(other.first == phrase.last + 3 for other in view.phrases)
    return (after.text in ("we", "they") or after.noun_class == "police") and not predicate.unreal and not taken


def _in_court_charged(view: View, phrase: Phrase) -> bool:
    """ "two women appeared at court to face charges": they were charged."""
    texts = [n.text for n in view.nodes[phrase.last + 1 : phrase.last + 12]]
    if "appeared" not in texts[:4]:
        return False
    return any(texts[k] in ("face", "facing") and texts[k + 1] in ("charges", "charge") for k in range(len(texts) - 1))


def _in_court_after_arrest(view: View, phrase: Phrase) -> bool:
    """ "a woman will appear in court following her arrest": she was arrested."""
    texts = [n.text for n in view.nodes[phrase.last + 1 :]]
    if not {"appear", "appeared"} & set(texts[:7]):
        return False
    return any(
        texts[k] == "arrest"
        and texts[k - 1] in ("his", "her", "their")
        and texts[k - 2] in ("following", "after", "of")
        for k in range(2, len(texts))
    )


def _in_custody(view: View, phrase: Phrase) -> bool:
    """ "five people are now in custody": they were arrested."""
    k = phrase.last + 1
    nodes = view.nodes
    while k < len(nodes) and (nodes[k].text in ("are", "is", "now", "currently") or nodes[k].function == "adverb"):
        k += 1
    resulting = view.text_before(phrase) in ("resulting in", "resulted in", "led to", "leading to")
    if (k == phrase.last + 1 and not resulting) or k + 1 >= len(nodes) or nodes[k].text != "in":
        return False
    return nodes[k + 1].text == "custody" or [n.text for n in nodes[k + 1 : k + 3]] == ["police", "custody"]


def _questioned(view: View, phrase: Phrase) -> bool:
    """ "two men are being questioned on suspicion of supply", the first that is told of them: they were arrested."""
    if view.context.counted_people or phrase.definite or phrase.value == 0:
        return False
    texts = [node.text for node in view.nodes[phrase.last + 1 :]]
    if "questioned" not in texts[:8] or "suspicion" not in texts:
        return False
    k = texts.index("questioned")
    return k > 1 and texts[k - 1] == "being" and texts[k - 2] in ("are", "is")


_TELLS = frozenset({"was", "were", "is", "are", "include", "included", "includes"})
_TOLD = frozenset({"those", "people", "persons", "person", "individuals", "suspects", "men", "women", "man", "woman"})


def _told_as(view: View, phrase: Phrase) -> str:
    """ "those arrested were two men and a boy", "the youngest person arrested was a 13-year-old boy"."""
    if phrase.cls != "person":
        return ""  # "four of those arrested are under 18"
    k = _first_of_list(view, phrase).first - 1
    while k >= 0 and (view.nodes[k].text in (":", ",") or view.nodes[k].function == "adverb"):
        k -= 1
    if k < 1 or view.nodes[k].text not in _TELLS | {"including"}:
        return ""
    named = view.nodes[max(0, k - 5) : k]
    if view.nodes[k].text.startswith("includ") and any(n.noun_class == "arrest" and n.is_plural for n in named):
        return "arrest"  # "arrests include a man ...", "arrests were made, including a man ..."
    if k < 2 or view.nodes[k].text == "including":
        return ""
    adjective = view.nodes[k - 2]
    if adjective.text in ("arrested", "charged") and view.nodes[k - 1].text in _TOLD:
        return "arrest" if adjective.text == "arrested" else "charge"  # "the arrested people include a man ..."
    before = [p for i, p in view.predicates.items() if i < k]
    if not before or before[-1].voice != PARTICIPLE or before[-1].unreal:
        return ""
    subject = view.nodes[before[-1].index - 1].text
    return next((cls for cls in METRIC_OF if cls in before[-1].classes), "") if subject in _TOLD else ""


def _first_of_list(view: View, phrase: Phrase) -> Phrase:
    """The first of the people that are listed up to a phrase: "two men, a woman and a boy"."""
    index = view.phrases.index(phrase)
    first = phrase
    while (
        index
        and view.phrases[index - 1].cls in ("person", "headless")
        and _in_list(view, view.phrases[index - 1], first)
    ):
        index -= 1
        first = view.phrases[index]
    return first


def _in_list(view: View, left: Phrase, right: Phrase) -> bool:
    return joined(view.nodes, left, right, view.predicates)


def _from_lead_in(view: View, phrase: Phrase) -> list[tuple[str, str]]:
    """ "Those arrested were:" above a bullet "A 24-year-old man from Leeds"."""
    if (
        not view.context.listed
        or view.text_before(phrase) in ("of", "on", "against")
        or (phrase.cls == "headless" and not phrase.partitive and view.nodes[phrase.first].sub == "digits")
    ):
        return []
    if phrase is not view.phrases[0] or phrase.first > 3:
        previous = view.phrases[max(0, view.phrases.index(phrase) - 1)]
        if not (previous.verdict.endswith(":lead_in") and _in_list(view, previous, phrase)):
            return []
    return [(METRIC_OF[cls], f"{cls}:lead_in") for cls in ("arrest", "charge") if cls in view.context.classes]


def _arrest_noun(view: View, phrase: Phrase) -> None:
    """ "25 arrests", "four of the arrests", "no arrests were made"."""
    if phrase.value == 0 and not any("execute" in p.classes for p in view.right(phrase)):
        phrase.verdict = "not: no statement that none was made"
        return
    if _hypothetical_noun(view, phrase):
        phrase.verdict = "not: hypothetical"
        return
    view.claim(phrase, "arrests", "arrest:noun", unit="people", item="person")


def _hypothetical_noun(view: View, phrase: Phrase) -> bool:
    left = view.left(phrase)
    if left is not None and left.unreal:
        return True
    if phrase.value and any(p.unreal for p in view.right(phrase)[:1]):
        return True
    before = view.before(phrase)
    if phrase.article and not phrase.ordinal:
        second = view.nodes[phrase.first].text == "another"
        made = (
            any(p.classes & {"execute", "seize", "other"} for p in view.right(phrase))
            or (left is not None and left.classes & {"execute"})
            or second
        )
        led = before is not None and before.text in _MADE
        after = view.after(phrase)
        placed = (
            before is not None
            and before.text in ("following", "after")
            and after is not None
            and after.text in ("in", "at", "on")
        )
        return not (made or led or placed)
    return before is not None and before.text in _NOT_MADE


def _charge_noun(view: View, phrase: Phrase) -> None:
    """ "three charges" as people charged; not what one person is accused of ("faces three charges of ...")."""
    before, after = view.before(phrase), view.after(phrase)
    left = view.left(phrase)
    if left is not None and (
        left.unreal
        or (
            left.classes & {"charge", "other", "block"}
            and not left.classes & {"execute"}
            and view.nodes[left.index].text not in _CHARGE_VERBS
        )
    ):
        phrase.verdict = "not: what one person is accused of"
        return
    if (
        (before is not None and before.text in _ACCUSED_OF)
        or (after is not None and after.text == "of")
        or view.words & {"guilty", "convicted", "counts", "dismissed", "dropped", "withdrawn"}
    ):
        phrase.verdict = "not: what one person is accused of"
        return
    if phrase.partitive and phrase.value == 1:
        phrase.verdict = "not: points back"
        return
    if phrase.article and not any(p.classes & {"execute"} for p in view.right(phrase)):
        phrase.verdict = "not: a charge in general"
        return
    if phrase.definite and view.text_before(phrase, 3) == "each":
        phrase.verdict = "not: what one person is accused of"  # "24 years for each of the three charges"
        return
    view.claim(phrase, "charges", "charge:noun", unit="people", item="person")


def _times(view: View) -> None:
    """ "was arrested three times" counts three arrests."""
    for i, node in enumerate(view.nodes):
        if (
            node.verb is not None
            and "arrest" in node.verb.classes
            and i + 2 < len(view.nodes)
            and view.nodes[i + 1].kind == "num"
            and view.nodes[i + 2].text in ("times", "occasions")
        ):
            number = view.nodes[i + 1]
            phrase = next((p for p in view.phrases if p.first == i + 1), None)
            if phrase is not None:
                phrase.start, phrase.end = number.start, view.nodes[i + 2].end
                view.claim(phrase, "arrests", "arrest:times", unit="people", item="person")
        if node.verb is not None and "arrest" in node.verb.classes:
            _once_more(view, i)


def _once_more(view: View, i: int) -> None:
    """ "was twice arrested", "was arrested twice" are two arrests; "arrested for a second time" is one more."""
    nodes = view.nodes
    if i not in view.predicates or view.predicates[i].unreal:
        return
    for k in (i - 1, i + 1):
        if 0 <= k < len(nodes) and nodes[k].text == "twice":
            first, last = min(i, k), max(i, k)
            phrase = Phrase(first, last, last, nodes[first].start, nodes[last].end, "headless", "", 2)
            view.phrases.append(phrase)
            view.phrases.sort(key=lambda p: p.first)
            view.claim(phrase, "arrests", "arrest:times", unit="people", item="person")
            return
    again = next((p for p in view.phrases if p.first == i + 2 and p.ordinal and nodes[p.head].text == "time"), None)
    if again is not None and nodes[i + 1].text == "for":
        again.verdict, again.value = "", 1
        view.claim(again, "arrests", "arrest:times", unit="people", item="person")


def _brought_to(view: View) -> None:
    """ "brings the total number of arrests to 19", "put the number of arrests at 146": the number ends the phrase."""
    for phrase in view.phrases:
        before = view.before(phrase)
        if (
            phrase.cls != "headless"
            or phrase.verdict
            or before is None
            or before.text not in ("to", "at", "reached", "is", "was", "stands")
        ):
            continue
        window = view.nodes[max(0, phrase.first - 14) : phrase.first]
        if not any(n.text in ("number", "total", "tally") for n in window):
            continue
        noun = next((n.noun_class for n in window if n.noun_class in ("arrest", "charge")), None)
        if (
            noun is None
            and any(c.metric == "arrests" for c in view.claims)
            and any(n.text in ("bring", "brings", "bringing", "takes", "taking", "brought") for n in window)
        ):
            noun = "arrest"
        if noun is not None:
            view.claim(phrase, METRIC_OF[noun], f"{noun}:total_to", unit="people", item="person")


def find_breakdowns(view: View) -> None:
    """Parts of a count just made: "five men arrested (one in Norris Green; two in Kirkby)"."""
    for phrase in view.phrases:
        if (
            phrase.cls not in ("headless", "person")
            or phrase.verdict
            or (phrase.partitive and not _told_of(view, phrase) and not _of_them(view, phrase))
        ):
            continue
        parent = _parent(view, phrase)
        if parent is None or not _part_of_list(view, phrase):
            continue
        item = phrase.item if phrase.cls == "person" else parent.item
        added = view.text_after(phrase) == "with" or _beside(view, parent, phrase)
        for metric in dict.fromkeys(c.metric for c in view.claims if c.phrase is parent.phrase):
            if metric == parent.metric or {metric, parent.metric} == {"arrests", "charges"}:
                view.claim(phrase, metric, "ellipsis" if added else "breakdown", unit=parent.unit, item=item)
    _side_by_side(view)
    view.claims.sort(key=lambda c: (c.start, c.end))


def _side_by_side(view: View) -> None:
    """ "three warrants in Hull, two in Beverley and two in Goole": more than the three are no parts of them."""
    parts = [c for c in view.claims if c.rule == "breakdown"]
    for whole in view.claims:
        if whole.rule == "breakdown":
            continue
        own = [c for c in parts if c.metric == whole.metric and c.unit == whole.unit and c.start > whole.start]
        if len(own) > 1 and sum(c.value for c in own) > whole.value:
            for claim in own:
                claim.rule = claim.phrase.verdict = "ellipsis"


def _beside(view: View, parent: Claim, phrase: Phrase) -> bool:
    """ "four people were arrested in Dover and one in Deal": the one comes on top of the four."""
    between = view.nodes[parent.phrase.last + 1 : phrase.first]
    return (
        (view.text_before(phrase) in ("and", "&") or _another(view, phrase))
        and _parallel(view.text_after(phrase), {node.text for node in between})
        and not any(c.rule == "breakdown" for c in view.claims)
        and not any(node.text in (":", ";", "(", "including", "-", "–") for node in between)
    )


def _parallel(after: str, between: set[str]) -> bool:
    """Whether what follows a number begins as what followed the one before: "in Dover ... in Deal", "on suspicion of ..."."""
    return (
        after in between if after in ("on", "for") else after in ("in", "at") and not between.isdisjoint(("in", "at"))
    )


def _in_brackets(view: View, phrase: Phrase) -> bool:
    """ "seven people (six men and a woman)": the kinds of the seven."""
    opened = [k for k in range(phrase.first) if view.nodes[k].text == "("]
    return bool(opened) and not any(node.text == ")" for node in view.nodes[opened[-1] : phrase.first])


def _another(view: View, phrase: Phrase) -> bool:
    """ "four warrants in Dover and another four in Deal"."""
    return view.text_before(phrase) == "another" and view.text_before(phrase, 2) in ("and", "&")


def _parent(view: View, phrase: Phrase) -> Claim | None:
    """The nearest count of people before the phrase, no other verb between."""
    earlier = [
        c
        for c in view.claims
        if c.phrase.last < phrase.first and (c.unit == "people" or (c.unit == "warrants" and phrase.cls == "headless"))
    ]
    if not earlier:
        return None
    whole = [c for c in earlier if not _in_brackets(view, c.phrase)]
    parent = max(whole or earlier, key=lambda c: c.phrase.last)
    limit = parent.phrase.last
    for k, predicate in view.predicates.items():
        if (
            limit < k < phrase.first
            and not predicate.classes
            & ({"arrest", "charge", "execute"} if parent.unit == "warrants" else {"arrest", "charge"})
            and predicate.voice in (PASSIVE, ACTIVE)
            and view.nodes[predicate.begin].text
            != "being"  # "for being concerned in supply – four in Dover, two in Deal"
            and not view.nodes[k].text.endswith("ing")
            and view.nodes[k].text not in ("made", "including", "include", "includes", "included")
        ):
            return None
    if any(
        view.nodes[k].function in ("pronoun", "relative") and view.nodes[k].text not in ("they", "whom")
        for k in range(limit + 1, phrase.first)
    ):
        return None
    return parent


def _told_of(view: View, phrase: Phrase) -> bool:
    """ "72 were from Leicester", "13 of these were aged under 18": what is said of a part of those counted."""
    after, second = view.after(phrase), view.after(phrase, 2)
    return (
        after is not None
        and after.function == "be"
        and second is not None
        and second.text in ("from", "in", "aged", "under")
    )


def _of_them(view: View, phrase: Phrase) -> bool:
    """ "40 arrests were made, eight of them women": a part told without a verb."""
    if phrase.cls == "headless":  # "25 arrests – 17 of those in connection with drugs"
        return view.text_before(phrase) in ("-", "–", "(") and view.text_after(phrase) in ("in", "for", "from")
    return phrase.cls == "person" and view.nodes[phrase.first + 2].text == "them" and view.text_before(phrase) == ","


def _part_of_list(view: View, phrase: Phrase) -> bool:
    before, after = view.before(phrase), view.after(phrase)
    if before is None or after is None:
        return False
    if before.text == "whom" or (phrase.partitive and _of_them(view, phrase)):
        return True
    if after.text in ("is", "are"):
        return False  # "two people were arrested – a victim is in hospital"
    if _another(view, phrase):
        return after.text in ("in", "at")
    if not (
        before.text
        in (",", ";", "(", ":", "and", "&", "-", "–", "including", "include", "includes", "included", "were")
        or before.function == "conjunction"
    ):
        return False
    if (
        phrase.cls == "person"
        and before.text in (",", "and")
        and any(n.kind == "age" for n in view.nodes[phrase.first : phrase.last + 1])
        and phrase.value == 1
    ):
        return True  # "three boys were arrested, a 15 year old and ..."
    if _told_of(view, phrase):
        return True  # "of the 105 arrested, 72 were from ..."
    if phrase.cls == "person":
        return before.text in ("(", ":", ";", "including", "include", "includes", "included", "were", "-", "–") or any(
            c.rule == "breakdown" for c in view.claims
        )
    if after.text == "on" and (day := view.after(phrase, 2)) is not None and day.kind == "date":
        return False
    if after.text == "with":
        return (
            any(c.metric == "charges" for c in view.claims) and phrase.cls == "headless"
        )  # "four were charged with ... and one with ..."
    return after.text in ("in", "from", "at", "for", "on", "of")
