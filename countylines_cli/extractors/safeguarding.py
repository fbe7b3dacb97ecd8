"""People safeguarded, visited for their welfare, or referred to the National Referral Mechanism."""

from __future__ import annotations

from countylines_cli.extractors.arrests import person_item
from countylines_cli.extractors.phrases import Phrase
from countylines_cli.extractors.predicates import ACTIVE, NOMINAL, PARTICIPLE, PASSIVE, Predicate
from countylines_cli.extractors.view import View
from countylines_cli.lexicon.contexts import words_of

_STRONG = words_of("safeguarding.strong")
_VULNERABLE = words_of("safeguarding.vulnerable")
_WEAK = frozenset({"identified", "identify", "identifying", "identifies"})
# bare, these have their people as subjects: "officers also assisted with road closures"
_NOT_BARE = frozenset({"assisted", "helped", "supported", "protected", "support", "help", "assist"})
_CRIMINALS = words_of("safeguarding.criminals")


def find_safeguarding(view: View) -> None:
    """Add the claims of people safeguarded, visited or referred to the view."""
    for phrase in view.of_class("person", "headless"):
        if phrase.verdict == "not: an age" or any(
            c.phrase is phrase and c.metric in ("arrests", "charges") for c in view.claims
        ):
            continue
        if _visits_to(view, phrase):
            view.claim(phrase, "visits", "visit:noun_of", unit="people", item=person_item(view, phrase))
            continue
        if _found_missing(view, phrase):
            view.claim(phrase, "safeguarded", "safeguard:missing", unit="people", item=person_item(view, phrase))
            continue
        predicate = _safeguarded(view, phrase)
        if predicate is not None:
            _claim(view, phrase, predicate)


def _found_missing(view: View, phrase: Phrase) -> bool:
    """ "a missing girl was found": missing children found count as safeguarded."""
    if view.text_after(phrase) in ("appeal", "report", "enquiry", "inquiry", "case", "investigation"):
        return False
    return "missing" in " ".join(phrase.words) and any(
        "seize" in p.classes and p.voice in (PASSIVE, PARTICIPLE) and not p.unreal for p in view.right(phrase)
    )


def _visits_to(view: View, phrase: Phrase) -> bool:
    """ "safeguarding visits to 70 vulnerable people"."""
    before, second = view.before(phrase), view.before(phrase, 2)
    return (
        phrase.cls == "person"
        and before is not None
        and before.text in ("to", "on", "with")
        and second is not None
        and second.noun_class == "visit"
        and not any(p.head == phrase.first - 2 for p in view.phrases)
    )


def _claim(view: View, phrase: Phrase, predicate: Predicate) -> None:
    item = person_item(view, phrase)
    if "visit" in predicate.classes and any(
        n.noun_class == "address" and n.is_plural for n in view.nodes[phrase.last + 1 : phrase.last + 9]
    ):
        view.claim(phrase, "visits", "visit:address", unit="addresses", item="address")
    elif "visit" in predicate.classes:
        view.claim(phrase, "visits", "visit:person", unit="people", item=item)
    elif view.nodes[predicate.index].text.startswith("refer") and (
        {"national", "mechanism"} <= view.words
        or "nrm" in view.words
        or {"home", "office"} <= view.words
        or {"duty", "notify"} <= view.words
    ):
        view.claim(phrase, "nrm_referrals", "nrm:verb", unit="referrals", item="referral")
    else:
        view.claim(phrase, "safeguarded", f"safeguard:{predicate.voice}", unit="people", item=item)


def _safeguarded(view: View, phrase: Phrase) -> Predicate | None:
    if phrase.words & _CRIMINALS or phrase.value == 0:
        return None
    if [n.text for n in view.nodes[phrase.last + 1 : phrase.last + 4]] == ["of", "the", "public"]:
        return None  # nobody vulnerable: "engaged with 300 members of the public"
    for predicate in view.right(phrase):
        text = view.nodes[predicate.index].text
        if predicate.voice == PARTICIPLE and (text in _NOT_BARE or text.startswith("spoke ")):
            continue
        if (
            predicate.classes & {"safeguard", "visit"}
            and not predicate.unreal
            and predicate.voice in (PASSIVE, PARTICIPLE)
            and _enough(view, phrase, predicate)
        ):
            return predicate
    left = view.left(phrase)
    if left is not None and phrase.article and view.nodes[left.begin].text == "to" and not _managed(view, left):
        return None  # "leave home to help a vulnerable person"
    if (
        left is not None
        and left.classes & {"safeguard", "visit"}
        and view.text_before(phrase) != "by"
        and not left.unreal
        and left.voice in (ACTIVE, NOMINAL, PARTICIPLE, PASSIVE)
        and _enough(view, phrase, left)
    ):
        return left
    return None


def _managed(view: View, predicate: Predicate) -> bool:
    """ "officers were able to protect a boy": done, where "to protect" alone is an aim."""
    before = {n.text for n in view.nodes[max(0, predicate.begin - 5) : predicate.begin]}
    return bool(before & {"able", "helped", "managed", "taken", "acted", "action", "measures"})


def _enough(view: View, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether verb and words make it safeguarding: "helped 12 vulnerable children", not "helped 12 people"."""
    text = view.nodes[predicate.index].text
    if text.startswith("help") and any(
        n.text in ("to", "by", "track", "put", "catch", "bring", "get", "educate", "train", "teach")
        or "base" in n.verb_forms
        for n in view.nodes[predicate.index + 1 : phrase.first]
    ):
        return False  # "helped to secure justice for two victims", "helped track down a man"
    if text == "refers" or "sexual" in view.words or (phrase.article and view.words & {"you", "your", "yourself", "i"}):
        return False
    if text.startswith("refer") and {
        "resolution",
        "court",
        "prosecution",
        "dvla",
        "driver",
        "cps",
        "diversion",
        "diversionary",
    } & {w for n in view.nodes[predicate.index : predicate.index + 9] for w in n.text.split()}:
        return False
    if text in _STRONG or (
        text.startswith("refer") and {"national", "mechanism"} <= view.words and "nationally" not in view.words
    ):
        return True
    if text in _WEAK:
        # "20 vulnerable people were identified, with safeguarding measures put in place"
        return predicate.voice == PASSIVE and "vulnerable" in " ".join(phrase.words) and "safeguarding" in view.words
    if (
        text == "spoken to"
        and predicate.index + 1 < len(view.nodes)
        and view.nodes[predicate.index + 1].text == "about"
    ):
        return bool(phrase.words & {"vulnerable", "victims"})  # "67 drivers were spoken to about modern slavery"
    near = {w for n in view.nodes[phrase.first : phrase.last + 10] for w in n.text.split()}
    if text.startswith("engag"):
        return bool(near & (_VULNERABLE - {"young", "children", "child", "gangs"}))
    if "visit" in predicate.classes:
        return bool(view.words & _VULNERABLE)
    if phrase.article and text.startswith(("spoke", "speak")):
        return bool(near & {"vulnerable", "missing", "exploited", "risk"})
    if phrase.article:
        return bool(near & {"vulnerable", "victim", "exploited", "missing", "girl", "boy", "child"}) or text in (
            "helped",
        )
    if text in _NOT_BARE or text.startswith(("support", "help", "assist", "protect")):
        return bool(near & _VULNERABLE)
    return bool((near | view.words) & _VULNERABLE)
