"""The formats that records can be written in, by name and by the suffix of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, TextIO

from countylines_cli.errors import UsageError
from countylines_cli.writers.delimited import write_csv, write_tsv
from countylines_cli.writers.json_ import write_json, write_jsonl
from countylines_cli.writers.markdown import write_markdown


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write records.

    Attributes:
        suffixes: of the files that hold it.
        write: writes rows with the columns named.
        whole_documents: whether a record is a document with all that it states, unless rows are asked for.
        file_encoding: of a file; on standard output it is UTF-8 always.
    """

    suffixes: tuple[str, ...]
    write: Callable[[Iterable[Mapping[str, Any]], Sequence[str], TextIO], None]
    whole_documents: bool = False
    file_encoding: str = "utf-8"


FORMATS = {
    # Excel takes a CSV without the mark for Windows-1252 and spoils every pound sign; a pipe has no use for it
    "csv": Format((".csv",), write_csv, file_encoding="utf-8-sig"),
    "tsv": Format((".tsv", ".tab"), write_tsv, file_encoding="utf-8-sig"),
    "json": Format((".json",), write_json, whole_documents=True),
    "jsonl": Format((".jsonl", ".ndjson"), write_jsonl, whole_documents=True),
    "md": Format((".md", ".markdown"), write_markdown),
}


def choose_format(name: str | None, output: str | None) -> Format:
    """The format named, else the one of the output's suffix, else CSV.

    Raises:
        UsageError: no format has that name or suffix.
    """
    if name is not None:
        return _named(name.lower().removeprefix("."))
    suffix = PurePath(output or "").suffix.lower()
    if not suffix:
        return FORMATS["csv"]
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    raise UsageError(f"{output}: no format has the suffix {suffix}: choose one with -f {'|'.join(FORMATS)}")


def _named(name: str) -> Format:
    if name not in FORMATS:
        raise UsageError(f"unknown format '{name}': choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
