"""Whether a see-through window is mixed with what lies below it.

Windows, macOS and Wayland always do. On X11 it takes a compositing manager, which small desktops do without
and some people switch off for games and broadcasts: there such a window is drawn on black.
"""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def shows_below() -> bool:
    """Tell whether this desktop mixes them; one that can't be asked is taken to."""
    if QGuiApplication.platformName() != "xcb":
        return True
    from Xlib import X, display, error  # noqa: PLC0415 - only there

    try:
        server = display.Display()
    except (error.DisplayError, error.XError, OSError):
        return True
    try:
        manager = server.intern_atom(f"_NET_WM_CM_S{server.get_default_screen()}")
        return bool(server.get_selection_owner(manager) != X.NONE)
    finally:
        server.close()
