"""What viewers ask, in one call each."""

from __future__ import annotations

from typing import NamedTuple

from copilot.domain.comment import Kind
from copilot.domain.reading import Topic


class Said(NamedTuple):
    person: str
    topic: str | None
    text: str
    sure: bool = True


def topic(answer: str) -> Topic:
    """Return a topic that needs this for its answer."""
    return Topic(
        id="some_topic", card="some_topic", kind=Kind.QUESTION, trade="shared", on_air=True, answer=answer,
        arabic="الموضوع", english="The topic", covers="",
    )  # fmt: skip
