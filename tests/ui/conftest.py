import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from copilot.ui.overlay import Overlay
from copilot.ui.theme import load_fonts
from copilot.ui.translation import use_language


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


class KeptInMemory(dict):
    """Settings as QSettings behaves, without a file."""

    def value(self, key, default=None):
        return self.get(key, default)

    def setValue(self, key, value):  # noqa: N802 (Qt's name)
        self[key] = value


@pytest.fixture(scope="session")
def fonts(qapp):
    assert load_fonts() == []


@pytest.fixture
def language(qapp, fonts):
    def use(name):
        qapp.setLayoutDirection(use_language(qapp, name))

    use("ar")
    yield use
    use("en")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def settings():
    return KeptInMemory()


@pytest.fixture
def sent():
    return []


@pytest.fixture
def overlay(qtbot, language, clock, settings, sent):
    window = Overlay(send=sent.append, settings=settings, still=True, clock=clock)
    qtbot.addWidget(window)
    window.resize(600, 780)
    window.show()
    qtbot.waitExposed(window)
    return window
