"""Words of viewers and of people of the shop, as one line that steers nothing around it."""

from __future__ import annotations

import unicodedata
from typing import Final

_LONGEST: Final = 400
_MOST_MARKS: Final = 3
_JOINERS: Final = "\u200c\u200d"
_DROPPED: Final = {"Cc", "Cf", "Cs", "Co"}


def plain(text: str) -> str:
    """Return one line without controls, direction overrides, or letters under heaps of marks.

    At most 400 characters and an ellipsis. Pages show it as text, never as markup; this keeps it from
    steering the line that it stands in.
    """
    kept: list[str] = []
    marks = 0
    for char in text[: 4 * _LONGEST]:
        if char.isspace():
            kept.append(" ")
            continue
        category = unicodedata.category(char)
        if category in _DROPPED and char not in _JOINERS:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} or char in _JOINERS else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    line = " ".join("".join(kept).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"
