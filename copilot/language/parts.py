"""The parts of a comment that lists several things: "السعر والمقاسات؟", "price, sizes"."""

from __future__ import annotations

import re
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
