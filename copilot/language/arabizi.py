"""What a word sounds like, whichever script it is typed in.

Egyptians type one language in two scripts. Between them consonants are stable and vowels are not:
بكام is bkam, bekam, bikam. The consonant skeleton drops what changes and keeps what stays, in one
alphabet for both scripts: all four are ``bkm``.

Letters that the two scripts mix up share a sign: ح and ه (7, h), س and ص (s, 9), ت and ط (t, 6), د and ض
(d), ز ذ ظ (z), and ج is g and j. Weak letters (ا و ي, w, y and all vowels) carry nothing, nor does the
ending ه, which Latin script writes as a, h or not at all. ع (3), غ (8, gh), خ (5, kh), ق (2, q) and ش
(sh, ch) are written with care by most and keep signs of their own.
"""

from __future__ import annotations

import re
from functools import lru_cache

REMEMBERED = 8192

_ARABIC = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنه", "btsghxdzrzsSsdtz3Gfqklmnh", strict=True)),
        **dict.fromkeys("اويءأإآؤئىة", ""),
    }
)
_LATIN_PAIRS = {"sh": "S", "ch": "S", "kh": "x", "gh": "G", "th": "t", "ph": "f", "ck": "k", "dh": "d"}
_LATIN = str.maketrans(
    {
        **dict(zip("bcdfghjklmnpqrstvxzSG", "bkdfghgklmnbqrstfxzSG", strict=True)),
        **dict(zip("2356789", "q3xthGs", strict=True)),
        **dict.fromkeys("aeiouwy014", ""),
    }
)
_PAIR = re.compile("|".join(_LATIN_PAIRS))
_DOUBLED = re.compile(r"(.)\1+")
_LATIN_LETTER = re.compile("[a-z]")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_ARABIZI = re.compile(r"(?=.*[a-z])(?=.*[2356789])(?![a-z]*\d{3})[a-z2356789]+")

_ARABIC_STEM = re.compile(
    r"(?:[وبفكعه]?ال|لل|و(?=\w{4}))?(\w{2,}?)(?:تها|اتها|ها|هم|كم|كو|نا|ات|ين|ون|يه|لي|لك|لها|لنا|ه|ي|ك)?"
)
_LATIN_STEM = re.compile(
    r"(?:[wbf3]?[ei]l|al|lel)?([a-z\d]{3,}?)(?:aha|oha|eha|ha|hom|kom|ko|at|een|eya|ya|ly|lak|a|ak|ik|ek|y|k)?"
)


def skeleton(word: str) -> str:
    """Return the consonants of one normalised word, in signs shared by both scripts.

    Returns:
        The skeleton; empty for numbers, pictures, and words of weak letters only (ايه, eh).
    """
    if _ARABIC_LETTER.search(word):
        bones = word.removesuffix("ه").translate(_ARABIC)
    elif _LATIN_LETTER.search(word):
        bones = _PAIR.sub(lambda pair: _LATIN_PAIRS[pair[0]], word)
        bones = bones.removesuffix("h").translate(_LATIN)
    else:
        return ""
    return _DOUBLED.sub(r"\1", bones)


@lru_cache(maxsize=REMEMBERED)
def stem(word: str) -> str:
    """Return the skeleton of one normalised word without its article, joined words and endings.

    المقاسات, مقاسه, el-ma2asat and m2as are one. Light on purpose: it may cut too much or too little, and
    is one view of a word among several.
    """
    pattern = _ARABIC_STEM if _ARABIC_LETTER.search(word) else _LATIN_STEM
    found = pattern.fullmatch(word)
    return skeleton(found[1]) if found else skeleton(word)


def is_arabizi(word: str) -> bool:
    """Say whether one normalised word is surely Arabic in Latin letters: it spells with digits."""
    return _ARABIZI.fullmatch(word) is not None


def is_arabic(text: str) -> bool:
    """Say whether a text holds a letter in Arabic script."""
    return _ARABIC_LETTER.search(text) is not None
