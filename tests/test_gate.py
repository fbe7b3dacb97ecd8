"""The gate before the grammar: it stops what cannot state a figure, and nothing else."""

from __future__ import annotations

import phrasings
import pytest

from countylines_cli.lexicon.vocabulary import vocabulary
from countylines_cli.model import Document
from countylines_cli.pipeline import explain, extract
from countylines_cli.text.scanner import Scanner


def gated(sentence: str) -> bool:
    """Whether a sentence is stopped."""
    scanner = Scanner(vocabulary())
    lower = sentence.lower()
    return not scanner.scan(scanner.read(sentence, 0, len(sentence)), sentence, lower, gated=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask a neighbour to keep an eye on the house while you are away.",
        "The inspector thanked a packed hall of residents for their patience.",
        "Call 101 if you have concerns.",
    ],
)
def test_stops_what_states_nothing(sentence: str) -> None:
    assert gated(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve people were arrested.",
        "A machete was seized.",
        "He was arrested twice.",
        "He has been arrested three times for offences.",
        "Arrests made: 12",
    ],
)
def test_lets_figures_through(sentence: str) -> None:
    assert not gated(sentence)


def test_no_phrasing_needs_what_the_gate_stops() -> None:
    """`explain` reads every sentence without the gate: it must find what `extract` finds."""
    for row in phrasings.all_rows():
        text = row.values[0]
        assert explain(Document(source="", text=text)).extraction.mentions == extract(text).mentions, text


@pytest.mark.parametrize("lead", ["Prohibited weapons seized:", "Despite icy conditions the results were:"])
def test_results_are_not_taken_for_an_order(lead: str) -> None:
    assert len(extract(f"{lead}\n\n* two machetes seized\n* three knives seized").mentions) == 2


def test_what_an_order_forbids_is_no_figure() -> None:
    assert extract("The order prohibits him from:\n\n* being in possession of two mobile phones").mentions == ()
