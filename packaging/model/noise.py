"""Type a phrase the way a hurried thumb does: what training adds to every phrase.

Nothing here invents wording; that is the business of the people who wrote the phrases.
"""

from __future__ import annotations

import random

_POLITE_ARABIC = ["لو سمحتي", "لو سمحت", "ممكن", "بليز", "يا قمر", "يا جماعه", "حبيبتي", "من فضلك", "بعد اذنك", "ياريت", "طب", "هو"]
_POLITE_LATIN = ["please", "pls", "plz", "ya gama3a", "law sama7ty", "momken", "hi", "habibty", "ya amar", "tab"]
_DECORATION = ["❤️", "😍", "🙏", "🌹", "😂", "??", "؟", "؟؟", "!", "😭", "🔥", "👍"]
_MIXED_UP = [
    *[("ة", "ه"), ("ه", "ة"), ("ي", "ى"), ("ى", "ي"), ("ا", "أ"), ("ض", "ظ"), ("ظ", "ض"), ("ذ", "ز"), ("ث", "س"), ("ق", "ك")],
    *[("س", "ص"), ("ص", "س"), ("ت", "ط"), ("ط", "ت"), ("ح", "خ"), ("ج", "ح")],
    *[("7", "h"), ("2", "a"), ("5", "kh"), ("kh", "5"), ("3", "a"), ("8", "gh"), ("gh", "8"), ("9", "s"), ("6", "t")],
    *[("e", "i"), ("i", "e"), ("o", "u"), ("ou", "o"), ("ee", "i"), ("oo", "o"), ("a", "e"), ("sh", "ch"), ("k", "q"), ("c", "k")],
]
_LATIN = {
    **dict(zip("بتدرزسفكلمنو", "btdrzsfklmnw", strict=True)),
    "ا": "a", "أ": "a", "إ": "e", "آ": "a", "ى": "a", "ة": "a", "ه": "h", "ي": "y", "ئ": "2", "ؤ": "o", "ء": "2",
    "ث": "s", "ج": "g", "ح": "7", "ذ": "z", "ظ": "z", "ع": "3", "ض": "d",
}  # fmt: skip
_LATIN_CHOICES = {
    "ش": ["sh", "sh", "4", "ch"], "خ": ["5", "kh"], "غ": ["8", "gh"], "ق": ["2", "2", "q", "k"], "ط": ["t", "6"],
    "ص": ["s", "9"], "و": ["o", "w", "u"], "ي": ["y", "i", "e"], "ح": ["7", "7", "h"], "ع": ["3", "3", "a"], "ا": ["a", "a", "e"],
}  # fmt: skip


def typed(rng: random.Random, text: str) -> str:
    """Return `text` as somebody else might have typed it; a quarter stay as they are."""
    if rng.random() < 0.25:
        return text
    if rng.random() < 0.12 and _is_arabic(text):
        text = in_latin(rng, text)
    for _ in range(rng.choice([1, 1, 2, 2, 3])):
        text = _slip(rng, text)
    return text


def in_latin(rng: random.Random, text: str) -> str:
    """Return an Arabic text in Latin letters, with vowels where a typist might put them."""
    out = []
    for here, there in zip(text, text[1:] + " ", strict=True):
        letter = rng.choice(_LATIN_CHOICES[here]) if here in _LATIN_CHOICES else _LATIN.get(here, here)
        out.append(letter)
        if here in _LATIN and there in _LATIN and here not in "اويىةأإ" and there not in "اويىةأإ" and rng.random() < 0.45:
            out.append(rng.choice("aei"))
    return "".join(out)


def _slip(rng: random.Random, text: str) -> str:
    """Return `text` with one slip, one habit or one decoration."""
    roll = rng.random()
    place = rng.randrange(max(1, len(text)))
    if roll < 0.22:
        padding = rng.choice((_POLITE_ARABIC if _is_arabic(text) else _POLITE_LATIN) if rng.random() < 0.6 else _DECORATION)
        return f"{text} {padding}" if rng.random() < 0.7 else f"{padding} {text}"
    if roll < 0.32:
        return text[: place + 1] + text[place : place + 1] * rng.randint(1, 4) + text[place + 1 :]
    if roll < 0.5:
        return text[:place] + text[place + 1 :] if len(text) > 3 else text
    if roll < 0.58:
        return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]
    if roll < 0.78:
        old, new = rng.choice([pair for pair in _MIXED_UP if pair[0] in text] or [("?", "")])
        return text.replace(old, new, rng.choice([1, 1, -1]))
    if roll < 0.88:
        return text.replace(" ", "", 1) if rng.random() < 0.5 else _without_a_word(rng, text)
    return text.replace("؟", "").replace("?", "")


def _without_a_word(rng: random.Random, text: str) -> str:
    spelt = text.split()
    if len(spelt) < 3:
        return text
    del spelt[rng.randrange(len(spelt))]
    return " ".join(spelt)


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
