"""What the shop file says about one product, as sentences; what is asked for in particular comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from copilot.answers.asked import Body
from copilot.answers.context import AT_ONCE, Context, Told
from copilot.answers.shop import Product, SizeAdvice
from copilot.answers.stock import (
    Left,
    Wish,
    available,
    by_colour,
    is_gone,
    own_colours,
    own_size,
    pieces,
)

_FEW: Final = 5
_COUNTED: Final = 10
"""Pieces up to which a number is told; more are simply there."""

_SAME_FACT: Final = {"fabric": "material", "material": "fabric"}
"""What a shop may have written under the other name: a bag has no fabric, but it is asked for."""


def _price(product: Product, at: Context) -> str:
    offer = (at.english and product.offer_en) or product.offer
    return at.words.price(at.name, product.price, offer) if product.price is not None else ""


def _offer(product: Product, at: Context) -> str:
    if at.english and product.offer_en:
        return at.words.of(at.name, product.offer_en)
    return f"{product.name}: {product.offer}" if product.offer else ""


def _sizes(product: Product, at: Context) -> str:
    if not product.sizes:
        return ""
    sizes = available(product, "sizes")
    if not sizes:
        return at.words.all_sizes_gone(at.name)
    there, said = _wished(product, at)
    if at.asked.generally:
        return _followed(at.words.sizes(at.name, sizes), said or _few(product, at), at)
    rest = [each for each in sizes if each not in _asked_sizes(product, at)]
    return _with_others([*said, *there], at, rest)


def _colours(product: Product, at: Context) -> str:
    if not product.colours:
        return ""
    colours = available(product, "colours")
    if not colours:
        return at.words.all_colours_gone(at.name)
    there, said = _wished(product, at)
    if at.asked.generally:
        return _followed(at.words.colours(at.name, map(at.words.colour, colours)), said, at)
    asked = {own for wish in at.asked.wishes for own in own_colours(product, wish.colour)}
    rest = [at.words.colour(each) for each in colours if each not in asked]
    if not there:
        return _with_others(said, at, rest)
    return _with_others(there, at, rest, said)  # the colours first, then what is left of some in a size


def _stock(product: Product, at: Context) -> str:
    there, said = _wished(product, at)
    if there or said:
        rest = [each for each in available(product, "sizes") if each not in _asked_sizes(product, at)]
        is_sized = len(product.sizes) > 1 and any(wish.size for wish in at.asked.wishes)
        return _with_others([*said, *there], at, rest if is_sized else [])
    if not product.stock:
        return ""
    if is_gone(pieces(product)):
        return at.words.gone(at.name)
    if pieces(product) is not Left.SOME and len(_few(product, at)) == len(product.stock):
        return at.words.from_it(at.name, at.words.listed(_few(product, at)))
    asks = [at.words.ask_size] if len(available(product, "sizes")) > 1 else []
    few = at.words.listed(_few(product, at))
    return ". ".join([at.words.still(at.name), *([few] if few else []), *asks])


def _size_advice(product: Product, at: Context) -> str:
    if not product.size_advice:
        return ""
    for counted in (True, False):  # each person before each piece
        said = [_for_body(product, body, at, counted=counted) for body in at.asked.bodies]
        text = at.words.of(at.name, at.words.joined(filter(None, said)))
        if any(said) and (len(text) <= AT_ONCE or len(said) == 1 or not counted):
            return text
    lines = [at.words.fits(each.size, each.weight, each.height) for each in product.size_advice]
    return f"{at.words.of(at.name, at.words.listed(lines))}. {at.words.ask_measures}"


def _code(product: Product, at: Context) -> str:
    return at.words.code(at.name, product.code)


def fact(at: Context, key: str) -> Told | None:
    """Return one of the product's own facts, as the shop wrote it."""
    product = at.product
    said = product and (at.written(product.facts, key) or at.written(product.facts, _SAME_FACT.get(key, "")))
    if not product or not said:
        return None
    return Told(text=said, part=product.code)


def _needing(say: Callable[[Product, Context], str]) -> Callable[[Context], Told | None]:
    def told(at: Context) -> Told | None:
        text = say(at.product, at) if at.product else ""
        return Told(text=text, part=at.product.code) if at.product and text else None

    return told


NEEDS: Final[Mapping[str, Callable[[Context], Told | None]]] = MappingProxyType(
    {
        "price": _needing(_price),
        "offer": _needing(_offer),
        "sizes": _needing(_sizes),
        "size_advice": _needing(_size_advice),
        "colours": _needing(_colours),
        "stock": _needing(_stock),
        "code": _needing(_code),
    }
)
"""What a topic may need of a product, and what says it."""


def _with_others(wished: Sequence[str], at: Context, others: Sequence[str], more: Sequence[str] = ()) -> str:
    """Return what was asked for, then what else there is, then more about it."""
    said = [*wished, *([at.words.besides(others)] if others else []), *more]
    return _short(said, lambda few: at.words.of(at.name, at.words.joined(few)))


def _asked_sizes(product: Product, at: Context) -> set[str]:
    return {own for wish in at.asked.wishes if (own := own_size(product, wish.size))}


def _followed(sentence: str, more: Sequence[str], at: Context) -> str:
    return _short(more, lambda few: f"{sentence}. {at.words.joined(few)}") if more else sentence


