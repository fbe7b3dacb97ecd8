"""One sentence as the extractors see it, and the claims they make about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from countylines_cli.extractors.phrases import Phrase, find_pairs, find_phrases
from countylines_cli.extractors.predicates import Predicate, find_predicates, governs_left, governs_right
from countylines_cli.text.scanner import Node, Value


class Claim:
    """A statement found, before its place is known."""

    def __init__(
        self,
        metric: str,
        item: str,
        value: Value,
        value_max: Value | None,
        unit: str,
        qualifier: str,
        start: int,
        end: int,
        rule: str,
        phrase: Phrase,
        sentence: int = 0,
    ) -> None:
        self.metric = metric
        self.item = item
        self.value = value
        self.value_max = value_max
        self.unit = unit
        self.qualifier = qualifier
        self.start = start
        self.end = end
        self.rule = rule
        self.phrase = phrase
        self.sentence = sentence


def _never() -> bool:
    return False


def _silent(_: str) -> bool:
    return False


class Context:
    """What the lines above give to a sentence.

    Attributes:
        classes: verb classes that the lead-in or the heading states ("Seized:", "Those arrested were:").
        results: the lead-in announces results ("Results of the week included:").
        listed: the sentence is a bullet, an item or a title.
        words: the words of the lead-in or the heading.
        claims: what the sentence before states.
        theft: whether the document tells of theft, where "taken" is no seizure; asked for where something is taken.
        tells: whether the document holds a word, lower case.
        counted_people: the document has counted people before.
    """

    def __init__(
        self,
        classes: frozenset[str] = frozenset(),
        results: bool = False,
        lead_in: bool = False,
        listed: bool = False,
        words: frozenset[str] = frozenset(),
        claims: tuple[Claim, ...] = (),
        counted_people: bool = False,
        theft: Callable[[], bool] = _never,
        tells: Callable[[str], bool] = _silent,
    ) -> None:
        self.classes = classes
        self.results = results
        self.lead_in = lead_in
        self.listed = listed
        self.words = words
        self.claims = claims
        self.counted_people = counted_people
        self.theft = theft
        self.tells = tells


class View:
    """Nodes, counted phrases and predicates of one sentence."""

    def __init__(
        self,
        nodes: list[Node],
        phrases: list[Phrase],
        predicates: dict[int, Predicate],
        context: Context,
    ) -> None:
        self.nodes = nodes
        self.phrases = phrases
        self.predicates = predicates
        self.context = context
        self.claims: list[Claim] = []
        self._words: frozenset[str] | None = None
        self._right: dict[int, list[Predicate]] = {}
        self._left: dict[int, Predicate | None] = {}

    @property
    def words(self) -> frozenset[str]:
        """The words of the sentence."""
        if self._words is None:
            self._words = frozenset(" ".join([node.text for node in self.nodes]).split())
        return self._words

    def right(self, phrase: Phrase) -> list[Predicate]:
        """Predicates whose subject the phrase is."""
        key = id(phrase)
        if key not in self._right:
            self._right[key] = governs_right(self.nodes, phrase, self.phrases, self.predicates)
        return self._right[key]

    def left(self, phrase: Phrase) -> Predicate | None:
        """The verb whose object the phrase is."""
        key = id(phrase)
        if key not in self._left:
            self._left[key] = governs_left(self.nodes, phrase, self.phrases, self.predicates)
        return self._left[key]

    def before(self, phrase: Phrase, offset: int = 1) -> Node | None:
        """The node some places before a phrase."""
        k = phrase.first - offset
        return self.nodes[k] if k >= 0 else None

    def after(self, phrase: Phrase, offset: int = 1) -> Node | None:
        """The node some places behind a phrase."""
        k = phrase.last + offset
        return self.nodes[k] if k < len(self.nodes) else None

    def text_before(self, phrase: Phrase, offset: int = 1) -> str:
        """The text of the node some places before a phrase; empty at the start of the sentence."""
        node = self.before(phrase, offset)
        return node.text if node is not None else ""

    def text_after(self, phrase: Phrase, offset: int = 1) -> str:
        """The text of the node some places behind a phrase; empty at the end of the sentence."""
        node = self.after(phrase, offset)
        return node.text if node is not None else ""

    def of_class(self, *classes: str) -> Iterator[Phrase]:
        """The phrases of some classes, in text order."""
        return (phrase for phrase in self.phrases if phrase.cls in classes)

    def claim(self, phrase: Phrase, metric: str, rule: str, *, unit: str, item: str | None = None) -> Claim:
        """State that a phrase counts for a metric."""
        made = Claim(
            metric,
            item or phrase.item or "person",
            phrase.value,
            phrase.value_max,
            unit,
            phrase.qualifier,
            phrase.start,
            phrase.end,
            rule,
            phrase,
        )
        phrase.verdict = rule
        self.claims.append(made)
        return made


def _is_bound(nodes: list[Node], k: int) -> bool:
    """ "more than" before its number: the number carries it."""
    node = nodes[k]
    if node.word is None or not node.word.qualifier:
        return False
    following = next((n for n in nodes[k + 1 : k + 3] if n.kind in ("num", "money", "mass")), None)
    return following is not None and following.start <= node.start


_MARKS = frozenset({"'", "‘", "’", "“", "”", '"'})


def _without_marks(nodes: list[Node]) -> list[Node]:
    """The nodes without the marks around one word: "a 'graft' phone" is a graft phone."""
    marks = [k for k, node in enumerate(nodes) if node.text in _MARKS]
    if len(marks) < 2:
        return nodes
    quoted = {
        m
        for k in marks
        if k + 3 < len(nodes)
        and nodes[k + 2].text in _MARKS
        and nodes[k + 1].kind == "word"
        and nodes[k + 1].noun is None
        and not nodes[k + 1].capital
        and nodes[k + 3].noun is not None
        for m in (k, k + 2)
    }
    return [node for k, node in enumerate(nodes) if k not in quoted] if quoted else nodes


def view_of(nodes: list[Node], context: Context) -> View:
    """Build the view of a scanned sentence."""
    nodes = [
        node for k, node in enumerate(nodes) if node.word is None or not node.word.qualifier or not _is_bound(nodes, k)
    ]
    nodes = _without_marks(nodes)
    phrases = find_phrases(nodes)
    if not context.counted_people:
        phrases = find_pairs(nodes, phrases)
    predicates = find_predicates(nodes, phrases) if phrases or any(node.text == "twice" for node in nodes) else {}
    for predicate in predicates.values():
        if "take" in predicate.classes and not context.theft():
            predicate.classes = predicate.classes | {"seize"}
    return View(nodes, phrases, predicates, context)
