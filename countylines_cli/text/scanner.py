"""One pass over a sentence: from characters to typed nodes (numbers, money, masses, ages, nouns, verbs, punctuation).

Unit letters and neighbouring words are read here, so that later stages never see an age, a time, a date, a road
number or a telephone number as a quantity.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Final

from countylines_cli.lexicon.vocabulary import Noun, Phrase, Verb, Vocabulary, Word
from countylines_cli.text.chunks import DASHES, FRACTION, Piece, Reader, Sign, reader_of
from countylines_cli.text.gate import passes

_YEAR_WORDS: Final = {"year", "yr", "yer", "yrs", "years", "month", "months"}
_LABELS: Final = {
    "section",
    "sections",
    "number",
    "junction",
    "page",
    "phase",
    "act",
    "covid",
    "platform",
    "chapter",
    "part",
    "schedule",
    "level",
    "tier",
    "dept",
    "apartment",
    "plot",
    "unit",
    "series",
    "junctions",
    "version",
    "form",
    "channel",
    "route",
    "size",
}
_COUNTERS: Final = {"day", "phase", "step", "stage", "part", "chapter"}
# what may stand inside a fixed phrase: "county-lines", "'county lines' drug network"
_PASSED: Final = DASHES | {'"', "'", "‘", "’", "“", "”"}

_QUANTITIES: Final = frozenset({"num", "money", "mass"})

Value = int | float
Span = tuple[int, int]


class Node:
    """One typed piece of a sentence.

    Attributes:
        kind: `num`, `money`, `article`, `ordinal`, `age`, `date`, `time`, `percent`, `word`, `name` or `punct`.
            Nouns, verbs and function words are of kind `word`: their readings stand in `word`.
        text: lower-case text (of a phrase: its words joined by spaces).
        start, end: offsets in the document.
        value, value_max: of a quantity; of an age in digits the years.
        qualifier: bound stated beside the number.
        sub: what kind of number: `digits`, `words`, `collective`, `half`; the currency of money.
        noun, verb, function: the readings of `word`, copied: the grammars ask for them all the time.
    """

    def __init__(
        self,
        kind: str,
        text: str,
        start: int,
        end: int,
        word: Word | None = None,
        value: Value = 0,
        value_max: Value | None = None,
        qualifier: str = "",
        sub: str = "",
        capital: bool = False,
        glued: bool = False,
    ) -> None:
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.word = word
        self.value = value
        self.value_max = value_max
        self.qualifier = qualifier
        self.sub = sub
        self.capital = capital
        self.glued = glued
        self.noun: Noun | None = None
        self.verb: Verb | None = None
        self.function: str = ""
        if self.word is not None:
            self.noun, self.verb, self.function = self.word.noun, self.word.verb, self.word.function

    @property
    def noun_class(self) -> str:
        """The class of the noun reading (`person`, `drug` ...); empty where the node is no noun."""
        return self.noun.cls if self.noun is not None else ""

    @property
    def noun_item(self) -> str:
        """The item that the noun reading is reported as; empty where the node is no noun."""
        return self.noun.item if self.noun is not None else ""

    @property
    def verb_forms(self) -> Collection[str]:
        """The forms of the verb reading (`base`, `past`, `pp` ...); none where the node is no verb."""
        return self.verb.forms if self.verb is not None else ()

    @property
    def is_plural(self) -> bool:
        """Whether the noun reading is a plural."""
        return self.noun is not None and self.noun.plural


def number_of(text: str) -> Value:
    """The value of digits with separators: "1,151" is 1151, "4.7" is 4.7."""
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def whole(value: Value) -> Value:
    """An int where the value has no fraction; rounding noise of unit conversion removed."""
    value = round(value, 4)
    return int(value) if value == int(value) else value


class Sentence:
    """A sentence whose words are known.

    Attributes:
        start, end: offsets in the document.
        signs: what its words tell, as bits.
    """

    def __init__(self, start: int, end: int, signs: int) -> None:
        self.start = start
        self.end = end
        self.signs = signs


class Scanner:
    """Reads sentences into nodes, with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, sign: Sign | None = None) -> None:
        self._voc = vocabulary
        self._reader: Reader = reader_of(vocabulary) if sign is None else reader_of(vocabulary, sign)
        self._dates: Sequence[Span] = ()
        self._ordered = True

    def read(self, text: str, start: int, end: int) -> Sentence:
        """What the words of `text[start:end]` tell."""
        reader = self._reader
        known = reader.signs
        signs = 0
        for word in text[start:end].split():
            sign = known.get(word)
            signs |= sign if sign is not None else reader.read_signs(word)
        return Sentence(start, end, signs)

    def scan(
        self, sentence: Sentence, text: str, lower: str, dates: Sequence[Span] = (), *, gated: bool = False
    ) -> list[Node]:
        """Nodes of a sentence.

        Args:
            text, lower: the whole text, as it is and in lower case.
            dates: spans that hold dates.
            gated: give none where the words cannot state a figure.
        """
        words = text[sentence.start : sentence.end].split()
        chunks: list[list[Piece]] = []
        pieces: list[Piece] = []
        reader = self._reader
        for word in words:
            chunk = reader.pieces.get(word)
            if chunk is None:
                chunk = reader.read_pieces(word)
            chunks.append(chunk)
            for piece in chunk:
                pieces.append(piece)
        if gated and not passes(_masks(pieces)):
            return []
        bases: list[int] = []  # where the chunk of each piece begins
        at = sentence.start
        for k, word in enumerate(words):
            while text[at].isspace():
                at += 1
            for _ in chunks[k]:
                bases.append(at)
            at += len(word)
        tokens, openers = self._tokens(lower, pieces, bases, self._dates_within(dates, sentence.start, sentence.end))
        return self._combine(tokens, openers) if openers else tokens

    def _dates_within(self, dates: Sequence[Span], start: int, end: int) -> Sequence[Span]:
        """The spans that touch a stretch: found by bisection, so that a long document costs no more a sentence."""
        if dates is not self._dates:
            self._dates = dates
            self._ordered = all(dates[k][1] <= dates[k + 1][0] for k in range(len(dates) - 1))
        if not self._ordered:
            return [span for span in dates if span[0] < end and span[1] > start]
        first = bisect_left(dates, (start, start))
        if first and dates[first - 1][1] > start:
            first -= 1
        return dates[first : bisect_left(dates, (end, end), lo=first)]

    def _tokens(
        self, lower: str, pieces: list[Piece], bases: list[int], dates: Sequence[Span]
    ) -> tuple[list[Node], list[int]]:
        """Raw tokens (digits, words, punctuation), dates and fixed phrases joined; and the indexes of those that may begin a quantity."""
        nodes: list[Node] = []
        openers: list[int] = []
        first_date = min([span[0] for span in dates]) if dates else len(lower)
        count = len(pieces)
        resume, last_end = 0, -1
        for i in range(count):
            if i < resume:
                continue
            piece = pieces[i]
            base = bases[i]
            at = base + piece.start
            if at >= first_date:
                if at < last_end:
                    continue  # inside the date before
                if (span := next((s for s in dates if s[0] <= at < s[1]), None)) is not None:
                    nodes.append(Node("date", lower[span[0] : span[1]], span[0], span[1]))
                    last_end = span[1]
                    continue
            if piece.joint:
                continue
            followers = piece.followers
            if (
                followers is not None
                and i + 1 < count
                and ((second := pieces[i + 1].text) in followers or second in _PASSED)
            ):
                found, resume = _phrase(pieces, i, followers)
                if found is not None:
                    last = pieces[resume - 1]
                    node = Node("word", found.text, at, bases[resume - 1] + last.stop, found)
                    node.sub, node.capital, node.glued = piece.sub, piece.capital, piece.glued
                    nodes.append(node)
                    continue
            if piece.opens:
                openers.append(len(nodes))
            node = Node(piece.kind, piece.text, at, base + piece.stop, piece.word)
            node.sub, node.capital, node.glued = piece.sub, piece.capital, piece.glued
            nodes.append(node)
        if nodes and nodes[0].kind == "name":
            nodes[0].kind = "word"  # every sentence opens with a capital
        return nodes, openers

    def _combine(self, tokens: list[Node], openers: list[int]) -> list[Node]:
        """Numbers with their scales, units, ranges and bounds; ages and times set aside."""
        nodes: list[Node] = []
        quantities = 0
        i = 0
        for k in openers:
            if k < i:
                continue
            nodes += tokens[i:k]
            token, kind = tokens[k], tokens[k].kind
            if kind == "currency":
                taken = self._money(tokens, k)
            elif kind == "digits":
                taken = self._digits(tokens, k, nodes)
            else:
                taken = self._worded(tokens, k, nodes)
            if taken is None:
                if kind != "word":
                    token.kind = "punct"
                nodes.append(token)
                i = k + 1
            else:
                node, i = taken
                nodes.append(node)
                quantities += node.kind in _QUANTITIES
        nodes += tokens[i:]
        if quantities > 1:
            nodes = _ranges(nodes)
        return _bounds(nodes) if quantities else nodes

    def _money(self, tokens: list[Node], i: int) -> tuple[Node, int] | None:
        """ "£1.2m", "£47k+", "£4 million": currency sign, digits, scale."""
        if i + 1 >= len(tokens) or tokens[i + 1].kind != "digits" or tokens[i + 1].text in FRACTION:
            return None
        number = tokens[i + 1]
        value: Value = number_of(number.text)
        end, j = number.end, i + 2
        while (
            j < len(tokens)
            and tokens[j].kind == "digits"
            and re.fullmatch(r"\d{3}", tokens[j].text)
            and tokens[j].start == end + 1
            and "." not in number.text
            and value < 1000 ** (j - i - 1)
        ):
            value, end, j = value * 1000 + int(tokens[j].text), tokens[j].end, j + 1  # "£200 000"
        if j < len(tokens) and tokens[j].kind == "word":
            word = tokens[j].text
            scale = self._voc.scales.get(word) or (self._voc.letters.get(word) if tokens[j].glued else None)
            if scale:
                value, end, j = value * scale, tokens[j].end, j + 1
        return Node("money", "", tokens[i].start, end, value=whole(value), sub=tokens[i].sub), j

    def _digits(self, tokens: list[Node], i: int, before: list[Node]) -> tuple[Node, int] | None:
        """A number in digits, or the age, time, percentage, year or label that it really is."""
        token = tokens[i]
        if token.text in FRACTION:
            return self._with_unit(
                tokens, i + 1, Node("num", "", token.start, token.end, value=FRACTION[token.text], sub="half")
            )
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        previous = before[-1] if before else None
        if previous is not None and previous.end == token.start and previous.kind in ("word", "name"):
            # "M6", "A64": a road or a code
            return Node("label", token.text, token.start, token.end), i + 1
        if (
            previous is not None
            and previous.end + 1 == token.start
            and len(token.text) >= 3
            and previous.end - previous.start >= 3
            and (previous.kind == "label" or (previous.kind == "num" and previous.sub == "digits"))
        ):
            previous.kind = "label"  # "0808 800 5000": a telephone number
            return Node("label", token.text, token.start, token.end), i + 1
        if previous is not None and previous.noun_class == "vehicle" and not previous.is_plural and len(token.text) > 1:
            return Node("label", token.text, token.start, token.end), i + 1  # "a blue BMW 330"
        if previous is not None and previous.text in _LABELS and "," not in token.text:
            return Node("label", token.text, token.start, token.end), i + 1
        if following is not None:
            if skipped := _set_aside(tokens, i):
                return skipped
            if following.kind == "word" and following.text in self._voc.scales:
                value = whole(number_of(token.text) * self._voc.scales[following.text])
                return self._with_unit(
                    tokens, i + 2, Node("num", "", token.start, following.end, value=value, sub="digits")
                )
        if token.text.startswith("0") and len(token.text) > 1 and "." not in token.text:
            return Node("label", token.text, token.start, token.end), i + 1
        return self._with_unit(
            tokens, i + 1, Node("num", "", token.start, token.end, value=number_of(token.text), sub="digits")
        )

    def _worded(self, tokens: list[Node], i: int, before: list[Node]) -> tuple[Node, int] | None:
        """A number in words ("three hundred and twelve", "half a dozen"), an article or an ordinal; else None."""
        voc, token = self._voc, tokens[i]
        word = token.text
        if word == "half" or word == "quarter":
            return self._half(tokens, i)
        if word in ("aged", "age", "ages"):
            return _aged(tokens, i)
        if word == "dozen":
            if before:
                return None
            return Node("num", "", token.start, token.end, value=12, sub="collective:dozen"), i + 1  # a headline
        if (
            word in voc.numbers
            and before
            and before[-1].text in _COUNTERS
            and (i + 1 == len(tokens) or tokens[i + 1].kind == "punct")
        ):
            return Node("label", word, token.start, token.end), i + 1  # "day three", "phase two"
        if word in voc.numbers:
            value, j = self._spelled(tokens, i)
            if j + 3 < len(tokens) and tokens[j].text == "quarters" and tokens[j + 1].text == "of":
                scale = voc.scales.get(tokens[j + 3].text)
                if scale and tokens[j + 2].text == "a":  # "three quarters of a million"
                    part = Node("num", "", token.start, tokens[j + 3].end, value=whole(value * scale / 4), sub="words")
                    return self._with_unit(tokens, j + 4, part)
            if (
                j < len(tokens)
                and tokens[j].text in _YEAR_WORDS
                and j + 1 < len(tokens)
                and tokens[j + 1].text in ("old", "olds")
            ):
                return Node("age", "", token.start, tokens[j + 1].end), j + 2
            if (
                j + 2 < len(tokens)
                and tokens[j].text == "and"
                and tokens[j + 1].text in ("a",)
                and tokens[j + 2].text == "half"
            ):
                value, j = value + 0.5, j + 3
                if j < len(tokens) and tokens[j].text in voc.scales:
                    value, j = whole(value * voc.scales[tokens[j].text]), j + 1
            return self._with_unit(tokens, j, Node("num", "", token.start, tokens[j - 1].end, value=value, sub="words"))
        if word in voc.collectives and before and before[-1].kind in ("num", "article"):
            return None
        if word in ("a", "an"):
            if i + 1 < len(tokens) and tokens[i + 1].kind == "digits" and tokens[i + 1].glued:
                return Node("label", word, token.start, tokens[i + 1].end), i + 2  # "the A64": a road
            return self._article(tokens, i)
        if word == "another":
            return Node("ordinal", word, token.start, token.end, value=1), i + 1
        if word in voc.ordinals:
            return Node(
                "ordinal", word, token.start, token.end, token.word, value=1, sub=str(voc.ordinals[word])
            ), i + 1
        return None

    def _article(self, tokens: list[Node], i: int) -> tuple[Node, int]:
        """ "a", "an"; "a dozen", "a couple of", "a hundred", "a kilo of" are numbers."""
        voc, token = self._voc, tokens[i]
        if i + 1 < len(tokens):
            word = tokens[i + 1].text
            if word in ("quarter", "half"):
                taken = self._half(tokens, i + 1)
                if taken is not None:
                    taken[0].start = token.start
                    return taken
            if word in voc.collectives:
                j = i + 2
                if j < len(tokens) and tokens[j].text == "of":
                    j += 1
                return Node(
                    "num", "", token.start, tokens[i + 1].end, value=voc.collectives[word], sub="collective:" + word
                ), j
            noun = tokens[i + 1].noun
            if noun is not None and noun.cls == "mass" and i + 2 < len(tokens) and tokens[i + 2].text == "of":
                unit = tokens[i + 1]
                return Node("mass", "", token.start, unit.end, value=whole(noun.grams), sub=str(noun.grams)), i + 2
            if word in voc.scales:
                value, j = self._spelled(tokens, i + 1)
                return self._with_unit(
                    tokens, j, Node("num", "", token.start, tokens[j - 1].end, value=value, sub="words")
                )
        return Node("article", token.text, token.start, token.end, token.word, value=1), i + 1

    def _half(self, tokens: list[Node], i: int) -> tuple[Node, int] | None:
        """ "half a dozen", "half a kilo", "a quarter of a million": a fraction of what follows."""
        fraction = 0.5 if tokens[i].text == "half" else 0.25
        j = i + 1
        while j < len(tokens) and tokens[j].text in ("a", "an", "of"):
            j += 1
        if j >= len(tokens) or j == i:
            return None
        word = tokens[j].text
        scale = self._voc.scales.get(word) or (12 if word == "dozen" else None)
        if scale:
            return self._with_unit(
                tokens,
                j + 1,
                Node("num", "", tokens[i].start, tokens[j].end, value=whole(fraction * scale), sub="words"),
            )
        noun = tokens[j].noun
        if noun is not None and noun.cls == "mass":
            return Node("mass", "", tokens[i].start, tokens[j].end, value=whole(fraction * noun.grams)), j + 1
        return None

    def _spelled(self, tokens: list[Node], i: int) -> tuple[Value, int]:
        """The value of number words from token `i` on, and the index behind them."""
        voc = self._voc
        total: Value = 0
        part: Value = 0
        j, last = i, 0
        while j < len(tokens):
            word = tokens[j].text
            if word in voc.numbers:
                value = voc.numbers[word]
                if j > i and not _continues(last, value):
                    break
                part += value
                last = value
            elif word in voc.scales:
                scale = voc.scales[word]
                part = max(part, 1) * scale
                if scale >= 1000:
                    total, part = total + part, 0
                last = scale
            elif word == "and" and last >= 100 and j + 1 < len(tokens) and tokens[j + 1].text in voc.numbers:
                pass
            elif word == "dozen" and j > i:
                part *= 12
                j += 1
                break
            else:
                break
            j += 1
        return total + part, j

    def _with_unit(self, tokens: list[Node], j: int, node: Node) -> tuple[Node, int]:
        """A number with the unit of money or mass behind it, if one stands there."""
        if j < len(tokens) and tokens[j].kind == "word":
            unit = tokens[j]
            if unit.text in ("pounds", "quid") and not (
                j + 2 < len(tokens) and tokens[j + 1].text == "of" and node.value < 20
            ):
                return Node("money", "", node.start, unit.end, value=node.value, sub="GBP"), j + 1
            if unit.text in ("k",) and unit.glued:
                return Node("num", "", node.start, unit.end, value=whole(node.value * 1000), sub="digits"), j + 1
            if (
                unit.noun is not None
                and unit.noun.cls == "mass"
                and not (unit.text == "g" and not unit.glued and unit.capital)
            ):
                return Node(
                    "mass",
                    "",
                    node.start,
                    unit.end,
                    value=whole(node.value * unit.noun.grams),
                    sub=str(unit.noun.grams),
                ), j + 1
        return node, j


