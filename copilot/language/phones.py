"""Finds phone numbers in what people type, however they disguise them.

The text is first written in a small alphabet, character for character, so that a place in one is a place in
the other: digits of every script and shape are ``0`` to ``9``, what passes for a digit among digits is ``o``
(O for 0), ``l`` (l and alef for 1) and ``p`` (the upright stroke, which also parts), other letters are ``x``,
spaces, dashes and dots stay, and all else that may stand between two digits (emoji, joiners, marks,
punctuation) is ``~``. What is left to say of a number is then short:

- Egyptian mobiles: 01[0125] and eight digits, with or without +20, 0020, in any grouping; without the first 0
  where the grouping or a word beside it ("رقمي", "whatsapp") tells a number from a list of prices.
- Egyptian landlines with their area code, and bare where a word says so; foreign numbers with + or 00.
- Nine digits or more in one run: whatever it is, it is nobody's price, size, date or code.
- Numbers read out in words, also mixed with digits ("زيرو عشرة ٠٠٠٠ ٠٠١٢", "zero one double zero …").

Sizes ("38 40 42 44 46"), prices, dates and codes stay. Every pattern is linear: bounded repeats, no nesting.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from copilot.language.normalise import normalise

Span = tuple[int, int]

_FEWEST: Final = 3
"""Digits that a text must hold before anything in it can be a number; the rest may be O, l or words."""

_G: Final = r"[ \-~+p]{0,8}+"
_SEP: Final = r"[ \-~]{0,2}"
_D: Final = (
    rf"(?:{_G}(?:[0-9]|[ol](?=[olp0-9]))|[\-~]?[ol](?![olp0-9])"
    r"|[\-~]?p|(?=[ +]|[\-~][ \-~+])[ \-~+]{1,8}+p(?=[olp0-9]))"
)
"""A digit with what stands before it. Only of an upright stroke there are two readings, never of how many
strokes go to which digit: that would be a count of ways that grows with the eighth power."""

_MOST_STROKES: Final = 4
"""More upright strokes in a text than these only part: each that may be a digit too doubles the ways to read it."""

_Z: Final = r"[0o]"
_YEARS: Final = r"20[0-2][0-9][ \-~]{1,3}"
_MOBILE: Final = (
    rf"(?<![0-9])(?:(?<![xol])|(?=[0-9+]))(?!{_YEARS}{_YEARS}20[0-2][0-9](?![0-9]))"
    rf"(?:(?:\+|{_Z}{_G}{_Z})?{_G}2{_G}(?:{_Z}{_G})?)?"
    rf"{_Z}(?:{_G}[1l]|[ \-~+]{{0,8}}+p){_G}[0125o]{_D}{{8}}(?![0-9])(?:(?<![olp])|(?![xolp]))"
)
_WITHOUT_0: Final = r"(?<![0-9])1[0125](?:[0-9][\-~][0-9]{3}|[\-~][0-9]{4})[\-~][0-9]{4}(?![0-9])"
_ABROAD: Final = (
    rf"(?:(?<![0-9])\+|(?<![0-9])00(?! [0-9]{{1,2}}[\-~][0-9]{{2}}(?![0-9]))){_SEP}[1-9](?:{_SEP}[0-9]){{7,13}}(?![0-9])"
    rf"|(?<![0-9])(?:00{_SEP})?(?:966|971){_SEP}5(?:{_SEP}[0-9]){{8}}(?![0-9])"
)
_LANDLINE: Final = (
    rf"(?<![0-9])(?<![0-9][\-~])(?:\+?2{_SEP})?0(?:2{_SEP}[0-9]{{4}}{_SEP}[0-9]{{4}}"
    rf"|(?:3|13|[4-9][0-9]){_SEP}(?:[0-9]{{3}}{_SEP}[0-9]{{4}}|[0-9]{{4}}{_SEP}[0-9]{{3}})"
    rf"|(?:[23]|13|[4-9][0-9]){_SEP}(?:[0-9]{{7,8}}|[0-9] [0-9]{{3}} [0-9]{{4}}))(?![0-9])(?![\-~][0-9])"
)
_LONG: Final = r"\+?[0-9]{9,}"
_PHONE: Final = re.compile(f"{_MOBILE}|{_ABROAD}|{_LANDLINE}|{_LONG}|{_WITHOUT_0}")
_IN_TWO: Final = re.compile(
    r"(?<![0-9])01[0125](?:[ \-~]{0,2}[0-9]){0,7}[ \-~]{1,3}[xlo]{2,12}(?: [xlo]{2,12}){0,2}[ \-~]{1,3}[0-9]{4,8}(?![0-9])"
)
"""A mobile number that was told in two parts with words between, if the digits are as many and the words say so."""

_GOES_ON: Final = re.compile(
    r"كمل|بعد(?:ين|ها)|باق[يى]|نص|[اأآ]خر|rest|then|last|k[ae]m+[ei]l|ba[2qk][yi]", re.IGNORECASE
)

_MOBILE_DIGITS: Final = 11
_BARE_DIGITS: Final = 7

_TOLD: Final = tuple(
    (re.compile(words, re.IGNORECASE), re.compile(rf"(?<![0-9]){number}(?![0-9])"))
    for words, number in (
        (
            r"رقمي|رقمى|نمرت[يى]|هاتف|تليفون|تلفون|موبايل|محمول|واتس|كلم[يو]|رن[يىو]|اتصل|للتواصل|"
            r"mobile|whats|tel\b|phone num|my num|ra2m|rakam|nemra|call me",
            rf"1[0125](?:{_SEP}[0-9]){{8}}|01[0125](?:{_SEP}[0-9]){{4,9}}",
        ),
        (r"[اأ]رض[يى]|landline", rf"[2-9][0-9]{{2,3}}{_SEP}[0-9]{{4}}"),
        (
            r"(?:تليفون|تلفون|رقم|نمر[ةه])\s(?:ال)?(?:بيت|منزل)|كود\s(?:ال)?(?:قاهر|جيز|[اأ]?سكندري|محافظ|منطق)|(?:home|house)\s(?:phone|number)",
            rf"[2-9][0-9]{{2,3}}{_SEP}[0-9]{{4}}",
        ),
    )
)
"""What is a number only where a word beside it says so."""

_AS_0: Final = frozenset("OoΟοОо")
_AS_1: Final = frozenset("lIاıІ")


class _Alphabet(dict[int, str]):
    """The form of each character, worked out once per character."""

    def __missing__(self, code: int) -> str:
        form = _form(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = form
        return form


_REMEMBERED: Final = 1 << 14


def _form(char: str) -> str:
    digit = unicodedata.digit(char, -1)
    if digit >= 0:
        return str(digit)
    if char in _AS_0 or char in _AS_1:
        return "o" if char in _AS_0 else "l"
    if char.isalpha() and char != "ـ":
        return "x"
    if char.isspace():
        return " "
    return {"+": "+", "-": "-", ".": "-", "|": "p"}.get(char, "~")


_ALPHABET: Final = _Alphabet()
_ANY: Final = re.compile(r"[\d⓪①-⑨⁰-⁹¹²³₀-₉]")
_EIGHT: Final = 8


def phones(text: str) -> list[Span]:
    """Return where numbers stand in `text`, in order, apart from each other."""
    found = _in_words(text) if any(map(text.lower().__contains__, _ZEROS)) else []
    digits = len(_ANY.findall(text))
    if digits >= _FEWEST or (len(text) > _EIGHT and _OH.search(text)):
        plain = text.translate(_ALPHABET)
        if plain.count("p") > _MOST_STROKES:
            plain = plain.replace("p", "~")
        found += [each.span() for each in _PHONE.finditer(plain) if _is_number(each[0])]
        found = found or (_in_words(text) if _HALF_SAID.search(text) else [])
        if digits >= _BARE_DIGITS:  # sooner than that there is none of these
            found += [each.span() for each in _IN_TWO.finditer(plain) if _is_whole(text, each)]
            for words, number in _TOLD:
                if words.search(text):
                    found += [each.span() for each in number.finditer(plain)]
    return _apart([_trimmed(text, span) for span in found])


def _is_number(found: str) -> bool:
    """Tell digits from letters that only look like them; six zeros may be O."""
    return sum(map(str.isdigit, found)) >= _FEWEST


def _is_whole(text: str, found: re.Match[str]) -> bool:
    """Tell two parts of a mobile number from two figures."""
    digits = sum(map(str.isdigit, found[0]))
    return digits == _MOBILE_DIGITS and bool(_GOES_ON.search(text, *found.span()))


def _trimmed(text: str, span: Span) -> Span:
    """Return a span with the brackets and marks that belong to its digits."""
    start, end = span
    while end < len(text) and text[end] in _CLOSING and (text[end] != ")" or "(" in text[start - 1 : end]):
        end += 1
    while start and text[start - 1] in '([{"+':
        start -= 1
    return start, end


_CLOSING: Final = ')]}"\ufe0f\u20e3'


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans in order, those that touch each other as one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


_OH: Final = re.compile(r"[0OoОΟ][1lI|][0OoОΟ125]|[0OoОΟ][1lI|][\W_]{0,3}[0OoОΟ]")

# Numbers in words -------------------------------------------------------------------------------------------

_SAID: Final = {
    word: digits
    for digits, words in {
        "0": "زيرو زيروو صفر سفر zero zeero ziro sefr sifr safr oh",
        "00": "صفرين سفرين زيروين",
        "1": "واحد واحده wahed wa7ed wahd wa7d one",
        "2": "اتنين اثنين تنين etnen etnin itnen itnein etnein tnen etneen two",
        "3": "تلاته ثلاثه تلات talata tlata talatah three",
        "4": "اربعه اربع arba3a arb3a arba3ah four",
        "5": "خمسه خمس khamsa 5amsa xamsa five",
        "6": "سته setta sitta six",
        "7": "سبعه سبع sab3a seven",
        "8": "تمانيه ثمانيه تمنيه تمن tamanya tmanya eight",
        "9": "تسعه تسع tes3a tis3a nine",
        "10": "عشره عشر ashara 3ashara 3shra ten",
        "11": "حداشر احداشر 7edashar 7dashar hedashar hdashar eleven",
        "12": "اتناشر اثناشر etnashar itnashar tnashar twelve",
        "15": "خمستاشر خمسطاشر khamastashar 5amastashar 5mstashar fifteen",
        "20": "عشرين 3eshreen twenty",
        "30": "تلاتين thirty",
        "40": "اربعين forty",
        "50": "خمسين khamseen fifty",
        "60": "ستين sixty",
        "70": "سبعين seventy",
        "80": "تمانين eighty",
        "90": "تسعين ninety",
        "100": "ميه hundred",
    }.items()
    for word in words.split()
}
_TIMES: Final = {"دبل": 2, "double": 2, "dabel": 2, "تربل": 3, "تريبل": 3, "triple": 3}
"""Says how often the next figure stands there."""

_MANY_ZEROS: Final = frozenset({"اصفار", "صفار", "asfar", "zeros", "zeroes"})
"""Says how many zeros the figure before it stands for: "٠١٠ اربع اصفار"."""

_ZEROS: Final = (
    "زير",
    "صفر",
    "سفر",
    "صفار",
    "zer",
    "zeer",
    "zir",
    "sefr",
    "sifr",
    "safr",
    "asfar",
    "oh one",
    "oh ten",
)
_HALF_SAID: Final = re.compile(
    r"(?<!\d)[0٠۰](?:[^\S\n]?[1١۱][^\S\n]?[0125٠١٢٥۰۱۲۵]|\s{1,3}(?:عشر|واحد|حداش|اتناش|خمست|ten|one|3ash|ash))",
    re.IGNORECASE,
)
_SIGNS: Final = frozenset({"نقطه", "مسافه", "dot", "point", "space"})
_AND: Final = frozenset(
    {"و", "w", "and", "then", "ثم", "بعدين", "وبعدين", "بعدها", "وبعدها", "شرطه", "dash", *_SIGNS}
)
"""May be said between two parts of a number."""

_TOKEN: Final = re.compile(r"\w+")
_SHORTEST: Final = 9
_LONGEST: Final = 16
_TWO_DIGITS: Final = 2


def _in_words(text: str) -> list[Span]:
    """Return the runs of number words and digits that make a number when they are put together."""
    spans: list[Span] = []
    digits, start, end, times, worded = "", 0, 0, 1, False
    for found in [*_TOKEN.finditer(text), None]:
        if found and digits and normalise(found[0]) in _AND:
            end = found.end() if found.start() - end <= _EIGHT else end
            continue
        if found and digits and normalise(found[0]) in _MANY_ZEROS:
            digits, end = digits[:-1] + "0" * min(int(digits[-1]), _EIGHT), found.end()
            worded = True
            continue
        said = _digits(found[0]) if found else None
        near = found is not None and found.start() - end <= _EIGHT
        if said is None or not near or _begins_another(said, digits):
            if _is_told(digits, worded=worded):
                spans.append((start, end))
            digits, times, worded = "", 1, False
        if found is None or said is None:
            continue
        start = start if digits or times > 1 else found.start()
        digits += said * times
        worded |= not found[0].isdecimal()
        times, end = _TIMES.get(normalise(found[0]), 1), found.end()
    return spans


def _begins_another(said: str, digits: str) -> bool:
    """Tell whether a figure begins a number or a shade of its own: 012 behind "010 واحد"."""
    return len(said) > _TWO_DIGITS and said.startswith("01") and digits.startswith("01")


def _digits(token: str) -> str | None:
    """Return the digits that a token says, "" for how often the next are said, None where it says none."""
    spelt = normalise(token)
    if spelt.isdecimal():
        return spelt
    if spelt in _TIMES:
        return ""
    return _SAID.get(spelt) or _SAID.get(spelt.removeprefix("و"))


def _is_told(digits: str, *, worded: bool) -> bool:
    """Tell whether digits are a number; where none of them is a word, only a mobile one whole."""
    if not worded:
        return len(digits) == _MOBILE_DIGITS and digits.startswith("01")
    shortest = _SHORTEST + digits.startswith("01")
    return shortest <= len(digits) <= _LONGEST and digits.startswith(("01", "00", "02", "03", "20"))
