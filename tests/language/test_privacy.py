from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.language.privacy import ADDRESS, PHONE, redact


@pytest.mark.parametrize(
    "number",
    [
        "01000000012", "010 0000 0012", "0100-000-0012", "0 1 0 0 0 0 0 0 0 1 2", "(010)00000012", "010.0000.0012",
        "+201000000012", "+20 100 000 0012", "00201000000012", "0020 10 0000 0012", "+2 01000000012", "201000000012",
        "٠١٠٠٠٠٠٠٠١٢", "٠١٠ ٠٠٠٠ ٠٠١٢", "۰۱۰۰۰۰۰۰۰۱۲", "+٢٠١٠٠٠٠٠٠٠١٢", "01١0000٠012", "010\u200b0000\u200f0012",
        "01100000012", "01200000012", "01500000012", "0223456789", "02 23456789", "03-1234567", "1000000012", "010ـ0000ـ0012",
    ],
)  # fmt: skip
def test_numbers_in_any_digits_and_spacing_are_taken_out(number: str) -> None:
    assert redact(f"رقمي {number} ابعتيلي") == f"رقمي {PHONE} ابعتيلي"
    assert redact(number) == PHONE


@pytest.mark.parametrize(
    "harmless",
    [
        "38 40 42 44 46", "مقاس 42 ولا 44", "بـ 650 جنيه", "كود 1234567", "2026/11/21", "من 100 لـ 120 كيلو وطولي 165",
        "1200 1500 1800", "المحل في شارع ايه", "الدور الكام", "عايزة 2 قطعة", "السعر 12,500", "5 في 5", "50% خصم",
    ],
)  # fmt: skip
def test_sizes_prices_codes_and_dates_stay(harmless: str) -> None:
    assert redact(harmless) == harmless


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("15 شارع النصر عمارة 4 الدور 3 شقة 7 المنصورة", f"{ADDRESS} المنصورة"),
        ("العنوان ش 9 المعادي شقة 3", f"العنوان {ADDRESS}"),
        ("شارع السلام عمارة ٥ ابعتوهولي", f"{ADDRESS} ابعتوهولي"),
        ("12 el tahrir street flat 5", ADDRESS),
        ("ساكنة ١٢ شارع التحرير الدقي", f"ساكنة {ADDRESS}"),
        ("my address is 5 Nasr St, Cairo", f"my address is {ADDRESS}, Cairo"),
        ("ابعتي على mona@example.com", f"ابعتي على {ADDRESS}"),
    ],
)
def test_addresses_are_taken_out(typed: str, kept: str) -> None:
    assert redact(typed) == kept


@given(st.text())
def test_any_text_is_taken_and_redacting_twice_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@given(st.text(alphabet="0123456789٠١٢+- شارعدور\u200b", max_size=80))
def test_no_mobile_number_is_left_in_text_made_of_digits(text: str) -> None:
    once = redact(text)
    assert redact(once) == once
    assert not any(run.isdecimal() and len(run) >= 9 for run in once.replace("-", " ").split())


def test_length_costs_in_proportion() -> None:
    def cost(text: str) -> float:
        began = time.process_time()
        for _ in range(5):
            redact(text)
        return time.process_time() - began

    for piece in ("0 1 ", "شارع 5 ", "+0", "\u200b", "01[", "ش"):
        short, long = cost(piece * 2_000), cost(piece * 20_000)
        assert long < 60 * max(short, 0.001)
