"""What is left of the sizes and colours that viewers ask for, as parts of one sentence.

Which parts there is room for is decided by how many people ask; how they stand in the sentence, by what they
are: what the card's title names first, sizes from the smallest to the biggest, colours apart from sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeGuard

from copilot.answers.context import AT_ONCE, Context
from copilot.answers.shop import Product
from copilot.answers.stock import (
    Left,
    Wish,
    available_colours,
    available_sizes,
    by_colour,
    every_colour,
    every_size,
    is_gone,
    own_colours,
    own_size,
    pieces,
)
from copilot.answers.vocabulary import size_rank

FEW: Final = 5
"""Pieces that are told even where nobody asks for their size or colour."""

_COUNTED: Final = 10
"""Pieces up to which a number is told to who does not ask for it; more are simply there."""


class Option(Enum):
    """What viewers choose of a product."""

    SIZE = "size"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is said of one or more sizes, or of colours.

    Attributes:
        words: Can be read out beside others.
        option: What it is about; a colour in a size is about the size.
        size: The one that it is about, the smallest of several; empty for none.
        simply: It says only that there is some.
        titled: The card's title names it.
        last: It stands after the others of its option.
    """

    words: str
    option: Option
    size: str = ""
    simply: bool = False
    titled: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A wish, and what is left of it: "" where there is simply some, or never was any."""

    size: str
    colour: str
    words: str = ""
    never: bool = False


def wished(product: Product, at: Context) -> list[Part]:
    """Return what is left of the sizes and colours asked for, what the title names before all others.

    What is simply there comes together: sizes in one part, colours in another, colours in a size after them.
    """
    found = list(dict.fromkeys(each for wish in at.asked.wishes for each in _of_wish(product, wish, at)))
    titled = set(found[: len({each for wish in at.asked.named for each in _of_wish(product, wish, at)})])
    told = {each.size for each in found if each.words and not each.colour and by_colour(product, each.size)}
    found = [each for each in found if not each.colour or each.size not in told]
    said: dict[str, Part] = {}
    for each in found:
        if each.never:
            alike = [other for other in found if other.never and _option(other) is _option(each)]
            part = _together(alike, at.words.never, at, titled)
        else:
            named = each in titled or (bool(each.size) and each.size in {one.size for one in titled})
            part = Part(words=each.words, option=_option(each), size=each.size, titled=named)
        if part.words:
            said[part.words] = part
    there = [each for each in found if not each.words and not each.never]
    sizes = [each for each in there if not each.colour]
    colours = [each for each in there if not each.size]
    pairs = [each for each in there if each.size and each.colour]
    groups = [sizes, colours, *([each] for each in pairs if each.size not in {size.size for size in sizes})]
    together = [
        (group, replace(_together(group, at.words.there, at, titled), simply=True))
        for group in groups
        if group
    ]
    first = [part for group, part in together if found[0] in group]
    return [*first, *said.values(), *(part for _, part in together if part not in first)]


def others(product: Product, at: Context, option: Option) -> list[str]:
    """Return the sizes or the colours that can be sold besides those that are asked for.

    Who asks for a size in one colour is told of sizes in this colour, and of colours in this size.
    """
    sizes = {own_size(product, wish.size) for wish in at.asked.wishes if wish.size}
    colours = {own_colours(product, wish.colour) for wish in at.asked.wishes if wish.colour}
    paired = all(wish.size and wish.colour for wish in at.asked.wishes)
    if option is Option.SIZE:
        (meant,) = colours if paired and len(colours) == 1 else ((),)
        return [
            each for each in available_sizes(product) if each not in sizes and _is_in(product, each, meant)
        ]
    (size,) = sizes if paired and len(sizes) == 1 else (None,)
    alone = {
        own for wish in at.asked.wishes if size or not wish.size for own in own_colours(product, wish.colour)
    }
    return [
        at.words.colour(each)
        for each in available_colours(product)
        if each not in alone and (not size or _is_in(product, size, (each,)))
    ]


def _is_in(product: Product, size: str, colours: Sequence[str]) -> bool:
    """Tell whether a size can be sold in one of these colours; in any where there are none."""
    left = [pieces(product, size=size, colour=each) for each in colours]
    return not left or not all(map(is_gone, left))


def with_others(parts: Sequence[Part], at: Context, option: Option, rest: Sequence[str]) -> str:
    """Return what was asked for, what else there is of the card's option, and more about it."""
    own = [part for part in parts if part.option is option]
    foreign = [part for part in parts if part.option is not option]
    say = at.words.besides if own else at.words.offered
    besides = [Part(words=say(rest), option=option, last=True)] if rest else []
    firm = [part for part in own if part.simply and option is Option.COLOUR] or own or foreign
    wanted = dict.fromkeys((*own[:1], *firm, *besides, *own, *foreign))
    return _short(list(wanted), lambda few: at.words.of(at.name, at.words.joined(_words(few, option))))


def followed(sentence: str, more: Sequence[Part], at: Context) -> str:
    """Return a sentence and another of what is left of some."""
    if not more:
        return sentence
    return _short(
        more, lambda few: f"{sentence}. {at.words.opened(at.words.joined(_words(few, Option.SIZE)))}"
    )


