"""A second look at what was asked lately: which comments belong together when they are seen side by side.

A comment is first read alone, and joins the topic or group that is nearest then. With hundreds of others
beside it one sees better. So once a minute of the stream the recent distinct wordings are clustered anew, and
a wording that landed elsewhere than most of its cluster counts for the Question of the majority from then on.
Questions keep their ids, none is made and none is deleted; what people did stands (see `Ledger`).

The clustering is average linkage (Sokal & Michener 1958) by nearest-neighbour chains (Murtagh 1983), over a
comment's vector beside its similarity profile, the votes of all topics: what something is not like
describes it too. HDBSCAN on the same vectors finds less (see ``make bench-language``) and needs two large
packages. What a look costs, `tests.benchmarks.stages` tells.

In a field that no topic is about, all comments are like each other and like a few topics. So what all have in
common is taken off first (centring; Mu & Viswanath 2018 do it to vectors of words), a profile weighs as much
as its first card has of the votes, and where a part of a cluster was left open, a topic keeps it only with
better than even odds. B-cubed F1 of what comments count for in the end, mean over three streams of each set
(`dominated`: six streams in which three in five questions are one and the same), all with the model of 90,000
phrases that came before the present one, and with profiles of all cards:

| | 12 of shops | 3 of clinics | 5 of other fields | dominated |
| --- | --- | --- | --- | --- |
| vector and profile as they are, the majority's | 0.803 | 0.757 | 0.487 | 0.736 |
| … profile by its first card's share | 0.803 | 0.756 | 0.513 | 0.740 |
| … what all have in common taken off | 0.804 | 0.767 | 0.529 | 0.744 |
| … topics let go what others may have (kept) | 0.805 | 0.769 | 0.551 | 0.734 |
| … what the average comment has taken off, `LEAST` 0.28 | 0.805 | 0.761 | 0.555 | 0.688 |
| … and each cluster let go is a Question of its own | 0.806 | 0.761 | 0.559 | – |
| the first row, topics let go | 0.803 | 0.759 | 0.507 | 0.724 |

`LEAST` from 0.23 to 0.28 differs by less than 0.01 in every column but the last, where less is better.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from copilot.domain.wording import mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.domain.reading import Reading

EVERY: Final = 60.0
"""Seconds of the stream from one look to the next."""

WINDOW: Final = 700
"""Distinct wordings that are looked at, the latest ones."""

FEWEST: Final = 24
"""New wordings without which there is nothing to look at."""

LEAST: Final = 0.23
"""Average likeness within a cluster from which it holds together."""

UNHEARD: Final = 8
"""Groups that have nothing in common with any other, counted among those that were heard."""

EVEN: Final = 0.5
"""The confidence from which a topic has a cluster that was partly left open."""

READ_ALIKE: Final = 0.2
"""What is added to the likeness of two wordings that were surely read as the same topic."""


class Group(NamedTuple):
    """What a wording was read as: a topic's card, or the Question of an open group."""

    topic: str | None
    question: int


class Wording(NamedTuple):
    """A distinct wording of one Question.

    Attributes:
        group: What it was read as.
        product: Code of the product on air when it was typed last, or None.
        reading: Of the comment that typed it last.
        confidence: How sure it was then that it asks this, given what the live was about.
    """

    group: Group
    product: str | None
    reading: Reading
    confidence: float


class Consolidation:
    """Notes what is asked and says, every now and then, what counts for another Question."""

    def __init__(self) -> None:
        self._recent: OrderedDict[tuple[int, str], Wording] = OrderedDict()
        self._routes: dict[tuple[int, str], int] = {}
        self._fresh = 0
        self._looked_at: float | None = None

    def note(
        self,
        text: str,
        reading: Reading,
        *,
        question: int,
        topic: str | None,
        confidence: float,
        product: str | None,
        at: float,
    ) -> None:
        """Note a comment that asks one Question.

        Args:
            text: As it is kept.
            reading: Of the comment.
            question: The Question that it was read as.
            topic: The topic of that Question's card, or None for an open group.
            confidence: How sure that is, 0 to 1.
            product: Code of the product on air, or None.
            at: The stream's time, Unix seconds.
        """
        if self._looked_at is None:
            self._looked_at = at
        key = question, mark(text)
        if key not in self._recent:
            self._fresh += 1
        self._recent[key] = Wording(
            Group(topic, question if topic is None else 0), product, reading, confidence
        )
        self._recent.move_to_end(key)
        if len(self._recent) > WINDOW:
            self._routes.pop(self._recent.popitem(last=False)[0], None)

    def restore(self, moves: Sequence[tuple[int, str, int]], at: float) -> None:
        """Take up what an earlier look found, so that a session goes on as it was."""
        self._looked(at)
        for question, words, into in moves:
            self._routes[question, words] = into

    def moves(
        self, at: float, by_topic: Mapping[tuple[str, str | None], int], bound: Mapping[str, bool]
    ) -> tuple[tuple[int, str, int], ...]:
        """Return which wordings count elsewhere from now on; mostly, and when it is not yet time, nothing.

        Args:
            at: The stream's time, Unix seconds.
            by_topic: The Question of each card and product.
            bound: For each card whether its answer depends on the product.

        Returns:
            (Question as read, mark of the wording, Question that it counts for), in order of arrival.
        """
        if self._looked_at is None or at < self._looked_at + EVERY or self._fresh < FEWEST:
            return ()
        self._looked(at)
        keys, wordings = list(self._recent), list(self._recent.values())
        wanted: dict[int, int] = {}
        for members in clusters(_features(wordings), LEAST):
            most = _owner([wordings[place] for place in members])
            for place in members:
                product = wordings[place].product if most.topic and bound[most.topic] else None
                question = most.question if most.topic is None else by_topic.get((most.topic, product), 0)
                wanted[place] = question or keys[place][0]
        changed = []
        for place in sorted(wanted):
            key, into = keys[place], wanted[place]
            if self._routes.get(key, key[0]) != into:
                self._routes[key] = into
                changed.append((*key, into))
        return tuple(changed)

    def _looked(self, at: float) -> None:
        self._looked_at, self._fresh = at, 0


