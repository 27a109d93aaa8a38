"""What rows count is told truthfully: of a size, of a colour, of the product as a whole, or not at all."""

from __future__ import annotations

from itertools import product as every

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.answers.counting import Counted, stock_of
from copilot.answers.shop import Product, Stock
from copilot.answers.stock import Left, pieces


def rows(*said: tuple[str, str, int | None]) -> list[Counted]:
    return [
        Counted(row=place, sizes=tuple(sizes.split()), colours=tuple(colours.split()), pieces=number)
        for place, (sizes, colours, number) in enumerate(said)
    ]


@pytest.mark.parametrize(
    ("said", "stock", "lost"),
    [
        ([("M", "beige", 3), ("L", "black", 2)], "M beige 3, L black 2", ()),
        ([("M", "", 3), ("L", "", None)], "M 3", ()),
        ([("M L", "", 5), ("XL", "", 2)], "XL 2, 7", ()),
        ([("M L", "", 5), ("XL", "", None)], "", (0,)),
        ([("M L", "beige", 5), ("XL", "beige", 2)], "XL beige 2, beige 7", ()),
        ([("M L", "beige", 0), ("M L", "black", 3)], "beige 0, black 3", ()),
        ([("M L", "", 0)], "M 0, L 0", ()),
        ([("", "red blue", 0)], "red 0, blue 0", ()),
        ([("M", "beige", 3), ("M", "black", None)], "beige 3", ()),
        ([("M", "beige", 0), ("L", "beige", None)], "", (0,)),
        ([("M", "beige", 0), ("M", "black", 2), ("L", "beige", None)], "M black 2", ()),
        ([("", "", 4), ("", "", 5)], "9", ()),
        ([("M", "", 4), ("", "", 5)], "9", ()),
    ],
)
def test_each_number_stands_where_it_is_true(
    said: list[tuple[str, str, int | None]], stock: str, lost: tuple[int, ...]
) -> None:
    found, unkept = stock_of(rows(*said))
    told = [" ".join(part for part in (row.size, row.colour, str(row.pieces)) if part) for row in found]
    assert (", ".join(told), unkept) == (stock, lost)


SIZES, COLOURS = ("S", "M"), ("red", "blue")
each_row = st.tuples(
    st.sets(st.sampled_from(SIZES)), st.sets(st.sampled_from(COLOURS)), st.none() | st.integers(0, 9)
)


@given(st.lists(each_row, min_size=1, max_size=4), st.data())
def test_nothing_is_promised_or_denied_that_the_rows_do_not_say(
    said: list[tuple[set[str], set[str], int | None]], data: st.DataObject
) -> None:
    """However the pieces of joint rows lie, no number told is more or less than there is of it."""
    counts = [
        Counted(row=place, sizes=tuple(sorted(sizes)), colours=tuple(sorted(colours)), pieces=number)
        for place, (sizes, colours, number) in enumerate(said)
    ]
    stock, _ = stock_of(counts)
    sizes = tuple(dict.fromkeys(size for each in counts for size in each.sizes))
    colours = tuple(dict.fromkeys(colour for each in counts for colour in each.colours))
    thing = Product(code="A", name="A", sizes=sizes, colours=colours, stock=stock)
    there: dict[tuple[str, str], int] = {}
    for each in counts:
        cells = list(every(each.sizes or sizes or ("",), each.colours or colours or ("",)))
        for _ in range(data.draw(st.integers(0, 3)) if each.pieces is None else each.pieces):
            cell = data.draw(st.sampled_from(cells))
            there[cell] = there.get(cell, 0) + 1
    for size, colour in every(("", *sizes), ("", *colours)):
        told = pieces(thing, size=size, colour=colour)
        if isinstance(told, Left):
            continue
        real = sum(
            number for (one, other), number in there.items() if size in {"", one} and colour in {"", other}
        )
        assert told == real, (size, colour, stock)


@pytest.mark.parametrize(
    ("stock", "size", "colour", "left"),
    [
        ((Stock(pieces=5, size="M"),), "M", "red", Left.SOME),
        ((Stock(pieces=0, size="M"),), "M", "red", 0),
        ((Stock(pieces=5, size="M"), Stock(pieces=2, size="M", colour="red")), "M", "red", 2),
        ((Stock(pieces=0),), "M", "", 0),
        ((Stock(pieces=0),), "", "red", 0),
        ((Stock(pieces=7),), "M", "", Left.SOME),
        ((Stock(pieces=0, colour="red"), Stock(pieces=0, colour="blue")), "M", "", 0),
        ((Stock(pieces=0, colour="red"), Stock(pieces=4)), "S", "red", 0),
    ],
)
def test_a_count_of_all_is_none_of_each(
    stock: tuple[Stock, ...], size: str, colour: str, left: int | Left
) -> None:
    assert (
        pieces(
            Product(code="A", name="A", sizes=SIZES, colours=COLOURS, stock=stock), size=size, colour=colour
        )
        == left
    )


def test_all_rows_of_a_size_are_its_only_colours() -> None:
    rows = (Stock(size="M", colour="بيج", pieces=3), Stock(size="M", pieces=2))
    dress = Product(code="A1", name="فستان", sizes=("M", "L"), colours=("بيج",), stock=rows)
    assert pieces(dress, size="M", colour="بيج") == 5
