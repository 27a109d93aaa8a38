"""Takes phone numbers and addresses out of a comment before anything is stored, shown or embedded.

Phone numbers: any run of nine digits or more, and Egyptian mobile numbers (01[0125] and eight digits, with
or without +20, 0020) in digits of any script with spaces, dots, dashes or invisible marks between the
digits. Runs of short numbers ("38 40 42 44 46") are sizes and stay.

E-mail addresses, and a number right before a street. Other addresses come in pieces: governorate, street,
building, floor, flat. Two different pieces with a number among them are an address; from the first to the
last, with the words that belong to them, becomes the marker. One piece alone ("المحل في شارع ايه") is
mostly a question about the shop and stays.

Every pattern is linear: bounded repeats, no nesting.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

PHONE: Final = "[phone]"
ADDRESS: Final = "[address]"

_GAP: Final = r"[\s.\-_/()،,ـ\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]{0,3}"
_COUNTRY: Final = rf"(?:(?:(?:\+|00){_GAP})?2{_GAP}(?:0{_GAP})?)?"
_MOBILE: Final = rf"(?<!\d)\(?{_COUNTRY}0{_GAP}1{_GAP}[0125](?:{_GAP}\d){{8}}(?!\d)"
_LANDLINE: Final = rf"(?<!\d)0(?:[23]|[4-9]\d){_GAP}\d{{3,4}}{_GAP}\d{{4}}(?!\d)"
_LONG: Final = r"\+?\d{9,}"
_PHONE: Final = re.compile(rf"{_MOBILE}|{_LANDLINE}|{_LONG}")

_VALUE: Final = r"[\s:/#.\-]{0,3}(?:رقم|no\.?)?[\s:#]{0,2}"
_PIECES: Final = tuple(
    re.compile(rf"(?<!\w)(?:\d{{1,4}}\s)?(?:{words})(?!\w){value}", re.IGNORECASE)
    for words, value in (
        (r"شارع|ش|street|st|share3|shar3", rf"{_VALUE}\w+(?:\s\w+)?"),
        (r"عمار[ةه]|عماره|مبنى|مبني|برج|فيلا|building|bldg|3omara|emara|borg|villa", rf"{_VALUE}\w+"),
        (r"الدور|دور|floor|eldor|el dor|dor", rf"{_VALUE}\w+"),
        (r"شق[ةه]|flat|apt|apartment|sha2a|sha22a", rf"{_VALUE}\w+"),
        (r"بلوك|قطع[ةه] ارض|مجاور[ةه]|block|mogawra", rf"{_VALUE}\w+"),
        (r"بجوار|جنب|امام|أمام|قدام|خلف|ورا|متفرع من|next to|beside|behind|ganb", r"\s\w+(?:\s\w+)?"),
    )
)
_NEEDED: Final = 2
_NUMBERED: Final = re.compile(
    r"(?<!\w)\d{1,4}\s{1,2}(?:(?:شارع|ش)\s{1,2}\w{2,30}(?:\s\w{2,30})?|(?:\w{2,20}\s){1,2}(?:street|st|share3)(?!\w))",
    re.IGNORECASE,
)
"""A number right before a street is where somebody lives, without any other piece."""

_MARKER: Final = re.compile(re.escape(ADDRESS))
_MAIL: Final = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,24}){1,3}")


def redact(text: str) -> str:
    """Return `text` with phone numbers and addresses replaced by ``[phone]`` and ``[address]``.

    Idempotent and total; linear in the length of the text.
    """
    return _without_address(_without_phone(text))


def _without_phone(text: str) -> str:
    plain = text if text.isascii() else _ascii_digits(text)
    pieces, end = [], 0
    for found in _PHONE.finditer(plain):
        pieces += [text[end : found.start()], PHONE]
        end = found.end()
    return "".join([*pieces, text[end:]]) if pieces else text


def _ascii_digits(text: str) -> str:
    """Return `text` with the digits of every script as ASCII digits; every character stays in its place."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def _without_address(text: str) -> str:
    text = _NUMBERED.sub(ADDRESS, _MAIL.sub(ADDRESS, text))
    spans = [found.span() for piece in (*_PIECES, _MARKER) if (found := piece.search(text))]
    if len(spans) < _NEEDED:
        return text
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    if not any(char.isdecimal() for char in text[start:end]):
        return text
    return f"{text[:start]}{ADDRESS}{text[end:]}"
