"""What a token of Meta may do, which pages it opens, and whether comments can be read with it.

The guide in the terminal and the one in the window ask the same here.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Final

from copilot.accounts import PERMISSIONS, Account, Checked, Look, Page, Tried
from copilot.connectors.base import Connector, closing
from copilot.connectors.facebook import Facebook
from copilot.connectors.graph import Graph
from copilot.connectors.graph_fields import Payload, identity, inner, objects, words
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_permissions import granted, maybe
from copilot.connectors.instagram import Instagram
from copilot.errors import ConnectorError, NotLiveError, RefusedError
from copilot.settings import Hosts

_PAGE: Final = "id,name,access_token,instagram_business_account{id,username}"
_PATIENCE: Final = 20.0
_PER_SECOND: Final = 4.0


async def checked(platform: str, token: str, hosts: Hosts) -> Checked:
    """Return what a token may do and which pages it opens.

    Raises:
        RefusedError: It is over, or opens no page that would do; says why.
        ConnectorError: The platform does not answer.
    """
    for name in ("httpx", "httpcore"):  # they log addresses, and one question has the token in its address
        logging.getLogger(name).setLevel(logging.WARNING)
    needs = PERMISSIONS[platform]
    async with _graph(platform, token, hosts) as graph:
        told = await granted(graph, needs)
        found = Checked(permissions=tuple((name, told.get(name)) for name in needs))
        if found.missing:
            return found
        return Checked(permissions=found.permissions, pages=await _pages(graph, token, platform))


async def tried(platform: str, token: str, page: Page, hosts: Hosts) -> Tried:
    """Return the account of a page, with the token's end, after a first look at its live.

    Raises:
        RefusedError: Comments can't be read, for a reason that only the user can mend.
    """
    facebook = platform == "facebook"
    own = page.token if facebook else token
    async with _graph(platform, token, hosts) as graph:
        ends = _ends(await maybe(graph, "debug_token", input_token=own))
    account = Account(
        platform=platform,
        token=own,
        target=page.id if facebook else page.instagram,
        name=page.name if facebook else f"@{page.instagram_name or page.instagram}",
        ends=ends,
    )
    look, why = await _look(account, hosts)
    return Tried(account=account, look=look, why=why)


def _graph(platform: str, token: str, hosts: Hosts) -> Graph:
    return Graph(platform, hosts=hosts, token=token, needs=PERMISSIONS[platform], pacer=Pacer(_PER_SECOND))


async def _pages(graph: Graph, token: str, platform: str) -> tuple[Page, ...]:
    listed = objects((await maybe(graph, "me", "accounts", fields=_PAGE, limit="100")).get("data"))
    if not listed:  # the token of a page itself has no pages
        listed = [await graph.get("me", fields="id,name,instagram_business_account{id,username}")]
    pages = tuple(_page(each, token) for each in listed)
    found = tuple(page for page in pages if page.id and (platform == "facebook" or page.instagram))
    if not found:
        raise NoPageError(
            "This token opens no page with an Instagram account linked to it. Link them on Instagram "
            "(Settings, Business tools), or choose the page when you make the token.",
            subject=platform,
        )
    return found


class NoPageError(RefusedError):
    """A token opens nothing whose comments could be read."""

    def __init__(self, sentence: str, *, subject: str) -> None:
        super().__init__(sentence, reason="permission", subject=subject)
        self.name = "account.no_page"


def _page(told: Payload, token: str) -> Page:
    linked = inner(told, "instagram_business_account")
    return Page(
        id=identity(told.get("id")),
        name=words(told.get("name")),
        token=words(told.get("access_token")) or token,
        instagram=identity(linked.get("id")),
        instagram_name=words(linked.get("username")),
    )


def _ends(payload: Payload) -> float | None:
    """Return when a token ends, Unix seconds; None where that is never or not told."""
    data = inner(payload, "data")
    ends = [data.get(name) for name in ("expires_at", "data_access_expires_at")]
    known = [float(end) for end in ends if isinstance(end, int) and end > 0]
    return min(known) if known else None


async def _look(account: Account, hosts: Hosts) -> tuple[Look, str]:
    make: Mapping[str, type[Facebook | Instagram]] = {"facebook": Facebook, "instagram": Instagram}
    connector: Connector = make[account.platform](account.target, hosts=hosts, token=account.token)
    try:
        async with asyncio.timeout(_PATIENCE), closing(connector.batches()) as batches:
            await anext(batches, None)
    except NotLiveError:
        return Look.WAITING, ""
    except RefusedError:
        raise
    except (TimeoutError, ConnectorError) as error:
        return Look.UNSURE, str(error)
    return Look.LIVE, ""
