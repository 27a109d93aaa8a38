"""The window that compares lives, through its hands: real session files behind it."""

import shutil

import pytest
from PySide6.QtCore import QRect, Qt

from copilot.comparing import Comparing, trends_of
from copilot.storage.session_file import SessionFile
from copilot.ui.comparison_window import ComparisonWindow
from copilot.ui.theme import DARK
from tests.builders import Entries
from tests.ui.desks import FakeDesk, past

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints", "window masks")


@pytest.fixture
def lives(tmp_path):
    make = Entries()
    with SessionFile.create(tmp_path / "friday <b>.livesession") as file:
        file.append([make.ask(1, author=f"a{n}", at=n, text="<b>bkam</b>") for n in range(9)])
    shutil.copy(tmp_path / "friday <b>.livesession", tmp_path / "saturday.livesession")
    (tmp_path / "broken.livesession").write_bytes(b"x" * 4000)
    return tmp_path


@pytest.fixture
def compared(qtbot, language):
    def open_one(folder, comparer=None, speak="ar"):
        language(speak)
        window = ComparisonWindow(folder, comparer or Comparing(), palette=DARK, language=speak)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda: not window.busy, timeout=20_000)
        return window

    return open_one


def cells(view):
    model = view.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_a_folder_is_compared_in_a_window(compared, lives, speak):
    window = compared(lives, speak=speak)
    told = [
        cells(view) for number in range(window.pages.count()) for view in window.pages.widget(number).views
    ]
    trends = trends_of(lives)
    (returning,) = trends.returning
    assert str(sum(returning.askers)) in "".join(told[0][0])
    assert ["friday <b>" in row[0] or "saturday" in row[0] for row in told[-1]] == [True, True]
    assert not window.notice.isVisible()
    assert window.windowTitle().endswith(lives.name)


def test_a_folder_without_lives_is_said_and_can_be_tried_again(qtbot, compared, lives, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    window = compared(empty)
    assert window.pages.count() == 0
    assert window.notice.again_button.isVisible()
    shutil.copy(lives / "saturday.livesession", empty)
    window.notice.again_button.click()
    qtbot.waitUntil(lambda: window.pages.count() > 0, timeout=20_000)


def test_comparing_can_be_cancelled(qtbot, compared, lives):
    class Endless(Comparing):
        def compare(self, folder, language, progress):
            while True:
                progress(0, 1)

    with qtbot.captureExceptions() as raised:
        window = ComparisonWindow(lives, Endless(), palette=DARK, language="en")
        qtbot.addWidget(window)
        window.show()
        window.notice.cancel_button.click()
        qtbot.waitUntil(lambda: not window.busy)
    assert not raised
    assert window.notice.again_button.isVisible()


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_what_a_row_is_about_can_be_read_in_a_narrow_window(qtbot, compared, lives, speak):
    window = compared(lives, speak=speak)
    window.resize(800, 600)
    for number in range(window.pages.count()):
        window.pages.setCurrentIndex(number)
        for view in window.pages.currentWidget().views:
            qtbot.waitUntil(view.isVisible)
            wide = view.model().sourceModel()._told.wide
            assert view.columnWidth(wide) >= 150
            window.resize(1400, 600)
            qtbot.waitUntil(lambda view=view: view.horizontalHeader().length() == view.viewport().width())
            window.resize(800, 600)


def test_the_control_window_compares_the_lives_and_keeps_their_window(qtbot, open_studio, lives, tmp_path):
    folder = tmp_path / "sessions"
    folder.mkdir()
    for each in ("friday <b>", "saturday"):
        shutil.copy(lives / f"{each}.livesession", folder)
    desk = FakeDesk(sessions=[past("friday")])
    desk.comparing = Comparing()
    studio = open_studio(desk)
    sessions = studio.control.live._sessions
    assert not sessions.compare_button.isEnabled()
    desk.past.append(past("saturday"))
    sessions.read()
    qtbot.waitUntil(sessions.compare_button.isEnabled)
    sessions.compare_button.click()
    (window,) = studio.reviews.windows.values()
    studio.reviews.compare(folder)
    assert list(studio.reviews.windows.values()) == [window]
    qtbot.waitUntil(lambda: window.pages.count() > 0, timeout=20_000)
    window.pages.setCurrentIndex(2)
    advice = [window.pages.widget(2).widget().layout().itemAt(0).widget().text()]
    studio.choices.set_language("en")
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Compared") and not window.busy, timeout=20_000)
    assert window.pages.currentIndex() == 2
    assert window.pages.widget(2).widget().layout().itemAt(0).widget().text() not in advice
    studio.choices.set_language("ar")
    window.read()
    studio.choices.set_language("en")
    qtbot.waitUntil(lambda: window.pages.count() > 0 and not window.busy, timeout=20_000)
    studio.control.close()
    with qtbot.waitSignal(studio.left):
        window.close()


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_the_names_of_lives_are_read_whole(qtbot, compared, lives, speak):
    name = "لايف الجمعة بالليل مع المجموعة الشتوي الجديدة والتخفيضات"
    shutil.copy(lives / "saturday.livesession", lives / f"{name}.livesession")
    window = compared(lives, speak=speak)
    window.resize(1120, 720)
    window.pages.setCurrentIndex(window.pages.count() - 1)
    (view,) = window.pages.currentWidget().views
    qtbot.waitUntil(lambda: view.viewport().width() > 700)
    assert view.horizontalScrollBar().maximum() == 0
    (row,) = [row for row in range(view.model().rowCount()) if name in view.model().index(row, 0).data()]
    inside = QRect(0, 0, view.columnWidth(0) - 22, 10_000)  # the style sheet's padding, and Qt's own
    needed = view.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, name).height()
    assert view.rowHeight(row) >= needed > 0
