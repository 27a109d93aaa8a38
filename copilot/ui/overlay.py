"""The presenter's overlay: a handful of calm cards over everything else on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QKeyEvent, QMouseEvent, QMoveEvent, QResizeEvent

from copilot.domain.board import CardState
from copilot.domain.command import Command, MarkAnswered, Undo
from copilot.ui.closer_look import REST_MS
from copilot.ui.keys import Action, meaning
from copilot.ui.overlay_window import OverlayWindow
from copilot.ui.screens import bring_to_front, other_screen, resize_on_screen
from copilot.ui.seen_order import SeenOrder
from copilot.ui.theme import LIGHT
from copilot.ui.through import ClickThrough

if TYPE_CHECKING:
    from collections.abc import Callable

STEP = 1.12  # of the size, for one press of plus
FAINTER = 0.1  # of the opacity, for one press
_SURELY_SEEN = 0.6  # the opacity that a window has that was brought back
_UNFILLED_MS = 300  # X11 tells of what a window was asked for a moment ago; less than `whereabouts.REST_MS`
_BY_STEPS = frozenset({Action.LARGER, Action.SMALLER, Action.FAINTER, Action.FIRMER})
"""What goes on while a key is kept down. Everything else counts once: things lie on keys."""


class Overlay(OverlayWindow):
    """An `OverlayWindow` with what hands do to it: keys, the mouse, screens. Sends a `Command`.

    Signals:
        closed: The window was closed.
    """

    closed = Signal()

    def __init__(self, *, send: Callable[[Command], None], **looks: Any) -> None:  # noqa: ANN401 - as there
        """Create the window.

        Args:
            send: Takes a command on its way to the engine.
            **looks: As for `OverlayWindow`.
        """
        super().__init__(**looks)
        self._send = send
        self._seen = SeenOrder()
        self._through = ClickThrough(self, self._look.palette)
        self._through.handle_shown.connect(self._leave_out)
        self._through.changed.connect(self._tell_through)
        self._before: tuple[QRect, float] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_closer)
        self._unfilled = QTimer(self)
        self._unfilled.setSingleShot(True)
        self._unfilled.setInterval(_UNFILLED_MS)
        self._unfilled.timeout.connect(self._notice_no_full_screen)
        self._whereabouts.unseated.connect(lambda: self._set_full_screen(wanted=False))
        self.model.settled.connect(self._note_order)

    @property
    def through(self) -> ClickThrough:
        """Whether the mouse goes through it."""
        return self._through

    def show_start(self) -> None:
        """Forget the run of before: another one begins."""
        super().show_start()
        self._seen = SeenOrder()
        self._parts.footer.show_hints()

    def set_theme(self, theme: str) -> None:
        """Draw in the colours of ``dark`` or ``light``."""
        super().set_theme(theme)
        self._through.wear(self._look.palette)

    def bring_back(self) -> None:
        """Make the window seen and touchable, whatever was done to it."""
        self._through.set_on(False)
        self.set_cards_hidden(False)
        self.set_opacity(max(self._look.opacity, _SURELY_SEEN))
        self._come_back()
        bring_to_front(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Do what the key asks."""
        wanted = meaning(event)
        if wanted is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() or wanted in _BY_STEPS:
            self.do(wanted)

    def do(self, wanted: Action | int) -> None:
        """Do what a key asks: an action, or a number for the card that was answered.

        The list of keys was looked up for that: it goes.
        """
        if wanted is not Action.HELP:
            self._parts.put_keys_away()
        if isinstance(wanted, int):
            self._answer(wanted)
        else:
            self._deeds()[wanted]()

    def _note_order(self) -> None:
        """Note which cards stand where: a board changes that, and a card that has taken its leave."""
        self._seen.show([card.question for card in self.model.cards], self._clock())

    def _answer(self, key: int) -> None:
        if self._cards_hidden or not self._reading or key > self._parts.view.cards_that_fit():
            return
        question = self._seen.meant(key, self._clock())
        card = next((card for card in self.model.cards if card.question == question), None)
        if card is not None and card.state is not CardState.ANSWERED:
            self._send(MarkAnswered(question=card.question))
            self._parts.footer.say_answered(card.title)

    def _deeds(self) -> dict[Action, Callable[[], None]]:
        opacity = self._look.opacity
        return {
            Action.UNDO: self._undo,
            Action.LARGER: lambda: self.set_title_pt(self._title_pt * STEP),
            Action.SMALLER: lambda: self.set_title_pt(self._title_pt / STEP),
            Action.HIDE: lambda: self.set_cards_hidden(not self._cards_hidden),
            Action.FULL_SCREEN: lambda: self._set_full_screen(wanted=not self.isFullScreen()),
            Action.LEAVE_FULL_SCREEN: lambda: self._set_full_screen(wanted=False),
            Action.OTHER_SCREEN: self._to_other_screen,
            Action.FAINTER: lambda: self.set_opacity(opacity - FAINTER),
            Action.FIRMER: lambda: self.set_opacity(opacity + FAINTER),
            Action.THEME: lambda: self.set_theme("dark" if self._look.palette is LIGHT else "light"),
            Action.THROUGH: lambda: self._through.set_on(not self._through.on),
            Action.HELP: self._parts.turn_keys,
        }

    def _undo(self) -> None:
        self._send(Undo())
        self._parts.footer.show_hints()

    def _tell_through(self, through: bool) -> None:  # noqa: FBT001 (Qt's signal)
        words = QCoreApplication.translate("Overlay", "The mouse goes through. T or the round button ends it")
        if not through:
            words = QCoreApplication.translate("Overlay", "The mouse touches the cards again")
        self._parts.footer.say(words)

    def _set_full_screen(self, *, wanted: bool) -> None:
        if wanted == self.isFullScreen():
            return
        if wanted:
            self.showFullScreen()
        else:
            self.showNormal()
            self._leave_other_screen()
        self._remember()

    def _to_other_screen(self) -> None:
        """Fill the other screen, in a size to be read from afar; or come back from it."""
        if self._before is not None:
            self._set_full_screen(wanted=False)
            return
        screen = other_screen(self)
        if screen is None:
            self._parts.footer.say(QCoreApplication.translate("Overlay", "There is only one screen"))
            return
        place = self.geometry()
        if self.isFullScreen():  # a window that fills one screen does not move to another
            place = self.normalGeometry()
            self.showNormal()
        self._before = (place, self._title_pt)
        room = screen.geometry()
        larger = min(room.width() / place.width(), room.height() / place.height())
        self.setGeometry(QRect(room.topLeft(), place.size().boundedTo(room.size())))
        self.showFullScreen()
        self.set_title_pt(self._title_pt * max(1.0, larger))

    def _leave_other_screen(self) -> None:
        if self._before is not None:
            (place, title_pt), self._before = self._before, None
            self._proportions.pass_over()
            self.set_title_pt(title_pt)
            self.setGeometry(place)
            self._keep_place()
            self._whereabouts.put_back()

    def _remember(self) -> None:
        """Remember where it was and how it looked, but not a screen that it fills for a while."""
        if self._before is None:
            super()._remember()

    def _come_back(self) -> None:
        """Stand on a screen that is there."""
        if not self.isFullScreen():
            resize_on_screen(self, self.size())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Move with the pointer; look closer at a card where it rests."""
        super().mouseMoveEvent(event)
        self._parts.look_away()
        if event.buttons() == Qt.MouseButton.NoButton:
            self._rest.start()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Look away when the pointer leaves."""
        super().leaveEvent(event)
        self._rest.stop()
        self._parts.look_away()

    def _look_closer(self, at: QPoint | None = None) -> None:
        self._parts.look_closer(at if at is not None else self.mapFromGlobal(QCursor.pos()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep up with another language, and with a screen that the system took back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._through.place_handle()
        elif event.type() == QEvent.Type.WindowStateChange and self.isVisible():
            self._unfilled.start()

    def _notice_no_full_screen(self) -> None:
        """Come back from the other screen where the system ended that: else S would do nothing any more."""
        if not self.isFullScreen() and not self.isMinimized():
            self._leave_other_screen()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the handle along."""
        super().moveEvent(event)
        self._through.place_handle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Keep the handle at the corner."""
        super().resizeEvent(event)
        self._through.place_handle()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember where the window was, and tell."""
        self._remember()
        self._through.close()
        event.accept()
        self.closed.emit()
