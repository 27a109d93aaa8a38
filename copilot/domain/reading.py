"""What the language layer makes of one text, and the topics it knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from copilot.domain.comment import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A thing that viewers are known to ask: what one spoken answer settles, given the product on air.

    Attributes:
        id: Its name, in snake case.
        card: The topic under whose Question its comments are grouped; its own id, or another's when
            one answer settles both (exchange and return).
        kind: ``question``, ``complaint`` or ``stream_problem``.
        trade: Where it comes up: ``shared``, ``clothes``, ``perfume`` …
        on_air: It depends on the product on air.
        answer: Which fact of the shop answers it: ``price``, ``fact:fabric``, ``policy:exchange`` …
            ``presenter`` when only she can, ``none`` when nothing can.
        arabic: Its name for Arabic readers.
        english: Its name for English readers.
        covers: What belongs to it and what does not, in one line.
    """

    id: str
    card: str
    kind: Kind
    trade: str
    on_air: bool
    answer: str
    arabic: str
    english: str
    covers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMatch:
    """A topic that a text asks about.

    Attributes:
        topic: The topic's id.
        confidence: Calibrated chance that it asks this, 0 to 1.
        typical: Cosine with the topic's centre: how much it is put like others put it, -1 to 1.
    """

    topic: str
    confidence: float
    typical: float = 0.0


PROFILE: Final = np.dtype([("card", np.uint16), ("weight", np.float16)])
"""A card by its place in the catalogue's order, and the square root of its share of the votes."""


def _nobody() -> NDArray[np.void]:
    return np.zeros(0, dtype=PROFILE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reading:
    """What a text is and asks.

    Attributes:
        kind: What it is.
        topics: Known topics it asks about, the main one first; empty for an open question and for
            what asks nothing.
        confidence: How sure `kind` is, 0 to 1.
        candidates: The topics that came nearest, claimed or not, the likeliest first. Whoever knows more than
            one comment, such as what this shop sells, may weigh them anew.
        profile: The cards with most of its votes, `PROFILE`, shape ``(cards,)``; the weights of all cards
            would be of length one. What it is like and what not. Empty where nobody voted.
        vector: Unit vector, shape ``(dimensions,)``, float32; zero when the text holds nothing.
        text: The normalised text.
    """

    kind: Kind
    topics: tuple[TopicMatch, ...]
    candidates: tuple[TopicMatch, ...] = ()
    confidence: float
    vector: NDArray[np.float32]
    text: str
    profile: NDArray[np.void] = field(default_factory=_nobody)
