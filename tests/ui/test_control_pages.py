"""What is on air, and everyday changes of the shop file, as a person does them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from copilot.answers.shop import load_shop
from copilot.domain.board import Showing
from copilot.domain.command import Show
from copilot.ui.fact_table import ABOUT, VALUE, WHAT
from copilot.ui.plain import reads_right_to_left
from copilot.ui.stage import Phase
from tests.ui.boards import card
from tests.ui.desks import click, running, typed, watch

# Qt's offscreen platform says that it can't do these.
pytestmark = pytest.mark.qt_log_ignore(
    "does not support setting window masks", "does not support raise", "propagateSizeHints"
)


@pytest.fixture
def on_air(open_studio, qtbot, shop_file):
    studio = open_studio(**{"follow/tiktok": "yes", "target/tiktok": "@dokan", "shop": str(shop_file)})
    qtbot.waitUntil(lambda: len(studio.shelf.shop.products) > 3)
    click(qtbot, studio.control.live.start_button)
    running(qtbot, studio)
    studio.control.open_page(1)
    studio.control.activateWindow()
    qtbot.waitUntil(studio.control.isActiveWindow)
    return studio


def test_a_product_is_found_by_any_spelling_and_enter_puts_it_on_air(on_air, qtbot):
    air = on_air.control.air
    watch(air.model)
    typed(air.search, "العبايه")
    assert air.model.rowCount() == 1
    qtbot.keyClick(air.search, Qt.Key.Key_Return)
    assert on_air._desk.runs[0].commands == [Show(product="B07")]


@pytest.mark.parametrize("words", ["مكنسة", "؟؟", ""])
def test_enter_on_a_search_that_finds_nothing_leaves_on_air_what_is(on_air, qtbot, words):
    air, run = on_air.control.air, on_air._desk.runs[0]
    click(qtbot, air.next_button)
    typed(air.search, words)
    assert bool(air.model.rowCount()) is not bool(words)
    qtbot.keyClick(air.search, Qt.Key.Key_Return)
    assert run.commands == [Show(product="A12")]


def test_next_and_previous_go_round_the_shop(on_air, qtbot):
    air, run = on_air.control.air, on_air._desk.runs[0]
    click(qtbot, air.next_button)
    assert run.commands[-1] == Show(product="A12")
    running(qtbot, on_air, card(1), showing=Showing(code="A12", name="فستان كتان بيج"))
    assert "فستان" in air.now.text()
    click(qtbot, air.previous_button)
    assert run.commands[-1] == Show(product="B07")
    for code in ("A12", "C21"):  # each from the one before, though no board tells of that yet
        qtbot.keyClick(air, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert run.commands[-1] == Show(product=code)
    click(qtbot, air.none_button)
    assert run.commands[-1] == Show(product=None)


def test_the_product_on_air_is_marked_in_the_list_by_a_word_and_its_weight(on_air, qtbot):
    air = on_air.control.air
    watch(air.model)

    def marked():
        rows = [air.model.index(row) for row in range(air.model.rowCount())]
        heavy = [index.row() for index in rows if index.data(Qt.ItemDataRole.FontRole) is not None]
        assert heavy == [index.row() for index in rows if index.data().endswith("على الهوا")]
        return heavy

    assert marked() == []
    running(qtbot, on_air, card(1), showing=Showing(code="A12", name="فستان كتان بيج"))
    assert marked() == [air.model.row_of("A12")]
    running(qtbot, on_air, card(2), showing=Showing(code="B07", name="عباية كريب مطرزة"))
    assert marked() == [air.model.row_of("B07")]
    running(qtbot, on_air, card(3))
    assert marked() == []


def test_once_the_live_is_over_nothing_is_on_air(on_air, qtbot):
    air, run = on_air.control.air, on_air._desk.runs[0]
    running(qtbot, on_air, card(1), showing=Showing(code="A12", name="فستان كتان بيج"))
    run.bridge.finished.emit(None)
    qtbot.waitUntil(lambda: on_air.stage.phase is Phase.IDLE)
    assert air.now.text() == "مفيش منتج على الهوا"
    row = air.model.index(air.model.row_of("A12"))
    assert "على الهوا" not in row.data()


def test_a_product_whose_name_is_its_code_is_called_by_it_once(on_air, qtbot):
    running(qtbot, on_air, card(1), showing=Showing(code="شنطة مكياج", name="شنطة مكياج"))
    assert on_air.control.air.now.text().count("شنطة مكياج") == 1


def test_nothing_goes_on_air_while_no_live_is_read(open_studio, qtbot, shop_file):
    studio = open_studio(shop=str(shop_file))
    qtbot.waitUntil(lambda: len(studio.shelf.shop.products) > 3)
    air = studio.control.air
    assert not air.next_button.isEnabled()
    qtbot.keyClick(air.search, Qt.Key.Key_Return)
    assert studio._desk.runs == []


@pytest.fixture
def editing(open_studio, qtbot, shop_file):
    studio = open_studio(shop=str(shop_file))
    qtbot.waitUntil(lambda: studio.control.shop.model.rowCount() > 10)
    studio.control.open_page(2)
    return studio


def open_cell(page, index, words):
    """Type into a cell, and leave it open."""
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    editor = page.table.findChildren(QLineEdit)[-1]
    editor.selectAll()
    typed(editor, words)
    return editor


def type_value(qtbot, page, row, words):
    editor = open_cell(page, page.found.index(row, VALUE), words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.state() != page.table.State.EditingState)


def test_a_price_is_typed_and_saved_into_the_file(editing, qtbot, shop_file):
    page = editing.control.shop
    watch(page.model)
    watch(page.found)
    assert not page.save_button.isEnabled()
    type_value(qtbot, page, 0, "٩٠٠")
    assert "تغيير واحد" in page.said.text()
    before = shop_file.read_text("utf-8")
    click(qtbot, page.save_button)
    qtbot.waitUntil(lambda: "اتحفظ." in page.said.text())
    after = shop_file.read_text("utf-8")
    assert load_shop(shop_file).products[0].price == 900
    assert after == before.replace("price = 850", "price = 900", 1)
    assert not page.save_button.isEnabled()


@pytest.mark.parametrize("by", ["button", "key"])
def test_a_value_is_saved_from_the_cell_that_is_still_open(editing, qtbot, shop_file, by):
    editing.control.activateWindow()
    qtbot.waitUntil(editing.control.isActiveWindow)
    page = editing.control.shop
    type_value(qtbot, page, 0, "900")
    price = page.found.index(4, VALUE)
    assert price.siblingAtColumn(WHAT).data() == "السعر"
    cell = open_cell(page, price, "500")
    if by == "button":
        click(qtbot, page.save_button)
    else:
        qtbot.keyClick(cell, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "اتحفظ." in page.said.text())
    assert [product.price for product in load_shop(shop_file).products[:2]] == [900, 500]


def test_save_can_be_pressed_while_the_first_value_is_typed_and_not_when_it_is_given_up(editing, qtbot):
    page = editing.control.shop
    cell = open_cell(page, page.found.index(0, VALUE), "900")
    assert page.save_button.isEnabled()
    qtbot.keyClick(cell, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.save_button.isEnabled())


def test_words_for_a_price_in_the_open_cell_are_refused_and_nothing_is_saved(editing, qtbot, shop_file):
    page, before = editing.control.shop, shop_file.read_bytes()
    type_value(qtbot, page, 0, "900")
    open_cell(page, page.found.index(4, VALUE), "غالي")
    page._save()
    qtbot.waitUntil(lambda: not editing.background.busy)
    assert "غالي" in page.said.text()
    assert shop_file.read_bytes() == before


def test_what_is_typed_into_a_cell_is_seen_whole(editing, qtbot):
    page = editing.control.shop
    index = page.found.index(0, VALUE)
    page.table.setCurrentIndex(index)
    page.table.edit(index)
    editor = page.table.findChildren(QLineEdit)[-1]
    qtbot.waitUntil(editor.isVisible)
    option = QStyleOptionFrame()
    editor.initStyleOption(option)
    room = editor.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, editor)
    assert room.height() >= editor.fontMetrics().boundingRect("0g").height()


def test_a_change_counts_at_once_for_the_live_that_is_read(editing, qtbot, shop_file):
    editing.choices.set_platform("tiktok", follow=True, target="@x")
    editing.stage.start(editing.control.live.wanted())
    run = running(qtbot, editing)
    type_value(qtbot, editing.control.shop, 0, "900")
    qtbot.keyClick(editing.control.shop.table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: hasattr(run, "learned"))
    assert run.learned.products[0].price == 900


def test_words_for_a_price_are_refused_in_a_sentence(editing, qtbot):
    page = editing.control.shop
    type_value(qtbot, page, 0, "غالي")
    assert "غالي" in page.said.text()
    assert page.model.changes == {}


def test_the_words_typed_for_a_price_do_not_turn_the_sentence_about_them_round(editing, qtbot):
    page = editing.control.shop
    type_value(qtbot, page, 0, "sab3meya")
    assert reads_right_to_left(page.said.text(), otherwise=False)
    assert "\u2068sab3meya\u2069" in page.said.text()


def test_what_is_typed_and_not_saved_stays_in_another_language_and_other_colours(editing, qtbot, shop_file):
    type_value(qtbot, editing.control.shop, 0, "900")
    editing.control.shop.search.setText("فستان")
    before = editing.control.shop
    editing.choices.set_language("en")
    qtbot.waitUntil(lambda: editing.control.shop is not before)
    page = editing.control.shop
    watch(page.model)
    assert page.said.text() == "One change is not saved yet."
    assert page.search.text() == "فستان"
    click(qtbot, page.save_button)
    qtbot.waitUntil(lambda: "Saved." in page.said.text())
    assert load_shop(shop_file).products[0].price == 900


def test_typing_the_old_value_again_is_no_change(editing, qtbot):
    page = editing.control.shop
    type_value(qtbot, page, 0, "900")
    type_value(qtbot, page, 0, "850")
    assert page.model.changes == {}
    assert not page.save_button.isEnabled()


def test_a_fact_is_found_by_its_words(editing, qtbot):
    page = editing.control.shop
    typed(page.search, "الاستبدال")
    assert page.found.rowCount() == 1
    type_value(qtbot, page, 0, "خلال شهر <b>")
    click(qtbot, page.save_button)
    qtbot.waitUntil(lambda: "اتحفظ." in page.said.text())
    assert load_shop(editing.shelf.path).policies["exchange"] == "خلال شهر <b>"


def test_each_further_letter_of_a_search_reads_no_fact_anew_but_what_was_typed(editing, qtbot, monkeypatch):
    page, read = editing.control.shop, []
    page.search.setText("ف")
    words = page.model._words
    monkeypatch.setattr(page.model, "_words", lambda fact, column: read.append(fact) or words(fact, column))
    page.table.hide()  # else it reads what it shows
    page.search.setText("فستان كتان")
    assert page.found.rowCount() > 0
    assert read == []
    page.model.setData(page.model.index(0, VALUE), "987654")
    page.search.setText("987654")
    assert page.found.rowCount() == 1
    assert len(set(read)) == 1


def test_a_file_that_cannot_be_written_says_so_and_keeps_what_was_typed(editing, qtbot, shop_file):
    page = editing.control.shop
    type_value(qtbot, page, 0, "900")
    shop_file.write_text("[shop]\nname = 'x'\n", encoding="utf-8")
    click(qtbot, page.save_button)
    qtbot.waitUntil(lambda: "اتغيّر من مكان تاني" in page.said.text())
    assert len(page.model.changes) == 1


def test_a_broken_shop_file_says_what_is_wrong_on_both_pages(open_studio, qtbot, tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text('[shop]\nnmae = "x"\n', encoding="utf-8")
    studio = open_studio(shop=str(broken))
    qtbot.waitUntil(lambda: bool(studio.shelf.fault))
    assert "nmae" in studio.control.live._shop.text()
    assert "nmae" in studio.control.shop.said.text()


def test_a_shop_file_that_holds_nothing_says_so_where_it_is_chosen(open_studio, qtbot, tmp_path):
    empty = tmp_path / "empty.toml"
    empty.touch()
    studio = open_studio(shop=str(empty))
    said = studio.control.live._shop
    qtbot.waitUntil(lambda: "empty.toml" in said.text())
    assert "مفيهوش منتجات ولا أسعار" in said.text()
    assert said.property("bad")


def test_the_keys_for_the_next_product_are_told_beside_its_buttons(on_air):
    air = on_air.control.air
    for step, key in ((air.next_button, "Page Down"), (air.previous_button, "Page Up")):
        assert f"Ctrl+{key}" in step.toolTip()
        assert f"Ctrl+Alt+{key}" in step.toolTip()
    assert "Alt" in air._hint.text()


def test_columns_of_the_table_say_what_they_hold(editing):
    page = editing.control.shop
    assert [page.model.headerData(n, Qt.Orientation.Horizontal) for n in (ABOUT, WHAT, VALUE)] == [
        "بتاع إيه",
        "إيه هو",
        "القيمة",
    ]
    assert page.model.index(0, ABOUT).data().startswith("A12")


def test_columns_are_as_wide_as_their_words_and_leave_room_for_the_value(editing):
    page = editing.control.shop
    table = page.table
    for column in (0, 1):
        words = max((page.model.index(row, column).data() for row in range(20)), key=len)
        needs = min(table.fontMetrics().horizontalAdvance(words), 200)
        assert needs <= table.columnWidth(column) <= 260
