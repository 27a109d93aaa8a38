"""The whole of a card whose words were shortened, while the mouse rests on it.

It is drawn inside the overlay itself: a tooltip is a window of its own, and would be seen in a screen
capture that leaves the overlay out. It takes no press and no key, and goes when the mouse moves on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from copilot.ui.plain import plain
from copilot.ui.text_block import TextBlock, lay_out

if TYPE_CHECKING:
    from copilot.domain.board import Card
    from copilot.ui.card_face import CardFace
    from copilot.ui.theme import Look

REST_MS = 700
_LINES = 6
_MOST_PX = 30.0  # whoever holds a mouse sits near


class CloserLook(QWidget):
    """A sheet over the cards with one card's words in full."""

    def __init__(self, parent: QWidget, look: Look) -> None:
        """Create it hidden, over `parent`."""
        super().__init__(parent)
        self._look = look
        self._blocks: list[tuple[TextBlock, str]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def wear(self, look: Look) -> None:
        """Draw like this from now on."""
        self._look = look
        self.hide()

    def open(self, card: Card, shown: CardFace, y: int) -> None:
        """Show `card` in full with the upper edge at `y` of the parent, or as near as there is room."""
        window = self.window()
        room = window.width() - 2 * round(self._pad())
        width = room - 2 * self._pad()
        palette = self._look.palette
        lines = [(shown.title, palette.text, True), (shown.line, palette.answer, False)]
        lines += [(plain(wording), palette.dim, False) for wording in card.wordings if wording != card.title]
        self._blocks = [(self._laid(words, width, strong=strong), ink) for words, ink, strong in lines]
        height = round(sum(block.height for block, _ in self._blocks) + 2 * self._pad())
        self.setAccessibleName(". ".join(words for words, _, _ in lines))
        self.setGeometry(round(self._pad()), max(0, min(y, window.height() - height)), room, height)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._look.palette.raised))
        painter.setPen(QPen(QColor(self._look.palette.accent), 1.5))
        radius = self._look.sizes.margin(0.45)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        top = self._pad()
        for block, ink in self._blocks:
            painter.setPen(QColor(ink))
            block.draw(painter, self._pad(), top)
            top += block.height

    def _laid(self, words: str, width: float, *, strong: bool) -> TextBlock:
        font = self._look.sizes.title() if strong else self._look.sizes.answer()
        font.setPixelSize(min(font.pixelSize(), round(_MOST_PX if strong else 0.75 * _MOST_PX)))
        return lay_out(words, font, width, right=self.isRightToLeft(), most_lines=_LINES)

    def _pad(self) -> float:
        return self._look.sizes.margin(0.5)
