"""What a worker does with a chunk: read, tell whether it is known, extract, write the rows out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from countylines_cli import pipeline
from countylines_cli.batch.limit import TimeUp, time_limit
from countylines_cli.batch.packing import COLUMNS, PACKINGS, Pack
from countylines_cli.batch.task import Chunk, Item, Problem, Rows, Settings, digest_of
from countylines_cli.batch.versions import code_fingerprint
from countylines_cli.errors import SourceError
from countylines_cli.model import Extraction
from countylines_cli.sources.archives import Entry, document_from_entry
from countylines_cli.sources.documents import read_bytes
from countylines_cli.writers.rows import ROW_KINDS


class ForeignCodeError(Exception):
    """A worker runs another version of the program: its rows would not be those of this one."""


def work_off(chunk: Chunk, settings: Settings) -> list[Rows]:
    """The rows of each input of a chunk; an input that fails gives a row of `errors`.

    Raises:
        ForeignCodeError: this worker is another version of the program.
    """
    if code_fingerprint() != settings.code:
        raise ForeignCodeError
    pack = PACKINGS[settings.packing]
    with time_limit(settings.seconds) as limit:
        return [_work_on(item, pack, limit, settings.seconds) for item in chunk.items]


def failure(item: Item, problem: Problem, pack: Pack, digest: bytes = b"") -> Rows:
    """The row of an input that cannot be done."""
    row = {"source": item.source} | problem._asdict()
    return Rows(item.number, item.source, digest, failed=True, errors=pack([row], COLUMNS["errors"]))


def _work_on(item: Item, pack: Pack, limit: AbstractContextManager[None], seconds: float) -> Rows:
    if item.problem is not None:
        return failure(item, item.problem, pack)
    if item.digest is not None and item.digest in item.known:
        return Rows(item.number, item.source, item.digest, kept=True)
    try:
        content = item.content if item.content is not None else read_bytes(item.source)
    except SourceError as error:
        return failure(item, Problem("read", error.problem, error.remedy), pack)
    digest = item.digest or digest_of(content, item.about)
    if digest in item.known:
        return Rows(item.number, item.source, digest, kept=True)
    return _extracted(item, content, digest, pack, limit, seconds)


def _extracted(
    item: Item, content: bytes, digest: bytes, pack: Pack, limit: AbstractContextManager[None], seconds: float
) -> Rows:
    stage = "read"
    try:
        with limit:
            document = document_from_entry(Entry(item.source, content, item.about))
            stage = "extract"
            extractions = [pipeline.extract(document)]
    except SourceError as error:
        problem = Problem(stage, error.problem, error.remedy)
    except TimeUp:
        problem = Problem(stage, f"it took longer than {seconds:g} seconds", "raise --timeout, or split the document")
    except Exception as error:
        problem = Problem(stage, f"{type(error).__name__}: {error}", "report it together with the document")
    else:
        return _packed(item, extractions, digest, pack)
    return failure(item, problem, pack, digest)


def _packed(item: Item, extractions: Sequence[Extraction], digest: bytes, pack: Pack) -> Rows:
    """The rows of all documents that an input holds."""
    table: Callable[[str], bytes] = lambda name: pack(  # noqa: E731
        (row for extraction in extractions for row in ROW_KINDS[name].rows(extraction)), COLUMNS[name]
    )
    mentions = sum(len(extraction.mentions) for extraction in extractions)
    totals = sum(len(extraction.totals) for extraction in extractions)
    return Rows(
        item.number,
        item.source,
        digest,
        documents_read=len(extractions),
        with_statistics=sum(extraction.has_statistics for extraction in extractions),
        mentions_found=mentions,
        totals_found=totals,
        documents=table("documents"),
        # most news states nothing: no need to write out nothing
        mentions=table("mentions") if mentions else b"",
        totals=table("totals") if totals else b"",
    )
