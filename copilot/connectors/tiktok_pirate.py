"""TikTok's comments by piratetok-live-py: the second way, which needs no signing service.

    API → room → alive? → visitor's cookie → WebSocket → frames → batches

Its client (0.3.0) offers no other host, no raw frame and no single attempt: the API's address is written into
``check_online``, the WebSocket's scheme into ``build_wss_url``, and ``connect`` goes on by itself. Its
``connect_wss`` takes any address, but hands out events that it has decoded already, 4 to 7 ms each. So its
parts are used in place of its client, none of them changed: its requests in a browser's dress, its reading of
the API's answer, its address, its beats and receipts. The loop over the frames is ours, and they are read by
`tiktok_frames` like the first way's; the tests let ``connect_wss`` listen beside it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus, WebSocketException

from copilot.connectors.base import Item
from copilot.connectors.tiktok_feed import (
    Broadcast,
    Keep,
    Untyped,
    account,
    blocked,
    broken,
    limited,
    not_live,
    spare_loopback,
    unknown,
    unreachable,
)
from copilot.connectors.tiktok_room import in_answer
from copilot.connectors.turns import Turns
from copilot.settings import Hosts

_TIKTOK: Final = "TikTok"
_WEB: Final = "https://www.tiktok.com"
_WEBCAST: Final = "https://webcast.tiktok.com/webcast"
_PUSH: Final = "webcast-ws.tiktok.com"

_PATIENCE: Final = 8.0

_TRIES: Final = 8
"""TikTok gives the visitor's cookie with a fraction of its pages only."""

_PAUSE: Final = 0.75
_PARTING: Final = 1.0
_LARGEST: Final = 1 << 22

_TOO_MANY: Final = 429

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visitor:
    """Whom TikTok takes us for.

    Attributes:
        agent: The browser it says it is.
        language: Two letters.
        region: Two letters.
    """

    agent: str
    language: str
    region: str


