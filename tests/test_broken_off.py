"""A live that was killed between meeting a viewer and taking her name out of what others had typed.

Going on with it finishes that, and knows who wrote before; so does the next live for one that nobody goes on
with. Till then the file holds of names nothing but keyed digests.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from copilot import afterwards, rights, settling
from copilot.connectors.base import Item
from copilot.desk import Backstage
from copilot.domain.command import LoggedCommand, Rename
from copilot.domain.comment import RawComment
from copilot.domain.question import ReadComment
from copilot.errors import SessionFileError, StorageError
from copilot.language.digests import Digests
from copilot.language.telling import spelt
from copilot.session import opened, vault
from copilot.settings import Settings
from copilot.settling import Settling, settle, settled
from copilot.storage.installation import VARIABLE
from copilot.storage.met import broke_off
from copilot.storage.salvage import salvage
from copilot.storage.session_file import SessionFile
from tests.test_deletions import Script

SECRET = "a long secret that only this test knows"
SAID = (
    ("a", "", "زِيكو الغَيطانى عايز يعرف السعر كام؟"),
    ("b", "", "Zeeko Fathallaaa بكام ده"),
    ("c", "", "يا زَملوكيتا السعر كام؟"),
    ("d", "زيكو الغيطاني", "تمام"),
    ("e", "zeeko.fathalla", "تمام"),
    ("f", "زملوكيتا 🌙", "تمام"),
    ("g", "Mona Elsayed", "منورة"),
)
"""Who said what: three are named before they come, and the last one afterwards."""
OWED = ("غَيطان", "Fathalla", "زَملوكيت")
KEPT = ("[name] عايز يعرف السعر كام؟", "[name] بكام ده", "يا [name] السعر كام؟")
LATER = (("x", "", "Mona Elsayed saw it, price?"), ("y", "", "يازملوكيتاااا و ZEEKO Fathalla بكام"))
_LIVE = """
import sys
from pathlib import Path
from copilot import app, folding
folding.SOON = 1e6  # what is owed is not paid
app.replay([Path(sys.argv[1])], speed=10.0, options=app.Options(session=Path(sys.argv[2]), headless=True, json=True))
"""


def recording(path: Path, said: Sequence[tuple[str, str, str]], *, after: float) -> Path:
    """Write what was said, and something long afterwards."""
    lines = [(*each, n / 10) for n, each in enumerate(said)]
    lines += [("z", "", "بكام", after)] if after else []
    told = [
        {"id": f"{path.stem}-{n}", "platform": "tiktok", "author_id": who, "author_name": name, "text": text, "t": t}
        for n, (who, name, text, t) in enumerate(lines)
    ]  # fmt: skip
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def remains(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a live leaves that is killed when all have written, before their names are taken out."""
    home = tmp_path_factory.mktemp("killed")
    folder = home / "sessions"
    folder.mkdir()
    said = recording(home / "live.jsonl", SAID, after=36_000.0)
    with subprocess.Popen(
        [sys.executable, "-c", _LIVE, said, folder / "x.livesession"],
        env={**os.environ, "COPILOT_HOME": str(home), VARIABLE: SECRET},
        stdout=subprocess.PIPE, text=True,
    ) as live:  # fmt: skip
        assert live.stdout is not None
        for line in live.stdout:
            event = json.loads(line)
            if event["event"] == "board" and event["comments"] == len(SAID):
                break
        live.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        live.communicate()
    return folder


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remains: Path) -> Path:
    """The session that was killed, in the user's folder."""
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(VARIABLE, SECRET)
    monkeypatch.setattr("copilot.folding.SOON", 0.0)
    folder = tmp_path / "home" / "sessions"
    shutil.copytree(remains, folder)
    return folder / "x.livesession"


