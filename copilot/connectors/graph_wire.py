"""HTTP to the Graph API: bounded in time and size, and the token nowhere but on the wire.

The token is added to the address below the HTTP library, so that neither its log nor its exceptions ever
hold it. It travels as the ``access_token`` parameter, the one way that is documented for both hosts.
Redirects are not followed: nobody else gets the token.
"""

from __future__ import annotations

import asyncio
import ipaddress
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final, Self
from urllib.parse import urlsplit

import httpx
from httpx_sse import EventSource, SSEError

from copilot.domain.board import Reason
from copilot.errors import DisconnectedError

_LARGEST: Final = 8 * 1024 * 1024
"""Bytes of an answer at most; a page of 100 comments has some 50,000."""

_FAULTS: Final = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An HTTP answer, whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Events:
    """A running stream of server-sent events."""

    def __init__(self, source: EventSource) -> None:
        self._source = source

    @property
    def has_begun(self) -> bool:
        """Anything at all came, if only a keep-alive."""
        return self._source.response.num_bytes_downloaded > 0

    async def data(self) -> AsyncIterator[str]:
        """Give the data of every event until the other side closes.

        Raises:
            DisconnectedError: The connection broke or went silent.
        """
        try:
            async for event in self._source.aiter_sse():
                yield event.data
        except (SSEError, *_FAULTS) as error:
            raise DisconnectedError("The stream of comments broke off.") from error


class _Keyed(httpx.AsyncHTTPTransport):
    """Adds the token to the address of every request that goes out; `mark` stands for it elsewhere."""

    def __init__(self, token: str, mark: str, proxy: str | None) -> None:
        super().__init__(proxy=proxy)
        self._token = token
        self._mark = mark

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a copy of a request: the one that the library keeps and logs stays without the token."""
        own = {name: self._token for name, value in request.url.params.items() if value == self._mark}
        keyed = httpx.Request(
            request.method,
            request.url.copy_merge_params({"access_token": self._token, **own}),
            headers=request.headers,
            stream=request.stream,
            extensions=request.extensions,
        )
        return await super().handle_async_request(keyed)


class Wire:
    """A client of one host.

    Args:
        name: The platform's name for sentences.
        base: Address of the host.
        token: Access token.
        mark: A parameter's value that stands for the token.
        timeout: Seconds that a whole answer may take.
    """

    def __init__(self, name: str, *, base: str, token: str, mark: str, timeout: float) -> None:
        self._name = name
        self._timeout = timeout
        self._client = httpx.AsyncClient(
            transport=_Keyed(token, mark, _proxy(base)),
            timeout=timeout,
            headers={"Accept": "application/json"},
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def get(self, url: str, parameters: Mapping[str, str]) -> Answer:
        """Return an answer, whatever its status.

        Raises:
            DisconnectedError: There was none, it took too long, or it was too large.
        """
        body = bytearray()
        try:
            async with (
                asyncio.timeout(self._timeout),
                self._client.stream("GET", url, params=parameters) as response,
            ):
                async for piece in response.aiter_bytes():
                    body += piece
                    if len(body) > _LARGEST:
                        raise DisconnectedError(f"{self._name} sent too long an answer. It is tried again.")
        except _FAULTS as error:
            raise self._unreachable(url, error) from error
        return Answer(status=response.status_code, headers=response.headers, body=bytes(body))

    @asynccontextmanager
    async def events(
        self, url: str, parameters: Mapping[str, str], *, silence: float
    ) -> AsyncIterator[Events | None]:
        """Open a stream of server-sent events; None where the host gives none.

        Args:
            url: Its address.
            parameters: Its parameters.
            silence: Seconds without a byte after which it counts as broken.

        Raises:
            DisconnectedError: The host can't be reached.
        """
        request = self._client.build_request(
            "GET",
            url,
            params=parameters,
            headers={"Accept": "text/event-stream", "Cache-Control": "no-store"},
            timeout=httpx.Timeout(self._timeout, read=silence),
        )
        try:
            async with asyncio.timeout(self._timeout):
                response = await self._client.send(request, stream=True)
        except _FAULTS as error:
            raise self._unreachable(url, error) from error
        try:
            kind = response.headers.get("content-type", "")
            is_stream = response.is_success and "text/event-stream" in kind
            yield Events(EventSource(response)) if is_stream else None
        finally:
            await response.aclose()

    def _unreachable(self, url: str, error: Exception) -> DisconnectedError:
        host = urlsplit(url).hostname or url
        is_silent = isinstance(error, TimeoutError | httpx.TimeoutException)
        what = "does not answer" if is_silent else "can't be reached"
        sentence = f"{self._name} {what} ({host}). Check the internet connection; it is tried again."
        return DisconnectedError(sentence, reason=Reason.UNREACHABLE)


def _proxy(base: str) -> str | None:
    """Return the proxy that the system wants for a host; a simulator on this machine needs none."""
    parts = urlsplit(base)
    host = parts.hostname or ""
    if host == "localhost" or _is_loopback(host) or urllib.request.proxy_bypass(host):
        return None
    proxy = urllib.request.getproxies().get(parts.scheme, "")
    return proxy if proxy.startswith(("http://", "https://")) else None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
