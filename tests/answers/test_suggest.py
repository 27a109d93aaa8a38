from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from copilot.answers.asked import NOTHING, Asked, Body, Tongue, asked
from copilot.answers.shop import (
    NO_SHOP,
    Delivered,
    Delivery,
    Identity,
    Payment,
    Product,
    Shop,
    SizeAdvice,
    Stock,
    load_shop,
)
from copilot.answers.stock import Wish
from copilot.answers.suggest import NEEDS, suggest
from copilot.answers.vocabulary import Vocabulary
from copilot.assets import asset
from copilot.domain.board import Lack, Missing
from copilot.language.topics import Catalogue
from tests.answers.asking import Said, topic

DRESS = Product(
    code="A12",
    name="فستان كتان",
    price=650,
    offer="القطعتين بـ 1200 جنيه",
    colours=("بيج", "أسود"),
    sizes=("M", "L", "XL"),
    stock=(Stock(colour="بيج", size="XL", pieces=3), Stock(colour="أسود", size="L", pieces=0)),
    size_advice=(SizeAdvice(size="M", weight="55-65"),),
    facts={"fabric": "كتان 100%"},
)
SHOP = Shop(
    shop=Identity(name="خيط", hours="من 12 لـ 10", branches=("مدينة نصر", "سموحة")),
    delivery=Delivery(
        fee=60, days="3-5", free_over=2000, governorates={"القاهرة": Delivered(fee=45, days="1-2")}
    ),
    payment=Payment(methods=("كاش", "إنستاباي")),
    policies={"exchange": "الاستبدال خلال 14 يوم."},
    products=(DRESS, Product(code="B1", name="جيبة")),
)


@pytest.mark.parametrize(
    ("answer", "text", "source"),
    [
        ("price", "فستان كتان بـ 650 جنيه، القطعتين بـ 1200 جنيه", "ملف المحل · كود A12"),
        ("offer", "فستان كتان: القطعتين بـ 1200 جنيه", "ملف المحل · كود A12"),
        ("sizes", "المقاسات المتاحة من فستان كتان: M، XL. فاضل 3 قطع XL (بيج)", "ملف المحل · كود A12"),
        ("size_advice", "فستان كتان: M من وزن 55-65 كيلو. وزنك وطولك كام؟", "ملف المحل · كود A12"),
        ("colours", "الألوان المتاحة من فستان كتان: بيج", "ملف المحل · كود A12"),
        ("stock", "فستان كتان لسه متوفر. فاضل 3 قطع XL (بيج). مقاسك كام؟", "ملف المحل · كود A12"),
        ("code", "كود فستان كتان: A12", "ملف المحل · كود A12"),
        ("fact:fabric", "كتان 100%", "ملف المحل · كود A12"),
        ("policy:exchange", "الاستبدال خلال 14 يوم.", "ملف المحل · السياسات"),
        (
            "delivery_cost",
            "الشحن 45 جنيه للقاهرة، و60 جنيه لباقي المحافظات، ومجاني من أول 2000 جنيه",
            "ملف المحل · الشحن",
        ),
        ("free_shipping", "الشحن مجاني للطلبات من أول 2000 جنيه", "ملف المحل · الشحن"),
        ("delivery_time", "التوصيل للقاهرة من يوم ليومين، ولحد 5 أيام لأبعد محافظة", "ملف المحل · الشحن"),
        (
            "delivery_places",
            "أيوه، بنوصل لكل المحافظات. الشحن 45 جنيه للقاهرة، و60 جنيه لباقي المحافظات",
            "ملف المحل · الشحن",
        ),
        ("payment", "طرق الدفع: كاش، إنستاباي. تحبي تدفعي بإيه؟", "ملف المحل · الدفع"),
        ("prices", "فستان كتان 650 جنيه", "ملف المحل · الأسعار"),
        ("hours", "مواعيدنا: من 12 لـ 10", "ملف المحل"),
        ("branches", "فروعنا: مدينة نصر وسموحة", "ملف المحل"),
    ],
)
def test_each_need_is_answered_from_the_file_with_its_source(answer: str, text: str, source: str) -> None:
    suggestion, missing = suggest(topic(answer), SHOP, "A12")
    assert suggestion is not None
    assert (suggestion.text, suggestion.source, missing) == (text, source, None)


@pytest.mark.parametrize(
    "answer",
    [
        "price",
        "offer",
        "sizes",
        "size_advice",
        "colours",
        "stock",
        "fact:fabric",
        "policy:warranty",
        "contact",
        "links",
    ],
)
def test_what_the_file_does_not_say_is_said_to_be_missing(answer: str) -> None:
    suggestion, missing = suggest(topic(answer), SHOP, "B1")
    assert suggestion is None
    assert missing is not None
    assert "الموضوع" in missing.arabic


