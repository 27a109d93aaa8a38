"""tiktoklive 7.0.1 as `copilot.connectors.tiktok` uses it: its client with our HTTP clients and our socket.

Nothing of it is imported before it is needed: that takes 1.5 s.
"""

from __future__ import annotations

import asyncio
import contextlib
import warnings
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeAlias

from copilot.connectors.tiktok_feed import Feed, Untyped
from copilot.domain.board import Reason
from copilot.errors import RefusedError
from copilot.settings import Hosts

_PARTING: Final = 1.0
_LARGEST: Final = 1 << 22

Hooks: TypeAlias = "Mapping[str, list[Callable[..., Awaitable[None]]]]"
"""What httpx calls before a ``request`` goes and before the library sees its ``response``.

A hook raises a `ConnectorError` for an answer that is none.
"""


def load() -> Untyped:
    """Import the library and return it, kept from parsing any event: frames are read by `tiktok_frames`.

    Raises:
        RefusedError: It is not installed.
    """
    with warnings.catch_warnings():  # it imports a part of websockets that is to go in 2030
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            import TikTokLive.client.errors  # noqa: PLC0415 - only where it is used
            import TikTokLive.events.proto_events  # noqa: PLC0415
            import TikTokLive.proto  # noqa: PLC0415
        except ImportError as error:
            raise RefusedError(
                "The libraries that read TikTok are not installed here. Install one of them: "
                "pip install tiktoklive, or pip install piratetok-live-py.",
                reason=Reason.NOT_INSTALLED,
            ) from error
    TikTokLive.events.proto_events.EVENT_MAPPINGS.clear()
    for kind in (TikTokLive.proto.ProtoMessageFetchResult, TikTokLive.proto.WebcastPushFrame):
        kind().parse(b"")  # the first of each takes 0.3 s, which are to pass here and not in mid-stream
    return TikTokLive


class Session:
    """One attempt's client: two HTTP clients and a socket, closed together.

    Args:
        library: What `load` returned.
        name: The account.
        hosts: Where TikTok and the signing service are.
        sign_key: For the signing service, or None.
        feed: Receives the frames.
        asking: Around every request to TikTok.
        signing: Around every request to the signing service.
        patience: Seconds for each answer.

    Attributes:
        client: The library's client.
    """

    def __init__(
        self,
        library: Untyped,
        name: str,
        *,
        hosts: Hosts,
        sign_key: str | None,
        feed: Feed,
        asking: Hooks,
        signing: Hooks,
        patience: float,
    ) -> None:
        import httpx  # noqa: PLC0415 - it comes with the library

        ours = library.client.web.web_settings.WebDefaults
        theirs = type(ours)()
        ours.tiktok_app_url = hosts.tiktok or theirs.tiktok_app_url
        ours.tiktok_webcast_url = f"{hosts.tiktok}/webcast" if hosts.tiktok else theirs.tiktok_webcast_url
        base = hosts.tiktok_sign or theirs.tiktok_sign_url
        self._feed = feed
        self._socket: Untyped = None
        self._connection: asyncio.Task[None] | None = None
        self._follower: asyncio.Task[None] | None = None
        self.client: Untyped = library.client.client.TikTokLiveClient(
            name,
            web_kwargs={
                "httpx_kwargs": {"timeout": patience, "event_hooks": asking},
                "signer_kwargs": {"sign_api_base": base, "sign_api_key": sign_key},
            },
            ws_kwargs={
                "create_protocol": self._make_socket,
                "open_timeout": patience,
                "close_timeout": _PARTING,
                "max_size": _LARGEST,
            },
        )
        self.client.logger.handlers.clear()  # it writes to standard error; our log is enough
        self.client.logger.propagate = True
        self._signing = httpx.AsyncClient(
            base_url=base,
            headers={"User-Agent": "TikTokLive.py/7.0.1", **({"X-Api-Key": sign_key} if sign_key else {})},
            timeout=patience,
            event_hooks=signing,
        )
        self.client.web.signer.sdk_client.set_async_httpx_client(self._signing)

    async def start(self, room: int) -> None:
        """Sign and connect; what comes goes to the feed, which is closed at the connection's end."""
        self._connection = await self.client.start(room_id=room, fetch_live_check=False)
        self._follower = asyncio.create_task(self._follow(self._connection))

    async def close(self) -> None:
        """End the connection and every task of it: politely, or at once when that takes too long."""
        self._feed.close()
        asked = _times_cancelled()
        try:
            if self.client.connected:
                await self.client.disconnect()
        finally:
            ping = getattr(getattr(self.client, "_ws", None), "_ping_loop", None)
            tasks = [task for task in (self._connection, ping) if task]  # it forgets its pings at a fault
            for task in tasks:
                task.cancel()
            _abort(self._socket)
            tasks += [self._follower] if self._follower else []
            await asyncio.gather(*tasks, return_exceptions=True)
            await self.client.web.close()
            await self._signing.aclose()
        if _times_cancelled() > asked:  # the socket swallows that, and whoever stops us would wait for ever
            raise asyncio.CancelledError

    async def _follow(self, connection: asyncio.Task[None]) -> None:
        """Wait for the connection's end, and take what it still holds then: the library would drop it."""
        try:
            await connection
        except Exception as error:  # noqa: BLE001 - whoever reads the feed judges it
            self._feed.fault = error
        finally:
            try:
                await _empty(self._socket)
            finally:
                self._feed.close()

    def _make_socket(self, **options: Untyped) -> Untyped:
        """Return a socket of the library's kind that hands every frame to the feed."""
        from websockets.exceptions import ConnectionClosed, ConnectionClosedOK  # noqa: PLC0415
        from websockets.legacy.client import WebSocketClientProtocol  # noqa: PLC0415

        feed = self._feed

        class Socket(WebSocketClientProtocol):
            def connection_open(self) -> None:
                super().connection_open()
                feed.add(feed.history)

            async def recv(self) -> str | bytes:
                """Return the next frame that asks for a receipt: the library has no use for others."""
                try:
                    while True:
                        data = await super().recv()
                        frame = feed.read(data.encode() if isinstance(data, str) else data)
                        await feed.put(frame)
                        if frame.receipt is not None and self.open:
                            return data
                except ConnectionClosed as error:
                    if not isinstance(error, ConnectionClosedOK):
                        feed.fault = error
                    raise ConnectionClosedOK(error.rcvd, error.sent, error.rcvd_then_sent) from error

            async def send(self, message: Untyped) -> None:
                """Send; into a connection that ends just now, nothing: who receives is told of its end.

                Nobody waits for the library's pings, and what they raise would be printed.
                """
                with contextlib.suppress(ConnectionClosed):
                    await super().send(message)

        self._socket = Socket(**options)
        return self._socket


async def _empty(socket: Untyped) -> None:
    """Close a socket and read on to its end; one that was never greeted has nothing to read."""
    if getattr(socket, "transport", None) is None:  # it never came to a connection
        return
    if socket.open:
        await socket.close()
    with contextlib.suppress(Exception):
        while True:
            await socket.recv()
    _abort(socket)
    await socket.wait_closed()


def _abort(socket: Untyped) -> None:
    if transport := getattr(socket, "transport", None):
        transport.abort()


def _times_cancelled() -> int:
    task = asyncio.current_task()
    return task.cancelling() if task else 0