def _short(parts: Sequence[str], sentence: Callable[[Sequence[str]], str]) -> str:
    """Return a sentence of the first part and of what else fits, the more wanted first."""
    kept = list(parts[:1])
    for part in parts[1:]:
        if len(sentence([*kept, part])) <= AT_ONCE:
            kept.append(part)
    return sentence(kept)


def _wished(product: Product, at: Context) -> tuple[list[str], list[str]]:
    """Return which of the sizes and colours asked for are simply there, and what is left of the others."""
    there: dict[str, None] = {}
    said: dict[str, None] = {}
    for wish in at.asked.wishes:
        for what, words in _of_wish(product, wish, at):
            if words:
                said[words] = None
            else:
                there[what] = None
    return [at.words.there([*there])] if there else [], [*said]


def _of_wish(product: Product, wish: Wish, at: Context) -> list[tuple[str, str]]:
    """Return what is asked for, each with what is left of it: "" where there is simply some."""
    colour = wish.colour if product.colours or product.stock else ""
    size = own_size(product, wish.size) if wish.size else ""
    if size is None:
        is_sized = bool(product.sizes or product.stock)
        return [(wish.size, at.words.never(wish.size))] if is_sized else []
    if not colour:
        return [(size, _of_size(product, size, at))] if size else []
    name = at.words.a_colour(at.words.colour(colour))
    colours = own_colours(product, colour)
    return [_of_colour(product, size, each, at) for each in colours] or [(name, at.words.never(name))]


def _of_size(product: Product, size: str, at: Context, *, named: bool = True) -> str:
    """Return what is left of a size, and in which colours alone; "" where there is simply some."""
    words, left, said = at.words, pieces(product, size=size), size if named else ""
    if is_gone(left):
        return words.gone(size)
    rows = by_colour(product, size)
    names = [words.colour(each) for each in rows]
    is_whole = sum(rows.values()) == left
    if isinstance(left, Left) or left > _COUNTED:
        is_part = is_whole and 0 < len(rows) < len(product.colours)
        return words.there([size]) + words.some_colours(names) if is_part else ""
    if not is_whole or not rows:
        return words.left(left, said)
    if len(rows) == 1:
        return words.left(left, said) + words.one_colour(names[0], only=len(product.colours) > 1)
    return words.left(left, said) + words.each_colour(zip(names, rows.values(), strict=True))


def _of_colour(product: Product, size: str, colour: str, at: Context) -> tuple[str, str]:
    """Return a colour, in a size or in all, and what is left of it; "" where there is simply some."""
    words, left = at.words, pieces(product, size=size, colour=colour)
    name = words.colour(colour)
    what = f"{size} {name}" if size else words.a_colour(name)
    if is_gone(left):
        still = _of_size(product, size, at) if size and not is_gone(pieces(product, size=size)) else ""
        return what, words.joined([words.gone(what), *([still] if still else [])])
    if isinstance(left, int) and left <= _COUNTED:
        return what, words.left(left, size) + words.one_colour(name, only=False)
    return what, ""


def _few(product: Product, at: Context) -> list[str]:
    """Return of what only a few pieces are left."""
    few = [row for row in product.stock if 0 < row.pieces <= _FEW]
    return [_remaining(at, row.pieces, row.size, row.colour) for row in few]


def _remaining(at: Context, number: int, size: str, colour: str) -> str:
    name = at.words.colour(colour)
    return at.words.left(number, " ".join(part for part in (size, name and f"({name})") if part))


def _for_body(product: Product, body: Body, at: Context, *, counted: bool) -> str:
    """Return the sizes that fit a person, with how honest the stock is about them; or that none does."""
    advice = product.size_advice
    fitting = [each for each in advice if _fits(each, body)]
    if not fitting and body.height and body.weight:
        body = Body(weight=body.weight)
        fitting = [each for each in advice if _fits(each, body)]
    said = at.words.body(body.weight, body.height)
    if fitting:
        sizes = [_with_stock(product, each.size, at, counted=counted) for each in fitting]
        return at.words.advised(said, sizes)
    ends = [end for each in advice for end in _range(each.weight)]
    outside = body.weight and ends and not min(ends) <= body.weight <= max(ends)
    return at.words.beyond(said, f"{min(ends):g}", f"{max(ends):g}") if outside else ""


def _with_stock(product: Product, size: str, at: Context, *, counted: bool) -> str:
    """Return a size, whether it is sold out, and how many are left of it if `counted`."""
    left = pieces(product, size=size)
    if is_gone(left) and left is not Left.NEVER:
        return f"{size} ({at.words.sold_out})"
    if counted and isinstance(left, int) and 0 < left <= _FEW:
        return f"{size} ({_of_size(product, size, at, named=False)})"
    return size


def _fits(advice: SizeAdvice, body: Body) -> bool:
    said = [
        (value, _range(span))
        for value, span in ((body.weight, advice.weight), (body.height, advice.height))
        if value and _range(span)
    ]
    return bool(said) and all(span[0] <= value <= span[-1] for value, span in said)


def _range(span: str) -> tuple[float, ...]:
    return tuple(float(end) for end in span.split("-") if end.strip())
