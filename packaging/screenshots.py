"""Makes the pictures of the README from the bundled live, through the real pipeline and the real overlay.

Usage: python packaging/screenshots.py FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.domain.board import Board, PlatformState, PlatformStatus
from copilot.domain.command import LoggedCommand, Pin
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.ui.desktop import render_board

END: Final = 1_800_000_000.0
SOUND_FAILS: Final = 1255.0
STATUSES: Final = tuple(
    PlatformStatus(platform=name, state=PlatformState.LIVE) for name in ("tiktok", "facebook", "instagram")
)


def board_at(second: float, *, pinned: int | None = None) -> Board:
    """Return the bundled live's board at a second of it, with the card on place `pinned` pinned."""
    pipeline = Pipeline(
        reader=Reader.load(asset("model"), asset("topics")),
        author_key=b"pictures",
        shop=load_shop(asset("demo", "shop.toml")),
    )
    recording = read_recording(asset("demo", "live.jsonl"), ended_at=END)
    start = recording.items[0].at
    for item in recording.items:
        if item.at - start <= second:
            pipeline.record(pipeline.take([item]))
    if pinned is not None:
        card = pipeline.board().cards[pinned]
        pipeline.record([LoggedCommand(at=start + second, command=Pin(question=card.question, by="moderator"))])
    return pipeline.board(statuses=STATUSES)


def main() -> None:
    """Write the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    usual, alarmed = board_at(2400.0, pinned=4), board_at(SOUND_FAILS)
    render_board(usual, folder / "overlay-ar.png")
    render_board(usual, folder / "overlay-en-light.png", language="en", theme="light")
    render_board(alarmed, folder / "overlay-alert-ar.png")
    print(f"Three pictures in {folder}")


if __name__ == "__main__":
    main()
