"""Which Question a comment asks."""

from __future__ import annotations

import numpy as np
import pytest

from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.domain.question import Ask
from copilot.domain.reading import Reading, TopicMatch
from copilot.domain.wording import mark
from copilot.grouping import clusterer as module
from copilot.grouping.clusterer import Clusterer
from copilot.grouping.consolidation import EVERY, FEWEST
from copilot.grouping.expectation import Expectation
from copilot.language.topics import Catalogue
from tests.builders import START


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue.load(asset("topics"))


@pytest.fixture
def clusterer(catalogue):
    return Clusterer(catalogue)


def about(*topics, kind=Kind.QUESTION):
    matches = tuple(TopicMatch(topic=topic, confidence=0.9) for topic in topics)
    return Reading(kind=kind, topics=matches, confidence=0.9, vector=np.zeros(8, np.float32), text="")


def unknown(*numbers):
    vector = np.array([*numbers, *[0] * (8 - len(numbers))], dtype=np.float32)
    return Reading(
        kind=Kind.QUESTION, topics=(), confidence=0.9, vector=vector / np.linalg.norm(vector), text=""
    )


def test_the_same_topic_is_one_question(clusterer):
    (first,), opened = clusterer.assign(about("ask_price"), product=None)
    (again,), nothing = clusterer.assign(about("ask_price"), product=None)
    assert first.question == again.question == opened[0].id == 1
    assert nothing == ()


def test_topics_of_one_card_share_a_question_and_keep_their_name(clusterer):
    (exchange,), _ = clusterer.assign(about("exchange_policy"), product=None)
    (back,), _ = clusterer.assign(about("return_refund"), product=None)
    assert exchange.question == back.question
    assert back.topic == "return_refund"


def test_price_belongs_to_the_product_on_air_and_delivery_does_not(clusterer):
    prices = [
        clusterer.assign(about("ask_price"), product=code)[0][0].question for code in ("A", "B", None, "A")
    ]
    delivery = [clusterer.assign(about("delivery_cost"), product=code)[0][0].question for code in ("A", "B")]
    assert prices[0] == prices[3]
    assert len(set(prices)) == 3
    assert len(set(delivery)) == 1


def test_a_comment_that_asks_two_things_counts_for_both(clusterer):
    asks, opened = clusterer.assign(about("ask_price", "delivery_cost"), product="A")
    assert [ask.topic for ask in asks] == ["ask_price", "delivery_cost"]
    assert [question.product for question in opened] == ["A", None]


def test_two_topics_of_one_card_count_once(clusterer):
    asks, _ = clusterer.assign(about("exchange_policy", "return_refund"), product=None)
    assert len(asks) == 1


@pytest.mark.parametrize("kind", [Kind.CHATTER, Kind.ORDER])
def test_what_asks_nothing_opens_nothing(clusterer, kind):
    assert clusterer.assign(about(kind=kind), product=None) == ((), ())


def test_open_questions_gather_by_likeness(clusterer):
    ids = [
        clusterer.assign(unknown(*v), product=None)[0][0].question
        for v in [(1, 0.1), (0, 1), (1, 0), (0.1, 1)]
    ]
    assert ids == [1, 2, 1, 2]


def test_a_question_carries_the_kind_of_its_topic(clusterer):
    _, (problem,) = clusterer.assign(about("stream_sound", kind=Kind.STREAM_PROBLEM), product="A")
    assert (problem.kind, problem.topic, problem.product) == (Kind.STREAM_PROBLEM, "stream_sound", None)


def test_a_restored_session_goes_on_with_the_same_ids(catalogue):
    readings = [about("ask_price"), unknown(1), about("delivery_cost"), unknown(0, 1), unknown(0.9, 0.1)]
    through = Clusterer(catalogue)
    stored = [(reading, *through.assign(reading, product="A")) for reading in readings]
    restored = Clusterer(catalogue)
    for reading, asks, opened in stored:
        restored.restore(reading, asks, opened)
    for reading in [*readings, unknown(0, 0, 1), about("warranty")]:
        assert restored.assign(reading, product="A") == through.assign(reading, product="A")


def test_memory_is_bounded(clusterer, monkeypatch):
    monkeypatch.setattr(module, "MOST_GROUPS", 4)
    ids = [clusterer.assign(unknown(*np.eye(8)[n]), product=None)[0][0].question for n in range(8)]
    assert ids == list(range(1, 9))
    assert clusterer.assign(unknown(*np.eye(8)[7]), product=None)[0][0].question == 8
    assert clusterer.assign(unknown(*np.eye(8)[0]), product=None)[0][0].question == 9


def test_what_the_session_is_about_decides_between_equals(catalogue):
    expectation = Expectation(catalogue.topics)
    for _ in range(30):
        expectation.note("perfume_scent")
    assert expectation.weigh("perfume_lasting", 0.5) > 0.6
    assert expectation.weigh("battery_life", 0.5) < 0.4
    assert expectation.weigh("battery_life", 0.99) > 0.8


def test_a_candidate_is_taken_when_the_session_makes_it_likely(catalogue):
    def lasting(perfume, battery):
        candidates = (
            TopicMatch(topic="battery_life", confidence=battery),
            TopicMatch(topic="perfume_lasting", confidence=perfume),
        )
        vector = np.eye(1, 8, dtype=np.float32)[0]
        return Reading(
            kind=Kind.QUESTION,
            topics=candidates[:1],
            confidence=0.9,
            vector=vector,
            text="",
            candidates=candidates,
        )

    clusterer = Clusterer(catalogue)
    for _ in range(30):
        clusterer.assign(about("perfume_scent"), product=None)
    assert clusterer.assign(lasting(0.4, 0.5), product=None)[0][0].topic == "perfume_lasting"
    assert Clusterer(catalogue).assign(lasting(0.4, 0.5), product=None)[0][0].topic == "battery_life"


def test_what_an_earlier_run_moved_is_not_moved_again(catalogue):
    first, again = Clusterer(catalogue), Clusterer(catalogue)
    asked = Ask(question=7, topic=None, confidence=0.9, typical=0.9)
    strays = Ask(question=8, topic=None, confidence=0.9, typical=0.9)
    heard = [(f"many {n}", asked) for n in range(FEWEST)] + [("stray", strays)]

    def looked(clusterer, at):
        return [
            move
            for text, ask in heard
            for move in clusterer.look_again(text, unknown(1, 0.1), (ask,), product=None, at=at)
        ]

    looked(first, START)
    moves = looked(first, START + EVERY)
    assert moves == [(8, mark("stray"), 7)]
    again.regrouped(tuple(moves), START)
    looked(again, START)
    assert looked(again, START + EVERY) == []
