"""What the shop file says about delivery, as sentences. Never more than it says, never less.

A place that viewers name is answered first, by the line of the town itself, of its governorate, of its region
or of all others, in this order, its fee and its days each by the first that says so; a region without a line
of its own (الصعيد) by the least and the most of its governorates, if the file knows them all. Where the fees
or days of the governorates are too many to read out, the sentence gives the cheapest or quickest place and
the upper end, so that nobody is promised less than she will pay or wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, takewhile
from typing import Final, TypeAlias

from copilot.answers.columns import items
from copilot.answers.context import AT_ONCE, Context, Told
from copilot.answers.places import places
from copilot.answers.shop import Delivered, Delivery, Shop
from copilot.answers.vocabulary import standard

PART: Final = "delivery"
_SAID: Final = 3
_HALF: Final = 27 / 2
"""Of the governorates of Egypt."""

_WHOLE: Final = 27
_UNKNOWN: Final = Delivered()
"""The line of a place of which the file says that it does not know."""

_BESIDE_OTHERS: Final = 2
"""Places that are named where others want to know too."""


Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What the file says about a place: of a region, from its nearest governorate to its farthest.

    Attributes:
        fees: The lowest and the highest; None where the file does not say.
        days: The first and the last working day; None likewise.
    """

    fees: tuple[float, float] | None
    days: Span | None


def cost(at: Context) -> Told | None:
    """Return what delivery costs: to the places that are asked for, then to others."""
    fees, words = _fees(at.shop.delivery), at.words
    if not fees:
        return None
    named = _named(at)
    if not named:
        if any(_own(at.shop, place) == _UNKNOWN for place in at.asked.places) and not at.asked.everywhere:
            return None  # by the fees of other places she would think that one of them is hers
        text = _with_free(_all_fees(at), at) if fees[-1] else _all_fees(at)
        return Told(text=f"{text}. {words.ask_place}" if len(fees) > _SAID else text, part=PART)
    text = _fees_to(named, at)
    return Told(text=text if _is_free(named) else _with_free(text, at), part=PART)


def free(at: Context) -> Told | None:
    """Return from which amount delivery is free, or what it costs where it is free in any case."""
    over = at.shop.delivery.free_over
    if _is_free(_named(at)) or (over is None and 0 in _fees(at.shop.delivery)):
        return cost(at)
    return Told(text=at.words.free(over), part=PART) if over is not None else None


def where(at: Context) -> Told | None:
    """Return where the shop delivers to. A general fee means everywhere."""
    delivery, words = at.shop.delivery, at.words
    is_everywhere = delivery.fee is not None or len(_covered(delivery.governorates)) == _WHOLE
    if named := _named(at):
        several = at.asked.everywhere or len(named) > 1
        places_ = () if is_everywhere and several else [_place(at, place) for place in named]
        return Told(text=f"{words.delivers(places_)}. {_fees_to(named, at)}", part=PART)
    if at.asked.places and not at.asked.everywhere:
        return None  # only places are asked for that the file does not list
    if is_everywhere:
        return Told(text=f"{words.delivers()}. {_all_fees(at)}", part=PART)
    listed = [_place(at, name) for name in delivery.governorates]
    return Told(text=words.only_to(listed), part=PART) if listed else None


def time(at: Context) -> Told | None:
    """Return how many days it takes: to the places asked for, or the quickest place and the longest wait."""
    delivery, words = at.shop.delivery, at.words
    known = {place: found.days for place in _most(at) if (found := _at(at.shop, place)) and found.days}
    spans = {place: _span(found.days) for place, found in delivery.governorates.items() if found.days}
    if delivery.days:
        spans[""] = _span(delivery.days)
    if not spans:
        return None
    whole = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    is_same = len(set(spans.values())) == 1
    if known and not (is_same and at.asked.everywhere):
        text = words.joined([words.takes(span, _place(at, place)) for place, span in known.items()])
        is_general = at.asked.everywhere and delivery.days
        return Told(text=f"{text}{words.elsewhere_takes(whole)}" if is_general else text, part=PART)
    quickest = min(spans, key=lambda place: (spans[place], place == ""))
    if is_same:
        return Told(text=words.takes(spans[quickest]), part=PART)
    soonest = words.takes(spans[quickest], _place(at, quickest) if quickest else "")
    return Told(text=f"{soonest}{words.at_most(whole[1])}", part=PART)


def unlisted(at: Context) -> str | None:
    """Return the place that is asked for and the file does not say, if that is why there is no answer."""
    return next((place for place in at.asked.places if not _at(at.shop, place)), None)


def _fees(delivery: Delivery) -> list[float]:
    fees = {found.fee for found in delivery.governorates.values() if found.fee is not None}
    return sorted(fees | ({delivery.fee} if delivery.fee is not None else set()))


def _is_free(named: dict[str, Reached]) -> bool:
    return bool(named) and all(found.fees == (0, 0) for found in named.values())


def _most(at: Context) -> tuple[str, ...]:
    """Return the places that are asked for, fewer where others want to know too."""
    return at.asked.places[:_BESIDE_OTHERS] if at.asked.everywhere else at.asked.places


