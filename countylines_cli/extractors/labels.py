"""Figures that stand behind a label: "Arrests: 12", "Shotguns - 10", and by place, "Harrogate: 3" under "Arrests by area"."""

from __future__ import annotations

from countylines_cli.extractors.phrases import Phrase
from countylines_cli.extractors.seizures import METRIC_OF
from countylines_cli.extractors.view import View
from countylines_cli.lexicon.contexts import words_of
from countylines_cli.lexicon.places import gazetteer

_MARKS = frozenset({"=", ":", "-", "–", "—"})
_BEHIND = frozenset({",", ";", ".", "(", ")"})
_LONGEST = 14  # nodes of a line that is a label and its figure
_OF_METRICS = {  # label → metric, item, unit
    "arrests": ("arrests", "person", "people"),
    "arrest": ("arrests", "person", "people"),
    "warrants": ("warrants", "warrant", "warrants"),
    "charged": ("charges", "person", "people"),
    "charges": ("charges", "person", "people"),
    "stop searches": ("stop_searches", "search", "searches"),
    "search warrants": ("warrants", "warrant", "warrants"),
}
# a lead-in counts one of these by place where it holds one word of the set and says that it shares out
_SHARED_OUT = words_of("labels.shared_out")
_COUNTED_BY_PLACE = (
    (frozenset({"arrests", "arrested"}), "arrest", ("arrests", "person", "people")),
    (frozenset({"charges", "charged"}), "charge", ("charges", "person", "people")),
    (frozenset({"warrants"}), "", ("warrants", "warrant", "warrants")),
    (frozenset({"knives"}), "seize", ("weapons_seized", "knife", "items")),
    (frozenset({"weapons"}), "seize", ("weapons_seized", "weapon", "items")),
    (frozenset({"vehicles"}), "seize", ("vehicles_seized", "vehicle", "items")),
    (frozenset({"phones"}), "seize", ("phones_seized", "phone", "items")),
    (frozenset({"lines"}), "shut", ("deal_lines", "line", "lines")),
)


def find_labelled(view: View) -> None:
    """Add the claims of figures behind labels to the view."""
    if len(view.nodes) > _LONGEST:
        return
    for phrase in view.of_class("headless"):
        mark = view.before(phrase)
        if phrase.verdict or phrase.article or phrase.first < 2 or mark is None or mark.text not in _MARKS:
            continue
        if (after := view.after(phrase)) is not None and after.text not in _BEHIND:
            continue
        if not _by_name(view, phrase) and not _by_thing(view, phrase):
            _by_place(view, phrase)


def _claim(view: View, phrase: Phrase, first: int, rule: str, told: tuple[str, str, str]) -> None:
    phrase.start = view.nodes[first].start
    phrase.end = max(phrase.end, view.nodes[phrase.first].end)
    view.claim(phrase, told[0], rule, unit=told[2], item=told[1])


def _by_name(view: View, phrase: Phrase) -> bool:
    """ "Total arrests = 55", "Arrests made: 12": the label is the metric's own name."""
    first = phrase.first - 2
    if view.nodes[first].text in ("made", "executed", "conducted") and first:
        first -= 1
    known = _OF_METRICS.get(view.nodes[first].text)
    if known is None:
        return False
    _claim(view, phrase, first, "label", known)
    return True


def _by_thing(view: View, phrase: Phrase) -> bool:
    """ "Shotguns - 10" on a list of what was seized or handed in."""
    noun = view.nodes[phrase.first - 2].noun
    if noun is None or not noun.plural or "seize" not in view.context.classes or not view.context.listed:
        return False
    metric = METRIC_OF.get(noun.cls, "")
    if metric not in ("weapons_seized", "phones_seized", "vehicles_seized"):
        return False
    unit = "rounds" if noun.cls == "ammunition" else "items"
    _claim(view, phrase, phrase.first - 2, "label:thing", (metric, noun.item, unit))
    return True


def _by_place(view: View, phrase: Phrase) -> None:
    """ "Harrogate: 3" under "Arrests by area": what the lead-in counts, shared out by place."""
    context = view.context
    behind = view.nodes[phrase.last + 1 :]
    if not (context.listed and context.words & _SHARED_OUT and len(behind) <= 1):
        return
    told = [t for words, cls, t in _COUNTED_BY_PLACE if context.words & words and (not cls or cls in context.classes)]
    if len(told) == 1 and _is_place([word for node in view.nodes[: phrase.first - 1] for word in node.text.split()]):
        _claim(view, phrase, 0, "label:place", told[0])


def _is_place(words: list[str]) -> bool:
    """Whether words name a place of the gazetteer, "district" or "borough" behind it or not: a person's age is no count."""
    while len(words) > 1 and words[-1] in _SHARED_OUT:
        words = words[:-1]
    entries = gazetteer().names.get(words[0]) if words else None
    return entries is not None and any(list(parts) == words for parts, _ in entries)
