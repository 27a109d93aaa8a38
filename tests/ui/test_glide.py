from hypothesis import given
from hypothesis import strategies as st

from copilot.ui.glide import Glide

PLACES = st.dictionaries(st.integers(1, 6), st.integers(0, 900).map(float), max_size=5)


def test_cards_travel_from_where_they_are_seen_to_where_they_belong():
    glide = Glide()
    glide.rest({1: 0.0, 2: 100.0})
    assert glide.aim({2: 0.0, 1: 100.0})
    assert glide.tops == {2: 100.0, 1: 0.0}
    glide.move(0.5)
    assert glide.tops == {2: 50.0, 1: 50.0}
    glide.move(1.0)
    assert glide.tops == {2: 0.0, 1: 100.0}


def test_a_board_that_moves_nothing_lets_the_movement_under_way_arrive():
    glide = Glide()
    glide.rest({1: 0.0, 2: 100.0})
    assert glide.aim({2: 0.0, 1: 100.0})
    for step in range(1, 11):  # boards come ten times a second, and a movement takes longer
        glide.move(step / 10)
        assert not glide.aim({2: 0.0, 1: 100.0})
    assert glide.tops == {2: 0.0, 1: 100.0}


def test_a_new_aim_in_the_middle_begins_where_the_cards_are_seen():
    glide = Glide()
    glide.rest({1: 0.0, 2: 100.0})
    glide.aim({2: 0.0, 1: 100.0})
    glide.move(0.5)
    assert glide.aim({1: 0.0, 2: 100.0})
    assert glide.tops == {1: 50.0, 2: 50.0}


def test_a_card_that_comes_appears_in_its_place_and_is_known_as_new():
    glide = Glide()
    glide.rest({1: 0.0})
    glide.aim({2: 0.0, 1: 100.0})
    assert glide.top(2) == 0.0
    assert glide.is_new(2)
    assert not glide.is_new(1)
    assert glide.top(3) is None


@given(PLACES, PLACES)
def test_every_way_ends_at_its_aim(start, end):
    glide = Glide()
    glide.rest(start)
    glide.aim(end)
    glide.move(1.0)
    assert glide.tops == end
