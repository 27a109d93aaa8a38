from __future__ import annotations

import io
import json
import shlex
from dataclasses import replace

from rich.console import Console

from copilot.console.terminal import JsonLines, LiveTable
from copilot.domain.board import (
    Alert,
    AlertKind,
    Board,
    Card,
    CardState,
    Lack,
    PlatformState,
    PlatformStatus,
    Reason,
)
from copilot.domain.comment import Kind
from tests.builders import START

LIVE = PlatformStatus(platform="tiktok", state=PlatformState.LIVE)
LIMITED = PlatformStatus(
    platform="facebook",
    state=PlatformState.WAITING,
    reason=Reason.LIMITED,
    detail="Facebook asks to wait.",
    until=START,
)


def board(*statuses: PlatformStatus, missed: int = 0) -> Board:
    return Board(at=START, comments=1200, statuses=statuses, missed=missed)


def test_the_table_tells_every_change_of_a_state_once_and_what_is_missing() -> None:
    out = io.StringIO()
    table = LiveTable(Console(file=out, width=100))
    for _ in range(3):
        table.show(board(LIVE, LIMITED))
    table.show(board(LIVE, LIVE, missed=40))
    table.closed(1200)
    told = out.getvalue()
    assert told.count("facebook: waiting. Facebook asks to wait.") == 1
    assert "about 40 missed" in told


def test_the_terminal_reads_no_advert_out() -> None:
    out = io.StringIO()
    flood = Alert(kind=AlertKind.FLOOD, text="500 EGP a day from home", people=11)
    table = LiveTable(Console(file=out, width=100))
    table.show(replace(board(LIVE), alerts=(flood,)))
    table.closed(1200)
    assert "the same text pasted by 11 people" in out.getvalue()
    assert "500" not in out.getvalue()


def test_one_comment_is_told_as_one() -> None:
    out = io.StringIO()
    table = LiveTable(Console(file=out, width=100))
    unsaved = Alert(kind=AlertKind.UNSAVED, text="", people=1)
    table.show(replace(board(LIVE), comments=1, alerts=(unsaved,)))
    table.closed(1)
    told = " ".join(out.getvalue().split())
    assert " 1 comment · tiktok: live" in told
    assert "1 comment in memory alone" in told
    assert told.endswith("In the session file: 1 comment.")
    assert "1 comments" not in told


def test_the_terminal_says_in_english_what_the_shop_file_lacks() -> None:
    out = io.StringIO()
    card = Card(
        question=1, title="الخامة؟", topic="fabric", kind=Kind.QUESTION, state=CardState.OPEN, askers=1, waiting=1, comments=1,
        platforms=(("tiktok", 1),), first_at=START, last_at=START, missing=Lack(arabic="مش مذكور", english="not there"),
    )  # fmt: skip
    table = LiveTable(Console(file=out, width=100))
    table.show(replace(board(LIVE), cards=(card,)))
    table.closed(1200)
    assert "not there" in out.getvalue()
    assert "مش مذكور" not in out.getvalue()


def test_the_session_file_is_named_so_that_it_can_be_typed_again() -> None:
    out = io.StringIO()
    path = "/home/mona/sessions/2026-11-20 20-00-00 Friday offers.livesession"
    LiveTable(Console(file=out, width=40)).opened(path, {})
    assert shlex.split(out.getvalue()) == ["Session:", path]


def test_events_tell_the_state_its_reason_and_the_moment_and_what_is_missing() -> None:
    out = io.StringIO()
    lines = JsonLines(out)
    lines.show(board(LIMITED))
    lines.show(board(LIMITED, missed=7))
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert events[0] == {
        "event": "status",
        "platform": "facebook",
        "state": "waiting",
        "detail": "Facebook asks to wait.",
        "reason": "limited",
        "subject": "",
        "until": "2027-01-15T08:00:00.000Z",
    }
    assert [event["missed"] for event in events if event["event"] == "board"] == [0, 7]
