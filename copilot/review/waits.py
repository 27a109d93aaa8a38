"""Who waited for what, from when, until when: a row for each wait, in columns.

Half of a live's comments begin a wait, and the review looks at all waits from four sides: columns cost a
third of what objects would.
"""

from __future__ import annotations

from math import ceil
from statistics import median
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copilot.domain.figures import Coverage
from copilot.grouping.tally import Tally
from copilot.review.fold import Folded, Rows, parted

_NEVER: Final = np.inf


_SLOT: Final = 600.0
_MOST_SLOTS: Final = 144


def slot(length: float) -> float:
    """Return how many seconds of a live are told together: ten minutes, or more of a long one."""
    return _SLOT * max(1, ceil(length / _SLOT / _MOST_SLOTS))


class Waits(NamedTuple):
    """Some waits, each of one person for one Question, in the order in which they began.

    Attributes:
        card: The Question's id, as the card ended.
        part: The id of the Question that counts it, merged or not.
        recognised: Whether that one has a known topic.
        person: Who waits, as `copilot.grouping.said.Book` numbers people.
        number: The place of what she wrote first among the session's comments, from 1.
        since: When she asked first, Unix seconds.
        until: When she was answered; infinite where nobody did.
    """

    card: NDArray[np.int64]
    part: NDArray[np.int64]
    recognised: NDArray[np.bool_]
    person: NDArray[np.uint32]
    number: NDArray[np.uint32]
    since: NDArray[np.float64]
    until: NDArray[np.float64]

    def of(self, rows: Rows | NDArray[np.bool_]) -> Waits:
        """Return those in some rows."""
        return Waits(
            self.card[rows],
            self.part[rows],
            self.recognised[rows],
            self.person[rows],
            self.number[rows],
            self.since[rows],
            self.until[rows],
        )

    def apart(self, keys: NDArray[np.int64] | NDArray[np.uint32]) -> dict[int, Waits]:
        """Return them by their keys, of which each has one."""
        return {key: self.of(rows) for key, rows in parted(keys).items()}

    @property
    def coverage(self) -> Coverage:
        """How many of them ended with an answer, and how fast."""
        took = (self.until - self.since)[self.until < _NEVER].tolist()
        return Coverage(
            waits=len(self.until),
            answered=len(took),
            median_wait=round(median(took), 3) if took else None,
            longest_wait=round(max(took), 3) if took else None,
        )


def waits(folded: Folded) -> Waits:
    """Return every wait of a session.

    Who asks again before she was answered still waits; who asks again afterwards waits anew.
    """
    ledger = folded.ledger
    asks = ledger.book.asks()
    card, until = asks.place.copy(), np.full(len(asks.place), _NEVER)
    recognised = np.zeros(len(asks.place), dtype=bool)
    for head in ledger.heads():
        for part in ledger.parts(head):
            rows = part.said.rows()
            card[rows] = head.question.id
            recognised[rows] = part.question.topic is not None
            until[rows] = _answered(part, asks.number[rows])
    order = np.lexsort((until, asks.person, card))
    keys = np.stack([card, asks.person, until])[:, order]
    first = np.append(True, (keys[:, 1:] != keys[:, :-1]).any(axis=0))[: len(order)]
    every = Waits(card, asks.place, recognised, asks.person, asks.number, asks.at, until)
    return every.of(np.sort(order[first]))


def _answered(part: Tally, numbers: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return when comments of these numbers were answered: by the first answer that came after each."""
    answers = part.settlements()
    places = np.searchsorted([answer.comments for answer in answers], numbers)
    return np.array([*(answer.at for answer in answers), _NEVER])[places]
