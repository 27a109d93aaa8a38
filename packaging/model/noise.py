"""Type a phrase the way a hurried thumb does: what training adds to every phrase.

Nothing here invents wording; that is the business of the people who wrote the phrases.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from copilot.language.arabizi import is_arabic

AS_IT_IS = 0.25
IN_LATIN = 0.12
WITHOUT_ARTICLE = 0.3
POINTED_AT = 0.35
VOWEL = 0.45
SHORTEST = 4
FEWEST_WORDS = 3

_POLITE_ARABIC = (
    *("لو سمحتي", "لو سمحت", "ممكن", "بليز", "يا قمر", "يا جماعه", "حبيبتي", "من فضلك", "بعد اذنك", "ياريت"),
    *("طب", "هو"),
)
_POLITE_LATIN = (
    *("please", "pls", "plz", "ya gama3a", "law sama7ty", "momken", "hi", "habibty", "ya amar", "tab"),
)
_DECORATION = ("❤️", "😍", "🙏", "🌹", "😂", "??", "؟", "؟؟", "!", "😭", "🔥", "👍")
_ARABIC_ALIKE = "ةه هة يى ىي اأ ضظ ظض ذز ثس قك سص صس تط طت حخ جح"
_LATIN_ALIKE = "7:h 2:a 5:kh kh:5 3:a 8:gh gh:8 9:s 6:t e:i i:e o:u ou:o ee:i oo:o a:e sh:ch k:q c:k"
_MIXED_UP = [
    *[(pair[0], pair[1]) for pair in _ARABIC_ALIKE.split()],
    *[(pair.partition(":")[0], pair.partition(":")[2]) for pair in _LATIN_ALIKE.split()],
]
_LATIN = {
    **dict(zip("بتدرزسفكلمنوثجحذظعض", "btdrzsfklmnwsg7zz3d", strict=True)),
    **dict(zip("اأإآىةهيئؤء", "aaeaaahy2o2", strict=True)),
}
_LATIN_CHOICES = {
    letter: choices.split("/")
    for letter, choices in [
        *[("ش", "sh/sh/4/ch"), ("خ", "5/kh"), ("غ", "8/gh"), ("ق", "2/2/q/k"), ("ط", "t/6"), ("ص", "s/9")],
        *[("و", "o/w/u"), ("ي", "y/i/e"), ("ح", "7/7/h"), ("ع", "3/3/a"), ("ا", "a/a/e")],
    ]
}
_CONSONANTS = frozenset("بتدرزسفكلمنثجحذظعضهشخغقطص")


def typed(rng: Random, text: str) -> str:
    """Return `text` as somebody else might have typed it; a quarter stay as they are."""
    if rng.random() < AS_IT_IS:
        return text
    if rng.random() < IN_LATIN and is_arabic(text):
        text = in_latin(rng, text)
    for slip in rng.choices(list(_SLIPS), list(_SLIPS.values()), k=rng.choice([1, 1, 2, 2, 3])):
        text = slip(rng, text)
    return text


def mentioning(rng: Random, text: str, products: tuple[str, ...]) -> str:
    """Return `text` with one product of the same script named in it."""
    arabic = is_arabic(text)
    product = rng.choice([name for name in products if is_arabic(name) == arabic] or products)
    if rng.random() < WITHOUT_ARTICLE:
        product = product.removeprefix("ال").removeprefix("el ")
    if rng.random() < POINTED_AT:
        product += rng.choice([" ده", " دي", " دا"] if arabic else [" da", " di", " dah"])
    first, _, rest = text.partition(" ")
    orders = [f"{text} {product}", f"{product} {text}", f"{first} {product} {rest}".strip()]
    return rng.choices(orders, [60, 25, 15])[0]


def in_latin(rng: Random, text: str) -> str:
    """Return an Arabic text in Latin letters, with vowels where a typist might put them."""
    out = []
    for here, there in zip(text, text[1:] + " ", strict=True):
        out.append(rng.choice(_LATIN_CHOICES[here]) if here in _LATIN_CHOICES else _LATIN.get(here, here))
        if here in _CONSONANTS and there in _CONSONANTS and rng.random() < VOWEL:
            out.append(rng.choice("aei"))
    return "".join(out)


def _padded(rng: Random, text: str) -> str:
    polite = _POLITE_ARABIC if is_arabic(text) else _POLITE_LATIN
    padding = rng.choice(rng.choice([polite, polite, _DECORATION]))
    return rng.choice([f"{text} {padding}", f"{text} {padding}", f"{padding} {text}"])


def _stretched(rng: Random, text: str) -> str:
    place = rng.randrange(len(text))
    return text[:place] + text[place] * rng.randint(2, 5) + text[place + 1 :]


def _shortened(rng: Random, text: str) -> str:
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :] if len(text) >= SHORTEST else text


def _swapped(rng: Random, text: str) -> str:
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]


def _mixed_up(rng: Random, text: str) -> str:
    old, new = rng.choice([pair for pair in _MIXED_UP if pair[0] in text] or [("?", "")])
    return text.replace(old, new, rng.choice([1, 1, -1]))


def _glued(_: Random, text: str) -> str:
    return text.replace(" ", "", 1)


def _without_a_word(rng: Random, text: str) -> str:
    spelt = text.split()
    if len(spelt) >= FEWEST_WORDS:
        del spelt[rng.randrange(len(spelt))]
    return " ".join(spelt)


def _unasked(_: Random, text: str) -> str:
    return text.replace("؟", "").replace("?", "").strip() or text


_SLIPS: dict[Callable[[Random, str], str], int] = {
    _padded: 22,
    _stretched: 10,
    _shortened: 18,
    _swapped: 8,
    _mixed_up: 20,
    _glued: 5,
    _without_a_word: 5,
    _unasked: 12,
}
