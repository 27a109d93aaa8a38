"""What a session says once it was gone through."""

from __future__ import annotations

from dataclasses import replace

from copilot.domain.command import Merge
from copilot.domain.log import Entry
from copilot.review.fold import fold
from tests.builders import Entries


def test_who_asks_one_thing_in_both_parts_of_a_merged_card_counts_once() -> None:
    make = Entries()

    def ask(question: int, author: str, topic: str) -> Entry:
        read = make.ask(question, author=author)
        return replace(read, asks=tuple(replace(each, topic=topic) for each in read.asks))

    said = [ask(1, "a", "price"), ask(2, "a", "price"), ask(2, "b", "cost"), ask(1, "a", "price")]
    folded = fold([*said, make.command(Merge(source=2, target=1))])
    card = folded.ledger.tally(1)
    assert folded.topics(card) == {"price": 1, "cost": 1}
    assert len(folded.surely(card)) == 2
