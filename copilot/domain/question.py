"""A group of comments that ask the same thing, and one comment's part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from copilot.domain.comment import Comment, Kind

SPLIT_OFF: Final = 1_000_000
"""From here on count the Questions that people made of parts of others: no stream opens as many."""

SURE: Final = 0.75
"""Confidence from which a reading is sure enough to tell a shop which fact its file lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a Question is from birth to the end of the session; none of it ever changes.

    Attributes:
        id: Counts from 1 in a session; those that people split off count from `SPLIT_OFF` + 1.
        topic: Id of the known topic, or None for an open group.
        kind: ``question``, ``complaint`` or ``stream_problem``.
        product: Code of the product on air when the question depends on it, else None.
    """

    id: int
    topic: str | None
    kind: Kind
    product: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One comment asks one Question.

    Attributes:
        question: The Question's id.
        topic: The finer topic that the comment matched, or None for an open group. A Question may
            gather several (exchange and return are one answer).
        confidence: How sure the reading is, 0 to 1.
        typical: How much it is put like others put it: cosine with the centre of its topic or group,
            less where it names one viewer's place, size or colour.
    """

    question: int
    topic: str | None
    confidence: float
    typical: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether the comment surely asks its topic, not only more likely than any other."""
        return self.topic is not None and self.confidence >= SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadComment:
    """A comment with what was made of it: the unit that is stored, replayed and counted.

    Attributes:
        comment: The comment.
        kind: What it is.
        asks: The Questions it counts for, the main one first; empty when it asks nothing.
        opened: The Questions that began with this comment.
        sealed: The contact that was left with an order, sealed; empty where none was, or none may be kept.
        on_air: Code of the product that its author saw on air when she typed it; None where there was none,
            or where it was not kept.
        met: Keyed digests of what its author's name is found by, where she writes for the first time; they
            are written with the comment, and not read back with it.
    """

    comment: Comment
    kind: Kind
    asks: tuple[Ask, ...]
    opened: tuple[Question, ...] = ()
    sealed: bytes = field(default=b"", repr=False)
    on_air: str | None = None
    met: tuple[bytes, ...] = field(default=(), repr=False)
