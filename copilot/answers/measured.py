"""Facts that are only a measure ("سنة", "5 لتر"): what they measure is said with them.

A shop that writes "سنة" beside "warranty" answers "فيه ضمان؟", but read out after a price it says nothing.
And many a measure stands only where it is sold by: "قلاية هوائية 5 لتر", size "5 لتر".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from copilot.answers.shop import Product
from copilot.answers.stock import available_sizes
from copilot.language.arabizi import is_arabic

_OF: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "warranty": ("الضمان", "Warranty"),
        "capacity": ("السعة", "Capacity"),
        "volume": ("الحجم", "Volume"),
        "weight": ("الوزن", "Weight"),
        "power": ("القدرة", "Power"),
        "screen": ("الشاشة", "Screen"),
        "length": ("الطول", "Length"),
        "dimensions": ("الأبعاد", "Dimensions"),
        "heel": ("الكعب", "Heel"),
        "cord": ("طول السلك", "Cord"),
        "max_load": ("أقصى حمولة", "Maximum load"),
        "lasting": ("الثبات", "It lasts"),
        "expiry": ("الصلاحية", "Shelf life"),
        "spf": ("عامل الحماية", "SPF"),
    }
)
"""What facts measure, by the names that the topics use."""

_MEASURE: Final = re.compile(
    r"(?i)\d|(?:سن[ةه]|سنتين|عام|عامين|شهر|شهرين|أسبوع|اسبوع|أسبوعين|اسبوعين|يوم|يومين|ساعة|ساعتين|لتر|لترين|كيلو|متر|مترين"
    r"|(?:one|two|a|an)\s+(?:year|month|week|day|hour)s?)(?!\w)"
)
_LONGEST: Final = 4
"""Words of a measure; more say what they are about."""

_LITRES: Final = "لتر|ليتر|ملي|مل|lit(?:er|re)s?|l|ml"
_KILOS: Final = "كيلو|كجم|جرام|جم|kg|kilos?|grams?|gm?"
_UNITS: Final = {
    "capacity": f"{_LITRES}|{_KILOS}|قدم|كوب|فنجان|cups?|feet",
    "volume": f"{_LITRES}|جرام|جم|grams?|gm?",
    "power": "وات|watts?|w",
    "screen": "بوص[ةه]|inch(?:es)?",
    "unit": _KILOS,
}
_SOLD_BY: Final = {
    key: re.compile(rf"(?i)(?<![\w.])\d+(?:[.,]\d+)?\s*(?:{units})(?!\w)") for key, units in _UNITS.items()
}
"""Measures that stand in names and sizes, by the fact that they tell."""


def said_of(key: str, said: str, *, english: bool) -> str:
    """Return a fact, and what it measures where it is only a measure.

    Args:
        key: The fact's name.
        said: As the shop wrote it.
        english: Whether the answer is in English; what the shop wrote in Arabic keeps Arabic words.
    """
    if key not in _OF or len(said.split()) > _LONGEST or not _MEASURE.match(said):
        return said
    arabic, other = _OF[key]
    return f"{other}: {said}" if english and not is_arabic(said) else f"{arabic} {said}"


def sold_by(product: Product, key: str) -> tuple[str, ...]:
    """Return a measure that stands in a product's sizes, as long as they can be sold, or in its name."""
    if key not in _SOLD_BY:
        return ()
    return _found(key, available_sizes(product)) or _found(key, (product.name, product.english))[:1]


def _found(key: str, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found[0] for text in texts if (found := _SOLD_BY[key].search(text))))
