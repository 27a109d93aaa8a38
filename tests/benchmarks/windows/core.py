"""The process without windows: plays a recording to its end. No Qt is loaded here.

Usage: python -m tests.benchmarks.windows.core RECORDING HOME
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.connectors.replay import Replay
from copilot.runner import EngineThread
from copilot.session import opened


def play(recording: Path, home: Path) -> None:
    """Play to the end."""
    replay = Replay(read_recording(recording, ended_at=time.time()).items, speed=1.0)
    shop = asset("demo", "shop.toml")
    with opened([replay], clock=replay.now, path=home / "core.livesession", shop=shop) as session:
        thread = EngineThread(lambda: session.make(lambda _board: None), ended=lambda _sentence: None)
        thread.start()
        sys.stdout.write("playing\n")
        sys.stdout.flush()
        thread.join()


if __name__ == "__main__":
    recording, home = map(Path, sys.argv[1:3])
    home.mkdir(parents=True, exist_ok=True)
    os.environ["COPILOT_HOME"] = str(home)
    play(recording, home)
