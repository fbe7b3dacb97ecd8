"""Where chunks are worked off: in this process, in a pool of processes, on a cluster. All are executors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for_sentinel
from typing import Any

from countylines_cli.errors import UsageError

# chunks under way for each worker: enough that none waits for the conductor
_CHUNKS_A_WORKER = 4
_CLUSTER_TIMEOUT = 20


@dataclass(frozen=True, slots=True)
class Engine:
    """A place to work.

    Attributes:
        start: makes an executor; once more where the pool broke.
        capacity: how many chunks may be under way.
        losses: errors that say that a worker was lost, not that its work failed.
        reads_files: whether inputs must be read before they are sent: its workers may not see the same disk.
        settled: what to hold while it works.
        stop: ends the work that is under way, without waiting for it.
        close: ends an executor that has nothing more to do.
    """

    start: Callable[[], Executor]
    capacity: Callable[[], int]
    losses: tuple[type[BaseException], ...] = ()
    reads_files: bool = False
    settled: Callable[[], AbstractContextManager[None]] = nullcontext
    stop: Callable[[Executor], None] = Executor.shutdown
    close: Callable[[Executor], None] = Executor.shutdown


class OwnProcess(Executor):
    """Works at once, where it is asked to."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do it and return what is done already."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def local_engine(jobs: int) -> Engine:
    """This machine: one job needs no pool."""
    if jobs == 1:
        return Engine(OwnProcess, lambda: 1, settled=settled_memory)
    return Engine(lambda: _pool(jobs), lambda: jobs * _CHUNKS_A_WORKER, settled=settled_memory, stop=_stop_pool)


def cluster_engine(address: str) -> Engine:
    """A Dask cluster whose workers have this program installed.

    Raises:
        UsageError: the extra is not installed, or no scheduler answers there.
    """
    try:
        import distributed
    except ImportError:
        raise UsageError("--cluster needs Dask: pip install 'countylines-cli[cluster]'") from None
    # Dask has no types
    dask: Any = distributed
    try:
        client = dask.Client(address, timeout=_CLUSTER_TIMEOUT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        reason = str(error).splitlines()[0] if str(error) else "no answer"
        raise UsageError(f"{address}: no scheduler there ({reason}): start one with `dask scheduler`") from None

    def stop(executor: Executor) -> None:
        executor.shutdown(wait=False)
        client.close()

    # KilledWorker: several workers in turn died of it
    return Engine(
        lambda: client.get_executor(pure=False),
        _Lately(lambda: max(1, sum(client.ncores().values())) * _CHUNKS_A_WORKER),
        losses=(dask.KilledWorker,),
        reads_files=True,
        stop=stop,
        close=stop,
    )


class _Lately:
    """A number that is asked for again only after some seconds: workers come and go while a cluster runs."""

    _SECONDS = 5.0

    def __init__(self, ask: Callable[[], int]) -> None:
        self._ask = ask
        self._asked = float("-inf")
        self._answer = 1

    def __call__(self) -> int:
        if time.monotonic() - self._asked > self._SECONDS:
            with suppress(OSError):
                self._answer = self._ask()
            self._asked = time.monotonic()
        return self._answer


@contextmanager
def settled_memory() -> Iterator[None]:
    """Read the lexicon, and spare it from garbage collection: what is never freed need not be looked through.

    With the default thresholds the collector takes a sixth of the time of an extraction.
    """
    from countylines_cli.pipeline import extract

    extract("In Essex, 44 arrests were made.")
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _pool(jobs: int) -> Executor:
    # forked, the workers have the lexicon that this process has read, and share its memory
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_start_worker)


def _start_worker() -> None:
    """Leave Ctrl-C to the conductor, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for_sentinel([sentinel])
    os._exit(1)


def _stop_pool(executor: Executor) -> None:
    # the executor forgets its processes when it shuts down; before Python 3.14 it has no public way to end them
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
