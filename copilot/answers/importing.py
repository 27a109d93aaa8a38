"""A shop's own lists become a shop file: products with their sizes, colours and stock, and delivery fees.

A list may have one row a product or one row for each size and colour; a row without code and name, or with
those of the row above, goes on with that product. What can be understood is taken; every row that can't is
told with its number, its column and what to do. A product is taken with all its rows or not at all: with half
of its sizes it would be answered wrongly on air.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from copilot.answers import columns as read
from copilot.answers.columns import UnclearError
from copilot.answers.counting import Counted, stock_of
from copilot.answers.headings import FACTS, OF_DELIVERY, Column, columns
from copilot.answers.list_notes import Note, Trouble
from copilot.answers.shop import Delivered, Delivery, Product, Shop, SizeAdvice, checked
from copilot.answers.tables import Row, Table, read_tables
from copilot.answers.writing import bring_into
from copilot.errors import ShopFileError
from copilot.language.arabizi import is_arabic

_HEADING_WITHIN: Final = 20
_NOTHING: Final = frozenset({"-", "–", "—", "ـ", "_"})
"""What stands in cells that say nothing."""

_PRICES: Final = (Column.ON_OFFER, Column.PRICE, Column.BEFORE, Column.OFFER)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a list says.

    Attributes:
        shop: The facts of the rows that could be read.
        rows: How many rows there are below the headings.
        notes: What could not be read or kept, by row.
        unread: Headings of the columns that nothing is taken from.
        skipped: Sheets without a row of headings.
        is_arabic: Its headings are in Arabic.
    """

    shop: Shop
    rows: int
    notes: tuple[Note, ...] = ()
    unread: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    is_arabic: bool = True

    @property
    def left_out(self) -> int:
        """How many rows could not be read."""
        return len({(note.sheet, note.row) for note in self.notes if note.is_left_out})


