"""Documents, words and megabytes a second on one core, beside libraries that read numbers, entities or dates.

    python benchmarks/throughput.py CORPUS_FOLDER [--rounds 3] [--slow-limit 20] [--json]

Only the rows of `cl` read their files within the time; the others are given the texts. No row pays for its imports.
Wants `pip install spacy quantulum3 dateparser`; what is not installed is left out. No models are needed.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from measure import Cell, Table, alone, documents_of, least, parser_of, print_table, spread

EXPORT = "cl: read, extract, write JSON lines"
EXTRACT = "cl: read, extract"
SPLIT = r"`\w+` words"
LOOK_UP = r"`\w+` words, each looked up in a set"
SPACY = "spaCy, blank English with an EntityRuler"
QUANTULUM = "quantulum3"
DATEPARSER = "dateparser, `search_dates`"
_SLOW = (QUANTULUM, DATEPARSER)
# over before the machine changes its pace: repeated, they see as much of it as the others; they fill no cache
_QUICK = (SPLIT, LOOK_UP)
_LONG_ENOUGH = 3.0
_WORD = re.compile(r"\w+")

Task = Callable[[Sequence[Path], Sequence[str]], object]


def main() -> int:
    """Measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow-limit", type=int, default=20, help="documents for quantulum3 and dateparser")
    options = parser.parse_args()
    print_table(throughput(options.folder, options.rounds, options.slow_limit), as_json=options.json)
    return 0


def throughput(folder: Path, rounds: int = 3, slow_limit: int = 20) -> Table:
    """The best of some rounds for each task; the rounds are interleaved, so that all share the machine's moods."""
    paths = documents_of(folder)
    chosen = {name: spread(paths, slow_limit) if name in _SLOW else paths for name in _TASKS}
    times = [{name: alone(seconds, name, chosen[name]) for name in _TASKS} for _ in range(rounds)]
    rows = [_row(name, chosen[name], least(timed[name] for timed in times)) for name in _TASKS]
    own = rows[0]["words a second"]
    assert isinstance(own, float)
    for row in rows:
        speed = row["words a second"]
        row["cl is faster by"] = own / speed if isinstance(speed, float) else None
    note = (
        f"Best of {rounds} rounds, each task in a new process. quantulum3 and dateparser are slow: they are given "
        f"{min(slow_limit, len(paths))} documents, spread over the folder. The last column compares words a second."
    )
    return Table("Throughput on one core", rows, (note,))


def seconds(name: str, paths: Sequence[Path]) -> float | None:
    """The time of one task over the documents; none where its library is not installed."""
    os.environ["OMP_NUM_THREADS"] = "1"
    warnings.simplefilter("ignore")
    try:
        task = _TASKS[name]()
    except ImportError:
        return None
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    passes = 0
    began = time.perf_counter()
    while not passes or (name in _QUICK and time.perf_counter() - began < _LONG_ENOUGH):
        task(paths, texts)
        passes += 1
    return (time.perf_counter() - began) / passes


def _row(name: str, paths: Sequence[Path], taken: float | None) -> dict[str, Cell]:
    row: dict[str, Cell] = {"what": name, "documents": len(paths)}
    if taken is None:
        return row | {"documents a second": "not installed", "words a second": None, "MB a second": None}
    words = sum(len(_WORD.findall(path.read_text(encoding="utf-8", errors="replace"))) for path in paths)
    size = sum(path.stat().st_size for path in paths)
    return row | {
        "documents a second": len(paths) / taken, "words a second": words / taken, "MB a second": size / taken / 1e6
    }  # fmt: skip


def _export() -> Task:
    from countylines_cli import extract, read
    from countylines_cli.writers.json_ import document_record, write_jsonl

    extract("Officers made one arrest in Kent.")  # loads the lexicon

    def export(paths: Sequence[Path], _: Sequence[str]) -> None:
        with tempfile.TemporaryFile("w", encoding="utf-8") as out:
            write_jsonl((document_record(extract(read(path))) for path in paths), (), out)

    return export


def _extract() -> Task:
    from countylines_cli import extract, read

    extract("Officers made one arrest in Kent.")

    def every(paths: Sequence[Path], _: Sequence[str]) -> None:
        for path in paths:
            extract(read(path))

    return every


