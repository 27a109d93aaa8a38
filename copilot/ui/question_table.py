"""The Questions of a session as a table: who asked what, how many, and whether they were answered."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from copilot.domain.report import FOR_CONTENT
from copilot.domain.written import clock
from copilot.ui.comment_table import folded, holds, looked_for
from copilot.ui.plain import isolate, plain, tooltip
from copilot.ui.tables import FIGURES
from copilot.ui.typed import typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from copilot.domain.report import Asked, Report

PEOPLE, TITLE, PRODUCT, ENDED, WAIT, FIRST = range(6)
_FIGURES: Final = {PEOPLE, WAIT, FIRST}
ASKED_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_NOWHERE: Final = QModelIndex()
_LONGEST: Final = 200

_Index = QModelIndex | QPersistentModelIndex


class Ended(StrEnum):
    """Which Questions are looked for, by how they ended."""

    ANY = "any"
    OPEN = "open"
    ANSWERED = "answered"
    CONTENT = "content"
    HIDDEN = "hidden"


_FITS: Final[dict[Ended, Callable[[Asked], bool]]] = {
    Ended.ANY: lambda _asked: True,
    Ended.OPEN: lambda asked: asked.waiting > 0 and not asked.hidden,
    Ended.ANSWERED: lambda asked: asked.coverage.answered > 0,
    Ended.CONTENT: lambda asked: asked.askers >= FOR_CONTENT,
    Ended.HIDDEN: lambda asked: asked.hidden,
}


class QuestionTable(QAbstractTableModel):
    """The Questions that are looked for, most people first or as a column says.

    `ASKED_ROLE` gives the `Asked`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Create it empty."""
        super().__init__(parent)
        self._all: tuple[Asked, ...] = ()
        self._found: list[Asked] = []
        self._endings: Mapping[int, str] = {}
        self._start = 0.0
        self._words, self._ended = "", Ended.ANY
        self._column, self._falling = PEOPLE, True

    def show_report(self, report: Report, endings: Mapping[int, str], *, but: int = 0) -> None:
        """Hold a report's Questions and troubles but one; `endings` says how each ended."""
        told = (*report.questions, *(trouble.asked for trouble in report.troubles))
        self._all, self._endings = tuple(asked for asked in told if asked.question != but), endings
        self._start = report.started_at
        self._look()

    def look_for(self, words: str, ended: Ended = Ended.ANY) -> None:
        """Show the Questions alone whose words hold every word, and which ended so."""
        self._words, self._ended = words, ended
        self._look()

    def row_of(self, question: int) -> int:
        """Return the row of a Question, -1 where the search leaves it out."""
        return next((row for row, asked in enumerate(self._found) if asked.question == question), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many were found."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return six."""
        return 0 if parent.isValid() else FIRST + 1

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _FIGURES:
            return FIGURES
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            QCoreApplication.translate("Review", "People"),
            QCoreApplication.translate("Review", "Question"),
            QCoreApplication.translate("Review", "Product"),
            QCoreApplication.translate("Review", "How it ended"),
            QCoreApplication.translate("Review", "Usual wait"),
            QCoreApplication.translate("Review", "First asked"),
        )
        return names[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or the Question."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        asked = self._found[index.row()]
        if role == ASKED_ROLE:
            return asked
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(asked, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _FIGURES:
            return FIGURES
        return self._whole(asked, index.column()) if role == Qt.ItemDataRole.ToolTipRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self._column, self._falling = column, order == Qt.SortOrder.DescendingOrder
        self._look()

    def _cell(self, asked: Asked, column: int) -> object:
        median = asked.coverage.median_wait
        return {
            PEOPLE: asked.askers,
            TITLE: typed(asked.title, _LONGEST),
            PRODUCT: isolate(plain(asked.product_name or asked.product or "", _LONGEST)),
            ENDED: self._endings.get(asked.question, ""),
            WAIT: "–" if median is None else isolate(clock(median)),
            FIRST: isolate(clock(asked.first_at - self._start)),
        }[column]

    def _whole(self, asked: Asked, column: int) -> str | None:
        """Return what a cell of words may have no room for."""
        if column == TITLE:
            return tooltip(*(typed(text, _LONGEST) for text in (asked.title, *asked.wordings)))
        return tooltip(str(self._cell(asked, column))) if column in {PRODUCT, ENDED} else None

    def _look(self) -> None:
        words, fits = looked_for(self._words), _FITS[self._ended]
        self.beginResetModel()
        found = [asked for asked in self._all if fits(asked) and _holds(asked, words)]
        self._found = sorted(found, key=self._key, reverse=self._falling)
        self.endResetModel()

    def _key(self, asked: Asked) -> tuple[float | str, int]:
        median = asked.coverage.median_wait
        keys: dict[int, float | str] = {
            PEOPLE: asked.askers,
            TITLE: asked.title,
            PRODUCT: asked.product_name or asked.product or "",
            ENDED: self._endings.get(asked.question, ""),
            WAIT: -1.0 if median is None else median,
            FIRST: asked.first_at,
        }
        return keys[self._column], -asked.question


def _holds(asked: Asked, words: Sequence[tuple[str, ...]]) -> bool:
    said = folded(" ".join((asked.title, asked.product_name, asked.product or "", *asked.wordings)))
    return all(holds(said, word) for word in words)
