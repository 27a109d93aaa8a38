"""What happens at the door: every HTTP request, and whether a socket may open.

Every request is checked for its Host (a name that leads here by DNS rebinding is not ours), every socket
and every exchange of a token also for its Origin. A page's address is ``/ROLE/``, and its cookie is bound
to that path: one browser can have the presenter's page and a moderator's open side by side.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any, Final, cast
from urllib.parse import unquote

from websockets.asyncio.server import ServerConnection
from websockets.http11 import Request, Response

from copilot.console.doors import Doors, Reason, RefusedEntryError, Session
from copilot.console.files import answer, load_files, send_file
from copilot.console.places import Places
from copilot.domain.role import Role

_STATUS: Final = {
    Reason.TOKEN: HTTPStatus.FORBIDDEN,
    Reason.TOO_FAST: HTTPStatus.TOO_MANY_REQUESTS,
    Reason.FULL: HTTPStatus.SERVICE_UNAVAILABLE,
}
_LONGEST_NAME: Final = 400
_LASTS: Final = "; Max-Age=43200"
"""Phones close pages and apps as they like: the cookie outlives that; the session ends with the live."""

_ROLES: Final = frozenset(Role)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encryption:
    """How connections are encrypted.

    Attributes:
        context: With the certificate.
        patience: Seconds that the handshake may take.
        goodbye: Seconds that the end may take.
    """

    context: ssl.SSLContext
    patience: float
    goodbye: float


class Knock(ServerConnection):
    """A connection that is counted from its first moment, so that a flood of them is cut off early.

    The event loop would tell of an encrypted one once its handshake is over: who never begins it could hold
    as many as the system has. Hence the handshake is made here, by one who is counted already.

    Attributes:
        address: Where it comes from.
        session: Who it is, once a socket may open.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - the library's
        doors: Doors,
        encryption: Encryption | None = None,
        **options: Any,  # noqa: ANN401 - the library's
    ) -> None:
        super().__init__(*arguments, **options)
        self.address = ""
        self.session: Session | None = None
        self._doors = doors
        self._encryption = encryption
        self._handshake: asyncio.Task[None] | None = None
        self._made = self._counted = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection, or cut it off where too many knock."""
        self.address = str((transport.get_extra_info("peername") or ("",))[0])
        self._counted = self._doors.knock(self.address)
        if not self._counted:
            cast("asyncio.Transport", transport).abort()
        elif self._encryption is None:
            self._begin(transport)
        else:
            plain = cast("asyncio.Transport", transport)
            plain.pause_reading()
            self._handshake = self.loop.create_task(self._encrypt(plain, self._encryption))

    def _begin(self, transport: asyncio.BaseTransport) -> None:
        self._made = True
        super().connection_made(transport)

    async def _encrypt(self, plain: asyncio.Transport, how: Encryption) -> None:
        """Make the handshake; only then does the library hear of the connection."""
        try:
            encrypted = await self.loop.start_tls(
                plain,
                self,
                how.context,
                server_side=True,
                ssl_handshake_timeout=how.patience,
                ssl_shutdown_timeout=how.goodbye,
            )
        except (OSError, RuntimeError):  # asyncio raises the latter for who is gone by then
            encrypted = None
        if encrypted is None or encrypted.is_closing():
            self.got_in()
        else:
            self._begin(encrypted)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it no more."""
        self.got_in()
        if self._made:
            super().connection_lost(exc)

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody can listen in."""
        return self.transport.get_extra_info("sslcontext") is not None

    def got_in(self) -> None:
        """It does not knock any more."""
        if self._counted:
            self._counted = False
            self._doors.gone(self.address)


class Reception:
    """Answers requests.

    Args:
        doors: Who gets in.
        places: Under which addresses.
        authority: The certificate that phones may trust, DER; empty where nothing is encrypted.
        put_out: Called with a session that ends itself.
    """

    def __init__(
        self, *, doors: Doors, places: Places, put_out: Callable[[Session], None], authority: bytes = b""
    ) -> None:
        self._doors = doors
        self._places = places
        self._put_out = put_out
        self._files = load_files(authority)

    def answer(self, connection: ServerConnection, request: Request) -> Response | None:
        """Answer a request, or return None where a socket may open."""
        host = only(request, "Host")
        if host is None or host.lower() not in self._places.hosts:
            log.warning("Refused a request for another host")
            return answer(HTTPStatus.MISDIRECTED_REQUEST)
        path = request.path.partition("?")[0]
        role, _, door = path.removeprefix("/").partition("/")
        if role in _ROLES and door:
            return self._at_door(cast("Knock", connection), request, Role(role), door)
        if request.method != "GET":
            return answer(HTTPStatus.METHOD_NOT_ALLOWED)
        if path == "/" or path.removeprefix("/") in _ROLES:
            return _moved(f"/{role or Role.MODERATOR.value}/")
        file = self._files.get(path)
        if file is None:
            return answer(HTTPStatus.NOT_FOUND)
        return send_file(file, host=host, known=only(request, "If-None-Match"))

    def _at_door(self, connection: Knock, request: Request, role: Role, door: str) -> Response | None:
        session = self._doors.session(role, self._secret(request, role))
        match request.method, door:
            case "GET", "session":
                return answer(HTTPStatus.NO_CONTENT) if session else answer(HTTPStatus.OK, body=b"out")
            case ("POST", "session") | ("POST", "leave") | ("GET", "live") if not _same_origin(
                connection, request
            ):
                log.warning("Refused a %s page from another origin", role)
                return answer(HTTPStatus.FORBIDDEN)
            case "POST", "session":
                return self._exchange(connection, request, role)
            case "POST", "leave":
                if session:
                    self._doors.leave(session)
                    self._put_out(session)
                return answer(
                    HTTPStatus.NO_CONTENT, headers=self._cookie(connection, role, "", "; Max-Age=0")
                )
            case "GET", "live":
                return self._let_in(connection, role, session)
        return answer(HTTPStatus.NOT_FOUND)

    def _exchange(self, connection: Knock, request: Request, role: Role) -> Response:
        """Exchange a token for a session's cookie."""
        scheme, _, token = (only(request, "Authorization") or "").partition(" ")
        name = unquote((only(request, "Copilot-Name") or "")[:_LONGEST_NAME], errors="ignore")
        try:
            _, secret = self._doors.enter(
                role,
                token if scheme == "Bearer" else "",
                address=connection.address,
                name=name,
                known=self._secret(request, role),
            )
        except RefusedEntryError as error:
            log.warning("Nobody was let in as a %s: %s", role, error.reason)
            return answer(_STATUS[error.reason])
        log.info("Somebody came in as a %s", role)
        return answer(HTTPStatus.NO_CONTENT, headers=self._cookie(connection, role, secret, _LASTS))

    def _let_in(self, connection: Knock, role: Role, session: Session | None) -> Response | None:
        """Let a socket open for a session."""
        if session is None:
            log.warning("Refused a %s page without a session", role)
            return answer(HTTPStatus.FORBIDDEN)
        if not self._doors.has_room(session):
            log.warning("Refused a %s page: too many are open", role)
            return answer(HTTPStatus.SERVICE_UNAVAILABLE)
        connection.session = session
        return None

    def _secret(self, request: Request, role: Role) -> str:
        cookies: SimpleCookie = SimpleCookie()
        with contextlib.suppress(CookieError):
            cookies.load(only(request, "Cookie") or "")
        morsel = cookies.get(self._cookie_name(role))
        return morsel.value if morsel else ""

    def _cookie_name(self, role: Role) -> str:
        return f"copilot_{self._places.port}_{role.value}"  # cookies know no ports: two lives stay apart

    def _cookie(self, connection: Knock, role: Role, secret: str, more: str) -> dict[str, str]:
        name, secure = self._cookie_name(role), "; Secure" if connection.is_encrypted else ""
        kept = f"{name}={secret}; Path=/{role.value}/; HttpOnly; SameSite=Strict"
        return {"Set-Cookie": kept + secure + more}


def only(request: Request, header: str) -> str | None:
    """Return a header that is there exactly once; said twice, it is as if it were not there."""
    values = request.headers.get_all(header)
    return values[0] if len(values) == 1 else None


def _same_origin(connection: Knock, request: Request) -> bool:
    """Tell whether the page that asks is one of ours: its origin is the very host that it asks."""
    scheme = "https" if connection.is_encrypted else "http"
    return only(request, "Origin") == f"{scheme}://{only(request, 'Host')}"


def _moved(path: str) -> Response:
    return answer(HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": path})
