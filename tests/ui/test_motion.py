import ctypes
import subprocess
import sys

import pytest

from copilot.ui import motion
from copilot.ui.board_view import BoardView
from copilot.ui.motion import STILL, SYSTEM, prefers_no_motion, system_wants_none
from tests.ui.boards import card
from tests.ui.desks import click, running

pytestmark = pytest.mark.qt_log_ignore(
    "does not support setting window masks", "does not support raise", "propagateSizeHints"
)


@pytest.mark.parametrize(
    ("variable", "chosen", "system", "still"),
    [
        ("none", SYSTEM, False, True),
        ("full", STILL, True, False),
        ("", STILL, False, True),
        ("", SYSTEM, True, True),
        ("", SYSTEM, False, False),
        ("nonsense", SYSTEM, False, False),
    ],
)
def test_the_variable_goes_before_the_choice_and_the_choice_before_the_system(
    monkeypatch, variable, chosen, system, still
):
    monkeypatch.setattr(motion, "system_wants_none", lambda: system)
    assert prefers_no_motion(chosen, {"COPILOT_MOTION": variable}) is still


@pytest.mark.parametrize(("answers", "animates", "none"), [(1, 0, True), (1, 1, False), (0, 0, False)])
def test_windows_is_asked_for_its_animations(answers, animates, none):
    class User32:
        def SystemParametersInfoW(self, what, _size, place, _flags):  # noqa: N802 (the system's name)
            assert what == 0x1042
            ctypes.cast(place, ctypes.POINTER(ctypes.c_int))[0] = animates
            return answers

    assert motion._windows(User32()) is none


def test_a_system_that_cannot_be_asked_lets_things_move(qapp, monkeypatch):
    def broken():
        raise OSError

    monkeypatch.setattr(motion, "_portal", broken)
    monkeypatch.setattr(motion, "_nobody", broken)
    assert system_wants_none() is False


def test_motion_can_be_switched_off_during_a_live(open_studio, qtbot, settings):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan"})
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio, card(1), card(2))
    view = studio.overlay.findChild(BoardView)
    view.set_still(still=False)
    looks = studio.control.looks
    looks.motion.setCurrentIndex(1)
    looks.motion.activated.emit(1)
    assert settings["motion"] == STILL
    running(qtbot, studio, card(2), card(1))
    assert not view.is_moving()


def test_the_question_to_the_desktop_takes_no_time_where_nobody_answers():
    script = (
        "import os, time; os.environ['QT_QPA_PLATFORM'] = 'offscreen';"
        "os.environ['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere';"
        "from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from copilot.ui.motion import system_wants_none; print(system_wants_none())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=20, check=True
    )
    assert told.stdout == "False\n"
