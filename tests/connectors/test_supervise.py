from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest

from copilot.connectors.base import Connector, Item
from copilot.connectors.pace import Pace
from copilot.connectors.supervise import Supervised
from copilot.connectors.tiktok_feed import unreachable
from copilot.domain.board import PlatformState, PlatformStatus, Reason
from copilot.domain.comment import RawComment
from copilot.domain.gap import Gap
from copilot.errors import DisconnectedError, LimitedError, NotLiveError, RefusedError, UsageError

FAST = Pace().faster(100)
"""A second of the product is ten milliseconds here: 0.02 to 0.6 between attempts, a stall after 0.6."""


def comment(number: int, *, at: float | None = None) -> RawComment:
    moment = time.time() if at is None else at
    return RawComment(platform="tiktok", id=str(number), author_id="a", author_name="", text="x", at=moment)


class Attempt:
    """A connector that plays its part: batches, waits (numbers), and a fault (an exception) or a normal end."""

    platform = "tiktok"
    missed = 0

    def __init__(self, *steps: Any) -> None:
        self._steps = steps
        self.closed = False

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        try:
            for step in self._steps:
                if isinstance(step, Exception):
                    raise step
                if isinstance(step, int | float):
                    await asyncio.sleep(step)
                elif callable(step):
                    step(self)
                else:
                    yield step
        finally:
            self.closed = True


class Play:
    """Attempts in their order, as one way to a platform; the last is repeated. Remembers when each was made."""

    def __init__(self, *attempts: Callable[[], Connector]) -> None:
        self._attempts = list(attempts)
        self.made: list[float] = []
        self.connectors: list[Attempt] = []

    def __call__(self) -> Connector:
        self.made.append(time.monotonic())
        make = self._attempts[min(len(self.made), len(self._attempts)) - 1]
        connector = make()
        assert isinstance(connector, Attempt)
        self.connectors.append(connector)
        return connector

    @property
    def waits(self) -> list[float]:
        return [later - earlier for earlier, later in zip(self.made, self.made[1:], strict=False)]


def attempt(*steps: Any) -> Callable[[], Attempt]:
    return lambda: Attempt(*steps)


def supervised(*plays: Play, pace: Pace = FAST, jitter: float = 0.0) -> Supervised:
    return Supervised(plays, platform="tiktok", pace=pace, jitter=lambda: jitter)


async def told(
    connector: Supervised, *, within: float = 30.0, until: Callable[[Item], bool] | None = None
) -> list[Item]:
    """Return all items up to the end, or up to one that is looked for."""
    items: list[Item] = []
    batches = connector.batches()
    try:
        async with asyncio.timeout(within):
            async for batch in batches:
                items += batch
                if until and any(until(item) for item in batch):
                    break
    finally:
        await batches.aclose()
    return items


async def test_comments_are_given_by_this_computers_clock_though_it_is_an_hour_ahead() -> None:
    now = time.time()
    play = Play(attempt([comment(1, at=now - 20), comment(2, at=now)]))
    connector = Supervised([play], platform="tiktok", pace=FAST, clock=lambda: now + 3600)
    found = [item.at for item in await told(connector) if isinstance(item, RawComment)]
    assert found == [now + 3580, now + 3600]


def states(items: Sequence[Item]) -> list[tuple[str, str]]:
    return [(item.state.value, item.reason.value) for item in items if isinstance(item, PlatformStatus)]


def ids(items: Sequence[Item]) -> list[str]:
    return [item.id for item in items if isinstance(item, RawComment)]


def gaps(items: Sequence[Item]) -> list[Gap]:
    return [item for item in items if isinstance(item, Gap)]


END = attempt([])


async def test_a_live_from_its_beginning_to_its_end() -> None:
    items = await told(supervised(Play(attempt([], [comment(1)], [comment(2)]))))
    assert states(items) == [("connecting", ""), ("live", ""), ("offline", "ended")]
    assert ids(items) == ["1", "2"]
    assert gaps(items) == []


async def test_a_connection_that_breaks_is_made_again_and_told() -> None:
    broken = DisconnectedError("TikTok closed the connection.")
    play = Play(attempt([comment(1)], broken), attempt([comment(2)]))
    items = await told(supervised(play))
    assert states(items) == [
        ("connecting", ""), ("live", ""), ("connecting", "reconnecting"), ("connecting", "reconnecting"), ("live", ""),
        ("offline", "ended"),
    ]  # fmt: skip
    assert ids(items) == ["1", "2"]
    waiting = next(item for item in items if isinstance(item, PlatformStatus) and item.until)
    assert waiting.detail == "TikTok closed the connection."


