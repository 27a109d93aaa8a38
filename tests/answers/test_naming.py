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
    the = " ".join(f"ال{word}" for word in name.split())
    (reading,) = reader.read([VOCABULARY.read_as(typed.format(name, the=the))])
    assert [match.topic for match in reading.topics] == [topic]
