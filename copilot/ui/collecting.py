"""Garbage is collected in Qt's thread, while Qt runs, and in no other.

Python collects in whatever thread happens to allocate. A closed window may lie in a ring of references,
and the objects of Qt may only be destroyed in the thread they live in: the engine would take the app down.

With it goes the source of every module that was loaded since: PySide looks through it for its own name and
leaves it with `linecache`, 20 MB for the whole app.
"""

from __future__ import annotations

import gc
import linecache
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer

from copilot.ui.stage import Phase, Stage

EVERY: Final = 500
"""Milliseconds from one look to the next."""

_SET_ASIDE_EVERY: Final = 20
"""Looks from one collection of everything new to the next during a live: ten seconds, whose objects take few
milliseconds to look through. What stayed is set aside then: all that a long live keeps would take longer than
a frame."""

_EVERYTHING_EVERY: Final = 1200
"""Looks from one collection of everything to the next while no live runs: ten minutes."""


class Collector(QObject):
    """Collects what Python would, by its own thresholds, in the thread that it lives in.

    What stays during a live is not looked through again before the live ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self._is_live = False
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def follow(self, stage: Stage) -> None:
        """Heed when lives begin and end on `stage`."""
        stage.phase_changed.connect(self._heed)
        self._heed(stage.phase)

    def live_began(self) -> None:
        """Set aside what stays from now on, after what was left behind before is collected."""
        linecache.clearcache()
        gc.collect()
        self._is_live = True
        self._looks = 0

    def live_ended(self) -> None:
        """Collect what was set aside too."""
        self._is_live = False
        self._looks = 0
        gc.unfreeze()
        gc.collect()

    def look(self) -> None:
        """Collect the young where enough are new, and all now and then."""
        self._looks += 1
        if self._is_live:
            self._look_while_live()
            return
        young, middle, _ = gc.get_count()
        most_young, most_middle, _ = gc.get_threshold()
        if self._looks % _EVERYTHING_EVERY == 0:
            gc.collect()
        elif middle > most_middle:
            gc.collect(1)
        elif young > most_young:
            gc.collect(0)

    def _look_while_live(self) -> None:
        starts = self._looks <= _SET_ASIDE_EVERY  # what a live's start brings is set aside as it is
        if self._looks % _SET_ASIDE_EVERY == 0:
            linecache.clearcache()
            if not starts:
                gc.collect()
            gc.freeze()
        elif not starts and gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(0)

    def _heed(self, phase: Phase) -> None:
        is_live = phase is not Phase.IDLE
        if is_live and not self._is_live:
            self.live_began()
        elif self._is_live and not is_live:
            self.live_ended()


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
