"""A few lines of plain text, laid out once and drawn many times."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from copilot.ui.plain import OPENING, PDI, reads_right_to_left, with_figures_apart, with_items_apart

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_LRM, _RLM = "\u200e", "\u200f"
_SHARES = (1.0, 0.93, 0.85, 0.7, 0.5)
_FIGURES = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹.,٫٬"
_NUMBER_GOES_ON = re.compile(r"[.,٫٬]?\d")
_LINE_STEP = 1.42  # of the font's pixels; Arabic's marks above and below need it


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Text that is ready to be drawn.

    Attributes:
        layout: Qt's layout of the lines.
        lines: How many there are.
        height: Of all lines, pixels.
        width: Of the widest line, pixels.
        baseline: Of the first line, pixels from the top.
        room: The width that the lines were given, pixels.
        elided: The end had to be left out.
    """

    layout: QTextLayout
    lines: int
    height: float
    width: float
    baseline: float
    room: float
    elided: bool

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the lines in the painter's pen, with the upper left corner at (x, y)."""
        self.layout.draw(painter, QPointF(x, y))


def lay_out(text: str, font: QFont, width: float, *, right: bool, most_lines: int = 1) -> TextBlock:
    """Break `text` into at most so many lines of `width` pixels.

    The direction of the paragraph is that of its first letter; `right` only says at which edge a single
    line stands. Several lines begin at the edge where their own reading does: an eye that comes back from
    the end of a line finds the next one only where all of them begin. What does not fit ends in an
    ellipsis, after a whole word where that costs little.
    """
    rtl = reads_right_to_left(text, otherwise=right)
    text = with_figures_apart(with_items_apart(text) if rtl else text)
    block, cut = _break(text, font, width, most_lines, rtl=rtl, right=right)
    if cut is None:
        return block
    for share in _SHARES:  # a cut letter takes its wider final form: what was measured may not fit
        rest = _elide(text[cut:], font, share * width)
        rest += _turn(rest, rtl=rtl)
        block, over = _break(text[:cut] + rest, font, width, most_lines, rtl=rtl, right=right)
        if over is None:
            break
    return TextBlock(block.layout, block.lines, block.height, block.width, block.baseline, width, elided=True)


def _break(
    text: str, font: QFont, width: float, most_lines: int, *, rtl: bool, right: bool
) -> tuple[TextBlock, int | None]:
    """Return the lines, and where the last one starts if not everything fits."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_option(rtl=rtl, right=right))
    layout.setCacheEnabled(True)
    metrics = QFontMetricsF(font)
    step = math.ceil(_LINE_STEP * font.pixelSize())
    lead = (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    used, widest, start, end = 0, 0.0, 0, 0
    layout.beginLayout()
    while used < most_lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, used * step + lead - line.ascent()))
        used += 1
        widest = max(widest, line.naturalTextWidth())
        start, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    if used > 1:
        layout.setTextOption(_option(rtl=rtl, right=rtl))
    characters = len(text.encode("utf-16-le")) // 2
    block = TextBlock(layout, used, float(used * step), widest, lead, width, elided=False)
    return block, (_index(text, start) if end < characters else None)


def _turn(line: str, *, rtl: bool) -> str:
    """Return the mark that brings the ellipsis to the end of a line that reads the other way altogether."""
    directions = {unicodedata.bidirectional(char) for char in line}
    forwards, backwards = "L" in directions, bool(directions & {"R", "AL"})
    if rtl and forwards and not backwards:
        return _LRM
    return _RLM if backwards and not forwards and not rtl else ""


def _option(*, rtl: bool, right: bool) -> QTextOption:
    edge = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(edge | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _index(text: str, units: int) -> int:
    """Return the Python index of a place that Qt counts in UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


def _elide(text: str, font: QFont, width: float) -> str:
    """Return what fits on one line, cut at the logical end, after a whole word where there is one near.

    Never within a number: half of one is another one. Qt leaves the isolates of what it cuts off behind
    the ellipsis, and may put a joiner before it; neither belongs to what is kept.
    """
    short = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    if short == text or "…" not in short:
        return short
    same = takewhile(lambda pair: pair[0] == pair[1], zip(short, text, strict=False))
    kept = "".join(char for char, _ in same).rstrip("\u200d")
    if not text[len(kept) : len(kept) + 1].isspace():
        words, _, tail = kept.rpartition(" ")
        near = bool(words) and len(tail) <= len(words)
        kept = words if near else _without_half_a_number(kept, text)
    kept = kept.rstrip(f" ,،.:;؛-{OPENING}")
    opened = sum((char in OPENING) - (char == PDI) for char in kept)
    return f"{kept}{PDI * opened}…"


def _without_half_a_number(kept: str, text: str) -> str:
    """Return `kept`, the beginning of `text`, without the digits at its end if the number goes on."""
    rest = text[len(kept) :]
    goes_on = _NUMBER_GOES_ON.match(rest)
    return kept.rstrip(_FIGURES) if goes_on else kept
