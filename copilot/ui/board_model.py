"""The cards that the presenter sees, as a Qt model that hands out the domain's `Card` itself.

A board arrives whole. The model works out the fewest row moves, inserts and removals that lead to it,
so that a view can show movement instead of a jump, and keeps a card that was just answered for a
moment, so that she sees what she did.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from copilot.domain.board import Board, Card, CardState
from copilot.domain.comment import Kind
from copilot.ui.card_face import CardFace, Room, face, spoken
from copilot.ui.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_CARDS = 5
FAREWELL_S = 1.5

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
NOW_ROLE = Qt.ItemDataRole.UserRole + 2

_KINDS = (Kind.QUESTION, Kind.COMPLAINT)
_WAITING = (CardState.OPEN, CardState.PINNED)
_NOWHERE = QModelIndex()


class BoardModel(QAbstractListModel):
    """At most five cards, best first.

    `CARD_ROLE` gives the `Card`; one in the state ``answered`` is taking its leave. `NOW_ROLE` gives `now`.

    Signals:
        settled: All rows of a board are in place.
    """

    settled = Signal()

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Create an empty model.

        Args:
            parent: The owner.
            clock: Seconds that only grow; says when a farewell is over.
        """
        super().__init__(parent)
        self._clock = clock
        self._cards: list[Card] = []
        self._leaving: dict[int, float] = {}
        self._board: Board | None = None
        self._farewell = QTimer(self)
        self._farewell.setSingleShot(True)
        self._farewell.timeout.connect(self._say_goodbye)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards in the order of the rows."""
        return tuple(self._cards)

    @property
    def now(self) -> float:
        """The time of the board, Unix seconds; 0 before the first."""
        return self._board.at if self._board is not None else 0.0

    def faces(self, rooms: Sequence[Room] = ()) -> list[CardFace]:
        """Return what the cards show in the order of the rows, in these rooms or the usual one."""
        return [self.face(row, rooms[row] if row < len(rooms) else Room()) for row in range(len(self._cards))]

    def face(self, row: int, room: Room) -> CardFace:
        """Return what the card of a row shows where there is so much room."""
        return face(self._cards[row], key=row + 1, room=room, now=self.now)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the card, its title, or the sentence for a screen reader."""
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == NOW_ROLE:
            return self.now
        if role == Qt.ItemDataRole.DisplayRole:
            return plain(card.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(card, key=index.row() + 1)
        return None

    def show_board(self, board: Board) -> None:
        """Make the rows those of `board`."""
        self._board = board
        now = self._clock()
        self._take_leave(board, now)
        self._become(self._wanted(board))
        self._arrange_farewell(now)
        self.settled.emit()

    def _take_leave(self, board: Board, now: float) -> None:
        """Note which shown cards were answered just now, and forget those whose time is over."""
        answered = {card.question for card in board.cards if card.state is CardState.ANSWERED}
        for card in self._cards:
            if card.question in answered and card.state is not CardState.ANSWERED:
                self._leaving[card.question] = now + FAREWELL_S
        self._leaving = {q: end for q, end in self._leaving.items() if end > now and q in answered}

    def _wanted(self, board: Board) -> list[Card]:
        """Return the cards to show: the best that wait, and in their old rows those that leave."""
        room = MOST_CARDS - len(self._leaving)
        waiting = [card for card in board.cards if card.kind in _KINDS and card.state in _WAITING]
        wanted = waiting[:room]
        by_id = {card.question: card for card in board.cards}
        for row, shown in enumerate(self._cards):
            if shown.question in self._leaving:
                wanted.insert(row, by_id[shown.question])
        return wanted

    def _arrange_farewell(self, now: float) -> None:
        if self._leaving:
            self._farewell.start(max(1, round(1000 * (min(self._leaving.values()) - now))))
        else:
            self._farewell.stop()

    def _say_goodbye(self) -> None:
        if self._board is not None:
            self.show_board(self._board)

    def _become(self, wanted: Sequence[Card]) -> None:
        ids = [card.question for card in wanted]
        self._remove_others(set(ids))
        self._move_into(ids)
        for row, card in enumerate(wanted):
            if row >= len(self._cards) or self._cards[row].question != card.question:
                self.beginInsertRows(_NOWHERE, row, row)
                self._cards.insert(row, card)
                self.endInsertRows()
            elif self._cards[row] != card:
                self._cards[row] = card
                self.dataChanged.emit(self.index(row), self.index(row))

    def _remove_others(self, ids: set[int]) -> None:
        for row in range(len(self._cards) - 1, -1, -1):
            if self._cards[row].question not in ids:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._cards[row]
                self.endRemoveRows()

    def _move_into(self, ids: Sequence[int]) -> None:
        """Bring the cards that stay into the order of `ids`; the longest run in order does not move."""
        here = [card.question for card in self._cards]
        order = [question for question in ids if question in here]
        settled = longest_in_order([order.index(question) for question in here])
        still = {order[rank] for rank in settled}
        for target, question in enumerate(order):
            row = next(i for i, card in enumerate(self._cards) if card.question == question)
            if question in still:
                continue
            place = self._place_after(order[:target])
            if place not in (row, row + 1):
                self.beginMoveRows(_NOWHERE, row, row, _NOWHERE, place)
                self._cards.insert(place, self._cards[row])
                del self._cards[row + 1 if place < row else row]
                self.endMoveRows()

    def _place_after(self, before: Sequence[int]) -> int:
        """Return the row behind the last card of `before`, as Qt counts a move's destination."""
        if not before:
            return 0
        return next(i for i, card in enumerate(self._cards) if card.question == before[-1]) + 1


def longest_in_order(ranks: Sequence[int]) -> list[int]:
    """Return a longest increasing subsequence of distinct numbers (quadratic; for a handful).

    >>> longest_in_order([4, 0, 1, 2, 3])
    [0, 1, 2, 3]
    """
    best: list[list[int]] = []
    for rank in ranks:
        before = max((run for run in best if run[-1] < rank), key=len, default=[])
        best.append([*before, rank])
    return max(best, key=len, default=[])
