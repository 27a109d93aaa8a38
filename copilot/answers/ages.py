"""Which size is for a child of some age, where the sizes of a product are ages ("4 سنين", "3-4")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from copilot.language.normalise import normalise

_OLDEST: Final = 18
_WIDEST: Final = 3
"""Years that one size spans at most; two numbers farther apart are no ages."""

_REMEMBERED: Final = 8192

_YEARS: Final = r"(?:سنين|سنه|سنوات|سنة|years?|yrs?|y|sneen|snen|sinin|senin|sana)"
_AGED: Final = re.compile(rf"(?<![\w.])(\d{{1,2}})\s*{_YEARS}\b")
_OF_AGE: Final = re.compile(
    r"\b(?:عندها|عنده|عمرها|عمره|سنها|سنه|لسن|عمر|سن|3andha|3ando|3omrha|3omro|aged?|is)\s+(\d{1,2})(?![\w.])"
)
_SOMEBODY: Final = re.compile(
    r"\b[وبل]?(?:بنتي|بنوتي|ابني|بنت|ولد|طفل|طفله|ابنتي|عندها|عنده|عمرها|عمره|سنها|لسن|لعمر|عمر|سن|bnty|benty|ebny|ibny|"
    r"3andha|3ando|3omrha|3omro|daughter|son|kid|child|girl|boy|aged?)\b"
)
_SPAN: Final = re.compile(rf"(\d{{1,2}})\s*(?:(?:-|الي|ل|to)?\s*\b(\d{{1,2}}))?\s*({_YEARS})?")


@lru_cache(maxsize=_REMEMBERED)
def age(text: str) -> int | None:
    """Return how many years old somebody is whom a text tells of; None where it tells of nobody's age."""
    spelt = normalise(text)
    if not _SOMEBODY.search(spelt):
        return None
    found = _AGED.search(spelt) or _OF_AGE.search(spelt)
    return int(found[1]) if found and 0 < int(found[1]) <= _OLDEST else None


def sizes_of_age(sizes: Sequence[str], years: int) -> tuple[tuple[str, ...], bool]:
    """Return which of a product's sizes are for an age, and whether they hold it: else the next two around.

    There are none where sizes are no ages, as bare numbers may not be, or where none is so small or so big.
    """
    spans = {size: span for size in sizes if (span := _span(size))}
    fitting = tuple(size for size, (low, high) in spans.items() if low <= years <= high)
    below = [size for size, (_, high) in spans.items() if high < years]
    above = [size for size, (low, _) in spans.items() if low > years]
    if fitting or not below or not above:
        return fitting, True
    return (max(below, key=lambda size: spans[size][1]), min(above, key=lambda size: spans[size][0])), False


def _span(size: str) -> tuple[int, int] | None:
    """Return the ages that a size is for, years; None where it is no age."""
    found = _SPAN.fullmatch(normalise(size).strip())
    if not found or not (found[2] or found[3]):
        return None
    low, high = int(found[1]), int(found[2] or found[1])
    return (low, high) if low == high <= _OLDEST or is_span(low, high) else None


def is_span(first: int, last: int) -> bool:
    """Tell whether two numbers may be one size of a child, from one age to another."""
    return 0 < last - first <= _WIDEST and last <= _OLDEST
