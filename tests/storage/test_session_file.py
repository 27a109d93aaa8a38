from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from copilot.domain.command import Hide, MarkAnswered, Merge, Pin, Rename, Show, Undo, Unpin
from copilot.domain.comment import Kind
from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.errors import SessionFileError, StorageError
from copilot.grouping.ledger import Ledger
from copilot.storage.met import broke_off
from copilot.storage.migrations import APPLICATION_ID, STEPS
from copilot.storage.purge import purge
from copilot.storage.scrub import fold_in_left
from copilot.storage.session_file import SessionFile, is_session_file
from tests.builders import Entries


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "live.livesession"


def some_entries() -> list[Entry]:
    make = Entries()
    return [
        make.command(Show(product="A12", by="recording")),
        make.ask(1, author="a", text="بكام؟ \U0001f60d '; DROP TABLE comment; --"),
        make.chatter(at=1),
        make.ask(2, author="", at=2, kind=Kind.COMPLAINT, product="A12"),
        make.command(MarkAnswered(question=1, text="650 جنيه", by="منى"), at=3),
        make.gap(since=3, until=3.5, estimated=12),
        make.ask(1, author="b", at=4, platform="facebook"),
        *[make.command(c, at=5) for c in (Pin(question=2), Unpin(question=2), Hide(question=2), Undo())],
        make.command(Merge(source=2, target=1), at=6),
        make.command(Rename(question=1, title="السعر؟"), at=7),
        make.gap(since=7, until=9, estimated=0, platform="instagram"),
    ]


def test_everything_comes_back_in_order_of_arrival(path: Path) -> None:
    entries = some_entries()
    with SessionFile.create(path) as file:
        file.append(entries[:4])
        file.append(entries[4:])
    with SessionFile.read(path) as file:
        assert list(file.entries()) == entries
        assert file.count() == sum(isinstance(entry, ReadComment) for entry in entries)


def test_a_closed_session_is_one_file(path: Path) -> None:
    with SessionFile.create(path) as file:
        file.append(some_entries())
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert is_session_file(path)
    assert not is_session_file(path / "no folder")


@pytest.mark.parametrize("goes_on", [False, True])
def test_what_was_typed_stays_in_no_block_of_a_wal_that_is_folded_in(path: Path, *, goes_on: bool) -> None:
    words = "بكام؟".encode()
    wal = path.with_name(f"{path.name}-wal")
    left: list[bytes] = []

    def told(statement: str) -> None:
        if "TRUNCATE" in statement:
            left.append(wal.read_bytes())

    file = SessionFile.create(path)
    if goes_on:
        file.close()
        file = SessionFile.open(path)
    file.append(some_entries())
    assert words in wal.read_bytes()
    file._connection.set_trace_callback(told)
    file.close()
    assert [set(each) for each in left] == [{0}]
    assert words in path.read_bytes()
    assert not wal.exists()
    with SessionFile.read(path) as read:
        assert list(read.entries()) == some_entries()


def test_a_wal_that_somebody_reads_is_left_to_her(path: Path) -> None:
    file = SessionFile.create(path)
    file.append(some_entries()[:3])
    with SessionFile.read(path) as reading:
        entries = reading.entries()
        first = next(entries)
        file._connection.execute("PRAGMA busy_timeout = 1")
        file.append(some_entries()[3:])
        file.close()
        assert [first, *entries] == some_entries()[:3]
    with SessionFile.read(path) as whole:
        assert list(whole.entries()) == some_entries()


def test_a_death_before_the_zeros_are_cut_off_loses_nothing(path: Path, tmp_path: Path) -> None:
    file = SessionFile.create(path)
    file.append(some_entries())
    copy = tmp_path / "copy.livesession"

    def dies(statement: str) -> None:
        if "TRUNCATE" in statement:
            for end in ("", "-wal"):
                shutil.copy(f"{path}{end}", f"{copy}{end}")

    file._connection.set_trace_callback(dies)
    file.close()
    with SessionFile.open(copy) as again:
        assert list(again.entries()) == some_entries()