def _split() -> Task:
    return lambda _, texts: [len(_WORD.findall(text)) for text in texts]


def _look_up() -> Task:
    known = {word for pattern in _PATTERNS.values() for word in pattern.split()}
    return lambda _, texts: [sum(word in known for word in _WORD.findall(text.lower())) for text in texts]


def _spacy() -> Task:
    spacy = import_module("spacy")
    pipeline = spacy.blank("en")
    counted = [{"LIKE_NUM": True}, {"IS_ALPHA": True, "OP": "?"}]
    patterns = [
        {"label": label, "pattern": [*counted, {"LOWER": {"IN": nouns.split()}}]} for label, nouns in _PATTERNS.items()
    ]
    pipeline.add_pipe("entity_ruler").add_patterns(patterns + _OTHER_PATTERNS)
    list(pipeline.pipe(["Officers made one arrest in Kent."]))
    return lambda _, texts: [len(found.ents) for found in pipeline.pipe(texts)]


def _quantulum() -> Task:
    parse = import_module("quantulum3.parser").parse
    parse("Officers seized 10 kg of cannabis.")  # loads its units
    return lambda _, texts: [len(parse(text)) for text in texts]


def _dateparser() -> Task:
    search_dates = import_module("dateparser.search").search_dates
    search_dates("on 3 March 2022", languages=["en"])
    return lambda _, texts: [search_dates(text, languages=["en"]) for text in texts]


_TASKS: dict[str, Callable[[], Task]] = {
    EXPORT: _export, EXTRACT: _extract, SPLIT: _split, LOOK_UP: _look_up, SPACY: _spacy,
    QUANTULUM: _quantulum, DATEPARSER: _dateparser,
}  # fmt: skip
# a number, at most one word, and one of these: less than the metrics need, so the comparison favours spaCy
_PATTERNS = {
    "arrests": "arrests arrest arrested",
    "people": "people men women man woman suspects teenagers",
    "charges": "charges charged",
    "warrants": "warrants warrant",
    "stop_searches": "searches stops",
    "visits": "visits addresses properties schools",
    "safeguarded": "children victims adults safeguarded",
    "nrm_referrals": "referrals",
    "deal_lines": "lines line",
    "drug_packages": "wraps bags deals packages rocks",
    "drug_units": "kilos kg kilograms grams g ounces",
    "drugs": "heroin cocaine cannabis crack ketamine mdma",
    "plants": "plants",
    "blades": "knives knife machetes machete swords zombie",
    "firearms": "guns firearms handguns shotguns gun",
    "weapons": "weapons weapon",
    "phones": "phones phone mobiles handsets",
    "sim_cards": "sims cards",
    "vehicles": "vehicles cars vehicle car bikes",
    "bank_accounts": "accounts",
    "watches": "watches jewellery items",
}
_NUMBER = {"LIKE_NUM": True}
_POUND = {"ORTH": "£"}
_OTHER_PATTERNS: list[dict[str, object]] = [
    {"label": "cash", "pattern": [_POUND, _NUMBER]},
    {"label": "cash", "pattern": [_POUND, _NUMBER, {"LOWER": {"IN": ["in", "of"]}}, {"LOWER": "cash"}]},
    {"label": "cash", "pattern": [_NUMBER, {"LOWER": "pounds"}]},
    {"label": "cash", "pattern": [{"LOWER": "cash"}, {"OP": "?"}, _POUND, _NUMBER]},
    {"label": "drugs_value", "pattern": [{"LOWER": "worth"}, {"OP": "?"}, _POUND, _NUMBER]},
    {"label": "arrests", "pattern": [_NUMBER, {"OP": "?"}, {"LOWER": {"IN": ["were", "was"]}}, {"LOWER": "arrested"}]},
    {"label": "seized", "pattern": [{"LOWER": {"IN": ["seized", "recovered", "found"]}}, _NUMBER, {"IS_ALPHA": True}]},
    {"label": "date", "pattern": [_NUMBER, {"LOWER": {"IN": ["january", "february", "march", "april"]}}]},
    {"label": "date", "pattern": [_NUMBER, {"LOWER": {"IN": ["may", "june", "july", "august"]}}]},
    {"label": "date", "pattern": [_NUMBER, {"LOWER": {"IN": ["september", "october", "november", "december"]}}]},
]


if __name__ == "__main__":
    sys.exit(main())
