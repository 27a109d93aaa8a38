"""Work that would hold up the windows: done in another thread, its outcome brought back to Qt's."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from copilot.errors import CopilotError, Fault
from copilot.ui.faults import fault_words

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

log = logging.getLogger(__name__)


class Background(QObject):
    """Runs functions one after the other; what `done` and `failed` do happens in Qt's thread.

    Signals:
        idle: Nothing is under way any more.
    """

    idle = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Create it with a thread of its own."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._under_way = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Something is under way."""
        return self._under_way > 0

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        """Do `work` elsewhere; then call `done` with what it returned, or `failed` with words to show."""
        self._under_way += 1
        self._pool.start(_Job(work, done, failed, self._hand_over))

    def close(self) -> None:
        """Wait for what is under way and forget its outcome."""
        self._closed = True
        self._pool.waitForDone()

    def _hand_over(self, outcome: object) -> None:
        """Bring an outcome to Qt's thread; nobody waits for it where the windows are gone already."""
        with suppress(RuntimeError):  # from Qt alone, of a signal whose object is deleted: nothing runs here
            self._finished.emit(outcome)

    def _deliver(self, outcome: tuple[Callable[[object], None], object]) -> None:
        act, value = outcome
        self._under_way -= 1
        owner = getattr(act, "__self__", None)
        gone = isinstance(owner, QObject) and not isValid(owner)  # a page that was built anew meanwhile
        if not self._closed and not gone:
            act(fault_words(value) if isinstance(value, Fault) else value)
        if not self._under_way:
            self.idle.emit()


class _Job(QRunnable, Generic[T]):
    def __init__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[str], None],
        finished: Callable[[object], None],
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed, self._finished = work, done, failed, finished

    def run(self) -> None:
        try:
            outcome = self._work()
        except CopilotError as error:
            self._finished((self._failed, error.told()))
        except Exception as error:  # a bug: told, and in the log
            log.exception("Work in the background broke")
            self._finished((self._failed, Fault(sentence=repr(error))))
        else:
            self._finished((self._done, outcome))
