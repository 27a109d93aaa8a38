"""The one thing that crosses between the engine's thread and Qt's.

Boards come in through `Bridge.publish`, from any thread and as often as the engine likes. Qt's side
sees about five a second: one wake-up is under way at a time, and a later board replaces one that was
not shown yet, so neither a fast engine nor a slow screen can fill the event queue. More would cost the
laptop more and show nobody more; but what hands do here is seen as soon as it is done.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.board import Board
    from copilot.domain.command import Command
    from copilot.errors import Fault

INTERVAL_MS = 200

HURRY_MS = 20
"""The least between two boards while what a command did is awaited."""

_AWAITED = 1.0
"""Seconds in which that is to be expected."""


class Bridge(QObject):
    """Boards to Qt, commands to the engine.

    Signals:
        board_changed: The newest `Board`; at most one in `INTERVAL_MS`, after a command in `HURRY_MS`.
        finished: The run ended, after the last board; carries the `Fault` that ended it, or None.
    """

    board_changed = Signal(object)
    finished = Signal(object)
    _woken = Signal()

    def __init__(self, submit: Callable[[Command], None], parent: QObject | None = None) -> None:
        """Create the bridge in Qt's thread.

        Args:
            submit: Takes a command to the engine; must not block (``loop.call_soon_threadsafe``).
            parent: The owner.
        """
        super().__init__(parent)
        self._submit = submit
        self._lock = threading.Lock()
        self._board: Board | None = None
        self._end: tuple[Fault | None] | None = None
        self._wake_under_way = False
        self._awaited_until = 0.0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._deliver)
        self._woken.connect(self._wake, Qt.ConnectionType.QueuedConnection)

    def publish(self, board: Board) -> None:
        """Hand over a board. Any thread; returns at once."""
        with self._lock:
            self._board = board
            first = not self._wake_under_way
            self._wake_under_way = True
        if first:
            self._woken.emit()

    def finish(self, fault: Fault | None = None) -> None:
        """Say that no more boards will come, and what is wrong, if anything. Any thread; returns at once."""
        with self._lock:
            self._end = (fault,)
            first = not self._wake_under_way
            self._wake_under_way = True
        if first:
            self._woken.emit()

    def send(self, command: Command) -> None:
        """Take a command to the engine, and show soon what it does. Qt's thread."""
        self._awaited_until = time.monotonic() + _AWAITED
        if self._pause.isActive():
            self._pause.start(HURRY_MS)
        self._submit(command)

    @Slot()
    def _wake(self) -> None:
        if not self._pause.isActive():
            self._deliver()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            board, self._board = self._board, None
            end, self._end = self._end, None
            self._wake_under_way = False
        if board is not None:
            self._pause.start(HURRY_MS if time.monotonic() < self._awaited_until else INTERVAL_MS)
            self.board_changed.emit(board)
        if end is not None:
            self.finished.emit(end[0])
