"""A limit to the time that one document may take."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUp(BaseException):
    """The time is over. No `Exception`: nothing on the way may take it for a failure of its own and go on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeUp` within the block once the seconds are over; 0 sets no limit.

    In the main thread of a process the system's own timer does it, which interrupts patterns as well. Elsewhere (a
    thread of Dask, Windows) a second thread raises it at the next step of Python code: a single pattern that runs on
    and on is not interrupted there.
    """
    if not seconds:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _timer_limit(seconds):
            yield
    else:
        with _thread_limit(seconds):
            yield


@contextmanager
def _timer_limit(seconds: float) -> Iterator[None]:
    def over(_signal: int, _frame: FrameType | None) -> None:
        raise TimeUp

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _thread_limit(seconds: float) -> Iterator[None]:
    own = ctypes.c_ulong(threading.get_ident())
    lock = threading.Lock()
    done = False

    def over() -> None:
        with lock:
            if not done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(own, ctypes.py_object(TimeUp))

    timer = threading.Timer(seconds, over)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            done = True
        timer.cancel()
        # raised already, or not to be raised any more: behind this block nobody expects it
        ctypes.pythonapi.PyThreadState_SetAsyncExc(own, None)
