"""Which verbs govern a counted phrase: what was done to it, by whom not, and whether it happened at all."""

from __future__ import annotations

from countylines_cli.extractors.phrases import GOODS, Phrase
from countylines_cli.text.scanner import Node

PASSIVE, ACTIVE, PARTICIPLE, NOMINAL = "passive", "active", "participle", "nominal"
_SKIP_LEFT = frozenset({"adverb", "negation", "more"})
_SUBORDINATE = frozenset(
    {
        "after",
        "when",
        "while",
        "as",
        "because",
        "before",
        "following",
        "whilst",
        "where",
        "if",
        "although",
        "though",
        "once",
        "until",
    }
)


class Predicate:
    """A verb with its voice.

    Attributes:
        index: of its node.
        classes: what it can do (`arrest`, `seize`, `block` ...).
        voice: `passive` ("were arrested"), `active` ("officers arrested", "arresting"), `participle` ("five arrested":
            passive or active by its neighbours) or `nominal` ("seizure of").
        unreal: planned, hypothetical or denied.
        begin: index where its verb group begins (auxiliaries included).
    """

    def __init__(
        self,
        index: int,
        classes: set[str],
        voice: str,
        unreal: bool,
        begin: int,
        negated: bool = False,
    ) -> None:
        self.index = index
        self.classes = classes
        self.voice = voice
        self.unreal = unreal
        self.begin = begin
        self.negated = negated


def find_predicates(nodes: list[Node], phrases: list[Phrase]) -> dict[int, Predicate]:
    """The predicates of a sentence by node index."""
    inside = {k for phrase in phrases for k in range(phrase.first, phrase.last + 1) if phrase.cls != "headless"}
    # "charged three days later": a time is no object
    objects = {p.first for p in phrases if not p.partitive and p.cls not in ("unknown", "none", "headless")}
    predicates: dict[int, Predicate] = {}
    previous: Predicate | None = None
    for i, node in enumerate(nodes):
        if node.verb is None and i and _unknown_participle(nodes, i):
            # "was recalled to prison": a verb that the lexicon does not know ends its clause all the same
            voice = PASSIVE if nodes[i - 1].function == "be" else ACTIVE
            unreal = any(n.function == "modal" for n in nodes[max(0, i - 3) : i])
            predicates[i] = previous = Predicate(i, {"other"}, voice, unreal, i - 1)
            continue
        if node.verb is None or i in inside or _is_auxiliary(nodes, i):
            continue
        if _is_noun_here(nodes, i, i + 1 in objects) or (node.text == "dealing" and _of_drugs(nodes, i)):
            continue
        predicate = _predicate(nodes, i, previous, i + 1 in objects)
        predicates[i] = predicate
        previous = predicate
    return predicates


def _of_drugs(nodes: list[Node], i: int) -> bool:
    """ "linked to drug dealing": the trade, told with a noun."""
    return i > 1 and nodes[i - 1].noun_class == "drug" and nodes[i - 2].function != "be"


def _is_auxiliary(nodes: list[Node], i: int) -> bool:
    """ "he had sustained": no possession, but the perfect of the next verb."""
    if not nodes[i].text.endswith(" had") or i + 1 >= len(nodes):
        return False
    following = nodes[i + 1]
    return (
        following.verb is not None
        or following.text.endswith("ed")
        or following.function in ("be", "negation", "adverb")
    )


def _unknown_participle(nodes: list[Node], i: int) -> bool:
    node = nodes[i]
    return (
        node.kind == "word"
        and node.word is None
        and node.text.endswith("ed")
        and len(node.text) > 4
        and nodes[i - 1].function in ("be", "have")
    )


def _is_noun_here(nodes: list[Node], i: int, before_object: bool) -> bool:
    """ "the search", "a stop", "drug deals": a word that is noun and verb, in the place of a noun."""
    node = nodes[i]
    assert node.verb is not None
    before = nodes[i - 1] if i else None
    if (
        node.verb.forms <= {"base", "s"}
        and before is not None
        and (
            before.function in ("definite", "of", "article")
            or before.kind == "article"
            or (before.function == "preposition" and before.text != "to")
        )
    ):
        return True  # "in the supply of drugs"
    if before_object and before is not None and before.text in ("and", ",") and node.verb.forms <= {"base", "s"}:
        return False  # "Officers patrol the town, arrest two men and seize a van"
    if (
        node.verb.forms <= {"base", "s"}
        and (node.noun is not None or "base" in node.verb.forms)
        and not _subject_before(nodes, i)
    ):
        return True  # "the Welsh transport hubs"
    if node.noun is None:
        return False
    if node.verb.forms <= {"base", "s"}:
        return before is None or not (
            before.text == "to"
            or before.function in ("modal", "pronoun", "relative")
            or before.text in ("and", "police", "officers")
        )
    return "noun" in node.verb.forms and not node.verb.forms & {"past", "pp"}


