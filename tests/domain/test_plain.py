"""What anybody types becomes one line that steers nothing around it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.plain import one_line


@given(st.text(max_size=500), st.integers(1, 60))
def test_whatever_is_typed_becomes_one_bounded_line_without_controls(text: str, longest: int) -> None:
    shown = one_line(text, longest)
    assert len(shown) <= longest + 1
    assert " ".join(shown.split()) == shown
    dropped = {unicodedata.category(char) for char in shown.replace("\u200c", "").replace("\u200d", "")}
    assert not dropped & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("\u202eback\u202c \u2067السعر\u200f كام", "back السعر كام"),
        ("e" + "\u0301" * 500, "e" + "\u0301" * 3),
        ("السِّعْرُ", "السِّعْرُ"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\n\n\tb\x00\x07", "a b"),
        ("\u202e\u2066", ""),
        ("كام " * 9, "كام كام كام كام كام…"),
    ],
)
def test_it_keeps_what_is_read_and_drops_what_steers(typed: str, shown: str) -> None:
    assert one_line(typed, 20) == shown
