"""The period: first and last day of the operation or incident that the document's main figures belong to."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_left, bisect_right

from countylines_cli.extractors.dates import WEEKDAYS
from countylines_cli.extractors.story import Statement
from countylines_cli.model import DateMention
from countylines_cli.patterns import Pattern
from countylines_cli.text.blocks import HEADING, TITLE, Block

_STARTED = Pattern(r"\b(?:started|began|launched|starting|kicked off|(?:took place|ran) from)\b")
_THIS_MONTH = Pattern(r"(?<!later )(?<!earlier )\bthis month\b")
_THIS_WEEK = Pattern(r"\bthis week\b")
_CLAUSES = re.compile(r"[.;,]|\band\b")
_COURT_HEARD = Pattern(r"\bcourt heard\b")
_TRIED_THEN = Pattern(
    r"[\s,)*]*(?:(?:he|she|they|both|all|the (?:pair|trio|jury|court|judge)) )?(?:\w+ )?(?:was |were )?(?:found guilty|sentenced|jailed|convicted|pleaded)"
)
_LINKS = frozenset({"", "on", "on the"})
_STAMP = Pattern(r"\bupdated?\W+$")
# "at court today, Friday 20 November": the comma ends no clause
_STAMPED = Pattern(r"\b(?:today|yesterday|this morning|earlier),\s*$")
_AT_COURT = Pattern(r"[\s,)]*(?:at|before)\b[^.]{0,30}court")

Days = tuple[dt.date, dt.date]
# days between an event and the report of its trial; what is older is the history of the people in it
_OLDEST = 1100
_ONE_DAY = dt.timedelta(days=1)
_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_COURT = Pattern(
    r"\b(?:jailed|sentenced|sentences?|sentencing|faced justice|court|appear(?:ed|s)?|pleaded|trial|hearing|convicted|guilty|judge|imprisoned|remanded)\b",
    stems=(
        "jailed", "sentenc", "justice", "court", "appear", "pleaded", "trial", "hearing", "convicted", "guilty", "judge",
        "imprisoned", "remanded",
    ),
)  # fmt: skip
# what can have given figures; a ceremony or a briefing gives none
_EVENT = Pattern(
    r"\b(?:arrest|search|warrant|seiz|stopp|raid|recover|found|discover|carried out|execut|operation|officers|attend|incident|patrol|target|crackdown|week of)"
)
# what the police did there and then: it dates a case even where the sentence tells of dealing
_ACT = Pattern(
    r"\b(?:warrants?|raid(?:s|ed)?|arrested|searched|stopped|seized|patrol|carried out|executed|recovered|pulled over)\b"
)
_SENTENCED = Pattern(
    r"\b(?:jailed|sentenced|imprisoned|locked up)\b(?:(?!arrest|seiz|warrant|stopp|found|raid|search|[.;]).)*$",
    re.DOTALL,
    stems=("jailed", "sentenced", "imprisoned", "locked up"),
)
_LAST_WEEK = Pattern(r"\blast week(?:['’]s)?\b")
_LAST_MONTH = Pattern(r"(?<!the )(?<!launched )(?<!began )(?<!started )\blast month\b")
_DAYS_OF_ACTION = Pattern(r"\b(?:week|days) of action\b|\bweek[ -]long\b|\bthis week\b")
_SUPPLY = Pattern(
    r"\b(?:suppl(?:y|ied|ying)|conspir\w+|dealing|sold|selling|operat(?:ed|ing)|text messages|controll(?:ed|ing)|distribut\w+|linked to)\b",
    stems=(
        "suppl",
        "conspir",
        "dealing",
        "sold",
        "selling",
        "operat",
        "text messages",
        "controll",
        "distribut",
        "linked",
    ),
)
_SINCE = Pattern(r"\bsince\b[^.]{0,30}$")
_YEAR_ENDING = Pattern(r"\b(?:year|12 months|twelve months) (?:ending|to|up to)(?: the end of)? $")
_SINCE_THE = Pattern(r"\bsince\b[^.]{0,70}$")
_LAUNCHED = Pattern(r"\b(?:launched|began|started|formed|set up)\b[^.;]{0,25}$")
# "four weeks since the launch", "arrested since launch"
_COUNTED_SINCE = Pattern(r"\bsince\s+(?:\w+\W+){0,3}?(?:launch|start|beginning|formation|introduction)")
_FOR_WEEKS = Pattern(r"\bfor (?P<n>\w+)[ -]weeks?\b|\b(?P<m>\w+)[ -]week (?:period|operation)\b")
_WEEK_OF_ACTION = Pattern(
    r"\bweek[ -]long\b|\b(?:crackdown|action|enforcement|activity) week\b|\bweek[’']s (?:action|activity|operation)|\bweek of (?:\w+[ -])?(?:action|activity|intensi|national|targeted|enforce|operations?|disruption|warrants)|\bintensification week\b|\bnational (?:week|intensification)|\baction week\b"
)
_PAST_SPAN = Pattern(
    r"\bthe (?:last|past) (?P<n>two|three|four|five|six|\d)?\s*(?P<unit>weeks?|fortnight|days|months?)\b"
)
_WEEKS_OF = Pattern(r"\b(?P<n>two|three|four|five|2|3|4|5)[ -]weeks? of\b")
_TODAY = Pattern(r"\b(?:today|this morning|this afternoon|this evening|earlier today|tonight)\b")
_YESTERDAY = Pattern(r"\b(?:yesterday|last night)\b")
_BOTH_DAYS = Pattern(
    r"\b(?:yesterday|last night)\b[^.]{0,30}\band\W+(?:earlier )?(?:today|this morning)\b|\b(?:today|this morning)\b[^.]{0,30}\band (?:yesterday|last night)\b"
)
_ON_WEEKDAY = Pattern(
    r"\b(?:on |last )?(?:the (?:morning|evening|afternoon|night) of )?(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! \d| \(?\d|,? \d)"
)
_AND_WEEKDAY = Pattern(
    r"\s+(?:and|&)\s+(?:on\s+)?(?P<wd>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?! \d| \(?\d)"
)
_WEEK_WORDS = Pattern(r"\bweek(?:-| )?(?:long)?\b|\bintensification\b")
# a substring is found in a fiftieth of a pattern's time: without one of these the patterns of the days cannot match
_UNITS = ("week", "day", "month", "fortnight", "last night")
# no calendar date of the text, and yet a day on which somebody was arrested
_EVE = Pattern(r"\b(?P<feast>christmas|new year['’]?s) eve\b")
_DAY_WORDS = ("day", " eve", "night", "this morning", "this afternoon", "this evening")


def find_period(
    lower: str,
    blocks: list[Block],
    dates: list[DateMention],
    statements: list[Statement],
    published: dt.date | None,
) -> Days | None:
    """First and last day of the main figures, or None.

    Args:
        dates: the calendar dates of the document.
        statements: what the document states, in text order.
    """
    current = [s for s in statements if not s.background]
    if not statements:
        return None
    reader = _PeriodReader(lower, blocks, dates, published, current)
    return (
        reader.spanned(current)
        or reader.since(current)
        or reader.week_begun(current)
        or reader.relative(current)
        or reader.around_lead_day(current)
        or reader.dated(current)
        or reader.first_event(current)
        or reader.any_span(current)
        or reader.week_before(statements)
        or (None if current else reader.of_background(statements))
    )


def _year_before(last: dt.date) -> dt.date:
    """The first day of the year that ends with a day."""
    first = last + _ONE_DAY
    leap = (first.month, first.day) == (2, 29)
    return dt.date(first.year - 1, 3, 1) if leap else first.replace(year=first.year - 1)


class _PeriodReader:
    def __init__(
        self,
        lower: str,
        blocks: list[Block],
        dates: list[DateMention],
        published: dt.date | None,
        current: list[Statement],
    ) -> None:
        self.lower, self.blocks, self.dates, self.published = lower, blocks, dates, published
        self._sentences = sorted(span for block in blocks for span in block.sentences)
        self._starts = [start for start, _ in self._sentences]
        self._date_starts = [date.start_char for date in dates]
        self._leads = self._find_leads()  # the first two paragraphs
        self._hearings: dict[tuple[int, int], bool] = {}  # by the offsets of a date and of its sentence
        self._days: dict[tuple[int, int, int], Days | None] = {}
        self._figures = sorted(statement.mention.start_char for statement in current)

    def _dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates between two offsets (they stand in text order)."""
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def spanned(self, current: list[Statement]) -> Days | None:
        """An operation's dates given as a span: "between 7 and 11 March"; a week that began on a date."""
        for date in self.dates:
            length = (date.end - date.start).days
            sentence = self._sentence_around(date.start_char)
            if self.published is not None and date.start > self.published:
                continue
            if (
                length == 0
                or not current
                or self._is_month(date)
                or _COURT.search(sentence)
                or self._of_dealing(date, self._sentence_span(date.start_char)[0])
            ):
                continue
            claimed = self._claimed_in(*self._sentence_span(date.start_char))
            if (length <= 45 or claimed or self._told_over(date)) and not _SUPPLY.search(sentence):
                return date.start, date.end
        return None

    def _told_over(self, date: DateMention) -> bool:
        """A longer span in the opening: "between 1 April 2019 and 31 March 2020 the unit ..."."""
        return any(start <= date.start_char < end for start, end in self._leads[:1])

    def since(self, current: list[Statement]) -> Days | None:
        """ "140 arrests since the start of restrictions in April", "launched on 13 July, and since then": up to the publication."""
        if self.published is None or not current or "since" not in self.lower:
            return None
        leads = self._leads
        opening = " ".join(
            self.lower[b.start : b.end] for b in self.blocks if b.kind == TITLE or (b.start, b.end) in leads
        )
        for date in self.dates:
            start, end = self._sentence_span(date.start_char)
            before = self.lower[start : date.start_char]
            if date.start > self.published or self._at_court(date, start):
                continue
            told = any(a <= date.start_char < b for a, b in leads) and (
                self._claimed_in(start, end) or len(self.dates) == 1
            )
            launched = _LAUNCHED.search(before) is not None
            if (
                (_SINCE_THE.search(before) and told)
                or (launched and "since then" in self.lower[date.end_char : end])
                or (launched and _COUNTED_SINCE.search(opening))
            ):
                return date.start, self.published
        return None

    def any_span(self, current: list[Statement]) -> Days | None:
        """The time of the conspiracy, where nothing else is dated."""
        if not current:
            return None
        spans = [d for d in self.dates if d.end > d.start and not self._is_month(d) and self._is_past(d)]
        return (spans[0].start, spans[0].end) if spans else None

    def around_lead_day(self, current: list[Statement]) -> Days | None:
        """The lead's day, widened by the days of arrests and seizures told of within the same week."""
        lead = self.lead_day(current)
        if lead is None or lead[0] != lead[1]:
            return lead
        days = [lead]
        for statement in current:
            if (
                statement.day is not None
                and statement.mention.metric != "charges"
                and abs((statement.day - lead[0]).days) <= 6
            ):
                start, end = self._sentence_span(statement.mention.start_char)
                if not any(d.start == statement.day and self._at_court(d, start) for d in self._dates_in(start, end)):
                    days.append((statement.day, statement.day))
        return min(d[0] for d in days), max(d[1] for d in days)

    def lead_day(self, current: list[Statement]) -> Days | None:
        """The day that the first two paragraphs give, where they or the title state figures."""
        if not any(s.lead for s in current):
            return None
        for start, end in self._leads:
            for date in self.dates:
                if (
                    start <= date.start_char < end
                    and self._is_past(date)
                    and not self._at_court(date, start)
                    and not self._of_dealing(date, self._sentence_span(date.start_char)[0])
                ):
                    if _SINCE.search(self.lower[max(start, date.start_char - 40) : date.start_char]):
                        return (date.start, self.published) if self.published else None
                    if self._is_month(date):
                        if self._claimed_in(*self._sentence_span(date.start_char)) and re.search(
                            r"\b(?:throughout|during|in)\W+$",
                            self.lower[max(start, date.start_char - 16) : date.start_char],
                        ):
                            return date.start, date.end
                        continue
                    weeks = _FOR_WEEKS.search(self._sentence_around(date.start_char))
                    if weeks is not None and weeks["n"] in _NUMBER:
                        return date.start, date.start + dt.timedelta(days=7 * _NUMBER[weeks["n"]] - 1)
                    days = [
                        d
                        for d in self._dates_in(start, end)
                        if self._is_past(d)
                        and not self._at_court(d, start)
                        and not self._is_month(d)
                        and not self._of_dealing(d, self._sentence_span(d.start_char)[0])
                    ]
                    return min(d.start for d in days), max(d.end for d in days)
        return None

    def first_event(self, current: list[Statement]) -> Days | None:
        """The first past day in the text that is no hearing's."""
        if not current:
            return None
        for block in self.blocks:
            if block.kind == HEADING:
                continue
            for start, end in block.sentences:
                found = self._day_in(start, end, end)
                if found is None or (
                    not self._claimed_in(start, end)
                    and not _ACT.search(self.lower, start, end)
                    and (_SUPPLY.search(self.lower, start, end) or not _EVENT.search(self.lower, start, end))
                ):
                    continue
                if self.published is None or (self.published - found[0]).days <= _OLDEST:
                    return found
        return None

    def _claimed_in(self, start: int, end: int) -> bool:
        """Whether a figure stands between two offsets."""
        return bisect_left(self._figures, start) < bisect_left(self._figures, end)

    def of_background(self, statements: list[Statement]) -> Days | None:
        """The longer time that the only figures are of: "almost 200 arrests since 1 September"."""
        for statement in statements:
            start, end = self._sentence_span(statement.mention.start_char)
            found = self._day_in(start, end, statement.mention.start_char)
            if found is not None and found[0] != found[1]:
                return found
        return None

    def week_before(self, statements: list[Statement]) -> Days | None:
        """A "week of action" without dates: the Monday to Sunday before; "throughout the year": the year."""
        if self.published is None:
            return None
        leads = " ".join(self.lower[a:b] for a, b in self._leads)
        if any(not s.background for s in statements) and _WEEK_OF_ACTION.search(leads):
            monday = self.published - dt.timedelta(days=self.published.weekday())
            return monday - dt.timedelta(days=7), monday - _ONE_DAY
        if all(s.background for s in statements) and any(
            re.search(r"throughout the year", s.mention.sentence) for s in statements
        ):
            return dt.date(self.published.year, 1, 1), dt.date(self.published.year, 12, 31)
        if any(not s.background for s in statements):
            for block in self.blocks:
                if block.kind not in (TITLE, HEADING) and _LAST_WEEK.search(self.lower, block.start, block.end):
                    monday = self.published - dt.timedelta(days=self.published.weekday())
                    return monday - dt.timedelta(days=7), monday - _ONE_DAY
        return None

    def _find_leads(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for block in self.blocks:
            if block.kind not in (TITLE, HEADING) and block.end - block.start > 60:
                found.append((block.start, block.end))
                if len(found) == 2:
                    break
        return found

    def relative(self, current: list[Statement]) -> Days | None:
        """ "last week", "this week", "the last fortnight", in the lead or beside the figures."""
        if self.published is None:
            return None
        for start, end in self._regions(current):
            found = self._relative_in(start, end)
            if found is not None:
                return self._day_within(current, found) or found
        return None

    def _day_within(self, current: list[Statement], week: Days) -> Days | None:
        """The one day of a week on which its figures lie: "an operation last week ... on Wednesday 9 December"."""
        leads = " ".join(self.lower[a:b] for a, b in self._leads)
        if not 2 <= (week[1] - week[0]).days <= 6 or _WEEK_OF_ACTION.search(leads) or "days of action" in leads:
            return None
        found = self.dated(current)
        return found if found is not None and found[0] == found[1] and week[0] <= found[0] <= week[1] else None

    def _regions(self, current: list[Statement]) -> list[tuple[int, int]]:
        return self._leads + [self._sentence_span(s.mention.start_char) for s in current[:6]]

    def _relative_in(self, start: int, end: int) -> Days | None:
        pub = self.published
        assert pub is not None
        if not any(unit in self.lower[start:end] for unit in _UNITS):
            return None
        region = " ".join([s for s in self._sentences_in(start, end) if not _COURT.search(s)])
        monday = pub - dt.timedelta(days=pub.weekday())
        if ("yesterday" in region or "last night" in region) and _BOTH_DAYS.search(region):
            return pub - _ONE_DAY, pub
        inside = [d for d in self._dates_in(start, end) if not self._is_month(d) and d.start <= pub]
        past = _PAST_SPAN.search(region) if "the last" in region or "the past" in region else None
        if past is not None and past["unit"] in ("week", "weeks", "fortnight", "days"):
            number = _NUMBER.get(past["n"] or "", 2 if past["unit"] == "fortnight" else 1)
            days = number if past["unit"] == "days" else 14 if past["unit"] == "fortnight" else number * 7
            return pub - dt.timedelta(days=days - 1), pub
        if not inside and "last week" in region and _LAST_WEEK.search(region):
            return monday - dt.timedelta(days=7), monday - _ONE_DAY
        if not inside and "last month" in region and _LAST_MONTH.search(region) and not _COURT.search(region):
            last = pub.replace(day=1) - _ONE_DAY
            return last.replace(day=1), last
        weeks = _WEEKS_OF.search(region) if " of" in region and "week" in region else None
        if weeks is not None and not inside:
            return pub - dt.timedelta(days=7 * _NUMBER[weeks["n"]] - 1), pub
        if not inside and "this month" in region and _THIS_MONTH.search(region):
            first = pub.replace(day=1)
            return None if any(first <= d.start <= pub and not self._is_month(d) for d in self.dates) else (first, pub)
        if not inside and "this week" in region and _THIS_WEEK.search(region):
            return monday, pub
        return None

    def dated(self, current: list[Statement]) -> Days | None:
        """The days that the figures' own sentences and paragraphs give."""
        days = self._days_of([s for s in current if s.mention.metric != "charges"]) or self._days_of(current)
        if not days:
            return None
        exact = [d for d in days if (d[1] - d[0]).days < 27]
        recent = [d for d in exact or days if self.published is None or (self.published - d[1]).days <= _OLDEST]
        if not recent:
            return None
        main = self._cluster(recent)
        return self._week_out(min(d[0] for d in main), max(d[1] for d in main))

    def _days_of(self, statements: list[Statement]) -> list[Days]:
        return [found for statement in statements if (found := self._day_of(statement)) is not None]

    def _week_out(self, first: dt.date, last: dt.date) -> Days:
        """Days of a "week of action" that the publication falls into: the week runs up to the publication."""
        pub = self.published
        if (
            pub is not None
            and first < last <= pub
            and pub - dt.timedelta(days=pub.weekday()) <= first
            and _DAYS_OF_ACTION.search(" ".join(self.lower[a:b] for a, b in self._leads))
        ):
            return first, pub
        return first, last

    def week_begun(self, current: list[Statement]) -> Days | None:
        """ "a week of action ... started last Monday (19 March)": seven days from the date."""
        if not current:
            return None
        for date in self.dates:
            if (
                date.start == date.end
                and _STARTED.search(self._sentence_around(date.start_char))
                and any(_WEEK_WORDS.search(self.lower, b.start, b.end) for b in self.blocks[:4])
                and self.published is not None
                and 0 <= (self.published - date.start).days <= 21
            ):
                return date.start, min(
                    self.published, date.start + dt.timedelta(days=6)
                ) if self.published > date.start else date.start
        return None

    def _day_of(self, statement: Statement) -> Days | None:
        """The day of one statement: its sentence's, its paragraph's, or the paragraph's before."""
        start, end = self._sentence_span(statement.mention.start_char)
        found = self._day_in(start, end, statement.mention.start_char)
        if found is not None:
            return found
        block = self.blocks[statement.block]
        found = self._day_in(block.start, start, start)
        if found is not None or statement.lead:
            return found
        nearest = None
        for index in range(statement.block - 1, max(-1, statement.block - 4), -1):
            above = self.blocks[index]
            found = self._day_in(above.start, above.end, above.end)
            if above.kind == HEADING or (found is not None and self._dates_in(above.start, above.end)):
                return nearest or found
            nearest = nearest or found
        return nearest

    def _day_in(self, start: int, end: int, at: int) -> Days | None:
        """The day that a stretch of text gives, the nearest to an offset: asked for again and again."""
        key = start, end, at
        if key not in self._days:
            self._days[key] = self._find_day(start, end, at)
        return self._days[key]

    def _find_day(self, start: int, end: int, at: int) -> Days | None:
        dates = [
            d
            for d in self._dates_in(start, end)
            if self._is_past(d) and not self._at_court(d, start) and not self._of_dealing(d, start)
        ]
        if dates:
            nearest = min(dates, key=lambda d: abs(d.start_char - at))
            leading = [d for d in dates if d.start_char < at and not self._is_month(d)]
            if len(leading) > 1 and start <= at < end:
                return min(d.start for d in leading), max(d.end for d in leading)
            lead_in = self.lower[max(start, nearest.start_char - 40) : nearest.start_char]
            if _YEAR_ENDING.search(lead_in):
                return _year_before(nearest.end), nearest.end
            if _SINCE.search(lead_in):
                return (nearest.start, self.published) if self.published else None
            return self._with_neighbours(dates, nearest)
        if self.published is None:
            return None
        region = self.lower[start:end]
        if not any(word in region for word in _DAY_WORDS):
            return None
        eve = _EVE.search(region)
        if eve is not None:
            day = dt.date(self.published.year, 12, 24 if eve["feast"] == "christmas" else 31)
            return (day if day <= self.published else day.replace(year=day.year - 1),) * 2
        if _YESTERDAY.search(region):
            if _TODAY.search(region) and not _COURT.search(region):
                return self.published - _ONE_DAY, self.published  # "yesterday ... and this morning"
            return (self.published - _ONE_DAY,) * 2
        if _TODAY.search(region) and not _COURT.search(region):
            return self.published, self.published
        weekday = _ON_WEEKDAY.search(region)
        if weekday is not None and not _COURT.search(region):
            days = [self._last(weekday["wd"])]
            if (other := _AND_WEEKDAY.match(region, weekday.end())) is not None:
                days.append(self._last(other["wd"]))  # "on Wednesday and Thursday"
            return min(days), max(days)
        return None

    def _last(self, weekday: str) -> dt.date:
        """The last such day before the publication, or the day of publication itself."""
        assert self.published is not None
        return self.published - dt.timedelta(days=(self.published.weekday() - WEEKDAYS[weekday[:3]]) % 7)

    def _with_neighbours(self, dates: list[DateMention], date: DateMention) -> Days:
        """A date with those that stand beside it in one list: "on 15 and 16 March"."""
        first = last = dates.index(date)
        while first and self._listed(dates[first - 1], dates[first]):
            first -= 1
        while last + 1 < len(dates) and self._listed(dates[last], dates[last + 1]):
            last += 1
        days = dates[first : last + 1]
        return min(d.start for d in days), max(d.end for d in days)

    def _listed(self, left: DateMention, right: DateMention) -> bool:
        return self.lower[left.end_char : right.start_char].strip() in ("and", "&", ",", "and on")

    def _is_past(self, date: DateMention) -> bool:
        return self.published is None or date.start <= self.published

    def _at_court(self, date: DateMention, start: int) -> bool:
        """ "appeared at court on 12 May", "was sentenced on 12 May": the day of a hearing."""
        key = date.start_char, start
        known = self._hearings.get(key)
        if known is None:
            known = self._hearings[key] = self._of_hearing(date, start)
        return known

    def _of_hearing(self, date: DateMention, start: int) -> bool:
        before = self.lower[max(start, date.start_char - 90) : date.start_char]
        after = self.lower[date.end_char : date.end_char + 40]
        if _STAMP.search(before) or _SENTENCED.search(before) or _TRIED_THEN.match(after):
            return True  # "jailed for a total of 36 years and seven months on 29 June"; "on 7 December he was found guilty"
        clauses = _CLAUSES.split(_STAMPED.sub(" ", _COURT_HEARD.sub("", before)))
        clause = clauses[-1] if clauses[-1].strip() not in _LINKS else " ".join(clauses[-2:])
        court = _COURT.search(clause)
        if court is not None and "arrest" in clause[court.end() :]:
            return False  # "the sentencing comes a month after his arrest on 21 May"
        return court is not None or _AT_COURT.match(after) is not None

    def _of_dealing(self, date: DateMention, start: int) -> bool:
        """ "was controlling the line between 30 September and 6 November": the time of the crime, not of a figure."""
        if date.start == date.end or self._is_month(date):
            return False
        before = self.lower[start : date.start_char]
        supply = max((m.start() for m in _SUPPLY.finditer(before)), default=-1)
        return supply > max((m.start() for m in _ACT.finditer(before)), default=-1)

    def _cluster(self, days: list[Days]) -> list[Days]:
        """The days that belong together: what the first led to within some months; what lies before it is history."""
        first = days[0]
        return [d for d in days if -45 <= (d[0] - first[0]).days <= 300] or days[:1]

    def _is_month(self, date: DateMention) -> bool:
        return (
            (date.start.year, date.start.month) == (date.end.year, date.end.month)
            and date.start.day == 1
            and date.end.day == calendar.monthrange(date.end.year, date.end.month)[1]
            and date.end > date.start
        )

    def _sentence_span(self, at: int) -> tuple[int, int]:
        k = bisect_right(self._starts, at) - 1
        return self._sentences[k] if k >= 0 and at < self._sentences[k][1] else (at, at)

    def _sentences_in(self, start: int, end: int) -> list[str]:
        first = max(0, bisect_right(self._starts, start) - 1)
        return [self.lower[a:b] for a, b in self._sentences[first : bisect_left(self._starts, end)]]

    def _sentence_around(self, at: int) -> str:
        start, end = self._sentence_span(at)
        return self.lower[start:end]
