"""Counted phrases: a number, what it counts, and how it is bounded ("more than 150 wraps of heroin")."""

from __future__ import annotations

from typing import Any

from countylines_cli.lexicon.vocabulary import Noun
from countylines_cli.text.scanner import Node, Value

GOODS = frozenset({"drug", "form", "weapon", "ammunition", "phone", "vehicle", "cash", "money", "property"})
# classes of which a bare singular counts one inside a counted list: "a machete, knife and flick knife"
_SHARES_ARTICLE = frozenset({"weapon", "phone", "vehicle", "property"})
_UNCOUNTED_ITEMS = frozenset(
    {
        "designer goods",
        "designer clothing",
        "luxury goods",
        "goods",
        "stolen goods",
        "stolen property",
        "counterfeit goods",
        "jewellery",
        "clothing",
        "electrical items",
        "ammunition",
        "cash",
        "corrosive substance",
    }
)
_COUNTABLE = frozenset(
    {
        "person",
        "weapon",
        "phone",
        "vehicle",
        "warrant",
        "arrest",
        "line",
        "gang",
        "form",
        "charge",
        "raid",
        "address",
        "visit",
    }
)
_QUOTES = frozenset({*"'\"’‘“”", "\\u2018", "\\u2019", "\\u201c", "\\u201d"})  # and as escapes of a broken export


class Phrase:
    """A quantity and what it counts.

    Attributes:
        first, last: indexes of its first and last node.
        head: index of the node that names what is counted (of the number itself where nothing is named).
        start, end: offsets in the document.
        cls: class of the head noun; `headless` where a verb or "of them" follows the number; `money` for a bare sum.
        article: the count is an article or an ordinal ("a man", "a third man").
        ordinal: 3 for "a third man"; 0 otherwise.
        definite: "the six people".
        partitive: "two of the men", "four of the arrests".
        verdict: the rule that made it count, or "not: reason".
    """

    def __init__(
        self,
        first: int,
        last: int,
        head: int,
        start: int,
        end: int,
        cls: str,
        item: str,
        value: Value,
        value_max: Value | None = None,
        qualifier: str = "exact",
        unit: str = "",
        article: bool = False,
        ordinal: int = 0,
        definite: bool = False,
        partitive: bool = False,
        shared: bool = False,
        words: frozenset[str] = frozenset(),
        verdict: str = "",
    ) -> None:
        self.first = first
        self.last = last
        self.head = head
        self.start = start
        self.end = end
        self.cls = cls
        self.item = item
        self.value = value
        self.value_max = value_max
        self.qualifier = qualifier
        self.unit = unit
        self.article = article
        self.ordinal = ordinal
        self.definite = definite
        self.partitive = partitive
        self.shared = shared
        self.words = words
        self.verdict = verdict

    def named(self, nodes: list[Node], last: int, head: int, cls: str, item: str) -> Phrase:
        """The phrase, now that what it counts is known."""
        self.last, self.end, self.head, self.cls, self.item = last, nodes[last].end, head, cls, item
        return self


def find_phrases(nodes: list[Node]) -> list[Phrase]:
    """All counted phrases of a sentence, in text order."""
    phrases: list[Phrase] = []
    i = 0
    while i < len(nodes):
        phrase = _phrase_at(nodes, i)
        if phrase is None:
            i += 1
            continue
        phrases.append(phrase)
        i = phrase.last + 1
        if phrase.cls == "person" and phrase.value == 1 and phrase.article:
            for shared in _shared_person(nodes, phrase):
                phrases.append(shared)
                i = shared.last + 1
        if phrase.cls in _SHARES_ARTICLE or phrase.cls in ("ammunition", "form", "drug"):
            for shared in _shared_article(nodes, phrase):
                phrases.append(shared)
                i = shared.last + 1
    _inherit(phrases, nodes)
    for phrase in phrases:
        if _is_rate(nodes, phrase):
            phrase.cls = phrase.item = "none"
    for ages in _listed_ages(nodes, phrases):
        ages.cls = ages.item = "none"
    return phrases


_MARKS = frozenset({",", "(", ")", "-", "–", "—", ".", ";"})


def _listed_ages(nodes: list[Node], phrases: list[Phrase]) -> list[Phrase]:
    """The ages in "two boys, 14 and 17, were arrested", "four men from Leeds (21, 22, 25 and 30)": no numbers of people."""
    ages: list[Phrase] = []
    run: list[Phrase] = []
    for phrase in phrases:
        if phrase.cls != "headless" or nodes[phrase.first].sub != "digits" or not 8 <= phrase.value <= 99:
            run = []
            continue
        joined = run and all(n.text in (",", "and", "&") for n in nodes[run[-1].last + 1 : phrase.first])
        run = [*run, phrase] if joined else [phrase]
        after = nodes[phrase.last + 1] if phrase.last + 1 < len(nodes) else None
        ends = after is None or after.text in _MARKS or after.function in ("be", "have")
        if ends and len(run) > 1 and _are_of(nodes, run[0].first - 1, len(run), phrases):
            ages += run
    return ages


