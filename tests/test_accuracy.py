"""Accuracy on the gold files of the project: floors just below the figures of the day, so that a drop fails.

The gold files stand beside the repository, not in it. Raise a floor when the figure has risen; never lower one without
saying why in the commit.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from scoring import EVAL, reached, score

pytestmark = pytest.mark.skipif(
    not EVAL.is_dir(), reason=f"the gold files are not part of the repository: there is no folder {EVAL}"
)

FLOORS = {
    "seeds": {
        "mentions": 1.0,
        "mentions_strict": 1.0,
        "totals": 1.0,
        "totals_any_area": 1.0,
        "dates": 1.0,
        "published": 1.0,
        "period_start": 1.0,
        "period_end": 1.0,
    },
    "dev": {
        "mentions": 0.988,
        "mentions_strict": 0.965,
        "totals": 0.935,
        "totals_any_area": 0.94,
        "dates": 0.99,
        "published": 1.0,
        "period_start": 0.90,
        "period_end": 0.90,
    },
}
# metrics with enough gold mentions for a floor of their own
DEV_METRICS = {
    "arrests": 0.985,
    "charges": 0.95,
    "cash_seized": 0.93,
    "drugs_seized": 0.96,
    "phones_seized": 0.95,
    "stop_searches": 0.95,
    "warrants": 0.95,
    "weapons_seized": 0.95,
}


@cache
def figures(name: str) -> dict[str, Any]:
    """What `score.py` says of one set of gold files."""
    return score(EVAL / name / "docs", EVAL / name / "gold")


@pytest.mark.parametrize(
    ("name", "figure", "floor"), [(name, *floor) for name, floors in FLOORS.items() for floor in floors.items()]
)
def test_floor(name: str, figure: str, floor: float) -> None:
    assert reached(figures(name), figure) >= floor


@pytest.mark.parametrize(("metric", "floor"), DEV_METRICS.items())
def test_floor_of_a_metric(metric: str, floor: float) -> None:
    assert figures("dev")["per_metric"][metric]["f1"] >= floor


@pytest.mark.parametrize("name", FLOORS)
def test_every_document_is_answered(name: str) -> None:
    assert figures(name)["unanswered"] == 0


@pytest.mark.parametrize("name", FLOORS)
def test_quiet_documents_stay_clean(name: str) -> None:
    clean, quiet = figures(name)["quiet_docs_clean"]
    assert clean == quiet > 0
