"""What the columns of a shop's own lists are called, and what their cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from copilot.answers.vocabulary import size as usual_size
from copilot.language.normalise import normalise


class Column(StrEnum):
    """What a column holds."""

    CODE = "code"
    NAME = "name"
    NAMES = "names"
    ENGLISH = "english"
    PRICE = "price"
    OFFER = "offer"
    COLOURS = "colours"
    SIZES = "sizes"
    PIECES = "pieces"
    FABRIC = "fabric"
    ORIGIN = "origin"
    CARE = "washing"
    WARRANTY = "warranty"
    WEIGHT = "weight"
    HEIGHT = "height"
    PLACE = "place"
    FEE = "fee"
    DAYS = "days"


FACTS: Final = (Column.FABRIC, Column.ORIGIN, Column.CARE, Column.WARRANTY)
"""Columns whose cells are read out as they stand."""

_HEADINGS: Final = {
    Column.CODE: "كود,الكود,كود المنتج,كود الصنف,رقم الموديل,الموديل,موديل,code,sku,item code,product code,model",
    Column.NAME: "اسم,الاسم,اسم المنتج,المنتج,الصنف,اسم الصنف,منتج,name,product,item,product name,item name,title",
    Column.NAMES: "اسماء تانيه,اسماء اخرى,اسم الشهره,بيقولوا عليه,nicknames,other names,aliases,names",
    Column.ENGLISH: "الاسم بالانجليزي,الاسم انجليزي,english,english name,name en",
    Column.PRICE: "سعر,السعر,سعر البيع,سعر اللايف,سعر القطعه,الثمن,price,selling price,unit price,live price",
    Column.OFFER: "عرض,العرض,العروض,offer,offers,deal",
    Column.COLOURS: "لون,اللون,الالوان,الوان,الوان متاحه,colour,color,colours,colors",
    Column.SIZES: "مقاس,المقاس,المقاسات,مقاسات,size,sizes",
    Column.PIECES: "عدد,العدد,الكميه,كميه,المخزون,الرصيد,المتبقي,متبقي,قطع,stock,qty,quantity,pieces,available,left",
    Column.FABRIC: "خامه,الخامه,القماش,قماش,نوع القماش,fabric,material",
    Column.ORIGIN: "بلد المنشا,المنشا,الصناعه,صناعه,origin,made in,country",
    Column.CARE: "الغسيل,غسيل,العنايه,طريقه الغسيل,care,washing",
    Column.WARRANTY: "الضمان,ضمان,warranty",
    Column.WEIGHT: "الوزن,وزن,الوزن المناسب,من وزن,weight,weight kg,for weight",
    Column.HEIGHT: "الطول المناسب,طول الجسم,for height,height cm",
    Column.PLACE: "محافظه,المحافظه,المحافظات,المدينه,المنطقه,governorate,city,place,area,region",
    Column.FEE: "الشحن,شحن,سعر الشحن,مصاريف الشحن,تكلفه الشحن,التوصيل,سعر التوصيل,fee,shipping,delivery,shipping fee,delivery fee",
    Column.DAYS: "ايام,الايام,المده,مده التوصيل,مده الشحن,days,delivery time,delivery days",
}
_COLUMN: Final = {
    normalise(said): column for column, headings in _HEADINGS.items() for said in headings.split(",")
}
_BRACKETS: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_LIST: Final = re.compile(r"\s*(?:[،,؛;/|\n+]|\s-\s|\sو\s|\sو(?!رد|اح|اس|سط)(?=\S)|\sand\s)\s*")
"""Commas and the like, and "and": but not the one that a word begins with (وردي، واحد، واسع، وسط)."""

_PLAIN_SIZES: Final = re.compile(r"[A-Za-z\d]{1,4}(?:[\s\-]+[A-Za-z\d]{1,4})+")
_NUMERIC_SPAN: Final = re.compile(r"\d{2,3}\s*(?:-|–|:|الى|إلى|لـ|ل|to)\s*\d{2,3}")
_AMOUNT: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?")
_CURRENCY: Final = re.compile(r"(?i)ج\s?\.?\s?م\.?|جنيه(?:\s?مصري)?|جم|ج|egp|l\.?e\.?|pounds?|£|/-")
_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_SPAN: Final = re.compile(r"(\d{1,3})\s*(?:-|–|الى|إلى|لـ|ل|to|:)?\s*(\d{1,3})?")
_UNITS: Final = re.compile(r"(?i)كيلو|كجم|kg|سم|cm|ايام|أيام|يوم|days?|من|from")


def columns(cells: Sequence[str]) -> dict[Column, int]:
    """Return which column of a heading row holds what; the first one counts."""
    found: dict[Column, int] = {}
    for place, cell in enumerate(cells):
        column = _COLUMN.get(normalise(_BRACKETS.sub("", cell)))
        if column is not None:
            found.setdefault(column, place)
    return found


def items(cell: str) -> tuple[str, ...]:
    """Return the things that one cell lists."""
    return tuple(dict.fromkeys(part for part in _LIST.split(cell) if part))


def sizes(cell: str) -> tuple[str, ...]:
    """Return the sizes that one cell lists, "S-M-L" and "38 40 42" too.

    Raises:
        ValueError: It gives a span of numbers, which does not say which sizes lie between.
    """
    text = cell.translate(_DIGITS).strip()
    if _NUMERIC_SPAN.fullmatch(text):
        raise ValueError(f"“{cell}” does not say which sizes are between. Write each size: 38، 40، 42")
    if _PLAIN_SIZES.fullmatch(text):
        parts = tuple(re.split(r"[\s\-]+", text))
        if all(part.isdigit() or usual_size(part) != part or part.isupper() for part in parts):
            return tuple(dict.fromkeys(parts))
    return items(text)


def amount(cell: str) -> float:
    """Return an amount of money: "850 ج.م", "٨٥٠", "1,250.50".

    Raises:
        ValueError: It is none.
    """
    text = _CURRENCY.sub("", cell.translate(_DIGITS)).strip()
    if not _AMOUNT.fullmatch(text):
        raise ValueError(f"“{cell}” is not a price. Write a number, for example 850")
    return float(text.replace(",", ""))


def number(cell: str) -> int:
    """Return a whole number of pieces.

    Raises:
        ValueError: It is none.
    """
    text = re.sub(r"قطع[ةه]?|pcs|pieces?", "", cell.translate(_DIGITS)).strip()
    if not text.isdecimal():
        raise ValueError(f"“{cell}” is not a number of pieces. Write a whole number, for example 3")
    return int(text)


def span(cell: str) -> str:
    """Return a span as the shop file writes it, ``"55-65"``; of "من 55 إلى 65 كيلو" too.

    Raises:
        ValueError: It is none.
    """
    found = _SPAN.fullmatch(_UNITS.sub("", cell.translate(_DIGITS)).strip())
    if not found:
        raise ValueError(f"“{cell}” is not a span. Write it like 55-65")
    return f"{found[1]}-{found[2]}" if found[2] else found[1]
