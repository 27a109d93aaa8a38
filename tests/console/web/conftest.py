"""One Chromium for a file of tests, a live of its own for each test, and a cable that can be cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest_asyncio

from copilot.domain.role import Role
from tests.console.browser import PHONE, Browser, Tab, chromium
from tests.console.lives import Live, running


class Cable:
    """Stands between the browser and the server, and can be cut."""

    def __init__(self) -> None:
        self.whole = True
        self.to = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task] = set()

    async def lay(self) -> None:
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        self.whole = False
        for writer in self._writers:
            writer.transport.abort()

    def mend(self) -> None:
        self.whole = True

    async def remove(self) -> None:
        self.cut()
        self._server.close()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._tasks.add(asyncio.current_task())
        if not self.whole:
            writer.transport.abort()
            return
        theirs, ours = await asyncio.open_connection("127.0.0.1", self.to)
        self._writers |= {writer, ours}
        await asyncio.gather(self._pass(reader, ours), self._pass(theirs, writer))
        self._writers -= {writer, ours}
        self._tasks.discard(asyncio.current_task())

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def cable() -> AsyncIterator[Cable]:
    cable = Cable()
    await cable.lay()
    yield cable
    await cable.remove()


@pytest_asyncio.fixture(loop_scope="module")
async def live(tmp_path: Path, cable: Cable) -> AsyncIterator[Live]:
    async with running(tmp_path / "live", port=cable.port) as live:
        cable.to = live.places.port
        yield live
        cable.cut()


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser, live: Live) -> AsyncIterator:
    """Open a role's page as someone; whatever the page complains about fails the test."""
    tabs: list[Tab] = []

    async def visit(
        role: Role = Role.MODERATOR,
        *,
        language: str = "ar",
        name: str = "Mona",
        size: tuple[int, int] = PHONE,
        more: str = "",
    ) -> Tab:
        tab = await browser.tab(size)
        tabs.append(tab)
        await tab.looks(dark=False, still=True)
        await tab.open(live.console.url(role).replace("/#", f"/?lang={language}{more}#"))
        if role is Role.MODERATOR:
            await tab.until("document.querySelector('[data-sheet=name]')")
            await tab.type(name)
            await tab.tap("[data-action=enter]")
            await tab.until("document.querySelector('.platform.live')")
        return tab

    yield visit
    complaints = [
        complaint
        for tab in tabs
        for complaint in tab.complaints
        if "WebSocket connection" not in complaint and "ERR_" not in complaint
    ]
    await browser.close_tabs()
    assert not complaints
