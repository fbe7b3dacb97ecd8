"""Chunks: what stands between white space, read once however often it comes, into the pieces that nodes are made of.

News repeats itself: nineteen chunks of twenty were seen before, and a look-up costs a tenth of a reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from countylines_cli.lexicon.vocabulary import Phrase, Vocabulary, Word
from countylines_cli.text.gate import COUNTED, GOODS, QUANTITY, THING, Gate, phrase_masks

# £ may stand in a file as its HTML entity: "&#163;4.7 Million"
_TOKEN: Final = re.compile(
    r"£|&#163;|&pound;|\\u00a3|\\xa3|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|&#?\w+;|[$€½¼¾]|\d+(?:,\d{3})*(?:\.\d+)?|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?|['’]s\b|[^\w\s*#\\]"
)
# "www.example.org/2g5", "ex.am/2g5": no words, no numbers
_LINK: Final = re.compile(r"://|www\.|[a-z]\.[a-z]{2,}/\w")
CURRENCY: Final = {
    "£": "GBP",
    "\\u00a3": "GBP",
    "\\xa3": "GBP",
    "&#163;": "GBP",
    "&pound;": "GBP",
    "$": "USD",
    "€": "EUR",
}
FRACTION: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
DASHES: Final = {"-", "–", "—", "‐", "‑", "−"}
_WORDED = (
    "half",
    "quarter",
    "aged",
    "age",
    "ages",
    "another",
    "old",
    "olds",
    "am",
    "pm",
    "pounds",
    "year",
    "yr",
    "yer",
    "yrs",
    "years",
    "month",
    "months",
)
# words that can begin a quantity or stand for one; number words and ordinals come on top
_OPENERS = ("half", "quarter", "aged", "age", "ages", "a", "an", "another")
_MARKS: Final = ',.;:!?()[]*“”"'
# what is remembered: fifteen and twenty megabytes at most
_LONGEST_CHUNK: Final = 40
_MOST_SIGNS: Final = 120_000
_MOST_PIECES: Final = 40_000

# tells what a chunk, its lower case and its tokens say of the sentence that they stand in, as bits (`gate.NAMED` ...)
Sign = Callable[[str, str, list[str]], int]


class Piece:
    """A token of a chunk: all of a node but its place.

    Attributes:
        start, stop: offsets in the chunk.
        glued: it follows the token before it without a gap.
        joint: a hyphen inside a word, which makes no node of its own.
        opens: it may begin a quantity.
        followers: fixed phrases that start with this word, by their second word.
        mask: what the word tells the gate; `phrase_masks`: what those phrases tell it.
    """

    def __init__(
        self,
        kind: str,
        text: str,
        start: int,
        word: Word | None = None,
        sub: str = "",
        capital: bool = False,
        glued: bool = False,
        joint: bool = False,
        opens: bool = False,
        followers: dict[str, list[Phrase]] | None = None,
        mask: int = 0,
        phrase_masks: dict[str, int] | None = None,
    ) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.stop = start + len(text)
        self.word = word
        self.sub = sub
        self.capital = capital
        self.glued = glued
        self.joint = joint
        self.opens = opens
        self.followers = followers
        self.mask = mask
        self.phrase_masks = phrase_masks


class Reader:
    """Reads chunks, for what they tell and into pieces, and remembers both.

    Attributes:
        signs: what chunks tell of a sentence that holds them, as bits (`gate.TRIGGER` ... and those of the reader's `sign`).
        pieces: of the chunks of sentences that were scanned, a minority.
    """

    def __init__(self, vocabulary: Vocabulary, sign: Sign) -> None:
        self.signs: dict[str, int] = {}
        self.pieces: dict[str, list[Piece]] = {}
        self._sign = sign
        self._words = vocabulary.words
        # "Two", "Million" inside a sentence are numbers, not names
        self._numeric = {
            *vocabulary.numbers,
            *vocabulary.scales,
            *vocabulary.collectives,
            *vocabulary.ordinals,
            *vocabulary.letters,
            *_WORDED,
        }
        self._openers = {*vocabulary.numbers, *vocabulary.ordinals, *_OPENERS}
        counting = {*self._openers, *vocabulary.collectives, "no", "nobody", "twice"} - {"aged", "age", "ages"}
        self._openers.add("dozen")
        self._phrases: dict[str, dict[str, list[Phrase]]] = {}
        for first, entries in vocabulary.phrases.items():
            seconds = self._phrases.setdefault(first, {})
            for parts, word in entries:
                seconds.setdefault(parts[1], []).append((parts, word))
        self._phrase_masks = {first: phrase_masks(seconds) for first, seconds in self._phrases.items()}
        self._gate = Gate(vocabulary, counting)

    def read_signs(self, chunk: str) -> int:
        """What a chunk tells that was not seen before."""
        word = chunk.strip(_MARKS)  # the marks around a word tell nothing
        if word.isalpha() and len(word) < len(chunk):
            known = self.signs.get(word)
            signs = known if known is not None else self.read_signs(word)
        else:
            signs = self._signs_of(chunk)
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self.signs) >= _MOST_SIGNS:
                self.signs.clear()
            self.signs[chunk] = signs
        return signs

    def _signs_of(self, chunk: str) -> int:
        lower = lower_of(chunk)
        if _is_link(lower):
            return 0
        tokens = [token for token, _ in _tokens_of(lower)]
        signs = self._sign(chunk, lower, tokens)
        for token in tokens:
            if token in CURRENCY:
                signs |= THING
            elif token[0].isdigit() or token in FRACTION:
                signs |= COUNTED
            else:
                signs |= self._gate.sign(token)
        return signs

    def read_pieces(self, chunk: str) -> list[Piece]:
        """The pieces of a chunk that was not scanned before."""
        lower = lower_of(chunk)
        if _is_link(lower):
            return [Piece("name", lower, 0)]
        matches = _tokens_of(lower)
        pieces: list[Piece] = []
        last_end = -1
        for i, (token, at) in enumerate(matches):
            pieces.append(self._piece(chunk, token, at, at == last_end, _is_joint(matches, i)))
            last_end = at + len(token)
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self.pieces) >= _MOST_PIECES:
                self.pieces.clear()
            self.pieces[chunk] = pieces
        return pieces

    def _piece(self, chunk: str, token: str, at: int, glued: bool, joint: bool) -> Piece:
        if token in CURRENCY:
            return Piece(
                "currency", token, at, None, CURRENCY[token], False, False, joint, True, None, GOODS | QUANTITY
            )
        first = token[0]
        if first.isdigit() or token in FRACTION:
            return Piece("digits", token, at, None, "", False, glued, joint, True, None, QUANTITY)
        if first.isalpha() or first in "'’&":
            word = self._words.get(token)
            capital = chunk[at].isupper()
            kind = "name" if word is None and capital and token not in self._numeric else "word"
            opens = kind == "word" and token in self._openers
            followers = self._phrases.get(token)
            mask = self._gate.of_word(token)
            phrases = self._phrase_masks.get(token) if followers is not None else None
            return Piece(kind, token, at, word, "", capital, glued, joint, opens, followers, mask, phrases)
        return Piece("punct", token, at, None, "", False, glued, joint)


def lower_of(text: str) -> str:
    """Lower case of equal length: offsets depend on it ("İ" would become two characters)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_link(lower: str) -> bool:
    return ("." in lower or ":" in lower) and _LINK.search(lower) is not None


def _no_sign(_: str, __: str, ___: list[str]) -> int:
    return 0


def _tokens_of(lower: str) -> list[tuple[str, int]]:
    """The tokens of a chunk with their offsets; most chunks are one word, with or without a stop."""
    if lower.isalpha():
        return [(lower, 0)]
    last = len(lower) - 1
    if lower[last] in ",.;:!?" and lower[:last].isalpha():
        return [(lower[:last], 0), (lower[last], last)]
    return [(match.group(), match.start()) for match in _TOKEN.finditer(lower)]


@cache
def reader_of(vocabulary: Vocabulary, sign: Sign = _no_sign) -> Reader:
    """The one reader of a vocabulary: it remembers what it read as long as the program runs."""
    return Reader(vocabulary, sign)


def _is_joint(matches: list[tuple[str, int]], i: int) -> bool:
    """Whether a token is a hyphen inside a word: "stop-searches", "24-year-old"; not in "10-15"."""
    token, at = matches[i]
    if token not in DASHES or not i or i + 1 == len(matches):
        return False
    (before, start), (after, follow) = matches[i - 1], matches[i + 1]
    return (
        start + len(before) == at
        and follow == at + 1
        and after not in CURRENCY
        and not (before[0].isdigit() and after[0].isdigit())
    )