def _subject_before(nodes: list[Node], i: int) -> bool:
    """Whether what stands before a present-tense form can be its subject, or "to" or a modal its auxiliary."""
    k = i - 1
    while k >= 0 and (nodes[k].function == "adverb" or nodes[k].function == "negation"):
        k -= 1
    if k < 0:
        return "base" in nodes[i].verb_forms
    before = nodes[k]
    if (
        before.text == "to"
        or before.function in ("modal", "pronoun", "relative")
        or before.text in ("and", "or", ",", "that", "also")
    ):
        return True
    if before.noun is not None:
        return before.noun.plural or (before.noun.cls == "police" and nodes[i].verb_forms != {"s"})
    return before.text == "police" and nodes[i].verb_forms != {"s"}


def _predicate(nodes: list[Node], i: int, previous: Predicate | None, before_object: bool) -> Predicate:
    verb = nodes[i].verb
    assert verb is not None
    j = i - 1
    negated = False
    while (
        j >= 0
        and (nodes[j].function in _SKIP_LEFT or nodes[j].text in ("to date", ","))
        and not (nodes[j].text == "," and (j == 0 or nodes[j - 1].function not in ("adverb", "be", "have")))
    ):
        negated = negated or nodes[j].function == "negation"
        j -= 1
    before = nodes[j] if j >= 0 else None
    voice, begin = _voice(nodes, i, j, before, verb.forms, previous, before_object)
    negated = negated or any(node.function == "negation" for node in nodes[begin:i])
    unreal = (
        _unreal(nodes, begin, i if voice == PARTICIPLE and begin == i else begin + 2)
        or negated
        or (
            voice == PASSIVE
            and before is not None
            and before.text in ("is", "be")
            and nodes[begin].text in ("is", "be")
            and _generic(nodes, begin)
        )
    )
    if "pp" in verb.forms and i and _in_habit(nodes, i):
        unreal = True  # "stolen vans are often recovered"
    if previous is not None and begin != i and previous.unreal:
        # "will visit schools and protect children", "would close lines, and to protect children"
        linked = begin - 1 if nodes[begin].text == "to" and begin else begin
        unreal = unreal or nodes[linked].text in ("and", "or")
    if previous is not None and previous.unreal and begin == i and "ing" in verb.forms and i - previous.index <= 4:
        unreal = unreal or nodes[i - 1].function == "preposition"  # "will help us by shutting a line"
    return Predicate(i, verb.classes, voice, unreal, begin, negated)


def _in_habit(nodes: list[Node], i: int) -> bool:
    """ "are often promptly recovered": what happens in general."""
    k = next((k for k in range(i - 1, max(-1, i - 4), -1) if nodes[k].text in _OFTEN), 0)
    return k > 0 and nodes[k - 1].text in ("is", "are")


_OFTEN = frozenset({"often", "usually", "regularly", "frequently", "always", "typically", "sometimes", "generally"})


def _generic(nodes: list[Node], begin: int) -> bool:
    """ "when a dealer is arrested": the present tense of what happens in general."""
    return any(node.text in ("when", "if", "whenever", "once", "time") for node in nodes[max(0, begin - 6) : begin])


