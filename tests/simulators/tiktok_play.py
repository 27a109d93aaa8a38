"""Lets things happen in a simulated live of TikTok, one by one and in their time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from TikTokLiveProto.v3.webcast.im import ControlAction

from tests.simulators import tiktok_messages as messages
from tests.simulators.tiktok_messages import Said
from tests.simulators.tiktok_script import LASTING

if TYPE_CHECKING:
    from tests.simulators.tiktok import TikTokSimulator


async def follow(
    simulator: TikTokSimulator, plot: Sequence[tuple[float, str, Said | None]], speed: float
) -> None:
    """Let a plot (`Script.plot`) happen; its time begins now."""
    clock = asyncio.get_running_loop().time
    began = clock()
    for at, kind, said in plot:
        await asyncio.sleep(max(0.0, at / speed - (clock() - began)))
        if said:
            await simulator.say(said)
        elif kind.startswith("-"):
            simulator.faults.discard(kind[1:])
        elif kind in LASTING:
            simulator.faults.add(kind)
        else:
            await simulator.happen(kind)


def take_back(simulator: TikTokSimulator, *said: Said, people: Sequence[int] = ()) -> None:
    """Take comments back, and all that some people wrote: for all who are connected, and the history."""
    gone = {each.number for each in simulator.said if each in said or each.author in people}
    simulator.deleted |= gone
    simulator.said = [each for each in simulator.said if each.number not in gone]
    number = 2_000_000 + len(simulator.deleted)
    simulator.send([messages.deletion(number, [each.number for each in said], people)])


async def happen(simulator: TikTokSimulator, kind: str) -> None:
    """Let one of `MOMENTS` happen that takes no time."""
    happened = {
        "abrupt-close": simulator.cut,
        "close": simulator.hang_up,
        "stall": simulator.stall,
        "live-end": simulator.end,
        "pause": lambda: simulator.send([messages.control(ControlAction.STREAM_PAUSED)]),
        "resume": lambda: simulator.send([messages.control(ControlAction.STREAM_UNPAUSED)]),
        "repeat": simulator.repeat,
        "delete": lambda: take_back(simulator, *simulator.said[-1:]),
        "garbage": lambda: simulator.send_bytes(b"\xff\x00garbage"),
    }[kind]()
    if happened is not None:
        await happened