def _masks(pieces: list[Piece]) -> list[int]:
    """What each piece, and the phrases that it may begin, tell the gate."""
    masks: list[int] = []
    last = len(pieces) - 1
    for i, piece in enumerate(pieces):
        mask, phrases = piece.mask, piece.phrase_masks
        if phrases is not None and i < last:
            second = pieces[i + 1].text
            if second in _PASSED and i + 1 < last:
                second = pieces[i + 2].text
            mask |= phrases.get(second, 0)
        masks.append(mask)
    return masks


def _phrase(pieces: list[Piece], i: int, followers: dict[str, list[Phrase]]) -> tuple[Word | None, int]:
    """The longest fixed phrase that starts at piece `i`, hyphens and quotes within it passed over, and the index behind it."""
    second = i + 1
    while second < len(pieces) and pieces[second].text in _PASSED:
        second += 1
    if second == len(pieces):
        return None, 0
    for parts, word in followers.get(pieces[second].text, ()):
        j, k = second + 1, 2
        while k < len(parts) and j < len(pieces):
            token = pieces[j].text
            if token == parts[k]:
                k += 1
            elif token not in _PASSED:
                break
            j += 1
        if k == len(parts):
            return word, j
    return None, 0


def _continues(last: int, value: int) -> bool:
    """Whether a number word goes on from the last: "twenty" "five", "hundred" "(and) twelve"; not "two" "three"."""
    if last >= 100:
        return value < last
    return 20 <= last < 100 and value < 10 and last % 10 == 0