@pytest.fixture
def killed(path: Path, tmp_path: Path) -> Path:
    """A session as a kill leaves it, its WAL beside it; that file's blocks can still be read as `blocks`."""
    file = SessionFile.create(path)
    file.append(some_entries())
    left = tmp_path / "killed.livesession"
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", f"{left}{end}")
    file.close()
    os.link(f"{left}-wal", tmp_path / "blocks")
    return left


def test_what_a_killed_process_left_is_overwritten_when_somebody_goes_on(killed: Path) -> None:
    blocks = killed.with_name("blocks")
    assert any(blocks.read_bytes())
    with SessionFile.open(killed) as file:
        assert not any(blocks.read_bytes())
        assert list(file.entries()) == some_entries()


def test_what_a_killed_process_left_is_overwritten_when_the_session_is_purged(killed: Path) -> None:
    blocks = killed.with_name("blocks")
    assert purge(killed)
    assert not any(blocks.read_bytes())


def test_what_somebody_still_writes_is_not_overwritten(path: Path) -> None:
    with SessionFile.create(path) as file:
        file.append(some_entries())
        wal = path.with_name(f"{path.name}-wal")
        before = wal.read_bytes()
        fold_in_left(path)
        assert wal.read_bytes() == before
        assert list(file.entries()) == some_entries()


def test_who_lets_go_of_a_file_that_is_gone_touches_nothing_in_its_place(path: Path) -> None:
    file = SessionFile.create(path)
    file.append(some_entries())
    wal = path.with_name(f"{path.name}-wal")
    os.link(wal, path.with_name("kept"))
    path.rename(path.with_name("moved"))
    wal.unlink()
    wal.write_bytes(b"another live's")
    file.abandon()
    assert wal.read_bytes() == b"another live's"


def test_a_session_can_be_gone_on_with(path: Path) -> None:
    entries = some_entries()
    with SessionFile.create(path) as file:
        file.append(entries[:4])
    with SessionFile.open(path) as file:
        file.append(entries[4:])
        assert list(file.entries()) == entries


def test_a_comment_that_is_there_already_is_left_out(path: Path) -> None:
    entries = some_entries()
    with SessionFile.create(path) as file:
        file.append(entries)
        assert file.append([entries[1]]) == []
        assert list(file.entries()) == entries


def test_a_question_that_began_with_a_comment_which_is_there_already_begins_with_that_one(path: Path) -> None:
    make = Entries()
    there = make.chatter()
    again, asked = make.ask(1, author="a", at=1), make.ask(1, author="b", at=2)
    again = replace(again, comment=replace(again.comment, id=there.comment.id))
    with SessionFile.create(path) as file:
        file.append([there])
        (told, *rest) = file.append([again, asked])
        assert isinstance(told, Deletion)
        assert told.opened == again.opened
        assert rest == [asked]
        assert list(file.entries()) == [replace(there, opened=again.opened), asked]
        assert file.append([again]) == []
        live, ledger = Ledger(), Ledger()
        for entry in (there, told, asked):
            live.record(entry)
        for entry in file.entries():
            ledger.record(entry)
        assert live.comments == ledger.comments == 2
        assert live.tally(1).comments == ledger.tally(1).comments == 1


def test_others_can_read_while_it_is_written(path: Path) -> None:
    entries = some_entries()
    with SessionFile.create(path) as file:
        file.append(entries[:2])
        with SessionFile.read(path) as reader:
            file.append(entries[2:])
            assert list(reader.entries()) == entries


def test_nobody_else_can_write_a_file_that_is_being_written(path: Path) -> None:
    with SessionFile.create(path) as file:
        file.append(some_entries())
        with pytest.raises(SessionFileError, match="in use by a running live"):
            SessionFile.open(path)
    SessionFile.open(path).close()


