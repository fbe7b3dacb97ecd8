"""The words of the lexicon, loaded and checked once, on first use.

A word may be a noun, a verb and a function word at once ("stop", "charge", "since"); `Word` holds each reading.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from countylines_cli.errors import LexiconError
from countylines_cli.lexicon import _compiled

WORD_PATTERN = r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|['’]s\b|&(?!#)|\d+"


class Noun(NamedTuple):
    """A noun: its class (`person`, `drug`, `none` ...), the item it is reported as, and whether this form is plural."""

    cls: str
    item: str
    plural: bool
    grams: float = 0.0


class Verb(NamedTuple):
    """A verb form: the classes it can belong to, and its forms (`base`, `s`, `past`, `pp`, `ing`, `noun`)."""

    classes: set[str]
    forms: set[str]


class Word:
    """All readings of a word or fixed phrase."""

    def __init__(
        self,
        text: str,
        noun: Noun | None = None,
        verb: Verb | None = None,
        function: str = "",
        qualifier: str = "",
        plan: bool = False,
    ) -> None:
        self.text = text
        self.noun = noun
        self.verb = verb
        self.function = function
        self.qualifier = qualifier
        self.plan = plan


Phrase = tuple[tuple[str, ...], Word]


class Vocabulary:
    """Words by text; phrases by their first word, longest first."""

    def __init__(
        self,
        words: dict[str, Word],
        phrases: dict[str, list[Phrase]],
        numbers: dict[str, int],
        scales: dict[str, int],
        letters: dict[str, int],
        collectives: dict[str, int],
        ordinals: dict[str, int],
        triggers: frozenset[str],
        goods: frozenset[str],
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.numbers = numbers
        self.scales = scales
        self.letters = letters
        self.collectives = collectives
        self.ordinals = ordinals
        self.triggers = triggers
        self.goods = goods


def split_words(text: str) -> tuple[str, ...]:
    """The words of a phrase, as the scanner sees them: lower case, hyphens dropped."""
    return tuple(re.findall(WORD_PATTERN, text.lower()))


def plural_of(noun: str) -> str:
    """The regular English plural: "baby" babies, "sword" swords, "watch" watches."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def verb_forms(entry: str) -> list[tuple[str, str]]:
    """Pairs of (form's text, form's name) of a verb entry of `verbs.toml`."""
    parts = entry.split()
    if len(parts) == 5:
        base, past, participle, present, gerund = parts
        return [(base, "base"), (past, "past"), (participle, "pp"), (present, "s"), (gerund, "ing")]
    if len(parts) != 1:
        raise LexiconError(f"verbs.toml: {entry!r}: a verb has one part or five")
    base = entry
    if base.endswith("e"):
        past, gerund = base + "d", base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        past, gerund = base[:-1] + "ied", base + "ing"
    else:
        past, gerund = base + "ed", base + "ing"
    return [(base, "base"), (past, "past"), (past, "pp"), (plural_of(base), "s"), (gerund, "ing")]


class _Builder:
    """Collects entries; refuses what contradicts itself."""

    def __init__(self) -> None:
        self.words: dict[str, Word] = {}
        self.phrases: dict[str, dict[tuple[str, ...], Word]] = {}

    def word(self, text: str) -> Word:
        parts = split_words(text)
        if not parts:
            raise LexiconError(f"lexicon: an entry without words: {text!r}")
        if len(parts) == 1:
            return self.words.setdefault(parts[0], Word(parts[0]))
        return self.phrases.setdefault(parts[0], {}).setdefault(parts, Word(" ".join(parts)))

    def noun(self, entry: str, cls: str, item: str, grams: float = 0.0) -> None:
        singular, _, plural = entry.partition("/")
        # the later form wins only where the word is not yet a noun: one word, one class
        for text, is_plural in ((singular, False), (plural or plural_of(singular), True)):
            word = self.word(text)
            if word.noun is None:
                word.noun = Noun(cls, item, is_plural, grams)

    def verb(self, text: str, cls: str, form: str) -> None:
        word = self.word(text)
        if word.verb is None:
            word.verb = Verb(set(), set())
        word.verb.classes.add(cls)
        word.verb.forms.add(form)


