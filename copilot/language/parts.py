"""The parts of a comment that lists several things: "السعر والمقاسات؟", "price, sizes"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_MOST: Final = 4
_LONGEST: Final = 400

_BETWEEN: Final = re.compile(
    r"[?؟،,/+\n;.!]+|\s+(?:و|w|and|&)\s+"
    r"|\s+و(?=ال|(?:سعر|مقاسات|[اأ]لوان|شحن|توصيل)(?!\w))"
    r"|\s+w(?=[ei]l\s?(?:se?3r|ma2as|alwan|sha7n|tawseel|price|size))"
)
"""An "and" is joined to the next word; only before what is often listed is it surely one (وزن، welad)."""


def parts_of(text: str) -> list[str]:
    """Return the parts of a comment that lists several things; none for a plain one."""
    parts = [part for part in _BETWEEN.split(text[:_LONGEST]) if part.strip()]
    return parts if 1 < len(parts) <= _MOST else []


def each_part(text: str, change: Callable[[str], str]) -> str:
    """Return a comment with each of its parts changed, and what stands between them as it was."""
    changed, end = [], 0
    for between in _BETWEEN.finditer(text):
        changed += [change(text[end : between.start()]), between[0]]
        end = between.end()
    return "".join((*changed, change(text[end:])))
