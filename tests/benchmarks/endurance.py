"""All three platforms at once, with a fault every few seconds, for as long as you like.

Usage: python -m tests.benchmarks.endurance [--minutes 30] [--rate 8] [--seed 1]

The real connectors, supervisors, engine and session file against the loopback platforms; waits are fifteen
times shorter than in a live. Moderators delete comments all the while. At the end nothing that a
platform offered may be missing or there twice, nothing that was deleted may be left, memory may have grown by no
more than what is kept of the comments, and at no moment may a state have said something else than what was so
(`Rehearsal.lies`).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors import facebook, instagram
from copilot.connectors.facebook import Facebook
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_standing import Standing
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
from tests.benchmarks.endurance_trouble import PATIENCE, Offering, Trouble
from tests.simulators import tiktok_messages as messages
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import ACCOUNT, PAGE
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_messages import Said
from tests.simulators.tiktok_script import Script

FASTER = 15.0
ANSWER = 6.0
"""Seconds that the Graph API may take: no platform is at fault when this machine has other things to do."""

NOTICED = 3.5
"""Seconds in which a platform that gives nothing at all must be told as something else than live."""

GROWTH = (12_000_000, 4_000)
"""Bytes that memory may grow by after the first quarter, and those for each comment of each platform: session,
engine and the platforms themselves, which remember all they said."""

_TAIL = 3.0
"""Seconds in which nobody types any more and everything must arrive; less than a suspicious silence."""


class Rehearsal(Trouble):
    """One run, and what was seen of it.

    Attributes:
        lies: States that were not so, with the second at which they were told.
        missed: Comments that the last board counted as missing.
        ghosts: Comments that were deleted, in the platform's hearing, and are still there.
        memory: Seconds, bytes of this process, and comments on the board.
    """

    def __init__(self, *, seconds: float, rate: float = 6.0, seed: int = 1) -> None:
        super().__init__(seconds=seconds, seed=seed)
        self.lies: list[tuple[float, str]] = []
        self.states: Counter[str] = Counter()
        self.missed = 0
        self.ghosts: list[tuple[str, str]] = []
        self.memory: list[tuple[float, int, int]] = []
        self._rate = rate
        self._board: Board | None = None

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
                async with self._beside(
                    self._talk, self._hum, self._trouble, self._watch, self._moderate, self._weigh
                ):
                    await self._live(engine)
                self._compare([e for e in file.entries() if isinstance(e, ReadComment)])

    def _connectors(self) -> list[Supervised]:
        hosts = Hosts(tiktok=self._tiktok.url, tiktok_sign=self._tiktok.sign_url, graph=self._graph.url)
        pace, token = Pace().faster(FASTER), "loopback"
        standing = {name: Standing(name) for name in ("facebook", "instagram")}
        pollers = {
            "facebook": lambda: Facebook(
                PAGE,
                hosts=hosts,
                token=token,
                rhythm=replace(facebook.Rhythm().faster(8), answer=ANSWER),
                pacer=Pacer(40),
                standing=standing["facebook"],
            ),
            "instagram": lambda: Instagram(
                ACCOUNT,
                hosts=hosts,
                token=token,
                rhythm=replace(instagram.Rhythm().faster(4), answer=ANSWER),
                pacer=Pacer(40),
                standing=standing["instagram"],
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

    async def _weigh(self) -> None:
        """Note how much memory is in use."""
        while True:
            await asyncio.sleep(1)
            self.memory.append((self._now(), _resident(), self._board.comments if self._board else 0))

    @property
    def growth(self) -> int:
        """Bytes that memory grew by after the first quarter, above what the comments may take."""
        settled = [each for each in self.memory if each[0] >= self._seconds / 4]
        if not settled:
            return 0
        (_, before, few), (_, after, many) = settled[0], settled[-1]
        return after - before - GROWTH[0] - GROWTH[1] * (many - few)

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
        gone = {("instagram", said.instagram(Faults())["id"]) for said in self._graph.deleted}
        self.lost = sorted(offered - set(kept) - gone)
        self.ghosts = sorted(self._gone & set(kept))
        self.noticed = len(gone) - len(gone & set(kept))
        self.twice = [text for text, count in texts.items() if count > 1]
        self.never_offered = len(self._graph.said) + len(self._graph.deleted) - len(self._graph.offered)


def _resident() -> int:
    """Return the bytes of this process that are in memory; 0 where the system has no such file."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


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
    say(
        f"deleted {dict(rehearsal.deleted)}; noticed on Instagram {rehearsal.noticed}; ghosts {rehearsal.ghosts}"
    )
    steps = rehearsal.memory[:: max(1, len(rehearsal.memory) // 8)]
    say("memory: " + ", ".join(f"{at:.0f} s {size / 1e6:.0f} MB ({count})" for at, size, count in steps))
    say(f"lost {rehearsal.lost}; twice {rehearsal.twice}; lies {rehearsal.lies[:20]}")
    bad = rehearsal.lost or rehearsal.twice or rehearsal.lies or rehearsal.ghosts or rehearsal.growth > 0
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
