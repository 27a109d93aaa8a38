"""The headings that sellers use are known, and prices before and after a discount are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from copilot.answers.headings import FACTS, Column, columns
from copilot.answers.importing import Imported, import_shop
from copilot.answers.list_notes import told
from copilot.answers.shop import Delivered, Product, Shop, load_shop
from copilot.answers.suggest import suggest
from copilot.answers.writing import as_toml
from copilot.assets import asset
from copilot.language.topics import Catalogue

TOPICS = Catalogue.load(asset("topics")).topics


def found(tmp_path: Path, *rows: str) -> Imported:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return import_shop(path)


def product(tmp_path: Path, *rows: str) -> Product:
    (only,) = found(tmp_path, *rows).shop.products
    return only


@pytest.mark.parametrize(
    ("column", "headings"),
    [
        (Column.CODE, "كود القطعة,رقم المنتج,الباركود,SKU,Item No.,Barcode"),
        (Column.NAME, "اسم القطعة,الصنف,البيان,الوصف,Product,Item Name,Description"),
        (Column.ENGLISH, "الاسم بالإنجليزي,Name (EN),English name"),
        (Column.PRICE, "السعر,سعر القطعة,سعر القطاعي,السعر بالجنيه,السعر (جنيه),السعر (جم),السعر / Price,Retail Price,Price (EGP)"),
        (Column.COLOURS, "الألوان المتاحة,اللون,Color(s),Available colours"),
        (Column.SIZES, "المقاسات المتوفرة,النمر,السايز,Size(s),Sizes available"),
        (Column.PIECES, "الكمية المتاحة,عدد القطع,المتوفر,الرصيد الحالي,الستوك,In stock,Stock Qty,Inventory"),
        (Column.FABRIC, "نوع الخامة,Fabric type"),
        (Column.ORIGIN, "بلد الصنع,Country of origin"),
        (Column.OFFER, "العروض,عرض اللايف"),
        (Column.BRAND, "الماركة,البراند,Brand"),
        (Column.VOLUME, "الحجم,حجم العبوة (مل),Volume"),
        (Column.CAPACITY, "السعة (لتر),Capacity"),
        (Column.POWER, "القدرة (وات),الوات,Power (W)"),
        (Column.LASTING, "الثبات,مدة الثبات,Longevity"),
        (Column.SCENT, "الريحة,نوع الرائحة,Scent"),
        (Column.SKIN, "نوع البشرة,Skin type"),
        (Column.INGREDIENTS, "المكونات,Ingredients"),
        (Column.EXPIRY, "تاريخ الصلاحية,تاريخ الانتهاء,Expiry date"),
        (Column.WEIGHT, "مناسب لوزن,Body weight,الوزن (كجم)"),
        (Column.HEIGHT, "الطول المناسب (سم),For height (cm)"),
    ],
)  # fmt: skip
def test_headings_of_sellers_are_known(column: Column, headings: str) -> None:
    for heading in headings.split(","):
        assert column in columns(["مورد", heading]), heading


@pytest.mark.parametrize(
    "heading",
    [
        "سعر الجملة",
        "السعر (جملة)",
        "التكلفة",
        "سعر الشراء",
        "Price (USD)",
        "السعر $",
        "السعر (للدستة)",
        "سعر [قبل]",
        "Price (total)",
        "Cost",
        "م",
        "المورد",
        "السعر / الكود",
    ],
)
def test_what_is_no_price_for_viewers_is_not_taken_for_one(heading: str) -> None:
    assert columns([heading]) == {}


@pytest.mark.parametrize("heading", ["العرض (سم)", "Weight (g)", "الوزن (جم)"])
def test_what_measures_a_thing_is_no_offer_and_fits_nobody(heading: str) -> None:
    assert columns([heading]) == {}


def test_a_width_is_no_price_on_offer(tmp_path: Path) -> None:
    read = found(tmp_path, "الاسم,السعر,الطول (سم),العرض", "ستارة,500,250,140")
    assert [(each.price, each.price_before) for each in read.shop.products] == [(500, None)]
    assert read.unread == ("الطول (سم)", "العرض")


def test_a_long_text_is_no_heading() -> None:
    assert columns([f"السعر {'(' * 90}"]) == {Column.PRICE: 0}
    assert columns([f"السعر {'(' * 100}"]) == {}


def test_a_description_names_the_product_only_where_nothing_else_does() -> None:
    assert columns(["الوصف", "الاسم", "السعر"])[Column.NAME] == 1
    assert columns(["الكود", "الوصف", "السعر"])[Column.NAME] == 1


@pytest.mark.parametrize(
    ("head", "cells", "prices"),
    [
        ("السعر قبل الخصم,سعر العرض", "1000,850", (850, 1000, "")),
        ("السعر قبل الخصم,السعر بعد الخصم", "1000,850", (850, 1000, "")),
        ("قبل الخصم,بعد الخصم", "١٠٠٠ ج,٨٥٠ ج", (850, 1000, "")),
        ("السعر القديم,السعر الجديد", "1000,850", (850, 1000, "")),
        ("السعر قبل الخصم,السعر", "1000,850", (850, 1000, "")),
        ("السعر,سعر العرض", "1000,850", (850, 1000, "")),
        ("السعر,بعد الخصم", "1000,", (1000, None, "")),
        ("السعر قبل الخصم,السعر بعد الخصم", "1000,-", (1000, None, "")),
        ("السعر,العرض", "1000,850 جنيه", (850, 1000, "")),
        ("السعر,العرض", "1000,القطعتين بـ 1600", (1000, None, "القطعتين بـ 1600")),
        ("Regular price,Sale price", "1000,850", (850, 1000, "")),
        ("Was,Now price", "1000,850", (None, None, "")),
        ("Regular price,Stock", "1000,5", (1000, None, "")),
        ("سعر العرض,الكمية", "850,5", (850, None, "")),
        ("السعر,سعر العرض", "850,850", (850, None, "")),
    ],
)
def test_prices_before_and_after_a_discount(
    tmp_path: Path, head: str, cells: str, prices: tuple[float | None, float | None, str]
) -> None:
    read = product(tmp_path, f"الكود,الاسم,{head}", f"A1,شال,{cells}")
    assert (read.price, read.price_before, read.offer) == prices


def test_a_price_before_alone_is_no_price_and_its_column_is_told(tmp_path: Path) -> None:
    read = found(tmp_path, "الكود,السعر قبل الخصم,الكمية", "A1,1000,3")
    assert [each.price for each in read.shop.products] == [None]
    assert read.unread == ("السعر قبل الخصم",)


def test_an_offer_above_the_price_is_told(tmp_path: Path) -> None:
    read = found(tmp_path, "الكود,السعر,سعر العرض", "A1,850,1000", "A2,100,90")
    assert [each.code for each in read.shop.products] == ["A2"]
    assert [told(note, "en") for note in read.notes] == [
        "row 2, column سعر العرض: “1000” is not below the one in column السعر. Keep only the right one."
    ]
    assert found(tmp_path, "الكود,السعر,قبل الخصم", "A1,850,800").notes[0].column == "السعر"


def test_another_price_before_is_told(tmp_path: Path) -> None:
    read = found(tmp_path, "الكود,السعر,قبل الخصم,المقاس", "A1,850,1000,M", "A1,,1100,L")
    assert read.shop.products == ()
    assert [note.column for note in read.notes if note.about == "A1"] == ["قبل الخصم"]
    both = found(tmp_path, "الكود,السعر,قبل الخصم,المقاس", "A1,850,1000,M", "A1,900,1100,L")
    assert [note.column for note in both.notes if note.about == "A1"] == ["السعر"]


def test_places_with_prices_are_fees(tmp_path: Path) -> None:
    read = found(tmp_path, "المنطقة,السعر,ملاحظات", "القاهرة,60,قريب")
    assert read.shop.delivery.governorates == {"القاهرة": Delivered(fee=60)}
    assert read.unread == ("ملاحظات",)


def test_a_place_of_a_product_makes_no_fee_of_its_price() -> None:
    assert Column.FEE not in columns(["الاسم", "السعر", "المدينة"])


def test_off_white_is_one_colour(tmp_path: Path) -> None:
    read = product(tmp_path, "الكود,اللون", "A1,أوف وايت و أسود")
    assert read.colours == ("أوف وايت", "أسود")


@pytest.mark.parametrize(
    ("price", "before", "offer", "cost", "on_offer"),
    [
        (850, 1000, "", "شال بـ 850 جنيه بدل 1000 جنيه", "شال بـ 850 جنيه بدل 1000 جنيه"),
        (850, 1000, "الاتنين بـ 1500", "شال بـ 850 جنيه بدل 1000 جنيه، الاتنين بـ 1500", "شال: الاتنين بـ 1500"),
        (850, 800, "", "شال بـ 850 جنيه", None),
        (None, 1000, "", None, None),
    ],
)  # fmt: skip
def test_what_it_cost_before_is_said_with_the_price(
    price: float | None, before: float, offer: str, cost: str | None, on_offer: str | None
) -> None:
    shop = Shop(products=(Product(code="A1", name="شال", price=price, price_before=before, offer=offer),))
    for topic, said in (("ask_price", cost), ("offer_details", on_offer)):
        suggestion, _ = suggest(TOPICS[topic], shop, "A1")
        assert (suggestion.text if suggestion else None) == said


def test_a_price_before_is_read_back(tmp_path: Path) -> None:
    read = found(tmp_path, "الكود,السعر,قبل الخصم", "A1,850,1000").shop
    path = tmp_path / "shop.toml"
    path.write_text(as_toml(read), encoding="utf-8")
    assert load_shop(path).products == read.products


def test_every_column_that_is_read_out_answers_a_topic() -> None:
    needs = {topic.answer for topic in TOPICS.values()}
    assert {f"fact:{column}" for column in FACTS} <= needs
