"""A sentence that the presenter can read out, made only of the shop's facts; or which fact is missing.

What a topic needs stands in the catalogue (``price``, ``fact:fabric``, ``policy:exchange`` …). Each need
has one function here that returns the sentence and where it comes from, or nothing when the file does
not say. Nothing is ever guessed: a sentence holds words and numbers of the file and fixed wording only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from copilot.answers import delivery
from copilot.answers.shop import Delivery, Product, Shop, Stock
from copilot.answers.wording import counted, listed, money
from copilot.domain.board import Suggestion
from copilot.domain.reading import Topic

_Told: TypeAlias = tuple[str, str] | None
"""The sentence and its place in the shop file."""

_LISTED: Final = 6
_FEW: Final = 5
_SAME_FACT: Final = {"fabric": "material", "material": "fabric"}
"""What a shop may have written under the other name: a bag has no fabric, but it is asked for."""


def suggest(
    topic: Topic | None, shop: Shop, product_code: str | None
) -> tuple[Suggestion | None, str | None]:
    """Return what the shop's facts answer to a topic, and otherwise which fact is missing.

    Args:
        topic: What is asked; None for an open question, which no listed fact can answer.
        shop: The facts.
        product_code: The product that the question is about, or None when none is known.

    Returns:
        A suggestion and None, or None and a sentence on what is missing. Both are None when no fact of
        a shop could answer (an open question, or one that only the presenter can).
    """
    if topic is None or topic.answer in {"presenter", "none"}:
        return None, None
    need, _, key = topic.answer.partition(":")
    product = shop.product(product_code)
    if product is None and len(shop.products) == 1:
        product = shop.products[0]
    if need in _OF_PRODUCT or need == "fact":
        if product is None:
            return None, "حددي المنتج اللي على الهوا عشان تظهر الإجابة"
        told = _fact(product, key) if need == "fact" else _OF_PRODUCT[need](product, shop)
        lacking = f"ملف المحل مش مذكور فيه «{topic.arabic}» لـ {product.name}"
    else:
        told = _policy(shop, key) if need == "policy" else _OF_SHOP[need](shop)
        lacking = f"ملف المحل مش مذكور فيه «{topic.arabic}»"
    if told is None:
        return None, lacking
    return Suggestion(text=told[0], source=told[1]), None


def _price(product: Product, shop: Shop) -> _Told:
    if product.price is None:
        return None
    text = f"{product.name} بـ {money(product.price, shop.shop.currency)}"
    return (f"{text}، {product.offer}" if product.offer else text), _of(product)


def _offer(product: Product, shop: Shop) -> _Told:
    if not product.offer:
        return _policy(shop, "offers") or _policy(shop, "discount")
    return f"{product.name}: {product.offer}", _of(product)


def _sizes(product: Product, _: Shop) -> _Told:
    sizes = [size for size in product.sizes if _left(product.stock, size=size) != 0]
    if not product.sizes:
        return None
    if not sizes:
        return f"كل مقاسات {product.name} خلصت", _of(product)
    few = [_remaining(stock) for stock in product.stock if 0 < stock.pieces <= _FEW and stock.size in sizes]
    text = f"المقاسات المتاحة من {product.name}: {listed(sizes)}"
    return (f"{text}. {listed(few)}" if few else text), _of(product)


def _size_advice(product: Product, _: Shop) -> _Told:
    lines = []
    for advice in product.size_advice:
        fits = " و".join(
            part
            for part in (
                f"من وزن {advice.weight} كيلو" if advice.weight else "",
                f"من طول {advice.height} سم" if advice.height else "",
            )
            if part
        )
        lines.append(f"{advice.size} {fits}".strip())
    return (f"{product.name}: {listed(lines)}", _of(product)) if lines else None


def _colours(product: Product, _: Shop) -> _Told:
    colours = [colour for colour in product.colours if _left(product.stock, colour=colour) != 0]
    if not product.colours:
        return None
    if not colours:
        return f"كل ألوان {product.name} خلصت", _of(product)
    return f"الألوان المتاحة من {product.name}: {listed(colours)}", _of(product)


def _stock(product: Product, _: Shop) -> _Told:
    if not product.stock:
        return None
    left = [stock for stock in product.stock if stock.pieces > 0]
    if not left:
        return f"{product.name} خلص", _of(product)
    if sum(stock.pieces for stock in left) > _FEW * len(left):
        return f"{product.name} لسه متوفر", _of(product)
    return f"من {product.name} {listed(_remaining(stock) for stock in left)}", _of(product)


def _code(product: Product, _: Shop) -> _Told:
    return f"كود {product.name}: {product.code}", _of(product)


def _fact(product: Product, key: str) -> _Told:
    fact = product.facts.get(key) or product.facts.get(_SAME_FACT.get(key, ""), "")
    return (fact, _of(product)) if fact else None


def _delivery(said: Callable[[Delivery, str], str | None]) -> Callable[[Shop], _Told]:
    def told(shop: Shop) -> _Told:
        text = said(shop.delivery, shop.shop.currency)
        return (text, "ملف المحل · الشحن") if text else None

    return told


def _payment(shop: Shop) -> _Told:
    methods = shop.payment.methods
    return (f"طرق الدفع: {listed(methods)}", "ملف المحل · الدفع") if methods else None


def _prices(shop: Shop) -> _Told:
    priced = [p for p in shop.products if p.price is not None]
    if not priced or len(priced) > _LISTED:
        return None
    currency = shop.shop.currency
    return listed(f"{p.name} {money(p.price or 0, currency)}" for p in priced), "ملف المحل · الأسعار"


def _policy(shop: Shop, key: str) -> _Told:
    policy = shop.policies.get(key, "")
    return (policy, "ملف المحل · السياسات") if policy else None


def _identity(field: str, opening: str = "") -> Callable[[Shop], _Told]:
    def told(shop: Shop) -> _Told:
        said = getattr(shop.shop, field)
        text = said if isinstance(said, str) else " و".join(said)
        return (f"{opening}: {text}" if opening else text, "ملف المحل · المحل") if text else None

    return told


_OF_PRODUCT: Final[dict[str, Callable[[Product, Shop], _Told]]] = {
    "price": _price,
    "offer": _offer,
    "sizes": _sizes,
    "size_advice": _size_advice,
    "colours": _colours,
    "stock": _stock,
    "code": _code,
}

_OF_SHOP: Final[dict[str, Callable[[Shop], _Told]]] = {
    "prices": _prices,
    "delivery_cost": _delivery(delivery.cost),
    "free_shipping": _delivery(delivery.free),
    "delivery_time": _delivery(delivery.time),
    "delivery_places": _delivery(delivery.places),
    "payment": _payment,
    "contact": _identity("contact", "للتواصل"),
    "hours": _identity("hours", "مواعيدنا"),
    "links": _identity("links"),
    "branches": _identity("branches", "فروعنا"),
}

NEEDS: Final = frozenset({*_OF_PRODUCT, *_OF_SHOP, "fact", "policy", "presenter", "none"})
"""Every need that a topic of the catalogue may state."""


def _of(product: Product) -> str:
    return f"ملف المحل · كود {product.code}"


def _left(stock: Iterable[Stock], *, size: str = "", colour: str = "") -> int | None:
    """Return how many pieces are left of a size or colour; None when the file does not count it."""
    counted = [s.pieces for s in stock if (size and s.size == size) or (colour and s.colour == colour)]
    return sum(counted) if counted else None


def _remaining(stock: Stock) -> str:
    of = " ".join(part for part in (stock.size, stock.colour and f"({stock.colour})") if part)
    return f"فاضل {counted(stock.pieces, 'قطعة واحدة', 'قطعتين', 'قطع', 'قطعة')} {of}".strip()
