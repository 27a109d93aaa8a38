"""How many pieces are left, by the rows of a shop's own list.

A list counts as its owner does: a row for each size and colour, one number for all sizes of a product, one
for a colour. A shop file takes each of these: pieces of a size (counted in all its colours), of a colour, of
the product as a whole. Never is a number spread over sizes that the list does not count, and where rows that
belong together are counted only in part, nothing is said to be gone that nobody counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copilot.answers.shop import Stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What one row of a product says of its pieces.

    Attributes:
        row: Its place among the rows of the product.
        sizes: The sizes it is about; none for all.
        colours: The colours, likewise.
        pieces: How many of all these together; None where it does not say.
    """

    row: int
    sizes: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()
    pieces: int | None = None


def stock_of(rows: Sequence[Counted]) -> tuple[tuple[Stock, ...], tuple[int, ...]]:
    """Return what is left of a product, and the rows whose number a shop file can't tell truthfully."""
    counts = [each for row in rows for each in _spread(row)]
    by_size, of_sizes = _of_sizes(counts)
    if all(of_sizes):
        return by_size, ()
    by_colour, of_colours = _of_colours(counts)
    untold = {
        colour for each, told in zip(counts, of_sizes, strict=True) if not told for colour in each.colours
    }
    by_colour = tuple(row for row in by_colour if row.colour in untold)
    if all(of_colours):
        return (*by_size, *by_colour), ()
    pieces = [each.pieces for each in counts if each.pieces is not None]
    if len(pieces) == len(counts):
        return (*by_size, Stock(pieces=sum(pieces))), ()
    told = zip(counts, of_sizes, of_colours, strict=True)
    lost = (each.row for each, sized, coloured in told if each.pieces is not None and not sized | coloured)
    return (*by_size, *by_colour), tuple(dict.fromkeys(lost))


def _spread(row: Counted) -> Iterable[Counted]:
    """Give a row for each size and colour where none is left: none of all is none of each."""
    if row.pieces != 0:
        return (row,)
    return (
        Counted(row=row.row, sizes=(size,) if size else (), colours=(colour,) if colour else (), pieces=0)
        for size in row.sizes or ("",)
        for colour in row.colours or ("",)
    )


def _of_sizes(counts: Sequence[Counted]) -> tuple[tuple[Stock, ...], list[bool]]:
    """Return the pieces of the sizes that are counted in full, and for each row whether that tells it all."""
    open_sizes = {
        size for each in counts if len(each.sizes) > 1 or each.pieces is None for size in each.sizes
    }
    open_colours = _open_colours(counts)
    if not all(each.sizes for each in counts):
        return (), [False] * len(counts)
    clear = [each for each in counts if each.sizes[0] not in open_sizes]
    # a colour of which only sold-out sizes are listed would be taken as sold out in all
    listed = [each for each in clear if each.pieces or not open_colours.intersection(each.colours)]
    sizes = {each.sizes[0] for each in listed}
    # beside pieces of several colours together, a colour's own number would be taken for all there is of it
    joint = {each.sizes[0] for each in listed if len(each.colours) != 1 and each.pieces}
    pieces: dict[tuple[str, str], int] = {}
    for each in listed:
        size = each.sizes[0]
        key = size, each.colours[0] if each.colours and size not in joint else ""
        pieces[key] = pieces.get(key, 0) + (each.pieces or 0)
    stock = (Stock(pieces=number, size=size, colour=colour) for (size, colour), number in pieces.items())
    return tuple(stock), [each.sizes[0] in sizes for each in counts]


def _of_colours(counts: Sequence[Counted]) -> tuple[tuple[Stock, ...], list[bool]]:
    """Return the pieces of the colours that are counted in full, and for each row whether that tells it."""
    open_colours = _open_colours(counts)
    is_clear = all(each.colours for each in counts)
    told = [is_clear and each.colours[0] not in open_colours for each in counts]
    pieces: dict[str, int] = {}
    for each, is_told in zip(counts, told, strict=True):
        if is_told:
            pieces[each.colours[0]] = pieces.get(each.colours[0], 0) + (each.pieces or 0)
    return tuple(Stock(pieces=number, colour=colour) for colour, number in pieces.items()), told


def _open_colours(counts: Sequence[Counted]) -> set[str]:
    """Return the colours of which some rows don't say how many there are of them alone."""
    if any(not each.colours and each.pieces != 0 for each in counts):  # of whichever colour
        return {colour for each in counts for colour in each.colours}
    return {
        colour for each in counts if len(each.colours) > 1 or each.pieces is None for colour in each.colours
    }