def test_reading_a_closed_session_leaves_nothing_beside_it(path: Path) -> None:
    with SessionFile.create(path) as file:
        file.append(some_entries())
    with SessionFile.read(path) as file:
        assert list(file.entries()) == some_entries()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_the_shops_facts_are_kept_with_the_session(path: Path) -> None:
    with SessionFile.create(path) as file:
        assert file.shop == b""
        file.keep_shop(b'{"policies": {}}')
    with SessionFile.read(path) as file:
        assert file.shop == b'{"policies": {}}'


FIXTURES = Path(__file__).parents[1] / "data" / "sessions"


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_file_of_every_schema_opens_with_all_that_is_in_it(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.livesession"
    path.write_bytes((FIXTURES / f"schema-{version}.livesession").read_bytes())
    with SessionFile.read(path) as file:
        read = list(file.entries())
    assert path.read_bytes() == (FIXTURES / f"schema-{version}.livesession").read_bytes()
    with SessionFile.open(path) as file:
        assert list(file.entries()) == read
        assert file._connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert file._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        file.append([Entries().chatter(at=99)])
    comments = [entry for entry in read if isinstance(entry, ReadComment)]
    assert [each.comment.id for each in comments] == [f"c{number}" for number in range(1, 8)]
    assert comments[2].comment.text == "عايزه لارج [phone] طنطا [address]"
    assert comments[0].comment.author == comments[0].comment.author != comments[1].comment.author
    assert {type(entry).__name__ for entry in read} == {"ReadComment", "LoggedCommand", "Gap"}
    assert len({ask.question for each in comments for ask in each.asks}) >= 3


def test_there_is_a_fixture_of_every_schema() -> None:
    kept = {path.name for path in FIXTURES.glob("*.livesession")}
    assert kept == {f"schema-{version}.livesession" for version in range(1, len(STEPS) + 1)}
    for version in range(1, len(STEPS) + 1):
        header = (FIXTURES / f"schema-{version}.livesession").read_bytes()[:100]
        assert int.from_bytes(header[60:64], "big") == version


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: None, "There is no session file at"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "is not a session file"),
        (lambda path: path.write_text("hello" * 100), "is not a session file"),
        (
            lambda path: sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close(),
            "is not a session file",
        ),
    ],
)
def test_what_is_no_session_file_is_told_apart(tmp_path: Path, make, said: str) -> None:
    path = tmp_path / "x.livesession"
    make(path)
    for opened in (SessionFile.read, SessionFile.open):
        with pytest.raises(SessionFileError, match=said):
            opened(path)


def test_a_file_of_a_newer_version_is_not_touched(path: Path) -> None:
    SessionFile.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()
    with pytest.raises(SessionFileError, match="newer Live Copilot"):
        SessionFile.read(path)


def test_a_damaged_file_is_told_in_one_sentence(path: Path) -> None:
    with SessionFile.create(path) as file:
        file.append(some_entries())
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(SessionFileError, match="damaged"):
        SessionFile.read(path)


def test_damage_that_is_met_only_while_reading_is_told_too(path: Path) -> None:
    make = Entries()
    with SessionFile.create(path) as file:
        file.append([make.ask(1, author="a", at=n, text="ب" * 900) for n in range(60)])
    data = bytearray(path.read_bytes())
    middle = data.index("ب".encode() * 900)
    data[middle - middle % 4096 : middle - middle % 4096 + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    with SessionFile.read(path) as file, pytest.raises(SessionFileError, match="damaged"):
        list(file.entries())


def test_a_batch_with_an_entry_that_the_file_refuses_is_refused_whole(path: Path) -> None:
    make = Entries()
    with SessionFile.create(path) as file:
        file._connection.execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON comment WHEN NEW.text = 'no' "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        with pytest.raises(StorageError, match="refused"):
            file.append([make.ask(1, author="a"), make.chatter(text="no")])
        assert list(file.entries()) == []
        assert file.count() == 0
        after = Entries().chatter(at=1)
        assert file.append([after]) == [after]


def test_facts_and_keys_that_a_full_disk_takes_no_more_are_told(path: Path) -> None:
    with SessionFile.create(path) as file:
        (pages,) = file._connection.execute("PRAGMA page_count").fetchone()
        file._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageError, match="full"):
            file.keep_shop(b"x" * 100_000)
        with pytest.raises(StorageError, match="full"):
            file.keep_sealed_key("holder", b"x" * 100_000)
        assert (file.shop, file.sealed_keys()) == (b"", {})


