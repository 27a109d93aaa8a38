"""The orders as people of the shop see them: what the comments name, with the shop's names and prices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from copilot.answers.confirmation import confirmation
from copilot.answers.shop import Product, Shop
from copilot.answers.stock import own_colours, own_size
from copilot.answers.vocabulary import Vocabulary
from copilot.domain.comment import ADDRESS, PHONE
from copilot.domain.order import Line, Order
from copilot.grouping.orders import Orders, OrderTally
from copilot.language.mentions import bare
from copilot.language.normalise import normalise
from copilot.language.tongue import ENGLISH, tongue

_SHOWN: Final = 200
_MOST_PIECES: Final = 50
_PIECES: Final = re.compile(r"(?<!\w)(\d{1,2})\s?(?:قطع\w*|حته|حتت|pieces?|pcs|x)(?!\w)")
_BEFORE_NAME: Final = re.compile(r"(?<!\w)(\d{1,2})\s+(?:el\s+)?([^\W\d]\w*)")
_FEW: Final = 12
"""More before a product's name is rather a size or a price than pieces."""

_SEVERAL: Final = 2
_SPELT: Final = re.compile(r"(?<!\w)و?(?:قطعتين|حتتين|اتنين|two)(?!\w)")


class OrderBook:
    """Makes `Order` values of the ledger's orders; one that did not change is made once."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[OrderTally, int, Order]] = {}
        self._told: tuple[Orders, int, tuple[Order, ...]] | None = None
        self._known: tuple[Shop, Vocabulary] | None = None

    def orders(self, orders: Orders, shop: Shop) -> tuple[Order, ...]:
        """Return the newest orders, newest first, at most 200."""
        if self._known is None or shop is not self._known[0]:
            self._known, self._made, self._told = (shop, Vocabulary(shop)), {}, None
        if self._told and self._told[0] is orders and self._told[1] == orders.changes:
            return self._told[2]
        if len(self._made) > 2 * _SHOWN:  # those that newer ones pushed out
            shown = {tally.id for tally in orders.newest(_SHOWN)}
            self._made = {order: made for order, made in self._made.items() if order in shown}
        told = tuple(self._order(tally, *self._known) for tally in orders.newest(_SHOWN))
        self._told = orders, orders.changes, told
        return told

    def _order(self, tally: OrderTally, shop: Shop, vocabulary: Vocabulary) -> Order:
        known = self._made.get(tally.id)
        if known and known[0] is tally and known[1] == tally.version:
            return known[2]
        made = _order(tally, shop, vocabulary)
        self._made[tally.id] = (tally, tally.version, made)
        return made


def _order(tally: OrderTally, shop: Shop, vocabulary: Vocabulary) -> Order:
    texts = tuple(comment.text for comment in tally.comments)
    line = line_of(tally, shop, vocabulary)
    also = () if tally.corrected else besides(texts, line, shop, vocabulary)
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
        confirmation=confirmation(
            line,
            shop,
            language="en" if tongue(words) == ENGLISH else "ar",
            places=vocabulary.find(words).places[:1],
            also=also,
        ),
    )


def line_of(tally: OrderTally, shop: Shop, vocabulary: Vocabulary) -> Line:
    """Return what is ordered: as somebody of the shop wrote it down, or else as the comments are read."""
    texts = [comment.text for comment in tally.comments]
    return tally.corrected or read_line(texts, tally.product, shop, vocabulary)


def read_line(texts: Sequence[str], showing: str | None, shop: Shop, vocabulary: Vocabulary) -> Line:
    """Return what comments order: the product they name or the one on air, with what they say of it."""
    said = vocabulary.find(" . ".join(texts))
    on_air = shop.product(showing)
    product = shop.product(vocabulary.product(said, on_air)) or on_air
    sizes = {own for each in said.sizes if product and (own := own_size(product, each))}
    colours = {own for each in said.colours if product for own in own_colours(product, each)}
    return Line(
        product=product.code if product else showing,
        size=sizes.pop() if len(sizes) == 1 else "",
        colour=colours.pop() if len(colours) == 1 else "",
        quantity=_pieces(
            " ".join(normalise(text) for text in texts), product, alone=len(_sure(said.products)) < _SEVERAL
        ),
    )


def besides(texts: Sequence[str], line: Line, shop: Shop, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Return what else comments surely name by which they order one product: "عايزة عود وميست"."""
    named = _sure(vocabulary.find(" . ".join(texts)).products)
    if line.product not in named:
        return ()
    spelt = " ".join(normalise(text) for text in texts)
    others = (shop.product(code) for code in named if code != line.product)
    return tuple(
        Line(product=other.code, quantity=_pieces(spelt, other, alone=False)) for other in others if other
    )


def _sure(products: Sequence[Sequence[str]]) -> list[str]:
    """Return the products that phrases name which can mean no other, each once."""
    return list(dict.fromkeys(codes[0] for codes in products if len(codes) == 1))


def _pieces(spelt: str, product: Product | None, *, alone: bool) -> int:
    """Return how many pieces are ordered; where several products are, those before its own name."""
    if not alone:
        return _before_name(_PIECES.sub(r"\1", _SPELT.sub("2", spelt)), product) if product else 1
    if found := _PIECES.search(spelt):
        return min(max(int(found[1]), 1), _MOST_PIECES)
    if _SPELT.search(spelt):
        return 2
    return _before_name(spelt, product) if product else 1


def _before_name(spelt: str, product: Product) -> int:
    """Return how many pieces "2 مسك" says: a number before a word of the name, no size and no part of it."""
    names = normalise(" ".join((product.name, product.english, *product.names))).split()
    called = set(map(bare, names))
    for figure, word in _BEFORE_NAME.findall(spelt):
        is_said = bare(word) in called and figure not in names
        if is_said and 1 < int(figure) <= _FEW and not own_size(product, figure):
            return int(figure)
    return 1
