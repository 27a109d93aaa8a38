from __future__ import annotations

import random
import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from copilot import afterwards
from copilot.domain.command import MarkAnswered, Merge, Pin, Show
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.errors import RunError, SessionFileError
from copilot.grouping.ledger import Ledger
from copilot.storage.pages import Pages
from copilot.storage.purge import forget_contacts
from copilot.storage.salvage import salvage
from copilot.storage.session_file import SessionFile
from tests.builders import Entries

FIXTURES = Path(__file__).parents[1] / "data" / "sessions"
PAGE = 4096


def some(count: int = 400) -> list[Entry]:
    make = Entries()
    entries: list[Entry] = [make.command(Show(product="A12"))]
    for n in range(count):
        long = "ب" * 5_000 if n % 90 == 5 else "بكام ده"
        entries.append(make.ask(n % 9 + 1, author=f"a{n % 50}", at=n, text=f"{n} {long}"))
    entries += [
        make.command(Pin(question=2), at=count),
        make.command(MarkAnswered(question=3, text="650 جنيه"), at=count),
        make.command(Merge(source=4, target=3), at=count),
        make.gap(since=count, until=count + 1, estimated=4),
    ]
    entries[3] = replace(entries[3], sealed=b"sealed contact")
    return entries


def session(path: Path, entries: list[Entry]) -> Path:
    with SessionFile.create(path) as file:
        file.keep_sealed_key("holder", b"sealed keys")
        file.keep_shop(b'{"policies": {}}')
        file.append(entries)
    return path


def read(path: Path) -> list[Entry]:
    with SessionFile.read(path) as file:
        assert file._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return list(file.entries())


def test_a_sound_file_comes_out_as_it_went_in(tmp_path: Path) -> None:
    entries = some()
    path = session(tmp_path / "x.livesession", entries)
    found = salvage(path, tmp_path / "new.livesession")
    assert read(found.path) == entries
    assert (found.comments, found.commands, found.gaps, found.keys, found.cut) == (400, 4, 0, True, 0.0)
    with SessionFile.read(found.path) as file:
        assert file.sealed_keys() == {"holder": b"sealed keys"}
        assert file.shop == b'{"policies": {}}'


def test_when_the_facts_changed_and_that_contacts_were_deleted_is_known_afterwards(tmp_path: Path) -> None:
    path = session(tmp_path / "x.livesession", some(20))
    with SessionFile.open(path) as file:
        file.keep_shop(b'{"policies": {}}', as_of=1_700_000_000.5)
    forget_contacts(path)
    salvage(path, tmp_path / "new.livesession")
    with SessionFile.read(tmp_path / "new.livesession") as file:
        assert file.shop_at == 1_700_000_000.5
        assert file.contacts_deleted


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_files_of_earlier_versions_are_brought_back_too(tmp_path: Path, version: int) -> None:
    old = FIXTURES / f"schema-{version}.livesession"
    found = salvage(old, tmp_path / "new.livesession")
    assert read(found.path) == read(shutil.copy(old, tmp_path / "old.livesession"))


@pytest.mark.parametrize("room", [0, 3], ids=["full", "with room of an earlier round"])
def test_the_wal_that_a_kill_left_behind_counts(tmp_path: Path, room: int) -> None:
    path, killed = tmp_path / "x.livesession", tmp_path / "killed.livesession"
    entries = some()
    file = SessionFile.create(path)
    file.append(entries[:200])
    file._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.append(entries[200:])
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", f"{killed}{end}")
    with Path(f"{killed}-wal").open("ab") as wal:
        wal.write(bytes(room * (24 + PAGE)))
    file.close()
    with killed.open("r+b") as damaged:
        damaged.write(b"\0" * 100)
    assert read(salvage(killed, tmp_path / "new.livesession").path) == entries


