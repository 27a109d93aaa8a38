"""Who orders what: the fold of the comments that order into one line for each person and product.

A person often orders in pieces: "عايزة البيج", a moment later the size, then the number. What one person
types about the product on air within ten minutes is one order, until somebody of the shop has taken it up.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from copilot.domain.command import Command, EditOrder, MarkOrder
from copilot.domain.comment import ADDRESS, PHONE, Comment, Kind
from copilot.domain.order import Line, OrderState
from copilot.domain.question import ReadComment
from copilot.grouping.layered import Layered
from copilot.grouping.on_air import OnAir

TOGETHER: Final = 600.0
"""Seconds within which one person's comments are one order."""

_COMMENTS: Final = 6
_FEW_WORDS: Final = 2


@dataclass(slots=True)
class OrderTally:
    """One order so far.

    Attributes:
        number: Counts from 1 in a session.
        product: Code of the product that its author saw on air when it began, or None.
        entries: Its comments as they were read, oldest first, at most six.
        version: Counts what changed it.
    """

    number: int
    product: str | None
    entries: list[ReadComment]
    version: int = 0
    _states: Layered[tuple[OrderState, str]] = field(default_factory=lambda: Layered((OrderState.NEW, "")))
    _lines: Layered[Line | None] = field(default_factory=lambda: Layered(None))

    @property
    def comments(self) -> list[Comment]:
        """Its comments, oldest first."""
        return [entry.comment for entry in self.entries]

    @property
    def id(self) -> str:
        """What commands call it: its first comment."""
        return order_id(self.entries[0].comment)

    @property
    def state(self) -> OrderState:
        """How far it has come."""
        return self._states.now[0]

    @property
    def by(self) -> str:
        """Who brought it there; empty for a new one."""
        return self._states.now[1]

    @property
    def corrected(self) -> Line | None:
        """What somebody of the shop wrote down for it, or None."""
        return self._lines.now

    def hear(self, entry: ReadComment) -> None:
        """Take in one more comment of the same person."""
        self.version += 1
        if len(self.entries) < _COMMENTS:
            self.entries.append(entry)

    def mark(self, state: OrderState, by: str) -> Callable[[], None]:
        """Set how far it has come; return what takes that back."""
        return self._versioned(self._states.put((state, by)))

    def correct(self, line: Line) -> Callable[[], None]:
        """Write down what is ordered; return what takes that back."""
        return self._versioned(self._lines.put(line))

    def _versioned(self, back: Callable[[], None]) -> Callable[[], None]:
        self.version += 1

        def counted() -> None:
            back()
            self.version += 1

        return counted


class Orders:
    """The orders of a session, changed only by its entries.

    Attributes:
        changes: Counts what changed any of them.
    """

    def __init__(self) -> None:
        self.changes = 0
        self._orders: dict[str, OrderTally] = {}
        self._of: dict[str, OrderTally] = {}
        self._last: OrderedDict[tuple[str, str], OrderTally] = OrderedDict()

    def __len__(self) -> int:
        return len(self._orders)

    def find(self, order: str) -> OrderTally | None:
        """Return the order of this id, if there is one."""
        return self._orders.get(order)

    def of(self, comment: Comment) -> OrderTally | None:
        """Return the order that a comment which orders something belongs to; None where it does not."""
        return self._of.get(order_id(comment))

    def newest(self, most: int) -> Iterator[OrderTally]:
        """Give the newest orders first, at most so many."""
        orders = reversed(self._orders.values())
        return (order for order, _ in zip(orders, range(most), strict=False))

    def hear(self, entry: ReadComment, on_air: OnAir) -> None:
        """Count a comment, if it orders something or belongs to an order.

        Args:
            entry: The comment as it was read.
            on_air: What is on air, where it is not known what its author saw.
        """
        comment = entry.comment
        if entry.kind is not Kind.ORDER and not _is_contact(comment):
            return  # as nearly all
        showing = entry.on_air or on_air.now
        person = (comment.platform, comment.author)
        last = self._last.get(person) if comment.author else None
        if last and comment.at - last.entries[-1].comment.at > TOGETHER:
            last = None
        if last and (_is_contact(comment) or _is_more(last, showing)):
            last.hear(entry)
        elif entry.kind is Kind.ORDER:
            last = OrderTally(number=len(self._orders) + 1, product=showing, entries=[entry])
            self._orders[last.id] = last
        else:
            return
        self.changes += 1
        if entry.kind is Kind.ORDER:
            self._of[order_id(comment)] = last
        self._last[person] = last
        self._last.move_to_end(person)
        while comment.at - next(iter(self._last.values())).entries[-1].comment.at > TOGETHER:
            self._last.popitem(last=False)

    def carry_out(self, command: Command) -> Callable[[], None] | None:
        """Carry a command out and return what takes it back; None when it is none for orders.

        One for an order that is there no more, since its comment was deleted or its author forgotten, does
        nothing, and taking it back does nothing either: another is not taken back in its place.
        """
        if not isinstance(command, MarkOrder | EditOrder):
            return None
        order = self._orders.get(command.order)
        if order is None:
            return lambda: None
        self.changes += 1
        if isinstance(command, MarkOrder):
            back = order.mark(command.state, command.by)
        else:
            back = order.correct(
                Line(
                    product=command.product,
                    size=command.size,
                    colour=command.colour,
                    quantity=command.quantity,
                )
            )

        def counted() -> None:
            back()
            self.changes += 1

        return counted


def _is_more(order: OrderTally, showing: str | None) -> bool:
    """Tell whether what the same person orders now belongs to an order."""
    return order.state is OrderState.NEW and order.product == showing


def _is_contact(comment: Comment) -> bool:
    """Tell whether a comment holds where to reach its author, and hardly anything else."""
    if "[" not in comment.text:
        return False  # as nearly all
    rest = comment.text.replace(PHONE, " ").replace(ADDRESS, " ")
    return rest != comment.text and len(rest.split()) <= _FEW_WORDS


def order_id(comment: Comment) -> str:
    """Return the id of the order that begins with a comment."""
    return f"{comment.platform}/{comment.id}"
