"""What both ways to TikTok have in common, by their real libraries, against the simulator."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable

import pytest

from copilot.connectors.base import Connector
from copilot.connectors.tiktok import TikTok
from copilot.connectors.tiktok_feed import Keep, account
from copilot.connectors.tiktok_pirate import PirateTikTok
from copilot.domain.board import PlatformState, Reason
from copilot.errors import ConnectorError, DisconnectedError, LimitedError, NotLiveError, RefusedError
from copilot.settings import Hosts
from tests.connectors.tiktok_live import Listener, hosts, said, simulated
from tests.simulators import tiktok_messages as messages
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_play import take_back
from tests.simulators.tiktok_script import Script

Route = Callable[..., Connector]


def first(simulator: TikTokSimulator, name: str = "@shop", keep: Keep | None = None) -> Connector:
    return TikTok(name, hosts=hosts(simulator), keep=keep, patience=5)


def second(simulator: TikTokSimulator, name: str = "@shop", keep: Keep | None = None) -> Connector:
    return PirateTikTok(name, hosts=hosts(simulator), keep=keep, patience=5, pause=0.01)


@pytest.fixture(params=[first, second], ids=["tiktoklive", "piratetok"])
def route(request: pytest.FixtureRequest) -> Route:
    return request.param


async def test_comments_come_until_the_live_ends(route: Route) -> None:
    async with simulated() as simulator:
        await simulator.say(said(1, "قبل"))
        async with Listener(route(simulator)) as listener:
            await listener.connected()
            for number in range(2, 12):
                await simulator.say(said(number))
            await simulator.end()
            assert await listener.ended() is None
        assert listener.ids == [str(number) for number in range(1, 12)]
        assert {comment.platform for comment in listener.comments} == {"tiktok"}
        assert listener.comments[0].text == "قبل"
        assert abs(listener.comments[-1].at - time.time()) < 20


async def test_every_frame_that_asks_for_a_receipt_gets_one(route: Route) -> None:
    async with simulated() as simulator, Listener(route(simulator)) as listener:
        await listener.connected()
        for number in range(1, 31):
            await simulator.say(said(number))
        await listener.until(lambda: len(listener.ids) == 30 and simulator.sent == simulator.acked)
        assert "im_enter_room" in simulator.received
        assert len(simulator.sent) >= 15


async def test_what_was_sent_before_a_close_is_not_lost(route: Route) -> None:
    async with simulated() as simulator, Listener(route(simulator)) as listener:
        await listener.connected()
        for number in range(1, 201):
            await simulator.say(said(number))
        await simulator.hang_up(patient=False)
        assert isinstance(await listener.ended(), DisconnectedError)
        assert listener.ids == simulator.offered == [str(number) for number in range(1, 201)]


async def test_an_abrupt_close_is_a_disconnection(route: Route) -> None:
    async with simulated() as simulator, Listener(route(simulator)) as listener:
        await listener.connected()
        await simulator.say(said(1))
        await listener.until(lambda: listener.comments)
        simulator.cut()
        assert isinstance(await listener.ended(), DisconnectedError)
        assert "made again" in str(listener.fault)


async def test_a_new_attempt_hears_what_was_said_between(route: Route) -> None:
    async with simulated() as simulator:
        async with Listener(route(simulator)) as listener:
            await listener.connected()
            await simulator.say(said(1))
            await listener.until(lambda: listener.comments)
            simulator.cut()
            await listener.ended()
        await simulator.say(said(2))
        async with Listener(route(simulator)) as listener:
            await listener.until(lambda: listener.ids == ["1", "2"])


async def test_a_quiet_live_shows_life_and_a_stalled_one_does_not(
    route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    import piratetok_live.connection.wss  # noqa: PLC0415 - its beats have no setting but this constant

    monkeypatch.setattr(piratetok_live.connection.wss, "DEFAULT_HEARTBEAT_S", 0.05)
    async with simulated(Script(ping_interval=0.05)) as simulator, Listener(route(simulator)) as listener:
        await listener.until(lambda: listener.batches > 6)
        assert not listener.comments
        simulator.stall()
        await asyncio.sleep(0.2)
        before = listener.batches
        await simulator.say(said(1))
        await asyncio.sleep(0.4)
        assert listener.batches == before
        assert listener.fault is None


async def test_a_pause_is_told_and_over_when_the_presenter_goes_on(route: Route) -> None:
    async with simulated() as simulator:
        connector = route(simulator)
        async with Listener(connector) as listener:
            await listener.connected()
            await simulator.happen("pause")
            await listener.until(lambda: listener.statuses)
            assert connector.paused
            await simulator.happen("resume")
            await listener.until(lambda: len(listener.statuses) == 2)
            assert not connector.paused
    assert [status.state for status in listener.statuses] == [PlatformState.WAITING, PlatformState.LIVE]
    assert [status.reason for status in listener.statuses] == [Reason.PAUSED, Reason.NONE]
    assert "paused" in listener.statuses[0].detail


async def test_what_is_taken_back_is_told(route: Route) -> None:
    async with simulated(Script(noise=False)) as simulator, Listener(route(simulator)) as listener:
        await listener.connected()
        await simulator.say(said(1), said(2))
        take_back(simulator, simulator.said[0], people=[said(2).author])
        await listener.until(lambda: listener.deletions)
    assert [(each.id, each.author_id) for each in listener.deletions] == [
        ("1", ""),
        ("", str(said(2).author)),
    ]


async def test_gifts_likes_and_joins_are_no_comments_and_the_viewers_are_counted(route: Route) -> None:
    async with simulated(Script(noise=False)) as simulator:
        connector = route(simulator)
        async with Listener(connector) as listener:
            await listener.connected()
            assert connector.viewers is None
            simulator.send(messages.noise(100, time.time(), 4321))
            await listener.until(lambda: connector.viewers == 4321)
            assert not listener.comments


async def test_a_flood_arrives_complete_in_order_and_once(route: Route) -> None:
    async with simulated(Script(speed=20)) as simulator, Listener(route(simulator)) as listener:
        await listener.connected()
        await simulator.happen("flood")
        await listener.until(lambda: len(listener.comments) >= 400)
        assert listener.ids == [str(one.number) for one in simulator.said]


async def test_a_slow_reader_loses_nothing(route: Route) -> None:
    async with simulated() as simulator, Listener(route(simulator), slowness=0.001) as listener:
        await listener.connected()
        for number in range(1, 601):
            await simulator.say(said(number))
        await listener.until(lambda: len(listener.comments) == 600)


async def test_frames_that_cannot_be_read_are_passed_over(route: Route) -> None:
    dice = random.Random(20)
    good = messages.push([messages.chat(said(1))], log_id=1, packed=True, need_ack=False)
    async with simulated() as simulator, Listener(route(simulator)) as listener:
        await listener.connected()
        for _ in range(100):
            place = dice.randrange(len(good))
            simulator.send_bytes(dice.randbytes(dice.randrange(60)))
            simulator.send_bytes(good[:place])
            simulator.send_bytes(good[:place] + dice.randbytes(1) + good[place + 1 :])
        await simulator.say(said(2, "آخر واحد"))
        await listener.until(lambda: "2" in listener.ids)


async def test_a_frame_that_only_the_library_cannot_read_is_a_disconnection_at_most(route: Route) -> None:
    dice = random.Random(21)
    good = messages.push([messages.chat(said(1))], log_id=1, packed=False, need_ack=True)
    for _ in range(4):
        async with simulated() as simulator, Listener(route(simulator)) as listener:
            await listener.connected()
            for _ in range(40):
                place = dice.randrange(len(good))
                simulator.send_bytes(good[:place] + dice.randbytes(1) + good[place + 1 :])
            await simulator.end()
            assert isinstance(await listener.ended(), ConnectorError | None)


@pytest.mark.parametrize("fault", ["not-live", "over"])
async def test_no_live_is_no_failure(route: Route, fault: str) -> None:
    async with simulated(None, fault) as simulator, Listener(route(simulator)) as listener:
        assert isinstance(await listener.ended(), NotLiveError)
        assert "@shop is not live" in str(listener.fault)
        assert not simulator.signed


@pytest.mark.parametrize("name", ["@nobody", "no body/&?", "لا أحد"])
async def test_an_account_that_is_not_there_is_named(route: Route, name: str) -> None:
    async with simulated() as simulator, Listener(route(simulator, name)) as listener:
        fault = await listener.ended()
        assert isinstance(fault, RefusedError)
        assert (fault.reason, fault.subject) == ("not_found", f"@{account(name)}")
        assert f"@{account(name)}" in str(fault)


@pytest.mark.parametrize("fault", ["captcha", "page-500"])
async def test_a_page_that_shows_something_else_is_told(route: Route, fault: str) -> None:
    async with simulated(None, fault) as simulator, Listener(route(simulator)) as listener:
        assert isinstance(await listener.ended(), DisconnectedError)
        assert "another network" in str(listener.fault)


async def test_tiktok_may_ask_to_wait(route: Route) -> None:
    async with simulated(None, "page-429") as simulator, Listener(route(simulator)) as listener:
        fault = await listener.ended()
        assert isinstance(fault, LimitedError)
        assert 20 < fault.retry_at - time.time() <= 60


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("handshake-200", "illegal secret key"),
        ("handshake-403", "HTTP 403"),
        ("handshake-415", "DEVICE_BLOCKED"),
    ],
)
async def test_a_connection_that_is_refused_says_why(route: Route, fault: str, word: str) -> None:
    async with simulated(None, fault) as simulator, Listener(route(simulator)) as listener:
        assert isinstance(await listener.ended(), DisconnectedError)
        assert word in str(listener.fault)
        assert "another network" in str(listener.fault)
        assert not listener.batches


async def test_a_host_that_is_not_there_is_told() -> None:
    nowhere = Hosts(tiktok="http://127.0.0.1:9", tiktok_sign="http://127.0.0.1:9")
    for connector in (TikTok("shop", hosts=nowhere), PirateTikTok("shop", hosts=nowhere)):
        async with Listener(connector) as listener:
            assert isinstance(await listener.ended(), DisconnectedError)
            assert "internet connection" in str(listener.fault)


async def test_a_proxy_is_not_asked_for_this_computer_s_own_addresses(
    route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("no_proxy", "example.org")
    async with simulated() as simulator, Listener(route(simulator)) as listener:
        await listener.connected()


async def test_everything_that_comes_can_be_recorded(route: Route) -> None:
    kept: list[tuple[str, bytes]] = []
    async with simulated() as simulator:
        connector = route(simulator, keep=lambda kind, data: kept.append((kind, data)))
        async with Listener(connector) as listener:
            await listener.connected()
            await simulator.say(said(1))
            simulator.send_bytes(b"\xff\xff")
            await listener.until(lambda: ("frame", b"\xff\xff") in kept)
    assert {kind for kind, _ in kept} >= {"page", "frame"}


async def test_a_recording_that_fails_does_not_end_the_live(
    route: Route, caplog: pytest.LogCaptureFixture
) -> None:
    def full(kind: str, data: bytes) -> None:
        raise OSError("disk full")

    async with simulated() as simulator, Listener(route(simulator, keep=full)) as listener:
        await listener.connected()
        await simulator.say(said(1))
        await listener.until(lambda: listener.comments)
    assert caplog.text.count("The recording of TikTok's frames failed") == 1


@pytest.mark.parametrize("fault", ["", "alive-silent", "handshake-silent"])
async def test_an_attempt_can_be_given_up_at_any_moment(route: Route, fault: str) -> None:
    async with simulated(None, fault) as simulator:
        if route is second:
            connector: Connector = PirateTikTok("shop", hosts=hosts(simulator), patience=0.5)
        else:
            connector = route(simulator)
        async with Listener(connector) as listener:
            await listener.until(lambda: len(simulator.requests) >= 2 and (fault or listener.batches))
            await asyncio.sleep(0.05)
            began = time.monotonic()
        assert time.monotonic() - began < 12  # the patience of either route is longer
        assert listener.fault is None
