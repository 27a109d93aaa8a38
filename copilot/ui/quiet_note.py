"""What stands where the cards would be when there are none: a calm sentence that is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from copilot.domain.board import Board, PlatformState, PlatformStatus
from copilot.ui.icons import draw_icon
from copilot.ui.platforms import is_over, reason_words
from copilot.ui.text_block import lay_out

if TYPE_CHECKING:
    from copilot.ui.theme import Look

_LINES = 3


class QuietNote(QWidget):
    """A drawing, a line and a smaller line in the middle of the space."""

    def __init__(self, look: Look) -> None:
        """Create it for a run that has not begun."""
        super().__init__()
        self._palette, self._sizes = look.palette, look.sizes
        self._icon, self._title, self._more = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def wear(self, look: Look) -> None:
        """Draw like this from now on."""
        self._palette, self._sizes = look.palette, look.sizes
        self.update()

    def explain(self, board: Board | None, *, reading: bool) -> None:
        """Say why there are no cards; `reading` tells that a run is under way."""
        self._icon, self._title, self._more = _reason(board) if reading else _rest(board)
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
    if board is not None and board.statuses and all(map(_has_stopped, board.statuses)):
        return _rest(board)
    if board is None or not board.statuses or not _anything_live(board):
        return "connecting", QCoreApplication.translate("Overlay", "Connecting to the live"), _trouble(board)
    if board.comments == 0:
        return "listening", QCoreApplication.translate("Overlay", "Listening to the comments"), waits
    title = QCoreApplication.translate("Overlay", "Listening: no question is waiting")
    return "listening", title, _read(board)


def _rest(board: Board | None) -> tuple[str, str, str]:
    read = _read(board) if board is not None and board.comments else ""
    return "offline", QCoreApplication.translate("Overlay", "No live is being read now"), read


def _has_stopped(status: PlatformStatus) -> bool:
    return is_over(status) or status.state is PlatformState.FAILED


def _trouble(board: Board | None) -> str:
    reasons = map(reason_words, board.statuses if board else ())
    return next((reason for reason in reasons if reason), "")


def _read(board: Board) -> str:
    return QCoreApplication.translate("Overlay", "%Ln comments read", None, board.comments)


def _anything_live(board: Board) -> bool:
    return any(status.state is PlatformState.LIVE for status in board.statuses)
