import re
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copilot.ui.plain import plain
from copilot.ui.text_block import lay_out
from copilot.ui.theme import Sizes

WIDTH = 300.0


def shown(text, *, lines=2, right=True):
    return lay_out(plain(text), Sizes(28).title(), WIDTH, right=right, most_lines=lines)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=400), lines=st.integers(1, 3))
def test_any_text_fits_its_lines_and_its_width(fonts, text, lines):
    block = shown(text, lines=lines)
    assert block.lines <= lines
    assert block.width <= WIDTH + 1
    whole = sum(block.layout.lineAt(i).textLength() for i in range(block.lines))
    assert whole == len(block.layout.text().encode("utf-16-le")) // 2  # nothing is laid out but not shown


@pytest.mark.parametrize("word", ["كلمة", "word"])
def test_what_does_not_fit_ends_after_a_whole_word(fonts, word):
    block = shown(" ".join([word] * 40))
    text = block.layout.text().rstrip("\u200e\u200f")
    assert block.elided
    assert text.endswith(f"{word}…")


def test_what_fits_is_left_as_it_is(fonts):
    block = shown("السعر كام؟")
    assert not block.elided
    assert block.layout.text() == "السعر كام؟"
    assert block.lines == 1


def ellipsis_x(block):
    line = block.layout.lineAt(block.lines - 1)
    at = block.layout.text().index("…")
    return line.cursorToX(at)[0]


def test_the_ellipsis_stands_where_reading_ends(fonts):
    assert ellipsis_x(shown("كلمة " * 40)) < WIDTH / 2
    assert ellipsis_x(shown("word " * 40, right=False)) > WIDTH / 2


def test_lines_begin_at_the_edge_that_is_asked_for(fonts):
    for text in ("السعر", "price"):
        right, left = shown(text), shown(text, right=False)
        assert right.layout.lineAt(0).naturalTextRect().right() == pytest.approx(WIDTH, abs=2)
        assert left.layout.lineAt(0).naturalTextRect().left() == pytest.approx(0, abs=2)


@pytest.mark.parametrize("right", [True, False])
def test_several_lines_begin_where_their_own_reading_does(fonts, right):
    arabic, english = shown("كلمة " * 15, lines=3, right=right), shown("word " * 15, lines=3, right=right)
    for place in range(3):
        assert arabic.layout.lineAt(place).naturalTextRect().right() == pytest.approx(WIDTH, abs=2)
        assert english.layout.lineAt(place).naturalTextRect().left() == pytest.approx(0, abs=2)


@pytest.mark.parametrize("text", ["في أول كومنت. وبعدين ابعتي", "in the first one. Then write"])
def test_an_ellipsis_takes_the_place_of_a_full_stop(fonts, text):
    font = Sizes(28).title()
    cut = [lay_out(text, font, width, right=True).layout.text() for width in range(120, 340, 2)]
    assert any(re.search("(كومنت|one)…", words) for words in cut)
    assert not any(".…" in words for words in cut)


def test_a_tall_script_does_not_make_the_lines_higher(fonts):
    assert shown("ก็็็ 𒐫 ﷽ سعر", lines=1).height == shown("سعر", lines=1).height


def test_hostile_text_is_laid_out_in_no_time(fonts):
    texts = ["ﷺ" * 10_000, "a\u0301" * 10_000, "😀\u200d" * 10_000, "\u202eس" * 10_000, "x" * 100_000]
    shown("warm")
    for text in texts:
        begin = time.thread_time()
        shown(text)
        assert time.thread_time() - begin < 1


@pytest.mark.parametrize("width", range(200, 400, 10))
def test_the_ellipsis_of_a_joined_word_is_never_lost(fonts, width):
    block = lay_out("evil " + "س" * 290, Sizes(29).title(), width, right=True, most_lines=2)
    last = block.layout.lineAt(block.lines - 1)
    shown_units = last.textStart() + last.textLength()
    assert "…" in block.layout.text()[:shown_units]


@pytest.mark.parametrize("width", range(120, 480, 4))
@pytest.mark.parametrize(
    "text",
    [
        "المقاسات المتاحة من العباية: M، L، XL، 2XL، 3XL. فاضل 4 قطع XL في النبيتي بس",
        "الشحن من 65-110 جنيه، وبيوصل في 3-4 أيام بعد 12/05/2026",
        "1,350,000",
        "delivery takes 3-4 days and costs 1,350.50 pounds",
    ],
)
def test_a_number_or_size_is_shown_whole_or_not_at_all(fonts, width, text):
    shown = lay_out(text, Sizes(29).answer(), width, right=True).layout.text()
    whole = set(re.findall(r"[\w.,/-]*\d[\w/-]*", text))
    bare = "".join(char for char in shown if unicodedata.category(char) != "Cf")
    assert set(re.findall(r"[\w.,/-]*\d[\w/-]*", bare)) <= whole
