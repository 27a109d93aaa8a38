"""Where a window was put, and what becomes of it while screens come, go and change.

Window managers help little: one leaves a window where no screen is any more, another shows a strip of it at
the edge, and one that filled the screen that went then covers the only one that is left. And none tells a
program when hands have done with a window that the system itself moves for them: it has when it rests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QRegion, QScreen

from copilot.ui.screens import resize_on_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

REST_MS: Final = 400
SETTLE_MS: Final = 700  # a change of screens comes in pieces, and window managers answer each


class Whereabouts(QObject):
    """Notes where a window rests, and puts it there again after screens have changed.

    Where its place is on no screen, it comes onto one that is there, and goes back once its own is.

    Signals:
        kept: The window rests where somebody put it.
        unseated: The window fills a screen in place of another that is gone.
    """

    kept = Signal()
    unseated = Signal()

    def __init__(self, window: QWidget) -> None:
        """Create it for a window that tells by `note` when it moves."""
        super().__init__(window)
        self._window = window
        self._place: tuple[str, QRect] | None = None
        self._filled = ""
        self._away = False
        self._rest = self._timer(REST_MS, self._keep)
        self._settle = self._timer(SETTLE_MS, self._seat)
        self._echo = self._timer(SETTLE_MS)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._follow)
            application.screenRemoved.connect(self._wait)
            for screen in application.screens():
                self._follow(screen)
        self._settle.stop()

    @property
    def away(self) -> bool:
        """It stands elsewhere than where it was put: its place is on no screen now."""
        return self._away

    def note(self) -> None:
        """Take notice that the window was moved or resized, by whomever."""
        if not self._settle.isActive() and not self._echo.isActive():
            self._rest.start()

    def put_back(self) -> None:
        """Put it where it rested last, once the system has done with it what it does."""
        self._wait()

    def _timer(self, milliseconds: int, then: Callable[[], None] | None = None) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        if then is not None:
            timer.timeout.connect(then)
        return timer

    def _follow(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self._wait)
        self._wait()

    def _wait(self, *_: object) -> None:
        """Let the system do with the window what it does when screens change."""
        self._rest.stop()
        self._settle.start()

    def _keep(self) -> None:
        window = self._window
        if window.isFullScreen():
            self._filled = window.screen().name()
        elif window.isVisible() and not window.isMinimized():
            screen = window.screen()
            self._place = (screen.name(), window.geometry().translated(-screen.geometry().topLeft()))
            self._away = False
            self.kept.emit()

    def _seat(self) -> None:
        screens = {screen.name(): screen for screen in QGuiApplication.screens()}
        window = self._window
        if not window.isVisible():
            return
        self._echo.start()
        if not window.isFullScreen():
            self._put(screens)
        elif self._filled not in screens:
            self._filled = window.screen().name()
            self.unseated.emit()
            self._settle.start()

    def _put(self, screens: dict[str, QScreen]) -> None:
        if self._place is None:
            resize_on_screen(self._window, self._window.size())
            return
        name, place = self._place
        screen = screens.get(name)
        if screen is not None:
            self._window.setGeometry(place.translated(screen.geometry().topLeft()))
        self._away = not _is_seen(self._window.geometry()) or screen is None
        if self._away:
            resize_on_screen(self._window, place.size(), screen)


def _is_seen(place: QRect) -> bool:
    """Tell whether all of a place is on screens."""
    rest = QRegion(place)
    for screen in QGuiApplication.screens():
        rest -= QRegion(screen.geometry())
    return rest.isEmpty()
