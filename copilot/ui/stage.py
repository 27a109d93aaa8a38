"""The run that is under way, as the windows see it. At most one at a time."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from copilot.domain.board import Board
from copilot.domain.command import Command, Show
from copilot.ui.bridge import Bridge
from copilot.ui.desk import Desk, Opened, Run, Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.answers.shop import Shop
    from copilot.errors import Fault


class Phase(Enum):
    """Where the run stands."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"


class Stage(QObject):
    """Starts and stops runs, and keeps what is known of the one under way, or of the last one.

    Attributes:
        board: Its newest board, or None.
        opened: What is known since its session was opened, or None.
        wanted: What was asked for, or None.
        fault: What ended it before its time, or None.

    Signals:
        phase_changed: Carries the `Phase`.
        board_changed: Carries the newest `Board`.
        ended: The run is over; carries a `Fault`, or None when nothing went wrong.
    """

    phase_changed = Signal(object)
    board_changed = Signal(object)
    ended = Signal(object)
    _opened = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Create it with nothing under way."""
        super().__init__(parent)
        self._desk = desk
        self._phase = Phase.IDLE
        self._run: Run | None = None
        self._bridge: Bridge | None = None
        self.board: Board | None = None
        self.opened: Opened | None = None
        self.wanted: Wanted | None = None
        self.fault: Fault | None = None
        self._opened.connect(self._note_opened)

    @property
    def phase(self) -> Phase:
        """Where the run stands."""
        return self._phase

    @property
    def session(self) -> Path | None:
        """The session file of the run under way, or None."""
        return self.opened.session if self.opened and self._phase is not Phase.IDLE else None

    def start(self, wanted: Wanted) -> None:
        """Begin a run; nothing happens while another one is under way."""
        if self._phase is not Phase.IDLE:
            return
        self.board, self.opened, self.wanted, self.fault = None, None, wanted, None
        bridge = Bridge(self._submit, self)
        bridge.board_changed.connect(self._show)
        bridge.finished.connect(self._finish)
        self._bridge = bridge
        self._become(Phase.STARTING)
        self._run = self._desk.start(wanted, bridge, self._opened.emit)

    def stop(self) -> None:
        """Ask the run to end; `ended` tells when it has."""
        if self._run is not None and self._phase in {Phase.STARTING, Phase.RUNNING}:
            self._become(Phase.STOPPING)
            self._run.stop()

    def send(self, command: Command) -> None:
        """Hand a command to the engine, if there is one; what it does is seen soon."""
        if self._bridge is not None:
            self._bridge.send(command)

    def show_product(self, code: str | None) -> None:
        """Put a product on air, or none."""
        self.send(Show(product=code))

    def learn(self, path: Path, shop: Shop) -> None:
        """Answer from the changed facts of a shop file, if the run under way uses that file."""
        if self._run is not None and self.wanted is not None and self.wanted.shop == path:
            self._run.learn(shop)

    def close(self) -> None:
        """End the run and wait until its file is closed: the application leaves."""
        if self._run is not None:
            self._run.stop()
            self._run.join()
            self._run = None

    def _submit(self, command: Command) -> None:
        if self._run is not None:
            self._run.submit(command)

    def _note_opened(self, opened: Opened) -> None:
        self.opened = opened
        if self._phase is Phase.STARTING:
            self._become(Phase.RUNNING)

    def _show(self, board: Board) -> None:
        self.board = board
        if self._phase is Phase.STARTING:
            self._become(Phase.RUNNING)
        self.board_changed.emit(board)

    def _finish(self, fault: Fault | None) -> None:
        if self._run is not None:
            self._run.join()  # its last act was to say so
            self._run = None
        if self._bridge is not None:
            self._bridge.deleteLater()
            self._bridge = None
        self.fault = fault
        self._become(Phase.IDLE)
        self.ended.emit(fault)

    def _become(self, phase: Phase) -> None:
        self._phase = phase
        self.phase_changed.emit(phase)
