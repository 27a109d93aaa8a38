"""What viewers ask of a shop, and what it answers, in one call each."""

from __future__ import annotations

from typing import NamedTuple

from copilot.answers.asked import asked
from copilot.answers.shop import Delivered, Delivery, Payment, Product, Shop, SizeAdvice, Stock
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from copilot.assets import asset
from copilot.domain.comment import Kind
from copilot.domain.reading import Topic
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
    sure: bool = True


def topic(answer: str) -> Topic:
    """Return a topic that needs this for its answer."""
    return Topic(
        id="some_topic", card="some_topic", kind=Kind.QUESTION, trade="shared", on_air=True, answer=answer,
        arabic="الموضوع", english="The topic", covers="",
    )  # fmt: skip


def answer(topic: str, *texts: str, shop: Shop = SHOP, finer: str = "") -> str | None:
    """Return what a shop answers to a card of these comments, of which each is somebody else's."""
    heard = [Said(f"p{n}", finer or topic, text) for n, text in enumerate(texts)]
    found = asked(heard, Vocabulary(shop).find)
    suggestion, missing = suggest(TOPICS[topic], shop, "A12", found, TOPICS)
    return suggestion.text if suggestion else missing and missing.arabic
