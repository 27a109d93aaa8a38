"""What is left of a product, as honestly as the shop file counts it.

Three answers are possible for a size, a colour or both: a number of pieces, none, or "there is some" where
the file offers it without counting. A size that is counted is counted whole, so a colour that it is not
listed in is gone; a colour or size that the product does not come in was never there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from copilot.answers.shop import Product, Stock
from copilot.answers.vocabulary import colour as usual_colour
from copilot.answers.vocabulary import size as usual_size
from copilot.answers.vocabulary import size_rank


class Left(Enum):
    """What is left where no number can be told."""

    SOME = "some"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A size, a colour or both that viewers ask for, by their usual names; empty for any."""

    size: str = ""
    colour: str = ""


def every_size(product: Product) -> tuple[str, ...]:
    """Return the sizes that the file names for this product; none where it does not say which there are."""
    return tuple(dict.fromkeys((*product.sizes, *(row.size for row in product.stock if row.size))))


def every_colour(product: Product) -> tuple[str, ...]:
    """Return the colours likewise."""
    return tuple(dict.fromkeys((*product.colours, *(row.colour for row in product.stock if row.colour))))


def own_size(product: Product, size: str) -> str | None:
    """Return a size as this product's line in the file spells it; None where it does not come in it."""
    return next((own for own in every_size(product) if usual_size(own) == size), None)


def own_colours(product: Product, colour: str) -> tuple[str, ...]:
    """Return the colours of this product that a viewer may mean: "blue" may be light blue or dark blue."""
    known = every_colour(product)
    same = tuple(own for own in known if usual_colour(own) == colour)
    return same or tuple(own for own in known if colour in own.split())


def pieces(product: Product, *, size: str = "", colour: str = "") -> int | Left:
    """Return how many pieces are left of a size, a colour or both, as the product spells them.

    Args:
        product: The product.
        size: One of its sizes; empty for all.
        colour: One of its colours; empty for all.
    """
    if (size and product.sizes and size not in product.sizes and not _counted(product, size=size)) or (
        colour and product.colours and colour not in product.colours and not _counted(product, colour=colour)
    ):
        return Left.NEVER
    if size:
        return _of_size(product, size, colour)
    if colour:
        return _of_colour(product, colour)
    return _of_all(product)


def by_colour(product: Product, size: str) -> dict[str, int]:
    """Return the pieces left of a size in each colour that has some; empty where colours are not counted."""
    found: dict[str, int] = {}
    for row in product.stock:
        if row.colour and row.pieces and row.size == size:
            found[row.colour] = found.get(row.colour, 0) + row.pieces
    return found


def is_gone(left: int | Left) -> bool:
    """Tell whether nothing can be sold."""
    return left in {0, Left.NEVER}


def available_sizes(product: Product) -> list[str]:
    """Return the sizes that can still be sold, the smallest first."""
    sizes = sorted(product.sizes, key=size_rank)
    return [each for each in sizes if not is_gone(pieces(product, size=each))]


def available_colours(product: Product) -> list[str]:
    """Return the colours that can still be sold, in the file's order."""
    return [each for each in product.colours if not is_gone(pieces(product, colour=each))]


def _counted(product: Product, *, size: str = "", colour: str = "") -> bool:
    return any((size and row.size == size) or (colour and row.colour == colour) for row in product.stock)


def _of_size(product: Product, size: str, colour: str) -> int | Left:
    rows = [row for row in product.stock if row.size == size]
    if colour and rows:
        return _in_colour(product, rows, colour)
    if rows:
        return sum(row.pieces for row in rows)
    if colour:
        own = [row.pieces for row in product.stock if not row.size and row.colour == colour]
        return 0 if (own and not sum(own)) or _whole(product) == 0 else Left.SOME
    is_gone_in_all = product.colours and all(_of_size(product, size, each) == 0 for each in product.colours)
    return 0 if is_gone_in_all or _whole(product) == 0 else Left.SOME


def _in_colour(product: Product, rows: list[Stock], colour: str) -> int | Left:
    """Return what is left of a colour by the rows of one size; those without a colour are of all together."""
    own = [row.pieces for row in rows if row.colour == colour]
    together = sum(row.pieces for row in rows if not row.colour)
    if len(product.colours) <= 1:
        return sum(own) + together
    return sum(own) if own or not together else Left.SOME


def _of_colour(product: Product, colour: str) -> int | Left:
    rows = [row for row in product.stock if row.colour == colour]
    if (rows and not sum(row.pieces for row in rows)) or _whole(product) == 0:
        return 0
    whole = [row.pieces for row in rows if not row.size]
    if whole:
        return sum(whole)
    by_size = [_of_size(product, size, colour) for size in product.sizes]
    return _total(by_size) if by_size else Left.SOME


def _of_all(product: Product) -> int | Left:
    whole = _whole(product)
    if whole is not None:
        return whole
    parts: Final = [_of_size(product, size, "") for size in product.sizes] or [
        _of_colour(product, colour) for colour in product.colours
    ]
    return _total(parts) if parts else Left.SOME


def _whole(product: Product) -> int | None:
    """Return the pieces of the product as a whole, where the file counts them."""
    whole = [row.pieces for row in product.stock if not row.size and not row.colour]
    return sum(whole) if whole else None


def _total(parts: list[int | Left]) -> int | Left:
    numbers = [part for part in parts if isinstance(part, int)]
    return sum(numbers) if len(numbers) == len(parts) else Left.SOME
