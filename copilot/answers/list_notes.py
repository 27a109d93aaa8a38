"""What could not be taken from a shop's own list, row by row, in a sentence that says what to do.

The command and the window tell it in the same words, in Arabic or English.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from copilot.answers.wording import counted

_LONGEST: Final = 40
"""Characters of a cell that are quoted."""


class Trouble(StrEnum):
    """What is the matter with a row."""

    PRICE = "price"
    UNPRICED = "unpriced"
    PIECES = "pieces"
    SIZES = "sizes"
    COLOURS = "colours"
    WEIGHT = "weight"
    HEIGHT = "height"
    FEE = "fee"
    DAYS = "days"
    ERROR = "error"
    NAMELESS = "nameless"
    PLACELESS = "placeless"
    EXCEPTING = "excepting"
    SECOND_FEE = "second_fee"
    OTHERS_FEE = "others_fee"
    OTHERS_DAYS = "others_days"
    OTHER_PRICE = "other_price"
    NOT_LOWER = "not_lower"
    SAME_PRODUCT = "same_product"
    UNCOUNTED = "uncounted"
    WHOSE_SIZE = "whose_size"


_GOOD: Final = frozenset({Trouble.SAME_PRODUCT, Trouble.OTHERS_FEE})
"""The row could be read; it has to wait for another one."""

_MOST_ROWS: Final = 6
"""Numbers of rows that are told one by one."""

_KEPT: Final = frozenset(
    {
        Trouble.UNPRICED,
        Trouble.COLOURS,
        Trouble.WEIGHT,
        Trouble.HEIGHT,
        Trouble.DAYS,
        Trouble.OTHERS_DAYS,
        Trouble.UNCOUNTED,
        Trouble.WHOSE_SIZE,
    }
)
"""Only one thing of the row could not be kept; the rest of it was."""

UNADVISED: Final = frozenset({Trouble.WEIGHT, Trouble.HEIGHT, Trouble.WHOSE_SIZE})
"""Whom a size fits is not known: with the others' advice alone somebody would be told that none fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that could not be taken.

    Attributes:
        trouble: What is the matter.
        row: The number of the row, as the program shows it that made the list.
        sheet: The sheet; empty where there is only one without a name.
        column: The heading above it; empty where there is none.
        cell: What stands there.
        about: Another row, the product or another heading that it has to do with.
        rows: The numbers of all rows of which this is told in one line; empty for `row` alone.
    """

    trouble: Trouble
    row: int
    sheet: str = ""
    column: str = ""
    cell: str = ""
    about: str = ""
    rows: tuple[int, ...] = ()

    @property
    def is_good(self) -> bool:
        """The row could be read, and is left out because of another one."""
        return self.trouble in _GOOD

    @property
    def is_left_out(self) -> bool:
        """The row was not taken."""
        return self.trouble not in _KEPT


_WHERE: Final = {
    "ar": {"sheet": "شيت «{sheet}»، ", "row": "صف {row}", "column": "، عمود «{column}»", "end": ": "},
    "en": {"sheet": "sheet {sheet}, ", "row": "row {row}", "column": ", column {column}", "end": ": "},
}
_WORDS: Final = {
    "ar": {
        Trouble.PRICE: "«{cell}» مش سعر. اكتبي رقم، زي 850.",
        Trouble.UNPRICED: "«{cell}» مش سعر، فالمنتج اتاخد من غير سعر جديد. لو ليه سعر، اكتبيه رقم.",
        Trouble.PIECES: "«{cell}» مش عدد قطع. اكتبي رقم صحيح، زي 3.",
        Trouble.SIZES: (
            "«{cell}» مش بيقول أنهي مقاسات بالظبط. "
            "اكتبيهم واحد واحد: 38، 40، 42، 44، 46 أو S، M، L أو 2-4 سنين، 4-6 سنين."
        ),
        Trouble.COLOURS: "«{cell}» مش أسامي ألوان، فألوان المنتج متاخدتش. اكتبيهم واحد واحد: أسود، بيج.",
        Trouble.WEIGHT: (
            "«{cell}» مش وزن مفهوم، فأوزان وأطوال المنتج متاخدتش. اكتبي رقم واحد أو من كام لكام: 55-65."
        ),
        Trouble.HEIGHT: (
            "«{cell}» مش طول مفهوم، فأوزان وأطوال المنتج متاخدتش. اكتبي رقم واحد أو من كام لكام: 155-165."
        ),
        Trouble.FEE: "«{cell}» مش سعر شحن، فمفيش سعر اتاخد هنا. اكتبي رقم، زي 60، أو «مجاني».",
        Trouble.DAYS: "«{cell}» مش مدة مفهومة، فاتاخد السعر من غيرها. اكتبي عدد أيام، زي 3 أو 3-5.",
        Trouble.SECOND_FEE: "{about} ليها سعر أو مدة تانية فوق. سيبي الصح بس.",
        Trouble.OTHERS_FEE: "اتساب لأن صف {about} مش مقروء، وكان هيتقال عليه السعر ده. صلّحي صف {about}.",
        Trouble.OTHERS_DAYS: (
            "«{cell}» متاخدتش، عشان مدة صف {about} مش مقروءة وكانت هتتقال عليه دي. صلّحي صف {about}."
        ),
        Trouble.ERROR: "«{cell}» غلطة في المعادلة. صلّحيها أو اكتبي اللي المفروض يبقى هنا.",
        Trouble.EXCEPTING: (
            "«{cell}» فيها استثناء. اكتبي هنا «باقي المحافظات»، وكل مكان مستثنى في صف لوحده بسعره."
        ),
        Trouble.NAMELESS: "مفيش كود ولا اسم. اكتبي واحد منهم.",
        Trouble.PLACELESS: "مفيش اسم مكان. اكتبي المحافظة أو المدينة.",
        Trouble.OTHER_PRICE: "{about} ليه سعر تاني فوق. ادّي كل سعر كود لوحده.",
        Trouble.NOT_LOWER: "«{cell}» مش أقل من اللي في عمود «{about}». سيبي السعر الصح بس.",
        Trouble.UNCOUNTED: "عدد {cell} متاخدش، عشان صفوف تانية من نفس المنتج من غير عدد. اكتبي عدد كل صف.",
        Trouble.WHOSE_SIZE: "«{cell}» لأنهي مقاس؟ أوزان وأطوال المنتج متاخدتش. خلّي كل مقاس في صف لوحده.",
    },
    "en": {
        Trouble.PRICE: "“{cell}” is not a price. Write a number, like 850.",
        Trouble.UNPRICED: (
            "“{cell}” is not a price: the product is taken, without a new one. "
            "If it has one, write the number."
        ),
        Trouble.PIECES: "“{cell}” is not a number of pieces. Write a whole number, like 3.",
        Trouble.SIZES: (
            "“{cell}” does not say which sizes exactly. "
            "Write each one: 38, 40, 42, 44, 46 or S, M, L or 2-4 years, 4-6 years."
        ),
        Trouble.COLOURS: (
            "“{cell}” names no colours, so none are kept of the product. Write each one: black, beige."
        ),
        Trouble.WEIGHT: (
            "“{cell}” is no weight that can be told, so no weights and heights are kept of the product. "
            "Write one number, or two like 55-65."
        ),
        Trouble.HEIGHT: (
            "“{cell}” is no height that can be told, so no weights and heights are kept of the product. "
            "Write one number, or two like 155-165."
        ),
        Trouble.FEE: (
            "“{cell}” is not a delivery fee, and none is kept here. Write a number, like 60, or “free”."
        ),
        Trouble.DAYS: "“{cell}” is not a number of days; the fee is kept without. Write 3, or two like 3-5.",
        Trouble.SECOND_FEE: "{about} has another fee or time above. Keep only the right one.",
        Trouble.OTHERS_FEE: (
            "left out since row {about} can't be read and would be told this fee. Mend row {about}."
        ),
        Trouble.OTHERS_DAYS: (
            "“{cell}” is not kept: the days of row {about} can't be read, and it would be told these. "
            "Mend row {about}."
        ),
        Trouble.ERROR: "“{cell}” is an error of the spreadsheet. Mend the formula, or write what is meant.",
        Trouble.EXCEPTING: (
            "“{cell}” leaves places out. Write “other places” here, and each of those in a row of its own."
        ),
        Trouble.NAMELESS: "there is neither a code nor a name. Write one of them.",
        Trouble.PLACELESS: "there is no place. Write the governorate or the town.",
        Trouble.OTHER_PRICE: "{about} has another price above. Give each price a code of its own.",
        Trouble.NOT_LOWER: "“{cell}” is not below the one in column {about}. Keep only the right one.",
        Trouble.UNCOUNTED: (
            "the {cell} pieces are not kept: other rows of the product have no number. Give every row one."
        ),
        Trouble.WHOSE_SIZE: (
            "“{cell}” is for which size? No weights and heights are kept of the product. "
            "Give each size its own row."
        ),
    },
}


def told(note: Note, language: str, *, quote: Callable[[str], str] = str) -> str:
    """Return a note as one line.

    Args:
        note: The note.
        language: ``ar`` or ``en``.
        quote: What is done to the words of the list.
    """
    where = _WHERE[language]
    sheet = where["sheet"] if note.sheet else ""
    words = {"sheet": note.sheet, "column": note.column, "cell": note.cell, "about": note.about}
    quoted = {name: quote(_short(said)) for name, said in words.items()}
    if note.trouble is Trouble.SAME_PRODUCT:
        return f"{sheet}{_waiting(note, language)}".format(**quoted)
    column = where["column"] if note.column else ""
    line = "".join((sheet, where["row"], column, where["end"], _WORDS[language][note.trouble]))
    return line.format(row=note.row, **quoted)


def _waiting(note: Note, language: str) -> str:
    """Return that good rows wait for another one of their product."""
    rows = note.rows or (note.row,)
    shown = [str(row) for row in rows[:_MOST_ROWS]] + ["…"] * (len(rows) > _MOST_ROWS)
    if language == "ar":
        numbers = f"({'، '.join(shown)})"
        good = counted(
            len(rows),
            f"صف {shown[0]} سليم، واتساب",
            f"صفين سليمين {numbers} اتسابوا",
            f"صفوف سليمة {numbers} اتسابت",
            f"صف سليم {numbers} اتسابوا",
        )
        return f"{good} لأن صف {{about}} من نفس المنتج لازم يتصلّح."
    good = f"row {shown[0]} is" if len(rows) == 1 else f"rows {', '.join(shown)} are"
    return f"{good} good, but left out: row {{about}} of the same product has to be mended."


def _short(said: str) -> str:
    """Return what a list says as a few words of one line."""
    bare = "".join(char for char in " ".join(said.split()) if char.isprintable())
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"
