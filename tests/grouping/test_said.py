"""Comments in columns say what was put in, and count as if each had been counted where it belongs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.domain.command import COPILOT, MarkAnswered, Regroup
from copilot.domain.wording import mark
from copilot.grouping.ledger import Ledger
from copilot.grouping.said import LATEST, NO_ROWS, Book, Heard, Said
from copilot.grouping.texts import Names, Texts
from tests.builders import Entries, askers, waiting

WORDS = ["one", "two", "three", "four"]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copilot.grouping.texts.PLAIN", 6)
    monkeypatch.setattr("copilot.grouping.texts.BLOCK", 2)


@pytest.mark.usefixtures("small")
def test_texts_that_were_packed_are_read_and_found_like_others() -> None:
    texts = Texts()
    said = [f"سؤال رقم {number} 🙏" for number in range(50)]
    numbers = [texts.number(text) for text in said]
    assert [texts.text(number) for number in numbers] == said
    assert texts.number(said[-1]) == numbers[-1]
    again = texts.number(said[0])
    assert texts.text(again) == said[0]
    assert texts.marked([mark(said[0]), mark("nobody said this")]).tolist() == [numbers[0], again]


def test_a_name_keeps_its_number() -> None:
    names = Names()
    assert [names.number(name) for name in ("tiktok", None, "tiktok")] == [0, 1, 0]
    assert names.name(1) is None


def test_a_row_is_what_was_said() -> None:
    book = Book()
    said = Said(1, 7, book.person("a"), 5.0, "tiktok", "بكام", 0.5, "ask_price", sure=True)
    bare = Said(2, 1_000_001, book.person(""), 6.0, "facebook", "how much", 0.25)
    assert [book.said(book.add(each, 7)) for each in (said, bare)] == [said, bare]
    assert (book.person("a"), book.person("") == book.person("")) == (said.person, False)
    assert [column.tolist() for column in book.asks()] == [
        [7, 7],
        [1, 2],
        [said.person, bare.person],
        [5.0, 6.0],
    ]


def test_a_book_tells_what_was_surely_asked_and_by_how_many() -> None:
    book = Book()
    rows = np.array(
        [
            book.add(Said(n, 1, book.person(who), 5.0, "tiktok", "x", 0.5, topic, sure=sure), 1)
            for n, (who, topic, sure) in enumerate(
                [("a", "t", True), ("a", "t", False), ("b", "t", False), ("b", "u", True), ("c", None, False)]
            )
        ],
        dtype=np.uint32,
    )
    assert book.sure(rows[1:]).tolist() == [3]
    assert book.topics(rows) == {"t": 2, "u": 1}
    assert book.topics(NO_ROWS) == {}


def test_only_the_latest_are_at_hand_and_an_exchange_keeps_them_in_order() -> None:
    book = Book()
    heard, other = Heard(book), Heard(book)
    for number in range(3 * LATEST):
        said = Said(number, 1, 0, float(number), "tiktok", "x", 0.0)
        (heard if number % 3 else other).append(said, book.add(said, 1))
    heard.exchange(heard.rows()[:1], other.rows())
    assert [each.number for each in heard] == [0, *range(2, 3 * LATEST)]
    assert [each.number for each in heard.latest] == list(range(2 * LATEST, 3 * LATEST))
    latest = heard.latest
    heard.exchange(heard.rows()[:1], NO_ROWS)
    assert heard.latest is latest
    assert next(iter(heard)).number == 2


moves = st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(WORDS), st.sampled_from([1, 2, 3]))
asked = st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(WORDS), st.sampled_from("abcdef"))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(asked, st.lists(moves, min_size=1, max_size=4), st.sampled_from([1, 2, 3]))))
def test_what_is_moved_counts_as_if_it_had_been_counted_there(steps: list[object]) -> None:
    made, ledger = Entries(), Ledger()
    for number in (1, 2, 3):
        ledger.record(made.ask(number, author="z", text=f"first {number}"))
    said: list[tuple[int, int, str, str]] = [(number, number, f"first {number}", "z") for number in (1, 2, 3)]
    answered: dict[int, int] = {}
    routes: dict[tuple[int, str], int] = {}
    for step in steps:
        if isinstance(step, tuple):
            origin, words, who = step
            ledger.record(made.ask(origin, author=who, text=words))
            said.append((len(said) + 1, origin, words, who))
        elif isinstance(step, int):
            ledger.record(made.command(MarkAnswered(question=step)))
            answered[step] = len(said)
        else:
            taken = tuple((origin, mark(words), into) for origin, words, into in step)
            ledger.record(made.command(Regroup(by=COPILOT, moves=taken)))
            for origin, words, into in step:
                here = routes.get((origin, words), origin)
                if here not in answered and into not in answered:
                    routes[origin, words] = into
    for question in (1, 2, 3):
        own = [each for each in said if routes.get((each[1], each[2]), each[1]) == question]
        tally = ledger.tally(question)
        assert tally.comments == len(own) == sum(tally.platforms.values())
        assert [(each.number, each.text) for each in tally.said] == [(each[0], each[2]) for each in own]
        assert askers(tally) == {each[3] for each in own}
        assert waiting(tally) == {each[3] for each in own if each[0] > answered.get(question, 0)}