def test_digests_are_there_once_and_in_order_until_they_are_forgotten(path: Path) -> None:
    make = Entries()
    first, second = replace(make.chatter(), met=(b"digest 2", b"digest 1")), make.chatter(at=1)
    with SessionFile.create(path) as file:
        assert file.append([first]) == [first]
        again = replace(first, met=(b"digest 1", b"digest 3"))
        assert file.append([again, second]) == [second]
        file._connection.executemany("INSERT INTO met VALUES (?)", [("digest 4",), (b"digest",), (4,)])
        assert file.met() == [b"digest 1", b"digest 2", b"digest 3"]
        assert {each.met for each in file.entries() if isinstance(each, ReadComment)} == {()}
        assert broke_off(path)
        file.forget_met()
        assert file.met() == []
    assert b"digest" not in path.read_bytes()
    assert not broke_off(path)
    assert not broke_off(path.with_name("none"))
    assert not broke_off(FIXTURES / "schema-4.livesession")


def test_digests_that_a_full_disk_refuses_to_let_go_are_told(path: Path) -> None:
    with SessionFile.create(path) as file:
        file._connection.execute(
            "CREATE TEMP TRIGGER refuse BEFORE DELETE ON met BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        file.append([replace(Entries().chatter(), met=(b"digest 1",))])
        with pytest.raises(StorageError, match="full"):
            file.forget_met()
        assert file.met() == [b"digest 1"]


def test_creating_over_a_file_is_refused(path: Path) -> None:
    SessionFile.create(path).close()
    with pytest.raises(SessionFileError, match="exists already"):
        SessionFile.create(path)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SessionFileError, match="can't be made"):
        SessionFile.create(tmp_path / "file" / "x.livesession")


def test_a_full_disk_is_told_and_loses_nothing_that_was_written(path: Path) -> None:
    entries = some_entries()
    with SessionFile.create(path) as file:
        file.append(entries)
        (pages,) = file._connection.execute("PRAGMA page_count").fetchone()
        file._connection.execute(f"PRAGMA max_page_count = {pages}")
        make = Entries()
        many = [make.ask(100 + n, author="x" * 100, text="ب" * 500) for n in range(500)]
        with pytest.raises(StorageError, match="full"):
            file.append(many)
        assert list(file.entries()) == entries
    with SessionFile.read(path) as file:
        assert list(file.entries()) == entries


def test_the_file_says_what_it_is(path: Path) -> None:
    SessionFile.create(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


_WRITER = """
import sys
from pathlib import Path
from copilot.storage.session_file import SessionFile
from tests.builders import Entries
make = Entries()
with SessionFile.create(Path(sys.argv[1])) as file:
    for batch in range(100_000):
        file.append([make.ask(batch * 3 + n, author="a") for n in range(3)])
        print(batch * 3 + 3, flush=True)
"""


def test_what_append_returned_for_survives_a_kill(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for _ in range(50):
            told = int(writer.stdout.readline())
        os.kill(writer.pid, signal.SIGKILL)
        told = max(
            [told, *map(int, filter(str.strip, writer.stdout.read().rpartition("\n")[0].splitlines()))]
        )
    with SessionFile.read(path) as file:
        assert len(list(file.entries())) >= told
    with SessionFile.open(path) as file:
        assert file._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
