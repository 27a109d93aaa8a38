"""Other people's words as one line that steers nothing around it, on whatever surface it is shown.

A viewer may type anything: direction overrides that turn the whole line round, an isolate that is never
closed and swallows the quotation mark after it, a hundred combining marks on one letter, line feeds.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"  # Persian spelling and joined emoji need them
_MOST_MARKS: Final = 3
_DROPPED: Final = {"Cc", "Cf", "Cs", "Co"}


def one_line(text: str, longest: int) -> str:
    """Return `text` as one line of at most `longest` characters, and an ellipsis where more was typed.

    Controls, direction marks and overrides, lone surrogates and private characters are left out, white
    space becomes single spaces, and no letter carries more than three combining marks.
    """
    kept: list[str] = []
    marks = 0
    for char in text[: 4 * longest]:
        if char.isspace():
            char = " "  # noqa: PLW2901 (every kind of white space is one)
        category = unicodedata.category(char)
        if category in _DROPPED and char not in _JOINERS:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} or char in _JOINERS else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest else line[:longest].rstrip() + "…"
