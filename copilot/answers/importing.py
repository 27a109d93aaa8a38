"""A shop's own lists become a shop file: products with their sizes, colours and stock, and delivery fees.

A list may have one row a product or one row for each size and colour; a row without code and name, or with
those of the row above, goes on with that product. Every row that can't be understood is told with its number,
and then nothing is imported: a half-imported list would answer wrongly on air.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from copilot.answers import columns as read
from copilot.answers.columns import Column
from copilot.answers.shop import Delivered, Delivery, Product, Shop, SizeAdvice, Stock, checked
from copilot.answers.tables import Row, Table, read_tables
from copilot.errors import ShopFileError

_HEADING_WITHIN: Final = 20
_TOLD: Final = 10
Value = TypeVar("Value")


def import_shop(path: Path) -> Shop:
    """Return what a CSV or Excel file says about a shop's products and delivery.

    Raises:
        ShopFileError: It can't be read, or rows can't be understood; says which and why.
    """
    tables = read_tables(path)
    faults: list[str] = []
    products: dict[str, Product] = {}
    places: dict[str, Delivered] = {}
    known = False
    for table in tables:
        heading = _heading(table)
        if heading is None:
            continue
        known = True
        row, found = heading
        rows = [_Cells(each, found, faults, table.name) for each in table.rows if each.number > row.number]
        if Column.PLACE in found and Column.FEE in found:
            _delivery(rows, places)
        else:
            _products(rows, products)
    if not known:
        raise ShopFileError(
            f"{path} has no row of headings with a product's name or code. "
            "Name the columns, for example: الكود، الاسم، السعر، المقاسات، الألوان، الكمية"
        )
    if faults:
        more = f" … and {len(faults) - _TOLD} more rows." if len(faults) > _TOLD else ""
        raise ShopFileError(f"{path}: {'; '.join(faults[:_TOLD])}.{more}")
    shop = Shop(products=tuple(products.values()), delivery=Delivery(governorates=places))
    if not products and not places:
        raise ShopFileError(f"{path} has headings, but no rows below them.")
    checked(path, shop)
    return shop


def unread(path: Path) -> tuple[str, ...]:
    """Return the headings of the columns that `import_shop` takes nothing from.

    Raises:
        ShopFileError: The file can't be read.
    """
    headings = filter(None, map(_heading, read_tables(path)))
    return tuple(
        cell
        for row, found in headings
        for place, cell in enumerate(row.cells)
        if cell and place not in found.values()
    )


class _Cells:
    """The cells of one row by what they hold; a cell that can't be understood is noted as a fault."""

    def __init__(self, row: Row, found: dict[Column, int], faults: list[str], sheet: str) -> None:
        self._row, self._found, self._faults = row, found, faults
        self._where = f"sheet {sheet}, row {row.number}" if sheet else f"row {row.number}"

    def text(self, column: Column) -> str:
        place = self._found.get(column)
        return self._row.cells[place] if place is not None and place < len(self._row.cells) else ""

    def value(self, column: Column, understand: Callable[[str], Value]) -> Value | None:
        text = self.text(column)
        try:
            return understand(text) if text else None
        except ValueError as error:
            self.fault(str(error))
            return None

    def fault(self, what: str) -> None:
        self._faults.append(f"{self._where}: {what}")


def _heading(table: Table) -> tuple[Row, dict[Column, int]] | None:
    for row in table.rows[:_HEADING_WITHIN]:
        found = read.columns(row.cells)
        is_products = len(found) > 1 and (Column.NAME in found or Column.CODE in found)
        if is_products or (Column.PLACE in found and Column.FEE in found):
            return row, found
    return None


def _delivery(rows: Sequence[_Cells], places: dict[str, Delivered]) -> None:
    for row in rows:
        fee, days = row.value(Column.FEE, read.amount), row.value(Column.DAYS, read.span)
        for place in read.items(row.text(Column.PLACE)):
            places[place] = Delivered(fee=fee, days=days or "")


def _products(rows: Sequence[_Cells], products: dict[str, Product]) -> None:
    current = ""
    for row in rows:
        code, name = row.text(Column.CODE), row.text(Column.NAME)
        if code or name:
            current = _key(code, name, products)
        if not current:
            row.fault("there is neither a code nor a name")
            continue
        before = products.get(current) or Product(code=code or name, name=name or code)
        products[current] = _with(before, row)


def _key(code: str, name: str, products: dict[str, Product]) -> str:
    """Return under which key a row's product stands: its code, or its name where rows have no code."""
    if code:
        return code.casefold()
    return next((key for key, product in products.items() if product.name == name), name.casefold())


def _with(product: Product, row: _Cells) -> Product:
    """Return a product with what one more row says of it."""
    sizes = row.value(Column.SIZES, read.sizes) or ()
    colours = read.items(row.text(Column.COLOURS))
    price, pieces = row.value(Column.PRICE, read.amount), row.value(Column.PIECES, read.number)
    weight, height = row.value(Column.WEIGHT, read.span), row.value(Column.HEIGHT, read.span)
    advice = [SizeAdvice(size=size, weight=weight or "", height=height or "") for size in sizes[:1]]
    fact = {str(column): said for column in read.FACTS if (said := row.text(column))}
    if price is not None and product.price is not None and price != product.price:
        row.fault(f"{product.code} has another price above. Give each price a code of its own")
    return msgspec.structs.replace(
        product,
        name=row.text(Column.NAME) or product.name,
        names=_more(product.names, read.items(row.text(Column.NAMES))),
        english=row.text(Column.ENGLISH) or product.english,
        price=product.price if price is None else price,
        offer=row.text(Column.OFFER) or product.offer,
        colours=_more(product.colours, colours),
        sizes=_more(product.sizes, sizes),
        stock=(*product.stock, *_stock(pieces, sizes, colours, row)),
        size_advice=(*product.size_advice, *(advice if (weight or height) and len(sizes) == 1 else [])),
        facts=product.facts | fact,
    )


def _stock(
    pieces: int | None, sizes: Sequence[str], colours: Sequence[str], row: _Cells
) -> tuple[Stock, ...]:
    if pieces is None:
        return ()
    if len(sizes) <= 1 and len(colours) <= 1:
        return (Stock(pieces=pieces, size="".join(sizes), colour="".join(colours)),)
    if pieces == 0:
        return tuple(Stock(pieces=0, size=size) for size in sizes) or tuple(
            Stock(pieces=0, colour=each) for each in colours
        )
    row.fault("the pieces are of several sizes or colours together. Give each its own row")
    return ()


def _more(known: tuple[str, ...], new: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *new)))
