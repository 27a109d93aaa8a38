"""In which language a comment was typed: Arabic, Arabizi or English. To answer in it, and for fairness."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from copilot.language.arabizi import is_arabic, is_arabizi
from copilot.language.normalise import normalise, words

ARABIC: Final = "arabic"
ARABIZI: Final = "arabizi"
ENGLISH: Final = "english"
OTHER: Final = "other"
TONGUES: Final = (ARABIC, ARABIZI, ENGLISH, OTHER)

_LATIN: Final = re.compile("[a-z]{2}")
COMMON: Final = frozenset(
    """
    a about after again all am an and any are at available back bag be before black blue book brand buy by
    can cash close code color colors colour colours come cost cotton cut deliver delivery do does don't
    dress easy exchange fabric fit for free from get give good green has have heels hello help hi how i if
    in info is it item its jeans last length like link live long low make many material me more much my name
    need new no not number of offer ok on one open order original out pay please pls plz pockets policy
    possible price quality real red return send set ship shipping shoes short show size sizes small sold
    some still stock stretch tell than thank thanks that the there these they this those time to today true
    try u use very wait want wash washable wear what when where which white who why will with work yes you
    or other your
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that English comments of a live sale are made of, and Arabizi ones hardly ever."""


@lru_cache(maxsize=65_536)
def tongue(text: str) -> str:
    """Return ``arabic``, ``arabizi``, ``english`` or ``other`` for what a viewer typed.

    One Arabic letter makes it Arabic: who mixes in an English word still reads Arabic. Latin script is
    English when at least half of its words are common English ones, otherwise Arabizi.
    """
    if is_arabic(text):
        return ARABIC
    typed = [word for word in words(normalise(text)) if _LATIN.search(word) or is_arabizi(word)]
    typed = [word for word in typed if not word.startswith("[")]
    if not typed:
        return OTHER
    if any(is_arabizi(word) for word in typed):
        return ARABIZI
    english = sum(word in COMMON for word in typed)
    return ENGLISH if 2 * english >= len(typed) else ARABIZI
