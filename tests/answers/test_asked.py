"""What the comments behind a card ask for in particular, and what is answered to it."""

from __future__ import annotations

import msgspec
import pytest

from copilot.answers.advisor import Advisor
from copilot.answers.asked import Asked, Body, Tongue, asked
from copilot.answers.shop import (
    Address,
    Delivered,
    Delivery,
    Identity,
    Payment,
    Product,
    Shop,
    SizeAdvice,
    Stock,
    Tone,
    Voice,
)
from copilot.answers.stock import Wish
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from tests.answers.asking import DRESS, SHOP, TOPICS, Said, answer


@pytest.mark.parametrize(
    ("topic", "texts", "said"),
    [
        ("in_stock", ["XL موجود؟"], "فستان كتان: فاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"),
        ("in_stock", ["لارج موجود؟"], "فستان كتان: L خلص، والمتاح كمان M، XL، 2XL"),
        ("in_stock", ["3xl فيه"], "فستان كتان: 3XL مش موجود، والمتاح كمان M، XL، 2XL"),
        ("in_stock", ["ميديم"], "فستان كتان: M موجود، والمتاح كمان XL، 2XL"),
        ("in_stock", ["2xl"], "فستان كتان: فاضل 6 قطع 2XL (2 بيج و4 أسود)، والمتاح كمان M، XL"),
        ("in_stock", ["2xl اسود"], "فستان كتان: فاضل 4 قطع 2XL في الأسود، والمتاح كمان M"),
        ("in_stock", ["xl اسود"], "فستان كتان: XL في الأسود خلص، وفاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"),
        ("in_stock", ["الأزرق موجود"], "فستان كتان: أزرق فاتح موجود"),
        ("in_stock", ["احمر"], "فستان كتان: الأحمر مش موجود"),
        ("colors_available", ["فيه احمر؟"], "فستان كتان: الأحمر مش موجود، والمتاح كمان بيج، أسود، أزرق فاتح"),
        (
            "colors_available", ["فيه احمر؟", "الالوان ايه", "الوانه"],
            "الألوان المتاحة من فستان كتان: بيج، أسود، أزرق فاتح. الأحمر مش موجود",
        ),
        ("colors_available", ["is there beige?"], "linen dress: beige is available; also black, light blue"),
        ("colors_available", ["fe beige?"], "فستان كتان: البيج موجود، والمتاح كمان أسود، أزرق فاتح"),
        ("size_advice", ["وزني 80 البس ايه"], "فستان كتان: لوزن 80 كيلو XL (فاضل 3 قطع في البيج بس)"),
        ("size_advice", ["65 كيلو"], "فستان كتان: لوزن 65 كيلو L (خلص)"),
        ("size_advice", ["70 كيلو"], "فستان كتان: لوزن 70 كيلو L (خلص) أو XL (فاضل 3 قطع في البيج بس)"),
        (
            "size_advice", ["وزني 75 وطولي 180"],
            "فستان كتان: لوزن 75 كيلو XL (فاضل 3 قطع في البيج بس)",
        ),
        ("size_advice", ["وزني 120"], "فستان كتان: لوزن 120 كيلو مفيش مقاس، مقاساتنا لأوزان من 60 لـ 82 كيلو"),
        ("size_advice", ["what is my size i am 80"], "linen dress: 80 kg: XL (3 pieces left, beige only)"),
        ("size_advice", ["wazny 80"], "فستان كتان: لوزن 80 كيلو XL (فاضل 3 قطع في البيج بس)"),
        ("delivery_cost", ["الشحن للمنصورة كام"], "الشحن للمنصورة 80 جنيه (من 3 لـ 5 أيام)"),
        ("delivery_cost", ["التوصيل للهرم"], "الشحن للهرم 65 جنيه (من يوم ليومين)"),
        ("delivery_cost", ["شحن مدينة نصر"], "الشحن لمدينة نصر مجاني (من يوم ليومين)"),
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


@pytest.mark.parametrize(
    ("methods", "text", "said"),
    [
        (("إنستاباي", "كاش عند الاستلام"), "ينفع فودافون كاش؟", "طرق الدفع: إنستاباي، كاش عند الاستلام. تحبي تدفعي بإيه؟"),
        (("كاش", "إنستاباي"), "ينفع فودافون كاش؟", "طرق الدفع: كاش، إنستاباي. تحبي تدفعي بإيه؟"),
        (("إنستاباي", "فودافون كاش"), "ينفع انستا باي؟", "أيوه، إنستاباي. وكمان فودافون كاش"),
        (("كاش", "محفظة إلكترونية"), "ينفع اورنج كاش؟", "أيوه، محفظة إلكترونية. وكمان كاش"),
        (("إنستاباي", "فودافون كاش"), "ينفع محفظة؟", "أيوه، إنستاباي وفودافون كاش"),
    ],
)  # fmt: skip
def test_one_wallet_is_not_affirmed_by_another(methods: tuple[str, ...], text: str, said: str) -> None:
    shop = msgspec.structs.replace(SHOP, payment=Payment(methods=methods))
    assert answer("payment_methods", text, shop=shop, finer="wallet_payment") == said
    title = asked([Said("a", "wallet_payment", "محفظة؟")], Vocabulary(shop).find, title=text)
    suggestion, _ = suggest(TOPICS["payment_methods"], shop, None, title, TOPICS)
    assert suggestion is not None
    assert suggestion.text == said


def test_two_ways_to_pay_are_affirmed_together() -> None:
    heard = [Said("a", "cash_on_delivery", "ينفع كاش"), Said("b", "card_payment", "ينفع فيزا")]
    found = asked(heard, Vocabulary(SHOP).find)
    suggestion, _ = suggest(TOPICS["payment_methods"], SHOP, None, found, TOPICS)
    assert suggestion is not None
    assert suggestion.text == "أيوه، الدفع عند الاستلام وفيزا. وكمان فودافون كاش"


@pytest.mark.parametrize(
    ("title", "topic", "finer", "said"),
    [
        ("الدفع ازاي؟", "payment_methods", "card_payment", "طرق الدفع: الدفع عند الاستلام، فودافون كاش، فيزا. تحبي تدفعي بإيه؟"),
        ("how do i pay", "payment_methods", "cash_on_delivery", "طرق الدفع: الدفع عند الاستلام، فودافون كاش، فيزا. تحبي تدفعي بإيه؟"),
        ("بتوصلوا فين؟", "delivery_governorates", "delivery_governorates", "بنوصل لكل المحافظات. الشحن لسوهاج 85 جنيه (من 3 لـ 5 أيام)، ولباقي المحافظات من 0 لـ 110 جنيه"),
        ("بتوصلوا سوهاج؟", "delivery_governorates", "delivery_governorates", "أيوه، بنوصل لسوهاج. الشحن لسوهاج 85 جنيه (من 3 لـ 5 أيام)"),
        ("أجمع كذا قطعة ازاي؟", "combine_orders", "combine_orders", "بنجمعلك كل القطع."),
        ("ينفع أجمع كذا قطعة؟", "combine_orders", "combine_orders", "أيوه، بنجمعلك كل القطع."),
        ("حلو؟", "reserve_item", "reserve_item", "Yes"),
        ("which?", "reserve_item", "reserve_item", "Yes"),
    ],
)  # fmt: skip
def test_how_and_which_are_not_answered_with_yes(title: str, topic: str, finer: str, said: str) -> None:
    shop = msgspec.structs.replace(SHOP, policies={"combine": "أيوه، بنجمعلك كل القطع.", "reserve": "Yes"})
    advisor = Advisor(TOPICS, shop)
    heard = [Said("a", finer, "سوهاج")]
    suggestion, _ = advisor.advise(1, TOPICS[topic], None, lambda: heard, title=title, state=0)
    assert suggestion is not None
    assert suggestion.text == said


def titled(title: str, topic: str, *texts: str, asks: str = "", finer: str = "", shop: Shop = SHOP) -> str:
    """Return what is answered to a card with this title, which asks a topic, and these comments."""
    heard = [Said(f"p{n}", finer or topic, text) for n, text in enumerate(texts)]
    advisor = Advisor(TOPICS, shop, asks=lambda _title: [asks or topic])
    suggestion, _ = advisor.advise(1, TOPICS[topic], "A12", lambda: heard, title=title, state=0)
    assert suggestion is not None
    return suggestion.text


@pytest.mark.parametrize(
    ("title", "topic", "texts", "said"),
    [
        ("الميديم فيه؟", "sizes_available", ["المقاسات", "XL", "XL", "2XL"],
         "فستان كتان: M موجود، وفاضل 3 قطع XL في البيج بس، و6 قطع 2XL (2 بيج و4 أسود)"),
        ("2xl موجود؟", "in_stock", ["XL", "XL", "M"],
         "فستان كتان: فاضل 6 قطع 2XL (2 بيج و4 أسود)، وM موجود، وفاضل 3 قطع XL في البيج بس"),
        ("الاسود موجود؟", "in_stock", ["XL", "XL"],
         "فستان كتان: الأسود موجود، وفاضل 3 قطع XL في البيج بس، والمتاح كمان M، 2XL"),
        ("فيه ازرق؟", "colors_available", ["الالوان", "احمر", "احمر"],
         "فستان كتان: أزرق فاتح موجود، والأحمر مش موجود، والمتاح كمان بيج، أسود"),
        ("فيه ابيض؟", "colors_available", ["بيج", "بيج", "اسود"],
         "فستان كتان: الأبيض مش موجود، والبيج والأسود موجودين، والمتاح كمان أزرق فاتح"),
        ("وزني 62 ميديم ولا لارج؟", "size_advice", ["وزني 80", "وزني 75", "وزني 80", "75 كيلو", "70 كيلو"],
         "فستان كتان: لوزن 62 كيلو L (خلص)، ولوزن 80 كيلو XL، ولوزن 75 كيلو XL"),
        ("شحن المنصورة كام؟", "delivery_cost", ["مطروح", "القاهرة", "القاهرة", "مطروح"],
         "الشحن للمنصورة 80 جنيه، ولمطروح 110 جنيه، وللقاهرة 65 جنيه"),
    ],
)  # fmt: skip
def test_what_a_title_names_comes_first_however_few_name_it(
    title: str, topic: str, texts: list[str], said: str
) -> None:
    assert titled(title, topic, *texts) == said


@pytest.mark.parametrize(
    ("title", "topic", "texts", "said"),
    [
        ("الألوان لو سمحتي؟", "colors_available", ["بيج", "اسود", "XL بيج"],
         "الألوان المتاحة من فستان كتان: بيج، أسود، أزرق فاتح. فاضل 3 قطع XL في البيج"),
        ("لسه متوفر؟", "in_stock", ["احمر", "احمر"], "فستان كتان لسه متوفر. الأحمر مش موجود"),
        ("بلبس 46 اطلب انهي؟", "size_advice", ["وزني 66", "وزني 66"],
         "فستان كتان: L من وزن 60-70 كيلو، XL من وزن 70-82 كيلو ومن طول 150-170 سم. لوزن 66 كيلو L (خلص)"),
        ("الشحن كام؟", "delivery_cost", ["مطروح", "المنصورة"],
         "الشحن لمطروح 110 جنيه، وللمنصورة 80 جنيه، ولباقي المحافظات من 0 لـ 110 جنيه"),
        ("بيوصل في كام يوم؟", "delivery_time", ["القاهرة", "القاهرة"],
         "التوصيل للقاهرة من يوم ليومين، ولباقي المحافظات من يوم لـ 5 أيام"),
    ],
)  # fmt: skip
def test_a_general_title_is_answered_in_general_whatever_others_name(
    title: str, topic: str, texts: list[str], said: str
) -> None:
    assert titled(title, topic, *texts) == said


def test_what_a_title_asks_is_answered_first_and_what_others_ask_as_long_as_that_stays_short() -> None:
    shop = msgspec.structs.replace(
        SHOP, shop=Identity(links="اللينك في البايو"), policies={"order": "للطلب " * 20 + "."}
    )
    link = titled("اللينك فين؟", "how_to_order", "اطلب ازاي", "عايزه اطلب", asks="website_link", shop=shop)
    assert link.startswith("اللينك في البايو. للطلب")
    order = titled("الطلب ازاي؟", "how_to_order", "لينك", "فين اللينك", finer="website_link", shop=shop)
    assert order.endswith("للطلب. اللينك في البايو")
    longer = msgspec.structs.replace(shop, policies={"order": "للطلب " * 40})
    alone = titled("الطلب ازاي؟", "how_to_order", "فين اللينك", finer="website_link", shop=longer)
    assert alone == "للطلب " * 40


def test_two_things_that_a_title_asks_are_both_answered_however_long_that_is() -> None:
    shop = msgspec.structs.replace(
        SHOP, shop=Identity(links="اللينك في البايو"), policies={"order": "للطلب " * 40}
    )
    advisor = Advisor(TOPICS, shop, asks=lambda _title: ["how_to_order", "website_link"])
    heard = [Said("a", "how_to_order", "الطلب")]
    suggestion, _ = advisor.advise(1, TOPICS["how_to_order"], None, lambda: heard, title="الطلب", state=0)
    assert suggestion is not None
    assert suggestion.text.endswith("للطلب. اللينك في البايو")


NUMBERED = msgspec.structs.replace(
    SHOP,
    products=(
        msgspec.structs.replace(
            DRESS, sizes=("M", "L"), colours=(), stock=(Stock(size="M", pieces=12), Stock(size="L", pieces=4))
        ),
    ),
)


@pytest.mark.parametrize(
    ("title", "texts", "said"),
    [
        ("متوفر منه كام قطعة؟", [], "من فستان كتان فاضل 16 قطعة"),
        ("فاضل كام؟", [], "من فستان كتان فاضل 16 قطعة"),
        ("العدد؟", ["M", "L"], "من فستان كتان فاضل 16 قطعة. فاضل 12 قطعة M، و4 قطع L"),
        ("fadel menno kam?", [], "من فستان كتان فاضل 16 قطعة"),
        ("how many are left?", [], "من فستان كتان فاضل 16 قطعة"),
        ("لسه متوفر؟", ["باقي كام حتة", "موجود؟", "لسه فيه"], "من فستان كتان فاضل 16 قطعة"),
        ("لسه متوفر؟", ["باقي كام حتة", "موجود؟", "لسه فيه", "متاح"], "فستان كتان لسه متوفر. فاضل 4 قطع L. مقاسك كام؟"),
        ("متوفر كام مقاس؟", [], "فستان كتان لسه متوفر. فاضل 4 قطع L. مقاسك كام؟"),
        ("فاضل كام M؟", [], "فستان كتان: فاضل 12 قطعة M، والمتاح كمان L"),
        ("فاضل M؟", [], "فستان كتان: M موجود، والمتاح كمان L"),
    ],
)  # fmt: skip
def test_who_asks_how_many_are_left_is_told_the_number(title: str, texts: list[str], said: str) -> None:
    assert titled(title, "in_stock", *texts, shop=NUMBERED) == said


def test_what_the_file_does_not_count_has_no_number() -> None:
    assert titled("فاضل كام قطعة؟", "in_stock").startswith(
        "فستان كتان لسه متوفر. فاضل 3 قطع XL (بيج)، وقطعتين"
    )


def test_a_way_to_pay_that_a_title_asks_for_is_affirmed_where_others_ask_for_all() -> None:
    said = titled("ينفع فيزا؟", "payment_methods", "الدفع ازاي", "الدفع", asks="card_payment")
    assert said == "أيوه، فيزا. وكمان الدفع عند الاستلام، فودافون كاش"


ALL_SIZES = "المقاسات المتاحة من فستان كتان: M، XL، 2XL. فاضل 3 قطع XL (بيج)، وقطعتين 2XL (بيج)"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("اصغر نمره كام؟", ALL_SIZES),
        ("أكبر مقاس إيه؟", ALL_SIZES),
        ("اصغر سايز ايه؟", ALL_SIZES),
        ("the biggest size?", ALL_SIZES),
        ("as8ar ma2as kam?", ALL_SIZES),
        ("أكبر مقاس ولا مقاسي؟", "مظبوط"),
        ("آخد نمرة أكبر؟", "مظبوط"),
    ],
)
def test_who_asks_for_the_smallest_size_is_told_the_sizes_and_not_how_they_fit(title: str, said: str) -> None:
    dress = msgspec.structs.replace(DRESS, facts={"size_runs": "مظبوط", "shoe_fit": "مظبوط"})
    shop = msgspec.structs.replace(SHOP, products=(dress,))
    for topic in ("size_runs", "shoe_fit"):
        assert titled(title, topic, "المقاسات", shop=shop) == said
    unsized = msgspec.structs.replace(dress, sizes=(), stock=())
    shop = msgspec.structs.replace(SHOP, products=(unsized,))
    assert titled(title, "size_runs", "المقاسات", shop=shop) == "مظبوط"


