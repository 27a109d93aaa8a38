"""How many comments a second, how soon they are on the board, and in how much memory.

Usage: python tests/benchmarks/throughput.py [--comments 100000] [--seconds 20]

Runs the installed command on recordings made from the bundled live, whole process, session file on disk:
once as fast as possible, then at steady rates. Latency is from a comment's arrival to the first board
that counts it; boards are sent at most every 100 ms.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from copilot.assets import asset


def stream(comments: int, rate: float, seed: int = 1, people: int = 0) -> Iterator[str]:
    """Give lines of a recording: the bundled live's texts in random order, by random people, at a rate."""
    rng = random.Random(seed)
    lines = asset("demo", "live.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [line["text"] for line in map(json.loads, lines) if "text" in line]
    for number in range(comments):
        text = rng.choice(texts)
        if rng.random() < 0.5:  # half of them in a spelling that was not seen before
            place = rng.randrange(len(text))
            text = text[:place] + text[place] + text[place:]
        person = f"u{rng.randrange(people or max(20, comments // 3))}"
        comment = {
            "id": str(number),
            "platform": "tiktok",
            "author_id": person,
            "text": text,
            "t": number / rate,
        }
        yield json.dumps(comment, ensure_ascii=False)


def measure(folder: Path, *, comments: int, rate: float, speed: str) -> dict:
    recording, stats = folder / "stream.jsonl", folder / "stats.json"
    recording.write_text("\n".join(stream(comments, rate)), encoding="utf-8")
    session = folder / f"{rate:g}-{speed}.livesession"
    words = ["replay", recording, "--speed", speed, "--headless", "--session", session, "--stats", stats]
    subprocess.run([sys.executable, "-m", "copilot", *map(str, words)], check=True, capture_output=True)
    return {**json.loads(stats.read_text()), "file_mb": session.stat().st_size / 1e6}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--comments", type=int, default=100_000)
    asked.add_argument("--seconds", type=float, default=20.0)
    options = asked.parse_args()
    table = Table(title="whole process, one run each")
    for column in ("stream", "comments", "per second", "p50 ms", "p95 ms", "p99 ms", "peak MB", "file MB"):
        table.add_column(column, justify="right")
    with tempfile.TemporaryDirectory() as name:
        runs = [("as fast as possible", options.comments, 20.0, "max")]
        runs += [
            (f"{rate} a second", int(rate * options.seconds), float(rate), "1") for rate in (20, 200, 1000)
        ]
        for label, comments, rate, speed in runs:
            got = measure(Path(name), comments=comments, rate=rate, speed=speed)
            latency = got["latency_ms"]
            figures = [
                got["comments_per_second"],
                latency["p50"],
                latency["p95"],
                latency["p99"],
                got["peak_rss_mb"],
            ]
            table.add_row(
                label, f"{comments:,}", *(f"{figure:,.0f}" for figure in figures), f"{got['file_mb']:.1f}"
            )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
