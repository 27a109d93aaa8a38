"""A shop's own lists become a shop file: products with their sizes, colours and stock, and delivery fees.

A list may have one row a product or one row for each size and colour; a row with the code and name of the row
above, or with a size or colour and without these, goes on with that product. What can be understood is taken;
every row that can't is told with its number, its column and what to do. A product is taken with all its rows
or not at all: with half of its sizes it would be answered wrongly on air.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from copilot.answers import columns as read
from copilot.answers import fees
from copilot.answers.counting import Counted, stock_of
from copilot.answers.headings import FACTS, Column
from copilot.answers.list_notes import UNADVISED, Note, Trouble
from copilot.answers.sheets import Cells, Sheet, heading_of
from copilot.answers.shop import Delivery, Product, Shop, SizeAdvice, checked
from copilot.answers.tables import read_tables
from copilot.answers.vocabulary import colour as usual_colour
from copilot.answers.vocabulary import size as usual_size
from copilot.answers.writing import bring_into
from copilot.errors import ShopFileError

Thing = TypeVar("Thing", bound=Hashable)

_PRICES: Final = (Column.ON_OFFER, Column.PRICE, Column.BEFORE, Column.OFFER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a list says.

    Attributes:
        shop: The facts of the rows that could be read.
        rows: How many rows there are below the headings.
        notes: What could not be read or kept, by row.
        unread: Headings of the columns that nothing is taken from.
        skipped: Sheets without a row of headings.
    """

    shop: Shop
    rows: int
    notes: tuple[Note, ...] = ()
    unread: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """No row could be read."""
        return not self.shop.products and self.shop.delivery == Delivery()

    @property
    def left_out(self) -> int:
        """How many rows could not be read."""
        bad = (note for note in self.notes if note.is_left_out and not note.is_good)
        return len({(note.sheet, note.row) for note in bad})

    @property
    def waiting(self) -> int:
        """How many rows could be read and stay out because of another one."""
        return sum(len(note.rows) or 1 for note in self.notes if note.is_good)


def import_shop(path: Path) -> Imported:
    """Return what a CSV or Excel file says about a shop's products and delivery.

    Raises:
        ShopFileError: It can't be read, or is no list of products or fees.
    """
    tables = read_tables(path)
    sheets = [Sheet(table, heading) for table in tables if (heading := heading_of(table))]
    if not sheets:
        raise ShopFileError(
            f"{path} has no row of headings with a product's name or code. "
            "Name the columns, for example: الكود، الاسم، السعر، المقاسات، الألوان، الكمية",
            name="list.headings",
            file=path.name,
        )
    rows = [row for sheet in sheets for row in sheet.rows]
    if not rows:
        raise ShopFileError(
            f"{path} has headings, but no rows below them.", name="list.empty", file=path.name
        )
    products = _products([row for sheet in sheets if not sheet.is_delivery for row in sheet.rows])
    delivery = fees.delivery([row for sheet in sheets if sheet.is_delivery for row in sheet.rows])
    named = {sheet.table.name for sheet in sheets}
    return Imported(
        shop=checked(path, Shop(products=products, delivery=delivery)),
        rows=len(rows),
        notes=tuple(note for row in rows for note in row.notes),
        unread=tuple(heading for sheet in sheets for heading in sheet.unread),
        skipped=tuple(table.name for table in tables if table.rows and table.name not in named),
    )


def bring_list(path: Path, to: Path, *, found: Imported | None = None) -> Imported:
    """Bring what a list says into a shop file, or into a new one, and return what it said.

    Products that the file has get what the list says of them; all else in it stays.

    Args:
        path: The list.
        to: The shop file.
        found: What `import_shop` returned, where it was read before.

    Raises:
        ShopFileError: The list or the file can't be read, or no row of the list; nothing is written.
    """
    found = found or import_shop(path)
    some_of(path, found)
    bring_into(to, found.shop)
    return found


def some_of(path: Path, found: Imported) -> Shop:
    """Return the facts that were found in a list.

    Raises:
        ShopFileError: There are none: no row could be read.
    """
    if found.is_empty:
        raise ShopFileError(
            f"No row of {path} could be read, so nothing was written. Mend the rows and try again.",
            name="list.nothing",
            file=path.name,
        )
    return found.shop


def _products(rows: Sequence[Cells]) -> tuple[Product, ...]:
    """Return the products of which every row can be read; the rows of others are noted."""
    parts: dict[str, list[Cells]] = {}
    names: dict[str, str] = {}
    current = ""
    for row in rows:
        code, name = row.text(Column.CODE), row.text(Column.NAME)
        if code or name:
            current = code.casefold() if code else names.get(name, name.casefold())
            names.setdefault(name or code, current)
        goes_on = current and (row.text(Column.SIZES) or row.text(Column.COLOURS))
        if not (code or name or goes_on):
            row.note(Trouble.NAMELESS, Column.CODE if row.has(Column.CODE) else Column.NAME)
            current = ""
            continue
        parts.setdefault(current, []).append(row)
    found = [_product(each) for each in parts.values()]
    return tuple(product for product in found if product is not None)


