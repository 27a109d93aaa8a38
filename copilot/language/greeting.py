"""What only calls somebody or asks how she is, with a question mark or not: "ندى حبيبتي؟", "ezayek ya Nada?".

The layer that judges kinds takes a question mark behind few words for a question; nobody can answer a name.
And it takes a name for talk among viewers, though everybody calls the presenter by hers: what is said beside
a call is read without it.
"""

from __future__ import annotations

from typing import Final

from copilot.domain.comment import NAME
from copilot.language.names import AMBIGUOUS, CALLS, GIVEN, TELLING
from copilot.language.normalise import normalise, words

_CALLS: Final = frozenset(
    normalise(
        "يا حبيبتي حبيبتى حبيبة حبيبه حبيبي قلبي قلبى روحي حياتي عمري عيوني قمر قمري عسل عسولة جميلة جميل "
        "حلوة باشا فندم ya habibty habibti 7abibty 7abebty 7abibti habebty albi 2alby 2albi alby rohy 3omry "
        "3yony amar asal 3asal dear darling honey hun"
    ).split()
)
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

_NAMES: Final = (GIVEN | AMBIGUOUS | _CALLS | {NAME}) - CALLS
_ASKING: Final = "?؟"


def without_call(text: str) -> str:
    """Return a comment less whom it calls by name ("يا ندى"); itself where it says nothing else."""
    said = text.split()
    kept = list[str]()
    for word in said:
        if kept and normalise(kept[-1]) in CALLS and normalise(word.rstrip(_ASKING)) in _NAMES:
            kept.pop()
            kept += [_ASKING[-1]] * word.endswith(tuple(_ASKING))
        else:
            kept.append(word)
    return " ".join(kept) if len(kept) < len(said) and any(map(str.isalpha, "".join(kept))) else text


def only_greets(spelt: str) -> bool:
    """Tell whether a comment, normalised, calls somebody or asks how she is, and says nothing else."""
    said = [word for word in words(spelt) if any(map(str.isalnum, word))]
    left = [word for word in said if word not in _CALLS and word not in TELLING]
    return bool(said) and (not left or " ".join(left) in _HOW_ARE_YOU)
