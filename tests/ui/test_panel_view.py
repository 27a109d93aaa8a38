"""A section's table at every width: words go on in further lines before anything has to be scrolled aside."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from copilot.domain.panel import PanelTable as Told
from copilot.domain.panel import Row
from copilot.ui.panel_view import FEW, PanelView
from copilot.ui.style import style_sheet
from copilot.ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

NAME = "عباية كريب مطرزة الموديل الجديد خامة مستوردة شغل إيد"
_INSIDE = 2 * (8 + 3)  # the style sheet's padding, and Qt's own


@pytest.fixture
def shown(qtbot, fonts):
    kept = []

    def show(told, width):
        parent = QWidget()
        kept.append(parent)
        qtbot.addWidget(parent)
        parent.setStyleSheet(style_sheet(LIGHT))
        view = PanelView(told, "table", parent)
        view.setParent(parent)
        parent.resize(width, 900)
        view.resize(width, 600)
        parent.show()
        qtbot.waitExposed(parent)
        return view

    return show


def orders(count):
    rows = [Row(cells=(n, "1:27", "عايزه قطعتين بيج واسود مقاس لارج", NAME, "XL", "رقم، عنوان")) for n in range(count)]  # fmt: skip
    return Told(
        title="", columns=("No.", "Time", "Text", "Product", "Size", "They left"), wide=2, rows=tuple(rows)
    )


def is_whole(view, row, column):
    words = view.model().index(row, column).data()
    box = QRect(0, 0, view.columnWidth(column) - _INSIDE, 10_000)
    needed = view.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()
    return view.rowHeight(row) >= needed


@pytest.mark.parametrize("width", [620, 760, 968, 1400])
def test_words_are_read_whole_without_scrolling_aside(shown, width):
    view = shown(orders(5), width)
    assert view.horizontalScrollBar().maximum() == 0
    assert all(is_whole(view, 0, column) for column in (2, 3, 5))


def test_columns_take_their_room_back(shown):
    view = shown(orders(5), 620)
    narrow = view.columnWidth(3)
    view.resize(1400, 600)
    assert view.columnWidth(3) > narrow
    assert view.rowHeight(0) < view.fontMetrics().lineSpacing() * 4


def test_a_column_that_somebody_made_narrower_stays(shown):
    view = shown(orders(5), 968)
    view.setColumnWidth(3, 77)
    view.resize(1200, 600)
    assert view.columnWidth(3) == 77
    assert view.horizontalScrollBar().maximum() == 0


def test_no_room_at_all_scrolls_aside(shown):
    assert shown(orders(5), 200).horizontalScrollBar().maximum() > 0


def test_a_table_is_as_high_as_its_rows_and_shows_the_first(qtbot, shown):
    for count in (1, 5, FEW, 40):
        view = shown(orders(count), 700)
        view.resize(700, 5000)
        qtbot.waitUntil(lambda view=view: view.viewport().height() < view.verticalHeader().length() + 20)
        assert view.viewport().height() >= view.verticalHeader().length()
        assert view.minimumHeight() <= view.maximumHeight()


def test_thousands_of_rows_are_of_one_height(shown):
    view = shown(orders(2000), 620)
    assert {view.rowHeight(row) for row in range(2000)} == {54}
