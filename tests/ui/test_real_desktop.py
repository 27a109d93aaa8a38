"""The overlay on a real desktop: a window manager has its say, and screens come and go."""

import os
import shutil
import subprocess
import sys
import textwrap

import pytest

from tests.ui.screen import needs_screen, screen, until

pytestmark = [
    needs_screen,
    pytest.mark.skipif(
        not (shutil.which("openbox") and shutil.which("xrandr")), reason="needs openbox and xrandr (make dev)"
    ),
]

OVERLAY = """
    import sys
    from PySide6.QtCore import QSettings
    from copilot.ui.desktop import application
    from copilot.ui.overlay import Overlay

    app = application("en")
    settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
    overlay = Overlay(send=print, settings=settings, still=True)
    overlay.closed.connect(app.quit)
    overlay.show()
    app.exec()
"""
BELOW = """
    from PySide6.QtWidgets import QApplication, QPushButton

    app = QApplication([])
    button = QPushButton("Broadcast")
    button.setWindowTitle("Broadcast")
    button.pressed.connect(lambda: print("pressed", flush=True))
    button.setGeometry(100, 100, 900, 600)
    button.show()
    app.exec()
"""

SLIP = 20  # pixels that a window lags behind the pointer until the window manager has it

MIXED = """
    import time
    from PySide6.QtGui import QGuiApplication
    from copilot.ui.compositing import Compositing

    app = QGuiApplication([])
    compositing, told = Compositing(), None
    while True:
        if (tells := compositing.shows_below()) is not told:
            print(told := tells, flush=True)
        time.sleep(0.02)
"""


