"""Small pieces of a line (a drawing, words, a keycap) that flow from the reading edge and wrap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from copilot.ui.icons import draw_icon
from copilot.ui.text_block import TextBlock, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.theme import Palette, Sizes


_MOST_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One piece.

    Attributes:
        words: What it says.
        icon: A drawing before the words, or empty.
        colour: Of the drawing, and of the words if `tinted`.
        tinted: The words too are in `colour`.
        key: Words or the icon's name inside a keycap before the words; empty for none.
        key_icon: `key` names a drawing.
        to_end: Stands at the far edge of its row.
        ground: Behind the piece, or empty.
        spoken: What a screen reader says in place of the words where a drawing tells more, or empty.
    """

    words: str
    colour: str
    icon: str = ""
    tinted: bool = False
    key: str = ""
    key_icon: bool = False
    to_end: bool = False
    ground: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class PlacedSegment:
    """A piece with its place; `box` is the whole of it, `x` positions count from the reading edge."""

    segment: Segment
    words: TextBlock
    cap: TextBlock | None
    x: float
    y: float
    width: float


class Flow:
    """Pieces placed in rows of a width."""

    def __init__(
        self, segments: Sequence[Segment], sizes: Sizes, width: float, *, right: bool, most_rows: int = 3
    ) -> None:
        """Place the pieces.

        Args:
            segments: In order of importance; what does not fit into the rows is left out.
            sizes: The fonts and lengths.
            width: Of a row, pixels.
            right: Rows begin at the right.
            most_rows: How many rows there may be.
        """
        self._sizes = sizes
        self._width = width
        self._right = right
        self._side = 1.05 * sizes.small_px
        self._inset = 0.6 * sizes.small_px
        self.row_height = round(1.75 * sizes.small_px)
        self.placed: list[PlacedSegment] = []
        self._place(segments, most_rows)
        self.height = max((self._end(placed) for placed in self.placed), default=0.0)

    def _place(self, segments: Sequence[Segment], most_rows: int) -> None:
        x, row, y = 0.0, 0, 0.0
        gap = 1.0 * self._sizes.small_px
        for segment in segments:
            words, cap, width = self._measure(segment, most_rows - row - bool(x))
            if x > 0 and x + width > self._width:
                x, row, y = 0.0, row + 1, max(self._end(placed) for placed in self.placed)
            if row >= most_rows:
                return
            at = self._width - width if segment.to_end else x
            self.placed.append(PlacedSegment(segment, words, cap, at, y, width))
            row += words.lines - 1
            x = self._width + 1 if segment.to_end or words.lines > 1 else x + width + gap

    def _end(self, placed: PlacedSegment) -> float:
        """Return the y below a piece: all lines but the first stand as close as lines of a text do."""
        return placed.y + self.row_height + placed.words.height * (1 - 1 / max(1, placed.words.lines))

    def _measure(self, segment: Segment, rows: int) -> tuple[TextBlock, TextBlock | None, float]:
        """Lay out a piece; one that is wider than a row has a second line, if it stands on no ground."""
        inset = 2 * self._inset if segment.ground else 0.0
        before = self._side + 0.4 * self._sizes.small_px if segment.icon else 0.0
        cap = None
        if segment.key:
            font = self._sizes.small(QFont.Weight.Medium)
            cap = lay_out("" if segment.key_icon else segment.key, font, self._width, right=False)
            before = self._cap_width(cap) + 0.4 * self._sizes.small_px
        font = self._sizes.small(QFont.Weight.Medium)
        lines = 1 if segment.ground else max(1, min(_MOST_LINES, rows))
        room = self._width - before - inset
        words = lay_out(segment.words, font, room, right=self._right, most_lines=lines)
        return words, cap, before + words.width + inset + 1

    def _cap_width(self, cap: TextBlock) -> float:
        return max(1.5 * self._sizes.small_px, cap.width + 0.8 * self._sizes.small_px)

    def draw(self, painter: QPainter, palette: Palette, left: float, top: float) -> None:
        """Draw every piece, with the upper left corner of the rows at (left, top)."""
        for placed in self.placed:
            self._draw_one(painter, palette, placed, left, top + placed.y)

    def _draw_one(
        self, painter: QPainter, palette: Palette, placed: PlacedSegment, left: float, y: float
    ) -> None:
        segment, x = placed.segment, placed.x
        if segment.ground:
            box = QRectF(left + self._mirrored(x, placed.width), y, placed.width, self.row_height)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.setBrush(QColor(segment.ground))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            x += self._inset
        if placed.cap is not None:
            x = self._draw_cap(painter, palette, placed, left, x, y)
        if segment.icon:
            top = y + (self.row_height - self._side) / 2
            box = QRectF(left + self._mirrored(x, self._side), top, self._side, self._side)
            draw_icon(painter, segment.icon, segment.colour, box)
            x += self._side + 0.4 * self._sizes.small_px
        painter.setPen(QColor(segment.colour if segment.tinted else palette.dim))
        at = self._mirrored(x, placed.words.room)
        line = placed.words.height / max(1, placed.words.lines)
        placed.words.draw(painter, left + at, y + (self.row_height - line) / 2)

    def _draw_cap(
        self, painter: QPainter, palette: Palette, placed: PlacedSegment, left: float, x: float, y: float
    ) -> float:
        """Draw the keycap; return where the words begin."""
        cap = placed.cap
        if cap is None:
            return x
        width, height = self._cap_width(cap), 1.45 * self._sizes.small_px
        box = QRectF(left + self._mirrored(x, width), y + (self.row_height - height) / 2, width, height)
        painter.setBrush(QColor(palette.raised))
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.drawRoundedRect(box, 5, 5)
        if placed.segment.key_icon:
            side = 0.95 * self._sizes.small_px
            corner = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            draw_icon(painter, placed.segment.key, palette.dim, corner)
        else:
            painter.setPen(QColor(palette.dim))
            cap.draw(painter, box.center().x() - cap.width / 2, box.center().y() - cap.height / 2)
        return x + width + 0.4 * self._sizes.small_px

    def _mirrored(self, x: float, width: float) -> float:
        return self._width - x - width if self._right else x
