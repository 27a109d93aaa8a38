"""What people type who want to break a screen is shown as plain text in every window, bounded and at once."""

import tomllib

import pytest
from PySide6.QtCore import QAbstractTableModel, QPoint, Qt
from PySide6.QtGui import QTextDocument, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QWidget

from copilot.answers.edit import facts
from copilot.answers.shop import Delivery, Identity, Product, Shop, Stock
from copilot.domain.board import Alert, AlertKind, Answer, CardState, Lack, Showing, Suggestion
from copilot.errors import ShopFileError
from copilot.ui.alert_strip import AlertStrip
from copilot.ui.board_view import BoardView
from copilot.ui.closer_look import CloserLook
from copilot.ui.fact_table import FactTable
from copilot.ui.fault_notice import FaultNotice
from copilot.ui.plain import tooltip
from copilot.ui.product_model import ProductModel
from copilot.ui.sessions_card import SessionModel
from copilot.ui.strips import StatusLine, Strip
from copilot.ui.theme import LIGHT
from tests.ui.boards import HOSTILE, board, card
from tests.ui.desks import FakeDesk, click, ends, past, running, watch

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "propagateSizeHints")

STEERING = {"\u202a", "\u202b", "\u202d", "\u202e", "\x00", "\x07", "\n", "\u2028"}
LONGEST = 1200


def is_calm(words):
    return len(words) < LONGEST and not STEERING & set(words)


def shown_as(rich):
    document = QTextDocument()
    document.setHtml(rich)
    return document.toPlainText()


@pytest.fixture(params=HOSTILE, ids=["markup", "long", "marks", "turned", "emoji", "controls", "link"])
def words(request):
    return request.param


def cells(model):
    for row in range(model.rowCount()):
        for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
            yield model.index(row, column)


def test_on_every_part_of_the_overlay(overlay, qtbot, words, monkeypatch):
    laid_out = []
    layout = QTextLayout.__init__

    def noted(self, text, *rest):
        laid_out.append(text)
        layout(self, text, *rest)

    monkeypatch.setattr(QTextLayout, "__init__", noted)
    hostile = card(
        1,
        words,
        wordings=(words, words[::-1]),
        state=CardState.PINNED,
        platforms=((words, 3),),
        suggestion=Suggestion(text=words, source=words),
        missing=Lack(arabic=words, english=words),
    )
    answered = card(2, words, answer=Answer(text=words, by=words, at=1.0))
    message = Alert(kind=AlertKind.MESSAGE, text=words, by=words)
    overlay.show_board(board(hostile, answered, showing=Showing(code=words, name=words), alerts=(message,)))
    overlay.grab()
    qtbot.keyClick(overlay, "1")
    overlay._look_closer(QPoint(overlay.width() // 2, overlay.findChild(BoardView).y() + 30))
    overlay.grab()
    assert laid_out
    assert all(is_calm(text) for text in laid_out)
    spoken = [overlay.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    named = [each.accessibleName() for each in overlay.findChildren(QWidget)]
    assert all(is_calm(text) for text in (*spoken, *named, overlay.windowTitle()))
    assert overlay.width() == 600


def test_what_is_looked_at_closer_keeps_inside_the_window(overlay, words):
    overlay.show_board(board(card(1, words * 3, wordings=(words,) * 9)))
    overlay._look_closer(QPoint(overlay.width() // 2, overlay.findChild(BoardView).y() + 30))
    closer = overlay.findChild(CloserLook)
    if closer.isVisible():  # the words did not fit on the card
        assert closer.width() <= overlay.width()
        assert all(is_calm(part) for part in closer.accessibleName().split(". "))
        closer.grab()


def test_in_the_strip_and_the_status_line(overlay, words):
    alerts = tuple(Alert(kind=kind, text=words, people=3, by=words) for kind in AlertKind)
    for alert in alerts:
        overlay.show_board(board(card(1), alerts=(alert,), showing=Showing(code=words)))
        strip = overlay.findChild(AlertStrip)
        assert all(is_calm(notice.words) and len(notice.words) < 300 for notice in strip.notices)
        assert strip.height() < 160
    assert all(is_calm(part.words) for line in overlay.findChildren(Strip) for part in line.segments)
    assert overlay.findChild(StatusLine).height() < 200


def test_as_a_tooltip_it_is_shown_letter_by_letter(words):
    shown = tooltip(words.replace("\x00", ""))
    assert shown_as(shown).replace("\xa0", " ").split() == words.replace("\x00", "").split()


def test_in_the_editor_of_the_shop_file(qapp, words, language):
    product = Product(
        code="A1",
        name=words or "x",
        price=5.0,
        offer=words,
        stock=(Stock(colour=words, size=words, pieces=2),),
    )
    shop = Shop(
        shop=Identity(name=words), products=(product,), policies={words: words}, delivery=Delivery(days=words)
    )
    table = FactTable()
    watch(table)
    table.show_facts(facts(shop))
    for index in cells(table):
        assert is_calm(str(index.data() or ""))
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        assert "<img" not in tip
        assert "<b>" not in tip
    products = ProductModel()
    watch(products)
    products.show_products((product,), words)
    assert is_calm(products.index(0).data())


def test_in_the_list_of_sessions(qapp, words, language):
    sessions = SessionModel()
    watch(sessions)
    sessions.show_sessions([past(words.replace("\x00", "") or "x")])
    assert is_calm(sessions.index(0).data())
    assert len(sessions.index(0).data()) < 200


def test_in_every_label_button_and_list_of_the_control_window(open_studio, qtbot, words):
    studio = open_studio(
        FakeDesk([past(words.replace("\x00", ""), unfinished=True)], connected={"facebook": words}),
        **{"target/tiktok": words, "follow/tiktok": "yes"},
    )
    control = studio.control
    control.live.name.setText(words)
    assert is_calm(control.live.wanted().name)
    click(qtbot, control.live.start_button)
    running(qtbot, studio, card(1, words), showing=Showing(code=words, name=words))
    for number in range(control.pages.count()):
        control.open_page(number)
        control.grab()
    ends(qtbot, studio, ShopFileError(words, name="shop.value", file=words, where=words).told())
    for each in control.findChildren(QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText
        assert is_calm(each.text().replace("\n", ""))
    for each in control.findChildren(QPushButton):
        assert is_calm(each.text())
    for each in control.findChildren(QAbstractItemView):
        if each.model() is not None:
            assert all(is_calm(str(index.data() or "")) for index in cells(each.model()))
    assert control.width() <= 1000


def test_in_what_went_wrong(qtbot, language, words):
    notice = FaultNotice(LIGHT, lambda: None)
    qtbot.addWidget(notice)
    notice.tell(ShopFileError(words, name="shop.value", file=words, where=words).told())
    click(qtbot, notice.details_button)
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in notice.findChildren(QLabel))
    assert all(is_calm(each.text()) for each in notice.findChildren(QLabel))


def test_a_shop_file_with_markup_is_edited_as_text(open_studio, qtbot, tmp_path):
    path = tmp_path / "shop.toml"
    path.write_text('[[products]]\ncode = "A1"\nname = "<b>x</b>"\nprice = 5\n', encoding="utf-8")
    studio = open_studio(shop=str(path))
    qtbot.waitUntil(lambda: studio.shelf.shop.products != ())
    page = studio.control.shop
    assert "<b>x</b>" in page.model.index(0, 0).data()
    assert page.model.setData(page.model.index(0, 2), "7")
    page.save_button.click()
    qtbot.waitUntil(lambda: tomllib.loads(path.read_text(encoding="utf-8"))["products"][0]["price"] == 7)
