"""What TikTok's pages and its API say of an account's live. Pure and total."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

_STATE: Final = re.compile(rb"<script\b[^>]*\bid=[\"']?SIGI_STATE\b[^>]*>(.*?)</script>", re.DOTALL)
_NO_SUCH_USER: Final = 19881007
_OFFLINE: Final = 4
"""Status of an account or a room in which nobody is live."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told.

    Attributes:
        room: The room's id; 0 where there is none.
        is_known: Whether there is such an account.
        is_over: Whether nobody is live there now.
    """

    room: int = 0
    is_known: bool = True
    is_over: bool = False


def in_page(page: bytes) -> Told | None:
    """Read the page of a live; None where it says nothing of it. The library reads one spelling alone."""
    found = _STATE.search(page)
    state = _object(found[1]) if found else {}
    live = _inner(state, "LiveRoom")
    user = _inner(live, "liveRoomUserInfo", "user")
    return _told(user, {}) if _number(user.get("roomId")) else None


def in_answer(body: bytes) -> Told | None:
    """Read the answer of ``api-live/user/room``; None where it is none."""
    answer = _object(body)
    if _number(answer.get("statusCode")) == _NO_SUCH_USER or answer.get("message") == "user_not_found":
        return Told(is_known=False)
    if "data" not in answer:
        return None
    return _told(_inner(answer, "data", "user"), _inner(answer, "data", "liveRoom"))


def _told(user: Mapping[str, Any], live: Mapping[str, Any]) -> Told:
    is_over = _OFFLINE in (_number(user.get("status")), _number(live.get("status")))
    return Told(room=_number(user.get("roomId")), is_over=is_over)


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _inner(value: Mapping[str, Any], *path: str) -> Mapping[str, Any]:
    for key in path:
        found = value.get(key)
        value = found if isinstance(found, dict) else {}
    return value


def _number(value: object) -> int:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:  # noqa: PLR2004 - 64 bits
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 63 else 0