def test_where_and_for_how_much_is_delivered_is_said_once() -> None:
    heard = [Said("a", "delivery_cost", "الشحن كام"), Said("b", "delivery_cost", "الشحن لمطروح")]
    advisor = Advisor(TOPICS, SHOP, asks=lambda _title: ["delivery_governorates", "delivery_cost"])
    suggestion, _ = advisor.advise(
        1, TOPICS["delivery_governorates"], None, lambda: heard, title="بتوصلوا المحافظات بكام؟", state=0
    )
    assert suggestion is not None
    assert suggestion.text == (
        "بنوصل لكل المحافظات. الشحن لمطروح 110 جنيه (من 3 لـ 5 أيام)، ولباقي المحافظات من 0 لـ 110 جنيه"
    )


def test_yes_before_an_english_sentence_leaves_a_sentence() -> None:
    shop = Shop(delivery=Delivery(fee=60))
    found = Asked(openly=True, tongue=Tongue.ENGLISH)
    suggestion, _ = suggest(TOPICS["delivery_governorates"], shop, None, found, TOPICS)
    assert suggestion is not None
    assert suggestion.text == "We deliver to all governorates. Delivery is 60 EGP"


def test_branches_with_commas_are_kept_apart() -> None:
    shop = Shop(shop=Identity(branches=("مدينة نصر، القاهرة", "سموحة، إسكندرية")))
    suggestion, _ = suggest(TOPICS["store_location"], shop, None)
    assert suggestion is not None
    assert suggestion.text == "فروعنا: مدينة نصر، القاهرة؛ سموحة، إسكندرية"


