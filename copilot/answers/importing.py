"""A shop's own lists become a shop file: products with their sizes, colours and stock, and delivery fees.

A list may have one row a product or one row for each size and colour; a row without code and name, or with
those of the row above, goes on with that product. What can be understood is taken; every row that can't is
told with its number, its column and what to do. A product is taken with all its rows or not at all: with half
of its sizes it would be answered wrongly on air.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from copilot.answers import columns as read
from copilot.answers import fees
from copilot.answers.counting import Counted, stock_of
from copilot.answers.headings import FACTS, Column
from copilot.answers.list_notes import Note, Trouble
from copilot.answers.sheets import Cells, Sheet, heading_of
from copilot.answers.shop import Delivered, Delivery, Product, Shop, SizeAdvice, checked
from copilot.answers.tables import read_tables
from copilot.answers.writing import bring_into
from copilot.errors import ShopFileError
from copilot.language.arabizi import is_arabic

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
    delivery = _delivery([row for sheet in sheets if sheet.is_delivery for row in sheet.rows])
    named = {sheet.table.name for sheet in sheets}
    return Imported(
        shop=checked(path, Shop(products=products, delivery=delivery)),
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
    if not found.shop.products and found.shop.delivery == Delivery():
        raise ShopFileError(
            f"No row of {path} could be read, so nothing was written. Mend the rows and try again.",
            name="list.nothing",
            file=path.name,
        )
    return found.shop


def _delivery(rows: Sequence[Cells]) -> Delivery:
    """Return the fees of places, and those of all others.

    Where those of a place can't be read, those of all others are not kept: they would be told for it.
    """
    found: dict[str, Delivered] = {}
    general: dict[Cells, Delivered] = {}
    for row in rows:
        fee, days = row.value(Column.FEE, fees.fee), row.value(Column.DAYS, fees.days)
        places = read.items(row.text(Column.PLACE))
        if not places:
            row.note(Trouble.PLACELESS, Column.PLACE)
        delivered = Delivered(fee=fee, days=days or "")
        if row.is_clear:
            found |= {place: delivered for place in places if not fees.is_general(place)}
        if row.is_clear and any(map(fees.is_general, places)):
            general[row] = delivered
    return msgspec.structs.replace(_general(rows, general), governorates=found)


def _general(rows: Sequence[Cells], general: Mapping[Cells, Delivered]) -> Delivery:
    fee, days = None, ""
    unread = next((row for row in rows if not row.is_clear), None)
    undated = next((row for row in rows if row.lacks(Trouble.DAYS)), None)
    for row, said in general.items():
        if unread is not None:
            row.note(Trouble.OTHERS_FEE, Column.FEE, about=str(unread.number))
        elif None not in {fee, said.fee} and fee != said.fee:
            row.note(Trouble.SECOND_FEE, Column.FEE)
        else:
            fee, days = fee if said.fee is None else said.fee, said.days or days
        if undated is not None and said.days and row.is_clear:
            row.note(Trouble.OTHERS_DAYS, Column.DAYS, about=str(undated.number))
            days = ""
    return Delivery(fee=fee, days=days)


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
        if not current:
            row.note(Trouble.NAMELESS, Column.CODE if row.has(Column.CODE) else Column.NAME)
            continue
        parts.setdefault(current, []).append(row)
    found = [_product(each) for each in parts.values()]
    return tuple(product for product in found if product is not None)


def _product(rows: Sequence[Cells]) -> Product | None:
    """Return what all rows of a product say together; None where one of them can't be read."""
    code = next((code for row in rows if (code := row.text(Column.CODE))), "")
    name = next((name for row in rows if (name := row.text(Column.NAME))), "")
    product, counts = Product(code=code or name, name=name or code), []
    for place, row in enumerate(rows):
        product, counted = _with(product, row, place)
        counts.append(counted)
    unclear = [row for row in rows if not row.is_clear]
    if unclear:
        good = [row for row in rows if row.is_clear]
        numbers = tuple(row.number for row in good)
        for row in good[:1]:
            row.note(Trouble.SAME_PRODUCT, Column.CODE, about=str(unclear[0].number), rows=numbers)
        return None
    if any(row.lacks(Trouble.COLOURS) for row in rows):  # the named ones would be taken for all
        product = msgspec.structs.replace(product, colours=())
        counts = [replace(each, colours=()) for each in counts]
    stock, lost = stock_of(counts) if any(each.pieces is not None for each in counts) else ((), ())
    for place in lost:
        rows[place].note(Trouble.UNCOUNTED, Column.PIECES)
    return msgspec.structs.replace(product, stock=stock)


def _with(product: Product, row: Cells, place: int) -> tuple[Product, Counted]:
    """Return a product with what one more row says of it, and how many pieces that row counts."""
    sizes = row.value(Column.SIZES, read.sizes) or ()
    colours = row.value(Column.COLOURS, read.colours) or ()
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


def _prices(row: Cells) -> tuple[float | None, float | None, str]:
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
        lower, higher = _compared(row, is_on_offer=on_offer is not None)
        row.note(Trouble.NOT_LOWER, lower, about=row.heading(higher))
    return price, None if before == price else before, offer


def _compared(row: Cells, *, is_on_offer: bool) -> tuple[Column, Column]:
    """Return the columns of what a product costs and of what it cost before."""
    offered = Column.ON_OFFER if row.text(Column.ON_OFFER) else Column.OFFER
    return offered if is_on_offer else Column.PRICE, Column.BEFORE if row.text(
        Column.BEFORE
    ) else Column.PRICE


def _advice(row: Cells, sizes: Sequence[str]) -> list[SizeAdvice]:
    """Return whom the size of a row fits; of several sizes together that can't be told."""
    weight = row.value(Column.WEIGHT, read.span)
    height = row.value(Column.HEIGHT, read.span, Trouble.HEIGHT)
    if not weight and not height:
        return []
    if len(sizes) != 1:
        row.note(Trouble.WHOSE_SIZE, Column.WEIGHT if weight else Column.HEIGHT)
        return []
    return [SizeAdvice(size=sizes[0], weight=weight or "", height=height or "")]


def _more(known: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))