def clusters(features: NDArray[np.float32], least: float) -> list[list[int]]:
    """Return the clusters of average linkage: rows that are on average as like each other as `least`.

    Args:
        features: (rows, dimensions); the product of two rows is how like they are.
        least: Where to stop.

    Returns:
        Places of rows, each in one cluster. Takes time and memory that grow with the square of the rows.
    """
    near = features @ features.T
    np.fill_diagonal(near, -np.inf)
    members = {place: [place] for place in range(len(features))}
    waiting = list(members)
    chain: list[int] = []
    found = []
    while waiting or chain:
        if not chain:
            chain = [waiting.pop()]
            if chain[0] not in members:
                chain = []
                continue
        last = chain[-1]
        nearest = int(near[last].argmax())
        if len(chain) > 1 and near[last, chain[-2]] >= near[last, nearest]:
            nearest = chain[-2]
        if near[last, nearest] < least:  # nothing that merges later can be nearer: the linkage is reducible
            found.append(sorted(members.pop(last)))
            near[last], near[:, last] = -np.inf, -np.inf
            chain.pop()
        elif len(chain) > 1 and nearest == chain[-2]:
            _merge(near, members, last, nearest)
            del chain[-2:]
            waiting.append(last)
        else:
            chain.append(nearest)
    return found


def _merge(near: NDArray[np.float32], members: dict[int, list[int]], one: int, other: int) -> None:
    """Let `one` take `other` in; the average of averages, each by its size."""
    sizes = len(members[one]), len(members[other])
    merged = (sizes[0] * near[one] + sizes[1] * near[other]) / sum(sizes)
    merged[one] = -np.inf
    near[one], near[:, one] = merged, merged
    near[other], near[:, other] = -np.inf, -np.inf
    members[one] += members.pop(other)


def _owner(members: Sequence[Wording]) -> Group:
    """Return what a cluster counts for: for what most of it was read as.

    Unless that is a topic, some of it was read as an open group, and hardly any of it surely asks something
    that is listed. Two topics that share a cluster are not left to the one open wording among them.
    """
    most = _majority([each.group for each in members])
    left_open = [each.group for each in members if each.group.topic is None]
    if most.topic is None or not left_open:
        return most
    sure = sum(each.confidence for each in members if each.group.topic)
    return most if sure >= EVEN * len(members) else _majority(left_open)


def _majority(groups: Sequence[Group]) -> Group:
    """Return the commonest; of equals a topic rather than an open group, then the oldest."""
    counts = Counter(groups)
    return min(counts, key=lambda group: (-counts[group], group.topic is None, group.question, group.topic))


def _features(wordings: Sequence[Wording]) -> NDArray[np.float32]:
    """Return the vector of each beside its profile and what it was read as, one row each.

    The product of two rows is their likeness: the cosine of vectors and profiles, less what all have in
    common, and `READ_ALIKE` where both were surely read as the same topic.
    """
    topics = list(dict.fromkeys(each.group.topic for each in wordings if each.group.topic))
    cards = np.unique(np.concatenate([each.reading.profile["card"] for each in wordings]))
    vector = wordings[0].reading.vector
    read = len(vector) + len(cards)
    features = np.zeros((len(wordings), read + len(topics)), dtype=np.float32)  # some megabytes: no copies
    for row, each in zip(features, wordings, strict=True):
        row[: len(vector)] = each.reading.vector
        profile = each.reading.profile
        row[len(vector) + np.searchsorted(cards, profile["card"])] = profile["weight"]
        row[len(vector) : read] *= row[len(vector) : read].max(initial=0) ** 2  # what its first card has
    common = _in_common(features[:, :read], [each.group for each in wordings])
    for row, each in zip(features, wordings, strict=True):
        row[:read] -= common
        row[:read] /= np.linalg.norm(row[:read]) or 1
        if each.group.topic:
            sure = each.reading.candidates[0].confidence if each.reading.candidates else 0.0
            row[read + topics.index(each.group.topic)] = np.sqrt(READ_ALIKE * sure)
    return features


def _in_common(rows: NDArray[np.float32], groups: Sequence[Group]) -> NDArray[np.float32]:
    """Return the mean of the groups' means: what half of a live asks is not what all have in common."""
    sizes = Counter(groups)
    groups_counted = len(sizes) + UNHEARD
    weights = np.array([1 / (sizes[group] * groups_counted) for group in groups], dtype=np.float32)
    return np.asarray(weights @ rows)
