"""The orders to follow up: the comments that order something, with what people of the shop made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from copilot.answers.vocabulary import Vocabulary
from copilot.domain.comment import ADDRESS, PHONE, Kind
from copilot.domain.order import Line
from copilot.domain.report import Order
from copilot.grouping.orders import OrderTally
from copilot.orderbook import line_of
from copilot.review.details import colours, sizes
from copilot.review.fold import Folded
from copilot.review.themes import Known, plain

_SEVERAL: Final = 2


def ordering(folded: Folded) -> list[int]:
    """Return the rows of the comments that order something."""
    return np.flatnonzero(folded.kind.number == folded.kind.place(Kind.ORDER)).tolist()


def orders(folded: Folded, known: Known) -> tuple[Order, ...]:
    """Return the comments that order something, in order of arrival."""
    vocabulary = Vocabulary(known.shop)
    lines: dict[str, Line] = {}

    def line(tally: OrderTally) -> Line:
        if tally.id not in lines:
            lines[tally.id] = line_of(tally, known.shop, vocabulary)
        return lines[tally.id]

    found = []
    for number, row in enumerate(ordering(folded), 1):
        tally = folded.ledger.orders.of(folded.comments[row].comment)
        if tally is not None:
            found.append(_order(number, folded, row, known, tally, line(tally)))
    return tuple(found)


def together(orders: Iterable[Order]) -> list[Order]:
    """Return the orders as people of the shop see them: several comments of one are told as its first."""
    parts: dict[int, list[Order]] = defaultdict(list)
    for order in orders:
        parts[order.order].append(order)
    return [
        replace(
            own[0],
            sizes=tuple(dict.fromkeys(size for each in own for size in each.sizes)),
            colours=tuple(dict.fromkeys(colour for each in own for colour in each.colours)),
            phone=any(each.phone for each in own),
            address=any(each.address for each in own),
            kept=any(each.phone and each.kept for each in own),
        )
        for own in parts.values()
    ]


def product_ordered(order: Order) -> str:
    """Return what an order is of: as somebody of the shop corrected it, or else as it was read."""
    return order.line_name or order.line.product or ""


def sizes_ordered(order: Order) -> tuple[str, ...]:
    """Return the sizes of an order: as somebody corrected it, or else as its comment names them."""
    return tuple(filter(None, (order.line.size,))) if order.corrected else order.sizes


def colours_ordered(order: Order) -> tuple[str, ...]:
    """Return the colours of an order, likewise."""
    return tuple(filter(None, (order.line.colour,))) if order.corrected else order.colours


def is_clear(order: Order) -> bool:
    """Tell whether it is known which one is wanted: it is named, corrected, or there is one alone."""
    return order.one_kind or bool(sizes_ordered(order) or colours_ordered(order))


def _order(number: int, folded: Folded, row: int, known: Known, tally: OrderTally, line: Line) -> Order:
    comment, showing = folded.comments[row].comment, folded.showing[row]
    product = known.shop.product(line.product)
    return Order(
        number=number,
        at=comment.at,
        platform=comment.platform,
        comment=comment.id,
        person=int(folded.person[row]),
        product=showing,
        product_name=known.name(showing),
        text=plain(comment.text),
        sizes=sizes(comment.text),
        colours=colours(comment.text),
        phone=PHONE in comment.text,
        address=ADDRESS in comment.text,
        kept=bool(folded.comments[row].sealed),
        order=tally.number,
        state=tally.state,
        by=tally.by,
        line=line,
        line_name=known.name(line.product),
        corrected=tally.corrected is not None,
        one_kind=product is not None and len(product.sizes) < _SEVERAL and len(product.colours) < _SEVERAL,
    )