@pytest.mark.parametrize("need", sorted(NEEDS - {"presenter", "none", "code"}))
def test_an_empty_shop_invents_nothing(need: str) -> None:
    empty = Shop(products=(Product(code="A", name="شيء"), Product(code="B", name="آخر")))
    for code in ("A", None):
        suggestion, missing = suggest(topic(f"{need}:x" if need in {"fact", "policy"} else need), empty, code)
        assert suggestion is None
        assert missing


def test_no_product_on_air_means_no_price() -> None:
    suggestion, missing = suggest(topic("price"), SHOP, None)
    assert suggestion is None
    assert missing
    assert missing.arabic == "حددي المنتج اللي على الهوا عشان تظهر الإجابة، ولو مش في ملف المحل ضيفيه"
    assert missing.english.startswith("Choose the product on air")
    assert missing.what is Missing.ON_AIR


def test_a_product_that_the_file_does_not_have_is_told_as_such() -> None:
    lack = Lack(
        arabic="المنتج Z9 مش في ملف المحل",
        english="The shop file has no product Z9",
        what=Missing.PRODUCT,
    )
    assert suggest(topic("price"), SHOP, "Z9") == (None, lack)
    lack = Lack(
        arabic="مفيش منتجات في ملف المحل", english="The shop file has no products", what=Missing.PRODUCTS
    )
    assert suggest(topic("price"), Shop(), None) == (None, lack)


@pytest.mark.parametrize(("need", "product"), [("price", None), ("price", "Z9"), ("delivery_cost", None)])
def test_where_no_shop_file_is_chosen_that_is_what_is_missing(need: str, product: str | None) -> None:
    lack = Lack(
        arabic="مفيش ملف محل: اختاري واحد قبل اللايف الجاي",
        english="No shop file: choose one before the next live",
        what=Missing.SHOP_FILE,
    )
    assert suggest(topic(need), NO_SHOP, product) == (None, lack)
    assert suggest(topic("delivery_cost"), NO_SHOP, None, replace(NOTHING, surely=False)) == (None, None)
    assert suggest(topic("presenter"), NO_SHOP, None) == (None, None)


def test_a_shop_with_one_product_needs_no_on_air() -> None:
    suggestion, _ = suggest(topic("price"), msgspec.structs.replace(SHOP, products=(DRESS,)), None)
    assert suggestion is not None


@pytest.mark.parametrize("answer", ["presenter", "none"])
def test_what_no_file_can_answer_is_left_to_the_presenter(answer: str) -> None:
    assert suggest(topic(answer), SHOP, "A12") == (None, None)
    assert suggest(None, SHOP, "A12") == (None, None)


def test_sold_out_is_said() -> None:
    gone = msgspec.structs.replace(
        DRESS, stock=(Stock(colour="بيج", size="M", pieces=0),), sizes=("M",), colours=("بيج",)
    )
    shop = Shop(products=(gone,))
    texts = [suggest(topic(need), shop, "A12")[0] for need in ("sizes", "colours", "stock")]
    assert [text.text for text in texts if text] == [
        "كل مقاسات فستان كتان خلصت", "كل ألوان فستان كتان خلصت", "فستان كتان خلص",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("delivery", "cost"),
    [
        (Delivery(fee=60), "الشحن 60 جنيه"),
        (Delivery(governorates={"القاهرة": Delivered(fee=45)}), "الشحن 45 جنيه للقاهرة"),
        (
            Delivery(fee=60, governorates={f"م{n}": Delivered(fee=n) for n in (40, 70, 80)}),
            "الشحن 40 جنيه لم40، و60 جنيه لأغلب المحافظات، ولحد 80 جنيه لأبعد محافظة. إنتي من أنهي محافظة؟",
        ),
        (
            Delivery(
                fee=80,
                governorates={
                    "القاهرة": Delivered(fee=50),
                    "وجه بحري": Delivered(fee=70),
                    "الصعيد": Delivered(fee=90),
                },
            ),
            "الشحن 50 جنيه للقاهرة، ولحد 90 جنيه لأبعد محافظة. إنتي من أنهي محافظة؟",
        ),
    ],
)
def test_nobody_is_promised_a_lower_fee_than_she_pays(delivery: Delivery, cost: str) -> None:
    suggestion, _ = suggest(topic("delivery_cost"), Shop(delivery=delivery), None)
    assert suggestion is not None
    assert suggestion.text == cost


