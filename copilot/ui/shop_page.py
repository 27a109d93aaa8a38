"""Everyday changes of the shop file: a price, what is left, a fee, a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from copilot.answers.edit import facts
from copilot.ui.fact_table import ABOUT, SEARCH_ROLE, VALUE, WHAT, FactTable
from copilot.ui.flow_row import FlowRow
from copilot.ui.plain import isolate, plain, plain_sentence, tooltip
from copilot.ui.style import scaled
from copilot.ui.widgets import button, label, page

if TYPE_CHECKING:
    from copilot.ui.surroundings import Surroundings

_NARROWEST, _WIDEST = 110, 240  # pixels of a column, at the usual size of text
_BESIDE = 20  # around its words, by the style sheet, which Qt does not ask
_EDITED = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)  # as Qt has it
_LOOKED_AT = 100  # rows that decide how wide a column is: a file may have thousands


class _Cells(QStyledItemDelegate):
    """Cells as Qt has them.

    Signals:
        typed: Somebody types into one.
    """

    typed = Signal()

    def createEditor(  # noqa: N802 (Qt's name)
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return a field that tells when something is typed."""
        made = super().createEditor(parent, option, index)
        if isinstance(made, QLineEdit):
            made.textEdited.connect(self.typed)
        return made


class ShopPage(QWidget):
    """A table of facts with a search, and a button that writes what was changed."""

    def __init__(self, around: Surroundings) -> None:
        """Create it for the shop file of now."""
        super().__init__()
        self._around = around
        self._refused = False
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside, rows = page(
            QCoreApplication.translate("Shop", "The shop file"),
            QCoreApplication.translate(
                "Shop",
                "Double-click a value to change it. Your notes in the file and its layout stay as they are. "
                "New products come from the file itself, or from a list.",
            ),
        )
        outside.addWidget(inside)
        self.search = QLineEdit()
        words = QCoreApplication.translate("Shop", "Search: a product, “price”, a policy")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.setClearButtonEnabled(True)
        rows.addWidget(self.search)
        self.model = FactTable(self)
        self._build_table()
        rows.addWidget(self.table, 1)
        self.said = label("")
        rows.addWidget(self.said)
        save = QCoreApplication.translate("Shop", "Save the changes")
        self.save_button = button(save, self._save, name="check", palette=around.palette, main=True)
        undo = QCoreApplication.translate("Shop", "Discard the changes")
        self.forget_button = button(undo, self._read)
        rows.addLayout(FlowRow(self.save_button, self.forget_button))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._save)
        self.model.edited.connect(self._count)
        self.model.refused.connect(self._tell_refused)
        around.shelf.changed.connect(self._read)
        around.shelf.lent.connect(self._show_lent)
        around.shelf.saved.connect(self._tell_saved)
        around.shelf.refused.connect(self._tell_fault)
        self._read()

    def take_over(self, before: ShopPage) -> None:
        """Keep what was typed into the page that stood here before, and not saved."""
        self.search.setText(before.search.text())
        self.model.change(before.model.changes)

    def _build_table(self) -> None:
        self.found = QSortFilterProxyModel(self)
        self.found.setSourceModel(self.model)
        self.found.setFilterKeyColumn(ABOUT)
        self.found.setFilterRole(SEARCH_ROLE)
        self.found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search.textChanged.connect(self.found.setFilterFixedString)
        self.table = QTableView()
        self.table.setModel(self.found)
        cells = _Cells(self.table)
        cells.typed.connect(lambda: self.save_button.setEnabled(True))
        cells.closeEditor.connect(self._enable)
        self.table.setItemDelegate(cells)
        self.table.setAccessibleName(QCoreApplication.translate("Shop", "Facts of the shop file"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(40))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(VALUE, QHeaderView.ResizeMode.Stretch)
        header.setResizeContentsPrecision(_LOOKED_AT)

    def _read(self) -> None:
        shelf = self._around.shelf
        own = shelf.path is not None and not shelf.fault
        lent = shelf.borrowed if shelf.path is None else None
        self.model.show_facts(facts(lent or shelf.shop) if own or lent else [])
        self._fit()
        self.table.setEnabled(own or lent is not None)
        self.table.setEditTriggers(_EDITED if own else QAbstractItemView.EditTrigger.NoEditTriggers)
        self.search.setEnabled(self.table.isEnabled())
        if shelf.fault:
            self._say(shelf.fault, bad=True)
        elif lent is not None:
            self._say(
                QCoreApplication.translate(
                    "Shop", "The shop of the recorded live, to look at. Choose your own on the first page."
                )
            )
        elif shelf.path is None:
            self._say(QCoreApplication.translate("Shop", "Choose a shop file on the first page."))

    def _show_lent(self) -> None:
        """Show the recorded live's shop where she has none: what she has typed into hers stays."""
        if self._around.shelf.path is None:
            self._read()

    def _fit(self) -> None:
        """Make the first columns as wide as their words, within bounds: the value has the rest."""
        for column in (ABOUT, WHAT):
            self.table.resizeColumnToContents(column)
            wide = max(self.table.columnWidth(column) + scaled(_BESIDE), scaled(_NARROWEST))
            self.table.setColumnWidth(column, min(wide, scaled(_WIDEST)))

    def _save(self) -> None:
        """Write what was typed, also into the cell that is still open."""
        self._refused = False
        editor = self.table.indexWidget(self.table.currentIndex())
        if editor is not None:
            self.table.commitData(editor)
            self.table.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
        if not self._refused:
            self._around.shelf.write(self.model.changes)

    def _enable(self, *_: object) -> None:
        changed = bool(self.model.changes)
        self.save_button.setEnabled(changed)
        self.forget_button.setEnabled(changed)

    def _count(self) -> None:
        self._enable()
        changes = len(self.model.changes)
        path = self._around.shelf.path
        words = QCoreApplication.translate("Shop", "%Ln changes are not saved yet.", None, changes)
        self.said.setToolTip(tooltip(plain(str(path), 200)) if path else "")
        self._say(words if changes else isolate(plain(path.name, 200)) if path else "")

    def _tell_saved(self) -> None:
        self._say(QCoreApplication.translate("Shop", "Saved. The cards use it from now on."))

    def _tell_refused(self, sentence: str) -> None:
        self._refused = True
        self._tell_fault(sentence)

    def _tell_fault(self, sentence: str) -> None:
        self._say(sentence, bad=True)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.said.setText(plain_sentence(words, 600))
        self.said.setProperty("bad", bad)
        self.said.setProperty("dim", not bad)
        self.said.style().polish(self.said)
