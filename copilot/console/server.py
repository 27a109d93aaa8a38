"""The moderators' page, the presenter's phone view and the OBS page: HTTP and WebSocket on one port.

Runs in the engine's event loop, beside it. Each open page has one task that sends it the newest board when
there is one (a slow phone misses boards, it never holds any up) and one that reads what it asks.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from socket import socket as Socket  # noqa: N812 - a class, named like one
from typing import Final, cast

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from copilot.console import page
from copilot.console.certificate import Certificate
from copilot.console.doors import Doors, Session
from copilot.console.open_page import OpenPage
from copilot.console.places import Places
from copilot.console.protocol import Json, line
from copilot.console.reception import Encryption, Knock, Reception
from copilot.console.steering import Contacts, Product, Steering, Takes
from copilot.domain.board import Board
from copilot.domain.role import Role

GOING_AWAY: Final = 1001
POLICY: Final = 1008
TRY_LATER: Final = 1013
REVOKED: Final = 4001
"""Why a socket closes; 4001 is ours: the door was shut for this page."""

_LONGEST_MESSAGE: Final = 8 * 1024
_SLOWEST_SEND: Final = 10.0
_GOODBYE: Final = 2.0

log = logging.getLogger(__name__)

_quiet = logging.getLogger(f"{__name__}.websockets")
_quiet.setLevel(logging.ERROR)  # at DEBUG the library writes headers, and with them cookies and tokens


class Console:
    """Serves the pages.

    Args:
        doors: Who gets in.
        places: Where; its sockets are closed when serving ends.
        products: Gives the products that can be put on air now.
        contacts: Knows how customers can be reached; None when nothing was kept.
        certificate: Encrypts what other devices send and get; None for plain HTTP. Programs on this machine,
            such as OBS, always get plain HTTP: nobody can listen in, and they can't be told to trust.
        open_timeout: Seconds in which a request must be complete and answered.
    """

    def __init__(
        self,
        *,
        doors: Doors,
        places: Places,
        products: Callable[[], Sequence[Product]],
        contacts: Contacts | None = None,
        certificate: Certificate | None = None,
        open_timeout: float = 8.0,
    ) -> None:
        self._doors = doors
        self._places = places
        self._products = products
        self._open_timeout = open_timeout
        self._certificate = certificate
        self._reception = Reception(
            doors=doors,
            places=places,
            authority=certificate.authority if certificate else b"",
            put_out=lambda session: self._put_out([session]),
        )
        self._steering = Steering(products=products, url=self.url, renew=self.renew, contacts=contacts)
        self._over = False
        self._listed: tuple[Sequence[Product], list[Json]] = ((), [])

    def url(self, role: Role, *, here: bool = False) -> str:
        """Return the address that opens a role's page, with its token.

        Args:
            role: Whose.
            here: For a program on this machine, instead of for a phone.
        """
        places = self._places
        scheme = "https" if self._certificate and places.outer and not here else "http"
        host = places.here if here else places.shown
        return f"{scheme}://{host}/{role.value}/#{self._doors.token(role)}"

    @asynccontextmanager
    async def beside(self, engine: Takes) -> AsyncIterator[None]:
        """Serve as long as the engine runs; then tell every page that the live is over."""
        self._steering.engine = engine
        async with AsyncExitStack() as stack:
            for socket in self._places.sockets:
                server = serve(
                    self._attend,
                    sock=socket,
                    process_request=self._reception.answer,
                    create_connection=cast(
                        "type[ServerConnection]",
                        partial(Knock, doors=self._doors, encryption=self._encrypted(socket)),
                    ),
                    compression=None,
                    open_timeout=self._open_timeout,
                    close_timeout=_GOODBYE,
                    max_size=_LONGEST_MESSAGE,
                    max_queue=8,
                    server_header=None,
                    logger=_quiet,
                )
                await stack.enter_async_context(server)
            try:
                yield
            finally:
                await self._say_goodbye()

    def _encrypted(self, socket: Socket) -> Encryption | None:
        """Return how a socket is encrypted: what comes from this machine is not."""
        if self._certificate is None or socket.getsockname()[0] != self._places.outer:
            return None
        return Encryption(context=self._certificate.context, patience=self._open_timeout, goodbye=_GOODBYE)

    def publish(self, board: Board) -> None:
        """Take a new board; call it in the engine's thread."""
        self._steering.board = board
        for each in self._steering.pages:
            each.confirmed += each.durable
            each.durable = []
            each.news.set()

    def renew(self, role: Role) -> None:
        """Revoke a role's token and put out all who came in with it; call it in the engine's thread."""
        ended = self._doors.renew(role)
        self._put_out(ended)
        log.info("The token of the role %s was renewed; %d sessions ended", role, len(ended))

    async def _attend(self, connection: ServerConnection) -> None:
        """Serve one page as long as its socket is open."""
        knock = cast("Knock", connection)
        knock.got_in()
        session = knock.session
        if session is None or not self._doors.open(session):
            await connection.close(TRY_LATER, "full")
            return
        this = OpenPage(knock, session)
        self._steering.pages.add(this)
        self._tell_who_is_here()
        telling = asyncio.create_task(self._tell(this))
        try:
            await self._hear(this)
        finally:
            self._steering.pages.discard(this)
            self._doors.shut(session)
            telling.cancel()
            await asyncio.gather(telling, return_exceptions=True)
            self._tell_who_is_here()

    async def _tell(self, this: OpenPage) -> None:
        """Send a page what is new, again and again; a page that takes too long is let go."""
        session = this.session
        hello = page.hello(live=self._doors.live, by=session.by, reveals=self._steering.reveals(session))
        try:
            await this.connection.send(line(hello))
            while not self._over:
                await this.news.wait()
                this.news.clear()
                async with asyncio.timeout(_SLOWEST_SEND):
                    await self._send_news(this)
            await this.connection.send(line({"t": "end"}))
            await this.connection.close(GOING_AWAY, "over")
        except TimeoutError:
            this.connection.transport.abort()
        except ConnectionClosed:
            pass

    async def _send_news(self, this: OpenPage) -> None:
        for message in this.take_replies():
            await this.connection.send(line(message))
        if self._steering.board is None:
            return
        told = this.changes.since(
            self._steering.board, products=self._told_products(this), here=self._here(this)
        )
        confirmed, this.confirmed = this.confirmed, []
        if confirmed:
            told["confirmed"] = confirmed
        await this.connection.send(line(told))

    async def _hear(self, this: OpenPage) -> None:
        """Read what a page asks until it is gone."""
        try:
            async for message in this.connection:
                if not isinstance(message, str) or not self._steering.take(this, message):
                    log.warning("A %s sent too much, or what is no message", this.session.role)
                    await this.connection.close(POLICY, "not understood")
                    return
        except ConnectionClosed:
            pass

    def _told_products(self, this: OpenPage) -> list[Json]:
        if this.session.role not in {Role.MODERATOR, Role.PRESENTER}:
            return []
        products = self._products()
        if products is not self._listed[0]:
            self._listed = (products, [_told(each) for each in products])
        return self._listed[1]

    def _here(self, this: OpenPage) -> list[str]:
        """Return the moderators who have a page open, for those who work with them."""
        if this.session.role is Role.WATCHER:
            return []
        return sorted(
            {each.session.by for each in self._steering.pages if each.session.role is Role.MODERATOR}
        )

    def _tell_who_is_here(self) -> None:
        for each in self._steering.pages:
            each.news.set()

    def _put_out(self, sessions: Iterable[Session]) -> None:
        ended = list(sessions)
        for each in self._steering.pages:
            if each.session in ended:
                task = asyncio.ensure_future(each.connection.close(REVOKED, "revoked"))
                task.add_done_callback(lambda done: done.exception())

    async def _say_goodbye(self) -> None:
        """Send every page the last board and that this was it."""
        self._over = True
        self._doors.close()
        for each in self._steering.pages:
            each.news.set()
        waiting = [each.connection.wait_closed() for each in self._steering.pages]
        try:
            async with asyncio.timeout(_GOODBYE):
                await asyncio.gather(*waiting)
        except TimeoutError:
            log.info("Some pages were gone before the end")


def _told(product: Product) -> Json:
    return {
        "code": product.code,
        "name": product.name,
        "sizes": list(product.sizes),
        "colours": list(product.colours),
    }
