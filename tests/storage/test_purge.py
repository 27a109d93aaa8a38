from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from copilot.domain.command import (
    Command,
    EditOrder,
    Hide,
    MarkAnswered,
    MarkOrder,
    Merge,
    Pin,
    SeeContact,
    Show,
    Split,
    Undo,
)
from copilot.domain.comment import Comment, Kind
from copilot.domain.log import Entry
from copilot.domain.order import OrderState
from copilot.domain.question import ReadComment
from copilot.errors import RunError, SessionFileError
from copilot.grouping.ledger import Ledger
from copilot.storage.purge import forget, forget_contacts, purge, purge_older
from copilot.storage.session_file import SessionFile
from tests.builders import Entries, askers, waiting
from tests.review.lives import random_lives

DAY = 86_400.0
MINE = "my-hash-0f3a", "tt-id-of-mine-77"


def session(path: Path, entries: list[Entry] | tuple[Entry, ...] = ()) -> Path:
    with SessionFile.create(path) as file:
        file.append(list(entries))
    return path


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def some_entries() -> list[Entry]:
    make = Entries()
    return [
        make.command(Show(product="A12")),
        make.chatter(text="منورة"),
        make.ask(1, author="me", text="كلامي الخاص جدا بكام", at=1),
        make.command(Pin(question=1), at=2),
        make.ask(1, author="you", text="bkam", at=3),
        make.ask(2, author="me", text="سؤالي وحدي ياسمينة", at=4),
        make.command(MarkAnswered(question=2, text="رد"), at=5),
        make.command(Undo(), at=6),
        make.ask(3, author="you", text="فيه لارج", at=7),
        make.command(Merge(source=2, target=3), at=8),
    ]


def test_a_purged_session_is_gone_with_all_that_stands_beside_it(tmp_path: Path) -> None:
    path = session(tmp_path / "x.livesession", some_entries())
    (tmp_path / "x.png").write_bytes(b"picture of words")
    (tmp_path / "x.livesession-wal").write_bytes(b"")
    other = session(tmp_path / "y.livesession", some_entries())
    assert path in purge(path)
    assert [each.name for each in tmp_path.iterdir()] == [other.name]


def test_the_bytes_are_overwritten_before_the_file_goes(tmp_path: Path) -> None:
    path = session(tmp_path / "x.livesession", some_entries())
    linked = tmp_path / "another name of the same bytes"
    os.link(path, linked)
    words = "كلامي الخاص".encode()
    assert words in linked.read_bytes()
    purge(path)
    assert words not in linked.read_bytes()


def test_what_is_no_session_file_is_never_deleted(tmp_path: Path) -> None:
    photo = tmp_path / "wedding.livesession"
    photo.write_bytes(b"not yours to delete")
    for path in (photo, tmp_path, tmp_path / "none.livesession"):
        with pytest.raises(SessionFileError):
            purge(path)
        with pytest.raises(SessionFileError):
            forget(path, "me")
    assert photo.read_bytes() == b"not yours to delete"


def test_who_is_forgotten_leaves_no_words_in_what_people_took_apart(tmp_path: Path) -> None:
    make = Entries()
    mine, shared = "سؤالي وحدي ياسمينة", "bkam da"
    path = session(
        tmp_path / "x.livesession",
        [
            make.ask(1, author="me", text=mine, at=1),
            make.ask(1, author="me", text=shared, at=2),
            make.ask(1, author="you", text="BKAM da", at=3),
            make.ask(1, author="you", text="فيه لارج", at=4),
            make.command(Split(question=1, texts=(mine, shared)), at=5),
        ],
    )
    assert forget(path, "me") == 2
    assert mine.encode() not in everything_in(tmp_path)
    with SessionFile.read(path) as file:
        ledger = Ledger()
        for entry in file.entries():
            ledger.record(entry)
    assert {tally.question.id: tally.comments for tally in ledger.heads()} == {1: 1, 1_000_001: 1}