def _voice(
    nodes: list[Node],
    i: int,
    j: int,
    before: Node | None,
    forms: set[str],
    previous: Predicate | None,
    before_object: bool,
) -> tuple[str, int]:
    if forms <= {"noun"}:
        return NOMINAL, i
    if before is not None and before.function == "be" and "pp" in forms:
        begin = j
        while begin > 0 and nodes[begin - 1].function in ("be", "have", "modal", "adverb", "negation"):
            begin -= 1
        return PASSIVE, begin
    if (before is not None and before.function in ("have", "modal")) or (before is not None and before.text == "to"):
        begin = j
        while begin > 0 and nodes[begin - 1].function in ("have", "modal", "adverb", "negation"):
            begin -= 1
        return ACTIVE, begin
    if (
        before is not None
        and before.text in ("and", "&", "or", ",")
        and previous is not None
        and j - previous.index <= 12
        and "pp" in forms
    ):
        if previous.voice == PASSIVE and "past" in forms and before_object:
            return ACTIVE, i  # "officers were called to a house and arrested three men"
        # "were arrested in Harrogate and later charged": the auxiliary holds for both
        if previous.voice in (PASSIVE, PARTICIPLE) and not _subject_between(nodes, previous.index, j):
            return (PASSIVE if previous.voice == PASSIVE else PARTICIPLE), j
        seized_by = i + 1 < len(nodes) and nodes[i + 1].text == "by"  # "saw 16 vans, two of them new, seized by police"
        if previous.voice == ACTIVE and "past" in forms and not seized_by:
            return ACTIVE, j
    if "ing" in forms and not forms & {"past", "pp"}:
        return ACTIVE, i
    if "pp" in forms or "past" in forms:
        if forms & {"past", "pp"} == {"past"}:
            return ACTIVE, i
        if before is not None and before.noun_class == "police":
            return ACTIVE, i
        if before is not None and before.function == "pronoun" and before.text in ("we", "they", "he", "she", "who"):
            return ACTIVE, i
        return PARTICIPLE, i
    return ACTIVE, i


def _subject_between(nodes: list[Node], start: int, stop: int) -> bool:
    for node in nodes[start + 1 : stop]:
        if node.text == ";" or node.function in ("pronoun", "relative") or node.noun_class == "police":
            return True
    return False


def _unreal(nodes: list[Node], begin: int, last: int) -> bool:
    """Whether the verb group is planned, hypothetical or denied: "will visit", "aims to arrest", "could be seized"."""
    j = begin
    modal = nodes[begin].function == "modal" or (begin > 0 and nodes[begin - 1].function == "modal")
    if modal:
        return True
    for k in range(begin, min(last + 1, len(nodes))):  # "all those arrested will be questioned": arrested they were
        if nodes[k].function == "modal":
            return True
    if nodes[begin].function == "negation":
        return True
    # "aims to arrest", "if arrested"
    j = begin - 1
    steps = 0
    infinitive = nodes[begin].text == "to" or (j >= 0 and nodes[j].text == "to")
    if j >= 1 and nodes[j].text == "as" and nodes[j - 1].text == "such":
        return True  # "disrupting criminals, such as seizing a vehicle"
    while j >= 0 and steps < 5:
        node = nodes[j]
        if node.word is not None and node.word.plan and (infinitive or node.text in ("if", "whether", "unless")):
            return True
        if (
            node.text in (",", ";", ":")
            or node.function in ("conjunction", "relative")
            or (node.kind in ("num", "money", "mass"))
        ):
            break
        if infinitive and node.function == "modal":
            return True
        j -= 1
        steps += 1
    return False


# --- lists ------------------------------------------------------------------------------------------------------

PERSON_LIKE = frozenset({"person", "headless"})


def family(phrase: Phrase) -> str:
    """Phrases of one family can stand in one list under one verb."""
    if phrase.cls in GOODS:
        return "goods"
    if phrase.cls in PERSON_LIKE:
        return "person"
    return phrase.cls


def joined(nodes: list[Node], left: Phrase, right: Phrase, predicates: dict[int, Predicate]) -> bool:
    """Whether two neighbouring phrases stand in one list: only commas, "and", places, ages and origins between them."""
    if right.partitive:
        return False
    coordinated = right.first == left.last + 1
    for k in range(left.last + 1, right.first):
        node = nodes[k]
        if k in predicates:
            if predicates[k].voice == PARTICIPLE and predicates[k].classes <= {"other"} and k + 1 < right.first:
                continue  # but "charged 18 people and reported 23 people"
            return False
        if (
            node.function in ("be", "have", "modal", "relative", "pronoun", "but")
            or node.text == ":"
            or (node.text == ";" and family(left) != "person")
        ):
            return False
        if (
            node.text in (",", "-", "–", "—", "(", ";")
            or node.function == "conjunction"
            or node.text in ("and", "&", "/")
        ):
            coordinated = True
        if node.noun_class == "police":
            return False
    return coordinated


# --- searching for the governing verb ----------------------------------------------------------------------------


