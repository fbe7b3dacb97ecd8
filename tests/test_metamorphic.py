"""What must not change, or must change in one way only, when a release is changed."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from countylines_cli import Extraction, extract
from countylines_cli.sources import document_from_text

HEAD = "---\narea: {county}\npublish:\n  date: 18 Mar 2022\ntitle: News from the force\n---\n\n"
LEAD = "Officers in {county} arrested twelve people in a week of action against county lines (7 to 11 March)."
MIDDLE = (
    "Eight warrants were executed, and Class A drugs worth more than £14,000 were seized along with £3,000 in cash."
)
LIST = "Results of the week included:"
BULLETS = [
    "five deal lines closed",
    "17 knives seized",
    "43 vulnerable people safeguarded",
    "30 cuckooed addresses visited",
    "four people charged",
]
END = "Of the 12 people arrested, a 24-year-old man from Leeds was charged."


def release(county: str = "Essex", bullets: list[str] | None = None, extra: str = "", at: int = 4) -> str:
    """The release, with a paragraph slipped in before its `at`-th."""
    listed = LIST + "\n\n" + "\n".join(f"* {bullet}" for bullet in bullets or BULLETS)
    paragraphs = [LEAD.format(county=county), MIDDLE, listed, END]
    if extra:
        paragraphs.insert(at, extra)
    return HEAD.format(county=county) + "\n\n".join(paragraphs) + "\n"


def stated(text: str) -> list[tuple[object, ...]]:
    """The mentions of a text, by all but their place in it and the words around."""
    return [key(m) for m in extract(document_from_text(text)).mentions]


def key(mention: object) -> tuple[object, ...]:
    """A mention as a tuple without offsets."""
    m = mention
    return (m.metric, m.item, m.value, m.value_max, m.unit, m.qualifier, m.area, m.text)  # type: ignore[attr-defined]


def rows(found: Extraction) -> set[tuple[object, ...]]:
    """The totals, without what they rest on."""
    return {(t.metric, t.unit, t.area, t.value, t.value_max, t.qualifier) for t in found.totals}


BASE = stated(release())


def test_the_release_is_read() -> None:
    assert [(m[0], m[2]) for m in BASE] == [
        ("arrests", 12),
        ("warrants", 8),
        ("drugs_seized", 14000),
        ("cash_seized", 3000),
        ("deal_lines", 5),
        ("weapons_seized", 17),
        ("safeguarded", 43),
        ("visits", 30),
        ("charges", 4),
        ("arrests", 12),
        ("charges", 1),
    ]


# paragraphs that state nothing
NOTHING = [
    "County lines is the name for gangs that use a phone line to move drugs from the city to towns in the county.",
    "Some 2,000 lines are thought to be active across the country, and each can earn £3,000 a day.",
    "More than 4,000 teenagers are thought to be exploited by gangs, some of them as young as 12.",
    "A dealer can face up to 14 years in prison.",
    "Call 101 or, to stay anonymous, Crimestoppers on 0800 555 111. In an emergency call 999.",
    "If you are worried about a child, the helpline on 0808 800 5000 is open 24 hours a day, 365 days a year.",
    "“My 30 officers worked for 60 hours to make it happen, and I could not be more proud of them,” the inspector said.",
    "“If a 14-year-old has two phones and £200 in cash, ask yourself where they came from,” she added.",
    "The unit was set up with £1.5m of funding and 20 officers in April 2019.",
    "Officers will visit 25 schools and 40 hotels before the summer.",
    "Two men in their 30s were seen near the station at 10.30pm on 9 March; police want to speak to them.",
    "Anyone with information can quote reference 12/4456 or visit our website.",
]


@pytest.mark.parametrize("at", [0, 1, 4])
@pytest.mark.parametrize("paragraph", NOTHING)
def test_a_paragraph_that_states_nothing_adds_nothing(paragraph: str, at: int) -> None:
    assert stated(release(extra=paragraph, at=at)) == BASE


_WORDS = {
    "twelve": "12",
    "Eight": "8",
    "five": "5",
    "17": "seventeen",
    "43": "forty-three",
    "30": "thirty",
    "four": "4",
    "12": "twelve",
}


def test_digits_and_words_change_only_the_text() -> None:
    head, body = HEAD.format(county="Essex"), release().removeprefix(HEAD.format(county="Essex"))
    pattern = r"(?<![\w£,])(?:" + "|".join(_WORDS) + r")(?= (?:people|warrants|deal|knives|vulnerable|cuckooed))"
    swapped = re.sub(pattern, lambda match: _WORDS[match.group()], body)
    assert swapped != body
    assert [m[:-1] for m in stated(head + swapped)] == [m[:-1] for m in BASE]


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::17])
def test_bullets_in_another_order_state_the_same(order: tuple[int, ...]) -> None:
    found = stated(release(bullets=[BULLETS[i] for i in order]))
    assert found == [*BASE[:4], *(BASE[4 + i] for i in order), *BASE[9:]]


@pytest.mark.parametrize("sign", ["*", "-", "•", "–", " *", "1.", "\\-"])
def test_the_sign_of_a_bullet_does_not_matter(sign: str) -> None:
    assert stated(release().replace("\n* ", f"\n{sign} ")) == BASE


@pytest.mark.parametrize(
    "county", ["Kent", "Norfolk", "Cumbria", "Greater Manchester", "West Yorkshire", "Durham", "Dorset"]
)
def test_another_county_changes_only_the_area(county: str) -> None:
    assert stated(release(county)) == [(*m[:6], county, m[7]) for m in BASE]


FORCES = {
    "Essex Police": "Essex", "Kent Police": "Kent", "Cheshire Constabulary": "Cheshire", "Herts Police": "Hertfordshire", "West Mercia Police": "West Mercia",
    "Thames Valley Police": "Thames Valley", "Devon and Cornwall Police": "Devon and Cornwall", "the Met": "Greater London", "GMP": "Greater Manchester",
    "British Transport Police": "British Transport", "Police Scotland": "Scotland", "ERSOU": "Eastern region", "Humberside Police": "Humberside",
}  # fmt: skip


@pytest.mark.parametrize(("force", "area"), FORCES.items())
def test_another_force_changes_only_the_area(force: str, area: str) -> None:
    text = (
        f"Lines shut down\n\nTwelve people were arrested and five deal lines closed in a week of action, {force} said."
    )
    facts = [("arrests", "person", 12, None, "people", "exact"), ("deal_lines", "line", 5, None, "lines", "exact")]
    assert [m[:7] for m in stated(text)] == [(*fact, area) for fact in facts]


def test_two_releases_joined_state_what_both_state() -> None:
    first = "In Essex, 44 arrests were made and 12 deal lines were closed."
    second = "In Norfolk, nine people were arrested and £6,200 in cash was seized."
    joined = extract(f"{first}\n\n{second}")
    assert [key(m) for m in joined.mentions] == [*stated(first), *stated(second)]
    assert rows(joined) == rows(extract(first)) | rows(extract(second))


def test_a_paragraph_said_twice_is_counted_once() -> None:
    once, twice = extract(document_from_text(release())), extract(document_from_text(release(extra=MIDDLE, at=4)))
    assert len(twice.mentions) == len(once.mentions) + 3
    assert rows(twice) == rows(once)


def test_line_ends_and_space_do_not_matter() -> None:
    text = release()
    wide = text.replace("\n\n", "\n\n\n\n").replace(". ", ".  ")
    assert stated(wide) == BASE


def test_a_source_name_changes_no_record() -> None:
    document = document_from_text(release(), "a.md")
    assert replace(extract(replace(document, source="b.md")), source="a.md") == extract(document)


@pytest.mark.parametrize(
    ("county", "town"),
    [("Essex", "Chelmsford"), ("Kent", "Maidstone"), ("Cumbria", "Carlisle"), ("Norfolk", "Norwich")],
)
def test_a_town_stands_for_its_county(county: str, town: str) -> None:
    pattern = "Officers seized 17 knives in {}."
    assert stated(pattern.format(town)) == stated(pattern.format(county))
