"""Wordings that the model alone hears wrongly."""

from __future__ import annotations

import pytest

from copilot.domain.comment import Kind
from copilot.language.paraphrase import paraphrase


def topics(reader, text):
    (reading,) = reader.read([text])
    assert reading.kind is Kind.QUESTION
    return tuple(match.topic for match in reading.topics)


@pytest.mark.parametrize(
    "text",
    [
        "البلوزة كام؟",
        "الجاكيت كام",
        "الطقم كام",
        "الطرحة كام؟",
        "الخلاط كام يا قمر لو سمحتي",
        "طيب السرير كام",
        "العباية السودا كام",
        "طقم البيجامة كام",
        "شنطة كام",
        "el blouse kam",
        "jacket kam?",
        "ده كام",
        "كام البلوزة دي ياقمر",
        "كام؟",
    ],
)
def test_how_much_of_a_thing_asks_its_price(reader, text):
    assert topics(reader, text) == ("ask_price",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("الطول كام", "garment_length"),
        ("طول العباية كام", "garment_length"),
        ("البلوزة دي طولها كام", "garment_length"),
        ("المقاس كام", "sizes_available"),
        ("كام لون", "colors_available"),
        ("كام قطعة", "pieces_in_set"),
        ("الشحن كام", "delivery_cost"),
        ("الضمان كام؟", "warranty"),
        ("الجملة كام", "wholesale_price"),
        ("طقم كام؟", "pieces_in_set"),
        ("السلك كام", "cord_length"),
    ],
)
def test_how_much_of_a_measure_asks_the_measure(reader, text, topic):
    assert topics(reader, text) == (topic,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("تعيدي السعر", ("ask_price",)),
        ("عيدي السعر تاني لو سمحتي", ("ask_price",)),
        ("ممكن تعيدي السعر والمقاسات", ("ask_price", "sizes_available")),
        ("تعيدى المقاسات و السعر", ("sizes_available", "ask_price")),
        ("قولي الألوان تاني", ("colors_available",)),
        ("repeat the price and sizes please", ("ask_price", "sizes_available")),
        ("t3edy el se3r wel ma2asat", ("ask_price", "sizes_available")),
        ("فاتني السعر معلش", ("ask_price",)),
        ("البلوزة كام والمقاسات ايه", ("ask_price", "sizes_available")),
    ],
)
def test_what_is_to_be_told_again_is_what_is_asked(reader, text, wanted):
    assert topics(reader, text) == wanted


@pytest.mark.parametrize("text", ["عيدي تاني", "عيدي البلوزة تاني", "عيدي الموديل ده تاني", "repeat please"])
def test_what_no_fact_tells_is_to_be_said_again(reader, text):
    assert topics(reader, text) == ("repeat_info",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("can you repeat that", "repeat_info"),
        ("فيه اعادة للايف", "live_replay"),
        ("الشنطه البني دي هتكلفني كام", "ask_price"),
    ],
)
def test_what_another_wording_says_no_better_is_read_as_it_stands(reader, text, topic):
    other, (own,) = paraphrase(text), reader.read([text])
    assert not other.fits(own, *reader.read([other.text]))
    assert topics(reader, text) == (topic,)


def test_the_comment_keeps_its_own_words(reader):
    (reading,) = reader.read(["البلوزة كام؟"])
    assert reading.text == "البلوزه كام ?"


@pytest.mark.parametrize(
    "text",
    [
        "بكام ده",
        "المقاسات ايه",
        "قولي يا رب",
        "لو سمحتي كام حد هنا بيسأل معايا دلوقتي",
        "كام لو سمحتي انا هنا من بدري جدا ومحدش رد " * 5,
        "",
    ],
)
def test_nearly_all_is_read_as_it_stands(text):
    assert paraphrase(text) is None
