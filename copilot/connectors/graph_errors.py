"""What a refusal of the Graph API means, and what the user can do about it.

    code                                  told as
    ────────────────────────────────────  ─────────────────────────────────────────────────
    4, 17, 32, 341, 613, 80000-80014      LimitedError: wait, as long as the platform says
    102, 104, 190 (458 to 467, 492)       RefusedError: the token is over
    3, 10, 200-299                        RefusedError: a permission is missing, by its name
    100, 803, 2500, HTTP 404              NotFoundError: a wrong name, or the broadcast is over
    368                                   RefusedError: blocked for a while
    1, 2, HTTP 5xx, anything else         DisconnectedError: try again

The platform's own message is never shown or logged: it may quote the token ("Malformed access token …").

Sources: developers.facebook.com/docs/graph-api/guides/error-handling and /overview/rate-limiting.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from copilot.domain.board import Reason
from copilot.errors import ConnectorError, DisconnectedError, LimitedError, RefusedError

_LIMITS: Final = frozenset({4, 17, 32, 341, 613, *range(80000, 80015)})
_TOKEN: Final = frozenset({102, 104, 190})
_TOKEN_ENDS: Final = {
    458: "The app was removed from the account",
    459: "Facebook wants you to log in on facebook.com first",
    460: "The access token ended when the password was changed",
    463: "The access token has expired",
    464: "Facebook wants you to confirm the account on facebook.com first",
    467: "The access token is not valid any more",
    492: "The account has no role on the page any more",
}
_PERMISSIONS: Final = frozenset({3, 10, *range(200, 300)})
_NOT_FOUND: Final = frozenset({100, 803, 2500})
_NO_TOKEN: Final = 2500
_BLOCKED: Final = 368
_NAME: Final = re.compile(r"\b(?:pages|instagram|business|public|user|ads|publish|read|email)_[a-z_]{3,40}\b")
"""Permissions as Meta spells them: ``pages_read_user_content``, ``instagram_manage_comments``."""

_CODE: Final = re.compile(r"[0-9]{1,9}")
_UNAUTHORIZED: Final = 401
_FORBIDDEN: Final = 403
_MISSING: Final = 404
_TOO_MANY: Final = 429


class NotFoundError(RefusedError):
    """The Graph API does not know what was asked for; in the middle of a live: the broadcast is over."""


def fault(
    platform: str,
    *,
    status: int,
    error: Mapping[str, Any],
    needs: Sequence[str],
    retry_at: float,
) -> ConnectorError:
    """Return what a refusal means.

    Args:
        platform: ``facebook`` or ``instagram``.
        status: HTTP status of the answer.
        error: The ``error`` object of the answer; empty where it has none.
        needs: Permissions that the connector needs, told where the answer names none.
        retry_at: When to ask again if the platform asks to wait, Unix seconds.
    """
    name = platform.capitalize()
    code, subcode = _number(error, "code"), _number(error, "error_subcode")
    message = str(error.get("message", ""))
    if code in _LIMITS or status == _TOO_MANY:
        return LimitedError(f"{name} asks to wait; its comments go on after that.", retry_at=retry_at)
    if _is_about_token(code, subcode, status, message):
        return token_refused(platform, _TOKEN_ENDS.get(subcode, "The access token is not valid any more"))
    if code in _PERMISSIONS or (not code and status == _FORBIDDEN):
        return permission_missing(platform, _NAME.findall(message) or needs)
    if code in _NOT_FOUND or status == _MISSING:
        return NotFoundError(f"{name} knows nothing of that name. Check it.", reason=Reason.NOT_FOUND)
    if code == _BLOCKED:
        sentence = f"{name} has blocked this account for a while. Open {name} in a browser: it says why."
        return RefusedError(sentence, reason=Reason.BLOCKED)
    known = f"error {code}" if code else f"HTTP {status}"
    return DisconnectedError(f"{name} has a fault of its own ({known}). Nothing to do: it is tried again.")


def token_refused(platform: str, why: str) -> RefusedError:
    """Return that a token is needed, and how to get one."""
    sentence = f"{why}. Make a new one: live-copilot connect {platform} (or set COPILOT_GRAPH_TOKEN)."
    return RefusedError(sentence, reason=Reason.TOKEN)


def permission_missing(platform: str, names: Sequence[str]) -> RefusedError:
    """Return that a permission is missing; `names` says which, or which ones it may be."""
    some = list(dict.fromkeys(names))
    which = f"the permission {some[0]}" if len(some) == 1 else f"all of the permissions {', '.join(some)}"
    name = platform.capitalize()
    sentence = f"{name} gives no comments without {which}. Grant it: live-copilot connect {platform}."
    return RefusedError(sentence, reason=Reason.PERMISSION, subject=", ".join(some))


def _is_about_token(code: int, subcode: int, status: int, message: str) -> bool:
    if code in _TOKEN or subcode in _TOKEN_ENDS:
        return True
    if code == _NO_TOKEN:  # also the code of a path that is not known
        return "access token" in message.lower()
    return not code and status == _UNAUTHORIZED


def _number(error: Mapping[str, Any], key: str) -> int:
    value = error.get(key)
    if isinstance(value, int):
        return int(value)
    return int(value) if isinstance(value, str) and _CODE.fullmatch(value) else 0
