"""What holds for any text: nothing raises, every figure is where it says, digits and words are the same number."""

from __future__ import annotations

import contextlib
import io
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from countylines_cli import Extraction, extract
from countylines_cli.cli.main import run
from countylines_cli.sources import document_from_text

# the same examples in every run: a red build is no matter of luck. To search for new ones, take `derandomize` out.
STEADY = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
QUALIFIERS = {"exact", "approx", "min", "max", "range"}

# every character there is, surrogates and control characters included
ANY_TEXT = st.text(st.characters(), max_size=300)
_PIECES = [
    "12", "twelve", "£3,000", "£1.2m", "£47k+", "half", "a", "dozen", "between", "and", "to", "-", "–", "more than", "up to", "£",
    "&#163;5", "½", "people", "men", "a 24-year-old man", "aged 19", "were", "was", "arrested", "charged", "arrests", "arrest", "no",
    "warrants", "executed", "stopped", "searched", "visited", "safeguarded", "referred", "deal lines", "closed", "seized", "found",
    "led to the seizure of", "including", "of which", "one of the", "the", "of", "wraps", "kg", "kilo", "oz", "heroin", "crack cocaine",
    "knives", "machete", "phones", "cars", "cash", "worth", "in", "In", "Essex", "March", "Reading", "from Leeds", "London Road", "7 March",
    "between 7 and", "last week", "yesterday", "2022", "20%", "10.30am", "M25", "(", ")", ",", ";", ":", ".", "\n", "\n\n", "\n* ", "\n- ",
    "\n## ", "**", "---\n", "```yaml\n", "title: x\n", "area: Essex\n", "“", "”", "’s", "\x00", "\x1b[31m", "\u200b", "\ufeff", "İ", "ß", "ﬁ", "…", "\r",
]  # fmt: skip
# text that looks like a release to the grammars, and makes no sense
NEWS_LIKE = st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join)


def check(text: str) -> Extraction:
    """Extract, and check all that must hold of the records."""
    document = document_from_text(text)
    found = extract(document)
    for mention in found.mentions:
        assert 0 <= mention.start_char < mention.end_char <= len(text)
        assert text[mention.start_char : mention.end_char] == mention.text
        assert "\n" not in mention.text
        assert mention.qualifier in QUALIFIERS
        assert (mention.value_max is not None) == (mention.qualifier == "range")
        assert mention.value_max is None or mention.value < mention.value_max
        assert mention.value >= 0
    for date in found.dates:
        assert text[date.start_char : date.end_char] == date.text
        assert date.start <= date.end
    for total in found.totals:
        assert total.mentions
        assert all(0 <= i < len(found.mentions) for i in total.mentions)
    rows = [(t.metric, t.unit, t.area) for t in found.totals]
    assert len(set(rows)) == len(rows)
    assert found.period_start is None or found.period_end is None or found.period_start <= found.period_end
    assert [m.start_char for m in found.mentions] == sorted(m.start_char for m in found.mentions)
    return found


@STEADY
@given(ANY_TEXT)
@example("")
@example("\ud800 12 people were arrested")
@example("İİİ 12 people were arrested in İzmir")
def test_any_text(text: str) -> None:
    assert check(text) == extract(document_from_text(text))


@STEADY
@given(NEWS_LIKE)
def test_news_like_text(text: str) -> None:
    assert check(text) == extract(document_from_text(text))


@STEADY
@given(
    NEWS_LIKE,
    st.sampled_from(["12 people were arrested.", "£3,000 in cash was seized.", "Six deal lines were closed."]),
)
def test_what_stands_before_a_paragraph_does_not_hide_it(before: str, plain: str) -> None:
    alone = extract(plain).mentions[0]
    # a lead-in, an open quotation or front matter gives the paragraph another reading
    if re.search(r":[\W_]*$", before.rstrip()) or before.lstrip().startswith(("---", "```")):
        return
    text = f"{before}\n\nOfficers met.\n\n{plain}\n"
    last = [m for m in check(text).mentions if m.start_char >= len(text) - len(plain) - 1]
    assert [(m.metric, m.value, m.text) for m in last] == [(alone.metric, alone.value, alone.text)]


# a list of one sentence takes cubic time today: 100 items 0.1 s, 400 items 5 s
LONG = {
    "one word": "a" * 100_000,
    "one number": "1" * 100_000,
    "commas": "1," * 50_000,
    "brackets": "(" * 50_000,
    "bullets": "* " * 50_000,
    "stops": ". A" * 30_000,
    "stars": "*" * 100_000,
    "spaces": " " * 100_000 + "12 people were arrested",
    "one line of statements": "12 people were arrested, " * 100,
    "one list": "two phones, " * 100 + "were seized",
    "one range": "10 to " * 100 + "20 people were arrested",
    "dates": "between 7 March and 8 March " * 1_000,
    "places": "Essex, Kent, " * 3_000,
    "many lines": "12 people were arrested in Essex.\n\n" * 1_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=list(LONG))
def test_long_text(text: str) -> None:
    began = time.process_time()
    check(text)
    # what is linear takes a second on a slow machine; what is not takes minutes
    assert time.process_time() - began < 10


_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A number below a thousand as releases write it: "three hundred and twelve"."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return f"{_ONES[number // 100]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")


PATTERNS = [
    "{} arrests were made.",
    "{} people were arrested.",
    "Officers seized {} knives.",
    "Results of the week included:\n\n* {} arrests\n",
    "More than {} wraps of heroin were seized.",
    "Warrants were executed at {} addresses.",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_digits_and_words_are_the_same_number(pattern: str) -> None:
    def stated(text: str) -> list[object]:
        return [(m.metric, m.item, m.value, m.unit, m.qualifier) for m in extract(text).mentions]

    for number in range(2, 313):
        digits, words = stated(pattern.format(number)), stated(pattern.format(in_words(number)))
        assert digits == words, number
        assert [one[2] for one in digits] == [number]  # type: ignore[index]


@contextlib.contextmanager
def captured() -> Iterator[tuple[io.StringIO, io.StringIO]]:
    """Standard output and error of a run in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        yield out, err


CONTENTS = st.one_of(
    st.binary(max_size=200),
    NEWS_LIKE.map(lambda text: text.encode("utf-8", "surrogatepass")),
    NEWS_LIKE.map(lambda text: text.encode("utf-16", "surrogatepass")),
    NEWS_LIKE.map(lambda text: text.encode("cp1252", "replace")),
)


@settings(STEADY, max_examples=60)
@given(content=CONTENTS, suffix=st.sampled_from([".md", ".txt"]))
def test_weird_files(content: bytes, suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("weird") / f"file{suffix}"
    Path(path).write_bytes(content)
    for command in ("stats", "export"):
        with captured() as (out, err):
            code = run([command, str(path)])
        assert code in (0, 4)
        # a document that cannot be read is one line on standard error, and nothing on standard output
        assert (code == 0) == (err.getvalue() == "")
        assert (code == 0) == (out.getvalue() != "")
        assert err.getvalue().count("\n") == (code != 0)
        if command == "stats":
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x9b]", out.getvalue()), "a terminal would obey it"
