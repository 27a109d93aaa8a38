"""What a shop's own list of delivery fees says: places, fees and days.

A row about "باقي المحافظات" is about no place that a viewer names: it is what the shop file says wherever no
place says otherwise. Days are understood by their words, a week as seven days and 36 hours as two: never less
than the list promises, since a viewer waits for what was said on air. A place whose fee can't be read is kept
without one: by its region's, or that of all others, a viewer would be told wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

from copilot.answers.columns import UnclearError, amount, items, phrases
from copilot.answers.headings import Column
from copilot.answers.list_notes import Trouble
from copilot.answers.sheets import Cells
from copilot.answers.shop import Delivered, Delivery
from copilot.language.normalise import normalise

_OTHERS: Final = ""
"""Stands for all places that a list does not name."""

_MOST_DAYS: Final = 90
"""More than that is a fee or a date that stands in the wrong column."""

_ALL: Final = frozenset(
    normalise(
        "كل جميع كافة باقي بقية سائر الباقي أي أخرى اخر تاني تانية غير خلاف المحافظات محافظات المدن "
        "الأماكن المناطق الجمهورية all rest other others remaining any every everywhere elsewhere anywhere "
        "nationwide governorates cities"
    ).split()
)
_OF_ALL: Final = frozenset(
    normalise(
        "محافظة مدن مدينة أماكن مكان مناطق منطقة البلاد بلد مصر انحاء في التانية الأخرى الباقية كلها كلهم "
        "كده ذلك و the of in else governorate city place places area areas region regions egypt and"
    ).split()
)
"""Words that say with those of `_ALL` that any place is meant, and by themselves do not."""

_EXCEPT: Final = frozenset(
    normalise("عدا ماعدا إلا غير خلاف بخلاف استثناء باستثناء خارج except excluding without outside").split()
)
_SINAI: Final = re.compile(r"(?:شمال\s+و\s*جنوب|جنوب\s+و\s*شمال)\s+سينا[ءا]?")
_FREE: Final = phrases("""
    مجانا,مجاني,مجانية,ببلاش,بلاش,شحن مجاني,الشحن مجاني,شحن مجانا,توصيل مجاني,التوصيل مجاني,بدون مصاريف,
    من غير شحن,free,free shipping,free delivery
