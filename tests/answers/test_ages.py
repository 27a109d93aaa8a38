"""Who tells a child's age is told the size for it, where the sizes of the product are ages."""

from __future__ import annotations

import pytest

from copilot.answers.ages import age
from copilot.answers.asked import asked
from copilot.answers.shop import Product, Shop, SizeAdvice, Stock
from copilot.answers.suggest import suggest
from copilot.answers.vocabulary import Vocabulary
from tests.answers.asking import TOPICS, Said

AGES = ("2-3", "4 سنين", "6 سنين", "8-9 سنوات")
GROWING = ("14-15", "16-18")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("بنتي عندها 5 سنين تاخد مقاس كام؟", 5),
        ("ابني عنده ٧ ياخد ايه", 7),
        ("my daughter is 6, what size?", 6),
        ("bnty 3andha 5 sneen", 5),
        ("لسن 3 سنين فيه؟", 3),
        ("مقاس 4 سنين موجود؟", None),
        ("بنتي وزنها 20", None),
        ("ابني عنده 18 سنة", 18),
        ("عندها 40 سنة", None),
    ],
)
def test_the_age_of_somebody_is_heard(text: str, years: int | None) -> None:
    assert age(text) == years


@pytest.mark.parametrize(
    ("topic", "sizes", "typed", "said"),
    [
        ("kids_age_sizes", AGES, "بنتي عندها 6 سنين تاخد كام", "فستان: لسن 6 سنين مقاس 6 سنين"),
        ("kids_age_sizes", AGES, "بنتي عندها 3 سنين تاخد كام", "فستان: لسن 3 سنين مقاس 2-3"),
        ("size_advice", AGES, "بنتي عندها 9 سنين تاخد كام", "فستان: لسن 9 سنين مقاس 8-9 سنوات"),
        ("kids_age_sizes", AGES, "بنتي عندها 5 سنين تاخد كام", "فستان: لسن 5 سنين الأقرب 4 سنين (فاضل قطعتين) أو 6 سنين"),
        ("sizes_available", AGES, "my daughter is 5 years, what size", "dress: nearest to age 5: 4 سنين (2 pieces left) or 6 سنين"),
        ("sizes_available", AGES, "my daughter is 6 years, what size", "dress: age 6: 6 سنين"),
        ("kids_age_sizes", AGES, "بنتي عندها 12 سنة تاخد كام", "المقاسات المتاحة من فستان: "),
        ("kids_age_sizes", GROWING, "ابني عنده 18 سنة ياخد كام", "فستان: لسن 18 سنة مقاس 16-18"),
        ("kids_age_sizes", ("27", "28"), "بنتي عندها 5 سنين تاخد كام", "المقاسات المتاحة من فستان: 27، 28"),
        ("kids_age_sizes", ("10-20", "S"), "بنتي عندها 12 سنة تاخد كام", "المقاسات المتاحة من فستان: "),
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_titled", [True, False])
def test_the_size_for_an_age_is_told(
    topic: str, sizes: tuple[str, ...], typed: str, said: str, *, is_titled: bool
) -> None:
    stock = (Stock(size="4 سنين", pieces=2),) if "4 سنين" in sizes else ()
    advice = (SizeAdvice(size=sizes[-1], weight="25-30"),)
    product = Product(code="A12", name="فستان", english="dress", sizes=sizes, stock=stock, size_advice=advice)
    shop = Shop(products=(product,))
    wanted = asked([Said("a", topic, typed)], Vocabulary(shop).find, title=typed if is_titled else "")
    suggestion, _ = suggest(TOPICS[topic], shop, "A12", wanted, TOPICS)
    assert suggestion is not None
    assert suggestion.text.startswith(said)


def test_a_title_without_an_age_asks_for_all_sizes() -> None:
    shop = Shop(products=(Product(code="A12", name="فستان", sizes=AGES),))
    heard = [Said("a", "kids_age_sizes", "بنتي عندها 6 سنين")]
    wanted = asked(heard, Vocabulary(shop).find, title="لسن كام؟")
    suggestion, _ = suggest(TOPICS["kids_age_sizes"], shop, "A12", wanted, TOPICS)
    assert suggestion is not None
    assert suggestion.text.startswith("المقاسات المتاحة من فستان: ")
