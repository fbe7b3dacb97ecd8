"""What travels between the conductor and its workers: inputs one way, rows that are ready to be written the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import NamedTuple

TABLES = ("documents", "mentions", "totals", "errors")


class Problem(NamedTuple):
    """Why an input gives no rows: the columns of `errors` beside the source."""

    stage: str
    error: str
    remedy: str


class Item(NamedTuple):
    """One input to work on.

    Attributes:
        number: its place among all inputs, from 0: the order of the rows.
        content: its bytes; None where the worker reads the file `source` by itself.
        about: what a table says of it beside its text.
        known: digests of the contents of that name whose rows are at hand: they are not made again.
        digest: the digest, where it was taken already.
        problem: what was wrong with it before any worker saw it.
    """

    number: int
    source: str
    content: bytes | None = None
    about: Mapping[str, str] | None = None
    known: tuple[bytes, ...] = ()
    digest: bytes | None = None
    problem: Problem | None = None


class Chunk(NamedTuple):
    """Inputs that travel together.

    Attributes:
        position: how many bytes of all inputs are read once it is done.
        losses: how many workers were lost over it.
    """

    items: tuple[Item, ...]
    position: int = 0
    losses: int = 0


class Rows(NamedTuple):
    """What one input gives, written out for each table as it will stand in the output.

    Attributes:
        digest: of the content; empty where it could not be read.
        kept: the rows are at hand from an earlier run, and not repeated here.
        failed: whether it stands in `errors`.
        documents_read, with_statistics, mentions_found, totals_found: counts for the summary.
    """

    number: int
    source: str
    digest: bytes = b""
    kept: bool = False
    failed: bool = False
    documents_read: int = 0
    with_statistics: int = 0
    mentions_found: int = 0
    totals_found: int = 0
    documents: bytes = b""
    mentions: bytes = b""
    totals: bytes = b""
    errors: bytes = b""

    @property
    def tables(self) -> tuple[bytes, bytes, bytes, bytes]:
        """The rows of each of `TABLES`."""
        return self.documents, self.mentions, self.totals, self.errors


class Settings(NamedTuple):
    """How a worker works.

    Attributes:
        packing: the name of the way rows are written: see `countylines_cli.batch.packing`.
        seconds: the longest that one document may take; 0 for as long as it wants.
        code: fingerprint of the program; a worker with another one refuses to work.
    """

    packing: str
    seconds: float
    code: str


def digest_of(content: bytes, about: Mapping[str, str] | None) -> bytes:
    """The digest that tells one content from another."""
    state = hashlib.blake2b(content, digest_size=16)
    if about:
        state.update(json.dumps(about, sort_keys=True).encode())
    return state.digest()
