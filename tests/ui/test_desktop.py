import os
import signal
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from copilot.errors import RunError
from copilot.ui.desktop import render_board
from copilot.ui.theme import DARK, LIGHT
from copilot.ui.translation import LANGUAGES
from tests.ui.boards import board, board_of, card

RUN = """
    import sys, threading, time
    from copilot.ui.desktop import run_overlay
    from copilot.ui.bridge import Bridge
    from copilot.domain.board import Board

    threads, ended = [], threading.Event()

    def start(bridge):
        def engine():
            for n in range({boards}):
                if ended.is_set():
                    return
                bridge.publish(Board(at=float(n), comments=n))
                time.sleep(0.02)
            {end}
        bridge.board_changed.connect(lambda board: print("board", board.comments, flush=True))
        thread = threading.Thread(target=engine)
        thread.start()
        threads.append(thread)
        print("started", flush=True)

    def stop():
        ended.set()
        threads[0].join()
        print("stopped", flush=True)

    class Nothing(dict):
        def value(self, key, default=None): return default
        def setValue(self, key, value): pass

    code = run_overlay(start=start, submit=print, stop=stop,
                       settings=Nothing(), linger={linger})
    print("left", code, flush=True)
"""


def running(*, boards=1000, end="", linger=None):
    script = textwrap.dedent(RUN).format(boards=boards, end=end or "pass", linger=linger)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_and_ends_the_run(number):
    process = running(boards=1_000_000)  # six hours: it ends by the signal or not at all
    lines = [process.stdout.readline() for _ in range(2)]
    assert lines[0] == "started\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert out.endswith("stopped\nleft 0\n")
    assert err == ""
    assert process.returncode == 0


def test_after_the_live_the_window_lingers_and_closes_by_itself():
    process = running(boards=3, end="bridge.finish()", linger=0.2)
    out, err = process.communicate(timeout=60)
    assert "board 2" in out
    assert out.endswith("stopped\nleft 0\n")
    assert err == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("theme", "palette"), [("dark", DARK), ("light", LIGHT)])
def test_a_board_becomes_a_picture_at_two_pixels_a_point(fonts, tmp_path, language, theme, palette):
    path = tmp_path / "board.png"
    render_board(board_of(1, 2, 3), path, language=language, theme=theme, size=(500, 600))
    image = QImage(str(path))
    assert (image.width(), image.height()) == (2 * (500 + 72), 2 * (600 + 72))
    assert image.pixelColor(2, 2) == QColor(palette.backdrop)
    middle = {image.pixelColor(image.width() // 2, y).name() for y in range(0, image.height(), 3)}
    assert palette.ground in middle
    assert palette.surface in middle


def test_two_boards_make_two_pictures(fonts, tmp_path):
    for name, title in (("a", "السعر كام؟"), ("b", "فيه شحن؟")):
        render_board(board(card(1, title)), tmp_path / f"{name}.png", scale=1.0)
    assert QImage(str(tmp_path / "a.png")) != QImage(str(tmp_path / "b.png"))


def test_a_picture_that_cannot_be_written_is_told_in_a_sentence(fonts, tmp_path):
    with pytest.raises(RunError, match="can't be written"):
        render_board(board_of(1), tmp_path / "no" / "such" / "folder.png", scale=1.0)
    assert not any(window.isVisible() for window in QApplication.topLevelWidgets())


def test_where_there_is_no_display_a_picture_needs_no_settings(tmp_path):
    seen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in seen}
    path = tmp_path / "board.png"
    script = (
        "import sys; from pathlib import Path; from copilot.domain.board import Board;"
        "from copilot.ui.desktop import render_board;"
        "render_board(Board(at=0.0, comments=0), Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, env=environment, timeout=60)
    assert path.stat().st_size > 1000
