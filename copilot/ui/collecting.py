"""Garbage is collected in Qt's thread, while Qt runs, and in no other.

Python collects in whatever thread happens to allocate. A closed window may lie in a ring of references,
and the objects of Qt may only be destroyed in the thread they live in: the engine would take the app down.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 500
"""Milliseconds from one look to the next."""

_OLDEST_EVERY: Final = 120
"""Looks from one collection of everything new to the next: a minute, whose objects take some milliseconds to
look through. What stayed is set aside then: all that a long live keeps would take longer than a frame."""


class Collector(QObject):
    """Collects what Python would, by its own thresholds, in the thread that it lives in.

    What it has set aside is looked through again in `everything`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Collect the young where enough are new, and everything now and then."""
        self._looks += 1
        young, middle, _ = gc.get_count()
        most_young, most_middle, _ = gc.get_threshold()
        if self._looks % _OLDEST_EVERY == 0:
            if self._looks > _OLDEST_EVERY:  # what the start brought is set aside as it is
                gc.collect()
            gc.freeze()
        elif middle > most_middle:
            gc.collect(1)
        elif young > most_young:
            gc.collect(0)

    def everything(self) -> None:
        """Collect what was set aside too; call it when nothing moves on a screen."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()


@contextmanager
def collected_here() -> Iterator[Collector]:
    """Collect garbage in this thread, Qt's, and in no other, as long as the context lasts."""
    was_on = gc.isenabled()
    gc.disable()
    collector = Collector()
    try:
        yield collector
    finally:
        collector.deleteLater()
        gc.unfreeze()
        if was_on:
            gc.enable()
