"""One spelling for what people type in many: the first step of everything that reads a comment.

The rules, in the order they apply, each with its reason:

1. Compatibility forms fall apart and marks fall off (Unicode NFKD without its combining marks, case
   folded): Arabic presentation forms, full-width and mathematical letters are the same letters;
   أ إ آ become ا, ؤ و, ئ ي, é e; vowel signs carry nothing in a comment.
2. Letters written alike become one: ى ی ي, ة ه, ک ك, and the Persian letters that stand for foreign
   sounds (پ ب, چ ج, ڤ ف, گ ك). Tatweel, a lone hamza, joiners, bidi marks and other invisible
   characters vanish; lone surrogates and NUL too, since nothing that stores or prints takes them.
3. Every script's digits become 0-9, since one number is typed in three scripts on one evening.
4. Arabizi's 3' and 7' are غ and خ; other apostrophes join (don't is dont).
5. A letter three times or more is once: بكاااام is بكام. Digits stay: 1000 is not 10, and the size XXXL
   becomes 3 xl first.
6. Number and word part where a digit is no letter: وزني80, size42, 70kg, but not 3ayza or sa77.
7. What remains is words, question marks (one where there were several), pictures (each once in a
   row) and the markers ``[phone]``, ``[address]`` and ``[name]`` of redaction; all else is a space.

The result is its own result: ``normalise(normalise(x)) == normalise(x)``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MOST_LETTERS = 1 << 14
REMEMBERED = 2048
LONGEST_REMEMBERED = 200
LONGEST_PARTED = 32

_GONE = None
_ALIKE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "ىیېۍﻱے"), "ي"),
    **dict.fromkeys(map(ord, "ةۀەہۂھ"), "ه"),
    **dict.fromkeys(map(ord, "کڪڬګگݣ"), "ك"),
    **dict.fromkeys(map(ord, "ٱٲٳ"), "ا"),
    ord("پ"): "ب",
    ord("چ"): "ج",
    ord("ڤ"): "ف",
    ord("ڨ"): "ق",
    ord("ژ"): "ز",
    ord("ۆ"): "و",
    ord("ء"): _GONE,
    ord("ـ"): _GONE,
    ord("؟"): "?",
    ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'",
    ord("\N{LEFT SINGLE QUOTATION MARK}"): "'",
    ord("`"): "'",
    ord("\N{ACUTE ACCENT}"): "'",
}

_PICTURES = (
    "\N{WATCH}-\N{BLACK RIGHT-POINTING POINTER}\N{BLACK SUN WITH RAYS}-➿⬀-⯿"
    "\N{MAHJONG TILE EAST WIND}-\U0001faff"
)
_TOKEN = re.compile(rf"\[phone\]|\[address\]|\[name\]|\d+(?:[.]\d+)+|\w+|\?|[{_PICTURES}]")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_LARGE = re.compile(r"(?<![^\W_])(x{3,6})[\s-]?l(?:arge?)?(?![^\W_])")
_GH = re.compile(r"(?<!\d)3'(?=\w)")
_KH = re.compile(r"(?<!\d)7'(?=\w)")
_ARABIC_NUMBER = re.compile(r"(?<=[؀-ۿ])(?=\d)|(?<=\d)(?=[؀-ۿ])")
_LATIN_NUMBER = re.compile(
    r"(?<=[a-z])(?=\d*[014])"  # size40
    r"|(?<=[a-z]{2})(?=(\d)(?!\1)\d(?!\w))"  # size38, but not sa77
    r"|(?<=\d)(?<!\.)(?=(?:kg|kilo|cm|ml|gb|gm|mm|le|egp|inch|xl|w|k)(?!\w))"  # 70kg
    r"|(?<=[014])(?=[a-z])"  # 40and
    r"|(?<=\d{3})(?=[a-z])"
)


def normalise(text: str) -> str:
    """Return `text` in the one spelling that the language layer reads.

    Args:
        text: Anything, of any length, redacted or not.

    Returns:
        Words, ``?``, pictures and redaction markers with one space between; empty when nothing is
        left. Takes time linear in the length of `text`.
    """
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _normalise(text)


def _normalise(text: str) -> str:
    folded = text.casefold() if text.isascii() else _fold(text)
    if "'" in folded:
        folded = _KH.sub("5", _GH.sub("gh", folded)).replace("'", "")
    if "xxx" in folded:
        folded = _LARGE.sub(lambda size: f"{len(size[1])} xl", folded)
    folded = _STRETCHED.sub(r"\1", folded.replace("_", " "))
    tokens = _TOKEN.findall(folded)
    if any(map(str.isdigit, folded)):
        tokens = [part for token in tokens for part in _without_numbers(token)]
    return " ".join([t for i, t in enumerate(tokens) if not i or t != tokens[i - 1] or t.isalnum()])


def _without_numbers(token: str) -> list[str]:
    """Return a token with the numbers in it apart; one part makes the next one's edge, so until none is left.

    Words longer than any word stay as they are, or a line of glued measures would take time squared.
    """
    parted = "" if len(token) <= LONGEST_PARTED else token
    while parted != token:
        parted, token = token, _LATIN_NUMBER.sub(" ", _ARABIC_NUMBER.sub(" ", token))
    return token.split()


_remembered = lru_cache(maxsize=REMEMBERED)(_normalise)


def words(text: str) -> list[str]:
    """Return the words of a normalised text without its question marks."""
    return [word for word in text.split() if word != "?"]


def _fold(text: str) -> str:
    """Return `text` with its letters in the form of rules 1 to 3."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return spread.translate(_LETTERS)


class _Letters(dict[int, str]):
    """What is left of each character of decomposed, folded text; worked out once per character."""

    def __missing__(self, code: int) -> str:
        left = _letter(chr(code))
        if len(self) < MOST_LETTERS:
            self[code] = left
        return left


def _letter(character: str) -> str:
    """Return what is left of one character of decomposed, folded text."""
    alike = _ALIKE.get(ord(character), character) or ""
    if alike != character or character < "\x7f":
        return alike
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Mc", "Cf", "Cs", "Cc", "Sk"}:
        return " " if category == "Cc" else ""
    if category in {"Nd", "No"}:
        return str(unicodedata.digit(character, ""))
    return character


_LETTERS = _Letters()
