"""All three platforms at once, with a fault every few seconds, for as long as you like.

Usage: python -m tests.benchmarks.endurance [--minutes 30] [--rate 8] [--seed 1]

The real connectors, supervisors, engine and session file against the loopback platforms; waits are fifteen
times shorter than in a live. At the end nothing that a platform offered may be missing or there twice, and at
no moment may a state have said something else than what was so (`Rehearsal.lies`).
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors import facebook, instagram
from copilot.connectors.facebook import Facebook
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.instagram import Instagram
from copilot.connectors.pace import Pace
from copilot.connectors.supervise import Supervised
from copilot.connectors.tiktok import TikTok
from copilot.connectors.tiktok_pirate import PirateTikTok
from copilot.domain.board import Board, PlatformState
from copilot.domain.question import ReadComment
from copilot.engine import Engine
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.settings import Hosts
from copilot.storage.session_file import SessionFile
from tests.simulators import tiktok_messages as messages
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import ACCOUNT, PAGE
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_messages import Said
from tests.simulators.tiktok_script import Script

FASTER = 15.0
PATIENCE = {"tiktok": 18.0, "facebook": 12.0, "instagram": 12.0}
"""Seconds after which a platform that works again must be told as live: an attempt that is under way, the
longest wait, a connection. TikTok's second way takes 6 seconds to give up, whatever the pace."""

NOTICED = 3.5
"""Seconds in which a platform that gives nothing at all must be told as something else than live."""

_TAIL = 3.0
"""Seconds in which nobody types any more and everything must arrive; less than a suspicious silence."""

GRAPH_FAULTS: tuple[dict[str, Any], ...] = (
    {"answer": "500"}, {"answer": "html"}, {"answer": "broken"}, {"answer": "reset"}, {"answer": "code2"},
    {"limited": 4, "regain": 0.02}, {"ranked": True, "repeats": True}, {"nameless": True, "times": "colon"},
    {"stream": "on"}, {"stream": "closes"}, {"slow": 0.3},
)  # fmt: skip
DEAF = {"answer", "limited"}
"""Faults of the Graph API in which it gives no comment at all."""

TIKTOK_MOMENTS = ("abrupt-close", "close", "stall", "repeat", "garbage", "pause", "resume")
TIKTOK_LASTING = (
    "sign-500",
    "sign-429",
    "sign-html",
    "sign-empty",
    "handshake-403",
    "handshake-415",
    "page-500",
)


