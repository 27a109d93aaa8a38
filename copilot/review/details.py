"""Which sizes and colours a comment names, in whatever script and spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from copilot.language.normalise import normalise

_LETTERED: Final = {
    **dict.fromkeys(("s", "small", "سمول", "smol"), "S"),
    **dict.fromkeys(("m", "medium", "med", "ميديم", "ميديوم", "مديم", "ميدم"), "M"),
    **dict.fromkeys(("l", "large", "larg", "لارج", "لارچ"), "L"),
    **dict.fromkeys(("xs", "اكسسمول"), "XS"),
    **dict.fromkeys(("xl", "اكسلارج"), "XL"),
    **dict.fromkeys(("xxl", "اكساكسلارج"), "2XL"),
    **dict.fromkeys(("xxxl",), "3XL"),
    **dict.fromkeys(("xxxxl",), "4XL"),
}
_BIG: Final = re.compile(r"(?<!\w)([2-6])\s?(?:xl|x\s?large|اكس\s?لارج|اكس(?!\w))")
_SPOKEN: Final = (
    (re.compile(r"(?<!\w)(?:اكس اكس لارج|x x large|xx large|دبل اكس(?: لارج)?)(?!\w)"), " xxl "),
    (re.compile(r"(?<!\w)(?:اكس لارج|x large|x l)(?!\w)"), " xl "),
    (re.compile(r"(?<!\w)(?:اكس سمول|x small)(?!\w)"), " xs "),
)
_NUMBER: Final = re.compile(r"(?<![\w.])(3[4-9]|4\d|5[0-8])(?![\w.])")
_MEASURE: Final = re.compile(
    r"(?:وزن\w*|طول\w*|weight|wazn\w*|tol\w*|height|سن\w*|عمر\w*)\s\d+|"
    r"\d+\s(?:كيلو|كجم|سم|سنتي|سنه|سنين|شهر\w*|جنيه|kg|kilo|cm|years?|sana|le|egp)(?!\w)"
)
_COLOURS: Final = {
    "أسود": "اسود سودا سوده black eswed aswad soda iswed",
    "أبيض": "ابيض بيضا بيضه white abyad abiad",
    "بيج": "بيج beige beg bej",
    "أوف وايت": "اوف اوفوايت offwhite",
    "كحلي": "كحلي navy ko7ly kohly",
    "أزرق": "ازرق زرقا blue azra2",
    "لبني": "لبني labany",
    "رمادي": "رمادي رصاصي grey gray romady",
    "أحمر": "احمر حمرا red a7mar",
    "نبيتي": "نبيتي burgundy nebety nbety",
    "وردي": "وردي بينك روز pink rose",
    "أخضر": "اخضر خضرا green a5dar",
    "زيتي": "زيتي olive zety",
    "بني": "بني brown bony",
    "هافان": "هافان camel havan havane",
    "موكا": "موكا mocha moca",
    "كافيه": "كافيه الكافيه cafe",
    "موف": "موف مووف purple mauve",
    "أصفر": "اصفر صفرا yellow",
    "فضي": "فضي silver",
    "دهبي": "دهبي ذهبي gold",
    "غامق": "غامق dark ghame2",
    "فاتح": "فاتح light fate7",
}
_COLOUR: Final = {word: name for name, said in _COLOURS.items() for word in said.split()}
_ARTICLE: Final = re.compile(r"^(?:و?ال|و(?=\w{3})|el|al)(?=\w{2})")


@lru_cache(maxsize=16_384)
def sizes(text: str) -> tuple[str, ...]:
    """Return the sizes that a comment names, each once: ``S`` to ``6XL``, and 34 to 58.

    A number that measures a person or an amount (80 كيلو, طولي 165) is no size.
    """
    spelt = _MEASURE.sub(" ", normalise(text))
    found = [f"{number}XL" for number in _BIG.findall(spelt)]
    spelt = _BIG.sub(" ", spelt)
    for said, written in _SPOKEN:
        spelt = said.sub(written, spelt)
    found += [_LETTERED[bare] for word in spelt.split() if (bare := _ARTICLE.sub("", word)) in _LETTERED]
    found += _NUMBER.findall(spelt)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16_384)
def colours(text: str) -> tuple[str, ...]:
    """Return the colours that a comment names, in Arabic, each once."""
    spelt = normalise(text).replace("اوف وايت", "اوفوايت").replace("off white", "offwhite")
    bare = (_ARTICLE.sub("", word) for word in spelt.split())
    return tuple(dict.fromkeys(_COLOUR[word] for word in bare if word in _COLOUR))
