"""What only calls somebody or asks how she is, with a question mark or not: "ندى حبيبتي؟", "ezayek ya Nada?".

The layer that judges kinds takes a question mark behind few words for a question; nobody can answer a name.
And it takes a name for talk among viewers, though everybody calls the presenter by hers: what is said beside
a call is read without it.
"""

from __future__ import annotations

from typing import Final

from copilot.domain.comment import NAME
from copilot.language.names import AMBIGUOUS, GIVEN, TELLING
from copilot.language.normalise import normalise, words
from copilot.language.vocative import ENDEARMENTS, PARTICLES, calls

_HOW_ARE_YOU: Final = frozenset(
    normalise(phrase)
    for phrase in """
        عاملة ايه | عامله اي | عاملين ايه | ازيك | ازيكم | ازيكو | ازيك عاملة ايه | اخبارك | اخبارك ايه
        ايه الاخبار | ايه اخبارك | 3amla eh | 3amla eih | 3amlin eh | ezayek | ezayik | ezayko
        ezayak | izayik | a5barek | a5barek eh | akhbarek eh | how are you | how are u | how r u
        hows it going
    """.replace("\n", "|").split("|")
    if phrase.strip()
)

_NAMES: Final = GIVEN | AMBIGUOUS | ENDEARMENTS | {NAME}
_SAY_NOTHING: Final = PARTICLES | ENDEARMENTS | TELLING
_ASKING: Final = "?؟"


def without_call(text: str) -> str:
    """Return a comment less whom it calls by name ("يا ندى"); itself where it says nothing else."""
    if not calls(text):
        return text  # as nearly all
    said = text.split()
    kept: list[str] = []
    for word in said:
        if kept and normalise(kept[-1]) in PARTICLES and normalise(word.rstrip(_ASKING)) in _NAMES:
            kept[-1:] = [_ASKING[-1]] if word[-1] in _ASKING else []
        else:
            kept.append(word)
    return " ".join(kept) if len(kept) < len(said) and any(map(str.isalpha, "".join(kept))) else text


def only_greets(spelt: str) -> bool:
    """Tell whether a comment, normalised, calls somebody or asks how she is, and says nothing else."""
    said = [word for word in words(spelt) if any(map(str.isalnum, word))]
    left = [word for word in said if word not in _SAY_NOTHING]
    return bool(said) and (not left or " ".join(left) in _HOW_ARE_YOU)
