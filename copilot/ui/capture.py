"""Leaving a window out of screen capture, and saying only what was verified.

Windows has a documented way (``SetWindowDisplayAffinity`` with ``WDA_EXCLUDEFROMCAPTURE``, Windows 10 2004
and later), and ``GetWindowDisplayAffinity`` tells whether it took. A window that is hidden and shown
again, or made anew, may have lost it: it is asked for on every show. macOS has a flag too
(``NSWindow.sharingType``), which ScreenCaptureKit ignores from macOS 15 on; X11 and Wayland have nothing.
There the window is simply visible, and that is what is said.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from enum import Enum
from typing import Any, Final, Protocol

EXCLUDE_FROM_CAPTURE: Final = 0x11
"""``WDA_EXCLUDEFROMCAPTURE`` of winuser.h."""

log = logging.getLogger(__name__)


class Capture(Enum):
    """Whether screen capture sees a window."""

    HIDDEN = "hidden"
    """Excluded, and the system confirmed it when asked."""
    VISIBLE = "visible"
    """Not excluded, or nobody confirmed it."""


class Affinity(Protocol):
    """The two calls of a system that can exclude a window."""

    def set(self, window: int, value: int) -> bool:
        """Ask for a display affinity; tell whether the system took it."""

    def get(self, window: int) -> int | None:
        """Return a window's display affinity, or None where that can't be told."""


class User32:
    """The calls of Windows."""

    def __init__(self) -> None:
        """Load user32."""
        loader: Any = ctypes  # the attributes exist on Windows only
        self._user32 = loader.WinDLL("user32", use_last_error=True)

    def set(self, window: int, value: int) -> bool:
        """Ask for a display affinity; tell whether the system took it."""
        return bool(self._user32.SetWindowDisplayAffinity(ctypes.c_void_p(window), ctypes.c_uint32(value)))

    def get(self, window: int) -> int | None:
        """Return a window's display affinity, or None where that can't be told."""
        value = ctypes.c_uint32()
        told = self._user32.GetWindowDisplayAffinity(ctypes.c_void_p(window), ctypes.byref(value))
        return value.value if told else None


def exclude(window: int, affinity: Affinity | None) -> Capture:
    """Ask the system to leave `window` (its native handle) out of captures; return what it confirms."""
    if affinity is None:
        return Capture.VISIBLE
    taken = affinity.set(window, EXCLUDE_FROM_CAPTURE)
    if taken and affinity.get(window) == EXCLUDE_FROM_CAPTURE:
        return Capture.HIDDEN
    log.warning("Windows did not leave the window out of screen capture")
    return Capture.VISIBLE


def system_affinity() -> Affinity | None:
    """Return this system's calls, or None where it has none that hold."""
    return User32() if sys.platform == "win32" else None