def _named(at: Context) -> dict[str, Reached]:
    """Return what the file says about each place that is asked for, where it knows the fee."""
    found = {place: _at(at.shop, place) for place in _most(at)}
    return {place: said for place, said in found.items() if said and said.fees}


def _fees_to(named: dict[str, Reached], at: Context) -> str:
    """Return what delivery costs to each place, to a single one also how long it takes; then to others."""
    text = at.words.fees_to(
        [(_place(at, place), *found.fees) for place, found in named.items() if found.fees]
    )
    days = [found.days for found in named.values() if found.days]
    text = f"{text} ({at.words.span(days[0])})" if len(named) == len(days) == 1 else text
    fees = _fees(at.shop.delivery)
    if at.asked.everywhere and at.shop.delivery.fee is not None and fees[0] != fees[-1]:
        text += at.words.elsewhere(fees[0], fees[-1])
    return text


def _with_free(text: str, at: Context) -> str:
    """Return a sentence with the amount from which delivery is free, if it stays short."""
    over = at.shop.delivery.free_over
    longer = text + at.words.free_from(over) if over is not None else text
    return longer if len(longer) <= AT_ONCE else text


def _at(shop: Shop, place: str) -> Reached | None:
    """Return what the file says about a place; of a region only what it says about all of it."""
    known = places().get(place)
    is_whole = known is None or not known.is_region or place in shop.delivery.governorates
    lines = [_line(shop, each) for each in ((place,) if is_whole or not known else known.governorates)]
    fees = [line.fee for line in lines if line and line.fee is not None]
    spans = [_span(line.days) for line in lines if line and line.days]
    if len(lines) not in {len(fees), len(spans)}:
        return None
    return Reached(
        fees=(min(fees), max(fees)) if len(fees) == len(lines) else None,
        days=(min(spans)[0], max(last for _, last in spans)) if len(spans) == len(lines) else None,
    )


def _line(shop: Shop, place: str) -> Delivered | None:
    """Return what its own line says of a place, its governorate's, its region's, or the one for all others.

    Beyond a line of which nothing is known, nothing is said of it: those after it are about other places.
    """
    found = [*_around(shop, place), Delivered(fee=shop.delivery.fee, days=shop.delivery.days)]
    known = list(takewhile(lambda line: line != _UNKNOWN, found))
    fee = next((line.fee for line in known if line.fee is not None), None)
    days = next((line.days for line in known if line.days), "")
    return Delivered(fee=fee, days=days) if known else None


def _own(shop: Shop, place: str) -> Delivered | None:
    """Return the line of a place itself, or else the nearest that it lies in; None where there is none."""
    return next(iter(_around(shop, place)), None)


def _around(shop: Shop, place: str) -> list[Delivered]:
    """Return the lines that a place lies in, its own first, then from the nearest to the widest."""
    lines, known = shop.delivery.governorates, places().get(place)
    own = [lines[place]] if place in lines else []
    if not known or known.is_region:
        return own
    keys = (key for key in lines if key != place and _governorates(key).issuperset(known.governorates))
    return [*own, *(lines[key] for key in sorted(keys, key=lambda key: len(_governorates(key))))]


@lru_cache(maxsize=256)
def _governorates(key: str) -> frozenset[str]:
    """Return the governorates that a line of the file is about; none for a town's own line."""
    named = [places()[name] for name in standard().find(key).places]
    wholes = [each.governorates for each in named if each.is_region or each.governorates == (each.name,)]
    return frozenset(chain.from_iterable(wholes))


def _covered(keys: Iterable[str]) -> frozenset[str]:
    """Return the governorates that lines of the file are about, be it by their region."""
    return frozenset(chain.from_iterable(map(_governorates, keys)))


def _place(at: Context, name: str) -> str:
    return at.words.place(name, _english(name))


@lru_cache(maxsize=256)
def _english(name: str) -> str:
    """Return a place's English name, also of several together ("القاهرة والجيزة"); "" where one has none."""
    known = [places().get(each) for each in ([name] if name in places() else items(name))]
    return " and ".join(place.english for place in known if place) if all(known) else ""


def _all_fees(at: Context) -> str:
    """Return the fees of all places in one sentence."""
    delivery, words = at.shop.delivery, at.words
    fees = _fees(delivery)
    if len(fees) == 1 and delivery.fee is not None:
        return words.fee(fees[0])
    by_fee: dict[float, list[str]] = {}
    for place, found in delivery.governorates.items():
        if found.fee is not None and found.fee != delivery.fee:
            by_fee.setdefault(found.fee, []).append(_place(at, place))
    if len(fees) > _SAID:
        usual = delivery.fee if delivery.fee not in {None, fees[0], fees[-1]} else None
        others = (key for key, found in delivery.governorates.items() if found.fee not in {None, usual})
        is_most = usual is not None and len(_covered(others)) < _HALF
        return words.fees_between(fees[0], by_fee.get(fees[0], []), usual if is_most else None, fees[-1])
    return words.fees_each([(fee, by_fee[fee]) for fee in fees if fee in by_fee], delivery.fee)


def _span(text: str) -> Span:
    first, _, last = text.partition("-")
    return int(first), int(last or first)