def _are_of(nodes: list[Node], mark: int, count: int, phrases: list[Phrase]) -> bool:
    """Whether people stand before a mark: as many as a list behind it has items, or without a number of their own."""
    if mark < 1 or nodes[mark].text not in _MARKS:
        return False
    for k in range(mark - 1, max(-1, mark - 8), -1):
        if nodes[k].noun_class == "person":
            people = next((n for n, p in enumerate(phrases) if p.first <= k <= p.last), None)
            if people is None:
                return nodes[k].is_plural
            total = phrases[people].value
            while total < count and people and phrases[people - 1].cls == "person":
                if any(
                    n.text not in (",", "and", "&") for n in nodes[phrases[people - 1].last + 1 : phrases[people].first]
                ):
                    break
                people -= 1
                total += phrases[people].value  # "a man and a woman, 20 and 25"
            return total == count
        if nodes[k].verb is not None or nodes[k].text == ",":
            return False
    return False


_TIMES = frozenset({"day", "night", "week", "month", "year", "hour"})


_NOT_OFTEN = frozenset(
    {"ago", "later", "earlier", "after", "before", "long", "-", "on", "prior", "into", "since", "last"}
)


def _is_rate(nodes: list[Node], phrase: Phrase) -> bool:
    """ "20 people a week", "150 arrests per month": how often, not how many."""
    k = phrase.last + 1
    return (
        k + 1 < len(nodes)
        and nodes[k].text in ("a", "per", "every", "each")
        and nodes[k + 1].text in _TIMES
        and (k + 2 == len(nodes) or nodes[k + 2].text not in _NOT_OFTEN)
    )


_PAIRS = {"pair": 2, "duo": 2, "couple": 2, "trio": 3}


def find_pairs(nodes: list[Node], phrases: list[Phrase]) -> list[Phrase]:
    """The phrases, and "the pair", "both men": as many people, where nobody else was counted."""
    taken = {k for phrase in phrases for k in range(phrase.first, phrase.last + 1)}
    pairs = [
        Phrase(i, i, i, nodes[max(0, i - 1)].start, node.end, "person", "person", _PAIRS[node.text], definite=True)
        for i, node in enumerate(nodes)
        if node.text in _PAIRS and (not i or nodes[i - 1].text == "the") and i not in taken
    ] + [
        Phrase(i - 1, i, i, nodes[i - 1].start, node.end, "person", node.noun_item, 2, definite=True)
        for i, node in enumerate(nodes)
        if node.noun_class == "person" and node.is_plural and i and nodes[i - 1].text == "both" and i not in taken
    ]
    return sorted([*phrases, *pairs], key=lambda p: p.first) if pairs else phrases


def _phrase_at(nodes: list[Node], i: int) -> Phrase | None:
    kind = nodes[i].kind
    if kind == "num" and i + 1 < len(nodes) and nodes[i + 1].text in _CALIBRES:
        return None  # "9mm bullets"
    if kind == "num" and "×" in (nodes[i + 1].text if i + 1 < len(nodes) else "", nodes[i - 1].text if i else ""):
        return None  # "4×4 vehicles"
    if kind == "num" or kind == "ordinal":
        return _counted(nodes, i)
    if kind == "article":
        return _counted(nodes, i)
    if kind == "money":
        return _money(nodes, i)
    if kind == "mass":
        return _mass(nodes, i)
    if nodes[i].text == "no" or nodes[i].text == "nobody":
        return _none(nodes, i)
    return None


# --- people and things -----------------------------------------------------------------------------------------


def _counted(nodes: list[Node], i: int) -> Phrase | None:
    """ "two further Manchester men", "a 24-year-old", "four of the arrests", "seven" before a verb."""
    number = nodes[i]
    j = i + 1
    ordinal = 0
    if number.kind == "article" and j < len(nodes) and nodes[j].kind == "ordinal" and nodes[j].sub:
        ordinal = int(nodes[j].sub)
        j += 1
    elif (
        number.kind == "article"
        and j < len(nodes)
        and nodes[j].text in ("further", "additional", "total")
        and j + 1 < len(nodes)
    ):
        # "a further three men", "a total of 30 officers": the number that follows counts
        if nodes[j + 1].kind == "num" or (nodes[j + 1].text == "of" and nodes[j].text == "total"):
            return None
    elif number.kind == "ordinal" and number.sub and (i == 0 or nodes[i - 1].function == "definite"):
        if not i or number.sub == "1" or j >= len(nodes) or nodes[j].noun_class != "person" or nodes[j].is_plural:
            return None
        if j + 2 < len(nodes) and nodes[j + 1].text == "," and nodes[j + 2].text != "aged":
            return None  # "the second man, a 35-year-old, ...": the words behind count him
        ordinal = int(number.sub)  # "the second man was arrested"
    if (size := _size(nodes, j)) and (number.kind == "article" or size > j + 1):
        j = size  # 'a 12" machete', "a 10 inch knife", "11 9mm bullets"
    elif number.kind == "article" and number.text == "a" and j < len(nodes) and nodes[j].kind == "num":
        return None
    partitive = _partitive(nodes, j) if number.kind != "article" else 0
    if partitive:
        j = partitive
        if j < len(nodes) and nodes[j].kind == "num":
            j += 1  # "two of the six"
    if number.kind == "num" and not partitive and (seizures := _seizures(nodes, i)) is not None:
        return seizures
    if i and nodes[i - 1].text == "not" and number.kind == "num" and number.value == 1 and not partitive:
        number.value, number.start = 0, nodes[i - 1].start  # "not one weapon was found"
    head = _head(nodes, j, plural=_is_plural(number))
    stands_alone = ordinal and j < len(nodes) and nodes[j].function in ("be", "have")  # "a third was charged"
    if head is None and number.kind == "article" and not stands_alone and _age_head(nodes, j) is None:
        return None
    return _build(nodes, i, j, head, ordinal=ordinal, partitive=bool(partitive))