def test_what_was_done_to_a_forgotten_persons_order_no_longer_says_whose_it_was(tmp_path: Path) -> None:
    mine = Comment(platform="tiktok", id="c-of-mine", author="me", text="عايزة البيج", at=1.0)
    bought = ReadComment(comment=mine, kind=Kind.ORDER, asks=())
    order = "tiktok/c-of-mine"
    make = Entries()
    path = session(
        tmp_path / "x.livesession",
        [
            make.ask(1, author="you"),
            bought,
            make.command(Pin(by="Mona", question=1)),
            make.command(MarkOrder(by="Mona", order=order, state=OrderState.SHIPPED)),
            make.command(EditOrder(by="Mona", order=order, product="A12", size="", colour="", quantity=1)),
            make.command(SeeContact(by="Mona", order=order)),
            make.command(Undo(by="Mona")),
        ],
    )
    assert forget(path, "me") == 1
    assert b"c-of-mine" not in everything_in(tmp_path)
    with SessionFile.read(path) as file:
        ledger = Ledger()
        for entry in file.entries():
            ledger.record(entry)
    assert not len(ledger.orders)
    assert ledger.tally(1).pinned


def test_who_was_the_first_to_write_takes_nobodys_command_along(tmp_path: Path) -> None:
    make = Entries()
    path = session(
        tmp_path / "x.livesession",
        [
            make.command(Show(product="A12")),
            make.ask(1, author="me"),
            make.command(Pin(question=1)),
            make.command(Undo()),
            make.ask(2, author="you"),
        ],
    )
    assert forget(path, "me") == 1
    with SessionFile.read(path) as file:
        assert told(list(file.entries())).showing == "A12"


def test_a_session_in_use_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.livesession"
    with SessionFile.create(path) as file:
        file.append(some_entries())
        for delete in (lambda: purge(path), lambda: forget(path, "me")):
            with pytest.raises(RunError, match="in use by a running live"):
                delete()
        assert purge_older(tmp_path, days=0, now=9e9) == []
        assert len(file.append([Entries().chatter(at=9)])) in {0, 1}
    assert len(list(SessionFile.read(path).entries())) >= len(some_entries())


def test_a_damaged_session_can_still_be_purged(tmp_path: Path) -> None:
    path = session(tmp_path / "x.livesession", some_entries())
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(len(data) - 100))
    assert purge(path) == [path]


def test_old_sessions_go_and_younger_ones_and_other_files_stay(tmp_path: Path) -> None:
    now = 2_000_000_000.0
    ages = {"old": 91, "older": 400, "young": 89, "kept": 500}
    for name, days in ages.items():
        path = session(tmp_path / f"{name}.livesession", some_entries())
        os.utime(path, (now - days * DAY,) * 2)
    note = tmp_path / "notes.txt"
    note.write_text("mine")
    os.utime(note, (0, 0))
    gone = purge_older(tmp_path, days=90, now=now, keep=tmp_path / "kept.livesession")
    assert [path.stem for path in gone] == ["old", "older"]
    assert {path.stem for path in tmp_path.iterdir()} == {"young", "kept", "notes"}
    assert purge_older(tmp_path / "none", days=90, now=now) == []


def test_a_forgotten_person_is_in_no_byte_and_everybody_else_as_before(tmp_path: Path) -> None:
    path = tmp_path / "x.livesession"
    session(path, some_entries())
    (tmp_path / "x.png").write_bytes("كلامي الخاص".encode())
    os.utime(path, (1_000_000_000,) * 2)
    before = {each.comment.id for each in some_entries() if isinstance(each, ReadComment)}
    assert forget(path, "me") == 2
    left = everything_in(tmp_path)
    for word in ("كلامي", "ياسمينة"):
        assert word.encode() not in left
    assert path.stat().st_mtime == 1_000_000_000
    with SessionFile.read(path) as file:
        entries = list(file.entries())
    comments = [entry for entry in entries if isinstance(entry, ReadComment)]
    assert {each.comment.id for each in comments} < before
    assert {each.comment.author for each in comments} == {"you", "someone"}
    ledger = told(entries)
    heads = {head.question.id: head for head in ledger.heads()}
    assert set(heads) == {1, 3}
    assert heads[1].pinned
    assert heads[1].title == "bkam?"
    assert heads[1].first_at - 1_800_000_000 == 3
    assert forget(path, "me") == 0


