"""What shows a run may be slow, asleep, gone or out of room: the live goes on, and it is told in order."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from copilot.console.conflated import Conflated
from copilot.domain.board import Board, PlatformState, PlatformStatus
from tests.builders import START

PATIENCE = 30.0


@dataclass
class Sleeper:
    """A view that is awake only when it is woken."""

    told: list[str] = field(default_factory=list)
    awake: threading.Event = field(default_factory=threading.Event)
    began: threading.Event = field(default_factory=threading.Event)
    fault: Exception | None = None

    def opened(self, session: str, links: Mapping[str, str], fingerprint: str = "") -> None:
        self.told.append(f"opened {session} {sorted(links)} {fingerprint}")

    def show(self, board: Board) -> None:
        self.began.set()
        assert self.awake.wait(PATIENCE)
        if self.fault:
            raise self.fault
        states = " ".join(status.state for status in board.statuses)
        self.told.append(f"{board.comments} {states}".strip())

    def closed(self, comments: int) -> None:
        self.told.append(f"closed {comments}")


@pytest.fixture
def view() -> Iterator[Sleeper]:
    sleeper = Sleeper()
    yield sleeper
    sleeper.awake.set()


def board(comments: int, state: PlatformState | None = None) -> Board:
    statuses = (PlatformStatus(platform="tiktok", state=state),) if state else ()
    return Board(at=START, comments=comments, statuses=statuses)


def show_on(shown: Conflated, *, boards: int) -> None:
    for comments in range(boards):
        shown.show(board(comments))
        time.sleep(0.001)


def test_a_reader_that_sleeps_gets_the_first_board_and_the_latest_and_never_holds_up_the_live(
    view: Sleeper,
) -> None:
    shown = Conflated(view)
    shown.opened("tonight", {"obs_url": "http://"}, "AB")
    shown.show(board(0))
    assert view.began.wait(PATIENCE)
    for comments in range(1, 1_000):
        shown.show(board(comments))
    view.awake.set()
    shown.closed(999)
    assert view.told == ["opened tonight ['obs_url'] AB", "0", "999", "closed 999"]


def test_a_platform_that_came_and_went_meanwhile_is_told_all_the_same(view: Sleeper) -> None:
    shown = Conflated(view)
    shown.opened("tonight", {})
    shown.show(board(0))
    assert view.began.wait(PATIENCE)
    for comments, state in enumerate(
        [PlatformState.LIVE, PlatformState.LIVE, PlatformState.OFFLINE, PlatformState.LIVE]
    ):
        shown.show(board(comments, state))
    view.awake.set()
    shown.closed(3)
    assert view.told[1:] == ["0", "1 live", "2 offline", "3 live", "closed 3"]


def test_a_platform_that_comes_and_goes_all_night_takes_no_memory(view: Sleeper) -> None:
    shown = Conflated(view)
    shown.opened("tonight", {})
    shown.show(board(0))
    assert view.began.wait(PATIENCE)
    for comments in range(10_000):
        shown.show(board(comments, (PlatformState.LIVE, PlatformState.OFFLINE)[comments % 2]))
    view.awake.set()
    shown.closed(9_999)
    assert len(view.told) < 200
    assert view.told[-2:] == ["9999 offline", "closed 9999"]


@pytest.mark.parametrize(
    "fault", [BrokenPipeError(), OSError(errno.ENOSPC, "No space left"), ValueError("a fault of ours")]
)
def test_a_view_that_ends_takes_no_live_with_it_and_is_told_at_the_end(
    view: Sleeper, fault: Exception
) -> None:
    view.fault = fault
    view.awake.set()
    shown = Conflated(view)
    shown.opened("tonight", {})
    show_on(shown, boards=200)
    with pytest.raises(type(fault)):
        shown.closed(199)
    assert view.told == ["opened tonight [] "]
