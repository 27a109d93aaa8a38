import pytest

from copilot.ui.segments import Flow, Segment
from copilot.ui.theme import Sizes

SIZES = Sizes(29)
LONG = "Instagram: The permission of the account has ended. Connect the account again."


def flow(*words, width=480.0, rows=5, right=False, **looks):
    pieces = [Segment(words=each, colour="#ffffff", icon="live", **looks) for each in words]
    return Flow(pieces, SIZES, width, right=right, most_rows=rows)


def test_pieces_stand_side_by_side_while_they_fit(fonts):
    made = flow("TikTok", "Facebook")
    assert [placed.y for placed in made.placed] == [0.0, 0.0]
    assert made.height == made.row_height


@pytest.mark.parametrize("right", [True, False])
def test_a_sentence_that_is_wider_than_a_row_goes_on_below_and_is_whole(fonts, right):
    made = flow("TikTok", LONG, "Facebook", right=right)
    first, long, last = made.placed
    assert not long.words.elided
    assert long.words.lines == 2
    assert first.y < long.y < last.y
    assert long.y + long.words.height <= last.y + 1
    assert made.height >= last.y + made.row_height


def test_in_the_last_row_it_is_shortened(fonts):
    (only,) = flow(LONG, rows=1).placed
    assert only.words.elided
    assert only.words.lines == 1
    first, long = flow("TikTok", LONG, rows=2).placed
    assert (first.y, long.words.lines, long.words.elided) == (0.0, 1, True)


def test_on_a_ground_of_its_own_a_piece_is_one_line(fonts):
    (only,) = flow(LONG, ground="#000000").placed
    assert only.words.lines == 1
    assert only.width <= 480 + 1
