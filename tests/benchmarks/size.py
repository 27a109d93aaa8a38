"""How large the file of an hour with twenty comments a second is.

Usage: python -m tests.benchmarks.size [--minutes 60] [--rate 20]

The bundled live's comments again and again, with ids, authors and times of their own, and every seventh with some
word changed so that texts don't simply repeat, through the real pipeline into a session file with its vault.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path

from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.domain.comment import RawComment
from copilot.pipeline import Pipeline
from copilot.session import reader
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import Vault

_BATCH = 40
_START = 1_800_000_000.0


def size(path: Path, *, comments: int, rate: float) -> int:
    """Write a session of so many comments and return how many bytes its closed file has."""
    bundled = read_recording(asset("demo", "live.jsonl"), ended_at=_START).items
    texts = [item.text for item in bundled if isinstance(item, RawComment)]
    pick = random.Random(1)
    raws = (
        RawComment(
            platform=pick.choice(("tiktok", "facebook", "instagram")), id=f"7391639041964{number:06d}",
            author_id=str(pick.randrange(4_000)), author_name="",
            text=texts[number % len(texts)] + (f" {pick.randrange(100)}" if number % 7 == 0 else ""),
            at=_START + number / rate,
        )
        for number in range(comments)
    )  # fmt: skip
    vault = Vault.of(path.parent / "home", keyring=None, environment={"COPILOT_VAULT_KEY": "k" * 32})
    with SessionFile.create(path) as file:
        keys = vault.keys_to_write(file)
        pipeline = Pipeline(reader=reader(), author_key=keys.author, shop=Shop(), seal=keys.seal)
        while batch := list(islice(raws, _BATCH)):
            pipeline.record(file.append(pipeline.take([replace(raw) for raw in batch])))
        kept = pipeline.board().comments
    if kept != comments:
        raise AssertionError(f"{comments - kept} comments are missing")
    return path.stat().st_size


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--rate", type=float, default=20.0)
    asked = parser.parse_args()
    comments = round(asked.minutes * 60 * asked.rate)
    with tempfile.TemporaryDirectory() as folder:
        found = size(Path(folder) / "x.livesession", comments=comments, rate=asked.rate)
    per_hour = found / asked.minutes * 60 / 1e6
    sys.stdout.write(
        f"{comments} comments: {found / 1e6:.1f} MB, {found / comments:.0f} bytes each, {per_hour:.1f} MB an hour\n"
    )
    return int(per_hour >= 40)


if __name__ == "__main__":
    sys.exit(main())
