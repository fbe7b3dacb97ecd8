"""What is done so far, kept beside the output until all of it is done: the memory of `--resume`.

A SQLite file in its write-ahead mode: after a kill at any moment it holds whole chunks. Rows are kept under the name
and the digest of their input and in no order; the plan of a run tells the order. So a resumed run takes over whatever
fits its inputs, be they the same, changed, fewer or more, and its output is that of a run that was never interrupted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from countylines_cli.batch.task import Rows
from countylines_cli.errors import CountyLinesError, UsageError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS made_by (fingerprint TEXT);
CREATE TABLE IF NOT EXISTS results (
    id INTEGER PRIMARY KEY, source BLOB, digest BLOB, failed INTEGER,
    documents_read INTEGER, with_statistics INTEGER, mentions_found INTEGER, totals_found INTEGER,
    documents BLOB, mentions BLOB, totals BLOB, errors BLOB
);
CREATE TABLE IF NOT EXISTS plan (number INTEGER PRIMARY KEY, result INTEGER);
"""
_COLUMNS = "source, digest, failed, documents_read, with_statistics, mentions_found, totals_found, documents, mentions, totals, errors"


class Counts(NamedTuple):
    """What a whole output holds."""

    inputs: int
    read: int
    with_statistics: int
    failed: int
    mentions: int
    totals: int


class Changes(NamedTuple):
    """How the inputs of a resumed run differ from what was done before."""

    kept: int
    new: int
    changed: int
    removed: int


class Journal:
    """The results on disk; opened by one process at a time."""

    def __init__(self, path: Path, fingerprint: str, anew: bool = False) -> None:
        """Open or create it; what another version of the program made is dropped, or all of it where `anew` says so.

        Raises:
            UsageError: another run is writing to it.
        """
        self._path = path
        self._db = sqlite3.connect(path, isolation_level=None, timeout=1)
        try:
            # exclusive first: then the write-ahead log needs no shared memory, and works on network disks too
            self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._db.close()
            problem = "another run is writing to it" if "locked" in str(error) else str(error)
            raise UsageError(f"{path.parent}: {problem}: wait for its end, or choose another -o") from None
        self._db.execute("COMMIT")
        self._db.executescript(_SCHEMA)
        self.outdated = not self._take_over(fingerprint, anew)
        self._old = self._next = self._highest()
        if self._old:
            self._db.execute("CREATE INDEX IF NOT EXISTS by_source ON results (source)")

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @property
    def holds_results(self) -> bool:
        """Whether earlier runs left any."""
        return self._old > 0

    def known(self, source: str) -> tuple[bytes, ...]:
        """The digests of the contents of that name whose rows are at hand."""
        if not self._old:
            return ()
        rows = self._db.execute(
            "SELECT digest FROM results WHERE source = ? AND NOT failed AND id <= ?", (_key(source), self._old)
        )
        return tuple({digest for (digest,) in rows})

    def add(self, results: Iterable[Rows]) -> None:
        """Write results and their place in the order, all of them or none."""
        made: list[Sequence[object]] = []
        plan: list[tuple[int, int]] = []
        for rows in results:
            if rows.kept:
                plan.append((rows.number, self._id_of(rows)))
                continue
            self._next += 1
            made.append((self._next, _key(rows.source), rows.digest, *rows[4:]))
            plan.append((rows.number, self._next))
        with self._transaction():
            self._db.executemany(f"INSERT INTO results VALUES ({', '.join('?' * 12)})", made)
            self._db.executemany("INSERT INTO plan VALUES (?, ?)", plan)

    def restore(self, results: Iterable[Rows]) -> None:
        """Take over the results of a finished output, all of them or none."""
        made = ((_key(rows.source), rows.digest, *rows[4:]) for rows in results)
        with self._transaction():
            self._db.executemany(f"INSERT INTO results ({_COLUMNS}) VALUES ({', '.join('?' * 11)})", made)
        self._old = self._next = self._highest()
        self._db.execute("CREATE INDEX IF NOT EXISTS by_source ON results (source)")

    def in_order(self) -> Iterator[Rows]:
        """The results of this run in the order of its inputs."""
        rows = self._db.execute(
            f"SELECT number, {_COLUMNS} FROM plan JOIN results ON results.id = plan.result ORDER BY number"
        )
        for number, source, digest, *others in rows:
            yield Rows(number, source.decode("utf-8", "surrogatepass"), digest, False, bool(others[0]), *others[1:])

    def counts(self) -> Counts:
        """What the output of this run holds."""
        found = self._db.execute(
            "SELECT count(*), total(documents_read), total(with_statistics), total(failed), total(mentions_found), "
            "total(totals_found) FROM plan JOIN results ON results.id = plan.result"
        ).fetchone()
        return Counts(*map(int, found))

    def changes(self) -> Changes:
        """How this run differs from what was at hand when it began."""
        if not self._old:
            return Changes(0, self.counts().inputs, 0, 0)
        kept, others = self._db.execute(
            "SELECT count(*) FILTER (WHERE result <= :old), count(*) FILTER (WHERE result > :old) FROM plan",
            {"old": self._old},
        ).fetchone()
        (changed,) = self._db.execute(
            "SELECT count(*) FROM plan JOIN results AS new ON new.id = plan.result WHERE new.id > :old "
            "AND EXISTS (SELECT 1 FROM results AS old WHERE old.source = new.source AND old.id <= :old)",
            {"old": self._old},
        ).fetchone()
        (removed,) = self._db.execute(
            "SELECT count(DISTINCT source) FROM results WHERE id <= :old AND source NOT IN "
            "(SELECT source FROM plan JOIN results ON results.id = plan.result)",
            {"old": self._old},
        ).fetchone()
        return Changes(kept, others - changed, changed, removed)

    def problems(self, most: int) -> Iterator[bytes]:
        """The first rows of `errors`."""
        rows = self._db.execute(
            "SELECT errors FROM plan JOIN results ON results.id = plan.result WHERE failed ORDER BY number LIMIT ?",
            (most,),
        )
        return (row for (row,) in rows)

    def _take_over(self, fingerprint: str, anew: bool) -> bool:
        """Whether the results at hand are this program's; else they are dropped, as the plan of the last run is."""
        found = self._db.execute("SELECT fingerprint FROM made_by").fetchone()
        fits = found is None or found[0] == fingerprint
        with self._transaction():
            self._db.execute("DELETE FROM plan")
            if found is None or not fits or anew:
                self._db.execute("DELETE FROM results")
                self._db.execute("DELETE FROM made_by")
                self._db.execute("INSERT INTO made_by VALUES (?)", (fingerprint,))
        return fits

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All of what the block does, or none of it."""
        try:
            self._db.execute("BEGIN")
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                problem = f"{self._path}: cannot be written ({error})"
                raise CountyLinesError(f"{problem}: make room on the disk and go on with --resume") from None
            raise

    def _highest(self) -> int:
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM results").fetchone()[0])

    def _id_of(self, rows: Rows) -> int:
        found = self._db.execute(
            "SELECT max(id) FROM results WHERE source = ? AND digest = ? AND NOT failed AND id <= ?",
            (_key(rows.source), rows.digest, self._old),
        ).fetchone()
        return int(found[0])


def _key(source: str) -> bytes:
    """A source as bytes: a file name may be no text at all."""
    return source.encode("utf-8", "surrogatepass")
