from __future__ import annotations

import pytest

from copilot.domain.command import (
    Hide,
    MarkAnswered,
    Merge,
    Message,
    Pin,
    Rename,
    Retract,
    Show,
    Undo,
    Unpin,
)
from copilot.domain.deletion import Deletion
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import Tally
from tests.builders import START, Entries, askers, waiting


@pytest.fixture
def entries() -> Entries:
    return Entries()


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def head(ledger: Ledger, question: int) -> Tally:
    return next(tally for tally in ledger.heads() if tally.question.id == question)


def test_one_person_typing_twenty_times_counts_once(ledger: Ledger, entries: Entries) -> None:
    for second in range(20):
        ledger.record(entries.ask(1, author="nour", at=second))
    tally = head(ledger, 1)
    assert (len(tally.askers), len(tally.waiting), tally.comments) == (1, 1, 20)
    assert tally.queue.slow.now(START) == pytest.approx(1.0)


def test_authors_that_a_platform_does_not_name_are_people_of_their_own(
    ledger: Ledger, entries: Entries
) -> None:
    for _ in range(3):
        ledger.record(entries.ask(1, author=""))
    assert len(head(ledger, 1).askers) == 3


def test_after_an_answer_nobody_waits_until_somebody_asks_again(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a"))
    ledger.record(entries.command(MarkAnswered(question=1, text="650 جنيه"), at=5))
    tally = head(ledger, 1)
    assert not tally.waiting
    assert tally.answer is not None
    assert (tally.answer.text, tally.answer.by, tally.answer.at) == ("650 جنيه", "presenter", START + 5)
    ledger.record(entries.ask(1, author="a", at=9))
    assert waiting(tally) == {"a"}
    assert len(tally.askers) == 1


def test_undo_takes_back_only_the_senders_own_last_command(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a"))
    ledger.record(entries.ask(2, author="b"))
    ledger.record(entries.command(MarkAnswered(question=1)))
    ledger.record(entries.command(Pin(question=2, by="mona")))
    ledger.record(entries.command(Undo()))
    assert waiting(head(ledger, 1)) == {"a"}
    assert head(ledger, 1).answer is None
    assert head(ledger, 2).pinned
    ledger.record(entries.command(Undo()))  # nothing left of hers: changes nothing
    assert head(ledger, 2).pinned


def test_who_asked_between_an_answer_and_its_undo_is_not_forgotten(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a"))
    ledger.record(entries.command(MarkAnswered(question=1)))
    ledger.record(entries.ask(1, author="b", at=2))
    ledger.record(entries.command(Undo(), at=3))
    assert waiting(head(ledger, 1)) == {"a", "b"}


def test_merged_questions_are_one_card_and_part_again_on_undo(ledger: Ledger, entries: Entries) -> None:
    for question in (1, 2, 3):
        ledger.record(entries.ask(question, author=f"a{question}"))
    ledger.record(entries.command(Merge(source=2, target=1)))
    ledger.record(entries.command(Merge(source=1, target=3)))
    assert [tally.question.id for tally in ledger.heads()] == [3]
    assert {ledger.resolve(question) for question in (1, 2, 3)} == {3}
    assert {part.question.id for part in ledger.parts(head(ledger, 3))} == {1, 2, 3}
    ledger.record(entries.command(Undo()))
    assert {tally.question.id for tally in ledger.heads()} == {1, 3}


@pytest.mark.parametrize(("source", "target"), [(1, 1), (1, 99), (99, 1)])
def test_a_merge_that_makes_no_sense_changes_nothing(
    ledger: Ledger, entries: Entries, source: int, target: int
) -> None:
    ledger.record(entries.ask(1, author="a"))
    ledger.record(entries.command(Merge(source=source, target=target)))
    assert [tally.question.id for tally in ledger.heads()] == [1]


def test_answering_a_merged_card_answers_all_its_parts(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a"))
    ledger.record(entries.ask(2, author="b"))
    ledger.record(entries.command(Merge(source=2, target=1)))
    ledger.record(entries.command(MarkAnswered(question=2)))
    assert all(not part.waiting for part in ledger.parts(head(ledger, 1)))


def test_pin_hide_and_rename_are_kept_until_undone(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a"))
    title = head(ledger, 1).title
    for command in (Pin(question=1), Rename(question=1, title="السعر؟"), Hide(question=1)):
        ledger.record(entries.command(command))
    tally = head(ledger, 1)
    assert (tally.pinned, tally.title, tally.hidden) == (False, "السعر؟", True)
    ledger.record(entries.command(Undo()))
    assert (tally.pinned, tally.hidden) == (True, False)
    ledger.record(entries.command(Undo()))
    assert tally.title == title
    ledger.record(entries.command(Unpin(question=1)))
    assert not tally.pinned


def test_a_command_for_a_question_that_is_not_there_changes_nothing(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.command(Pin(question=7)))
    assert 7 not in ledger
    assert not list(ledger.heads())


def test_a_message_that_is_not_there_cannot_be_taken_back(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.command(Message(text="الصوت", by="mona")))
    ledger.record(entries.command(Retract(message=7, by="mona")))
    assert [note.text for note in ledger.messages.since(0)] == ["الصوت"]
    assert len(ledger.done) == 1


def test_what_is_on_air_is_remembered_and_can_be_undone(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.command(Show(product="A1")))
    ledger.record(entries.command(Show(product="A2")))
    ledger.record(entries.command(Undo()))
    assert ledger.showing == "A1"


def test_the_clearest_of_the_first_wordings_becomes_the_title_and_then_stays(
    ledger: Ledger, entries: Entries
) -> None:
    wordings = ["bkaaaaam 😍😍", "السعر كام لو سمحتي", "price", "بكام", "كام", "سعر", "bkam", "how much"]
    for number, text in enumerate(wordings):
        ledger.record(entries.ask(1, author=f"a{number}", text=text, typical=0.8))
    assert head(ledger, 1).title == "السعر كام لو سمحتي؟"
    ledger.record(entries.ask(1, author="late", text="عايزة أعرف السعر كام", typical=1.0))
    assert head(ledger, 1).title == "السعر كام لو سمحتي؟"


def test_time_never_runs_backwards(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a", at=100))
    ledger.record(entries.ask(1, author="b", at=40))
    assert ledger.at == START + 100
    assert ledger.newest_at == START + 100


def test_what_is_missing_is_counted_by_platform_and_moves_time(ledger: Ledger, entries: Entries) -> None:
    ledger.record(entries.ask(1, author="a"))
    ledger.record(entries.gap(since=5, until=20, estimated=7))
    ledger.record(entries.gap(since=30, until=31, estimated=2))
    ledger.record(entries.gap(since=5, until=9, estimated=4, platform="facebook"))
    assert ledger.missed == {"tiktok": 9, "facebook": 4}
    assert (ledger.comments, ledger.at, ledger.newest_at) == (1, START + 31, START)


def test_a_question_that_is_told_to_begin_twice_keeps_who_asked_it(ledger: Ledger, entries: Entries) -> None:
    first = entries.ask(1, author="a")
    ledger.record(first)
    assert first.opened
    ledger.record(Deletion(platform="facebook", id="x", deleted_at=START, opened=first.opened))
    ledger.record(entries.ask(1, author="b", at=1))
    assert askers(head(ledger, 1)) == {"a", "b"}
