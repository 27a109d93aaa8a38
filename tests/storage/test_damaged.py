"""A session file that somebody handed over, or a dying disk left behind: any bytes, one sentence, never a crash."""

from __future__ import annotations

from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copilot.answers.shop import Shop, restored
from copilot.domain.command import Pin, Rename
from copilot.errors import CopilotError
from copilot.pipeline import Pipeline
from copilot.storage.salvage import salvage
from copilot.storage.session_file import SessionFile
from tests.builders import Entries

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PAGE: Final = 4096
"""Bytes of a page of SQLite's."""


class Whole(bytes):
    """A good file; its bytes are no part of what a failing test tells."""

    def __repr__(self) -> str:
        return "…"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    made = Entries()
    entries = [made.ask(1 + n % 3, author=f"a{n}", at=n, text=f"بكام رقم {n} لو سمحتي") for n in range(60)]
    entries += [made.command(Pin(question=1)), made.command(Rename(question=2, title="السعر"))]
    path = tmp_path_factory.mktemp("whole") / "x.livesession"
    with SessionFile.create(path) as file:
        file.append(entries)
    return Whole(path.read_bytes())


LOOKS = (
    lambda file: Pipeline.folded(file.entries()),
    SessionFile.count,
    SessionFile.sealed_keys,
    SessionFile.met,
    attrgetter("ended_at"),
    attrgetter("plain_author_key"),
    attrgetter("shop"),
    attrgetter("shop_at"),
    attrgetter("taught"),
)


def go_through(path: Path) -> list[str]:
    """Do all that reads a session file; known faults are CopilotErrors, anything else is a bug.

    Returns:
        What the faults say.
    """
    told = []
    try:
        with SessionFile.read(path) as file:
            for look in LOOKS:
                try:
                    look(file)
                except CopilotError as error:
                    told.append(str(error))
    except CopilotError as error:
        told.append(str(error))
    brought_back = path.with_name("back.livesession")
    brought_back.unlink(missing_ok=True)
    with suppress(CopilotError):
        salvage(path, brought_back)
        with SessionFile.open(brought_back) as file:
            Pipeline.folded(file.entries())
    return told


@MANY
@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=40))
def test_bytes_that_changed_are_told_or_read_past(tmp_path: Path, whole: Whole, changes) -> None:
    data = bytearray(whole)
    for place, byte in changes:
        data[place % len(data)] = byte
    path = tmp_path / "x.livesession"
    path.write_bytes(data)
    go_through(path)


def test_whichever_page_is_lost_every_look_tells_it_or_reads_past_it(tmp_path: Path, whole: Whole) -> None:
    path = tmp_path / "x.livesession"
    told: list[str] = []
    for page in range(1, len(whole) // PAGE):
        path.write_bytes(whole[: page * PAGE] + bytes(PAGE) + whole[(page + 1) * PAGE :])
        told += go_through(path)
    assert len(told) > len(LOOKS)
    assert all("damaged" in sentence for sentence in told)


@MANY
@given(st.integers(0), st.binary(max_size=64))
def test_a_file_that_ends_early_or_goes_on_with_something_else(
    tmp_path: Path, whole: Whole, end: int, more: bytes
) -> None:
    path = tmp_path / "x.livesession"
    path.write_bytes(whole[: end % (len(whole) + 1)] + more)
    go_through(path)


@MANY
@given(st.binary(max_size=300))
def test_anything_behind_the_header_of_a_session_file(tmp_path: Path, whole: Whole, rest: bytes) -> None:
    path = tmp_path / "x.livesession"
    path.write_bytes(whole[:100] + rest)
    go_through(path)


@MANY
@given(
    st.sampled_from(
        [
            "comment.kind",
            "comment.at",
            "comment.text",
            "ask.question",
            "ask.confidence",
            "command.name",
            "command.body",
            "question.kind",
            "question.id",
            "question.topic",
        ]
    ),
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=20)
    | st.binary(max_size=20),
)
def test_a_file_that_somebody_made_by_hand_is_told_in_one_sentence(
    tmp_path: Path, whole: Whole, place: str, value: object
) -> None:
    import sqlite3  # noqa: PLC0415 - only whoever forges a file goes past its reader

    path = tmp_path / "x.livesession"
    path.write_bytes(whole)
    table, column = place.split(".")
    connection = sqlite3.connect(path)
    with suppress(sqlite3.Error), connection:  # what the schema itself refuses can't be in a file
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid % 7 = 1", (value,))
    connection.close()
    for beside in tmp_path.glob("x.livesession-*"):
        beside.unlink()
    go_through(path)


@pytest.mark.parametrize("value", ["", "x", "[]", "{", "nan?", "0x"])
def test_what_is_kept_beside_the_entries_may_be_anything(tmp_path: Path, value: str) -> None:
    import sqlite3  # noqa: PLC0415 - likewise

    path = tmp_path / "x.livesession"
    SessionFile.create(path).close()
    connection = sqlite3.connect(path)
    with connection:
        for key in ("shop", "shop_at", "taught", "author_key"):
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
    connection.close()
    with SessionFile.read(path) as file:
        assert (file.shop_at, file.taught, file.plain_author_key) == (None, None, b"")
        assert restored(file.shop) == Shop()
