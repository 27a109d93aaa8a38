"""A fact that is only a measure is said with what it measures, and found where the product is sold by it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from copilot.answers.asked import Asked, Tongue
from copilot.answers.shop import Product, Shop, Stock
from copilot.answers.suggest import suggest
from tests.answers.asking import TOPICS

FRYER = Product(code="A12", name="قلاية هوائية", english="air fryer")


def told(topic: str, tongue: Tongue = Tongue.ARABIC, **changes: Any) -> str | None:
    """Return what is answered to a topic for a product that is changed so."""
    shop = Shop(products=(msgspec.structs.replace(FRYER, **changes),))
    suggestion, _ = suggest(TOPICS[topic], shop, "A12", Asked(tongue=tongue))
    return suggestion.text if suggestion else None


@pytest.mark.parametrize(
    ("topic", "facts", "arabic", "english"),
    [
        ("warranty", {"warranty": "سنة"}, "الضمان سنة", "الضمان سنة"),
        ("warranty", {"warranty": "سنتين من الوكيل"}, "الضمان سنتين من الوكيل", "الضمان سنتين من الوكيل"),
        ("warranty", {"warranty": "سنة", "warranty_en": "1 year"}, "الضمان سنة", "Warranty: 1 year"),
        ("warranty", {"warranty": "a year"}, "الضمان a year", "Warranty: a year"),
        ("warranty", {"warranty": "One year"}, "الضمان One year", "Warranty: One year"),
        ("warranty", {"warranty": "ضمان سنة"}, "ضمان سنة", "ضمان سنة"),
        ("warranty", {"warranty": "سنة ضد عيوب الصناعة بس"}, "سنة ضد عيوب الصناعة بس", "سنة ضد عيوب الصناعة بس"),
        ("warranty", {"warranty": "سنوي"}, "سنوي", "سنوي"),
        ("power_watt", {"power": "١٥٠٠ وات"}, "القدرة ١٥٠٠ وات", "القدرة ١٥٠٠ وات"),
        ("fabric_material", {"fabric": "100% قطن"}, "100% قطن", "100% قطن"),
    ],
)  # fmt: skip
def test_a_bare_measure_says_what_it_measures(
    topic: str, facts: dict[str, str], arabic: str, english: str
) -> None:
    assert told(topic, facts=facts) == arabic
    assert told(topic, Tongue.ENGLISH, facts=facts) == english


@pytest.mark.parametrize(
    ("topic", "changes", "said"),
    [
        ("appliance_capacity", {"sizes": ("5 لتر",)}, "السعة 5 لتر"),
        ("appliance_capacity", {"sizes": ("3.5 لتر", "5 لتر")}, "السعة 3.5 لتر، 5 لتر"),
        (
            "appliance_capacity", {"sizes": ("3 لتر", "5 لتر"), "stock": (Stock(size="3 لتر", pieces=0),)},
            "السعة 5 لتر",
        ),
        ("appliance_capacity", {"name": "قلاية هوائية 5 لتر"}, "السعة 5 لتر"),
        ("appliance_capacity", {"name": "قلاية", "english": "fryer 5L"}, "السعة 5L"),
        ("appliance_capacity", {"sizes": ("5 لتر",), "facts": {"capacity": "تكفي 5 أفراد"}}, "تكفي 5 أفراد"),
        ("volume_ml", {"name": "برفان 100 ملي"}, "الحجم 100 ملي"),
        ("screen_size", {"name": "شاشة سمارت 55 بوصة"}, "الشاشة 55 بوصة"),
        ("appliance_capacity", {"name": "قلاية 5", "sizes": ("L",)}, None),
        ("warranty", {"name": "قلاية 5 لتر"}, None),
    ],
)  # fmt: skip
def test_a_measure_is_found_where_the_product_is_sold_by_it(
    topic: str, changes: dict[str, Any], said: str | None
) -> None:
    assert told(topic, **changes) == said
