from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.grouping.titles import clarity, titled


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("بكااااام 😍😍", "بكام؟"),
        ("السعر كام؟؟؟", "السعر كام؟"),
        ("  how   much  ", "how much?"),
        ("<b>price</b>", "b price /b?"),
        ("❓", "❓"),
        ("650ج ولا 700", "650ج ولا 700؟"),
        ("الخلاط 2000 وات بـ ١٠٠٠؟", "الخلاط 2000 وات بـ ١٠٠٠؟"),
        ("فيه XXXL", "فيه XXXL؟"),
        ("[name] بتسأل الشحن كام؟", "بتسأل الشحن كام؟"),
        ("يا [name] بكام [phone] [address]!", "يا [name] بكام؟"),
        ("[phone]", "[phone]?"),
    ],
)
def test_a_title_is_the_wording_without_its_decoration(typed: str, title: str) -> None:
    assert titled(typed) == title


@given(st.text())
def test_any_text_gives_a_short_title_on_one_line(text: str) -> None:
    title = titled(text)
    assert len(title) <= 92
    assert "\n" not in title


def test_a_long_wording_is_cut_between_words() -> None:
    title = titled("كلمة " * 200)
    assert title.endswith("…؟")
    assert len(title) <= 92


@pytest.mark.parametrize(
    ("clearer", "vaguer"),
    [
        ("السعر كام", "price"),
        ("السعر كام", "السعررررر كام"),
        ("السعر كام", "السعر كام 😍"),
        ("رقم التواصل كام", "ده رقمي [phone]"),
        (
            "المقاسات المتاحة ايه",
            "و كمان عايزة اعرف من فضلك لو سمحتي يعني هو ايه بقى المقاسات اللي موجودة عندكم",
        ),
    ],
)
def test_clearer_wordings_win(clearer: str, vaguer: str) -> None:
    assert clarity(clearer, 0.9) > clarity(vaguer, 0.9)
