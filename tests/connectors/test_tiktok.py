"""The first way to TikTok: what its library and the signing service do wrong, one by one."""

from __future__ import annotations

import asyncio
import gc
import ssl
import time

import pytest
from websockets.exceptions import ConnectionClosed

from copilot.connectors.tiktok import TikTok
from copilot.connectors.tiktok_feed import Feed
from copilot.connectors.tiktok_library import Session, load
from copilot.errors import DisconnectedError, LimitedError, RefusedError
from copilot.settings import Hosts
from tests.connectors.tiktok_live import Listener, hosts, said, simulated
from tests.simulators import tiktok_messages as messages
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_script import Script


def attempt(simulator: TikTokSimulator, sign_key: str | None = None, patience: float = 5) -> TikTok:
    return TikTok("@shop", hosts=hosts(simulator), sign_key=sign_key, patience=patience)


@pytest.mark.parametrize(("fault", "wait"), [("sign-429", 7), ("sign-429-bare", 60)])
async def test_a_limit_of_the_signing_service_tells_when_to_ask_again(fault: str, wait: float) -> None:
    async with simulated(None, fault) as simulator, Listener(attempt(simulator)) as listener:
        failure = await listener.ended()
        assert isinstance(failure, LimitedError)
        assert failure.retry_at - time.time() == pytest.approx(wait, abs=2)
        assert "signing service asks to wait" in str(failure)


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        ("sign-500", "HTTP 500"),
        ("sign-empty", "empty"),
        ("sign-html", "web page"),
        ("sign-garbage", "can't be read"),
        ("sign-no-cookie", "incomplete"),
        ("sign-no-server", "incomplete"),
    ],
)
async def test_a_signing_service_out_of_order_is_told(fault: str, word: str) -> None:
    async with simulated(None, fault) as simulator, Listener(attempt(simulator)) as listener:
        failure = await listener.ended()
        assert isinstance(failure, DisconnectedError)
        assert "signing service is out of order" in str(failure)
        assert word in str(failure)


@pytest.mark.parametrize(("key", "said"), [(None, "eulerstream.com"), ("abc", "refuses your key")])
async def test_a_key_that_is_refused_is_the_user_s_business(key: str | None, said: str) -> None:
    async with simulated(None, "sign-401") as simulator, Listener(attempt(simulator, key)) as listener:
        failure = await listener.ended()
        assert isinstance(failure, RefusedError)
        assert failure.reason == "signing"
        assert said in str(failure)
        assert simulator.keys == [key or ""]
        assert "abc" not in str(failure)


async def test_a_silent_signing_service_is_not_waited_for_for_ever() -> None:
    async with (
        simulated(None, "sign-silent") as simulator,
        Listener(attempt(simulator, patience=0.5)) as listener,
    ):
        assert isinstance(await listener.ended(), DisconnectedError)
        assert "signing service does not answer" in str(listener.fault)


async def test_a_signing_service_that_is_not_there_is_told() -> None:
    async with simulated() as simulator:
        connector = TikTok("shop", hosts=Hosts(tiktok=simulator.url, tiktok_sign="http://127.0.0.1:9"))
        async with Listener(connector) as listener:
            assert isinstance(await listener.ended(), DisconnectedError)
            assert "signing service does not answer" in str(listener.fault)


async def test_a_silent_handshake_is_not_waited_for_for_ever() -> None:
    async with (
        simulated(None, "handshake-silent") as simulator,
        Listener(attempt(simulator, patience=0.5)) as listener,
    ):
        assert isinstance(await listener.ended(), DisconnectedError)
        assert "TikTok does not answer" in str(listener.fault)


@pytest.mark.parametrize("address", ["wss://127.0.0.1:{port}/", "ws://127.0.0.1:9/"])
async def test_a_webcast_that_cannot_be_reached_is_told(address: str) -> None:
    async with simulated() as simulator:
        simulator.push_server = address.format(port=simulator.url.rpartition(":")[2])
        async with Listener(attempt(simulator)) as listener:
            assert isinstance(await listener.ended(), DisconnectedError)
            assert "TikTok does not answer" in str(listener.fault)


async def test_an_attempt_whose_parting_is_cut_short_leaves_nothing() -> None:
    async with simulated() as simulator:
        batches = attempt(simulator).batches()
        await anext(batches)
        simulator.stall()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.0):
                await batches.aclose()


async def test_every_attempt_signs_anew() -> None:
    async with simulated() as simulator:
        for number in (1, 2, 3):
            async with Listener(attempt(simulator)) as listener:
                await listener.connected()
            assert simulator.signed == simulator.connected == number


