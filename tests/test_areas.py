"""Where it happened: the chain of the guidelines, and the names that are no place of an event. The values come first."""

from __future__ import annotations

import pytest

from countylines_cli import extract
from countylines_cli.model import Extraction
from countylines_cli.sources import document_from_text


def reading(own: str | None, body: str, title: str = "News from the force") -> Extraction:
    """What is read of a release with an area in its front matter."""
    area = f"area: {own}\n" if own else ""
    return extract(document_from_text(f"---\n{area}title: {title}\n---\n\n{body}\n"))


def known(*row: object, reason: str) -> object:
    """A row that is read wrong today: it speaks up when it starts to pass."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


# the area of each mention and what told it; the document's own area; the text
CHAIN = [
    # the sentence or the bullet
    (["Essex stated"], "Kent", "In Essex, nine people were arrested."),
    (["Essex stated"], "Kent", "Nine people were arrested in Essex."),
    (["Essex stated"], "Kent", "Officers arrested nine people in Chelmsford."),
    (["Essex stated"], "Kent", "Nine people were arrested at an address in Colchester."),
    (["Essex stated", "Norfolk stated"], "Suffolk", "Nine people were arrested in Essex and four in Norfolk."),
    (["Essex stated", "Norfolk stated"], "Suffolk", "Nine people were arrested in Essex, while in Norfolk four deal lines were closed."),
    (["Hertfordshire stated", "Hertfordshire stated"], "Essex", "In Hertfordshire, nine people were arrested and four deal lines were closed."),
    (["Merseyside stated", "Cumbria stated"], "Lancashire", "Two men were arrested in Liverpool and a woman was arrested in Carlisle."),
    # the heading, the lead-in
    (["Essex heading"], "Kent", "### Essex\n\nNine people were arrested."),
    (["Essex heading", "Norfolk heading"], "Kent", "**Essex**\n\nNine people were arrested.\n\n**Norfolk**\n\nFour people were arrested."),
    (["Essex lead_in"], "Kent", "In Essex there were:\n\n* nine arrests\n"),
    (["Essex lead_in", "Norfolk stated"], "Kent", "Officers from Essex and their neighbours report, for Essex:\n\n* nine arrests\n* four arrests in Norfolk\n"),
    # the opening of the incident
    (["Cumbria stated", "Cumbria incident"], "Lancashire", "Officers raided two houses in Barrow, Cumbria. A 24-year-old man was arrested."),
    (["Cumbria incident"], "Lancashire", "Officers forced the door of a flat in Carlisle. Inside they seized £3,000 in cash."),
    # somebody's home
    (["Greater London home"], "Kent", "Dale Marlow, 23, of Fenwick Drive, Croydon, was jailed on Monday. Officers executed a warrant at his address."),
    (["Greater London home"], "Kent", "Dale Marlow, 23, of Fenwick Drive, Croydon, was jailed on Monday.\n\nWhen Marlow's home was searched, £4,000 in cash was seized."),
    (["Kent document"], "Kent", "Drugs were run from London.\n\nA search of his home led to the seizure of £4,000 in cash."),
    # a force of the whole railway
    (["Cheshire document"], "British Transport", "A man has been jailed after he was caught at Crewe station.\n\nAt the station, officers seized £3,000 in cash."),
    (["UK stated"], "Kent", "Since May, 276 people were arrested across England, Wales and Scotland."),
    # small figures coincide, large ones are told again
    (["Kent document", "Essex stated", "Kent document"], "Kent", "Nobody was hurt.\n\n* Seven people were charged\n* Two men were arrested in Colchester\n* Two men were arrested"),
    # neither where things were stolen, nor a sum "in the region of"
    (["Kent document"], "Kent", "Officers seized a knife which had been stolen in a burglary in Essex."),
    (["Kent document"], "Kent", "Officers seized jewellery worth in the region of £250,000."),
    # the document
    (["Kent document"], "Kent", "Nine people were arrested."),
    (["Kent document"], "Kent", "Officers arrested nine people across the county."),
    (["West Mercia document"], "West Mercia", "Nine people were arrested."),
    known(["Hertfordshire document"], "Hertfordshire", "Officers visited Essex to learn of its work.\n\nOne week later, nine people were arrested in a force-wide operation.", reason="a force-wide operation takes the place of the paragraph before it"),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "own", "body"), CHAIN)
def test_chain(expected: list[str], own: str, body: str) -> None:
    assert [f"{m.area} {m.area_basis}" for m in reading(own, body).mentions] == expected


# the areas that are equally right, the document's own area, one sentence with one mention
NAMES = [
    # towns, districts, boroughs
    ("Hertfordshire", "Kent", "Nine people were arrested in Hertsmere."),
    ("Hertfordshire", "Kent", "Nine people were arrested in Dacorum."),
    ("Hertfordshire", "Kent", "Nine people were arrested in St Albans."),
    ("Hertfordshire", "Kent", "Nine people were arrested in St. Albans."),
    ("Greater London", "Kent", "Nine people were arrested in Lewisham."),
    # railway stations, places in bold, a stop that was lost
    ("Scotland", "British Transport", "Nine people were arrested at Edinburgh Waverley Station."),
    ("Greater Manchester", "Kent", "Nine people were arrested at Manchester Piccadilly."),
    ("Kent", "Kent", "Nine people were charged with supplying heroin from **London** in the town."),
    ("Norfolk", "Kent", "Nine people were arrested at a house in Cromer Two phones are being examined."),
    ("Greater London", "Kent", "Nine people were arrested in south London."),
    ("Greater Manchester", "Kent", "Nine people were arrested in Salford."),
    ("Dorset", "Kent", "Nine people were arrested in Bournemouth."),
    ("Norfolk", "Kent", "Nine people were arrested in King's Lynn."),
    ("Norfolk", "Kent", "Nine people were arrested in King’s Lynn."),
    ("Norfolk", "Kent", "Nine people were arrested in Great Yarmouth."),
    ("Durham", "Kent", "Nine people were arrested in Darlington."),
    ("Northern Ireland", "Kent", "Nine people were arrested in Belfast."),
    ("Scotland", "Kent", "Nine people were arrested in Aberdeen."),
    ("Clwyd|North Wales", "Kent", "Nine people were arrested in Wrexham."),
    # forces, regions, the railway, the nation
    ("West Mercia", "Kent", "Nine people were arrested across West Mercia."),
    ("Thames Valley", "Kent", "Nine people were arrested in the Thames Valley."),
    ("Eastern region", "Kent", "Nine people were arrested across the eastern region."),
    ("South West", "Kent", "Nine people were arrested across the South West."),
    ("North Wales", "Kent", "Nine people were arrested in North Wales."),
    ("UK|England and Wales", "Kent", "Nationally, 1,000 people were arrested across the UK."),
    ("England and Wales", "Kent", "1,000 people were arrested across England and Wales."),
    # one name, several counties: the county beside it, else the document's own
    ("Shropshire", "Kent", "Nine people were arrested in Newport, Shropshire."),
    ("Gwent", "Gwent", "Nine people were arrested in Newport."),
    ("Isle of Wight", "Isle of Wight", "Nine people were arrested in Newport."),
    ("Surrey", "Surrey", "Nine people were arrested in Ashford."),
    ("Kent", "Kent", "Nine people were arrested in Ashford."),
    # traps: months, verbs, first names
    ("Kent", "Kent", "Nine people were arrested in March."),
    ("Kent", "Kent", "Nine people were arrested in March 2022."),
    ("Cambridgeshire", "Kent", "Nine people were arrested in March, Cambridgeshire."),
    ("Berkshire", "Kent", "Nine people were arrested in Reading."),
    ("Kent", "Kent", "Reading the statement, the officer said nine people were arrested."),
    ("Warwickshire", "Kent", "Nine people were arrested in Rugby."),
    ("Kent", "Kent", "Nine people were arrested at a Rugby match."),
    ("Kent", "Kent", "Nine people were arrested in Fenwick Street."),
    ("Kent", "Kent", "Street dealers were targeted and nine people were arrested."),
    ("Kent", "Kent", "Over a week, nine people were arrested."),
    # streets and buildings named after a town
    ("Kent", "Kent", "Nine people were arrested in London Road."),
    ("Kent", "Kent", "Nine people were arrested in Carlisle Street."),
    ("Kent", "Kent", "Nine people were arrested at the Norfolk Hotel."),
    # homes
    ("Kent", "Kent", "A 24-year-old man from London was arrested."),
    ("Kent", "Kent", "A 24-year-old man from Lewisham, south London, was arrested."),
    ("Kent", "Kent", "Two men, both from Liverpool, were arrested."),
    ("Kent", "Kent", "A 24-year-old man, of Carlisle Street, Liverpool, was charged."),
    ("Kent", "Kent", "A 24-year-old Liverpool man was arrested."),
    ("Kent", "Kent", "A man aged 24 from the Toxteth area of Liverpool was arrested."),
    ("Essex", "Kent", "A 24-year-old man from Liverpool was arrested in Chelmsford."),
    ("Essex", "Kent", "In Chelmsford, a 24-year-old man from Liverpool was arrested."),
    ("Merseyside", "Kent", "Officers searched a man's home in Liverpool and seized £3,000 in cash."),
    # courts
    ("Kent", "Kent", "A 24-year-old man was charged and will appear at Liverpool Magistrates' Court."),
    ("Kent", "Kent", "A 24-year-old man has been charged and appeared before Chelmsford Crown Court."),
    ("Kent", "Kent", "Nine people were charged, and Norwich magistrates sent them to the crown court."),
    # the line's ends
    ("Kent", "Kent", "Officers closed a county line that ran between London and Hastings."),
    # the force that acts is not the place
    ("Kent", "Kent", "With colleagues from Essex Police, officers arrested nine people."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "own", "body"), NAMES)
def test_names(expected: str, own: str, body: str) -> None:
    (mention,) = reading(own, body).mentions
    assert mention.area in expected.split("|")
    assert mention.county == ("" if mention.area in NO_COUNTY else mention.area)


NO_COUNTY = {
    "West Mercia", "Thames Valley", "Eastern region", "South West", "North Wales", "UK", "England and Wales",
}  # fmt: skip

# the document's own area, the area that the metadata name, title, body
OWN = [
    ("Hertfordshire", "Hertfordshire", "News", "Officers met."),
    ("Hertfordshire", None, "Hertfordshire lines shut", "Officers met in Hertfordshire."),
    ("Hertfordshire", None, "Lines shut", "Hertfordshire Police closed six county lines in Watford and Hitchin."),
    ("Hertfordshire", None, "Lines shut", "Herts Police closed six county lines."),
    ("Greater London", None, "Lines shut", "The Met closed six county lines."),
    ("Greater London", None, "Lines shut", "The Metropolitan Police closed six county lines."),
    ("Greater Manchester", None, "Lines shut", "GMP closed six county lines."),
    ("Eastern region", None, "Lines shut", "ERSOU closed six county lines across the Eastern region."),
    ("British Transport", None, "Lines shut", "British Transport Police closed six county lines."),
    ("West Mercia", "West Mercia", "Lines shut in Telford", "Officers met in Telford."),
    (None, None, "Lines shut", "Officers met."),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "metadata", "title", "body"), OWN)
def test_own_area(expected: str | None, metadata: str | None, title: str, body: str) -> None:
    assert reading(metadata, body, title).area == expected
