"""The plain facts by which kinds and claims are judged, beside the vectors themselves."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from copilot.domain.comment import ADDRESS, PHONE
from copilot.language.normalise import normalise
from copilot.language.topics import CHATTER, OPEN, ORDER, Votes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

COSINE = 2
"""Its place among the facts of a claim."""


def kind_facts(
    texts: Sequence[str], vectors: NDArray[np.float32], shares: NDArray[np.float32], labels: tuple[str, ...]
) -> NDArray[np.float32]:
    """Return what the kind of a comment is judged by: (comments, dimensions + 10)."""
    plain = np.array([_plain_facts(text) for text in texts], dtype=np.float32).reshape(len(texts), -1)
    votes = np.stack([shares[:, places].sum(1) for places in _unlisted(labels)], axis=1)
    return np.concatenate([vectors * 4, votes * 3, plain], axis=1, dtype=np.float32)


@lru_cache(maxsize=2)
def _unlisted(labels: tuple[str, ...]) -> tuple[NDArray[np.int64], ...]:
    """Return the places of what is no known topic: chatter, orders, questions that no topic lists."""
    names = np.array(labels)
    wanted = names == CHATTER, names == ORDER, np.char.startswith(names, OPEN)
    return tuple(map(np.flatnonzero, wanted))


def claim_facts(
    votes: Votes, topics: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the nearest topics of each comment and what their claims are judged by.

    Args:
        votes: Of the comments.
        topics: Which labels are known topics: their places.
        count: How many topics to return.

    Returns:
        Places of labels (comments, count), most votes first, and facts (comments, count, 4): share of the
        votes, its log-odds, cosine, and how much nearer it is than any other label.
    """
    shares = votes.shares[:, topics]
    few = np.sort(np.argpartition(-shares, min(count, len(topics)) - 1, axis=1)[:, :count], axis=1)
    rows = np.arange(len(shares))[:, None]
    best = topics[few[rows, np.argsort(-shares[rows, few], axis=1, kind="stable")]]
    share = votes.shares[rows, best].clip(1e-4, 1 - 1e-4)
    cosine = votes.nearest[rows, best]
    others = votes.nearest.copy()
    first = others.argmax(axis=1)[:, None]
    nearest = others[rows, first]
    others[rows, first] = -np.inf
    rival = np.where(cosine >= nearest, others.max(axis=1, keepdims=True), nearest)
    facts = np.stack([share, np.log(share / (1 - share)), cosine, cosine - rival], axis=2)
    return best, facts.astype(np.float32)


def _plain_facts(text: str) -> list[float]:
    spelt = normalise(text).split()
    count = len(spelt)
    return [
        float("?" in spelt),
        float(PHONE in spelt),
        float(ADDRESS in spelt),
        float(any(word[0].isdigit() for word in spelt)),
        float(count == 1),
        float(count == 0),
        min(count, 20) / 10,
    ]
