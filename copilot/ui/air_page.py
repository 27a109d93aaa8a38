"""Which product is on air: "how much is it?" belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QListView, QScrollArea, QVBoxLayout

from copilot.ui.flow_row import FlowRow
from copilot.ui.plain import isolate, plain
from copilot.ui.product_model import PRODUCT_ROLE, ProductModel
from copilot.ui.stage import Phase
from copilot.ui.style import scaled
from copilot.ui.widgets import backward, button, forward, label, page

if TYPE_CHECKING:
    from copilot.answers.shop import Product
    from copilot.domain.board import Board
    from copilot.ui.surroundings import Surroundings

_LONGEST = 80
_RIGHT_TO_LEFT = "\u200f"
_LEAST_OF_LIST = 90  # pixels: two products, however little room there is


class AirPage(QScrollArea):
    """The product on air, and the products of the shop file to choose from."""

    def __init__(self, around: Surroundings) -> None:
        """Create it for what is on air now."""
        super().__init__()
        self._around = around
        self._code: str | None = None
        inside, rows = page(
            QCoreApplication.translate("Control", "On air"),
            QCoreApplication.translate(
                "Control", "“How much is it?” is answered for the product that is on air."
            ),
        )
        self.now = label("", "hero")
        rows.addWidget(self.now)
        self._build_buttons(rows)
        self.search = QLineEdit()
        words = QCoreApplication.translate("Control", "Search by code or name")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.setClearButtonEnabled(True)
        rows.addWidget(self.search)
        self.model = ProductModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(QCoreApplication.translate("Control", "Products of the shop file"))
        self.list.setMinimumHeight(scaled(_LEAST_OF_LIST))
        rows.addWidget(self.list, 1)
        self._hint = label("", "dim")
        rows.addWidget(self._hint)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self._connect()
        self._show_shop()
        self._show_board(around.stage.board)

    def _build_buttons(self, rows: QVBoxLayout) -> None:
        palette = self._around.palette
        words = QCoreApplication.translate("Control", "Previous")
        self.previous_button = button(words, lambda: self.step(-1), name=backward(), palette=palette)
        words = QCoreApplication.translate("Control", "Next")
        self.next_button = button(words, lambda: self.step(1), name=forward(), palette=palette)
        for step, keys in ((self.previous_button, "Page Up"), (self.next_button, "Page Down")):
            words = QCoreApplication.translate("Control", "{keys} here, {everywhere} in any program")
            tip = words.replace("{keys}", isolate(f"Ctrl+{keys}"))
            step.setToolTip(tip.replace("{everywhere}", isolate(f"Ctrl+Alt+{keys}")))
        words = QCoreApplication.translate("Control", "Nothing on air")
        self.none_button = button(words, lambda: self._show(None))
        words = QCoreApplication.translate("Control", "Put it on air")
        self.put_button = button(words, self._put, name="on_air", palette=palette, main=True)
        line = (self.put_button, self.previous_button, self.next_button, self.none_button)
        rows.addLayout(FlowRow(*line))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._put_first)
        self.list.activated.connect(lambda index: self._show(_product(index)))
        self.list.selectionModel().currentChanged.connect(self._enable)
        self.model.modelReset.connect(self._enable)
        self._around.shelf.changed.connect(self._show_shop)
        self._around.shelf.lent.connect(self._show_shop)
        self._around.stage.board_changed.connect(self._show_board)
        self._around.stage.phase_changed.connect(self._show_phase)
        for keys, step in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, -1)):
            shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | keys), self)
            shortcut.activated.connect(lambda step=step: self.step(step))

    def _search(self, words: str) -> None:
        self.model.search(words)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _put(self) -> None:
        self._show(_product(self.list.currentIndex()))

    def _put_first(self) -> None:
        """Put on air what was found; a search that found nothing takes nothing off."""
        found = _product(self.model.index(0))
        if found is not None and self.search.text().strip():
            self._show(found)

    def step(self, step: int) -> None:
        """Put the next product on air, or with -1 the one before."""
        self._show(self.model.after(self._code, step))

    def _show(self, product: Product | None) -> None:
        if self._around.stage.phase is Phase.RUNNING:
            self._code = (
                product.code if product else None
            )  # from which the next step goes, before a board comes
            self._around.stage.show_product(self._code)

    def _show_shop(self) -> None:
        shop = self._around.shelf.live
        self.model.show_products(shop.products, shop.shop.currency)
        self._enable()

    def _show_board(self, board: Board | None) -> None:
        is_read = self._around.stage.phase is not Phase.IDLE  # an ended live leaves its last board
        showing = board.showing if board and is_read else None
        self._code = showing.code if showing else None
        self.model.show_on_air(self._code)
        words = QCoreApplication.translate("Control", "Nothing is on air")
        if showing is not None:
            mark = _RIGHT_TO_LEFT if self.isRightToLeft() else ""  # both parts are isolated: none decides
            names = dict.fromkeys((showing.code, showing.name))  # a product without a code has one alone
            words = mark + " · ".join(isolate(plain(name, _LONGEST)) for name in names)
        self.now.setText(words)

    def _show_phase(self) -> None:
        self._show_board(self._around.stage.board)
        self._enable()

    def _enable(self, *_: object) -> None:
        running = self._around.stage.phase is Phase.RUNNING
        has = self.model.rowCount() > 0
        self.put_button.setEnabled(running and self.list.currentIndex().isValid())
        self.previous_button.setEnabled(running and has)
        self.next_button.setEnabled(running and has)
        self.none_button.setEnabled(running)
        if not self._around.shelf.live.products:
            hint = QCoreApplication.translate(
                "Control", "Choose a shop file with products on the first page."
            )
        elif not running:
            hint = QCoreApplication.translate("Control", "Products go on air while a live is read.")
        else:
            hint = QCoreApplication.translate(
                "Control",
                "Ctrl+Page Down and Ctrl+Page Up: next and previous. With Alt too, in any other program.",
            )
        self._hint.setText(hint)


def _product(index: QModelIndex) -> Product | None:
    product: Product | None = index.data(PRODUCT_ROLE)
    return product
