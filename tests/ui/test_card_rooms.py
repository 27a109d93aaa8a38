import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.board import Lack, Suggestion
from copilot.ui.board_view import BoardView
from copilot.ui.card_face import Room, face
from copilot.ui.card_rooms import MOST_LINES, Measured, Shares, share_out
from copilot.ui.overlay import Overlay
from tests.ui.boards import board, card

LINE, HEAD, SOURCE = 30, 50, 20
ANSWERS = ("It is 650 pounds, and two of them are 1200 until the end of the live",) * 3


def measured_for(needs):
    """Lay out cards that need so many lines for their answers."""

    def measure(row, room):
        lines = min(room.lines, needs[row])
        return Measured(HEAD + lines * LINE + room.source * SOURCE, cut=lines < needs[row])

    return measure


def shared(needs, space):
    return share_out(len(needs), space, measured_for(needs))


def height(needs, rooms):
    return sum(measured_for(needs)(row, room).height for row, room in enumerate(rooms))


def test_with_room_for_everything_every_answer_is_whole_and_says_its_source():
    rooms = shared([2, 1, 4], 1000)
    assert all(room.source for room in rooms)
    assert not any(measured_for([2, 1, 4])(row, room).cut for row, room in enumerate(rooms))


def test_sources_go_before_a_word_of_an_answer_does_and_all_of_them():
    needs = [2, 2, 2]
    rooms = shared(needs, 3 * (HEAD + 2 * LINE) + 2 * SOURCE)
    assert not any(room.source for room in rooms)
    assert not any(measured_for(needs)(row, room).cut for row, room in enumerate(rooms))


def test_no_source_is_said_beside_an_answer_that_is_cut():
    needs = [1, 8]
    rooms = shared(needs, 2 * HEAD + (MOST_LINES + 1) * LINE + 2 * SOURCE)
    assert measured_for(needs)(1, rooms[1]).cut
    assert not any(room.source for room in rooms)


def test_what_is_left_over_goes_to_the_upper_cards():
    needs = [2, 2, 2, 2]
    rooms = shared(needs, 4 * (HEAD + LINE) + 2 * LINE + 5)
    assert [measured_for(needs)(row, room).cut for row, room in enumerate(rooms)] == [
        False,
        False,
        True,
        True,
    ]


def test_the_next_answer_is_whole_even_where_that_costs_the_last_card_its_place():
    needs = [3, 1, 1]
    space = 3 * (HEAD + LINE) + 5
    rooms = shared(needs, space)
    assert not measured_for(needs)(0, rooms[0]).cut
    assert height(needs, rooms[:2]) <= space < height(needs, rooms)


def test_two_cards_are_never_made_one():
    needs = [5, 1]
    space = 2 * (HEAD + LINE) + LINE
    rooms = shared(needs, space)
    assert height(needs, rooms) <= space
    assert rooms[0].lines == 2


def test_room_is_shared_out_anew_only_when_more_than_a_count_has_changed(language):
    asked = []

    def measure(row, room):
        asked.append(row)
        return Measured(HEAD + room.lines * LINE, cut=False)

    def shares(space=500, **changes):
        asked.clear()
        kept.share_out([face(card(1, **changes), key=1)], space, "as before", measure)
        return bool(asked)

    kept = Shares()
    assert shares()
    assert not shares(waiting=8)
    assert shares(waiting=8, title="other words")
    assert shares(waiting=8, title="other words", space=400)


def test_no_cards_need_no_room():
    assert shared([], 500) == []


@given(needs=st.lists(st.integers(1, MOST_LINES + 3), max_size=5), space=st.integers(0, 1200))
def test_at_most_one_card_fewer_fits_than_with_one_line_each(needs, space):
    def fitting(rooms):
        return sum(height(needs, rooms[: row + 1]) <= space for row in range(len(rooms)))

    most = fitting([Room(lines=1, source=False)] * len(needs))
    assert fitting(shared(needs, space)) >= max(min(most, 2), most - 1)


def test_what_says_that_there_is_no_answer_takes_two_lines_at_most_and_no_source_waits_for_it(overlay):
    excuse = card(
        1,
        suggestion=None,
        missing=Lack(arabic="الملف مفيهوش الخامة " * 40, english="The file lacks the cloth " * 40),
    )
    overlay.show_board(board(excuse, card(2)))
    view = overlay.findChild(BoardView)
    assert view._faces[0].lines == 2
    assert view._faces[1].room.source


@pytest.mark.parametrize("name", ["en", "ar"])
def test_a_small_overlay_says_the_first_answer_in_full(qtbot, language, name):
    language(name)
    window = Overlay(send=lambda _command: None, still=True)
    qtbot.addWidget(window)
    window.resize(420, 500)
    window.show()
    cards = [
        card(number, "how much is the beige one?", suggestion=Suggestion(text=text, source=""))
        for number, text in enumerate(ANSWERS)
    ]
    window.show_board(board(*cards))
    view = window.findChild(BoardView)
    assert view.cards_that_fit() == 2
    assert not view._measure(0, view._faces[0].room).cut
    assert view._rects[1].bottom() <= view.viewport().height() + view._gap()
