"""What was wanted of each product, and the orders to follow up."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from copilot.answers.shop import Product
from copilot.domain.comment import ADDRESS, PHONE, Kind
from copilot.domain.report import Asked, Demand, Order, Size
from copilot.grouping.tally import Tally
from copilot.review.details import colours, sizes
from copilot.review.fold import Folded, Heard
from copilot.review.themes import Known, plain
from copilot.review.waits import Waits

_SIZED: Final = frozenset({"sizes_available", "plus_size", "in_stock", "restock", "ring_size", "size_runs"})
"""Topics in which a size that is named is wanted."""

_OPEN: Final = 5
_NEVER: Final = sys.maxsize


def orders(folded: Folded, known: Known) -> tuple[Order, ...]:
    """Return the comments that order something, in order of arrival."""
    told = [heard for heard in folded.heard if heard.read.kind is Kind.ORDER]
    return tuple(_order(number, heard, known) for number, heard in enumerate(told, 1))


def demand(
    folded: Folded,
    questions: Iterable[Asked],
    cards: Mapping[int, Sequence[Heard]],
    waits: Mapping[int, Waits],
    known: Known,
) -> tuple[Demand, ...]:
    """Return what was wanted, by product, most askers first; comments and waits come by their card."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    for question in questions:
        if question.product:
            asked[question.product].append(question)
    bought: dict[str, list[Heard]] = defaultdict(list)
    for heard in folded.heard:
        if heard.read.kind is Kind.ORDER and heard.showing:
            bought[heard.showing].append(heard)
    found = []
    for product in {**asked, **bought}:
        own = asked.get(product, [])
        wanted = [
            (heard, heard.number >= left.get(heard.person, _NEVER))
            for each in own
            if each.topic in _SIZED
            for left in (_left_waiting(folded, waits[each.question]),)
            for heard in cards[each.question]
        ]
        found.append(_demand(folded, product, own, wanted, bought.get(product, []), known))
    return tuple(sorted(found, key=lambda each: (-each.askers, -each.buyers, each.product)))


def _demand(
    folded: Folded,
    product: str,
    asked: list[Asked],
    wanted: list[tuple[Heard, bool]],
    bought: list[Heard],
    known: Known,
) -> Demand:
    cards: list[Tally] = [folded.ledger.tally(each.question) for each in asked]
    people: dict[str, set[int]] = defaultdict(set)
    unheard: dict[str, set[int]] = defaultdict(set)
    for heard, waits_on in (*wanted, *((heard, False) for heard in bought)):
        for size in sizes(heard.read.comment.text):
            people[size].add(heard.person)
            if waits_on:
                unheard[size].add(heard.person)
    facts = known.shop.product(product)
    by_people = sorted(people.items(), key=lambda each: (-len(each[1]), each[0]))
    waiting = sorted((each for each in asked if each.waiting), key=lambda each: -each.waiting)
    return Demand(
        product=product,
        name=known.name(product),
        askers=len(folded.askers(*cards)),
        waiting=len(folded.waiting(*cards)),
        buyers=len({heard.person for heard in bought}),
        sizes=tuple(
            Size(size=size, people=len(who), waiting=len(unheard[size]), left=_left(facts, size))
            for size, who in by_people
        ),
        open=tuple((each.title, each.waiting) for each in waiting[:_OPEN]),
    )


def _left_waiting(folded: Folded, waits: Waits) -> dict[int, int]:
    """Return who was not answered, with the comment from which on: people and comments by their numbers."""
    return {
        folded.heard[number - 1].person: number for number in waits.number[np.isinf(waits.until)].tolist()
    }


def _left(product: Product | None, size: str) -> int | None:
    """Return how many pieces of a size the shop file counts; 0 for a size that it does not list."""
    if product is None:
        return None
    listed = {each.casefold() for each in product.sizes}
    counted = [stock.pieces for stock in product.stock if stock.size.casefold() == size.casefold()]
    if counted:
        return sum(counted)
    return 0 if listed and size.casefold() not in listed else None


def _order(number: int, heard: Heard, known: Known) -> Order:
    comment = heard.read.comment
    return Order(
        number=number,
        at=comment.at,
        platform=comment.platform,
        comment=comment.id,
        person=heard.person,
        product=heard.showing,
        product_name=known.name(heard.showing),
        text=plain(comment.text),
        sizes=sizes(comment.text),
        colours=colours(comment.text),
        phone=PHONE in comment.text,
        address=ADDRESS in comment.text,
    )
