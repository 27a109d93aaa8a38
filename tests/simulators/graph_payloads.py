"""What the simulated Graph API says of its page, its account and their comments."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.simulators.graph_faults import Faults

PAGE = "112130216863063"
PAGE_NAME = "loopback.shop"
LIVE = "523106999000001"
ACCOUNT = "17841405822300000"
MEDIA = "90010498116233"
PERMISSIONS = (
    "pages_show_list", "pages_read_engagement", "pages_read_user_content", "instagram_basic",
    "instagram_manage_comments",
)  # fmt: skip


@dataclass(slots=True)
class Said:
    """A comment that the simulator offers."""

    number: int
    text: str
    author: str
    at: float
    more: Mapping[str, Any] = field(default_factory=dict)

    def facebook(self, faults: Faults) -> dict[str, Any]:
        payload: dict[str, Any] = {"id": f"{LIVE}_{self.number}", "created_time": stamp(self.at, faults)}
        if not faults.nameless:
            payload["from"] = {"id": f"1{_number(self.author)}", "name": self.author}
        return payload | {"message": self.text, "is_hidden": False} | dict(self.more)

    def instagram(self, faults: Faults) -> dict[str, Any]:
        name = self.author.lower().replace(" ", "_")
        payload = {"id": f"179{self.number:014}", "text": self.text, "timestamp": stamp(self.at, faults)}
        payload["username"] = name
        return (
            payload if faults.nameless else payload | {"from": {"id": f"5{_number(name)}", "username": name}}
        )


def stamp(at: float, faults: Faults) -> Any:
    """Return a time as the Graph API writes it, in whole seconds."""
    if faults.times == "number":
        return int(at)
    written = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at))
    return written + ("+00:00" if faults.times == "colon" else "+0000")


def account() -> dict[str, str]:
    return {"id": ACCOUNT, "username": PAGE_NAME}


def permissions(faults: Faults) -> list[dict[str, str]]:
    """Return which permissions a person's token has."""
    lacking = {faults.permission, faults.declined}
    return [
        {"permission": name, "status": "declined" if name in lacking else "granted"} for name in PERMISSIONS
    ]


def _number(name: str) -> int:
    return int.from_bytes(hashlib.sha1(name.encode()).digest()[:6])