def _seizures(nodes: list[Node], i: int) -> Phrase | None:
    """ "93 seizures of class A drugs", "471 drug seizures": drugs counted by how often they were seized."""
    k = next((k for k in range(i + 1, min(i + 4, len(nodes))) if nodes[k].text in ("seizures", "seizures of")), None)
    if k is None:
        return None
    named = range(k + 1, min(k + 4, len(nodes))) if nodes[k].text == "seizures of" else range(i + 1, k)
    drugs: list[int] = []
    for m in named:
        if nodes[m].noun_class == "drug":
            drugs.append(m)
        elif drugs and nodes[m].text not in ("and", "&", ","):
            break
    between = [nodes[m] for m in range(i + 1, k) if nodes[m].noun_class != "drug" and nodes[m].function != "more"]
    if not drugs or (between and nodes[k].text == "seizures of"):
        return None
    number = nodes[i]
    last = max(k, drugs[-1])
    item = "+".join(dict.fromkeys(nodes[m].noun_item for m in drugs))
    return Phrase(
        i, last, last, number.start, nodes[last].end, "form", item, number.value, number.value_max,
        number.qualifier or "exact", unit="seizures",
    )  # fmt: skip


_LENGTHS = frozenset({'"', "”", "″", "in", "inch", "inches", "cm", "ft", "foot", "metre"})
_CALIBRES = frozenset({"mm", "bore", "calibre", "gauge"})


def _size(nodes: list[Node], j: int) -> int:
    """The index behind a length or a calibre that begins at `j`; 0 where none does."""
    if j + 2 < len(nodes) and nodes[j].text == "." and nodes[j + 1].kind == "num" and nodes[j + 1].sub == "digits":
        return j + (3 if nodes[j + 2].text in _CALIBRES else 2)  # "a .22 calibre rifle"
    if j + 1 >= len(nodes) or nodes[j].kind != "num":
        return 0
    if nodes[j + 1].text in _CALIBRES:
        return j + 2
    return j + 2 if nodes[j + 1].text in _LENGTHS and nodes[j - 1].kind == "article" else 0


def _is_plural(number: Node) -> bool:
    return number.kind == "num" and number.value != 1


def _partitive(nodes: list[Node], j: int) -> int:
    """The index behind "of the", "of those", "of them" in "four of the arrests"; 0 where there is none."""
    if j + 2 < len(nodes) and nodes[j].text == "out" and nodes[j + 1].text == "of" and nodes[j + 2].kind == "num":
        return j + 2 if nodes[j + 2].value not in (10, 100) else 0  # "eight out of 20 vehicles", no proportion
    if j + 1 >= len(nodes) or nodes[j].text != "of":
        return 0
    if nodes[j + 1].text in ("this", "last") and j + 3 < len(nodes) and nodes[j + 3].text in ("'s", "’s"):
        return j + 4  # "14 of this week's arrests"
    if nodes[j + 1].function in ("definite", "pronoun") or nodes[j + 1].text in ("these", "whom", "which"):
        return j + 2
    return 0


def _age_head(nodes: list[Node], j: int) -> int | None:
    """ "a 24-year-old was arrested": the age stands for the person."""
    while j < len(nodes) and (nodes[j].kind == "name" or nodes[j].function == "more"):
        j += 1
    return j if j < len(nodes) and nodes[j].kind == "age" else None


def _head(nodes: list[Node], j: int, *, plural: bool) -> int | None:
    """The index of the noun that is counted: the last of a run of nouns and adjectives."""
    head: int | None = None
    steps = 0
    while j < len(nodes) and steps < 8:
        node = nodes[j]
        noun = node.noun
        if head is not None and nodes[head].noun_class == "line" and (people := _people_ahead(nodes, j)) is not None:
            return people
        if noun is not None and not (head is not None and node.verb is not None and not noun.plural):
            if noun.cls == "drug" and plural and (form := _form_ahead(nodes, j)) is not None:
                return form
            if (
                head is not None
                and nodes[head].is_plural
                and plural
                and not (nodes[head].noun_class in ("line", "drug") and noun.cls in ("person", "gang"))
            ):
                break
            head = j
        elif node.kind in ("age", "name") or node.text in _QUOTES or node.text == "/":
            quoted = node.text in _QUOTES and j + 1 < len(nodes) and nodes[j + 1].noun is not None and plural
            if head is not None and node.kind != "name" and node.text != "/" and not quoted:
                break  # else: "two suspected 'county lines' drug dealers"
        elif node.kind == "word" and node.verb is not None:
            if head is not None and node.text in ("attack", "attacks") and nodes[head].noun_class == "weapon":
                return None  # "a knife attack"
            if node.verb.forms == {"noun"}:
                break  # "a seizure of heroin"
            if head is not None or not _adjective_use(nodes, j):
                break
        elif node.kind == "word" and node.function in ("more", "adverb"):
            if head is not None:
                break
        elif node.kind == "word" and not node.function:
            # an unknown word behind a singular head is the true head: "a knife wound"
            if head is not None:
                if (
                    (plural or node.glued)
                    and not nodes[head].is_plural
                    and j + 1 < len(nodes)
                    and (later := nodes[j + 1].noun) is not None
                    and later.plural == plural
                ):
                    head = j = j + 1  # "three golf ball sized wraps"
                    continue
                if _heads_on(nodes, head, j, plural):
                    return None
                break
        elif node.kind == "label" and head is None:
            pass  # "a section 23 warrant"
        elif node.text == "," and head is None and steps and _adjective_list(nodes, j):
            pass
        else:
            break
        j += 1
        steps += 1
    return head


