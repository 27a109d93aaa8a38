"""What moderators write to the presenter, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_KEPT: Final = 20
_TOLD: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message to the presenter: its number in the session, who sent it, when (Unix seconds)."""

    number: int
    text: str
    by: str
    at: float


class Messages:
    """The latest messages of a session."""

    def __init__(self) -> None:
        self._notes: list[Note] = []
        self._count = 0

    def since(self, at: float) -> list[Note]:
        """Return the messages that stand and were sent after a moment, newest first, at most three."""
        return [note for note in reversed(self._notes) if note.at > at][:_TOLD]

    def send(self, text: str, by: str, *, at: float) -> Callable[[], None] | None:
        """Send a message and return what takes it back; None when it says nothing.

        Args:
            text: What it says.
            by: Who sends it.
            at: The stream's time, Unix seconds.
        """
        if not text.strip():
            return None
        self._count += 1
        note = Note(number=self._count, text=text, by=by, at=at)
        self._notes = [*self._notes, note][-_KEPT:]

        def back() -> None:
            self._notes = [other for other in self._notes if other is not note]

        return back

    def retract(self, number: int) -> Callable[[], None] | None:
        """Take a message away and return what brings it back; None when it is not there."""
        note = next((note for note in self._notes if note.number == number), None)
        if note is None:
            return None
        self._notes.remove(note)

        def back() -> None:
            self._notes = sorted([*self._notes, note], key=lambda each: each.number)

        return back