""")


def _known(said: Iterable[tuple[int, str]]) -> dict[str, int]:
    """Return what words count, by each of them."""
    return {normalise(word): number for number, words in said for word in words.split()}


_NUMBERS: Final = _known(
    enumerate(
        (
            "واحد واحدة one a",
            "اتنين اثنين إثنين two",
            "تلاتة تلات ثلاثة ثلاث three",
            "أربعة أربع اربعه four",
            "خمسة خمس five",
            "ستة ست six",
            "سبعة سبع seven",
            "تمانية تمن تماني ثمانية ثماني eight",
            "تسعة تسع nine",
            "عشرة عشر ten",
        ),
        1,
    )
)
_DAYS: Final = _known(((1, "يوم اليوم يومها يوميها"), (2, "يومين"), (7, "أسبوع الأسبوع"), (14, "أسبوعين")))
"""Words that are a span by themselves."""

_UNITS: Final = _known(
    (
        (1, "ساعة ساعات ساعه hour hours hr hrs h"),
        (24, "يوم أيام ايام يوما day days"),
        (168, "أسبوع أسابيع اسابيع week weeks"),
    )
)
"""Hours of what a number before it counts."""

_BESIDE: Final = frozenset(
    normalise(
        "من إلى الي ل لـ لحد لغاية حتى أو او خلال في بين و عمل العمل شغل تقريبا حوالي from to or within in "
        "and between working business about"
    ).split()
)
_WITHIN_A_DAY: Final = phrases("نفس اليوم,في نفس اليوم,تاني يوم,اليوم التالي,same day,the same day,next day")
_BEYOND: Final = re.compile(r"[+<>≤≥]|\d[.٫]\d")
"""Says more than a number: "5+" is no five days."""

_NO_FRACTION: Final = re.compile(r"(?<=\d)[.٫][0٠]+(?!\d)")
_GLUED: Final = re.compile(r"(?<=\d)(?=[a-z])")
_JOINED: Final = re.compile(r"^[لوب](?=\w{3})")


def delivery(rows: Sequence[Cells]) -> Delivery:
    """Return the fees and days of places, and those of all others."""
    found: dict[str, Delivered] = {}
    others: Cells | None = None
    unpriced: list[str] = []
    for row in rows:
        places = _places(row)
        delivered = Delivered(fee=row.value(Column.FEE, fee), days=row.value(Column.DAYS, days) or "")
        if not row.is_clear and delivered.fee is None and row.text(Column.FEE):
            unpriced += [place for place in places if place != _OTHERS]
        if not row.is_clear or delivered == Delivered():
            continue
        if any(found.get(place, delivered) != delivered for place in places):
            row.note(Trouble.SECOND_FEE, Column.FEE, about=row.text(Column.PLACE))
        else:
            found |= dict.fromkeys(places, delivered)
            others = row if _OTHERS in places else others
    general = found.pop(_OTHERS, Delivered())
    if others is not None:
        general = _elsewhere(general, others, [row for row in rows if not row.lacks(Trouble.SECOND_FEE)])
    if found or general != Delivered():  # else nothing was read at all
        found = dict.fromkeys(unpriced, Delivered()) | found
    return Delivery(fee=general.fee, days=general.days, governorates=found)


def _places(row: Cells) -> list[str]:
    said = _SINAI.sub("شمال سيناء، جنوب سيناء", row.text(Column.PLACE))
    if not said or leaves_out(said):
        row.note(Trouble.EXCEPTING if said else Trouble.PLACELESS, Column.PLACE)
        return []
    return [_OTHERS if is_general(place) else place for place in items(said)]


def _elsewhere(said: Delivered, row: Cells, rows: Sequence[Cells]) -> Delivered:
    """Return what a row says of all places without a row of their own.

    Where one of the rows can't be read, its place would be told that too: so it is not kept.
    """
    unread = next((each for each in rows if not each.is_clear), None)
    if unread is not None:
        row.note(Trouble.OTHERS_FEE, Column.FEE, about=str(unread.number))
        return Delivered()
    undated = next((each for each in rows if each.lacks(Trouble.DAYS)), None)
    if undated is not None and said.days:
        row.note(Trouble.OTHERS_DAYS, Column.DAYS, about=str(undated.number))
        return Delivered(fee=said.fee)
    return said


def is_general(place: str) -> bool:
    """Tell whether a cell means all places that the list does not name: "باقي المحافظات", "other cities"."""
    said = set(normalise(place).split())
    return bool(said & _ALL) and said <= _ALL | _OF_ALL


def leaves_out(place: str) -> bool:
    """Tell whether a cell names places by those that it does not mean: "كل المحافظات ماعدا القاهرة"."""
    return bool(_EXCEPT & set(normalise(place).split())) and not is_general(place)


def fee(cell: str) -> float:
    """Return what delivery costs; nothing where it is free.

    Raises:
        UnclearError: It is no amount.
    """
    if normalise(cell) in _FREE:
        return 0.0
    try:
        return amount(cell)
    except UnclearError as error:
        raise UnclearError(Trouble.FEE) from error


def days(cell: str) -> str:
    """Return how many days it takes as the shop file writes it: "3-5" of "من ٣ لـ ٥ أيام", "2" of "48 ساعة".

    Raises:
        UnclearError: It does not say.
    """
    said = normalise(cell)
    if said in _WITHIN_A_DAY:
        return "1"
    text = _NO_FRACTION.sub("", cell)
    words = _GLUED.sub(" ", normalise(text)).split()
    found = [] if _BEYOND.search(text) else sorted({max(1, number) for number in _counted(words)})
    if len(found) not in {1, 2} or found[-1] > _MOST_DAYS:
        raise UnclearError(Trouble.DAYS)
    return "-".join(map(str, found))


def _counted(words: list[str]) -> list[int]:
    """Return the days that words name, in their order; none where one of them is not understood."""
    found: list[int] = []
    open_ones: list[int] = []
    for word in words:
        known = next((each for each in (word, _JOINED.sub("", word)) if _is_understood(each)), None)
        if known is None:
            return []
        number = _number(known)
        if number is not None:
            open_ones.append(number)
        elif known in _UNITS and open_ones:
            found += [ceil(number * _UNITS[known] / 24) for number in open_ones]
            open_ones.clear()
        elif known in _DAYS:
            found.append(_DAYS[known])
        elif known not in _BESIDE:
            return []  # "أيام" without a number
    return found + open_ones


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _NUMBERS.get(word)


def _is_understood(word: str) -> bool:
    return _number(word) is not None or word in _UNITS or word in _DAYS or word in _BESIDE
