"""What the columns of a shop's own lists are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from copilot.answers.columns import phrases
from copilot.language.normalise import normalise


class Column(StrEnum):
    """What a column holds."""

    CODE = "code"
    NAME = "name"
    NAMES = "names"
    ENGLISH = "english"
    PRICE = "price"
    BEFORE = "before"
    ON_OFFER = "on_offer"
    OFFER = "offer"
    COLOURS = "colours"
    SIZES = "sizes"
    PIECES = "pieces"
    FABRIC = "fabric"
    ORIGIN = "origin"
    CARE = "washing"
    WARRANTY = "warranty"
    BRAND = "brand"
    VOLUME = "volume"
    CAPACITY = "capacity"
    POWER = "power"
    LASTING = "lasting"
    SCENT = "scent"
    SKIN = "skin"
    INGREDIENTS = "ingredients"
    EXPIRY = "expiry"
    WEIGHT = "weight"
    HEIGHT = "height"
    PLACE = "place"
    FEE = "fee"
    DAYS = "days"


FACTS: Final = (
    Column.FABRIC,
    Column.ORIGIN,
    Column.CARE,
    Column.WARRANTY,
    Column.BRAND,
    Column.VOLUME,
    Column.CAPACITY,
    Column.POWER,
    Column.LASTING,
    Column.SCENT,
    Column.SKIN,
    Column.INGREDIENTS,
    Column.EXPIRY,
)
"""Columns whose cells are read out as they stand."""

OF_DELIVERY: Final = frozenset({Column.PLACE, Column.FEE, Column.DAYS})
"""Columns of a list of places; all others are of a list of products."""

_HEADINGS: Final = {
    Column.CODE: """
        كود,الكود,كود المنتج,كود الصنف,كود القطعه,كود الموديل,رقم الكود,رقم المنتج,رقم الصنف,رقم القطعه,
        رقم الموديل,الموديل,موديل,الباركود,باركود,code,sku,item code,product code,model,model no,
        model number,item no,item number,product no,product id,item id,barcode,ref,reference
    """,
    Column.NAME: """
        اسم,الاسم,اسم المنتج,المنتج,المنتجات,منتج,الصنف,الاصناف,صنف,اسم الصنف,القطعه,اسم القطعه,السلعه,
        اسم السلعه,البضاعه,اسم الموديل,name,product,products,item,items,product name,item name,title,
        product title,article
    """,
    Column.NAMES: """
        اسماء تانيه,اسماء اخري,اسم تاني,اسم اخر,اسم الشهره,الاسم الدارج,بيقولوا عليه,nicknames,other names,
        other name,aliases,alias,also known as,names
    """,
    Column.ENGLISH: """
        الاسم بالانجليزي,الاسم بالانجليزيه,الاسم انجليزي,الاسم الانجليزي,اسم المنتج بالانجليزي,english,
        english name,name en,name english,name in english,product name en
    """,
    Column.PRICE: """
        سعر,السعر,الاسعار,سعر البيع,سعر اللايف,سعر المنتج,سعر القطعه,سعر الوحده,سعر الواحده,السعر للقطعه,
        سعر المستهلك,سعر القطاعي,السعر القطاعي,السعر النهائي,السعر بالجنيه,الثمن,price,prices,
        selling price,unit price,retail price,live price,final price,item price,product price,price egp,
        price le,price per piece
    """,
    Column.BEFORE: """
        السعر قبل الخصم,سعر قبل الخصم,قبل الخصم,السعر قبل,السعر قبل العرض,سعر قبل العرض,قبل العرض,
        السعر القديم,سعر قديم,السعر السابق,السعر الاصلي,سعر اصلي,السعر الاساسي,كان,كانت,كان بكام,بدل,
        بدلا من,price before discount,price before,before discount,before,old price,original price,was,
        was price,previous price,regular price,list price,full price,compare at price,rrp,msrp
    """,
    Column.ON_OFFER: """
        سعر العرض,السعر في العرض,سعر الاوفر,سعر الخصم,السعر بعد الخصم,سعر بعد الخصم,بعد الخصم,السعر بعد,
        السعر بعد العرض,بعد العرض,السعر الجديد,سعر جديد,السعر الحالي,السعر المخفض,سعر مخفض,سعر التخفيض,
        سعر التصفيه,offer price,sale price,price after discount,price after,after discount,discount price,
        discounted price,promo price,special price,new price,current price,deal price
    """,
    Column.OFFER: """
        عرض,العرض,العروض,تفاصيل العرض,عرض اللايف,عروض اللايف,
        offer,offers,deal,deals,promotion,offer details
    """,
    Column.COLOURS: """
        لون,اللون,الالوان,الوان,الوان متاحه,الالوان المتاحه,الالوان المتوفره,اللون المتاح,colour,color,
        colours,colors,available colours,available colors
    """,
    Column.SIZES: """
        مقاس,المقاس,المقاسات,مقاسات,مقاسات متاحه,المقاسات المتاحه,المقاسات المتوفره,المقاس المتاح,نمره,
        النمره,النمر,سايز,السايز,السايزات,size,sizes,available sizes,sizes available
    """,
    Column.PIECES: """
        عدد,العدد,الكميه,كميه,الكميه المتاحه,الكميه المتوفره,الكميه المتبقيه,المخزون,المخزن,الرصيد,رصيد,
        الرصيد الحالي,رصيد المخزن,المتبقي,متبقي,الباقي,فاضل,الفاضل,المتاح,متاح,المتوفر,متوفر,الموجود,قطع,
        القطع,عدد القطع,القطع المتاحه,الستوك,ستوك,stock,in stock,stock qty,stock quantity,on hand,qty,
        quantity,available qty,available quantity,inventory,pieces,pcs,units,count,available,availability,
        left,remaining
    """,
    Column.FABRIC: """
        خامه,الخامه,الخامات,نوع الخامه,القماش,قماش,نوع القماش,fabric,fabric type,material,materials
    """,
    Column.ORIGIN: """
        بلد المنشا,المنشا,بلد الصنع,بلد التصنيع,التصنيع,الصناعه,صناعه,صنع في,origin,country of origin,
        made in,country
    """,
    Column.CARE: """
        الغسيل,غسيل,العنايه,طريقه الغسيل,تعليمات الغسيل,care,care instructions,washing,
        washing instructions
    """,
    Column.WARRANTY: "الضمان,ضمان,مده الضمان,فتره الضمان,warranty,guarantee",
    Column.BRAND: "الماركه,ماركه,البراند,براند,العلامه التجاريه,brand,brand name",
    Column.VOLUME: "الحجم,حجم,حجم العبوه,سعه العبوه,volume,ml",
    Column.CAPACITY: "السعه,سعه,السعه باللتر,capacity",
    Column.POWER: "القدره,قدره,القدره بالوات,الوات,وات,power,watt,watts,wattage",
    Column.LASTING: "الثبات,ثبات,مده الثبات,lasting,longevity",
    Column.SCENT: "الريحه,ريحه,الرائحه,رائحه,نوع الرائحه,scent,fragrance",
    Column.SKIN: "نوع البشره,البشره,مناسب لبشره,skin,skin type",
    Column.INGREDIENTS: "المكونات,مكونات,التركيب,ingredients",
    Column.EXPIRY: "الصلاحيه,صلاحيه,تاريخ الصلاحيه,تاريخ الانتهاء,تاريخ انتهاء الصلاحيه,expiry,expiry date",
    Column.WEIGHT: """
        الوزن,وزن,الوزن المناسب,من وزن,مناسب لوزن,يناسب وزن,وزن الجسم,weight,weight kg,for weight,
        fits weight,body weight
    """,
    Column.HEIGHT: "الطول المناسب,مناسب لطول,طول الجسم,for height,fits height,height cm",
    Column.PLACE: """
        محافظه,المحافظه,المحافظات,مدينه,المدينه,المدن,منطقه,المنطقه,المناطق,المكان,اماكن التوصيل,
        governorate,governorates,city,cities,place,area,region,zone
    """,
    Column.FEE: """
        الشحن,شحن,سعر الشحن,مصاريف الشحن,رسوم الشحن,تكلفه الشحن,قيمه الشحن,التوصيل,سعر التوصيل,
        مصاريف التوصيل,رسوم التوصيل,تكلفه التوصيل,fee,shipping,delivery,shipping fee,delivery fee,
        shipping cost,delivery cost,shipping price,delivery price
    """,
    Column.DAYS: """
        ايام,الايام,المده,مده التوصيل,مده الشحن,مده الوصول,وقت التوصيل,ايام التوصيل,ميعاد التوصيل,days,
        delivery time,delivery days,shipping time
    """,
}
_COLUMN: Final = {said: column for column, headings in _HEADINGS.items() for said in phrases(headings)}
_DESCRIPTIONS: Final = phrases("البيان,الوصف,وصف المنتج,description,details")
"""Columns that name the product where no other does."""

_USUAL: Final = phrases("السعر الاصلي,السعر الاساسي,regular price,list price,full price,rrp,msrp")
"""Prices that were before only where there is another one; where there is none they are the price."""

_LONGEST: Final = 100
"""Characters of a heading; more are a text, and not looked through."""

_NAMING: Final = frozenset({Column.CODE, Column.NAME})
_BRACKETS: Final = re.compile(r"[(\[]([^)\]]*)[)\]]")
_PARTS: Final = re.compile(r"[/|\n\\]|\s[-–]\s")
_ANOTHER: Final = frozenset(
    normalise(
        "جملة الجملة للجملة بالجملة دستة الدستة للدستة كرتونة للكرتونة تكلفة التكلفة شراء الشراء دولار ريال "
        "قبل قديم إجمالي الإجمالي wholesale dozen carton cost purchase usd sar aed before old total"
    ).split()
)
"""Words in brackets that make another thing of a heading: السعر (جملة)."""

_MEASURED: Final = {
    Column.OFFER: frozenset(normalise("سم متر مم cm m mm").split()),
    Column.WEIGHT: frozenset(normalise("جم جرام g gm gr gram grams").split()),
}
"""Units in brackets that do so with one of them: العرض (سم) is how wide a thing is, Weight (g) its own."""

_OTHER_MONEY: Final = re.compile(r"[$€﷼]")
_LENGTHS: Final = phrases("الطول,طول,الارتفاع,ارتفاع,length,height")
"""Beside one of these العرض is no offer, but how wide a thing is."""


def columns(headings: Sequence[str]) -> dict[Column, int]:
    """Return which column of a heading row holds what; the first one counts."""
    cells = [cell if len(cell) <= _LONGEST else "" for cell in headings]
    found: dict[Column, int] = {}
    for place, cell in enumerate(cells):
        column = _column(cell)
        if column is not None:
            found.setdefault(column, place)
    if not _LENGTHS.isdisjoint(normalise(_BRACKETS.sub("", cell)) for cell in cells):
        found.pop(Column.OFFER, None)
    described = [place for place, cell in enumerate(cells) if normalise(cell) in _DESCRIPTIONS]
    if Column.NAME not in found and described:
        found[Column.NAME] = described[0]
    if Column.BEFORE in found and not {Column.PRICE, Column.ON_OFFER} & found.keys():
        before = found.pop(Column.BEFORE)
        if _bare(cells[before]) in _USUAL:
            found[Column.PRICE] = before
    if Column.PLACE in found and Column.PRICE in found and not {Column.FEE, *_NAMING} & found.keys():
        found[Column.FEE] = found.pop(Column.PRICE)
    return found


def _column(heading: str) -> Column | None:
    """Return what a heading names, also in two languages ("السعر / Price") or with a note in brackets."""
    if _OTHER_MONEY.search(heading):
        return None
    whole = _COLUMN.get(normalise(_BRACKETS.sub(r" \1 ", heading))) or _COLUMN.get(_bare(heading))
    if whole is not None:
        return None if _MEASURED.get(whole, frozenset()) & _notes(heading) else whole
    parts = {column for part in _PARTS.split(heading) if (column := _COLUMN.get(_bare(part)))}
    return parts.pop() if len(parts) == 1 else None


def _notes(heading: str) -> set[str]:
    """Return the words in brackets."""
    return set(normalise(" ".join(_BRACKETS.findall(heading))).split())


def _bare(heading: str) -> str:
    return "" if _ANOTHER & _notes(heading) else normalise(_BRACKETS.sub("", heading))
