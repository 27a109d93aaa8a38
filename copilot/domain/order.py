"""What viewers order on the stream: one line for one person and product, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OrderState(StrEnum):
    """How far an order has come."""

    NEW = "new"
    CONFIRMED = "confirmed"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is ordered.

    Attributes:
        product: Code of the product, or None while nobody knows.
        size: As the shop or the viewer calls it; empty while nobody knows.
        colour: Likewise.
        quantity: Pieces, 1 or more.
    """

    product: str | None = None
    size: str = ""
    colour: str = ""
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as people of the shop see it. Who ordered is told by nothing in here.

    Attributes:
        id: ``PLATFORM/COMMENT`` of the comment that it began with; never changes.
        number: Counts from 1 in a session.
        at: When it was first typed, Unix seconds.
        platform: As in `RawComment`.
        comments: The platform's ids of its comments, oldest first, at most six.
        texts: What was typed in them, redacted. Plain, never markup.
        line: What is ordered: as somebody corrected it, or else as it was read.
        name: The product's name where the shop file knows it; may be empty.
        state: How far it has come.
        by: Who brought it there; empty for a new one.
        phone: A phone number was typed, and taken out of the text.
        address: Likewise an address.
        confirmation: A message to the customer that sums it up, made only of the shop's facts.
    """

    id: str
    number: int
    at: float
    platform: str
    comments: tuple[str, ...]
    texts: tuple[str, ...]
    line: Line
    name: str = ""
    state: OrderState = OrderState.NEW
    by: str = ""
    phone: bool = False
    address: bool = False
    confirmation: str = ""