class Offering(GraphSimulator):
    """A Graph API that remembers which comments it offered on Instagram, where the older ones are gone."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: set[str] = set()

    def _media(self) -> dict[str, Any]:
        answer = super()._media()
        for media in answer["data"]:
            self.offered |= {said["id"] for said in media.get("comments", {}).get("data", [])}
        return answer


class Rehearsal:
    """One run, and what was seen of it.

    Attributes:
        lies: States that were not so, with the second at which they were told.
        faults: What was done to the platforms, with the second.
        missed: Comments that the last board counted as missing.
    """

    def __init__(self, *, seconds: float, rate: float = 6.0, seed: int = 1) -> None:
        self.lies: list[tuple[float, str]] = []
        self.faults: list[tuple[float, str]] = []
        self.states: Counter[str] = Counter()
        self.missed = 0
        self._seconds = seconds
        self._rate = rate
        self._random = random.Random(seed)
        self._began = time.monotonic()
        self._board: Board | None = None
        self._down: dict[str, float] = {}
        self._up: dict[str, float] = {}

    async def run(self, path: Path) -> None:
        """Play it, with the session file at `path`; then compare."""
        script = Script(history=400, ping_interval=0.5)
        async with Offering() as graph, TikTokSimulator(script) as tiktok:
            self._graph, self._tiktok = graph, tiktok
            with SessionFile.create(path) as file:
                reader = Reader.load(asset("model"), asset("topics"))
                pipeline = Pipeline(reader=reader, author_key=b"tests", shop=Shop())
                engine = Engine(
                    pipeline=pipeline, store=file, connectors=self._connectors(), publish=self._seen
                )
                async with self._beside(self._talk, self._hum, self._trouble, self._watch):
                    await self._live(engine)
                self._compare([e for e in file.entries() if isinstance(e, ReadComment)])

    def _connectors(self) -> list[Supervised]:
        hosts = Hosts(tiktok=self._tiktok.url, tiktok_sign=self._tiktok.sign_url, graph=self._graph.url)
        pace, token = Pace().faster(FASTER), "loopback"
        pollers = {
            "facebook": lambda: Facebook(
                PAGE, hosts=hosts, token=token, rhythm=facebook.Rhythm().faster(8), pacer=Pacer(40)
            ),
            "instagram": lambda: Instagram(
                ACCOUNT, hosts=hosts, token=token, rhythm=instagram.Rhythm().faster(4), pacer=Pacer(40)
            ),
        }
        ways = [lambda: TikTok("shop", hosts=hosts), lambda: PirateTikTok("shop", hosts=hosts)]
        return [
            Supervised(ways, platform="tiktok", pace=pace),
            *(Supervised([make], platform=name, pace=pace) for name, make in pollers.items()),
        ]

    async def _live(self, engine: Engine) -> None:
        running = asyncio.create_task(engine.run())
        await asyncio.wait({running}, timeout=self._seconds + _TAIL)
        engine.stop()
        await running

    @asynccontextmanager
    async def _beside(self, *jobs: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
        tasks = [asyncio.ensure_future(job()) for job in jobs]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            ends = await asyncio.gather(*tasks, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                raise end

    def _now(self) -> float:
        return time.monotonic() - self._began

    def _seen(self, board: Board) -> None:
        self._board = board
        self.missed = board.missed

    async def _talk(self) -> None:
        number = 0
        while self._now() < self._seconds:
            number += 1
            text = f"بكام رقم {number}"
            self._graph.say(text, author=f"Viewer {number % 50}")
            author = 6_900_000_000_000_000_000 + number % 50
            await self._tiktok.say(
                Said(number=7_310_000_000_000_000_000 + number, text=text, author=author, at=time.time())
            )
            await asyncio.sleep(self._random.expovariate(self._rate))

    async def _hum(self) -> None:
        """Send what TikTok sends all the time, likes and viewers: its second way has no other sign of life."""
        for number in range(10**9):
            await asyncio.sleep(0.5)
            self._tiktok.send(messages.noise(9_000_000 + 10 * number, time.time(), 100))

    async def _trouble(self) -> None:
        await asyncio.sleep(3)
        while self._now() < self._seconds - PATIENCE["tiktok"]:
            await self._random.choice([self._graph_fault, self._tiktok_moment, self._tiktok_lasting])()
            await asyncio.sleep(self._random.uniform(0.5, 2.5))
        await self._tiktok.happen("resume")

    async def _graph_fault(self) -> None:
        fault = self._random.choice(GRAPH_FAULTS)
        self.faults.append((self._now(), f"graph {fault}"))
        deaf = bool(DEAF & fault.keys())
        self._graph.faults = replace(Faults(), **fault)
        if deaf:
            self._goes("facebook", "instagram", up=False)
        await asyncio.sleep(self._random.uniform(0.5, 4.5))
        self._graph.faults = Faults(stream=str(fault.get("stream", "off")))
        self._goes("facebook", "instagram", up=True)

    async def _tiktok_moment(self) -> None:
        kind = self._random.choice(TIKTOK_MOMENTS)
        self.faults.append((self._now(), f"tiktok {kind}"))
        await self._tiktok.happen(kind)
        if kind in {"pause", "stall"}:
            await asyncio.sleep(1)
            await self._tiktok.happen("resume")
        self._goes("tiktok", up=True)

    async def _tiktok_lasting(self) -> None:
        kinds = {self._random.choice(TIKTOK_LASTING), *self._random.sample(TIKTOK_LASTING, 1)}
        self.faults.append((self._now(), f"tiktok {sorted(kinds)} and a cut"))
        self._tiktok.faults |= kinds
        if any(kind.startswith("handshake") for kind in kinds):  # both ways are shut
            self._goes("tiktok", up=False)
        self._tiktok.cut()
        await asyncio.sleep(self._random.uniform(0.5, 4.5))
        self._tiktok.faults -= kinds
        self._goes("tiktok", up=True)

    def _goes(self, *platforms: str, up: bool) -> None:
        for platform in platforms:
            self._down.pop(platform, None)
            self._up.pop(platform, None)
            (self._up if up else self._down)[platform] = self._now()

    async def _watch(self) -> None:
        """Compare what is told with what is so, all the time."""
        self._goes("tiktok", "facebook", "instagram", up=True)
        while True:
            await asyncio.sleep(0.1)
            for status in self._board.statuses if self._board else ():
                self.states[f"{status.platform} {status.state}"] += 1
                since = self._up.get(status.platform, float("inf"))
                down = self._down.get(status.platform, float("inf"))
                is_live = status.state == PlatformState.LIVE
                if is_live and self._now() - down > NOTICED:
                    self.lies.append((self._now(), f"{status.platform} gives nothing and is told as live"))
                if not is_live and self._now() - since > PATIENCE[status.platform]:
                    self.lies.append((self._now(), f"{status.platform} works and is told as {status}"))
                if status.state == PlatformState.FAILED:
                    self.lies.append((self._now(), f"{status}"))
                if is_live and status.until is not None:
                    self.lies.append((self._now(), f"{status}"))

    def _compare(self, entries: list[ReadComment]) -> None:
        kept = [(entry.comment.platform, entry.comment.id) for entry in entries]
        texts = Counter((entry.comment.platform, entry.comment.text) for entry in entries)
        offered = {("tiktok", str(said.number)) for said in self._tiktok.said}
        offered |= {("facebook", said.facebook(Faults())["id"]) for said in self._graph.said}
        offered |= {("instagram", identity) for identity in self._graph.offered}
        self.offered, self.kept = Counter(p for p, _ in offered), Counter(p for p, _ in kept)
        self.lost = sorted(offered - set(kept))
        self.twice = [text for text, count in texts.items() if count > 1]
        self.never_offered = len(self._graph.said) - len(self._graph.offered)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


async def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=8.0, help="comments a second on each platform")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rehearsal = Rehearsal(seconds=asked.minutes * 60, rate=asked.rate, seed=asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        await rehearsal.run(Path(folder) / "endurance.livesession")
    say(f"{len(rehearsal.faults)} faults; offered {dict(rehearsal.offered)}, kept {dict(rehearsal.kept)}")
    say(f"states, in tenths of a second: {dict(rehearsal.states)}")
    say(f"never offered on Instagram {rehearsal.never_offered}, thought to be missing {rehearsal.missed}")
    say(f"lost {rehearsal.lost}; twice {rehearsal.twice}; lies {rehearsal.lies[:20]}")
    return int(bool(rehearsal.lost or rehearsal.twice or rehearsal.lies))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
