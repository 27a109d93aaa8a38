"""All three platforms at once, with a fault every few seconds, for as long as you like.

Usage: python -m tests.benchmarks.endurance [--minutes 48] [--rate 8] [--seed 1]

The real connectors, supervisors, engine, session file and pages against the loopback platforms; waits are fifteen
times shorter than in a live. All the while comments are deleted, moderators connect, tap and leave, and the shop
file changes. At the end nothing that a platform offered may be missing or there twice, no tap may be lost or
doubled, nothing that was deleted may be left, at no moment may a state have said something else than what was so
(`Rehearsal.lies`), every shop file must have been noticed, and memory, file handles, threads and latency must be
level (see `endurance_levels`). ``make soak`` runs it for the 48 minutes that make twelve hours.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

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
from copilot.console.places import Address
from copilot.domain.board import Board, PlatformState
from copilot.domain.command import LoggedCommand
from copilot.domain.question import ReadComment
from copilot.engine import Engine
from copilot.session import opened
from copilot.settings import Hosts
from copilot.storage.session_file import SessionFile
from tests.benchmarks.endurance_levels import Weighed, course, uneven
from tests.benchmarks.endurance_people import MODERATORS, People
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

_AROUND = 20.0
"""Seconds before and after a deletion whose faults are told where it was not noticed."""

_TAIL = 3.0
"""Seconds in which nobody types any more and everything must arrive; less than a suspicious silence."""


class Rehearsal(People, Trouble):
    """One run, and what was seen of it.

    Attributes:
        lies: States that were not so, with the second at which they were told.
        missed: Comments that the last board counted as missing.
        ghosts: Comments that were deleted, in the platform's hearing, and are still there: what was done.
        weighed: What this process took, second by second.
    """

    def __init__(self, *, seconds: float, rate: float = 6.0, seed: int = 1) -> None:
        super().__init__(seconds=seconds, seed=seed)
        self._engine: Engine | None = None
        self.lies: list[tuple[float, str]] = []
        self.states: Counter[str] = Counter()
        self.missed = 0
        self.ghosts: list[str] = []
        self.weighed: list[Weighed] = []
        self._rate = rate
        self._board: Board | None = None

    async def run(self, path: Path) -> None:
        """Play it, with the session file at `path`; then compare."""
        script = Script(history=400, ping_interval=0.5)
        async with Offering() as graph, TikTokSimulator(script) as tiktok:
            self._graph, self._tiktok = graph, tiktok
            shop = path.with_suffix(".toml")
            shutil.copyfile(asset("demo", "shop.toml"), shop)
            with opened(
                self._connectors(), clock=time.time, path=path, shop=shop, serve=Address()
            ) as session:
                self._engine = engine = session.make(self._seen)
                link = session.served.links["moderator_url"]
                async with (
                    session.beside(engine),
                    self._beside(
                        *(self._talk, self._hum, self._trouble, self._watch, self._moderate, self._weigh),
                        *(partial(self.come_and_go, link), partial(self.keep_shop, shop)),
                    ),
                ):
                    await self._live(engine)
            with SessionFile.read(path) as file:
                entries = list(file.entries())
            self._compare([each for each in entries if isinstance(each, ReadComment)])
            self.compare_taps(each.command for each in entries if isinstance(each, LoggedCommand))

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
        """Note what this process takes."""
        seen = 0
        while True:
            await asyncio.sleep(1)
            latencies = self._engine.latencies[seen:] if self._engine else ()
            seen += len(latencies)
            comments = self._board.comments if self._board else 0
            self.weighed.append(Weighed.now(self._now(), comments=comments, latencies=latencies))

    @property
    def uneven(self) -> list[str]:
        """What took more at the end than before."""
        return uneven(self.weighed, self._seconds)

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
        self.ghosts = [self._ghost(*each) for each in sorted(self._gone.keys() & set(kept))]
        self.noticed = len(gone) - len(gone & set(kept))
        self.twice = [text for text, count in texts.items() if count > 1]
        self.never_offered = len(self._graph.said) + len(self._graph.deleted) - len(self._graph.offered)

    def _ghost(self, platform: str, name: str) -> str:
        """Return what was done about a comment that was deleted and is still there."""
        asked = [f"{moment - self._began:.0f}" for moment, _ in self._graph.asked(name)]
        gone = self._gone[platform, name]
        faults = "; ".join(f"{at:.0f} {fault}" for at, fault in self.faults if abs(at - gone) < _AROUND)
        return f"{platform} {name}, deleted at {gone:.0f}, asked for at {', '.join(asked) or 'no time'} ({faults})"


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


async def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=48.0)
    parser.add_argument("--rate", type=float, default=8.0, help="comments a second on each platform")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rehearsal = Rehearsal(seconds=asked.minutes * 60, rate=asked.rate, seed=asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPILOT_HOME"] = f"{folder}/home"
        await rehearsal.run(Path(folder) / "endurance.livesession")
    say(f"{len(rehearsal.faults)} faults; offered {dict(rehearsal.offered)}, kept {dict(rehearsal.kept)}")
    say(f"states, in tenths of a second: {dict(rehearsal.states)}")
    say(f"never offered on Instagram {rehearsal.never_offered}, thought to be missing {rehearsal.missed}")
    say(f"deleted {dict(rehearsal.deleted)}; noticed on Instagram {rehearsal.noticed}")
    say(
        f"{MODERATORS} moderators came {rehearsal.visits} times and tapped {len(rehearsal.tapped)} times, "
        f"{len(rehearsal.confirmed)} confirmed; the shop file was saved {rehearsal.saved} times"
    )
    say(course(rehearsal.weighed))
    faults = {
        "comments lost": rehearsal.lost,
        "comments there twice": rehearsal.twice,
        "deleted and still there": rehearsal.ghosts,
        "taps lost": rehearsal.lost_taps,
        "taps there twice": rehearsal.double_taps,
        "states that were not so": rehearsal.lies,
        "shop files that were not noticed": rehearsal.stale,
        "not level": rehearsal.uneven,
    }
    for name, found in faults.items():
        say(f"{name}: {len(found)} {found[:20] or ''}".rstrip())
    hours = asked.minutes * FASTER / 60
    good = not any(faults.values())
    say(
        f"{'All is well' if good else 'NOT WELL'} after a live of {hours:.1f} hours in {asked.minutes:g} minutes."
    )
    return int(not good)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
