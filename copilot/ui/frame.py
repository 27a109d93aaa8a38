"""Moving and resizing a window that has no frame.

The window system does it where it can (snapping, edges of screens, Wayland); elsewhere the window
follows the pointer itself. It is asked once the pointer has moved with the button down: of a click that
is over by then, a window manager would make a movement without an end, and hold the keyboard for it.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

GRIP = 9  # pixels along an edge that resize

_NONE = Qt.Edge(0)
_SHAPES = {
    Qt.Edge.LeftEdge: Qt.CursorShape.SizeHorCursor,
    Qt.Edge.RightEdge: Qt.CursorShape.SizeHorCursor,
    Qt.Edge.TopEdge: Qt.CursorShape.SizeVerCursor,
    Qt.Edge.BottomEdge: Qt.CursorShape.SizeVerCursor,
    Qt.Edge.TopEdge | Qt.Edge.LeftEdge: Qt.CursorShape.SizeFDiagCursor,
    Qt.Edge.BottomEdge | Qt.Edge.RightEdge: Qt.CursorShape.SizeFDiagCursor,
    Qt.Edge.TopEdge | Qt.Edge.RightEdge: Qt.CursorShape.SizeBDiagCursor,
    Qt.Edge.BottomEdge | Qt.Edge.LeftEdge: Qt.CursorShape.SizeBDiagCursor,
}


class FramelessWindow(QWidget):
    """A window that a press anywhere moves and a press on its edge resizes.

    Its children must leave presses to it.

    Signals:
        dropped: The pointer let go after a movement.
    """

    dropped = Signal()

    def __init__(self) -> None:
        """Create the window, hidden."""
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self._edges = _NONE
        self._pressed_at: QPoint | None = None
        self._follows = False
        self._grabbed = QRect()
        self.setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Be ready for a movement."""
        if event.button() == Qt.MouseButton.LeftButton and not self.isFullScreen():
            self._edges = self._edges_at(event.position())
            self._pressed_at = event.globalPosition().toPoint()
            self._grabbed = self.geometry()
            self._follows = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Follow the pointer, or show what a press would do."""
        if self._pressed_at is None:
            self._show_cursor(event.position())
            return
        way = event.globalPosition().toPoint() - self._pressed_at
        if not self._follows and way.manhattanLength() < QApplication.startDragDistance():
            return
        if self._edges:
            self.setGeometry(self._resized(way))
        else:
            self.move(self._grabbed.topLeft() + way)
        if not self._follows and self._hand_over():
            self._pressed_at = None
        self._follows = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """End the movement."""
        if self._pressed_at is not None:
            self._pressed_at = None
            self.dropped.emit()

    def _hand_over(self) -> bool:
        """Let the window system move the window; return False where it does not."""
        handle = self.windowHandle()
        return handle.startSystemResize(self._edges) if self._edges else handle.startSystemMove()

    def _resized(self, way: QPoint) -> QRect:
        """Return the geometry with the gripped edges moved, never below the least size."""
        rect = QRect(self._grabbed)
        least = self.minimumSize()
        if self._edges & Qt.Edge.LeftEdge:
            rect.setLeft(min(rect.left() + way.x(), rect.right() + 1 - least.width()))
        if self._edges & Qt.Edge.RightEdge:
            rect.setRight(max(rect.right() + way.x(), rect.left() - 1 + least.width()))
        if self._edges & Qt.Edge.TopEdge:
            rect.setTop(min(rect.top() + way.y(), rect.bottom() + 1 - least.height()))
        if self._edges & Qt.Edge.BottomEdge:
            rect.setBottom(max(rect.bottom() + way.y(), rect.top() - 1 + least.height()))
        return rect

    def _edges_at(self, at: QPointF) -> Qt.Edge:
        edges = _NONE
        if at.x() < GRIP:
            edges |= Qt.Edge.LeftEdge
        elif at.x() >= self.width() - GRIP:
            edges |= Qt.Edge.RightEdge
        if at.y() < GRIP:
            edges |= Qt.Edge.TopEdge
        elif at.y() >= self.height() - GRIP:
            edges |= Qt.Edge.BottomEdge
        return edges

    def _show_cursor(self, at: QPointF) -> None:
        edges = _NONE if self.isFullScreen() else self._edges_at(at)
        self.setCursor(QCursor(_SHAPES.get(edges, Qt.CursorShape.ArrowCursor)))
