"""The presenter's overlay: a handful of calm cards over everything else on the screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from copilot.domain.board import Board, CardState
from copilot.domain.command import Command, MarkAnswered, Undo
from copilot.ui.alert_strip import AlertStrip
from copilot.ui.board_model import BoardModel
from copilot.ui.board_view import BoardView
from copilot.ui.card_delegate import CardDelegate
from copilot.ui.frame import FramelessWindow
from copilot.ui.keys import Action, meaning
from copilot.ui.memory import Settings, WindowMemory, resize_on_screen
from copilot.ui.quiet_note import QuietNote
from copilot.ui.seen_order import SeenOrder
from copilot.ui.segments import Segment
from copilot.ui.strips import Footer, StatusLine, Strip
from copilot.ui.theme import DARK, Palette, Sizes, bounded_pt

if TYPE_CHECKING:
    from collections.abc import Callable

STEP = 1.12  # of the size, for one press of plus
_USUAL_SIZE = QSize(600, 820)
_LEAST_SIZE = QSize(320, 220)


class Overlay(FramelessWindow):
    """Frameless, always on top, movable, resizable. Shows a `Board`, sends a `Command`.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(
        self,
        *,
        send: Callable[[Command], None],
        settings: Settings | None = None,
        palette: Palette = DARK,
        title_pt: float | None = None,
        still: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Create the window, where and as large as it was the last time.

        Args:
            send: Takes a command on its way to the engine.
            settings: Remembers geometry and size; None for nothing remembered.
            palette: The colours.
            title_pt: Size of a title in points, 18 to 96; None for the remembered one.
            still: No motion.
            clock: Seconds that only grow.
        """
        super().__init__()
        self._send = send
        self._memory = WindowMemory(settings)
        self._palette = palette
        self._clock = clock
        self._board: Board | None = None
        self._board_since = 0.0
        self._end = ""
        self._cards_hidden = False
        self._seen = SeenOrder()
        self._title_pt = bounded_pt(title_pt or self._memory.title_pt())
        self._sizes = Sizes.of_points(self._title_pt)
        self._build(still=still)
        self._dress()
        if not self._memory.restore(self):
            resize_on_screen(self, _USUAL_SIZE)
        self._ems = self._size_in_ems()
        self._show_parts()

    @property
    def model(self) -> BoardModel:
        """The cards on the screen."""
        return self._model

    @property
    def title_pt(self) -> float:
        """Size of a title in points."""
        return self._title_pt

    @property
    def cards_hidden(self) -> bool:
        """The presenter has put the cards away."""
        return self._cards_hidden

    @property
    def theme(self) -> Palette:
        """The colours."""
        return self._palette

    def show_board(self, board: Board) -> None:
        """Show the newest board."""
        self._board = board
        self._board_since = self._clock()
        self._model.show_board(board)
        self._seen.show([card.question for card in self._model.cards], self._board_since)
        self._alerts.show_alerts(board.alerts, end=self._end)
        self._show_status()
        self._show_parts()

    def show_end(self, sentence: str) -> None:
        """Say that the run is over, and keep the last board."""
        self._end = sentence or QCoreApplication.translate("Overlay", "The live has ended")
        self._alerts.show_alerts(self._board.alerts if self._board else (), end=self._end)
        self._age_timer.stop()

    def set_title_pt(self, points: float) -> None:
        """Make everything larger or smaller; the window keeps its proportions as far as the screen allows."""
        self._title_pt = bounded_pt(points)
        ems = self._ems
        self._sizes = Sizes.of_points(self._title_pt)
        self._delegate.set_sizes(self._sizes)
        for part in (self._status, self._alerts, self._quiet, self._hidden_note, self._footer, self._view):
            part.set_sizes(self._sizes)
        self._set_margins()
        if not self.isFullScreen():
            resize_on_screen(self, QSize(round(ems[0] * self._sizes.em), round(ems[1] * self._sizes.em)))
        self._ems = ems
        self._remember()

    def set_cards_hidden(self, hidden: bool) -> None:  # noqa: FBT001 (one plain switch)
        """Put the cards away, or show them again."""
        self._cards_hidden = hidden
        self._show_parts()

    def _build(self, *, still: bool) -> None:
        palette, sizes = self._palette, self._sizes
        self._model = BoardModel(self, clock=self._clock)
        self._delegate = CardDelegate(palette, sizes, self)
        self._view = BoardView(self._model, self._delegate, palette, sizes, still=still)
        self._status = StatusLine(palette, sizes)
        self._alerts = AlertStrip(palette, sizes)
        self._quiet = QuietNote(palette, sizes)
        self._hidden_note = Strip(palette, sizes, most_rows=1)
        self._footer = Footer(palette, sizes)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._status)
        self._rows.addWidget(self._alerts)
        self._rows.addWidget(self._hidden_note)
        self._rows.addWidget(self._view, 1)
        self._rows.addWidget(self._quiet, 1)
        self._rows.addWidget(self._footer)
        self._rows.addStretch(0)
        self._set_margins()
        self._age_timer = QTimer(self)
        self._age_timer.setInterval(1000)
        self._age_timer.timeout.connect(self._show_status)
        self._age_timer.start()
        self._model.settled.connect(self._show_parts)

    def _dress(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.setMinimumSize(_LEAST_SIZE)
        self.setWindowTitle("Live Copilot")
        self.setAccessibleName(QCoreApplication.translate("Overlay", "Live Copilot, questions of the live"))
        self.dropped.connect(self._keep_place)
        words = QCoreApplication.translate("Overlay", "Cards are hidden; this key shows them")
        self._hidden_note.show_segments([Segment(key="H", words=words, colour=self._palette.dim)])
        self._footer.show_hints()
        self._quiet.explain(None)
        self._show_status()

    def _set_margins(self) -> None:
        side, top, bottom = (round(self._sizes.margin(ems)) for ems in (0.55, 0.45, 0.4))
        self._rows.setContentsMargins(side, top, side, bottom)
        self._rows.setSpacing(round(self._sizes.margin(0.25)))

    def _show_parts(self) -> None:
        """Show the cards, or the sentence that stands for them."""
        empty = self._model.rowCount() == 0
        if empty:
            self._quiet.explain(self._board)
        self._view.setVisible(not empty and not self._cards_hidden)
        self._quiet.setVisible(empty and not self._cards_hidden)
        self._footer.setVisible(not self._cards_hidden)
        self._hidden_note.setVisible(self._cards_hidden)
        self._rows.setStretch(self._rows.count() - 1, int(self._cards_hidden))
        self._rows.activate()
        self._make_room()
        self._rows.activate()
        self._mask()
        self.update()

    def _make_room(self) -> None:
        """Give up the key hints, then the status line, where the first card would not fit whole."""
        if self._cards_hidden or not self._model.rowCount():
            self._status.show()
            return
        left = self._rows.contentsRect().height() - self._view.height_of_first()
        left -= self._alerts.height() + self._rows.spacing()
        self._status.setVisible(left >= self._status.height())
        self._footer.setVisible(
            left >= self._status.height() + self._footer.height() + 2 * self._rows.spacing()
        )

    def _show_status(self) -> None:
        board = self._board
        if board is None:
            self._status.show_status((), None, None)
            return
        since = self._clock() - self._board_since
        age = None if board.newest_at is None else max(0.0, board.at - board.newest_at + since)
        self._status.show_status(board.statuses, board.showing, age)

    def ground(self) -> QRect:
        """Return what the window covers: all of it, or the strip that stays when the cards are hidden."""
        if not self._cards_hidden:
            return self.rect()
        self._rows.activate()
        return self.rect().adjusted(0, 0, 0, self._hidden_note.geometry().bottom() + 12 - self.height())

    def _mask(self) -> None:
        """Leave what lies below to the mouse while the cards are hidden."""
        if self._cards_hidden:
            self.setMask(QRegion(self.ground()))
        else:
            self.clearMask()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Do what the key asks."""
        wanted = meaning(event)
        if isinstance(wanted, int):
            self._answer(wanted)
        elif wanted is not None:
            self._do(wanted)
        else:
            super().keyPressEvent(event)

    def _answer(self, key: int) -> None:
        if self._cards_hidden or key > self._view.cards_that_fit():
            return
        question = self._seen.meant(key, self._clock())
        card = next((card for card in self._model.cards if card.question == question), None)
        if card is not None and card.state is not CardState.ANSWERED:
            self._send(MarkAnswered(question=card.question))
            self._footer.say_answered(card.title)

    def _do(self, action: Action) -> None:
        if action is Action.UNDO:
            self._send(Undo())
            self._footer.show_hints()
        elif action is Action.LARGER:
            self.set_title_pt(self._title_pt * STEP)
        elif action is Action.SMALLER:
            self.set_title_pt(self._title_pt / STEP)
        elif action is Action.HIDE:
            self.set_cards_hidden(not self._cards_hidden)
        else:
            self._set_full_screen(action is Action.FULL_SCREEN and not self.isFullScreen())

    def _set_full_screen(self, wanted: bool) -> None:  # noqa: FBT001 (one plain switch)
        if wanted != self.isFullScreen():
            self.showFullScreen() if wanted else self.showNormal()
            self._remember()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._palette.ground))
        painter.setPen(QPen(QColor(self._palette.line), 1))
        radius = 0.0 if self.isFullScreen() else self._sizes.margin(0.6)
        painter.drawRoundedRect(QRectF(self.ground()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep to the new size what depends on it."""
        super().resizeEvent(event)
        self._make_room()
        self._mask()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember where the window was, and tell."""
        self._remember()
        event.accept()
        self.closed.emit()

    def _keep_place(self) -> None:
        self._ems = self._size_in_ems()
        self._remember()

    def _size_in_ems(self) -> tuple[float, float]:
        return self.width() / self._sizes.em, self.height() / self._sizes.em

    def _remember(self) -> None:
        self._memory.keep(self, self._title_pt)
