"""An export that is cancelled midway: it stops, says so, and leaves the folder as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from copilot.cli_values import FORMS
from copilot.domain.comment import Kind
from copilot.domain.question import ReadComment
from copilot.review.export import export
from copilot.review.report import review
from copilot.review.whole import whole
from copilot.storage.session_file import SessionFile
from copilot.ui.reviewed import Cancelled
from tests.builders import Entries
from tests.review.lives import SHOP, TOPICS

ORDERS = 12_000
SENTENCE = "Cancelled. No half-written file is left."


def big() -> list[ReadComment]:
    """A live with so many orders that their sheet takes a while."""
    make = Entries()
    entries = []
    for number in range(ORDERS):
        comment = make.chatter(text=f"عايزة لارج بيج {number} [phone]").comment
        entries.append(ReadComment(comment=comment, kind=Kind.ORDER, asks=()))
    return entries


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "big.livesession"
    with SessionFile.create(path) as file:
        file.append(big())
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    return tmp_path / "out"


@pytest.fixture(autouse=True)
def hears_ctrl_c() -> Iterator[None]:
    """Have programs that are started here hear Ctrl+C, also where this one runs in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def started(*words: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "copilot", *map(str, words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def interrupted(process: subprocess.Popen[str], *pipes: IO[bytes]) -> tuple[int, str, str]:
    """Press Ctrl+C, read what comes out of pipes that held the process up, and return what it told."""
    os.kill(process.pid, signal.SIGINT)
    for pipe in pipes:
        pipe.read()
    out, err = process.communicate(timeout=100)
    return process.returncode, out, err


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="holds the writing up with a named pipe")
@pytest.mark.parametrize(("form", "name"), [("csv", "orders.csv"), ("json", "review.json")])
def test_ctrl_c_in_the_middle_of_a_file_leaves_the_one_of_before(
    session: Path, folder: Path, form: str, name: str
) -> None:
    folder.mkdir()
    (folder / name).write_text("of before", encoding="utf-8")
    os.mkfifo(folder / f"{name}.part")
    with (
        started("export", session, "--to", folder, "--format", form) as process,
        (folder / f"{name}.part").open("rb") as pipe,  # opens when the export has come to this file
    ):
        assert pipe.read(4096)
        told = interrupted(process, pipe)  # the pipe is full: the export waits in the middle of it
    assert told == (130, "", f"{SENTENCE}\n")
    assert names(folder) == {name}
    assert (folder / name).read_text(encoding="utf-8") == "of before"


def test_ctrl_c_while_a_book_is_filled_leaves_not_even_its_folder(
    session: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    with started("export", session, "--to", folder, "--format", "xlsx") as process:
        while not folder.exists():
            assert process.poll() is None
            time.sleep(0.001)
        told = interrupted(process)
    assert told == (130, "", f"{SENTENCE}\n")
    assert not folder.exists()
    assert not names(scratch)


def steps(form: str, folder: Path) -> Iterator[int]:
    """Give the rows at which an export can be cancelled."""
    report, told = review(big()[:700], topics=TOPICS, shop=SHOP), []
    export(report, folder, form=form, progress=lambda done, _total: told.append(done))
    yield from dict.fromkeys(told)


@pytest.mark.parametrize("form", FORMS)
def test_a_cancel_at_any_step_leaves_what_was_there(form: str, tmp_path: Path) -> None:
    report = review(big()[:700], topics=TOPICS, shop=SHOP)
    kept = tmp_path / "kept"
    at = list(steps(form, kept))
    before = {path.name: path.read_bytes() for path in kept.iterdir()}
    assert len(at) >= 2
    for stop in at:

        def progress(done: int, _total: int, stop: int = stop) -> None:
            if done >= stop:
                raise Cancelled

        for folder in (kept, tmp_path / "new"):
            with pytest.raises(Cancelled):
                export(report, folder, form=form, progress=progress)
        assert not (tmp_path / "new").exists()
        assert {path.name: path.read_bytes() for path in kept.iterdir()} == before


def test_whatever_ends_the_writing_leaves_the_file_of_before(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text("of before")

    def half() -> None:
        with whole(path) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert names(tmp_path) == {"r.html"}
    assert path.read_text() == "of before"