def _form_ahead(nodes: list[Node], j: int) -> int | None:
    """ "150 heroin and crack cocaine deals": the deals behind the drugs that they hold."""
    k = j + 1
    while k + 1 < len(nodes) and nodes[k].text in ("and", "&", "/", ",") and nodes[k + 1].noun_class == "drug":
        k += 2
    found = k > j + 1 and k < len(nodes) and nodes[k].noun_class == "form" and nodes[k].is_plural
    return k if found else None


# "140 county lines arrests", "62 county lines-related stop searches"
_NAMED_AFTER_LINES = frozenset({"person", "gang", "arrest", "charge", "warrant", "raid", "stop_search"})
_DEALING = frozenset({"dealing", "supply", "running", "trafficking", "related", "gang"})


def _people_ahead(nodes: list[Node], j: int) -> int | None:
    """ "two county lines drug dealing suspects", "140 county lines arrests": what is named after the trade."""
    for k in range(j, min(j + 4, len(nodes))):
        node = nodes[k]
        if node.noun_class in _NAMED_AFTER_LINES and node.is_plural:
            return k
        if node.noun_class != "drug" and node.text not in _DEALING:
            return None
    return None


def _adjective_use(nodes: list[Node], j: int) -> bool:
    """ "two suspected dealers", "13 arrested men": a participle before a noun."""
    node = nodes[j]
    if node.verb is None or not node.verb.forms & {"pp", "ing", "base", "noun"}:
        return False
    k = j + 1
    while k < len(nodes) and k < j + 4:
        following = nodes[k]
        if following.noun is not None:
            return True
        if following.text in _QUOTES:
            k += 1
            continue
        if following.kind not in ("name", "age", "word") or (following.function and following.function != "more"):
            return False
        k += 1
    return False


def _adjective_list(nodes: list[Node], j: int) -> bool:
    """ "a large, black knife": a comma between adjectives."""
    return (
        j + 2 < len(nodes)
        and nodes[j - 1].kind == "word"
        and nodes[j - 1].word is None
        and nodes[j + 1].kind == "word"
        and nodes[j + 1].word is None
        and nodes[j + 2].noun is not None
    )


def _heads_on(nodes: list[Node], head: int, j: int, plural: bool) -> bool:
    """Whether the unknown word `j` behind a noun makes a compound: "a knife attack", "two phone masts"."""
    node = nodes[j]
    noun = nodes[head].noun
    if node.capital or node.text.endswith("ly") or node.glued:
        return False
    if node.text.startswith("casing"):
        return True  # "a bullet casing"
    if plural:
        return noun is not None and not noun.plural and node.text.endswith("s") and not node.text.endswith("ss")
    if noun is not None and noun.cls in ("person", "police", "arrest", "charge", "line", "gang", "none"):
        return False
    return not node.text.endswith(("ed", "ing")) and node.text not in (
        "yesterday",
        "today",
        "inside",
        "hidden",
        "concealed",
        "believed",
        "worth",
        "containing",
    )


def _build(nodes: list[Node], i: int, j: int, head: int | None, *, ordinal: int, partitive: bool) -> Phrase | None:
    number = nodes[i]
    article = number.kind in ("article", "ordinal")
    definite = i > 0 and nodes[i - 1].function == "definite"
    # named below: a dictionary of arguments for each way to name it would make every call an interpreted one
    phrase = Phrase(
        i, i, i, number.start, number.end, "", "", number.value, number.value_max, number.qualifier or "exact",
        article=article, ordinal=ordinal, definite=definite, partitive=partitive,
        words=frozenset([n.text for n in nodes[i + 1 : (head if head is not None else i) + 1]]),
    )  # fmt: skip
    if head is None:
        age = _age_head(nodes, j)
        if age is not None and (number.value == 1 or partitive or article):
            return phrase.named(nodes, age, age, "person", "person")
        if article and not (
            (number.text == "another" or ordinal)
            and j < len(nodes)
            and (nodes[j].function in ("be", "have") or nodes[j].verb is not None)
        ):
            return None
        if age is not None:
            return phrase.named(nodes, age, age, "person", "person")
        last = j - 1 if partitive or ordinal else i
        phrase.ordinal = 0  # "two were bailed and a third was charged": the third of others
        if last + 1 < len(nodes) and _unknown_thing(nodes, last + 1):
            end, item = (last, "") if partitive else _unknown_run(nodes, last + 1)
            return phrase.named(nodes, end, i, "unknown", item)
        return phrase.named(nodes, last, i, "headless", "")
    noun = nodes[head].noun
    assert noun is not None
    if (
        number.kind == "num"
        and number.value > 1
        and not noun.plural
        and noun.cls in _COUNTABLE
        and not nodes[head].text.endswith("s")
    ):
        return None  # "the 808 phone line": a name
    if article and noun.plural and noun.cls not in ("cash", "property"):
        return None
    last, item, cls, phrase.unit = _complement(nodes, head, noun)
    return phrase.named(nodes, last, head, cls, item)


