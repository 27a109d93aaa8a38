"""What the cells of a shop's own lists say."""

from __future__ import annotations

import re
from typing import Final

from copilot.answers.ages import is_span
from copilot.answers.list_notes import Trouble
from copilot.answers.shop import DEAREST
from copilot.answers.vocabulary import size as usual_size
from copilot.answers.vocabulary import size_rank
from copilot.language.normalise import normalise


class UnclearError(ValueError):
    """A cell can't be understood."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


def phrases(said: str) -> frozenset[str]:
    """Return phrases with commas between them, as `normalise` spells them."""
    return frozenset(map(normalise, said.split(",")))


_LIST: Final = re.compile(r"\s*(?:[،,؛;/|\n+]|\s&\s|\s-\s|\sو\s|\sو(?!رد|اح|اس|سط|اي)(?=\S)|\sand\s)\s*")
"""Commas and the like, and "and": but not the one that a word begins with (وردي، واحد، واسع، وسط، وايت)."""

_PLAIN_SIZES: Final = re.compile(r"[A-Za-z\d]{1,4}(?:[\s\-]+[A-Za-z\d]{1,4})+")
_CUP: Final = re.compile(r"(?i)\d{2,3}\s?[A-H]{1,2}")
_FRACTION: Final = re.compile(r"(?<![\d/])([13])/([2348])(?=\s*[^\W\d])")
"""Half a kilo is no two sizes."""

_SIZE_SPAN: Final = re.compile(
    r"(?i)(?:مقاس(?:ات)?\s+)?(?:"
    r"(?:من|from)\s.+"
    r"|\d{1,3}\s*[-~]\s*\d{1,3}"
    r"|[A-Z\d]{1,4}\s*(?:–|:|الى|إلى|الي|لـ|ل|لحد|لغاية|حتى|حتي|~|\sto\s)\s*[A-Z\d]{1,4}(?:\s*[^\W\d]+)?"
    r")"
)
_LETTER_SPAN: Final = re.compile(r"(?i)([A-Z\d]{1,4})\s*-\s*([A-Z\d]{1,4})")
_AGES: Final = re.compile(
    r"(?i)(\d{1,2}(?:\s*-\s*\d{1,2}){2,}|\d{1,2}(?:[\s،,/+و]+\d{1,2})+)"
    r"\s*(سنين|سنوات|سنة|سنه|شهور|شهر|years?|yrs|months?)"
)
"""Ages that share one unit; two with a hyphen are one size, as labels have it ("2-4 سنين")."""

_ONE_AGE: Final = re.compile(
    r"(?i)(?<![-\d])(\d{1,2})\s*-\s*(\d{1,2}\s*(?:سنين|سنوات|سنة|سنه|شهور|شهر|years?|yrs|months?))"
)
"""One size of two ages, however its hyphen stands."""

_AGE_SPAN: Final = re.compile(r"(\d{1,2})\s*[-–~]\s*(\d{1,2})")
_DATE: Final = re.compile(
    r"(?:(?:19|20)\d\d([-/])\d{1,2}\1\d{1,2}|\d{1,2}([-/])\d{1,2}\2(?:19|20)\d\d)(?:\s.*)?|\d{1,2}:\d\d:\d\d"
)
"""What a spreadsheet makes of sizes like 2-4, 38/40 or 10:12."""

_AMOUNT: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?")
_COMMA: Final = re.compile(r"(\d{2,}|\d{1,3}(?:\.\d{3})+),(\d{2})")
"""Decimals behind a comma, as many spreadsheets write them: "390,00", "1.250,50"."""

_CURRENCY: Final = re.compile(
    r"(?i)ج\s?\.?\s?م\.?|جن[يى](?:هات|ها|ه|ة)(?:\s?مصر[يى])?|جم|ج\.?|egp\.?|l\.?e\.?|pounds?|£|/-"
)
_AROUND_AMOUNT: Final = re.compile(
    r"(?i)^(?:ب(?=[ـ\s\d])ـ?|(?:ال)?سعر(?=[:\s])\s*:?|only(?=\s))\s*|\s*(?:(?:لل|ال)قطع[ةه]|لا\s?غير|فقط|بس|only|each)$"
)
"""Words that shops write around a price and that change nothing in it."""

_DIMENSIONS: Final = re.compile(r"(?i)\d{1,3}(?:\.\d)?(?:\s*[*x×]\s*\d{1,3}(?:\.\d)?){2}\s*(?:سم|cm)?")
_PIECES: Final = re.compile(
    r"(?i)(?:(?:[آا]خر|فاضل|باق[يى]|متبق[يى]|last|only)\s+)?(\d{1,9})(?:\.0+)?\s*(?:قطع[ةه]?|pcs\.?|pieces?)?(?:\s+left)?"
)
_GONE: Final = phrases("""
    خلص,خلصت,خلصان,خلصانة,خلصوا,نفد,نفدت,نفذ,نفذت,نفدت الكمية,نفذت الكمية,خلصت الكمية,مفيش,لا يوجد,غير متوفر,
    غير متوفرة,غير متاح,غير متاحة,مش متوفر,مش متوفرة,مش متاح,مش موجود,مش موجودة,لا,لأ,sold out,out of stock,unavailable,not available,no,none
