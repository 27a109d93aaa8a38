"""What was wanted of each product."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import numpy as np

from copilot.answers.shop import Product
from copilot.answers.stock import every_size, own_size, pieces
from copilot.answers.vocabulary import ONE_SIZE
from copilot.answers.vocabulary import size as usual_size
from copilot.domain.report import Asked, Demand, Size
from copilot.grouping.tally import Tally
from copilot.review.details import sizes
from copilot.review.fold import Folded, Rows
from copilot.review.ordered import ordering
from copilot.review.themes import Known
from copilot.review.waits import Waits

_SIZED: Final = frozenset({"sizes_available", "plus_size", "in_stock", "restock", "ring_size", "size_runs"})
"""Topics in which a size that is named is wanted."""

_OPEN: Final = 5
_NEVER: Final = sys.maxsize


def demand(
    folded: Folded,
    questions: Iterable[Asked],
    cards: Mapping[int, Rows],
    waits: Mapping[int, Waits],
    known: Known,
) -> tuple[Demand, ...]:
    """Return what was wanted, by product, most askers first; comments and waits come by their card."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    for question in questions:
        if question.product:
            asked[question.product].append(question)
    bought: dict[str, list[int]] = defaultdict(list)
    for row in ordering(folded):
        if showing := folded.showing[row]:
            bought[showing].append(row)
    found = []
    for product in {**asked, **bought}:
        own = asked.get(product, [])
        sized = [each.question for each in own if each.topic in _SIZED]
        wanted = [row for card in sized for row in cards[card].tolist()]
        unheard = {row for card in sized for row in _unheard(folded, cards[card], waits[card])}
        found.append(_demand(folded, product, own, wanted, unheard, bought.get(product, []), known))
    return tuple(sorted(found, key=lambda each: (-each.askers, -each.buyers, each.product)))


def _demand(
    folded: Folded,
    product: str,
    asked: list[Asked],
    wanted: list[int],
    unheard: set[int],
    bought: list[int],
    known: Known,
) -> Demand:
    cards: list[Tally] = [folded.ledger.tally(each.question) for each in asked]
    askers, buyers = _by_size(folded, wanted), _by_size(folded, bought)
    left = _by_size(folded, [row for row in wanted if row in unheard])
    people = {size: askers.get(size, set()) | buyers.get(size, set()) for size in {**askers, **buyers}}
    facts = known.shop.product(product)
    by_people = sorted(people.items(), key=lambda each: (-len(each[1]), each[0]))
    waiting = sorted((each for each in asked if each.waiting), key=lambda each: -each.waiting)
    return Demand(
        product=product,
        name=known.name(product),
        askers=len(folded.askers(*cards)),
        waiting=len(folded.waiting(*cards)),
        buyers=len(np.unique(folded.person[bought])),
        sizes=tuple(
            Size(
                size=size,
                people=len(who),
                waiting=len(left.get(size, ())),
                left=_left(facts, size),
                askers=len(askers.get(size, ())),
                buyers=len(buyers.get(size, ())),
            )
            for size, who in by_people
        ),
        open=tuple((each.title, each.waiting) for each in waiting[:_OPEN]),
    )


def _by_size(folded: Folded, rows: Iterable[int]) -> dict[str, set[int]]:
    """Return who wrote some comments, by the sizes that they name."""
    found: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        for size in sizes(folded.comments[row].comment.text):
            found[size].add(int(folded.person[row]))
    return found


def _unheard(folded: Folded, rows: Rows, waits: Waits) -> list[int]:
    """Return the rows of a card's comments that their authors wait upon still."""
    from_row = waits.number[np.isinf(waits.until)] - 1
    since = dict(zip(folded.person[from_row].tolist(), from_row.tolist(), strict=True))
    people = zip(rows.tolist(), folded.person[rows].tolist(), strict=True)
    return [row for row, person in people if row >= since.get(person, _NEVER)]


def _left(product: Product | None, size: str) -> int | None:
    """Return how many pieces of a size the shop file counts, however it spells it; 0 for one not listed.

    None where it counts none of them, and for what comes in one size for all.
    """
    if product is None or {usual_size(each) for each in every_size(product)} <= {ONE_SIZE}:
        return None
    own = own_size(product, size)
    left = pieces(product, size=own) if own else 0
    return left if isinstance(left, int) else None
