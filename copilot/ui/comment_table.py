"""All comments of a session as a table: found by words, by kind, by Question, by time; 100,000 at ease.

A cell is made when it is drawn. What is searched is folded once, in another thread, to letters without
case, accents and the spellings that Arabic leaves open; a search is then one pass over strings.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from copilot.domain.comment import Kind
from copilot.domain.written import clock, spellings
from copilot.ui.plain import isolate, tooltip
from copilot.ui.platforms import platform_name
from copilot.ui.tables import FIGURES
from copilot.ui.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from copilot.domain.question import ReadComment
    from copilot.ui.reviewed import Heard

TIME, PLATFORM, KIND, QUESTION, TEXT = range(5)
COMMENT_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_NOWHERE: Final = QModelIndex()
_LONGEST: Final = 300
_OPEN_SPELLINGS: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ة": "ه",
        "ى": "ي",
        "ـ": None,
        **dict.fromkeys(map(chr, range(0x64B, 0x653))),
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
    }
)

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which comments are looked for.

    Attributes:
        words: Their text holds each of these words.
        kind: None for any.
        question: The Question that they ask; 0 for any.
        since: Typed at this moment or later, Unix seconds.
        until: Typed before this moment.
    """

    words: str = ""
    kind: Kind | None = None
    question: int = 0
    since: float = float("-inf")
    until: float = float("inf")


def folded(text: str) -> str:
    """Return `text` as it is searched."""
    return text.casefold().translate(_OPEN_SPELLINGS)


def looked_for(words: str) -> list[tuple[str, ...]]:
    """Return how each word that is searched for may stand in a `folded` text."""
    return [spellings(word) for word in folded(words).split()]


def holds(text: str, word: tuple[str, ...]) -> bool:
    """Return whether a `folded` text holds a word that is `looked_for`."""
    return any(each in text for each in word)


class CommentTable(QAbstractTableModel):
    """The comments that are looked for, in order of time. `COMMENT_ROLE` gives the `ReadComment`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Create it empty."""
        super().__init__(parent)
        self._comments: Sequence[ReadComment] = ()
        self._cards: Sequence[tuple[int, ...]] = ()
        self._titles: dict[int, str] = {}
        self._order: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._moments: NDArray[np.float64] = np.empty(0)
        self._searched: Sequence[str] = ()
        self._found: NDArray[np.intp] = self._order
        self._start = 0.0
        self.wanted = Wanted()

    @property
    def total(self) -> int:
        """How many comments the session has."""
        return len(self._comments)

    def show_session(self, session: Heard, searched: Sequence[str]) -> None:
        """Hold a session's comments.

        Args:
            session: The session.
            searched: Its comments' texts, each `folded`.
        """
        self.beginResetModel()
        self._comments, self._cards, self._searched = session.comments, session.cards, searched
        self._titles = dict(session.titles)
        self._start = session.started_at
        moments = np.fromiter((each.comment.at for each in self._comments), np.float64, len(self._comments))
        self._order = np.argsort(moments, kind="stable")
        self._moments = moments[self._order]
        self._found = self._look(self.wanted)
        self.endResetModel()

    def look_for(self, wanted: Wanted) -> None:
        """Show these comments alone."""
        if wanted != self.wanted:
            self.beginResetModel()
            self.wanted, self._found = wanted, self._look(wanted)
            self.endResetModel()

    def cards_of(self, row: int) -> tuple[int, ...]:
        """Return the Questions that a row's comment asks."""
        return self._cards[int(self._found[row])]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return five."""
        return 0 if parent.isValid() else TEXT + 1

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == TIME:
            return FIGURES
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            QCoreApplication.translate("Review", "Time"),
            QCoreApplication.translate("Review", "Platform"),
            QCoreApplication.translate("Review", "Kind"),
            QCoreApplication.translate("Review", "Question"),
            QCoreApplication.translate("Review", "Comment"),
        )
        return names[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, or the comment."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        place = self._found[index.row()]
        if role == COMMENT_ROLE:
            return self._comments[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(place, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == TIME:
            return FIGURES
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._words(place, index.column()))
        return None

    def _words(self, place: int, column: int) -> str:
        entry = self._comments[place]
        if column == TIME:
            return isolate(clock(entry.comment.at - self._start))
        if column == PLATFORM:
            return isolate(platform_name(entry.comment.platform))
        if column == KIND:
            return kind_words(entry.kind)
        if column == QUESTION:
            titles = (self._titles.get(card, "") for card in self._cards[place])
            return " · ".join(typed(title, _LONGEST) for title in titles if title)
        return typed(entry.comment.text, _LONGEST)

    def _look(self, wanted: Wanted) -> NDArray[np.intp]:
        first = bisect_left(self._moments, wanted.since)
        last = bisect_left(self._moments, wanted.until)
        found = self._order[first:last]
        if wanted.kind is not None:
            found = self._kept(found, lambda place: self._comments[place].kind is wanted.kind)
        if wanted.question:
            found = self._kept(found, lambda place: wanted.question in self._cards[place])
        for word in looked_for(wanted.words):
            found = self._kept(found, lambda place, word=word: holds(self._searched[place], word))  # type: ignore[misc]
        return found

    @staticmethod
    def _kept(found: NDArray[np.intp], fits: Callable[[int], bool]) -> NDArray[np.intp]:
        return np.array([place for place in found.tolist() if fits(place)], dtype=np.intp)


def kind_words(kind: Kind) -> str:
    """Return what a kind of comment is called."""
    return {
        Kind.QUESTION: QCoreApplication.translate("Review", "question"),
        Kind.ORDER: QCoreApplication.translate("Review", "order"),
        Kind.COMPLAINT: QCoreApplication.translate("Review", "complaint"),
        Kind.STREAM_PROBLEM: QCoreApplication.translate("Review", "stream problem"),
        Kind.CHATTER: QCoreApplication.translate("Review", "chat"),
    }[kind]
