"""The door of the interface: what the composition root calls.

`run_overlay` keeps the main thread until the window is closed; `render_board` makes a picture of one
board without a run.
"""

from __future__ import annotations

import os
import signal
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSettings, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from copilot import __version__
from copilot.ui.bridge import Bridge
from copilot.ui.capture import Capture, exclude, system_affinity
from copilot.ui.choices import Choices, motion_of
from copilot.ui.collecting import Collector, collected_here
from copilot.ui.display import has_display
from copilot.ui.global_keys import system_opening
from copilot.ui.motion import prefers_no_motion
from copilot.ui.opened_files import OpenedFiles
from copilot.ui.overlay import Overlay
from copilot.ui.screenshot import save_screenshot
from copilot.ui.single import Single
from copilot.ui.studio import Studio
from copilot.ui.style import icon, window_font
from copilot.ui.theme import DARK, PALETTES, load_fonts
from copilot.ui.translation import use_language
from copilot.ui.turns import short_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import FrameType

    from copilot.domain.board import Board
    from copilot.domain.command import Command
    from copilot.ui.desk import Desk
    from copilot.ui.memory import Settings
    from copilot.ui.reviewed import Comparer, Reviewer

_SIGNALS_AT_ONCE = 64

__all__ = ["Bridge", "render_board", "run_comparison", "run_desktop", "run_overlay", "run_review"]


def run_overlay(
    *,
    start: Callable[[Bridge], None],
    submit: Callable[[Command], None],
    stop: Callable[[], None] = lambda: None,
    language: str = "ar",
    theme: str = "",
    still: bool = False,
    settings: Settings | None = None,
    linger: float | None = None,
) -> int:
    """Show the overlay until its window is closed; return the exit code.

    Call it in the main thread. SIGINT and SIGTERM close the window.

    Args:
        start: Called once with the bridge when the window is up; starts the engine's thread and returns.
        submit: Takes a command to the engine; must not block.
        stop: Called once when the window has closed; ends the engine's thread.
        language: ``ar`` or ``en``.
        theme: ``dark`` or ``light``; empty for the remembered one.
        still: No motion, whatever the system says.
        settings: Remembers geometry and size; None for the user's own settings.
        linger: Seconds that the window stays after the live is over; None until it is closed.
    """
    app = application(language)
    bridge = Bridge(submit)
    kept = settings if settings is not None else _own_settings()
    overlay = Overlay(
        send=bridge.send,
        settings=kept,
        palette=PALETTES[theme] if theme else None,
        still=still or prefers_no_motion(motion_of(kept)),
        exclude=excluder(),
    )
    bridge.board_changed.connect(overlay.show_board)
    bridge.finished.connect(overlay.show_end)
    overlay.closed.connect(app.quit)
    if linger is not None:
        bridge.finished.connect(
            lambda _sentence: QTimer.singleShot(round(1000 * linger), overlay, overlay.close)
        )
    overlay.show()
    with _while_qt_runs(overlay.close) as collector:
        collector.live_began()
        try:
            start(bridge)
            return app.exec()
        finally:
            stop()
            overlay.hide()
            overlay.deleteLater()


def run_desktop(desk: Desk, *, home: Path, language: str = "", settings: Settings | None = None) -> int:
    """Open the control window until it is closed; return the exit code.

    Where it is open already, that one comes to the front and this call returns at once.

    Args:
        desk: What stands behind the windows.
        home: Folder of sessions and logs; there is one instance for each.
        language: ``ar`` or ``en`` for this and all later starts; empty for the remembered one.
        settings: Remembers choices and places; None for the user's own settings.
    """
    kept = settings if settings is not None else _own_settings()
    app = application(language or "ar")
    single = Single(home)
    if not single.hold():
        return 0
    app.setQuitOnLastWindowClosed(False)
    app.setFont(window_font())
    if language:
        kept.setValue("language", language)
    studio = Studio(
        desk,
        kept,
        home,
        still=prefers_no_motion(motion_of(kept)),
        exclude=excluder(),
        keys_opening=system_opening(),
    )
    single.asked.connect(studio.show_control)
    OpenedFiles(app).opened.connect(studio.reviews.open)
    studio.left.connect(app.quit)
    studio.open()
    with _while_qt_runs(studio.leave) as collector:
        collector.follow(studio.stage)
        try:
            return app.exec()
        finally:
            single.release()
            studio.stage.close()


