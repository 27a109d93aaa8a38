"""Addresses as QR codes (ISO/IEC 18004), to be drawn by a page or by a terminal."""

from __future__ import annotations

from typing import Final

import segno
from rich.style import Style
from rich.text import Text

_QUIET: Final = 4
"""Squares of empty border that the standard asks for."""

_HALVES: Final = {("0", "0"): " ", ("1", "0"): "▀", ("0", "1"): "▄", ("1", "1"): "█"}
_INK: Final = Style(color="black", bgcolor="bright_white")


def squares(text: str) -> list[str]:
    """Return the rows of a text's code, ``1`` for a dark square, without the empty border."""
    code = segno.make_qr(text, error="m")
    return ["".join("1" if square else "0" for square in row) for row in code.matrix]


def printed(text: str) -> Text:
    """Return a text's code for a terminal, two rows of squares a line, dark on light in any theme."""
    rows = squares(text)
    side = len(rows) + 2 * _QUIET
    empty = "0" * side
    framed = [f"{'0' * _QUIET}{row}{'0' * _QUIET}" for row in rows]
    framed = [*[empty] * _QUIET, *framed, *[empty] * (_QUIET + side % 2)]
    lines = [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(framed[::2], framed[1::2], strict=True)
    ]
    return Text("\n".join(lines), style=_INK, no_wrap=True)