@pytest.mark.parametrize("seed", range(6))
def test_what_is_on_sound_pages_comes_back_and_the_rest_is_counted(tmp_path: Path, seed: int) -> None:
    entries = some()
    path = session(tmp_path / "x.livesession", entries)
    data, pick = bytearray(path.read_bytes()), random.Random(seed)
    for number in pick.sample(range(1, len(data) // PAGE), 3):
        data[number * PAGE : (number + 1) * PAGE] = pick.randbytes(PAGE)
    if seed % 2:
        data[:100] = bytes(100)
    if seed == 5:
        del data[len(data) * 3 // 4 :]
    path.write_bytes(data)
    found = salvage(path, tmp_path / "new.livesession")
    back = read(found.path)
    comments = [entry.comment for entry in back if isinstance(entry, ReadComment)]
    were = {entry.comment.id: entry.comment for entry in entries if isinstance(entry, ReadComment)}
    assert all(were[comment.id] == comment for comment in comments)
    assert len(comments) == found.comments >= 150
    assert path.read_bytes() == data
    ledger = Ledger()
    for entry in back:
        ledger.record(entry)
    assert ledger.comments == found.comments


def test_nothing_is_overwritten_and_what_holds_no_comment_is_told(tmp_path: Path) -> None:
    path = session(tmp_path / "x.livesession", some(10))
    with pytest.raises(SessionFileError, match="exists already"):
        salvage(path, path)
    noise = tmp_path / "noise.livesession"
    noise.write_bytes(random.Random(1).randbytes(50_000))
    with pytest.raises(RunError, match="No comment can be read"):
        salvage(noise, tmp_path / "new.livesession")
    with pytest.raises(SessionFileError, match="can't be read"):
        salvage(tmp_path / "none.livesession", tmp_path / "new.livesession")
    assert not (tmp_path / "new.livesession").exists()


def test_the_command_says_what_is_lost_and_the_fault_names_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = session(tmp_path / "my live.livesession", some())
    with sqlite3.connect(path) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'comment'").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xff" * PAGE
    data[(root + 9) * PAGE : (root + 10) * PAGE] = b"\xff" * PAGE
    path.write_bytes(data)
    with (
        pytest.raises(SessionFileError, match=r"live-copilot recover '.*my live\.livesession'$"),
        SessionFile.read(path) as file,
    ):
        list(file.entries())
    afterwards.recover(path, into=None)
    told = capsys.readouterr().out
    assert "my live recovered.livesession" in told
    assert "comments and 4 commands were brought back" in told
    assert "damaged, or taken out before (somebody was forgotten" in told
    afterwards.recover(path, into=None)
    assert "my live recovered 2.livesession" in capsys.readouterr().out


def test_pages_of_noise_give_no_rows() -> None:
    pick = random.Random(2)
    for _ in range(20):
        noise = bytearray(pick.randbytes(8 * PAGE))
        for number in range(8):
            noise[number * PAGE] = pick.choice((0x0D, 0x0A, 0x02))
        list(Pages(bytes(noise), pick.randbytes(9_000)).rows())
    assert list(Pages(b"").rows()) == []


def test_a_recovery_that_is_cut_off_leaves_nothing_in_the_way_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = session(tmp_path / "x.livesession", some())

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("copilot.storage.salvage._fill", cut_off)
    with pytest.raises(KeyboardInterrupt):
        salvage(path, tmp_path / "new.livesession")
    monkeypatch.undo()
    assert [each.name for each in tmp_path.iterdir()] == ["x.livesession"]
    assert read(salvage(path, tmp_path / "new.livesession").path) == some()


@pytest.mark.parametrize("gone", [0.25, 0.6])
def test_how_much_of_a_file_is_cut_off_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], gone: float
) -> None:
    path = session(tmp_path / "x.livesession", some())
    data = path.read_bytes()
    path.write_bytes(data[: round(len(data) * (1 - gone))])
    afterwards.recover(path, into=tmp_path / "new.livesession")
    told = capsys.readouterr().out
    (share,) = re.findall(r"(\d+)% of it is missing", told)
    assert int(share) == pytest.approx(100 * gone, abs=2)
    assert "Try a copy" in told
