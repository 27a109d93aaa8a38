"""How fast it is, in one table: beside what is asked of it, and beside what somebody would use instead.

Usage: python -m tests.benchmarks.bench [--runs 3] [--quick] [--into README.md]

Each figure is the median of several runs of a process of its own, except where a run takes minutes. Run it where
nothing else runs, or in front of what does (``chrt -r 20 make bench``). The table is printed; `--into` also puts it
between the marks of a Markdown file. Exits with 1 when a budget is not kept.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

from copilot.assets import asset
from tests.benchmarks import throughput
from tests.benchmarks.machine import environment
from tests.benchmarks.machine import words as machine

MARKS: Final = ("<!-- figures: make bench -->", "<!-- end of figures -->")
_NONE: Final = "–"
_STARTED: Final = 60.0
"""Seconds after which nothing of the start is left in a process's figures."""


class Row(NamedTuple):
    """A line of the table.

    Attributes:
        what: Is measured.
        found: The figure, with its unit.
        budget: What was asked of it; empty where nothing was.
        kept: Whether the figure keeps to it.
        exact: The same of counting texts exactly.
        model: The same of multilingual-e5 with clusters.
    """

    what: str
    found: str
    budget: str = ""
    kept: bool = True
    exact: str = _NONE
    model: str = _NONE


class Bench:
    """Measures.

    Args:
        folder: Where recordings and sessions go.
        runs: Of which the median counts.
        quick: A first look: fewer comments, shorter lives.
    """

    def __init__(self, folder: Path, *, runs: int, quick: bool) -> None:
        self._folder = folder
        self._runs = 1 if quick else runs
        self._comments = 20_000 if quick else 100_000
        self._quick = quick

    def rows(self) -> Iterator[Row]:
        """Give the lines of the table as they are measured."""
        yield from self._whole()
        for rate, most in ((20, None), (200, 150.0), (1000, None)):
            yield self._latency(rate, most)
        yield from self._processor()
        yield self._start()
        yield self._review()
        yield self._review(distinct=0.6)
        yield from self._long()

    def _whole(self) -> Iterator[Row]:
        got = [
            throughput.measure(self._folder, comments=self._comments, rate=20.0, speed="max")
            for _ in range(self._runs)
        ]
        speed = statistics.median(each["comments_per_second"] for each in got)
        memory = statistics.median(each["peak_rss_mb"] for each in got)
        others = {way: self._instead(way) for way in ("exact", "e5")}

        def told(key: str, unit: str) -> list[str]:
            return [f"{each[key]:,.0f} {unit}" if each else "not installed" for each in others.values()]

        yield Row(
            f"whole process, {self._comments:,} comments from a recording to the closed session file",
            f"{speed:,.0f} a second", "5,000", speed >= 5000, *told("comments_per_second", "a second"),
        )  # fmt: skip
        yield Row(
            f"most memory in that run, {self._comments:,} recorded comments among it",
            f"{memory:,.0f} MB", "300 MB", memory <= 300, *told("peak_mb", "MB"),
        )  # fmt: skip

    def _instead(self, way: str) -> dict[str, float]:
        recording = self._folder / "stream.jsonl"
        words = [sys.executable, "-m", "tests.benchmarks.instead", way, str(recording)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        return json.loads(done.stdout) if done.returncode == 0 else {}

    def _latency(self, rate: int, most: float | None) -> Row:
        seconds = 5 if self._quick else 20
        late = self._median(
            lambda: throughput.measure(self._folder, comments=rate * seconds, rate=float(rate), speed="1")[
                "latency_ms"
            ]["p95"]
        )
        return Row(
            f"from arrival to the board at {rate:,} a second, 95th percentile",
            f"{late:.0f} ms",
            f"{most:.0f} ms" if most else "",
            most is None or late <= most,
        )

    def _processor(self) -> Iterator[Row]:
        words = [sys.executable, "-m", "tests.benchmarks.windows", "--keep", str(self._folder / "seen.json")]
        words += ["--minutes", "0.8" if self._quick else "3"]
        done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment())
        if done.returncode:
            why = (done.stderr.strip().splitlines() or ["no windows here"])[-1]
            yield Row("processor at 20 a second", f"not measured: {why}")
            return
        seen = json.loads((self._folder / "seen.json").read_text(encoding="utf-8"))["samples"]
        samples = [each for each in seen if each["at"] > _STARTED] or seen[-1:]
        for words_, key, most in (("headless", "core_cpu", 5.0), ("with the overlay", "windows_cpu", 10.0)):
            percent = statistics.median(each[key] for each in samples)
            yield Row(
                f"processor at 20 a second, {words_}",
                f"{percent:.1f} % of a core", f"{most:.0f} %", percent <= most,
            )  # fmt: skip

    def _start(self) -> Row:
        took = self._median(lambda: first_card(self._folder))
        return Row("from the command to the first card", f"{took:.2f} s", "2 s", took <= 2.0)

    def _review(self, *, distinct: float = 0.0) -> Row:
        words = [
            sys.executable,
            "tests/benchmarks/review.py",
            str(self._comments),
            "--distinct",
            str(distinct),
        ]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
        (took,) = (float(line.split()[1]) for line in done.stdout.splitlines() if line.split()[0] == "window")
        alike = f", {distinct:.0%} of the texts nobody else's" if distinct else ""
        return Row(
            f"review of {self._comments:,} comments{alike}, to open", f"{took:.1f} s", "2 s", took <= 2.0
        )

    def _long(self) -> Iterator[Row]:
        hours, rate = (2.0, 10.0) if self._quick else (12.0, 5.0)
        words = ["--hours", str(hours), "--rate", str(rate)]
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.stages", *words],
            capture_output=True, text=True, check=True, env=environment(),
        )  # fmt: skip
        told = json.loads(done.stdout)
        memory = list(told["memory_mb"].values())
        yield Row(
            f"memory of a live of {hours:g} hours, {told['comments']:,} comments: at the start, at the end",
            f"{memory[0]:.0f} MB, {memory[-1]:.0f} MB",
        )
        yield Row("its session file", f"{told['file_mb']:.0f} MB")
        for name, first in told["first"].items():
            yield Row(f"cost of a comment: {name}", f"{first:.0f} µs, at the end {told['last'][name]:.0f} µs")

    def _median(self, measure: Callable[[], float]) -> float:
        return statistics.median(measure() for _ in range(self._runs))


