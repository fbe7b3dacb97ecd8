"""Runs the scorer that stands beside the repository over what `cl export` reads in a folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from countylines_cli.cli.main import run

SHARED = Path(__file__).parent.parent.parent / "shared"
EVAL = SHARED / "eval"


def score(docs: Path, gold: Path) -> dict[str, Any]:
    """The figures of `score.py`: `mentions`, `totals` ... each with `p`, `r`, `f1`; shares of documents between 0 and 1."""
    with TemporaryDirectory() as folder:
        predictions, scores = Path(folder) / "predictions.jsonl", Path(folder) / "scores.json"
        assert run(["export", "-f", "jsonl", "-o", str(predictions), str(docs)]) == 0
        arguments = [EVAL / "score.py", docs, gold, predictions, "--json", scores]
        subprocess.run([sys.executable, *map(str, arguments)], check=True, capture_output=True, cwd=EVAL)
        return dict(json.loads(scores.read_text(encoding="utf-8")))


def reached(figures: dict[str, Any], name: str) -> float:
    """One figure: F1 where it has precision and recall, else the share itself."""
    found = figures[name]
    return float(found["f1"] if isinstance(found, dict) else found)
