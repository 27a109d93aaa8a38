"""The notice that there is a newer version: off until somebody asks for it, and quiet."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from copilot import newer

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.ui.background import Background
    from copilot.ui.choices import Choices


class Updates(QObject):
    """Asks once a day at most, in another thread, while the user wishes it.

    Signals:
        found: There is a newer version, `version`.
    """

    found = Signal()

    def __init__(
        self,
        choices: Choices,
        network: Background,
        *,
        address: Callable[[], str] = newer.address,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        """Create it without asking anything.

        Args:
            choices: Say whether it is wished, and when it was last asked.
            network: Where it is asked.
            address: Gives where, or nothing.
            clock: Gives Unix seconds.
            parent: Owns it.
        """
        super().__init__(parent)
        self._choices, self._network, self._clock = choices, network, clock
        self.address = address()
        self.version = ""
        choices.update_notice_changed.connect(self.ask)

    def ask(self) -> None:
        """Ask, if it is wished and a day has passed."""
        if not self._choices.update_notice or not self.address:
            return
        now, asked = self._clock(), self._choices.update_asked
        if 0 <= now - asked < newer.DAY:  # a clock that was set back must not silence it for years
            return
        self._choices.set_update_asked(now)  # before the answer: who does not answer is not asked again
        address = self.address
        self._network.run(lambda: newer.newer(address), self._tell, lambda _why: None)

    def open_page(self) -> None:
        """Show the page to get it from, in the user's browser."""
        QDesktopServices.openUrl(QUrl(newer.page(self.address)))

    def _tell(self, version: str) -> None:
        if version:
            self.version = version
            self.found.emit()
