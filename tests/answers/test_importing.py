"""Lists as shops keep them become shop files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from copilot.answers.importing import bring_list, import_shop
from copilot.answers.shop import Delivered, Stock, load_shop
from copilot.cli import run
from copilot.errors import CopilotError, ShopFileError

LIST = """قائمة شتا,,,,,,
,,,,,,
الكود,اسم المنتج,السعر (جنيه),المقاسات,الألوان,الكمية,الخامة
A12,فستان كتان,٨٥٠ ج.م,M,بيج,3,كتان
,,,XL,أسود,2,

B7,بلوزة,"1,250 جنيه",38 / 40 / 42,أبيض و كحلي,,ساتان
"""


def written(tmp_path: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_with_a_title_arabic_headings_and_digits_is_read(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    text = LIST if delimiter == "," else LIST.replace('"1,250 جنيه"', "1250 جنيه").replace(",", delimiter)
    if encoding == "cp1256":
        text = text.replace("٨٥٠", "850")
    first, second = import_shop(written(tmp_path, text, encoding=encoding)).shop.products
    assert (first.code, first.name, first.price, first.facts) == (
        "A12",
        "فستان كتان",
        850,
        {"fabric": "كتان"},
    )
    assert first.stock == (Stock(pieces=3, colour="بيج", size="M"), Stock(pieces=2, colour="أسود", size="XL"))
    assert (second.price, second.sizes, second.colours) == (1250, ("38", "40", "42"), ("أبيض", "كحلي"))


def test_columns_that_nothing_is_taken_from_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, "إجازات,,,\nالكود,السعر,المورد,,السعر,الشحن\nA12,850,مصنع الندى,,900,60\n")
    assert import_shop(path).unread == ("المورد", "السعر", "الشحن")
    to = str(tmp_path / "shop.toml")
    assert run(["shop", "import", str(path), "--to", to, "--language", "en"]) == 0
    assert "left out, are the columns المورد, السعر, الشحن." in capsys.readouterr().err
    assert run(["shop", "import", str(path), "--to", to, "--language", "ar"]) == 0
    assert "أعمدة مش معروفة فاتسابت: المورد، السعر، الشحن." in capsys.readouterr().err
    assert import_shop(written(tmp_path, LIST)).unread == ()
    assert run(["shop", "import", str(path), "--language", "en"]) == 0
    assert "left out" not in capsys.readouterr().err


def test_excel_with_merged_cells_and_a_sheet_of_fees_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "المنتجات"
    for row in (
        ["SKU", "Product", "Price", "Size", "Color", "Qty", "Weight"],
        ["A12", "Dress", 850, "M", "Beige", 3, "50-60"],
        [None, None, None, "L", "Beige", 0, "من 60 الى 70 كيلو"],
        [None] * 7,
        ["B7", "Blouse", "EGP 480.50", "S-M-L", "White/Navy", None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("C2:C3")
    sheet.merge_cells("A4:C4")  # along a row: nothing to spread
    fees = book.create_sheet("الشحن")
    fees.append(["المحافظة", "سعر الشحن", "المدة"])
    fees.append(["القاهرة، الجيزة", 65, "1-2"])
    fees.append(["أسوان", "110 ج", "5 - 7 أيام"])
    book.create_sheet("notes").append(["call the tailor"])
    book.save(tmp_path / "shop.xlsx")
    found = import_shop(tmp_path / "shop.xlsx")
    shop = found.shop
    assert found.skipped == ("notes",)
    dress, blouse = shop.products
    assert (dress.price, dress.sizes, dress.colours) == (850, ("M", "L"), ("Beige",))
    assert [stock.pieces for stock in dress.stock] == [3, 0]
    assert [(each.size, each.weight) for each in dress.size_advice] == [("M", "50-60"), ("L", "60-70")]
    assert (blouse.price, blouse.sizes, blouse.colours) == (480.5, ("S", "M", "L"), ("White", "Navy"))
    assert shop.delivery.governorates == {
        "القاهرة": Delivered(fee=65, days="1-2"),
        "الجيزة": Delivered(fee=65, days="1-2"),
        "أسوان": Delivered(fee=110, days="5-7"),
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.csv", b"a,b\n1,2\n", "no row of headings"),
        ("x.csv", "الكود,الاسم\n".encode(), "no rows below"),
        ("x.csv", b"\x81\x8d\xff\xfe\x00" * 3, "headings"),
        ("x.csv", b"\xff\xfea", "unknown encoding"),
        ("x.xlsx", b"PK\x03\x04 no", "no Excel file"),
        ("x.csv", "الكود,الاسم\nA1,".encode() + b"x" * 200_000, "not valid CSV"),
        ("x.pdf", b"%PDF", "neither CSV nor Excel"),
    ],
)
def test_a_file_that_is_no_list_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ShopFileError, match=said):
        import_shop(path)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ShopFileError, match="There is no file"):
        import_shop(tmp_path / "none.csv")
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(ShopFileError, match="can't be read"):
        import_shop(tmp_path / "x.csv")


def test_a_file_beyond_any_list_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "x.csv").open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ShopFileError, match="too large"):
        import_shop(tmp_path / "x.csv")


def test_rows_without_codes_are_known_by_their_names(tmp_path: Path) -> None:
    path = written(tmp_path, "الاسم,السعر,المقاس,العدد\nفستان,850,M,0\nفستان,850,L,1\nشال,100,,\n")
    dress, shawl = import_shop(path).shop.products
    assert (dress.code, dress.sizes, len(dress.stock)) == ("فستان", ("M", "L"), 2)
    assert (shawl.code, shawl.price) == ("شال", 100)


def test_nothing_left_of_several_sizes_is_nothing_left_of_each(tmp_path: Path) -> None:
    path = written(tmp_path, "code,size,color,qty\nA,S/M,,0\nB,,red/blue,0\n")
    first, second = import_shop(path).shop.products
    assert [(row.size, row.pieces) for row in first.stock] == [("S", 0), ("M", 0)]
    assert [(row.colour, row.pieces) for row in second.stock] == [("red", 0), ("blue", 0)]


def test_the_command_imports_and_checks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, to = written(tmp_path, LIST), tmp_path / "shop.toml"
    assert run(["shop", "import", str(source)]) == 0
    assert 'code = "A12"' in capsys.readouterr().out
    assert run(["shop", "import", str(source), "--to", str(to)]) == 0
    assert "2 products" in capsys.readouterr().err, (
        "in English, as all that the terminal says, whatever the list"
    )
    assert run(["shop", "import", str(source), "--to", str(to), "--language", "ar"]) == 0
    assert "دخل في" in capsys.readouterr().err
    assert run(["shop", "check", str(to)]) == 0
    assert "is good: 2 products" in capsys.readouterr().out
    assert run(["shop", "check", str(to), "--language", "ar"]) == 0
    assert "سليم: منتجين" in capsys.readouterr().out
    assert run(["shop", "import", str(source), "--to", str(tmp_path / "x.txt")]) == 2
    assert run(["shop", "check", str(source)]) == 2
    assert "live-copilot shop import" in capsys.readouterr().err


def test_figures_are_read_as_excel_shows_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["الباركود", "السعر"], [6221033101234.0, 850 * 1.14], [1.5, 1234567.0]):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    found = import_shop(tmp_path / "list.xlsx")
    assert [(each.code, each.price) for each in found.shop.products] == [
        ("6221033101234", 969), ("1.5", 1234567),
    ]  # fmt: skip


def test_what_nobody_sees_in_a_list_counts_for_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "\u200fالكود,السعر\n\u202bA1\u202c,\u200f850\xa0ج\u200f\nA\x001,\u2066\u2069\n")
    assert [(each.code, each.price) for each in import_shop(path).shop.products] == [("A1", 850)]
    book = Workbook()
    old = book.create_sheet("old")
    for sheet, price in ((book.worksheets[0], 100), (old, 50)):
        sheet.append(["code", "price"])
        sheet.append(["A1", price])
    old.sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")
    found = import_shop(tmp_path / "list.xlsx")
    assert [each.price for each in found.shop.products] == [100]
    assert (found.rows, found.skipped) == (1, ())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6))
def test_any_table_is_imported_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = "\n".join(["code,name,price,sizes,stock", *(",".join(row) for row in rows)])
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    to = path.with_suffix(".toml")
    try:
        bring_list(path, to)
    except CopilotError:
        assert not to.exists()
    else:
        assert load_shop(to).products


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_list_of_too_many_rows_is_refused_whole(tmp_path, suffix):
    path = tmp_path / f"list{suffix}"
    rows = [("code", "name"), *((f"A{number}", "dress") for number in range(20_000))]
    if suffix == ".csv":
        path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    else:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        book.save(path)
    with pytest.raises(ShopFileError, match="too large"):
        import_shop(path)
