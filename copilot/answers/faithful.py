"""Whether a sentence that a language model wrote says what the plain one says, and nothing else.

A rephrasing is taken only if

- its numbers, negations and limits ("بس", "لحد", "only") are those of the source, in the same order;
- its other words are words of the source, in the same order (none may be added, some may be left out), or
  belong to a short list of courtesies and joints that state nothing.

So a model can be warmer or shorter, but can't invent a colour, move a price to another town or drop a "not".
It is strict on purpose: what is refused costs nothing, since the plain sentence stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from copilot.language.arabizi import stem
from copilot.language.normalise import normalise, words

_LONGEST: Final = 40
"""Characters that a rephrasing may have beyond one and a half times the source."""

_LIMITS: Final = frozenset(
    """
    بس مش مفيش لا غير لحد اول اكتر اقل خلص خلصت نفد نفدت موجود موجودين متوفر فاضل متبقي مجاني يوم يومين قطعه
    قطعتين واحده قبل بعد او ولا كل اي اغلب باقي ابعد only not no never up from to sold out left free over
    until most each before after or all any elsewhere farthest without
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that change what a sentence promises: none may be added or dropped."""

_STATES_NOTHING: Final = frozenset(
    """
    يا حبيبتي حبيبي قمر فندم حضرتك حضراتكم طبعا اهلا وسهلا بيكي بيك بيكم شكرا احنا عندنا ده دي دول هو هي و في
    علي ان كمان بالنسبه اللي معاكي معاك معاكم تحت امرك امرك نورتينا نورتنا نورتونا عزيزتي the a an is are our
    we have has and in for of it its you your dear hello hi thanks thank please here there with at as this
    these
    """.split()  # noqa: SIM905 - likewise
)


def is_faithful(source: str, sentence: str) -> bool:
    """Tell whether a rephrasing may stand in the place of its source."""
    if not sentence.strip() or len(sentence) > 1.5 * len(source) + _LONGEST:
        return False
    if any(not char.isprintable() for char in sentence):
        return False
    said, told = words(normalise(source)), words(normalise(sentence))
    return _limits(said) == _limits(told) and _is_part(_content(told), _content(said))


def _limits(spelt: Iterable[str]) -> list[str]:
    """Return the numbers, negations and limits of a sentence, in order."""
    bare = (word if word in _LIMITS else word.removeprefix("و") for word in spelt)
    return [word for word in bare if word in _LIMITS or any(map(str.isdigit, word))]


def _content(spelt: Iterable[str]) -> list[str]:
    """Return what the words of a sentence mean, in order, less what states nothing."""
    return [stem(word) or word for word in spelt if word not in _STATES_NOTHING and word not in _LIMITS]


def _is_part(part: list[str], whole: list[str]) -> bool:
    """Tell whether all of a list stands in another in the same order."""
    rest = iter(whole)
    return all(any(each == other for other in rest) for each in part)
