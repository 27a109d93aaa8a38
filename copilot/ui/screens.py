"""Which screen a window stands on, and how it comes to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

_FROM_EDGE = 24  # pixels between a window in its first place and the edges of the screen


def other_screen(window: QWidget) -> QScreen | None:
    """Return the screen after the window's own, or None where there is only one."""
    screens = QGuiApplication.screens()
    if len(screens) < 2:  # noqa: PLR2004 (one is no other)
        return None
    here = screens.index(window.screen()) if window.screen() in screens else 0
    return screens[(here + 1) % len(screens)]


def resize_on_screen(window: QWidget, size: QSize, screen: QScreen | None = None) -> None:
    """Give `window` this size as far as a screen allows, its own or another, and bring it onto that."""
    room = (screen or window.screen()).availableGeometry()
    window.resize(size.boundedTo(room.size()))
    left = max(room.left(), min(window.x(), room.right() + 1 - window.width()))
    top = max(room.top(), min(window.y(), room.bottom() + 1 - window.height()))
    window.move(left, top)


def put_aside(window: QWidget, size: QSize) -> None:
    """Put `window` into the upper corner where reading ends: what other windows say first stays seen."""
    edge = _FROM_EDGE
    room = window.screen().availableGeometry().marginsRemoved(QMargins(edge, edge, edge, edge))
    window.resize(size.boundedTo(room.size()))
    ends = room.left() if window.isRightToLeft() else room.right() + 1 - window.width()
    window.move(ends, room.top())


def bring_to_front(window: QWidget) -> None:
    """Show `window` above all others, with the keyboard, also where it was minimised."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
