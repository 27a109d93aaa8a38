"""Single given names, where they stand for somebody: listed ones that are no word, and who is called.

A name that hardly stands for anything else ("نورهان", "Shaimaa") is somebody wherever it stands, and with a
letter joined to it ("وشيماء", "لنورهان"); so is a word that hardly anybody types ("سلمى"). One that is a word
as well ("منى", "نور", "Nour") is somebody behind a call or a title ("يا نور", "مدام منى"), thanked ("thanks
Nour"), beside another ("انا ومنى"), behind what one says of people ("بنت منى", "زي نور"), or where a comment
begins with it and goes on as one does with people ("منى قالت حلو"). Any
other word is somebody behind a call ("يا بوسي"), unless it is what people call each other there, in whatever
script and spelling ("يا جماعة", "ya gam3a", see assets/privacy/called.txt); and where a comment begins with
it so, if nobody uses it.

Two spellings are one name where their consonants are the same, whichever script they are in: "منى", "Mona"
and "mouna". Names of other people go with it, then ("Samar" and "سمير"): that harms nobody.

Measured with the names of 124 invented viewers, each typed in four places (called, thanked, first and amidst
others) once its owner came: 451 of 496 go, and each of the 52 that are listed in every place. Of 16 in the
other script 15 go where they are called and 12 amidst others. Of 12 made of words that people use ("قمر",
"سكر", "Queen"), 6 go where they are called, and 5 amidst others.

With 188 such names in one live, 171 of 121,449 harmless comments lose words: of 161 it is a listed name,
which nearly always stands for somebody there, and of 10 another word ("يا فتاح يا عليم"). Had each of the 339
listed names an owner, 208 would. Had every word that is called an owner, 163 of 113,430 phrases would lose
one, with each writer's phrases left out of the words that people call each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from copilot.language.arabizi import skeleton
from copilot.language.names import AMBIGUOUS, CLOSE, GIVEN, SELDOM_WORDS, listed
from copilot.language.normalise import normalise
from copilot.language.towns import TOWN_WORDS
from copilot.language.vocative import GLUED, PARTICLES, is_called

_DOUBLED: Final = re.compile(r"([^\W\d])\1+")
_LEAST: Final = 2
"""Consonants by which a name is known in any spelling."""

_SURE: Final = 3
"""Consonants by which what people call each other is."""


@lru_cache(maxsize=2048)
def once(word: str) -> str:
    """Return a word with doubled letters once: how often a stretched one was meant to stand, nobody knows."""
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=512)
def bones(word: str) -> str:
    """Return what a name has in common with its other spellings; never what a word is."""
    found = skeleton(word)
    return f"~{found if len(found) >= _LEAST else word}"


_LISTED: Final = (GIVEN | AMBIGUOUS) - CLOSE
_PERSONS: Final = frozenset(map(once, _LISTED))
_SOLE: Final = _PERSONS - frozenset(map(once, AMBIGUOUS - SELDOM_WORDS)) - TOWN_WORDS
PERSONS: Final = _LISTED | _PERSONS
"""Given names, in the spellings they may have in a text."""

_COMPLIMENTS: Final = (
    "جميلة حبيبة وردة ملك اميرة جمال كريم كريمة صباح بختك بختكم حظ حج اخ دوك عالم مذيعة ميس جدعان "
    "gamal habiba gamila hag akhi"
)
_CALLED: Final = frozenset(map(once, (*listed("called.txt"), *normalise(_COMPLIMENTS).split())))
"""What people call each other, some names among it."""

_CALLED_BONES: Final = frozenset(found for word in _CALLED if len(found := bones(word)) > _SURE)
_NOBODY: Final = frozenset({"user", "viewer", "guest", "el", "al", "the", "ال", "name", "phone", "address"})
"""What accounts are called whose owners gave no name, articles, and what stands where something went."""

_HOUSE: Final = frozenset({"ام", "ابو", "om", "um", "abo", "abu"})
"""Who is called so is called by the name behind it, which is another's."""

