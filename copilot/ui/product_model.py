"""The products of the shop file, as they are looked for and put on air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QGuiApplication

from copilot.answers.shop import Product
from copilot.answers.wording import money
from copilot.language.normalise import normalise
from copilot.ui.plain import isolate, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

PRODUCT_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST = 80
_NOWHERE = QModelIndex()


class ProductModel(QAbstractListModel):
    """The products that a search finds, in the order of the file. `PRODUCT_ROLE` gives the `Product`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Create it empty."""
        super().__init__(parent)
        self._all: tuple[Product, ...] = ()
        self._found: list[Product] = []
        self._search = ""
        self._currency = ""
        self._on_air: str | None = None

    def show_products(self, products: Sequence[Product], currency: str) -> None:
        """Hold these products."""
        self._all, self._currency = tuple(products), currency
        self._look()

    def show_on_air(self, code: str | None) -> None:
        """Mark the product that is on air."""
        before, self._on_air = self._on_air, code
        if before != code:
            for row in {self.row_of(each) for each in (before, code) if each is not None} - {-1}:
                self.dataChanged.emit(self.index(row), self.index(row))

    def search(self, words: str) -> None:
        """Keep only products whose code or one of whose names holds every word."""
        self._search = words
        self._look()

    def after(self, code: str | None, step: int) -> Product | None:
        """Return the product `step` rows after the one with `code`, round the end; the first for None."""
        if not self._all:
            return None
        places = [place for place, product in enumerate(self._all) if product.code == code]
        if not places:
            return self._all[0 if step > 0 else -1]
        return self._all[(places[0] + step) % len(self._all)]

    def row_of(self, code: str) -> int:
        """Return the row of a product, -1 where the search leaves it out."""
        return next((row for row, product in enumerate(self._found) if product.code == code), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many products were found."""
        return 0 if parent.isValid() else len(self._found)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the product, or a line that names it."""
        if not index.isValid() or index.row() >= len(self._found):
            return None
        product = self._found[index.row()]
        if role == PRODUCT_ROLE:
            return product
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._line(product)
        if role == Qt.ItemDataRole.FontRole and product.code == self._on_air:
            strong = QGuiApplication.font()
            strong.setWeight(QFont.Weight.DemiBold)
            return strong
        return None

    def _line(self, product: Product) -> str:
        names = dict.fromkeys((product.code, product.name))  # without a code its name stands for it
        parts = [isolate(plain(name, _LONGEST)) for name in names]
        if product.price is not None:
            parts.append(isolate(money(product.price, plain(self._currency, _LONGEST))))
        if product.code == self._on_air:
            parts.append(QCoreApplication.translate("Control", "On air"))
        return "  ·  ".join(parts)

    def _look(self) -> None:
        words = self._search.split()
        self.beginResetModel()
        self._found = [product for product in self._all if _holds(product, words)]
        self.endResetModel()


def _holds(product: Product, words: Sequence[str]) -> bool:
    written = " ".join((product.code, product.name, *product.names)).casefold()
    read = normalise(written)
    return all(word.casefold() in written or _is_read(normalise(word), read) for word in words)


def _is_read(word: str, read: str) -> bool:
    """Tell whether a word stands there; nothing is left of some, such as signs, and that stands nowhere."""
    return bool(word) and word in read