def test_a_way_to_pay_is_affirmed_in_the_shops_own_language() -> None:
    shop = Shop(payment=Payment(methods=("cash on delivery", "visa")))
    assert (
        answer("payment_methods", "can i pay by visa?", shop=shop, finer="card_payment")
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
    ("texts", "tongue"),
    [
        (["ma2asat el bloza eh?"], Tongue.ARABIC),
        (["ma2asat el bloza eh?", "what sizes do you have", "kam el se3r"], Tongue.ARABIC),
        (["what sizes do you have", "which sizes?", "kam el se3r"], Tongue.ENGLISH),
        (["what sizes do you have", "XL?", "2XL"], Tongue.ENGLISH),
        (["do you have L or XL?"], Tongue.ENGLISH),
    ],
)
def test_arabic_in_latin_letters_is_answered_in_arabic(texts: list[str], tongue: Tongue) -> None:
    heard = [Said(f"p{n}", "sizes_available", text) for n, text in enumerate(texts)]
    assert asked(heard, Vocabulary(SHOP).find).tongue is tongue


JEANS = Product(
    code="A12",
    name="بنطلون جينز",
    english="jeans",
    colours=("أزرق", "أسود"),
    sizes=("28", "30", "32", "34"),
    stock=(
        Stock(size="28", colour="أزرق", pieces=2),
        Stock(size="30", colour="أزرق", pieces=5),
        Stock(size="30", colour="أسود", pieces=3),
        Stock(size="32", colour="أسود", pieces=0),
        Stock(size="34", colour="أسود", pieces=11),
    ),
    size_advice=(SizeAdvice(size="30", height="155-165"),),
)


