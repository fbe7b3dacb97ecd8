"""What an output was made of: versions, options, counts, and the digest of every input.

A manifest has no times and no machine in it: the same inputs give the same bytes. In `manifest.json` each input stands
on a line of its own, so that millions of them are read one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from countylines_cli.batch.journal import Counts
from countylines_cli.batch.task import Rows

NAME = "manifest.json"
_quote = json.JSONEncoder().encode
_INPUTS = '  "inputs": ['
_FILES = '  "files": '


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of a manifest but its inputs and files.

    Attributes:
        versions: of the program and of what its results depend on.
        options: those that the results depend on.
    """

    versions: Mapping[str, str]
    options: Mapping[str, Any]
    counts: Counts

    def head(self) -> dict[str, Any]:
        """The records to write."""
        return {
            "program": "countylines_cli",
            "versions": dict(self.versions),
            "options": dict(self.options),
            "counts": self.counts._asdict(),
        }


class Input(NamedTuple):
    """An input and what it gave.

    Attributes:
        counts: documents, those with statistics, mentions, totals.
        sizes: bytes of its rows in documents, mentions, totals.
    """

    source: str
    digest: bytes
    failed: bool
    counts: tuple[int, int, int, int]
    sizes: tuple[int, int, int]

    @classmethod
    def of(cls, rows: Rows) -> Input:
        """The input that gave some rows."""
        counts = (rows.documents_read, rows.with_statistics, rows.mentions_found, rows.totals_found)
        sizes = (len(rows.documents), len(rows.mentions), len(rows.totals))
        return cls(rows.source, rows.digest, rows.failed, counts, sizes)

    def rows(self, documents: bytes, mentions: bytes, totals: bytes) -> Rows:
        """The rows that the input gave."""
        return Rows(0, self.source, self.digest, False, False, *self.counts, documents, mentions, totals)

    def to_json(self) -> str:
        """One line."""
        rest = '"failed": true' if self.failed else f'"counts": {[*self.counts]}, "bytes": {[*self.sizes]}'
        return f'{{"source": {_quote(self.source)}, "blake2b": "{self.digest.hex()}", {rest}}}'

    @classmethod
    def from_json(cls, line: str) -> Input:
        """The input of one line."""
        record = json.loads(line)
        counts, sizes = record.get("counts", (0, 0, 0, 0)), record.get("bytes", (0, 0, 0))
        return cls(record["source"], bytes.fromhex(record["blake2b"]), "failed" in record, tuple(counts), tuple(sizes))


class ManifestWriter:
    """Writes `manifest.json`, an input at a time."""

    def __init__(self, out: TextIO, manifest: Manifest) -> None:
        self._out = out
        self._between = "\n"
        head = json.dumps(manifest.head(), indent=2, ensure_ascii=True)
        out.write(f"{head.removesuffix('}').rstrip()},\n{_INPUTS}")

    def add(self, made_of: Input) -> None:
        """Write one input."""
        self._out.write(f"{self._between}    {made_of.to_json()}")
        self._between = ",\n"

    def finish(self, files: Mapping[str, Mapping[str, object]]) -> None:
        """Write what is known of the files, and the end."""
        self._out.write(f"\n  ],\n{_FILES}{json.dumps(files)}\n}}\n")


def read_head(path: Path) -> dict[str, Any]:
    """A manifest without its inputs.

    Raises:
        OSError, ValueError: there is none, or it is broken.
    """
    head: list[str] = []
    files = ""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(_INPUTS):
                break
            head.append(line)
        for line in lines:
            if line.startswith(_FILES):
                files = line.removeprefix(_FILES)
    record: dict[str, Any] = json.loads("".join(head).rstrip().removesuffix(",") + "}")
    return record | {"files": json.loads(files)}


def read_inputs(path: Path) -> Iterator[Input]:
    """The inputs of a manifest, one by one."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(_INPUTS):
                break
        for line in lines:
            if not line.startswith("    {"):
                return
            yield Input.from_json(line.rstrip().removesuffix(","))


def take(rows: Iterator[Mapping[str, Any]], number: int) -> Sequence[Mapping[str, Any]]:
    """The next rows of a table.

    Raises:
        ValueError: there are fewer.
    """
    taken = [row for _, row in zip(range(number), rows, strict=False)]
    if len(taken) < number:
        raise ValueError("rows are missing")
    return taken


def fits(head: Mapping[str, Any], versions: Mapping[str, str]) -> bool:
    """Whether what a manifest tells of was made by these very versions."""
    return bool(head.get("program") == "countylines_cli" and head.get("versions") == dict(versions))
