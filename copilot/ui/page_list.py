"""The list of a window's pages, beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QToolButton, QVBoxLayout

from copilot.ui.style import icon, scaled
from copilot.ui.widgets import AFTER_ICON, drawing_size

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from copilot.ui.theme import Palette

_WIDE: Final = 232
_DIGITS: Final = 9
_DRAWINGS: Final = {
    "overview": "session",
    "questions": "search",
    "comments": "message",
    "content": "pin",
    "demand": "shop",
    "missing": "missing",
    "objections": "objections",
    "troubles": "complaints",
    "orders": "order",
    "coverage": "clock",
    "fairness": "account",
    "trust": "seen",
    "returning": "again",
    "stale": "clock",
    "wanted": "shop",
    "lives": "session",
}


class PageList(QScrollArea):
    """One button a page; Alt and a digit open the first nine.

    Signals:
        wanted: This page, by its name in the code.
    """

    wanted = Signal(str)

    def __init__(self, names: Mapping[str, str], beneath: QWidget, palette: Palette) -> None:
        """Create it.

        Args:
            names: What each page is called, by its name in the code; its drawing goes by it.
            beneath: Stands under the list.
            palette: The colours.
        """
        super().__init__()
        frame = QFrame()
        frame.setObjectName("side")
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(12, 16, 12, 16)
        rows.setSpacing(2)
        self._group = QButtonGroup(frame)
        self.buttons: dict[str, QToolButton] = {}
        for number, (name, words) in enumerate(names.items(), 1):
            made = self._button(words, icon(_DRAWINGS[name], palette.accent))
            made.clicked.connect(partial(self.wanted.emit, name))
            if number <= _DIGITS:
                key = QKeySequence(Qt.KeyboardModifier.AltModifier | Qt.Key(Qt.Key.Key_0 + number))
                QShortcut(key, frame).activated.connect(partial(self.wanted.emit, name))
            self._group.addButton(made)
            self.buttons[name] = made
            rows.addWidget(made)
        rows.addStretch(1)
        rows.addWidget(beneath)
        self.setWidget(frame)
        self.setWidgetResizable(True)
        self.setFixedWidth(scaled(_WIDE))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choose(self, name: str) -> None:
        """Mark a page as the open one."""
        self.buttons[name].setChecked(True)

    @staticmethod
    def _button(words: str, drawing: QIcon) -> QToolButton:
        made = QToolButton()
        made.setProperty("page", "true")
        made.setText(f"{AFTER_ICON}{words}")
        made.setIcon(drawing)
        made.setIconSize(drawing_size())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setMinimumWidth(scaled(_WIDE) - 36)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return made
