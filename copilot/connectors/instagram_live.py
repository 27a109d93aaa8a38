"""Whose live to read on Instagram, and which medium is one."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from copilot.connectors.graph import Graph
from copilot.connectors.graph_fields import Payload, identity, inner, objects, words
from copilot.domain.board import Reason
from copilot.errors import RefusedError

_ACCOUNT: Final = "instagram_business_account{id,username}"


def name_of(target: str) -> str:
    """Return the id or user name in what the user gave: itself, ``@name``, or the address of a profile."""
    target = target.strip()
    if "instagram.com/" in target:
        path = urlsplit(target if "//" in target else f"//{target}").path
        target = next((step for step in path.split("/") if step), "")
    return target.removeprefix("@")


async def find_account(graph: Graph, name: str) -> str:
    """Return the ig-user-id of a user name among the accounts that a token may see.

    Where the token tells none, the name itself is returned: a gateway may know it.

    Raises:
        RefusedError: The token sees accounts, but not this one.
        ConnectorError: Another of its children.
    """
    if name.isdecimal():
        return name
    accounts: list[Payload] = []
    for path, asked in ((("me", "accounts"), _ACCOUNT), (("me",), f"id,{_ACCOUNT}")):
        try:
            answer = await graph.get(*path, fields=asked)
        except RefusedError as error:
            if error.reason == Reason.TOKEN:
                raise
            continue  # a page's token may not list accounts, a user's has none of its own
        owners = objects(answer.get("data")) or [answer]
        accounts += [inner(owner, "instagram_business_account") for owner in owners]
        for account in accounts:
            known = identity(account.get("id"))
            if known and (not name or words(account.get("username")).casefold() == name.casefold()):
                return known
    if name and any(accounts):
        raise not_found(name)
    return name or "me"


def is_live(media: Payload) -> bool:
    """Tell whether a medium is a live: all are that this edge gives, unless they say otherwise."""
    product, kind = words(media.get("media_product_type")), words(media.get("media_type"))
    return product in ("", "LIVE") or kind == "BROADCAST"


def not_found(name: str) -> RefusedError:
    """Return the fault of an account that is not there."""
    who = f"no account “{name}”" if name else "no professional account of this token"
    return RefusedError(
        f"Instagram knows {who}, or the token may not see it. Check the name and connect again.",
        reason=Reason.NOT_FOUND,
        subject=name,
    )
