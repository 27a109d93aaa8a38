from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from copilot.domain.command import Show
from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.errors import SessionFileError, StorageError
from copilot.grouping.ledger import Ledger
from copilot.storage.patient import PatientFile
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault
from tests.builders import Entries


class Disk:
    """A disk that fills up and is freed again, and a clock beside it."""

    def __init__(self, path: Path) -> None:
        self.now = 0.0
        self.store = PatientFile(SessionFile.create(path), clock=lambda: self.now)

    def fill(self) -> None:
        (pages,) = self.store.file._connection.execute("PRAGMA page_count").fetchone()
        self.store.file._connection.execute(f"PRAGMA max_page_count = {pages}")

    def free(self) -> None:
        self.store.file._connection.execute("PRAGMA max_page_count = 1000000")
        self.now += 3


def many(make: Entries, count: int = 400, *, first: int = 1) -> list[Entry]:
    return [make.ask(first + n % 7, author=f"a{n}" * 10, at=n, text="ب" * 300) for n in range(count)]


def kept(path: Path) -> list[Entry]:
    with SessionFile.read(path) as file:
        assert file._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return list(file.entries())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "x.livesession"


def test_a_full_disk_is_waited_for_and_everything_is_written_in_order(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    first, second, third, fourth = many(make, 20), many(make), many(make, 5), many(make, 5)
    assert disk.store.append(first) == first
    disk.fill()
    assert disk.store.append(second) == second
    assert disk.store.unsaved == 400
    assert disk.store.append(third) == third
    assert disk.store.unsaved == 405
    assert list(disk.store.entries()) == [*first, *second, *third]
    disk.free()
    assert disk.store.append(fourth) == fourth
    assert disk.store.unsaved == 0
    assert disk.store.close(rescue=tmp_path / "home") is None
    assert kept(path) == [*first, *second, *third, *fourth]


def test_it_is_tried_again_only_now_and_then(path: Path) -> None:
    make, disk = Entries(), Disk(path)
    disk.fill()
    disk.store.append(many(make))
    disk.free()
    disk.now -= 2
    disk.store.append(many(make, 1))
    assert disk.store.unsaved == 401
    disk.now += 2
    disk.store.append([])
    assert disk.store.unsaved == 0


def test_what_is_taken_back_meanwhile_is_taken_back_once_it_is_written(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    entries = many(make)
    disk.fill()
    disk.store.append(entries)
    gone = Deletion(platform="tiktok", id="c3", deleted_at=5.0)
    assert disk.store.append([gone]) == []
    disk.free()
    assert disk.store.append([]) == [gone]
    disk.store.close(rescue=tmp_path / "home")
    assert "c3" not in {each.comment.id for each in kept(path) if isinstance(each, ReadComment)}


def test_a_disk_that_stays_full_costs_the_place_and_nothing_else(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    first, second = many(make, 20), many(make)
    disk.store.append(first)
    disk.fill()
    disk.store.append(second)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "x (rescued).livesession").write_text("in the way")
    rescued = disk.store.close(rescue=tmp_path / "home")
    assert rescued == tmp_path / "home" / "x (rescued 2).livesession"
    assert kept(rescued) == [*first, *second]
    assert kept(path) == first


def test_a_file_deleted_under_a_running_live_is_made_anew(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    first, second = many(make, 20), many(make, 5)
    disk.store.append(first)
    path.unlink()
    assert disk.store.append(second) == second
    assert disk.store.unsaved == 0
    assert disk.store.close(rescue=tmp_path / "home") is None
    assert kept(path) == [*first, *second]


def test_a_stick_that_is_pulled_and_put_back_has_everything(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    first, second, third = many(make, 20), many(make, 5), many(make, 5)
    disk.store.append(first)
    away = tmp_path / "pulled"
    path.parent.rename(away)
    path.parent.write_text("no folder can be made here")
    assert disk.store.append(second) == second
    assert disk.store.unsaved == 5
    path.parent.unlink()
    away.rename(path.parent)
    disk.now += 3
    assert disk.store.append(third) == third
    assert disk.store.unsaved == 0
    disk.store.close(rescue=tmp_path / "home")
    assert kept(path) == [*first, *second, *third]


@pytest.mark.parametrize("readable", [True, False], ids=["still readable", "unreadable"])
def test_a_file_that_a_copy_took_the_place_of_is_gone_on_with(
    path: Path, tmp_path: Path, *, readable: bool
) -> None:
    make, disk = Entries(), Disk(path)
    first, second = many(make, 20), many(make, 5)
    disk.store.append(first)
    disk.store.file.copy_to(tmp_path / "copy")
    (tmp_path / "copy").replace(path)
    if not readable:
        disk.store.file._connection.close()
    disk.store.append(second)
    assert disk.store.close(rescue=tmp_path / "home") is None
    assert kept(path) == [*first, *second]


def test_a_stick_that_never_comes_back_leaves_the_whole_live_elsewhere(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    first, second = many(make, 20), many(make, 5)
    disk.store.append(first)
    path.parent.rename(tmp_path / "pulled")
    path.parent.write_text("no folder can be made here")
    disk.store.append(second)
    rescued = disk.store.close(rescue=tmp_path / "home")
    assert rescued is not None
    assert kept(rescued) == [*first, *second]


def test_no_digest_of_an_ended_live_goes_elsewhere(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    disk.store.append([replace(make.chatter(), met=(b"digest 1",))])
    disk.fill()
    disk.store.append([replace(each, met=(b"digest 2",)) for each in many(make)])
    disk.store.file._connection.execute(
        "CREATE TEMP TRIGGER refuse BEFORE DELETE ON met BEGIN SELECT RAISE(ABORT, 'refused'); END"
    )
    with pytest.raises(StorageError, match="refused"):
        disk.store.forget_met()
    rescued = disk.store.close(rescue=tmp_path / "home")
    assert rescued is not None
    with SessionFile.read(rescued) as file:
        assert (file.count(), file.met()) == (401, [])
    assert b"digest" not in rescued.read_bytes()


def test_those_of_a_live_that_broke_off_go_with_it(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    disk.store.append([replace(make.chatter(), met=(b"digest 1",))])
    disk.fill()
    disk.store.append([replace(each, met=(b"digest 2",)) for each in many(make)])
    rescued = disk.store.close(rescue=tmp_path / "home")
    assert rescued is not None
    with SessionFile.read(rescued) as file:
        assert file.met() == [b"digest 1", b"digest 2"]


def test_digests_that_wait_for_the_file_go_too(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    disk.store.append([make.chatter()])
    path.rename(tmp_path / "pulled")
    path.mkdir()
    first = replace(make.chatter(), met=(b"digest 1",))
    disk.store.append([first, make.command(Show(product="A12"))])
    assert disk.store.unsaved == 1
    disk.store.forget_met()
    path.rmdir()
    (tmp_path / "pulled").rename(path)
    assert disk.store.close(rescue=tmp_path / "home") is None
    with SessionFile.read(path) as file:
        assert (file.count(), file.met()) == (2, [])


def test_where_nothing_can_be_read_any_more_what_is_in_memory_stands_alone(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, disk = Entries(), Disk(path)
    disk.store.append(many(make, 20))
    disk.fill()
    lost = many(make)
    disk.store.append([*lost, (shown := make.command(Show(product="A12")))])

    def unreadable(_: SessionFile, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half of a page")
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(SessionFile, "copy_to", unreadable)
    rescued = disk.store.close(rescue=tmp_path / "home")
    assert rescued is not None
    entries = kept(rescued)
    assert [each.comment for each in entries[:-1]] == [each.comment for each in lost]
    assert entries[-1] == shown
    ledger = Ledger()
    for entry in entries:
        ledger.record(entry)
    assert ledger.comments == 400
    assert len(list(ledger.heads())) == 7


def test_what_is_lost_in_the_end_is_told(path: Path, tmp_path: Path) -> None:
    make, disk = Entries(), Disk(path)
    disk.fill()
    disk.store.append(many(make))
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(StorageError, match="400 comments can be written neither"):
        disk.store.close(rescue=tmp_path / "home")
    shutil.rmtree(path.parent)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder; root, whom nothing forbids, is somebody else meanwhile."""
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder that anybody can get to."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="folders are locked in another way there")
def test_a_live_begins_in_a_read_only_folder_and_is_saved_when_it_can_be(
    locked: Path, tmp_path: Path
) -> None:
    make, path = Entries(), locked / "x.livesession"
    vault = Vault.of(tmp_path, keyring=None, environment={"COPILOT_VAULT_KEY": "k" * 32})
    clock = [0.0]
    first, second = many(make, 20), many(make, 5)
    with read_only(locked):
        store = PatientFile.at(path, clock=lambda: clock[0])
        keys = vault.keys_to_write(store.file)
        assert store.append(first) == first
        assert store.unsaved == 20
        assert list(store.entries()) == first
    clock[0] += 3
    assert store.append(second) == second
    assert store.unsaved == 0
    assert store.close(rescue=tmp_path / "home") is None
    assert kept(path) == [*first, *second]
    with SessionFile.read(path) as file:
        assert vault.keys(file) == keys


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="folders are locked in another way there")
def test_a_session_is_gone_on_with_in_a_folder_that_became_read_only(locked: Path, tmp_path: Path) -> None:
    make, path, clock = Entries(), locked / "x.livesession", [0.0]
    before, after = many(make, 20), many(make, 5)
    with SessionFile.create(path) as file:
        file.append(before)
    path.chmod(0o444)
    with read_only(locked):
        store = PatientFile.at(path, clock=lambda: clock[0])
        late = Vault.of(tmp_path, keyring=None, environment={"COPILOT_VAULT_KEY": "k" * 32})
        keys = late.keys_to_write(store.file)
        assert store.append(after) == after
        assert list(store.entries()) == [*before, *after]
    path.chmod(0o644)
    clock[0] += 3
    assert store.append([]) == []
    assert store.unsaved == 0
    store.close(rescue=tmp_path / "home")
    assert kept(path) == [*before, *after]
    assert keys


def test_another_session_that_came_there_meanwhile_is_left_alone(path: Path, tmp_path: Path) -> None:
    make, vault = Entries(), Vault.of(tmp_path, keyring=None, environment={"COPILOT_VAULT_KEY": "k" * 32})
    path.parent.write_text("no folder can be made here")
    store = PatientFile.at(path)
    vault.keys_to_write(store.file)
    mine = many(make, 5)
    assert store.append(mine) == mine
    path.parent.unlink()
    with SessionFile.create(path) as other:
        vault.keys_to_write(other)
    rescued = store.close(rescue=tmp_path / "home")
    assert rescued is not None
    assert kept(rescued) == mine
    assert kept(path) == []


def test_what_waiting_does_not_mend_is_refused_at_the_start(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("no session" * 20)
    with pytest.raises(SessionFileError, match="is not a session file"):
        PatientFile.at(path)
