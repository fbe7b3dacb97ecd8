"""How the statements of a document hang together: events, background, wholes and parts, told by their words."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left

from countylines_cli.extractors.background import is_background
from countylines_cli.extractors.view import Claim
from countylines_cli.model import DateMention, Mention
from countylines_cli.patterns import Pattern
from countylines_cli.text.blocks import BULLET, HEADING, ITEM, TITLE, Block

_WHOLE = Pattern(
    r"\b(?:in total|totals?(?! of)|altogether|overall|in all|so far been|across the week|during this period|so far resulted|brings the|(?:during|over|throughout) the (?:whole |entire )?(?:course of the )?(?:investigation|enquiry|inquiry))\b"
)
# a substring is found in a fiftieth of a pattern's time: one of these stands in all that the pattern matches
_WHOLE_STEMS = (
    "total",
    "altogether",
    "overall",
    "in all",
    "so far",
    "across the week",
    "this period",
    "brings the",
    "nvestigation",
    "nquiry",
)
_TOTAL_OF = Pattern(r"\btotal of\W+$")
_RESULTS = Pattern(r"\bresults?\b|\bfigures\b|\bstatistics\b|\bincluded?\b|\bso far\b|\boutcomes?\b|\bachieve", re.I)
_NEW_EVENT = (
    "elsewhere", "meanwhile", "in a separate", "in another", "in a second", "separately", "later that", "the following",
    "the next", "the same day", "the same week", "earlier", "also on", "the previous", "then on", "in addition to the",
    *(f"on {day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")),
    *(f"a {nth} {deed}" for nth in ("second", "third", "further") for deed in ("warrant", "search", "incident", "raid")),
)  # fmt: skip
_LATER = Pattern(
    r"in the (?:days|hours|weeks) (?:that|which) followed|(?:two|three|a few|several|\d+) (?:days|hours|weeks) later",
    stems=("later", "followed"),
)
_IN_WORD = re.compile(r"\w")
_DATED_OPENING = Pattern(
    r"^\W*(?:on|at|in|between|and on|also on|then on|shortly|just|around|about|the)?\W*(?:the (?:morning|evening|afternoon|night) of\W*)?$",
    re.I,
)
_GENERIC = frozenset({"vehicle", "weapon", "item", "phone"})
# those who cannot be among the others: a woman is none of "two men"
_OTHER_PEOPLE = ({"man", "woman"}, {"man", "girl"}, {"woman", "boy"}, {"boy", "girl"})
# the time of the offence, not of what the police did: "charged with conspiracy to supply between June and March"
_CONSPIRED = Pattern(r"\b(?:conspir\w+|suppl(?:y|ied|ying)|dealing)\b")
_LISTED = Pattern(r"[\s,]*(?:and|&)?\s*")
_INCLUDED = Pattern(
    r"\b(?:including|of which|of whom|among them|amongst them|made up of|comprising|consisting of|majority being|majority of (?:which|them) (?:being|were))\W*(?:\w+\W+){0,2}$",
    stems=("includ", "of wh", "among", "made up", "compris", "consist", "majority"),
)
_INCLUDING = Pattern(r"\W*(?:worth )?(?:of (?:\w+ )?(?:goods|property|assets|items)\W+)?including\b")
_FURTHER = Pattern(
    r"\b(?:further|another|additional|additionally|more(?! than)|other|also|second|third|fourth)\b",
    stems=("further", "other", "addition", "more", "also", "second", "third", "fourth"),
)
_ANOTHER_PLACE = Pattern(r"\b(?:second|third|another|different|separate) (?:property|address|house|flat|premises)\b")
_THOSE = Pattern(r"\bthe\W+$")  # "the three other people arrested": those told of before
_OF_THESE = Pattern(r"\W*(?:of|among|amongst) (?:these|those|them),? ?")
# "## Previous release | 3 March 2022": a line with nothing but that and a date
_PREVIOUS = Pattern(
    r"(?:previous|original|earlier|initial) (?:press |media )?(?:release|statement|appeal|update|article)s?\b\W*"
    r"(?:(?:\d+(?:st|nd|rd|th|am|pm)?|i|at|on|of|from|issued|posted|published|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b\W*)*"
)
_ALSO = Pattern(r"\b(?:was|were|has|have)\s+also\s+(?:been\s+)?(?P<verb>arrested|charged)\b")


class Statement:
    """A mention with what the text around it tells about its weight.

    Attributes:
        block: index of its block; `sentence`: running number of its sentence.
        event: running number of the event told of; new dates and words such as "elsewhere" begin one.
        lead: title or the first two paragraphs: where a release sums itself up; `opening`: the first.
        background: of a longer time than the operation.
        whole: the sentence says "in total"; `sole`: "a total of 12" says so of this figure alone.
        part: a breakdown of a count before it ("including", "two of them", "five of the arrests").
        further: added to what was counted before ("three further arrests"); `also`: only because it says "also".
        day: the one day that its sentence names, if it names one.
        places: names of the places of its sentence.
        listed: in a bullet or item.
    """

    def __init__(
        self,
        mention: Mention,
        claim: Claim,
        block: int,
        sentence: int,
        event: int,
        lead: bool,
        opening: bool,
        title: bool,
        background: bool,
        whole: bool,
        sole: bool,
        part: bool,
        further: bool,
        also: bool,
        day: dt.date | None,
        places: frozenset[str],
        listed: bool,
    ) -> None:
        self.mention = mention
        self.claim = claim
        self.block = block
        self.sentence = sentence
        self.event = event
        self.lead = lead
        self.opening = opening
        self.title = title
        self.background = background
        self.whole = whole
        self.sole = sole
        self.part = part
        self.further = further
        self.also = also
        self.day = day
        self.places = places
        self.listed = listed


class Storyteller:
    """Follows a document block by block and dresses mentions as statements."""

    def __init__(self, text: str, lower: str, blocks: list[Block], dates: list[DateMention]) -> None:
        self._text, self._lower = text, lower
        self._blocks = blocks
        self._dates = dates
        self._date_starts = [date.start_char for date in dates]
        self._first = next((k for k, block in enumerate(blocks) if block.kind not in (TITLE, HEADING)), 0)
        self._event = 0
        self._sentence = 0
        self._paragraphs = 0
        self._in_lead = True
        self._last_date: dt.date | None = None
        self._retold = False  # behind a line "Previous release"
        self._counts: dict[int, list[Claim]] = {}  # the claims of a block, by its start

    def open_block(self, index: int) -> None:
        """Enter a block: headings, dated openings and words of change begin a new event."""
        block = self._blocks[index]
        if block.kind not in (TITLE, HEADING) and block.end - block.start > 60:
            self._paragraphs += 1
        elif not self._retold and index > self._first:
            self._retold = _PREVIOUS.fullmatch(self._lower, block.start, block.end) is not None
        if block.kind == HEADING or self._turns(block.start, block.end) or self._opens_with_date(block):
            self._event += 1

    def _turns(self, start: int, end: int) -> bool:
        """Whether a stretch of text opens with words that turn to another event."""
        word = _IN_WORD.search(self._lower, start, end)
        if word is None:
            return False
        at = word.start()
        return self._lower.startswith(_NEW_EVENT, at, end) or _LATER.match(self._lower, at, end) is not None

    def _opens_with_date(self, block: Block) -> bool:
        dates = self._dates_in(block.start, block.start + 40)
        return bool(dates) and bool(_DATED_OPENING.match(self._text[block.start : dates[0].start_char]))

    def _dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates between two offsets (they stand in text order)."""
        return self._dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def open_sentence(self, start: int, end: int) -> None:
        """Enter a sentence."""
        self._sentence += 1
        inside = [d.start for d in self._dates_in(start, end)]
        if self._turns(start, end) or (inside and self._last_date is not None and inside[0] != self._last_date):
            self._event += 1
        if inside:
            self._last_date = inside[-1]

    def statements(
        self, index: int, start: int, end: int, claims: list[Claim], mentions: list[Mention], places: frozenset[str]
    ) -> list[Statement]:
        """The statements of one sentence."""
        block = self._blocks[index]
        above = block.lead_in
        self._counts.setdefault(block.start, []).extend(claims)
        background = (
            is_background(self._lower, start, end)
            or (above is not None and is_background(self._lower, above.start, above.end))
        ) or any(
            (d.end - d.start).days > 92 and not _CONSPIRED.search(self._lower, start, d.start_char)
            for d in self._dates_in(start, end)
        )
        lead = block.kind == TITLE or (self._paragraphs <= 2 and block.kind != HEADING)
        made: list[Statement] = []
        days = {d.start for d in self._dates_in(start, end) if d.start == d.end}
        day = days.pop() if len(days) == 1 else None
        for k, (claim, mention) in enumerate(zip(claims, mentions, strict=True)):
            before = self._lower[max(start, claim.start - 24) : claim.start]
            around = self._lower[max(start, claim.start - 10) : min(end, claim.end + 12)]
            part = (
                any(w.startswith(("positive", "negative")) for w in claim.phrase.words)
                or claim.rule in ("breakdown", "label:place")
                or (claim.phrase.partitive and claim.value != 0)
                or self._included(before, claim, claims[:k])
            )
            part = (
                part
                or self._in_brackets(claim, claims[:k])
                or _OF_THESE.fullmatch(self._lower, start, claim.start) is not None
            )
            if (
                not part
                and made
                and made[-1].part
                and claim.unit == made[-1].mention.unit
                and claim.metric == made[-1].claim.metric
                and _LISTED.fullmatch(self._text[made[-1].claim.end : claim.start])
            ):
                part = claim.unit not in ("people", "GBP")  # "14 weapons including a machete and two swords"
            further = bool(_FURTHER.search(around)) and not _THOSE.search(before)
            further = further or (
                claim.metric == "warrants" and _ANOTHER_PLACE.search(self._lower, claim.end, end) is not None
            )
            also = self._also(claim, end)
            sole = claim.unit in ("people", "GBP", "warrants") and bool(_TOTAL_OF.search(before))
            made.append(
                Statement(
                    mention=mention, claim=claim, block=index, sentence=self._sentence, event=self._event, lead=lead, opening=lead and self._paragraphs <= 1, title=block.kind == TITLE,
                    background=(background and index > self._first) or self._retold, whole=self._whole(start, min(end, claim.end + 14)) or claim.rule == "label" or sole or self._sums_up(block, claim), sole=sole,
                    part=part or self._apposition(claim, claims, k) or self._in_list(block, claim), further=further or also, also=also and not further, day=day, places=places, listed=block.kind in (BULLET, ITEM),
                )
            )  # fmt: skip
        return made

    def _included(self, before: str, claim: Claim, earlier: list[Claim]) -> bool:
        """ "34 weapons including 17 knives": a part of what was counted before "including"."""
        if claim.unit == "GBP" and any(
            c.metric == claim.metric
            and c.unit == "GBP"
            and c.value > claim.value
            and _INCLUDING.match(self._lower, c.end)
            for c in earlier
        ):
            return True  # "£90,000 worth of goods including £10,000 worth of drugs, watches worth £40,000 and ..."
        included = _INCLUDED.search(before)
        if included is None:
            return False
        at = claim.start - len(before) + included.start()
        return any(c.metric == claim.metric and c.unit == claim.unit and c.end <= at for c in earlier)

    def _in_list(self, block: Block, claim: Claim) -> bool:
        """ "Six people were arrested:" above a bullet "A man of 22": one of the six."""
        if block.lead_in is None or block.kind not in (BULLET, ITEM) or claim.unit != "people":
            return False
        above = self._counts.get(block.lead_in.start, ())
        return any(c.metric == claim.metric and c.unit == "people" and c.value > claim.value for c in above)

    def _whole(self, start: int, end: int) -> bool:
        """Whether the words say that a figure is of all: "in total"."""
        find = self._lower.find
        return any(find(stem, start, end) >= 0 for stem in _WHOLE_STEMS) and (
            _WHOLE.search(self._lower, start, end) is not None
        )

    def _in_brackets(self, claim: Claim, before: list[Claim]) -> bool:
        """ "ten firearms (a revolver; a rifle; two shotguns)": what the brackets list is the ten."""
        for whole in before:
            if whole.metric == claim.metric and whole.unit == claim.unit and whole.value > max(claim.value, 2):
                between = self._text[whole.end : claim.start]
                if between.lstrip().startswith("(") and ")" not in between:
                    return True
        return False

    def _also(self, claim: Claim, end: int) -> bool:
        """ "three people arrested on Tuesday have also been charged": on top of those before."""
        stop = min(end, claim.end + 70)
        also = _ALSO.search(self._lower, claim.end, stop) if self._lower.find("also", claim.end, stop) >= 0 else None
        return also is not None and claim.metric == {"arrested": "arrests", "charged": "charges"}[also["verb"]]

    def _sums_up(self, block: Block, claim: Claim) -> bool:
        """ "119 arrests" as the head of a bullet under "The results were:"."""
        if block.lead_in is None or claim.value <= 1 or claim.start - block.start > 24:
            return False
        return bool(_RESULTS.search(self._text[block.lead_in.start : block.lead_in.end]))

    def _apposition(self, claim: Claim, claims: list[Claim], k: int) -> bool:
        """ "two people, a man and a woman", "two properties, one in ... and one in ...": parts that add up to a count."""
        if claim.rule == "ellipsis" and sum(c.rule == "ellipsis" and c.metric == claim.metric for c in claims) > 2:
            return False  # more than the whole: beside it
        if claim.unit not in ("people", "warrants") and not any(
            c.item in _GENERIC and c.metric == claim.metric for c in claims[:k]
        ):
            return False
        for w in range(k - 1, -1, -1):
            whole = claims[w]
            if whole.metric != claim.metric or whole.unit != claim.unit:
                continue
            parts = [
                c
                for c in claims[w + 1 :]
                if c.metric == whole.metric
                and c.unit == whole.unit
                and not (whole.unit == "people" and {whole.item, c.item} in _OTHER_PEOPLE)
            ]
            if whole.value > 1 and len(parts) > 1 and any(parts[i] is claim for i in range(len(parts))):
                total: int | float = 0
                for i, part in enumerate(parts):
                    total += part.value
                    if total == whole.value and parts.index(claim) <= i and i > 0:
                        return True
        return False
