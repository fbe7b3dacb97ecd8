"""From characters to typed nodes: numbers, money, masses, and all that only looks like a number."""

from __future__ import annotations

import pytest

from countylines_cli.lexicon.vocabulary import vocabulary
from countylines_cli.text.scanner import Node, Scanner, number_of, whole

QUANTITIES = {"num", "money", "mass"}


def scan(text: str) -> list[Node]:
    """The nodes of one sentence."""
    scanner = Scanner(vocabulary())
    return scanner.scan(scanner.read(text, 0, len(text)), text, text.lower())


# kind, value, upper end, qualifier, the characters; then the phrasings that must give just this quantity
READ = [
    ("num", 12, None, "", ["12 people", "twelve people", "Twelve people", "TWELVE people", "a dozen people"]),
    ("num", 6, None, "", ["six people", "half a dozen people"]),
    ("num", 2, None, "", ["a couple of people", "a pair of scales", "two people"]),
    ("num", 1151, None, "", ["1,151 people", "1151 people", "one thousand one hundred and fifty-one people"]),
    ("num", 312, None, "", ["312 people", "three hundred and twelve people", "three hundred twelve people"]),
    ("num", 2_000_000, None, "", ["2 million people", "two million people", "2,000,000 people"]),
    ("num", 1_200_000, None, "", ["1.2 million people"]),
    ("num", 250_000, None, "", ["a quarter of a million people", "quarter of a million people", "250,000 people"]),
    ("num", 500_000, None, "", ["half a million people"]),
    ("num", 24, None, "", ["two dozen people", "twenty-four people", "twenty four people"]),
    ("money", 5500, None, "", ["£5,500", "£5500", "£5.5k", "5,500 pounds", "£5,500.00"]),
    ("money", 1_200_000, None, "", ["£1.2m", "£1.2 million", "£1.2million", "£1.2M", "&#163;1.2m", "&pound;1.2m", "1.2 million pounds"]),
    ("money", 3_000_000_000, None, "", ["£3bn", "£3 billion"]),
    ("money", 47_000, None, "min", ["£47k+", "more than £47,000", "over £47k", "at least £47,000", "in excess of £47,000", "£47,000 or more"]),
    ("money", 48_000, None, "approx", ["about £48,000", "around £48,000", "an estimated £48,000", "in the region of £48,000", "circa £48,000"]),
    ("money", 20_000, None, "max", ["nearly £20,000", "up to £20,000", "just under £20,000", "almost £20k"]),
    ("money", 1500, 3000, "range", ["between £1,500 and £3,000", "£1,500 to £3,000", "from £1,500 to £3,000"]),
    ("money", 20_000, 30_000, "range", ["between £20,000 and £30,000", "between £20k and £30k", "£20,000 – £30,000"]),
    ("mass", 166, None, "", ["166g", "166 g", "166 grams", "166 grammes"]),
    ("mass", 1000, None, "", ["1kg", "1 kg", "one kilo", "one kilogram"]),
    ("mass", 500, None, "", ["half a kilo", "500g", "0.5kg", "half a kilogram"]),
    ("mass", 250, None, "", ["a quarter of a kilo", "250g"]),
    ("mass", 26_000, None, "", ["26 kg", "26 kilos", "26 kilograms"]),
    ("mass", 28.35, None, "", ["1oz", "one ounce", "1 oz"]),
    ("mass", 453.6, None, "", ["1lb", "one lb"]),
    ("mass", 2_000_000, None, "", ["two tonnes", "2 tonnes"]),
    ("mass", 2000, 3000, "range", ["2-3kg", "2 to 3 kilos", "between two and three kilos", "between 2kg and 3kg"]),
    ("num", 15, 20, "range", ["15-20 people", "15 to 20 people", "between 15 and 20 people", "between fifteen and twenty people"]),
    ("num", 150, None, "min", ["150+ people", "more than 150 people", "upwards of 150 people", "no fewer than 150 people", ">150 people"]),
    ("num", 150, None, "max", ["up to 150 people", "fewer than 150 people", "as many as 150 people"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "value_max", "qualifier", "text"), [(*row, text) for *row, texts in READ for text in texts]
)
def test_quantities(kind: str, value: float, value_max: float | None, qualifier: str, text: str) -> None:
    found = [n for n in scan(text) if n.kind in QUANTITIES]
    assert [(n.kind, n.value, n.value_max, n.qualifier) for n in found] == [(kind, value, value_max, qualifier)]
    assert found[0].start < found[0].end <= len(text)


@pytest.mark.parametrize("text", ["£20,000-£30,000", "£20k-£30k"])
def test_range_of_money_with_a_dash(text: str) -> None:
    assert [(n.value, n.value_max) for n in scan(text) if n.kind in QUANTITIES] == [(20_000, 30_000)]


# what only looks like a quantity
SET_ASIDE = [
    ("age", "a 24-year-old man"), ("age", "a 24 year old man"), ("age", "two men aged 19 and 24"), ("age", "men aged between 19 and 31"),
    ("age", "a twenty-four-year-old man"), ("age", "men aged over 18"), ("time", "at 10.30am"), ("time", "at 10:30"), ("time", "at 6pm"),
    ("percent", "12 per cent"), ("percent", "12%"), ("percent", "12 percent"), ("label", "on the M6"),
    ("label", "Section 23"), ("label", "Junction 28"), ("label", "in their 20s"), ("label", "the 21st century"), ("label", "day three"),
    ("label", "quoting 22/4456"), ("label", "0800 555"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), SET_ASIDE)
def test_set_aside(kind: str, text: str) -> None:
    assert kind in [n.kind for n in scan(text)]


def test_road_that_begins_with_an_article() -> None:
    assert not QUANTITIES & {n.kind for n in scan("on the A64")}


# the words of a list and its numbers stay apart
SEPARATE = [
    ([2, 3], "two, three people"),
    ([13, 5], "13 men and five women"),
    ([20, 5], "twenty, five of them women"),
    ([100, 12], "100 people and 12 cars"),
]


@pytest.mark.parametrize(("values", "text"), SEPARATE)
def test_separate_numbers(values: list[int], text: str) -> None:
    assert [n.value for n in scan(text) if n.kind in QUANTITIES] == values


def test_nodes_keep_their_offsets() -> None:
    text = "Police seized more than £1.2m, 34 phones, 2-3kg of heroin and half a dozen stop-searches – “all” in one go."
    nodes = scan(text)
    assert all(0 <= n.start < n.end <= len(text) for n in nodes)
    assert [n.start for n in nodes] == sorted(n.start for n in nodes)
    assert all(n.text in text[n.start : n.end].lower().replace("-", " ") for n in nodes if n.kind == "name")


@pytest.mark.parametrize(("value", "text"), [(1151, "1,151"), (4.7, "4.7"), (1_000_000, "1,000,000"), (12, "12")])
def test_number_of(value: float, text: str) -> None:
    assert number_of(text) == value


@pytest.mark.parametrize(("expected", "value"), [(3, 3.0), (85.05, 28.35 * 3), (0.3, 0.1 + 0.2), (12, 12)])
def test_whole(expected: float, value: float) -> None:
    assert whole(value) == expected
    assert isinstance(whole(value), type(expected))
