"""Where everything on one card stands, worked out once for a face and a width.

Positions are computed as for a language that reads from the left and mirrored for one that reads from
the right. The count and the title share a base line, and so do the label and the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from copilot.ui.text_block import TextBlock, lay_out

if TYPE_CHECKING:
    from copilot.ui.card_face import CardFace, Mark
    from copilot.ui.theme import Sizes

_TITLE_LINES = 2
_LEAST_TEXT = 4.5  # ems beside the count; narrower, the count stands above


@dataclass(frozen=True, slots=True)
class Placed:
    """A text block with its upper left corner."""

    block: TextBlock
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A sign with its words."""

    mark: Mark
    icon: QRectF
    words: Placed


@dataclass(frozen=True, slots=True)
class CardLayout:
    """One card, ready to be drawn at the origin.

    Attributes:
        body: The card's ground.
        count: The number, or the place of the check mark.
        label: Under the number.
        rising: Place of the arrow.
        title: The question.
        line: The answer.
        line_icon: Place of the drawing before the answer.
        marks: The signs.
        keycap: Place of the key.
        key: The key's digit.
        height: Of the row, with the gap below.
    """

    body: QRectF
    count: Placed
    label: Placed
    rising: QRectF
    title: Placed
    line: Placed
    line_icon: QRectF
    marks: tuple[PlacedMark, ...]
    keycap: QRectF
    key: Placed
    height: int


@lru_cache(maxsize=64)
def lay_out_card(face: CardFace, sizes: Sizes, width: int, *, right: bool) -> CardLayout:
    """Return the places of everything on the card `face` in a row of `width` pixels."""
    return _Composer(face, sizes, width, right=right).compose()


@lru_cache(maxsize=128)
def _text(text: str, font: str, sizes: Sizes, width: float, *, right: bool, most_lines: int) -> TextBlock:
    """Return laid-out words in one of the fonts of `sizes`: another count leaves them as they are."""
    made: QFont = getattr(sizes, font)()
    return lay_out(text, made, width, right=right, most_lines=most_lines)


