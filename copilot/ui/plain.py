"""Other people's words made safe to draw: bounded, one paragraph, in their own direction.

A viewer may type anything: direction overrides that turn the whole line round, a hundred combining
marks on one letter, line feeds, ten thousand characters. Nothing here changes what is stored; only
what is drawn. Text is never read as markup: it reaches the screen through QTextLayout.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape

LONGEST = 300
_MOST_MARKS = 3
_JOINERS = "\u200c\u200d"  # Persian spelling and joined emoji need them
_LRM = "\u200e"
_FSI, _LRI, PDI = "\u2068", "\u2066", "\u2069"
OPENING = "\u2066\u2067\u2068"
_FLAGS = ("\U0001f1e6", "\U0001f1ff")
_DROPPED = {"Cc", "Cf", "Cs", "Co"}
_ITEM = r"[A-Za-z0-9+]{1,5}"
_SIZE = r"\d{0,2}[A-Z]{1,4}\d{0,3}"  # sizes and codes, never the parts of 1,200 or 24/7
_ITEMS = re.compile(
    rf"(?<![\w.:/]){_ITEM}(?: ?، ?{_ITEM})+(?![\w:/])|(?<![\w.:/]){_SIZE}(?: ?[,/] ?{_SIZE})+(?![\w:/])"
)
_ONE_ITEM = re.compile(_ITEM)
_FIGURE = re.compile(r"(?<![\w.,:/-])[+\-−]?\d+(?:[.,:/×*–-]\d+)+[%٪]?(?!\w)|(?<!\w)[+−-]\d+[%٪]?(?!\w)")


@lru_cache(maxsize=512)
def plain(text: str, longest: int = LONGEST) -> str:
    """Return `text` as one bounded line without anything that steers the drawing.

    Controls, direction marks and overrides, lone surrogates and private characters are left out, white
    space becomes single spaces, and no letter carries more than three combining marks.
    """
    kept: list[str] = []
    marks = 0
    for char in text[: 4 * longest]:
        if char.isspace():
            char = " "  # noqa: PLW2901 (every kind of white space is one)
        category = unicodedata.category(char)
        if category in _DROPPED and char not in _JOINERS:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} or char in _JOINERS else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    line = " ".join("".join(kept).split())
    return line if len(line) <= longest else line[:longest].rstrip() + "…"


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