async def test_waits_grow_from_two_seconds_to_a_minute() -> None:
    play = Play(*[attempt(DisconnectedError("no"))] * 7, END)
    await told(supervised(play), within=10)
    expected = [0.02, 0.04, 0.08, 0.16, 0.32, 0.6, 0.6]
    assert all(wait >= least for wait, least in zip(play.waits, expected, strict=True))
    assert sum(play.waits) < sum(expected) + 0.7


async def test_jitter_only_makes_a_wait_longer() -> None:
    play = Play(attempt(DisconnectedError("no")), END)
    await told(supervised(play, pace=Pace(first=0.2), jitter=1.0))
    assert play.waits[0] >= 0.25


async def test_health_makes_the_next_wait_short_again() -> None:
    failing = [attempt(DisconnectedError("no"))] * 4
    play = Play(*failing, attempt([], 0.35, [], DisconnectedError("broke")), END)
    await told(supervised(play))
    assert play.waits[3] >= 0.16
    assert play.waits[4] < 0.35 + 0.1


async def test_a_connection_that_keeps_breaking_at_once_does_not_count_as_health() -> None:
    play = Play(*[attempt([], DisconnectedError("broke"))] * 4, END)
    await told(supervised(play))
    assert play.waits[3] >= 0.16


async def test_after_several_failures_it_is_told_as_offline_with_the_moment_of_the_next_try() -> None:
    play = Play(*[attempt(DisconnectedError("no"))] * 4, END)
    items = await told(supervised(play))
    offline = next(i for i in items if isinstance(i, PlatformStatus) and i.state == PlatformState.OFFLINE)
    assert offline.reason == Reason.RECONNECTING
    assert offline.until is not None
    assert 0 < time.time() - offline.until < 60


async def test_silence_is_a_stall_and_signs_of_life_are_not() -> None:
    play = Play(attempt([comment(1)], 0.4, [], 0.4, [], 5.0, [comment(99)]), attempt([comment(2)]))
    items = await told(supervised(play))
    assert ids(items) == ["1", "2"]
    assert ("connecting", "stalled") in states(items)
    assert 1.2 < play.waits[0] < 2.5
    assert play.connectors[0].closed


async def test_connecting_that_never_comes_to_an_end_is_a_stall_too() -> None:
    items = await told(supervised(Play(attempt(30), END)))
    assert states(items)[:2] == [("connecting", ""), ("connecting", "stalled")]


async def test_comments_that_stop_while_signs_of_life_go_on_are_noticed() -> None:
    start = time.time()
    many = [comment(n, at=start - 20 + n / 10) for n in range(200)]
    quiet = [step for _ in range(40) for step in ([], 0.05)]
    pace = Pace(first=0.02, stall=5, settle=0.05, silence=0.5)
    watch = Play(attempt(many, *quiet[:36]), END)
    assert ("connecting", "stalled") not in states(await told(supervised(watch, pace=pace)))
    flood = [comment(n, at=start - 5 + n / 200) for n in range(1000)]
    play = Play(attempt(flood, *quiet), END)
    items = await told(supervised(play, pace=pace))
    assert ("connecting", "stalled") in states(items)


async def test_no_live_is_asked_for_at_most_once_a_minute() -> None:
    play = Play(*[attempt(NotLiveError("@shop is not live yet."))] * 3, END)
    items = await told(supervised(play))
    assert all(wait >= FAST.ask for wait in play.waits)
    assert states(items)[:3] == [("connecting", ""), ("waiting", "not_live"), ("connecting", "")]
    assert all(item.detail for item in items if isinstance(item, PlatformStatus) and item.state == "waiting")


async def test_a_live_that_is_gone_is_asked_for_again_for_a_while() -> None:
    pace = Pace(first=0.02, ask=0.1, encore=0.35)
    gone = attempt(NotLiveError("not live"))
    play = Play(attempt([comment(1)], DisconnectedError("broke")), gone, gone, attempt([comment(2)]))
    assert ids(await told(supervised(play, pace=pace))) == ["1", "2"]
    over = Play(attempt([comment(1)], DisconnectedError("broke")), gone)
    items = await told(supervised(over, pace=pace))
    assert states(items)[-1] == ("offline", "ended")
    assert 4 <= len(over.made) <= 6


async def test_a_limit_is_waited_out() -> None:
    retry_at = time.time() + 0.5
    play = Play(attempt(LimitedError("Facebook asks to wait.", retry_at=retry_at)), END)
    items = await told(supervised(play))
    assert play.waits[0] >= 0.4
    waiting = next(i for i in items if isinstance(i, PlatformStatus) and i.state == PlatformState.WAITING)
    assert waiting.reason == Reason.LIMITED
    assert waiting.until == pytest.approx(retry_at, abs=0.1)


