"""Texts and names by number. Those that nobody typed lately are packed."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Collection
from functools import lru_cache
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from copilot.domain.wording import mark

PLAIN: Final = 16_384
"""Distinct texts that are kept as they are, the latest."""

BLOCK: Final = 1024
"""Texts that are packed together."""

_QUICKLY: Final = 3
"""How hard texts are packed: in half of zlib's usual time, into a fifteenth more."""

_ENDS: Final = 1 << 16


class Texts:
    """Distinct texts by number. One that is typed again after it was packed may get another number."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._plain: list[str] = []
        self._numbers: dict[str, int] = {}
        self._marks = array("Q")
        self._ends = array("H")

    def number(self, text: str) -> int:
        """Return the number of a text."""
        known = self._numbers.get(text)
        if known is not None:
            return known
        if len(self._plain) >= PLAIN + BLOCK:
            self._pack()
        number = self._numbers[text] = len(self._marks)
        self._plain.append(text)
        self._marks.append(int(mark(text), 16))
        self._ends.append(self._marks[-1] % _ENDS)
        return number

    def text(self, number: int) -> str:
        """Return the text of a number."""
        block, place = divmod(number, BLOCK)
        if block < len(self._packed):
            return _unpacked(self._packed[block])[place]
        return self._plain[number - BLOCK * len(self._packed)]

    def marked(self, marks: Collection[str]) -> NDArray[np.int64]:
        """Return the numbers of the texts that have one of these marks."""
        wanted = np.array([int(each, 16) for each in marks], dtype=np.uint64)
        ends = np.zeros(_ENDS, dtype=bool)
        ends[wanted % _ENDS] = True
        likely = np.flatnonzero(ends[self._ends])  # few marks share their end with one of them
        return likely[np.isin(np.asarray(self._marks)[likely], wanted)]

    def _pack(self) -> None:
        old, self._plain = self._plain[:BLOCK], self._plain[BLOCK:]
        self._packed.append(zlib.compress(msgspec.msgpack.encode(old), _QUICKLY))
        for text in old:
            del self._numbers[text]


@lru_cache(maxsize=16)
def _unpacked(block: bytes) -> list[str]:
    return msgspec.msgpack.decode(zlib.decompress(block), type=list[str])


class Names:
    """Numbers for what has few values."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {}
        self._names: list[str | None] = []

    def number(self, name: str | None) -> int:
        """Return the number of a name."""
        known = self._numbers.get(name)
        if known is None:
            known = self._numbers[name] = len(self._names)
            self._names.append(name)
        return known

    def name(self, number: int) -> str | None:
        """Return the name of a number."""
        return self._names[number]
