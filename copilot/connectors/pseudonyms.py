"""Takes people out of what a platform sent, so that it can be kept: the same person is the same stranger.

Names and ids become keyed pseudonyms of the same shape, so that everything that hangs on them (repeats,
replies, askers) still hangs together, and nobody who lacks the key can tell who it was. The key is made
for one recording and never kept. Words that were typed stay, less phone numbers, addresses and mentions: a
viewer who types her own name is not noticed.

What is not known to be harmless is replaced. A field that a platform adds tomorrow is not in the lists
below, and so it does not get through.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

_TYPED: Final = {"message", "text", "title", "description"}
"""Fields that hold what somebody typed."""

_PLAIN: Final = {
    "broadcast_status",
    "created_time",
    "fbtrace_id",
    "media_product_type",
    "media_type",
    "status",
    "timestamp",
    "type",
}
"""Fields of words that name nobody."""

_DIGITS: Final = re.compile(r"\d+")
_ID: Final = re.compile(r"\d+(?:_\d+)*")
_MENTION: Final = re.compile(r"@[\w.\-]{1,60}")
_LARGE: Final = 10**9
"""A number beyond this may be an id. Times in seconds are smaller or stand in fields of their own."""

_DEEPEST: Final = 40


class Pseudonyms:
    """Gives everyone another name.

    Args:
        key: Secret of one recording.
        redact: Takes phone numbers and addresses out of a text.
    """

    def __init__(self, key: bytes, *, redact: Callable[[str], str]) -> None:
        self._key = key
        self._redact = redact

    def number(self, value: int) -> int:
        """Return another number with as many digits; 0 stays."""
        return int(self.identity(str(value))) if value > 0 else 0

    def identity(self, value: str) -> str:
        """Return another id of the same shape: ``610_364`` is three digits and three digits again."""
        if _ID.fullmatch(value):
            return _DIGITS.sub(lambda found: self._digits(found[0]), value)
        return self.name(value)

    def name(self, value: str) -> str:
        """Return another name; an empty one stays empty."""
        return f"stranger_{self._hash(value, 5)}" if value else ""

    def typed(self, text: str, names: Mapping[str, str] | None = None) -> str:
        """Return what somebody typed without numbers to call and people to find.

        Args:
            text: As it was typed.
            names: People who are known to be named in it, and what they are called here.
        """
        for name, other in (names or {}).items():
            text = text.replace(name, other)
        return _MENTION.sub(lambda found: f"@{self.name(found[0][1:])}", self._redact(text))

    def json(self, value: Any, field: str = "", depth: int = 0) -> Any:  # noqa: ANN401 - JSON is anything
        """Return a value of a JSON document with everybody in it replaced."""
        if depth > _DEEPEST:
            return None
        if isinstance(value, dict):
            others = {name: self.name(name) for name in _tagged(value)}
            return {key: self._member(key, each, others, depth) for key, each in value.items()}
        if isinstance(value, list):
            return [self.json(each, field, depth + 1) for each in value]
        if isinstance(value, str):
            return value if field in _PLAIN else self.identity(value)
        return self.number(value) if type(value) is int and value >= _LARGE else value

    def _member(self, key: str, value: Any, names: Mapping[str, str], depth: int) -> Any:  # noqa: ANN401
        if key == "error" and isinstance(value, dict):  # its sentence may quote names and tokens
            return {each: value[each] for each in ("code", "error_subcode", "type") if each in value}
        if isinstance(value, str) and key in _TYPED:
            return self.typed(value, names)
        return self.json(value, key, depth + 1)

    def _digits(self, digits: str) -> str:
        number = str(int.from_bytes(self._digest(digits, 32)))
        other = number[: len(digits)].rjust(len(digits), "1")
        return f"{digits[0] if digits[0] == '0' else '1'}{other[1:]}"

    def _hash(self, value: str, size: int) -> str:
        return self._digest(value, size).hex()

    def _digest(self, value: str, size: int) -> bytes:
        data = value.encode(errors="surrogatepass")
        return hashlib.blake2b(data, key=self._key, digest_size=size).digest()


def _tagged(value: Mapping[str, Any]) -> list[str]:
    """Return the names of the people whom a comment names, where the platform says so, longest first."""
    tags = value.get("message_tags")
    names = [tag.get("name") for tag in tags if isinstance(tag, dict)] if isinstance(tags, list) else []
    return sorted({name for name in names if isinstance(name, str) and name}, key=len, reverse=True)
