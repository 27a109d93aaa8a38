"""`live-copilot run` against the loopback platforms: a process of its own, as other programs see it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from copilot.connectors.record import read_frames
from copilot.domain.gap import Gap
from copilot.domain.question import ReadComment
from copilot.storage.session_file import SessionFile
from tests.builders import Entries
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import ACCOUNT, PAGE
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_messages import Said

TOKEN = "EAAB-not-a-real-token"
PATIENCE = 120.0
"""Seconds for what takes one or two on a machine that does nothing else: a hundred times that is a hang."""
EVERYTHING = ("--tiktok", "@shop", "--facebook", PAGE, "--instagram", ACCOUNT)

Event = dict[str, Any]


class Run:
    """A running command and all it said."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.events: list[Event] = []
        self.errors = ""

    async def until(self, wanted: Callable[[Event], bool], *, within: float = PATIENCE) -> Event:
        """Return the first event from now on that is wanted."""
        assert self.process.stdout is not None
        async with asyncio.timeout(within):
            async for line in self.process.stdout:
                self.events.append(json.loads(line))
                if wanted(self.events[-1]):
                    return self.events[-1]
        code = await self.end()
        raise AssertionError(f"the command ended ({code}): {self.errors} {self.events[-3:]}")

    async def state(self, platform: str, state: str, **more: str) -> Event:
        wanted = {"event": "status", "platform": platform, "state": state} | more
        return await self.until(lambda event: wanted.items() <= event.items())

    def live(self) -> set[str]:
        """Return the platforms that are live by the last that was said of them."""
        said = {each["platform"]: each["state"] for each in self.events if each["event"] == "status"}
        return {platform for platform, state in said.items() if state == "live"}

    async def comments(self, least: int) -> Event:
        return await self.until(lambda event: event["event"] == "board" and event["comments"] >= least)

    async def end(self, *, within: float = PATIENCE) -> int:
        """Return the exit code once it has ended by itself."""
        out, errors = await asyncio.wait_for(self.process.communicate(), within)
        self.events += [json.loads(line) for line in out.splitlines()]
        self.errors = (errors or b"").decode()
        assert self.process.returncode is not None
        return self.process.returncode

    async def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return await self.end()


