"""Too much, too long, too slow or not understood, over real sockets: refused, and the live goes on."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from socket import SO_RCVBUF, SO_SNDBUF, SOL_SOCKET
from socket import socket as Socket  # noqa: N812 - a class, named like one

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from copilot.console import server
from copilot.console.doors import Limits
from copilot.domain.board import CardState
from copilot.domain.command import Pin
from tests.builders import raw
from tests.console.lives import Live, code_of_close, cookie_of, eventually, heard, opened, request, running

ID = "abcdef0123"


def pin(question: int, identity: str = ID) -> str:
    return json.dumps({"id": identity, "do": "pin", "question": question})


async def status_of(socket) -> int:
    with pytest.raises(InvalidStatus) as caught:
        await socket
    return caught.value.response.status_code


async def test_a_message_that_is_too_long_ends_the_socket(live: Live) -> None:
    async with opened(live, await cookie_of(live)) as socket:
        await socket.send("x" * 20_000)
        assert await code_of_close(socket) == 1009


async def test_bytes_are_no_message(live: Live) -> None:
    async with opened(live, await cookie_of(live)) as socket:
        await socket.send(b"\x00\x01")
        assert await code_of_close(socket) == 1008


async def test_a_malformed_message_is_refused_and_many_end_the_socket(live: Live) -> None:
    async with opened(live, await cookie_of(live)) as socket:
        await socket.send(json.dumps({"id": ID, "do": "wipe"}))
        assert await heard(socket, lambda message: message["t"] == "refused") == {
            "t": "refused",
            "id": ID,
            "reason": "malformed",
        }
        with suppress(ConnectionClosed):
            for _ in range(50):
                await socket.send("[" * 3000)
        assert await code_of_close(socket) == 1008


async def test_a_malformed_frame_ends_the_socket(live: Live) -> None:
    async with opened(live, await cookie_of(live)) as socket:
        socket.transport.write(b"\x81\x05hello")  # a browser's frames are masked; this one is not
        assert await code_of_close(socket) == 1002


async def test_too_many_commands_are_refused_and_taken_later(live: Live) -> None:
    await live.ask("بكام")
    async with opened(live, await cookie_of(live)) as socket:
        for number in range(60):
            await socket.send(pin(1, f"command-{number:04}"))
        refused = await heard(socket, lambda message: message["t"] == "refused")
        assert refused["reason"] == "too_fast"
        await asyncio.sleep(0.4)
        await socket.send(pin(1, refused["id"]))
        await heard(socket, lambda message: refused["id"] in message.get("confirmed", []))
    assert len(live.kept()) < 60


async def test_a_flood_ends_the_socket_and_not_the_live(live: Live) -> None:
    await live.ask("بكام")
    async with opened(live, await cookie_of(live)) as socket:
        with suppress(ConnectionClosed):
            for number in range(20_000):
                await socket.send(pin(1, f"command-{number:06}"))
        assert await code_of_close(socket) == 1008
    assert len(live.kept()) < 200
    await live.ask("شحن")


async def test_who_speaks_too_slowly_is_cut_off(tmp_path: Path) -> None:
    async with running(tmp_path / "live", open_timeout=0.5) as live:
        readers = []
        for _ in range(10):
            reader, writer = await asyncio.open_connection(*live.here.split(":"))
            writer.write(b"GET /moderator/ HTTP/1.1\r\nHost: ")
            readers.append((reader, writer))
        await live.ask("بكام")
        async with asyncio.timeout(5):
            for reader, writer in readers:
                with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
                    await reader.readexactly(1)
                writer.close()
        assert (await request(live, "GET", "/moderator/"))[0] == 200
        await eventually(lambda: not live.doors._knocking)


def _deaf(live: Live) -> Socket:
    """Return a connection that holds hardly anything: what its owner does not read waits at the server."""
    live.places.sockets[0].setsockopt(SOL_SOCKET, SO_SNDBUF, 4096)
    deaf = Socket()
    deaf.setsockopt(SOL_SOCKET, SO_RCVBUF, 2048)
    host, port = live.here.split(":")
    deaf.connect((host, int(port)))
    deaf.setblocking(False)  # noqa: FBT003 - the system's own
    return deaf


async def test_who_reads_a_file_too_slowly_is_cut_off(tmp_path: Path) -> None:
    path = "/fonts/IBMPlexSansArabic-Bold.ttf"
    async with running(tmp_path / "live", open_timeout=0.5) as live:
        whole = len((await request(live, "GET", path))[2])
        with _deaf(live) as deaf:
            loop = asyncio.get_running_loop()
            await loop.sock_sendall(deaf, f"GET {path} HTTP/1.1\r\nHost: {live.here}\r\n\r\n".encode())
            await eventually(lambda: live.doors._knocking)
            await live.ask("بكام")
            await eventually(lambda: not live.doors._knocking)
            got = 0
            with suppress(ConnectionResetError):
                while data := await loop.sock_recv(deaf, 65536):
                    got += len(data)
            assert got < whole


def _everything_asked_again(turn: int) -> list:
    people = range(300 * turn, 300 * (turn + 1))
    return [raw(f"سؤال رقم {n % 60} {'كلام ' * 60}", author=f"p{n}", identity=f"p{n}") for n in people]


async def test_a_page_that_never_reads_is_let_go(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_SLOWEST_SEND", 0.3)
    cookie = await cookie_of(live)
    async with opened(live, cookie, sock=_deaf(live)) as socket:
        await heard(socket, lambda message: message["t"] == "hello")
        socket.transport.pause_reading()
        for turn in range(20):
            await live.script.typed.put(_everything_asked_again(turn))
            await asyncio.sleep(0.12)
            if not live.doors._sockets:
                break
        await eventually(lambda: not live.doors._sockets)
        await live.ask("بكام")
        socket.transport.abort()


async def test_a_thousand_connections_disturb_nobody(live: Live) -> None:
    """They come from this machine, as do the page's own: what is cut off is what has not got in."""
    await live.ask("بكام")
    async with opened(live, await cookie_of(live)) as socket:
        await heard(socket, lambda message: message["t"] == "board")
        crowd = await asyncio.gather(
            *(asyncio.open_connection(*live.here.split(":")) for _ in range(1000)), return_exceptions=True
        )
        await asyncio.sleep(0.2)
        assert live.doors._knocking.total() <= live.doors.limits.knocking_per_address
        await socket.send(pin(1))
        await heard(socket, lambda message: ID in message.get("confirmed", []))
        await live.ask("شحن")
        for each in crowd:
            if not isinstance(each, BaseException):
                each[1].close()
        async with asyncio.timeout(5):
            while (await request(live, "GET", "/moderator/"))[0] != 200:
                pass  # some of the crowd still stand in the system's queue, before this one


async def test_more_pages_than_there_is_room_for_are_refused(tmp_path: Path) -> None:
    async with running(tmp_path / "live", limits=Limits(sockets_per_session=2)) as live:
        cookie = await cookie_of(live)
        async with opened(live, cookie), opened(live, cookie):
            assert await status_of(opened(live, cookie)) == 503
        async with opened(live, cookie) as socket:
            await heard(socket, lambda message: message["t"] == "hello")


async def test_the_state_of_a_card_survives_all_this(live: Live) -> None:
    await live.ask("بكام")
    async with opened(live, await cookie_of(live)) as socket:
        await socket.send(pin(1))
        await heard(socket, lambda message: ID in message.get("confirmed", []))
    board = await live.until(lambda board: board.cards[0].state is CardState.PINNED)
    assert board.done[-1].command == Pin(by="moderator 1", question=1)
