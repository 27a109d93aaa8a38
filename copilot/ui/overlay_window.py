"""The overlay as it looks: a window that shows a board. What hands do to it stands in `overlay`."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMoveEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent, QShowEvent

from copilot.domain.board import Board
from copilot.ui.compositing import Compositing
from copilot.ui.faults import fault_words
from copilot.ui.frame import FramelessWindow
from copilot.ui.memory import Settings, WindowMemory
from copilot.ui.overlay_parts import Parts
from copilot.ui.proportions import Proportions
from copilot.ui.screens import put_aside
from copilot.ui.theme import DARK, PALETTES, Look, Palette, Sizes, bounded_opacity, bounded_pt
from copilot.ui.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from copilot.errors import Fault
    from copilot.ui.board_model import BoardModel
    from copilot.ui.capture import Capture

_USUAL_SIZE = QSize(600, 820)
_LEAST_SIZE = QSize(320, 220)
_UNDER_STRIP = 12  # pixels of ground below what stays when the cards are hidden


class OverlayWindow(FramelessWindow):
    """Frameless, always on top, remembers its place. Shows a `Board`."""

    def __init__(
        self,
        *,
        settings: Settings | None = None,
        palette: Palette | None = None,
        title_pt: float | None = None,
        still: bool = False,
        clock: Callable[[], float] = time.monotonic,
        exclude: Callable[[int], Capture] | None = None,
    ) -> None:
        """Create the window, where and as large as it was the last time.

        Args:
            settings: Remembers geometry and look; None for nothing remembered.
            palette: The colours; None for the remembered ones.
            title_pt: Size of a title in points, 18 to 96; None for the remembered one.
            still: No motion.
            clock: Seconds that only grow.
            exclude: Asks the system to leave a window (its native handle) out of screen capture, and
                tells what it confirms; None for nothing asked and nothing said.
        """
        super().__init__()
        self._memory = WindowMemory(settings)
        self._clock = clock
        self._exclude = exclude
        self._capture: Capture | None = None
        self._board: Board | None = None
        self._board_since = 0.0
        self._end: tuple[Fault | None] | None = None
        self._reading = True
        self._cards_hidden = False
        self._title_pt = bounded_pt(title_pt or self._memory.title_pt())
        self._look = Look(
            palette=palette or PALETTES.get(self._memory.theme(), DARK),
            sizes=Sizes.of_points(self._title_pt),
            opacity=self._memory.opacity(),
        )
        self._compositing = Compositing()
        self._mixed = True
        self._scale = self.devicePixelRatioF()
        self._parts = Parts(self, self._look, still=still, clock=clock)
        self._dress()
        if not self._memory.restore(self):
            put_aside(self, _USUAL_SIZE)
        self._proportions = Proportions(self, self._look.sizes.em)
        self._whereabouts = Whereabouts(self)
        self._whereabouts.kept.connect(self._come_to_rest)
        self._say_texts()
        self._show_parts()

    @property
    def model(self) -> BoardModel:
        """The cards on the screen."""
        return self._parts.model

    @property
    def title_pt(self) -> float:
        """Size of a title in points."""
        return self._title_pt

    @property
    def cards_hidden(self) -> bool:
        """The presenter has put the cards away."""
        return self._cards_hidden

    @property
    def look(self) -> Look:
        """How it is drawn."""
        return self._look

    def show_board(self, board: Board) -> None:
        """Show the newest board."""
        self._board = board
        self._board_since = self._clock()
        self.model.show_board(board)
        self._show_all()

    def show_start(self) -> None:
        """Forget the run of before, its cards and how it ended: another one begins."""
        self._end, self._reading, self._board = None, True, None
        self.model.show_board(Board(at=0.0, comments=0))
        self._show_all()

    def show_end(self, fault: Fault | None) -> None:
        """Say that the run is over, and why if it should not be; keep the last board."""
        self._end, self._reading = (fault,), False
        self._show_all()

    def show_rest(self) -> None:
        """Say that no live is read, where none was."""
        self._reading = False
        self._show_all()

    def set_title_pt(self, points: float) -> None:
        """Make everything larger or smaller; the window keeps its proportions as far as the screen allows."""
        self._proportions.learn(self._look.sizes.em)
        self._title_pt = bounded_pt(points)
        sizes = Sizes.of_points(self._title_pt)
        self._wear(replace(self._look, sizes=sizes))
        self._proportions.keep(sizes.em)
        self._remember()

    def set_opacity(self, opacity: float) -> None:
        """Let the grounds show more or less of what lies below; words stay as they are."""
        self._wear(replace(self._look, opacity=bounded_opacity(opacity)))
        self._remember()

    def set_theme(self, theme: str) -> None:
        """Draw in the colours of ``dark`` or ``light``."""
        self._wear(replace(self._look, palette=PALETTES[theme]))
        self._memory.keep_theme(theme)

    def set_still(self, *, still: bool) -> None:
        """Let cards move, or not."""
        self._parts.view.set_still(still=still)

    def set_cards_hidden(self, hidden: bool) -> None:  # noqa: FBT001 (one plain switch)
        """Put the cards away, or show them again."""
        self._cards_hidden = hidden
        self._parts.look_away()
        self._show_parts()
        self.update()

    def ground(self) -> QRect:
        """Return what the window covers: all of it, or the strip that stays when the cards are hidden."""
        if not self._cards_hidden:
            return self.rect()
        return self.rect().adjusted(0, 0, 0, self._parts.end_of_strip() + _UNDER_STRIP - self.height())

    def _dress(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.setMinimumSize(_LEAST_SIZE)
        self.setWindowTitle("Live Copilot")
        self.dropped.connect(self._keep_place)
        self.model.settled.connect(self._show_parts)
        self._age_timer = QTimer(self)
        self._age_timer.setInterval(1000)
        self._age_timer.timeout.connect(self._show_status)
        self._age_timer.start()

    def _say_texts(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Overlay", "Live Copilot, questions of the live"))
        self._parts.say_texts()
        self._show_alerts()
        self._show_status()

    def _wear(self, look: Look) -> None:
        self._look = look
        self._mixed = self._compositing.shows_below()
        self._parts.wear(self._drawn())
        self._show_status()
        self._show_parts()
        self.update()

    def _drawn(self) -> Look:
        """Return the look that can be drawn here: where nothing shows through, grounds stay as they are."""
        return self._look if self._mixed else replace(self._look, opacity=1.0)

    def _show_all(self) -> None:
        self._show_alerts()
        self._show_status()
        self._show_parts()

    def _show_parts(self) -> None:
        self._parts.arrange(self._board, reading=self._reading, hidden=self._cards_hidden)
        self._mask()

    def _show_alerts(self) -> None:
        end = ""
        if self._end is not None:
            (fault,) = self._end
            end = fault_words(fault) if fault else QCoreApplication.translate("Overlay", "The live has ended")
        self._parts.alerts.show_alerts(self._board.alerts if self._board else (), end=end)

    def _show_status(self) -> None:
        board, status = self._board, self._parts.status
        if board is None:
            status.show_status((), None, None, reading=self._reading, capture=self._capture)
            return
        since = self._clock() - self._board_since
        age = None if board.newest_at is None else max(0.0, board.at - board.newest_at + since)
        status.show_status(
            board.statuses,
            board.showing,
            age,
            missed=board.missed,
            reading=self._reading,
            capture=self._capture,
        )

    def _mask(self) -> None:
        """Leave what lies below to the mouse while the cards are hidden."""
        if self._cards_hidden:
            self.setMask(QRegion(self.ground()))
        else:
            self.clearMask()

    def _leave_out(self, window: QWidget) -> None:
        """Leave a window out of screen capture, as far as the system can."""
        if self._exclude is not None:
            told = self._exclude(int(window.winId()))
            if window is self:
                self._capture = told
                self._show_status()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Speak the application's language; ask again for what another window state may have lost."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say_texts()
            self._show_parts()
        elif event.type() == QEvent.Type.WindowStateChange and self.isVisible():
            self._leave_out(self)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """Ask on every show to be left out of screen capture."""
        super().showEvent(event)
        if self._compositing.shows_below() is not self._mixed:
            self._wear(self._look)
        self._leave_out(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line = QColor(self._look.palette.ground), QColor(self._look.palette.line)
        ground.setAlphaF(self._drawn().opacity)
        painter.setBrush(ground)
        painter.setPen(QPen(line, 1))
        radius = 0.0 if self.isFullScreen() or not self._mixed else self._look.sizes.margin(0.6)
        painter.drawRoundedRect(QRectF(self.ground()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep to the new size what depends on it."""
        super().resizeEvent(event)
        self._parts.look_away()
        self._parts.make_room()
        self._mask()
        self._whereabouts.note()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 (Qt's name)
        """Take notice of where it is."""
        super().moveEvent(event)
        self._whereabouts.note()

    def _come_to_rest(self) -> None:
        if self.devicePixelRatioF() != self._scale:  # X11 leaves a window its pixels, Windows its size
            self._scale = self.devicePixelRatioF()
            self._proportions.give_again()
        self._keep_place()

    def _keep_place(self) -> None:
        self._proportions.learn(self._look.sizes.em)
        self._remember()

    def _remember(self) -> None:
        self._memory.keep_look(title_pt=self._title_pt, opacity=self._look.opacity)
        if not self._whereabouts.away:
            self._memory.keep_place(self)
