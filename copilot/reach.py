"""What lies outside this computer: hosts, clocks and tokens. Asked briefly, and told nothing.

TikTok and the Graph API are tried before an account is connected too: TikTok needs none, and who is about to
connect one wants to know whether the network lets her. Their front doors are asked, with nothing of hers. A
computer without a network is told so in a sentence: it stops no recorded live, and the network may be back
before the next real one.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urlsplit

from copilot.accounts import PERMISSIONS, VARIABLES, Account, Accounts
from copilot.connectors.graph import Graph
from copilot.connectors.graph_errors import permission_missing
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_permissions import missing_permissions
from copilot.doctor import Check
from copilot.domain.board import Reason
from copilot.domain.platform import PLATFORMS
from copilot.domain.written import many
from copilot.errors import ConnectorError, RefusedError
from copilot.settings import Hosts

_TIKTOK: Final = "https://www.tiktok.com"
_GRAPH: Final = "https://graph.facebook.com"
_PATIENCE: Final = 4.0
"""Seconds that an answer may take."""

_WRONG: Final = 120.0
"""Seconds by which a clock may be off before it is worth a word: signed addresses and tokens live minutes."""

_SOON: Final = 3 * 86_400.0


def outside(*, hosts: Hosts, accounts: Accounts, clock: Callable[[], float] = time.time) -> Iterator[Check]:
    """Check one thing after the other; each takes a few seconds at most.

    Args:
        hosts: Where the platforms are.
        accounts: Where the tokens are.
        clock: Gives Unix seconds.
    """
    yield _port()
    yield _keyring(accounts)
    connected = [account for name in PERMISSIONS if (account := accounts.get(name))]
    for name, url in _places(hosts).items():
        yield from _host(name, url, clock)
    if not connected:
        found = "None is connected. TikTok needs none; else: live-copilot connect facebook, or instagram"
        yield Check(name="accounts", good=True, found=found)
    for account in connected:
        yield _token(account, hosts, clock())


def _port() -> Check:
    """Check that a page for moderators could be served."""
    try:
        with socket.create_server(("127.0.0.1", 0)):
            return Check(name="port", good=True, found="Pages can be served to this computer.")
    except OSError as error:
        found = f"No page can be served ({error.strerror}). A firewall may forbid it; the live works without."
        return Check(name="port", good=True, noted=True, found=found)


def _keyring(accounts: Accounts) -> Check:
    if accounts.has_keyring:
        return Check(name="keyring", good=True, found="Tokens are kept in the keyring of this computer.")
    variables = " and ".join(sorted(set(VARIABLES.values())))
    found = f"There is no keyring here: give tokens in the environment variables {variables}."
    return Check(name="keyring", good=True, noted=True, found=found)


def _places(hosts: Hosts) -> dict[str, str]:
    """Return the hosts that a live would need, by their name.

    The signing service is among them only where it was moved: to others it would tell that somebody is about
    to go live.
    """
    places = {
        "TikTok": hosts.tiktok or _TIKTOK,
        "signing service": hosts.tiktok_sign,
        "Graph API": hosts.graph or _GRAPH,
    }
    return {name: url for name, url in places.items() if url}


def _host(name: str, url: str, clock: Callable[[], float]) -> Iterator[Check]:
    """Check that a host answers, whatever it answers, and what time it is there."""
    import httpx  # noqa: PLC0415 - loaded only where something is asked

    where = urlsplit(url).netloc
    try:
        answer = httpx.get(url, timeout=_PATIENCE, trust_env=not _is_loopback(url), follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        why = f"{where} does not answer ({type(error).__name__})"
        found = f"{why}. Check the internet connection before a live; recorded lives play without."
        yield Check(name=name, good=True, noted=True, found=found)
        return
    yield Check(name=name, good=True, found=f"{where} answers.")
    try:
        there = parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (KeyError, TypeError, ValueError):
        return
    off = clock() - there
    if abs(off) > _WRONG:
        way = "ahead" if off > 0 else "behind"
        found = (
            f"This computer's clock is {_span(abs(off))} {way} of {where}. Let it set itself by the internet."
        )
        yield Check(name=f"clock of {name}", good=True, noted=True, found=found)


def _token(account: Account, hosts: Hosts, now: float) -> Check:
    """Check that a token is let in and allows what is needed."""
    name, platform = f"{PLATFORMS[account.platform]} token", account.platform
    for library in ("httpx", "httpcore"):
        logging.getLogger(library).setLevel(logging.WARNING)
    try:
        missing = asyncio.run(_asked(account, hosts))
        if missing:
            raise permission_missing(platform, missing)
    except RefusedError as error:
        # a token of the environment is for one of the two, and nothing tells which
        may_be_the_others = not account.name and error.reason == Reason.PERMISSION
        return Check(name=name, good=may_be_the_others, noted=may_be_the_others, found=str(error))
    except (ConnectorError, TimeoutError):
        found = "It could not be tried just now. Try again later."
        return Check(name=name, good=True, noted=True, found=found)
    if account.ends is not None and account.ends - now < _SOON:
        soon = f"It ends in {_span(account.ends - now)}. Make a new one: live-copilot connect {platform}"
        return Check(name=name, good=True, noted=True, found=soon)
    return Check(name=name, good=True, found=f"It is let in{f' for {account.name}' if account.name else ''}.")


async def _asked(account: Account, hosts: Hosts) -> list[str]:
    needs = PERMISSIONS[account.platform]
    async with (
        asyncio.timeout(3 * _PATIENCE),
        Graph(
            account.platform, hosts=hosts, token=account.token, needs=needs, pacer=Pacer(4), timeout=_PATIENCE
        ) as graph,
    ):
        await graph.get("me", fields="id,name")
        return await missing_permissions(graph, needs)


def _is_loopback(url: str) -> bool:
    return (urlsplit(url).hostname or "") in {"127.0.0.1", "localhost", "::1"}


def _span(seconds: float) -> str:
    for size, word in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = round(seconds / size)
            return many(count, word)
    return "a moment"
