"""What stands where the cards would be when there are none: a calm sentence that is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from copilot.domain.board import Board, PlatformState
from copilot.ui.icons import draw_icon
from copilot.ui.plain import plain
from copilot.ui.text_block import lay_out

if TYPE_CHECKING:
    from copilot.ui.theme import Palette, Sizes

_LINES = 3


class QuietNote(QWidget):
    """A drawing, a line and a smaller line in the middle of the space."""

    def __init__(self, palette: Palette, sizes: Sizes) -> None:
        """Create it for a run that has not begun."""
        super().__init__()
        self._palette = palette
        self._sizes = sizes
        self._icon, self._title, self._more = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def set_sizes(self, sizes: Sizes) -> None:
        """Draw in these sizes from now on."""
        self._sizes = sizes
        self.update()

    def explain(self, board: Board | None) -> None:
        """Say why there are no cards."""
        self._icon, self._title, self._more = _reason(board)
        self.setAccessibleName(f"{self._title}. {self._more}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sizes, palette = self._sizes, self._palette
        right = self.isRightToLeft()
        title = lay_out(self._title, sizes.title(), self.width(), right=right, most_lines=_LINES)
        more = lay_out(self._more, sizes.answer(), self.width(), right=right, most_lines=_LINES)
        side = 2.2 * sizes.em
        gap = 0.3 * sizes.em
        top = max(0.0, (self.height() - side - gap - title.height - more.height) / 2)
        draw_icon(painter, self._icon, palette.accent, QRectF((self.width() - side) / 2, top, side, side))
        top += side + gap
        for block, ink in ((title, palette.text), (more, palette.dim)):
            painter.setPen(QColor(ink))
            slack = (self.width() - block.width) / 2
            block.draw(painter, -slack if right else slack, top)
            top += block.height


def _reason(board: Board | None) -> tuple[str, str, str]:
    waits = QCoreApplication.translate("Overlay", "The first question will appear here.")
    if board is None or not board.statuses or not _anything_live(board):
        detail = next((status.detail for status in board.statuses if status.detail), "") if board else ""
        return "connecting", QCoreApplication.translate("Overlay", "Connecting to the live"), plain(detail)
    if board.comments == 0:
        return "listening", QCoreApplication.translate("Overlay", "Listening to the comments"), waits
    read = QCoreApplication.translate("Overlay", "%n comments read", None, board.comments)
    return "listening", QCoreApplication.translate("Overlay", "Listening: no question is waiting"), read


def _anything_live(board: Board) -> bool:
    return any(status.state is PlatformState.LIVE for status in board.statuses)
