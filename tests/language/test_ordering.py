"""What names a colour, a size or a town is an order only when somebody orders."""

from __future__ import annotations

from pathlib import Path

import pytest

from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.language.normalise import normalise
from copilot.language.ordering import no_order
from copilot.language.phrases import read_phrases

HELD_OUT = Path(__file__).parents[1] / "benchmarks" / "held_out"


@pytest.mark.parametrize(
    "text",
    [
        "باقي مقاس لارج كحلي",
        "عندك ٤٠ ابيض",
        "معاكي 38 بيج",
        "طب فيه سمول اخضر",
        "fe large navy",
        "mawgood medium fl black",
        "لسه فيه اكس لارج نبيتي",
        "الطقم الاخضر خلص",
        "البترولي لسه موجود",
        "any XL left in black",
        "black L sold out",
        "الطقمين بكام",
        "el black wla el gold a7san",
    ],
)
def test_who_asks_what_is_there_orders_nothing(reader, text) -> None:
    (reading,) = reader.read([text])
    assert reading.kind is not Kind.ORDER
    assert no_order(normalise(text)) is Kind.QUESTION


@pytest.mark.parametrize(
    "text",
    ["السودا", "سوده 😍", "ابيض وبيج", "el black", "off white", "من اسيوط 🌹", "انا من كفر الشيخ", "mn tanta", "بيج بيتبهدل"],
)  # fmt: skip
def test_a_vote_a_home_and_an_opinion_order_nothing(reader, text) -> None:
    (reading,) = reader.read([text])
    assert reading.kind is not Kind.ORDER
    assert no_order(normalise(text)) is Kind.CHATTER


@pytest.mark.parametrize(
    "text",
    [
        "فيه لارج كحلي احجزيلي",
        "لو لسه فيه لارج كحلي عايزاه",
        "السودا ليا",
        "سودا [phone] طنطا [address]",
        "if the white is available I want it",
        "موكا ميديم لماما",
        "me black L plz",
        "3ayza el beige large",
        "تم احجزي الجاكت",
    ],
)
def test_who_orders_does_so_whatever_else_she_says(text) -> None:
    assert no_order(normalise(text)) is None


def test_no_order_that_hands_wrote_is_taken_for_another_thing() -> None:
    learned = [phrase.text for phrase in read_phrases(asset("topics", "phrases")) if phrase.label == "order"]
    held_out = [
        line.partition("\t")[2]
        for path in HELD_OUT.glob("*.tsv")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("order\t")
    ]
    assert len(learned) > 2_900
    assert len(held_out) > 600
    assert [text for text in learned + held_out if no_order(normalise(text))] == []


def test_a_question_that_looked_like_an_order_is_offered_to_its_topics(reader) -> None:
    (reading,) = reader.read(["فيه لارج كحلي"])
    assert reading.candidates[0].topic in {"sizes_available", "colors_available"}
