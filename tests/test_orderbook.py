"""Orders as people of the shop see them."""

from __future__ import annotations

import msgspec
import pytest

from copilot.answers.confirmation import confirmation
from copilot.answers.shop import Delivery, Identity, Payment, Product, Shop, Stock
from copilot.answers.vocabulary import Vocabulary
from copilot.domain.command import EditOrder, MarkOrder
from copilot.domain.comment import Comment, Kind
from copilot.domain.order import Line, Order, OrderState
from copilot.domain.question import ReadComment
from copilot.grouping.ledger import Ledger
from copilot.orderbook import OrderBook, read_line
from tests.builders import START, Entries

SHOP = Shop(
    shop=Identity(currency="جنيه"),
    delivery=Delivery(fee=60.0),
    payment=Payment(methods=("الدفع عند الاستلام", "إنستاباي")),
    products=(
        Product(code="A12", name="فستان كتان", names=("الفستان", "linen dress"), price=650.0,
                offer="القطعتين بـ 1200 جنيه", colours=("بيج", "أسود"), sizes=("M", "L", "XL")),
        Product(code="G18", name="شنطة كروس", names=("الشنطة", "bag"), price=550.0, colours=("أسود",)),
    ),
)  # fmt: skip


def ordered(*texts: str, ledger: Ledger | None = None) -> Ledger:
    ledger = ledger or Ledger()
    for number, text in enumerate(texts, start=ledger.comments):
        comment = Comment(platform="tiktok", id=f"c{number}", author="mona", text=text, at=START + number)
        ledger.record(ReadComment(comment=comment, kind=Kind.ORDER, asks=()))
    return ledger


def only(ledger: Ledger, shop: Shop = SHOP) -> Order:
    (order,) = OrderBook().orders(ledger.orders, shop)
    return order


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (["عايزة البيج L"], Line(product="A12", colour="بيج", size="L")),
        (["عايزه الاسود", "XL"], Line(product="A12", colour="أسود", size="XL")),
        (["عايزة الشنطة"], Line(product="G18")),
        (["3ayza el bag 2 pieces"], Line(product="G18", quantity=2)),
        (["عايزة قطعتين"], Line(product="A12", quantity=2)),
        (["عايزة واحدة M وواحدة L"], Line(product="A12")),
        (["g18 please"], Line(product="G18")),
        (["عايزة 0 قطع"], Line(product="A12")),
        (["عايزة 2 فستان"], Line(product="A12", quantity=2)),
        (["عايزة ٣ شنط"], Line(product="A12")),
        (["3ayza 3 el bag"], Line(product="G18", quantity=3)),
        (["عايزة 38 فستان"], Line(product="A12")),
        (["شنطة 1 كروس"], Line(product="G18")),
    ],
)
def test_a_line_is_what_the_comments_name_and_what_is_on_air(texts: list[str], line: Line) -> None:
    assert read_line(texts, "A12", SHOP, Vocabulary(SHOP)) == line


@pytest.mark.parametrize("text", ["عايزة 6 بيجامة", "عايزة طقم 3 عينات"])
def test_a_size_and_a_number_of_the_name_are_no_pieces(text: str) -> None:
    shop = Shop(
        products=(Product(code="K1", name="بيجامة", sizes=("4", "6")), Product(code="S1", name="طقم 3 عينات"))
    )
    assert read_line([text], None, shop, Vocabulary(shop)).quantity == 1


def test_nothing_is_filled_in_that_nobody_knows() -> None:
    assert read_line(["عايزة واحدة"], None, SHOP, Vocabulary(SHOP)) == Line()
    assert read_line(["عايزة البيج"], "gone", SHOP, Vocabulary(SHOP)) == Line(product="gone")


def test_an_order_tells_what_people_need_and_who_it_is_from_is_not_in_it() -> None:
    order = only(ordered("عايزة البيج L", "[phone] [address]"))
    assert (order.number, order.id, order.comments) == (1, "tiktok/c0", ("c0", "c1"))
    assert (order.phone, order.address, order.state, order.name) == (True, True, OrderState.NEW, "")
    assert "mona" not in repr(order)


def test_what_somebody_wrote_down_counts_more_than_what_was_read() -> None:
    ledger = ordered("عايزة البيج L")
    book = OrderBook()
    (before,) = book.orders(ledger.orders, SHOP)
    (same,) = book.orders(ledger.orders, SHOP)
    assert same is before
    ledger.record(
        Entries.command(EditOrder(order=before.id, product="G18", size="", colour="أسود", quantity=3))
    )
    ledger.record(Entries.command(MarkOrder(by="Mona", order=before.id, state=OrderState.SHIPPED)))
    (after,) = book.orders(ledger.orders, SHOP)
    assert after.line == Line(product="G18", colour="أسود", quantity=3)
    assert (after.name, after.state, after.by) == ("شنطة كروس", OrderState.SHIPPED, "Mona")
    assert "650" not in after.confirmation
    (dearer,) = book.orders(ledger.orders, Shop())
    assert dearer.name == ""