def governs_right(
    nodes: list[Node], phrase: Phrase, phrases: list[Phrase], predicates: dict[int, Predicate]
) -> list[Predicate]:
    """Predicates whose subject the phrase is: "two men, aged 19 and 20, were arrested and later charged"."""
    found: list[Predicate] = []
    if _agent(nodes, phrase):
        behind = phrase.last + (2 if phrase.last + 1 < len(nodes) and nodes[phrase.last + 1].text == "," else 1)
        own = predicates.get(behind)  # "run by two men arrested in Leeds"
        return [own] if own is not None and own.voice == PARTICIPLE else found
    starts = {other.first: other for other in phrases}
    k = phrase.last + 1
    subject_changed = False
    while k < len(nodes):
        node = nodes[k]
        if (node.text == ";" and not _goes_on(nodes, k, found, phrase, starts)) or (
            node.text == ":" and k > phrase.last + 1
        ):
            break
        other = starts.get(k)
        if other is not None and other is not phrase:
            if (other.partitive or (_of_noun(nodes, phrase) and nodes[k - 1].text == ",")) and _has_own_verb(
                nodes, other, predicates
            ):
                break
            if (
                not found
                and family(other) == family(phrase)
                and joined(nodes, _previous(phrases, other), other, predicates)
                and not any(m in predicates and predicates[m].voice == ACTIVE for m in range(phrase.last + 1, k))
            ):
                k = other.last + 1
                continue
            if (found or phrase.cls == "headless" or _new_subject(nodes, phrase, k, predicates)) and _has_own_verb(
                nodes, other, predicates
            ):
                break
            if (
                family(other) == "goods"
                and nodes[k - 1].text == "and"
                and any(nodes[m].text in ("is", "are", "was", "were") for m in range(phrase.last + 1, k))
            ):
                break  # "a dealer is behind bars and £1,300 worth of heroin has been intercepted"
            k = other.last + 1
            if family(phrase) == "person" != family(other) and k < len(nodes) and nodes[k].text == "which":
                break  # "the two drove off in a car which was stopped"
            continue
        predicate = predicates.get(k)
        if predicate is not None:
            if predicate.voice == PASSIVE and not subject_changed:
                found.append(predicate)
            elif predicate.voice == PARTICIPLE and not subject_changed and not _adjective(nodes, k):
                if _is_participle_of(nodes, predicate, phrase, found, starts):
                    found.append(predicate)
                elif not found and nodes[k - 1].function != "relative":
                    # "two men attacked": active, the phrase is its subject; go on to "... and were arrested"
                    pass
            k += 1
            continue
        if (
            node.text in ("some", "many", "several", "most", "others")
            and nodes[k - 1].text != "what"
            and k + 1 < len(nodes)
            and nodes[k + 1].text == "of"
        ):
            break  # "30 people were stopped, and some of them arrested"
        if (
            node.text in ("after", "before", "following")
            and k + 1 < len(nodes)
            and nodes[k + 1].text == "being"
            and not any(p.classes & {"arrest", "charge"} for p in found)
        ):
            k += 1  # "have appeared in court after being charged"
            continue
        if node.text == "where" and _goes_on_where(nodes, k, phrase):
            k += 2
            continue
        if node.text == "before" and k + 1 < len(nodes) and nodes[k + 1].text in ("magistrates", "court"):
            k += 2
            continue
        if node.text in _SUBORDINATE and not (
            node.text == "as"
            and k + 1 < len(nodes)
            and (
                nodes[k + 1].text in ("part", "well", "a") or nodes[k - 1].text in ("identified", "described", "known")
            )
        ):
            if found and all(p.voice == PARTICIPLE for p in found):
                found.extend(_perfect(nodes, k, predicates))  # "nine men arrested following raids have been charged"
                break
            if phrase.cls == "headless" or any(p.classes != {"other"} for p in found):
                break  # not for "who cannot be named because of his age, has been charged"
            k = _skip_clause(nodes, k)
            subject_changed = False
            continue
        if (
            node.function == "pronoun"
            and node.text in ("he", "she", "they", "we", "i", "it", "both")
            and not (k and nodes[k - 1].function == "preposition")
        ):
            if node.text == "both" or not found:
                subject_changed = node.text != "both"
            else:
                break
        elif node.function == "relative" and k > phrase.last + 1 and nodes[k - 1].noun_class == "police":
            subject_changed = True
        elif (
            node.noun_class == "police"
            and k + 1 < len(nodes)
            and (k + 1 in predicates or nodes[k + 1].function in ("have", "be"))
            and nodes[k - 1].text != "by"
        ):
            if found:
                break
            subject_changed = True
        elif (
            node.noun_class == "person"
            and nodes[k - 1].function == "definite"
            and nodes[k - 2].text == "and"
            and k + 1 < len(nodes)
            and nodes[k + 1].text in ("was", "were", "has", "have")
        ):
            break  # "a woman was taken to hospital and the offender was arrested"
        elif node.text in (",", "and", "but", "while") and subject_changed:
            subject_changed = False
        k += 1
    return found


