"""The pages that phones and OBS open: their addresses to copy, and the moderators' as a code to scan.

An address carries the key to its page. So none stands on the screen, which may be on air: copying works
unseen, and the code is there only from a press to the next, and goes with the live.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from copilot.ui.flow_row import FlowRow
from copilot.ui.qr_code import QrCode
from copilot.ui.widgets import button, label, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from copilot.ui.theme import Palette

MODERATOR = "moderator_url"


class PagesCard(QFrame):
    """Not there while no page is served.

    Attributes:
        copies: The button that copies each address, by its name in the ``ready`` event.
        code: The drawn code while it is shown, or None.
    """

    def __init__(self, palette: Palette) -> None:
        """Create it hidden."""
        super().__init__()
        self._palette = palette
        self._links: dict[str, str] = {}
        self.copies: dict[str, QPushButton] = {}
        self.code: QrCode | None = None
        self.setProperty("card", "true")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(10)
        inside.addWidget(label(QCoreApplication.translate("Control", "Phones and OBS"), "heading"))
        inside.addWidget(
            label(
                QCoreApplication.translate(
                    "Control",
                    "Whoever scans the moderators' code steers the live. Keep it away from the camera.",
                ),
                "dim",
            )
        )
        column = QWidget()
        self._buttons = QVBoxLayout(column)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(8)
        self._held = QWidget()
        self._held.hide()
        self._place = QVBoxLayout(self._held)
        self._place.setContentsMargins(0, 0, 0, 0)
        line = FlowRow(self._held, column)
        line.setSpacing(18)
        inside.addLayout(line)
        self.code_button = button("", self._toggle, name="privacy", palette=palette, main=True)
        self._buttons.addWidget(self.code_button)
        self._said = label("", "dim")
        self._said.hide()
        self._buttons.addWidget(self._said)
        self._buttons.addStretch(1)
        self._name_code_button()
        self.hide()

    def show_links(self, links: Mapping[str, str]) -> None:
        """Offer these addresses; none takes the card away."""
        if links == self._links:
            return
        self._links = dict(links)
        self._hide_code()
        self._said.hide()
        for each in self.copies.values():
            each.hide()
            each.deleteLater()
        self.copies = {}
        for key, words in _names().items():
            if key in links:
                made = button(words, partial(self._copy, key), name="copy", palette=self._palette)
                self._buttons.insertWidget(self._buttons.count() - 2, made)
                self.copies[key] = made
        self.code_button.setVisible(MODERATOR in links)
        self.setVisible(bool(links))

    def _copy(self, key: str) -> None:
        QGuiApplication.clipboard().setText(self._links[key])
        self._said.setText(QCoreApplication.translate("Control", "Copied."))
        self._said.show()

    def _toggle(self) -> None:
        if self.code is not None:
            self._hide_code()
            return
        self.code = QrCode(self._links[MODERATOR])
        self.code.setAccessibleName(
            QCoreApplication.translate("Control", "Code that opens the moderators' page on a phone")
        )
        self._place.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        self._held.show()
        self._name_code_button()

    def _hide_code(self) -> None:
        if self.code is not None:
            self._held.hide()
            self._place.removeWidget(self.code)
            self.code.hide()
            self.code.deleteLater()
            self.code = None
        self._name_code_button()

    def _name_code_button(self) -> None:
        words = QCoreApplication.translate("Control", "Show the moderators' code")
        if self.code is not None:
            words = QCoreApplication.translate("Control", "Hide the code")
        say(self.code_button, words)


def _names() -> dict[str, str]:
    return {
        MODERATOR: QCoreApplication.translate("Control", "Copy the moderators' address"),
        "phone_url": QCoreApplication.translate("Control", "Copy the address of your phone's view"),
        "obs_url": QCoreApplication.translate("Control", "Copy the address for OBS"),
    }
