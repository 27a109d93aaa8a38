"""Other people's words made safe to draw: bounded, one paragraph, in their own direction.

Nothing here changes what is stored; only what is drawn. Text is never read as markup: it reaches the
screen through QTextLayout.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

from copilot.domain.plain import one_line

LONGEST = 300
_LRM = "\u200e"
_FSI, _LRI, PDI = "\u2068", "\u2066", "\u2069"
OPENING = "\u2066\u2067\u2068"
_FLAGS = ("\U0001f1e6", "\U0001f1ff")
_ITEM = r"[A-Za-z0-9+]{1,5}"
_SIZE = r"\d{0,2}[A-Z]{1,4}\d{0,3}"  # sizes and codes, never the parts of 1,200 or 24/7
_ITEMS = re.compile(
    rf"(?<![\w.:/]){_ITEM}(?: ?، ?{_ITEM})+(?![\w:/])|(?<![\w.:/]){_SIZE}(?: ?[,/] ?{_SIZE})+(?![\w:/])"
)
_ONE_ITEM = re.compile(_ITEM)
_FIGURE = re.compile(r"(?<![\w.,:/-])[+\-−]?\d+(?:[.,:/×*–-]\d+)+[%٪]?(?!\w)|(?<!\w)[+−-]\d+[%٪]?(?!\w)")


@lru_cache(maxsize=512)
def plain(text: str, longest: int = LONGEST) -> str:
    """Return `text` as `one_line` does: bounded, and without anything that steers the drawing."""
    return one_line(text, longest)


def plain_sentence(text: str, longest: int = LONGEST) -> str:
    """Return a line of ours as `plain` does, with the isolates around what it quotes; each is closed."""
    kept: list[str] = []
    depth = 0
    for piece in re.split(f"([{_FSI}{PDI}])", text[: 4 * longest]):
        if piece == PDI and not depth:
            continue
        depth += (piece == _FSI) - (piece == PDI)
        if piece in {_FSI, PDI}:
            kept.append(piece)
        elif words := plain(piece, longest):
            kept.append(f"{' ' * piece[:1].isspace()}{words}{' ' * piece[-1:].isspace()}")
        elif piece:
            kept.append(" ")
    return "".join(kept).strip() + PDI * depth


def reads_right_to_left(text: str, *, otherwise: bool) -> bool:
    """Return the direction of the first letter outside of isolates (UAX #9, P2 and P3), else `otherwise`.

    The letters that make up flags read from the left to Unicode; to people a flag reads no way at all.
    """
    depth = 0
    for char in text:
        depth += (char in OPENING) - (char == PDI and depth > 0)
        if depth or _FLAGS[0] <= char <= _FLAGS[1]:
            continue
        bidi = unicodedata.bidirectional(char)
        if bidi == "L":
            return False
        if bidi in {"R", "AL"}:
            return True
    return otherwise


def tooltip(*lines: str) -> str:
    """Return lines as a tooltip that shows them as they are: what looks like markup, it takes for markup."""
    return f"<qt>{'<br>'.join(map(escape, lines))}</qt>" if any(lines) else ""


def isolate(text: str) -> str:
    """Return `text` so that it keeps its own direction inside any sentence (UAX #9 isolate)."""
    return f"{_FSI}{text}{PDI}"


def left_to_right(text: str) -> str:
    """Return `text` as a paragraph that reads from the left wherever it stands (a mark before and after)."""
    return f"{_LRM}{text}{_LRM}" if text else ""


def with_figures_apart(text: str) -> str:
    """Return `text` with ranges, dates and signed numbers isolated: 3-4 stays 3-4 between Arabic words."""
    return _FIGURE.sub(lambda found: f"{_LRI}{found[0]}{PDI}", text)


def with_items_apart(text: str) -> str:
    """Return `text`, which reads from the right, with the items of short lists isolated one by one.

    To Unicode, "M، L، XL" between Arabic words is one run of Latin that reads from the left: an Arabic eye
    meets XL first. Isolated, each item stands on its own, and the list reads from the right as written.
    """
    return _ITEMS.sub(lambda found: _ONE_ITEM.sub(lambda item: f"{_LRI}{item[0]}{PDI}", found[0]), text)
