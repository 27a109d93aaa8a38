"""What the cells of a shop's own lists say."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from copilot.answers.shop import DEAREST
from copilot.answers.vocabulary import size as usual_size
from copilot.language.normalise import normalise


class Unclear(StrEnum):
    """What a cell that can't be understood was read as."""

    PRICE = "price"
    PIECES = "pieces"
    SIZES = "sizes"
    SPAN = "span"
    FEE = "fee"
    DAYS = "days"


class UnclearError(ValueError):
    """A cell can't be understood."""

    def __init__(self, what: Unclear) -> None:
        super().__init__(str(what))
        self.what = what


_LIST: Final = re.compile(r"\s*(?:[،,؛;/|\n+]|\s-\s|\sو\s|\sو(?!رد|اح|اس|سط|اي)(?=\S)|\sand\s)\s*")
"""Commas and the like, and "and": but not the one that a word begins with (وردي، واحد، واسع، وسط، وايت)."""

_PLAIN_SIZES: Final = re.compile(r"[A-Za-z\d]{1,4}(?:[\s\-]+[A-Za-z\d]{1,4})+")
_NUMERIC_SPAN: Final = re.compile(r"\d{2,3}\s*(?:-|–|:|الى|إلى|لـ|ل|to)\s*\d{2,3}")
_AMOUNT: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?")
_CURRENCY: Final = re.compile(r"(?i)ج\s?\.?\s?م\.?|جنيه(?:\s?مصري)?|جم|ج|egp|l\.?e\.?|pounds?|£|/-")
_PIECES: Final = re.compile(r"(?i)(\d{1,9})(?:\.0+)?\s*(?:قطع[ةه]?|pcs\.?|pieces?)?")
_GONE: Final = {
    normalise(said)
    for said in ("خلص", "خلصت", "نفد", "نفدت", "مفيش", "لا يوجد", "غير متوفر", "مش موجود", "sold out", "no")
} | {"out of stock", "none"}
_THERE: Final = {
    normalise(said)
    for said in ("متوفر", "متوفرة", "متاح", "متاحة", "موجود", "موجودة", "نعم", "available", "in stock", "yes")
}
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_SPAN: Final = re.compile(r"(\d{1,3})\s*(?:-|–|الى|إلى|لـ|ل|to|:)?\s*(\d{1,3})?")
_UNITS: Final = re.compile(r"(?i)كيلو|كجم|kg|سم|cm|ايام|أيام|يوم|days?|من|from")


def items(cell: str) -> tuple[str, ...]:
    """Return the things that one cell lists."""
    return tuple(dict.fromkeys(part for part in _LIST.split(cell) if part))


def sizes(cell: str) -> tuple[str, ...]:
    """Return the sizes that one cell lists, "S-M-L" and "38 40 42" too.

    Raises:
        UnclearError: It gives a span of numbers, which does not say which sizes lie between.
    """
    text = cell.translate(_DIGITS).strip()
    if _NUMERIC_SPAN.fullmatch(text):
        raise UnclearError(Unclear.SIZES)
    if _PLAIN_SIZES.fullmatch(text):
        parts = tuple(re.split(r"[\s\-]+", text))
        if all(part.isdigit() or usual_size(part) != part or part.isupper() for part in parts):
            return tuple(dict.fromkeys(parts))
    return items(text)


def amount(cell: str) -> float:
    """Return an amount of money: "850 ج.م", "٨٥٠", "1,250.50".

    Raises:
        UnclearError: It is none.
    """
    text = _CURRENCY.sub("", cell.translate(_DIGITS)).strip()
    if not _AMOUNT.fullmatch(text) or float(text.replace(",", "")) >= DEAREST:
        raise UnclearError(Unclear.PRICE)
    return float(text.replace(",", ""))


def is_amount(cell: str) -> bool:
    """Tell whether a cell says an amount of money and nothing else."""
    try:
        amount(cell)
    except UnclearError:
        return False
    return True


def number(cell: str) -> int | None:
    """Return a whole number of pieces; None where the cell only says that there are some.

    Raises:
        UnclearError: It says neither.
    """
    said = normalise(cell)
    if said in _GONE:
        return 0
    if said in _THERE:
        return None
    found = _PIECES.fullmatch(cell.translate(_DIGITS).strip())
    if not found:
        raise UnclearError(Unclear.PIECES)
    return int(found[1])


def span(cell: str) -> str:
    """Return a span as the shop file writes it, ``"55-65"``; of "من 55 إلى 65 كيلو" too.

    Raises:
        UnclearError: It is none.
    """
    found = _SPAN.fullmatch(_UNITS.sub("", cell.translate(_DIGITS)).strip())
    if not found:
        raise UnclearError(Unclear.SPAN)
    return f"{found[1]}-{found[2]}" if found[2] else found[1]
