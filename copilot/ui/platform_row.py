"""One platform: whether it is followed, as whom, how it is doing, and how its account is connected."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from copilot.errors import Fault
from copilot.ui.account_guide import AccountGuide, ends_words
from copilot.ui.faults import fault_words
from copilot.ui.plain import plain
from copilot.ui.platforms import is_over, platform_name, reason_words, state_colour, state_word
from copilot.ui.style import icon, scaled
from copilot.ui.widgets import button, drawing_size, label, say

if TYPE_CHECKING:
    from copilot.domain.board import PlatformStatus
    from copilot.ui.surroundings import Surroundings

_LONGEST = 120
_SOON_S = 3 * 86_400
_NAMELESS = frozenset({"tiktok"})  # whose connection is a key, which says nothing of an account


class PlatformRow(QWidget):
    """A row of the control window."""

    def __init__(self, platform: str, around: Surroundings) -> None:
        """Create it with what the user chose before."""
        super().__init__()
        self._platform = platform
        self._around = around
        choices = around.choices
        self.follow = QCheckBox(platform_name(platform))
        self.follow.setChecked(choices.follows(platform))
        self.follow.setIconSize(drawing_size())
        self.target = QLineEdit(choices.target(platform))
        self.target.setMaxLength(_LONGEST)
        self.target.setCursorPosition(0)  # of a long name the beginning is seen
        self.target.setPlaceholderText(_hint(platform))
        self.target.setAccessibleName(f"{platform_name(platform)}: {_hint(platform)}")
        self.connect_button = button("", self._connect, name="account", palette=around.palette)
        self._name_button(connected=False)
        self.state = label("", "dim")
        self.ending = label("", "bad")
        self.ending.hide()
        self.wrong = label("", "bad")
        self.wrong.hide()
        self._status: PlatformStatus | None = None
        self._arrange()
        self.follow.toggled.connect(self._keep)
        self.target.textChanged.connect(self._keep)
        self.state.hide()
        self.follow.setIcon(icon("offline", around.palette.dim))
        around.network.idle.connect(self._ask_account)  # its set-up may be closed before it is connected
        self._ask_account()

    def _arrange(self) -> None:
        rows = QGridLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setHorizontalSpacing(12)
        self.follow.setFixedWidth(scaled(132))
        self.connect_button.setMinimumWidth(scaled(128))  # whatever it says: the fields end at one line
        rows.setColumnStretch(1, 1)
        rows.addWidget(self.follow, 0, 0)
        rows.addWidget(self.target, 0, 1)
        rows.addWidget(self.connect_button, 0, 2)
        rows.addWidget(self.state, 1, 1, 1, 2)
        rows.addWidget(self.ending, 2, 1, 1, 2)
        rows.addWidget(self.wrong, 3, 1, 1, 2)

    def set_editable(self, *, editable: bool) -> None:
        """Let the user change what is followed, or not while it is."""
        self.follow.setEnabled(editable)
        self.target.setEnabled(editable)

    @property
    def misses_name(self) -> bool:
        """It is to be followed, and nobody can be: no account is connected that it could mean."""
        followed = self.follow.isChecked() and not self.target.text().strip(" @")
        return followed and self._platform in _NAMELESS

    def ask_name(self) -> None:
        """Say below the field that a name is missing, and go there."""
        self.wrong.setText(fault_words(Fault(sentence="", name="follow.nobody")))
        self.wrong.show()
        self.target.setFocus()

    def show_status(self, status: PlatformStatus | None) -> None:
        """Tell how it is doing; None while nothing is followed."""
        if status == self._status:
            return
        self._status = status
        self.state.setVisible(status is not None)
        palette = self._around.palette
        if status is None:
            self.follow.setIcon(icon("offline", palette.dim))
            return
        colour = state_colour(status, palette)
        self.follow.setIcon(icon(status.state.value, colour))
        state = "" if is_over(status) else state_word(status)
        words = ". ".join(part for part in (state, reason_words(status)) if part)
        self.state.setText(words[:1].upper() + words[1:])

    def _keep(self) -> None:
        typed = self.target.text()
        if self.sender() is self.target and typed.strip() and not self.follow.isChecked():
            self.follow.setChecked(True)
        self.wrong.setVisible(self.wrong.isVisibleTo(self) and self.misses_name)
        self._around.choices.set_platform(
            self._platform, follow=self.follow.isChecked(), target=self.target.text()
        )

    def _show_account(self, known: tuple[str | None, float | None]) -> None:
        name, ends = known
        words = _hint(self._platform)
        self._name_button(connected=name is not None)
        if name is not None:
            words = QCoreApplication.translate("Control", "Connected: {name}")
            words = words.replace("{name}", plain(name or "✓", _LONGEST))
        self.target.setPlaceholderText(words)
        soon = ends is not None and ends - time.time() < _SOON_S
        self.ending.setText(ends_words(ends) if soon else "")
        self.ending.setVisible(soon)

    def _name_button(self, *, connected: bool) -> None:
        words = QCoreApplication.translate("Control", "Connect…")
        if connected:
            words = QCoreApplication.translate("Control", "Account…")
        say(self.connect_button, words)
        self.connect_button.setAccessibleName(f"{platform_name(self._platform)}: {words}")

    def _connect(self) -> None:
        """Open the guided set-up."""
        self.guide = AccountGuide(self._platform, self._around, self.window())
        self.guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.guide.open()

    def _ask_account(self) -> None:
        desk, platform = self._around.desk, self._platform
        self._around.background.run(
            lambda: (desk.connected(platform), desk.token_ends(platform)), self._show_account, _no_matter
        )


def _no_matter(_sentence: str) -> None:
    """Leave the hint as it is: nobody is connected."""


def _hint(platform: str) -> str:
    return {
        "tiktok": QCoreApplication.translate("Control", "@name of the account that is live"),
        "facebook": QCoreApplication.translate("Control", "id of the page; empty for the connected one"),
        "instagram": QCoreApplication.translate("Control", "id of the account; empty for the connected one"),
    }[platform]