def _set_aside(tokens: list[Node], i: int) -> tuple[Node, int] | None:
    """The age, time, percentage or decade that starts at the digits `i`, else None."""
    token, following = tokens[i], tokens[i + 1]
    third = tokens[i + 2] if i + 2 < len(tokens) else None
    joined = following.glued and third is not None and third.kind == "digits" and third.glued
    if following.text in ("in", "x") and joined and third is not None:
        return Node("label", "", token.start, third.end), i + 3  # "2-in-1", "4x4"
    if following.text == "%" or following.text in ("per cent", "percent", "pc"):
        return Node("percent", "", token.start, following.end), i + 2
    if following.text == "per" and third is not None and third.text == "cent":
        return Node("percent", "", token.start, third.end), i + 3
    if following.text in _YEAR_WORDS and third is not None and third.text in ("old", "olds"):
        return Node("age", "", token.start, third.end, value=number_of(token.text)), i + 3
    if (
        following.text in ("-", "–", "to")
        and third is not None
        and third.kind == "digits"
        and i + 4 < len(tokens)
        and tokens[i + 3].text in _YEAR_WORDS
        and tokens[i + 4].text in ("old", "olds")
    ):
        return Node("age", "", token.start, tokens[i + 4].end), i + 5  # "24-46 years old"
    if (
        following.text in ("-", "–")
        and third is not None
        and third.text in _YEAR_WORDS
        and i + 3 < len(tokens)
        and tokens[i + 3].text in ("old", "olds")
    ):
        return Node("age", "", token.start, tokens[i + 3].end), i + 4  # "38 -year-old"
    if following.text in ("am", "pm", "hrs", "hours") and (following.glued or following.text in ("am", "pm")):
        return Node("time", "", token.start, following.end), i + 2
    if (
        following.text == ":"
        and following.glued
        and third is not None
        and third.kind == "digits"
        and third.start == following.end
    ):
        end = i + 3
        if end < len(tokens) and tokens[end].text in ("am", "pm"):
            end += 1
        return Node("time", "", token.start, tokens[end - 1].end), end
    if (
        following.text in ("s", "'s", "’s", "st", "nd", "rd", "th", "w", "kw", "cc", "v", "ml", "mph")
        and following.glued
    ):
        return Node("label", "", token.start, following.end), i + 2  # "20s", "21st"
    if following.text == "/" and third is not None and third.kind == "digits":
        return Node("label", "", token.start, third.end), i + 3
    return None