class PirateTikTok(Broadcast):
    """One connection to an account's live, without a signing service.

    Args:
        name: The account: ``name``, ``@name`` or the address of its page.
        hosts: Where TikTok is.
        keep: Receives every page (``page``) and frame (``frame``) as it came.
        patience: Seconds for each answer; a request can't be given up before.
        pause: Seconds between two requests for the visitor's cookie.
        turns: Counts the requests to all platforms together; None where there are no others.
    """

    def __init__(
        self,
        name: str,
        *,
        hosts: Hosts,
        keep: Keep | None = None,
        patience: float = _PATIENCE,
        pause: float = _PAUSE,
        turns: Turns | None = None,
    ) -> None:
        super().__init__(keep)
        self._name = account(name)
        self._web = hosts.tiktok or _WEB
        self._webcast = f"{hosts.tiktok}/webcast" if hosts.tiktok else _WEBCAST
        self._moved = hosts.tiktok
        self._patience = patience
        self._pause = pause
        self._turns = turns

    async def batches(self) -> AsyncIterator[Sequence[Item]]:
        """Give comments as they come, history first, until the live ends.

        Raises:
            NotLiveError: The account is not live.
            LimitedError: TikTok asks to wait.
            RefusedError: There is no such account.
            DisconnectedError: Anything else that keeps comments from coming.
        """
        spare_loopback(self._moved)
        self._library = await asyncio.to_thread(_load)
        visitor = _visitor(self._library)
        room = await self._room(visitor)
        await self._check_alive(room, visitor)
        socket = await self._connect(room, await self._cookie(), visitor)
        beats = asyncio.create_task(self._beat(socket, room))
        try:
            yield []
            async for data in socket:
                frame = self._feed.read(data.encode() if isinstance(data, str) else data)
                if frame.receipt is not None:
                    await self._send(socket, "ack", frame.log_id, frame.receipt)
                yield self._feed.items(frame)
                if frame.ended:
                    return
            raise broken()
        except ConnectionClosed as error:
            raise broken() from error
        finally:
            beats.cancel()
            await asyncio.gather(beats, return_exceptions=True)
            await socket.close()

    async def _send(self, socket: ClientConnection, kind: str, *content: object) -> None:
        """Send one of the library's frames; a connection that is gone is told by what comes no more."""
        frame: bytes = getattr(self._library.connection.frames, f"build_{kind}")(*content)
        with contextlib.suppress(ConnectionClosed):
            await socket.send(frame)

    async def _beat(self, socket: ClientConnection, room: str) -> None:
        while True:
            await asyncio.sleep(self._library.connection.wss.DEFAULT_HEARTBEAT_S)
            await self._send(socket, "heartbeat", room)

    async def _room(self, visitor: _Visitor) -> str:
        query = {
            "aid": "1988",
            "app_name": "tiktok_web",
            "device_platform": "web_pc",
            "app_language": visitor.language,
            "browser_language": f"{visitor.language}-{visitor.region}",
            "region": visitor.region,
            "user_is_login": "false",
            "sourceType": "54",
            "staleTime": "600000",
            "uniqueId": self._name,
        }
        status, body = await self._get(f"{self._web}/api-live/user/room/", query, visitor)
        errors = self._library.errors
        try:
            return str(self._library.http.api.parse_check_online(body, status, self._name).room_id)
        except errors.UserNotFoundError as error:
            raise unknown(self._name) from error
        except errors.HostNotOnlineError as error:
            raise not_live(self._name) from error
        except Exception as error:
            told = in_answer(body.encode(errors="replace"))  # it insists on fields that are not always there
            if told and told.room and not told.is_over:
                return str(told.room)
            raise blocked("it shows something else in place of the live") from error

    async def _check_alive(self, room: str, visitor: _Visitor) -> None:
        """Raise `NotLiveError` where TikTok says that the room is over; other answers say nothing."""
        query = {"aid": "1988", "room_ids": room}
        _, body = await self._get(f"{self._webcast}/room/check_alive/", query, visitor)
        try:
            alive = json.loads(body)["data"][0]["alive"]
        except (ValueError, TypeError, LookupError) as error:
            log.debug("TikTok does not tell whether the room is alive: %s", error)
            return
        if not alive:
            raise not_live(self._name)

    async def _get(self, address: str, query: dict[str, str], visitor: _Visitor) -> tuple[int, str]:
        headers = {"User-Agent": visitor.agent}
        get = self._library.http.transport.http_get
        status, body = await self._asked(
            partial(get, f"{address}?{urlencode(query)}", headers, self._patience)
        )
        self._feed.kept("page", body.encode(errors="replace"))
        if status == _TOO_MANY:
            raise limited(_TIKTOK, {}, time.time())
        return status, body

    async def _asked(self, request: Callable[[], Untyped]) -> Untyped:
        """Return what a request gives; in a thread of its own, since it waits for its answer."""
        from curl_cffi.requests.exceptions import RequestException  # noqa: PLC0415 - it comes with the library

        await self._wait()
        try:
            return await asyncio.to_thread(request)
        except RequestException as error:
            raise unreachable(_TIKTOK, error) from error

    async def _wait(self) -> None:
        if self._turns:
            await self._turns.turn()

    async def _cookie(self) -> str:
        """Return the cookie by which TikTok knows a visitor."""
        fetch = self._library.auth.ttwid.fetch_ttwid
        for number in range(_TRIES):
            page = f"{self._web}/@{quote(self._name) if number % 2 == 0 else 'tiktok'}"
            try:
                return str(
                    await self._asked(partial(fetch, self._patience, bootstrap_urls=[page], attempts=1))
                )
            except self._library.errors.TtwidMissingError:
                await asyncio.sleep(self._pause)
        raise blocked("it gives no visitor's cookie")

    async def _connect(self, room: str, cookie: str, visitor: _Visitor) -> ClientConnection:
        """Return the open WebSocket, with the room entered."""
        address = self._library.connection.url.build_wss_url(_PUSH, room, visitor.language, visitor.region)
        if self._moved:
            parts = urlsplit(address)
            address = f"{self._moved.replace('http', 'ws', 1)}{parts.path}?{parts.query}"
        headers = {
            "User-Agent": visitor.agent,
            "Cookie": f"ttwid={cookie}",
            "Origin": _WEB,
            "Referer": f"{_WEB}/",
            "Accept-Language": f"{visitor.language}-{visitor.region},{visitor.language};q=0.9",
            "Cache-Control": "no-cache",
        }
        await self._wait()
        try:
            socket = await connect(
                address,
                additional_headers=headers,
                user_agent_header=None,
                open_timeout=self._patience,
                close_timeout=_PARTING,
                ping_interval=None,  # TikTok does not answer the protocol's own pings
                max_size=_LARGEST,
            )
        except InvalidStatus as error:
            answer = error.response
            raise blocked(answer.headers.get("Handshake-Msg") or f"HTTP {answer.status_code}") from error
        except (OSError, WebSocketException) as error:
            raise unreachable(_TIKTOK, error) from error
        await self._send(socket, "heartbeat", room)
        await self._send(socket, "enter_room", room)
        return socket


def _load() -> Untyped:
    """Import the library, and return it."""
    import piratetok_live.auth.ttwid  # type: ignore[import-untyped]  # noqa: PLC0415 - only where it is used
    import piratetok_live.connection.url  # type: ignore[import-untyped]  # noqa: PLC0415
    import piratetok_live.connection.wss  # type: ignore[import-untyped]  # noqa: PLC0415
    import piratetok_live.http.api  # type: ignore[import-untyped]  # noqa: PLC0415

    return piratetok_live


def _visitor(library: Untyped) -> _Visitor:
    language, region = library.http.ua.system_locale()
    return _Visitor(agent=library.http.ua.random_ua(), language=language, region=region)
