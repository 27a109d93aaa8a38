"""Finds what leads to somebody without a street: mail and payment addresses, accounts, pins on a map."""

from __future__ import annotations

import re
from typing import Final

Span = tuple[int, int]

_MAIL: Final = re.compile(
    r"[\w.+\-]{1,64}(?:@[\w\-]{1,64}(?:\.[\w\-]{1,24}){1,3}"
    r"|\s?@\s?(?:instapay|gmail|yahoo|hotmail|outlook|icloud)(?!\w)(?:\s?\.\s?[a-z]{2,3}(?!\w))?)",
    re.IGNORECASE,
)
"""Also what people are paid by ("mona92@instapay"), and what they part so that no filter sees it."""

_LINK: Final = re.compile(
    r"(?<![\w.])(?:https?://)?(?:\w{1,9}\.){0,2}(?:(?:instagram|facebook|fb|tiktok|snapchat|threads|wa|t|m)\.(?:com|me|net)/"
    r"|goo\.gl/|maps\.google\.[a-z]{2,3}|google\.[a-z]{2,3}/maps)[^\s\[\]]{1,400}",
    re.IGNORECASE,
)
"""Leads to somebody: an account, or the pin of her house."""


def links(text: str) -> list[Span]:
    """Return where mail addresses, accounts' links and pins on a map stand in `text`."""
    spans = [found.span() for found in _MAIL.finditer(text)] if "@" in text else []
    if "/" in text and "." in text:
        spans += [found.span() for found in _LINK.finditer(text)]
    return spans
