"""A shop's own list is brought in from the control window: told first, written only when that is wanted."""

import threading

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from copilot.answers.importing import bring_list
from copilot.answers.shop import load_shop
from copilot.ui import list_import
from tests.ui.desks import click, running

pytestmark = pytest.mark.qt_log_ignore(
    "does not support setting window masks", "does not support raise", "propagateSizeHints"
)
LIST = 'الكود,الاسم,السعر,المقاسات,الكمية,المورد\nA1,شال,100,"M, L",12,زيد\nB1,جيبة,اسألوني,,,\n'


@pytest.fixture
def pick(monkeypatch):
    """Answer the system's dialogs for files."""

    def answer(opened="", saved=""):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(opened), ""))
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(saved), ""))

    return answer


@pytest.fixture
def listed(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def shown(qtbot, studio):
    """Press the button, and return the window that tells what is in the list."""
    live = studio.control.live
    live._import.window = None
    click(qtbot, live.import_button)
    qtbot.waitUntil(lambda: live._import.window is not None)
    return live._import.window


def bare(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_list_becomes_a_shop_file_of_her_own_and_is_chosen(open_studio, qtbot, pick, listed, tmp_path):
    studio = open_studio()
    to = tmp_path / "mine.toml"
    pick(listed, tmp_path / "mine")
    window = shown(qtbot, studio)
    assert not to.exists()
    assert bare(window.said.text()) == "في list.csv: منتج واحد. صف واحد مش مقروء فهيفضل برّه:"
    assert [bare(line) for line in window.lines] == [
        "صف 3، عمود «السعر»: «اسألوني» مش سعر. اكتبي رقم، زي 850.",
        "أعمدة مش معروفة فاتسابت: المورد",
    ]
    assert not window.other_button.isVisible()
    assert window.bring_button.hasFocus()
    qtbot.keyClick(window.bring_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.bring_button.isVisible())
    assert [product.code for product in load_shop(to).products] == ["A1"]
    assert studio.choices.shop == to
    assert "mine.toml" in window.said.text()
    click(qtbot, window.leave_button)
    qtbot.waitUntil(lambda: studio.shelf.path == to)


def test_nothing_that_is_there_is_written_into_without_asking(open_studio, qtbot, pick, listed, tmp_path):
    studio = open_studio()
    to = tmp_path / "old.toml"
    before = '# mine\n[[products]]\ncode = "Z1"\nname = "طرحة"\n'
    to.write_text(before, encoding="utf-8")
    pick(listed, to)
    window = shown(qtbot, studio)
    click(qtbot, window.bring_button)
    assert to.read_text("utf-8") == before
    assert "old.toml" in window.where.text()
    assert "old.toml" in window.bring_button.text()
    assert window.other_button.isVisible()
    click(qtbot, window.bring_button)
    qtbot.waitUntil(lambda: not window.bring_button.isVisible())
    assert [product.code for product in load_shop(to).products] == ["Z1", "A1"]
    assert to.read_text("utf-8").startswith("# mine\n")


def test_the_chosen_shop_file_is_offered_and_another_may_be_named(
    open_studio, qtbot, pick, listed, tmp_path, language
):
    language("en")
    mine = tmp_path / "shop.toml"
    mine.write_text('[shop]\nname = "Thread"\n', encoding="utf-8")
    studio = open_studio(shop=str(mine), language="en")
    pick(listed, "")
    window = shown(qtbot, studio)
    assert "shop.toml" in window.bring_button.text()
    click(qtbot, window.other_button)
    assert window.bring_button.isVisible()
    pick(listed, tmp_path / "new.toml")
    click(qtbot, window.other_button)
    qtbot.waitUntil(lambda: not window.bring_button.isVisible())
    assert mine.read_text("utf-8") == '[shop]\nname = "Thread"\n'
    assert studio.choices.shop == tmp_path / "new.toml"


def test_a_list_of_which_nothing_can_be_read_can_only_be_left(open_studio, qtbot, pick, tmp_path):
    studio = open_studio()
    path = tmp_path / "list.csv"
    path.write_text("code,price\nA1,cheap\n", encoding="utf-8")
    pick(path)
    window = shown(qtbot, studio)
    assert not window.bring_button.isEnabled()
    assert bare(window.said.text()).startswith("مفيش ولا صف مقروء في list.csv.")
    click(qtbot, window.leave_button)
    assert not window.isVisible()


def test_a_file_that_is_no_list_is_told_on_the_page(open_studio, qtbot, pick, tmp_path):
    studio = open_studio()
    live = studio.control.live
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    pick("")
    click(qtbot, live.import_button)
    assert not studio.background.busy
    pick(path)
    click(qtbot, live.import_button)
    qtbot.waitUntil(live.notice.isVisible)
    assert "عناوين" in live.notice.words.text()
    assert live._import.window is None


def test_a_file_that_cannot_be_written_is_told_and_can_be_tried_again(
    open_studio, qtbot, pick, listed, tmp_path
):
    studio = open_studio()
    pick(listed, tmp_path / "none" / "shop.toml")
    window = shown(qtbot, studio)
    click(qtbot, window.bring_button)
    qtbot.waitUntil(lambda: window.where.property("bad") == "true")
    assert window.bring_button.isEnabled()
    assert studio.choices.shop is None
    there = tmp_path / "shop.v2.toml"
    there.write_text('[shop]\nname = "Thread"\n', encoding="utf-8")
    pick(listed, tmp_path / "shop.v2")
    click(qtbot, window.other_button)
    assert "shop.v2.toml" in window.where.text()
    assert window.where.property("bad") == "false"


def test_who_leaves_while_the_list_is_written_has_it_all_the_same(
    open_studio, qtbot, pick, listed, tmp_path, monkeypatch
):
    studio, go = open_studio(), threading.Event()
    to = tmp_path / "mine.toml"
    pick(listed, to)
    window = shown(qtbot, studio)
    monkeypatch.setattr(list_import, "bring_list", lambda *a, **k: go.wait(10) and bring_list(*a, **k))
    click(qtbot, window.bring_button)
    window.reject()
    qtbot.waitUntil(lambda: not isValid(window))
    go.set()
    qtbot.waitUntil(lambda: not studio.background.busy)
    assert studio.choices.shop == to
    assert load_shop(to).products


def test_sheets_and_columns_without_meaning_are_named(open_studio, qtbot, pick, tmp_path):

    book = Workbook()
    for row in (["المحافظة", "الشحن", "ملاحظات"], ["القاهرة", 60, "x"], ["الجيزة", 65, ""]):
        book.active.append(row)
    book.create_sheet("notes").append(["call"])
    book.save(tmp_path / "fees.xlsx")
    pick(tmp_path / "fees.xlsx")
    window = shown(qtbot, open_studio())
    assert bare(window.said.text()) == "في fees.xlsx: مكانين توصيل."
    assert [bare(line) for line in window.lines] == [
        "أعمدة مش معروفة فاتسابت: ملاحظات",
        "شيتات من غير صف عناوين فاتسابت: notes",
    ]


def test_no_list_is_brought_in_while_a_live_is_read(open_studio, qtbot):
    studio = open_studio()
    click(qtbot, studio.control.live.try_button)
    running(qtbot, studio)
    assert not studio.control.live.import_button.isEnabled()


def test_a_fee_for_all_places_is_a_list_too(open_studio, qtbot, pick, tmp_path):
    path = tmp_path / "fees.csv"
    path.write_text("المحافظة,الشحن,المدة\nالقاهرة,50,1\nباقي المحافظات,90,3-5\n", encoding="utf-8")
    studio = open_studio()
    pick(path)
    window = shown(qtbot, studio)
    assert window.bring_button.isEnabled()
    assert "مكان توصيل واحد · سعر شحن عام · مدة توصيل عامة" in bare(window.said.text())
    click(qtbot, window.leave_button)


def test_what_the_file_dialogs_show_has_a_name_and_endings_from_the_left(open_studio, qtbot, monkeypatch):
    studio, kinds = open_studio(), []
    for ask in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda *asked: (kinds.append(asked[3]), ("", ""))[1])
    live = studio.control.live
    for each in (live.import_button, live.choose_button, live.example_button):
        click(qtbot, each)
    assert kinds == [
        "إكسل أو CSV \u200e(*.csv *.xlsx *.xlsm)",
        "ملفات المحل \u200e(*.toml *.yaml *.yml)",
        "ملفات المحل \u200e(*.toml)",
    ]
