"""By which id a platform's viewers are known here, and how a seller who is asked for one finds it.

What a session keeps of somebody is a hash of this id, so nothing else finds her comments.
"""

from __future__ import annotations

from typing import Final

_HOW: Final = {
    "tiktok": (
        "On TikTok the id is a long number, not the @name: open tiktok.com/@name in a browser, show the "
        'page\'s source, and take the number after "id" that stands beside "uniqueId" and the name.'
    ),
    "facebook": (
        "On Facebook the id is the number that your page knows her by: live-copilot comments SESSION --json "
        "gives the id of a comment of hers, and Meta's Graph API Explorer answers COMMENT-ID?fields=from. "
        "Where Facebook names no viewers to your app, nothing is kept by which one could be found."
    ),
    "instagram": "On Instagram the id is the user name, without @.",
}
EXAMPLE: Final = "tiktok:6857731309468275472"
"""An account as it is written."""


def how(platform: str = "") -> str:
    """Return how a viewer's id is found, on one platform or on all; empty for another platform."""
    return _HOW.get(platform, "") if platform else " ".join(_HOW.values())


def parted(account: str) -> tuple[str, str]:
    """Return the platform and the id of ``PLATFORM:ID``; empty where one is missing."""
    platform, _, person = account.partition(":")
    platform = platform.strip().lower()
    return platform, person.strip().removeprefix("@") if platform == "instagram" else person.strip()
