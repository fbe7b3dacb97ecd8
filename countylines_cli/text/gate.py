"""Whether a sentence can state a figure at all, told from its words before any grammar: most cannot.

The gate looks for a quantity near a noun that is counted, and for a verb or noun that tells what was done to it. It
lets many sentences through that state nothing, and must stop none that states something.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from countylines_cli.lexicon.vocabulary import Phrase, Vocabulary, Word

QUANTITY, ARTICLE, PERSON, GOODS, EVENT, PLACE, LINE = 1, 2, 4, 8, 16, 32, 64
_ARREST, _SEIZE, _STOP, _VISIT, _PROTECT, _SHUT, _RAID, _HOLD = 128, 256, 512, 1024, 2048, 4096, 8192, 16384
_NOUNS = PERSON | GOODS | EVENT | PLACE | LINE
_VERBS = _ARREST | _SEIZE | _STOP | _VISIT | _PROTECT | _SHUT | _RAID | _HOLD
# how many words behind a number or an article the noun that it counts can stand
_FAR, _NEAR, _BEFORE = 10, 8, 5

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
    "value", "produced", "inside", "concealed", "hidden", "hide", "hid", "hiding", "conceal", "swallow", "discard", "custody", "include", "includes",
})  # fmt: skip
_PEOPLE = frozenset({"old", "olds", "aged", "year-old", "pair", "duo", "trio", "couple", "both", "twice"})


class Gate:
    """Masks of words and phrases of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, openers: Collection[str]) -> None:
        self._words: dict[str, int] = {}
        for text, word in vocabulary.words.items():
            self._add(text, _mask(word))
        for text in openers:
            counted = text not in ("a", "an")
            self._add(text, QUANTITY if counted else ARTICLE)
        for text in HOLDING:
            self._add(text, _HOLD)
        for text in _PEOPLE:
            self._add(text, PERSON)
        for text in ("pair", "duo", "couple", "trio", "both", "twice"):
            self._add(text, QUANTITY)

    def _add(self, text: str, mask: int) -> None:
        if mask:
            self._words[text] = self._words.get(text, 0) | mask

    def of_word(self, text: str) -> int:
        """The mask of a word; 0 where it tells nothing."""
        return self._words.get(text, 0)


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


def passes(masks: Sequence[int]) -> bool:
    """Whether a sentence of these masks, word by word, can state a figure."""
    counted = said = seen = 0
    number = article = noun_at = -100
    nouns_before = 0
    for i, mask in enumerate(masks):
        if not mask:
            continue
        seen |= mask
        if mask & QUANTITY:
            number = i
            if i - noun_at <= _BEFORE:
                counted |= nouns_before
        elif mask & ARTICLE:
            article = i
        nouns = mask & _NOUNS
        if nouns:
            if i - number <= _FAR or i - article <= _NEAR:
                counted |= nouns
            noun_at, nouns_before = i, nouns
        if mask & _VERBS:
            said |= mask & _VERBS
            if i - number <= _FAR:
                counted |= PERSON  # "twelve were arrested", "another was charged"
                if mask & _SEIZE:
                    counted |= GOODS
                if mask & _SHUT:
                    counted |= LINE
    if seen & EVENT and (counted & (EVENT | PLACE) or seen & QUANTITY):
        return True
    if counted & PERSON and said & (_ARREST | _PROTECT | _STOP | _VISIT | _SEIZE | _HOLD):
        return True
    if counted & GOODS and said & (_SEIZE | _HOLD | _STOP | _ARREST):
        return True
    return bool(counted & (LINE | PLACE) and said & (_SHUT | _VISIT | _RAID | _PROTECT | _STOP | _SEIZE))
