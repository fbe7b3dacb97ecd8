"""Dates: what is written, when it was published, and the period that the figures belong to. The values come first."""

from __future__ import annotations

import pytest

from countylines_cli import extract
from countylines_cli.sources import document_from_text

FRIDAY = "18 Mar 2022"


def release(body: str, published: str | None, title: str = "News from the force") -> str:
    """A release with a publication date in its front matter."""
    date = f"publish:\n  date: {published}\n" if published else ""
    return f"---\n{date}title: {title}\n---\n\n{body}\n"


def days(text: str) -> list[tuple[str, str, str]]:
    """The dates that a text states: first day, last day, characters (a stop behind them aside)."""
    found = extract(document_from_text(text)).dates
    return [(d.start.isoformat(), d.end.isoformat(), d.text.rstrip(".")) for d in found]


# the days, then sentences of a release of Friday 18 March 2022, the dates in them between brackets
WRITTEN = [
    (["2022-03-07"], "Officers met on [7 March]."),
    (["2022-03-07"], "Officers met on [7th March]."),
    (["2022-03-07"], "Officers met on the [7th of March]."),
    (["2022-03-07"], "Officers met on [Monday 7 March]."),
    (["2022-03-07"], "Officers met on [Monday, 7 March]."),
    (["2022-03-07"], "Officers met on [Monday 7th March 2022]."),
    (["2022-03-07"], "Officers met on [Monday, March 7]."),
    (["2022-03-07"], "Officers met on [March 7, 2022]."),
    (["2022-03-07"], "Officers met on [March 7th]."),
    (["2022-03-07"], "Officers met on [7 Mar]."),
    (["2022-03-07"], "Officers met on [07/03/2022]."),
    (["2022-03-07"], "Officers met on [07.03.2022]."),
    (["2022-03-07"], "Officers met on [2022-03-07]."),
    (["2022-03-07"], "Officers met on [Monday (7 March)] at noon."),
    (["2022-03-07"], "Officers met on Monday morning ([7 March 2022])."),
    (["2022-03-17"], "It happened yesterday ([17 March])."),
    (["2022-03-18"], "It happened earlier today ([18 March])."),
    # years are completed with the publication date: the latest day not after it, unless the text looks ahead
    (["2021-11-25"], "It happened on [25 November]."),
    (["2022-03-18"], "It happened on [18 March]."),
    (["2021-03-19"], "It happened on [19 March]."),
    (["2022-06-14"], "He will appear in court on [14 June]."),
    (["2022-06-14"], "He is due in court on [14 June]."),
    (["2022-03-19"], "The stall will open on [Saturday 19 March]."),
    (["2019-05-22"], "It began on [22 May 2019]."),
    (["2021-06-14"], "It began on [14 June last year]."),
    (["2022-04-20"], "He was remanded to a hearing at the crown court on [20 April]."),
    (["2022-03-16"], "He was arrested by officers of the northern team in the market square of the town on [Wednesday (16 March)]."),
    (["2022-03-18"], "_[Friday 18 March]_"),
    # months
    (["2022-04-01/2022-04-30"], "He awaits sentencing in [April]."),
    (["2021-06-01/2021-06-30"], "It began in [June 2021]."),
    (["2021-06-01/2021-06-30"], "It began in [June last year]."),
    (["2022-02-01/2022-02-28"], "It began in [February]."),
    (["2021-12-01/2021-12-31"], "It began in [December]."),
    (["2020-02-01/2020-02-29"], "It began in [February 2020]."),
    (["2021-05-01/2021-05-31"], "It began in early [May 2021]."),
    # spans
    (["2022-03-07/2022-03-11"], "It ran [between Monday 7 March and Friday 11 March]."),
    (["2022-03-07/2022-03-11"], "It ran [from 7 March to 11 March]."),
    (["2022-03-07/2022-03-11"], "It ran from [7 to 11 March]."),
    (["2022-03-07/2022-03-11"], "It ran between [7 and 11 March]."),
    (["2022-03-07/2022-03-11"], "The week ([7-11 March]) was busy."),
    (["2022-03-07/2022-03-11"], "The week ([7 – 11 March 2022]) was busy."),
    (["2022-03-07/2022-03-11"], "The week ([March 7-11]) was busy."),
    (["2022-02-28/2022-03-06"], "It ran [from 28 February to 6 March]."),
    (["2022-02-28/2022-03-06"], "The week ([Monday 28 February - Sunday 6 March]) was busy."),
    (["2021-11-25/2021-12-01"], "It ran [between 25 November and 1 December]."),
    (["2021-12-27/2022-01-02"], "It ran [from 27 December to 2 January]."),
    (["2019-11-01/2020-02-29"], "It ran [between November 2019 and February 2020]."),
    # separate days
    (["2022-03-07", "2022-03-09"], "Officers met on [Monday 7 March] and on [Wednesday 9 March]."),
    (["2022-03-07", "2022-03-08"], "Officers met on [7] and [8 March]."),
    (["2022-03-07", "2021-06-14"], "Officers met on [7 March], after a raid on [14 June]."),
    (["2019-05-22", "2019-06-28"], "They met on [22 May 2019] and [June 28, 2019]."),
    # no dates
    ([], "Officers met on Monday."),
    ([], "Officers met last week and again today."),
    ([], "It began in 2019."),
    ([], "They may march 12 miles."),
    ([], "March, in Cambridgeshire, is a town."),
    ([], "April Farrow, 39, of Fenwick Road, spoke."),
    ([], "Dale Marlow (31.01.78) was sentenced."),
    ([], "Call 101 quoting 22/4456."),
    ([], "The unit is open 24/7."),
    ([], "Officers met at 10.30am."),
    ([], "Published: 18 March 2022"),
    ([], "Posted at 13:06 on 18th March 2022"),
    ([], "Updated: 19 March 2022, 6:13 pm"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "marked"), WRITTEN)
