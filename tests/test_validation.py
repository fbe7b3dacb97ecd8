"""Accuracy on releases that the project annotated itself, by `eval/GUIDELINES.md` and before the tool had read them.

`validation/tuned.json` are those whose errors were read and worked on since; `validation/held_out.json` those of which
only the score is ever read: its figures are what to expect of a document nobody has seen. `news_tuned.json` and
`news_held_out.json` are the same of ordinary police news on drugs, knives and organised crime. The files name each
statement by its place; the texts stand beside the repository, not in it.
"""

from __future__ import annotations

import json
import tarfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from scoring import EVAL, SHARED, reached, score

RELEASES = SHARED / "corpus" / "county-lines"
NEWS = SHARED / "corpus" / "police-news.tar.xz"
GOLD = Path(__file__).parent / "validation"

pytestmark = pytest.mark.skipif(
    not (RELEASES.is_dir() and NEWS.is_file() and EVAL.is_dir()),
    reason=f"the releases and the scorer are not part of the repository: there is no folder {RELEASES}",
)

FLOORS = {
    "tuned": {"mentions": 0.955, "mentions_strict": 0.91, "totals": 0.865, "dates": 0.94, "published": 0.99},
    "held_out": {"mentions": 0.92, "mentions_strict": 0.875, "totals": 0.755, "dates": 0.96, "published": 1.0},
    "news_tuned": {"mentions": 0.94, "mentions_strict": 0.905, "totals": 0.845, "dates": 0.96, "published": 1.0},
    "news_held_out": {"mentions": 0.905, "mentions_strict": 0.86, "totals": 0.86, "dates": 0.95, "published": 1.0},
}


@cache
def news() -> dict[str, str]:
    """The texts of the ordinary news that a set names, by their names in the archive."""
    names = {a["member"] for name in FLOORS for a in answers(name) if "member" in a}
    with tarfile.open(NEWS) as archive:
        return {m.name: archive.extractfile(m).read().decode() for m in archive if m.name in names}  # type: ignore[union-attr]


def answers(name: str) -> list[dict[str, Any]]:
    """The documents of one set with what they state."""
    return list(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")))


@cache
def figures(name: str) -> dict[str, Any]:
    """What `score.py` says of one set."""
    with TemporaryDirectory() as folder:
        docs, gold = Path(folder) / "docs", Path(folder) / "gold"
        docs.mkdir()
        gold.mkdir()
        for answer in answers(name):
            member = answer.pop("member", None)
            text = news()[member] if member else (RELEASES / answer["doc"]).read_text(encoding="utf-8")
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
    documents = [answer["doc"] for name in FLOORS for answer in answers(name)]
    assert len(documents) == len(set(documents))
