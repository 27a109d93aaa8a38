"""What a comment names, in whatever script and spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.answers.places import places
from copilot.answers.shop import Delivered, Delivery, Product, Shop, load_shop
from copilot.answers.vocabulary import Vocabulary, colour, english_colour, english_size, size
from copilot.assets import asset
from copilot.domain.mention import Mentions

DEMO = load_shop(asset("demo", "shop.toml"))
VOCABULARY = Vocabulary(DEMO)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("XL موجود؟", Mentions(sizes=("XL",))),
        ("٢اكس لارج فيه", Mentions(sizes=("2XL",))),
        ("xxl wala 3xl", Mentions(sizes=("2XL", "3XL"))),
        ("size 38", Mentions(sizes=("38",))),
        ("الشحن للمنصورة كام", Mentions(places=("المنصورة",))),
        ("ش7n l tanta kam", Mentions(places=("طنطا",))),
        ("elmansoura", Mentions(places=("المنصورة",))),
        ("مرسي مطروح", Mentions(places=("مطروح",))),
        ("ولاسوان ولقنا؟", Mentions(places=("أسوان", "قنا"))),
        ("6 اكتوبر", Mentions(places=("6 أكتوبر",))),
        ("وزني 80 البس ايه", Mentions(weights=(80.0,))),
        ("وزني ٨٠ وطولي ١٦٥", Mentions(weights=(80.0,), heights=(165.0,))),
        ("ana 62 kilo", Mentions(weights=(62.0,))),
        ("طولي 1.65", Mentions(heights=(165.0,))),
        ("60-70 كيلو", Mentions(weights=(70.0,), numbers=(60.0,))),
        ("80 البس ايه", Mentions(numbers=(80.0,))),
        ("بـ 450 جنيه", Mentions()),
        ("بنتي عندها 12 سنه", Mentions()),
        ("طول الفستان 135 سم", Mentions(heights=(135.0,), products=(("A12",),))),
        ("26 سم", Mentions()),
        ("السودا بكام", Mentions(colours=("أسود",))),
        ("nebety feh?", Mentions(colours=("نبيتي",))),
        ("off white", Mentions(colours=("أوف وايت",))),
        ("الأزرق الفاتح", Mentions(colours=("أزرق فاتح",))),
        ("bkam el shanta", Mentions(products=(("G18",),))),
        ("كود ٢١ بكام", Mentions(products=(("C21",),))),
        ("b07 price", Mentions(products=(("B07",),))),
        ("فستان كتان بيج", Mentions(products=(("A12",),))),
        ("knit set", Mentions(products=(("E09",),))),
        ("fstan el ktan", Mentions(products=(("A12",),))),
        ("السلام عليكم", Mentions()),
        ("طقم دهب", Mentions(products=(("E09",),))),
        ("", Mentions()),
    ],
)
def test_what_a_comment_names(text: str, named: Mentions) -> None:
    assert VOCABULARY.find(text) == named


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert VOCABULARY.find(text) == VOCABULARY.find(text)


@pytest.mark.parametrize(
    "text", ["price please", "how much pls", "plz el se3r", "plus size?", "account number?", "your address?"]
)
def test_an_english_word_with_the_consonants_of_a_product_does_not_name_it(text: str) -> None:
    assert VOCABULARY.find(text).products == ()


@pytest.mark.parametrize(
    ("text", "product"), [("bloza bkam", "C21"), ("blouse?", "C21"), ("el shanta", "G18")]
)
def test_arabic_in_latin_letters_names_a_product_by_its_consonants(text: str, product: str) -> None:
    assert VOCABULARY.find(text).products == ((product,),)


def test_every_place_is_found_by_its_own_name_and_spellings() -> None:
    governorates = {each for place in places().values() for each in place.governorates}
    assert len(governorates) == 27
    for name, place in places().items():
        assert places().keys() >= {*place.governorates}
        for typed in (name, *place.spellings):
            found = VOCABULARY.find(typed).places
            assert [places()[each].governorates for each in found] == [place.governorates], typed


def test_a_shops_own_names_win() -> None:
    shop = Shop(
        delivery=Delivery(governorates={"اسكندرية": Delivered(fee=70), "برج العرب": Delivered(fee=90)}),
        products=(Product(code="7", name="عرض الصيف", colours=("Black", "مستردة")),),
    )
    vocabulary = Vocabulary(shop)
    assert vocabulary.find("للاسكندريه كام").places == ("اسكندرية",)
    assert vocabulary.find("borg el arab").places == ("برج العرب",)
    assert vocabulary.find("اسود ومستردة").colours == ("أسود", "مستردة")
    assert vocabulary.find("عرض ايه").products == ()
    assert vocabulary.find("كود 7").products == (("7",),)
    assert vocabulary.find("7").products == ()


@pytest.mark.parametrize(
    ("text", "on_air", "product"),
    [
        ("الفستان بكام", None, None),
        ("الفستان بكام", "A1", "A1"),
        ("الفستان بكام", "A2", "A2"),
        ("الفستان الستان بكام", "A1", "A2"),
        ("الاحمر بكام", "A1", "A2"),
        ("الاحمر والاسود بكام", "A1", None),
        ("الابيض", "A1", None),
        ("شنطة", "A1", "B1"),
        ("بكام", "A1", None),
        ("الاحمر", "B1", None),
    ],
)
def test_which_product_a_comment_is_about(text: str, on_air: str | None, product: str | None) -> None:
    shop = Shop(
        products=(
            Product(code="A1", name="فستان كتان", colours=("أسود", "أبيض")),
            Product(code="A2", name="فستان ستان", colours=("أحمر", "أبيض")),
            Product(code="B1", name="شنطة"),
        )
    )
    vocabulary = Vocabulary(shop)
    assert vocabulary.product(vocabulary.find(text), shop.product(on_air)) == product


SHARED = Shop(
    products=(
        Product(code="P1", name="عطر عود ملكي"),
        Product(code="P2", name="برفان مسك الطهارة"),
        Product(code="P3", name="Oud Wood دخون"),
        Product(code="C1", name="طقم بيجامة قطن", english="pajama set"),
        Product(code="C2", name="بيجامة ستان"),
    )
)


@pytest.mark.parametrize(
    ("text", "on_air", "product"),
    [
        ("البيجامة بكام", "C1", "C1"),
        ("el pyjama bkam", "C1", "C1"),
        ("البيجامة بكام", "C2", "C2"),
        ("البيجامة بكام", "P1", "C2"),
        ("البيجامة الستان بكام", "C1", "C2"),
        ("bkam el oud", "P1", "P1"),
        ("bkam el oud el malaky", "P1", "P1"),
        ("bkam el oud", "P3", "P3"),
        ("bkam el oud", "C1", "P3"),
        ("العود بكام", "C1", "P1"),
        ("المسك متوفر؟", "P1", "P2"),
        ("مسك", "P1", None),
    ],
)
def test_a_word_in_the_name_of_what_is_shown_means_it_though_another_is_called_so(
    text: str, on_air: str, product: str | None
) -> None:
    vocabulary = Vocabulary(SHARED)
    assert vocabulary.product(vocabulary.find(text), SHARED.product(on_air)) == product


@pytest.mark.parametrize(
    ("name", "usual", "english"),
    [
        ("Black", "أسود", "black"),
        ("اسود", "أسود", "black"),
        ("أزرق فاتح", "أزرق فاتح", "light blue"),
        ("أبيض في بيج", "أبيض في بيج", "white and beige"),
        ("كاروهات رمادي", "كاروهات رمادي", "grey checked"),
        ("درجة الرمل", "درجة الرمل", "درجة الرمل"),
    ],
)
def test_colours_have_one_name(name: str, usual: str, english: str) -> None:
    assert (colour(name), english_colour(name)) == (usual, english)


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("لارج", "L"),
        ("مقاس 38", "38"),
        ("مقاس واحد", "one size"),
        ("Free Size", "one size"),
        ("XXL", "XXL"),
        ("4 سنين", "4 سنين"),
        ("40×60 سم", "40×60 سم"),
        ("لارج واسع", "لارج واسع"),
    ],
)
def test_a_size_is_english_where_it_says_nothing_else(name: str, english: str) -> None:
    assert english_size(name) == english


def test_sizes_have_one_name() -> None:
    assert [size(each) for each in ("large", "XXL", "Free Size", "38", "مقاس خاص")] == [
        "L", "2XL", "مقاس واحد", "38", "مقاس خاص",
    ]  # fmt: skip


def test_a_name_without_a_word_is_never_found() -> None:
    vocabulary = Vocabulary(Shop(products=(Product(code="A12", name="ال"), Product(code="B7", name="شال"))))
    assert vocabulary.find("ال").products == ()
    assert vocabulary.product(vocabulary.find("ال شال"), None) == "B7"


@pytest.mark.parametrize(
    ("typed", "sizes"),
    [
        ("فيه 4 سنين؟", ("4 سنين",)),
        ("بنتي ٤ سنوات", ("4 سنين",)),
        ("مقاس 4 موجود؟", ("4 سنين",)),
        ("4 years", ("4 سنين",)),
        ("عندها 12 سنة", ("12 سنة",)),
        ("مقاس 6", ("6",)),
        ("عندها 8 سنين", ()),
        ("60 كيلو", ()),
    ],
)
def test_ages_are_sizes_where_the_shop_has_them(typed: str, sizes: tuple[str, ...]) -> None:
    vocabulary = Vocabulary(
        Shop(
            products=(
                Product(code="K1", name="بيجامة", sizes=("2 سنين", "4 سنين", "6 سنين", "12 سنة")),
                Product(code="K2", name="كوتشي", sizes=("6", "8", "60")),
            )
        )
    )
    assert vocabulary.find(typed).sizes == sizes


EVENING = Shop(
    products=(
        Product(code="A1", name="فستان سواريه", colours=("كحلي",), sizes=("42",)),
        Product(code="A2", name="عباية خليجي سودة"),
        Product(code="A3", name="عباية كلوش قطن", facts={"cut": "كلوش واسع"}),
        Product(code="A4", name="بلوزة حرير كم طويل", colours=("منقوش",)),
        Product(code="A5", name="طقم منقوش للبنات"),
        Product(code="A6", name="شنطة مدينة نصر", facts={"lining": "زي الكلوش"}),
    )
)


@pytest.mark.parametrize(
    ("typed", "on_air", "product"),
    [
        ("فستان السواريه فيه 42 كحلي؟", None, "A1"),
        ("السواريه بكام؟", None, "A1"),
        ("السوارية بكام؟", "A3", "A1"),
        ("بالسواريه", None, "A1"),
        ("للسواريه", None, "A1"),
        ("والسواريه", None, "A1"),
        ("فستان للسواريه", None, "A1"),
        ("عباية الخليجي بكام؟", "A3", "A2"),
        ("عباية الخليجي السودة بكام لو سمحتي؟", "A3", "A2"),
        ("العباية السودة الخليجي", "A3", "A2"),
        ("العباية بكام والخليجي بكام", "A1", "A2"),
        ("العباية بكام", "A3", "A3"),
        ("عايزة حاجة سواريه", "A3", None),
        ("خليجي ولا مصري", "A3", None),
        ("القطن بيكش؟", "A1", None),
        ("الحرير", "A1", None),
        ("الطويل فين", "A1", None),
        ("السودا", "A1", None),
        ("الكلوش", "A1", None),
        ("المنقوش", "A1", "A4"),
        ("للبنات", "A1", None),
        ("النصر", "A1", None),
    ],
)
def test_a_later_word_names_a_product_with_its_article(
    typed: str, on_air: str | None, product: str | None
) -> None:
    vocabulary = Vocabulary(EVENING)
    assert vocabulary.product(vocabulary.find(typed), EVENING.product(on_air)) == product


PERFUMES = Shop(
    products=(
        Product(code="P1", name="عطر مسك الليل", facts={"scent": "مسك وفانيليا"}),
        Product(code="P2", name="عطر عود ملكي", facts={"scent": "عود وعنبر"}),
        Product(code="P3", name="برفان Rose Velvet 75ml"),
        Product(code="P4", name="طقم عينات", facts={"scent": "مسك، عود، ورد"}),
        Product(code="B1", name="شنطة توت", colours=("أسود",)),
        Product(code="B2", name="محفظة", colours=("وردي",)),
        Product(code="B3", name="تيشيرت Off White"),
        Product(code="B4", name="بلوزة Plus Size", names=("Plus Size top",)),
        Product(code="B5", name="Rose Garden mist"),
    )
)


@pytest.mark.parametrize(
    ("typed", "product"),
    [
        ("how much is the rose velvet", "P3"),
        ("Rose Velvet بكام؟", "P3"),
        ("برفان rose velvet", "P3"),
        ("velvet?", None),
        ("the rose one?", "B2"),
        ("off white?", None),
        ("plus size?", None),
        ("العود بكام؟", "P2"),
        ("المسك بكام؟", "P1"),
        ("حاجة فيها عود", None),
    ],
)
def test_a_perfume_is_meant_by_its_latin_name_and_by_its_scent_though_others_smell_of_it(
    typed: str, product: str | None
) -> None:
    vocabulary = Vocabulary(PERFUMES)
    assert vocabulary.product(vocabulary.find(typed), PERFUMES.product("B1")) == product


def test_whom_a_thing_is_for_is_no_name_of_it() -> None:
    vocabulary = Vocabulary(
        Shop(
            products=(
                Product(code="P2", name="بلو", english="Bleu men"),
                Product(code="C4", name="طقم أطفال", english="kids set"),
            )
        )
    )
    assert vocabulary.find("is it for men?").products == ()
    assert vocabulary.find("do you have for kids").products == ()
    assert vocabulary.find("bleu price").products == (("P2",),)
    assert vocabulary.find("bleu men price").products == (("P2",),)
    assert vocabulary.find("the kids set").products == (("C4",),)
