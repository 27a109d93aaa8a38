"""Keys of the whole desktop on macOS: RegisterEventHotKey, through quickmachotkey.

The library tells of no refusal, so none is told here either. Codes are places on the keyboard
(HIToolbox/Events.h): an Arabic layout changes nothing. Written by the documentation, not tried on a Mac yet.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from copilot.ui.global_keys import GlobalKey

_CODES: Final = {
    GlobalKey.ANSWER_1: 0x12,
    GlobalKey.ANSWER_2: 0x13,
    GlobalKey.ANSWER_3: 0x14,
    GlobalKey.ANSWER_4: 0x15,
    GlobalKey.ANSWER_5: 0x17,
    GlobalKey.UNDO: 0x06,
    GlobalKey.HIDE: 0x04,
    GlobalKey.THROUGH: 0x2E,
    GlobalKey.LARGER: 0x18,
    GlobalKey.SMALLER: 0x1B,
    GlobalKey.NEXT: 0x79,
    GlobalKey.PREVIOUS: 0x74,
}


class MacKeys:
    """Registers the keys with the application's event loop."""

    def __init__(self, library: Any = None) -> None:  # noqa: ANN401 - a library of the system
        """Create it.

        Args:
            library: quickmachotkey; None for the real one.
        """
        self._library = library or importlib.import_module("quickmachotkey")  # installed on macOS only
        self._registered: list[Any] = []

    def take(self, pressed: Callable[[GlobalKey], None]) -> Sequence[GlobalKey]:
        """Register all keys."""
        constants = self._library.constants
        held = self._library.mask(constants.controlKey, constants.optionKey)
        for key, code in _CODES.items():
            self._registered.append(
                self._library.quickHotKey(virtualKey=code, modifierMask=held)(
                    _named(partial(pressed, key), key)
                )
            )
        return ()

    def release(self) -> None:
        """Give all of them back."""
        for each in self._registered:
            each.unregister()
        self._registered.clear()


def _named(act: Callable[[], None], key: GlobalKey) -> Callable[[], None]:
    """Return a function with a name, which the library wants to know."""

    def handler() -> None:
        act()

    handler.__name__ = key.name.lower()
    return handler
