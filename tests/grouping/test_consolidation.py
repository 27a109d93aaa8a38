"""A second look finds what belongs together, moves no more than that, and never against people."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.domain.command import COPILOT, Merge, Pin, Regroup, Split, Undo
from copilot.domain.comment import Kind
from copilot.domain.reading import Reading
from copilot.domain.wording import mark
from copilot.grouping.consolidation import EVERY, FEWEST, WINDOW, Consolidation, clusters
from copilot.grouping.ledger import Ledger
from tests.builders import START, Entries, askers

BOUND = {"price": True, "delivery": False}
BY_TOPIC = {("price", "A"): 1, ("price", "B"): 2, ("delivery", None): 3}


def by_hand(features, least):
    """Average linkage as the book has it: merge the nearest two, look at all pairs again."""
    found = [[place] for place in range(len(features))]
    near = features @ features.T
    while len(found) > 1:
        pairs = [
            (near[np.ix_(one, other)].mean(), i, j)
            for i, one in enumerate(found)
            for j, other in enumerate(found[:i])
        ]
        best, i, j = max(pairs)
        if best < least:
            break
        found[j] += found.pop(i)
    return sorted(sorted(each) for each in found)


@given(st.integers(1, 14), st.integers(0, 1000), st.sampled_from([-1.1, 0.0, 0.2, 0.4, 0.8, 1.1]))
def test_chains_find_the_same_clusters_as_looking_at_all_pairs(rows, seed, least):
    features = np.random.default_rng(seed).normal(size=(rows, 3))
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    assert sorted(clusters(features, least)) == by_hand(features, least)


def reading(*numbers):
    vector = np.array([*numbers, *[0] * (6 - len(numbers))], dtype=np.float32)
    return Reading(
        kind=Kind.QUESTION, topics=(), confidence=0.9, vector=vector / np.linalg.norm(vector), text=""
    )


@pytest.fixture
def looking():
    return Consolidation()


def heard(looking, count, question, vector, *, at=0.0, word="w", **read):
    read = {"topic": None, "confidence": 0.9, "product": None} | read
    for number in range(count):
        looking.note(f"{word} {number}", vector, question=question, at=START + at, **read)


def looked(looking, at=EVERY):
    return looking.moves(START + at, BY_TOPIC, BOUND)


def test_few_wordings_follow_the_many_that_are_like_them(looking):
    heard(looking, FEWEST, 7, reading(1, 0.1))
    heard(looking, 2, 8, reading(1, 0.2), word="stray")
    heard(looking, 3, 9, reading(0, 0, 1), word="other")
    assert looked(looking) == ((8, mark("stray 0"), 7), (8, mark("stray 1"), 7))
    assert looked(looking, at=5 * EVERY) == ()


def test_one_looks_once_a_minute_and_only_when_there_is_something_new(looking):
    heard(looking, FEWEST - 1, 7, reading(1))
    heard(looking, 1, 8, reading(1), word="stray")
    assert looked(looking, at=EVERY - 1) == ()
    assert looked(looking) == ((8, mark("stray 0"), 7),)
    heard(looking, 1, 9, reading(1), at=EVERY, word="late")
    assert looked(looking, at=2 * EVERY) == ()
    heard(looking, FEWEST, 7, reading(1), at=EVERY, word="more")
    assert looked(looking, at=2 * EVERY) == ((9, mark("late 0"), 7),)


def test_a_topic_that_depends_on_the_product_takes_what_was_asked_of_that_product(looking):
    heard(looking, FEWEST, 1, reading(1), topic="price", product="A")
    heard(looking, 1, 8, reading(1), product="A", word="of A")
    heard(looking, 1, 9, reading(1), product="B", word="of B")
    heard(looking, 1, 10, reading(1), product="C", word="of what nobody asked the price of")
    assert looked(looking) == ((8, mark("of A 0"), 1), (9, mark("of B 0"), 2))


def test_of_equals_a_topic_wins_and_what_left_may_come_back(looking):
    heard(looking, FEWEST, 3, reading(1), topic="delivery", confidence=1.0, word="d")
    heard(looking, FEWEST, 7, reading(1), word="g")
    assert {into for *_, into in looked(looking)} == {3}
    heard(looking, FEWEST, 7, reading(1), at=EVERY, word="h")
    back = looked(looking, at=2 * EVERY)
    assert (7, mark("g 0"), 7) in back
    assert (3, mark("d 0"), 7) in back


def test_a_topic_lets_go_what_it_hardly_claimed_and_others_may_have(looking):
    heard(looking, FEWEST, 3, reading(1), topic="delivery", confidence=0.3, word="d")
    heard(looking, 2, 7, reading(1), word="g")
    heard(looking, 3, 3, reading(0, 1), topic="delivery", confidence=0.3, word="nobody else's")
    assert set(looked(looking)) == {(3, mark(f"d {number}"), 7) for number in range(FEWEST)}


def test_a_topic_keeps_what_it_surely_claimed(looking):
    heard(looking, FEWEST, 3, reading(1), topic="delivery", confidence=0.7, word="d")
    heard(looking, 2, 7, reading(1), word="g")
    assert looked(looking) == ((7, mark("g 0"), 3), (7, mark("g 1"), 3))


def test_one_open_wording_takes_no_cluster_that_two_topics_surely_share(looking):
    heard(looking, FEWEST, 3, reading(1), topic="delivery", confidence=0.7, word="d")
    heard(looking, FEWEST, 1, reading(1), topic="price", product="A", confidence=0.7, word="p")
    heard(looking, 1, 7, reading(1), word="g")
    assert {into for *_, into in looked(looking)} <= {1, 3}


def in_a_field(own, common=1.0):
    """A reading that says something of its own beside what everybody says."""
    return reading(common, *(float(own == place) for place in range(4)))


def test_what_all_say_makes_nothing_alike(looking):
    for number in range(40):
        heard(looking, 2, 7 + number, in_a_field(number % 4), word="in pieces")
    into = {question: into for question, _, into in looked(looking)}
    assert into == {7 + number: 7 + number % 4 for number in range(4, 40)}


def test_what_most_ask_is_not_what_all_have_in_common(looking):
    heard(looking, 20 * FEWEST, 7, reading(1, 0.1), word="most")
    for place in range(3):
        heard(looking, 1, 8 + place, reading(*([0.0] * (2 + place)), 1), word="other")
    heard(looking, 1, 12, reading(1, 0.2), word="stray")
    assert looked(looking) == ((12, mark("stray 0"), 7),)


def test_what_is_kept_is_bounded(looking):
    heard(looking, WINDOW + 50, 7, reading(1))
    assert len(looking._recent) == WINDOW
    assert looking._routes == {}


def test_a_session_that_goes_on_knows_what_was_found(looking):
    heard(looking, FEWEST, 7, reading(1))
    heard(looking, 1, 8, reading(1), word="stray")
    moves = looked(looking)
    again = Consolidation()
    heard(again, FEWEST, 7, reading(1))
    heard(again, 1, 8, reading(1), word="stray")
    again.restore(moves, START + EVERY)
    heard(again, FEWEST, 7, reading(1), word="more")
    assert looked(again, at=2 * EVERY) == ()


def test_a_text_without_anything_in_it_is_a_cluster_of_its_own(looking):
    nothing = Reading(kind=Kind.QUESTION, topics=(), confidence=0.9, vector=np.zeros(6, np.float32), text="")
    heard(looking, FEWEST, 7, reading(1))
    heard(looking, 1, 8, nothing, word="nothing")
    assert looked(looking) == ()


def told(*entries):
    ledger = Ledger()
    for entry in entries:
        ledger.record(entry)
    return ledger


def asked(ledger):
    return {tally.question.id: askers(tally) for tally in ledger.heads()}


def two(made):
    return [
        made.ask(1, author="a", text="one"),
        made.ask(2, author="b", text="Two"),
        made.ask(2, author="c", text="x"),
    ]


def regroup(made, *moves, at=5.0):
    return made.command(Regroup(by=COPILOT, moves=moves), at=at)


def test_a_wording_counts_elsewhere_and_later_ones_follow():
    made = Entries()
    ledger = told(*two(made), regroup(made, (2, mark("two"), 1)), made.ask(2, author="d", text=" TWO "))
    assert asked(ledger) == {1: {"a", "b", "d"}, 2: {"c"}}
    assert ledger.place(2, "two") == 1
    assert list(ledger.done) == []


def test_it_counts_for_its_own_again():
    made = Entries()
    ledger = told(*two(made), regroup(made, (2, mark("two"), 1)), regroup(made, (2, mark("two"), 2)))
    assert asked(ledger) == {1: {"a"}, 2: {"b", "c"}}


@pytest.mark.parametrize("touched", [1, 2])
def test_nothing_leaves_or_joins_what_people_touched(touched):
    made = Entries()
    entries = [*two(made), made.command(Pin(question=touched)), regroup(made, (2, mark("two"), 1))]
    assert asked(told(*entries)) == {1: {"a"}, 2: {"b", "c"}}


def test_nothing_joins_what_people_merged_or_what_is_not_there():
    made = Entries()
    entries = [
        *two(made),
        made.ask(3, author="e", text="three"),
        made.command(Merge(source=3, target=1)),
        regroup(made, (2, mark("two"), 1), (2, mark("x"), 3), (2, mark("two"), 99)),
    ]
    assert told(*entries).place(2, "two") == told(*entries).place(2, "x") == 2


def test_what_people_split_goes_before_it_and_undo_gives_it_back():
    made = Entries()
    entries = [
        *two(made),
        regroup(made, (2, mark("two"), 1)),
        made.command(Split(question=1, texts=("two",))),
    ]
    ledger = told(*entries)
    split = ledger.place(2, "two")
    assert split not in {1, 2}
    ledger.record(regroup(made, (2, mark("two"), 2)))
    assert ledger.place(2, "two") == split
    ledger.record(made.command(Undo()))
    assert ledger.place(2, "two") == 2
