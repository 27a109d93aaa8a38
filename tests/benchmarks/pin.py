"""How soon a pin from a moderator's phone is on the presenter's overlay.

Usage: QT_QPA_PLATFORM=offscreen python tests/benchmarks/pin.py [--pins 120] [--rates 0 20 200]

The whole way: a phone (a process of its own) sends `pin` through its socket; the engine with the real
model takes it, writes it to the session file, and its board goes through the bridge to the real overlay.
The time is taken when the overlay has painted it. Meanwhile the bundled live's comments pour in at a rate.
What is meant to hold: 200 ms at the 95th percentile, whatever the rate.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from rich.console import Console
from rich.table import Table
from websockets.sync.client import connect

from copilot.assets import asset
from copilot.console.places import Address
from copilot.domain.board import Board, CardState, PlatformState, PlatformStatus
from copilot.domain.comment import RawComment
from copilot.runner import EngineThread
from copilot.session import opened
from copilot.ui.bridge import Bridge
from copilot.ui.desktop import application
from copilot.ui.overlay import Overlay

WARMUP = 4.0
GAPS = (0.25, 0.6)
"""Seconds between two taps, at random: they must not fall in step with the boards."""


class Pouring:
    """The bundled live's texts in random order, by random people, at a rate."""

    platform = "tiktok"

    def __init__(self, rate: float) -> None:
        lines = asset("demo", "live.jsonl").read_text(encoding="utf-8").splitlines()
        self._texts = [line["text"] for line in map(json.loads, lines) if "text" in line]
        self._rate = rate
        self._count = 0

    async def batches(self) -> AsyncIterator[Sequence[RawComment | PlatformStatus]]:
        rng = random.Random(1)
        yield [PlatformStatus(platform="tiktok", state=PlatformState.LIVE)]
        yield [self._comment(rng) for _ in range(400)]  # a live under way
        while True:
            await asyncio.sleep(0.05)
            yield [self._comment(rng) for _ in range(round(self._rate / 20))]

    def _comment(self, rng: random.Random) -> RawComment:
        self._count += 1
        return RawComment(
            platform="tiktok", id=str(self._count), author_id=f"u{rng.randrange(4000)}", author_name="",
            text=rng.choice(self._texts), at=time.time(),
        )  # fmt: skip


def phone(url: str, taps: int) -> None:
    """Pin and unpin the first card, and print when: seconds of the clock that all processes share."""
    address, _, token = url.partition("#")
    host = address.split("/")[2]
    entry = urllib.request.Request(f"{address}session", method="POST", headers={
        "Authorization": f"Bearer {token}", "Origin": f"http://{host}"})  # fmt: skip
    with urllib.request.urlopen(entry) as answer:
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    live = f"ws://{host}/moderator/live"
    with connect(live, origin=f"http://{host}", additional_headers={"Cookie": cookie}) as socket:
        question = 0
        until = time.monotonic() + WARMUP
        while time.monotonic() < until or not question:
            message = json.loads(socket.recv())
            question = message.get("order", [question])[0]
        for number in range(taps):
            pause = time.monotonic() + random.uniform(*GAPS)
            while (left := pause - time.monotonic()) > 0:
                try:
                    socket.recv(timeout=left)
                except TimeoutError:
                    break
            do = "unpin" if number % 2 else "pin"
            at = time.monotonic()
            socket.send(json.dumps({"id": f"tap-{number:06}", "do": do, "question": question}))
            told = {"at": at, "question": question, "pinned": do == "pin"}
            sys.stdout.write(json.dumps(told) + "\n")
        time.sleep(1)


def measure(rate: float, taps: int) -> list[float]:
    """Return the seconds from each tap to the painted overlay, sorted."""
    app = application("ar")
    seen: list[tuple[float, dict[int, bool]]] = []
    with tempfile.TemporaryDirectory() as folder:
        session = opened(
            [Pouring(rate)], clock=time.time, path=Path(folder) / "pin.livesession",
            shop=asset("demo", "shop.toml"), serve=Address(),
        )  # fmt: skip
        with session as run:
            bridge = Bridge(lambda _command: None)
            overlay = Overlay(send=bridge.send)

            def show(board: Board) -> None:
                overlay.show_board(board)
                overlay.repaint()
                cards = overlay.model.cards
                seen.append((time.monotonic(), {c.question: c.state is CardState.PINNED for c in cards}))

            bridge.board_changed.connect(show)
            overlay.show()
            thread = EngineThread(
                lambda: run.make(bridge.publish), ended=bridge.finish, beside=run.served.beside
            )
            thread.start()
            command = [
                sys.executable,
                __file__,
                "--phone",
                run.served.links["moderator_url"],
                "--pins",
                str(taps),
            ]
            caller = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            watch = QTimer()
            watch.timeout.connect(lambda: app.quit() if caller.poll() is not None else None)
            watch.start(200)
            app.exec()
            thread.stop()
            thread.join()
            overlay.close()
    told = [json.loads(line) for line in caller.communicate()[0].splitlines()]
    return sorted(_first(seen, tap) - tap["at"] for tap in told)


def _first(seen: list[tuple[float, dict[int, bool]]], tap: dict) -> float:
    """Return when the overlay first showed what a tap asked for."""
    return next(
        (at for at, pinned in seen if at > tap["at"] and pinned.get(tap["question"], False) == tap["pinned"]),
        float("inf"),
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pins", type=int, default=120)
    asked.add_argument("--rates", type=float, nargs="+", default=[0.0, 20.0, 200.0])
    asked.add_argument("--phone", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.phone:
        phone(options.phone, options.pins)
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    table = Table(title="milliseconds from the tap on a phone to the painted overlay")
    for column in ("comments a second", "taps", "p50", "p95", "p99", "most"):
        table.add_column(column, justify="right")
    for rate in options.rates:
        took = [1000 * each for each in measure(rate, options.pins)]
        marks = [took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95, 0.99, 1.0)]
        table.add_row(f"{rate:g}", str(len(took)), *(f"{mark:.0f}" for mark in marks))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