async def test_a_limit_without_end_is_taken_for_a_day() -> None:
    play = Play(attempt(LimitedError("Wait.", retry_at=1e300)))
    items = await told(
        supervised(play),
        until=lambda item: isinstance(item, PlatformStatus) and item.state == PlatformState.WAITING,
    )
    assert isinstance(items[-1], PlatformStatus)
    assert items[-1].until == pytest.approx(time.time() + 86_400, abs=60)


async def test_what_only_the_user_can_mend_ends_it_with_the_subject_named() -> None:
    fault = RefusedError("Allow instagram_basic.", reason="permission", subject="instagram_basic")
    play = Play(attempt([comment(1)], fault))
    items = await told(supervised(play))
    last = items[-1]
    assert isinstance(last, PlatformStatus)
    assert (last.state, last.reason, last.subject, last.detail) == (
        PlatformState.FAILED, Reason.PERMISSION, "instagram_basic", "Allow instagram_basic.",
    )  # fmt: skip
    assert len(play.made) == 1


async def test_a_known_fault_that_no_attempt_can_mend_ends_it() -> None:
    items = await told(supervised(Play(attempt(UsageError("The name is no name.")))))
    assert states(items)[-1] == ("failed", "fault")


async def test_a_bug_in_an_attempt_is_logged_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    play = Play(attempt([comment(1)], ZeroDivisionError("a bug")), attempt([comment(2)]))
    items = await told(supervised(play))
    assert ids(items) == ["1", "2"]
    assert ("connecting", "fault") in states(items)
    assert "a bug" in caplog.text
    assert not any("a bug" in item.detail for item in items if isinstance(item, PlatformStatus))


async def test_no_network_is_told_apart() -> None:
    fault = DisconnectedError("TikTok can't be reached. Check the internet connection.")
    fault.__cause__ = socket.gaierror(-3, "Temporary failure in name resolution")
    items = await told(supervised(Play(attempt(fault), END)))
    assert states(items)[1] == ("connecting", "no_network")


async def test_a_host_that_never_answered_is_no_connection_that_broke(caplog) -> None:
    caplog.set_level("INFO")
    fault = unreachable("TikTok", TimeoutError())
    items = await told(supervised(Play(*[attempt(fault)] * 4, END)))
    offline = next(i for i in items if isinstance(i, PlatformStatus) and i.state == PlatformState.OFFLINE)
    assert (offline.reason, offline.detail) == (
        Reason.UNREACHABLE,
        "TikTok does not answer. Check this computer's internet connection.",
    )
    assert "TikTok does not answer: TimeoutError" in caplog.text


async def test_stopping_closes_the_connection_at_once() -> None:
    play = Play(attempt([comment(1)], 30))
    task = asyncio.create_task(told(supervised(play, pace=Pace())))
    await asyncio.sleep(0.1)
    task.cancel()
    async with asyncio.timeout(20):
        await asyncio.gather(task, return_exceptions=True)
    assert play.connectors[0].closed
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_the_attempts_own_words_stand_behind_the_supervisors() -> None:
    paused = PlatformStatus(platform="tiktok", state=PlatformState.WAITING, detail="The live is paused.")
    items = await told(supervised(Play(attempt([paused]))))
    assert states(items)[:3] == [("connecting", ""), ("live", ""), ("waiting", "")]


class TestTwoWays:
    """TikTok: with a signing service, and without."""

    signing = RefusedError("The signing service refuses this key.", reason="signing")

    @pytest.mark.parametrize(
        "fault",
        [
            signing,
            DisconnectedError("The signing service is down."),
            LimitedError("Wait.", retry_at=time.time() + 99),
        ],
    )
    async def test_when_one_fails_the_other_is_tried_at_once(self, fault: Exception) -> None:
        first, second = Play(attempt(fault)), Play(attempt([comment(1)]))
        items = await told(supervised(first, second, pace=Pace(first=60.0)))
        assert ids(items) == ["1"]
        live = next(i for i in items if isinstance(i, PlatformStatus) and i.state == PlatformState.LIVE)
        assert live.reason == Reason.SIGNING
        assert str(fault) in live.detail

    async def test_a_name_that_is_not_there_is_not_looked_for_by_the_other(self) -> None:
        first, second = Play(attempt(RefusedError("No such name.", reason="not_found"))), Play(END)
        items = await told(supervised(first, second))
        assert states(items)[-1] == ("failed", "not_found")
        assert second.made == []

    async def test_not_live_is_not_asked_twice(self) -> None:
        first, second = Play(attempt(NotLiveError("no")), END), Play(END)
        await told(supervised(first, second))
        assert (len(first.made), len(second.made)) == (2, 0)

    async def test_when_the_second_breaks_the_first_is_tried_again(self) -> None:
        down = DisconnectedError("down")
        first = Play(attempt(down), attempt([comment(2)]))
        second = Play(attempt([comment(1)], 0.35, [], down))
        items = await told(supervised(first, second))
        assert ids(items) == ["1", "2"]
        assert states(items)[-2:] == [("live", ""), ("offline", "ended")]

    async def test_while_the_first_rests_the_second_goes_on_alone(self) -> None:
        first = Play(attempt(LimitedError("Wait.", retry_at=time.time() + 99)))
        second = Play(attempt([comment(1)], DisconnectedError("broke")), attempt([comment(2)]))
        assert ids(await told(supervised(first, second))) == ["1", "2"]
        assert len(first.made) == 1

    async def test_when_both_are_limited_the_sooner_is_waited_for(self) -> None:
        soon, late = time.time() + 0.3, time.time() + 99
        first = Play(attempt(LimitedError("Wait long.", retry_at=late)))
        second = Play(attempt(LimitedError("Wait.", retry_at=soon)), END)
        began = time.monotonic()
        await told(supervised(first, second))
        assert 0.2 < time.monotonic() - began < 50
        assert (len(first.made), len(second.made)) == (1, 2)

    async def test_when_both_are_refused_it_is_over(self) -> None:
        first, second = Play(attempt(self.signing)), Play(attempt(RefusedError("Blocked.", reason="blocked")))
        items = await told(supervised(first, second))
        assert states(items)[-1] == ("failed", "blocked")

    async def test_a_first_way_that_always_breaks_soon_makes_way(self) -> None:
        broke = DisconnectedError("broke")
        first = Play(*[attempt([comment(n)], broke) for n in range(9)])
        second = Play(attempt([comment(99)]))
        items = await told(supervised(first, second))
        assert ids(items) == ["0", "1", "99"]


