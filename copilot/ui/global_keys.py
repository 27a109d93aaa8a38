"""Keys that work whatever program has the keyboard, while a live is read.

Only the chosen keys are asked for, each together with Control and Alt, and the system hands over nothing
else. That is why this stands on three small things and not on pynput, the best-kept library for all three
systems at once: it reads every key that is typed anywhere, passwords too, needs the permission to do so on
macOS, and on Linux a package that a bare machine has to compile. Here:

    X11      XGrabKey through python-xlib, pure Python: what pynput itself uses there
    Windows  RegisterHotKey, two calls that the system documents
    macOS    RegisterEventHotKey through quickmachotkey; it needs no permission

Wayland forbids it by design: a program gets keys only while it has the keyboard. Some desktops have a portal
for it that asks the user (org.freedesktop.portal.GlobalShortcuts); until it is common, the window says that
they can not be had. So also where a program of X11 runs on a Wayland desktop: it would see its own kind only.
Undo is Z and not Backspace: with Control and Alt that ends the X server on machines set up so.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from copilot.ui.plain import left_to_right

if TYPE_CHECKING:
    from copilot.ui.background import Background

log = logging.getLogger(__name__)


class GlobalKey(Enum):
    """What is asked for, by the key that goes with Control and Alt."""

    ANSWER_1 = "1"
    ANSWER_2 = "2"
    ANSWER_3 = "3"
    ANSWER_4 = "4"
    ANSWER_5 = "5"
    UNDO = "Z"
    HIDE = "H"
    THROUGH = "M"
    LARGER = "="
    SMALLER = "-"
    NEXT = "Page Down"
    PREVIOUS = "Page Up"

    @property
    def chord(self) -> str:
        """How people write it."""
        first = "Control+Option" if sys.platform == "darwin" else "Ctrl+Alt"
        return left_to_right(f"{first}+{self.value}")


class KeysState(Enum):
    """Whether the keys work everywhere."""

    OFF = "off"
    """Nobody asks for them now."""
    ON = "on"
    """The system handed them over, perhaps not all: see `GlobalKeys.taken`."""
    FORBIDDEN = "forbidden"
    """The system lets no program have them."""


class Grabs(Protocol):
    """The keys of one system. Made in any thread, used in Qt's."""

    def take(self, pressed: Callable[[GlobalKey], None]) -> Sequence[GlobalKey]:
        """Ask for all keys; return those that another program has already."""

    def release(self) -> None:
        """Give all of them back."""


Opening: TypeAlias = Callable[[], Grabs]


class GlobalKeys(QObject):
    """Holds the keys from `hold` to `let_go`.

    Attributes:
        taken: Keys that another program had already.

    Signals:
        pressed: Carries a `GlobalKey`.
        changed: The state or `taken` is another.
    """

    pressed = Signal(object)
    changed = Signal()

    def __init__(
        self, background: Background, *, opening: Opening | None, parent: QObject | None = None
    ) -> None:
        """Create it; nothing is held.

        Args:
            background: Where the way to the system is opened: loading it takes long.
            opening: Opens it; None where the system forbids it.
            parent: The owner.
        """
        super().__init__(parent)
        self._background = background
        self._opening = opening
        self._wanted = False
        self._grabs: Grabs | None = None
        self._state = KeysState.OFF if opening else KeysState.FORBIDDEN
        self.taken: tuple[GlobalKey, ...] = ()

    @property
    def state(self) -> KeysState:
        """Whether they work everywhere."""
        return self._state

    def hold(self) -> None:
        """Ask for the keys."""
        if self._opening is None or self._wanted:
            return
        self._wanted = True
        self._background.run(self._opening, self._take, self._fail)

    def let_go(self) -> None:
        """Give them back."""
        self._wanted = False
        if self._grabs is not None:
            self._grabs.release()
            self._grabs, self.taken = None, ()
            self._become(KeysState.OFF)

    def _take(self, grabs: Grabs) -> None:
        if not self._wanted or self._grabs is not None:
            grabs.release()
            return
        self._grabs = grabs
        try:
            self.taken = tuple(grabs.take(self.pressed.emit))
        except OSError as error:
            self._fail(str(error))
        else:
            self._become(KeysState.ON)

    def _fail(self, sentence: str) -> None:
        log.warning("Keys can't be taken: %s", sentence)
        self._grabs, self._wanted = None, False
        self._become(KeysState.FORBIDDEN)

    def _become(self, state: KeysState) -> None:
        self._state = state
        self.changed.emit()


def system_opening(environment: Mapping[str, str] = os.environ) -> Opening | None:
    """Return what opens the way to this system's keys, or None where it forbids them."""
    platform = QGuiApplication.platformName()
    on_wayland = bool(environment.get("WAYLAND_DISPLAY")) or environment.get("XDG_SESSION_TYPE") == "wayland"
    if platform == "xcb" and not on_wayland:
        return _x11
    return {"windows": _windows, "cocoa": _macos}.get(platform)


def keys_words(keys: GlobalKeys, *, wanted: bool) -> str:
    """Return in a sentence whether the keys work in other programs."""
    if keys.state is KeysState.FORBIDDEN:
        return QCoreApplication.translate(
            "Control",
            "This desktop lets no app have keys while another window is used (Wayland, or a right that is "
            "missing). Click the cards first; then their keys work.",
        )
    if not wanted:
        return QCoreApplication.translate("Control", "The keys work only while the cards have the keyboard.")
    if keys.taken and keys.state is KeysState.ON:
        words = QCoreApplication.translate("Control", "Another program has these already: {keys}")
        return words.replace("{keys}", " · ".join(key.chord for key in keys.taken))
    return QCoreApplication.translate(
        "Control", "They work in every program while a live is read, and are free again afterwards."
    )


def _x11() -> Grabs:
    from copilot.ui.global_keys_x11 import X11Keys  # noqa: PLC0415 - only there

    return X11Keys()


def _windows() -> Grabs:
    from copilot.ui.global_keys_windows import WindowsKeys  # noqa: PLC0415 - only there

    return WindowsKeys()


def _macos() -> Grabs:
    from copilot.ui.global_keys_macos import MacKeys  # noqa: PLC0415 - only there

    return MacKeys()