def _product(rows: Sequence[Cells]) -> Product | None:
    """Return what all rows of a product say together; None where one of them can't be read."""
    code = next((code for row in rows if (code := row.text(Column.CODE))), "")
    name = next((name for row in rows if (name := row.text(Column.NAME))), "")
    sizes = _alike([row.value(Column.SIZES, read.sizes) or () for row in rows], usual_size)
    colours = _alike([row.value(Column.COLOURS, read.colours) or () for row in rows], usual_colour)
    facts = {str(column): said for column in FACTS if (said := _every(rows, column))}
    if len(found := _once(sizes)) == 1 and read.is_dimensions(found[0]):
        sizes, facts = [()] * len(rows), facts | {"dimensions": found[0]}
    pieces = [row.value(Column.PIECES, read.number) for row in rows]
    price, before, offer = _price(rows, code or name)
    advice = _once(_advice(row, own) for row, own in zip(rows, sizes, strict=True))
    if _is_put_off(rows):
        return None
    if any(row.lacks(Trouble.COLOURS) for row in rows):  # the named ones would be taken for all
        colours = [()] * len(rows)
    if any(row.lacks(*UNADVISED) for row in rows):
        advice = ()
    counted = zip(sizes, colours, pieces, strict=True)
    counts = [Counted(row=place, sizes=s, colours=c, pieces=p) for place, (s, c, p) in enumerate(counted)]
    stock, lost = stock_of(counts) if any(each is not None for each in pieces) else ((), ())
    for place in lost:
        rows[place].note(Trouble.UNCOUNTED, Column.PIECES)
    return Product(
        code=code or name,
        name=name or code,
        names=_once(read.items(row.text(Column.NAMES)) for row in rows),
        english=_last(rows, Column.ENGLISH),
        price=price,
        price_before=before,
        offer=offer,
        colours=_once(colours),
        sizes=_once(sizes),
        stock=stock,
        size_advice=advice,
        facts=facts,
    )


def _is_put_off(rows: Sequence[Cells]) -> bool:
    """Tell whether a row of a product can't be read; the others are told to wait for it."""
    unclear = [row for row in rows if not row.is_clear]
    good = [row for row in rows if row.is_clear]
    if unclear and good:
        numbers = tuple(row.number for row in good)
        good[0].note(Trouble.SAME_PRODUCT, Column.CODE, about=str(unclear[0].number), rows=numbers)
    return bool(unclear)


def _alike(rows: Sequence[tuple[str, ...]], usual: Callable[[str], str]) -> list[tuple[str, ...]]:
    """Return what each row lists as the first row that has it spells it: 2XL and XXL are one size."""
    own: dict[str, str] = {}
    for each in chain(*rows):
        own.setdefault(usual(each), each)
    return [tuple(dict.fromkeys(own[usual(each)] for each in row)) for row in rows]


def _once(rows: Iterable[Iterable[Thing]]) -> tuple[Thing, ...]:
    """Return what rows list, each thing once."""
    return tuple(dict.fromkeys(chain.from_iterable(rows)))


def _last(rows: Sequence[Cells], column: Column) -> str:
    """Return what the last row says that says anything in a column."""
    return next((said for row in reversed(rows) if (said := row.text(column))), "")


def _every(rows: Sequence[Cells], column: Column) -> str:
    """Return all that rows say in a column, each thing once: "30 مل، 60 مل"."""
    return "، ".join(_once([said] for row in rows if (said := row.text(column))))


def _price(rows: Sequence[Cells], code: str) -> tuple[float | None, float | None, str]:
    """Return what a product costs, what it cost before and its offer; a row with another price is noted."""
    price, before, offer = None, None, ""
    for row in rows:
        new, old, words = _prices(row)
        if any(None not in pair and len(pair) > 1 for pair in ({price, new}, {before, old})):
            row.note(Trouble.OTHER_PRICE, next(each for each in _PRICES if row.text(each)), about=code)
        price, before, offer = price if new is None else new, before if old is None else old, words or offer
    return price, before, offer


def _prices(row: Cells) -> tuple[float | None, float | None, str]:
    """Return what the product costs, what it cost before a discount, and the words of an offer."""
    price, offer = row.value(Column.PRICE, read.price), row.text(Column.OFFER)
    on_offer, before = (row.value(column, read.amount) or None for column in (Column.ON_OFFER, Column.BEFORE))
    if on_offer is None and read.is_amount(offer):
        on_offer, offer = read.amount(offer) or None, ""
    if on_offer is not None:
        price, before = on_offer, price if before is None else before
    elif price is None:
        price, before = before, None  # it is not on offer
    if price is not None and before is not None and before < price:
        offered = Column.ON_OFFER if row.text(Column.ON_OFFER) else Column.OFFER
        lower = Column.PRICE if on_offer is None else offered
        higher = Column.BEFORE if row.text(Column.BEFORE) else Column.PRICE
        row.note(Trouble.NOT_LOWER, lower, about=row.heading(higher))
    return price, None if before == price else before, offer


def _advice(row: Cells, sizes: Sequence[str]) -> list[SizeAdvice]:
    """Return whom the size of a row fits; of several sizes together that can't be told."""
    weight, height = row.value(Column.WEIGHT, read.weight), row.value(Column.HEIGHT, read.height)
    if not weight and not height:
        return []
    if len(sizes) != 1:
        row.note(Trouble.WHOSE_SIZE, Column.WEIGHT if weight else Column.HEIGHT)
        return []
    return [SizeAdvice(size=sizes[0], weight=weight or "", height=height or "")]
