"""How somebody is called: by a word before her name ("يا ندى", "ya Nada"), glued to it ("ياندى"), or fondly.

Whoever asks what a call is asks here. Whom it calls, a name or what people call each other, say
`copilot.language.names`, `copilot.language.calling` and `copilot.language.greeting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from copilot.language.normalise import normalise

PARTICLES: Final = frozenset({"يا", "ya"})
"""Words that call whom the next one names, in the one spelling."""

GLUED: Final = "يا"
"""The one that may be glued to a name."""

ENDEARMENTS: Final = frozenset(
    normalise(
        "حبيبتي حبيبتى حبيبة حبيبه حبيبي قلبي قلبى روحي حياتي عمري عيوني قمر قمري عسل عسولة جميلة جميل "
        "حلوة باشا فندم habibty habibti 7abibty 7abebty 7abibti habebty albi 2alby 2albi alby rohy 3omry "
        "3yony amar asal 3asal dear darling honey hun"
    ).split()
)
"""What somebody is called in place of her name, behind a particle or without one."""


def calls(text: str) -> bool:
    """Tell whether a particle stands anywhere in a text."""
    return not PARTICLES.isdisjoint(normalise(text).split())


def is_called(words: Sequence[str], at: int) -> bool:
    """Tell whether a word, in the one spelling, stands behind a particle."""
    return at > 0 and words[at - 1] in PARTICLES