class _Composer:
    """The arithmetic of one card, in steps that share their figures."""

    def __init__(self, face: CardFace, sizes: Sizes, width: int, *, right: bool) -> None:
        self._face = face
        self._sizes = sizes
        self._width = width
        self._right = right
        em = sizes.em
        self._pad = min(0.5 * em, 32.0)
        self._top = 0.3 * em
        self._column = self._column_width()
        self._small = sizes.small_px
        self._text_x = self._pad + self._column + 0.5 * em
        self._stacked = width - self._text_x - self._pad < _LEAST_TEXT * em
        if self._stacked:
            self._text_x = self._pad
        self._text_width = max(em, width - self._text_x - self._pad)
        self._cap = 1.7 * self._small if face.key else 0.0

    def compose(self) -> CardLayout:
        title, line = self._title_and_line()
        head = self._head_height()
        title_at = self._at(title, self._text_x, self._top + head)
        line_y = self._top + head + title.height + 0.04 * self._sizes.em
        count = self._count(self._top + self._baseline(title))
        line_at = self._at(line, self._text_x + self._icon_room(), line_y)
        marks, bottom = self._marks(line_y + line.height + 0.06 * self._sizes.em)
        below = line_y + line.baseline - (title.lines - 1) * title.height / title.lines
        label, rising = self._label(self._top + self._baseline(title) if self._stacked else below)
        bottom = max(bottom, label.y + label.block.height)
        height = bottom + self._top + 0.06 * self._sizes.em
        return CardLayout(
            body=QRectF(0, 0, self._width, height),
            count=count,
            label=label,
            rising=rising,
            title=title_at,
            line=line_at,
            line_icon=self._line_icon(line_y, line),
            marks=marks,
            keycap=self._keycap(),
            key=self._key(),
            height=round(height + 0.2 * self._sizes.em),
        )

    def _title_and_line(self) -> tuple[TextBlock, TextBlock]:
        face, sizes = self._face, self._sizes
        width = self._text_width - self._title_loss()
        title = _text(face.title, "title", sizes, width, right=self._right, most_lines=_TITLE_LINES)
        most = face.lines
        line = _text(face.line, "answer", sizes, self._line_width(), right=self._right, most_lines=most)
        return title, line

    def _head_height(self) -> float:
        """Return the height of the count where it stands above the title."""
        return 1.3 * self._sizes.number().pixelSize() if self._stacked else 0.0

    def _baseline(self, title: TextBlock) -> float:
        """Return where the count stands: on the title's first line, or on its own."""
        return 1.05 * self._sizes.number().pixelSize() if self._stacked else title.baseline

    def _count(self, baseline: float) -> Placed:
        font = self._sizes.number()
        wide = QFontMetricsF(font).horizontalAdvance(self._face.count)
        if wide > self._column:
            font.setPixelSize(max(1, int(font.pixelSize() * self._column / wide)))
        block = lay_out(self._face.count, font, self._column, right=False)
        return self._centred(block, baseline - block.baseline)

    def _label(self, baseline: float) -> tuple[Placed, QRectF]:
        side = 1.15 * self._small if self._face.rising else 0.0
        room = self._column
        if self._stacked:
            room = max(0.0, self._width - 2 * self._pad - self._column - self._sizes.em - self._cap - side)
        words = self._face.label if room > 2 * self._small else ""
        block = lay_out(words, self._sizes.small(), room, right=False)
        whole = block.width + (side + 3 if side else 0)
        x = self._pad + max(0.0, (self._column - whole) / 2)
        if self._stacked:
            x = self._pad + self._column + 0.3 * self._sizes.em
        y = baseline - block.baseline
        arrow = QRectF(self._mirrored(x, side), baseline - 0.84 * side, side, side)
        words_x = x + whole - block.width
        return Placed(block, self._mirrored(words_x, block.width), y), arrow

    def _marks(self, y: float) -> tuple[tuple[PlacedMark, ...], float]:
        """Return the signs that fit on one line, and the y below them."""
        placed: list[PlacedMark] = []
        x, end = self._text_x, self._text_x + self._text_width
        side = 1.1 * self._small
        bottom = y
        for mark in self._face.marks:
            room = end - x - side - 4
            if room < 3 * self._small:
                break
            weight = QFont.Weight.Medium if mark.strong else QFont.Weight.Normal
            words = lay_out(mark.words, self._sizes.small(weight), room, right=self._right)
            icon = QRectF(self._mirrored(x, side), y + (words.height - side) / 2, side, side)
            at = self._at(words, x + side + 4, y)
            placed.append(PlacedMark(mark, icon, at))
            x += side + 4 + words.width + 0.9 * self._small
            bottom = y + words.height
        return tuple(placed), bottom

    def _line_icon(self, y: float, line: TextBlock) -> QRectF:
        side = 0.62 * self._sizes.em if self._face.line_icon else 0.0
        top = y + (line.height / max(1, line.lines) - side) / 2
        return QRectF(self._mirrored(self._text_x, side), top, side, side)

    def _keycap(self) -> QRectF:
        side = self._cap
        x = self._width - self._pad - side
        return QRectF(self._mirrored(x, side), self._top + 0.3 * self._sizes.em, side, side)

    def _key(self) -> Placed:
        cap = self._keycap()
        digit = str(self._face.key) if self._face.key else ""
        block = lay_out(digit, self._sizes.small(QFont.Weight.Medium), cap.width(), right=False)
        return Placed(block, cap.center().x() - block.width / 2, cap.center().y() - block.height / 2)

    def _column_width(self) -> float:
        label = QFontMetricsF(self._sizes.small()).horizontalAdvance(self._face.label)
        wanted = max(2.4 * self._sizes.em, label + 1.3 * self._sizes.small_px)
        return min(wanted, self._width - 2 * self._pad)

    def _icon_room(self) -> float:
        return 0.85 * self._sizes.em if self._face.line_icon else 0.0

    def _line_width(self) -> float:
        return self._text_width - self._icon_room()

    def _title_loss(self) -> float:
        return self._cap + 0.3 * self._sizes.em if self._cap and not self._stacked else 0.0

    def _at(self, block: TextBlock, x: float, y: float) -> Placed:
        return Placed(block, self._mirrored(x, block.room), y)

    def _centred(self, block: TextBlock, y: float) -> Placed:
        x = self._pad + (self._column - block.width) / 2
        return Placed(block, self._mirrored(x, block.width), y)

    def _mirrored(self, x: float, width: float) -> float:
        return self._width - x - width if self._right else x