def test_a_wal_that_a_kill_left_behind_is_folded_in_before_a_person_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "x.livesession"
    file = SessionFile.create(path)
    file.append(some_entries())
    copy = tmp_path / "killed.livesession"
    for end in ("", "-wal"):
        copy.with_name(copy.name + end).write_bytes(path.with_name(path.name + end).read_bytes())
    file.close()
    purge(path)
    assert forget(copy, "me") == 2
    assert "كلامي".encode() not in everything_in(tmp_path)


def told(entries: list[Entry]) -> Ledger:
    ledger = Ledger()
    for entry in entries:
        ledger.record(entry)
    return ledger


def cards(ledger: Ledger, *, without: str) -> dict[int, set[str]]:
    """Return who asks each card, less one person and those without a name."""
    people = {head.question.id: set().union(*map(askers, ledger.parts(head))) for head in ledger.heads()}
    return {number: those - {without} for number, those in people.items() if those - {without}}


def split(*said: tuple[str, str], at: int, then: tuple[Command, ...] = ()) -> list[Entry]:
    """Make a live of one Question whose comments `said` (author, text), "XL" split off after `at` of them."""
    make = Entries()
    asks: list[Entry] = [make.ask(1, author=who, text=text, platform="facebook") for who, text in said]
    done = [make.command(each) for each in (Hide(question=1), Split(question=1, texts=("XL",)), *then)]
    return [*asks[:at], *done, *asks[at:]]


@example(entries=split(("a", "بكام"), ("b", "XL"), at=2), who="a")  # all that is left was split off
@example(entries=split(("b", "بكام"), ("a", "XL"), ("b", "XL"), at=2), who="a")  # and more followed
@example(entries=split(("b", "بكام"), ("a", "XL"), at=2, then=(Undo(),)), who="a")
@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(random_lives(), st.sampled_from(["a", "b"]))
def test_forgetting_one_changes_nobody_elses_counts(tmp_path_factory, entries: list[Entry], who: str) -> None:
    entries = [Entries().chatter(text="اول واحدة"), *entries]
    path = session(tmp_path_factory.mktemp("s") / "x.livesession", entries)
    before = told(entries)
    forget(path, who)
    with SessionFile.read(path) as file:
        after = told(list(file.entries()))
    kept = [each for each in entries if isinstance(each, ReadComment) and each.comment.author != who]
    assert after.comments == len(kept)
    known = [each for each in kept if each.comment.author]
    for number in {ask.question for each in known for ask in each.asks}:
        old, new = before.tally(number), after.tally(number)
        assert askers(old) - {who} == askers(new)
        assert waiting(old) - {who} == waiting(new)
        assert before.resolve(number) == after.resolve(number)
        assert (old.hidden, old.pinned, old.titles.now) == (new.hidden, new.pinned, new.titles.now)
        assert [each and each.text for each in old.answers.all()] == [
            each and each.text for each in new.answers.all()
        ]
    assert cards(after, without=who) == cards(before, without=who)
    assert all(head.comments or head.merged for head in after.heads())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_disk_that_fails_is_told_and_the_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = session(tmp_path / "x.livesession", some_entries())

    def broken(_: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(RunError, match="can't be deleted: Input/output error"):
        purge(path)
    assert path.exists()


@pytest.mark.parametrize("table", ["comment", "contact"])
def test_a_file_that_refuses_is_told_and_nothing_is_taken_out(tmp_path: Path, table: str) -> None:
    make = Entries()
    order = make.ask(1, author="me", kind=Kind.ORDER)
    path = session(tmp_path / "x.livesession", [replace(order, sealed=b"sealed")])
    refuse = f"CREATE TRIGGER refuse BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'refused'); END"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(refuse)
    with pytest.raises(RunError, match=r"refused\. Nothing was taken out"):
        forget(path, "me") if table == "comment" else forget_contacts(path)
    with SessionFile.read(path) as file:
        assert [each.sealed for each in file.entries() if isinstance(each, ReadComment)] == [b"sealed"]


def test_contacts_of_a_session_in_use_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.livesession"
    with SessionFile.create(path), pytest.raises(RunError, match="in use by a running live"):
        forget_contacts(path)
