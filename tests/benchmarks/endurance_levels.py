"""What a process takes while a rehearsal runs, and whether it stays level."""

from __future__ import annotations

import os
import statistics
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

GROWTH: Final = (12_000_000, 4_000)
"""Bytes that memory may grow by from the second quarter to the last, and those for each comment of each platform:
session, engine and the platforms themselves, which remember all they said."""

HANDLES: Final = 8
THREADS: Final = 2
LATER_MS: Final = 100.0
"""How many more file handles and threads there may be at the end, and how much later a comment may be shown: which
connections stand at a moment, and what else the machine does, is chance."""

_TOLD: Final = 8


class Weighed(NamedTuple):
    """One moment.

    Attributes:
        at: Seconds since the beginning.
        memory: Bytes that are in memory.
        comments: On the board.
        handles: Open files, sockets and pipes; 0 where the system does not tell.
        threads: That run.
        late: Milliseconds until a comment was on a board: the 95th percentile since the moment before.
    """

    at: float
    memory: int
    comments: int
    handles: int
    threads: int
    late: float

    @classmethod
    def now(cls, at: float, *, comments: int, latencies: Sequence[float]) -> Weighed:
        """Weigh this process."""
        late = 1000 * quantile(latencies, 0.95)
        return cls(at, resident(), comments, _handles(), threading.active_count(), late)


def quantile(values: Sequence[float], share: float) -> float:
    """Return what a share of the values is below; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def uneven(weighed: Sequence[Weighed], seconds: float) -> list[str]:
    """Return a sentence for each thing of which the last quarter takes more than the second did."""
    before = [each for each in weighed if seconds / 4 <= each.at < seconds / 2]
    after = [each for each in weighed if 3 * seconds / 4 <= each.at <= seconds]
    if not before or not after:
        return ["the run was too short to compare"]
    allowed = {
        "memory": GROWTH[0] + GROWTH[1] * (after[-1].comments - before[0].comments),
        "handles": HANDLES,
        "threads": THREADS,
        "late": LATER_MS,
    }
    found = []
    for name, most in allowed.items():
        then, now = (statistics.median(getattr(each, name) for each in few) for few in (before, after))
        if now - then > most:
            found.append(f"{name}: {then:.0f} in the second quarter, {now:.0f} in the last")
    return found


def course(weighed: Sequence[Weighed]) -> str:
    """Return a few moments, a line each."""
    return "\n".join(
        f"  {each.at:6.0f} s  {each.comments:7} comments  {each.memory / 1e6:5.0f} MB  {each.handles:4} handles"
        f"  {each.threads:3} threads  {each.late:5.0f} ms"
        for each in weighed[:: max(1, len(weighed) // _TOLD)]
    )


def _handles() -> int:
    return next((len(os.listdir(place)) for place in ("/proc/self/fd", "/dev/fd") if Path(place).is_dir()), 0)  # noqa: PTH208 - names alone


def peak() -> int:
    """Return the most bytes of this process that ever were in memory; 0 where the system has no such file.

    Not from ``getrusage``: there Linux counts what the parent held before the program was loaded.
    """
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def resident() -> int:
    """Return the bytes of this process that are in memory; 0 where the system has no such file."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
