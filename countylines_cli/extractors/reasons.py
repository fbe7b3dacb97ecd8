"""Why a figure counts and why another does not, told from what the grammars left of each sentence.

Nothing is decided here: the extractors have decided, and this module finds the words that their rules rest on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from countylines_cli.extractors.phrases import Phrase
from countylines_cli.extractors.predicates import Predicate
from countylines_cli.extractors.view import Claim, View
from countylines_cli.lexicon.vocabulary import vocabulary
from countylines_cli.model import Mention
from countylines_cli.patterns import Pattern
from countylines_cli.text.blocks import Block

_LONGEST_VERB = 60
_NUMBER = Pattern(r"£?\d[\d,.]*\d|\d|[a-z]+")
# rules named after something else than the class of the verb they need
_CLASSES = {"safeguard:missing": {"seize"}, "nrm:verb": {"safeguard"}, "seize:with": {"arrest", "stop"}}
# rules that need no verb: the figure's own noun or what stands above says enough
_VERBLESS = (
    "noun",
    "lead_in",
    "results",
    "label",
    "thing",
    "place",
    "valued",
    "total_to",
    "beside_arrests",
    "vehicle",
    "concealed",
)
# numbers that the scanner reads as something else than a quantity
_SET_ASIDE = {
    "age": "an age",
    "date": "a date",
    "time": "a time",
    "percent": "a percentage",
    "label": "the number of a road, a section or a name",
}
_QUANTITIES = ("num", "money", "mass")
_UNGOVERNED = {
    "person": "no verb of arrest, charge, stop, visit or safeguarding governs it",
    "headless": "nothing says what it counts",
    "unknown": "what it counts is no statistic that the lexicon knows",
    "none": "what it counts is no statistic",
    "police": "police and bystanders are not counted",
    "address": "no warrant, raid or visit is told of it",
    "line": "nothing says that it was shut, seized or disrupted",
    "gang": "nothing says that it was shut, seized or disrupted",
    "search": "a search of a place, or in general",
    "stop": "a stop in general",
}
_NEED_VERBS = frozenset({"person", "headless", "address", "line", "gang"})
_NOT_READ = "the sentence has no word that a statistic needs"


@dataclass(frozen=True, slots=True)
class Counted:
    """A mention with the words that its rule rests on (`were seized`, `arrests of`); empty where its own say it."""

    mention: Mention
    rests_on: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A number that does not count: its span in the document, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence as it was read.

    Attributes:
        start, end: its span in the document.
        block: the line it stands in; its lead-in and its heading are linked there.
        counted: the mentions that it states, in text order.
        refused: the numbers in it that state nothing, in text order.
    """

    start: int
    end: int
    block: Block
    counted: tuple[Counted, ...]
    refused: tuple[Refused, ...]


def read_sentences(
    text: str, blocks: Sequence[Block], views: Mapping[int, View], mentions: Sequence[Mention]
) -> Iterator[ReadSentence]:
    """Every sentence of a document with its verdicts.

    Args:
        views: what the grammars left of each sentence that was scanned, by its start.
        mentions: all mentions of the document, in text order.
    """
    for block in blocks:
        for start, end in block.sentences:
            view = views.get(start)
            stated = [mention for mention in mentions if start <= mention.start_char < end]
            counted = tuple(Counted(mention, _rests_on(view, mention, text) if view else "") for mention in stated)
            refused = _refusals(view, stated) if view else _numbers(text, start, end)
            yield ReadSentence(start, end, block, counted, tuple(sorted(refused, key=lambda each: each.start)))


# --- what counts ------------------------------------------------------------------------------------------------


