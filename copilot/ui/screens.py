"""Which screen a window stands on, and how it comes to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget


def other_screen(window: QWidget) -> QScreen | None:
    """Return the screen after the window's own, or None where there is only one."""
    screens = QGuiApplication.screens()
    if len(screens) < 2:  # noqa: PLR2004 (one is no other)
        return None
    here = screens.index(window.screen()) if window.screen() in screens else 0
    return screens[(here + 1) % len(screens)]


def resize_on_screen(window: QWidget, size: QSize) -> None:
    """Give `window` this size as far as its screen allows, and bring it back onto the screen."""
    room = window.screen().availableGeometry()
    window.resize(size.boundedTo(room.size()))
    left = max(room.left(), min(window.x(), room.right() + 1 - window.width()))
    top = max(room.top(), min(window.y(), room.bottom() + 1 - window.height()))
    window.move(left, top)


def bring_to_front(window: QWidget) -> None:
    """Show `window` above all others, with the keyboard, also where it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
