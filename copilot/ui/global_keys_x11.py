"""Keys of the whole X server, through python-xlib."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSocketNotifier
from Xlib import XK, X, display, error

from copilot.ui.global_keys import GlobalKey

# By their Latin letters, and where no layout has those (Arabic alone), by the place on the keyboard (evdev).
_KEYS: Final = {
    GlobalKey.ANSWER_1: ("1", 10),
    GlobalKey.ANSWER_2: ("2", 11),
    GlobalKey.ANSWER_3: ("3", 12),
    GlobalKey.ANSWER_4: ("4", 13),
    GlobalKey.ANSWER_5: ("5", 14),
    GlobalKey.UNDO: ("z", 52),
    GlobalKey.HIDE: ("h", 43),
    GlobalKey.THROUGH: ("m", 58),
    GlobalKey.LARGER: ("equal", 21),
    GlobalKey.SMALLER: ("minus", 20),
    GlobalKey.NEXT: ("Next", 117),
    GlobalKey.PREVIOUS: ("Prior", 112),
}
_HELD: Final = X.ControlMask | X.Mod1Mask
_LOCKS: Final = (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask)
"""Caps Lock and Num Lock are modifiers to X: a grab counts only with exactly those that are on."""

_AT_ONCE_MS: Final = 2


class X11Keys:
    """A connection to the X server of its own."""

    def __init__(self) -> None:
        """Connect.

        Raises:
            OSError: There is no X server, or it lets nobody in.
        """
        try:
            self._display = display.Display()
        except (error.DisplayError, error.XError) as fault:
            raise OSError(str(fault)) from fault
        self._codes: dict[int, GlobalKey] = {}
        self._released: tuple[int, int] = (0, 0)
        self._notifier: QSocketNotifier | None = None
        self._pressed: Callable[[GlobalKey], None] = lambda _key: None

    def take(self, pressed: Callable[[GlobalKey], None]) -> Sequence[GlobalKey]:
        """Grab all keys; return those that another program has already."""
        self._pressed = pressed
        root = self._display.screen().root
        answers = {}
        for key, (symbol, place) in _KEYS.items():
            code = self._display.keysym_to_keycode(XK.string_to_keysym(symbol)) or place
            answers[key] = error.CatchError(error.BadAccess)
            for locks in _LOCKS:
                mode = X.GrabModeAsync
                root.grab_key(code, _HELD | locks, False, mode, mode, onerror=answers[key])  # noqa: FBT003
            self._codes[code] = key
        self._display.sync()
        self._notifier = QSocketNotifier(self._display.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._read()
        return [key for key, answer in answers.items() if answer.get_error() is not None]

    def release(self) -> None:
        """Leave the X server, which frees the keys."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        self._codes.clear()
        self._display.close()

    def _read(self) -> None:
        """Take what has come. The server may send much at once, and may be gone."""
        try:
            while self._codes and self._display.pending_events():
                self._handle(self._display.next_event())
        except (error.ConnectionClosedError, OSError):
            if self._notifier is not None:
                self._notifier.setEnabled(False)

    def _handle(self, event: object) -> None:
        code, at = getattr(event, "detail", 0), getattr(event, "time", 0)
        kind = getattr(event, "type", None)
        if kind == X.KeyRelease:
            self._released = (code, at)
        elif kind == X.KeyPress and code in self._codes:
            # A key that is kept down comes as releases and presses of the same moment: it counts once.
            repeats = self._released[0] == code and at - self._released[1] < _AT_ONCE_MS
            if not repeats:
                self._pressed(self._codes[code])
