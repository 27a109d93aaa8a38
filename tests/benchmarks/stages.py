"""What each stage costs a comment, and how that and memory grow over a live of many hours.

Usage: python -m tests.benchmarks.stages [--hours 12] [--rate 20] [--people 20000]

The bundled live's texts in random order, half of them in a spelling that nobody typed before, by that many people,
through the real pipeline into a session file as the engine does it, but without waiting: the stream's clock runs,
ours does not. Two seconds' comments come at a time, and a board after each. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from copilot.answers.advisor import Advisor
from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.domain.comment import RawComment
from copilot.grouping.clusterer import Clusterer
from copilot.intake import Intake
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.session import reader
from copilot.storage.session_file import SessionFile
from tests.benchmarks.endurance_levels import resident
from tests.benchmarks.throughput import stream

STAGES: Final = {
    "take people out": (Intake, "kept"),
    "read": (Reader, "read"),
    "find the product": (Advisor, "product"),
    "find the Question": (Clusterer, "assign"),
    "second look": (Clusterer, "look_again"),
    "write": (SessionFile, "append"),
    "count": (Pipeline, "record"),
    "board": (Pipeline, "board"),
}
"""Where each is done. What `Pipeline.take` does beside them is small."""

SETTLED: Final = 20_000
"""Comments after which all that is remembered of texts and words is full."""

_START: Final = 1_800_000_000.0
_SECONDS: Final = 2.0


class Clock:
    """Sums up the processor's time in each stage, of this thread."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        for name, (owner, method) in STAGES.items():
            setattr(owner, method, self._timed(name, getattr(owner, method)))

    def _timed(self, name: str, does: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return does(*given, **named)
            finally:
                self.spent[name] += time.thread_time() - began

        return timed

    def told(self, comments: int) -> dict[str, float]:
        """Return microseconds a comment since the last time, and begin anew."""
        told = {name: round(1e6 * self.spent[name] / comments, 1) for name in STAGES}
        self.spent.clear()
        return told


def raws(comments: int, rate: float, people: int) -> Iterator[RawComment]:
    """Give the comments of the stream."""
    for line in map(json.loads, stream(comments, rate, people=people)):
        yield RawComment(
            platform=line["platform"], id=line["id"], author_id=line["author_id"], author_name="",
            text=line["text"], at=_START + line["t"],
        )  # fmt: skip


def measure(*, hours: float, rate: float, people: int, path: Path) -> dict[str, Any]:
    """Play so many hours; return costs of the first part and the last, and memory on the way."""
    comments = round(hours * 3600 * rate)
    tenth, size = max(1, (comments - SETTLED) // 10), round(_SECONDS * rate)
    told: dict[str, Any] = {"comments": comments, "hours": hours, "rate": rate, "memory_mb": {}}
    clock, left = Clock(), raws(comments, rate, people)
    with SessionFile.create(path) as file:
        pipeline = Pipeline(
            reader=reader(), author_key=b"benchmark", shop=load_shop(asset("demo", "shop.toml"))
        )
        done, since, marks = 0, 0, [SETTLED, SETTLED + tenth, *(SETTLED + n * tenth for n in range(2, 11))]
        while batch := list(islice(left, size)):
            pipeline.record(file.append(pipeline.take(batch)))
            pipeline.board(at=batch[-1].at)
            done += len(batch)
            if marks and done >= marks[0]:
                told["last"] = clock.told(done - since)
                if marks.pop(0) == SETTLED + tenth:
                    told["first"] = told["last"]
                told["memory_mb"][done] = round(resident() / 1e6, 1)
                since = done
        told["file_mb"] = round(path.stat().st_size / 1e6, 1)
    return told


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--hours", type=float, default=12.0)
    asked.add_argument("--rate", type=float, default=20.0, help="comments a second")
    asked.add_argument("--people", type=int, default=20_000)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        told = measure(
            hours=options.hours,
            rate=options.rate,
            people=options.people,
            path=Path(folder) / "long.livesession",
        )
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
