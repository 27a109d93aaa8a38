"""When two comments say the same words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

LONGEST: Final = 120
"""Characters of a wording that are shown and compared."""


def worded(text: str) -> str:
    """Return a comment as a wording: one line, at most 120 characters."""
    return " ".join(text[: 4 * LONGEST].split())[:LONGEST].rstrip()


def same_words(text: str) -> str:
    """Return what comments of the same words have in common, whatever their letter case and spacing."""
    same = worded(text).casefold()
    return same if len(same) <= LONGEST else worded(same)  # small letters may be longer than capital ones


@lru_cache(maxsize=4096)
def mark(text: str) -> str:
    """Return a short mark that comments of the same words share, and that does not tell the words."""
    return blake2b(same_words(text).encode(errors="replace"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way in which viewers put a Question.

    Attributes:
        text: As somebody typed it, as a wording. Plain, never markup.
        people: Distinct people who put it so.
    """

    text: str
    people: int
