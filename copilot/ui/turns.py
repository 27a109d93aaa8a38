"""Qt's thread gets Python's lock soon, however busy the engine is.

Python lets a thread compute for 5 ms before another one that asks has its turn, and Qt's thread asks again
after every call into Qt that let go of the lock: some fifty times for one painted board. Beside an engine
that computes for a while, a board took some 200 ms so, in the middle of sixty. With turns of half a
millisecond it takes 35 ms, and neither thread works more for it: a turn ends early only where somebody waits.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

TURN: Final = 0.0005
"""Seconds."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Let no thread keep Python's lock for longer than `TURN` while another one waits."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)
