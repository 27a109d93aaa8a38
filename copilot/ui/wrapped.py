"""Words of the windows that may go on in a further line, whichever way they read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel


class WrappedLabel(QLabel):
    """A label whose lines all begin at the same edge.

    Qt moves each wrapped line that reads from the right aside by the space at its end, up to losing a full
    stop at the window's edge; only the last line stands where it should. Those lines are drawn here. Words
    that can be chosen Qt draws by another way, which is right.
    """

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the lines."""
        chosen = bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
        if chosen or not self.wordWrap() or self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            super().paintEvent(event)
            return
        inside = self.contentsRect()
        layout, height = self._laid(inside.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        top = inside.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (inside.height() - round(height)) // 2)
        layout.draw(painter, QPointF(inside.left(), top))

    def _laid(self, width: int) -> tuple[QTextLayout, float]:
        """Return the lines in a width, and their height: as many as Qt counts for the label's size."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height += max(0.0, line.leading()) if height else 0.0
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height
