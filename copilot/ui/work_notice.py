"""Work that takes long, in another thread: what is under way, how far it is, and what came of it."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from copilot.ui.background import Background
from copilot.ui.flow_row import FlowRow
from copilot.ui.plain import plain_sentence
from copilot.ui.reviewed import Cancelled
from copilot.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

_LONGEST: Final = 600


class WorkNotice(QFrame):
    """Does one thing after the other; a sentence, a bar and buttons say how it goes.

    Signals:
        idle_changed: Whether nothing is under way.
        cancelled: Nobody waited for it.
        failed: It went wrong; the notice says how.
        again_wanted: It is to be tried again.
        dismissed: The outcome was read.
    """

    idle_changed = Signal(bool)
    cancelled = Signal()
    failed = Signal()
    again_wanted = Signal()
    dismissed = Signal()
    _stepped = Signal(int, int)

    def __init__(self) -> None:
        """Create it with nothing to tell."""
        super().__init__()
        self._background = Background(self)
        self._stop = Event()
        self._stepped.connect(self._show_step)
        self.setProperty("notice", "true")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 12, 18, 12)
        inside.setSpacing(8)
        self.words = label("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        cancel = QCoreApplication.translate("Review", "Cancel")
        again = QCoreApplication.translate("Review", "Try again")
        self.cancel_button = button(cancel, self._stop.set)
        self.again_button = button(again, self.again_wanted.emit, main=True)
        self.close_button = button(QCoreApplication.translate("Review", "Close"), self.dismissed.emit)
        buttons: tuple[QPushButton, ...] = (self.again_button, self.cancel_button, self.close_button)
        inside.addWidget(self.words)
        inside.addWidget(self.bar)
        inside.addLayout(FlowRow(*buttons))

    @property
    def busy(self) -> bool:
        """Something is under way."""
        return self._background.busy

    def run(self, words: str, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do something elsewhere.

        Args:
            words: What is under way.
            work: What is done in another thread; it may call `step`.
            done: Called in Qt's thread with what `work` returned, unless it was cancelled or failed.
        """
        self._stop.clear()
        self._tell(words, busy=True)
        self.idle_changed.emit(False)  # noqa: FBT003 (a signal's value)

        def unless_cancelled() -> object:
            try:
                return work()
            except Cancelled as outcome:
                return outcome

        self._background.run(unless_cancelled, partial(self._finish, done), self._fail)

    def step(self, done: int, total: int) -> None:
        """Say from the other thread how much is done of how much.

        Raises:
            Cancelled: Nobody waits for it any more.
        """
        if self._stop.is_set():
            raise Cancelled
        self._stepped.emit(done, total)

    def end(self) -> None:
        """Stop what is under way and wait until it has stopped."""
        self._stop.set()
        self._background.close()

    def tell(self, sentence: str, *, again: bool = False) -> None:
        """Show a sentence that can be put away; `again` offers to try again."""
        self._tell(sentence, again=again)

    def _finish(self, done: Callable[..., None], outcome: object) -> None:
        self.hide()
        self.idle_changed.emit(True)  # noqa: FBT003 (likewise)
        if isinstance(outcome, Cancelled):
            self.cancelled.emit()
        else:
            done(outcome)

    def _fail(self, sentence: str) -> None:
        self._tell(sentence)
        self.idle_changed.emit(True)  # noqa: FBT003 (likewise)
        self.failed.emit()

    def _tell(self, sentence: str, *, busy: bool = False, again: bool = False) -> None:
        self.words.setText(plain_sentence(sentence, _LONGEST))
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.bar.setAccessibleName(sentence)
        self.cancel_button.setVisible(busy)
        self.again_button.setVisible(again)
        self.close_button.setVisible(not busy)
        self.show()

    def _show_step(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
