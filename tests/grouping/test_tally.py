from __future__ import annotations

from copilot.domain.command import (
    Hide,
    MarkAnswered,
    Merge,
    Message,
    Pin,
    Propose,
    Rename,
    Retract,
    Show,
    Undo,
    Unhide,
)
from copilot.grouping.layered import Layered
from copilot.grouping.ledger import Ledger
from copilot.grouping.tally import Tally, all_wordings, wordings
from tests.builders import START, Entries, waiting


def told(*entries) -> Ledger:
    ledger = Ledger()
    for entry in entries:
        ledger.record(entry)
    return ledger


def only(ledger: Ledger) -> Tally:
    (tally,) = ledger.heads()
    return tally


def test_what_was_set_last_and_not_taken_back_counts() -> None:
    value = Layered("a")
    back_b, back_c = value.put("b"), value.put("c")
    assert value.now == "c"
    back_b()
    assert value.now == "c"
    back_c()
    assert value.now == "a"
    back_c()
    assert value.now == "a"


def test_every_wording_is_told_once_with_its_people_and_the_most_said_first() -> None:
    made = Entries()
    said = [("a", "بكام"), ("a", "بكام؟"), ("b", "Price"), ("c", " PRICE "), ("d", "bkam")]
    ledger = told(*(made.ask(1, author=author, text=text) for author, text in said))
    found = [(each.text, each.people) for each in all_wordings([only(ledger)])]
    assert found == [("Price", 2), ("bkam", 1), ("بكام", 1), ("بكام؟", 1)]


def test_an_undo_leaves_what_somebody_else_did_meanwhile() -> None:
    made = Entries()
    ledger = told(
        made.ask(1, author="a"),
        made.command(Pin(question=1, by="mona")),
        made.command(Rename(question=1, title="السعر؟", by="sara")),
        made.command(Propose(question=1, text="650", by="sara")),
        made.command(Undo(by="mona")),
    )
    tally = only(ledger)
    assert (tally.pinned, tally.title, tally.proposal.text) == (False, "السعر؟", "650")


def test_two_who_pin_have_both_to_let_go() -> None:
    made = Entries()
    ledger = told(made.ask(1, author="a"), *(made.command(Pin(question=1, by=by)) for by in ("mona", "sara")))
    ledger.record(made.command(Undo(by="mona")))
    assert only(ledger).pinned
    ledger.record(made.command(Undo(by="sara")))
    assert not only(ledger).pinned


def test_people_wait_again_only_when_no_answer_stands_any_more() -> None:
    made = Entries()
    ledger = told(
        made.ask(1, author="a"),
        made.command(MarkAnswered(question=1, by="mona"), at=5),
        made.ask(1, author="b", at=6),
        made.command(MarkAnswered(question=1, by="sara"), at=7),
        made.command(Undo(by="mona"), at=8),
    )
    assert waiting(only(ledger)) == set()
    assert only(ledger).answer.by == "sara"
    ledger.record(made.command(Undo(by="sara"), at=9))
    assert waiting(only(ledger)) == {"a", "b"}
    assert only(ledger).answer is None
    assert only(ledger).queue.slow.now(START + 9) > 1.9


def test_what_is_on_air_stays_with_who_said_it_last() -> None:
    made = Entries()
    ledger = told(made.command(Show(product="A", by="mona")), made.command(Show(product="B", by="sara")))
    ledger.record(made.command(Undo(by="mona")))
    assert ledger.showing == "B"
    ledger.record(made.command(Undo(by="sara")))
    assert ledger.showing is None


def test_a_hidden_question_can_be_brought_back() -> None:
    made = Entries()
    ledger = told(
        made.ask(1, author="a"), made.command(Hide(question=1)), made.command(Unhide(question=1, by="mona"))
    )
    assert not only(ledger).hidden
    ledger.record(made.command(Undo(by="mona")))
    assert only(ledger).hidden


def test_words_that_are_taken_back_are_no_proposal() -> None:
    made = Entries()
    ledger = told(made.ask(1, author="a"), made.command(Propose(question=1, text="650")))
    assert only(ledger).proposal.text == "650"
    ledger.record(made.command(Propose(question=1, text="")))
    assert only(ledger).proposal is None


def test_messages_are_numbered_stand_for_a_while_and_can_be_taken_back() -> None:
    made = Entries()
    ledger = told(*(made.command(Message(text=f"m{n}", by="mona"), at=n) for n in (1, 2, 3, 4)))
    assert [note.text for note in ledger.messages.since(0)] == ["m4", "m3", "m2"]
    assert [note.text for note in ledger.messages.since(START + 3)] == ["m4"]
    ledger.record(made.command(Retract(message=3)))
    assert [note.number for note in ledger.messages.since(0)] == [4, 2, 1]
    ledger.record(made.command(Undo()))
    assert [note.number for note in ledger.messages.since(0)] == [4, 3, 2]
    ledger.record(made.command(Undo(by="mona")))
    assert [note.number for note in ledger.messages.since(0)] == [3, 2, 1]
    ledger.record(made.command(Message(text=" ")))
    assert len(ledger.messages.since(0)) == 3


def test_who_did_what_is_known_and_what_changed_nothing_is_not_told() -> None:
    made = Entries()
    ledger = told(
        made.ask(1, author="a"),
        made.command(Pin(question=1, by="mona")),
        made.command(Pin(question=9, by="mona")),
    )
    ledger.record(made.command(Undo(by="sara")))
    assert [entry.command for entry in ledger.done] == [Pin(question=1, by="mona")]


def test_the_clearest_wordings_are_kept_once_each_and_not_the_title() -> None:
    made = Entries()
    texts = [
        "بكام",
        "السعر كام لو سمحتي",
        "bkaaaam 😍",
        "price",
        "PRICE",
        "كام سعره ده",
        *(f"bkam{n}" for n in range(50)),
    ]
    ledger = told(*(made.ask(1, author=f"a{n}", text=text) for n, text in enumerate(texts)))
    tally = only(ledger)
    found = wordings([tally], title=tally.title)
    assert len(found) == 3
    assert "السعر كام لو سمحتي" not in found
    assert len({text.casefold() for text in found}) == 3
    assert len(tally.phrasing.clearest) <= 4


def test_a_wording_is_bounded() -> None:
    made = Entries()
    ledger = told(made.ask(1, author="a", text="كلام " * 5000))
    assert all(len(text) <= 120 for text in only(ledger).phrasing.clearest)


def test_a_merged_card_has_the_wordings_of_all_its_parts() -> None:
    made = Entries()
    ledger = told(
        made.ask(1, author="a", text="بكام ده"),
        made.ask(2, author="b", text="عامل كام"),
        made.command(Merge(source=2, target=1)),
    )
    (tally,) = ledger.heads()
    assert wordings(ledger.parts(tally), title=tally.title) == ("عامل كام",)
