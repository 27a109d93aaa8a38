"""The process with windows: plays a recording to its end and writes what it saw.

Usage: python -m tests.benchmarks.windows.seen RECORDING HOME REPORT
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest

from copilot.assets import asset
from copilot.connectors.recording import read_recording
from copilot.connectors.replay import Replay
from copilot.desk import Backstage
from copilot.ui.board_view import BoardView
from copilot.ui.collecting import collected_here
from copilot.ui.desk import Wanted
from copilot.ui.desktop import application, window_font
from copilot.ui.studio import Studio
from copilot.ui.turns import short_turns
from tests.benchmarks.windows.watchdog import Watchdog, spread

_ANSWER_S = 20.0
_SLOW_S = 0.004
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Backspace)


class Playing(Backstage):
    """The desk of the product, with a recording in real time where the platforms would be."""

    recording: Path

    def _connectors(self, _wanted):
        replay = _replay(self.recording)
        return [replay], replay.now


class Kept(dict):
    """Settings that end with the process."""

    def value(self, key, default=None):
        return self.get(key, default)

    def setValue(self, key, value):  # noqa: N802 (Qt's name)
        self[key] = value


def play(recording: Path, home: Path, report: Path) -> None:
    """Play with the control window and the overlay, and hands."""
    warnings: list[str] = []
    qInstallMessageHandler(lambda _kind, _where, words: warnings.append(words))
    app = application("ar")
    app.setQuitOnLastWindowClosed(False)
    app.setFont(window_font())
    paints = time_paints()
    desk = Playing()
    desk.recording = recording
    studio = Studio(desk, Kept(language="ar"), home)
    studio.open()
    studio.stage.start(Wanted(name="windows", shop=asset("demo", "shop.toml")))
    studio.show_overlay()
    watchdog = Watchdog(_tell)
    keys = itertools.cycle(_KEYS)
    hands = QTimer()
    hands.timeout.connect(lambda: studio.overlay and QTest.keyClick(studio.overlay, next(keys)))
    hands.start(round(1000 * _ANSWER_S))
    studio.stage.ended.connect(lambda _sentence: studio.leave())
    studio.left.connect(app.quit)
    _tell("playing")
    with collected_here() as collector, short_turns():
        collector.follow(studio.stage)
        app.exec()
    told = {"warnings": warnings, **paints(), **watchdog.told()}
    report.write_text(json.dumps(told), encoding="utf-8")


def time_paints() -> Callable[[], dict[str, object]]:
    """Time every painting of the cards, and the way from one frame of a movement to the next."""
    took: list[float] = []
    frames: list[float] = []
    before: list[float] = []
    slow: list[dict[str, float]] = []
    paint, began = BoardView.paintEvent, time.perf_counter()

    def timed(view, event):
        now, worked, faults = time.perf_counter(), time.thread_time(), _page_faults()
        frames.extend(now - last for last in before)
        before[:] = [now] if view.is_moving() else []
        paint(view, event)
        took.append(time.thread_time() - worked)
        if took[-1] > _SLOW_S:
            slow.append({"at": now - began, "ms": 1000 * took[-1], "page_faults": _page_faults() - faults})

    BoardView.paintEvent = timed
    return lambda: {"paint_ms": spread(took), "frame_ms": spread(frames), "slow_paints": slow}


def _page_faults() -> int:
    return resource.getrusage(resource.RUSAGE_THREAD).ru_minflt


def _replay(recording: Path) -> Replay:
    return Replay(read_recording(recording, ended_at=time.time()).items, speed=1.0)


def _tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    recording, home, report = map(Path, sys.argv[1:4])
    home.mkdir(parents=True, exist_ok=True)
    os.environ["COPILOT_HOME"] = str(home)
    play(recording, home, report)
