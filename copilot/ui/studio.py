"""All windows of the desktop together: which is open, and what one means for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from copilot.ui.background import Background
from copilot.ui.choices import Choices
from copilot.ui.control import ControlWindow
from copilot.ui.desk import Desk, Wanted
from copilot.ui.global_keys import GlobalKey, GlobalKeys
from copilot.ui.keys import Action
from copilot.ui.motion import prefers_no_motion
from copilot.ui.overlay import Overlay
from copilot.ui.reviews import Reviews
from copilot.ui.screens import bring_to_front
from copilot.ui.shelf import Shelf
from copilot.ui.stage import Phase, Stage
from copilot.ui.surroundings import Surroundings
from copilot.ui.theme import PALETTES
from copilot.ui.translation import use_language
from copilot.ui.tray import Tray
from copilot.ui.updates import Updates
from copilot.ui.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.errors import Fault
    from copilot.ui.capture import Capture
    from copilot.ui.global_keys import Opening
    from copilot.ui.memory import Settings


_MEANINGS: dict[GlobalKey, Action | int] = {
    GlobalKey.ANSWER_1: 1,
    GlobalKey.ANSWER_2: 2,
    GlobalKey.ANSWER_3: 3,
    GlobalKey.ANSWER_4: 4,
    GlobalKey.ANSWER_5: 5,
    GlobalKey.UNDO: Action.UNDO,
    GlobalKey.HIDE: Action.HIDE,
    GlobalKey.THROUGH: Action.THROUGH,
    GlobalKey.LARGER: Action.LARGER,
    GlobalKey.SMALLER: Action.SMALLER,
}


class Studio(QObject):
    """Owns the windows and the run.

    Signals:
        left: Everything is closed and saved; the application may end.
    """

    left = Signal()

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        home: Path,
        *,
        still: bool = False,
        exclude: Callable[[int], Capture] | None = None,
        keys_opening: Opening | None = None,
    ) -> None:
        """Create everything, hidden.

        Args:
            desk: What stands behind the windows.
            settings: Remembers choices and places.
            home: Folder of sessions and logs.
            still: No motion.
            exclude: Leaves a window out of screen capture; see `OverlayWindow`.
            keys_opening: Opens the way to the keys of other programs; None where the system forbids it.
        """
        super().__init__()
        self._desk, self._settings, self._home = desk, settings, home
        self._still, self._exclude = still, exclude
        self.choices = Choices(settings)
        self.background = Background(self)
        self.network = Background(self)
        self.shelf = Shelf(self.choices, self.background, self)
        self.stage = Stage(desk, self)
        self.keys = GlobalKeys(self.background, opening=keys_opening, parent=self)
        self.reviews = Reviews(desk, self.choices, settings, self)
        self.reviews.emptied.connect(self._review_closed)
        self.updates = Updates(self.choices, self.network, parent=self)
        self.welcome: Welcome | None = None
        self.overlay: Overlay | None = None
        self._leaving = self._plays = False
        self._speak(self.choices.language)
        self.control = ControlWindow(self._around, settings)
        self.control.closed.connect(self._control_closed)
        self.choices.language_changed.connect(self._speak)
        self.choices.theme_changed.connect(self.control.rebuild_soon)
        self.stage.board_changed.connect(self._show_board)
        self.stage.phase_changed.connect(self._show_start)
        self.stage.ended.connect(self._show_end)
        self.shelf.saved.connect(self._teach)
        self.stage.phase_changed.connect(self._hold_keys)
        self.stage.phase_changed.connect(self._borrow_shop)
        self.choices.global_keys_changed.connect(self._hold_keys)
        self.choices.motion_changed.connect(self._move_or_not)
        self.keys.pressed.connect(self._do)
        self.tray = self._make_tray()

    def open(self) -> None:
        """Show the first window: the welcome at the very first start, else the control window."""
        if self.choices.first_run:
            self.welcome = Welcome(self.choices, PALETTES[self.choices.theme])
            self.welcome.try_wanted.connect(self._try)
            self.welcome.done.connect(self.show_control)
            self.welcome.closed.connect(self._welcome_closed)
            self.welcome.show()
        else:
            self.show_control()
        self.updates.ask()

    def show_control(self) -> None:
        """Bring the control window to the front."""
        welcome, self.welcome = self.welcome, None
        if welcome is not None:
            welcome.close()
            welcome.deleteLater()
        bring_to_front(self.control)

    def show_overlay(self) -> None:
        """Show the cards, touchable and on the screen."""
        if self.overlay is None:
            self.overlay = Overlay(
                send=self.stage.send, settings=self._settings, still=self._still, exclude=self._exclude
            )
            self.overlay.closed.connect(self._overlay_closed)
            self._tell_overlay(self.overlay)
        self.overlay.bring_back()

    def leave(self) -> None:
        """Close everything; a run under way is ended and its file closed first."""
        if self._leaving:
            return
        self._leaving = True
        self.reviews.close_all()
        for window in (self.welcome, self.overlay, self.control):
            if window is not None:
                window.close()
        if self.tray is not None:
            self.tray.hide()
        if self.stage.phase is Phase.IDLE:
            self._finish()
        else:
            self.stage.stop()

    def _finish(self) -> None:
        self.keys.let_go()
        self.stage.close()
        self.background.close()
        self.network.close()
        self.left.emit()

    def _try(self) -> None:
        self.show_control()
        self.stage.start(Wanted(demo=True, name="demo"))
        self.show_overlay()

    def _tell_overlay(self, overlay: Overlay) -> None:
        """Let a new overlay catch up with what is known of the run, or of the last one."""
        if self.stage.board is not None:
            overlay.show_board(self.stage.board)
        if self.stage.phase is not Phase.IDLE:
            return
        if self.stage.wanted is None:
            overlay.show_rest()
        else:
            overlay.show_end(self.stage.fault)

    def _show_start(self, phase: Phase) -> None:
        if phase is Phase.STARTING and self.overlay is not None:
            self.overlay.show_start()

    def _show_board(self, board: object) -> None:
        if self.overlay is not None:
            self.overlay.show_board(board)  # type: ignore[arg-type]  # a Signal carries an object

    def _show_end(self, fault: Fault | None) -> None:
        if self.overlay is not None:
            self.overlay.show_end(fault)
        if self._leaving:
            self._finish()

    def _hold_keys(self, *_: object) -> None:
        """Have the keys of other programs while a live is read, if they are wanted."""
        if self.stage.phase is Phase.RUNNING and self.choices.global_keys:
            self.keys.hold()
        else:
            self.keys.let_go()

    def _borrow_shop(self, phase: Phase) -> None:
        """Show the shop of the recorded live while it plays: its cards are answered from that one."""
        wanted = self.stage.wanted
        plays = phase is not Phase.IDLE and wanted is not None and wanted.demo
        if plays != self._plays:
            self._plays = plays
            self.shelf.borrow(self._desk.demo_shop() if plays else None)

    def _do(self, key: GlobalKey) -> None:
        """Do what a key asks that was pressed in any program."""
        steps = {GlobalKey.NEXT: 1, GlobalKey.PREVIOUS: -1}
        if key in steps:
            self.control.air.step(steps[key])
        elif self.overlay is not None:
            self.overlay.do(_MEANINGS[key])
        elif key in {GlobalKey.HIDE, GlobalKey.THROUGH}:
            self.show_overlay()

    def _move_or_not(self) -> None:
        self._still = prefers_no_motion(self.choices.motion)
        if self.overlay is not None:
            self.overlay.set_still(still=self._still)

    def _teach(self) -> None:
        if self.shelf.path is not None:
            self.stage.learn(self.shelf.path, self.shelf.shop)

    def _welcome_closed(self) -> None:
        """Leave where she closed it herself: no other window would lead back."""
        if self.welcome is not None:
            self.leave()

    def _overlay_closed(self) -> None:
        if self.overlay is not None:
            self.overlay.deleteLater()
            self.overlay = None
        if not self._leaving and not self.control.isVisible():
            self.show_control()

    def _control_closed(self) -> None:
        """Leave, unless a review is open, or a live is still read and something on the screen leads back."""
        busy = self.stage.phase is not Phase.IDLE
        reachable = self.overlay is not None and self.overlay.isVisible()
        if (not busy or not reachable) and not self.reviews.windows:
            self.leave()

    def _review_closed(self) -> None:
        if not self._leaving and not self.control.isVisible():
            self._control_closed()

    def _around(self) -> Surroundings:
        return Surroundings(
            desk=self._desk,
            stage=self.stage,
            choices=self.choices,
            shelf=self.shelf,
            background=self.background,
            network=self.network,
            palette=PALETTES[self.choices.theme],
            open_overlay=self.show_overlay,
            open_folder=lambda: _open(self._home / "sessions"),
            open_logs=lambda: _open(self._desk.logs()),
            keys=self.keys,
            open_review=self.reviews.open,
            compare=lambda: self.reviews.compare(self._home / "sessions"),
            updates=self.updates,
        )

    def _speak(self, language: str) -> None:
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            app.setLayoutDirection(use_language(app, language))

    def _make_tray(self) -> Tray | None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        tray = Tray(cards=self.show_overlay, control=self.show_control, leave=self.leave)
        self.choices.language_changed.connect(lambda _language: tray.say_texts())
        tray.show()
        return tray


def _open(folder: Path) -> None:
    """Show a folder in the system's own window."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
