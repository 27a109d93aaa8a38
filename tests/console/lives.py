"""A live with its pages, in the test's own event loop: the real engine, file and server.

Only the language model is stood in for: which words ask what is a table here, so that what a test types
is what it means.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from copilot.answers.shop import Product as ShopProduct
from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.console.certificate import Certificate
from copilot.console.doors import Doors, Limits
from copilot.console.places import Address, Places
from copilot.console.server import Console
from copilot.console.steering import Product
from copilot.domain.board import Board, PlatformState, PlatformStatus
from copilot.domain.comment import Kind
from copilot.domain.reading import Reading, TopicMatch
from copilot.domain.role import Role
from copilot.engine import Engine
from copilot.language.topics import Catalogue
from copilot.pipeline import Pipeline
from copilot.storage.session_file import SessionFile
from tests.builders import raw

SHOP = Shop(
    products=(
        ShopProduct(
            code="A12", name="فستان كتان بيج", price=650.0, colours=("بيج", "أسود"), sizes=("M", "L")
        ),
        ShopProduct(code="B7", name="Black abaya", price=900.0),
    )
)
WORDS = {
    "بكام": "ask_price",
    "price": "ask_price",
    "شحن": "delivery_cost",
    "الصوت": "stream_sound",
    "مقاس": "sizes_available",
}


ORDERS = ("عايزة", "3ayza")
"""Words with which a text orders something."""


class TableReader:
    """Reads by a table of words; what the table lacks is an open question of its own."""

    def __init__(self) -> None:
        self.catalogue = Catalogue.load(asset("topics"))

    def read(self, texts: Sequence[str]) -> list[Reading]:
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> Reading:
        topic = next((t for word, t in WORDS.items() if word in text and t in self.catalogue.topics), None)
        seed = int.from_bytes(hashlib.sha256(text.encode(errors="replace")).digest()[:4])
        vector = np.random.default_rng(seed).standard_normal(64).astype(np.float32)
        kind = self.catalogue.topics[topic].kind if topic else Kind.QUESTION
        if any(word in text for word in ORDERS):
            kind = Kind.ORDER
        return Reading(
            kind=kind,
            topics=(TopicMatch(topic=topic, confidence=0.9),) if topic else (),
            confidence=0.9,
            vector=vector / np.linalg.norm(vector),
            text=text,
        )


class Script:
    """A platform that gives what a test types, when it types it."""

    platform = "tiktok"

    def __init__(self) -> None:
        self.typed: asyncio.Queue[list] = asyncio.Queue()

    async def batches(self) -> AsyncIterator[Sequence]:
        yield [PlatformStatus(platform="tiktok", state=PlatformState.LIVE)]
        while True:
            yield await self.typed.get()


class Live:
    """One live that runs until the test is over."""

    def __init__(
        self,
        path: Path,
        *,
        limits: Limits | None,
        open_timeout: float,
        ports: int = 0,
        certificate: Certificate | None = None,
    ) -> None:
        loop = asyncio.get_running_loop()
        self.boards: list[Board] = []
        self.file = SessionFile.create(path)
        self.script = Script()
        self.pipeline = Pipeline(reader=TableReader(), author_key=b"tests", shop=SHOP)
        self.doors = Doors(clock=loop.time, limits=limits)
        self.places = Places.open(Address(), phones=False)
        if ports:  # a test stands between: its port is where browsers believe to be
            names = {f"127.0.0.1:{ports}"}
            self.places = replace(self.places, shown=f"127.0.0.1:{ports}", hosts=self.places.hosts | names)
        if certificate:  # this machine stands for itself and for a phone
            self.places = replace(self.places, outer="127.0.0.1")
        self.console = Console(
            doors=self.doors,
            places=self.places,
            products=lambda: PRODUCTS,
            certificate=certificate,
            open_timeout=open_timeout,
        )
        self.base = loop.time()
        self.engine = Engine(
            pipeline=self.pipeline,
            store=self.file,
            connectors=[self.script],
            publish=self.publish,
            clock=lambda: 1_800_000_000.0 + loop.time() - self.base,
        )
        self.asked = 0

    def publish(self, board: Board) -> None:
        self.boards.append(board)
        self.console.publish(board)

    @property
    def here(self) -> str:
        return self.places.here

    async def ask(self, text: str, *, people: int = 1) -> None:
        """Let so many new people type a text, and wait until a board counts them."""
        at = asyncio.get_running_loop().time() - self.base
        batch = [
            raw(text, author=f"v{self.asked + n}", at=at, identity=str(self.asked + n)) for n in range(people)
        ]
        self.asked += people
        await self.script.typed.put(batch)
        await self.until(lambda board: board.comments >= self.asked)

    async def until(self, holds, seconds: float = 8.0) -> Board:
        """Wait for a board that is so."""
        await eventually(lambda: self.boards and holds(self.boards[-1]), seconds)
        return self.boards[-1]

    def kept(self) -> list:
        """Give the commands that the session file holds, in order."""
        with SessionFile.read(self.file.path) as file:
            return [entry.command for entry in file.entries() if hasattr(entry, "command")]


PRODUCTS = tuple(
    Product(code=each.code, name=each.name, sizes=each.sizes, colours=each.colours) for each in SHOP.products
)


@asynccontextmanager
async def running(
    path: Path,
    *,
    limits: Limits | None = None,
    open_timeout: float = 5.0,
    port: int = 0,
    certificate: Certificate | None = None,
):
    """Run a live."""
    live = Live(path, limits=limits, open_timeout=open_timeout, ports=port, certificate=certificate)
    try:
        async with live.console.beside(live.engine):
            task = asyncio.create_task(live.engine.run())
            try:
                yield live
            finally:
                live.engine.stop()
                async with asyncio.timeout(10):
                    await task
    finally:
        live.file.close()
        for socket in live.places.sockets:
            socket.close()


async def eventually(holds, seconds: float = 5.0) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 - what is waited for knows nothing of events
            await asyncio.sleep(0.01)


async def code_of_close(socket: ClientConnection) -> int:
    """Read what comes until the other side closes the socket; return why."""
    try:
        async with asyncio.timeout(10):
            while True:
                await socket.recv()
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 0


async def request(
    live: Live,
    method: str,
    path: str,
    *,
    host: str | None = None,
    headers: Sequence[tuple[str, str]] = (),
    body: bytes = b"",
) -> tuple[int, dict[str, str], bytes]:
    """Send one HTTP request as it is and return status, headers (lower case) and body."""
    reader, writer = await asyncio.open_connection(*live.here.split(":"))
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host or live.here}", *(f"{k}: {v}" for k, v in headers)]
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    try:
        async with asyncio.timeout(10):
            answer = await reader.read()
    finally:
        writer.close()
    head, _, rest = answer.partition(b"\r\n\r\n")
    if not head:
        return 0, {}, b""
    status, *fields = head.decode("latin-1").split("\r\n")
    return int(status.split()[1]), {k.lower(): v for k, v in (f.split(": ", 1) for f in fields)}, rest


async def cookie_of(live: Live, role: Role = Role.MODERATOR, *, name: str = "") -> str:
    """Come in with the role's token and return the cookie."""
    headers = [("Origin", f"http://{live.here}"), ("Authorization", f"Bearer {live.doors.token(role)}")]
    if name:
        headers.append(("Copilot-Name", name))
    status, answer, _ = await request(live, "POST", f"/{role}/session", headers=headers)
    assert status == 204, status
    return answer["set-cookie"].partition(";")[0]


def opened(
    live: Live, cookie: str, role: Role = Role.MODERATOR, *, origin: str | None = None, **more
) -> connect:
    """Open a page's socket."""
    return connect(
        f"ws://{live.here}/{role}/live",
        origin=origin or f"http://{live.here}",
        additional_headers={"Cookie": cookie},
        compression=None,
        ping_interval=None,
        **more,
    )


async def heard(socket: ClientConnection, holds, seconds: float = 5.0) -> dict:
    """Read messages until one is so; return it."""
    import json  # noqa: PLC0415

    async with asyncio.timeout(seconds):
        while True:
            message = json.loads(await socket.recv())
            if holds(message):
                return message
