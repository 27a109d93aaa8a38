"""The icon in the system's tray, where there is one: a way back to everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from copilot.ui.style import icon
from copilot.ui.theme import DARK

if TYPE_CHECKING:
    from collections.abc import Callable


_PRESSES = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
"""With the other button the menu opens, and nothing else."""


class Tray(QSystemTrayIcon):
    """A menu behind an icon."""

    def __init__(
        self, *, cards: Callable[[], None], control: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        """Create it hidden.

        Args:
            cards: Makes the overlay seen and touchable.
            control: Opens the control window.
            leave: Ends the application.
        """
        super().__init__(icon("app", DARK.accent))
        self._menu = QMenu()
        self._cards = self._menu.addAction("", cards)
        self._control = self._menu.addAction("", control)
        self._menu.addSeparator()
        self._leave = self._menu.addAction("", leave)
        self.setContextMenu(self._menu)
        self.activated.connect(lambda reason: control() if reason in _PRESSES else None)
        self.setToolTip("Live Copilot")
        self.say_texts()

    def say_texts(self) -> None:
        """Speak the language of now."""
        self._cards.setText(QCoreApplication.translate("Tray", "Show the cards and touch them"))
        self._control.setText(QCoreApplication.translate("Tray", "Open the control window"))
        self._leave.setText(QCoreApplication.translate("Tray", "End Live Copilot"))
        self.setToolTip("Live Copilot")
