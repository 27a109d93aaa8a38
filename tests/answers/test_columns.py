"""Cells as shops write them: amounts, sizes, spans, several things in one."""

from __future__ import annotations

import pytest

from copilot.answers import columns
from copilot.answers.columns import UnclearError


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("390,00", 390),
        ("1.250,50 ج.م", 1250.5),
        ("٣٩٠,٥٠", 390.5),
        ("850", 850),
        ("٨٥٠٫٥", 850.5),
        ("850 ج.م", 850),
        ("1,250 LE", 1250),
        ("EGP 99.50", 99.5),
        ("١٬٢٠٠ جنيه مصري", 1200),
        ("850 جنية", 850),
        ("120جنيها", 120),
        ("90 جنيهات", 90),
        ("75 EGP.", 75),
        ("60ج.", 60),
    ],
)
def test_amounts_as_shops_write_them(cell: str, amount: float) -> None:
    assert columns.amount(cell) == amount


@pytest.mark.parametrize("cell", ["", "free", "8a", "850-900", "1,25"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(UnclearError, match="price"):
        columns.amount(cell)


@pytest.mark.parametrize("cell", ["نفذت", "نفذ", "نفد", "خلصانة", "نفذت الكمية", "Out of stock", "SOLD OUT"])
def test_what_is_gone_is_no_piece(cell: str) -> None:
    assert columns.number(cell) == 0


@pytest.mark.parametrize(
    ("cell", "sizes"),
    [
        ("S-M-L-XL", ("S", "M", "L", "XL")),
        ("S M L", ("S", "M", "L")),
        ("38 40 42", ("38", "40", "42")),
        ("38، 40", ("38", "40")),
        ("ميديم و لارج", ("ميديم", "لارج")),
        ("Free Size", ("Free Size",)),
        ("مقاس واحد", ("مقاس واحد",)),
        ("S-M", ("S", "M")),
        ("S XL", ("S", "XL")),
        ("2-4-6 سنين", ("2 سنين", "4 سنين", "6 سنين")),
        ("٢، ٤، ٦ سنين", ("2 سنين", "4 سنين", "6 سنين")),
        ("10/12 سنة", ("10 سنة", "12 سنة")),
        ("2-4 سنين", ("2-4 سنين",)),
        ("2 - 4 سنين", ("2-4 سنين",)),
        ("2 - 4 سنين، 4 - 6 سنين", ("2-4 سنين", "4-6 سنين")),
        ("2-4 سنين - 4-6 سنين", ("2-4 سنين", "4-6 سنين")),
        ("4-6, 6-8, 8-10", ("4-6", "6-8", "8-10")),
        ("٤-٦ و ٦-٨", ("4-6", "6-8")),
        ("14-16, 16-18", ("14-16", "16-18")),
        ("85 B", ("85 B",)),
        ("75B, 80C", ("75B", "80C")),
        ("1/2 كيلو، 1 كيلو", ("1⁄2 كيلو", "1 كيلو")),
        ("36/38", ("36", "38")),
    ],
)
def test_sizes_in_one_cell(cell: str, sizes: tuple[str, ...]) -> None:
    assert columns.sizes(cell) == sizes


@pytest.mark.parametrize(
    "cell",
    [
        "38-46",
        "من 38 لـ 46",
        "مقاسات من 38 لـ 46",
        "37 الى 41",
        "38:44",
        "38 to 46",
        "2-8",
        "2-8، 8-14",
        "6-8, 4-6",
        "38-40, 46-48",
        "من 2 ل 4 سنين",
        "من 2 لـ 8 سنين",
        "2 الى 8 سنين",
        "S-XL",
        "S - 2XL",
        "من S لـ XL",
        "36، من 38 لـ 44",
        "38~46",
        "كل المقاسات",
        "2026-04-02 00:00:00",
        "4/2/2026",
        "10:12:00",
    ],
)
def test_sizes_that_are_not_named_are_refused(cell: str) -> None:
    with pytest.raises(UnclearError, match="sizes"):
        columns.sizes(cell)


@pytest.mark.parametrize(
    ("cell", "things"),
    [
        ("black & white", ("black", "white")),
        ("D&G", ("D&G",)),
        ("أسود وأبيض", ("أسود", "أبيض")),
        ("وردي", ("وردي",)),
    ],
)
def test_a_cell_lists_several_things(cell: str, things: tuple[str, ...]) -> None:
    assert columns.items(cell) == things


@pytest.mark.parametrize(
    ("cell", "weight"), [("65-55", "55-65"), ("من 9 ل 10ك", "9-10"), ("70 كجم", "70"), ("٥٥ : ٦٥", "55-65")]
)
def test_a_weight_is_one_number_or_two_the_smaller_one_first(cell: str, weight: str) -> None:
    assert columns.weight(cell) == weight


@pytest.mark.parametrize("cell", ["0.5", "1", "300", "900", "تقريبا", "فوق 80"])
def test_what_is_nobodys_weight_is_refused(cell: str) -> None:
    with pytest.raises(UnclearError, match="weight"):
        columns.weight(cell)


@pytest.mark.parametrize("cell", ["1.65", "5", "300"])
def test_what_is_nobodys_height_is_refused(cell: str) -> None:
    with pytest.raises(UnclearError, match="height"):
        columns.height(cell)
