"""A limit to the time that one document may take."""

from __future__ import annotations

import ctypes
import signal
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType


class TimeUp(BaseException):
    """The time is over. No `Exception`: nothing on the way may take it for a failure of its own and go on."""


class Limit(ABC):
    """A limit that holds for one block after the other."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    @abstractmethod
    def __enter__(self) -> None:
        """Start the clock: `TimeUp` is raised within the block once the time is over."""

    @abstractmethod
    def __exit__(self, *_: object) -> None:
        """Stop the clock."""


@contextmanager
def time_limit(seconds: float) -> Iterator[AbstractContextManager[None]]:
    """Make ready a limit of some seconds for each of many blocks; 0 sets no limit.

    In the main thread of a process the system's own timer does it, which interrupts patterns as well. Elsewhere (a
    thread of Dask, Windows) a second thread raises it at the next step of Python code: a single pattern that runs on
    and on is not interrupted there.
    """
    if not seconds:
        yield nullcontext()
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        before = signal.signal(signal.SIGALRM, _raise_time_up)
        try:
            yield _TimerLimit(seconds)
        finally:
            signal.signal(signal.SIGALRM, before)
    else:
        yield _ThreadLimit(seconds)


def _raise_time_up(_signal: int, _frame: FrameType | None) -> None:
    raise TimeUp


class _TimerLimit(Limit):
    def __enter__(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)


class _ThreadLimit(Limit):
    def __enter__(self) -> None:
        self._own = ctypes.c_ulong(threading.get_ident())
        self._lock = threading.Lock()
        self._done = False
        self._timer = threading.Timer(self._seconds, self._over)
        self._timer.daemon = True
        self._timer.start()

    def _over(self) -> None:
        with self._lock:
            if not self._done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(self._own, ctypes.py_object(TimeUp))

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._done = True
        self._timer.cancel()
        # raised already, or not to be raised any more: behind this block nobody expects it
        ctypes.pythonapi.PyThreadState_SetAsyncExc(self._own, None)