async def test_an_address_signed_too_long_ago_is_refused_and_said() -> None:
    async with simulated(Script(address_life=-1)) as simulator, Listener(attempt(simulator)) as listener:
        assert isinstance(await listener.ended(), DisconnectedError)
        assert "signature expired" in str(listener.fault)


async def test_a_page_with_a_puzzle_leaves_the_api() -> None:
    async with simulated(None, "page-captcha") as simulator, Listener(attempt(simulator)) as listener:
        await listener.connected()
        assert simulator.requests[:2] == ["/@shop/live", "/api-live/user/room/"]


async def test_an_account_without_page_and_answer_is_not_there() -> None:
    async with simulated(None, "page-404") as simulator, Listener(attempt(simulator)) as listener:
        assert isinstance(await listener.ended(), RefusedError)


async def test_nothing_is_signed_for_a_live_that_is_not_on() -> None:
    async with simulated(None, "over") as simulator, Listener(attempt(simulator)) as listener:
        await listener.ended()
        assert not any(path.startswith("/sign") for path in simulator.requests)


async def test_a_receipt_that_only_the_library_cannot_read_ends_the_connection_and_its_pings() -> None:
    async with simulated(Script(ping_interval=3600)) as simulator, Listener(attempt(simulator)) as listener:
        await listener.connected()
        good = messages.push([messages.chat(said(1))], log_id=1, packed=False, need_ack=True)
        simulator.send_bytes(good.replace(b"fetch_time", b"\xffetch_time"))
        assert isinstance(await listener.ended(), DisconnectedError)
        assert listener.ids == ["1"]


async def test_a_ping_into_a_connection_that_is_cut_tells_nobody_but_whoever_reads_the_feed() -> None:
    told: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, what: told.append(what))
    async with simulated(Script(ping_interval=3600)) as simulator:
        feed, session = Feed(None), await _session(hosts(simulator))
        session._feed = feed
        try:
            await session.start(messages.ROOM)
            async with asyncio.timeout(20):
                await feed.get()
                while "hb" not in simulator.received:
                    await feed.get()
                session.client._ws.restart_ping_loop(messages.ROOM)  # it pings while the connection ends
                session._socket.transport.abort()
                while await feed.get():
                    pass
        finally:
            await session.close()
        gc.collect()
    assert told == []
    assert isinstance(feed.fault, ConnectionClosed)


async def test_what_comes_while_the_library_closes_is_still_read() -> None:
    async with simulated() as simulator:
        feed, session = Feed(None), await _session(hosts(simulator))
        session._feed = feed
        try:
            await session.start(messages.ROOM)
            async with asyncio.timeout(20):
                await feed.get()
                while "hb" not in simulator.received:
                    await feed.get()
                assert session._connection is not None
                session._connection.cancel()
                await simulator.say(said(1))
                heard: list[str] = []
                while frame := await feed.get():
                    heard += [comment.id for comment in frame.comments]
            assert heard == ["1"]
        finally:
            await session.close()


async def _session(where: Hosts) -> Session:
    async def judge(response: object) -> None:
        pass

    library = await asyncio.to_thread(load)
    return Session(
        library,
        "shop",
        hosts=where,
        sign_key="abc",
        feed=Feed(None),
        asking={"response": [judge]},
        signing={"response": [judge]},
        patience=7,
    )


async def test_both_http_clients_verify_tls_and_have_a_timeout() -> None:
    session = await _session(Hosts())
    library = await asyncio.to_thread(load)
    try:
        used = session.client.web.signer.sdk_client.get_async_httpx_client()
        for client in (used, session.client.web.httpx_client):
            assert client._transport._pool._ssl_context.verify_mode == ssl.CERT_REQUIRED
            assert (client.timeout.connect, client.timeout.read) == (7, 7)
        assert str(used.base_url) == "https://api.eulerstream.com"
        assert used.headers["X-Api-Key"] == "abc"
        assert library.client.web.web_settings.WebDefaults.tiktok_app_url == "https://www.tiktok.com"
        assert (
            library.client.web.web_settings.WebDefaults.tiktok_webcast_url
            == "https://webcast.tiktok.com/webcast"
        )
    finally:
        await session.close()


async def test_the_library_parses_no_event() -> None:
    assert (await asyncio.to_thread(load)).events.proto_events.EVENT_MAPPINGS == {}


async def test_frames_wait_in_the_socket_while_nobody_asks_for_them() -> None:
    async with simulated() as simulator:
        connector = attempt(simulator)
        async with Listener(connector, slowness=1.0) as listener:
            await listener.connected()
            for number in range(1, 801):
                await simulator.say(said(number))
            await asyncio.sleep(0.5)
            assert len(connector._feed._frames) <= 256
            listener._slowness = 0.0
            await listener.until(lambda: len(listener.comments) == 800)