def import_shop(path: Path) -> Imported:
    """Return what a CSV or Excel file says about a shop's products and delivery.

    Raises:
        ShopFileError: It can't be read, or is no list of products or fees.
    """
    tables = read_tables(path)
    sheets = [_Sheet(table, heading) for table in tables if (heading := _heading(table))]
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
    places = _places([row for sheet in sheets if sheet.is_delivery for row in sheet.rows])
    named = {sheet.table.name for sheet in sheets}
    return Imported(
        shop=checked(path, Shop(products=products, delivery=Delivery(governorates=places))),
        rows=len(rows),
        notes=tuple(note for row in rows for note in row.notes),
        unread=tuple(heading for sheet in sheets for heading in sheet.unread),
        skipped=tuple(table.name for table in tables if table.rows and table.name not in named),
        is_arabic=any(is_arabic(cell) for sheet in sheets for cell in sheet.heading.cells),
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
    if not found.shop.products and not found.shop.delivery.governorates:
        raise ShopFileError(
            f"No row of {path} could be read, so nothing was written. Mend the rows and try again.",
            name="list.nothing",
            file=path.name,
        )
    return found.shop


class _Sheet:
    """A sheet with its headings."""

    def __init__(self, table: Table, heading: tuple[Row, dict[Column, int]]) -> None:
        self.table = table
        self.heading, known = heading
        self.is_delivery = Column.PLACE in known and Column.FEE in known
        found = {
            column: place for column, place in known.items() if (column in OF_DELIVERY) is self.is_delivery
        }
        below = (row for row in table.rows if row.number > self.heading.number)
        cells = (_Cells(row, self.heading, found, table.name) for row in below)
        self.rows = [each for each in cells if any(map(each.text, found))]
        self.unread = [
            cell for place, cell in enumerate(self.heading.cells) if cell and place not in found.values()
        ]


class _Cells:
    """The cells of one row by what they hold; what can't be understood or kept is noted."""

    def __init__(self, row: Row, heading: Row, found: dict[Column, int], sheet: str) -> None:
        self._row, self._heading, self._found, self._sheet = row, heading, found, sheet
        self.notes: list[Note] = []

    @property
    def number(self) -> int:
        """Its number, as the program shows it that made the list."""
        return self._row.number

    @property
    def is_clear(self) -> bool:
        """Everything in it could be read."""
        return not any(note.is_left_out for note in self.notes)

    def has(self, column: Column) -> bool:
        """Tell whether the list has such a column."""
        return column in self._found

    def text(self, column: Column) -> str:
        place = self._found.get(column)
        said = self._row.cells[place] if place is not None and place < len(self._row.cells) else ""
        return "" if said in _NOTHING else said

    def value(self, column: Column, understand: Callable[[str], Value]) -> Value | None:
        text = self.text(column)
        try:
            return understand(text) if text else None
        except UnclearError as error:
            self.note(Trouble(error.what), column)
            return None

    def note(self, trouble: Trouble, column: Column, about: str = "") -> None:
        place = self._found.get(column)
        note = Note(
            trouble=trouble,
            row=self.number,
            sheet=self._sheet,
            column=self._heading.cells[place] if place is not None else "",
            cell=self.text(column),
            about=about,
        )
        if note not in self.notes:
            self.notes.append(note)


def _heading(table: Table) -> tuple[Row, dict[Column, int]] | None:
    for row in table.rows[:_HEADING_WITHIN]:
        found = columns(row.cells)
        is_products = len(found) > 1 and (Column.NAME in found or Column.CODE in found)
        if is_products or (Column.PLACE in found and Column.FEE in found):
            return row, found
    return None


def _places(rows: Sequence[_Cells]) -> dict[str, Delivered]:
    found: dict[str, Delivered] = {}
    for row in rows:
        fee, days = row.value(Column.FEE, read.amount), row.value(Column.DAYS, read.span)
        places = read.items(row.text(Column.PLACE))
        if not places:
            row.note(Trouble.PLACELESS, Column.PLACE)
        if row.is_clear:
            found |= {place: Delivered(fee=fee, days=days or "") for place in places}
    return found


def _products(rows: Sequence[_Cells]) -> tuple[Product, ...]:
    """Return the products of which every row can be read; the rows of others are noted."""
    parts: dict[str, list[_Cells]] = {}
    names: dict[str, str] = {}
    current = ""
    for row in rows:
        code, name = row.text(Column.CODE), row.text(Column.NAME)
        if code or name:
            current = code.casefold() if code else names.get(name, name.casefold())
            names.setdefault(name or code, current)
        if not current:
            row.note(Trouble.NAMELESS, Column.CODE if row.has(Column.CODE) else Column.NAME)
            continue
        parts.setdefault(current, []).append(row)
    found = [_product(each) for each in parts.values()]
    return tuple(product for product in found if product is not None)


def _product(rows: Sequence[_Cells]) -> Product | None:
    """Return what all rows of a product say together; None where one of them can't be read."""
    code = next((code for row in rows if (code := row.text(Column.CODE))), "")
    name = next((name for row in rows if (name := row.text(Column.NAME))), "")
    product, counts = Product(code=code or name, name=name or code), []
    for place, row in enumerate(rows):
        product, counted = _with(product, row, place)
        counts.append(counted)
    unclear = [row for row in rows if not row.is_clear]
    if unclear:
        for row in rows:
            if row.is_clear:
                row.note(Trouble.SAME_PRODUCT, Column.CODE, about=str(unclear[0].number))
        return None
    stock, lost = stock_of(counts) if any(each.pieces is not None for each in counts) else ((), ())
    for place in lost:
        rows[place].note(Trouble.UNCOUNTED, Column.PIECES)
    return msgspec.structs.replace(product, stock=stock)


def _with(product: Product, row: _Cells, place: int) -> tuple[Product, Counted]:
    """Return a product with what one more row says of it, and how many pieces that row counts."""
    sizes = row.value(Column.SIZES, read.sizes) or ()
    colours = read.items(row.text(Column.COLOURS))
    pieces = row.value(Column.PIECES, read.number)
    price, before, offer = _prices(row)
    for known, amount in ((product.price, price), (product.price_before, before)):
        if None not in {known, amount} and known != amount:
            shown = next(each for each in _PRICES if row.text(each))
            row.note(Trouble.OTHER_PRICE, shown, about=product.code)
    grown = msgspec.structs.replace(
        product,
        names=_more(product.names, read.items(row.text(Column.NAMES))),
        english=row.text(Column.ENGLISH) or product.english,
        price=product.price if price is None else price,
        price_before=product.price_before if before is None else before,
        offer=offer or product.offer,
        colours=_more(product.colours, colours),
        sizes=_more(product.sizes, sizes),
        size_advice=(*product.size_advice, *_advice(row, sizes)),
        facts=product.facts | {str(column): said for column in FACTS if (said := row.text(column))},
    )
    return grown, Counted(row=place, sizes=sizes, colours=colours, pieces=pieces)


def _prices(row: _Cells) -> tuple[float | None, float | None, str]:
    """Return what the product costs, what it cost before a discount, and the words of an offer."""
    price, on_offer = row.value(Column.PRICE, read.amount), row.value(Column.ON_OFFER, read.amount)
    before, offer = row.value(Column.BEFORE, read.amount), row.text(Column.OFFER)
    if on_offer is None and read.is_amount(offer):
        on_offer, offer = read.amount(offer), ""
    if on_offer is not None:
        price, before = on_offer, price if before is None else before
    elif price is None:
        price, before = before, None  # it is not on offer
    if price is not None and before is not None and before < price:
        row.note(Trouble.NOT_LOWER, Column.ON_OFFER if row.has(Column.ON_OFFER) else Column.PRICE)
    return price, None if before == price else before, offer


def _advice(row: _Cells, sizes: Sequence[str]) -> list[SizeAdvice]:
    """Return whom the size of a row fits; of several sizes together that can't be told."""
    weight, height = row.value(Column.WEIGHT, read.span), row.value(Column.HEIGHT, read.span)
    if not weight and not height:
        return []
    if len(sizes) != 1:
        row.note(Trouble.WHOSE_SIZE, Column.WEIGHT if weight else Column.HEIGHT)
        return []
    return [SizeAdvice(size=sizes[0], weight=weight or "", height=height or "")]


def _more(known: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))