class Desktop:
    """Two screens side by side, a window manager, and the windows on them."""

    def __init__(self, real, folder):
        self.real, self.apps = real, []
        self._ini = folder / "overlay.ini"
        self._start("openbox", "--config-file", os.devnull)
        until(lambda: real.hands("get_num_desktops"))

    def monitors(self, *numbers):
        for name in ("one", "two"):
            self._run("xrandr", "--delmonitor", name)
        for number in numbers:
            name, output = (("one", "screen"), ("two", "none"))[number]
            self._run("xrandr", "--setmonitor", name, f"1280/300x800/200+{1280 * number}+0", output)

    def overlay(self):
        self._start(sys.executable, "-c", textwrap.dedent(OVERLAY), self._ini)
        self.window = self.real.window("^Live Copilot$")
        until(lambda: self.focus() == self.window)
        return self

    def below(self):
        app = self._start(sys.executable, "-c", textwrap.dedent(BELOW))
        self.real.window("^Broadcast$")
        return app

    def end(self):
        for app in reversed(self.apps):
            app.terminate()
            app.communicate(timeout=60)

    def kill(self):
        app = self.apps.pop()
        app.kill()
        app.communicate(timeout=60)

    def place(self):
        words = ("getwindowgeometry", "--shell")
        told = dict(line.split("=") for line in self.real.hands(*words, self.window).splitlines())
        return tuple(int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))

    def focus(self):
        return self.real.hands("getwindowfocus")

    def kept(self):
        return self._ini.read_bytes() if self._ini.exists() else b""

    def drag(self, x, y, across, down):
        self.real.hands("mousemove", x, y, "mousedown", 1)
        for _ in range(20):
            self.real.hands("mousemove_relative", "--", across // 20, down // 20, "sleep", 0.02)
        self.real.hands("mouseup", 1)

    def _run(self, *words):
        return subprocess.run(
            words, env=self.real.environment, capture_output=True, text=True, timeout=60, check=False
        )

    def _start(self, *words):
        self.apps.append(self.real.start(*words))
        return self.apps[-1]


@pytest.fixture
def desktop(tmp_path):
    with screen("2560x800x24") as real:
        made = Desktop(real, tmp_path)
        made.monitors(0, 1)
        try:
            yield made.overlay()
        finally:
            made.end()


def stands(desktop, *place):
    """Wait until the cards stand there."""
    until(lambda: desktop.place() == place, seconds=20)


def put(desktop, *place):
    """Put the cards there as a window manager would, and wait until that is remembered."""
    before = desktop.kept()
    desktop.real.hands("windowmove", desktop.window, *place[:2], "windowsize", desktop.window, *place[2:])
    stands(desktop, *place)
    until(lambda: desktop.kept() != before)


def test_it_stands_aside_at_first_and_is_there_again_though_it_was_killed(desktop):
    stands(desktop, 1280 - 24 - 600, 24, 600, 752)
    put(desktop, 1500, 40, 500, 600)
    desktop.kill()
    desktop.overlay()
    stands(desktop, 1500, 40, 500, 600)


def test_a_click_moves_nothing_and_the_window_manager_moves_and_resizes_it(desktop):
    put(desktop, 300, 40, 500, 600)
    desktop.real.hands("mousemove", 500, 500, "click", 1, "mousemove", 560, 560)
    desktop.drag(400, 500, 120, 40)
    until(lambda: desktop.place()[0] > 400)
    x, y, across, down = desktop.place()
    assert x == pytest.approx(420, abs=SLIP)  # and not where a click that never ended would have taken it
    assert y == pytest.approx(80, abs=SLIP)
    assert (across, down) == (500, 600)
    desktop.drag(x + 497, y + 597, -80, -120)
    until(lambda: desktop.place()[3] < 500)
    across, down = desktop.place()[2:]
    assert across == pytest.approx(420, abs=SLIP)
    assert down == pytest.approx(480, abs=SLIP)
    desktop.real.hands("key", "plus")
    until(lambda: desktop.place()[2] > across)
    wider, taller = desktop.place()[2:]
    assert wider / taller == pytest.approx(across / down, abs=0.01)
    assert taller < 600  # what the window manager made of it counts, not what it was before


def test_where_its_screen_goes_it_comes_onto_the_other_and_goes_back(desktop):
    put(desktop, 1700, 60, 500, 600)
    kept = desktop.kept()
    desktop.monitors(0)
    stands(desktop, 1280 - 500, 60, 500, 600)
    desktop.monitors(0, 1)
    stands(desktop, 1700, 60, 500, 600)
    assert desktop.kept() == kept


def test_where_the_screen_that_it_fills_goes_it_does_not_fill_the_only_one_left(desktop):
    put(desktop, 300, 40, 500, 600)
    desktop.real.hands("windowactivate", "--sync", desktop.window, "key", "s")
    stands(desktop, 1280, 0, 1280, 800)
    desktop.monitors(0)
    stands(desktop, 300, 40, 500, 600)


def test_the_mouse_goes_through_to_the_program_below_and_three_ways_lead_back(desktop):
    put(desktop, 300, 40, 500, 600)
    below, hands = desktop.below(), desktop.real.hands
    broadcast = desktop.real.window("^Broadcast$")

    def press_t():
        hands("windowactivate", "--sync", desktop.window)
        until(lambda: desktop.focus() == desktop.window)
        hands("key", "t")

    def through():
        press_t()
        until(lambda: len(hands("search", "--onlyvisible", "--name", "^Live Copilot$").split()) == 2)

    def back():
        until(lambda: len(hands("search", "--onlyvisible", "--name", "^Live Copilot$").split()) == 1)

    through()
    hands("mousemove", 500, 400, "click", 1)
    assert below.stdout.readline() == "pressed\n"
    until(lambda: desktop.focus() == broadcast)
    hands("keydown", "ctrl", "sleep", 0.5)
    desktop.drag(500, 400, 80, 40)
    hands("keyup", "ctrl")
    until(lambda: desktop.place()[0] > 360)
    hands("sleep", 0.5)  # the mouse goes through again, and keys are taken all the same
    press_t()
    back()
    through()
    x, top, across, _ = desktop.place()
    edge = x + across
    hands("windowactivate", "--sync", broadcast, "mousemove", edge, top, "click", 1)
    back()
    assert desktop.focus() == broadcast  # a press on the handle takes the keyboard from nobody
    hands("mousemove", 500, 500, "click", 1)
    until(lambda: desktop.focus() == desktop.window)


def test_a_compositing_manager_is_noticed_when_it_comes():
    from Xlib import X, display  # noqa: PLC0415 - Linux alone has it

    with screen() as real:
        app = real.start(sys.executable, "-c", textwrap.dedent(MIXED))
        assert app.stdout.readline() == "False\n"
        manager = display.Display(real.environment["DISPLAY"])
        window = manager.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
        window.set_selection_owner(manager.intern_atom("_NET_WM_CM_S0"), X.CurrentTime)
        manager.sync()
        assert app.stdout.readline() == "True\n"
        app.kill()
        app.communicate()
        manager.close()
