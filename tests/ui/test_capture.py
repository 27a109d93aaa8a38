"""The badge about screen capture says only what the system confirmed."""

import pytest

from copilot.ui.capture import EXCLUDE_FROM_CAPTURE, Capture, exclude
from copilot.ui.overlay import Overlay
from copilot.ui.strips import StatusLine
from tests.ui.test_overlay import part

pytestmark = pytest.mark.qt_log_ignore("does not support setting window masks", "does not support raise")


class Windows:
    """The two calls of Windows, as a system that does or does not keep its word."""

    def __init__(self, *, takes=True, keeps=True):
        self.takes, self.keeps, self.asked = takes, keeps, []

    def set(self, window, value):
        self.asked.append((window, value))
        return self.takes

    def get(self, window):
        return EXCLUDE_FROM_CAPTURE if self.keeps else 0


@pytest.mark.parametrize(
    ("system", "told"),
    [
        (Windows(), Capture.HIDDEN),
        (Windows(keeps=False), Capture.VISIBLE),
        (Windows(takes=False), Capture.VISIBLE),
        (None, Capture.VISIBLE),
    ],
)
def test_only_what_the_system_confirms_is_called_hidden(system, told):
    assert exclude(7, system) is told


@pytest.mark.parametrize(("keeps", "words"), [(True, "مش باينة"), (False, "باينة في تصوير")])
def test_the_badge_says_what_was_verified_again_on_every_show(qtbot, language, keeps, words):
    system = Windows(keeps=keeps)
    window = Overlay(send=print, exclude=lambda handle: exclude(handle, system))
    qtbot.addWidget(window)
    window.show()
    assert words in part(window, StatusLine).accessibleName()
    window.hide()
    system.keeps = False
    window.show()
    assert len(system.asked) == 2
    assert "باينة في تصوير" in part(window, StatusLine).accessibleName()
    assert "مش باينة" not in part(window, StatusLine).accessibleName()


def test_the_handle_is_left_out_of_captures_too(qtbot, language):
    system = Windows()
    window = Overlay(send=print, exclude=lambda handle: exclude(handle, system))
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClick(window, "t")
    assert len({handle for handle, _ in system.asked}) == 2
