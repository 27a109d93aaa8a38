"""Tables that only show: one look for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QAbstractItemModel

_ROW: Final = 36
_LEAST: Final = 60


def table_view(
    model: QAbstractItemModel, *, name: str, wide: int, widths: Mapping[int, int] | None = None
) -> QTableView:
    """Return a view of rows that are chosen whole; rows are of one height, whatever they hold.

    Args:
        model: What it shows.
        name: For who can't see it.
        wide: The column that takes the room that is left.
        widths: Pixels of other columns; those not named fit their heading.
    """
    view = QTableView()
    view.setModel(model)
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
    columns.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
    return view


def choose_row(view: QTableView, row: int) -> None:
    """Choose a row and bring it into sight; a row that is not there chooses none.

    `QTableView.selectRow` does nothing before the view was laid out.
    """
    index = view.model().index(row, 0)
    view.setCurrentIndex(index)
    if index.isValid():
        view.scrollTo(index)
