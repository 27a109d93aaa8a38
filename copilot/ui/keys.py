"""What a key press asks of the overlay, on any keyboard.

With an Arabic layout active the keys H and F type alef and beh, the brackets jeem and dal, and the
digits may be Arabic ones; they mean the same here.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from copilot.ui.board_model import MOST_CARDS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Action(Enum):
    """What a key does."""

    UNDO = "undo"
    LARGER = "larger"
    SMALLER = "smaller"
    HIDE = "hide"
    FULL_SCREEN = "full screen"
    LEAVE_FULL_SCREEN = "leave full screen"
    OTHER_SCREEN = "other screen"
    FAINTER = "fainter"
    FIRMER = "firmer"
    THEME = "theme"
    THROUGH = "through"
    HELP = "help"


_KEYS = {
    Qt.Key.Key_Backspace: Action.UNDO,
    Qt.Key.Key_Plus: Action.LARGER,
    Qt.Key.Key_Equal: Action.LARGER,
    Qt.Key.Key_Minus: Action.SMALLER,
    Qt.Key.Key_Underscore: Action.SMALLER,
    Qt.Key.Key_H: Action.HIDE,
    Qt.Key.Key_F: Action.FULL_SCREEN,
    Qt.Key.Key_Escape: Action.LEAVE_FULL_SCREEN,
    Qt.Key.Key_S: Action.OTHER_SCREEN,
    Qt.Key.Key_BracketLeft: Action.FAINTER,
    Qt.Key.Key_BracketRight: Action.FIRMER,
    Qt.Key.Key_L: Action.THEME,
    Qt.Key.Key_T: Action.THROUGH,
    Qt.Key.Key_Question: Action.HELP,
    Qt.Key.Key_F1: Action.HELP,
}
_ARABIC = {
    "ا": Action.HIDE,
    "أ": Action.HIDE,
    "ب": Action.FULL_SCREEN,
    "س": Action.OTHER_SCREEN,
    "ج": Action.FAINTER,
    "د": Action.FIRMER,
    "م": Action.THEME,
    "ف": Action.THROUGH,
    "؟": Action.HELP,
}
_CHORDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def meaning(event: QKeyEvent) -> Action | int | None:
    """Return the action of a key, the number of a card (1 to 5), or None."""
    if event.modifiers() & _CHORDS:
        return None
    digit = unicodedata.digit(event.text(), None) if len(event.text()) == 1 else None
    if digit is not None:
        return digit if 1 <= digit <= MOST_CARDS else None
    action = _KEYS.get(Qt.Key(event.key())) if event.key() else None
    return action or _ARABIC.get(event.text())