def test_a_confirmation_sums_up_in_the_shops_own_facts() -> None:
    line = Line(product="A12", size="L", colour="بيج", quantity=2)
    assert confirmation(line, SHOP, language="ar").splitlines() == [
        "المنتج: فستان كتان (A12)",
        "اللون: بيج",
        "المقاس: L",
        "العدد: 2",
        "السعر: 650 جنيه للقطعة (القطعتين بـ 1200 جنيه)",
        "الشحن: 60 جنيه",
        "طريقة الدفع: الدفع عند الاستلام، إنستاباي",
        "تأكيد بنعم؟",
        "(الرد ده بمساعدة برنامج)",
    ]


def test_a_confirmation_asks_for_what_is_not_known_and_leaves_out_what_the_shop_does_not_say() -> None:
    asking = confirmation(Line(product="A12"), SHOP, language="en")
    assert "Colour: ? (beige, black)" in asking
    assert "Size: ? (M, L, XL)" in asking
    assert asking.endswith("reply yes.\n(Written with the help of an app)")
    assert confirmation(Line(), Shop(), language="ar") == "المنتج: ؟\nتأكيد بنعم؟\n(الرد ده بمساعدة برنامج)"
    assert "اللون" not in confirmation(Line(product="G18"), SHOP, language="ar")


ABAYA = Product(
    code="B07", name="عباية كريب مطرزة", english="embroidered crepe abaya", names=("abaya",), price=1350.0,
    offer="وكانت بـ 1600 جنيه قبل اللايف", colours=("أسود", "كحلي", "سماوي غريب"), sizes=("M", "XL", "مقاس واحد"),
)  # fmt: skip


def test_a_confirmation_in_english_is_english_and_leaves_out_what_the_shop_says_in_arabic_alone() -> None:
    shop = msgspec.structs.replace(
        SHOP,
        products=(ABAYA,),
        payment=Payment(methods=("الدفع عند الاستلام", "إنستاباي", "نص المبلغ مقدم", "Visa")),
    )
    order = only(ordered("black L and navy XL abaya please"), shop)
    assert order.confirmation.splitlines() == [
        "Product: embroidered crepe abaya (B07)",
        "Colour: ? (black, navy)",
        "Size: XL",
        "Price: 1350 EGP",
        "Delivery: 60 EGP",
        "Payment: cash on delivery, InstaPay, Visa",
        "Shall we confirm? Please reply yes.",
        "(Written with the help of an app)",
    ]
    line = Line(product="B07", colour="كحلي", size="مقاس واحد", quantity=2)
    offered = msgspec.structs.replace(ABAYA, offer_en="It was 1600 EGP", english="")
    told = confirmation(line, msgspec.structs.replace(shop, products=(offered,)), language="en")
    assert told.splitlines()[:5] == [
        "Product: B07",
        "Colour: navy",
        "Size: one size",
        "Quantity: 2",
        "Price: 1350 EGP each (It was 1600 EGP)",
    ]


def test_who_writes_in_english_is_answered_in_it_and_who_writes_arabic_in_any_letters_in_arabic() -> None:
    assert only(ordered("i want the bag")).confirmation.startswith("Product")
    assert only(ordered("3ayza el bag")).confirmation.startswith("المنتج")
    assert only(ordered("عايزة الشنطة [phone]")).confirmation.startswith("المنتج")


PERFUMES = Shop(
    products=(
        Product(code="P1", name="عود ملكي", english="royal oud", price=420.0),
        Product(code="P3", name="ميست فانيليا", english="vanilla mist", price=180.0),
        Product(code="P4", name="مسك الطهارة", stock=(Stock(pieces=0),)),
    ),
)


@pytest.mark.parametrize(
    ("text", "quantity", "also"),
    [
        ("عايزة عود وميست", 1, ["كمان: ميست فانيليا (P3)، 180 جنيه؟"]),
        ("عايزة 2 عود و3 ميست", 2, ["كمان: ميست فانيليا (P3)، العدد 3، 180 جنيه؟"]),
        ("عايزة عود وقطعتين ميست", 1, ["كمان: ميست فانيليا (P3)، العدد 2، 180 جنيه؟"]),
        ("عايزة 3 قطع عود ومسك الطهارة", 3, ["كمان: مسك الطهارة (P4)؟"]),
        ("i want 2 oud and one mist", 2, ["Also: vanilla mist (P3), 180 EGP?"]),
        ("عايزة قطعتين عود", 2, []),
    ],
)
def test_a_second_product_that_is_ordered_is_asked_about(text: str, quantity: int, also: list[str]) -> None:
    order = only(ordered(text), PERFUMES)
    assert (order.line.product, order.line.quantity) == ("P1", quantity)
    lines = order.confirmation.splitlines()
    assert [line for line in lines if line.startswith(("كمان", "Also"))] == also


def test_an_order_that_somebody_wrote_down_is_of_that_alone() -> None:
    ledger = ordered("عايزة عود وميست")
    order = only(ledger, PERFUMES)
    ledger.record(Entries.command(EditOrder(order=order.id, product="P3", size="", colour="", quantity=1)))
    assert "عود" not in only(ledger, PERFUMES).confirmation


def test_what_is_sold_out_is_not_asked_to_be_confirmed() -> None:
    told = only(ordered("عايزة مسك الطهارة"), PERFUMES).confirmation
    assert told.splitlines()[:2] == ["المنتج: مسك الطهارة (P4)", "الكمية: خلص"]
    assert "تأكيد" not in told
    assert "تأكيد" in only(ordered("عايزة ميست"), PERFUMES).confirmation
