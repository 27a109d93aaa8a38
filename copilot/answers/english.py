"""English, for viewers who type it. The same phrases as `arabic`.

A sentence that the shop wrote itself stays in the language it was written in: nothing is translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from copilot.answers.vocabulary import english_colour, english_size

_LEFT: Final = re.compile(r"^(\d+) pieces? left in ")


def _and(items: Sequence[str]) -> str:
    """Return items as one phrase: S, M and L."""
    return " and ".join(part for part in (", ".join(items[:-1]), items[-1]) if part)


def _is(name: str) -> str:
    """Return the verb of a thing, or of a pair: jeans, white sneakers."""
    return "are" if name.endswith("s") and not name.endswith("ss") else "is"


class English:
    """Words in English.

    Args:
        currency: As English sentences name it.
    """

    ask_measures = "What are your weight and height?"
    ask_payment = "How would you like to pay?"
    ask_size = "Which size are you?"
    sold_out = "sold out"
    ask_place = "Which governorate are you in?"

    def __init__(self, currency: str) -> None:
        self._currency = currency

    # ---- small pieces

    def money(self, amount: float) -> str:
        """Return an amount in the shop's currency."""
        return f"{amount:.2f} {self._currency}" if amount % 1 else f"{amount:.0f} {self._currency}"

    def name(self, arabic: str, english: str) -> str:
        """Return a product's name."""
        return english or arabic

    def colour(self, name: str) -> str:
        """Return a colour's name."""
        return english_colour(name)

    def place(self, arabic: str, english: str) -> str:
        """Return a place's name."""
        return english or arabic

    def listed(self, items: Iterable[str]) -> str:
        """Return a list."""
        return ", ".join(items)

    def joined(self, parts: Iterable[str]) -> str:
        """Return sentences' parts as one sentence; that some are left is said once of those that follow."""
        said = list(parts)
        follows = [_LEFT.match(one) is not None for one in ("", *said)]
        return "; ".join(
            _LEFT.sub(r"\1 in ", one) if after else one for one, after in zip(said, follows, strict=False)
        )

    def opened(self, sentence: str) -> str:
        """Return words as the beginning of a sentence."""
        return f"{sentence[:1].upper()}{sentence[1:]}"

    def size(self, name: str) -> str:
        """Return a size beside other words; a number says that it is one."""
        said = english_size(name)
        return f"size {said}" if said.isdecimal() else said

    # ---- products

    def price(self, name: str, amount: float, offer: str, *, before: float | None = None) -> str:
        """Return what it costs, what it cost before, and the offer."""
        instead = f" instead of {self.money(before)}" if before is not None else ""
        return f"{name}: {self.money(amount)}{instead}{f'. {offer}' if offer else ''}"

    def of(self, name: str, words: str) -> str:
        """Return words about a product."""
        return f"{name}: {words}"

    def code(self, name: str, code: str) -> str:
        """Return the code."""
        return f"The code of {name} is {code}"

    def sizes(self, name: str, sizes: Iterable[str]) -> str:
        """Return which sizes there are."""
        return f"Sizes of {name}: {self.listed(map(english_size, sizes))}"

    def colours(self, name: str, colours: Iterable[str]) -> str:
        """Return which colours there are."""
        return f"Colours of {name}: {self.listed(colours)}"

    def all_sizes_gone(self, name: str) -> str:
        """Return that no size is left."""
        return f"All sizes of {name} are sold out"

    def all_colours_gone(self, name: str) -> str:
        """Return that no colour is left."""
        return f"All colours of {name} are sold out"

    def still(self, name: str) -> str:
        """Return that there is enough of it."""
        return f"{name} {_is(name)} still available"

    def gone(self, what: str) -> str:
        """Return that it is sold out."""
        return f"{what} {_is(what)} sold out"

    def there(self, what: Sequence[str]) -> str:
        """Return that there is some of each."""
        return f"{_and(what)} {'are' if len(what) > 1 else 'is'} available"

    def some_sizes(self, sizes: Sequence[str]) -> list[str]:
        """Return sizes beside each other; the first of several numbers says what they are."""
        first, *others = map(english_size, sizes)
        return [f"sizes {first}" if others and first.isdecimal() else self.size(first), *others]

    def in_colour(self, colour: str) -> str:
        """Return in which colour a size is meant."""
        return f" in {colour}"

    def never(self, what: Sequence[str]) -> str:
        """Return that it does not come in any of these."""
        return f"no {' or '.join(part for part in (', '.join(what[:-1]), what[-1]) if part)}"

    def a_colour(self, name: str) -> str:
        """Return a colour as something that is or is not there."""
        return name

    def left(self, number: int, what: str) -> str:
        """Return how many pieces are left."""
        return f"{number} {'piece' if number == 1 else 'pieces'} left {f'in {what}' if what else ''}".strip()

    def from_it(self, name: str, words: str) -> str:
        """Return what is left of a product."""
        return f"{name}: {words}"

    def one_colour(self, colour: str, *, only: bool) -> str:
        """Return in which colour, and whether in no other."""
        return f", {colour}{' only' if only else ''}"

    def some_colours(self, colours: Sequence[str]) -> str:
        """Return in which colours, and in no other."""
        return f", {_and(colours)} only"

    def each_colour(self, pieces: Iterable[tuple[str, int]]) -> str:
        """Return how many in which colour."""
        return f" ({', '.join(f'{number} {colour}' for colour, number in pieces)})"

    def offered(self, items: Iterable[str]) -> str:
        """Return what there is."""
        return f"available in {self.listed(map(english_size, items))}"

    def besides(self, items: Iterable[str]) -> str:
        """Return what else there is."""
        return f"also {self.listed(map(english_size, items))}"

    # ---- sizes for a person

    def fits(self, size: str, weight: str, height: str) -> str:
        """Return whom a size fits."""
        parts = [f"{weight} kg" if weight else "", f"{height} cm" if height else ""]
        fitting = " and ".join(filter(None, parts))
        return f"{size} for {fitting}" if fitting else size

    def advised(self, body: str, sizes: Sequence[str]) -> str:
        """Return which sizes fit a person."""
        return f"{body}: {' or '.join(map(self.size, sizes))}"

    def body(self, weight: float | None, height: float | None) -> str:
        """Return a person's measures."""
        parts = [f"{weight:g} kg" if weight else "", f"{height:g} cm" if height else ""]
        return " and ".join(filter(None, parts))

    def age(self, years: int, *, exact: bool) -> str:
        """Return for what age a size is, or for which it is only the nearest."""
        return f"age {years}" if exact else f"nearest to age {years}"

    def beyond(self, body: str, smallest: str, biggest: str) -> str:
        """Return that no size fits a person."""
        return f"{body}: no size fits, ours are for {smallest} to {biggest} kg"

    # ---- the shop

    def payment(self, methods: Iterable[str]) -> str:
        """Return how one can pay."""
        return f"You can pay by: {self.listed(methods)}"

    def pay_with(self, asked: Iterable[str], others: Iterable[str]) -> str:
        """Return that one can pay this way, and how else."""
        rest = self.listed(others)
        return f"Yes: {self.listed(asked)}{f'. Also {rest}' if rest else ''}"

    def contact(self, words: str) -> str:
        """Return how to reach the shop."""
        return f"Contact us: {words}"

    def hours(self, words: str) -> str:
        """Return when it is open."""
        return f"Our hours: {words}"

    def branches(self, places: Iterable[str]) -> str:
        """Return where it is."""
        return f"Our branches: {'; '.join(places)}"

    # ---- delivery

    def fee(self, amount: float) -> str:
        """Return what delivery costs."""
        return f"Delivery is {self._or_free(amount)}"

    def fees_to(self, fees: Sequence[tuple[str, float, float]]) -> str:
        """Return what delivery to each place costs, the least and the most."""
        return f"Delivery is {self.listed(f'{self._from_to(*fee)} to {where}' for where, *fee in fees)}"

    def _or_free(self, amount: float) -> str:
        return self.money(amount) if amount else "free"

    def _from_to(self, low: float, high: float) -> str:
        return self._or_free(low) if low == high else f"{low:g} to {self.money(high)}"

    def elsewhere(self, low: float, high: float) -> str:
        """Return what delivery to other places costs, as the end of a sentence."""
        return f", {self._from_to(low, high)} elsewhere"

    def elsewhere_takes(self, span: tuple[int, int]) -> str:
        """Return how long it takes to other places, as the end of a sentence."""
        return f", {self.span(span)} elsewhere"

    def fees_each(self, fees: Sequence[tuple[float, Sequence[str]]], others: float | None) -> str:
        """Return every fee with its places, and that of all others."""
        said = [f"{self._or_free(fee)} to {' and '.join(where)}" for fee, where in fees]
        said += [f"{self._or_free(others)} elsewhere"] if others is not None else []
        return f"Delivery is {self.listed(said)}"

    def fees_between(self, low: float, cheapest: Sequence[str], most: float | None, high: float) -> str:
        """Return the lowest fee and its places, that of most places, and the highest."""
        where = f" to {' and '.join(cheapest)}" if cheapest else ""
        usual = f", {self._or_free(most)} to most governorates" if most is not None else ""
        return f"Delivery is {self._or_free(low)}{where}{usual}, up to {self.money(high)} for the farthest"

    def free_from(self, amount: float) -> str:
        """Return from which amount delivery is free, as the end of a sentence."""
        return f", free from {self.money(amount)}"

    def free(self, amount: float) -> str:
        """Return from which amount delivery is free."""
        return f"Delivery is free for orders from {self.money(amount)}"

    def delivers(self, where: Sequence[str] = ()) -> str:
        """Return that the shop delivers to places; to all governorates if none are named."""
        return f"Yes, we deliver to {' and '.join(where) or 'all governorates'}"

    def only_to(self, where: Sequence[str]) -> str:
        """Return where it delivers."""
        return f"We deliver to {self.listed(where)}"

    def takes(self, span: tuple[int, int], to_where: str = "") -> str:
        """Return how long delivery takes."""
        return f"Delivery{f' to {to_where}' if to_where else ''} takes {self.span(span)}"

    def span(self, span: tuple[int, int]) -> str:
        """Return a span of days."""
        first, last = span
        return f"{last} day{'' if last == 1 else 's'}" if first == last else f"{first} to {last} days"

    def at_most(self, number: int) -> str:
        """Return the longest wait, as the end of a sentence."""
        return f", up to {number} days for the farthest governorate"