def _aged(tokens: list[Node], i: int) -> tuple[Node, int] | None:
    """ "aged 19 and 20", "aged between 18 and 25", "aged: 56, 48": the whole list of ages."""
    j = end = i + 1
    if tokens[i].text == "age" and j < len(tokens) and tokens[j].text == "of":
        j += 1  # "at the age of 17"
    while j < len(tokens):
        token = tokens[j]
        if token.kind == "digits":
            end = j + 1
        elif token.text in ("under", "over", "below") or token.text not in (
            ",",
            "and",
            "to",
            "between",
            "-",
            "–",
            "from",
            ":",
            "respectively",
            "or",
            "just",
        ):
            if token.text in ("under", "over", "below") and j + 1 < len(tokens) and tokens[j + 1].kind == "digits":
                j += 1
                continue
            break
        # "aged 33, 49 people": a comma goes on only before another age
        elif (
            token.text == ","
            and j + 2 < len(tokens)
            and tokens[j + 1].text == "and"
            and tokens[j + 2].kind == "digits"
            and _ends_age(tokens, j + 3)
        ):
            pass  # "aged 16, 17, and 18"
        elif (
            token.text == ","
            and not (j + 1 < len(tokens) and tokens[j + 1].kind == "digits" and _ends_age(tokens, j + 2))
        ) or (
            token.text == "and"
            and not (j + 1 < len(tokens) and tokens[j + 1].kind == "digits" and _ends_age(tokens, j + 2))
        ):
            break
        j += 1
    if end == i + 1:
        return None
    return Node("age", "aged", tokens[i].start, tokens[end - 1].end), end


