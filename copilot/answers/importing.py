"""A shop's own lists become a shop file: products with their sizes, colours and stock, and delivery fees.

A list may have one row a product or one row for each size and colour; a row with the code and name of the row
above, or with a size or colour and without these, goes on with that product. What can be understood is taken;
every row that can't is told with its number, its column and what to do. A product is taken with all its rows
or not at all: with half of its sizes it would be answered wrongly on air.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from copilot.answers.vocabulary import colour as usual_colour
from copilot.answers.vocabulary import size as usual_size
from copilot.answers.writing import bring_into
from copilot.errors import ShopFileError
from copilot.language.arabizi import is_arabic

_OTHERS: Final = ""
"""Stands for all places that a list does not name."""

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
    if found.is_empty:
        raise ShopFileError(
            f"No row of {path} could be read, so nothing was written. Mend the rows and try again.",
            name="list.nothing",
            file=path.name,
        )
    return found.shop


def _delivery(rows: Sequence[Cells]) -> Delivery:
    """Return the fees of places, and those of all others."""
    found: dict[str, Delivered] = {}
    others: Cells | None = None
    for row in rows:
        fee, days = row.value(Column.FEE, fees.fee), row.value(Column.DAYS, fees.days)
        delivered, places = Delivered(fee=fee, days=days or ""), _places(row)
        if not row.is_clear or delivered == Delivered():
            continue
        if any(found.get(place, delivered) != delivered for place in places):
            row.note(Trouble.SECOND_FEE, Column.FEE, about=row.text(Column.PLACE))
        else:
            found |= dict.fromkeys(places, delivered)
            others = row if _OTHERS in places else others
    general = found.pop(_OTHERS, Delivered())
    if others is not None:
        general = _elsewhere(general, others, [row for row in rows if not row.lacks(Trouble.SECOND_FEE)])
    return Delivery(fee=general.fee, days=general.days, governorates=found)


def _places(row: Cells) -> list[str]:
    said = row.text(Column.PLACE)
    if not said or fees.leaves_out(said):
        row.note(Trouble.EXCEPTING if said else Trouble.PLACELESS, Column.PLACE)
    return [_OTHERS if fees.is_general(place) else place for place in read.items(said)]


def _elsewhere(said: Delivered, row: Cells, rows: Sequence[Cells]) -> Delivered:
    """Return what a row says of all places without a row of their own.

    Where one of the rows can't be read, its place would be told that too: so it is not kept.
    """
    unread = next((each for each in rows if not each.is_clear), None)
    if unread is not None:
        row.note(Trouble.OTHERS_FEE, Column.FEE, about=str(unread.number))
        return Delivered()
    undated = next((each for each in rows if each.lacks(Trouble.DAYS)), None)
    if undated is not None and said.days:
        row.note(Trouble.OTHERS_DAYS, Column.DAYS, about=str(undated.number))
        return Delivered(fee=said.fee)
    return said


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
    sizes = _as_above(product.sizes, row.value(Column.SIZES, read.sizes) or (), usual_size)
    colours = _as_above(product.colours, row.value(Column.COLOURS, read.colours) or (), usual_colour)
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
    weight = row.value(Column.WEIGHT, read.span)
    height = row.value(Column.HEIGHT, read.span, Trouble.HEIGHT)
    if not weight and not height:
        return []
    if len(sizes) != 1:
        row.note(Trouble.WHOSE_SIZE, Column.WEIGHT if weight else Column.HEIGHT)
        return []
    return [SizeAdvice(size=sizes[0], weight=weight or "", height=height or "")]


def _as_above(known: Sequence[str], new: Sequence[str], usual: Callable[[str], str]) -> tuple[str, ...]:
    """Return what a row lists, each as the rows above spell it: 2XL and XXL are one size."""
    own: dict[str, str] = {}
    for each in (*known, *new):
        own.setdefault(usual(each), each)
    return tuple(dict.fromkeys(own[usual(each)] for each in new))


def _more(known: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))