@pytest.mark.parametrize(
    ("need", "text", "said"),
    [
        ("colors_available", "32 اسود موجود", "بنطلون جينز: مقاس 32 في الأسود خلص"),
        (
            "colors_available",
            "is black in 30 there",
            "jeans: available in blue; 3 pieces left in size 30, black",
        ),
        ("sizes_available", "28 ازرق فيه", "بنطلون جينز: فاضل قطعتين مقاس 28 في الأزرق، والمتاح كمان 30"),
        ("sizes_available", "فيه 30 احمر", "بنطلون جينز: المتاح 28، 34، والأحمر مش موجود"),
    ],
)
def test_beside_a_size_in_a_colour_nothing_is_offered_that_it_is_not_there_in(
    need: str, text: str, said: str
) -> None:
    assert answer(need, text, shop=Shop(products=(JEANS,))) == said


def test_a_size_is_not_said_to_fit_a_measure_that_the_file_does_not_name() -> None:
    shop = Shop(products=(JEANS,))
    assert answer("size_advice", "وزني 70 وطولي 160", shop=shop) == "بنطلون جينز: لطول 160 سم مقاس 30"
    assert answer("size_advice", "وزني 65 وطولي 165") == "فستان كتان: لوزن 65 كيلو L (خلص)"


def test_a_bottle_that_is_asked_for_is_told_sold_out() -> None:
    oud = Product(
        code="A12",
        name="عود ملكي",
        sizes=("50 مل", "100 مل"),
        stock=(Stock(size="50 مل", pieces=30), Stock(size="100 مل", pieces=0)),
        facts={"volume": "50 مل و100 مل"},
    )
    shop = Shop(products=(oud,))
    wanted = asked([], Vocabulary(shop).find, title="فيه 100 مل؟")
    suggestion, _ = suggest(TOPICS["volume_ml"], shop, "A12", wanted, TOPICS)
    assert suggestion is not None
    assert suggestion.text == "عود ملكي: 100 مل خلص، والمتاح كمان 50 مل"
    assert answer("volume_ml", "الحجم كام", shop=shop) == "الحجم 50 مل و100 مل"


def test_who_asks_for_a_discount_is_told_what_is_off_where_the_shop_has_no_policy() -> None:
    abaya = Product(code="A12", name="عباية", price=850, price_before=1100)
    shop = Shop(products=(abaya,))
    assert answer("negotiate_discount", "عليها خصم؟", shop=shop) == "عباية بـ 850 جنيه بدل 1100 جنيه"
    policies = {"discount": "خصم 10% على تلاتة"}
    shop = msgspec.structs.replace(shop, policies=policies)
    assert answer("negotiate_discount", "عليها خصم؟", shop=shop) == "خصم 10% على تلاتة"
