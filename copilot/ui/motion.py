"""Whether things may move on the screen.

Asked in this order: the variable ``COPILOT_MOTION`` (``none`` or ``full``), what the user chose in the
settings, then the system. Qt tells what the system wants from 6.12 on; that release loses memory on Python
3.11, so until it is mended each system is asked itself: Windows by SPI_GETCLIENTAREAANIMATION, macOS by
accessibilityDisplayShouldReduceMotion, Linux by the desktop portal's settings (GNOME, KDE and others answer).
"""

from __future__ import annotations

import ctypes
import importlib
import logging
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtGui import QGuiApplication

VARIABLE: Final = "COPILOT_MOTION"
SYSTEM, STILL = "system", "still"
"""What can be chosen: as the system has it, or nothing moves."""

_CLIENT_AREA_ANIMATION: Final = 0x1042
_PORTAL: Final = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
_ASKED: Final = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
"""Namespace, key, and the value that asks for no motion."""

_PATIENCE_MS: Final = 150

log = logging.getLogger(__name__)


def prefers_no_motion(chosen: str = SYSTEM, environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether nothing should move."""
    asked = environment.get(VARIABLE, "")
    if asked in {"none", "full"}:
        return asked == "none"
    return chosen == STILL or system_wants_none()


def system_wants_none() -> bool:
    """Return whether the system asks for reduced motion; a system that can't be asked does not."""
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    preference = getattr(accessibility, "motionPreference", None)
    if preference is not None:
        return bool(preference().name == "ReducedMotion")
    platforms: dict[str, Callable[[], bool]] = {"windows": _windows, "cocoa": _macos}
    ask = platforms.get(QGuiApplication.platformName(), _portal if sys.platform == "linux" else _nobody)
    try:
        return ask()
    except Exception as error:  # noqa: BLE001 - whatever a desktop does wrong, the window opens
        log.info("The system's motion can't be asked for: %s", type(error).__name__)
        return False


def _windows(user32: Any = None) -> bool:  # noqa: ANN401 - a library of the system
    library = user32 if user32 is not None else ctypes.WinDLL("user32")  # type: ignore[attr-defined, unused-ignore]
    animates = ctypes.c_int(1)
    asked = library.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0)
    return bool(asked) and not animates.value


def _macos() -> bool:
    system = importlib.import_module("AppKit")  # installed on macOS only
    return bool(system.NSWorkspace.sharedWorkspace().accessibilityDisplayShouldReduceMotion())


def _portal() -> bool:
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        return False
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage  # noqa: PLC0415 - only there

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    portal = QDBusInterface(*_PORTAL, "org.freedesktop.portal.Settings", bus)
    portal.setTimeout(_PATIENCE_MS)
    for place, key, none in _ASKED:
        answer = portal.call("ReadOne", place, key)
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            value = answer.arguments()[0]
            value = value.variant() if hasattr(value, "variant") else value
            if value == none:
                return True
    return False


def _nobody() -> bool:
    return False