_BEFORE: Final = frozenset(
    normalise(
        "مدام استاذ استاذة الاستاذ الاستاذة دكتور دكتورة انسة مس ميس الحاج الحاجة ست الست شكرا "
        "زي عند باسم بنت اخت مرات صاحبتي صاحبة اختي بنتي ابني جارتي "
        "mrs mr miss ms dr madam modam thanks thx shokran shukran zay 3and"
    ).split()
)
"""Titles, thanks, and what relates to people."""

_ONES: Final = frozenset(normalise("انا انت انتي هي هو احنا me i you ana enty enta").split())
_AND: Final = frozenset({"و", "w", "we", "and"})
"""Who somebody else is named beside, and how."""

_WITH: Final = "و"
JOINED: Final = "وفبل"
"""Letters that Egyptians join to a name: and, so, by, for."""

_WORDS_WHOLE: Final = frozenset(normalise("لدينا بدينا فمها لمها فريم بعزة برحمة").split())
"""Words that only look like a name behind such a letter."""

BEHIND: Final = frozenset(
    normalise(
        "قالت قالتلي قال قالي تعالي شوفي شوف بصي بص ردي اسمعي شكرا "
        "thanks thx says shofy bosy ta3aly ta3ala 2alet 2alt"
    ).split()
)
"""What a comment goes on with that begins with somebody's name."""

_HINTS: Final = PARTICLES.union(PERSONS, (GLUED + word for word in PERSONS))


def hints(words: Sequence[str]) -> bool:
    """Tell whether somebody may stand alone among words, not counting what goes on with one of `BEHIND`."""
    return any(word in _HINTS or word[1:] in PERSONS for word in words)


def first(words: Sequence[str]) -> str:
    """Return the name that somebody goes by who is called so in full; nothing where it is none."""
    word = next((word for word in words if word not in CLOSE), "")
    if not _is_name(word) or words[0] in _HOUSE:
        return ""
    return bones(word)


def single(words: Sequence[str], common: Collection[str]) -> Iterator[tuple[int, str]]:
    """Give the words that stand for somebody alone, by their places, each as `bones` has it.

    Args:
        words: Of a comment, in the one spelling, doubled letters once.
        common: Words that people use.
    """
    for at, word in enumerate(words):
        called = word if is_called(words, at) else ""
        if not called and word.startswith(GLUED) and (name := word.removeprefix(GLUED)) in _PERSONS:
            called = name
        called = called or _joined(words, at, common)
        if _is_called(called) or (not called and _is_somebody(words, at, common)):
            yield at, bones(called or word)


def _is_somebody(words: Sequence[str], at: int, common: Collection[str]) -> bool:
    """Tell whether a word that nobody is called by stands for somebody."""
    word = words[at]
    if word in _SOLE or (at and word in _PERSONS and words[at - 1] in _BEFORE):
        return True
    if at > 1 and word in _PERSONS and words[at - 1] in _AND and words[at - 2] in _ONES:
        return True
    goes_on = at == 0 and len(words) > 1 and words[1] in BEHIND
    return goes_on and (word in _PERSONS or (word not in common and _is_name(word)))


def _joined(words: Sequence[str], at: int, common: Collection[str]) -> str:
    """Return the listed name behind a letter that is joined to it ("انا ومنى", "لشيماء"); else nothing."""
    word, name = words[at], words[at][1:]
    if name not in _PERSONS or word[0] not in JOINED:
        return ""
    if word[0] == _WITH and at > 0 and words[at - 1] in _ONES:
        return name
    return name if name in _SOLE and word not in _WORDS_WHOLE and word not in common else ""


def _is_name(word: str) -> bool:
    return len(word) > 1 and any(map(str.isalpha, word[:2])) and word not in _NOBODY


def _is_called(word: str) -> bool:
    """Tell whether a word behind a call is nothing that people call each other."""
    if word in _CALLED or word in CLOSE or not _is_name(word):
        return False
    return word in _PERSONS or bones(word) not in _CALLED_BONES
