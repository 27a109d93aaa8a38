"""The calm order of the cards: how many people wait, faded with time, with a chance for what rises.

A Question's weight is the number of distinct people waiting, each fading with a half-life of eight
minutes, plus the same with a half-life of one minute: what many ask just now overtakes what many asked
before, and what nobody repeats sinks. Order is reconsidered at most once every `EVERY` seconds of the
stream, and two neighbours change places only when the lower one is clearly heavier (`MARGIN`): a card
does not jump because one more person asked.

Product-bound Questions of another product than the one on air step aside until that product returns: who saw
it on air has seen it go. Who asks for it by its name now waits now, and for those alone it has its card.
"""

from __future__ import annotations

from heapq import nlargest
from typing import Final

from copilot.domain.comment import Kind
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import Tally
from copilot.grouping.waiting import Waiting

EVERY: Final = 3.0
"""Seconds of the stream between two looks at the order."""

MARGIN: Final = 1.2
"""How many times heavier the lower of two neighbours must be to pass the upper one."""

DEPTH: Final = 60
"""Cards that are kept in order; more than any view shows."""

ENOUGH: Final = 12
"""Cards asked by several from which a question of one person alone has no place on the board."""

_RISING_PEOPLE: Final = 2.5
_RISING_SHARE: Final = 0.45


class Ranking:
    """Keeps the order of a ledger's cards. Feed it after every entry; ask it at any time."""

    def __init__(self) -> None:
        self._order: list[int] = []
        self._next = 0.0
        self._seen_changes = -1

    def advance(self, ledger: Ledger, at: float) -> None:
        """Reconsider the order if a look is due before `at`; call it before an entry is recorded.

        Looks stand on a fixed grid of the stream's time, so that a replay gives the same order.
        """
        if at < self._next or ledger.changes == self._seen_changes:
            return
        if ledger.changes:
            self._reorder(ledger, self._next)
        self._next = max(self._next, ledger.at - ledger.at % EVERY + EVERY)
        self._seen_changes = ledger.changes

    def order(self, ledger: Ledger) -> list[Tally]:
        """Return the cards' tallies, best first: pinned, then by the calm order, then newcomers."""
        heads = {tally.question.id: tally for tally in _worth_a_card(_on(ledger))}
        known = [heads.pop(number) for number in self._order if number in heads]
        newcomers = sorted(heads.values(), key=lambda tally: -weight(ledger, tally))
        return sorted([*known, *newcomers], key=lambda tally: not tally.pinned)[:DEPTH]

    def _reorder(self, ledger: Ledger, at: float) -> None:
        """Let the heaviest `DEPTH` cards keep their order, but for neighbours that clearly have to swap."""
        weights = {tally.question.id: weight(ledger, tally, at) for tally in _on(ledger)}
        heaviest = nlargest(DEPTH, weights, key=lambda number: (weights[number], -number))
        stay = set(heaviest).intersection(self._order)
        order = [number for number in self._order if number in stay] + [n for n in heaviest if n not in stay]
        swapped = True
        while swapped:
            swapped = False
            for lower in range(1, len(order)):
                one, other = order[lower - 1], order[lower]
                if weights[other] > weights[one] * MARGIN:
                    order[lower - 1], order[lower] = other, one
                    swapped = True
        self._order = order


def weight(ledger: Ledger, tally: Tally, at: float | None = None) -> float:
    """Return how heavily a card's people weigh at a moment (default: the ledger's own).

    A stream problem is over when nobody says so any more: only the short memory counts.
    """
    moment = ledger.at if at is None else max(at, ledger.at)
    passing = tally.question.kind is Kind.STREAM_PROBLEM
    heavy = 0.0
    for waiting in _waiting(ledger, tally):
        heavy += waiting.fast.now(moment) + (0.0 if passing else waiting.slow.now(moment))
    return heavy


def is_rising(ledger: Ledger, tally: Tally) -> bool:
    """Tell whether many of those who wait for a card asked within the last minute or so."""
    waiting = _waiting(ledger, tally)
    fast = sum(each.fast.now(ledger.at) for each in waiting)
    return fast >= _RISING_PEOPLE and fast >= _RISING_SHARE * sum(
        each.slow.now(ledger.at) for each in waiting
    )


def is_elsewhere(ledger: Ledger, tally: Tally) -> bool:
    """Tell whether a Question is about another product than the one on air."""
    return tally.question.product is not None and ledger.showing not in {None, tally.question.product}


def _waiting(ledger: Ledger, tally: Tally) -> list[Waiting]:
    """Return who of a card's parts counts now."""
    showing = ledger.showing
    return [
        part.queue if part.question.product in {None, showing} or showing is None else part.callers
        for part in ledger.parts(tally)
    ]


def _worth_a_card(tallies: list[Tally]) -> list[Tally]:
    """Leave out what one person alone asks, once enough is asked by several."""
    shared = [t for t in tallies if len(t.askers) > 1 or t.merged or t.pinned or t.answer or t.proposal]
    return shared if len(shared) >= ENOUGH else tallies


def _on(ledger: Ledger) -> list[Tally]:
    """Return the cards that are on the board now."""
    showing = ledger.showing
    return [
        tally
        for tally in ledger.heads()
        if not tally.hidden
        and (
            showing is None
            or tally.question.product in {None, showing}
            or tally.pinned
            or any(part.called for part in ledger.parts(tally))
        )
    ]
