"""Looks how late Qt's thread answers."""

from __future__ import annotations

import os
import statistics
import sys
import threading
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer

TURN_S = 15.0
"""Seconds in which it works, and then rests."""

MOST_LATE_MS = 16.0
_RING_MS = 8
_NOTED_S = 0.010


class Watchdog:
    """Rings on the thread it was made on, and notes how late.

    Attributes:
        late: Seconds of each ring.
        worst: Of those that were late: when, seconds; how late and how long the thread worked, milliseconds;
            and where the other threads stand. Who was late and hardly worked waited for somebody else: Python's
            lock, a page of memory, a disk.
    """

    def __init__(self, tell: Callable[[str], None] = lambda _word: None) -> None:
        """Begin resting.

        Args:
            tell: Gets ``watching`` and ``resting`` at each change.
        """
        self._tell = tell
        self._schedule = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        self.late: list[float] = []
        self.worst: list[tuple[float, float, float, list[str]]] = []
        self._last, self._worked, self._waited = 0.0, 0.0, 0.0
        self._began = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ring)
        self._turn = QTimer()
        self._turn.timeout.connect(self._switch)
        self._turn.start(round(1000 * TURN_S))

    def told(self) -> dict[str, object]:
        """Return what was seen."""
        over = sum(late > MOST_LATE_MS / 1000 for late in self.late)
        return {"late_ms": spread(self.late), "over": over, "worst": self.worst[-200:]}

    def _switch(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
        else:
            self._last = 0.0
            self._timer.start(_RING_MS)
        self._tell("watching" if self._timer.isActive() else "resting")

    def _ring(self) -> None:
        now, (worked, waited) = time.perf_counter(), self._spent()
        if self._last:
            late = max(0.0, now - self._last - _RING_MS / 1000 - (waited - self._waited))
            self.late.append(late)
            if late > _NOTED_S:
                self.worst.append(
                    (
                        round(now - self._began, 1),
                        round(1000 * late, 1),
                        round(1000 * (worked - self._worked), 1),
                        _others(),
                    )
                )
        self._last, self._worked, self._waited = now, worked, waited

    def _spent(self) -> tuple[float, float]:
        """Return how long this thread worked, and how long it was ready and had no processor, seconds."""
        worked, waited, _ = os.pread(self._schedule, 64, 0).split()
        return int(worked) / 1e9, int(waited) / 1e9


def _others() -> list[str]:
    """Return what Python runs on each other thread: whoever gave the lock up last stands where it did."""
    here = threading.get_ident()
    frames = [frame for thread, frame in sys._current_frames().items() if thread != here]
    return [f"{frame.f_code.co_qualname} {frame.f_code.co_filename}:{frame.f_lineno}" for frame in frames]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return how many there are, the middle, the 99th percentile and the largest of seconds, in milliseconds."""
    ordered = sorted(values) or [0.0]
    return {
        "count": len(values),
        "p50": 1000 * statistics.median(ordered),
        "p99": 1000 * ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))],
        "max": 1000 * ordered[-1],
    }
