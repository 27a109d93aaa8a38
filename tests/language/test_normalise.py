"""People type one thing in many ways; after normalise it is one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.language import normalise as module
from copilot.language.normalise import normalise

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)
COMMENTISH = st.text(
    st.sampled_from("بكامهةىيأإآءـًّ٠١٢۳abcXYZ2375'’`٣?؟!.،_ \n\u200f\u202e\x00😍❤️🏽ﷺﻻ[phone]"), max_size=80
)


@given(ANY_TEXT | COMMENTISH)
def test_its_result_is_its_own_result(text):
    once = normalise(text)
    assert normalise(once) == once


@given(ANY_TEXT | COMMENTISH)
def test_nothing_invisible_is_left(text):
    result = normalise(text)
    result.encode("utf-8")
    assert "\x00" not in result
    assert not set(result) & {"\u200f", "\u202e", "\u200d", "\ufe0f", "ـ"}
    assert result == " ".join(result.split())


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("بكاااااام", "بكام"),
        ("أحمر", "احمر"),
        ("مقاسةٌ", "مقاسه"),
        ("على", "علي"),
        ("مـــتاح", "متاح"),
        ("ﺑﻜﺎﻡ", "بكام"),
        ("٤٢", "42"),
        ("۴۲", "42"),
        ("PRICE", "price"),
        ("pleaseeee", "please"),
        ("بكام؟؟؟", "بكام ?"),
        ("بكام\u200f ده", "بكام ده"),
        ("size42", "size 42"),
        ("وزني80", "وزني 80"),
        ("70kg", "70 kg"),
        ("3'aly", "ghaly"),
        ("don't", "dont"),
        ("😍😍😍", "😍"),
        ("a\ud800b", "ab"),
    ],
)
def test_spellings_of_one_thing(typed, same):
    assert normalise(typed) == same


@pytest.mark.parametrize("word", ["3ayza", "sa77", "ma2as", "a7mar", "5alas"])
def test_digits_that_are_letters_stay_in_their_word(word):
    assert normalise(word) == word


def test_a_number_keeps_its_zeros():
    assert normalise("1000") == "1000"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("فيه XXXL", "فيه 3 xl"),
        ("xxx-large", "3 xl"),
        ("XXXXL", "4 xl"),
        ("hahaxxxl", "hahaxl"),
        ("xxx", "x"),
    ],
)
def test_the_xs_of_a_size_are_counted(typed, same):
    assert normalise(typed) == same


def test_markers_of_redaction_stay():
    assert normalise("رقمي [phone] وعنواني [address]") == "رقمي [phone] وعنواني [address]"


def test_ten_thousand_characters_take_milliseconds():
    begun = time.thread_time()
    for text in ("بكام " * 2000, "ا" * 10_000, "3'" * 5000, "1a" * 5000, "?" * 10_000):
        normalise(text)
    assert time.thread_time() - begun < 1


def test_characters_beyond_those_remembered_are_read_the_same(monkeypatch):
    text = "أهلًا ﷺ ①②"
    before = module._normalise(text)
    monkeypatch.setattr(module, "MOST_LETTERS", 0)
    monkeypatch.setattr(module, "_LETTERS", module._Letters())
    assert module._normalise(text) == before
    assert not module._LETTERS
