"""Which key does what, and for a moment what a key just did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from copilot.ui.plain import isolate, plain
from copilot.ui.segments import Segment
from copilot.ui.strips import Strip

if TYPE_CHECKING:
    from copilot.ui.theme import Look

_LONGEST_TITLE = 30
_SAY_MS = 4000


class Footer(Strip):
    """The key hints below the cards."""

    def __init__(self, look: Look) -> None:
        """Create it with the hints."""
        super().__init__(look, most_rows=1)
        self._reading = True
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_SAY_MS)
        self._back.timeout.connect(self.show_hints)

    def set_reading(self, reading: bool) -> None:  # noqa: FBT001 - all it is told
        """Offer what marks answers while a live is read, and only then."""
        if reading != self._reading:
            self._reading = reading
            self.show_hints()

    def show_hints(self) -> None:
        """Show the keys of every minute."""
        self._back.stop()
        more = QCoreApplication.translate("Overlay", "all keys")
        self.show_segments([*self._usual(), self._hint("?", more)])

    def all_keys(self) -> list[Segment]:
        """Return every key with what it does."""
        fewer = QCoreApplication.translate("Overlay", "fewer")
        return [*self._usual(), *self._others(), self._hint("?", fewer)]

    def say_answered(self, title: str) -> None:
        """Show for a few seconds which question was marked, and how to take it back."""
        words = QCoreApplication.translate("Overlay", "Answered: {title}")
        words = words.replace("{title}", isolate(plain(title, _LONGEST_TITLE)))
        mark = Segment(words=words, icon="check", colour=self._palette.good, tinted=True)
        self.show_segments([self._undo_hint(), mark])
        self._back.start()

    def say(self, words: str) -> None:
        """Show a sentence about what a key just did, for a few seconds."""
        self.show_segments([Segment(words=words, icon="check", colour=self._palette.good)])
        self._back.start()

    def _usual(self) -> list[Segment]:
        answered = self._hint("1–5", QCoreApplication.translate("Overlay", "answered"))
        return [
            *([answered, self._undo_hint()] if self._reading else []),
            self._hint("+  −", QCoreApplication.translate("Overlay", "size")),
            self._hint("H", QCoreApplication.translate("Overlay", "hide")),
        ]

    def _others(self) -> list[Segment]:
        return [
            self._hint("F", QCoreApplication.translate("Overlay", "full screen")),
            self._hint("S", QCoreApplication.translate("Overlay", "other screen")),
            self._hint("[  ]", QCoreApplication.translate("Overlay", "see-through")),
            self._hint("L", QCoreApplication.translate("Overlay", "light or dark")),
            self._hint("T", QCoreApplication.translate("Overlay", "mouse through; hold Ctrl to touch")),
        ]

    def _hint(self, key: str, words: str) -> Segment:
        return Segment(key=key, words=words, colour=self._palette.dim)

    def _undo_hint(self) -> Segment:
        words = QCoreApplication.translate("Overlay", "undo")
        return Segment(key="backspace", key_icon=True, words=words, colour=self._palette.dim)
