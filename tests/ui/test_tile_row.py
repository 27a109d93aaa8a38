import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from copilot.ui.tile_row import TileRow
from copilot.ui.widgets import label

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what Qt's offscreen platform can't do


def tiles(qtbot, width, *, number=7, right=False):
    """Return the boxes of so many tiles in a width, row by row."""
    made = QWidget()
    qtbot.addWidget(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
    each = [label("كلمة " * 3) for _ in range(number)]
    made.setLayout(TileRow(*each, least=100))
    made.resize(width, made.heightForWidth(width))
    made.show()
    qtbot.waitExposed(made)
    rows = {}
    for tile in each:
        rows.setdefault(tile.y(), []).append(tile.geometry())
    return list(rows.values())


@pytest.mark.parametrize(
    ("width", "numbers"), [(900, [7]), (700, [4, 3]), (330, [3, 3, 1]), (250, [2, 2, 2, 1]), (90, [1] * 7)]
)
def test_as_many_stand_side_by_side_as_have_room_in_rows_of_much_the_same_number(qtbot, width, numbers):
    assert [len(row) for row in tiles(qtbot, width)] == numbers


@pytest.mark.parametrize("right", [True, False])
def test_full_rows_fill_the_width_from_the_reading_edge(qtbot, right):
    for row in tiles(qtbot, 700, number=8, right=right):
        assert min(box.left() for box in row) == 0
        assert max(box.right() for box in row) == 699
        assert (row[0].left() > row[-1].left()) == right
        assert len({box.height() for box in row}) == 1
