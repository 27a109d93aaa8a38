"""How far a review can be relied on: what is missing, what was repeated, what was pasted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

import numpy as np

from copilot.domain.figures import Copies, Insistent, Trust
from copilot.grouping.floods import COPIES, LONG, WINDOW
from copilot.review.fold import Folded, Rows, column, parted
from copilot.review.themes import plain

_OFTEN: Final = 5
"""Times that one person asks one thing before it is told."""

_SHOWN: Final = 8


def trust(folded: Folded, cards: Mapping[int, Rows], titles: Mapping[int, str]) -> Trust:
    """Return what is known of a session's own quality; `titles` names the cards to look at."""
    moments = np.sort(folded.moments)
    silences = np.diff(moments)
    longest = silences.argmax() if len(silences) else None
    return Trust(
        gaps=tuple(folded.gaps),
        missed=tuple(folded.ledger.missed.most_common()),
        silence=0.0 if longest is None else round(float(silences[longest]), 3),
        silence_at=None if longest is None else float(moments[longest]),
        unnamed=sum(not read.comment.author for read in folded.comments),
        insistent=tuple(_insistent(folded, cards, titles)),
        copies=_copies(folded),
    )


def _insistent(folded: Folded, cards: Mapping[int, Rows], titles: Mapping[int, str]) -> list[Insistent]:
    found = []
    for card, title in titles.items():
        _, times = np.unique(folded.person[cards[card]], return_counts=True)
        found += [
            Insistent(question=card, title=title, times=often) for often in times[times >= _OFTEN].tolist()
        ]
    return sorted(found, key=lambda each: (-each.times, each.question))[:_SHOWN]


def _copies(folded: Folded) -> tuple[Copies, ...]:
    """Return long texts that several people sent within a minute."""
    shapes = column(map(_shape, folded.text.words))
    shape = shapes.number[folded.text.number]
    long = np.array([len(each) >= LONG for each in shapes.words], dtype=bool)
    often = np.bincount(shape, minlength=len(long)) >= COPIES
    rows = np.flatnonzero((long & often)[shape])
    found = [
        copied
        for alike in parted(shape[rows]).values()
        if (copied := _copied(folded, rows[alike])) is not None
    ]
    return tuple(sorted(found, key=lambda each: (-each.people, each.since))[:_SHOWN])


def _shape(text: str) -> str:
    """Return the letters and digits that copies of a text have in common; nothing for a short text."""
    if len(text) < LONG:
        return ""
    shape = "".join(text.casefold().split())
    return shape if shape.isalnum() else "".join(filter(str.isalnum, shape))


def _copied(folded: Folded, rows: Rows) -> Copies | None:
    """Return the busiest minute of one text, or None when too few people sent it."""
    told = list(zip(folded.at[rows].tolist(), folded.person[rows].tolist(), strict=True))
    inside: Counter[int] = Counter()
    most, begin = 0, 0
    first, last = 0, 0
    for end, (at, person) in enumerate(told):
        inside[person] += 1
        while told[begin][0] < at - WINDOW:
            _, gone = told[begin]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            begin += 1
        if len(inside) > most:
            first, last, most = begin, end, len(inside)
    if most < COPIES:
        return None
    text = plain(folded.comments[rows[first]].comment.text)
    return Copies(text=text, people=most, since=told[first][0], until=told[last][0])
