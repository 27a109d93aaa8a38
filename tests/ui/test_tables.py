import pytest
from PySide6.QtCore import QRect, QSortFilterProxyModel, Qt

from copilot.domain.panel import PanelTable as Told
from copilot.domain.panel import Row
from copilot.ui.panel_table import PanelTable
from copilot.ui.plain import isolate
from copilot.ui.style import style_sheet
from copilot.ui.tables import FIGURES, read_whole, table_view
from copilot.ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # what Qt's offscreen platform can't do

ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
TOLD = Told(
    title="",
    columns=("product", "size", "asked", "share", "wait", "left"),
    wide=0,
    rows=(
        Row(cells=("فستان", "XL", 1200, isolate("51%"), isolate("0:58"), "4")),
        Row(cells=("12", "44", 7, isolate("100%"), "–", "–")),
    ),
)


def test_figures_stand_units_below_units_and_so_do_their_headings():
    model = PanelTable(TOLD)
    for column in range(6):
        wanted = FIGURES if column >= 2 else None
        assert model.headerData(column, Qt.Orientation.Horizontal, ALIGNMENT) == wanted
        assert {model.index(row, column).data(ALIGNMENT) for row in range(2)} == {wanted}


def test_a_list_of_items_reads_as_the_window_does_and_other_cells_as_their_words_do():
    items = f"{isolate('TikTok 9')}، {isolate('Facebook 6')}"
    cells = (items, "فستان Linen", isolate("XL"), "TikTok 9")
    told = Told(title="", columns=("a", "b", "c", "d"), wide=0, rows=(Row(cells=cells),))
    model = PanelTable(told)
    shown = [model.index(0, column).data() for column in range(4)]
    assert shown == [items, isolate("فستان Linen"), isolate(isolate("XL")), isolate("TikTok 9")]


@pytest.mark.parametrize(
    ("order", "points_down"), [(Qt.SortOrder.DescendingOrder, True), (Qt.SortOrder.AscendingOrder, False)]
)
def test_the_arrow_of_a_sorted_column_points_down_where_the_most_is_first(qtbot, fonts, order, points_down):
    model = QSortFilterProxyModel()
    model.setSourceModel(PanelTable(TOLD, model))
    view = table_view(model, name="table", wide=0)
    qtbot.addWidget(view)
    view.setStyleSheet(style_sheet(LIGHT))
    view.resize(700, 300)
    view.show()
    qtbot.waitExposed(view)
    header = view.horizontalHeader()
    header.setSortIndicator(2, order)
    view.setSortingEnabled(True)
    image = header.grab().toImage()
    left, right = header.sectionViewportPosition(2), header.sectionViewportPosition(3)
    middle = (left + right) // 2
    spans = [
        [x for x in range(middle - 9, middle + 9) if image.pixelColor(x, y).lightness() < 150]
        for y in range(header.height() // 3)
    ]
    arrow = [max(ink) - min(ink) for ink in spans if ink]
    assert arrow
    assert (arrow[0] > arrow[-1]) == points_down


def test_sentences_are_read_whole_at_every_width(qtbot, fonts):
    words = "نفس الكلام من 11 شخص في دقيقة: اشتغلي من البيت واكسبي 500 جنيه في اليوم. لو إعلان، اعملي للحسابات دي حظر."
    model = PanelTable(Told(title="", columns=("mind",), wide=0, rows=(Row(cells=(words,)),)))
    view = table_view(model, name="table", wide=0)
    read_whole(view)
    qtbot.addWidget(view)
    view.setStyleSheet(style_sheet(LIGHT))
    view.show()
    qtbot.waitExposed(view)
    for width in range(240, 700, 7):
        view.resize(width, 300)
        inside = view.columnWidth(0) - 2 * (8 + 3)  # the style sheet's padding, and Qt's own
        box = QRect(0, 0, inside, 10_000)
        needed = view.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, words).height()
        assert view.sizeHintForRow(0) >= needed + 2 * 7
