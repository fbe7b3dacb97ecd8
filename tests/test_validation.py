"""Accuracy on releases that the project annotated itself, by `eval/GUIDELINES.md` and before the tool had read them.

`validation/tuned.json` are those whose errors were read and worked on since; `validation/held_out.json` those of which
only the score is ever read: its figures are what to expect of a document nobody has seen. The files name each statement
by its place; the texts stand beside the repository, not in it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from scoring import EVAL, SHARED, reached, score

RELEASES = SHARED / "corpus" / "county-lines"
GOLD = Path(__file__).parent / "validation"

pytestmark = pytest.mark.skipif(
    not (RELEASES.is_dir() and EVAL.is_dir()),
    reason=f"the releases and the scorer are not part of the repository: there is no folder {RELEASES}",
)

FLOORS = {
    "tuned": {"mentions": 0.955, "mentions_strict": 0.91, "totals": 0.865, "dates": 0.94, "published": 0.99},
    "held_out": {"mentions": 0.92, "mentions_strict": 0.875, "totals": 0.76, "dates": 0.96, "published": 1.0},
}


@cache
def figures(name: str) -> dict[str, Any]:
    """What `score.py` says of one set."""
    with TemporaryDirectory() as folder:
        docs, gold = Path(folder) / "docs", Path(folder) / "gold"
        docs.mkdir()
        gold.mkdir()
        for answer in json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")):
            text = (RELEASES / answer["doc"]).read_text(encoding="utf-8")
            (docs / answer["doc"]).write_text(text, encoding="utf-8", newline="")
            for row in answer["dates"] + answer["mentions"]:
                start, end = row.pop("start_char"), row.pop("end_char")
                row["quote"] = text[start:end]
                row["nth"] = text[:end].count(row["quote"])
            (gold / f"{answer['doc']}.json").write_text(json.dumps(answer), encoding="utf-8")
        return score(docs, gold)


@pytest.mark.parametrize(
    ("name", "figure", "floor"), [(name, *floor) for name, floors in FLOORS.items() for floor in floors.items()]
)
def test_floor(name: str, figure: str, floor: float) -> None:
    assert reached(figures(name), figure) >= floor


def test_hardly_anything_is_found_where_nothing_is_stated() -> None:
    # "the pair were arrested", named but not counted: the readers themselves differ whether it states two
    clean, quiet = figures("tuned")["quiet_docs_clean"]
    assert clean >= quiet - 2
    assert quiet > 100


def test_the_sets_share_no_document() -> None:
    tuned, held_out = ({answer["doc"] for answer in json.loads((GOLD / f"{n}.json").read_text())} for n in FLOORS)
    assert not tuned & held_out