FAR = {"أسوان": Delivered(fee=110, days="5-7"), "المنيا": Delivered(fee=85, days="3-4")}
EVERYWHERE = Delivery(fee=60, days="2-4", governorates=FAR)
A_LINE_FOR_ALL = Delivery(fee=60, governorates={"الصعيد": Delivered(fee=90)} | FAR)


@pytest.mark.parametrize(
    ("delivery", "typed", "cost"),
    [
        (EVERYWHERE, "الشحن للصعيد بكام", "الشحن للصعيد من 60 لـ 110 جنيه (من يومين لـ 7 أيام)"),
        (EVERYWHERE, "upper egypt how much", "Delivery is 60 to 110 EGP to Upper Egypt (2 to 7 days)"),
        (EVERYWHERE, "مدن القناة", "الشحن للقناة 60 جنيه (من يومين لـ 4 أيام)"),
        (EVERYWHERE, "لبحري بكام", "الشحن لوجه بحري 60 جنيه (من يومين لـ 4 أيام)"),
        (EVERYWHERE, "سينا", "الشحن لسيناء 60 جنيه (من يومين لـ 4 أيام)"),
        (A_LINE_FOR_ALL, "وجه قبلي", "الشحن للصعيد 90 جنيه"),
        (A_LINE_FOR_ALL, "سوهاج", "الشحن لسوهاج 90 جنيه"),
        (A_LINE_FOR_ALL, "كوم امبو", "الشحن لكوم أمبو 110 جنيه (من 5 لـ 7 أيام)"),
        (Delivery(governorates=FAR), "الصعيد", "الشحن 85 جنيه للمنيا، 110 جنيه لأسوان"),
    ],
)
def test_a_region_is_answered_from_its_nearest_governorate_to_its_farthest(
    delivery: Delivery, typed: str, cost: str
) -> None:
    shop = Shop(delivery=delivery)
    wanted = asked([Said("a", None, typed)], Vocabulary(shop).find)
    suggestion, missing = suggest(topic("delivery_cost"), shop, None, wanted)
    assert (suggestion and suggestion.text, missing) == (cost, None)


GREATER_CAIRO = Delivery(
    fee=75,
    days="3-5",
    free_over=1500,
    governorates={
        "القاهرة الكبرى": Delivered(fee=50, days="1-2"),
        "الإسكندرية ومطروح": Delivered(fee=60),
        "الصعيد": Delivered(fee=90, days="5-7"),
        "سوهاج": Delivered(fee=100),
        "المنيا": Delivered(),
        "ملوي": Delivered(fee=95),
        "المعادي": Delivered(fee=0, days="1"),
    },
)


@pytest.mark.parametrize(
    ("need", "typed", "said"),
    [
        ("delivery_cost", "الشحن للجيزة", "الشحن للجيزة 50 جنيه (من يوم ليومين)، ومجاني من أول 1500 جنيه"),
        ("delivery_cost", "الشحن لحلوان", "الشحن لحلوان 50 جنيه (من يوم ليومين)، ومجاني من أول 1500 جنيه"),
        ("delivery_cost", "how much to greater cairo", "Delivery is 50 EGP to Greater Cairo (1 to 2 days), free from 1500 EGP"),
        ("delivery_cost", "الشحن لسوهاج", "الشحن لسوهاج 100 جنيه (من 5 لـ 7 أيام)، ومجاني من أول 1500 جنيه"),
        ("delivery_cost", "ملوي", "الشحن لملوي 95 جنيه، ومجاني من أول 1500 جنيه"),
        ("delivery_cost", "المعادي", "الشحن للمعادي مجاني (خلال يوم)"),
        ("free_shipping", "الشحن مجاني للمعادي", "الشحن للمعادي مجاني (خلال يوم)"),
        ("free_shipping", "الشحن مجاني للجيزة", "الشحن مجاني للطلبات من أول 1500 جنيه"),
        ("delivery_time", "سوهاج كام يوم", "التوصيل لسوهاج من 5 لـ 7 أيام"),
    ],
)  # fmt: skip
def test_a_place_is_told_what_the_nearest_line_around_it_says(need: str, typed: str, said: str) -> None:
    shop = Shop(delivery=GREATER_CAIRO)
    wanted = asked([Said("a", None, typed)], Vocabulary(shop).find)
    suggestion, _ = suggest(topic(need), shop, None, wanted)
    assert suggestion
    assert suggestion.text == said


