"""What changes in a shop from day to day, as a table that can be typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from copilot.answers.edit import Fact, FactKind, Place, Value
from copilot.ui.plain import isolate, plain, tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ABOUT, WHAT, VALUE = range(3)
SEARCH_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""All words of a row, one column a line: a search asks every row at each letter."""

_NOWHERE: Final = QModelIndex()
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")
_MOST: Final = 1e9
_LONGEST: Final = 400

_Index = QModelIndex | QPersistentModelIndex


class FactTable(QAbstractTableModel):
    """One row a fact: what it is about, what it is, and its value, which can be changed.

    Signals:
        edited: There is another set of changes.
        refused: What was typed can't be; carries a sentence.
    """

    edited = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Create it empty."""
        super().__init__(parent)
        self._facts: list[Fact] = []
        self._changes: dict[Place, Value] = {}
        self._searched: dict[int, str] = {}

    @property
    def changes(self) -> dict[Place, Value]:
        """What was typed and differs from the file."""
        return dict(self._changes)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Hold these facts, and forget what was typed."""
        self.beginResetModel()
        self._facts, self._changes = list(facts), {}
        self._searched.clear()
        self.endResetModel()
        self.edited.emit()

    def change(self, changes: Mapping[Place, Value]) -> None:
        """Hold changes of these facts, as if they had been typed."""
        known = {fact.place for fact in self._facts}
        self._changes = {place: value for place, value in changes.items() if place in known}
        self._searched.clear()
        self.edited.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many facts there are."""
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return three."""
        return 0 if parent.isValid() else VALUE + 1

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            QCoreApplication.translate("Shop", "Of"),
            QCoreApplication.translate("Shop", "What"),
            QCoreApplication.translate("Shop", "Value"),
        )
        return names[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Say that values can be typed."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == VALUE else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words."""
        if not index.isValid() or index.row() >= len(self._facts):
            return None
        if role == SEARCH_ROLE:
            return self._row(index.row())
        fact = self._facts[index.row()]
        if role == Qt.ItemDataRole.FontRole and index.column() == VALUE and fact.place in self._changes:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.EditRole and index.column() == VALUE:
            return _typed(self._value(fact))
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            words = self._words(fact, index.column())
            return words if role == Qt.ItemDataRole.DisplayRole else tooltip(words)
        return None

    def setData(  # noqa: N802 (Qt's name)
        self,
        index: _Index,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Take what was typed, if it can be."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() != VALUE:
            return False
        fact = self._facts[index.row()]
        try:
            wanted = _read(fact, str(value))
        except ValueError:
            words = QCoreApplication.translate(
                "Shop", "“{typed}” is no number. Type digits, for example 250."
            )
            self.refused.emit(words.replace("{typed}", isolate(plain(str(value), 20))))
            return False
        if wanted == fact.value or (not wanted and wanted != 0 and not fact.value and fact.value != 0):
            self._changes.pop(fact.place, None)
        else:
            self._changes[fact.place] = wanted
        self._searched.pop(index.row(), None)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def _row(self, row: int) -> str:
        words = self._searched.get(row)
        if words is None:
            columns = (self._words(self._facts[row], column) for column in (ABOUT, WHAT, VALUE))
            words = self._searched[row] = "\n".join(columns)
        return words

    def _value(self, fact: Fact) -> Value:
        return self._changes.get(fact.place, fact.value)

    def _words(self, fact: Fact, column: int) -> str:
        if column == ABOUT:
            return plain(_about(fact), _LONGEST)
        if column == WHAT:
            detail = plain(fact.detail, 60)
            return f"{kind_words(fact.kind)} {isolate(detail)}" if detail else kind_words(fact.kind)
        return plain(_typed(self._value(fact)), _LONGEST)


def kind_words(kind: FactKind) -> str:
    """Return what a kind of fact is called."""
    return {
        FactKind.PRICE: QCoreApplication.translate("Shop", "Price"),
        FactKind.PRICE_BEFORE: QCoreApplication.translate("Shop", "Price before the discount"),
        FactKind.OFFER: QCoreApplication.translate("Shop", "Offer"),
        FactKind.PIECES: QCoreApplication.translate("Shop", "Pieces left"),
        FactKind.FEE: QCoreApplication.translate("Shop", "Delivery fee"),
        FactKind.DAYS: QCoreApplication.translate("Shop", "Delivery days"),
        FactKind.FREE_OVER: QCoreApplication.translate("Shop", "Free delivery from"),
        FactKind.POLICY: QCoreApplication.translate("Shop", "Policy"),
    }[kind]


def _about(fact: Fact) -> str:
    if fact.about:
        return fact.about
    return QCoreApplication.translate("Shop", "Everywhere else")


def _typed(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _read(fact: Fact, typed: str) -> Value:
    typed = typed.strip()
    if not fact.is_number:
        return typed
    if not typed:
        return None
    plain_digits = typed.translate(_DIGITS).replace(",", "").replace("٬", "")
    amount = int(plain_digits) if fact.whole else float(plain_digits)
    if not 0 <= amount < _MOST:
        raise ValueError(typed)
    return amount
