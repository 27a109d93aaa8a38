"""A section of a review as a table that only shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from copilot.ui.plain import isolate, plain_sentence, tooltip
from copilot.ui.tables import FIGURES

if TYPE_CHECKING:
    from copilot.domain.panel import Cell
    from copilot.domain.panel import PanelTable as Told

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_NOWHERE: Final = QModelIndex()
LONGEST: Final = 400
"""Characters of a cell that are shown."""

_FIGURE: Final = re.compile(r"[\d\s.,:%–\u2066-\u2069]+")  # counts, shares, times, and the dash for none
_LIST: Final = re.compile(r"(?:\u2068[^\u2068\u2069]*\u2069[،,]? ?){2,}")

_Index = QModelIndex | QPersistentModelIndex


class PanelTable(QAbstractTableModel):
    """The rows of one table. `ROW_ROLE` gives the `Row`, `SORT_ROLE` what a column is ordered by.

    Attributes:
        figures: Columns that hold figures, and seldom a word in the place of one.
    """

    def __init__(self, told: Told, parent: QObject | None = None) -> None:
        """Create it for a table."""
        super().__init__(parent)
        self._told = told
        columns = zip(*(row.cells for row in told.rows), strict=True)
        self.figures = {
            place for place, cells in enumerate(columns) if 2 * sum(map(_is_figure, cells)) > len(cells)
        }

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._told.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._told.columns)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names, each beginning like a heading: some are words out of sentences."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self.figures:
            return FIGURES
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        name = self._told.columns[section]
        return name[:1].upper() + name[1:]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell, or its row."""
        if not index.isValid() or index.row() >= len(self._told.rows):
            return None
        row = self._told.rows[index.row()]
        cell = row.cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell if isinstance(cell, int) else _shown(cell)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self._told.wide:
            return tooltip(_shown(str(cell)))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.figures:
            return FIGURES
        return {ROW_ROLE: row, SORT_ROLE: cell}.get(role)


def _shown(cell: str) -> str:
    """Return a cell in its own direction; a list of isolated items has none, and reads as the window does."""
    words = plain_sentence(cell, LONGEST)
    return words if _LIST.fullmatch(words) else isolate(words)


def _is_figure(cell: Cell) -> bool:
    return isinstance(cell, int) or _FIGURE.fullmatch(cell) is not None