def _rests_on(view: View, mention: Mention, text: str) -> str:
    claim = next((claim for claim in view.claims if _makes(claim, mention)), None)
    if claim is None:
        return ""
    family, _, kind = claim.rule.partition(":")
    if kind == "noun_of":
        k = claim.phrase.first
        return text[view.nodes[max(0, k - 2)].start : view.nodes[k - 1].end] if k else ""
    if family in ("breakdown", "ellipsis"):
        before = [other for other in view.claims if other.metric == claim.metric and other.end <= claim.start]
        whole = [other for other in before if other.rule != claim.rule]
        return text[whole[-1].start : whole[-1].end] if whole else ""
    if kind in _VERBLESS or claim.rule in ("label", "warrant:address"):
        return ""
    predicate = _predicate(view, claim.phrase, _CLASSES.get(claim.rule, {family}))
    return _verb_text(view, predicate, text) if predicate else ""


def _makes(claim: Claim, mention: Mention) -> bool:
    return (claim.start, claim.end, claim.metric, claim.rule) == (
        mention.start_char,
        mention.end_char,
        mention.metric,
        mention.rule,
    )


def _predicate(view: View, phrase: Phrase, classes: set[str]) -> Predicate | None:
    """The verb of some classes that governs a phrase, else the nearest one: a list may stand far from its verb."""
    distant = sorted(view.predicates.values(), key=lambda predicate: abs(predicate.index - phrase.first))
    return next((predicate for predicate in (*_governing(view, phrase), *distant) if predicate.classes & classes), None)


def _governing(view: View, phrase: Phrase) -> list[Predicate]:
    left = view.left(phrase)
    return [*view.right(phrase), left] if left is not None else view.right(phrase)


def _verb_text(view: View, predicate: Predicate, text: str) -> str:
    """The verb with its auxiliaries: "were later charged"."""
    first, last = view.nodes[predicate.begin], view.nodes[predicate.index]
    if first.function == "conjunction" or first.text == "," or last.end - first.start > _LONGEST_VERB:
        first = view.nodes[predicate.index]
    return text[first.start : last.end]


# --- what does not ----------------------------------------------------------------------------------------------


def _refusals(view: View, stated: Sequence[Mention]) -> Iterator[Refused]:
    """The counted phrases that no rule took, and the numbers that are no quantities at all."""
    spans = [(mention.start_char, mention.end_char) for mention in stated]
    spans += [(phrase.start, phrase.end) for phrase in view.phrases]
    counted = {id(claim.phrase) for claim in view.claims}
    for phrase in view.phrases:
        reason = _reason(view, phrase)
        if reason and id(phrase) not in counted:
            yield Refused(phrase.start, phrase.end, reason)
    for node in view.nodes:
        reason = _SET_ASIDE.get(node.kind, "no phrase of a quantity" if node.kind in _QUANTITIES else "")
        if reason and not any(start <= node.start < end for start, end in spans):
            yield Refused(node.start, node.end, reason)


def _reason(view: View, phrase: Phrase) -> str:
    if phrase.verdict.startswith("not"):
        reason = phrase.verdict.removeprefix("not").lstrip(": ")
        is_verb = any(node.verb is not None and node.text == reason for node in view.nodes)
        return f'its verb is "{reason}"' if is_verb else reason
    if phrase.article and phrase.cls in ("none", "unknown", "police", "headless"):
        return ""  # "a statement": an article, not a number
    governing = _governing(view, phrase)
    if any(predicate.unreal for predicate in governing):
        return "planned, hypothetical or denied"
    if governing and phrase.cls in _NEED_VERBS:
        verb = view.nodes[governing[0].index].text
        aim = phrase.cls in ("line", "gang") and "shut" in governing[0].classes
        return f'"{verb}" tells of an aim or of lines in general' if aim else f'its verb is "{verb}"'
    return _UNGOVERNED.get(phrase.cls, "no rule takes it")


def _numbers(text: str, start: int, end: int) -> Iterator[Refused]:
    """The numbers of a sentence that was never scanned."""
    words = vocabulary().numbers
    for match in _NUMBER.finditer(text.lower(), start, end):
        token = match.group()
        if not token[0].isalpha() or words.get(token, 0) > 1:
            yield Refused(match.start(), match.end(), _NOT_READ)