@pytest.mark.parametrize(
    ("delivery", "said"),
    [
        (Delivery(fee=0), "الشحن مجاني"),
        (Delivery(fee=0, free_over=500), "الشحن مجاني للطلبات من أول 500 جنيه"),
        (Delivery(fee=80, governorates={"القاهرة": Delivered(fee=0)}), "الشحن مجاني للقاهرة، و80 جنيه لباقي المحافظات"),
        (Delivery(fee=80), None),
    ],
)  # fmt: skip
def test_delivery_that_is_free_in_any_case_is_told(delivery: Delivery, said: str | None) -> None:
    suggestion, _ = suggest(topic("free_shipping"), Shop(delivery=delivery), None)
    assert (suggestion and suggestion.text) == said


def test_what_is_free_is_not_free_from_an_amount_on() -> None:
    suggestion, _ = suggest(topic("delivery_cost"), Shop(delivery=Delivery(fee=0, free_over=500)), None)
    assert suggestion
    assert suggestion.text == "الشحن مجاني"


def test_a_line_of_several_places_has_an_english_name() -> None:
    shop = Shop(
        delivery=Delivery(governorates={"القاهرة والجيزة": Delivered(fee=45), "حي ما": Delivered(fee=70)})
    )
    wanted = asked([Said("a", None, "what is the delivery fee")], Vocabulary(shop).find)
    suggestion, _ = suggest(topic("delivery_cost"), shop, None, wanted)
    assert suggestion
    assert suggestion.text == "Delivery is 45 EGP to Cairo and Giza, 70 EGP to حي ما"


def test_a_region_takes_as_long_as_its_farthest_governorate_and_is_named_where_it_is_missing() -> None:
    there = asked([Said("a", None, "بيوصل الصعيد في كام يوم")], Vocabulary(Shop()).find)
    suggestion, _ = suggest(topic("delivery_time"), Shop(delivery=EVERYWHERE), None, there)
    assert suggestion
    assert suggestion.text == "التوصيل للصعيد من يومين لـ 7 أيام"
    suggestion, missing = suggest(
        topic("delivery_places"), Shop(delivery=Delivery(governorates=FAR)), None, there
    )
    assert suggestion is None
    assert missing
    assert missing.arabic.endswith("لـ الصعيد")
    assert missing.english.endswith("for Upper Egypt")


def test_every_number_in_a_suggestion_stands_in_the_file() -> None:
    path: Path = asset("demo", "shop.toml")
    shop, written = load_shop(path), set(re.findall(r"\d+", path.read_text(encoding="utf-8")))
    catalogue = Catalogue.load(asset("topics"))
    answered = 0
    for each in catalogue.topics.values():
        for product in shop.products:
            suggestion, _ = suggest(each, shop, product.code)
            if suggestion is not None:
                answered += 1
                assert set(re.findall(r"\d+", suggestion.text)) <= written, suggestion.text
    assert answered > 100


def test_every_topic_states_a_need_that_is_known() -> None:
    for each in Catalogue.load(asset("topics")).topics.values():
        assert each.answer.partition(":")[0] in NEEDS


def with_dress(**changes: Any) -> Shop:
    return msgspec.structs.replace(SHOP, products=(msgspec.structs.replace(DRESS, **changes),))


GONE = with_dress(
    english="linen dress", colours=("بيج",), sizes=("M",), stock=(Stock(pieces=0, size="M", colour="بيج"),)
)
FEW = with_dress(
    english="linen dress",
    sizes=("M", "L"),
    stock=(Stock(pieces=2, size="M", colour="بيج"), Stock(pieces=1, size="L", colour="أسود")),
)
MANY = with_dress(
    english="linen dress",
    colours=("بيج", "أسود", "أزرق"),
    sizes=("M",),
    stock=(Stock(pieces=20, size="M", colour="بيج"), Stock(pieces=30, size="M", colour="أسود")),
)
BOTH = with_dress(
    english="linen dress",
    sizes=("M",),
    stock=(Stock(pieces=2, size="M", colour="بيج"), Stock(pieces=4, size="M", colour="أسود")),
)
UNEVEN = with_dress(english="linen dress", sizes=("M",), stock=(Stock(pieces=3, size="M"),))
FIXED = Shop(delivery=Delivery(days="3-5", governorates={"القاهرة": Delivered(days="3-5")}))
NEXT_DAY = Shop(delivery=Delivery(days="1"))
EXCEPT = Shop(
    delivery=Delivery(
        fee=60,
        governorates={
            "القاهرة": Delivered(fee=45),
            "الدقهلية": Delivered(days="1"),
            "أسوان": Delivered(fee=60),
        },
    )
)
LATIN = Shop(
    shop=Identity(hours="12 to 10", branches=("Maadi", "Zamalek"), contact="DM us"),
    payment=Payment(methods=("cash", "InstaPay")),
)
MEDIUM = Asked(wishes=(Wish(size="M"),), generally=False)


