import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.ui.plain import (
    isolate,
    plain,
    plain_sentence,
    reads_right_to_left,
    with_figures_apart,
    with_items_apart,
)

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@given(st.text(max_size=2000))
def test_whatever_is_typed_becomes_one_bounded_line_without_controls(text):
    shown = plain(text)
    assert len(shown) <= 301
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Co", "Zl", "Zp"} for char in shown)
    assert not set(shown) & set(OVERRIDES)


def test_direction_overrides_are_left_out():
    assert plain(f"a{OVERRIDES}b") == "ab"


def test_marks_on_one_letter_are_bounded_and_arabic_vowels_stay():
    assert plain("e" + "\u0301" * 100) == "e" + "\u0301" * 3
    assert plain("السِّعْرُ") == "السِّعْرُ"


def test_joined_emoji_stay_joined():
    assert plain("👨‍👩‍👧‍👦") == "👨‍👩‍👧‍👦"


def test_line_feeds_become_spaces_and_markup_stays_words():
    assert plain("<b>a</b>\n\n\tb") == "<b>a</b> b"


class Long(str):
    """A text that tells how much of it was looked at."""

    __slots__ = ("seen",)

    def __getitem__(self, part):
        self.seen = part.stop
        return super().__getitem__(part)

    def __iter__(self):
        raise AssertionError("the whole of it was looked at")


def test_of_a_megabyte_the_beginning_alone_is_looked_at():
    text = Long("س\u0301" * 500_000)
    assert len(plain(text)) <= 301
    assert text.seen <= 1_200


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("السعر كام", True),
        ("how much السعر", False),
        ("123 السعر", True),
        ("😀🇪🇬 السعر price", True),
        (f"{isolate('TikTok')} · بيتصل", True),
        (f"{isolate('متجر')} offline", False),
    ],
)
def test_the_first_letter_of_the_sentence_decides_the_direction(text, right):
    assert reads_right_to_left(text, otherwise=not right) is right


def test_without_letters_the_interface_decides():
    assert reads_right_to_left("123 ؟!", otherwise=True) is True
    assert reads_right_to_left("123", otherwise=False) is False


def test_ranges_and_signed_numbers_are_isolated_and_nothing_else():
    assert with_figures_apart("من 3-4 أيام") == "من \u20663-4\u2069 أيام"
    assert with_figures_apart("خصم -20%") == "خصم \u2066-20%\u2069"
    assert with_figures_apart("1,200 جنيه") == "\u20661,200\u2069 جنيه"
    assert with_figures_apart("مقاس XL و 650") == "مقاس XL و 650"


def apart(*items, comma="، "):
    return comma.join(f"\u2066{item}\u2069" for item in items)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("المقاسات M، L، XL موجودة", f"المقاسات {apart('M', 'L', 'XL')} موجودة"),
        ("S/M/2XL متاح", f"{apart('S', 'M', '2XL', comma='/')} متاح"),
        ("الأكواد A12, B7 خلصت", f"الأكواد {apart('A12', 'B7', comma=', ')} خلصت"),
        ("من 38، 40، 42", f"من {apart('38', '40', '42')}"),
    ],
)
def test_the_items_of_a_list_read_from_the_right_one_by_one(text, shown):
    assert with_items_apart(text) == shown


@pytest.mark.parametrize(
    "text",
    ["1,200 جنيه", "24/7 شغالين", "12/11 الساعة", "please, how much", "http://x.y/AB/CD", "TikTok وبس"],
)
def test_figures_sentences_and_addresses_are_no_lists(text):
    assert with_items_apart(text) == text


@given(st.text(max_size=400))
def test_lists_lose_no_letter(text):
    assert with_items_apart(text).replace("\u2066", "").replace("\u2069", "") == text.replace(
        "\u2066", ""
    ).replace("\u2069", "")


def test_a_sentence_of_ours_keeps_what_it_quotes_apart() -> None:
    said = "One person asked “\u2068بتوصلو؟\u2069” 20 times"
    assert plain_sentence(said) == said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a \u2068b\u202e c\u2069 d", "a \u2068b c\u2069 d"),
        ("a \u2068b\u2069\u2069 c", "a \u2068b\u2069 c"),
        ("\u2068a", "\u2068a\u2069"),
        ("  a \n b  ", "a b"),
    ],
)
def test_nothing_steers_a_sentence_but_its_own_isolates(said: str, shown: str) -> None:
    assert plain_sentence(said) == shown


@given(st.text())
def test_every_isolate_of_a_sentence_is_closed(text: str) -> None:
    depth = 0
    for char in plain_sentence(text):
        depth += (char == "\u2068") - (char == "\u2069")
        assert depth >= 0
    assert depth == 0
