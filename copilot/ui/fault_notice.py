"""Where a window tells that something is wrong: what and what to do, and behind a click the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout

from copilot.ui.faults import fault_words
from copilot.ui.flow_row import FlowRow
from copilot.ui.plain import left_to_right, plain, plain_sentence
from copilot.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.errors import Fault
    from copilot.ui.theme import Palette

_LONGEST = 600


class FaultNotice(QFrame):
    """A notice that is not there while nothing is wrong."""

    def __init__(self, palette: Palette, open_logs: Callable[[], None]) -> None:
        """Create it hidden.

        Args:
            palette: Its colours.
            open_logs: Shows the folder of logs.
        """
        super().__init__()
        self.setProperty("alarm", "true")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(10)
        self.words = label("")
        inside.addWidget(self.words)
        self.details = label("")
        self.details.hide()
        inside.addWidget(self.details)
        more = QCoreApplication.translate("Control", "Details")
        self.details_button = button(more, self._toggle)
        logs = QCoreApplication.translate("Control", "Open the logs folder")
        self.logs_button = button(logs, open_logs, name="folder", palette=palette)
        inside.addLayout(FlowRow(self.details_button, self.logs_button))
        self.logs_button.hide()
        self.hide()

    def say(self, words: str) -> None:
        """Tell a sentence that needs no details; an empty one takes the notice away."""
        self._show(words, "")

    def tell(self, fault: Fault | None) -> None:
        """Tell a fault; None takes the notice away."""
        if fault is None:
            self.say("")
            return
        known = " · ".join(part for part in (fault.kind, fault.name) if part)
        self._show(fault_words(fault), f"{plain(fault.sentence, _LONGEST)} {f'[{known}]' if known else ''}")

    def _show(self, words: str, details: str) -> None:
        self.words.setText(plain_sentence(words, _LONGEST))
        self.details.setText(left_to_right(details.strip()))
        self.details_button.setVisible(bool(details))
        self._open(wanted=False)
        self.setVisible(bool(words))

    def _toggle(self) -> None:
        self._open(wanted=not self.details.isVisibleTo(self))

    def _open(self, *, wanted: bool) -> None:
        self.details.setVisible(wanted)
        self.logs_button.setVisible(wanted)
        words = QCoreApplication.translate("Control", "Details")
        if wanted:
            words = QCoreApplication.translate("Control", "Fewer details")
        self.details_button.setText(words)
        self.details_button.setAccessibleName(words)
