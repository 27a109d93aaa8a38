"""What viewers order, folded from a session's entries."""

from __future__ import annotations

from copilot.domain.command import EditOrder, MarkOrder, SeeContact, Undo
from copilot.domain.comment import Comment, Kind
from copilot.domain.order import Line, OrderState
from copilot.domain.question import ReadComment
from copilot.grouping.ledger import Ledger
from copilot.grouping.orders import TOGETHER, OrderTally
from tests.builders import START, Entries


class Shop:
    """A stream in which people order."""

    def __init__(self) -> None:
        self.ledger = Ledger()
        self.count = 0

    def says(
        self,
        text: str,
        *,
        by: str = "mona",
        at: float = 0.0,
        kind: Kind = Kind.ORDER,
        platform: str = "tiktok",
    ) -> None:
        self.count += 1
        comment = Comment(platform=platform, id=f"c{self.count}", author=by, text=text, at=START + at)
        self.ledger.record(ReadComment(comment=comment, kind=kind, asks=()))

    def does(self, command) -> None:
        self.ledger.record(Entries.command(command))

    def orders(self) -> list[OrderTally]:
        return list(self.ledger.orders.newest(100))

    def texts(self) -> list[list[str]]:
        return [[comment.text for comment in order.comments] for order in self.orders()]


def line(**changes) -> dict:
    return {"product": "A12", "size": "L", "colour": "بيج", "quantity": 2, **changes}


def test_what_one_person_orders_in_pieces_is_one_order() -> None:
    shop = Shop()
    shop.says("عايزة البيج")
    shop.says("لارج لو سمحتي", at=20)
    shop.says("عايزة الاسود", by="sara", at=30)
    shop.says("[phone]", at=40, kind=Kind.CHATTER)
    shop.says("العنوان [address]", at=50, kind=Kind.QUESTION)
    assert shop.texts() == [
        ["عايزة الاسود"],
        ["عايزة البيج", "لارج لو سمحتي", "[phone]", "العنوان [address]"],
    ]
    assert [order.number for order in shop.orders()] == [2, 1]


def test_chatter_and_questions_order_nothing() -> None:
    shop = Shop()
    shop.says("منورة", kind=Kind.CHATTER)
    shop.says("بكام", kind=Kind.QUESTION)
    shop.says("[phone]", kind=Kind.CHATTER)
    assert shop.orders() == []
    shop.says("عايزة واحدة")
    shop.says("بكام الشحن وبيوصل امتى [phone]", kind=Kind.QUESTION)
    assert shop.texts() == [["عايزة واحدة"]]


def test_another_product_a_later_hour_or_another_platform_is_another_order() -> None:
    from copilot.domain.command import Show  # noqa: PLC0415

    shop = Shop()
    shop.says("عايزة واحدة")
    shop.does(Show(product="B7"))
    shop.says("وعايزة دي كمان", at=5)
    shop.says("[phone]", at=6)
    shop.says("عايزة تاني", at=6 + TOGETHER + 1)
    shop.says("عايزة", at=6 + TOGETHER + 2, platform="facebook")
    assert shop.texts() == [["عايزة"], ["عايزة تاني"], ["وعايزة دي كمان", "[phone]"], ["عايزة واحدة"]]
    assert [order.product for order in shop.orders()] == ["B7", "B7", "B7", None]


def test_an_order_that_was_taken_up_is_not_added_to_but_its_number_is() -> None:
    shop = Shop()
    shop.says("عايزة البيج")
    shop.does(MarkOrder(by="Sara", order="tiktok/c1", state=OrderState.CONFIRMED))
    shop.says("وعايزة الاسود", at=5)
    assert shop.texts() == [["وعايزة الاسود"], ["عايزة البيج"]]
    assert [(order.state, order.by) for order in shop.orders()] == [
        (OrderState.NEW, ""),
        (OrderState.CONFIRMED, "Sara"),
    ]


def test_people_without_a_name_order_each_for_themselves() -> None:
    shop = Shop()
    shop.says("عايزة", by="")
    shop.says("عايزة", by="")
    assert len(shop.orders()) == len(shop.ledger.orders) == 2


def test_an_order_keeps_its_first_comments() -> None:
    shop = Shop()
    for number in range(20):
        shop.says(f"عايزة {number}", at=number)
    assert shop.texts() == [[f"عايزة {number}" for number in range(6)]]


def test_marks_and_corrections_are_taken_back_by_who_made_them() -> None:
    shop = Shop()
    shop.says("عايزة البيج")
    (order,) = shop.orders()
    versions = [order.version]
    shop.does(MarkOrder(by="Mona", order=order.id, state=OrderState.CONFIRMED))
    shop.does(MarkOrder(by="Sara", order=order.id, state=OrderState.SHIPPED))
    shop.does(EditOrder(by="Mona", order=order.id, **line()))
    versions.append(order.version)
    assert order.corrected == Line(**line())
    shop.does(Undo(by="Mona"))
    assert (order.corrected, order.state) == (None, OrderState.SHIPPED)
    shop.does(Undo(by="Sara"))
    assert order.state is OrderState.CONFIRMED
    shop.does(Undo(by="Mona"))
    assert (order.state, order.by) == (OrderState.NEW, "")
    versions.append(order.version)
    assert sorted(set(versions)) == versions


def test_a_command_for_an_order_that_is_gone_changes_nothing_and_neither_does_taking_it_back() -> None:
    shop = Shop()
    shop.says("عايزة البيج")
    (order,) = shop.orders()
    shop.does(MarkOrder(by="Mona", order=order.id, state=OrderState.CONFIRMED))
    shop.does(MarkOrder(by="Mona", order="tiktok/gone", state=OrderState.SHIPPED))
    shop.does(EditOrder(by="Mona", order="", **line()))
    shop.does(Undo(by="Mona"))
    shop.does(Undo(by="Mona"))
    assert order.state is OrderState.CONFIRMED
    shop.does(Undo(by="Mona"))
    assert order.state is OrderState.NEW


def test_looking_at_a_contact_is_nothing_to_take_back() -> None:
    shop = Shop()
    shop.says("عايزة البيج")
    (order,) = shop.orders()
    shop.does(MarkOrder(by="Mona", order=order.id, state=OrderState.CONFIRMED))
    shop.does(SeeContact(by="Mona", order=order.id))
    shop.does(Undo(by="Mona"))
    assert order.state is OrderState.NEW
