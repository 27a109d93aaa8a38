"""The second way to TikTok: what is its own."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

import pytest

from copilot.connectors.tiktok_pirate import PirateTikTok
from copilot.errors import DisconnectedError
from copilot.settings import Hosts
from tests.connectors.tiktok_live import Listener, hosts, said, simulated
from tests.simulators.tiktok import PUSH, TikTokSimulator


def attempt(simulator: TikTokSimulator) -> PirateTikTok:
    return PirateTikTok("@shop", hosts=hosts(simulator), patience=5, pause=0.01)


@pytest.mark.parametrize("fault", ["sign-500", "sign-429", "sign-silent"])
async def test_it_needs_no_signing_service(fault: str) -> None:
    async with simulated(None, fault) as simulator, Listener(attempt(simulator)) as listener:
        await listener.connected()
        await simulator.say(said(1))
        await listener.until(lambda: listener.ids == ["1"])
        assert simulator.requests == ["/api-live/user/room/", "/webcast/room/check_alive/", "/@shop", PUSH]


async def test_the_visitor_s_cookie_is_asked_for_until_it_is_given() -> None:
    async with simulated(None, "rare-ttwid") as simulator, Listener(attempt(simulator)) as listener:
        await listener.connected()
        assert simulator.requests[2:5] == ["/@shop", "/@tiktok", "/@shop"]


async def test_an_answer_that_lacks_what_the_library_insists_on_is_read_all_the_same() -> None:
    async with simulated() as simulator:
        simulator.raw["room"] = b'{"data":{"user":{"roomId":7300000000000000001}}}'
        async with Listener(attempt(simulator)) as listener:
            await listener.connected()
        simulator.raw["room"] = b'{"data":{}}'
        async with Listener(attempt(simulator)) as listener:
            assert isinstance(await listener.ended(), DisconnectedError)


async def test_no_visitor_s_cookie_is_told_after_a_while() -> None:
    async with simulated(None, "no-ttwid") as simulator, Listener(attempt(simulator)) as listener:
        assert isinstance(await listener.ended(), DisconnectedError)
        assert "visitor's cookie" in str(listener.fault)
        assert simulator.requests.count("/@shop") == 4


async def test_the_room_is_entered_and_the_heart_beats_from_the_start() -> None:
    async with simulated() as simulator, Listener(attempt(simulator)) as listener:
        await listener.until(lambda: len(simulator.received) >= 2)
        assert simulator.received[:2] == ["hb", "im_enter_room"]


async def test_the_library_s_own_connection_hears_what_ours_hears() -> None:
    from piratetok_live.connection.wss import connect_wss  # noqa: PLC0415 - only where it is used

    async with simulated() as simulator, Listener(attempt(simulator)) as ours:
        await ours.connected()
        heard: list[str] = []
        faults: list[Exception] = []
        stop = asyncio.Event()

        def hear(event: Any) -> None:
            if event.type == "chat":
                heard.append(str(event.data["common"]["msgId"]))

        theirs = asyncio.create_task(
            connect_wss(
                simulator.push_server,
                "ttwid",
                "1",
                hear,
                faults.append,
                stop,
                on_open=lambda: heard.append("open"),
            )
        )
        await ours.until(lambda: heard == ["open"])
        for number in range(1, 21):
            await simulator.say(said(number))
        await ours.until(lambda: len(heard) > 20 and len(ours.ids) == 20)
        stop.set()
        await theirs
    assert (heard[1:], faults) == (ours.ids, [])


def test_where_nothing_is_moved_the_hosts_are_the_library_s() -> None:
    import piratetok_live.client  # noqa: PLC0415 - only where it is used
    from piratetok_live.connection.url import build_wss_url  # noqa: PLC0415
    from piratetok_live.http.api import check_online  # noqa: PLC0415

    from copilot.connectors import tiktok_pirate  # noqa: PLC0415

    theirs = inspect.getsource(check_online)
    ours = PirateTikTok("shop", hosts=Hosts())
    assert f"{ours._web}/api-live/user/room" in theirs
    assert tiktok_pirate._PUSH == piratetok_live.client._DEFAULT_CDN
    assert PUSH in build_wss_url(tiktok_pirate._PUSH, "1")


def test_the_request_says_what_the_library_s_own_says() -> None:
    from piratetok_live.http.api import check_online  # noqa: PLC0415 - only where it is used

    theirs, ours = inspect.getsource(check_online), inspect.getsource(PirateTikTok._room)
    for line in theirs.partition("urlencode({")[2].partition("})")[0].splitlines():
        name = line.partition(":")[0].strip()
        assert name in ours