def _ends_age(tokens: list[Node], j: int) -> bool:
    """Whether the number before `j` can be an age: nothing that it could count follows."""
    if j >= len(tokens):
        return True
    token = tokens[j]
    return (
        token.kind in ("punct", "digits")
        or token.function in ("conjunction", "be", "have", "preposition", "relative", "but")
        or token.verb is not None
        or token.kind == "date"
    )


def _ranges(nodes: list[Node]) -> list[Node]:
    """Join "between £1,500 and £3,000", "15 to 20", "10-15" into one quantity with two ends."""
    out: list[Node] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        if (
            node.kind in ("num", "money", "mass")
            and i + 2 < len(nodes)
            and nodes[i + 2].kind in ("num", "money", "mass")
            and (nodes[i + 2].kind == node.kind or node.kind == "num")
            and _joins(nodes, i, out)
        ):
            upper = nodes[i + 2]
            low = _lower_end(node, upper)
            if upper.value > low:
                between = bool(out) and out[-1].text in ("between", "from")
                start = out.pop().start if between else node.start
                out.append(
                    Node(
                        upper.kind,
                        "",
                        start,
                        upper.end,
                        value=low,
                        value_max=upper.value,
                        qualifier="range",
                        sub=upper.sub,
                    )
                )
                i += 3
                continue
        out.append(node)
        i += 1
    return out


