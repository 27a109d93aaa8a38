"""How far a review can be relied on: what is missing, what was repeated, what was pasted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Final

import numpy as np

from copilot.domain.figures import Copies, Insistent, Trust
from copilot.grouping.floods import COPIES, LONG, WINDOW
from copilot.review.fold import Folded, Heard
from copilot.review.themes import plain

_OFTEN: Final = 5
"""Times that one person asks one thing before it is told."""

_SHOWN: Final = 8


def trust(folded: Folded, cards: Mapping[int, Sequence[Heard]], titles: Mapping[int, str]) -> Trust:
    """Return what is known of a session's own quality; `titles` names the cards to look at."""
    moments = np.sort(folded.moments)
    silences = np.diff(moments)
    longest = silences.argmax() if len(silences) else None
    return Trust(
        gaps=tuple(folded.gaps),
        missed=tuple(folded.ledger.missed.most_common()),
        silence=0.0 if longest is None else round(float(silences[longest]), 3),
        silence_at=None if longest is None else float(moments[longest]),
        unnamed=sum(not heard.read.comment.author for heard in folded.heard),
        insistent=tuple(_insistent(cards, titles)),
        copies=_copies(folded.heard),
    )


def _insistent(cards: Mapping[int, Sequence[Heard]], titles: Mapping[int, str]) -> list[Insistent]:
    found = [
        Insistent(question=card, title=title, times=times)
        for card, title in titles.items()
        for times in Counter(map(attrgetter("person"), cards[card])).values()
        if times >= _OFTEN
    ]
    return sorted(found, key=lambda each: (-each.times, each.question))[:_SHOWN]


def _copies(comments: Iterable[Heard]) -> tuple[Copies, ...]:
    """Return long texts that several people sent within a minute."""
    alike: dict[str, list[Heard]] = defaultdict(list)
    for heard in comments:
        text = heard.read.comment.text
        if len(text) >= LONG:
            shape = "".join(filter(str.isalnum, text.casefold()))
            if len(shape) >= LONG:
                alike[shape].append(heard)
    found = [copied for told in alike.values() if len(told) >= COPIES and (copied := _copied(told))]
    return tuple(sorted(found, key=lambda each: (-each.people, each.since))[:_SHOWN])


def _copied(told: Sequence[Heard]) -> Copies | None:
    """Return the busiest minute of one text, or None when too few people sent it."""
    best: Sequence[Heard] = ()
    inside: Counter[int] = Counter()
    most, begin = 0, 0
    for end, heard in enumerate(told):
        inside[heard.person] += 1
        while told[begin].at < heard.at - WINDOW:
            gone = told[begin].person
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            begin += 1
        if len(inside) > most:
            best, most = told[begin : end + 1], len(inside)
    if most < COPIES:
        return None
    text = plain(best[0].read.comment.text)
    return Copies(text=text, people=most, since=best[0].at, until=best[-1].at)
