"""Keys of the whole desktop on Windows: RegisterHotKey of user32.

The system posts ``WM_HOTKEY`` to the queue of the thread that asked, which is Qt's. Written by
learn.microsoft.com, "RegisterHotKey function (winuser.h)", and tested against a stand-in for user32.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

from copilot.ui.global_keys import GlobalKey

_CODES: Final = {
    **{key: ord(key.value) for key in GlobalKey if len(key.value) == 1 and key.value.isalnum()},
    GlobalKey.LARGER: 0xBB,  # VK_OEM_PLUS
    GlobalKey.SMALLER: 0xBD,  # VK_OEM_MINUS
    GlobalKey.NEXT: 0x22,  # VK_NEXT
    GlobalKey.PREVIOUS: 0x21,  # VK_PRIOR
}
"""Virtual key codes; those of letters and digits are their characters."""

_HELD: Final = 0x0001 | 0x0002 | 0x4000
"""MOD_ALT, MOD_CONTROL, MOD_NOREPEAT: one press is one press, however long."""

_WM_HOTKEY: Final = 0x0312
_FIRST_ID: Final = 0x4C43


class _Message(ctypes.Structure):
    """``MSG`` of winuser.h, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("number", ctypes.c_size_t),
        ("words", ctypes.c_ssize_t),
    )


class WindowsKeys(QAbstractNativeEventFilter):
    """Registers the keys with the thread that calls `take`."""

    def __init__(self, user32: Any = None) -> None:  # noqa: ANN401 - a library of the system
        """Create it.

        Args:
            user32: The system's library; None for the real one.
        """
        super().__init__()
        self._user32 = user32
        if user32 is None:
            self._user32 = ctypes.WinDLL("user32")  # type: ignore[attr-defined, unused-ignore]
        self._keys: dict[int, GlobalKey] = {}
        self._pressed: Callable[[GlobalKey], None] = lambda _key: None

    def take(self, pressed: Callable[[GlobalKey], None]) -> Sequence[GlobalKey]:
        """Register all keys; return those that another program has already."""
        self._pressed = pressed
        refused = []
        for number, (key, code) in enumerate(_CODES.items(), start=_FIRST_ID):
            if self._user32.RegisterHotKey(None, number, _HELD, code):
                self._keys[number] = key
            else:
                refused.append(key)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        return refused

    def release(self) -> None:
        """Give all of them back."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeNativeEventFilter(self)
        for number in self._keys:
            self._user32.UnregisterHotKey(None, number)
        self._keys.clear()

    def nativeEventFilter(  # noqa: N802 (Qt's name)
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Take what the system posted for one of the keys."""
        if self._keys and b"windows_" in QByteArray(kind).data():
            told = _Message.from_address(int(message))
            if told.message == _WM_HOTKEY and told.number in self._keys:
                self._pressed(self._keys[told.number])
                return True, 0
        return False, 0
