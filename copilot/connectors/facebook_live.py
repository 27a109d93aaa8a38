"""Which live to read, and whether it is still on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

from copilot.connectors.graph import Graph
from copilot.connectors.graph_errors import NotFoundError
from copilot.connectors.graph_fields import Payload, identity, objects, words
from copilot.domain.board import Reason
from copilot.errors import NotLiveError

_ON: Final = re.compile(r"LIVE(?!_STOPPED)", re.ASCII)
_LIVES: Final = {"broadcast_status": '["LIVE"]', "fields": "id,status,video{id}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """A live that is on.

    Attributes:
        id: Its live-video id, as the Graph API calls it.
        page: The page that it was found on; empty where it was named itself.
    """

    id: str
    page: str = ""


def name_of(target: str) -> str:
    """Return the id or name in what the user gave: itself, ``@name``, or an address of a page or video."""
    target = target.strip()
    if "facebook.com/" not in target:
        return target.removeprefix("@") or "me"
    address = urlsplit(target if "//" in target else f"//{target}")
    for key in ("v", "id"):
        if found := parse_qs(address.query).get(key):
            return found[0]
    steps = [step for step in address.path.split("/") if step]
    return next((step for step in reversed(steps) if step.isdecimal()), steps[0] if steps else "me")


async def find(graph: Graph, target: str) -> Live:
    """Return the live that a target means.

    Args:
        graph: The conversation.
        target: A live-video id, a page's id or name; "" or ``me`` for the page of the token.

    Raises:
        NotLiveError: There is none now.
        NotFoundError: Nothing has that id or name.
        ConnectorError: Another of its children.
    """
    name = name_of(target)
    try:
        lives = objects((await graph.get(name, "live_videos", **_LIVES)).get("data"))
        is_page = True
    except NotFoundError:
        lives, is_page = [], False
    on = [live for live in lives if _is_on(live) is not False and identity(live.get("id"))]
    if on:
        return Live(id=identity(on[0].get("id")), page=name)
    if name == "me" or not name.replace("_", "").isdecimal():
        if is_page:
            raise _not_live()
        raise _not_found(name)
    return await _named(graph, name, is_page=is_page)


async def _named(graph: Graph, name: str, *, is_page: bool) -> Live:
    """Return the live video that a number is the id of."""
    try:
        is_on = _is_on(await graph.get(name, fields="id,status"))
    except NotFoundError:
        is_on = None
    if is_on is False:
        raise _not_live()
    if is_on is None:  # a video's id, or a host that tells no status: its comments decide
        try:
            await graph.get(name, "comments", fields="id", limit="1")
        except NotFoundError as error:
            raise (_not_live() if is_page else _not_found(name)) from error
    return Live(id=name)


async def is_over(graph: Graph, live: Live) -> bool | None:
    """Tell whether a live is over; None where that can't be learned.

    Raises:
        ConnectorError: One of its children.
    """
    try:
        is_on = _is_on(await graph.get(live.id, fields="id,status"))
        if is_on is not None:
            return not is_on
    except NotFoundError:
        pass
    if not live.page:
        return None
    try:
        lives = objects((await graph.get(live.page, "live_videos", **_LIVES)).get("data"))
    except NotFoundError:
        return None
    return not any(identity(each.get("id")) == live.id and _is_on(each) is not False for each in lives)


def _is_on(live: Payload) -> bool | None:
    """Tell whether a live video is on; None where it does not say (a plain video's status is an object)."""
    status = words(live.get("status"))
    return _ON.match(status) is not None if status else None


def _not_live() -> NotLiveError:
    return NotLiveError("No live is on now. Start it on Facebook: its comments come by themselves then.")


def _not_found(name: str) -> NotFoundError:
    return NotFoundError(
        f"Facebook knows no page and no live “{name}”, or the token may not see it. Check the id or name.",
        reason=Reason.NOT_FOUND,
        subject=name,
    )