class Platforms:
    """All three, with what is typed on each."""

    def __init__(self, graph: GraphSimulator, tiktok: TikTokSimulator, folder: Path) -> None:
        self.graph, self.tiktok, self.session = graph, tiktok, folder / "x.livesession"
        self.home = folder
        self._number = 0

    async def say(self, text: str, *, times: int = 1) -> None:
        for _ in range(times):
            self._number += 1
            author = f"Viewer {self._number}"
            self.graph.say(text, author=author)
            number, at = 7_310_000_000_000_000_000 + self._number, time.time()
            await self.tiktok.say(
                Said(number=number, text=text, author=6_900 + self._number, nickname=author, at=at)
            )

    @asynccontextmanager
    async def run(self, *words: str, token: str = TOKEN) -> AsyncIterator[Run]:
        environment = os.environ | {
            "COPILOT_GRAPH_URL": self.graph.url,
            "COPILOT_GRAPH_TOKEN": token,
            "COPILOT_TIKTOK_URL": self.tiktok.url,
            "COPILOT_TIKTOK_SIGN_URL": self.tiktok.sign_url,
            "COPILOT_HOME": str(self.home),
        }
        process = await asyncio.create_subprocess_exec(
            *(
                sys.executable,
                "-m",
                "copilot",
                "run",
                *words,
                "--session",
                str(self.session),
                "--headless",
                "--json",
            ),
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield Run(process)
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()

    def entries(self) -> list[Any]:
        with SessionFile.read(self.session) as file:
            return list(file.entries())


@pytest.fixture
async def platforms(tmp_path: Path) -> AsyncIterator[Platforms]:
    async with GraphSimulator(token=TOKEN) as graph, TikTokSimulator() as tiktok:
        yield Platforms(graph, tiktok, tmp_path)


async def test_three_platforms_make_one_board_and_end_with_a_closed_file(platforms: Platforms) -> None:
    await platforms.say("بكام ده")
    async with platforms.run(*EVERYTHING) as run:
        await run.until(lambda _: run.live() == {"tiktok", "facebook", "instagram"})
        await platforms.say("السعر كام", times=5)
        board = await run.comments(18)
        assert await run.interrupt() == 0
    assert board["cards"][0]["platforms"] == {"tiktok": 6, "facebook": 6, "instagram": 6}
    assert run.events[0]["event"] == "ready"
    assert run.events[-1] == {"event": "end", "comments": 18}
    assert [path.name for path in platforms.session.parent.glob("x.livesession*")] == ["x.livesession"]
    assert len([entry for entry in platforms.entries() if isinstance(entry, ReadComment)]) == 18


async def test_a_break_is_told_and_mended_and_stays_in_the_file(platforms: Platforms) -> None:
    async with platforms.run("--tiktok", "@shop") as run:
        await run.state("tiktok", "live")
        began = time.time()
        await platforms.say("بكام", times=4)
        await run.comments(4)
        platforms.tiktok.cut()
        broken = await run.state("tiktok", "connecting", reason="reconnecting")
        assert broken["detail"]
        await platforms.say("سعر", times=3)
        await run.state("tiktok", "live")
        await run.comments(7)
        assert await run.interrupt() == 0
    assert run.events[-1] == {"event": "end", "comments": 7}
    (gap,) = [entry for entry in platforms.entries() if isinstance(entry, Gap)]
    assert gap.platform == "tiktok"
    assert began <= gap.since
    assert gap.since + 1 < gap.until <= time.time()


async def test_an_account_that_fails_does_not_end_the_run(platforms: Platforms) -> None:
    platforms.graph.faults = Faults(token=463)
    async with platforms.run("--tiktok", "@shop", "--facebook", PAGE) as run:
        failed = await run.state("facebook", "failed", reason="token")
        assert "live-copilot connect facebook" in failed["detail"]
        await run.state("tiktok", "live")
        await platforms.say("بكام")
        await run.comments(1)
        assert await run.interrupt() == 0


async def test_when_all_fail_it_says_so_and_ends(platforms: Platforms) -> None:
    platforms.graph.faults = Faults(permission="instagram_manage_comments")
    async with platforms.run("--instagram", ACCOUNT) as run:
        assert await run.end() == 1
    assert run.events[-1] == {"event": "end", "comments": 0}
    assert run.errors.count("\n") == 1
    assert "No platform can be followed" in run.errors
    assert "instagram_manage_comments" in run.errors
    assert TOKEN not in run.errors


async def test_a_live_that_ends_ends_the_run(platforms: Platforms) -> None:
    async with platforms.run("--tiktok", "@shop") as run:
        await run.state("tiktok", "live")
        await platforms.say("بكام")
        await run.comments(1)
        await platforms.tiktok.end()
        ended = await run.state("tiktok", "offline")
        assert ended["reason"] == "ended"
        assert await run.end() == 0


async def test_no_live_yet_is_waited_for(platforms: Platforms) -> None:
    platforms.graph.faults = Faults(ended=True)
    async with platforms.run("--facebook") as run:
        waiting = await run.state("facebook", "waiting", reason="not_live")
        assert waiting["detail"]
        assert waiting["until"]
        assert await run.interrupt() == 0


async def test_a_session_is_gone_on_with_after_a_kill(platforms: Platforms) -> None:
    async with platforms.run("--facebook", PAGE) as run:
        await platforms.say("بكام", times=3)
        await run.comments(3)
        run.process.kill()
        await run.process.communicate()
    await platforms.say("سعر", times=2)
    async with platforms.run("--facebook", PAGE) as run:
        await run.comments(5)
        assert await run.interrupt() == 0
    assert run.events[-1] == {"event": "end", "comments": 5}


async def test_a_live_begins_where_nothing_can_be_written_says_so_and_is_kept_elsewhere(
    platforms: Platforms,
) -> None:
    place = platforms.session.parent / "locked"
    place.write_text("no folder can be made here")
    platforms.session = place / "x.livesession"
    async with platforms.run("--facebook", PAGE) as run:
        await run.state("facebook", "live")
        await platforms.say("بكام", times=4)
        await run.until(lambda event: event.get("unsaved") == 4)
        assert await run.interrupt() == 0
    (platforms.session,) = place.parent.rglob("x (rescued).livesession")
    assert f"The live is in {platforms.session}." in run.errors
    assert len([entry for entry in platforms.entries() if isinstance(entry, ReadComment)]) == 4


async def test_what_the_platforms_sent_can_be_kept_without_anybody_in_it(platforms: Platforms) -> None:
    record = platforms.session.parent / "r.jsonl"
    async with platforms.run(*EVERYTHING, "--record", str(record)) as run:
        await platforms.say("بكام ده 01000000012", times=2)
        await run.comments(6)
        assert await run.interrupt() == 0
    kept = list(read_frames(record))
    assert {frame.platform for frame in kept} == {"tiktok", "facebook", "instagram"}
    text = record.read_bytes() + b"".join(frame.body or b"" for frame in kept)
    assert "بكام ده".encode() in text or b"\\u0628" in text
    assert b"[phone]" in text
    for secret in (b"Viewer 1", b"01000000012", TOKEN.encode(), ACCOUNT.encode(), PAGE.encode()):
        assert secret not in text


async def test_a_replay_of_a_session_keeps_its_gaps(tmp_path: Path) -> None:
    make = Entries()
    entries = [
        make.ask(1, author="a"),
        make.gap(since=1, until=30, estimated=40),
        make.ask(1, author="b", at=60),
    ]
    with SessionFile.create(tmp_path / "one") as file:
        file.append(entries)
    words = (
        "replay",
        str(tmp_path / "one"),
        "--speed",
        "max",
        "--session",
        str(tmp_path / "two"),
        "--headless",
        "--json",
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "copilot", *words), stdout=asyncio.subprocess.PIPE
    )
    run = Run(process)
    assert await run.end() == 0
    boards = [event for event in run.events if event["event"] == "board"]
    assert boards[-1]["missed"] == 40
    with SessionFile.read(tmp_path / "two") as file:
        kept = list(file.entries())
    assert [type(entry) for entry in kept] == [ReadComment, Gap, ReadComment]
    assert kept[1] == entries[1]
