from __future__ import annotations

import pytest

from copilot.domain.command import Hide, MarkAnswered, Pin, Show, Undo
from copilot.domain.comment import Kind
from copilot.domain.log import Entry
from copilot.grouping.fading import SLOW_HALF_LIFE
from copilot.grouping.ledger import Ledger
from copilot.grouping.ranking import DEPTH, ENOUGH, EVERY, Ranking, is_rising
from tests.builders import START, Entries


class Live:
    """A ledger and its ranking, fed as the pipeline feeds them."""

    def __init__(self) -> None:
        self.entries, self.ledger, self.ranking = Entries(), Ledger(), Ranking()

    def add(self, *entries: Entry) -> None:
        for entry in entries:
            at = entry.comment.at if hasattr(entry, "comment") else entry.at
            self.ranking.advance(self.ledger, at)
            self.ledger.record(entry)

    def ask(self, question: int, people: int, *, at: float = 0.0, product: str | None = None) -> None:
        for person in range(people):
            self.add(self.entries.ask(question, author=f"{question}-{at}-{person}", at=at, product=product))

    def order(self, at: float = 0.0) -> list[int]:
        self.ranking.advance(self.ledger, START + at)
        return [tally.question.id for tally in self.ranking.order(self.ledger)]


@pytest.fixture
def live() -> Live:
    return Live()


def test_more_people_waiting_stand_higher(live: Live) -> None:
    live.ask(1, 2)
    live.ask(2, 9)
    live.ask(3, 5)
    assert live.order(at=EVERY + 1) == [2, 3, 1]


def test_a_card_does_not_jump_because_one_more_person_asked(live: Live) -> None:
    live.ask(1, 10)
    live.ask(2, 9)
    assert live.order(at=EVERY + 1) == [1, 2]
    live.ask(2, 2, at=EVERY + 2)
    assert live.order(at=2 * EVERY + 2) == [1, 2]
    live.ask(2, 9, at=2 * EVERY + 3)
    assert live.order(at=4 * EVERY) == [2, 1]


def test_between_two_looks_the_order_stays(live: Live) -> None:
    live.ask(1, 5)
    live.ask(2, 2)
    live.order(at=EVERY + 1)
    live.ask(2, 50, at=EVERY + 1.1)
    assert live.order(at=EVERY + 1.2) == [1, 2]


def test_what_was_asked_long_ago_sinks_below_what_is_asked_now(live: Live) -> None:
    live.ask(1, 10)
    live.ask(2, 6, at=2 * SLOW_HALF_LIFE)
    assert live.order(at=2 * SLOW_HALF_LIFE + 2 * EVERY) == [2, 1]


def test_an_answered_question_gives_way(live: Live) -> None:
    live.ask(1, 10)
    live.ask(2, 3)
    live.add(live.entries.command(MarkAnswered(question=1), at=1))
    assert live.order(at=2 * EVERY) == [2, 1]


def test_pinned_stands_first_at_once_and_hidden_goes_at_once(live: Live) -> None:
    live.ask(1, 10)
    live.ask(2, 3)
    live.ask(3, 1)
    live.add(live.entries.command(Pin(question=3), at=1), live.entries.command(Hide(question=1), at=1))
    assert live.order(at=1) == [3, 2]


def test_questions_about_another_product_step_aside(live: Live) -> None:
    live.add(live.entries.command(Show(product="A1")))
    live.ask(1, 10, product="A1")
    live.ask(2, 1)
    live.add(live.entries.command(Show(product="A2"), at=2))
    assert live.order(at=2) == [2]
    live.add(live.entries.command(Show(product="A1"), at=4))
    assert set(live.order(at=4)) == {1, 2}


def test_a_product_that_is_asked_for_by_its_name_has_its_card_while_another_is_on_air(live: Live) -> None:
    live.add(live.entries.command(Show(product="A1")))
    live.ask(1, 40, product="A1")
    live.add(live.entries.command(Show(product="A2"), at=2))
    live.ask(2, 9, product="A2", at=3)
    live.ask(3, 2, at=3)
    assert set(live.order(at=2 * EVERY)) == {2, 3}
    live.ask(1, 3, product="A1", at=3 * EVERY)
    assert live.order(at=5 * EVERY) == [2, 1, 3], "only who named it counts: 3 of 43"
    live.add(live.entries.command(Show(product="A1"), at=5 * EVERY + 1))
    assert live.order(at=7 * EVERY)[0] == 1, "all who wait for it count again"


def test_what_was_asked_by_name_and_answered_stands_last(live: Live) -> None:
    live.add(live.entries.command(Show(product="A2")))
    live.ask(1, 3, product="A1")
    live.ask(2, 1)
    assert live.order(at=EVERY + 1) == [1, 2]
    live.add(live.entries.command(MarkAnswered(question=1), at=EVERY + 2))
    assert live.order(at=3 * EVERY) == [2, 1]
    live.add(live.entries.command(Undo(), at=3 * EVERY + 1))
    assert live.order(at=5 * EVERY) == [1, 2]


def test_rising_is_many_within_the_last_minute(live: Live) -> None:
    live.ask(1, 8)
    live.ask(2, 4, at=400)
    live.ask(3, 1, at=400)
    rising = {tally.question.id: is_rising(live.ledger, tally) for tally in live.ranking.order(live.ledger)}
    assert rising == {1: False, 2: True, 3: False}


def test_order_does_not_depend_on_how_often_one_looks(live: Live) -> None:
    other = Live()
    for second in range(200):
        question, author = second * 7 % 11 + 1, f"p{second * 13 % 97}"
        live.add(live.entries.ask(question, author=author, at=second))
        other.add(other.entries.ask(question, author=author, at=second))
        live.order(at=second + 0.5)
    assert live.order(at=300) == other.order(at=300)


def test_a_newcomer_passes_however_many_cards_stand_before_it(live: Live) -> None:
    for question in range(1, DEPTH + 20):
        live.ask(question, 2, at=question / 100)
    live.order(at=EVERY + 1)
    live.ask(999, 5, at=EVERY + 1.5)
    assert live.order(at=3 * EVERY)[0] == 999
    assert len(live.order(at=3 * EVERY)) == DEPTH


def test_a_stream_problem_that_nobody_repeats_is_over_soon(live: Live) -> None:
    for person in range(20):
        live.add(live.entries.ask(1, author=f"a{person}", kind=Kind.STREAM_PROBLEM))
    live.ask(2, 5)
    assert live.order(at=EVERY + 1) == [1, 2]
    live.ask(3, 1, at=300)
    assert live.order(at=310)[-1] == 1


def test_every_card_stands_in_the_order_once(live: Live) -> None:
    for second in range(120):
        question = second * 29 % 23 + 1
        live.ask(question, second % 7 + 2, at=second)
        order = live.order(at=second + 0.5)
        assert len(order) == len(set(order)) == len(list(live.ledger.heads()))


def test_what_one_person_alone_asks_has_its_place_until_many_ask_more(live: Live) -> None:
    live.ask(99, 1)
    for question in range(1, ENOUGH):
        live.ask(question, 2)
    assert 99 in live.order(at=EVERY + 1)
    live.ask(ENOUGH, 2, at=EVERY + 2)
    assert 99 not in live.order(at=3 * EVERY)
    live.ask(99, 2, at=3 * EVERY + 1)
    assert 99 in live.order(at=5 * EVERY)
