"""The one loop: chunks out to an executor, rows back, never more under way than its window holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait

from countylines_cli.batch.engines import Engine
from countylines_cli.batch.packing import PACKINGS
from countylines_cli.batch.task import Chunk, Problem, Rows, Settings
from countylines_cli.batch.work import ForeignCodeError, failure, work_off
from countylines_cli.errors import UsageError

# how long Ctrl-C may go unnoticed
_PATIENCE = 0.25
# a chunk that lost this many workers is taken apart, and its documents run one by one with nothing beside them
_MOST_LOSSES = 2
_LOST = Problem("worker", "the worker process died over it, mostly of too little memory", "split the document")

Done = tuple[Chunk, list[Rows]]


class Loop:
    """Work under way on one engine."""

    def __init__(
        self, engine: Engine, settings: Settings, chunks: Iterator[Chunk], stopped: Callable[[], bool]
    ) -> None:
        self._engine = engine
        self._losses: tuple[type[BaseException], ...] = (BrokenExecutor, *engine.losses)
        self._settings = settings
        self._chunks = chunks
        self._stopped = stopped
        self._executor: Executor = engine.start()
        self._pending: dict[Future[list[Rows]], Chunk] = {}
        self._again: deque[Chunk] = deque()
        self._suspects: deque[Chunk] = deque()

    def results(self) -> Iterator[Done]:
        """Each chunk with its rows, as they come; after `stopped`, what is done already.

        Raises:
            UsageError: the cluster is lost, or a worker of it runs another version of the program.
        """
        end = self._engine.stop
        try:
            while not self._stopped():
                self._fill()
                if not self._pending:
                    end = self._engine.close
                    break
                yield from self._finished(wait(self._pending, _PATIENCE, FIRST_COMPLETED).done)
            else:
                yield from self._finished({future for future in self._pending if future.done()})
        finally:
            end(self._executor)

    def _fill(self) -> None:
        """Hand out chunks until the window is full."""
        capacity = self._engine.capacity()
        while len(self._pending) < capacity and not self._stopped():
            chunk = self._next_chunk()
            if chunk is None:
                return
            try:
                self._pending[self._executor.submit(work_off, chunk, self._settings)] = chunk
            except BrokenExecutor:
                # the pool broke after the last look at it
                self._again.append(chunk)
                if self._pending:
                    return
                self._restart()

    def _next_chunk(self) -> Chunk | None:
        """What to hand out next; a suspect only where nothing else can suffer from it."""
        if self._again:
            return self._again.popleft()
        if self._suspects:
            return None if self._pending else self._suspects.popleft()
        if any(chunk.losses >= _MOST_LOSSES for chunk in self._pending.values()):
            return None
        return next(self._chunks, None)

    def _finished(self, futures: set[Future[list[Rows]]]) -> Iterator[Done]:
        broken = False
        for future in futures:
            chunk = self._pending.pop(future)
            try:
                yield chunk, future.result()
            except CancelledError:
                raise UsageError("the cluster was lost: start it again and go on with --resume") from None
            except self._losses as error:
                broken = broken or isinstance(error, BrokenExecutor)
                yield from self._lost(chunk)
            except ForeignCodeError:
                raise UsageError(
                    "a worker of the cluster has another version of countylines-cli: install the same one everywhere"
                ) from None
        if broken:
            yield from self._recovered()

    def _recovered(self) -> Iterator[Done]:
        """Start a new pool: with one process lost, all that the old one had under way is lost."""
        wait(self._pending)
        rest, self._pending = self._pending, {}
        for future, chunk in rest.items():
            if future.exception() is None:
                yield chunk, future.result()
            else:
                yield from self._lost(chunk)
        self._restart()

    def _restart(self) -> None:
        self._engine.stop(self._executor)
        self._executor = self._engine.start()

    def _lost(self, chunk: Chunk) -> Iterator[Done]:
        """See that the inputs of a lost worker are done again; what was alone when it was lost has failed."""
        lost = chunk._replace(losses=chunk.losses + 1)
        if lost.losses < _MOST_LOSSES:
            self._again.append(lost)
        elif lost.losses == _MOST_LOSSES:
            self._suspects.extend(lost._replace(items=(item,)) for item in lost.items)
        else:
            pack = PACKINGS[self._settings.packing]
            yield lost, [failure(item, _LOST, pack) for item in lost.items]
