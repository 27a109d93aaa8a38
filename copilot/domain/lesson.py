"""What people taught the copilot about a shop: the next live of that shop knows it from the start."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A wording and what it asks, or how a card is called.

    Attributes:
        text: What a viewer wrote, redacted; empty where the lesson is about a card's name alone.
        topic: The card that it belongs to; None for a question that only this shop is asked.
        title: The name that people gave the card; for a question of the shop's own always there, and what
            tells it from others.
    """

    text: str
    topic: str | None
    title: str = ""
