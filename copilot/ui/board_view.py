"""The list of cards: lays them out, moves them calmly, shows only those that fit whole."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QVariantAnimation,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from copilot.domain.board import Card, CardState
from copilot.ui.board_model import CARD_ROLE, FAREWELL_S, BoardModel
from copilot.ui.card_face import CardFace, Room
from copilot.ui.card_rooms import Shares
from copilot.ui.glide import Glide
from copilot.ui.text_block import lay_out
from copilot.ui.theme import Look, Sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.card_delegate import CardDelegate
    from copilot.ui.card_rooms import Measured

MOVE_MS = 260
_SHRINKS = 6
_LEAST_EM = 16.0  # pixels; below, nobody reads it from where she stands
_GOOD = Room(lines=2, source=False)  # what the first card has before the strips around it
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
        self._glide = Glide()
        self._shares = Shares()
        self._rects: list[QRect] = []
        self._faces: list[CardFace] = []
        self._heights: list[int] = []
        self._shown: object = None
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

    def set_still(self, *, still: bool) -> None:
        """Let cards move, or not."""
        self._still = still
        self._rest()

    def cards_that_fit(self) -> int:
        """Return how many cards are on the screen whole; at least one if there is any."""
        return self._fitting(self._rects)

    def height_of_first(self) -> int:
        """Return the pixels that the first card needs for two lines of answer, 0 if there is none."""
        return self._first_height

    def shortened_at(self, at: QPoint) -> tuple[Card, CardFace, int] | None:
        """Return the card at `at` (of the viewport), its words and its upper edge, if words were left out."""
        index = self.indexAt(at)
        if not index.isValid() or index.row() >= self.cards_that_fit():
            return None
        card: Card = index.data(CARD_ROLE)
        rect = self.visualRect(index)
        if not self._delegate.shortens(index, rect.width(), right=self.isRightToLeft()):
            return None
        return card, self._model.faces()[index.row()], rect.top()

    @property
    def tops(self) -> dict[int, float]:
        """Where each card is seen now, by the id of its question."""
        return self._glide.tops

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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Speak another language at once: after the live no board comes any more."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._rest()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Draw the cards that fit, those on their way where they are now."""
        painter = QPainter(self.viewport())
        fitting = self.cards_that_fit()
        for row in range(fitting):
            self._paint_row(painter, row)
        self._delegate.forget_unseen()
        hidden = self._model.rowCount() - fitting
        if hidden:
            self._paint_rest(painter, self._rects[fitting - 1].bottom(), hidden)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        card, rect = self._model.cards[row], self._rects[row]
        top = self._glide.top(card.question)
        rect = rect.translated(0, 0 if top is None else round(top) - rect.top())
        focused = self._walking and self.hasFocus() and row == self.currentIndex().row()
        painter.setOpacity(self._opacity(card))
        self._delegate.show(painter, rect, self._faces[row], right=self.isRightToLeft(), focused=focused)
        painter.setOpacity(1.0)

    def _paint_rest(self, painter: QPainter, y: int, hidden: int) -> None:
        words = QCoreApplication.translate("Overlay", "+%Ln more questions", None, hidden)
        block = lay_out(words, self._look.sizes.small(), self.viewport().width(), right=self.isRightToLeft())
        if y + block.height <= self.viewport().height():
            painter.setPen(QColor(self._look.palette.dim))
            pad = self._look.sizes.length(0.5)
            block.draw(painter, -pad if self.isRightToLeft() else pad, y)

    def _opacity(self, card: Card) -> float:
        if card.question in self._farewells and not self._still:
            done = (time.monotonic() - self._farewells[card.question]) / FAREWELL_S
            return 1.0 - min(1.0, max(0.0, (done - _STAY) / (1 - _STAY)))
        if self._glide.is_new(card.question) and self.is_moving():
            return float(self._move.currentValue() or 0.0)
        return 1.0

    def dataChanged(  # noqa: N802 (Qt's name)
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Wait for `settled`: a card changes with every comment, and what it shows hardly ever."""

    def _settle(self) -> None:
        """Let every card travel from where it is seen to where it belongs, if anything seen has changed."""
        before, now = self._shown, self._what_is_shown()
        if now == before:
            return
        if self._still or not self._glide.tops or not self.isVisible():
            self._rest()
            return
        was = self._faces
        self._lay_out()
        self._watch_farewells()
        if self._glide.aim(self._targets()):
            self._move.stop()
            self._move.start()
        if self.is_moving() or len(was) != len(self._faces):
            self.viewport().update()
            return
        for old, new, rect in zip(was, self._faces, self._rects, strict=True):
            if old != new:
                self.viewport().update(rect)

    def _what_is_shown(self) -> tuple[object, ...]:
        """Return everything that the drawing depends on."""
        questions = [card.question for card in self._model.cards]
        return questions, self._model.faces(), self._look, self.viewport().size(), self.isRightToLeft()

    def _lay_out(self) -> None:
        """Give every card its row and as many words as there is room for.

        In a window that is too small for even one card, cards are drawn as small as it needs.
        """
        self._shown = self._what_is_shown()
        self._delegate.wear(self._look)
        self._lay_out_words()
        self._first_height = self._measure(0, _GOOD).height if self._rects else 0
        self._shrink()
        heights = [rect.height() for rect in self._rects]
        if heights != self._heights:
            self._heights = heights
            self.doItemsLayout()  # Qt's own places, for keys and screen readers

    def _shrink(self) -> None:
        sizes = self._look.sizes
        for _ in range(_SHRINKS):
            height = self._rects[0].height() if self._rects else 0
            if height <= self._space() or sizes.em <= _LEAST_EM:
                return
            smaller = max(0.5, 0.96 * self.viewport().height() / height)
            sizes = Sizes(max(_LEAST_EM, sizes.em * smaller))
            self._delegate.wear(replace(self._look, sizes=sizes))
            self._lay_out_words()

    def _lay_out_words(self) -> None:
        """Give every card its words and its row."""
        drawn = self.viewport().width(), self.isRightToLeft(), self._delegate.sizes
        rooms = self._shares.share_out(self._model.faces(), self._space(), drawn, self._measure)
        self._delegate.set_rooms(rooms)
        self._faces = self._model.faces(rooms)
        heights = [self._measure(row, room).height for row, room in enumerate(rooms)]
        tops, width = accumulate(heights, initial=0), self.viewport().width()
        self._rects = [QRect(0, top, width, height) for top, height in zip(tops, heights, strict=False)]

    def _measure(self, row: int, room: Room) -> Measured:
        shown = self._model.face(row, room)
        return self._delegate.measure(shown, self.viewport().width(), right=self.isRightToLeft())

    def _fitting(self, rects: Sequence[QRect]) -> int:
        return max(sum(rect.bottom() < self._space() for rect in rects), min(1, len(rects)))

    def _space(self) -> int:
        """Return the pixels for all rows: the gap below the last one may lie outside."""
        return self.viewport().height() + self._gap()

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
        self._watch_farewells()
        self._glide.rest(self._targets())
        self.viewport().update()

    def _moved(self, value: float) -> None:
        self._glide.move(value)
        self.viewport().update()

    def _faded(self, _value: float) -> None:
        self.viewport().update()

    def _targets(self) -> dict[int, float]:
        cards = self._model.cards
        return {card.question: float(rect.top()) for card, rect in zip(cards, self._rects, strict=True)}

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
