from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.language.tongue import TONGUES, tongue
from copilot.review.details import colours, sizes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عايزه واحد بيج لارج", ("L",)),
        ("هاخد البيج ٢اكس لارج", ("2XL",)),
        ("xxl موجود؟", ("2XL",)),
        ("black L and navy XL please", ("L", "XL")),
        ("سودا لارج وميديم ليا ولبنتي", ("L", "M")),
        ("اكس لارج", ("XL",)),
        ("3ayza 40 eswed", ("40",)),
        ("انا ٩٥ كيلو اخد كام", ()),
        ("طولي 155 ووزني 53 مقاسي كام", ()),
        ("size 38", ("38",)),
        ("بـ 450 جنيه", ()),
        ("متوفر 3xl", ("3XL",)),
        ("السلام عليكم", ()),
    ],
)
def test_sizes_are_read_in_any_spelling(text: str, found: tuple[str, ...]) -> None:
    assert sizes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عايزه السودا", ("أسود",)),
        ("off white", ("أوف وايت",)),
        ("بيج واسود", ("بيج", "أسود")),
        ("navy", ("كحلي",)),
        ("بكام", ()),
    ],
)
def test_colours_are_read_in_any_script(text: str, found: tuple[str, ...]) -> None:
    assert colours(text) == found


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("بكام ده", "arabic"),
        ("ال delivery بكام", "arabic"),
        ("bkam", "arabizi"),
        ("el order bta3y fen", "arabizi"),
        ("fe off white", "arabizi"),
        ("how much is it", "english"),
        ("what is the price?", "english"),
        ("❤️❤️", "other"),
        ("[phone]", "other"),
    ],
)
def test_how_a_comment_is_typed(text: str, spoken: str) -> None:
    assert tongue(text) == spoken


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert tongue(text) in TONGUES
    assert all(sizes(text)) in {True, False}
    assert all(colours(text))
