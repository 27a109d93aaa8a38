"""Tables that only show: one look for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
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

    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSize
    from PySide6.QtGui import QResizeEvent

FIGURES: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""Where figures stand in a column, whatever the window reads like: units below units."""

_ROW: Final = 36
_LEAST: Final = 60
_PADDED: Final = 16  # the two sides of an item in the style sheet
_WIDE_LEAST: Final = 180
"""Pixels, at the usual size of letters, that its text needs to be read; below that the rest scrolls."""


class _Table(QTableView):
    """A view with one column that takes the room that is left, and never less than can be read."""

    def __init__(self, model: QAbstractItemModel, wide: int) -> None:
        super().__init__()
        self._wide = wide
        self.setModel(model)
        self.horizontalHeader().sectionResized.connect(self._make_room)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._make_room(-1)

    def _make_room(self, resized: int, *_: int) -> None:
        if resized == self._wide:
            return
        columns = (column for column in range(self.model().columnCount()) if column != self._wide)
        others = sum(self.columnWidth(column) for column in columns)
        self.setColumnWidth(self._wide, max(scaled(_WIDE_LEAST), self.viewport().width() - others))


class _Sentences(QStyledItemDelegate):
    """Asks for the height that wrapped words need: Qt forgets how much of the width the style sheet pads."""

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        narrower = QStyleOptionViewItem(option)
        rect = narrower.rect
        rect.setWidth(max(1, rect.width() - _PADDED))
        narrower.rect = rect
        return super().sizeHint(narrower, index)


def read_whole(view: QTableView) -> None:
    """Let rows be as high as their sentences, which are read whole."""
    view.setWordWrap(True)
    view.setItemDelegate(_Sentences(view))
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def table_view(
    model: QAbstractItemModel, *, name: str, wide: int, widths: Mapping[int, int] | None = None
) -> QTableView:
    """Return a view of rows that are chosen whole; rows are of one height, whatever they hold.

    Args:
        model: What it shows.
        name: For who can't see it.
        wide: The column that takes the room that is left, and enough to be read where none is.
        widths: Pixels of other columns; those not named fit their heading.
    """
    view = _Table(model, wide)
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
    for column in range(model.columnCount()):
        view.setColumnWidth(column, max(_LEAST, columns.sectionSizeHint(column) + 16))
    for column, width in (widths or {}).items():
        view.setColumnWidth(column, width)
    return view


def choose_row(view: QTableView, row: int) -> None:
    """Choose a row and bring it into sight; a row that is not there chooses none.

    `QTableView.selectRow` does nothing before the view was laid out.
    """
    index = view.model().index(row, 0)
    view.setCurrentIndex(index)
    if index.isValid():
        view.scrollTo(index)