def few(product: Product, at: Context) -> list[Part]:
    """Return of what only a few pieces are left, the smallest size first."""
    rows = [row for row in product.stock if 0 < row.pieces <= FEW]
    return [
        Part(words=_remaining(at, row.pieces, row.size, row.colour), option=Option.SIZE, size=row.size)
        for row in sorted(rows, key=lambda row: size_rank(row.size))
    ]


def of_size(product: Product, size: str, at: Context, *, named: bool = True) -> str:
    """Return what is left of a size, and in which colours alone; "" where there is simply some."""
    words, left, said = at.words, pieces(product, size=size), at.words.size(size) if named else ""
    if is_gone(left):
        return words.gone(at.words.size(size))
    rows = by_colour(product, size)
    names = [words.colour(each) for each in rows]
    is_whole = sum(rows.values()) == left
    if not _is_told(left, at):
        is_part = is_whole and 0 < len(rows) < len(product.colours)
        return words.there([words.size(size)]) + words.some_colours(names) if is_part else ""
    if not is_whole or not rows:
        return words.left(left, said)
    if len(rows) == 1:
        return words.left(left, said) + words.one_colour(names[0], only=len(product.colours) > 1)
    return words.left(left, said) + words.each_colour(zip(names, rows.values(), strict=True))


def _short(parts: Sequence[Part], sentence: Callable[[Sequence[Part]], str]) -> str:
    """Return a sentence of the first part and of what else fits, the more wanted first."""
    kept = list(parts[:1])
    for part in parts[1:]:
        if len(sentence([*kept, part])) <= AT_ONCE:
            kept.append(part)
    return sentence(kept)


def _words(parts: Sequence[Part], first: Option) -> list[str]:
    """Return parts as they are read out: what the title names, then of one option together."""
    return [
        part.words
        for part in sorted(
            parts,
            key=lambda part: (
                not part.titled,
                part.option is not first,
                part.last,
                size_rank(part.size),
            ),
        )
    ]


def _option(found: _Found) -> Option:
    return Option.SIZE if found.size else Option.COLOUR


def _together(
    found: Sequence[_Found], say: Callable[[Sequence[str]], str], at: Context, titled: Container[_Found]
) -> Part:
    """Return as one part what is to be said of several sizes, or of several colours."""
    named = any(each in titled for each in found)
    if not found[0].size:
        return Part(words=say([each.colour for each in found]), option=Option.COLOUR, titled=named)
    if found[0].colour:
        pair = say([_pair(found[0], at)])
        return Part(words=pair, option=Option.SIZE, size=found[0].size, titled=named)
    found = sorted(found, key=lambda each: (each not in titled, size_rank(each.size)))
    sizes = list(dict.fromkeys(each.size for each in found))
    return Part(words=say(at.words.some_sizes(sizes)), option=Option.SIZE, size=sizes[0], titled=named)


def _pair(found: _Found, at: Context) -> str:
    return at.words.size(found.size) + at.words.in_colour(found.colour)


def _of_wish(product: Product, wish: Wish, at: Context) -> list[_Found]:
    """Return what is asked for, each with what is left of it.

    Where the file names no size of a product, or no colour, nothing is said of these: it denies none either.
    """
    words = at.words
    colour = wish.colour if every_colour(product) else ""
    size = own_size(product, wish.size) if wish.size and every_size(product) else ""
    if size is None:
        return [_Found(size=wish.size, colour="", never=True)]
    if not colour:
        return [_Found(size=size, colour="", words=of_size(product, size, at))] if size else []
    name = words.a_colour(words.colour(colour))
    colours = own_colours(product, colour)
    return [_of_colour(product, size, each, at) for each in colours] or [
        _Found(size="", colour=name, never=True)
    ]


def _of_colour(product: Product, size: str, colour: str, at: Context) -> _Found:
    """Return a colour, in a size or in all, and what is left of it."""
    words, left = at.words, pieces(product, size=size, colour=colour)
    name = words.colour(colour)
    found = _Found(size=size, colour=name if size else words.a_colour(name))
    if is_gone(left):
        gone = words.gone(_pair(found, at) if size else found.colour)
        still = of_size(product, size, at) if size and not is_gone(pieces(product, size=size)) else ""
        return _Found(size=size, colour=found.colour, words=words.joined([gone, *([still] if still else [])]))
    if _is_told(left, at):
        said = words.left(left, words.size(size) if size else "") + words.one_colour(name, only=False)
        return _Found(size=size, colour=found.colour, words=said)
    return found


def _is_told(left: int | Left, at: Context) -> TypeGuard[int]:
    """Tell whether a number is told: up to `_COUNTED`, or any to who asks how many."""
    return isinstance(left, int) and (left <= _COUNTED or at.asked.number)


def _remaining(at: Context, number: int, size: str, colour: str) -> str:
    name = at.words.colour(colour)
    said = at.words.size(size) if size else ""
    return at.words.left(number, " ".join(part for part in (said, name and f"({name})") if part))
