"""Windows whose text is twice as large, as some people have it everywhere."""

from itertools import combinations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from copilot.ui.choices import Choices
from copilot.ui.flow_row import FlowRow
from copilot.ui.style import on_screen
from copilot.ui.theme import LIGHT
from copilot.ui.welcome import Welcome

PARTS = (QLabel, QAbstractButton, QLineEdit, QAbstractItemView)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")


@pytest.fixture
def large_text(qapp):
    usual = qapp.font()
    large = QFont(usual)
    large.setPixelSize(2 * 14)
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


def test_the_windows_grow_with_the_systems_text_and_cut_nothing(large_text, open_studio, qtbot):
    studio = open_studio()
    studio.control.resize(1500, 1000)
    heading = next(each for each in studio.control.findChildren(QLabel) if each.property("heading"))
    assert heading.fontInfo().pixelSize() >= 40
    for number in range(5):
        studio.control.open_page(number)
        for each in studio.control.findChildren(QAbstractButton):
            if each.isVisible() and each.text():
                assert each.width() >= each.fontMetrics().horizontalAdvance(each.text().strip()), each.text()
                assert each.height() >= each.fontMetrics().height() * 0.9, each.text()


@pytest.mark.parametrize("speak", ["ar", "en"])
def test_in_a_small_window_with_large_text_nothing_on_a_page_lies_over_another(
    large_text, open_studio, qtbot, speak
):
    control = open_studio(language=speak).control
    control.resize(800, 800)
    for number in range(5):
        control.open_page(number)
        qtbot.wait(1)
        seen = [each for each in control.findChildren(QWidget) if each.isVisible()]
        for one, other in combinations(seen, 2):
            if one.parent() is other.parent() and isinstance(one, PARTS) and isinstance(other, PARTS):
                assert one.geometry().intersected(other.geometry()).isEmpty(), (number, one, other)


def test_with_large_text_the_first_run_scrolls_and_cuts_nothing(large_text, qtbot, language, settings):
    window = Welcome(Choices(settings), LIGHT)
    qtbot.addWidget(window)
    window.resize(640, 560)
    window.show()
    qtbot.mouseClick(window.languages["en"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: hasattr(window, "try_button"))
    qtbot.waitExposed(window)
    for each in window.findChildren(QLabel):
        assert each.height() >= each.heightForWidth(each.width()), each.text()
    for each in (window.try_button, window.later_button):
        assert each.height() >= each.fontMetrics().height()
        assert each.iconSize().height() <= each.height()
    assert window.focusWidget() is window.try_button


def test_buttons_go_on_in_a_further_row_in_either_direction_and_hidden_ones_take_no_place(qtbot, language):
    for name, edge in (("ar", "right"), ("en", "left")):
        language(name)
        window = QWidget()
        qtbot.addWidget(window)
        buttons = [QPushButton(words) for words in ("one", "hidden", "two", "three")]
        window.setLayout(FlowRow(*buttons))
        buttons[1].hide()
        window.resize(buttons[0].sizeHint().width() + buttons[2].sizeHint().width() + 12, 300)
        window.show()
        one, _, two, three = (each.geometry() for each in buttons)
        assert one.top() == two.top() < three.top()
        assert getattr(one, edge)() == getattr(three, edge)() == getattr(window.rect(), edge)()
        assert one.intersected(two).isEmpty()
        assert window.layout().heightForWidth(window.width()) == three.bottom() + 1
        assert window.layout().minimumSize().width() == max(each.sizeHint().width() for each in buttons)


def test_a_window_leaves_room_on_the_screen_for_what_a_window_manager_puts_around_it(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    room, size = window.screen().availableSize(), on_screen(window, QSize(9000, 9000))
    assert room.height() - size.height() >= 30  # a bar with the title above all
    assert room.width() > size.width()