def test_written(expected: list[str], marked: str) -> None:
    spans = [part.split("]")[0] for part in marked.split("[")[1:]]
    wanted = [(e.partition("/")[0], e.rpartition("/")[2], span) for e, span in zip(expected, spans, strict=True)]
    assert days(release(marked.replace("[", "").replace("]", ""), FRIDAY)) == wanted


def test_stop_is_no_part_of_a_date() -> None:
    found = extract(document_from_text(release("Officers met on 7 March.", FRIDAY))).dates
    assert [date.text for date in found] == ["7 March"]


# without a publication date a year is not made up
UNDATED = [
    ([], "Officers met on 7 March."),
    ([("2022-03-07", "2022-03-07")], "Officers met on 7 March 2022."),
    ([("2022-03-01", "2022-03-31")], "Officers met in March 2022."),
]


@pytest.mark.parametrize(("expected", "body"), UNDATED)
def test_written_without_publication(expected: list[tuple[str, str]], body: str) -> None:
    assert [d[:2] for d in days(release(body, None))] == expected


# publication, then how metadata or the text give it
PUBLISHED = [
    ("2020-09-25", "---\npublish:\n  date: 15:15 25/09/2020\n---\nText.\n"),
    ("2019-03-07", "---\npublish:\n  date: 7 Mar 2019\n---\nText.\n"),
    ("2019-03-07", "---\ndate: 2019-03-07\n---\nText.\n"),
    ("2019-03-07", "---\ndate: 07/03/2019\n---\nText.\n"),
    ("2019-03-07", "---\ndate: March 7, 2019\n---\nText.\n"),
    ("2019-03-07", "---\ndate: Thursday 7th March 2019\n---\nText.\n"),
    ("2019-03-07", "---\narticle:\n  published:\n    time: '2019-03-07T09:15:00+00:00'\n---\nText.\n"),
    ("2019-03-07", "date 2019-03-07 Officers met.\n"),
    ("2017-11-07", "Raids in Wexcombe\n\nTuesday, 7th November 2017, 6:13 pm\n\nOfficers met.\n"),
    ("2017-11-07", "Raids in Wexcombe\n\nTuesday, 7th November 2017, 6:13 pm\nUpdated Wednesday, 8th November 2017, 9:02 am\n\nOfficers met.\n"),
    ("2017-11-07", "Raids in Wexcombe\n\nUpdated Wednesday, 8th November 2017, 9:02 am\nPublished Tuesday, 7th November 2017, 6:13 pm\n\nOfficers met.\n"),
    ("2019-05-22", "Raids in Wexcombe\n\nPosted at 13:06 on 22nd May 2019\n\nOfficers met.\n"),
    ("2019-05-22", "Raids in Wexcombe\n\nPublished: 22 May 2019\n\nOfficers met.\n"),
    ("2020-01-17", "Raids in Wexcombe\n\n12:03 17/01/2020\n\nOfficers met.\n"),
    ("2019-05-22", "Raids in Wexcombe\n\nOfficers met.\n\nPosted on 08:02:00 on 22nd May 2019\n"),
    (None, "Raids in Wexcombe\n\nOfficers met on 7 March 2019 at noon.\n"),
    (None, "Raids in Wexcombe\n\nUpdated: 22 May 2019\n\nOfficers met.\n"),
    (None, "Officers met.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "text"), PUBLISHED)
def test_published(expected: str | None, text: str) -> None:
    published = extract(document_from_text(text)).published
    assert (published.isoformat() if published else None) == expected


# first and last day, publication, then the body; Friday 18 March 2022 unless another day matters
PERIODS = [
    ("2022-03-07/2022-03-11", FRIDAY, "Between Monday 7 March and Friday 11 March, nine people were arrested."),
    ("2022-03-07/2022-03-13", FRIDAY, "Nine people were arrested in the week of action (7-13 March)."),
    ("2022-03-07/2022-03-13", FRIDAY, "Nine people were arrested last week."),
    ("2022-03-07/2022-03-13", FRIDAY, "Last week nine people were arrested in a crackdown on drugs across the county."),
    ("2022-03-14/2022-03-18", FRIDAY, "Nine people have been arrested this week in a crackdown on drugs across the county."),
    ("2022-03-12/2022-03-18", FRIDAY, "Nine people have been arrested in the past week in a crackdown across the county."),
    ("2022-03-12/2022-03-18", FRIDAY, "Nine people have been arrested in the last week in a crackdown across the county."),
    ("2022-03-05/2022-03-18", FRIDAY, "Nine people have been arrested in the last fortnight in a crackdown across the county."),
    ("2022-03-05/2022-03-18", FRIDAY, "Nine people have been arrested in the last two weeks in a crackdown across the county."),
    ("2022-03-17/2022-03-17", FRIDAY, "Nine people were arrested yesterday."),
    ("2022-03-17/2022-03-17", FRIDAY, "Nine people were arrested yesterday (17 March)."),
    ("2022-03-18/2022-03-18", FRIDAY, "Nine people were arrested this morning."),
    ("2022-03-18/2022-03-18", FRIDAY, "Nine people were arrested in raids across the county earlier today."),
    ("2022-03-16/2022-03-16", FRIDAY, "Nine people were arrested on Wednesday."),
    ("2022-03-18/2022-03-18", FRIDAY, "Nine people were arrested on Friday."),
    ("2022-03-12/2022-03-12", FRIDAY, "Nine people were arrested on Saturday."),
    ("2022-03-16/2022-03-17", FRIDAY, "Nine people were arrested on Wednesday and Thursday."),
    ("2022-03-16/2022-03-16", FRIDAY, "Nine people were arrested on Wednesday 16 March. They are due in court on 14 June."),
    ("2022-03-15/2022-03-16", FRIDAY, "Nine people were arrested on 15 and 16 March."),
    ("2022-03-15/2022-03-16", FRIDAY, "On 15 and 16 March, nine people were arrested in raids across the towns of the county."),
    ("2022-03-07/2022-03-09", FRIDAY, "Officers carried out raids over three days from 7 to 9 March and made nine arrests."),
    ("2022-02-01/2022-02-28", FRIDAY, "Nine people were arrested in February."),
    ("2021-06-01/2021-06-30", FRIDAY, "In June 2021, nine people were arrested across the county."),
    ("2021-11-25/2021-12-01", FRIDAY, "The week of action (25 November to 1 December) led to nine arrests."),
    ("2022-03-09/2022-03-09", FRIDAY, "Officers raided a flat on Wednesday 9 March.\n\nNine people were arrested."),
    ("2021-12-27/2022-01-02", "5 January 2022", "Nine people were arrested last week."),
    ("2022-01-04/2022-01-04", "5 January 2022", "Nine people were arrested yesterday."),
    # a hearing is no day of the operation
    ("2022-03-08/2022-03-08", FRIDAY, "Nine people were arrested on 8 March. One of them appeared at court on 10 March."),
    ("2022-03-08/2022-03-08", FRIDAY, "Nine people were arrested on 8 March. On 11 March they were found guilty of supplying heroin."),
    # neither is the day of a charge, nor the time for which a line was run
    ("2021-06-01/2021-06-30", FRIDAY, "In June 2021, officers carried out a warrant in Dover.\n\nTwo men were charged on 27 June 2021."),
    ("2021-11-22/2021-11-22", FRIDAY, "Marlow was arrested on 22 November 2021. He was controlling the line between 30 September and 6 November 2021. Officers seized two phones."),
    ("2021-12-24/2021-12-24", FRIDAY, "Officers who stopped a car on Christmas Eve seized £900 in cash."),
    ("2022-03-01/2022-03-18", FRIDAY, "Nine people have been arrested this month in a crackdown across the county."),
    ("2022-03-09/2022-03-09", FRIDAY, "Officers carried out an operation at the station in Dover last week.\n\nNine people were arrested on Wednesday 9 March."),
    ("2019-03-01/2020-02-29", FRIDAY, "In the year ending February 2020, officers seized 40 knives."),
    ("2019-03-01/2020-02-28", FRIDAY, "In the year to 28 February 2020, officers seized 40 knives."),
    # the longer time, where nothing else is stated
    ("2022-01-01/2022-03-18", FRIDAY, "The force has made 200 arrests since January."),
    # no period without figures, and none where nothing is dated
    (None, FRIDAY, "Officers met on Monday 7 March to plan the week."),
    (None, FRIDAY, "Nine people were arrested."),
    (None, None, "Nine people were arrested last week."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "published", "body"), PERIODS)
def test_period(expected: str | None, published: str | None, body: str) -> None:
    found = extract(document_from_text(release(body, published)))
    period = f"{found.period_start}/{found.period_end}" if found.period_start else None
    assert period == expected
