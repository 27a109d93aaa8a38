"""All three platforms on loopback, and the app following them.

    python -m tests.simulators [--seconds 60] [--calm] [-- more words for live-copilot run]

The bundled live's comments come on TikTok, Facebook and Instagram at once; connections break, stall and are
refused in between (not with ``--calm``). Without more words the app runs as it likes: in a window where there
is a display, else as a table in the terminal.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
import time
from contextlib import suppress

from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.domain.comment import RawComment
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import ACCOUNT, PAGE
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_script import Script, parse_faults, read_lines

TIKTOK_FAULTS = "abrupt-close@15,sign-500@25-40,abrupt-close@26,stall@50,pause@130,resume@140"
GRAPH_FAULTS = ((12.0, Faults(answer="500")), (18.0, Faults()), (35.0, Faults(ranked=True, repeats=True)),
                (45.0, Faults(stream="on")), (60.0, Faults()))  # fmt: skip


async def talk(graph: GraphSimulator) -> None:
    """Let the bundled live's viewers type on Facebook and Instagram."""
    recording = read_recording(asset("demo", "live.jsonl"), ended_at=time.time())
    items = [item for item in recording.items if isinstance(item, RawComment)]
    clock = asyncio.get_running_loop().time
    began = clock()
    for item in items:
        await asyncio.sleep(max(0.0, item.at - items[0].at - (clock() - began)))
        graph.say(item.text, author=item.author_name or item.author_id or "A viewer")


async def trouble(graph: GraphSimulator) -> None:
    clock = asyncio.get_running_loop().time
    began = clock()
    for at, faults in GRAPH_FAULTS:
        await asyncio.sleep(max(0.0, at - (clock() - began)))
        graph.faults = faults


async def follow(environment: dict[str, str], words: list[str], seconds: float | None) -> int:
    """Run the app until it ends, the time is over or somebody stops us; return its exit code."""
    command = [sys.executable, "-m", "copilot", "run", "--tiktok", "@shop", "--facebook", PAGE]
    command += ["--instagram", ACCOUNT, "--shop", str(asset("demo", "shop.toml")), *words]
    process = await asyncio.create_subprocess_exec(*command, env=os.environ | environment)
    for number in (signal.SIGINT, signal.SIGTERM):  # Ctrl+C reaches the app by itself: wait for its end
        asyncio.get_running_loop().add_signal_handler(number, lambda: None)
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            return await process.wait()
    process.send_signal(signal.SIGINT)
    return await process.wait()


async def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.simulators",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--seconds", type=float, help="end after so long (default: when the app is closed)")
    parser.add_argument("--calm", action="store_true", help="nothing goes wrong")
    parser.add_argument("words", nargs="*", help="more words for live-copilot run, after --")
    asked = parser.parse_args()
    faults = () if asked.calm else parse_faults(TIKTOK_FAULTS)
    script = Script(lines=read_lines(asset("demo", "live.jsonl")), faults=faults)
    async with GraphSimulator() as graph, TikTokSimulator(script) as tiktok:
        environment = {
            "COPILOT_GRAPH_URL": graph.url,
            "COPILOT_GRAPH_TOKEN": "loopback",
            "COPILOT_TIKTOK_URL": tiktok.url,
            "COPILOT_TIKTOK_SIGN_URL": tiktok.sign_url,
        }
        jobs = [asyncio.create_task(talk(graph))]
        if not asked.calm:
            jobs.append(asyncio.create_task(trouble(graph)))
        try:
            return await follow(environment, asked.words, asked.seconds)
        finally:
            for job in jobs:
                job.cancel()
            await asyncio.gather(*jobs, return_exceptions=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
