"""What is read in the place of a product's name, and where the name stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.answers.shop import Product, Shop
from copilot.answers.vocabulary import Vocabulary
from copilot.assets import asset
from copilot.language.mentions import MOST_WORDS
from copilot.language.reading import Reader

NAMES = {
    "فستان ستان": "satin dress",
    "بلوزة شيفون": "chiffon blouse",
    "سلوبيت جبردين": "gabardine jumpsuit",
    "جاكيت جلد": "leather jacket",
    "طقم بيتي قطن": "cotton home set",
    "شنطة جلد طبيعي": "",
    "شنطة بيج": "",
    "برفان مسك الطهارة": "",
    "برفان عود ملكي فاخر": "",
    "بخور عود فاخر": "",
    "بيجامة أطفال قطن مصري": "",
    "طقم حلل كوري": "",
}
VOCABULARY = Vocabulary(
    Shop(
        products=tuple(
            Product(code=f"P{number}", name=name, english=english, price=300)
            for number, (name, english) in enumerate(NAMES.items())
        )
    )
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("بلوزة شيفون بكام؟", "دي بكام؟"),
        ("بَلوزة شيفوووون بكام😍", "دي بكام😍"),
        ("البلوزة الشيفون كام", "دي كام"),
        ("البلوزة الشيفون دي كام", "دي كام"),
        ("طقم قطن بكام", "دي بكام"),
        ("الطقم القطن البيتي بكام", "دي بكام"),
        ("السعر، والمقاسات لبلوزة شيفون؟", "السعر، والمقاسات دي؟"),
        ("بلوزة شيفون بكام وفستان ستان بكام", "دي بكام دي بكام"),
        ("شنطة جلد طبيعي بكام", "دي بكام"),
        ("bkam el bloza el shifon", "bkam el montag"),
        ("how much is the leather jacket?", "how much is it?"),
        ("is this chiffon blouse available", "is it available"),
        ("cotton home set price", "it price"),
        ("جاكيت leather بكام", "دي بكام"),
        ("بكام مسك الطهارة؟", "بكام دي؟"),
        ("فيه المسك الطهارة دي", "فيه دي"),
        ("مسك طهارة موجود؟", "دي موجود؟"),
        ("العود الملكي متاح؟", "دي متاح؟"),
        ("bkam mesk el tahara", "bkam el montag"),
    ],
)
def test_a_name_of_several_words_only_points(typed: str, read: str) -> None:
    assert VOCABULARY.read_as(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "الشيفون ده بيشف؟",
        "الخامة شيفون ولا ستان؟",
        "فيه قطن؟",
        "بلوزة شيفون؟",
        "هي البلوزة شيفون؟",
        "is it a leather jacket?",
        "بلوزة شيفون [name] 😍",
        "بلوزة شيفون 42؟",
        "بلوزة شيفون ولا ستان احسن",
        "الجاكيت جلد طبيعي؟ عايزة اعرف",
        "البلوزة، شيفون بكام",
        "البلوزة بكام",
        "شنطة بيج فيه؟",
        "بكام لو سمحتي",
        "القماش قطن مصري؟",
        "مسك الطهارة؟",
        "مسك الطهارة ولا عود ملكي احسن",
        "المسك، الطهارة بكام",
        "عود فاخر بكام",
        "can i try it while the courier waits",
        "",
    ],
)
def test_words_of_cloth_that_may_be_the_question_stay(typed: str) -> None:
    assert VOCABULARY.read_as(typed) is typed


def test_an_endless_comment_is_looked_at_as_far_as_it_is_read() -> None:
    endless = "يا " * MOST_WORDS
    assert VOCABULARY.read_as(f"{endless}بلوزة شيفون بكام") == f"{endless}بلوزة شيفون بكام"
    assert VOCABULARY.read_as(f"بلوزة شيفون بكام {endless}") == f"دي بكام {endless}"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["بلوزة", "شيفون", "el", "the", "leather", "jacket", "،", "?", "بكام"])))
def test_what_stands_beside_a_name_is_kept(words: list[str]) -> None:
    read = VOCABULARY.read_as(" ".join(words))
    assert read.count("بكام") == words.count("بكام")
    assert read.count("?") == words.count("?")


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("بكام مسك الطهارة؟", "P7"),
        ("فيه مسك طهارة", "P7"),
        ("mesk tahara b kam", "P7"),
        ("العود الملكي متاح؟", "P8"),
        ("عود ملكي متاح؟", "P8"),
        ("عود الملك متاح؟", None),
        ("عود فاخر متاح؟", None),
        ("القماش قطن مصري؟", None),
        ("while the courier waits", None),
    ],
)
def test_two_words_that_no_other_product_has_together_name_it(text: str, product: str | None) -> None:
    assert VOCABULARY.product(VOCABULARY.find(text), None) == product


@pytest.mark.parametrize("name", [name for name in NAMES if "بيج" not in name])
@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("{} بكام؟", "ask_price"),
        ("{the} كام؟", "ask_price"),
        ("مقاسات {} ايه", "sizes_available"),
        ("{} فيه الوان ايه", "colors_available"),
        ("{} خامته ايه", "fabric_material"),
        ("شحن {} بكام", "delivery_cost"),
        ("{} موجود؟", "in_stock"),
    ],
)
def test_the_rest_of_the_comment_tells_what_is_asked(
    reader: Reader, name: str, typed: str, topic: str
) -> None:
    the = " ".join(f"ال{word.removeprefix('ال')}" for word in name.split())
    (reading,) = reader.read([VOCABULARY.read_as(typed.format(name, the=the))])
    assert [match.topic for match in reading.topics] == [topic]


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("بكام مسك الطهارة؟", "ask_price"),
        ("العود الملكي متاح؟", "in_stock"),
        ("القماش قطن مصري؟", "fabric_material"),
    ],
)
def test_a_product_that_is_called_by_the_end_of_its_name_is_asked_of(
    reader: Reader, typed: str, topic: str
) -> None:
    (reading,) = reader.read([VOCABULARY.read_as(typed)])
    assert [match.topic for match in reading.topics] == [topic]


@pytest.mark.parametrize("typed", ["rose velvet bkam", "how much is the rose velvet", "Rose Velvet بكام"])
def test_a_name_in_latin_letters_within_an_arabic_one_only_points(reader: Reader, typed: str) -> None:
    shop = Shop(products=(Product(code="P3", name="برفان Rose Velvet"),))
    (reading,) = reader.read([Vocabulary(shop).read_as(typed)])
    assert [match.topic for match in reading.topics] == ["ask_price"]
