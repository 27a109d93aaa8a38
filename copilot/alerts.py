"""What can't wait for its turn among the cards: messages, viewers who can't hear, faults, floods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pyroaring import BitMap

from copilot.domain.board import Alert, AlertKind
from copilot.domain.comment import Kind
from copilot.grouping.floods import Floods
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import Tally

_FLOOD_STANDS: Final = 30.0
"""Seconds of the stream that a flood is told."""

WAVES: Final = {Kind.STREAM_PROBLEM: (3, 90.0), Kind.COMPLAINT: (4, 180.0)}
"""From how many people within how many seconds a Question of a kind is a wave: it raises an alert."""

_ALERTS: Final = {
    Kind.STREAM_PROBLEM: AlertKind.STREAM_PROBLEM,
    Kind.COMPLAINT: AlertKind.COMPLAINTS,
}

_MESSAGE_STANDS: Final = 180.0
"""Seconds of the stream that a message to the presenter stands."""


def alerts(ledger: Ledger, tallies: Sequence[Tally], floods: Floods, *, shop_fault: str) -> Iterator[Alert]:
    """Give the alerts that stand, most urgent first.

    Args:
        ledger: Who said what when.
        tallies: The cards of the board.
        floods: What was pasted by many.
        shop_fault: What is wrong with the shop file; empty while nothing is.
    """
    for note in ledger.messages.since(ledger.at - _MESSAGE_STANDS):
        yield Alert(kind=AlertKind.MESSAGE, text=note.text, message=note.number, by=note.by)
    for tally in tallies:
        if tally.question.kind not in WAVES:
            continue
        enough, seconds = WAVES[tally.question.kind]
        since = ledger.at - seconds
        people = BitMap().union(
            *(part.waiting & part.said.people(since=since) for part in ledger.parts(tally))
        )
        if len(people) >= enough:
            kind = _ALERTS[tally.question.kind]
            yield Alert(kind=kind, text=tally.title, people=len(people), question=tally.question.id)
    if shop_fault:
        yield Alert(kind=AlertKind.SHOP, text=shop_fault)
    if floods.copied_at >= ledger.at - _FLOOD_STANDS:
        yield Alert(kind=AlertKind.FLOOD, text=floods.copied, people=floods.copiers)