def _unknown_thing(nodes: list[Node], j: int) -> bool:
    """Whether a number is followed by a noun that the lexicon does not know: "one of the biggest conspiracies"."""
    node = nodes[j]
    return (
        node.kind == "word"
        and not node.function
        and node.verb is None
        and (node.word is None or not (node.word.qualifier or node.word.plan))
    )


def _unknown_run(nodes: list[Node], j: int) -> tuple[int, str]:
    """The last of the unknown words behind a number, and what they name where it is a plural: "catalytic converters"."""
    end = j
    while end + 1 < len(nodes) and nodes[end + 1].kind == "word" and nodes[end + 1].word is None:
        end += 1
    name = " ".join(node.text for node in nodes[j : end + 1])
    plural = name.endswith("s") and not name.endswith("ss")
    return (end, name[:-1]) if plural and end - j <= 2 else (j - 1, "")


_YOUNG = {"male": "boy", "males": "boy", "female": "girl", "females": "girl"}


def _complement(nodes: list[Node], head: int, noun: Noun) -> tuple[int, str, str, str]:
    """Last node, item, class and unit: "wraps of suspected heroin and crack cocaine", "bags of cannabis"."""
    cls, item = noun.cls, noun.item
    if cls == "form":
        last, drugs = _drugs_after(nodes, head + 1)
        before = _drug_before(nodes, head)
        if drugs:
            return last, "+".join(drugs), "form", item
        if (
            head + 2 < len(nodes)
            and nodes[head + 1].text == "of"
            and nodes[head + 2].noun_class in ("cash", "property")
        ):
            return head, "none", "none", ""  # "a bundle of cash"
        return head, before, "form", item
    if cls == "ammunition" and nodes[head].text.startswith("round"):
        last = head
        if head + 1 < len(nodes) and nodes[head + 1].text == "of":
            last = next(
                (k for k in range(head + 2, min(head + 5, len(nodes))) if nodes[k].noun_class == "ammunition"),
                head,
            )
            if last == head:
                return head, "none", "none", ""
        return last, item, cls, ""
    if cls == "person":
        if nodes[head].text in _YOUNG and any(
            n.kind == "age" and 0 < n.value < 18 for n in nodes[max(0, head - 3) : head]
        ):
            return head, _YOUNG[nodes[head].text], cls, ""  # "a 16-year-old male"
        follow = _person_after(nodes, head, item)
        return follow, item if follow == head else "person", cls, ""
    if cls == "none" and nodes[head].text in ("series", "number", "range"):
        return head, item, cls, ""
    return head, item, cls, ""


def _person_after(nodes: list[Node], head: int, item: str) -> int:
    """ "55 vulnerable children and adults": two nouns under one number."""
    if (
        head + 2 < len(nodes)
        and nodes[head + 1].text in ("and", "or", "&", "/")
        and (noun := nodes[head + 2].noun) is not None
        and noun.cls == "person"
        and noun.plural
        and item != noun.item
    ):
        return head + 2
    return head


def _drug_before(nodes: list[Node], head: int) -> str:
    """ "40 heroin wraps", "150 heroin and crack cocaine deals", "300 cannabis plants"."""
    for drug in ("cannabis", "nitrous oxide"):
        if nodes[head].text.startswith(drug):
            return drug
    drugs: list[str] = []
    k = head - 1
    while k >= 0 and nodes[k].noun_class == "drug":
        drugs.insert(0, nodes[k].noun_item)
        k -= 2 if k and nodes[k - 1].text in ("and", "&", "/", ",") else k + 1
    return "+".join(drugs)


_WORDS_OF_BELIEF = frozenset({"believed", "suspected", "thought", "to", "be"})
_BETWEEN_DRUGS = frozenset(
    {
        "of",
        "suspected",
        "believed",
        "to",
        "be",
        "both",
        "what",
        "is",
        "containing",
        "contained",
        "individual",
        "street",
        "ready",
        "up",
        "made",
        "possible",
        "alleged",
        "apparent",
        "apparently",
        "substance",
        "substances",
        "powder",
    }
)


def _drugs_after(nodes: list[Node], j: int) -> tuple[int, list[str]]:
    """The drugs named behind "of" ("of suspected heroin and crack cocaine", "containing cocaine"), with the last node taken."""
    start = j
    if j < len(nodes) and nodes[j].text not in ("of", "containing", "made", "believed", "suspected", "full"):
        return j - 1, []
    drugs: list[str] = []
    last = j - 1
    while j < len(nodes) and j < start + 14:
        node = nodes[j]
        noun = node.noun
        if noun is not None and noun.cls == "drug":
            if noun.item not in drugs:
                drugs.append(noun.item)
            last = j
        elif noun is not None and drugs:
            break
        elif drugs == ["drugs"] and node.text in _WORDS_OF_BELIEF:
            pass  # "a substance believed to be cocaine"
        elif node.text in ("and", ",", "&", "/", "or") and drugs:
            if not _drug_follows(nodes, j + 1):
                break
        elif (
            node.text in ("of", "a", "white", "brown", "what", "was", "were", "is")
            or node.text in _BETWEEN_DRUGS
            or node.text in _QUOTES
            or (
                node.kind in ("word", "name")
                and not node.function
                and node.noun is None
                and (node.verb is None or not drugs)
            )
        ):
            if drugs:
                break
        else:
            break
        j += 1
    drugs = [d for d in drugs if d != "drugs"] or drugs
    return last, drugs