def first_card(folder: Path) -> float:
    """Return the seconds from the start of the command to the first board with a card.

    The bundled live comes as fast as it is taken: nobody in it asks anything in the first twenty seconds.
    """
    session = folder / f"{time.monotonic_ns()}.livesession"
    words = ["replay", asset("demo", "live.jsonl"), "--headless", "--json", "--session", session]
    began = time.perf_counter()
    command = [sys.executable, "-m", "copilot", *map(str, words), "--speed", "max"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as app:
        assert app.stdout is not None
        for line in app.stdout:
            if json.loads(line).get("cards"):
                took = time.perf_counter() - began
                app.kill()
                return took
    raise AssertionError("no card")


def markdown(rows: list[Row], told: str) -> str:
    """Return the table for a Markdown file."""
    lines = [
        f"{told}",
        "",
        "| | Live Copilot | asked | exact counting | e5 and clusters |",
        "| --- | --: | --: | --: | --: |",
    ]
    lines += [f"| {row.what} | {row.found} | {row.budget} | {row.exact} | {row.model} |" for row in rows]
    return "\n".join(lines)


def put(path: Path, text: str) -> None:
    """Put a text between the marks of a file."""
    before, rest = path.read_text(encoding="utf-8").split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    path.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


def main() -> int:
    """Measure and tell."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--quick", action="store_true", help="a first look, in two minutes")
    asked.add_argument("--into", type=Path, help="a Markdown file with the marks of the table")
    options = asked.parse_args()
    where = machine()  # before anything of ours runs
    table = Table(title=f"on {where}")
    for column in ("", "Live Copilot", "asked", "exact counting", "e5 and clusters"):
        table.add_column(column, justify="right" if column else "left")
    rows = []
    console = Console(width=150)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPILOT_HOME"] = f"{folder}/home"
        for row in Bench(Path(folder), runs=options.runs, quick=options.quick).rows():
            console.print(f"{row.what}: {row.found}", style="dim", markup=False)
            rows.append(row)
    for row in rows:
        style = "" if row.kept else "red"
        table.add_row(row.what, row.found, row.budget, row.exact, row.model, style=style)
    console.print(table)
    if options.into:
        put(options.into, markdown(rows, f"Measured on {where}:"))
    return int(not all(row.kept for row in rows))


if __name__ == "__main__":
    sys.exit(main())
