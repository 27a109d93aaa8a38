"""Rows of a shop's own list that can't be read, or not be kept, are told; the others are taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from copilot.answers.importing import bring_list, import_shop
from copilot.answers.list_notes import Note, Trouble, told
from copilot.answers.shop import Delivered, Stock, load_shop
from copilot.cli import run
from copilot.errors import ShopFileError
from tests.answers.lists import found, lines

WHICH = (
    "does not say which sizes exactly. Write each one: 38, 40, 42, 44, 46 or S, M, L or 2-4 years, 4-6 years.",
    "مش بيقول أنهي مقاسات بالظبط. اكتبيهم واحد واحد: 38، 40، 42، 44، 46 أو S، M، L أو 2-4 سنين، 4-6 سنين.",
)


@pytest.mark.parametrize(
    ("row", "english", "arabic"),
    [
        (
            "B1,فستان,غالي أوي,M,بيج,3,",
            "row 3, column السعر: “غالي أوي” is not a price. Write a number, like 850.",
            "صف 3، عمود «السعر»: «غالي أوي» مش سعر. اكتبي رقم، زي 850.",
        ),
        (
            "B1,فستان,9999999999,M,بيج,3,",
            "row 3, column السعر: “9999999999” is not a price. Write a number, like 850.",
            "صف 3، عمود «السعر»: «9999999999» مش سعر. اكتبي رقم، زي 850.",
        ),
        (
            "B1,فستان,850,M,بيج,كتير,",
            "row 3, column الكمية: “كتير” is not a number of pieces. Write a whole number, like 3.",
            "صف 3، عمود «الكمية»: «كتير» مش عدد قطع. اكتبي رقم صحيح، زي 3.",
        ),
        (
            "B1,فستان,850,36-44,بيج,,",
            f"row 3, column المقاسات: “36-44” {WHICH[0]}",
            f"صف 3، عمود «المقاسات»: «36-44» {WHICH[1]}",
        ),
    ],
)
def test_a_row_that_cannot_be_read_is_told_in_one_line_and_the_others_are_taken(
    tmp_path: Path, row: str, english: str, arabic: str
) -> None:
    read = found(tmp_path, "A1,شال,100,,,2,", row, "C1,طرحة,90,,,,")
    assert [product.code for product in read.shop.products] == ["A1", "C1"]
    assert (lines(read), lines(read, "ar")) == ([english], [arabic])
    assert (read.rows, read.left_out) == (3, 1)


def test_a_row_without_code_and_name_is_told_unless_it_goes_on_with_the_one_above(tmp_path: Path) -> None:
    read = found(tmp_path, ",,850,M,بيج,3,", "A1,شال,100,S,,,", ",,,L,,,")
    assert lines(read) == ["row 2, column الكود: there is neither a code nor a name. Write one of them."]
    assert [product.sizes for product in read.shop.products] == [("S", "L")]
    nameless = found(tmp_path, ",850,", head="الاسم,السعر,المقاس")
    assert [note.column for note in nameless.notes] == ["الاسم"]


def test_a_row_without_a_name_goes_on_only_with_a_size_or_a_colour(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,S,,3,", ",,,,,57,", ",,,L,,2,", "B1,جيبة,50,,بيج,,", ",,,,أسود,,")
    assert [note.row for note in read.notes] == [3, 4]
    assert [(each.sizes, each.colours) for each in read.shop.products] == [
        (("S",), ()),
        ((), ("بيج", "أسود")),
    ]
    assert read.shop.products[0].stock == (Stock(pieces=3, size="S"),)


@pytest.mark.parametrize("label", ["الإجمالي", "المجموع :", "اجمالي", "Total", "Grand total:"])
def test_what_adds_up_the_rows_or_repeats_the_headings_is_no_row(tmp_path: Path, label: str) -> None:
    head = "م,الاسم,المقاس,السعر,العدد"
    read = found(
        tmp_path, "1,شال,M,100,3", head, f"{label},,,,57", f",{label},,100,57", "2,جيبة,,50,", head=head
    )
    assert [each.name for each in read.shop.products] == ["شال", "جيبة"]
    assert read.shop.products[0].stock == (Stock(pieces=3, size="M"),)
    assert (read.rows, read.notes) == (2, ())


def test_a_row_of_other_columns_alone_says_nothing(tmp_path: Path) -> None:
    read = found(tmp_path, "شال,100,", ",,مصنع", ",-,", head="الاسم,السعر,المورد")
    assert (read.rows, read.notes) == (1, ())


def test_a_product_is_taken_with_all_its_rows_or_not_at_all(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,S,,1,", ",,,M,,كتير,", "B1,جيبة,200,,,,", "A1,,,L,,1,")
    assert [product.code for product in read.shop.products] == ["B1"]
    assert lines(read) == [
        "rows 2, 5 are good, but left out: row 3 of the same product has to be mended.",
        "row 3, column الكمية: “كتير” is not a number of pieces. Write a whole number, like 3.",
    ]
    assert (read.left_out, read.waiting) == (1, 2)


@pytest.mark.parametrize(
    ("good", "english", "arabic"),
    [
        (1, "row 2 is good", "صف 2 سليم، واتساب"),
        (2, "rows 2, 3 are good", "صفين سليمين (2، 3) اتسابوا"),
        (3, "rows 2, 3, 4 are good", "3 صفوف سليمة (2، 3، 4) اتسابت"),
        (11, "rows 2, 3, 4, 5, 6, 7, … are good", "11 صف سليم (2، 3، 4، 5، 6، 7، …) اتسابوا"),
    ],
)
def test_good_rows_of_a_product_are_told_in_one_line_with_the_row_they_wait_for(
    tmp_path: Path, good: int, english: str, arabic: str
) -> None:
    read = found(tmp_path, *(f"A1,شال,100,{40 + row},,," for row in range(good)), "A1,,,,,كتير,")
    mend = good + 2
    assert lines(read)[0] == f"{english}, but left out: row {mend} of the same product has to be mended."
    assert lines(read, "ar")[0] == f"{arabic} لأن صف {mend} من نفس المنتج لازم يتصلّح."


@pytest.mark.parametrize(
    ("head", "row", "line"),
    [
        (
            "الكود,السعر,السعر الجديد",
            "A1,100,120",
            "السعر الجديد: “120” is not below the one in column السعر.",
        ),
        ("الكود,كان,السعر", "A1,100,120", "السعر: “120” is not below the one in column كان."),
        ("الكود,السعر,العرض", "A1,100,120", "العرض: “120” is not below the one in column السعر."),
        (
            "الكود,السعر,قبل الخصم,بعد الخصم",
            "A1,500,100,120",
            "بعد الخصم: “120” is not below the one in column قبل الخصم.",
        ),
    ],
)
def test_a_price_that_is_no_discount_is_told_by_the_lists_own_headings(
    tmp_path: Path, head: str, row: str, line: str
) -> None:
    read = found(tmp_path, row, head=head)
    assert lines(read)[0] == f"row 2, column {line} Keep only the right one."


@pytest.mark.parametrize(
    ("rows", "arabic", "english"),
    [
        (
            ["A1,غالي", "B1,5", "C1,5", "D1,5"],
            "صف واحد من 4 صفوف مدخلش. صلّحيه في الجدول ودخّليه تاني.",
            "Not taken: 1 of 4 rows. Mend it in the list, then import it again.",
        ),
        (
            ["A1,غالي", "A1,5", "B1,5"],
            "صف واحد من 3 صفوف مدخلش، ومعاه صف سليم. صلّحيه في الجدول ودخّليه تاني.",
            "Not taken: 1 of 3 rows, and with it 1 good. Mend it in the list, then import it again.",
        ),
        (
            ["A1,غالي", "A1,5", "A1,5", "C1,غالي", *(f"D{row},5" for row in range(8))],
            "صفين من 12 صف مدخلوش، ومعاهم صفين سليمين. صلّحيهم في الجدول ودخّليه تاني.",
            "Not taken: 2 of 12 rows, and with them 2 good. Mend them in the list, then import it again.",
        ),
    ],
)
def test_rows_that_stay_out_are_counted_apart_from_those_that_wait(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[str], arabic: str, english: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(["الكود,السعر", *rows]), encoding="utf-8")
    for language, line in (("ar", arabic), ("en", english)):
        assert run(["shop", "import", str(path), "--language", language]) == 0
        assert line in capsys.readouterr().err.splitlines()


def test_two_prices_of_one_product_are_told(tmp_path: Path) -> None:
    read = found(tmp_path, "A1,شال,100,S,,,", "A1,شال,120,M,,,")
    assert lines(read)[1] == (
        "row 3, column السعر: A1 has another price above. Give each price a code of its own."
    )
    assert read.shop.products == ()


def test_a_fee_without_a_place_or_number_is_told_and_the_others_are_taken(tmp_path: Path) -> None:
    read = found(tmp_path, "القاهرة,60", "الجيزة,غالي", ",70", head="المحافظة,الشحن")
    assert read.shop.delivery.governorates == {
        "القاهرة": Delivered(fee=60),
        "الجيزة": Delivered(),
    }
    assert lines(read) == [
        "row 3, column الشحن: “غالي” is not a delivery fee, and none is kept here. Write a number, like 60, or “free”.",
        "row 4, column المحافظة: there is no place. Write the governorate or the town.",
    ]


def test_a_sheet_is_named_where_there_are_several(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "شتوي"
    for row in (["code", "price"], ["A1", "too\x07 much"]):
        sheet.append([cell.replace("\x07", "\n") for cell in row])
    book.save(tmp_path / "list.xlsx")
    read = import_shop(tmp_path / "list.xlsx")
    assert lines(read) == [
        "sheet شتوي, row 2, column price: “too much” is not a price. Write a number, like 850."
    ]


def test_what_a_list_says_is_quoted_as_one_short_line() -> None:
    note = Note(trouble=Trouble.PRICE, row=2, column="{cell}", cell="\x1b[31m" + "م" * 90 + "\u202e")
    line = told(note, "ar", quote=lambda said: f"<{said}>")
    assert line == f"صف 2، عمود «<{{cell}}>»: «<[31m{'م' * 36}…>» مش سعر. اكتبي رقم، زي 850."


def test_a_list_of_which_no_row_can_be_read_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, to = tmp_path / "list.csv", tmp_path / "shop.toml"
    path.write_text("code,price\nA1,غالي\n", encoding="utf-8")
    assert run(["shop", "import", str(path), "--to", str(to)]) == 2
    said = capsys.readouterr()
    assert said.err.splitlines()[0] == "row 2, column price: “غالي” is not a price. Write a number, like 850."
    assert "No row of" in said.err
    assert not to.exists()
    assert run(["shop", "import", str(path)]) == 2
    assert not capsys.readouterr().out
    with pytest.raises(ShopFileError, match="No row of"):
        bring_list(path, to)


def test_what_cannot_be_read_leaves_the_product_in_the_shop_file_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, to = tmp_path / "list.csv", tmp_path / "shop.toml"
    to.write_text(
        '[[products]]\ncode = "A1"\nname = "شال"\nprice = 90\n\n[[products]]\ncode = "B1"\nname = "جيبة"\n',
        encoding="utf-8",
    )
    path.write_text("الكود,السعر\nA1,غالي\nB1,250\nC1,80\n", encoding="utf-8")
    assert run(["shop", "import", str(path), "--to", str(to), "--language", "ar"]) == 0
    assert [(product.code, product.price) for product in load_shop(to).products] == [
        ("A1", 90), ("B1", 250), ("C1", 80),
    ]  # fmt: skip
    assert capsys.readouterr().err.splitlines() == [
        "صف 2، عمود «السعر»: «غالي» مش سعر. اكتبي رقم، زي 850.",
        "صف واحد من 3 صفوف مدخلش. صلّحيه في الجدول ودخّليه تاني.",
        f"من list.csv دخل في {to}: منتجين.",
    ]


def test_sheets_without_headings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["code", "price"], ["A1", 5]):
        sheet.append(row)
    book.create_sheet("notes").append(["call the tailor"])
    book.create_sheet("empty")
    book.save(tmp_path / "list.xlsx")
    assert run(["shop", "import", str(tmp_path / "list.xlsx"), "--to", str(tmp_path / "s.toml")]) == 0
    assert "Without a row of headings, so left out, are the sheets notes." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said", "good"),
    [
        ("code,price\nA1,5\n", "from list.csv: 1 product.", "1 product, 0 policies"),
        ("code,price\nA1,5\nA2,5\n", "from list.csv: 2 products.", "2 products, 0 policies"),
        ("city,fee\nCairo,60\n", "from list.csv: 1 place of delivery.", "1 place of delivery, 0 policies"),
        ("المحافظة,الشحن\nالقاهرة,60\nالجيزة,65\n", ": مكانين توصيل.", "2 places of delivery, 0 policies"),
    ],
)
def test_what_was_brought_in_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str, good: str
) -> None:
    path, to = tmp_path / "list.csv", tmp_path / "shop.toml"
    path.write_text(text, encoding="utf-8")
    language = "en" if text.isascii() else "ar"
    assert run(["shop", "import", str(path), "--to", str(to), "--language", language]) == 0
    assert said in capsys.readouterr().err
    assert run(["shop", "check", str(to)]) == 0
    assert good in capsys.readouterr().out