def _drug_follows(nodes: list[Node], j: int) -> bool:
    for node in nodes[j : j + 3]:
        if node.noun is not None:
            return node.noun.cls == "drug"
        if node.kind not in ("word", "name") or node.function:
            return False
    return False


# --- money and mass ---------------------------------------------------------------------------------------------

_ESTIMATED = frozenset({"estimated", "estimate", "estimates", "approximate"})
_NOTES = frozenset({"note", "notes", "coin", "coins", "banknote", "banknotes"})
_MONEY_MODIFIERS = frozenset(
    {
        "of",
        "in",
        "worth",
        "suspected",
        "'s",
        "’s",
        "'",
        "’",
        "street",
        "value",
        "street value",
        "pounds",
        "estimated",
        "approximately",
        "potential",
        "total",
        "criminal",
        "illegal",
        "illicit",
        "counterfeit",
        "alleged",
        "further",
        "(",
        ")",
    }
)


def _money(nodes: list[Node], i: int) -> Phrase:
    """A sum with what it is a sum of: "£5,500 worth of drugs", "£3,000 cash", "drugs worth £40", or bare."""
    node = nodes[i]
    estimated = any(not _ESTIMATED.isdisjoint(n.text.split()) for n in nodes[max(0, i - 6) : i] if n.kind == "word")
    base: dict[str, Any] = {
        "value": node.value,
        "value_max": node.value_max,
        "qualifier": node.qualifier or ("approx" if estimated else "exact"),
        "unit": node.sub,
    }
    j = i + 1
    if j < len(nodes) and nodes[j].text in _NOTES:
        return Phrase(i, j, j, node.start, nodes[j].end, "none", "none", **base)  # "in £20 notes": no sum
    texts = [n.text for n in nodes[j : j + 4]]
    if texts in (["in", "cash", "value", "of"], ["in", "street", "value", "of"]):
        j += 2  # "£136,000 in cash value of class A drugs"
    elif (
        texts[:2] == ["worth", "of"]
        and j + 2 < len(nodes)
        and nodes[j + 2].word is None
        and _unknown_thing(nodes, j + 2)
    ):
        end, item = _unknown_run(nodes, j + 2)
        if item and (
            end + 1 == len(nodes) or nodes[end + 1].word is None or nodes[end + 1].noun is None
        ):  # "£3,500 worth of fireworks"
            return Phrase(i, end, end, node.start, nodes[end].end, "property", item, **base)
    while j < len(nodes) and j < i + 7:
        following = nodes[j]
        noun = following.noun
        if noun is not None and following.text == "property":
            return Phrase(i, j, j, node.start, following.end, "property", "property", **base)
        if (
            noun is not None
            and noun.cls in GOODS | {"none", "line", "gang"}
            and following.text not in ("value", "street value")
        ):
            if noun.cls == "drug":
                last, drugs = _drugs_after_money(nodes, j)
                return Phrase(i, last, j, node.start, nodes[last].end, "drug", "+".join(drugs), **base)
            if noun.cls == "form":
                last, drugs = _drugs_after(nodes, j + 1)
                if drugs or _drug_before(nodes, j):
                    return Phrase(
                        i,
                        max(last, j),
                        j,
                        node.start,
                        nodes[max(last, j)].end,
                        "drug",
                        "+".join(drugs) or _drug_before(nodes, j),
                        **base,
                    )
                if j == i + 1:
                    return Phrase(i, j, j, node.start, following.end, "none", "none", **base)
                break
            return Phrase(i, j, j, node.start, following.end, noun.cls, noun.item, **base)
        if not (
            following.text in _MONEY_MODIFIERS
            or (j > i + 1 and following.kind in ("word", "name") and not following.function and following.verb is None)
        ):
            break
        j += 1
    before = _worth_before(nodes, i)
    if before is not None:
        noun = nodes[before].noun
        if noun is None:
            return Phrase(i, i, i, node.start, node.end, "drug", "drugs", **base)
        cls = "drug" if noun.cls == "form" else noun.cls
        item = _drugs_in(nodes, before, i) if cls == "drug" else noun.item
        return Phrase(i, i, before, node.start, node.end, cls, item, **base)
    if texts[:2] == ["worth", "of"]:
        for k in range(i + 3, min(i + 10, len(nodes))):
            if nodes[k].noun_class == "drug":  # "£9,000 worth of what may be heroin"
                last, drugs = _drugs_after_money(nodes, k)
                return Phrase(i, last, k, node.start, nodes[last].end, "drug", "+".join(drugs), **base)
        return Phrase(i, i, i, node.start, node.end, "none", "none", **base)  # of what, nothing here knows
    return Phrase(i, i, i, node.start, node.end, "money", "cash", **base)


