"""Small pieces of Egyptian Arabic that every sentence shares: amounts, counted nouns, lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_TWO: Final = 2
_PLURAL: Final = range(3, 11)


def money(amount: float, currency: str) -> str:
    """Return an amount as it is said: with decimals only where there are some."""
    return f"{amount:.2f} {currency}" if amount % 1 else f"{amount:.0f} {currency}"


def counted(number: int, one: str, two: str, few: str, many: str) -> str:
    """Return a number with its noun in the right form: one, two, three to ten, eleven and more."""
    if number == 1:
        return one
    if number == _TWO:
        return two
    return f"{number} {few if number in _PLURAL else many}"


def days(number: int) -> str:
    """Return a number of days."""
    return counted(number, "يوم", "يومين", "أيام", "يوم")


def to(noun: str) -> str:
    """Return a noun with "to" before it, written as one word: للقاهرة, ليومين, لـ 4 أيام."""
    if noun[:1].isascii():
        return f"لـ {noun}"
    return f"لل{noun[2:]}" if noun.startswith("ال") else f"ل{noun}"


def listed(items: Iterable[str]) -> str:
    """Return items as one phrase with Arabic commas."""
    return "، ".join(items)
