"""Complaints and stream problems: where a wave of them began, and when it could be seen."""

from __future__ import annotations

from collections import Counter, deque

from copilot.alerts import WAVES
from copilot.domain.comment import Kind
from copilot.domain.report import Wave
from copilot.review.fold import Folded, Rows


def waves(kind: Kind, folded: Folded, rows: Rows) -> tuple[Wave, ...]:
    """Return the waves among the comments of one card, which stand in some rows.

    A wave is noticed when enough distinct people stand in the sliding window, as the alert on air is, began
    with the first comment in that window, and lasts as long as new comments find enough people in theirs.
    """
    if kind not in WAVES:
        return ()
    enough, seconds = WAVES[kind]
    found: list[_Rising] = []
    window: deque[tuple[float, int]] = deque()
    people: Counter[int] = Counter()
    rising: _Rising | None = None
    for at, person in zip(folded.at[rows].tolist(), folded.person[rows].tolist(), strict=True):
        window.append((at, person))
        people[person] += 1
        while window[0][0] < at - seconds:
            _, gone = window.popleft()
            people[gone] -= 1
            if not people[gone]:
                del people[gone]
        if len(people) < enough:
            rising = None
        elif rising is None:
            rising = _Rising(window[0][0], at, at, set(people))
            found.append(rising)
        else:
            rising.until = at
            rising.people.add(person)
    return tuple(each.wave() for each in found)


class _Rising:
    """A wave that may go on."""

    def __init__(self, since: float, noticed_at: float, until: float, people: set[int]) -> None:
        self.since, self.noticed_at, self.until, self.people = since, noticed_at, until, set(people)

    def wave(self) -> Wave:
        return Wave(since=self.since, noticed_at=self.noticed_at, until=self.until, people=len(self.people))
