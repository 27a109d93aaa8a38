"""The governorates of Egypt and the places people name instead: their towns, and quarters of the large ones.

What a viewer calls home in one word tells the shop what delivery costs; it gives nobody away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copilot.assets import asset
from copilot.language.normalise import normalise

_TOWNS: Final = {
    normalise(name): governorate
    for line in asset("privacy", "towns.tsv").read_text(encoding="utf-8").splitlines()
    if line[:1] != "#"
    for governorate, names in [line.split("	")]
    for name in names.split("|")
}
TOWN_WORDS: Final = frozenset(word for name in _TOWNS for word in name.split())
"""Every word of a place's name."""

_LONGEST: Final = 3
_PREFIXES: Final = ("ل", "ب", "ف", "و")


def town_at(words: Sequence[str], at: int) -> tuple[int, str]:
    """Return how many words from `at` on name a place, and its governorate; 0 and "" for none.

    Args:
        words: Words of a normalised text.
        at: The first word's place.
    """
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        said = " ".join(words[at : at + count])
        for name in (
            said,
            said[1:] if said.startswith(_PREFIXES) else "",
            f"ال{said[2:]}" if said[:2] == "لل" else "",
        ):
            if name in _TOWNS:
                return count, _TOWNS[name]
    return 0, ""


def governorate(text: str) -> str:
    """Return the first governorate that a text names, itself or by a town or quarter; empty for none."""
    words = normalise(text).split()
    return next((found for at in range(len(words)) if (found := town_at(words, at)[1])), "")
