"""What a live teaches the shop's next one: lessons on what asks the same, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from copilot.domain.lesson import Lesson


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An answer of an earlier live.

    Attributes:
        topic: The known topic that it answered, or None for an open question.
        product: Code of the product it was about, or None.
        wordings: How viewers put an open question, as `copilot.domain.wording.mark` has it: no words.
        text: The words.
        by: ``presenter``, or empty for others of the shop: their names are not kept.
        at: When, Unix seconds.
    """

    topic: str | None
    product: str | None
    wordings: tuple[str, ...]
    text: str
    by: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """What people of a shop taught, the latest first."""

    lessons: tuple[Lesson, ...] = ()
    answers: tuple[Earlier, ...] = ()
