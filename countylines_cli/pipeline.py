"""From a document to its statistics: the only conductor."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from countylines_cli.extractors.arrests import find_arrests, find_breakdowns
from countylines_cli.extractors.counties import AreaChain, PlaceFinder, Setting, document_area, place_signs
from countylines_cli.extractors.dates import Span, date_signs, find_dates, publication_date
from countylines_cli.extractors.labels import find_labelled
from countylines_cli.extractors.operations import find_operations
from countylines_cli.extractors.period import find_period
from countylines_cli.extractors.safeguarding import find_safeguarding
from countylines_cli.extractors.seizures import find_seizures
from countylines_cli.extractors.story import Statement, Storyteller
from countylines_cli.extractors.view import Claim, Context, View, view_of
from countylines_cli.lexicon.places import gazetteer
from countylines_cli.lexicon.vocabulary import Vocabulary, vocabulary
from countylines_cli.model import DateMention, Document, Extraction, Mention
from countylines_cli.patterns import Pattern
from countylines_cli.text.blocks import BULLET, HEADING, ITEM, TITLE, Block, split_blocks
from countylines_cli.text.chunks import lower_of
from countylines_cli.text.gate import COUNTED, DATED, may_state
from countylines_cli.text.scanner import Scanner, whole
from countylines_cli.totals import find_totals

if TYPE_CHECKING:
    from countylines_cli.extractors.reasons import ReadSentence

_WORDS = re.compile(r"[a-z]+")
_RESULTS = Pattern(
    r"\b(?:results?|included?|including|outcomes?|there (?:were|was)|in total|totals?|achieved|saw|led to|resulted in|following|highlights|activity|figures|statistics|seen|totalled|totalling|successes|action)\b"
)
_FORBIDS = Pattern(
    r"\b(?:prohibit(?:s|ing|ed from)|forbids?|forbidden (?:to|from)|banned from|must not|not allowed to|conditions (?:are|include|of (?:the|his|her|their))\b|plans? (?:include|are|is)\b|will (?:include|allow|enable|mean|see)\b)",
    stems=("prohibit", "forbid", "banned", "must not", "not allowed", "conditions", "plan", "will"),
)
_THEFT = ("stole", "thief", "thieves", "theft", "burglar", "robber", "robbed", "fraud", "scam", "victim", "offender")
_DRUGS = ("drug", "heroin", "cocaine", "cannabis", "county line", "warrant", "firearm")
# the order matters: a count of people is first an arrest, then a stop, then safeguarding; what is left can be a part of it
_FINDERS = (find_arrests, find_seizures, find_operations, find_safeguarding, find_labelled, find_breakdowns)


def _signs(chunk: str, lower: str, tokens: list[str]) -> int:
    """What a chunk of text tells of the sentence that it stands in, places and dates."""
    return place_signs(chunk, lower, tokens) | date_signs(lower, tokens)


def extract(document: Document | str) -> Extraction:
    """Read the statistics out of a document.

    Args:
        document: a `Document` as `countylines_cli.read` gives it, or plain text.

    Returns:
        The records; empty ones where the text states no statistics. Never raises on any text.
    """
    if isinstance(document, str):
        document = Document(source="", text=document)
    return _Reading(document).extraction()


class Explanation:
    """What a document states, and the verdict on every number of each of its sentences."""

    def __init__(self, extraction: Extraction, sentences: tuple[ReadSentence, ...]) -> None:
        self.extraction = extraction
        self.sentences = sentences


def explain(document: Document) -> Explanation:
    """Read a document as `extract` does, and tell why each number counts or does not."""
    from countylines_cli.extractors.reasons import read_sentences

    reading = _Reading(document)
    views = reading.views = {}
    extraction = reading.extraction()
    return Explanation(extraction, tuple(read_sentences(document.text, reading.blocks, views, extraction.mentions)))


class _Lead:
    """What a lead-in or a heading gives to the lines below it.

    Attributes:
        classes: of its verbs and nouns.
        results: it announces results.
        short: so few words that it is a label.
    """

    def __init__(self, lower: str, voc: Vocabulary) -> None:
        words = _WORDS.findall(lower)
        classes: set[str] = set()
        for word in () if words[:2] == ["of", "the"] else words:  # "Of the 32 arrests:" tells what became of them
            entry = voc.words.get(word)
            if entry is not None and entry.verb is not None:
                classes |= entry.verb.classes & {"arrest", "charge", "seize", "shut", "visit", "safeguard"}
            elif entry is not None and entry.noun is not None and entry.noun.cls in ("arrest", "charge", "warrant"):
                classes.add(entry.noun.cls)
        self.words = frozenset(words)
        self.classes = frozenset(classes)
        self.results = _RESULTS.search(lower) is not None
        self.short = len(words) <= 4


class _Reading:
    """The state of reading one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._theft: bool | None = None
        self._leads: dict[int, _Lead] = {}  # lead-ins and headings, by their start
        self._forbids: dict[int, bool] = {}
        self.views: dict[int, View] | None = None  # by the start of their sentence, where they are asked for
        self.text = document.text
        self.lower = lower_of(document.text)
        self.voc = vocabulary()
        self.gaz = gazetteer()
        self.blocks = split_blocks(self.text, document.title_span, document.body_start)
        self.published = publication_date(document)
        self.finder = PlaceFinder(self.gaz, self.text, self.lower)
        self.scanner = Scanner(self.voc, _signs)
        self.sentences = {  # by their start
            start: self.scanner.read(self.text, start, end) for block in self.blocks for start, end in block.sentences
        }
        self.own = document_area(document, self.blocks, self.finder, self.gaz)
        self.finder.own = self.own

    def extraction(self) -> Extraction:
        dates, spans = self._dates()
        statements = self._statements(spans, dates)
        period = find_period(self.lower, self.blocks, dates, statements, self.published)
        totals, notes = find_totals(statements, self.own, self.gaz)
        return Extraction(
            doc_id=hashlib.blake2b(self.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
            source=self.document.source, title=self.document.title, url=self.document.url, published=self.published,
            area=self.own, period_start=period[0] if period else None, period_end=period[1] if period else None,
            dates=tuple(dates), mentions=tuple(s.mention for s in statements), totals=tuple(totals), notes=tuple(notes),
        )  # fmt: skip

    def _dates(self) -> tuple[list[DateMention], list[Span]]:
        """The dates of title and body, and the spans that no number is read from."""
        document = self.document
        dates: list[DateMention] = []
        spans: list[Span] = []
        regions = [(document.body_start, len(self.text), [b for b in self.blocks if b.kind != TITLE])]
        if document.title_span is not None:
            regions.insert(0, (*document.title_span, [b for b in self.blocks if b.kind == TITLE]))
        for start, end, blocks in regions:
            lines = [b.start for b in blocks if any(self.sentences[at].signs & DATED for at, _ in b.sentences)]
            more, more_spans = find_dates(self.text, self.lower, lines, start, end, self.published)
            dates += more
            spans += more_spans
        return dates, spans

    def _statements(self, spans: list[Span], dates: list[DateMention]) -> list[Statement]:
        """What the sentences state, with its place and its weight."""
        claims = self._claims(spans)
        return self._placed(claims, dates) if claims else []

    def _claims(self, spans: list[Span]) -> dict[int, list[Claim]]:
        """The claims of each sentence that makes any, by the sentence's start."""
        found: dict[int, list[Claim]] = {}
        recent: list[Claim] = []
        counted_people = False
        for block in self.blocks:
            for start, end in block.sentences:
                sentence = self.sentences[start]
                signs = sentence.signs
                if self.text[end - 1] == "?" or self._forbidden(block):
                    continue  # a question states nothing, nor does what a court forbids
                announced = self._is_announced(block)
                if not announced and not may_state(signs):
                    continue
                if not signs & COUNTED:
                    recent = []
                    continue
                gated = self.views is None and not announced
                nodes = self.scanner.scan(sentence, self.text, self.lower, spans, gated=gated)
                if not nodes:
                    recent = []
                    continue
                view = view_of(nodes, self._context(block, recent, counted_people))
                if view.phrases or view.predicates:
                    for find in _FINDERS:
                        find(view)
                if self.views is not None:
                    self.views[start] = view
                recent = sorted(view.claims, key=lambda c: (c.start, c.end))
                if recent:
                    found[start] = recent
                    counted_people = counted_people or any(c.unit == "people" for c in recent)
        return found

    def _placed(self, claims: dict[int, list[Claim]], dates: list[DateMention]) -> list[Statement]:
        """The claims as statements: each with its area and its part in the story."""
        chain = AreaChain(self.finder, self.gaz, self.own, self.text, self.lower)
        chain.set_section(self.blocks)
        teller = Storyteller(self.text, self.lower, self.blocks, dates)
        last = max(claims)
        statements: list[Statement] = []
        for index, block in enumerate(self.blocks):
            if block.start > last:
                break  # nothing behind the last claim bears on its area
            teller.open_block(index)
            for start, end in block.sentences:
                teller.open_sentence(start, end)
                setting = Setting(block, start, end, self.finder, claims.get(start, []), self.sentences[start].signs)
                if not setting.claims:
                    chain.visit(setting)
                    continue
                sentence = " ".join(self.text[start:end].split())
                mentions = [
                    self._mention(claim, area, basis, sentence)
                    for claim, (area, basis) in zip(setting.claims, chain.areas_of(setting), strict=True)
                ]
                statements.extend(teller.statements(index, start, end, setting.claims, mentions, setting.place_names))
        return statements

    def _is_theft(self) -> bool:
        """Whether the document tells of theft rather than of drugs: what is "taken" there is not seized."""
        if self._theft is None:
            thefts = sum(map(self.lower.count, _THEFT))
            for word in _DRUGS:
                if thefts > 0:
                    thefts -= self.lower.count(word)
            self._theft = thefts > 0
        return self._theft

    def _tells(self, word: str) -> bool:
        return word in self.lower

    def _forbidden(self, block: Block) -> bool:
        """Whether a block is an item of what an order forbids: "he must not: ... have more than one mobile phone"."""
        above = block.lead_in
        if above is None:
            return False
        known = self._forbids.get(above.start)
        if known is None:
            known = _FORBIDS.search(self.lower, above.start, above.end) is not None
            self._forbids[above.start] = known
        return known

    def _lead_of(self, block: Block) -> _Lead | None:
        """What stands above a block: its lead-in, or a heading."""
        above = block.lead_in or block.heading
        if above is None or block.kind in (TITLE, HEADING):
            return None
        known = self._leads.get(above.start)
        if known is None:
            known = self._leads[above.start] = _Lead(self.lower[above.start : above.end], self.voc)
        return known

    def _is_announced(self, block: Block) -> bool:
        """Whether what stands above a block tells what was done, or that results follow."""
        lead = self._lead_of(block)
        if lead is None:
            return False
        return lead.results or bool(lead.classes) if block.lead_in is not None else lead.short and bool(lead.classes)

    def _context(self, block: Block, recent: Sequence[Claim], counted_people: bool) -> Context:
        lead = self._lead_of(block)
        if lead is None:
            return Context(
                listed=block.kind == TITLE,
                claims=tuple(recent),
                counted_people=counted_people,
                theft=self._is_theft,
                tells=self._tells,
            )
        led_in = block.lead_in is not None
        return Context(
            lead.classes if led_in or lead.short else frozenset(),
            lead.results and led_in,
            led_in,
            (block.kind in (BULLET, ITEM) and led_in) or lead.short,
            lead.words,
            tuple(recent),
            counted_people,
            self._is_theft,
            self._tells,
        )

    def _mention(self, claim: Claim, area: str, basis: str, sentence: str) -> Mention:
        return Mention(
            metric=claim.metric, item=claim.item, value=whole(claim.value), value_max=None if claim.value_max is None else whole(claim.value_max),
            unit=claim.unit, qualifier=claim.qualifier, area=area, county=self.gaz.county_of(area), area_basis=basis, text=self.text[claim.start : claim.end],
            sentence=sentence, start_char=claim.start, end_char=claim.end, rule=claim.rule,
        )  # fmt: skip
