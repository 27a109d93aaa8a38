from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from copilot.domain.board import CardState
from copilot.domain.comment import Kind
from copilot.ui.board_model import CARD_ROLE, FAREWELL_S, MOST_CARDS, BoardModel, longest_in_order
from tests.ui.boards import board, board_of, card


@pytest.fixture
def model(qapp, language, clock):
    made = BoardModel(clock=clock)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)
    return made


def questions(model):
    return [card.question for card in model.cards]


def spy(model):
    log = []
    model.rowsMoved.connect(lambda *_: log.append("move"))
    model.rowsInserted.connect(lambda *_: log.append("insert"))
    model.rowsRemoved.connect(lambda *_: log.append("remove"))
    model.dataChanged.connect(lambda *_: log.append("change"))
    model.modelReset.connect(lambda: log.append("reset"))
    return log


def test_it_hands_out_the_card_itself(model):
    first = card(1)
    model.show_board(board(first))
    assert model.index(0).data(CARD_ROLE) is first
    assert model.index(0).data() == "السعر كام؟"


def test_a_screen_reader_hears_the_question_who_waits_and_the_answer(model):
    model.show_board(board(card(1, waiting=2, state=CardState.PINNED, rising=True)))
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("السعر كام", "شخصين", "650 جنيه", "مثبّت", "بيزيد"):
        assert part in said


def test_a_question_about_a_product_that_is_not_on_air_names_it(model):
    model.show_board(board(card(1, "السعر كام؟", elsewhere="فستان كتان"), card(2, "السعر كام؟")))
    titles = [face.title for face in model.faces()]
    assert titles == ["\u2068فستان كتان\u2069: السعر كام؟", "السعر كام؟"]
    assert "فستان كتان" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_it_shows_five_open_or_pinned_questions_and_complaints(model):
    cards = [
        card(1, kind=Kind.STREAM_PROBLEM),
        card(2, state=CardState.HIDDEN),
        card(3, state=CardState.ANSWERED),
        card(4, kind=Kind.COMPLAINT),
        card(5, state=CardState.PINNED),
        *(card(n) for n in range(6, 12)),
    ]
    model.show_board(board(*cards))
    assert questions(model) == [4, 5, 6, 7, 8]
    assert model.rowCount() == MOST_CARDS


def test_every_order_of_five_is_reached_by_moves_alone(model):
    for order in permutations(range(5)):
        model.show_board(board_of(0, 1, 2, 3, 4))
        log = spy(model)
        model.show_board(board_of(*order))
        assert questions(model) == list(order)
        assert log.count("move") == 5 - len(longest_in_order(order))
        assert set(log) <= {"move"}


def test_first_to_last_is_one_move(model):
    model.show_board(board_of(1, 2, 3, 4, 5))
    log = spy(model)
    model.show_board(board_of(2, 3, 4, 5, 1))
    assert log == ["move"]


def test_an_equal_board_changes_nothing(model):
    model.show_board(board_of(1, 2))
    log = spy(model)
    model.show_board(board_of(1, 2))
    assert log == []


def test_a_new_count_changes_only_its_row(model):
    model.show_board(board_of(1, 2))
    log = spy(model)
    model.show_board(board(card(1, "سؤال رقم 1؟", waiting=8), card(2, "سؤال رقم 2؟")))
    assert log == ["change"]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.lists(st.integers(0, 9), unique=True, max_size=8), max_size=6))
def test_any_sequence_of_boards_ends_in_the_last(orders):
    model = BoardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for order in orders:
        model.show_board(board_of(*order))
        assert questions(model) == order[:MOST_CARDS]
    assert tester.model() is model


def test_an_answered_card_stays_for_a_moment_in_its_place_and_then_leaves(model, clock, qtbot):
    model.show_board(board_of(1, 2, 3))
    answered = board(card(2), card(3), card(1, state=CardState.ANSWERED))
    model.show_board(answered)
    assert questions(model) == [1, 2, 3]
    assert model.cards[0].state is CardState.ANSWERED
    clock.now += FAREWELL_S + 0.01
    qtbot.waitUntil(lambda: questions(model) == [2, 3], timeout=round(2000 * FAREWELL_S))


def test_a_farewell_keeps_the_rows_at_five(model):
    model.show_board(board_of(1, 2, 3, 4, 5))
    rest = [card(n) for n in range(2, 8)]
    model.show_board(board(card(1, state=CardState.ANSWERED), *rest))
    assert questions(model) == [1, 2, 3, 4, 5]


def test_undo_within_the_farewell_brings_the_card_back(model, clock):
    model.show_board(board_of(1, 2))
    model.show_board(board(card(1, state=CardState.ANSWERED), card(2)))
    model.show_board(board_of(1, 2))
    assert [each.state for each in model.cards] == [CardState.OPEN, CardState.OPEN]
    clock.now += FAREWELL_S + 1
    model.show_board(board_of(1, 2))
    assert questions(model) == [1, 2]


def test_a_hidden_or_merged_card_leaves_at_once(model):
    model.show_board(board_of(1, 2, 3))
    model.show_board(board(card(1, state=CardState.HIDDEN), card(3)))
    assert questions(model) == [3]


def test_what_was_answered_before_it_was_seen_never_shows(model):
    model.show_board(board(card(1, state=CardState.ANSWERED)))
    assert model.rowCount() == 0
