"""What people take apart stays apart, counts as if it had been read so, and comes together again on undo."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copilot.domain.command import MarkAnswered, Merge, Pin, Rename, Split, Undo
from copilot.domain.question import SPLIT_OFF
from copilot.domain.wording import mark, same_words, worded
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import wordings
from tests.builders import Entries, askers, waiting

NEW = SPLIT_OFF + 1
PRICE, FABRIC = "بكام ده", "القماش ايه"


def told(*entries) -> Ledger:
    ledger = Ledger()
    for entry in entries:
        ledger.record(entry)
    return ledger


def mixed(made: Entries) -> list:
    return [
        made.ask(1, author="a", at=0, text=PRICE),
        made.ask(1, author="b", at=1, text=FABRIC),
        made.ask(1, author="c", at=2, text="القماش  ايه"),
        made.ask(1, author="a", at=3, text=FABRIC),
    ]


def counts(ledger: Ledger) -> dict[int, tuple[set, int, set]]:
    return {tally.question.id: (askers(tally), tally.comments, waiting(tally)) for tally in ledger.heads()}


def test_what_is_left_of_a_busy_card_keeps_its_clearest_wordings() -> None:
    made = Entries()
    said = [
        (f"a{n}", f"بكام ده {word}", 0.9)
        for n, word in enumerate(["دلوقتي", "النهارده", "لوسمحتي", "بعد", "الخصم", "ياجماعة", "طيب", "كده"])
    ]
    said += [("b", "هاه", 0.0), ("c", FABRIC, 0.9)]
    asks = [
        made.ask(1, author=who, at=n, text=text, typical=near) for n, (who, text, near) in enumerate(said)
    ]
    whole, ledger = told(*asks[:-1]), told(*asks, made.command(Split(question=1, texts=(FABRIC,)), at=99))
    left, before = ledger.tally(1), whole.tally(1)
    assert (left.title, wordings([left], title="")) == (before.title, wordings([before], title=""))
    assert "هاه" not in wordings([left], title="")
    assert (left.comments, askers(left)) == (before.comments, askers(before))


def test_a_part_becomes_a_card_of_its_own_with_its_own_people() -> None:
    made = Entries()
    ledger = told(*mixed(made), made.command(Split(question=1, texts=(FABRIC,)), at=4))
    assert counts(ledger) == {1: ({"a"}, 1, {"a"}), NEW: ({"a", "b", "c"}, 3, {"a", "b", "c"})}
    assert ledger.tally(NEW).title == "القماش ايه؟"
    assert (ledger.tally(NEW).question.topic, ledger.tally(NEW).question.kind) == (None, "question")
    assert ledger.tally(1).title == "بكام ده؟"


def test_later_comments_of_these_words_follow() -> None:
    made = Entries()
    split = [*mixed(made), made.command(Split(question=1, texts=(FABRIC,)), at=4)]
    ledger = told(*split, made.ask(1, author="d", at=5, text=FABRIC), made.ask(1, author="e", at=6))
    assert "d" in waiting(ledger.tally(NEW))
    assert askers(ledger.tally(1)) == {"a", "e"}
    assert ledger.place(1, FABRIC) == NEW
    assert ledger.place(1, PRICE) == ledger.place(1, "other") == 1


def test_who_was_answered_before_waits_no_more_and_who_asks_after_does() -> None:
    made = Entries()
    ledger = told(
        *mixed(made),
        made.command(MarkAnswered(question=1), at=3),
        made.ask(1, author="d", at=3, text=FABRIC),
        made.command(Split(question=1, texts=(FABRIC,)), at=4),
    )
    assert waiting(ledger.tally(NEW)) == {"d"}
    assert waiting(ledger.tally(1)) == set()


def test_words_move_to_a_card_that_is_there() -> None:
    made = Entries()
    ledger = told(
        *mixed(made),
        made.ask(2, author="x", at=4, text="خامته"),
        made.command(Split(question=1, texts=(FABRIC,), into=2), at=5),
    )
    assert counts(ledger) == {
        1: ({"a"}, 1, {"a"}),
        2: ({"a", "b", "c", "x"}, 4, {"a", "b", "c", "x"}),
    }


@pytest.mark.parametrize(("into", "left"), [(0, {2, NEW}), (2, {2})])
def test_all_of_a_card_moves_where_nothing_else_of_it_is_left(into: int, left: set[int]) -> None:
    made = Entries()
    start = [made.ask(1, author="a"), made.ask(2, author="b", text="خامته")]
    assert set(counts(told(*start, made.command(Split(question=1, texts=(PRICE,), into=into))))) == left


def test_a_split_holds_for_words_that_nobody_said_yet_and_is_what_an_undo_takes_back() -> None:
    made = Entries()
    entries = [
        made.ask(1, author="a", text=PRICE),
        made.command(Rename(question=1, title="السعر")),
        made.command(Split(question=1, texts=(FABRIC,))),
        made.ask(1, author="b", text=FABRIC),
    ]
    assert counts(told(*entries)) == {1: ({"a"}, 1, {"a"}), NEW: ({"b"}, 1, {"b"})}
    back = told(*entries, made.command(Undo()))
    assert counts(back) == {1: ({"a", "b"}, 2, {"a", "b"})}
    assert back.tally(1).title == "السعر"


def test_words_that_were_moved_to_a_card_before_leave_it_with_those_it_had() -> None:
    made = Entries()
    ledger = told(
        *mixed(made),
        made.ask(2, author="x", text=PRICE),
        made.command(Split(question=1, texts=(FABRIC,), into=2)),
        made.command(Split(question=2, texts=(FABRIC,))),
        made.ask(1, author="late", text=FABRIC),
        made.ask(2, author="too late", text=FABRIC),
    )
    assert {number: people for number, (people, _, _) in counts(ledger).items()} == {
        1: {"a"},
        2: {"x"},
        NEW: {"a", "b", "c", "late", "too late"},
    }


@pytest.mark.parametrize(
    "command",
    [
        Split(question=9, texts=(PRICE,)),
        Split(question=1, texts=("never said",)),
        Split(question=1, texts=()),
        Split(question=1, texts=(FABRIC,), into=9),
        Split(question=1, texts=(FABRIC,), into=1),
    ],
)
def test_what_makes_no_sense_changes_nothing(command) -> None:
    made = Entries()
    before = mixed(made)
    after = told(*before, made.command(command))
    assert counts(after) == counts(told(*before))


@pytest.mark.parametrize(
    "command", [Split(question=9, texts=(PRICE,)), Merge(source=9, target=1), Pin(question=9)]
)
def test_an_undo_of_what_found_no_question_takes_back_nothing_else(command) -> None:
    made = Entries()
    ledger = told(*mixed(made), made.command(Pin(question=1)), made.command(command), made.command(Undo()))
    assert ledger.tally(1).pinned
    assert [entry.command for entry in ledger.done] == [Pin(question=1)]


def test_undo_brings_them_together_again_with_what_came_since() -> None:
    made = Entries()
    entries = [
        *mixed(made),
        made.command(Split(question=1, texts=(FABRIC,), into=0), at=4),
        made.ask(1, author="d", at=5, text=FABRIC),
        made.command(Undo(), at=6),
    ]
    assert counts(told(*entries)) == {1: ({"a", "b", "c", "d"}, 5, {"a", "b", "c", "d"})}
    assert list(told(*entries).tally(1).said) == list(told(*entries[:4], entries[5]).tally(1).said)


def test_the_ids_of_later_splits_do_not_hang_on_whether_earlier_ones_took_effect() -> None:
    made = Entries()
    idle = made.command(Split(question=1, texts=("never said",)))
    ledger = told(
        *mixed(made),
        idle,
        made.command(Split(question=1, texts=(FABRIC,))),
        made.command(Rename(question=NEW + 1, title="القماش")),
    )
    assert ledger.tally(NEW + 1).title == "القماش"


def test_a_merged_card_is_split_across_its_parts_and_a_split_one_can_be_merged() -> None:
    made = Entries()
    merged = [
        *mixed(made),
        made.ask(2, author="x", at=4, text=FABRIC),
        made.ask(2, author="y", at=4, text=PRICE),
        made.command(Merge(source=2, target=1), at=5),
        made.command(Split(question=1, texts=(FABRIC,)), at=6),
    ]
    ledger = told(*merged)
    assert askers(ledger.tally(NEW)) == {"a", "b", "c", "x"}
    assert set().union(*map(askers, ledger.parts(ledger.tally(1)))) == {"a", "y"}
    again = told(*merged, made.command(Merge(source=NEW, target=1), at=7))
    assert [tally.question.id for tally in again.heads()] == [1]
    assert sum(part.comments for part in again.parts(again.tally(1))) == 6


def test_a_split_part_can_be_split_and_moved_on() -> None:
    made = Entries()
    ledger = told(
        *mixed(made),
        made.command(Split(question=1, texts=(FABRIC,))),
        made.ask(3, author="z", text="خامته", at=5),
        made.command(Split(question=NEW, texts=(FABRIC,), into=3), at=6),
        made.ask(1, author="late", text=FABRIC, at=7),
    )
    assert set(counts(ledger)) == {1, 3}
    assert askers(ledger.tally(3)) == {"a", "b", "c", "z", "late"}
    ledger.record(made.command(Undo(), at=8))
    assert askers(ledger.tally(NEW)) == {"a", "b", "c", "late"}


def test_same_words_whatever_the_case_and_spacing() -> None:
    assert same_words("  HOW  much\n") == same_words("how much")
    assert worded("x" * 500) == "x" * 120


@given(st.text() | st.text(alphabet="aßİ ", min_size=100, max_size=300))
@example("a" * 119 + " b")  # ends with a space where it is cut
@example("ß" * 120)  # two small letters each
def test_a_wording_says_the_same_as_what_it_is_a_wording_of(text: str) -> None:
    assert worded(worded(text)) == worded(text)
    assert same_words(worded(text)) == same_words(text) == same_words(same_words(text))
    assert same_words(text) == worded(worded(text).casefold())
    assert len(same_words(text)) <= 120
    assert mark(same_words(text)) == mark(text)