class TestGaps:
    def lively(self, start: float, *, seconds: int, rate: int) -> list[RawComment]:
        return [comment(n, at=start + n / rate) for n in range(seconds * rate)]

    async def test_a_break_tells_how_many_comments_are_thought_to_be_missing(self) -> None:
        before = self.lively(time.time() - 30, seconds=30, rate=10)
        pace = Pace(first=1.0, settle=0.05)
        after = [comment(1000, at=time.time() + 60)]
        play = Play(attempt(before, DisconnectedError("broke")), attempt(after, 0.1, []))
        (gap,) = gaps(await told(supervised(play, pace=pace)))
        assert gap.platform == "tiktok"
        assert gap.until - gap.since == pytest.approx(1.0, abs=0.3)
        assert gap.estimated == pytest.approx(10, abs=4)

    async def test_what_is_offered_afterwards_is_not_missing(self) -> None:
        start = time.time()
        before = self.lively(start - 30, seconds=30, rate=10)
        history = [*before[-20:], *(comment(1000 + n, at=start + n / 10) for n in range(12))]
        play = Play(attempt(before, DisconnectedError("broke")), attempt(history, 0.1, []))
        (gap,) = gaps(await told(supervised(play, pace=Pace(first=1.0, settle=0.05))))
        assert gap.estimated <= 3

    async def test_no_gap_before_the_first_connection(self) -> None:
        play = Play(attempt(DisconnectedError("no")), attempt([comment(1)], 0.1, []))
        assert gaps(await told(supervised(play))) == []

    async def test_a_gap_is_told_though_the_connection_breaks_again_soon(self) -> None:
        play = Play(
            attempt([comment(1)], DisconnectedError("broke")),
            attempt([], DisconnectedError("broke")),
            attempt([], 0.1, []),
        )
        assert len(gaps(await told(supervised(play)))) == 2

    async def test_a_gap_is_told_though_the_live_is_over_when_we_are_back(self) -> None:
        play = Play(attempt([comment(1)], DisconnectedError("broke")), attempt(NotLiveError("over")))
        items = await told(supervised(play, pace=Pace(first=0.02, ask=0.05, encore=0.1)))
        assert len(gaps(items)) == 1

    @pytest.mark.parametrize("after", [attempt([], 30), attempt(30)])
    async def test_a_gap_that_is_still_open_when_the_run_is_stopped_is_told_then(
        self, after: Callable[[], Attempt]
    ) -> None:
        connector = supervised(
            Play(attempt([comment(1)], DisconnectedError("broke")), after), pace=Pace(first=0.02)
        )
        task = asyncio.create_task(told(connector))
        await asyncio.sleep(0.3)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        (gap,) = gaps(connector.last_words())
        assert 0 < gap.until - gap.since < 0.5
        assert gaps(connector.last_words()) == []

    async def test_what_an_attempt_itself_knows_to_be_missing_is_told(self) -> None:
        def overflow(connector: Attempt) -> None:
            connector.missed += 12

        items = await told(supervised(Play(attempt([comment(1)], overflow, [comment(2)], [comment(3)]))))
        assert [gap.estimated for gap in gaps(items)] == [12]
