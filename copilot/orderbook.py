"""The orders as people of the shop see them: what the comments name, with the shop's names and prices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from copilot.answers.confirmation import confirmation
from copilot.answers.shop import Product, Shop
from copilot.domain.comment import ADDRESS, PHONE
from copilot.domain.order import Line, Order
from copilot.grouping.orders import Orders, OrderTally
from copilot.language.normalise import normalise

_SHOWN: Final = 200
_MOST_PIECES: Final = 50
_PIECES: Final = re.compile(r"(?<!\w)(\d{1,2})\s?(?:قطع\w*|حته|حتت|pieces?|pcs|x)(?!\w)")
_SPELT: Final = re.compile(r"(?<!\w)(?:قطعتين|حتتين|اتنين|two)(?!\w)")
_ARTICLE: Final = r"(?:و?(?:ال)?|(?:el|al)\s?)"
_ARABIC: Final = re.compile("[\u0621-\u064a]")


class OrderBook:
    """Makes `Order` values of the ledger's orders; one that did not change is made once."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[OrderTally, int, Order]] = {}
        self._shop: Shop | None = None

    def orders(self, orders: Orders, shop: Shop) -> tuple[Order, ...]:
        """Return the newest orders, newest first, at most 200."""
        if shop is not self._shop:
            self._shop, self._made = shop, {}
        return tuple(self._order(tally, shop) for tally in orders.newest(_SHOWN))

    def _order(self, tally: OrderTally, shop: Shop) -> Order:
        known = self._made.get(tally.id)
        if known and known[0] is tally and known[1] == tally.version:
            return known[2]
        made = _order(tally, shop)
        self._made[tally.id] = (tally, tally.version, made)
        return made


def _order(tally: OrderTally, shop: Shop) -> Order:
    texts = tuple(comment.text for comment in tally.comments)
    line = tally.corrected or read_line(texts, tally.product, shop)
    product = shop.product(line.product)
    words = " ".join(texts).replace(PHONE, "").replace(ADDRESS, "")
    return Order(
        id=tally.id,
        number=tally.number,
        at=tally.comments[0].at,
        platform=tally.comments[0].platform,
        comments=tuple(comment.id for comment in tally.comments),
        texts=texts,
        line=line,
        name=product.name if product else "",
        state=tally.state,
        by=tally.by,
        phone=any(PHONE in text for text in texts),
        address=any(ADDRESS in text for text in texts),
        confirmation=confirmation(line, shop, language="ar" if _ARABIC.search(words) else "en"),
    )


def read_line(texts: Sequence[str], showing: str | None, shop: Shop) -> Line:
    """Return what comments order: the product they name or the one on air, with what they say of it."""
    spelt = " ".join(normalise(text) for text in texts)
    product = _named(spelt, shop) or shop.product(showing)
    return Line(
        product=product.code if product else showing,
        size=_one_of(product.sizes, spelt) if product else "",
        colour=_one_of(product.colours, spelt) if product else "",
        quantity=_pieces(spelt),
    )


def _named(spelt: str, shop: Shop) -> Product | None:
    named = [each for each in shop.products if _one_of((each.code, each.name, *each.names), spelt)]
    return named[0] if len(named) == 1 else None


def _one_of(names: Iterable[str], spelt: str) -> str:
    """Return the name that a normalised text says, if it is exactly one; else an empty text."""
    said = [
        name
        for name in names
        if (wanted := normalise(name)) and re.search(rf"(?<!\w){_ARTICLE}{re.escape(wanted)}(?!\w)", spelt)
    ]
    return said[0] if len(said) == 1 else ""


def _pieces(spelt: str) -> int:
    if found := _PIECES.search(spelt):
        return min(max(int(found[1]), 1), _MOST_PIECES)
    return 2 if _SPELT.search(spelt) else 1
