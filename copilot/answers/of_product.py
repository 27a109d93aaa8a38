"""What the shop file says about one product, as sentences; what is asked for in particular comes first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from copilot.answers.ages import sizes_of_age
from copilot.answers.asked import Body
from copilot.answers.context import AT_ONCE, LONGEST, Context, Told
from copilot.answers.measured import said_of, sold_by
from copilot.answers.shop import Product, SizeAdvice
from copilot.answers.stock import Left, available_colours, available_sizes, is_gone, pieces
from copilot.answers.wished import FEW, Option, few, followed, of_size, others, wished, with_others

_SAME_FACT: Final = {"fabric": "material", "material": "fabric"}
"""What a shop may have written under the other name: a bag has no fabric, but it is asked for."""


def _price(product: Product, at: Context) -> str:
    offer = (at.english and product.offer_en) or product.offer
    return _priced(product, at, offer)


def _priced(product: Product, at: Context, offer: str) -> str:
    if product.price is None:
        return ""
    words = at.around(offer)
    name = words.name(product.name, product.english)
    return words.price(name, product.price, offer, before=_before(product))


def _before(product: Product) -> float | None:
    """Return what it cost before, if that was more."""
    price, before = product.price, product.price_before
    return before if price is not None and before is not None and before > price else None


def _offer(product: Product, at: Context) -> str:
    if at.english and product.offer_en:
        return at.words.of(at.name, product.offer_en)
    if product.offer:
        return f"{product.name}: {product.offer}"
    return _priced(product, at, "") if _before(product) is not None else ""


def _sizes(product: Product, at: Context) -> str:
    if not product.sizes:
        return ""
    sizes = available_sizes(product)
    if not sizes:
        return at.words.all_sizes_gone(at.name)
    if of_age := _for_age(product, at):
        return of_age
    parts = wished(product, at)
    if at.asked.generally:
        more = [part for part in parts if not part.simply] or few(product, at)
        return followed(at.words.sizes(at.name, sizes), more, at)
    return with_others(parts, at, Option.SIZE, others(product, at, Option.SIZE))


def _colours(product: Product, at: Context) -> str:
    if not product.colours:
        return ""
    colours = available_colours(product)
    if not colours:
        return at.words.all_colours_gone(at.name)
    parts = wished(product, at)
    if at.asked.generally:
        more = [part for part in parts if not part.simply]
        return followed(at.words.colours(at.name, map(at.words.colour, colours)), more, at)
    return with_others(parts, at, Option.COLOUR, others(product, at, Option.COLOUR))


def _stock(product: Product, at: Context) -> str:
    parts = wished(product, at)
    left = pieces(product)
    number = left if at.asked.number and isinstance(left, int) else None
    enough = at.words.still(at.name) if number is None else _counted(number, at)
    general = at.asked.generally and not (at.asked.number and at.asked.named)
    if parts and general and not is_gone(left):
        return followed(enough, parts, at)
    if parts:
        is_sized = len(product.sizes) > 1 and any(wish.size for wish in at.asked.wishes)
        return with_others(parts, at, Option.SIZE, others(product, at, Option.SIZE) if is_sized else [])
    if not product.stock:
        return ""
    if is_gone(left):
        return at.words.gone(at.name)
    scarce = few(product, at)
    said = at.words.joined([part.words for part in scarce])
    if left is not Left.SOME and len(scarce) == len(product.stock):
        return at.words.from_it(at.name, said)
    asks = at.words.ask_size if len(available_sizes(product)) > 1 else ""
    more = (at.words.opened(said), asks) if number is None else ()
    return ". ".join(filter(None, (enough, *more)))


def _counted(number: int, at: Context) -> str:
    return at.words.from_it(at.name, at.words.left(number, ""))


def _for_age(product: Product, at: Context) -> str:
    """Return the size for a child of the age that is asked about; "" where none is, or sizes are no ages."""
    years = at.asked.age
    every = dict.fromkeys((*product.sizes, *(each.size for each in product.size_advice)))
    sizes, exact = sizes_of_age(list(every), years) if years else ((), False)
    if not years or not sizes:
        return ""
    said = [_with_stock(product, size, at, counted=True) for size in sizes]
    return at.words.of(at.name, at.words.advised(at.words.age(years, exact=exact), said))


def _size_advice(product: Product, at: Context) -> str:
    if of_age := _for_age(product, at):
        return of_age
    if not product.size_advice:
        return ""
    said, short = (
        [_for_body(product, body, at, counted=counted) for body in at.asked.bodies]
        for counted in (True, False)
    )
    if at.asked.anybody or not any(said[:1]):
        return _whom_sizes_fit(product, [each for each in short if each], at)
    text = at.words.of(at.name, at.words.joined(filter(None, said)))
    if len(text) <= AT_ONCE or len(said) == 1:
        return text
    return at.words.of(at.name, at.words.joined(filter(None, short)))  # each person before each piece


def _whom_sizes_fit(product: Product, said: list[str], at: Context) -> str:
    """Return whom each size fits, and of what is said of some as much as leaves it short."""
    lines = [at.words.fits(each.size, each.weight, each.height) for each in product.size_advice]
    text = at.words.of(at.name, at.words.listed(lines))
    longer = (f"{text}. {at.words.joined(said[:number])}" for number in range(len(said), 0, -1))
    return next((each for each in longer if len(each) <= LONGEST), f"{text}. {at.words.ask_measures}")


def _code(product: Product, at: Context) -> str:
    return at.words.code(at.name, product.code)


def fact(at: Context, key: str) -> Told | None:
    """Return one of the product's own facts, as the shop wrote it; a measure with what it measures."""
    product = at.product
    if product is None:
        return None
    said = at.written(product.facts, key) or at.written(product.facts, _SAME_FACT.get(key, ""))
    said = said or at.words.listed(sold_by(product, key))
    return Told(text=said_of(key, said, english=at.english), part=product.code) if said else None


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


def _for_body(product: Product, body: Body, at: Context, *, counted: bool) -> str:
    """Return the sizes that fit a person, with how honest the stock is about them; or that none does."""
    advice = product.size_advice
    fitting = [each for each in advice if _fits(each, body)]
    if not fitting and body.height and body.weight:
        body = Body(weight=body.weight)
        fitting = [each for each in advice if _fits(each, body)]
    if fitting:
        said = at.words.body(
            body.weight if any(each.weight.strip() for each in fitting) else None,
            body.height if any(each.height.strip() for each in fitting) else None,
        )
        sizes = [_with_stock(product, each.size, at, counted=counted) for each in fitting]
        return at.words.advised(said, sizes)
    ends = [end for each in advice for end in _range(each.weight)]
    outside = body.weight and ends and not min(ends) <= body.weight <= max(ends)
    said = at.words.body(body.weight, body.height)
    return at.words.beyond(said, f"{min(ends):g}", f"{max(ends):g}") if outside else ""


def _with_stock(product: Product, size: str, at: Context, *, counted: bool) -> str:
    """Return a size, whether it is sold out, and how many are left of it if `counted`."""
    left = pieces(product, size=size)
    if is_gone(left) and left is not Left.NEVER:
        return f"{size} ({at.words.sold_out})"
    if counted and isinstance(left, int) and 0 < left <= FEW:
        return f"{size} ({of_size(product, size, at, named=False)})"
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
