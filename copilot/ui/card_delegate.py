"""Paints one card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from copilot.ui.board_model import CARD_ROLE, NOW_ROLE
from copilot.ui.card_face import CardFace, Ink, Room, face
from copilot.ui.card_layout import CardLayout, Placed, lay_out_card
from copilot.ui.card_rooms import Measured
from copilot.ui.icons import draw_icon
from copilot.ui.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.theme import Look, Sizes

_Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Draws a `Card` in a palette and a size; layouts and drawings are kept by what is visible."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """Create the painter.

        Args:
            look: How to draw.
            parent: The owner.
        """
        super().__init__(parent)
        self._look = look
        self._palette, self._sizes = look.palette, look.sizes
        self._rooms: tuple[Room, ...] = ()
        self._pictures = Pictures()

    @property
    def sizes(self) -> Sizes:
        """The fonts and lengths of now."""
        return self._sizes

    def wear(self, look: Look) -> None:
        """Draw like this from now on; the view has to lay out its rows again."""
        if look != self._look:
            self._pictures.forget()
        self._look = look
        self._palette, self._sizes = look.palette, look.sizes

    def set_rooms(self, rooms: Sequence[Room]) -> None:
        """Let the cards of the rows say so much from now on; the view has to lay out its rows again."""
        self._rooms = tuple(rooms)

    def shortens(self, index: _Index, width: int, *, right: bool) -> bool:
        """Return whether words of the card had to be left out in a row of this width."""
        shown = self._face(index)
        layout = lay_out_card(shown, self._sizes, width, right=right)
        return layout.title.block.elided or layout.line.block.elided

    def forget_unseen(self) -> None:
        """Keep the drawings of the cards that were shown since the last time, and no others."""
        self._pictures.forget_unseen()

    def measure(self, shown: CardFace, width: int, *, right: bool) -> Measured:
        """Return the height of a row of this width that shows a card, and whether its answer is cut short."""
        layout = lay_out_card(shown, self._sizes, width, right=right)
        has_more = shown.lines == shown.room.lines  # else it was given all that it gets
        return Measured(layout.height, cut=layout.line.block.elided and has_more)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 (Qt's name)
        """Return the height that the card needs in the view's width."""
        width = _view_width(option)
        layout = self._layout(index, option, width)[1]
        return QSize(width, layout.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card into the row."""
        shown = self._face(index)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        self.show(painter, option.rect, shown, right=right, focused=focused)

    def show(self, painter: QPainter, rect: QRect, shown: CardFace, *, right: bool, focused: bool) -> None:
        """Draw what a card shows at the upper left corner of `rect`, as wide as it is."""
        layout = lay_out_card(shown, self._sizes, rect.width(), right=right)
        self._pictures.show(
            painter,
            rect.topLeft(),
            (shown, right, focused),
            QSize(rect.width(), layout.height),
            lambda inside: self._draw(inside, layout, shown, focused=focused),
        )

    def _draw(self, painter: QPainter, layout: CardLayout, shown: CardFace, *, focused: bool) -> None:
        self._draw_ground(painter, layout, shown, focused=focused)
        painter.setClipRect(layout.body)
        self._draw_count(painter, layout, shown)
        self._write(painter, layout.title, self._palette.dim if shown.done else self._palette.text)
        self._draw_line(painter, layout, shown)
        self._draw_marks(painter, layout, shown)
        if shown.key:
            self._draw_key(painter, layout)

    def _layout(self, index: _Index, option: QStyleOptionViewItem, width: int) -> tuple[CardFace, CardLayout]:
        shown = self._face(index)
        right = option.direction == Qt.LayoutDirection.RightToLeft
        return shown, lay_out_card(shown, self._sizes, width, right=right)

    def _face(self, index: _Index) -> CardFace:
        now: float = index.data(NOW_ROLE)
        row = index.row()
        room = self._rooms[row] if row < len(self._rooms) else Room()
        return face(index.data(CARD_ROLE), key=row + 1, room=room, now=now)

    def _draw_ground(self, painter: QPainter, layout: CardLayout, shown: CardFace, *, focused: bool) -> None:
        edge = min(max(1.5, 0.06 * self._sizes.em), 4.0)
        box = layout.body.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        ground = QColor(self._palette.raised if shown.first else self._palette.surface)
        ground.setAlphaF(self._look.opacity)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(self._palette.accent), edge) if shown.first else Qt.PenStyle.NoPen)
        radius = self._sizes.margin(0.45)
        painter.drawRoundedRect(box, radius, radius)
        if focused:
            inner = box.adjusted(2 * edge, 2 * edge, -2 * edge, -2 * edge)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._palette.text), edge, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(inner, radius - 2 * edge, radius - 2 * edge)

    def _draw_count(self, painter: QPainter, layout: CardLayout, shown: CardFace) -> None:
        if shown.done:
            side = 1.3 * self._sizes.em
            middle = layout.count.x + layout.count.block.width / 2
            top = layout.count.y + (layout.count.block.height - side) / 2
            draw_icon(painter, "check", self._palette.good, QRectF(middle - side / 2, top, side, side))
            self._write(painter, layout.label, self._palette.good)
            return
        self._write(painter, layout.count, self._palette.accent)
        self._write(painter, layout.label, self._palette.dim)
        if shown.rising:
            draw_icon(painter, "rising", self._palette.accent, layout.rising)

    def _draw_line(self, painter: QPainter, layout: CardLayout, shown: CardFace) -> None:
        ink = self._palette.answer if shown.ink is Ink.ANSWER else self._palette.dim
        if shown.line_icon:
            draw_icon(painter, shown.line_icon, ink, layout.line_icon)
        self._write(painter, layout.line, ink)

    def _draw_marks(self, painter: QPainter, layout: CardLayout, shown: CardFace) -> None:
        for placed in layout.marks:
            colour = self._palette.accent if placed.mark.strong and not shown.done else self._palette.dim
            draw_icon(painter, placed.mark.icon, colour, placed.icon)
            self._write(painter, placed.words, colour)

    def _draw_key(self, painter: QPainter, layout: CardLayout) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.line), 1.5))
        painter.drawRoundedRect(layout.keycap, 5, 5)
        self._write(painter, layout.key, self._palette.dim)

    @staticmethod
    def _write(painter: QPainter, placed: Placed, colour: str) -> None:
        painter.setPen(QColor(colour))
        placed.block.draw(painter, placed.x, placed.y)


def _view_width(option: QStyleOptionViewItem) -> int:
    """Return the width of a row: the view's, which Qt leaves out of the option when it asks for a size."""
    view = option.widget
    viewport = getattr(view, "viewport", None)
    return viewport().width() if viewport is not None else option.rect.width()
