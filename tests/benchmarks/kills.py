"""Kills a busy live at random moments, again and again, and compares the file with what was shown.

Usage: python -m tests.benchmarks.kills [--kills 200] [--seed 1]

Each live is a process of its own: the command's own path from recording to file, with a comment on every board
and some hundred a second. It is killed with SIGKILL after a random time. Then the file must open, SQLite's
integrity check must be clean, and everything that the last board counted must be in it: the comments, and each
card with at least as many. Every other live goes on with the file that the kill before left behind.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copilot import app
from copilot.grouping.ledger import Ledger
from copilot.storage.session_file import SessionFile

_WORDS = (
    "بكام ده",
    "bkam",
    "فيه مقاس 44",
    "الصوت مقطوع",
    "منورة",
    "عايزه لارج 01000000012",
    "التوصيل كام",
    "how much",
)


@dataclass
class Kills:
    """What came of it.

    Attributes:
        lost: What was shown and is not in the file, with the number of the kill.
        broken: Files that SQLite finds a fault in.
        counted: Comments that the last boards counted, all together.
        kept: Comments in the files, all together.
        unfinished: Kills that left a WAL behind.
    """

    folder: Path
    seed: int = 1
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    counted: int = 0
    kept: int = 0
    unfinished: int = 0

    def run(self, kills: int) -> None:
        """Kill so many lives."""
        pick = random.Random(self.seed)
        path = self.folder / "0.livesession"
        for number in range(kills):
            if number % 2 == 0:
                path = self.folder / f"{number}.livesession"
            recording = self._recording(number, pick)
            board = self._killed(recording, path, after=pick.uniform(0.0, 1.2))
            self._compare(number, path, board)
            recording.unlink()

    def _recording(self, number: int, pick: random.Random) -> Path:
        path = self.folder / f"{number}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for n in range(3_000):
                line = {
                    "id": f"{number}-{n}", "platform": "tiktok", "author_id": str(pick.randrange(500)),
                    "text": f"{pick.choice(_WORDS)} {pick.choice(('', 'لو سمحتي', '؟', '😍'))}", "t": n / 20,
                }  # fmt: skip
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return path

    def _killed(self, recording: Path, path: Path, *, after: float) -> dict[str, Any] | None:
        """Return the last board that a live showed before it was killed, so many seconds after its first."""
        out, into = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            os.dup2(into, 1)
            sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 - the pipe
            options = app.Options(session=path, headless=True, json=True)
            with suppress(BaseException):
                app.replay([recording], speed=15.0, options=options)
            os._exit(0)
        os.close(into)
        said, end = b"", float("inf")
        os.set_blocking(out, False)
        while time.monotonic() < end:
            with suppress(BlockingIOError):
                data = os.read(out, 1 << 16)
                if not data:
                    break
                said += data
            if end == float("inf") and b'"board"' in said:
                end = time.monotonic() + after
            time.sleep(0.002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.set_blocking(out, True)
        with open(out, "rb") as rest:  # noqa: PTH123 - what it had said before it died counts
            said += rest.read()
        boards = [line for line in said.split(b"\n")[:-1] if b'"event":"board"' in line]
        return json.loads(boards[-1]) if boards else None

    def _compare(self, number: int, path: Path, board: dict[str, Any] | None) -> None:
        self.unfinished += path.with_name(f"{path.name}-wal").exists()
        ledger = Ledger()
        with SessionFile.read(path) as file:
            for entry in file.entries():
                ledger.record(entry)
        SessionFile.open(path).close()
        with closing(sqlite3.connect(path)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchall()
        if verdict != [("ok",)]:
            self.broken.append(f"{number}: {verdict[:3]}")
        self.kept += ledger.comments
        if board is None:
            return
        self.counted += board["comments"]
        if ledger.comments < board["comments"]:
            self.lost.append(f"{number}: {board['comments'] - ledger.comments} comments")
        for card in board["cards"]:
            parts = ledger.parts(ledger.tally(ledger.resolve(card["question"])))
            if sum(part.comments for part in parts) < card["comments"]:
                self.lost.append(f"{number}: comments of question {card['question']}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPILOT_HOME"] = f"{folder}/home"
        kills = Kills(Path(folder), seed=asked.seed)
        began = time.monotonic()
        kills.run(asked.kills)
    seconds = time.monotonic() - began
    sys.stdout.write(
        f"{asked.kills} kills in {seconds:.0f} s, {kills.unfinished} of them with a WAL left behind; the last boards "
        f"counted {kills.counted} comments, the files hold {kills.kept}\nlost {kills.lost}; broken {kills.broken}\n"
    )
    return int(bool(kills.lost or kills.broken))


if __name__ == "__main__":
    sys.exit(main())
