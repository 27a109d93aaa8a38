"""What only tells where somebody is from, or praises the place: "من كفر الشيخ", "المنيا عروس الصعيد؟".

Presenters ask "where are you watching from?", and for a minute half of the comments name a town. A town alone
may ask for its delivery; what stands here asks nothing, and the second kind not even with a question mark.
"""

from __future__ import annotations

import re
from typing import Final

from copilot.language.normalise import normalise, words
from copilot.language.towns import town_at

_FROM: Final = re.compile(r"(?:(?:انا|احنا|معاكي|معاكم|ana|i am|im) )?(?:من|mn|min|men|from) (.+)")
_PRAISE: Final = frozenset(
    normalise(
        "عروس عروسة عروسه جوهرة لؤلؤة درة ام الدنيا احلى اجمل اجدع اطيب اغلى اعظم احسن ناس رجالة حبايب الكرم "
        "الجدعنة الباسلة الحلوة الجميلة الغالية الحبيبة منورة منور منورين بتحييكي بتحييكم بتمسي عليكي عليكم "
        "a7la agda3 agmal nas donia 3aros best"
    ).split()
)
_AROUND: Final = frozenset(
    normalise(
        "يا و من في بلد البلد بلدي بلدنا محافظة الصعيد الدلتا القناة البحر المتوسط الاحمر البحيرة بحري مصر "
        "الوجه القبلي ya w mn men fe el al balad baladna sa3ed se3ed ba7r masr the of"
    ).split()
)
"""Words that may stand beside a praise."""


def only_tells_home(spelt: str) -> bool:
    """Tell whether a comment, normalised, says where somebody is from or praises it, and nothing else."""
    said = [word for word in words(spelt) if any(map(str.isalnum, word))]
    return ("?" not in spelt and is_home(" ".join(said))) or _praises(said)


def is_home(said: str) -> bool:
    """Tell whether words say where somebody is from and nothing else."""
    if not (found := _FROM.fullmatch(said)):
        return False
    town = found[1].split()
    return town_at(town, 0)[0] == len(town)


def _praises(said: list[str]) -> bool:
    """Tell whether words name a place and praise it."""
    rest: list[str] = []
    place, named = 0, False
    while place < len(said):
        count = 0 if said[place] in _PRAISE | _AROUND else town_at(said, place)[0]
        named = named or count > 0
        rest += [] if count else [said[place]]
        place += max(1, count)
    return named and any(word in _PRAISE for word in rest) and all(word in _PRAISE | _AROUND for word in rest)
