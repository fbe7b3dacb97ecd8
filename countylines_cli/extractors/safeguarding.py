"""People safeguarded, visited for their welfare, or referred to the National Referral Mechanism."""

from __future__ import annotations

from countylines_cli.extractors.arrests import person_item
from countylines_cli.extractors.phrases import Phrase
from countylines_cli.extractors.predicates import ACTIVE, NOMINAL, PARTICIPLE, PASSIVE, Predicate
from countylines_cli.extractors.view import View

# verbs that safeguard by themselves; the others need somebody vulnerable
_STRONG = frozenset({"safeguard", "safeguarded", "safeguarding", "safeguards", "rescued", "rescue", "rescuing", "safeguarding of", "put in place for", "engaged with", "taken to safety", "made safe", "referred for", "offered support", "given support", "protection of", "taken into police protection"})
_VULNERABLE = frozenset({"vulnerable", "safeguarding", "safeguarded", "victims", "victim", "exploited", "exploitation", "cuckooed", "cuckooing", "trafficked", "slavery", "missing", "risk", "vulnerability", "cuckoo", "support", "welfare", "protected", "children", "child", "young", "gangs"})
_WEAK = frozenset({"identified", "identify", "identifying", "identifies"})
_CRIMINALS = frozenset({"suspects", "offenders", "dealers", "suspect", "offender", "dealer", "officers", "criminals"})


def find_safeguarding(view: View) -> None:
    """Add the claims of people safeguarded, visited or referred to the view."""
    for phrase in view.of_class("person", "headless"):
        if any(c.phrase is phrase and c.metric in ("arrests", "charges") for c in view.claims):
            continue
        predicate = _safeguarded(view, phrase)
        if predicate is not None:
            _claim(view, phrase, predicate)


def _claim(view: View, phrase: Phrase, predicate: Predicate) -> None:
    item = person_item(view, phrase)
    if "visit" in predicate.classes:
        view.claim(phrase, "visits", "visit:person", unit="people", item=item)
    elif view.nodes[predicate.index].text.startswith("refer") and ({"national", "mechanism"} <= view.words or "nrm" in view.words or {"home", "office"} <= view.words):
        view.claim(phrase, "nrm_referrals", "nrm:verb", unit="referrals", item="referral")
    else:
        view.claim(phrase, "safeguarded", f"safeguard:{predicate.voice}", unit="people", item=item)


def _safeguarded(view: View, phrase: Phrase) -> Predicate | None:
    if phrase.words & _CRIMINALS or phrase.value == 0:
        return None
    for predicate in view.right(phrase):
        if predicate.classes & {"safeguard", "visit"} and not predicate.unreal and predicate.voice in (PASSIVE, PARTICIPLE) and _enough(view, phrase, predicate):
            return predicate
    left = view.left(phrase)
    if left is not None and left.classes & {"safeguard", "visit"} and not left.unreal and left.voice in (ACTIVE, NOMINAL, PARTICIPLE, PASSIVE) and _enough(view, phrase, left):
        return left
    return None


def _enough(view: View, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether verb and words make it safeguarding: "helped 12 vulnerable children", not "helped 12 people"."""
    text = view.nodes[predicate.index].text
    if text in _STRONG:
        return not (phrase.article and text in ("engaged with",) and False)
    if text in _WEAK:
        return False
    near = phrase.words | {n.text for n in view.nodes[phrase.last + 1 : phrase.last + 10]}
    if "visit" in predicate.classes:
        return bool(view.words & _VULNERABLE)
    if phrase.article:
        return bool(near & {"vulnerable", "victim", "exploited", "missing", "girl", "boy", "child"}) or text in ("helped",)
    return bool((near | view.words) & _VULNERABLE)
