"""What this program says of itself in the settings, and when it asks for a newer version."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QLabel

from copilot import __version__
from copilot.newer import DAY
from copilot.ui.background import Background
from copilot.ui.choices import Choices
from copilot.ui.opened_files import OpenedFiles
from copilot.ui.studio import Studio
from copilot.ui.updates import Updates
from tests.test_newer import releases, told
from tests.ui.desks import FakeDesk, discard

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")


@pytest.fixture
def network(qapp):
    made = Background()
    yield made
    made.close()


def settle(qtbot, network):
    qtbot.waitUntil(lambda: not network.busy, timeout=60_000)


def test_nothing_is_asked_until_it_is_wished_and_then_once_a_day(qtbot, settings, network):
    now = [1_700_000_000.0]
    with releases(told("9.1.0")) as (url, asked):
        choices = Choices(settings)
        updates = Updates(choices, network, address=lambda: url, clock=lambda: now[0])
        updates.ask()
        settle(qtbot, network)
        assert asked == []
        with qtbot.waitSignal(updates.found, timeout=60_000):
            choices.set_update_notice(True)
        assert (updates.version, len(asked)) == ("9.1.0", 1)
        now[0] += DAY - 1
        Updates(Choices(settings), network, address=lambda: url, clock=lambda: now[0]).ask()
        settle(qtbot, network)
        assert len(asked) == 1
        now[0] += 1
        updates.ask()
        settle(qtbot, network)
        assert len(asked) == 2
        choices.set_update_notice(False)
        now[0] += 2 * DAY
        updates.ask()
        settle(qtbot, network)
        assert len(asked) == 2


def test_a_clock_that_was_set_back_does_not_silence_it(qtbot, settings, network):
    now = [1_900_000_000.0]
    with releases(told("9.1.0")) as (url, asked):
        choices = Choices(settings)
        choices.set_update_asked(now[0])
        choices.set_update_notice(True)
        now[0] -= 1000 * DAY
        updates = Updates(choices, network, address=lambda: url, clock=lambda: now[0])
        updates.ask()
        settle(qtbot, network)
    assert len(asked) == 1


def test_no_answer_says_nothing_and_is_not_asked_again_that_day(qtbot, settings, network):
    with releases(b"down", 500) as (url, asked):
        choices = Choices(settings)
        choices.set_update_notice(True)
        updates = Updates(choices, network, address=lambda: url)
        updates.ask()
        settle(qtbot, network)
        updates.ask()
        settle(qtbot, network)
    assert (updates.version, len(asked)) == ("", 1)


@pytest.fixture
def opened(monkeypatch):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    return shown


def test_the_settings_say_the_version_and_show_the_licences(qtbot, language, settings, tmp_path, opened):
    settings["language"] = language
    studio = Studio(FakeDesk(), settings, tmp_path, still=True)
    about = studio.control.looks.about
    assert __version__ in about.version.text()
    assert about.notice.isHidden()  # no address is known: a switch that could do nothing
    assert not about.how.isHidden()
    assert about.get_button.isHidden()
    about.licences_button.click()
    assert QUrl(opened[0]).toLocalFile().endswith("THIRD_PARTY_NOTICES.md")
    discard(studio)


def test_the_settings_show_every_line_whole_in_a_low_window(qtbot, open_studio):
    control = open_studio().control
    control.resize(980, 560)
    control.open_page(control.pages.indexOf(control.looks))
    qtbot.waitUntil(control.looks.isVisible)
    told = [words for words in control.looks.findChildren(QLabel) if words.text()]
    assert len(told) > 15
    qtbot.waitUntil(lambda: [each.text() for each in told if each.height() < lines_of(each)] == [])


def lines_of(words):
    """Return how high a label's lines are, in pixels."""
    across = words.contentsRect().width() if words.wordWrap() else 10_000
    return words.fontMetrics().boundingRect(0, 0, across, 0, Qt.TextFlag.TextWordWrap, words.text()).height()


def test_a_newer_version_is_shown_in_the_settings(qtbot, language, settings, tmp_path, opened, monkeypatch):
    settings["language"] = language
    with releases(told("9.1.0")) as (url, asked):
        monkeypatch.setenv("COPILOT_UPDATE_URL", url)
        studio = Studio(FakeDesk(), settings, tmp_path, still=True)
        about = studio.control.looks.about
        assert not about.notice.isHidden()
        assert not about.notice.isChecked()
        assert asked == []
        assert studio.control.newer_button.isHidden()
        about.notice.click()
        qtbot.waitUntil(lambda: "9.1.0" in about.version.text(), timeout=60_000)
        assert not studio.control.newer_button.isHidden()
        studio.control.newer_button.click()
        assert studio.control.pages.currentWidget() is studio.control.looks
        assert not about.get_button.isHidden()
        about.get_button.click()
        assert opened[0].toString() == url.removesuffix("latest.json")
    studio.network.close()
    discard(studio)


def test_a_session_that_macos_hands_over_is_opened_and_nothing_else(qapp):
    taken = []
    watcher = OpenedFiles(qapp)
    watcher.opened.connect(taken.append)
    for name in ("/lives/friday.livesession", "/etc/passwd"):
        QApplication.sendEvent(QCoreApplication.instance(), QFileOpenEvent(QUrl.fromLocalFile(name)))
    qapp.removeEventFilter(watcher)
    assert [str(path) for path in taken] == ["/lives/friday.livesession"]
