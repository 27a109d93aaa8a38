"""What is done to the simulated platforms in a rehearsal: faults, deletions, and what is known of either."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import replace
from typing import Any

from copilot.domain.board import Board, PlatformState
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.tiktok import TikTokSimulator
from tests.simulators.tiktok_play import take_back

PATIENCE = {"tiktok": 18.0, "facebook": 12.0, "instagram": 12.0}
"""Seconds after which a platform that works again must be told as live: an attempt that is under way, the
longest wait, a connection. TikTok's second way takes 6 seconds to give up, whatever the pace."""

_UNNOTICED = 25.0
"""Seconds before the end from which on nothing is deleted: Facebook's looks far back are 8 s apart."""

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


class Trouble:
    """What was done to the platforms, and when.

    Attributes:
        faults: What was done to the platforms, with the second.
        deleted: How many comments were deleted, by platform.
    """

    _graph: Offering
    _tiktok: TikTokSimulator
    _board: Board | None

    def __init__(self, *, seconds: float, seed: int) -> None:
        self.faults: list[tuple[float, str]] = []
        self.deleted: Counter[str] = Counter()
        self._gone: dict[tuple[str, str], float] = {}
        self._seconds = seconds
        self._random = random.Random(seed)
        self._began = time.monotonic()
        self._down: dict[str, float] = {}
        self._up: dict[str, float] = {}

    def _now(self) -> float:
        return time.monotonic() - self._began

    async def _moderate(self) -> None:
        """Delete a comment of a few seconds ago on one platform after the other."""
        await asyncio.sleep(6)
        while self._now() < self._seconds - _UNNOTICED:
            await asyncio.sleep(self._random.uniform(0.5, 2.5))
            if len(self._graph.said) > 20:
                said = self._graph.said[-self._random.randint(8, 20)]
                self._graph.delete(said)
                self._gone["facebook", said.facebook(Faults())["id"]] = self._now()
                self.deleted.update(("facebook", "instagram"))
            if len(self._tiktok.said) > 20 and self._is_steady():
                number = self._tiktok.said[-self._random.randint(8, 20)]
                faults = len(self.faults)
                take_back(self._tiktok, number)
                self.deleted["tiktok"] += 1
                await asyncio.sleep(0.5)
                if len(self.faults) == faults:  # else nobody may have heard: TikTok says it once
                    self._gone["tiktok", str(number.number)] = self._now()

    def _is_steady(self) -> bool:
        """Tell whether TikTok's connection stands and nothing was done to it lately."""
        states = {status.platform: status.state for status in self._board.statuses} if self._board else {}
        last = max((at for at, fault in self.faults if fault.startswith("tiktok")), default=-60.0)
        return states.get("tiktok") == PlatformState.LIVE and self._now() - last > PATIENCE["tiktok"] / 3

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
        self._goes("tiktok", up=True)  # it has its time again from here on
        await self._tiktok.happen(kind)
        if kind in {"pause", "stall"}:
            await asyncio.sleep(1)
            await self._tiktok.happen("resume")
        self._goes("tiktok", up=True)

    async def _tiktok_lasting(self) -> None:
        kinds = {self._random.choice(TIKTOK_LASTING), *self._random.sample(TIKTOK_LASTING, 1)}
        self.faults.append((self._now(), f"tiktok {sorted(kinds)} and a cut"))
        self._tiktok.faults |= kinds
        is_shut = any(kind.startswith("handshake") for kind in kinds)  # both ways
        self._goes("tiktok", up=not is_shut)
        self._tiktok.cut()
        await asyncio.sleep(self._random.uniform(0.5, 4.5))
        self._tiktok.faults -= kinds
        self._goes("tiktok", up=True)

    def _goes(self, *platforms: str, up: bool) -> None:
        for platform in platforms:
            self._down.pop(platform, None)
            self._up.pop(platform, None)
            (self._up if up else self._down)[platform] = self._now()
