"""Takes people out of a comment before anything is stored, shown, embedded or logged.

Phone numbers (`copilot.language.phones`), addresses (`copilot.language.places`) and names
(`copilot.language.names`) are replaced by ``[phone]``, ``[address]`` and ``[name]``. What was taken out is
handed back beside the text, so that an order's contact can be sealed; whoever does not seal it drops it.

Measured on the sets under ``tests/data/privacy`` and on all phrases and lives that ship with the app:
see ``tests/language/test_privacy.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from copilot.domain.comment import ADDRESS, NAME, PHONE
from copilot.language.names import names
from copilot.language.phones import phones
from copilot.language.places import addresses
from copilot.language.viewers import Viewers

_ROUNDS: Final = 4
"""Taking something out may show something else; hardly ever once, never more often than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A text without people in it, and what was taken out of it.

    Attributes:
        text: With a marker for each.
        phones: The numbers as they were typed.
        addresses: Likewise.
        names: Likewise.
    """

    text: str
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def redact(text: str) -> str:
    """Return `text` with phone numbers, addresses and names replaced by their markers.

    Idempotent and total; linear in the length of the text.
    """
    return part(text).text


def part(text: str, *, author: str = "", viewers: Viewers | None = None) -> Redacted:
    """Return a text without people, and what was taken out.

    Args:
        text: As it was typed.
        author: The display name of who typed it; goes where it stands whole and is more than one word.
        viewers: Who wrote before: their names go likewise, in any spelling.
    """
    found: dict[str, list[str]] = {PHONE: [], ADDRESS: [], NAME: []}
    if " " in author.strip() and author.strip() in text:
        text = text.replace(author.strip(), NAME)
    if viewers:
        text = _out(text, viewers.spans(text), NAME, found)
    before, rounds = "", 0
    while text != before and rounds < _ROUNDS:
        before, rounds = text, rounds + 1
        text = _out(text, phones(text), PHONE, found)
        beside = PHONE in text or NAME in text
        text = _out(text, addresses(text, beside=beside), ADDRESS, found)
        beside = PHONE in text or ADDRESS in text
        text = _out(text, names(text, beside=beside), NAME, found)
    if viewers and (given := viewers.given(text)):
        text = _out(text, given, NAME, found)
    return Redacted(
        text=text, phones=tuple(found[PHONE]), addresses=tuple(found[ADDRESS]), names=tuple(found[NAME])
    )


def _out(text: str, spans: list[tuple[int, int]], marker: str, found: dict[str, list[str]]) -> str:
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in spans:
        if start < last:
            continue
        pieces += [text[last:start], marker]
        found[marker].append(text[start:end])
        last = end
    return "".join([*pieces, text[last:]])
