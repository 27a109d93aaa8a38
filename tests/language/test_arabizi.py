"""Both scripts have one skeleton."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.language.arabizi import is_arabic, is_arabizi, skeleton, stem
from copilot.language.normalise import normalise


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بكام", ["bkam", "bekam", "bikam", "bkaam"]),
        ("الشحن", ["elsha7n", "elsh7n", "ilshahn"]),
        ("قماش", ["2omash", "qomash"]),
        ("مقاس", ["ma2as", "m2as"]),
        ("موجود", ["mawgood", "mwgod", "mawjod"]),
        ("خامه", ["5ama", "khama", "khamah"]),
    ],
)
def test_one_word_in_two_scripts(arabic, latin):
    assert {skeleton(normalise(word)) for word in latin} == {skeleton(normalise(arabic))}


def test_articles_and_endings_fall_from_a_stem():
    assert {stem(normalise(word)) for word in ("المقاسات", "مقاسه", "elma2asat", "m2as")} == {"mqs"}


@pytest.mark.parametrize("word", ["42", "❤", "ايه", "eh", "?", ""])
def test_what_has_no_consonants_has_no_skeleton(word):
    assert skeleton(word) == ""


@pytest.mark.parametrize(
    ("word", "is_so"), [("3ayza", True), ("sa77", True), ("price", False), ("42", False), ("xl", False)]
)
def test_digits_give_arabizi_away(word, is_so):
    assert is_arabizi(word) is is_so


def test_arabic_script_is_seen_anywhere_in_a_text():
    assert is_arabic("price كام")
    assert not is_arabic("bkam")


@given(st.text(st.characters(codec=None), max_size=100))
def test_any_text_has_a_skeleton_without_stretches(text):
    for word in normalise(text).split():
        for bones in (skeleton(word), stem(word)):
            assert all(one != two for one, two in pairwise(bones))
