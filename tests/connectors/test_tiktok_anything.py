"""Whatever TikTok or the signing service sends, a connection goes on or ends by a known fault."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.connectors.tiktok import TikTok
from copilot.connectors.tiktok_pirate import PirateTikTok
from copilot.errors import ConnectorError
from tests.connectors.tiktok_live import Listener, hosts, said, simulated
from tests.simulators import tiktok_messages as messages
from tests.simulators.tiktok import TikTokSimulator

Route = Callable[[TikTokSimulator], TikTok | PirateTikTok]
ROUTES: dict[str, Route] = {
    "tiktoklive": lambda simulator: TikTok("shop", hosts=hosts(simulator), patience=5),
    "piratetok": lambda simulator: PirateTikTok("shop", hosts=hosts(simulator), patience=5, pause=0.01),
}
GOOD = messages.push([messages.chat(said(1))], log_id=1, packed=False, need_ack=True)
SIGNED = messages.signed([messages.chat(said(1))], push_server="ws://127.0.0.1:1/", token="t")


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def encoded(fields: Iterable[tuple[int, int | bytes]]) -> bytes:
    """A protocol buffer of any fields."""
    parts = (
        varint(field << 3) + varint(value)
        if isinstance(value, int)
        else varint(field << 3 | 2) + varint(len(value)) + value
        for field, value in fields
    )
    return b"".join(parts)


numbers = st.integers(0, 2**64 - 1)
kinds = st.sampled_from(
    [
        f"Webcast{kind}Message".encode()
        for kind in ("Chat", "EmoteChat", "QuestionNew", "Control", "ImDelete", "RoomUserSeq")
    ]
)
contents = st.recursive(
    st.binary(max_size=12),
    lambda inner: st.lists(st.tuples(st.integers(1, 40), numbers | inner), max_size=5).map(encoded),
    max_leaves=8,
)
told = st.builds(
    lambda kind, payload, number: encoded([(1, kind), (2, payload), (3, number)]), kinds, contents, numbers
)
responses = st.lists(st.tuples(st.sampled_from([1, 1, 1, 5, 9]), told | contents | numbers), max_size=5).map(
    encoded
)
frames = st.one_of(
    st.binary(max_size=40),
    responses.map(lambda body: encoded([(2, 5), (7, b"msg"), (8, body)])),
    st.builds(
        lambda place, byte: GOOD[:place] + bytes([byte]) + GOOD[place + 1 :],
        st.integers(0, len(GOOD) - 1),
        st.integers(0, 255),
    ),
)
any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "user", "roomId", "status", "alive", "LiveRoom", "x"]), inner, max_size=4
        )
    ),
    max_leaves=10,
)
pages = st.binary(max_size=40) | any_json.map(lambda value: json.dumps(value).encode())
answers = {
    "live": pages.map(lambda page: b'<script id="SIGI_STATE" type="application/json">' + page + b"</script>"),
    "room": pages,
    "check_alive": pages,
    "fetch": st.one_of(
        st.binary(min_size=1, max_size=40),
        responses,
        st.builds(
            lambda place, byte: SIGNED[:place] + bytes([byte]) + SIGNED[place + 1 :],
            st.integers(0, len(SIGNED) - 1),
            st.integers(0, 255),
        ),
    ),
}


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES.keys())
@settings(max_examples=5, deadline=None)
@given(sent=st.lists(frames, min_size=20, max_size=60))
def test_any_frames_are_passed_over_or_end_a_connection_by_a_known_fault(
    route: Route, sent: list[bytes]
) -> None:
    async def run() -> None:
        async with simulated() as simulator, Listener(route(simulator)) as listener:
            await listener.connected()
            for frame in sent:
                simulator.send_bytes(frame)
            await simulator.say(said(7_777_777))
            async with asyncio.timeout(20):
                while "7777777" not in listener.ids and not listener.over:  # noqa: ASYNC110 - either of two
                    await asyncio.sleep(0.005)
        assert listener.fault is None or isinstance(listener.fault, ConnectorError)

    asyncio.run(run())


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES.keys())
@settings(max_examples=8, deadline=None)
@given(given=st.fixed_dictionaries({}, optional=answers))
def test_any_answers_connect_or_end_an_attempt_by_a_known_fault(route: Route, given: dict[str, Any]) -> None:
    async def run() -> None:
        async with simulated() as simulator:
            simulator.raw = {step: body or b"x" for step, body in given.items()}
            async with Listener(route(simulator)) as listener:
                async with asyncio.timeout(20):
                    while not listener.batches and not listener.over:  # noqa: ASYNC110 - either of two
                        await asyncio.sleep(0.005)
        assert listener.fault is None or isinstance(listener.fault, ConnectorError), repr(listener.fault)

    asyncio.run(run())
