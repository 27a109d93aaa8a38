"""What the shop has to say to a card, worked out again only when something changed."""

from __future__ import annotations

import pytest

from copilot.answers import advisor as module
from copilot.answers.advisor import Advisor
from copilot.answers.shop import Product, Shop
from copilot.assets import asset
from copilot.domain.board import Lack
from copilot.language.topics import Catalogue
from tests.answers.asking import Said

TOPICS = Catalogue.load(asset("topics")).topics
SHOP = Shop(products=(Product(code="A12", name="فستان", price=650),))


class Cards:
    """Asks for advice on cards, and counts how often their comments were read."""

    def __init__(self) -> None:
        self.advisor = Advisor(TOPICS, SHOP)
        self.read = 0

    def price(self, card: int, *, state: int = 0) -> str:
        def heard() -> list[Said]:
            self.read += 1
            return [Said("a", "ask_price", "بكام")]

        topic = TOPICS["ask_price"]
        suggestion, _ = self.advisor.advise(card, topic, "A12", heard, title="بكام؟", state=state)
        assert suggestion is not None
        return suggestion.text


def test_a_card_is_read_again_only_when_its_comments_or_the_facts_changed() -> None:
    cards = Cards()
    assert cards.price(1) == cards.price(1) == "فستان بـ 650 جنيه"
    assert cards.read == 1
    cards.price(1, state=1)
    assert cards.read == 2
    cards.advisor.learn(Shop(products=(Product(code="A12", name="فستان", price=700),)), as_of=5.0)
    assert (cards.price(1, state=1), cards.read) == ("فستان بـ 700 جنيه", 3)
    assert cards.advisor.as_of == 5


def test_what_is_remembered_is_bounded_and_forgetting_changes_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_CARDS", 3)
    cards = Cards()
    assert {cards.price(card) for card in range(9)} == {"فستان بـ 650 جنيه"}
    assert len(cards.advisor._advice) <= 4


@pytest.mark.parametrize(("sure", "told"), [(1, False), (2, False), (3, True)])
def test_a_fact_is_said_to_be_missing_only_where_most_surely_ask_for_it(*, sure: int, told: bool) -> None:
    heard = [Said(f"p{n}", "bag_strap", "ma3ah?", sure=n < sure) for n in range(4)]
    advisor = Advisor(TOPICS, SHOP)
    advice = advisor.advise(1, TOPICS["bag_strap"], "A12", lambda: heard, title="ma3ah?", state=0)
    lack = Lack(
        arabic="ملف المحل مش مذكور فيه «ليها إيد طويلة؟» لـ فستان",
        english="The shop file does not answer “Does it have a strap?” for فستان",
    )
    assert advice == (None, lack if told else None)


def test_which_product_is_on_air_is_asked_for_however_a_comment_was_read() -> None:
    shop = Shop(products=(Product(code="A", name="فستان"), Product(code="B", name="شنطة")))
    heard = [Said("a", "bag_strap", "ma3ah?", sure=False)]
    advice = Advisor(TOPICS, shop).advise(
        1, TOPICS["bag_strap"], None, lambda: heard, title="ma3ah?", state=0
    )
    assert advice[0] is None
    assert advice[1].arabic == "حددي المنتج اللي على الهوا عشان تظهر الإجابة، ولو مش في ملف المحل ضيفيه"