""")
_THERE: Final = phrases("متوفر,متوفرة,متاح,متاحة,موجود,موجودة,نعم,available,in stock,yes")
_TO_ASK: Final = phrases("""
    تواصل معنا,تواصلوا معنا,تواصلي معنا,للتواصل,اتصل بنا,اتصل بينا,اتصلي بينا,كلمونا,كلمينا,راسلونا,راسلينا,خاص,ع الخاص,على الخاص,رسالة,
    حسب الطلب,بالاتفاق,حسب الاتفاق,contact us,call us,call,ask,ask us,dm,dm us,inbox,on request
""")
"""What stands for a price that the shop tells one by one."""

_ALL_SIZES: Final = phrases("كل المقاسات,جميع المقاسات,كل المقاسات متاحة,مقاسات مختلفة,all sizes,various")
_ALL_COLOURS: Final = phrases("""
    كل الألوان,جميع الألوان,كل الألوان متاحة,ألوان,ألوان متعددة,ألوان مختلفة,ألوان كتير,ألوان مشكلة,
    ألوان متنوعة,متعدد,متعددة,متعدد الألوان,متنوع,مشكل,مشكلة,ميكس,all colours,all colors,various,
    various colours,various colors,assorted,assorted colours,assorted colors,mixed,mixed colours,
    mixed colors,multi,any colour,any color,كل الدرجات,حسب الصورة,زي الصورة,كما بالصورة,as pictured
""")
"""What stands for colours and is none."""

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_SPAN: Final = re.compile(r"(\d{1,3})\s*(?:-|–|الى|إلى|لـ|ل|to|:)?\s*(\d{1,3})?")
_UNITS: Final = re.compile(r"(?i)كيلو|كجم|kg|ك(?!\w)|سم|cm|ايام|أيام|يوم|days?|من|from")


def items(cell: str) -> tuple[str, ...]:
    """Return the things that one cell lists."""
    return tuple(dict.fromkeys(part for part in _LIST.split(cell) if part))


def sizes(cell: str) -> tuple[str, ...]:
    """Return the sizes that one cell lists, "S-M-L", "38 40 42" and "2-4-6 سنين" too.

    Raises:
        UnclearError: It gives a span, or all there are, and does not say which sizes these are.
    """
    text = _FRACTION.sub("\\1\N{FRACTION SLASH}\\2", cell.translate(_DIGITS).strip())
    if ages := _AGES.fullmatch(text):
        return tuple(dict.fromkeys(f"{age} {ages[2]}" for age in re.findall(r"\d+", ages[1])))
    if spans := _spans_of_ages(text):
        return spans
    text = _ONE_AGE.sub(r"\1-\2", text)
    if _DATE.fullmatch(text) or any(map(_is_open, (text, *items(text)))):
        raise UnclearError(Trouble.SIZES)
    if _PLAIN_SIZES.fullmatch(text) and not _CUP.fullmatch(text):
        parts = tuple(re.split(r"[\s\-]+", text))
        if all(part.isdigit() or usual_size(part) != part or part.isupper() for part in parts):
            return tuple(dict.fromkeys(parts))
    return items(text)


def is_dimensions(cell: str) -> bool:
    """Tell whether a cell gives a length, a width and a height: how large a bag is, and no size to choose."""
    return _DIMENSIONS.fullmatch(cell.translate(_DIGITS).strip()) is not None


def _spans_of_ages(text: str) -> tuple[str, ...]:
    """Return children's sizes, two ages each, that follow one another: "4-6, 6-8, 8-10"; else none."""
    found = [_AGE_SPAN.fullmatch(each) for each in items(text)]
    spans = [(int(each[1]), int(each[2])) for each in found if each]
    if len(spans) < max(2, len(found)) or spans != sorted(set(spans)):
        return ()
    return tuple(f"{first}-{last}" for first, last in spans) if all(is_span(*ends) for ends in spans) else ()