def _joins(nodes: list[Node], i: int, out: list[Node]) -> bool:
    middle = nodes[i + 1]
    if middle.text in ("-", "–", "—"):
        return nodes[i].sub != "words"
    if middle.text == "to":
        return True
    return middle.text in ("and", "&") and bool(out) and out[-1].text == "between"


def _lower_end(node: Node, upper: Node) -> Value:
    """ "£20-30,000" and "2-3 kilos": the unit of the upper end holds for the lower."""
    if upper.kind == "mass" and node.kind == "num":
        return whole(node.value * float(upper.sub or 1))
    return node.value


def _bounds(nodes: list[Node]) -> list[Node]:
    """Give each quantity the bound that stands before ("more than") or behind it ("+", "or more")."""
    for i, node in enumerate(nodes):
        if node.kind not in _QUANTITIES:
            continue
        if node.qualifier != "range" and i and (q := nodes[i - 1].word) is not None and q.qualifier:
            node.qualifier, node.start = q.qualifier, nodes[i - 1].start
            if i > 1 and (outer := nodes[i - 2].word) is not None and outer.qualifier:
                node.start = nodes[i - 2].start
        elif i and nodes[i - 1].text in (">", "<", "~"):
            node.qualifier = {">": "min", "<": "max", "~": "approx"}[nodes[i - 1].text]
        if i + 1 < len(nodes):
            following = nodes[i + 1]
            if following.text == "+" or (following.text == "plus" and following.glued):
                node.qualifier, node.end, following.text, following.word = "min", following.end, "", None
                following.kind = "mark"
            elif following.text == "or" and i + 2 < len(nodes) and nodes[i + 2].text in ("more", "so", "over"):
                node.qualifier = "approx" if nodes[i + 2].text == "so" else "min"
                node.end = nodes[i + 2].end
                for k in (i + 1, i + 2):
                    nodes[k].kind, nodes[k].word, nodes[k].text = "mark", None, ""
            elif following.text in ("approximately", "approx"):
                node.qualifier = node.qualifier or "approx"
    return [node for node in nodes if node.kind != "mark"]
