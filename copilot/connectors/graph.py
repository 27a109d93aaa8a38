"""The Graph API as its two connectors need it: questions, answers, and what stands between.

Every answer is read the same way: the raw bytes are kept for a recording (without the token), the headers
say how much of the quota is used, and a refusal becomes one of `ConnectorError`'s children.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, Final, Self
from urllib.parse import parse_qsl, quote, urlsplit

from copilot.connectors.graph_errors import NotFoundError, fault, token_refused
from copilot.connectors.graph_fields import Payload, inner
from copilot.connectors.graph_pace import Pacer, Usage, retry_after
from copilot.errors import DisconnectedError
from copilot.settings import Hosts

if TYPE_CHECKING:
    from copilot.connectors.graph_wire import Answer, Events, Wire

VERSION: Final = "v26.0"
OWN_TOKEN: Final = "{token}"  # noqa: S105 - it is none
"""Stands in a question for the token itself; it is put in its place on the wire alone."""

Keep = Callable[[str, bytes], None]
"""Receives every raw answer: what was asked for, and its bytes."""

_HOST: Final = "https://graph.facebook.com"
_STREAM_HOST: Final = "https://streaming-graph.facebook.com"
_VERSIONED: Final = re.compile(r"/v\d+(?:\.\d+)?$")
_WAIT: Final = 15.0
"""Seconds to wait where the platform asks to wait and does not say how long."""

_FAILED: Final = 400

log = logging.getLogger(__name__)


class Graph:
    """A conversation with the Graph API; use it as an async context manager.

    Args:
        platform: ``facebook`` or ``instagram``.
        hosts: Where the Graph API is.
        token: Access token. It is sent to that host and appears nowhere else.
        needs: Permissions that the connector needs.
        pacer: Says when the next request may go.
        keep: Receives every raw answer.
        timeout: Seconds that an answer may take.
        clock: Gives Unix seconds.

    Attributes:
        usage: What the last answer said about the quota.
        clock: As given.
    """

    def __init__(
        self,
        platform: str,
        *,
        hosts: Hosts,
        token: str,
        needs: Sequence[str],
        pacer: Pacer,
        keep: Keep | None = None,
        timeout: float = 15.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.usage = Usage()
        self.clock = clock
        self._platform = platform
        self._host = hosts.graph or _HOST
        self._stream_host = hosts.graph or _STREAM_HOST
        self._token = token.strip()
        self._needs = needs
        self._pacer = pacer
        self._keep = keep
        self._timeout = timeout
        self._version = "" if _VERSIONED.search(self._host) else f"/{VERSION}"
        self._may_be_bare = bool(hosts.graph and self._version)
        self._wire: Wire | None = None
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        if not self._token:
            raise token_refused(self._platform, "There is no access token")
        from copilot.connectors.graph_wire import Wire  # noqa: PLC0415 - loads the HTTP library only where it is used

        wire = Wire(
            self._platform.capitalize(),
            base=self._host,
            token=self._token,
            mark=OWN_TOKEN,
            timeout=self._timeout,
        )
        self._wire = await self._open.enter_async_context(wire)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()

    async def get(self, *path: str, **parameters: str) -> Payload:
        """Return the answer to a question, a JSON object.

        Args:
            path: Id of an object and, where it is one, name of an edge.
            parameters: Parameters of the question.

        Raises:
            ConnectorError: One of its children; `NotFoundError` for error 100.
        """
        try:
            payload = await self._get(path, parameters)
        except NotFoundError:
            if not self._may_be_bare:
                raise
            payload = await self._get_bare(path, parameters)
        self._may_be_bare = False
        return payload

    async def _get_bare(self, path: Sequence[str], parameters: Mapping[str, str]) -> Payload:
        """Ask a gateway or simulator whose paths may have no version."""
        version, self._version = self._version, ""
        try:
            return await self._get(path, parameters)
        except NotFoundError:
            self._version = version
            raise

    async def _get(self, path: Sequence[str], parameters: Mapping[str, str]) -> Payload:
        assert self._wire is not None, "a conversation begins with async with"  # noqa: S101 - a bug, not a fault
        await self._pacer.turn()
        answer = await self._wire.get(f"{self._host}{self._version}{_address(path)}", parameters)
        self.keep(path[-1] if len(path) > 1 else "object", answer.body)
        return self._read(answer)

    @asynccontextmanager
    async def events(self, *path: str, silence: float, **parameters: str) -> AsyncIterator[Events | None]:
        """Open a stream of server-sent events; None where there is none to be had.

        Raises:
            DisconnectedError: The host can't be reached.
        """
        assert self._wire is not None, "a conversation begins with async with"  # noqa: S101 - a bug, not a fault
        await self._pacer.turn()
        async with self._wire.events(
            f"{self._stream_host}{_address(path)}", parameters, silence=silence
        ) as events:
            yield events

    def keep(self, kind: str, frame: bytes) -> None:
        """Hand a raw frame to whoever records, without the token: links to further pages quote it."""
        if self._keep is not None:
            for form in {self._token, quote(self._token, safe="")}:
                frame = frame.replace(form.encode(), b"TOKEN")
            self._keep(kind, frame)

    def _read(self, answer: Answer) -> Payload:
        self.usage = Usage.read(answer.headers)
        payload = decoded(answer.body)
        error = inner(payload, "error") if payload is not None else {}
        if error or answer.status >= _FAILED:
            wait = max(self.usage.regain, retry_after(answer.headers)) or _WAIT
            refusal = fault(
                self._platform,
                status=answer.status,
                error=error,
                needs=self._needs,
                retry_at=self.clock() + wait,
            )
            log.info("%s answered HTTP %d: %s", self._platform, answer.status, type(refusal).__name__)
            raise refusal
        if payload is None:
            name = self._platform.capitalize()
            raise DisconnectedError(
                f"{name} answered something that can't be read (HTTP {answer.status}). It is tried again; "
                "if it stays so, open a web page: some networks put a log-in page in between."
            )
        return payload


def decoded(body: bytes | str) -> dict[str, Any] | None:
    """Return a JSON object, read as leniently as it goes; None for anything else."""
    try:
        text = body if isinstance(body, str) else body.decode("utf-8-sig", "replace")
        payload = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def next_page(payload: Payload) -> tuple[dict[str, str], bool]:
    """Return the parameters of the page behind an answer's, and whether the answer itself points to it.

    A link's parameters are used, never its address: that would carry the token wherever it points.
    """
    paging = inner(payload, "paging")
    link, after = paging.get("next"), inner(paging, "cursors").get("after")
    if isinstance(link, str):
        try:
            found = dict(parse_qsl(urlsplit(link).query))
        except ValueError:
            found = {}
        found.pop("access_token", None)
        if found:
            return found, True
    return ({"after": after} if isinstance(after, str) and after else {}), isinstance(link, str)


def _address(path: Sequence[str]) -> str:
    return "".join(f"/{quote(part, safe='')}" for part in path)
