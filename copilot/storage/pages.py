"""Reads the rows of an SQLite file page by page, without trusting what leads from one page to the next.

Where a file is damaged, SQLite can't walk its trees any more; but a leaf page holds whole rows and says so
itself. Every page is tried as a leaf of a table (type 0x0d), and as a leaf (0x0a) or inner page (0x02) of an
index, which holds the rows of a table without row ids; what does not decode is left out. The format:
https://www.sqlite.org/fileformat2.html, sections 1.6 and 4.1 (the WAL).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Value = None | int | float | str | bytes

_TABLE: Final = 0x0D
_INDEX: Final = 0x0A
_INNER: Final = 0x02
_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_PAGES_AT: Final = 28
"""Where the header says how many pages the file has."""

_SMALLEST: Final = 512
_LARGEST: Final = 65_536
_USUAL: Final = 4_096
_WAL_MAGIC: Final = (0x377F0682, 0x377F0683)
_WAL_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_LONGEST: Final = 1 << 20
_REAL: Final = 7
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_BLOB: Final = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was found.

    Attributes:
        key: The row id; None in a table without.
        values: Its columns.
    """

    key: int | None
    values: tuple[Value, ...]


class Pages:
    """The pages of a file, the newest of each.

    Args:
        data: The bytes of the file.
        wal: The bytes of its WAL; empty where there is none.
    """

    def __init__(self, data: bytes, wal: bytes = b"") -> None:
        self._data = data
        self._size = _page_size(data, wal)
        self._newer = _newer(wal, self._size)

    @property
    def cut(self) -> float:
        """The share of the file that is not there, by the size that it says it has; 0 where it says none."""
        if not self._data.startswith(_MAGIC) or len(self._data) < _HEADER:
            return 0.0
        (pages,) = struct.unpack_from(">I", self._data, _PAGES_AT)
        return 1 - min(self._last / pages, 1.0) if pages else 0.0

    @property
    def _last(self) -> int:
        return max(len(self._data) // self._size, *self._newer, 0)

    def rows(self) -> Iterator[Row]:
        """Give every row that can be read, in the order of the pages."""
        for number in range(1, self._last + 1):
            yield from self._rows(number)

    def _page(self, number: int) -> bytes:
        return self._newer.get(number) or self._data[(number - 1) * self._size : number * self._size]

    def _rows(self, number: int) -> Iterator[Row]:
        page = self._page(number)
        at = _HEADER if number == 1 else 0
        if len(page) < self._size or page[at] not in (_TABLE, _INDEX, _INNER):
            return
        child = 4 if page[at] == _INNER else 0
        first = at + 8 + child
        (cells,) = struct.unpack_from(">H", page, at + 3)
        for place in range(first, min(first + 2 * cells, len(page) - 1), 2):
            (start,) = struct.unpack_from(">H", page, place)
            try:
                yield self._row(page, start + child, is_table=page[at] == _TABLE)
            except (IndexError, ValueError, struct.error):
                continue

    def _row(self, page: bytes, at: int, *, is_table: bool) -> Row:
        length, at = _varint(page, at)
        key = None
        if is_table:
            key, at = _varint(page, at)
        if not 1 < length <= _LONGEST:
            raise ValueError("no row has this length")
        return Row(key=key, values=_values(self._payload(page, at, length, is_table=is_table)))

    def _payload(self, page: bytes, at: int, length: int, *, is_table: bool) -> bytes:
        """Return a row's bytes, with what did not fit on its page."""
        usable = self._size
        most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _cut(page, at, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        payload = _cut(page, at, here)
        (follows,) = struct.unpack_from(">I", page, at + here)
        while len(payload) < length and follows:
            more = self._page(follows)
            (follows,) = struct.unpack_from(">I", more, 0)
            payload += more[4 : 4 + length - len(payload)]
        return _cut(payload, 0, length)


def _page_size(data: bytes, wal: bytes) -> int:
    """Return the bytes of a page, from whichever header still says so."""
    said = [int.from_bytes(data[16:18]), int.from_bytes(wal[8:12])]
    for size in (_LARGEST if each == 1 else each for each in said):
        if _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0:
            return size
    return _USUAL


def _newer(wal: bytes, size: int) -> dict[int, bytes]:
    """Return the pages of a WAL's finished transactions, the newest of each."""
    if len(wal) < _WAL_HEADER or int.from_bytes(wal[:4]) not in _WAL_MAGIC:
        return {}
    salt, done, open_ = wal[16:24], dict[int, bytes](), dict[int, bytes]()
    for at in range(_WAL_HEADER, len(wal) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, commit = struct.unpack_from(">II", wal, at)
        if wal[at + 8 : at + 16] != salt or not number:
            break
        open_[number] = wal[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        if commit:
            done |= open_
            open_ = {}
    return done


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says more follows
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> tuple[Value, ...]:
    size, at = _varint(payload, 0)
    types = []
    while at < size:
        kind, at = _varint(payload, at)
        types.append(kind)
    ends = [size]
    for kind in types:
        ends.append(ends[-1] + _width(kind))
    if ends[-1] != len(payload):
        raise ValueError("this is no row")
    return tuple(
        _value(kind, payload[start:end]) for kind, (start, end) in zip(types, pairwise(ends), strict=True)
    )


def _width(kind: int) -> int:
    if kind >= _BLOB:
        return (kind - _BLOB) // 2
    if kind in {10, 11}:
        raise ValueError("no row has this type")
    return 8 if kind == _REAL else _INTEGERS.get(kind, 0)


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in _INTEGERS:
        return int.from_bytes(data, signed=True)
    if kind == _REAL:
        return float(struct.unpack(">d", data)[0])
    if kind >= _BLOB:
        return data.decode() if kind % 2 else data
    return kind - 8


def _cut(data: bytes, at: int, length: int) -> bytes:
    found = data[at : at + length]
    if len(found) < length:
        raise ValueError("the row goes on beyond its page")
    return found