def _agent(nodes: list[Node], phrase: Phrase) -> bool:
    """ "a car being driven by a man was stopped": what follows is told of the car."""
    if phrase.first < 3 or nodes[phrase.first - 1].text != "by" or nodes[phrase.first - 3].text not in ("being", ","):
        return False
    verb = nodes[phrase.first - 2]
    driven = (verb.verb is not None and "pp" in verb.verb.forms) or verb.text in ("driven", "ridden")
    return driven and not any(node.function == "relative" for node in nodes[phrase.last + 1 : phrase.last + 4])


def _of_noun(nodes: list[Node], phrase: Phrase) -> bool:
    """ "following the arrest of seven people, three people have been charged": a noun has those arrested already."""
    return phrase.first > 1 and nodes[phrase.first - 1].text == "of" and nodes[phrase.first - 2].noun_class == "arrest"


def _new_subject(nodes: list[Node], phrase: Phrase, k: int, predicates: dict[int, Predicate]) -> bool:
    """Whether what stands at `k` is told of by itself: "arrested 60 people, of which 35 have been charged"."""
    before = nodes[k - 1]
    verbs = [predicates[m] for m in range(phrase.last + 1, k) if m in predicates]
    if before.text == "and":
        return bool(verbs)
    if before.text == ",":
        return any(node.text in _SUBORDINATE for node in nodes[phrase.last + 1 : k])
    return before.text in ("which", "whom") or any(p.index == k - 1 and "execute" in p.classes for p in verbs)


def _adjective(nodes: list[Node], k: int) -> bool:
    """ "85 addresses of suspected vulnerable people": no verb of the addresses."""
    return nodes[k].text in ("suspected", "alleged") and k + 1 < len(nodes) and nodes[k - 1].text == "of"


def _goes_on_where(nodes: list[Node], k: int, phrase: Phrase) -> bool:
    """ "five people appeared at court, where they were all charged": the clause is about those counted."""
    if family(phrase) != "person" or k + 2 >= len(nodes) or nodes[k + 2].function != "be":
        return False
    return nodes[k + 1].text in (("he", "she") if phrase.value == 1 else ("they",))


def _goes_on(nodes: list[Node], k: int, found: list[Predicate], phrase: Phrase, starts: dict[int, Phrase]) -> bool:
    """Whether a list runs on over a semicolon: "a 19-year-old man; and a 17-year-old boy; who were arrested"."""
    if found:
        return False
    k += 1
    while k < len(nodes) and nodes[k].text in ("and", "also", "&"):
        k += 1
    if k >= len(nodes):
        return False
    other = starts.get(k)
    return (
        nodes[k].function == "relative"
        or nodes[k].text == "both"
        or (other is not None and family(other) == family(phrase))
        or (nodes[k].verb is not None and nodes[k - 1].text == "also")
    )


def _perfect(nodes: list[Node], k: int, predicates: dict[int, Predicate]) -> list[Predicate]:
    """The perfect passive that ends a sentence begun with a reduced participle."""
    for index in range(k, len(nodes)):
        if nodes[index].text in (";",) or nodes[index].function == "pronoun":
            return []
        predicate = predicates.get(index)
        if predicate is not None and predicate.voice == PASSIVE and nodes[predicate.begin].text in ("have", "has"):
            return [predicate]
    return []


def _previous(phrases: list[Phrase], phrase: Phrase) -> Phrase:
    return phrases[max(0, phrases.index(phrase) - 1)]


