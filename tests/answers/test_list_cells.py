"""What the cells of a shop's own list say, and what says nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from copilot.answers.asked import asked
from copilot.answers.columns import UnclearError, amount
from copilot.answers.importing import import_shop
from copilot.answers.shop import Product, Stock
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from tests.answers.asking import Said, topic
from tests.answers.lists import found, lines


@pytest.mark.parametrize(
    ("rows", "stock"),
    [
        (["A1,شال,100,,كل الألوان,12,"], (Stock(pieces=12),)),
        (["A1,شال,100,,أسود / مشكل,12,"], (Stock(pieces=12),)),
        (["A1,شال,100,,زي الصورة,12,"], (Stock(pieces=12),)),
        (["A1,شال,100,M,أسود,3,", "A1,,,M,assorted,2,"], (Stock(pieces=5, size="M"),)),
    ],
)
def test_what_stands_for_colours_and_is_none_is_left_out_and_told(
    tmp_path: Path, rows: list[str], stock: tuple[Stock, ...]
) -> None:
    read = found(tmp_path, *rows)
    assert [(product.colours, product.stock) for product in read.shop.products] == [((), stock)]
    (line,) = lines(read)
    assert line.endswith("names no colours, so none are kept of the product. Write each one: black, beige.")
    assert read.left_out == 0


@pytest.mark.parametrize("cell", ["تواصل معنا", "اتصل بينا", "Contact us", "على الخاص"])
def test_a_product_whose_price_is_to_be_asked_for_is_taken_without_and_told(
    tmp_path: Path, cell: str
) -> None:
    read = found(tmp_path, f"A1,شال,{cell},M,أسود,3,", "B1,عباية,100,,,,")
    assert [(product.code, product.price) for product in read.shop.products] == [("A1", None), ("B1", 100)]
    assert lines(read) == [
        (
            f"row 2, column السعر: “{cell}” is not a price: the product is taken, without a new one. "
            "If it has one, write the number."
        )
    ]
    assert read.left_out == 0


def test_an_error_of_the_spreadsheet_is_told_and_never_said_on_air(tmp_path: Path) -> None:
    head = "الكود,الاسم,السعر,الألوان,الخامة"
    read = found(
        tmp_path,
        "A1,شال,#N/A,بيج,",
        "A2,#REF!,50,,",
        "A3,جيبة,50,#N/A,#NAME?",
        "A4,طرحة,5,,",
        ",,#N/A,,",
        head=head,
    )
    assert [each.code for each in read.shop.products] == ["A4"]
    assert lines(read)[0] == (
        "row 2, column السعر: “#N/A” is an error of the spreadsheet. Mend the formula, or write what is meant."
    )
    assert [(note.row, note.cell) for note in read.notes] == [
        (2, "#N/A"), (3, "#REF!"), (4, "#N/A"), (4, "#NAME?"),
    ]  # fmt: skip


@pytest.mark.parametrize("none", ["لا يوجد", "مفيش", "بدون", "N/A", "none", "غير محدد", "-"])
def test_a_cell_that_says_there_is_none_names_nothing(tmp_path: Path, none: str) -> None:
    head = "الكود,السعر,سعر العرض,العرض,المقاسات,الألوان,الخامة,الوزن"
    read = found(tmp_path, f"A1,100,{none},{none},{none},{none},{none},{none}", head=head)
    assert read.shop.products == (Product(code="A1", name="A1", price=100),)
    assert read.notes == ()


def test_no_pieces_and_no_warranty_are_an_answer(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,لا يوجد,لا يوجد", head="الكود,الكمية,الضمان")
    (shawl,) = read.shop.products
    assert (shawl.stock, shawl.facts) == ((Stock(pieces=0),), {"warranty": "لا يوجد"})


def test_a_size_or_colour_that_is_spelt_in_two_ways_is_one(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,XXL,أسود,3,", "A1,,,2XL,Black,4,", "A1,,,xl,اسود,,")
    (shawl,) = read.shop.products
    assert (shawl.sizes, shawl.colours) == (("XXL", "xl"), ("أسود",))
    assert shawl.stock == (Stock(pieces=7, size="XXL", colour="أسود"),)


def test_a_price_of_nothing_is_none(tmp_path: Path) -> None:
    head = "الكود,السعر,سعر العرض,قبل الخصم,العرض"
    read = found(tmp_path, "A1,100,0,0,0", "A2,0,,,", head=head)
    assert read.shop.products == (Product(code="A1", name="A1", price=100),)
    assert lines(read) == ["row 3, column السعر: “0” is not a price. Write a number, like 850."]


@pytest.mark.parametrize(
    ("row", "stock"),
    [
        ('A1,شال,100,"M, L, XL",,12,', (Stock(pieces=12),)),
        ("A1,شال,100,M/L,أسود / بيج,12,", (Stock(pieces=12),)),
        ("A1,شال,100,M/L,أسود,12,", (Stock(pieces=12, colour="أسود"),)),
        ("A1,شال,100,M,أسود / بيج,12,", (Stock(pieces=12, size="M"),)),
        ("A1,شال,100,M,أسود,12,", (Stock(pieces=12, size="M", colour="أسود"),)),
        ("A1,شال,100,,,12 قطعة,", (Stock(pieces=12),)),
        ("A1,شال,100,,,متوفر,", ()),
        ("A1,شال,100,,,خلص,", (Stock(pieces=0),)),
        ("A1,شال,100,,,لا,", (Stock(pieces=0),)),
        ("A1,شال,100,,,مش متاح,", (Stock(pieces=0),)),
        ("A1,شال,100,,,آخر 3 قطع,", (Stock(pieces=3),)),
        ("A1,شال,100,,,فاضل ٢,", (Stock(pieces=2),)),
        ("A1,شال,100,,,only 4 left,", (Stock(pieces=4),)),
    ],
)
def test_one_number_for_several_sizes_is_of_all_of_them_together(
    tmp_path: Path, row: str, stock: tuple[Stock, ...]
) -> None:
    read = found(tmp_path, row)
    assert [product.stock for product in read.shop.products] == [stock]
    assert read.notes == ()


def test_a_number_that_cannot_be_told_truthfully_is_not_kept_and_told(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,M/L,,12,", "A1,,,XL,,,")
    assert [(product.sizes, product.stock) for product in read.shop.products] == [(("M", "L", "XL"), ())]
    (line,) = lines(read)
    assert line.startswith("row 2, column الكمية: the 12 pieces are not kept: other rows of the product have")
    assert read.left_out == 0


def test_a_weight_of_several_sizes_is_not_kept_and_told(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,M/L,,,50-60")
    assert [product.size_advice for product in read.shop.products] == [()]
    (line,) = lines(read)
    assert line == (
        "row 2, column الوزن: “50-60” is for which size? No weights and heights are kept of the product. "
        "Give each size its own row."
    )


def test_whom_a_size_fits_is_said_once_in_however_many_colours_it_comes(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,M,أسود,3,50-60", "A1,,,M,بيج,2,50-60", "A1,,,L,بيج,2,60-70")
    (shawl,) = read.shop.products
    assert [(each.size, each.weight) for each in shawl.size_advice] == [("M", "50-60"), ("L", "60-70")]


def test_a_cell_of_several_lines_is_read_out_as_one_and_lists_several_things(tmp_path: Path) -> None:
    head = "الاسم,الخامة,المقاسات,السعر"
    read = found(tmp_path, 'شال  صوف,"قطن\nمستورد","Free   Size\n\n L",100', "شال صوف,,XL,", head=head)
    (shawl,) = read.shop.products
    assert (shawl.name, shawl.sizes, shawl.facts) == (
        "شال صوف",
        ("Free Size", "L", "XL"),
        {"fabric": "قطن مستورد"},
    )


def test_a_weight_that_cannot_be_told_leaves_the_product_without_advice(tmp_path: Path) -> None:
    read = found(
        tmp_path, "A1,شال,100,M,,3,55-65", "A1,,,XL,,3,فوق 80", "B1,فستان,850,M,,3,55-65", "C1,جيبة,5,M,,,0.3"
    )
    advice = [[each.weight for each in product.size_advice] for product in read.shop.products]
    assert advice == [[], ["55-65"], []]
    assert lines(read)[0] == (
        "row 3, column الوزن: “فوق 80” is no weight that can be told, so no weights and heights are kept of the "
        "product. Write one number, or two like 55-65."
    )
    assert lines(read, "ar")[1] == (
        "صف 5، عمود «الوزن»: «0.3» مش وزن مفهوم، فأوزان وأطوال المنتج متاخدتش. "
        "اكتبي رقم واحد أو من كام لكام: 55-65."
    )
    assert read.left_out == 0


def test_who_is_of_no_size_that_a_list_tells_is_not_told_that_none_fits(tmp_path: Path) -> None:
    shop = found(tmp_path, "A1,شال,100,M,,,55-65", "A1,,,L/XL,,,70-90").shop
    heard = asked([Said("a", "size_advice", "وزني 85")], Vocabulary(shop).find)
    suggestion, _ = suggest(topic("size_advice"), shop, "A1", heard)
    assert suggestion is None


def test_what_rows_say_differently_of_one_product_is_said_together(tmp_path: Path) -> None:
    rows = ("مسك,60,30 مل,دافي", "مسك,60,60 مل,دافي", "مسك,60,,")
    (product,) = found(tmp_path, *rows, head="الاسم,السعر,الحجم,الريحة").shop.products
    assert product.facts == {"volume": "30 مل، 60 مل", "scent": "دافي"}


def test_a_day_of_the_spreadsheet_is_read_out_without_its_midnight(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    day = datetime(2027, 5, 1)  # noqa: DTZ001 - a spreadsheet knows no time zones
    for row in (["الاسم", "الصلاحية", "المقاسات"], ["كريم", day, None], ["سيروم", None, day]):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    read = import_shop(tmp_path / "list.xlsx")
    assert [product.facts for product in read.shop.products] == [{"expiry": "01/05/2027"}]
    assert [(note.row, note.cell) for note in read.notes] == [(3, "01/05/2027")]


@pytest.mark.parametrize(
    ("cell", "price"),
    [
        ("199.5 جنيه للقطعة", 199.5),
        ("بـ 480", 480),
        ("ب480 ج", 480),
        ("٤٥٠ فقط", 450),
        ("السعر: 90", 90),
        ("only 250 EGP", 250),
        ("120 لا غير", 120),
    ],
)
def test_words_around_a_price_change_nothing_in_it(cell: str, price: float) -> None:
    assert amount(cell) == price


@pytest.mark.parametrize(
    "cell", ["320 بدل 400", "من 300 الى 400", "القطعتين 350", "بسعر", "2 بـ 350", "350 للدستة"]
)
def test_another_price_is_no_price(cell: str) -> None:
    with pytest.raises(UnclearError):
        amount(cell)


def test_how_large_a_bag_is_is_no_size_to_choose(tmp_path: Path) -> None:
    head = "الكود,الصنف,السعر,المقاس,الكمية"
    bag, carpet, cases = found(
        tmp_path,
        "B1,شنطة,٢٧٥ جنيه,40*30×12 سم,٥",
        "B2,سجادة,900,200*300,2",
        "B3,شنطة سفر,700,60*40*25,2",
        "B3,شنطة سفر,700,50*35*20,3",
        head=head,
    ).shop.products
    assert (bag.sizes, bag.facts) == ((), {"dimensions": "40*30×12 سم"})
    assert bag.stock == (Stock(pieces=5),)
    assert (carpet.sizes, carpet.facts) == (("200*300",), {})
    assert cases.sizes == ("60*40*25", "50*35*20")
