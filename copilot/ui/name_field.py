"""A field for one line that may be longer than it is wide: it is read whole, over several lines."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from copilot.ui.plain import reads_right_to_left
from copilot.ui.style import scaled
from copilot.ui.translation import speaks_arabic

_NARROWEST: Final = 380
_ROOM: Final = 60
"""Pixels, at the usual size of letters, to go on typing without a second line."""

_LINES: Final = 5
_TALL: Final = 10_000


class NameField(QPlainTextEdit):
    """As wide as its first text within bounds, and as high as its lines. Tab leaves it.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, text: str, name: str, *, widest: int) -> None:
        """Create it with all of `text` chosen.

        Args:
            text: Stands in it at first.
            name: For who can't see it.
            widest: Pixels.
        """
        super().__init__(text)
        self._widest = widest
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._read()
        self.selectAll()
        self.textChanged.connect(self._read)
        self.textChanged.connect(self._fit)

    def line(self) -> str:
        """Return what stands in it, in one line."""
        return " ".join(self.toPlainText().split())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the width of its words within bounds, and the height of its lines."""
        self.ensurePolished()
        wanted = self.fontMetrics().horizontalAdvance(self.toPlainText()) + self._around() + scaled(_ROOM)
        width = min(self._widest, max(scaled(_NARROWEST), wanted))
        return QSize(width, self._high(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a width at which it can still be typed in."""
        return QSize(min(self._widest, scaled(_NARROWEST)), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Be as high as the lines are at this width."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Take Enter for the end of the name, not for another line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        """Let it begin where its words do, whatever the window reads like."""
        right = reads_right_to_left(self.toPlainText(), otherwise=speaks_arabic())
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        reading = self.document().defaultTextOption()
        if reading.textDirection() is not direction:
            reading.setTextDirection(direction)
            edge = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            reading.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute)
            self.document().setDefaultTextOption(reading)

    def _fit(self) -> None:
        self.setFixedHeight(self._high(self.width()))

    def _around(self) -> int:
        """Return the pixels of a line that hold no words."""
        return self.width() - self.viewport().width() + 2 * ceil(self.document().documentMargin()) + 2

    def _high(self, width: int) -> int:
        room, metrics = QRect(0, 0, width - self._around(), _TALL), self.fontMetrics()
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        words = metrics.boundingRect(room, int(flags), self.toPlainText() or " ").height()
        frame = self.height() - self.viewport().height() + 2 * ceil(self.document().documentMargin())
        most = _LINES * metrics.lineSpacing()
        return min(max(words, metrics.lineSpacing()), most) + frame + 2
