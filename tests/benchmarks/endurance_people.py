"""Who else is there in a rehearsal: moderators who come and go, a shopkeeper who edits the shop file.

Each moderator has a phone: she enters once, connects again and again, and taps. What was not confirmed when she
left, often in the middle of everything, her page sends again with the same id, as the real one does. So in the end
each tap that was confirmed must be in the session file, and none twice.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from copilot.assets import asset
from copilot.domain.board import AlertKind, Board
from copilot.domain.command import Command, Message

MODERATORS = 4
_STAYS = (1.0, 9.0)
_AWAY = (0.2, 4.0)
_TAPS = (0.4, 2.5)
_SAVES = (1.0, 6.0)
_NOTICED_S = 2.5
"""Seconds in which every card must say what the shop file says: it is looked at four times a second."""


class People:
    """What people of the shop did, and what came of it.

    Attributes:
        tapped: The texts that moderators sent to the presenter, each once.
        confirmed: Those of which the server said that they are in the session file.
        lost_taps: Those of them that are not.
        double_taps: Those that are there more than once.
        visits: Connections that moderators made.
        saved: How often the shop file was saved.
        stale: Shop files that were not noticed, with what was wrong.
    """

    _random: random.Random
    _board: Board | None

    def __init__(self, **others: Any) -> None:
        super().__init__(**others)
        self.tapped: set[str] = set()
        self.confirmed: set[str] = set()
        self.lost_taps: list[str] = []
        self.double_taps: list[str] = []
        self.visits = 0
        self.saved = 0
        self.stale: list[str] = []

    def compare_taps(self, commands: Iterable[Command]) -> None:
        """Find what moderators sent and the session file has never, or more than once."""
        kept = Counter(command.text for command in commands if isinstance(command, Message))
        self.lost_taps = sorted(self.confirmed - kept.keys())
        self.double_taps = [text for text, count in kept.items() if count > 1]

    async def come_and_go(self, url: str) -> None:
        """Let moderators connect, tap and leave until the rehearsal is over."""
        await asyncio.gather(*(self._moderator(url, number) for number in range(MODERATORS)))

    async def _moderator(self, url: str, number: int) -> None:
        page, _, token = url.partition("#")
        host = page.split("/")[2]
        async with httpx.AsyncClient() as phone:
            headers = {"Authorization": f"Bearer {token}", "Origin": f"http://{host}"}
            cookie = (await phone.post(f"{page}session", headers=headers)).headers["Set-Cookie"]
        headers = {"Cookie": cookie.partition(";")[0]}
        unconfirmed: dict[str, str] = {}
        while True:
            with suppress(ConnectionClosed, OSError):
                live = f"ws://{host}/moderator/live"
                async with connect(live, origin=f"http://{host}", additional_headers=headers) as socket:
                    self.visits += 1
                    await self._visit(socket, number, unconfirmed)
                    if self._random.random() < 0.5:  # out of the lift, out of the network: nothing is said
                        socket.transport.abort()
            await asyncio.sleep(self._random.uniform(*_AWAY))

    async def _visit(self, socket: ClientConnection, number: int, unconfirmed: dict[str, str]) -> None:
        for identity, text in list(unconfirmed.items()):
            await socket.send(json.dumps({"id": identity, "do": "message", "text": text}))
        listening = asyncio.create_task(self._listen(socket, unconfirmed))
        try:
            async with asyncio.timeout(self._random.uniform(*_STAYS)):
                while not listening.done():
                    await asyncio.sleep(self._random.uniform(*_TAPS))
                    tap = f"tap-{number}-{len(self.tapped):06}"
                    self.tapped.add(tap)
                    unconfirmed[tap] = tap
                    await socket.send(json.dumps({"id": tap, "do": "message", "text": tap}))
        except TimeoutError:
            pass
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)

    async def _listen(self, socket: ClientConnection, unconfirmed: dict[str, str]) -> None:
        async for message in socket:
            for identity in json.loads(message).get("confirmed", ()):
                self.confirmed.add(identity)
                unconfirmed.pop(identity, None)

    async def keep_shop(self, path: Path) -> None:
        """Save the shop file again and again: with another name in it, now and then broken for a while."""
        words = asset("demo", "shop.toml").read_text(encoding="utf-8")
        while True:
            await asyncio.sleep(self._random.uniform(*_SAVES))
            self.saved += 1
            is_broken = self._random.random() < 0.2
            beside = path.with_suffix(".new")
            named = words.replace('currency = "جنيه"', f'currency = "جنيه {self.saved}"', 1)
            beside.write_text(named[: len(named) // 2] + "= [" if is_broken else named, encoding="utf-8")
            beside.replace(path)
            await asyncio.sleep(_NOTICED_S)
            kinds = {alert.kind for alert in self._board.alerts} if self._board else set()
            if (AlertKind.SHOP in kinds) != is_broken and self._board:
                self.stale.append(f"file {self.saved}, {'broken' if is_broken else 'whole'}: {sorted(kinds)}")
