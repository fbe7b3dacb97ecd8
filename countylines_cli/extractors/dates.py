"""Calendar dates in the text, the publication date, and the resolution of both to days.

A date is read day first, as the United Kingdom writes it; "June 28" is read where the month's name says so.
Spans are found by our own grammar; a metadata date of an odd shape goes to `dateparser`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from countylines_cli.model import DateMention, Document
from countylines_cli.patterns import Pattern
from countylines_cli.text.gate import DATED

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
# an underscore is emphasis: "_Friday 29 November_"
_WORD_START, _WORD_END = r"(?<![^\W_])", r"(?![^\W_])"
# a stop belongs to an abbreviation only: "7 Mar. 2022", not "on 7 March."
_MONTH = rf"(?:(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec){_WORD_END}\.?|(?:january|february|march|april|may|june|july|august|september|october|november|december){_WORD_END})"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_WEEKDAY = rf"{_WORD_START}(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?{_WORD_END}"
_COUNTED = r"(?:people|men|women|arrests?|warrants?|officers|addresses|males|females|boys|suspects|knives|weapons|individuals|phones|vehicles|adults|children|drug|properties|deal|lines|stop|search)"

_POINT = re.compile(
    rf"""
    (?:(?P<wd>{_WEEKDAY})[,\s]*\(?\s*(?:the\s+)?)?
    (?:
      (?:(?<![\d.:£/])(?P<d0>{_DAY})\s*(?P<sep0>to|-|–|\\u2013|and|until|&|or|,|through\ to)\s*(?:the\ early\ hours\ of\s+)?(?:{_WEEKDAY},?\s+)?)?
        (?<![\d.:£/])(?P<d1>{_DAY})(?:\s+of)?[\s-]*(?P<m1>{_MONTH})
      |{_WORD_START}(?P<m2>{_MONTH})\s+(?:the\s+)?(?P<d2>{_DAY})
        (?:\s*(?P<sep2>to|-|–|and|until|&)\s*(?:{_WEEKDAY},?\s+)?(?P<d3>{_DAY})(?!\s+{_MONTH}|\s*[ap]m))?
        (?![\d:%]|\.\d|,\d{{3}}|\s+{_COUNTED}\b|[ap]m)
      |{_WORD_START}(?P<m3>{_MONTH})
    )
    (?:,?\s+(?P<y>(?:19|20)\d\d)\b(?!,\d)|[,\s]+(?:of\s+)?(?P<ry>last|this|that|next)\s+year)?
    |(?<![\d/.])(?P<nd>\d{{1,2}})(?P<nsep>[/.-])(?P<nm>\d{{1,2}}|{_MONTH})(?P=nsep)(?P<ny>\d{{4}}|\d{{2}})(?![\d/])
    |(?<=\()(?P<sd>\d{{1,2}})/(?P<sm>\d{{1,2}})(?=\))
    |(?<!\d)(?P<iy>20\d\d)-(?P<im>\d\d)-(?P<id>\d\d)(?!\d)
    """,
    re.VERBOSE,
)
_MONTH_STEMS = frozenset(name for name in MONTHS if len(name) == 3)
_STEMS = (*sorted(_MONTH_STEMS), *WEEKDAYS)
_DIGITS = re.compile(r"\d\d*")  # not "+": a search skips to a single digit, but tries a repetition everywhere
_YEAR_AT_ALL = Pattern(r"(?:19|20)\d\d|\d[/.-](?:\d{1,2}|[a-z]{3,9}\.?)[/.-]\d\d")
_NUMERIC = Pattern(r"\d(?:[/.-]\d{1,2}[/.-]\d|[/-][a-z]{3}[/-]|\d?/\d\d?\))")
_STAMP_WORDS = Pattern(
    r"\b(?:posted|published|updated|modified|release date|dated|last updated|date|created|issued|first published)\W*(?:(?:on|at|:)?\W*(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:am|pm)?\W*)?(?:on)?\W*)$",
    stems=("posted", "published", "updated", "modified", "date", "created", "issued"),
)
# what a stamp begins with: few lines do, and the whole pattern takes a twentieth of the time of an ordinary release
_STAMP_START = Pattern(rf"[\W_]*(?:\d|posted|published|release date|date|by |on|at|{'|'.join(_STEMS)})")
_STAMP_LINE = Pattern(
    r"^\W*(?:(?:posted|published|release date|date published|dated|date|by [\w ]{3,30},?)\W+)?(?:(?:on|at)\W+)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\W*(?:am|pm)?\W*(?:on)?\W*)?(?P<date>.+?)\W*(?:(?:at|,)?\W*\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:am|pm|gmt|bst)?)?(?:\W*in news stories|\W*by [\w ]{3,30})?\W*$"
)
_MONTH_CONTEXT = Pattern(
    r"(?:\b(?:in|since|during|of|early|late|mid|last|this|until|till|by|throughout|from|between|to|and|next|before|after|for|through|around)|[-(–,])[\s*_-]*$"
)
_FUTURE = Pattern(
    r"\b(?:will|due|next|until|till|trial|scheduled|expected|later this|upcoming|appear before|to appear|pending|awaits?|awaiting|(?:remanded|bailed)(?: in custody)? to (?!custody)|takes place|begins|ends)\b[^.]*$|\bby (?:the )?$"
)
_WAS = Pattern(r"\b(?:was|were|appeared|had|since)\b[^.]*$")
_AHEAD = Pattern(
    r"\b(?:will|due|until|trial|to appear|pending|awaits?|awaiting|(?:remanded|bailed)(?: in custody)? to (?!custody)|takes place|ends)\b"
)
_LAST = Pattern(r"\blast\s+$")
_COMING = Pattern(r"\b(?:will|next|due|awaits?|awaiting|pending)\b[^.]*$|\buntil (?!(?:his|her|their) arrest)[^.]*$")
_SPAN_LEAD = Pattern(r"(?:between|from)[\s*_]+$")
_AND_MONTH = Pattern(rf"\W*(?:and|to|-|–)\W*(?:{_MONTH})")
_TELLS = Pattern(r"\b(?:\w{2,}ed|was|were|had|took|made|saw|found|came|since)\b[^.]*$")

# "between November 2019 and the end of September", "from Tuesday 23 until the early hours of Saturday 27 February"
_APPROXIMATE = Pattern(r"\bthe (?:end|start|beginning|early hours|middle|morning|evening) of\b")

Span = tuple[int, int]


def date_signs(lower: str, tokens: list[str]) -> int:
    """`DATED` where a chunk of text holds a month or a date in digits; 0 otherwise."""
    digits = False
    for token in tokens:
        if token[:3] in _MONTH_STEMS:
            return DATED
        digits = digits or token[0].isdigit()
    return DATED if digits and _NUMERIC.search(lower) is not None else 0


def find_dates(
    text: str, lower: str, lines: Sequence[int], start: int, end: int, published: dt.date | None
) -> tuple[list[DateMention], list[Span]]:
    """The dates written between two offsets of a text.

    Args:
        text, lower: the document's text, as it is and in lower case.
        lines: an offset in each line to look at, in order: those whose words have the sign `DATED`.
        published: the publication date, which completes dates without a year.

    Returns:
        The date mentions in text order, and the spans of all dates, stamps and dates of birth included.
    """
    found: list[DateMention] = []
    spans: list[Span] = []
    stop = start
    for hint in lines:
        if hint < stop:
            continue  # in a line that was read
        line = max(lower.rfind("\n", start, hint) + 1, start)
        stop = lower.find("\n", hint, end)
        stop = end if stop < 0 else stop
        _line_dates(text, lower, line, stop, published, found, spans)
    return found, spans


def _points(lower: str, start: int, end: int) -> list[re.Match[str]]:
    """The dates and months of a line, tried only where one can start: at digits, a month or a day of the week."""
    starts = [match.start() for match in _DIGITS.finditer(lower, start, end)]
    for stem in _STEMS:
        at = lower.find(stem, start, end)
        while at >= 0:
            if at == start or not lower[at - 1].isalpha():
                starts.append(at)
            at = lower.find(stem, at + 3, end)
    starts.sort()
    found: list[re.Match[str]] = []
    stop = start
    for at in starts:
        if at >= stop and (match := _POINT.match(lower, at, end)) is not None:
            found.append(match)
            stop = match.end()
    return found


def _line_dates(
    text: str, lower: str, start: int, end: int, published: dt.date | None, found: list[DateMention], spans: list[Span]
) -> None:
    stamp = _is_stamp_line(lower[start:end])
    matches = [m for m in _points(lower, start, end) if _is_date(m, text, lower, start)]
    i = 0
    while i < len(matches):
        match = matches[i]
        spans.append(match.span())
        listed = (
            not stamp
            and not _STAMP_WORDS.search(lower, max(start, match.start() - 40), match.start())
            and not _is_birth(match, published)
        )
        if not listed:
            i += 1
            continue
        if i + 1 < len(matches) and _spans_to(lower, start, match, matches[i + 1]):
            mention = _span_mention(text, lower, start, match, matches[i + 1], published)
            if mention is not None:
                spans.append(matches[i + 1].span())
                spans[-2] = spans[-1] = (mention.start_char, mention.end_char)
                spans.pop()
                found.append(mention)
                i += 2
                continue
        shared = _year_ahead(lower, match, matches[i + 1 : i + 3], published)
        mentions = _point_mentions(text, lower, start, match, published, shared)
        if mentions and len(mentions) == 1:
            spans[-1] = (min(spans[-1][0], mentions[0].start_char), spans[-1][1])
        found.extend(mentions)
        i += 1


def _year_ahead(
    lower: str, match: re.Match[str], following: list[re.Match[str]], published: dt.date | None
) -> int | None:
    """ "January and February 2020", "4, 5 and 6 May 2019": the year at the end of a list holds for all of it."""
    end = match.end()
    for other in following:
        if lower[end : other.start()].strip(" *_") not in ("and", "&", ",", ", and", "or"):
            return None
        year = _stated_year(other, published) if other["y"] else None
        if year is not None:
            return year
        end = other.end()
    return None


def _is_date(match: re.Match[str], text: str, lower: str, line: int) -> bool:
    """Refuse "may" the verb, "march" the walk, and a name such as "April" that no date word leads to."""
    if match["m3"] is not None:
        at = match.start("m3")
        if not text[at].isupper():
            return False
        if match["y"] or match["ry"]:
            return True
        return bool(_MONTH_CONTEXT.search(lower, max(line, at - 14), at)) or (
            match["m3"] not in ("may", "march", "april", "june", "august")
            and len(match["m3"]) > 4
            and bool(_AND_MONTH.match(lower, match.end(), match.end() + 20))
        )
    month = match["m1"] or match["m2"]
    if month is not None:
        at = match.start("m1") if match["m1"] else match.start("m2")
        return text[at].isupper() or month.rstrip(".") not in ("may", "march", "mar", "sat", "sun")
    if match["sd"] is not None:
        return 1 <= int(match["sm"]) <= 12 and 1 <= int(match["sd"]) <= 31
    if match["nm"] is not None and match["nm"].isdigit():
        return int(match["nm"]) <= 12 and 1 <= int(match["nd"]) <= 31
    return True


def _is_birth(match: re.Match[str], published: dt.date | None) -> bool:
    """ "(31.01.78)", "29.08.1987": a date of birth."""
    if match["ny"] is None:
        return False
    return len(match["ny"]) == 2 or (published is not None and int(match["ny"]) <= published.year - 13)


def _is_stamp_line(line: str) -> bool:
    """Whether a line is nothing but a publication or update stamp."""
    if len(line) > 110 or _STAMP_START.match(line) is None or _YEAR_AT_ALL.search(line) is None:
        return False
    stamp = _STAMP_LINE.match(line.strip(" *_#>|"))
    if stamp is None:
        return False
    point = _POINT.fullmatch(stamp["date"].strip(" ,*_|-"))
    return point is not None and bool(point["y"] or point["ny"] or point["iy"])


def _day(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".")]


def _spans_to(lower: str, line: int, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether two dates are the ends of one span: "between A and B", "from A to B", "A - B", "A to B"."""
    between = _APPROXIMATE.sub("", lower[first.end() : second.start()]).strip(" ()*_,")
    before = lower[max(line, first.start() - 10) : first.start()]
    if between in ("to", "-", "–", "—", "until", "through to", "up to", "to the", "and up to", "up until", "till"):
        return True
    return between in ("and", "and the", "&") and before.rstrip(" *_").endswith("between")


def _resolve_year(month: int, day: int, weekday: int | None, before: str, published: dt.date | None) -> int | None:
    """The year of a date without one: the latest not after publication, or the next where the text looks ahead."""
    if published is None:
        return None
    past = published.year if (month, day) <= (published.month, published.day) else published.year - 1
    future = past + 1
    if weekday is not None:
        fits = [y for y in (past, future) if _valid(y, month, day) and dt.date(y, month, day).weekday() == weekday]
        # "yesterday, Sunday 3 January": a day soon after publication only if the weekday says so
        if fits == [future] and (dt.date(future, month, day) - published).days < 200:
            return future
        if fits == [past]:
            return past
    if (
        _valid(future, month, day)
        and 0 < (dt.date(future, month, day) - published).days <= 30
        and not _TELLS.search(before)
    ):
        return future  # who means a day of eleven months ago writes its year
    if _FUTURE.search(before) and not (_WAS.search(before) and not _AHEAD.search(before)):
        return future if (month, day) != (published.month, published.day) else past
    return past


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _date(year: int | None, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if year is not None and _valid(year, month, day) else None


def _month_span(year: int | None, month: int) -> tuple[dt.date, dt.date] | None:
    if year is None:
        return None
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def _stated_year(match: re.Match[str], published: dt.date | None) -> int | None:
    """The year written with a date, if any: "2019", "last year"."""
    if match["y"]:
        return int(match["y"])
    if match["ry"] and published is not None:
        return published.year + {"last": -1, "next": 1}.get(match["ry"], 0)
    return None


def _weekday(match: re.Match[str]) -> int | None:
    return WEEKDAYS[match["wd"][:3]] if match["wd"] else None


def _ends(
    match: re.Match[str], before: str, published: dt.date | None, year: int | None = None
) -> list[tuple[dt.date, dt.date]]:
    """First and last day of each date that one match holds (two for "22 and 23 January"); `year` where another date gives it."""
    year = _stated_year(match, published) or year
    if match["iy"]:
        day = _date(int(match["iy"]), int(match["im"]), int(match["id"]))
        return [(day, day)] if day else []
    if match["nd"]:
        number = int(match["nm"]) if match["nm"].isdigit() else _month(match["nm"])
        full = int(match["ny"]) if len(match["ny"]) == 4 else 2000 + int(match["ny"])
        day = _date(full, number, int(match["nd"]))
        return [(day, day)] if day else []
    if match["sd"]:
        month, number = int(match["sm"]), int(match["sd"])
        day = _date(year or _resolve_year(month, number, None, before, published), month, number)
        return [(day, day)] if day else []
    if match["m3"]:
        month = _month(match["m3"])
        if year is None and published is not None:
            if _LAST.search(before):
                year = published.year if month < published.month else published.year - 1
            else:
                ahead = bool(_COMING.search(before))
                year = published.year if month <= published.month else published.year - 1
                if ahead and month < published.month:
                    year += 1
                elif ahead and month > published.month:
                    year = published.year
        span = _month_span(year, month)
        return [span] if span else []
    month = _month(match["m1"] or match["m2"])
    days = [_day(d) for d in (match["d0"], match["d1"], match["d2"], match["d3"]) if d]
    separator = match["sep0"] or match["sep2"]
    weekday = _weekday(match) if len(days) == 1 else None
    year = year or _resolve_year(month, days[-1], weekday, before, published)
    dates = [d for d in (_date(year, month, day) for day in days) if d]
    if len(dates) < 2:
        return [(d, d) for d in dates]
    if separator in ("and", "&", "or", ",") and not before.rstrip(" *_").removesuffix("the").rstrip(" *_").endswith(
        "between"
    ):
        return [(d, d) for d in dates]
    return [(dates[0], dates[1])] if dates[0] <= dates[1] else [(dates[1], dates[1])]


def _point_mentions(
    text: str, lower: str, line: int, match: re.Match[str], published: dt.date | None, year: int | None
) -> list[DateMention]:
    before = lower[max(line, match.start() - 120) : match.start()]
    ends = _ends(match, before, published, year)
    start, end = match.span()
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1  # "Monday (7 March)"
    if len(ends) == 2:
        middle = match.end("d0") if match["d0"] else match.end("d2")
        if match["d0"]:
            return [_mention(text, start, middle, *ends[0]), _mention(text, match.start("d1"), end, *ends[1])]
        return [_mention(text, start, middle, *ends[0]), _mention(text, match.start("d3"), end, *ends[1])]
    return [_mention(text, start, end, *ends[0])] if ends else []


def _span_mention(
    text: str, lower: str, line: int, first: re.Match[str], second: re.Match[str], published: dt.date | None
) -> DateMention | None:
    """One mention of a span with two dates; a year beside either end holds for both."""
    before = lower[max(line, first.start() - 120) : first.start()]
    year = _stated_year(second, published)
    last = _ends(second, before, published)
    if not last:
        return None
    start_year = _stated_year(first, published) or year or last[-1][1].year
    opening = _ends(first, before, published, start_year)
    if not opening:
        return None
    begin, finish = opening[0][0], last[-1][1]
    if begin > finish and _stated_year(first, published) is None:
        earlier = _ends(first, before, published, start_year - 1)
        begin = earlier[0][0] if earlier else begin
    if begin > finish:
        return None
    lead = _SPAN_LEAD.search(before)
    start = first.start() - (len(lead.group()) if lead else 0)
    return _mention(text, start, second.end(), begin, finish)


def _mention(text: str, start: int, end: int, first: dt.date, last: dt.date) -> DateMention:
    return DateMention(text[start:end], start, end, first, last)


_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)")


def publication_date(document: Document) -> dt.date | None:
    """The publication date: from the metadata, else from a stamp at the head or the foot of the text."""
    if document.date_text:
        parsed = parse_stamp(document.date_text)
        if parsed is not None:
            return parsed
    return _stamp_in_body(document)


@lru_cache(maxsize=4096)
def parse_stamp(stamp: str) -> dt.date | None:
    """The day that a publication stamp names: "Posted at 13:06 on 22nd May 2019", "14:08 07/07/2020", "2020-09-25T00:01:01+01:00"."""
    return _plain_stamp(stamp) or _odd_stamp(stamp)


def _plain_stamp(stamp: str) -> dt.date | None:
    """A stamp in one of the shapes that our own grammar reads."""
    iso = _ISO.match(stamp)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    for match in _POINT.finditer(stamp.lower()):
        if match["m3"] or not (match["y"] or match["ny"] or match["iy"]):
            continue
        ends = _ends(match, "", None)
        if ends:
            return ends[-1][1]
    return None


def _odd_stamp(stamp: str) -> dt.date | None:
    """Any other shape of date: dateparser's work."""
    if not re.search(r"\d", stamp):
        return None
    import dateparser

    parsed = dateparser.parse(
        stamp, languages=["en"], settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    )
    return parsed.date() if parsed is not None else None


_POSTED = Pattern(rf"(?:posted|published|release date|dated?)\b[^\n]{{0,30}}?(?=\d|[a-z]+day|(?:{_MONTH}))")
_UPDATED = Pattern(r"\b(?:updated?|modified|previous release)\b")


def _stamp_in_body(document: Document) -> dt.date | None:
    """A line at the head that is only a stamp; else a "Posted on ..." anywhere in the last lines or the first ones."""
    lines = [line for line in document.text[document.body_start :].splitlines() if line.strip()]
    for line in lines[:8]:
        low = line.lower()
        if _is_stamp_line(low) and not _UPDATED.search(low):
            found = _plain_stamp(low)
            if found is not None:
                return found
    for line in [*lines[:8], *lines[-12:]]:
        low = line.lower()
        for posted in _POSTED.finditer(low):
            if _UPDATED.search(low[max(0, posted.start() - 12) : posted.end()]):
                continue
            point = _POINT.search(low, posted.start(), posted.end() + 60)
            if point is not None and not point["m3"] and (point["y"] or point["ny"] or point["iy"]):
                ends = _ends(point, "", None)
                if ends:
                    return ends[-1][1]
    return None