def run_review(
    path: Path, reviewer: Reviewer, *, language: str = "", settings: Settings | None = None
) -> int:
    """Show the review of one session file until its window is closed; return the exit code.

    Args:
        path: The session file.
        reviewer: What stands behind the window.
        language: ``ar`` or ``en``; empty for the remembered one.
        settings: Remembers choices and places; None for the user's own settings.
    """
    from copilot.ui.review_window import ReviewWindow  # noqa: PLC0415 - no other window waits for it

    kept = settings if settings is not None else _own_settings()
    choices = Choices(kept)
    app = application(language or choices.language)
    app.setFont(window_font())
    window = ReviewWindow(
        path,
        reviewer,
        palette=PALETTES[choices.theme],
        language=language or choices.language,
        settings=kept,
    )
    window.closed.connect(app.quit)
    window.show()
    with _while_qt_runs(window.close):
        return app.exec()


def run_comparison(folder: Path, comparer: Comparer, *, language: str = "") -> int:
    """Show a folder's lives side by side until the window is closed; return the exit code.

    Args:
        folder: Of session files.
        comparer: What stands behind the window.
        language: ``ar`` or ``en``; empty for the remembered one.
    """
    from copilot.ui.comparison_window import ComparisonWindow  # noqa: PLC0415 - no other window waits for it

    choices = Choices(_own_settings())
    app = application(language or choices.language)
    app.setFont(window_font())
    window = ComparisonWindow(
        folder, comparer, palette=PALETTES[choices.theme], language=language or choices.language
    )
    window.closed.connect(app.quit)
    window.show()
    with _signals_call(window.close), collected_here():
        return app.exec()


def render_board(
    board: Board,
    path: Path,
    *,
    language: str = "ar",
    theme: str = "dark",
    scale: float = 2.0,
    title_pt: float | None = None,
    size: tuple[int, int] | None = None,
) -> None:
    """Save a picture of one board, with or without a display.

    Call it in the main thread.

    Args:
        board: What to show.
        path: The PNG to write.
        language: ``ar`` or ``en``.
        theme: ``dark`` or ``light``.
        scale: Pixels a point.
        title_pt: Size of a title in points.
        size: Width and height of the window, points.

    Raises:
        RunError: The file can't be written.
    """
    application(language)
    overlay = Overlay(send=lambda _command: None, palette=PALETTES[theme], title_pt=title_pt, still=True)
    if size is not None:
        overlay.resize(*size)
    overlay.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    overlay.show()
    overlay.show_board(board)
    try:
        save_screenshot(overlay, path, scale=scale)
    finally:
        overlay.hide()
        delete(overlay)


def application(language: str) -> QApplication:
    """Return the one QApplication, with our fonts and `language`; offscreen where there is no display."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        if not has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QApplication(["live-copilot"])
        app.setApplicationName("Live Copilot")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("live-copilot")  # by which Wayland knows whose windows these are
        load_fonts()
        app.setWindowIcon(icon("app", DARK.accent))
    app.setLayoutDirection(use_language(app, language))
    return app


def excluder() -> Callable[[int], Capture]:
    """Return what leaves a window out of screen capture here, as far as this system can."""
    affinity = system_affinity()
    return lambda window: exclude(window, affinity)


@contextmanager
def _while_qt_runs(leave: Callable[[], object]) -> Iterator[Collector]:
    with _signals_call(leave), collected_here() as collector, short_turns():
        yield collector


@contextmanager
def _signals_call(leave: Callable[[], object]) -> Iterator[None]:
    """Leave on SIGINT and SIGTERM while Qt runs.

    Python's handlers only run between bytecodes, and Qt's loop runs none while nothing happens; when they
    do run, it may be amid a paint event. So the handler does nothing: the signal's byte on a socket is an
    event like any other.
    """
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    theirs.settimeout(0)

    def close() -> None:
        ours.recv(_SIGNALS_AT_ONCE)
        leave()

    names = (signal.SIGINT, signal.SIGTERM)
    old_handlers = {name: signal.signal(name, _note) for name in names}
    old_descriptor = signal.set_wakeup_fd(theirs.fileno())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(close)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(old_descriptor)
        for name, handler in old_handlers.items():
            signal.signal(name, handler)
        ours.close()
        theirs.close()


def _note(_number: int, _frame: FrameType | None) -> None:
    """Take a signal, so that Python writes its byte."""


def _own_settings() -> Settings:
    return cast("Settings", QSettings("live-copilot", "live-copilot"))
