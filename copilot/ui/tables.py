"""Tables that only show: one look for all of them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from copilot.ui.style import scaled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent

FIGURES: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Where figures stand in a column, whatever the window reads like: units below units."""

_ROW: Final = 36
_LEAST: Final = 60
_MEASURED: Final = 100
"""Rows that say how wide a column is."""

_CELL: Final = 24  # what the style sheet and Qt leave free beside a cell's words
_ANY: Final = 1 << 20
_PADDED: Final = 16  # the two sides of an item in the style sheet
_WIDE_LEAST: Final = 180
"""Pixels, at the usual size of letters, that its text needs to be read; below that the rest scrolls."""


class Table(QTableView):
    """A view with one column that takes the room that is left, and never less than can be read.

    Other columns may give way before it comes to that; one that somebody made wider or narrower stays so.

    Attributes:
        wide: That column.
        least: Pixels that it takes at least; where there is no room for them, the view scrolls aside.
    """

    def __init__(self, model: QAbstractItemModel, wide: int) -> None:
        """Create it for a model."""
        super().__init__()
        self.wide, self.least = wide, scaled(_WIDE_LEAST)
        self._most: dict[int, int] = {}
        self._giving: dict[int, tuple[int, int]] | None = None
        self.setModel(model)
        self.horizontalHeader().sectionResized.connect(self._follow)

    def give_way(self, most: Mapping[int, int]) -> None:
        """Let columns be as wide as their words, up to so many pixels each, and narrower where need be."""
        self._most = dict(most)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Give the columns the room there is."""
        self._share()
        super().resizeEvent(event)
        self._make_room()

    def _measured(self) -> dict[int, tuple[int, int]]:
        """Return how narrow each column may become, and how wide its words are, once the style is known."""
        for each in (self, self.horizontalHeader()):
            each.ensurePolished()
        inside, rows = self.fontMetrics().horizontalAdvance, range(min(_MEASURED, self.model().rowCount()))
        giving = {}
        for column, most in self._most.items():
            cells = (str(self.model().index(row, column).data()) for row in rows)
            heading = self.horizontalHeader().sectionSizeHint(column)
            words = max(heading, *(inside(cell) + _CELL for cell in cells), 0)
            giving[column] = (min(heading, most), min(words, most))
        return giving

    def _share(self) -> None:
        giving = self._measured() if self._giving is None else self._giving
        self._giving = {}  # what is set here is nobody's choice
        kept = (column for column in range(self.model().columnCount()) if column not in {*giving, self.wide})
        wanted = sum(map(self.columnWidth, kept)) + sum(width for _, width in giving.values())
        over = max(0, wanted + self.least - self.viewport().width())
        slack = sum(width - least for least, width in giving.values())
        share = min(1.0, over / slack) if slack else 0.0
        for column, (least, width) in giving.items():
            self.setColumnWidth(column, width - ceil(share * (width - least)))
        self._giving = giving

    def _follow(self, resized: int, *_: int) -> None:
        if self._giving:
            self._giving.pop(resized, None)
        if resized != self.wide:
            self._make_room()

    def _make_room(self) -> None:
        columns = (column for column in range(self.model().columnCount()) if column != self.wide)
        others = sum(self.columnWidth(column) for column in columns)
        self.setColumnWidth(self.wide, max(self.least, self.viewport().width() - others))


class _Sentences(QStyledItemDelegate):
    """Asks for the height that wrapped words need: Qt forgets how much of the width the style sheet pads."""

    def __init__(self, view: QTableView, lines: int) -> None:
        """Create it for a view; `lines` are shown at most, 0 for all."""
        super().__init__(view)
        self._highest = view.fontMetrics().lineSpacing() * lines + _PADDED if lines else _ANY

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        rect = narrower.rect
        rect.setWidth(max(1, rect.width() - _PADDED))
        narrower.rect = rect
        needed = super().sizeHint(narrower, index)
        return needed.boundedTo(QSize(needed.width(), self._highest))


def read_whole(view: QTableView, *, lines: int = 0) -> None:
    """Let rows be as high as their sentences, which are read whole, or up to a number of lines."""
    view.setWordWrap(True)
    view.setItemDelegate(_Sentences(view, lines))
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def table_view(
    model: QAbstractItemModel,
    *,
    name: str,
    wide: int,
    widths: Mapping[int, int] | None = None,
    giving: Mapping[int, int] | None = None,
) -> QTableView:
    """Return a view of rows that are chosen whole; rows are of one height, whatever they hold.

    Args:
        model: What it shows.
        name: For who can't see it.
        wide: The column that takes the room that is left, and enough to be read where none is.
        widths: Pixels of other columns; those not named fit their heading.
        giving: Pixels that columns of words take at most: they fit their words, and give way to the wide one.
    """
    view = Table(model, wide)
    look(view, name)
    columns = view.horizontalHeader()
    for column in range(model.columnCount()):
        view.setColumnWidth(column, max(_LEAST, columns.sectionSizeHint(column) + 16))
    for column, width in (widths or {}).items():
        view.setColumnWidth(column, width)
    view.give_way(giving or {})
    return view


def look(view: QTableView, name: str) -> None:
    """Give a view the look of all tables, and a name for who can't see it."""
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    rows, columns = view.verticalHeader(), view.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(_ROW)
    columns.setMinimumSectionSize(_LEAST)
    columns.setHighlightSections(False)
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


def choose_row(view: QTableView, row: int) -> None:
    """Choose a row and bring it into sight; a row that is not there chooses none.

    `QTableView.selectRow` does nothing before the view was laid out.
    """
    index = view.model().index(row, 0)
    view.setCurrentIndex(index)
    if index.isValid():
        view.scrollTo(index)