def content(path: Path) -> bytes:
    """Every byte of a session and of what lies beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*")))


def readable(path: Path) -> list[str]:
    return [word for word in OWED if word.encode() in content(path)]


def texts(path: Path) -> list[str]:
    with SessionFile.read(path) as file:
        return [each.comment.text for each in file.entries() if isinstance(each, ReadComment)]


def digests(path: Path) -> list[bytes]:
    with SessionFile.read(path) as file:
        return file.met()


def raw(author: str, name: str, text: str) -> RawComment:
    return RawComment(
        platform="tiktok", id=f"later-{author}", author_id=author, author_name=name, text=text, at=time.time()
    )


def live(path: Path, *batches: Sequence[Item], until: Callable[[], bool] = lambda: True) -> None:
    """Run a live from its first comment to its closed file."""
    connectors = [Script(*batches, wait=0.1, until=until)]
    with opened(connectors, clock=time.time, path=path) as session:

        async def run() -> None:
            engine = session.make(lambda _board: None)
            async with asyncio.timeout(60), session.beside(engine):
                await engine.run()

        asyncio.run(run())


def test_a_kill_leaves_names_as_keyed_digests_alone(path: Path) -> None:
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0
    assert readable(path) == list(OWED), "or there is nothing to be shown here"
    data, kept = content(path), digests(path)
    assert len(kept) >= 2 * 3 + 1
    assert all(digest in data for digest in kept)
    for name in (name for _, name, _ in SAID if name):
        assert name.encode() not in data
        words = spelt(name)
        for part in {name, name.casefold(), *words, " ".join(words), "".join(words)}:
            for size in (8, 12, 16, 32, 64):
                assert hashlib.blake2b(part.encode(), digest_size=size).digest()[:8] not in data
            for plain in (hashlib.sha256, hashlib.sha1, hashlib.md5):
                assert plain(part.encode()).digest()[:8] not in data
    with SessionFile.read(path) as file:
        keys = vault().keys(file)
        assert keys is not None
        assert keys.author not in data
    known = Digests(keys.author, kept)
    assert all(part in known for part in (("زيكو", "الغيطاني"), ("mona", "elsayed"), "زملوكيتا"))
    assert not any(part in known for part in (("زيكو", "فتح الله"), ("elsayed", "mona"), "زملوكيت", "mona"))
    assert not any(part in Digests(b"another key", kept) for part in (("mona", "elsayed"), "زملوكيتا"))


def test_going_on_finishes_what_was_owed_though_nobody_writes(path: Path) -> None:
    live(path)
    assert texts(path)[:3] == list(KEPT)
    assert readable(path) == []
    assert digests(path) == []


def test_going_on_knows_who_wrote_before(path: Path, tmp_path: Path) -> None:
    """As a process of its own, as people start it; her name goes though she does not write again."""
    later = recording(tmp_path / "later.jsonl", LATER, after=0.0)
    done = subprocess.run(
        [sys.executable, "-m", "copilot", "replay", later, "--session", path, "--headless", "--json"],
        capture_output=True, text=True, timeout=110, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert texts(path)[:3] == list(KEPT)
    assert texts(path)[-2:] == ["[name] saw it, price?", "[name] و [name] بكام"]
    assert readable(path) == []
    assert all(word.casefold() not in content(path).decode(errors="ignore").casefold() for word in OWED)
    assert digests(path) == []


def test_an_ended_live_leaves_no_digest(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "y.livesession"
    kept: list[bytes] = []

    def held() -> bool:
        kept.extend(digests(other))
        return len(kept) > 0

    live(other, [raw(*each) for each in SAID], until=held)
    assert len(kept) >= 2 * 3 + 1
    assert digests(other) == []
    assert [digest for digest in kept if digest in content(other)] == []
    assert texts(other)[:3] == list(KEPT)


def test_what_could_not_be_taken_out_is_owed_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise StorageError("The disk is away")

    before = digests(path)
    with monkeypatch.context() as away:
        away.setattr(SessionFile, "reword", refused)
        live(path)
    assert readable(path) == list(OWED)
    assert digests(path) == before
    live(path)
    assert (readable(path), digests(path)) == ([], [])


def test_digests_that_cannot_be_deleted_end_no_live_and_go_with_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(_: SessionFile) -> None:
        raise StorageError("The disk is full")

    with monkeypatch.context() as full:
        full.setattr(SessionFile, "forget_met", refused)
        live(path)
    assert "By what names were found stays in the file: The disk is full" in caplog.text
    assert readable(path) == []
    assert digests(path) != []
    live(path.with_name("y.livesession"), until=lambda: not broke_off(path))
    assert digests(path) == []


def test_the_next_live_settles_what_nobody_goes_on_with(path: Path) -> None:
    live(path.with_name("y.livesession"), [raw("q", "", "بكام")], until=lambda: not broke_off(path))
    assert texts(path) == [*KEPT, *(text for _, _, text in SAID[3:])]
    assert (readable(path), digests(path)) == ([], [])
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_commands_say_of_her_is_settled_too(path: Path) -> None:
    with SessionFile.open(path) as file:
        file.append([LoggedCommand(at=time.time(), command=Rename(question=1, title="زيكو الغيطاني تسأل"))])
    settled(path, vault())
    with SessionFile.read(path) as file:
        (told,) = [each.command for each in file.entries() if isinstance(each, LoggedCommand)]
    assert told == Rename(question=1, title="[name] تسأل")
    assert "الغيطاني".encode() not in content(path)


def test_settling_is_done_a_part_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "PART", 1)
    ended = float(int(time.time()) - 86_400)
    os.utime(path, (ended - 5, ended - 5))
    os.utime(path.with_name(f"{path.name}-wal"), (ended, ended))
    assert len(list(settle(path, vault()))) == 2 * len(SAID)
    assert (readable(path), digests(path)) == ([], [])
    assert path.stat().st_mtime == ended, "its age counts from the live"


async def test_what_a_live_leaves_unsettled_stays_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PART", 1)
    monkeypatch.setattr(settling, "SHARE", 1e-9)
    before = digests(path)
    work = Settling([path.parent], keep=path.with_name("y.livesession"), vault=vault())
    async with asyncio.timeout(60), work.working(lambda: None):
        await asyncio.sleep(0.05)
    assert readable(path) == list(OWED)
    assert digests(path) == before


def test_all_that_broke_off_is_settled_and_what_did_not_costs_a_look(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PART", 1)
    monkeypatch.setattr(settling, "SHARE", 1e9)
    others = [path.with_name(f"{name}.livesession") for name in ("a", "b", "ended")]
    for other in others[:2]:
        shutil.copy(path, other)
        shutil.copy(f"{path}-wal", f"{other}-wal")
    shutil.copy(Path(__file__).parent / "data" / "sessions" / "schema-4.livesession", others[2])
    ended = others[2].read_bytes()
    Settling([path.parent, path.parent / "none"], keep=path, vault=vault())._work()
    assert [readable(other) for other in (path, *others)] == [list(OWED), [], [], []]
    assert [broke_off(other) for other in (path, *others)] == [True, False, False, False]
    settled(others[0], vault())
    assert others[2].read_bytes() == ended


def test_a_session_that_is_written_to_is_left_alone(path: Path) -> None:
    with SessionFile.open(path) as file:
        before = list(file.texts())
        with pytest.raises(SessionFileError, match="in use by a running live"):
            settled(path, vault())
        live(path.with_name("y.livesession"))
        assert list(file.texts()) == before
        assert file.met() != []


def test_who_goes_on_with_a_session_while_it_is_settled_is_not_disturbed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "PART", 1)
    parts = settle(path, vault())
    for _ in range(len(SAID) + 2):
        next(parts)
    live(path, [raw("h", "", "زِيكو الغَيطانى سأل بكام")])
    after = texts(path)
    assert list(parts)
    assert texts(path) == after == [*KEPT, *(text for _, _, text in SAID[3:]), "[name] سأل بكام"]


def test_without_its_keys_a_session_is_left_to_who_has_them(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wal = path.with_name(f"{path.name}-wal")
    before = path.read_bytes(), wal.read_bytes()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv(VARIABLE, SECRET[::-1])
        settled(path, vault())
    assert (path.read_bytes(), wal.read_bytes()) == before
    settled(path, vault())
    assert (readable(path), digests(path)) == ([], [])


def test_on_another_computer_digests_go_when_the_session_goes_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, SECRET[::-1])
    with opened([], clock=time.time, path=path):
        assert digests(path) == []


def test_a_fault_of_settling_ends_no_live(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(settling, "_looked_through", broken)
    live(path.with_name("y.livesession"), until=lambda: "could not be settled" in caplog.text)
    assert readable(path) == list(OWED)


def test_closing_it_in_the_control_window_settles_it(path: Path) -> None:
    desk = Backstage(Settings.load())
    (found,) = desk.sessions()
    assert found.unfinished
    desk.close_session(path)
    assert (readable(path), digests(path)) == ([], [])
    (found,) = desk.sessions()
    assert not found.unfinished


@pytest.mark.parametrize(
    "forget",
    [
        lambda _: rights.forget_everywhere("tiktok:d", []),
        lambda path: afterwards.purge(path, older_than=None, author="tiktok:d"),
    ],
    ids=["everywhere", "in one session"],
)
def test_who_is_forgotten_stands_nowhere_in_what_broke_off(path: Path, forget: Any) -> None:
    forget(path)
    assert len(texts(path)) == len(SAID) - 1
    assert (readable(path), digests(path)) == ([], [])


def test_what_a_finder_can_read_names_the_digests(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rights.exposes(path, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["names_as_digests"] == len(digests(path)) > 0
    rights.exposes(path, as_json=False)
    assert "of viewers' names there are keyed digests" in capsys.readouterr().out
    settled(path, vault())
    rights.exposes(path, as_json=False)
    assert "digests" not in capsys.readouterr().out


def test_what_is_brought_back_of_a_damaged_session_owes_what_that_owed(path: Path) -> None:
    back = salvage(path, path.with_name("back.livesession")).path
    assert digests(back) == digests(path) != []
    settled(back, vault())
    assert texts(back)[:3] == list(KEPT)
    assert (readable(back), digests(back)) == ([], [])
