import gc
import os
import shutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import PySide6
import pytest

from copilot.assets import asset
from copilot.ui.overlay import Overlay
from copilot.ui.stage import Phase
from copilot.ui.studio import Studio
from copilot.ui.theme import load_fonts
from copilot.ui.translation import use_language
from tests.ui.desks import FakeDesk, discard

if PySide6.__version__ == "6.12.0":
    pytest.exit(
        "PySide6 6.12.0 loses references to None until the process ends: install 6.11.3.", returncode=2
    )


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


@pytest.fixture(autouse=True, scope="module")
def garbage():
    """Collect what windows leave behind here, in Qt's thread: a thread of a later test must not."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


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


@pytest.fixture
def shop_file(tmp_path):
    path = tmp_path / "shop.toml"
    shutil.copy(asset("demo", "shop.toml"), path)
    return path


@pytest.fixture
def open_studio(qtbot, language, settings, tmp_path):
    made = []

    def open_one(desk=None, **choices):
        settings.update({"language": "ar", **choices})
        studio = Studio(desk or FakeDesk(), settings, tmp_path, still=True)
        made.append(studio)
        studio.open()
        qtbot.waitUntil(lambda: not studio.background.busy)
        return studio

    yield open_one
    for studio in made:
        studio.leave()
        for run in studio._desk.runs[-1:]:
            run.bridge.finish() if studio.stage.phase is not Phase.IDLE else None
        qtbot.waitUntil(lambda studio=studio: not studio.background.busy)
        discard(studio)
