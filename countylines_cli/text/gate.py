"""Whether a sentence can state a figure at all, told from its words before any grammar: most cannot.

The gate looks for a quantity near a noun that is counted, and for a verb or noun that tells what was done to it. It
lets many sentences through that state nothing, and must stop none that states something.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from countylines_cli.lexicon.contexts import words_of
from countylines_cli.lexicon.vocabulary import Phrase, Vocabulary, Word

# Masks of words. What may be counted, and by what; and what was done.
QUANTITY: Final = 1
ARTICLE: Final = 2
PERSON: Final = 4
GOODS: Final = 8
EVENT: Final = 16
PLACE: Final = 32
LINE: Final = 64
_ARREST: Final = 128
_SEIZE: Final = 256
_STOP: Final = 512
_VISIT: Final = 1024
_PROTECT: Final = 2048
_SHUT: Final = 4096
_RAID: Final = 8192
_HOLD: Final = 16384
_CUSTODY: Final = 32768
# Signs of a sentence, told from each of its words. A word that a statistic needs; a thing that can be seized; a word such as
# "had", which makes a statement of things; a number, an article or "no".
TRIGGER: Final = 1
THING: Final = 2
HELD: Final = 4
COUNTED: Final = 8
# A place is named; something happened; "region"; somebody says; somebody claims; a date may stand there.
NAMED: Final = 16
HAPPENED: Final = 32
REGIONAL: Final = 64
SAYS: Final = 128
CLAIMS: Final = 256
DATED: Final = 512
_NOUNS: Final = PERSON | GOODS | EVENT | PLACE | LINE
_VERBS: Final = _ARREST | _SEIZE | _STOP | _VISIT | _PROTECT | _SHUT | _RAID | _HOLD | _CUSTODY
# how many words behind a number or an article the noun that it counts can stand
_FAR: Final = 10
_NEAR: Final = 8
_BEFORE: Final = 5
_BESIDE: Final = 15  # "brings the number of arrests since the start of the operation in May to 19"

_NOUN_MASKS = {
    "person": PERSON, "drug": GOODS, "form": GOODS, "weapon": GOODS, "ammunition": GOODS, "phone": GOODS, "vehicle": GOODS,
    "cash": GOODS, "property": GOODS, "mass": GOODS, "arrest": EVENT, "charge": EVENT, "warrant": EVENT, "raid": EVENT,
    "stop_search": EVENT, "search": EVENT, "stop": EVENT, "visit": EVENT, "referral": EVENT, "nrm_referral": EVENT,
    "line": LINE, "gang": LINE, "address": PLACE,
}  # fmt: skip
_VERB_MASKS = {
    "arrest": _ARREST, "charge": _ARREST, "seize": _SEIZE, "take": _SEIZE, "stop": _STOP, "visit": _VISIT,
    "safeguard": _PROTECT, "shut": _SHUT, "raid": _RAID,
}  # fmt: skip
# "he had ten bags", "worth £500", "in custody": no verb of a class, and yet a figure
HOLDING = frozenset({
    "had", "with", "carrying", "streets", "contained", "containing", "included", "including", "possession", "held", "worth",
    "value", "produced", "inside", "concealed", "hidden", "hide", "hid", "hiding", "conceal", "swallow", "discard", "custody", "questioned", "include", "includes",
})  # fmt: skip
_IN_CUSTODY = frozenset({"custody", "questioned", "held"})
_PAIRED = frozenset({"pair", "duo", "trio", "couple", "both", "twice"})
_AGED = frozenset({"old", "olds", "aged"})


class Gate:
    """Masks of words and phrases of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, openers: Collection[str]) -> None:
        self._words: dict[str, int] = {}
        self._signs: dict[str, int] = {}
        for sign, texts in (
            (TRIGGER, {*vocabulary.triggers, "questioned"}),
            (THING, vocabulary.goods),
            (HELD, HOLDING),
            (COUNTED, openers),
        ):
            for text in texts:
                self._signs[text] = self._signs.get(text, 0) | sign
        for text, word in vocabulary.words.items():
            self._add(text, _mask(word))
        for text in openers:
            counted = text not in ("a", "an")
            self._add(text, QUANTITY if counted else ARTICLE)
        for text in HOLDING:
            self._add(text, _HOLD | (_CUSTODY if text in _IN_CUSTODY else 0))
        for text in _AGED:
            self._add(text, PERSON)
        for text in _PAIRED:
            self._add(text, PERSON | QUANTITY)
        for text in words_of("operations.raided"):
            self._add(text, PLACE)

    def _add(self, text: str, mask: int) -> None:
        if mask:
            self._words[text] = self._words.get(text, 0) | mask

    def sign(self, text: str) -> int:
        """The signs of a word; 0 where it tells nothing."""
        return self._signs.get(text, 0)

    def of_word(self, text: str) -> int:
        """The mask of a word; 0 where it tells nothing."""
        return self._words.get(text, 0)


def may_state(signs: int) -> bool:
    """Whether a sentence of these signs holds a word that a statistic needs: the others are never scanned."""
    return bool(signs & TRIGGER) or signs & (THING | HELD) == THING | HELD


def _mask(word: Word) -> int:
    mask = _NOUN_MASKS.get(word.noun.cls, 0) if word.noun is not None else 0
    if word.verb is not None:
        for cls in word.verb.classes:
            mask |= _VERB_MASKS.get(cls, 0)
    return mask


def phrase_masks(followers: Mapping[str, Sequence[Phrase]]) -> dict[str, int]:
    """What the phrases that go on with each second word can tell, all of them together."""
    masks: dict[str, int] = {}
    for second, phrases in followers.items():
        for _, word in phrases:
            masks[second] = masks.get(second, 0) | _mask(word)
    return masks


def _objects(verbs: int) -> int:
    """What a bare number beside a verb can count."""
    return PERSON | (GOODS if verbs & _SEIZE else 0) | (LINE if verbs & _SHUT else 0)


def passes(masks: list[int]) -> bool:
    """Whether a sentence of these masks, word by word, can state a figure."""
    counted = said = 0
    number = article = noun_at = verb_at = event = -100
    nouns_before = verbs_before = 0
    for i, mask in enumerate(masks):
        if not mask:
            continue
        if mask & QUANTITY:
            number = i
            if i - event <= _BESIDE:
                counted |= EVENT
            if i - noun_at <= _BEFORE:
                counted |= nouns_before
            if i - verb_at <= _BEFORE:
                counted |= _objects(verbs_before)  # "arrested three times", "seized twelve"
        elif mask & ARTICLE:
            article = i
        nouns = mask & _NOUNS
        if nouns:
            if i - number <= _FAR or i - article <= _NEAR:
                counted |= nouns
            noun_at, nouns_before = i, nouns
            if nouns & EVENT:
                event = i
                if i - number <= _BESIDE:
                    counted |= EVENT
        if mask & _VERBS:
            said |= mask & _VERBS
            verb_at, verbs_before = i, mask
            if i - number <= _FAR:
                counted |= _objects(mask)  # "twelve were arrested", "another was charged"
    if counted & EVENT or (counted & PLACE and event >= 0):
        return True
    if counted & PERSON and said & (_ARREST | _PROTECT | _STOP | _VISIT | _SEIZE | _CUSTODY):
        return True
    if counted & GOODS and said & (_SEIZE | _HOLD | _STOP | _ARREST):
        return True
    if counted & PLACE and said & (_VISIT | _RAID | _PROTECT | _STOP):
        return True
    return bool(counted & LINE and said & (_SHUT | _SEIZE))
