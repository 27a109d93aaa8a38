"""The simulator by itself: what it promises to those who run it by hand."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from copilot.assets import asset
from copilot.connectors.tiktok import TikTok
from tests.connectors.tiktok_live import Listener, hosts, said, simulated
from tests.simulators.tiktok_script import (
    MOMENTS,
    Fault,
    Line,
    Script,
    flood,
    parse_faults,
    read_lines,
)


def test_it_runs_by_hand_prints_its_addresses_and_serves_until_it_is_stopped(tmp_path: Path) -> None:
    comments = tmp_path / "live.jsonl"
    comments.write_text('{"t": 0, "text": "بكام"}\n{"t": 5, "text": "bkam"}\n', encoding="utf-8")
    command = [sys.executable, "-m", "tests.simulators.tiktok", "--comments", str(comments)]
    with subprocess.Popen(
        [*command, "--faults", "abrupt-close@30"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        addresses = json.loads(process.stdout.readline())
        with urllib.request.urlopen(f"{addresses['url']}/@shop/live", timeout=60) as page:
            assert "SIGI_STATE" in page.read().decode()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_a_fault_that_it_does_not_know_is_told() -> None:
    command = [sys.executable, "-m", "tests.simulators.tiktok", "--faults", "earthquake"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "no fault 'earthquake'" in done.stderr
    assert "abrupt-close" in done.stderr


def test_faults_are_read_with_their_times() -> None:
    assert parse_faults("abrupt-close@30, sign-500@28-40,not-live") == [
        Fault(kind="abrupt-close", at=30),
        Fault(kind="sign-500", at=28, until=40),
        Fault(kind="not-live"),
    ]


def test_the_demo_can_be_played() -> None:
    lines = read_lines(asset("demo", "live.jsonl"))
    assert len({line.said.number for line in lines}) == len(lines) > 100
    assert lines[0].at == 0


def test_a_flood_is_400_comments_in_20_seconds() -> None:
    lines = list(flood())
    assert len(lines) == 400
    assert 19 < lines[-1].at < 20


async def test_a_script_happens_in_its_time() -> None:
    script = Script(
        lines=[Line(at=2, said=said(1)), Line(at=8, said=said(2))],
        faults=[
            Fault(kind="page-captcha", until=1),
            Fault(kind="sign-500", at=14, until=17),
            Fault(kind="repeat", at=19),
            Fault(kind="live-end", at=20),
        ],
        speed=10,
    )
    async with simulated(script) as simulator:
        async with Listener(TikTok("shop", hosts=hosts(simulator))) as listener:
            await listener.connected()
            seen: set[str] = set()
            async with asyncio.timeout(20):
                while not await _over(listener):
                    seen |= simulator.faults
        assert "sign-500" in seen
        assert listener.fault is None
        assert listener.ids[-2:] == ["1", "2"]
        assert set(listener.ids) == {"1", "2"}
        assert "sign-500" not in simulator.faults


async def _over(listener: Listener) -> bool:
    await asyncio.sleep(0.01)
    return listener._task.done()


async def test_every_moment_can_happen() -> None:
    async with simulated() as simulator, Listener(TikTok("shop", hosts=hosts(simulator))) as listener:
        await listener.connected()
        for kind in [
            kind for kind in MOMENTS if kind not in ("flood", "live-end", "stall", "close", "abrupt-close")
        ]:
            await simulator.happen(kind)
        await simulator.happen("live-end")
        assert await listener.ended() is None
