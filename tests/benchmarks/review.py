"""How long the review of a big live takes: the bundled one, many times over, with people of its own each time.

    python tests/benchmarks/review.py [COMMENTS] [--distinct SHARE]

Prints seconds for reading the file, for the report, until the review window shows the comments and until it has
everything, for the JSON and for the page: the best of three by the clock, and the seconds of processor that the
least busy of them took, which other work on the machine hardly changes. Texts repeat more often than in a real
live, so that what is remembered of one helps more here; ``--distinct 0.6`` gives that share of the comments a
text that no other has.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.console import Console

from copilot.domain.command import LoggedCommand, Regroup
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.review.page import page
from copilot.review.plain import json
from copilot.review.report import review
from copilot.reviewing import Reviewing
from copilot.storage.session_file import SessionFile
from tests.review.lives import SHOP, TOPICS, demo

_LETTERS = "مسافرةلينه"


def many(comments: int, *, distinct: float = 0.0) -> list[Entry]:
    """The presented demo over and over until there are so many comments, as one live.

    The second looks stand in the first lap alone: there is one a minute of a live, not one for every forty
    comments, and what they moved stays moved.

    Args:
        comments: How many.
        distinct: The share of them, 0 to 1, whose text no other has.
    """
    entries: list[Entry] = []
    own = random.Random(comments)
    live = demo(presented=True)
    moments = [entry.comment.at for entry in live if isinstance(entry, ReadComment)]
    length = max(moments) - min(moments) + 1
    count = lap = 0
    while count < comments:
        for entry in live:
            if lap and isinstance(entry, LoggedCommand) and isinstance(entry.command, Regroup):
                continue
            later = _later(entry, lap, lap * length)
            if isinstance(later, ReadComment):
                count += 1
                if own.random() < distinct:
                    later = _worded_alone(later, count)
            entries.append(later)
            if count >= comments:
                break
        lap += 1
    return entries


def _later(entry: Entry, lap: int, seconds: float) -> Entry:
    if isinstance(entry, ReadComment):
        comment = replace(
            entry.comment,
            id=f"{lap}-{entry.comment.id}",
            author=f"{lap}-{entry.comment.author}",
            at=entry.comment.at + seconds,
        )
        return replace(entry, comment=comment, opened=entry.opened if lap == 0 else ())
    if isinstance(entry, LoggedCommand):
        return replace(entry, at=entry.at + seconds)
    return replace(entry, since=entry.since + seconds, until=entry.until + seconds)


def _worded_alone(entry: ReadComment, number: int) -> ReadComment:
    """Return a comment with a word at its end that is nobody else's."""
    word = "".join(_LETTERS[int(digit)] for digit in str(number))
    return replace(entry, comment=replace(entry.comment, text=f"{entry.comment.text} {word}"))


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Return the least seconds of three runs, by the clock and of the processor."""
    clock, processor = [], []
    for _ in range(3):
        began, busy = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    return min(clock), min(processor)


def whole(path: Path) -> object:
    """Do all that the review window does before its last page is there."""
    reviewer = Reviewing()
    return reviewer.review(reviewer.read(path, lambda _done, _total: None), lambda _done, _total: None)


def main() -> None:
    """Measure and print."""
    wanted = argparse.ArgumentParser(description="How long the review of a big live takes.")
    wanted.add_argument("comments", type=int, nargs="?", default=100_000)
    wanted.add_argument("--distinct", type=float, default=0.0, metavar="SHARE")
    asked = wanted.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.livesession"
        with SessionFile.create(path) as file:
            file.append(many(asked.comments, distinct=asked.distinct))

        def read() -> list[Entry]:
            with SessionFile.read(path) as file:
                return list(file.entries())

        entries = read()
        report = review(entries, topics=TOPICS, shop=SHOP)
        steps = {
            "read": read,
            "report": lambda: review(entries, topics=TOPICS, shop=SHOP),
            "comments": lambda: Reviewing().read(path, lambda _done, _total: None),
            "window": lambda: whole(path),
            "json": lambda: json(report),
            "page": lambda: page(report),
        }
        told = Console()
        told.print(f"{report.totals.comments:,} comments, {path.stat().st_size / 1e6:.0f} MB")
        for name, work in steps.items():
            clock, processor = best(work)
            told.print(f"  {name:<10}{clock:.2f} s  {processor:.2f} s of processor")


if __name__ == "__main__":
    main()
