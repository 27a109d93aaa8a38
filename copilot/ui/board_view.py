"""The list of cards: lays them out, moves them calmly, shows only those that fit whole."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEasingCurve,
    QPoint,
    QRect,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from copilot.domain.board import Card, CardState
from copilot.ui.board_model import CARD_ROLE, FAREWELL_S, BoardModel
from copilot.ui.card_face import CardFace, Room, face
from copilot.ui.text_block import lay_out
from copilot.ui.theme import Look, Sizes

if TYPE_CHECKING:
    from copilot.ui.card_delegate import CardDelegate

MOVE_MS = 260
_SHRINKS = 6
_LEAST_EM = 16.0  # pixels; below, nobody reads it from where she stands
_STAY = 0.55  # of the farewell, before the card fades
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class BoardView(QListView):
    """Cards from top to bottom, painted where their movement has brought them."""

    def __init__(self, model: BoardModel, delegate: CardDelegate, look: Look, *, still: bool) -> None:
        """Create the view.

        Args:
            model: The cards.
            delegate: Their painter.
            look: How to draw.
            still: No motion at all.
        """
        super().__init__()
        self._look = look
        self._still = still
        self._model = model
        self._delegate = delegate
        self._tops: dict[int, float] = {}
        self._from: dict[int, float] = {}
        self._move = _animation(self, MOVE_MS, self._moved)
        self._fade = _animation(self, round(1000 * FAREWELL_S), self._faded)
        self._farewells: dict[int, float] = {}
        self._first_height = 0
        self._walking = False
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._dress()
        model.settled.connect(self._settle)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(0)
        self.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        # A press on a card drags the window; there is nothing to click in this version.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def wear(self, look: Look) -> None:
        """Draw like this from now on, without motion."""
        self._look = look
        self._rest()

    def cards_that_fit(self) -> int:
        """Return how many cards are on the screen whole; at least one if there is any."""
        height = self.viewport().height()
        rows = self._model.rowCount()
        fitting = sum(1 for row in range(rows) if self._rect(row).bottom() - self._gap() <= height)
        return max(fitting, min(1, rows))

    def height_of_first(self) -> int:
        """Return the pixels that the first card needs in its full size, 0 if there is none."""
        return self._first_height if self._model.rowCount() else 0

    def shortened_at(self, at: QPoint) -> tuple[Card, CardFace, int] | None:
        """Return the card at `at` (of the viewport), its words and its upper edge, if words were left out."""
        index = self.indexAt(at)
        if not index.isValid() or index.row() >= self.cards_that_fit():
            return None
        card: Card = index.data(CARD_ROLE)
        rect = self.visualRect(index)
        if not self._delegate.shortens(index, rect.width(), right=self.isRightToLeft()):
            return None
        return card, face(card, key=index.row() + 1), rect.top()

    def is_moving(self) -> bool:
        """Return whether a card is on its way."""
        return self._move.state() == QAbstractAnimation.State.Running

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Walk through the cards; leave every other key to the window."""
        if event.key() in _WALKING:
            self._walking = True
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        """Show which card has the focus to those who came by the keyboard."""
        super().focusInEvent(event)
        self._walking = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Lay out anew without motion."""
        super().resizeEvent(event)
        self._rest()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the cards that fit, those on their way where they are now."""
        painter = QPainter(self.viewport())
        fitting = self.cards_that_fit()
        for row in range(fitting):
            self._paint_row(painter, row)
        hidden = self._model.rowCount() - fitting
        if hidden:
            self._paint_rest(painter, self._rect(fitting - 1).bottom(), hidden)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        index = self._model.index(row)
        card: Card = index.data(CARD_ROLE)
        rect = self._rect(row)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        top = self._tops.get(card.question, float(rect.top()))
        option.rect = rect.translated(0, round(top) - rect.top())
        if self._walking and self.hasFocus() and index == self.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        painter.setOpacity(self._opacity(card))
        self.itemDelegate().paint(painter, option, index)
        painter.setOpacity(1.0)

    def _paint_rest(self, painter: QPainter, y: int, hidden: int) -> None:
        words = QCoreApplication.translate("Overlay", "+%n more questions", None, hidden)
        block = lay_out(words, self._look.sizes.small(), self.viewport().width(), right=self.isRightToLeft())
        if y + block.height <= self.viewport().height():
            painter.setPen(QColor(self._look.palette.dim))
            pad = self._look.sizes.length(0.5)
            block.draw(painter, -pad if self.isRightToLeft() else pad, y)

    def _opacity(self, card: Card) -> float:
        if card.question in self._farewells and not self._still:
            done = (time.monotonic() - self._farewells[card.question]) / FAREWELL_S
            return 1.0 - min(1.0, max(0.0, (done - _STAY) / (1 - _STAY)))
        if card.question not in self._from and self.is_moving():
            return float(self._move.currentValue() or 0.0)
        return 1.0

    def _settle(self) -> None:
        """Let every card travel from where it is seen to where it belongs."""
        self._lay_out()
        self._watch_farewells()
        seen, targets = self._tops, self._targets()
        if self._still or not seen or not self.isVisible():
            self._rest()
            return
        if all(seen.get(question) == top for question, top in targets.items()):
            self._tops = targets
        else:
            self._from = {question: seen[question] for question in targets if question in seen}
            self._move.stop()
            self._move.start()
        self.viewport().update()

    def _lay_out(self) -> None:
        """Give every card its row, and as many words as leave room for the most cards.

        In a window that is too small for even one card, cards are drawn as small as it needs.
        """
        self._delegate.wear(self._look)
        self._lay_out_words()
        self._first_height = self._rect(0).height() if self._model.rowCount() else 0
        sizes = self._look.sizes
        for _ in range(_SHRINKS):
            height, room = self._rect(0).height(), self.viewport().height()
            if not self._model.rowCount() or height <= room + self._gap() or sizes.em <= _LEAST_EM:
                return
            sizes = Sizes(max(_LEAST_EM, sizes.em * max(0.5, 0.96 * room / height)))
            self._delegate.wear(replace(self._look, sizes=sizes))
            self._lay_out_words()

    def _lay_out_words(self) -> None:
        fitting = {}
        for room in Room:
            fitting[room] = self._lay_out_in(room)
            if fitting[room] == self._model.rowCount():
                return
        self._lay_out_in(max(Room, key=lambda room: (fitting[room], -room)))

    def _lay_out_in(self, room: Room) -> int:
        self._delegate.set_room(room)
        self.doItemsLayout()
        return self.cards_that_fit()

    def _watch_farewells(self) -> None:
        leaving = [card.question for card in self._model.cards if card.state is CardState.ANSWERED]
        if any(question not in self._farewells for question in leaving) and not self._still:
            self._fade.stop()
            self._fade.start()
        now = time.monotonic()
        self._farewells = {question: self._farewells.get(question, now) for question in leaving}

    def _rest(self) -> None:
        self._move.stop()
        self._lay_out()
        self._tops = self._targets()
        self._from = dict(self._tops)
        self.viewport().update()

    def _moved(self, value: float) -> None:
        targets = self._targets()
        self._tops = {q: top + (self._from.get(q, top) - top) * (1 - value) for q, top in targets.items()}
        self.viewport().update()

    def _faded(self, _value: float) -> None:
        self.viewport().update()

    def _targets(self) -> dict[int, float]:
        return {card.question: float(self._rect(row).top()) for row, card in enumerate(self._model.cards)}

    def _rect(self, row: int) -> QRect:
        return self.visualRect(self._model.index(row))

    def _gap(self) -> int:
        return self._look.sizes.length(0.2)


def _animation(parent: QWidget, milliseconds: int, tick: object) -> QVariantAnimation:
    animation = QVariantAnimation(parent)
    animation.setStartValue(0.0)
    animation.setEndValue(1.0)
    animation.setDuration(milliseconds)
    animation.setEasingCurve(QEasingCurve.Type.OutCubic)
    animation.valueChanged.connect(tick)
    return animation
