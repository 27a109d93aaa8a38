"""A message that sums an order up for the customer, made only of the shop's facts and of what was ordered.

What nobody knows yet is asked for, never filled in. It is sent by people of the shop, in their own name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from copilot.answers import delivery
from copilot.answers.asked import Asked, Tongue
from copilot.answers.context import Context
from copilot.answers.context import words as words_of
from copilot.answers.shop import Product, Shop
from copilot.answers.wording import listed, money
from copilot.domain.notice import HELPED
from copilot.domain.order import Line

_WORDS: Final = {
    "ar": {
        "product": "المنتج", "colour": "اللون", "size": "المقاس", "quantity": "العدد", "price": "السعر",
        "delivery": "الشحن", "payment": "طريقة الدفع", "each": "للقطعة", "yes": "تأكيد بنعم؟",
    },
    "en": {
        "product": "Product", "colour": "Colour", "size": "Size", "quantity": "Quantity", "price": "Price",
        "delivery": "Delivery", "payment": "Payment", "each": "each",
        "yes": "Shall we confirm? Please reply yes.",
    },
}  # fmt: skip


def confirmation(line: Line, shop: Shop, *, language: str, places: tuple[str, ...] = ()) -> str:
    """Return the message, one fact a line.

    Args:
        line: What is ordered.
        shop: The facts.
        language: ``ar`` or ``en``: of the fixed words; the facts stay as the shop wrote them.
        places: The governorates or towns that the order names.
    """
    words = _WORDS[language]
    asked = Asked(places=places, everywhere=False, tongue=Tongue(language))
    product = shop.product(line.product)
    told = [f"{words[name]}: {fact}" for name, fact in _facts(line, product, shop, words["each"], asked)]
    return "\n".join([*told, words["yes"], HELPED[language]])


def _facts(
    line: Line, product: Product | None, shop: Shop, each: str, asked: Asked
) -> Iterator[tuple[str, str]]:
    currency, around = shop.shop.currency, words_of(shop, asked.tongue)
    yield "product", f"{product.name} ({product.code})" if product else line.product or "؟"
    yield from _chosen("colour", line.colour, product.colours if product else ())
    yield from _chosen("size", line.size, product.sizes if product else ())
    if line.quantity > 1:
        yield "quantity", str(line.quantity)
    if product and product.price is not None:
        price = money(product.price, currency)
        one = f"{price} {each}" if line.quantity > 1 else price
        yield "price", f"{one} ({product.offer})" if product.offer else one
    if fee := delivery.cost(Context(shop=shop, words=around, asked=asked, product=product)):
        yield "delivery", fee.text.removeprefix("الشحن ").removeprefix("Delivery is ")
    if shop.payment.methods:
        yield "payment", listed(shop.payment.methods)


def _chosen(name: str, chosen: str, offered: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Give what was chosen; where there is a choice and nothing was, ask with what there is."""
    if chosen:
        yield name, chosen
    elif len(offered) > 1:
        yield name, f"؟ ({listed(offered)})"
