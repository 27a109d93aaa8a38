"""Whether a see-through window is mixed with what lies below it.

Windows, macOS and Wayland always do. On X11 it takes a compositing manager, which small desktops do without
and some people switch off for games and broadcasts: there such a window is drawn on black.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from Xlib.display import Display


class Compositing:
    """Asks an X server over one connection: to open one takes longer than a frame may."""

    def __init__(self) -> None:
        """Connect where there is a need to ask."""
        self._display = _connected() if QGuiApplication.platformName() == "xcb" else None

    def shows_below(self) -> bool:
        """Tell whether this desktop mixes them now; one that can't be asked is taken to."""
        if self._display is None:
            return True
        from Xlib import X  # noqa: PLC0415 - only there

        manager = self._display.intern_atom(f"_NET_WM_CM_S{self._display.get_default_screen()}")
        return bool(self._display.get_selection_owner(manager) != X.NONE)


def _connected() -> Display | None:
    from Xlib import display, error  # noqa: PLC0415 - only there

    try:
        return display.Display()
    except (error.DisplayError, error.XError, OSError):
        return None
