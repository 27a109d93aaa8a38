"""A message that sums an order up for the customer, made only of the shop's facts and of what was ordered.

What nobody knows yet is asked for, never filled in. It is sent by people of the shop, in their own name.
One in English uses the shop's English names and sentences and the usual names of colours, sizes and ways to
pay; what the shop wrote in Arabic alone and nobody ordered is left out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from copilot.answers import delivery
from copilot.answers.asked import Asked, Tongue
from copilot.answers.context import Context
from copilot.answers.context import words as words_of
from copilot.answers.shop import Shop
from copilot.answers.stock import pieces
from copilot.answers.vocabulary import english_size
from copilot.domain.notice import HELPED
from copilot.domain.order import Line
from copilot.language.arabizi import is_arabic
from copilot.language.normalise import normalise

_WORDS: Final = {
    "ar": {
        "product": "المنتج", "colour": "اللون", "size": "المقاس", "quantity": "العدد", "price": "السعر",
        "delivery": "الشحن", "payment": "طريقة الدفع", "each": "للقطعة", "also": "كمان", "stock": "الكمية",
        "yes": "تأكيد بنعم؟",
    },
    "en": {
        "product": "Product", "colour": "Colour", "size": "Size", "quantity": "Quantity", "price": "Price",
        "delivery": "Delivery", "payment": "Payment", "each": "each",
        "also": "Also", "stock": "Stock", "yes": "Shall we confirm? Please reply yes.",
    },
}  # fmt: skip


_WAYS: Final = {
    normalise(arabic): english
    for arabic, english in (
        ("الدفع عند الاستلام", "cash on delivery"),
        ("كاش عند الاستلام", "cash on delivery"),
        ("عند الاستلام", "cash on delivery"),
        ("كاش", "cash"),
        ("إنستاباي", "InstaPay"),
        ("إنستا باي", "InstaPay"),
        ("فودافون كاش", "Vodafone Cash"),
        ("اتصالات كاش", "Etisalat Cash"),
        ("أورنج كاش", "Orange Cash"),
        ("فيزا", "Visa"),
        ("فيزا من اللينك", "Visa by link"),
        ("فوري", "Fawry"),
        ("تحويل بنكي", "bank transfer"),
    )
}
"""Ways to pay in English; only whole ones, since a word more may be a condition."""


def confirmation(
    line: Line, shop: Shop, *, language: str, places: tuple[str, ...] = (), also: tuple[Line, ...] = ()
) -> str:
    """Return the message, one fact a line. What the file counts as sold out is not asked to be confirmed.

    Args:
        line: What is ordered.
        shop: The facts.
        language: ``ar`` or ``en``.
        places: The governorates or towns that the order names.
        also: What else its comments name, each asked about on a line of its own.
    """
    words = _WORDS[language]
    asked = Asked(places=places, everywhere=False, tongue=Tongue(language))
    at = Context(
        shop=shop, words=words_of(shop, asked.tongue), asked=asked, product=shop.product(line.product)
    )
    told = [f"{words[name]}: {fact}" for name, fact in _facts(line, at, words["each"])]
    told += [f"{words['also']}: {_other(other, at, words['quantity'])}" for other in also]
    closing = f"{words['stock']}: {at.words.sold_out}" if _is_gone(line, at) else words["yes"]
    return "\n".join([*told, closing, HELPED[language]])


def _facts(line: Line, at: Context, each: str) -> Iterator[tuple[str, str]]:
    product, around = at.product, at.words
    unknown = "?" if at.english else "؟"
    yield "product", _product(at) or line.product or unknown
    for name, chosen, offered, spelt in (
        ("colour", line.colour, product.colours if product else (), around.colour),
        ("size", line.size, product.sizes if product else (), english_size if at.english else str),
    ):
        if chosen:
            yield name, spelt(chosen)
        elif len(offered) > 1:
            told = around.listed(_sayable(map(spelt, offered), at))
            yield name, f"{unknown} ({told})" if told else unknown
    if line.quantity > 1:
        yield "quantity", str(line.quantity)
    if product and product.price is not None:
        price = around.money(product.price)
        one = f"{price} {each}" if line.quantity > 1 else price
        offer = "".join(_sayable([(at.english and product.offer_en) or product.offer], at))
        yield "price", f"{one} ({offer})" if offer else one
    if fee := delivery.cost(at):
        yield "delivery", fee.text.removeprefix("الشحن ").removeprefix("Delivery is ")
    if ways := _ways(at):
        yield "payment", around.listed(ways)


def _is_gone(line: Line, at: Context) -> bool:
    return at.product is not None and pieces(at.product, size=line.size, colour=line.colour) == 0


def _other(line: Line, at: Context, quantity: str) -> str:
    """Return another product that the comments name, as a question."""
    other = replace(at, product=at.shop.product(line.product))
    price = other.product.price if other.product else None
    said = [_product(other), f"{quantity} {line.quantity}" if line.quantity > 1 else ""]
    said.append(at.words.money(price) if price is not None else "")
    return at.words.listed(filter(None, said)) + ("?" if at.english else "؟")


def _product(at: Context) -> str:
    """Return what the product is called, with its code; the code alone without a name to say."""
    if at.product is None:
        return ""
    name = "".join(_sayable([at.name], at))
    return f"{name} ({at.product.code})" if name else at.product.code


def _ways(at: Context) -> list[str]:
    ways = at.shop.payment.methods
    return _sayable((_WAYS.get(normalise(way), way) if at.english else way for way in ways), at)


def _sayable(texts: Iterable[str], at: Context) -> list[str]:
    """Return the texts that can stand in the message: in an English one nothing Arabic."""
    return [text for text in texts if text and not (at.english and is_arabic(text))]
