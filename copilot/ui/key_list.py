"""All keys and what they do, for as long as somebody looks.

It lies over the cards below: cards that made room for it would cut their answers, and jump. Like
`copilot.ui.closer_look` it is drawn inside the overlay, and takes no press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from copilot.ui.segments import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.segments import Segment
    from copilot.ui.theme import Look

_MOST_ROWS: Final = 9


class KeyList(QWidget):
    """A sheet at the lower edge of the overlay."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        """Create it hidden, over `parent`."""
        super().__init__(parent)
        self._look = look
        self._flow: Flow | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def wear(self, look: Look) -> None:
        """Draw like this from now on."""
        self._look = look

    def open(self, keys: Sequence[Segment], room: QRect) -> None:
        """Show the keys, as high as they need, at the lower edge of `room` in the parent."""
        pad = self._pad()
        width = room.width() - 2 * pad
        self._flow = Flow(keys, self._look.sizes, width, right=self.isRightToLeft(), most_rows=_MOST_ROWS)
        height = round(self._flow.height + 2 * pad)
        self.setGeometry(room.left(), max(0, room.bottom() + 1 - height), room.width(), height)
        self.setAccessibleName(". ".join(f"{each.key} {each.words}" for each in keys))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the sheet."""
        if self._flow is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._look.palette
        painter.setBrush(QColor(palette.raised))
        painter.setPen(QPen(QColor(palette.dim), 1))
        radius = self._look.sizes.margin(0.3)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._flow.draw(painter, palette, self._pad(), self._pad())

    def _pad(self) -> float:
        return 0.7 * self._look.sizes.small_px
