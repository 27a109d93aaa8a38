"""The time line of a live: comments and questions, what was on air, where complaints came in waves.

Time runs from the left in every language, like on a clock. The wheel and + and − zoom around the mouse or
the chosen moment, dragging moves, the arrow keys walk; a click or Enter asks for the comments of that time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from copilot.domain.written import clock, minutes_apart, number
from copilot.ui.plain import isolate, plain
from copilot.ui.theme import Sizes

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from copilot.domain.report import Report
    from copilot.ui.theme import Palette

_STRIP: Final = 26
_AXIS: Final = 22
_TOP: Final = 22
_LEAST_SPAN: Final = 3
_ZOOM: Final = 0.8
_ROOM: Final = 70
_DRAGGED: Final = 4
_LONGEST: Final = 40
_MINUTE: Final = 60.0


class TimelineChart(QWidget):
    """Draws `Report.timeline`.

    Signals:
        asked: Comments of a time are wanted: from, until, Unix seconds.
    """

    asked = Signal(float, float)

    def __init__(self, report: Report, palette: Palette) -> None:
        """Create it for a report, all of the live in sight."""
        super().__init__()
        self._report, self._palette = report, palette
        self._rows, self._step = report.timeline.rows, report.timeline.step
        self._first, self._last = 0.0, float(max(1, len(self._rows)))
        self._chosen: int | None = None
        self._pressed: tuple[QPointF, float] | None = None
        self._font = Sizes(em=22.0).small()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(QCoreApplication.translate("Review", "Comments and questions a minute"))
        self._describe()

    @property
    def shown(self) -> tuple[float, float]:
        """The steps in sight: from the first to before the last."""
        return self._first, self._last

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return a wide, low size."""
        return QSize(640, 240)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size below which nothing can be read."""
        return QSize(280, 190)

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Show `factor` times as much time, around a step of the time line."""
        middle = around if around is not None else self._middle()
        span = min(max((self._last - self._first) * factor, _LEAST_SPAN), float(len(self._rows)))
        share = (middle - self._first) / (self._last - self._first)
        self._look(middle - share * span, span)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw what is in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if self._rows:
            self._draw_waves(painter)
            self._draw_counts(painter)
            self._draw_on_air(painter)
            self._draw_axis(painter)
            self._draw_chosen(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        """Zoom around the mouse while Ctrl is held; else the page scrolls on, past the chart."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        turned = event.angleDelta().y()
        if turned:
            self.zoom(_ZOOM if turned > 0 else 1 / _ZOOM, self._step_at(event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), self._first)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Move along the time while dragged; else follow the mouse."""
        if self._pressed is None:
            self._choose(self._step_at(event.position().x()))
            return
        start, first = self._pressed
        moved = (start.x() - event.position().x()) / self._scale()
        self._look(first + moved, self._last - self._first)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask for the comments where it was clicked, unless it was dragged."""
        if self._pressed is None:
            return
        moved = abs(self._pressed[0].x() - event.position().x())
        self._pressed = None
        if moved < _DRAGGED:
            self._choose(self._step_at(event.position().x()))
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk, zoom and ask by keys."""
        walks = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in walks:
            here = self._chosen if self._chosen is not None else int(self._first) - (walks[key] > 0)
            self._choose(here + walks[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._ask()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Forget the moment under the mouse."""
        if not self.hasFocus():
            self._chosen = None
            self.update()
        super().leaveEvent(event)

    def _ask(self) -> None:
        if self._chosen is not None and self._rows:
            since = self._rows[self._chosen].at
            self.asked.emit(since, since + self._step)

    def _choose(self, step: float) -> None:
        if not self._rows:
            return
        self._chosen = min(max(int(step), 0), len(self._rows) - 1)
        if not self._first <= self._chosen < self._last:
            self._look(self._chosen - (self._last - self._first) / 2, self._last - self._first)
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say the chosen moment to who can't see it."""
        self.setAccessibleDescription("" if self._chosen is None else self._telling(self._chosen))

    def _look(self, first: float, span: float) -> None:
        self._first = min(max(first, 0.0), max(0.0, len(self._rows) - span))
        self._last = self._first + span
        self.update()

    def _middle(self) -> float:
        return self._chosen + 0.5 if self._chosen is not None else (self._first + self._last) / 2

    def _plot(self) -> QRectF:
        return QRectF(0, _TOP, self.width(), self.height() - _TOP - _STRIP - _AXIS)

    def _scale(self) -> float:
        return self._plot().width() / (self._last - self._first)

    def _step_at(self, x: float) -> float:
        return self._first + x / self._scale()

    def _x(self, at: float) -> float:
        return ((at - self._report.started_at) / self._step - self._first) * self._scale()

    def _draw_counts(self, painter: QPainter) -> None:
        plot = self._plot()
        first, last = max(0, int(self._first) - 1), min(len(self._rows), int(self._last) + 2)
        top = max(1, *(row.comments for row in self._rows))
        middles = [(place + 0.5 - self._first) * self._scale() for place in range(first, last)]

        def heights(values: list[int]) -> list[QPointF]:
            return [
                QPointF(x, plot.bottom() - plot.height() * value / top)
                for x, value in zip(middles, values, strict=True)
            ]

        rows = self._rows[first:last]
        area = heights([row.comments for row in rows])
        shape = QPainterPath(QPointF(area[0].x(), plot.bottom()))
        for point in (*area, QPointF(area[-1].x(), plot.bottom())):
            shape.lineTo(point)
        painter.fillPath(shape, QColor(self._palette.line))
        painter.setPen(QPen(QColor(self._palette.accent), 2))
        painter.drawPolyline(heights([row.questions for row in rows]))
        painter.setPen(QColor(self._palette.dim))
        painter.drawText(QRectF(4, 0, 120, _TOP), Qt.AlignmentFlag.AlignVCenter, number(top))

    def _draw_waves(self, painter: QPainter) -> None:
        for trouble in self._report.troubles:
            for wave in trouble.waves:
                left, right = self._x(wave.since), self._x(wave.until)
                band = QRectF(left, self._plot().top(), max(3.0, right - left), self._plot().height())
                painter.fillRect(band, QColor(self._palette.alert_ground))

    def _draw_on_air(self, painter: QPainter) -> None:
        strip = QRectF(0, self._plot().bottom() + _AXIS, self.width(), _STRIP)
        for air in self._report.timeline.on_air:
            box = QRectF(strip)
            box.setLeft(max(0.0, self._x(air.since)))
            box.setRight(min(float(self.width()), self._x(air.until)) - 2)
            if air.product is None or box.width() <= 1:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._palette.surface))
            painter.drawRoundedRect(box, 5, 5)
            painter.setPen(QColor(self._palette.text))
            words = isolate(plain(air.name or air.product, _LONGEST))
            fitted = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(box.width()) - 8
            )
            if len(fitted) < len(words):
                fitted = painter.fontMetrics().elidedText(
                    air.product, Qt.TextElideMode.ElideRight, int(box.width()) - 4
                )
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, fitted)

    def _draw_axis(self, painter: QPainter) -> None:
        plot, minutes = self._plot(), self._step / _MINUTE
        room = (self._last - self._first) * minutes * _ROOM / max(1.0, plot.width())
        every = minutes_apart(room)
        painter.setPen(QColor(self._palette.dim))
        tick = int(self._first * minutes // every) * every
        while tick <= self._last * minutes:
            x = (tick / minutes - self._first) * self._scale()
            painter.drawText(
                QRectF(x + 3, plot.bottom(), _ROOM, _AXIS),
                Qt.AlignmentFlag.AlignVCenter,
                clock(tick * _MINUTE),
            )
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 5))
            tick += every

    def _draw_chosen(self, painter: QPainter) -> None:
        if self._chosen is None:
            return
        plot = self._plot()
        x = (self._chosen + 0.5 - self._first) * self._scale()
        painter.setPen(QPen(QColor(self._palette.text), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        painter.setPen(QColor(self._palette.text))
        painter.setLayoutDirection(self.layoutDirection())  # these are words, and read as such
        edge = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        box = QRectF(60, 0, self.width() - 64, _TOP)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | edge, self._telling(self._chosen))

    def _telling(self, step: int) -> str:
        row = self._rows[step]
        words = QCoreApplication.translate("Review", "{time}: {comments} comments, {questions} questions")
        told = {
            "{time}": clock(row.at - self._report.started_at),
            "{comments}": number(row.comments),
            "{questions}": number(row.questions),
        }
        for mark, value in told.items():
            words = words.replace(mark, isolate(value))
        return words