def _is_open(text: str) -> bool:
    """Tell whether sizes are meant that are not named: "38-46", "من S لـ XL", "كل المقاسات"."""
    if _SIZE_SPAN.fullmatch(text) or normalise(text) in _ALL_SIZES:
        return True
    ends = _LETTER_SPAN.fullmatch(text)
    return ends is not None and abs(size_rank(ends[1])[1] - size_rank(ends[2])[1]) > 1


def colours(cell: str) -> tuple[str, ...]:
    """Return the colours that one cell lists.

    Raises:
        UnclearError: Some of them, or all, it does not name: "مشكل", "كل الألوان".
    """
    found = items(cell)
    if any(normalise(each) in _ALL_COLOURS for each in found):
        raise UnclearError(Trouble.COLOURS)
    return found


def amount(cell: str) -> float:
    """Return an amount of money: "850 ج.م", "٨٥٠", "1,250.50".

    Raises:
        UnclearError: It is none.
    """
    text = _AROUND_AMOUNT.sub("", cell.translate(_DIGITS).strip())
    text = _CURRENCY.sub("", text).strip()
    if decimals := _COMMA.fullmatch(text):
        text = f"{decimals[1].replace('.', '')}.{decimals[2]}"
    if not _AMOUNT.fullmatch(text) or float(text.replace(",", "")) >= DEAREST:
        raise UnclearError(Trouble.PRICE)
    return float(text.replace(",", ""))


def price(cell: str) -> float:
    """Return what a product costs: an amount, and not nothing.

    Raises:
        UnclearError: It is none, or is to be asked for.
    """
    if normalise(cell) in _TO_ASK:
        raise UnclearError(Trouble.UNPRICED)
    said = amount(cell)
    if not said:
        raise UnclearError(Trouble.PRICE)
    return said


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
        raise UnclearError(Trouble.PIECES)
    return int(found[1])


def weight(cell: str) -> str:
    """Return whom a size fits by kilograms, as the shop file writes it: "55-65" of "من 55 إلى 65 كيلو".

    Raises:
        UnclearError: It is no weight that somebody has; a parcel's, perhaps.
    """
    return _span(cell, range(3, 251), Trouble.WEIGHT)


def height(cell: str) -> str:
    """Return whom a size fits by centimetres, likewise.

    Raises:
        UnclearError: It is no height that somebody has.
    """
    return _span(cell, range(40, 231), Trouble.HEIGHT)


def _span(cell: str, usual: range, trouble: Trouble) -> str:
    """Return one number or two, the smaller one first."""
    found = _SPAN.fullmatch(_UNITS.sub("", cell.translate(_DIGITS)).strip())
    ends = sorted(int(end) for end in found.groups() if end) if found else []
    if not ends or not all(end in usual for end in ends):
        raise UnclearError(trouble)
    return "-".join(map(str, ends))
