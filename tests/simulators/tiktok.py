"""TikTok on loopback: pages, signing service and webcast of one account's live, with their faults.

    python -m tests.simulators.tiktok --comments assets/demo/live.jsonl --faults abrupt-close@30,sign-500@28-40

prints its addresses as one line of JSON and serves until it is stopped:

    {"url": "http://127.0.0.1:40123", "sign_url": "http://127.0.0.1:40123/sign", "name": "shop"}

The clock of a script starts with the first request.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
import sys
import time
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from TikTokLiveProto.v3.webcast.im import ControlAction, WebcastPushFrame
from TikTokLiveProto.v3.webcast.shared.message import BaseProtoMessage
from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from tests.simulators import tiktok_messages as messages
from tests.simulators.tiktok_http import handshake_fault, page, profile, response, sign_fault
from tests.simulators.tiktok_messages import Said
from tests.simulators.tiktok_play import follow, happen
from tests.simulators.tiktok_script import LASTING, Script, command_line, flood

PUSH = "/webcast/im/ws_proxy/ws_reuse_supplement/"
_ACK_PATIENCE = 1.0


class TikTokSimulator:
    """One account's live, from the start of the block to its end.

    Attributes:
        url: Of the web host; the webcast host is this plus ``/webcast``.
        sign_url, push_server: Of the signing service, and of the WebSocket as it tells it.
        faults: Lasting faults that are on; change it at any time.
        said: All comments of the live that stand, in order.
        deleted: Ids of comments that were taken back.
        offered: Ids of comments that went to some connection, in order, repeats too.
        raw: What a path answers in place of what it would say, by its last step.
        requests: Paths that were asked for, in order.
        signed: How many addresses were signed.
        connected: How many WebSockets were opened.
        keys: Keys that the signing service was shown, one a request.
        received: Kinds of the frames that came, in order.
        sent: Log ids of frames that asked for a receipt.
        acked: Log ids of receipts that came.
    """

    def __init__(self, script: Script | None = None, *, port: int = 0) -> None:
        self.script = script or Script()
        self.faults: set[str] = set()
        self.raw: dict[str, bytes] = {}
        self.said: list[Said] = []
        self.deleted: set[int] = set()
        self.offered: list[str] = []
        self.requests: list[str] = []
        self.keys: list[str] = []
        self.received: list[str] = []
        self.signed = self.connected = self._profiles = 0
        self.sent: set[int] = set()
        self.acked: set[int] = set()
        self._port = port
        self._tokens: dict[str, tuple[float, int]] = {}
        self._open: dict[ServerConnection, bool] = {}
        self._silent: set[ServerConnection] = set()
        self._log_id = 0
        self._began = asyncio.Event()
        self._leaving = asyncio.Event()
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        quiet = logging.getLogger("tests.simulators.tiktok.websockets")
        quiet.setLevel(logging.CRITICAL)
        self._server: Server = await serve(
            self._talk,
            "127.0.0.1",
            self._port,
            process_request=self._answer,
            process_response=self._options,
            ping_interval=None,
            close_timeout=0.5,
            logger=quiet,
        )
        port = next(iter(self._server.sockets)).getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.sign_url = f"{self.url}/sign"
        self.push_server = f"ws://127.0.0.1:{port}{PUSH}"
        self._tasks = [asyncio.create_task(self._play())]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leaving.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for connection in self._open:
            connection.transport.abort()
        self._server.close()
        await self._server.wait_closed()

    async def say(self, *said: Said) -> None:
        """Let viewers type: to all who are connected in one frame, and to the history."""
        self.said += said
        batch = [messages.chat(one) for one in said]
        if self.script.noise and len(self.said) % 5 == 0:
            batch += messages.noise(8_000_000 + len(self.said) * 10, time.time(), 100 + len(self.said))
        self.send(batch, offered=[one.number for one in said])

    def send(self, batch: list[BaseProtoMessage], *, offered: list[int] | None = None) -> None:
        """Send any messages as one frame to all who are connected."""
        for connection in self._listening():
            self._send(connection, batch, offered or [])

    def send_bytes(self, data: bytes) -> None:
        """Send any bytes as one frame."""
        broadcast(self._listening(), data)

    def repeat(self) -> None:
        """Send the latest comments again."""
        batch, offered = self._history()
        self.send(batch, offered=offered)

    def cut(self) -> None:
        """Cut every connection without a word."""
        for connection in self._open:
            connection.transport.abort()

    def stall(self) -> None:
        """Send nothing more over the connections that stand."""
        self._silent.update(self._open)

    async def hang_up(self, *, patient: bool = True) -> None:
        """Close every connection politely; patiently, when its receipts are there."""
        if patient:
            await self._settled()
        for connection in list(self._open):
            await connection.close()

    async def end(self) -> None:
        """End the live, and close every connection once its receipts are there."""
        self.faults.add("not-live")
        self.send([messages.control(ControlAction.STREAM_ENDED)])
        await self.hang_up()

    async def happen(self, kind: str) -> None:
        """Let one of `MOMENTS` happen."""
        if kind == "flood":
            plot = [(line.at, "", line.said) for line in flood()]
            self._tasks.append(asyncio.create_task(follow(self, plot, self.script.speed)))
        else:
            await happen(self, kind)

    async def _play(self) -> None:
        await self._began.wait()
        await follow(self, self.script.plot(), self.script.speed)

    async def _answer(self, connection: ServerConnection, request: Request) -> Response | None:
        """Answer what is no WebSocket, and refuse what should be none."""
        if not self._began.is_set():
            at_once = (fault.kind for fault in self.script.faults if fault.at <= 0)
            self.faults |= LASTING.keys() & at_once
            self._began.set()
        address = urlsplit(request.path)
        self.requests.append(address.path)
        if request.headers.get("Upgrade", "").lower() == "websocket":
            if "handshake-silent" in self.faults:
                await self._leaving.wait()
            return self._refusal(address.query)
        if body := self.raw.get(address.path.rstrip("/").rpartition("/")[2]):
            return response(200, body)
        if address.path.startswith("/sign/"):
            return await self._sign(request)
        if "alive-silent" in self.faults and "check_alive" in address.path:
            await self._leaving.wait()
        return self._page(address.path, parse_qs(address.query))

    def _page(self, path: str, query: dict[str, list[str]]) -> Response:
        if path.startswith("/@") and not path.endswith("/live"):
            self._profiles += 1
            return profile(self.faults, self._profiles)
        return page(self.faults, self.script.name, path, query)

    async def _sign(self, request: Request) -> Response:
        self.keys.append(request.headers.get("X-Api-Key", ""))
        if "sign-silent" in self.faults:
            await self._leaving.wait()
        if fault := sign_fault(self.faults, time.time()):
            return fault
        self.signed += 1
        token = f"token{self.signed}"
        self._tokens[token] = (
            time.monotonic() + self.script.address_life,
            len(self.said) + len(self.deleted),
        )
        batch, offered = self._history()
        server = "" if "sign-no-server" in self.faults else self.push_server
        self.offered += map(str, offered)
        content = messages.signed(batch, push_server=server, token=token)
        cookie = {"X-Set-TT-Cookie": "ttwid=1%7Csimulated; msToken=m"}
        headers = {} if "sign-no-cookie" in self.faults else cookie
        return response(200, content, kind="application/protobuf", **headers)

    def _refusal(self, query: str) -> Response | None:
        token = parse_qs(query).get("wrss", [""])[0]
        if token and self._tokens.get(token, (0.0, 0))[0] < time.monotonic():
            return response(200, b"", **{"Handshake-Msg": "signature expired"})
        return handshake_fault(self.faults)

    def _options(self, connection: ServerConnection, request: Request, response: Response) -> None:
        response.headers["Handshake-Options"] = f"ping-interval={self.script.ping_interval:g}"

    async def _talk(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        query = parse_qs(urlsplit(connection.request.path).query)
        self.connected += 1
        self._open[connection] = query.get("compress") == ["gzip"]
        told = self._tokens.pop(query.get("wrss", [""])[0], None)
        since = max(0, told[1] - len(self.deleted) if told else len(self.said) - self.script.history)
        if missed := self.said[since:]:
            self._send(connection, [messages.chat(one) for one in missed], [one.number for one in missed])
        try:
            async for data in connection:
                self._hear(connection, data if isinstance(data, bytes) else data.encode())
        except ConnectionClosed:
            pass
        finally:
            del self._open[connection]
            self._silent.discard(connection)

    def _hear(self, connection: ServerConnection, data: bytes) -> None:
        frame = WebcastPushFrame().parse(data)
        self.received.append(frame.payload_type)
        if frame.payload_type == "ack":
            self.acked.add(frame.log_id)
            if self.sent <= self.acked:
                self._quiet.set()
        elif connection in self._silent:
            return
        elif frame.payload_type == "hb":
            broadcast([connection], messages.plain("hb"))
        elif frame.payload_type == "im_enter_room":
            broadcast([connection], messages.plain("im_enter_room_resp"))

    def _listening(self) -> list[ServerConnection]:
        return [connection for connection in self._open if connection not in self._silent]

    def _send(self, connection: ServerConnection, batch: list[BaseProtoMessage], offered: list[int]) -> None:
        self._log_id += 1
        need_ack = self._log_id % 3 != 0
        if need_ack:
            self.sent.add(self._log_id)
            self._quiet.clear()
        self.offered += map(str, offered)
        data = messages.push(batch, log_id=self._log_id, packed=self._open[connection], need_ack=need_ack)
        broadcast([connection], data)

    def _history(self) -> tuple[list[BaseProtoMessage], list[int]]:
        latest = self.said[-self.script.history :] if self.script.history else []
        return [messages.chat(one) for one in latest], [one.number for one in latest]

    async def _settled(self) -> None:
        """Wait for the receipts: a client drops what it still holds when a connection is closed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_ACK_PATIENCE):
                await self._quiet.wait()


async def main() -> None:
    """Serve what the command line asks for."""
    try:
        script, port = command_line(__doc__ or "")
    except ValueError as error:
        sys.exit(f"{error}")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with TikTokSimulator(script, port=port) as simulator:
        addresses = {"url": simulator.url, "sign_url": simulator.sign_url, "name": script.name}
        print(json.dumps(addresses), flush=True)  # noqa: T201 - what a caller waits for
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(main())