def _has_own_verb(nodes: list[Node], other: Phrase, predicates: dict[int, Predicate]) -> bool:
    """Whether a later phrase is the subject of the next verb, not its object: "... and two were charged"."""
    if family(other) != "person":
        return False
    k = other.last + 1
    if k < len(nodes) and nodes[k].text == ",":
        # "and one man, the driver, was arrested": an apposition stands between
        k = next((m + 1 for m in range(k + 1, min(k + 9, len(nodes))) if nodes[m].text == ","), k)
    while k < len(nodes):
        if k in predicates:
            return predicates[k].voice in (PASSIVE, PARTICIPLE)
        if nodes[k].text in (",", ";"):
            return False
        k += 1
    return False


def _is_participle_of(
    nodes: list[Node], predicate: Predicate, phrase: Phrase, found: list[Predicate], starts: dict[int, Phrase]
) -> bool:
    """ "five people arrested", "13 men from Leeds arrested": a bare participle belongs to the phrase before it."""
    k = predicate.index
    following = starts.get(k + 1)
    adjacent = k == phrase.last + 1
    if (
        following is not None
        and family(following) == family(phrase)
        and (nodes[k + 1].kind != "article" or not adjacent)
    ):
        return False
    if any(node.function == "relative" for node in nodes[phrase.last + 1 : k]):
        return False  # "two women who stopped and spoke to the victim"
    if found and predicate.begin == k:
        # "... are due to appear before magistrates today charged with"
        return "charge" in predicate.classes and any("appear" in nodes[m].text for m in range(phrase.last, k))
    return True


def _skip_clause(nodes: list[Node], k: int) -> int:
    """The index behind a subordinate clause: its comma or dash, or the end."""
    k += 1
    while k < len(nodes) and nodes[k].text not in (",", "-", "–", "—", ";"):
        if nodes[k].text == "but" and k + 1 < len(nodes) and nodes[k + 1].function in ("be", "have"):
            break  # "two men ran when officers arrived but were arrested"
        k += 1
    return k


_TIME_OR_CAUSE = frozenset({"after", "when", "because", "while", "whilst", "if"})


def _own_clause(nodes: list[Node], phrase: Phrase, predicates: dict[int, Predicate]) -> bool:
    """ "stopped nine drivers and two people were fined": the second has a verb of its own."""
    follow = phrase.last + 1
    return (
        family(phrase) == "person"
        and phrase.first > 0
        and follow < len(nodes)
        and (
            (
                nodes[phrase.first - 1].text == "and"
                and (nodes[follow].text in ("was", "were", "has", "have") or _acts(predicates.get(follow)))
            )
            or (nodes[phrase.first - 1].text in ("-", "–", "—") and nodes[follow].text in ("is", "are"))
        )
    )


def _acts(predicate: Predicate | None) -> bool:
    """ "a taxi stopped and four men approached it": what those counted did themselves."""
    return predicate is not None and predicate.classes <= {"other"} and predicate.voice != PASSIVE


def governs_left(
    nodes: list[Node], phrase: Phrase, phrases: list[Phrase], predicates: dict[int, Predicate]
) -> Predicate | None:
    """The verb whose object the phrase is: "arrested five people", "seizing two phones", "arrests of 13 men"."""
    index = phrases.index(phrase)
    if (
        index
        and family(phrases[index - 1]) == family(phrase)
        and not _own_clause(nodes, phrase, predicates)
        and joined(nodes, phrases[index - 1], phrase, predicates)
    ):
        return governs_left(nodes, phrases[index - 1], phrases, predicates)
    if phrase.first and _own_clause(nodes, phrase, predicates):
        return None
    k = phrase.first - 1
    while k >= 0:
        node = nodes[k]
        predicate = predicates.get(k)
        if predicate is not None:
            if predicate.voice == PASSIVE and not predicate.classes & {"safeguard", "visit"}:
                return None
            return predicate
        if node.noun_class in (
            "arrest",
            "charge",
            "warrant",
            "raid",
            "visit",
            "stop_search",
            "search",
        ):
            return None
        if index and k <= phrases[index - 1].last:
            return None
        if node.text in (";", ".", ":") or node.function in ("be", "have", "modal", "relative", "but"):
            return None
        if node.text in ("–", "—") and phrase.article:
            return None  # "Re-arrested and charged – a near miss for another woman"
        if node.text == "with" and k - 1 not in predicates:
            return None  # "visited addresses across the county with 42 people ..."
        if node.text == "," or node.text in _TIME_OR_CAUSE:
            return None  # "a man was arrested after two people were hurt"
        k -= 1
        if phrase.first - k > 9:
            return None
    return None
