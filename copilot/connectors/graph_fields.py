"""Single values of Graph payloads, whatever was put in their place. Pure and total."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias

from copilot.domain.comment import RawComment

Payload: TypeAlias = Mapping[str, Any]
"""A JSON object as it came."""

_LATEST: Final = 4e9
_REMEMBERED: Final = 20_000


def words(value: object) -> str:
    """Return a text that can be stored: unchanged, but for halves of characters, which become "�"."""
    if not isinstance(value, str):
        return ""
    try:
        value.encode()
    except UnicodeEncodeError:  # a pair of escapes was torn apart: join what can be joined
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def identity(value: object) -> str:
    """Return an id, a word or a number, as text; "" for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:x}" if abs(value) > 10**30 else str(value)
    return words(value).strip()


def moment(value: object, *, otherwise: float) -> float:
    """Return a time as Unix seconds: ``2018-08-30T18:47:02+0000``, with a colon or without, or a number."""
    try:
        if isinstance(value, str):
            at = datetime.fromisoformat(value.strip())
            seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
        elif isinstance(value, int | float) and not isinstance(value, bool):
            seconds = float(value)
        else:
            return otherwise
    except (ValueError, OverflowError):
        return otherwise
    return seconds if 0 < seconds < _LATEST else otherwise


def inner(payload: Payload, key: str) -> Payload:
    """Return the object under a key; an empty one where there is none."""
    value = payload.get(key)
    return value if isinstance(value, dict) else {}


def objects(value: object) -> list[Payload]:
    """Return the objects of a list; none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


class Seen:
    """Which comments were given already: a bounded memory."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}

    def add(self, payload: Payload) -> bool:
        """Remember a comment; return whether it is new. One without an id is known by its content."""
        key = identity(payload.get("id")) or _digest(payload)
        if key in self._keys:
            return False
        self._keys[key] = None
        if len(self._keys) > _REMEMBERED:
            del self._keys[next(iter(self._keys))]
        return True

    def __contains__(self, payload: Payload) -> bool:
        return (identity(payload.get("id")) or _digest(payload)) in self._keys


def in_order(comments: Iterable[RawComment]) -> list[RawComment]:
    """Return comments oldest first, given newest first: times are whole seconds, so order decides ties."""
    oldest_first = list(comments)[::-1]
    return sorted(oldest_first, key=lambda comment: comment.at)


def _digest(payload: Payload) -> str:
    content = json.dumps(payload, sort_keys=True, default=str)
    return hashlib.blake2b(content.encode("ascii", "replace"), digest_size=12).hexdigest()
