"""How long the review window takes to draw a frame while a big live's comments are scrolled.

Usage: python -m tests.benchmarks.scrolling [COMMENTS]

The window is opened offscreen on a file of so many comments. Prints seconds until the comments and until
everything is there, then milliseconds a frame for a wheel's steps, for pages, and for jumps through the whole.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median, quantiles

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from copilot.reviewing import Reviewing
from copilot.storage.session_file import SessionFile
from copilot.ui.review_window import ReviewWindow
from copilot.ui.theme import DARK
from tests.benchmarks.review import many

_FRAMES = 300
_STEP = 60


def frames(window: ReviewWindow, places: Iterable[int]) -> list[float]:
    """Return milliseconds that each place of the scroll bar took to be drawn."""
    view = window._comments.view
    took = []
    for place in places:
        began = time.perf_counter()
        view.verticalScrollBar().setValue(place)
        view.viewport().repaint()
        took.append((time.perf_counter() - began) * 1000)
    return took


def main() -> None:
    comments = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.livesession"
        with SessionFile.create(path) as file:
            file.append(many(comments))
        began = time.perf_counter()
        window = ReviewWindow(path, Reviewing(), palette=DARK, language="ar")
        window.show()
        early = 0.0
        while window._opened is None:
            app.processEvents()
            if window._early is not None and not early:
                app.processEvents()
                early = time.perf_counter() - began
            time.sleep(0.001)
        whole = time.perf_counter() - began
        window.open_page("comments")
        app.processEvents()
        most = window._comments.view.verticalScrollBar().maximum()
        walks = {
            "wheel": range(0, _FRAMES * _STEP, _STEP),
            "pages": range(0, most, max(1, most // 2_000))[:_FRAMES],
            "jumps": [most * ((number * 37) % _FRAMES) // _FRAMES for number in range(_FRAMES)],
        }
        sys.stdout.write(f"{comments:,} comments: shown after {early:.2f} s, all after {whole:.2f} s\n")
        for name, places in walks.items():
            took = frames(window, places)
            sys.stdout.write(
                f"  {name:<6} median {median(took):.1f} ms, 95 % within {quantiles(took, n=20)[-1]:.1f} ms, "
                f"longest {max(took):.1f} ms\n"
            )
        window.close()


if __name__ == "__main__":
    main()
