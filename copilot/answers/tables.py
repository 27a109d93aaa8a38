"""Rows of a CSV or Excel file as a shop keeps it: any delimiter, any usual encoding, merged cells.

What nobody sees in it counts for nothing: hidden sheets, and marks of direction that came with a copied text.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from copilot.errors import ShopFileError

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUFFIXES: Final = (".csv", ".xlsx", ".xlsm")
_LARGEST: Final = 20_000_000
_LARGEST_UNPACKED: Final = 200_000_000
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 100
_ENCODINGS: Final = ("utf-8-sig", "cp1256")
"""Excel in Egypt writes CSV in the Windows code page for Arabic unless told otherwise."""

_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Controls, and marks of direction; not what joins letters and pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its number as the program that made the file shows it, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet; a CSV file is one without a name."""

    name: str
    rows: tuple[Row, ...]


def read_tables(path: Path) -> list[Table]:
    """Read the sheets of a file; empty rows are left out.

    Raises:
        ShopFileError: It can't be read, or is not such a file.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _too_large(path)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ShopFileError(
            f"There is no file at {path}. Check the name.", name="list.missing", file=path.name
        ) from error
    except OSError as error:
        raise ShopFileError(
            f"{path} can't be read: {error.strerror}.", name="shop.unreadable", file=path.name
        ) from error
    if path.suffix.lower() == ".csv":
        return [Table(name="", rows=tuple(_rows(path, _csv(path, data))))]
    if path.suffix.lower() in SUFFIXES:
        return _excel(path, data)
    raise ShopFileError(
        f"{path} is neither CSV nor Excel. Save it as .csv or .xlsx and try again.",
        name="list.kind",
        file=path.name,
    )


def _csv(path: Path, data: bytes) -> Iterator[Sequence[str]]:
    text = _text(path, data)
    first = text[:4000].partition("\n")[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise ShopFileError(
            f"{path} is not valid CSV: {error}.", name="list.damaged", file=path.name
        ) from error


def _text(path: Path, data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else _ENCODINGS:
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    raise ShopFileError(
        f"{path} is in an unknown encoding. Save it as CSV UTF-8 and try again.",
        name="list.encoding",
        file=path.name,
    )


def _excel(path: Path, data: bytes) -> list[Table]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 8 MB, for who brings in a list alone
    from openpyxl.worksheet.worksheet import Worksheet  # noqa: PLC0415 - likewise

    try:
        is_too_large = _unpacked(data) > _LARGEST_UNPACKED
        sheets = [] if is_too_large else load_workbook(io.BytesIO(data), data_only=True).worksheets
        tables = [
            Table(name=sheet.title, rows=tuple(_rows(path, _cells(sheet))))
            for sheet in sheets
            if isinstance(sheet, Worksheet) and sheet.sheet_state == Worksheet.SHEETSTATE_VISIBLE
        ]
    except ShopFileError:
        raise
    except Exception as error:
        # A damaged workbook breaks its reader in as many ways as zip, zlib, XML and numbers can be damaged.
        raise ShopFileError(
            f"{path} is no Excel file that can be read. Save it again as .xlsx.",
            name="list.damaged",
            file=path.name,
        ) from error
    if is_too_large:
        raise _too_large(path)
    return tables


def _too_large(path: Path) -> ShopFileError:
    return ShopFileError(
        f"{path} is too large for a list of products. Save its first sheet alone.",
        name="list.large",
        file=path.name,
    )


def _unpacked(data: bytes) -> int:
    """Return the bytes that a workbook says it has when it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return sum(part.file_size for part in parts.infolist())


def _cells(sheet: Worksheet) -> Iterator[Sequence[str]]:
    merged: dict[tuple[int, int], str] = {}
    for span in sheet.merged_cells.ranges:
        value = _said(sheet.cell(span.min_row, span.min_col).value)
        if 0 < span.max_row - span.min_row < _MOST_ROWS:  # a product over its sizes
            merged |= {(row, span.min_col): value for row in range(span.min_row, span.max_row + 1)}
    limit = min(sheet.max_row, _MOST_ROWS + 1)
    rows = sheet.iter_rows(max_row=limit, max_col=min(sheet.max_column, _MOST_COLUMNS), values_only=True)
    for row, values in enumerate(rows, 1):
        yield [merged.get((row, column)) or _said(value) for column, value in enumerate(values, 1)]


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time.min:
        return f"{value:%d/%m/%Y}"  # a day is read out, not its midnight
    if isinstance(value, float):  # 15 digits are what Excel shows of 968.9999999999999
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    return str(value)


def _rows(path: Path, read: Iterator[Sequence[str]]) -> Iterator[Row]:
    for number, cells in enumerate(read, 1):
        kept = tuple(_UNSEEN.sub("", cell).replace("\xa0", " ").strip() for cell in cells[:_MOST_COLUMNS])
        if not any(kept):
            continue
        if number > _MOST_ROWS:
            raise _too_large(path)  # a shop that is answered for by half of its products would be worse
        yield Row(number=number, cells=kept)
