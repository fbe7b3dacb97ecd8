"""The rows that an analyst types into a spreadsheet: nothing counted twice. The rows come first."""

from __future__ import annotations

import pytest

from countylines_cli import extract
from countylines_cli.sources import document_from_text

_SIGN = {"exact": "", "min": ">", "max": "<", "approx": "~", "range": ""}


def totals(body: str, own: str = "Kent", title: str = "News from the force") -> list[str]:
    """The totals of a release, each as `metric value unit area`, sorted."""
    text = f"---\narea: {own}\npublish:\n  date: 18 Mar 2022\ntitle: {title}\n---\n\n{body}\n"
    return sorted(
        f"{t.metric} {_SIGN[t.qualifier]}{t.value:g}{f'-{t.value_max:g}' if t.value_max is not None else ''} {t.unit} {t.area}"
        for t in extract(document_from_text(text)).totals
    )


def known(*row: object, reason: str) -> object:
    """A row that is read wrong today: it speaks up when it starts to pass."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


# the totals, then the body of a Kent release
ROWS = [
    # one statement
    ("arrests 12 people Kent", "Twelve people were arrested."),
    ("cash_seized >1500 GBP Kent", "More than £1,500 in cash was seized."),
    ("cash_seized 1500-3000 GBP Kent", "Between £1,500 and £3,000 in cash was seized."),
    ("arrests 0 people Kent", "No arrests were made."),
    ("", "Officers met."),
    # said twice
    ("arrests 12 people Kent", "Twelve people were arrested.\n\nThe 12 people arrested are still in custody."),
    ("arrests 151 people Kent", "More than 150 people were arrested.\n\nIn total, 151 arrests were made."),
    ("arrests 151 people Kent", "In total, 151 arrests were made.\n\nMore than 150 people were arrested, the inspector said."),
    ("cash_seized 48200 GBP Kent", "Around £48,000 in cash was seized.\n\nThe cash seized came to £48,200 in cash."),
    ("arrests 1 people Kent", "A 24-year-old man was arrested.\n\nThe 24-year-old man, who was arrested at his home, has been bailed."),
    ("arrests 1 people Kent", "A man was arrested in the High Street.\n\nA 24-year-old man was arrested on suspicion of supplying heroin and bailed."),
    # parts and wholes
    ("weapons_seized 34 items Kent", "34 weapons, including 17 knives, were seized."),
    ("arrests 40 people Kent", "Forty people were arrested, including eight women."),
    ("arrests 2 people Kent", "Two people, a 28-year-old man and a 31-year-old woman, were arrested."),
    ("arrests 6 people Kent", "Six men were arrested: one in Dover, three in Deal and two in Ashford."),
    ("arrests 9 people Kent", "Nine people were arrested.\n\nA 24-year-old man was arrested in Dover. A 31-year-old woman was arrested in Deal."),
    ("arrests 15 people Kent", "Results of the week included:\n\n* 15 arrests in total\n* five of the arrests in Dover\n* two of the arrests in Deal\n"),
    ("arrests 7 people Kent|charges 4 people Kent", "Seven people were arrested, and four of them have been charged."),
    ("arrests 3 people Kent", "A 22-year-old man and a 22-year-old woman were arrested in Deal.\n\nA 25-year-old man was arrested.\n\nAll three arrested have been bailed."),
    ("arrests 7 people Kent", "Seven people were arrested in total.\n\nThe three other people arrested have been released."),
    ("arrests 6 people Kent", "Six people were arrested:\n\n* A 22-year-old man from Deal\n* A 59-year-old woman from Dover\n"),
    ("arrests 3 people Kent", "Three people were arrested in Deal.\n\nA third man was arrested and released."),
    ("weapons_seized 3 items Kent", "Weapons including a machete, a hammer and a knife were seized."),
    ("warrants 7 warrants Kent", "Three warrants in Dover, two in Deal and two in Ashford were executed."),
    ("cash_seized ~22000 GBP Kent", "More than £20,000 in cash was seized in Deal.\n\nThe search recovered around £22,000 in cash."),
    ("arrests 154 people Kent", "The team has made more than 150 arrests.\n\nSince May 2021, when the team was formed, it has arrested 154 people."),
    ("drugs_seized 143 g Kent", "Results of the week included:\n\n* 81 grams of crack cocaine\n* 62 grams of heroin\n"),
    # one list is no sum of its parts: 1 + 1 beside 2
    ("weapons_seized 4 items Kent", "Officers recovered a kitchen knife, two lock knives and a machete."),
    ("weapons_seized 4 items Kent", "A rifle, two shotguns and a pistol were seized."),
    # a count, and where it lay
    ("drugs_seized ~150 plants Kent", "About 150 cannabis plants were found in two barns near Dover.\n\nOfficers found about 100 cannabis plants in one barn and a further 50 in the other."),
    ("arrests 39 people Kent", "Officers arrested 32 people on suspicion of drink driving and seven on suspicion of drug driving."),
    ("arrests 32 people Kent", "Officers arrested 32 people on suspicion of drink driving. Of these, nine people were arrested after a crash."),
    ("warrants 3 warrants Kent", "During three search warrants officers seized cash.\n\nDuring a search warrant at a flat in Dover, cannabis was seized.\n\nA search warrant was executed in Deal."),
    ("phones_seized 20 items Kent", "Officers seized 10 phones on 7 March 2022. On 8 March 2022 officers seized six phones at one house and four phones at another."),
    # a page that keeps what was released before
    ("arrests 7 people Kent", "Two men were arrested in Dover.\n\nEarlier appeal led to an arrest in Deal.\n\nSeven women were arrested in Ashford."),
    ("arrests 3 people Kent", "Three men have been arrested in Dover.\n\n## Previous release | 3 March 2022\n\nOfficers arrested two men in Dover, the force said.\n\nA third man was arrested in Deal on Friday.\n"),
    # parts without a whole
    ("arrests 18 people Kent", "13 men and five women were arrested."),
    ("arrests 3 people Kent", "Two 17-year-old boys and an 18-year-old man were arrested."),
    ("arrests 2 people Kent", "A 24-year-old man was arrested in Dover.\n\nA 31-year-old woman was arrested in Deal."),
    ("arrests 5 people Kent", "On Monday 7 March, three people were arrested in Dover.\n\nOn Tuesday 8 March, two people were arrested in Deal."),
    ("cash_seized ~1300 GBP Kent", "On Monday 7 March, £500 in cash was seized in Dover.\n\nOn Tuesday 8 March, around £800 in cash was seized in Deal."),
    ("drugs_seized 1500 g Kent", "Half a kilo of heroin and 1kg of cannabis were seized."),
    ("drugs_seized 40 GBP Kent|drugs_seized 2 wraps Kent", "Two wraps of heroin worth £40 were seized."),
    ("weapons_seized 3 items Kent", "A machete, knife and flick knife were seized."),
    ("warrants 2 warrants Kent", "A warrant was executed at a flat in Dover.\n\nLater that day a warrant was executed at a second house nearby."),
    ("cash_seized 4000 GBP Kent", "Raids took place all over the county on Monday, with officers from four of its districts.\n\nThe raids were part of a week of action that all forces of the country took part in.\n\nIn Dover, officers who searched a house early in the morning seized £2,000 in cash.\n\nIn Deal, £2,000 in cash was seized."),
    ("weapons_seized 2 items Kent", "A man who was found with a gun is behind bars.\n\nMarlow was stopped in May.\n\nOfficers recovered two handguns from a drawer."),
    ("weapons_seized 1 items Kent", "Reed was found in possession of a long lock knife in Dover.\n\nHe had tried to flee.\n\nOn Tuesday he told the court that a lock knife was also seized."),
    ("arrests 2 people Kent", "A 30-year-old woman was also arrested.\n\nTwo people, a 27-year-old man and a 30-year-old woman, were arrested on Thursday."),
    ("property_seized 250000 GBP Kent", "Officers recovered £250,000 worth of goods including watches worth £150,000 and coats worth £35,000."),
    # further ones, ordinals, several operations
    ("arrests 8 people Kent", "Five people were arrested on Monday.\n\nA further three people were arrested on Tuesday."),
    ("arrests 3 people Kent", "A third person was arrested."),
    ("arrests 2 people Kent", "A 24-year-old man was arrested.\n\nA second man was arrested later."),
    ("warrants 5 warrants Kent", "In Operation Quarry, three warrants were executed in Dover.\n\nIn a separate operation, two warrants were executed in Deal."),
    # updates
    ("charges 13 people Kent", "UPDATE: 13 people have now been charged.\n\nEleven people have been charged with supplying heroin."),
    ("arrests 16 people Kent", "UPDATE 10pm: The operation has resulted in 16 arrests.\n\nUPDATE 4pm: The operation has so far resulted in 13 arrests."),
    # background of a longer time
    ("arrests 12 people Kent", "Twelve people were arrested in raids on Tuesday.\n\nSince January, the team has made 330 arrests."),
    ("arrests 330 people Kent", "Officers met on Tuesday to plan the summer ahead.\n\nSince January, the team has made 330 arrests."),
    # areas
    ("arrests 151 people Eastern region|arrests 25 people Hertfordshire|arrests 44 people Essex", "Across the Eastern region, 151 people were arrested.\n\n- In Hertfordshire, 25 people were arrested.\n- In Essex, 44 arrests were made.\n"),
    ("arrests 4 people Norfolk|arrests 9 people Essex", "Nine people were arrested in Essex and four in Norfolk."),
    ("arrests 2 people Greater London|arrests 6 people Kent", "Six people were arrested in Kent and two in London."),
    ("arrests 1 people Kent|charges 1 people Kent", "A 24-year-old man was arrested in Dover. He was charged.\n\nA 24-year-old man has been charged with supplying heroin."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "body"), ROWS)
def test_totals(expected: str, body: str) -> None:
    assert totals(body) == (sorted(expected.split("|")) if expected else [])


def test_title_and_body_say_the_same() -> None:
    assert totals("Twelve people were arrested in Dover.", title="Twelve arrested in drugs raids") == [
        "arrests 12 people Kent"
    ]


def test_one_row_for_each_metric_unit_and_area() -> None:
    text = (
        "Six people were arrested in Essex, two in Norfolk. £900 in cash and 40 wraps of heroin were seized in Essex."
    )
    rows = extract(text).totals
    assert len({(t.metric, t.unit, t.area) for t in rows}) == len(rows) == 4


def test_totals_point_at_what_they_rest_on() -> None:
    found = extract("13 men and five women were arrested.")
    (total,) = found.totals
    assert (total.basis, [found.mentions[i].value for i in total.mentions]) == ("sum", [13, 5])


# the remark, where the counties fall short of the region
@pytest.mark.parametrize(
    ("expected", "counties"),
    [
        (("counties add up to 30 of 40 arrests (Eastern region)",), (20, 10)),
        ((), (25, 15)),
    ],
)
def test_remarks(expected: tuple[str, ...], counties: tuple[int, int]) -> None:
    body = "In total, 40 people were arrested across the Eastern region.\n\n- In Essex, {} people were arrested.\n- In Norfolk, {} people were arrested.\n"
    text = f"---\narea: Eastern region\ntitle: Lines shut\n---\n\n{body.format(*counties)}"
    assert extract(document_from_text(text)).notes == expected