def _read(name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((_compiled.FOLDER / name).read_text(encoding="utf-8"))


def _add_nouns(build: _Builder) -> None:
    goods, operations, people = _read("goods.toml"), _read("operations.toml"), _read("people.toml")
    for cls in ("drug", "form", "weapon", "ammunition", "phone", "vehicle", "cash", "property"):
        for item, entries in goods[cls].items():
            for entry in entries:
                build.noun(entry, cls, item)
    for cls, entries in operations["noun"].items():
        for entry in entries:
            build.noun(entry, cls, cls)
    for grams, entries in operations["mass"].items():
        for entry in entries:
            build.noun(entry, "mass", "mass", float(grams))
    for item, entries in people["person"].items():
        for entry in entries:
            build.noun(entry, "person", item)
    for entry in people["not_counted"]["police"]:
        build.noun(entry, "police", "police")
    for entry in operations["none"]["none"]:
        build.noun(entry, "none", "none")


def _phrase_form(build: _Builder, text: str) -> list[str]:
    """The verb forms a phrase takes from its first word; a phrase that starts with a noun is nominal."""
    words = split_words(text)
    for word in words:
        if word.endswith("ing") and word != "freezing":
            return ["ing"]
        if word.endswith("ed") or word in {
            "taken",
            "put",
            "brought",
            "spoken",
            "spoke",
            "made",
            "caught",
            "given",
            "took",
            "broken",
            "broke",
            "seen",
            "saw",
            "shut",
            "led",
            "was",
            "were",
            "had",
            "found",
        }:
            return ["past", "pp"]
    first = build.words.get(words[0])
    if first is not None and first.verb is not None and "of" not in words:
        return sorted(first.verb.forms)
    return ["noun"]


def _add_verbs(build: _Builder) -> None:
    verbs = _read("verbs.toml")
    for cls, table in verbs.items():
        for entry in table["words"]:
            for text, form in verb_forms(entry):
                build.verb(text, cls, form)
    for cls, table in verbs.items():
        for text in table.get("phrases", ()):
            for form in _phrase_form(build, text):
                build.verb(text, cls, form)


def _add_grammar(build: _Builder) -> None:
    grammar, numbers = _read("grammar.toml"), _read("numbers.toml")
    for function, entries in grammar["function"].items():
        for entry in entries:
            word = build.word(entry)
            # a word keeps its first reading ("since" as a preposition, "that" as a determiner)
            word.function = word.function or function
    for entry in grammar["coordination"]["words"]:
        build.word(entry).function = "conjunction"
    for entry in grammar["plan"]["words"]:
        build.word(entry).plan = True
    for name, entries in numbers["qualifiers"].items():
        for entry in entries:
            build.word(entry).qualifier = name


# nouns and verbs without which a sentence states no statistic: the others are skipped unread
_TRIGGER_NOUNS = {
    "arrest",
    "charge",
    "warrant",
    "raid",
    "stop_search",
    "search",
    "stop",
    "visit",
    "referral",
    "nrm_referral",
    "line",
    "gang",
}
_TRIGGER_VERBS = {"arrest", "charge", "seize", "take", "stop", "visit", "safeguard", "shut", "raid"}
# and what needs neither: "five people are now in custody"
_TRIGGER_WORDS = {"custody"}
# words that open a verb phrase ("made safe", "was held") and a thousand sentences of other kinds
_COMMON = {
    "was",
    "were",
    "had",
    "he",
    "she",
    "they",
    "in",
    "off",
    "put",
    "made",
    "make",
    "given",
    "offered",
    "text",
    "called",
    "on",
    "of",
    "to",
}


def _triggers(build: _Builder) -> frozenset[str]:
    found = set(_TRIGGER_WORDS)
    for first, table in build.phrases.items():
        if first not in _COMMON and any(w.verb is not None and w.verb.classes & _TRIGGER_VERBS for w in table.values()):
            found.add(first)
    for text, word in build.words.items():
        if (word.noun and word.noun.cls in _TRIGGER_NOUNS) or (word.verb and word.verb.classes & _TRIGGER_VERBS):
            found.add(text)
    return frozenset(found)


def _goods(build: _Builder) -> frozenset[str]:
    return frozenset(
        t
        for t, w in build.words.items()
        if w.noun is not None and w.noun.cls in ("drug", "form", "weapon", "phone", "cash")
    )


def build_vocabulary() -> Vocabulary:
    """The vocabulary, built from the TOML files."""
    build = _Builder()
    _add_nouns(build)
    _add_verbs(build)
    _add_grammar(build)
    numbers = _read("numbers.toml")
    phrases = {first: _longest_first(list(table.items())) for first, table in build.phrases.items()}
    return Vocabulary(
        words=build.words,
        phrases=phrases,
        numbers=numbers["words"],
        scales=numbers["scales"],
        letters=numbers["letters"],
        collectives=numbers["collective"],
        ordinals=numbers["ordinals"],
        triggers=_triggers(build),
        goods=_goods(build),
    )


def _longest_first(entries: list[Phrase]) -> list[Phrase]:
    return sorted(entries, key=lambda entry: (-len(entry[0]), entry[0]))


_TABLES = ("numbers", "scales", "letters", "collectives", "ordinals")
_SETS = ("triggers", "goods")


def compiled_words(vocabulary: Vocabulary) -> str:
    """The vocabulary as text, a line a table, a set, or a reading with all words that have it; the parts between tabs."""
    lines: list[str] = []
    for name in _TABLES:
        table = getattr(vocabulary, name)
        lines.append("\t".join(["table", name, *(f"{word}={number}" for word, number in table.items())]))
    for name in _SETS:
        lines.append("\t".join(["set", name, *sorted(getattr(vocabulary, name))]))
    readings: dict[str, list[str]] = {}
    phrases = (word for entries in vocabulary.phrases.values() for _, word in entries)
    for word in (*vocabulary.words.values(), *phrases):
        readings.setdefault(_reading(word), []).append(word.text)
    lines.extend("\t".join([reading, *sorted(texts)]) for reading, texts in sorted(readings.items()))
    return "\n".join(lines) + "\n"


def _reading(word: Word) -> str:
    noun, verb = word.noun, word.verb
    parts = [word.function, word.qualifier, "plan" if word.plan else ""]
    parts += [noun.cls, noun.item, "plural" if noun.plural else "", repr(noun.grams)] if noun is not None else [""] * 4
    parts += [" ".join(sorted(verb.classes)), " ".join(sorted(verb.forms))] if verb is not None else [""] * 2
    return "|".join(parts)


def _from_compiled(body: str) -> Vocabulary:
    """The vocabulary that `compiled_words` wrote."""
    tables: dict[str, Any] = {"words": {}, "phrases": {}}
    for line in body.splitlines():
        kind, *texts = line.split("\t")
        if kind == "set":
            tables[texts[0]] = frozenset(texts[1:])
        elif kind == "table":
            tables[texts[0]] = {word: int(number) for word, _, number in (text.partition("=") for text in texts[1:])}
        else:
            _add_reading(tables["words"], tables["phrases"], kind, texts)
    for first, entries in tables["phrases"].items():
        if len(entries) > 1:
            tables["phrases"][first] = _longest_first(entries)
    return Vocabulary(**tables)


def _add_reading(words: dict[str, Word], phrases: dict[str, list[Phrase]], reading: str, texts: list[str]) -> None:
    function, qualifier, plan, cls, item, plural, grams, classes, forms = reading.split("|")
    noun = Noun(cls, item, bool(plural), float(grams)) if cls else None
    verb = Verb(set(classes.split()), set(forms.split())) if forms else None
    for text in texts:
        word = Word(text, noun, verb, function, qualifier, bool(plan))
        if " " in text:
            parts = tuple(text.split(" "))
            phrases.setdefault(parts[0], []).append((parts, word))
        else:
            words[text] = word


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, loaded on the first call."""
    body = _compiled.load(_compiled.WORDS)
    return _from_compiled(body) if body is not None else build_vocabulary()
