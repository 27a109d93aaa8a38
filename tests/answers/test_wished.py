"""What is left of the sizes and colours that viewers ask for, as honestly as the file counts it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from copilot.answers.advisor import Advisor
from copilot.answers.asked import Asked, Tongue
from copilot.answers.shop import (
    Product,
    Shop,
    Stock,
)
from copilot.answers.stock import Left, Wish, own_colours, own_size, pieces
from copilot.answers.suggest import suggest
from tests.answers.asking import DRESS, SHOP, TOPICS, Said, answer


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("المقاسات ايه؟", "المقاسات المتاحة من فستان كتان: M، XL، 2XL. فاضل 3 قطع XL في البيج بس"),
        ("XL موجود؟", "فستان كتان: فاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"),
    ],
)
def test_which_sizes_are_answered_with_all_of_them(title: str, said: str) -> None:
    heard = [Said("a", "sizes_available", "XL موجود؟")]
    suggestion, _ = Advisor(TOPICS, SHOP).advise(
        1, TOPICS["sizes_available"], "A12", lambda: heard, title=title, state=0
    )
    assert suggestion is not None
    assert suggestion.text == said


SET = Product(
    code="A12", name="بلوزة تريكو", english="knit trousers", colours=("موكا", "أسود"),
    sizes=("2XL", "S", "XL", "M", "L"),
)  # fmt: skip
SHOES = Product(
    code="A12", name="كوتشي", english="white sneakers", sizes=("41", "38", "40"),
    colours=("أبيض",), stock=(Stock(pieces=2, size="41"),), offer="الاتنين بـ 900 جنيه", price=500,
)  # fmt: skip


@pytest.mark.parametrize(
    ("product", "topic", "wishes", "arabic", "english"),
    [
        (
            SET, "sizes_available", [Wish(size="2XL"), Wish(size="L"), Wish(size="XL", colour="موكا")],
            "بلوزة تريكو: L و2XL موجودين، وXL في الموكا موجود، والمتاح كمان S، M",
            "knit trousers: L and 2XL are available; XL in mocha is available; also S, M",
        ),
        (
            SET, "sizes_available", [Wish(size="S"), Wish(size="2XL"), Wish(size="M")],
            "بلوزة تريكو: S وM و2XL موجودين، والمتاح كمان L، XL",
            "knit trousers: S, M and 2XL are available; also L, XL",
        ),
        (
            SET, "colors_available", [Wish(size="M"), Wish(colour="موكا"), Wish(colour="أحمر")],
            "بلوزة تريكو: الأحمر مش موجود، والموكا موجود، والمتاح كمان أسود، وM موجود",
            "knit trousers: no red; mocha is available; also black; M is available",
        ),
        (
            SET, "colors_available", [Wish(size="M")],
            "بلوزة تريكو: المتاح موكا، أسود، وM موجود", "knit trousers: available in mocha, black; M is available",
        ),
        (
            SET, "in_stock", [Wish(size="4XL"), Wish(size="3XL")],
            "بلوزة تريكو: 3XL و4XL مش موجودين، والمتاح كمان S، M، L، XL، 2XL",
            "knit trousers: no 3XL or 4XL; also S, M, L, XL, 2XL",
        ),
        (
            SHOES, "sizes_available", [Wish(size="41"), Wish(size="40"), Wish(size="38")],
            "كوتشي: مقاس 38 و40 موجودين، وفاضل قطعتين مقاس 41",
            "white sneakers: sizes 38 and 40 are available; 2 pieces left in size 41",
        ),
        (
            DRESS, "in_stock", [Wish(size="XL", colour="أسود"), Wish(size="XL"), Wish(size="XL", colour="بيج")],
            "فستان كتان: فاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL",
            "linen dress: 3 pieces left in XL, beige only; also M, 2XL",
        ),
        (SHOES, "in_stock", [], "كوتشي لسه متوفر. فاضل قطعتين مقاس 41. مقاسك كام؟", "white sneakers are still available. 2 pieces left in size 41. Which size are you?"),
        (SHOES, "ask_price", [], "كوتشي بـ 500 جنيه، الاتنين بـ 900 جنيه", "كوتشي بـ 500 جنيه، الاتنين بـ 900 جنيه"),
    ],
)  # fmt: skip
def test_sizes_stand_in_their_order_and_apart_from_colours(
    product: Product, topic: str, wishes: list[Wish], arabic: str, english: str
) -> None:
    shop = Shop(products=(product,))
    for tongue, said in ((Tongue.ARABIC, arabic), (Tongue.ENGLISH, english)):
        found = Asked(wishes=tuple(wishes), generally=not wishes, tongue=tongue)
        suggestion, _ = suggest(TOPICS[topic], shop, "A12", found, TOPICS)
        assert suggestion is not None
        assert suggestion.text == said


@pytest.mark.parametrize(
    ("named", "others", "said"),
    [
        ([Wish(size="2XL")], [Wish(size="S")], "بلوزة تريكو: 2XL وS موجودين، والمتاح كمان M، L، XL"),
        ([Wish(size="4XL")], [Wish(size="3XL")], "بلوزة تريكو: 4XL و3XL مش موجودين، والمتاح كمان S، M، L، XL، 2XL"),
        (
            [Wish(size="XL", colour="موكا")], [Wish(size="S")],
            "بلوزة تريكو: XL في الموكا موجود، وS موجود، والمتاح كمان M، L، 2XL",
        ),
    ],
)  # fmt: skip
def test_what_the_title_names_stands_before_smaller_sizes(
    named: list[Wish], others: list[Wish], said: str
) -> None:
    found = Asked(wishes=(*named, *others), named=tuple(named), generally=False)
    suggestion, _ = suggest(TOPICS["in_stock"], Shop(products=(SET,)), "A12", found, TOPICS)
    assert suggestion is not None
    assert suggestion.text == said


@pytest.mark.parametrize(
    ("name", "still", "gone"),
    [
        ("بلوزة ساتان", "بلوزة ساتان لسه متوفرة", "بلوزة ساتان خلصت"),
        ("العبايه", "العبايه لسه متوفرة", "العبايه خلصت"),
        ("فستان كتان", "فستان كتان لسه متوفر", "فستان كتان خلص"),
    ],
)
def test_a_blouse_is_a_she(name: str, still: str, gone: str) -> None:
    for pieces_left, said in ((20, still), (0, gone)):
        product = Product(code="A12", name=name, stock=(Stock(pieces=pieces_left),))
        suggestion, _ = suggest(TOPICS["in_stock"], Shop(products=(product,)), "A12")
        assert suggestion is not None
        assert suggestion.text == said


@pytest.mark.parametrize(
    ("size", "colour", "left"),
    [
        ("XL", "", 3),
        ("XL", "أسود", 0),
        ("M", "", Left.SOME),
        ("S", "", Left.NEVER),
        ("", "وردي", Left.NEVER),
        ("", "أسود", Left.SOME),
        ("", "", Left.SOME),
    ],
)
def test_stock_is_honest(size: str, colour: str, left: int | Left) -> None:
    assert pieces(DRESS, size=size, colour=colour) == left


def test_stock_by_colour_and_by_piece() -> None:
    bag = Product(code="B", name="شنطة", colours=("أسود", "بيج"), stock=(Stock(colour="أسود", pieces=0),))
    assert [pieces(bag, colour=each) for each in bag.colours] == [0, Left.SOME]
    one = Product(code="C", name="شال", stock=(Stock(pieces=7),))
    assert pieces(one) == 7
    sized = msgspec.structs.replace(bag, sizes=("M",), stock=(Stock(colour="أسود", pieces=4),))
    assert (pieces(sized, size="M", colour="أسود"), pieces(sized, colour="أسود")) == (Left.SOME, 4)
    gone = msgspec.structs.replace(sized, stock=(Stock(colour="أسود", pieces=0),))
    assert pieces(gone, size="M", colour="أسود") == 0
    assert own_size(DRESS, "S") is None
    assert own_colours(DRESS, "أزرق") == ("أزرق فاتح",)


@pytest.mark.parametrize(
    ("product", "typed", "said"),
    [
        ({"stock": (Stock(pieces=5),)}, "M اسود موجود؟", "من شال فاضل 5 قطع"),
        ({"colours": ("أسود",), "stock": (Stock(pieces=5, colour="أسود"),)}, "M اسود؟", "شال: فاضل 5 قطع في الأسود"),
        ({"colours": ("أسود",), "stock": (Stock(pieces=5, colour="أسود"),)}, "M احمر؟", "شال: الأحمر مش موجود"),
        ({"stock": (Stock(pieces=5, size="M"),)}, "M احمر؟", "شال: فاضل 5 قطع M"),
        ({"stock": (Stock(pieces=5, size="M"),)}, "L احمر؟", "شال: L مش موجود"),
    ],
)  # fmt: skip
def test_no_size_or_colour_is_denied_where_the_file_names_none(
    product: dict[str, Any], typed: str, said: str
) -> None:
    shop = Shop(products=(Product(code="A12", name="شال", **product),))
    assert answer("in_stock", typed, shop=shop) == said