def _drugs_after_money(nodes: list[Node], j: int) -> tuple[int, list[str]]:
    drugs: list[str] = []
    last = j
    while j < len(nodes):
        noun = nodes[j].noun
        if noun is not None and noun.cls == "drug":
            if noun.item not in drugs:
                drugs.append(noun.item)
            last = j
            j += 1
        elif (nodes[j].text in ("and", "&", ",", "/") and _drug_follows(nodes, j + 1)) or (
            nodes[j].kind in ("word", "name")
            and not nodes[j].function
            and nodes[j].word is None
            and _drug_follows(nodes, j + 1)
            and drugs
            and nodes[j - 1].text in ("and", "&", ",")
        ):
            j += 1
        else:
            break
    return last, [d for d in drugs if d != "drugs"] or drugs


def _worth_before(nodes: list[Node], i: int) -> int | None:
    """The noun whose worth the sum states: "heroin with a street value of £900", "cash totalling £56,000"."""
    j = i - 1
    worth = False
    while j >= 0 and j > i - 14:
        node = nodes[j]
        if (
            node.text
            in (
                "worth",
                "valued",
                "value",
                "street value",
                "totalling",
                "totaling",
                "valuing",
                "being",
                "amounting",
                "totalled",
                "values",
                "street values",
            )
            or node.text.startswith("in excess")
            or node.text == "retail"
        ):
            worth = True
        elif node.text == "total" and not worth and j > 1 and nodes[j - 1].kind == "article":
            pass  # "worth a total of £360"
        elif (worth and node.noun_class in GOODS) or (node.kind == "mass" and worth):
            if (
                j > 1
                and nodes[j - 1].text in ("and", "&")
                and nodes[j - 2].noun_class == "cash"
                and not any(n.kind == "money" for n in nodes[max(0, j - 5) : j - 2])
            ):
                return j - 2  # "cash and drugs worth £100,000": the first noun's
            return j
        elif (
            node.kind in ("money", "mass")
            or node.text in (";", ":")
            or (node.function in ("but", "pronoun") and node.text not in ("it", "which"))
        ) or (
            not worth
            and (
                node.noun is not None
                or node.verb is not None
                or node.text in (",", "and")
                or node.function == "relative"
            )
        ):
            return None
        j -= 1
    return None


def _drugs_in(nodes: list[Node], start: int, stop: int) -> str:
    """The drugs of the phrase that ends before `stop`, walking back from `start` over a list of drugs."""
    begin = start
    j = start - 1
    while j >= 0 and j > start - 10:
        node = nodes[j]
        if node.noun_class in ("drug", "form"):
            begin = j
        elif not (
            node.text in ("and", "of", ",", "&", "suspected")
            or (node.kind == "word" and not node.function and node.word is None)
        ):
            break
        j -= 1
    drugs: list[str] = []
    for node in nodes[begin:stop]:
        if node.noun_class == "drug" and node.noun_item not in drugs:
            drugs.append(node.noun_item)
    drugs = [d for d in drugs if d != "drugs"] or drugs
    return "+".join(drugs) or "drugs"


def _mass(nodes: list[Node], i: int) -> Phrase:
    """ "26 kg of cannabis", "166g crack": a mass of the drugs that follow or stand before."""
    node = nodes[i]
    last, drugs = _drugs_after(nodes, i + 1)
    if not drugs and i + 1 < len(nodes) and nodes[i + 1].noun_class == "weapon":
        return Phrase(i, i, i, node.start, node.end, "none", "none", node.value)  # "a 500lb bomb"
    if not drugs:
        j = i + 1
        while (
            j < len(nodes)
            and j < i + 4
            and nodes[j].kind in ("word", "name")
            and not nodes[j].function
            and nodes[j].noun is None
            and nodes[j].verb is None
        ):
            j += 1
        if j < len(nodes) and nodes[j].noun_class == "drug":
            last, drugs = _drugs_after_money(nodes, j)
    if not drugs:
        last = i
        if i and nodes[i - 1].noun_class == "drug":
            drugs = [nodes[i - 1].noun_item]
    if not drugs and i + 1 < len(nodes) and nodes[i + 1].text == "of":
        return Phrase(i, i, i, node.start, node.end, "none", "none", node.value)  # "10 kilograms of cutting agent"
    start = (
        nodes[i - 1].start if i and nodes[i - 1].kind == "article" and nodes[i - 1].end <= node.start else node.start
    )
    return Phrase(
        i,
        last,
        i,
        start,
        nodes[last].end,
        "drug",
        "+".join(drugs),
        node.value,
        node.value_max,
        node.qualifier or "exact",
        "g",
    )


# --- nothing, shared articles, inherited nouns -------------------------------------------------------------------


def _none(nodes: list[Node], i: int) -> Phrase | None:
    """ "No arrests were made", "no one was charged": a count of nought."""
    node = nodes[i]
    if node.text == "nobody" or (i + 1 < len(nodes) and nodes[i + 1].kind == "num" and nodes[i + 1].value == 1):
        last = i if node.text == "nobody" else i + 1
        return Phrase(i, last, last, node.start, nodes[last].end, "person", "person", 0)
    head = _head(nodes, i + 1, plural=True)
    if head is None or head > i + 3:
        return None
    noun = nodes[head].noun
    if noun is None or noun.cls not in ("arrest", "charge", "person", "weapon", "drug") or not noun.plural:
        return None
    return Phrase(i, head, head, node.start, nodes[head].end, noun.cls, noun.item, 0)