@pytest.mark.parametrize(
    ("answer", "shop", "asked", "arabic", "english"),
    [
        ("sizes", GONE, NOTHING, "كل مقاسات فستان كتان خلصت", "All sizes of linen dress are sold out"),
        (
            "sizes", with_dress(english="linen dress", sizes=("لارج", "40×60 سم"), stock=()), NOTHING,
            "المقاسات المتاحة من فستان كتان: لارج، 40×60 سم", "Sizes of linen dress: L, 40×60 سم",
        ),
        ("colours", GONE, NOTHING, "كل ألوان فستان كتان خلصت", "All colours of linen dress are sold out"),
        ("stock", GONE, NOTHING, "فستان كتان خلص", "linen dress is sold out"),
        ("code", FEW, NOTHING, "كود فستان كتان: A12", "The code of linen dress is A12"),
        (
            "stock", FEW, NOTHING, "من فستان كتان فاضل قطعتين M (بيج)، وقطعة واحدة L (أسود)",
            "linen dress: 2 pieces left in M (beige); 1 in L (black)",
        ),
        ("stock", MANY, NOTHING, "فستان كتان لسه متوفر", "linen dress is still available"),
        (
            "stock", MANY, MEDIUM, "فستان كتان: M موجود في البيج والأسود بس",
            "linen dress: M is available, beige and black only",
        ),
        (
            "stock", BOTH, MEDIUM, "فستان كتان: فاضل 6 قطع M (2 بيج و4 أسود)",
            "linen dress: 6 pieces left in M (2 beige, 4 black)",
        ),
        ("stock", UNEVEN, MEDIUM, "فستان كتان: فاضل 3 قطع M", "linen dress: 3 pieces left in M"),
        (
            "size_advice", FEW, NOTHING, "فستان كتان: M من وزن 55-65 كيلو. وزنك وطولك كام؟",
            "linen dress: M for 55-65 kg. What are your weight and height?",
        ),
        (
            "size_advice", FEW, Asked(bodies=(Body(weight=90),)),
            "فستان كتان: لوزن 90 كيلو مفيش مقاس، مقاساتنا لأوزان من 55 لـ 65 كيلو",
            "linen dress: 90 kg: no size fits, ours are for 55 to 65 kg",
        ),
        ("stock", FEW, Asked(wishes=(Wish(colour="أحمر"),), generally=False), "فستان كتان: الأحمر مش موجود", "linen dress: no red"),
        ("hours", LATIN, NOTHING, "مواعيدنا: 12 to 10", "Our hours: 12 to 10"),
        ("branches", LATIN, NOTHING, "فروعنا: Maadi وZamalek", "Our branches: Maadi; Zamalek"),
        ("contact", LATIN, NOTHING, "للتواصل: DM us", "Contact us: DM us"),
        ("payment", LATIN, NOTHING, "طرق الدفع: cash، InstaPay", "You can pay by: cash, InstaPay"),
        ("hours", SHOP, NOTHING, "مواعيدنا: من 12 لـ 10", "مواعيدنا: من 12 لـ 10"),
        ("free_shipping", SHOP, NOTHING, "الشحن مجاني للطلبات من أول 2000 جنيه", "Delivery is free for orders from 2000 EGP"),
        ("delivery_time", FIXED, NOTHING, "التوصيل من 3 لـ 5 أيام", "Delivery takes 3 to 5 days"),
        ("delivery_time", NEXT_DAY, NOTHING, "التوصيل خلال يوم", "Delivery takes 1 day"),
        ("delivery_places", FIXED, NOTHING, "بنوصل للقاهرة", "We deliver to Cairo"),
        (
            "delivery_time", SHOP, NOTHING, "التوصيل للقاهرة من يوم ليومين، ولحد 5 أيام لأبعد محافظة",
            "Delivery to Cairo takes 1 to 2 days, up to 5 days for the farthest governorate",
        ),
        (
            "delivery_cost", EXCEPT, NOTHING, "الشحن 45 جنيه للقاهرة، و60 جنيه لباقي المحافظات",
            "Delivery is 45 EGP to Cairo, 60 EGP elsewhere",
        ),
    ],
)  # fmt: skip
def test_both_languages_say_the_same_facts_and_none_is_translated(
    answer: str, shop: Shop, asked: Asked, arabic: str, english: str
) -> None:
    for tongue, said in ((Tongue.ARABIC, arabic), (Tongue.ENGLISH, english)):
        suggestion, _ = suggest(topic(answer), shop, "A12", replace(asked, tongue=tongue))
        assert suggestion is not None
        assert suggestion.text.startswith(said)
