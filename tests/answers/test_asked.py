"""What the comments behind a card ask for in particular, and what is answered to it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import pytest

from copilot.answers.asked import Asked, Body, Tongue, asked
from copilot.answers.shop import (
    Address,
    Delivered,
    Delivery,
    Payment,
    Product,
    Shop,
    SizeAdvice,
    Stock,
    Tone,
    Voice,
)
from copilot.answers.stock import Left, Wish, own_colours, own_size, pieces
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from copilot.assets import asset
from copilot.language.topics import Catalogue

TOPICS = Catalogue.load(asset("topics")).topics
DRESS = Product(
    code="A12",
    name="فستان كتان",
    english="linen dress",
    price=650,
    offer_en="Two for 1200",
    colours=("بيج", "أسود", "أزرق فاتح"),
    sizes=("M", "L", "XL", "2XL"),
    stock=(
        Stock(colour="بيج", size="XL", pieces=3),
        Stock(colour="أسود", size="L", pieces=0),
        Stock(colour="بيج", size="2XL", pieces=2),
        Stock(colour="أسود", size="2XL", pieces=4),
    ),
    size_advice=(
        SizeAdvice(size="L", weight="60-70"),
        SizeAdvice(size="XL", weight="70-82", height="150-170"),
    ),
    facts={"fabric": "كتان", "fabric_en": "Linen"},
)
SHOP = Shop(
    delivery=Delivery(
        fee=85,
        days="3-5",
        governorates={
            "القاهرة والجيزة": Delivered(fee=65, days="1-2"),
            "الدقهلية": Delivered(fee=80),
            "مدينة نصر": Delivered(fee=0),
            "مطروح": Delivered(fee=110),
        },
    ),
    payment=Payment(methods=("الدفع عند الاستلام", "فودافون كاش", "فيزا")),
    products=(DRESS,),
)


class Said(NamedTuple):
    person: str
    topic: str | None
    text: str


def answer(topic: str, *texts: str, shop: Shop = SHOP, finer: str = "") -> str | None:
    heard = [Said(f"p{n}", finer or topic, text) for n, text in enumerate(texts)]
    found = asked(heard, Vocabulary(shop).find)
    suggestion, missing = suggest(TOPICS[topic], shop, "A12", found, TOPICS)
    return suggestion.text if suggestion else missing


@pytest.mark.parametrize(
    ("topic", "texts", "said"),
    [
        ("in_stock", ["XL موجود؟"], "فستان كتان: فاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"),
        ("in_stock", ["لارج موجود؟"], "فستان كتان: L خلص، والمتاح كمان M، XL، 2XL"),
        ("in_stock", ["3xl فيه"], "فستان كتان: 3XL مش موجود، والمتاح كمان M، XL، 2XL"),
        ("in_stock", ["ميديم"], "فستان كتان: M موجود، والمتاح كمان XL، 2XL"),
        ("in_stock", ["2xl"], "فستان كتان: فاضل 6 قطع 2XL (2 بيج و4 أسود)، والمتاح كمان M، XL"),
        ("in_stock", ["2xl اسود"], "فستان كتان: فاضل 4 قطع 2XL في الأسود، والمتاح كمان M، XL"),
        ("in_stock", ["xl اسود"], "فستان كتان: XL أسود خلص، وفاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"),
        ("in_stock", ["الأزرق موجود"], "فستان كتان: أزرق فاتح موجود"),
        ("in_stock", ["احمر"], "فستان كتان: الأحمر مش موجود"),
        ("colors_available", ["فيه احمر؟"], "فستان كتان: الأحمر مش موجود، والمتاح كمان بيج، أسود، أزرق فاتح"),
        (
            "colors_available", ["فيه احمر؟", "الالوان ايه", "الوانه"],
            "الألوان المتاحة من فستان كتان: بيج، أسود، أزرق فاتح. الأحمر مش موجود",
        ),
        ("colors_available", ["fe beige?"], "linen dress: beige is available; also black, light blue"),
        ("size_advice", ["وزني 80 البس ايه"], "فستان كتان: لوزن 80 كيلو XL (فاضل 3 قطع في البيج بس)"),
        ("size_advice", ["65 كيلو"], "فستان كتان: لوزن 65 كيلو L (خلص)"),
        ("size_advice", ["70 كيلو"], "فستان كتان: لوزن 70 كيلو L (خلص) أو XL (فاضل 3 قطع في البيج بس)"),
        (
            "size_advice", ["وزني 75 وطولي 180"],
            "فستان كتان: لوزن 75 كيلو XL (فاضل 3 قطع في البيج بس)",
        ),
        ("size_advice", ["وزني 120"], "فستان كتان: لوزن 120 كيلو مفيش مقاس، مقاساتنا لأوزان من 60 لـ 82 كيلو"),
        ("size_advice", ["wazny 80"], "linen dress: 80 kg: XL (3 pieces left, beige only)"),
        ("delivery_cost", ["الشحن للمنصورة كام"], "الشحن للمنصورة 80 جنيه (من 3 لـ 5 أيام)"),
        ("delivery_cost", ["التوصيل للهرم"], "الشحن للهرم 65 جنيه (من يوم ليومين)"),
        ("delivery_cost", ["شحن مدينة نصر"], "الشحن لمدينة نصر مجاني (من 3 لـ 5 أيام)"),
        (
            "delivery_cost", ["الشحن كام", "الشحن للمنصورة كام"],
            "الشحن للمنصورة 80 جنيه (من 3 لـ 5 أيام)، ولباقي المحافظات من 0 لـ 110 جنيه",
        ),
        ("delivery_cost", ["shipping to mansoura?"], "Delivery is 80 EGP to Mansoura (3 to 5 days)"),
        ("delivery_governorates", ["بتوصلو سوهاج"], "أيوه، بنوصل لسوهاج. الشحن لسوهاج 85 جنيه (من 3 لـ 5 أيام)"),
        ("delivery_time", ["المنصورة كام يوم"], "التوصيل للمنصورة من 3 لـ 5 أيام"),
        ("ask_price", ["price?"], "linen dress: 650 EGP. Two for 1200"),
        ("ask_price", ["price?", "بكام", "السعر"], "فستان كتان بـ 650 جنيه"),
        ("fabric_material", ["fabric?"], "Linen"),
        ("fabric_material", ["القماش ايه"], "كتان"),
    ],
)  # fmt: skip
def test_what_is_asked_is_answered_first(topic: str, texts: list[str], said: str) -> None:
    assert answer(topic, *texts) == said


@pytest.mark.parametrize(
    ("finer", "said"),
    [
        ("cash_on_delivery", "أيوه، الدفع عند الاستلام. وكمان فودافون كاش، فيزا"),
        ("wallet_payment", "أيوه، فودافون كاش. وكمان الدفع عند الاستلام، فيزا"),
        ("card_payment", "أيوه، فيزا. وكمان الدفع عند الاستلام، فودافون كاش"),
    ],
)
def test_a_way_to_pay_is_affirmed(finer: str, said: str) -> None:
    assert answer("payment_methods", "ينفع؟", finer=finer) == said


def test_a_way_to_pay_is_affirmed_in_the_shops_own_language() -> None:
    shop = Shop(payment=Payment(methods=("cash on delivery", "visa")))
    assert (
        answer("payment_methods", "visa?", shop=shop, finer="card_payment")
        == "Yes: visa. Also cash on delivery"
    )


def test_two_things_of_one_card_are_answered_together_as_long_as_that_stays_short() -> None:
    def both(urgent: str) -> str | None:
        shop = Shop(delivery=Delivery(days="3-5"), policies={"urgent": urgent})
        heard = [Said("a", "delivery_time", "كام يوم"), Said("b", "urgent_delivery", "عايزاه بكره")]
        suggestion, _ = suggest(
            TOPICS["delivery_time"], shop, None, asked(heard, Vocabulary(shop).find), TOPICS
        )
        return suggestion and suggestion.text

    assert both("توصيل في نفس اليوم للقاهرة.") == "التوصيل من 3 لـ 5 أيام. توصيل في نفس اليوم للقاهرة."
    assert both("توصيل " * 40) == "التوصيل من 3 لـ 5 أيام"


def test_places_that_the_file_does_not_know_are_said_to_be_missing() -> None:
    shop = Shop(delivery=Delivery(governorates={"القاهرة": Delivered(fee=45)}))
    missing = answer("delivery_cost", "الشحن لأسوان", shop=shop)
    assert answer("delivery_governorates", "بتوصلوا أسوان", shop=shop) == (
        "ملف المحل مش مذكور فيه «فيه شحن للمحافظات؟» لـ أسوان"
    )
    assert missing is not None
    assert "45" in missing


def test_a_voice_is_heard_in_every_sentence() -> None:
    formal = msgspec.structs.replace(SHOP, voice=Voice(tone=Tone.FORMAL, address=Address.PLURAL))
    assert (
        answer("in_stock", "XL", shop=formal) == "فستان كتان: متبقي 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"
    )
    assert answer("payment_methods", "الدفع ازاي", shop=formal) == (
        "طرق الدفع: الدفع عند الاستلام، فودافون كاش، فيزا. تفضلوا الدفع بإيه؟"
    )
    man = msgspec.structs.replace(SHOP, voice=Voice(address=Address.MASCULINE))
    assert str(answer("delivery_cost", "الشحن كام", shop=man)).endswith("إنت من أنهي محافظة؟")


def test_a_person_counts_once_and_the_most_wanted_come_first() -> None:
    heard = [Said("a", "t", "XL؟")] * 5 + [Said("b", "t", "M"), Said("c", "t", "M"), Said("d", "u", "بكام")]
    found = asked(heard, Vocabulary(SHOP).find)
    assert found == Asked(
        topics=("t",), wishes=(Wish(size="M"), Wish(size="XL")), generally=False, tongue=Tongue.ARABIC
    )
    assert asked([Said("a", None, "2XL ولا 3XL بيج 70 كيلو")], Vocabulary(SHOP).find).bodies == (
        Body(weight=70),
    )


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
