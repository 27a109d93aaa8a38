"""Which sizes and colours a comment names, in whatever script and spelling."""

from __future__ import annotations

from copilot.answers.vocabulary import standard


def sizes(text: str) -> tuple[str, ...]:
    """Return the sizes that a comment names, each once: ``S`` to ``6XL``, and 34 to 58.

    A number that measures a person or an amount (80 كيلو, طولي 165) is no size.
    """
    return standard().find(text).sizes


def colours(text: str) -> tuple[str, ...]:
    """Return the colours that a comment names, in Arabic, each once."""
    return standard().find(text).colours
