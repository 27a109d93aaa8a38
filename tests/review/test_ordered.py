"""What people of the shop made of the orders during the live is in everything that is told of it afterwards."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from copilot.answers.shop import Product, Shop
from copilot.domain.command import Command, EditOrder, MarkOrder
from copilot.domain.comment import Comment, Kind
from copilot.domain.order import OrderState
from copilot.domain.question import ReadComment
from copilot.domain.report import Report
from copilot.review import plain
from copilot.review.export import export
from copilot.review.page import page
from copilot.review.panels import panels, tasks
from copilot.review.report import review
from copilot.review.words import bare
from tests.builders import START, Entries
from tests.review.lives import SHOP, TOPICS

CONFIRMED = MarkOrder(by="Mona", order="tiktok/c0", state=OrderState.CONFIRMED)
CANCELLED = MarkOrder(by="Mona", order="tiktok/c1", state=OrderState.CANCELLED)
EDITED = EditOrder(order="tiktok/c0", product="B07", size="XL", colour="كحلي", quantity=3)


def told(
    *commands: Command, texts: tuple[str, ...] = ("عايزة لارج بيج", "عايزة M"), shop: Shop = SHOP
) -> Report:
    """The review of a live in which each of several people orders something."""
    orders = [
        ReadComment(
            comment=Comment(platform="tiktok", id=f"c{n}", author=f"p{n}", text=text, at=START + n),
            kind=Kind.ORDER,
            asks=(),
        )
        for n, text in enumerate(texts)
    ]
    return review([*orders, *(Entries.command(each, at=60) for each in commands)], topics=TOPICS, shop=shop)


def rows(report: Report, folder: Path) -> list[dict[str, str]]:
    export(report, folder, form="csv")
    with (folder / "orders.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_of_orders_tells_how_far_each_has_come_and_what_it_was_corrected_to(tmp_path: Path) -> None:
    first, second = rows(told(CONFIRMED, EDITED), tmp_path)
    assert [*first][11:13] == ["text", "order"]  # the columns that were there stay where they are
    assert (first["order"], first["state"], first["quantity"]) == ("1", "confirmed", "3")
    assert (first["ordered"], first["ordered_name"]) == ("B07", SHOP.product("B07").name)
    assert (first["ordered_size"], first["ordered_colour"], first["corrected"]) == ("XL", "كحلي", "1")
    assert (first["sizes"], first["colours"]) == ("L", "بيج")  # what its comment names
    assert (second["state"], second["quantity"], second["corrected"]) == ("new", "1", "0")


def test_the_workbook_has_state_and_quantity_too(tmp_path: Path) -> None:
    (path,) = export(told(CONFIRMED, EDITED), tmp_path, form="xlsx", language="en")
    heads, first, _ = (
        [cell.value for cell in row] for row in openpyxl.load_workbook(path)["Orders"].iter_rows()
    )
    found = dict(zip(heads, first, strict=True))
    assert (found["State"], found["Quantity"], found["Size ordered"]) == ("confirmed", 3, "XL")


def test_an_order_of_several_comments_counts_its_pieces_once(tmp_path: Path) -> None:
    comments = [
        Comment(platform="tiktok", id=f"c{n}", author="p", text=text, at=START + n)
        for n, text in enumerate(["عايزة قطعتين", *["عايزة لارج"] * 7])
    ]
    entries = [ReadComment(comment=each, kind=Kind.ORDER, asks=()) for each in comments]
    report = review([*entries, Entries.command(CONFIRMED, at=60)], topics=TOPICS, shop=SHOP)
    found = rows(report, tmp_path)
    assert {(row["order"], row["state"]) for row in found} == {("1", "confirmed")}
    assert [row["quantity"] for row in found] == ["2", *[""] * 7]


def test_several_comments_of_one_order_are_one_order_to_do_and_one_line_of_the_page() -> None:
    comments = [
        Comment(platform="tiktok", id=f"c{n}", author="p", text=text, at=START + n)
        for n, text in enumerate(["عايزة اتنين من ده", "مقاس لارج", "عايزة كحلي [phone]"])
    ]
    entries = [
        ReadComment(comment=each, kind=Kind.ORDER, asks=(), sealed=b"x" * (n == 2))
        for n, each in enumerate(comments)
    ]
    report = review(entries, topics=TOPICS, shop=SHOP)
    assert tasks(report, language="en")[0] == (
        "1 order (3 comments) from 1 person: call the one that left a number."
    )
    assert "طلب واحد (3 تعليقات) من شخص واحد" in tasks(report, language="ar")[0]
    shown = page(report, language="en").split('id="orders"')[1].split("</section>")[0]
    assert shown.count('class="row"') == 1
    assert bare("كحلي · L · ×2") in bare(shown)
    done = review([*entries, Entries.command(CONFIRMED, at=60)], topics=TOPICS, shop=SHOP)
    assert "and 1 confirmed, shipped or cancelled" in page(done, language="en")


def test_json_tells_the_orders_state_and_line() -> None:
    first, second = json.loads(plain.json(told(CONFIRMED, EDITED)))["orders"]
    assert (first["state"], first["by"], first["corrected"]) == ("confirmed", "Mona", True)
    assert first["line"] == {"product": "B07", "size": "XL", "colour": "كحلي", "quantity": 3}
    assert (second["state"], second["by"], second["line"]["size"]) == ("new", "", "")


@pytest.mark.parametrize(("language", "state"), [("ar", ("مؤكد", "جديد")), ("en", ("confirmed", "new"))])
def test_the_window_shows_state_pieces_and_what_was_corrected(language: str, state: tuple[str, ...]) -> None:
    (panel,) = (each for each in panels(told(CONFIRMED, EDITED), language=language) if each.name == "orders")
    (table,) = panel.tables
    first, second = (row.cells for row in table.rows)
    assert (first[7], second[7]) == state
    assert first[6] == 3
    assert first[3] == SHOP.product("B07").name
    assert (first[5], second[5]) == ("كحلي", "")


def test_what_was_confirmed_or_cancelled_is_not_to_do_any_more() -> None:
    texts = ("عايزة لارج بيج", "عايزة M", "عايزة XL")
    first = tasks(told(CONFIRMED, CANCELLED, texts=texts), language="en")[0]
    assert first == "3 orders from 3 people (2 seen to): confirm the one whose order is clear."
    assert "confirm the 3" in tasks(told(texts=texts), language="en")[0]


def test_where_all_is_seen_to_no_order_is_to_do() -> None:
    report = told(CONFIRMED, CANCELLED)
    assert not any("orders" in task for task in tasks(report, language="en"))
    (panel,) = (each for each in panels(report, language="en") if each.name == "orders")
    assert panel.advice == "2 orders from 2 people: all of them are confirmed, shipped or cancelled."


def test_what_comes_in_one_kind_is_asked_of_nobody_and_listed_by_its_name() -> None:
    perfume = Product(code="P1", name="عطر مسك الليل")
    bag = Product(code="B1", name="شنطة توت", colours=("أسود", "هافان"))
    report = told(texts=("عايزة مسك الليل", "عايزة شنطة", "عايزة واحدة"), shop=Shop(products=(perfume, bag)))
    assert tasks(report, language="en")[0].endswith(
        "confirm the one whose order is clear, then ask the other 2 what they want."
    )
    shown = page(report, language="en")
    assert "×1" in shown
    assert "عطر مسك الليل" in shown
    assert "and 2 without details" in shown
    (panel,) = (each for each in panels(report, language="en") if each.name == "orders")
    assert [row.cells[3] for row in panel.tables[0].rows] == [perfume.name, bag.name, ""]


def test_the_page_lists_what_is_left_with_its_pieces_and_counts_the_rest() -> None:
    texts = ("عايزة لارج بيج", "عايزة قطعتين M")
    told_of = page(told(CONFIRMED, texts=texts), language="en")
    assert "and 1 confirmed, shipped or cancelled" in told_of
    assert "×2" in told_of
    assert "بيج" not in told_of


@pytest.mark.parametrize(("language", "mark"), [("ar", "[رقم]"), ("en", "[phone]")])
def test_what_was_taken_out_is_named_in_the_readers_language_and_stored_as_ever(
    language: str, mark: str, tmp_path: Path
) -> None:
    report = told(texts=("عايزة M [phone]",))
    (panel,) = (each for each in panels(report, language=language) if each.name == "orders")
    assert panel.tables[0].rows[0].cells[2] == f"عايزة M {mark}"
    assert rows(report, tmp_path)[0]["text"] == "عايزة M [phone]"