def _shared_article(nodes: list[Node], phrase: Phrase) -> list[Phrase]:
    """Bare singulars that go on a counted list: "a machete, knife and flick knife" counts three."""
    found: list[Phrase] = []
    j = phrase.last + 1
    while j + 1 < len(nodes) and nodes[j].text in (",", "and", "&"):
        k = j + 1
        if nodes[k].text in ("and", "&"):
            k += 1
        begin = k
        while (
            k < len(nodes)
            and nodes[k].kind in ("word", "name")
            and nodes[k].noun is None
            and not nodes[k].function
            and nodes[k].verb is None
        ):
            k += 1
        if k >= len(nodes) or k > begin + 2:
            break
        noun = nodes[k].noun
        if noun is not None and noun.plural and noun.cls in _SHARES_ARTICLE:
            j = k + 1  # "a rifle, imitation weapons, PAVA spray": what is not counted ends no list
            continue
        if noun is None or noun.cls not in _SHARES_ARTICLE or noun.item in _UNCOUNTED_ITEMS:
            break
        if (
            k + 1 < len(nodes)
            and nodes[k + 1].kind == "word"
            and (nodes[k + 1].noun is not None or nodes[k + 1].word is None)
            and not nodes[k + 1].function
        ):
            break
        found.append(
            Phrase(begin, k, k, nodes[begin].start, nodes[k].end, noun.cls, noun.item, 1, article=True, shared=True)
        )
        j = k + 1
    return found


def _shared_person(nodes: list[Node], phrase: Phrase) -> list[Phrase]:
    """ "a 20 year old man, 36 year old man and 45 year old woman", "a man and woman": one article, one person each."""
    found: list[Phrase] = []
    j = phrase.last + 1
    while j + 1 < len(nodes):
        k = j
        while (
            k < len(nodes)
            and k < j + 10
            and nodes[k].text not in (",", "and", "&")
            and nodes[k].kind in ("word", "name")
            and nodes[k].function in ("", "preposition", "definite", "adverb", "pronoun")
            and nodes[k].verb is None
        ):
            k += 1  # "a 20 year old man from Leeds and 36 year old man"
        if k >= len(nodes) or nodes[k].text not in (",", "and", "&"):
            break
        k += 1
        if k < len(nodes) and nodes[k].text in ("and", "&"):
            k += 1
        begin, aged = k, False
        while k < len(nodes) and (
            nodes[k].kind in ("age", "name") or (nodes[k].kind == "word" and nodes[k].word is None)
        ):
            aged = aged or (nodes[k].kind == "age" and nodes[k].text != "aged")
            k += 1
        noun = nodes[k].noun if k < len(nodes) else None
        person = noun is not None and noun.cls == "person" and not noun.plural
        if not (person or (aged and begin < k)) or not (aged or (k == begin and nodes[j].text in ("and", "&"))):
            break
        head = k if person else k - 1
        found.append(
            Phrase(
                begin,
                head,
                head,
                nodes[begin].start,
                nodes[head].end,
                "person",
                noun.item if person and noun is not None else "person",
                1,
                article=True,
                shared=True,
            )
        )
        j = head + 1
    return found


def _inherit(phrases: list[Phrase], nodes: list[Node]) -> None:
    """A number without a noun counts what the phrase before it counted: "ten wraps of heroin and nine of crack"."""
    previous: Phrase | None = None
    for phrase in phrases:
        if (
            phrase.cls == "headless"
            and previous is not None
            and previous.cls not in ("person", "arrest")
            and phrase.article
            and not phrase.partitive
        ):
            phrase.cls, phrase.item = previous.cls, previous.item  # "a vehicle was seized and another was ..."
        if (
            phrase.cls == "headless"
            and phrase.partitive
            and previous is not None
            and previous.cls in ("line", "gang", "vehicle", "phone", "weapon", "warrant", "address")
            and nodes[phrase.last].text in ("which", "these", "them", "those")
        ):
            phrase.cls, phrase.item = previous.cls, previous.item  # "four lines, two of which were shut down"
        if phrase.cls == "headless" and previous is not None and not phrase.partitive:
            follow = nodes[phrase.last + 1] if phrase.last + 1 < len(nodes) else None
            if previous.cls == "form" and follow is not None and follow.text == "of":
                last, drugs = _drugs_after(nodes, phrase.last + 1)
                if drugs:
                    phrase.cls, phrase.unit, phrase.item = "form", previous.unit, "+".join(drugs)
                    phrase.last, phrase.end = last, nodes[last].end
        if phrase.cls == "headless" and not phrase.partitive and _no_head(nodes, phrase):
            phrase.cls = "unknown"
        if phrase.cls not in ("headless", "none", "police"):
            previous = phrase


def _no_head(nodes: list[Node], phrase: Phrase) -> bool:
    """A year ("2020"), or "one of many": a number that counts nobody."""
    follow = nodes[phrase.last + 1] if phrase.last + 1 < len(nodes) else None
    number = nodes[phrase.first]
    year = (
        number.sub == "digits"
        and 1900 <= number.value <= 2100
        and (number.value_max is None or number.value_max <= 2100)
    )
    return year or (follow is not None and follow.text == "of")
