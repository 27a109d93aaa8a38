"""What a card says, in words: everything that its painter and a screen reader need, and nothing else.

A `Card` changes with every comment (`last_at`, `comments`); its face only when something visible does.
Layouts are cached by the face.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from copilot.domain.board import Answer, Card, CardState
from copilot.domain.written import number
from copilot.ui.freshness import source_line
from copilot.ui.plain import isolate, plain
from copilot.ui.source import source_words
from copilot.ui.translation import speaks_arabic

_LONGEST_SOURCE = 60
_LONGEST_PRODUCT = 40


@dataclass(frozen=True, slots=True)
class Room:
    """How much a card may say.

    Attributes:
        lines: Of the answer, at most.
        source: Where the answer comes from is said too.
    """

    lines: int = 2
    source: bool = True


_USUAL = Room()
_MOST_EXCUSES = 2


class Ink(Enum):
    """How the answer's line is drawn."""

    ANSWER = "answer"
    DIM = "dim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign with a word: never a colour alone.

    Attributes:
        icon: Name of the drawing; empty for words only.
        words: The words; empty for a drawing that a label explains.
        strong: Drawn in the accent colour.
    """

    icon: str
    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """The visible content of one card.

    Attributes:
        count: People waiting, in digits.
        label: What the count counts.
        rising: More ask now than before.
        title: The question.
        line: The answer, or why there is none.
        ink: How `line` is drawn.
        line_icon: A drawing before `line`, or empty.
        marks: Signs under the answer: out of date, pinned, asked again, source.
        key: The key that marks it answered; 0 for none.
        first: It is the first card.
        done: It was answered just now and takes its leave, in the same height as before.
        room: How much it may say.
    """

    count: str
    label: str
    rising: bool
    title: str
    line: str
    ink: Ink
    line_icon: str
    marks: tuple[Mark, ...]
    key: int
    first: bool
    done: bool = False
    room: Room = _USUAL

    @property
    def lines(self) -> int:
        """How many lines `line` may have: what says only that there is no answer has two at most."""
        return min(self.room.lines, _MOST_EXCUSES) if self.line_icon else self.room.lines


def face(card: Card, *, key: int, room: Room = _USUAL, now: float = 0.0) -> CardFace:
    """Return what `card` shows.

    Args:
        card: The card.
        key: The key that marks it answered.
        room: How much it may say.
        now: The board's time, Unix seconds: how fresh its suggestion is depends on it.
    """
    done = card.state is CardState.ANSWERED
    line, ink, icon = _line(card)
    return CardFace(
        count=number(card.waiting),
        label=_label(card),
        rising=card.rising and not done,
        title=_title(card),
        line=line,
        ink=Ink.DIM if done else ink,
        line_icon=icon,
        marks=tuple(mark for mark in _marks(card, now) if mark.strong or room.source),
        key=0 if done else key,
        first=key == 1 and not done,
        done=done,
        room=room,
    )


def spoken(card: Card, *, key: int) -> str:
    """Return the card as a sentence for a screen reader."""
    shown = face(card, key=key)
    waiting = QCoreApplication.translate("Card", "%Ln people are waiting", None, card.waiting)
    parts = [shown.title, shown.label if shown.done else waiting]
    if shown.rising:
        parts.append(QCoreApplication.translate("Card", "More and more ask this"))
    parts += [mark.words for mark in shown.marks if mark.strong]
    parts += [shown.line]
    if shown.key:
        hint = QCoreApplication.translate("Card", "Key {key}: answered").replace("{key}", str(shown.key))
        parts.append(hint)
    return ". ".join(part.rstrip(".؟?") for part in parts if part)


def _title(card: Card) -> str:
    """Return the question, with its product where another is on air: "how much?" would mean that one."""
    if not card.elsewhere:
        return plain(card.title)
    return f"{isolate(plain(card.elsewhere, _LONGEST_PRODUCT))}: {plain(card.title)}"


def _label(card: Card) -> str:
    if card.state is CardState.ANSWERED:
        return QCoreApplication.translate("Card", "done")
    return QCoreApplication.translate("Card", "waiting", None, card.waiting)


def _line(card: Card) -> tuple[str, Ink, str]:
    answer = _written(card)
    if answer is not None:
        return plain(answer.text), Ink.ANSWER, ""
    if card.suggestion is not None:
        return plain(card.suggestion.text), Ink.ANSWER, ""
    if card.missing:
        lack = card.missing.arabic if speaks_arabic() else card.missing.english
        return plain(lack), Ink.DIM, "missing"
    return QCoreApplication.translate("Card", "No ready answer"), Ink.DIM, "missing"


def _written(card: Card) -> Answer | None:
    """Return the answer that is shown in a suggestion's place: one with words."""
    return card.answer if card.answer is not None and card.answer.text.strip() else None


def _marks(card: Card, now: float) -> list[Mark]:
    marks = []
    if _written(card) is None and card.suggestion is not None and card.suggestion.stale:
        words = QCoreApplication.translate("Card", "Old, check it")
        marks.append(Mark(icon="clock", words=words, strong=True))
    if card.state is CardState.PINNED:
        marks.append(Mark(icon="pin", words=QCoreApplication.translate("Card", "Pinned"), strong=True))
    if card.asked_again:
        words = QCoreApplication.translate("Card", "Asked again")
        marks.append(Mark(icon="again", words=words, strong=True))
    source = _source(card, now)
    if source:
        marks.append(Mark(icon="source", words=source))
    return marks


def _source(card: Card, now: float) -> str:
    """Return where the shown answer comes from; empty where nothing is shown that has a source."""
    answer = _written(card)
    if answer is not None:
        if answer.by == "presenter":
            return QCoreApplication.translate("Card", "Your answer")
        by = isolate(plain(answer.by, _LONGEST_SOURCE))
        return QCoreApplication.translate("Card", "Answer by {name}").replace("{name}", by)
    if card.suggestion is not None:
        source = plain(source_words(card.suggestion.source), _LONGEST_SOURCE)
        return source_line(card, card.suggestion, source, now=now)
    return ""
