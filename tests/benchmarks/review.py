"""How long the review of a big live takes: the bundled one, many times over, with people of its own each time.

    python tests/benchmarks/review.py [COMMENTS]

Prints seconds for reading the file, for the report, until the review window shows the comments and until it has
everything, and for the page; the best of three. Texts repeat more often than in a real live, so that what is remembered of one helps more here.
"""

from __future__ import annotations

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


def many(comments: int) -> list[Entry]:
    """The presented demo over and over until there are so many comments, as one live.

    The second looks stand in the first lap alone: there is one a minute of a live, not one for every forty
    comments, and what they moved stays moved.
    """
    entries: list[Entry] = []
    live = demo(presented=True)
    moments = [entry.comment.at for entry in live if isinstance(entry, ReadComment)]
    length = max(moments) - min(moments) + 1
    count = lap = 0
    while count < comments:
        for entry in live:
            if lap and isinstance(entry, LoggedCommand) and isinstance(entry.command, Regroup):
                continue
            entries.append(_later(entry, lap, lap * length))
            count += isinstance(entry, ReadComment)
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


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest of three runs."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


def whole(path: Path) -> object:
    """Do all that the review window does before its last page is there."""
    reviewer = Reviewing()
    return reviewer.review(reviewer.read(path, lambda _done, _total: None), lambda _done, _total: None)


def main() -> None:
    """Measure and print."""
    comments = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.livesession"
        with SessionFile.create(path) as file:
            file.append(many(comments))

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
            told.print(f"  {name:<10}{best(work):.2f} s")


if __name__ == "__main__":
    main()
