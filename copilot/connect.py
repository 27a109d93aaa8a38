"""The guided set-up of an account in the terminal: where to click, what to paste, and whether it works."""

from __future__ import annotations

import asyncio
import getpass
import logging
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from copilot.accounts import VARIABLES, Account, Accounts
from copilot.connectors.base import Connector, closing
from copilot.connectors.facebook import NEEDS as FACEBOOK_NEEDS
from copilot.connectors.facebook import Facebook
from copilot.connectors.graph import Graph
from copilot.connectors.graph_errors import permission_missing
from copilot.connectors.graph_fields import Payload, identity, inner, objects, words
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_permissions import maybe, missing_permissions
from copilot.connectors.instagram import NEEDS as INSTAGRAM_NEEDS
from copilot.connectors.instagram import Instagram
from copilot.errors import ConnectorError, NotLiveError, RefusedError, UsageError
from copilot.settings import Hosts

_NAMES: Final = {"facebook": "Facebook", "instagram": "Instagram", "tiktok": "TikTok"}
NEEDS: Final = {"facebook": FACEBOOK_NEEDS, "instagram": ("pages_show_list", *INSTAGRAM_NEEDS)}
"""Permissions that a token must have, by platform."""

_PAGE: Final = "id,name,access_token,instagram_business_account{id,username}"
_PATIENCE: Final = 20.0
_PER_SECOND: Final = 4.0

_GRAPH_STEPS: Final = """\
{first}
  1. Open https://developers.facebook.com/tools/explorer and log in with the account that manages the page.
     The first time, it asks you to make an app: any name will do, of the kind “Business”.
  2. On the right, under “User or Page”, choose “Get User Access Token” and allow:
     {permissions}
  3. Click “Generate Access Token”, choose your page, and copy the token.
     It lasts an hour or two. For one that lasts: the blue (i) beside it, “Open in Access Token Tool”,
     “Extend Access Token”, and copy that one.
"""

_FIRST: Final = {
    "facebook": "A token lets Live Copilot read the comments of your page's lives. It can't post anything.",
    "instagram": (
        "A token lets Live Copilot read the comments of your Instagram lives. The account must be a\n"
        "professional one that is linked to a Facebook page (Instagram: Settings, Business tools)."
    ),
}

_TIKTOK_STEPS: Final = """\
TikTok needs no account: live-copilot run --tiktok @name is enough.
A key of the signing service Euler Stream only lets you connect more often (it is free, too):
  1. Open https://www.eulerstream.com, sign up, and open “API keys” in the dashboard.
  2. Make a key and copy it.
"""


class Talk(Protocol):
    """Who is spoken with."""

    def say(self, sentence: str) -> None:
        """Tell something."""

    def ask(self, question: str) -> str:
        """Return an answer."""

    def ask_secret(self, question: str) -> str:
        """Return an answer that nobody may see."""


class Terminal:
    """The person at the terminal; or whatever is piped into the command, a line for every answer."""

    def say(self, sentence: str) -> None:
        """Print it."""
        sys.stdout.write(sentence + "\n")
        sys.stdout.flush()

    def ask(self, question: str) -> str:
        """Read a line."""
        try:
            return input(f"{question} ").strip()
        except EOFError:
            return ""

    def ask_secret(self, question: str) -> str:
        """Read a line that is not shown."""
        if not sys.stdin.isatty():
            return sys.stdin.readline().strip()
        try:
            return getpass.getpass(f"{question} ").strip()
        except EOFError:
            return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A page that a token may read, and the Instagram account that is linked to it."""

    id: str
    name: str
    token: str
    instagram: str = ""
    instagram_name: str = ""


def forget(platform: str, *, accounts: Accounts, talk: Talk) -> None:
    """Remove an account.

    Raises:
        NoKeyringError: The keyring does not open.
    """
    was_there = accounts.forget(platform)
    talk.say(f"{_NAMES[platform]} is forgotten." if was_there else f"{_NAMES[platform]} was not connected.")
    if accounts.get(platform) is not None:
        talk.say(f"The environment variable {VARIABLES[platform]} is still set: remove it as well.")


def connect(platform: str, *, accounts: Accounts, hosts: Hosts, talk: Talk) -> None:
    """Guide through the set-up of one account, test it and keep it.

    Raises:
        UsageError: Nothing was pasted.
        ConnectorError: The token does not do; says why.
        NoKeyringError: It does, and can't be kept here.
    """
    if platform == "tiktok":
        _connect_tiktok(accounts, talk)
        return
    permissions = ", ".join(NEEDS[platform])
    talk.say(_GRAPH_STEPS.format(first=_FIRST[platform], permissions=permissions))
    token = talk.ask_secret("Paste the token here (it is not shown):")
    if not token:
        raise UsageError(f"No token was given. Begin again: live-copilot connect {platform}")
    for name in ("httpx", "httpcore"):  # they log addresses, and one question has the token in its address
        logging.getLogger(name).setLevel(logging.WARNING)
    account = asyncio.run(_examined(platform, token, hosts, talk))
    accounts.keep(account)
    talk.say(f"Connected: {account.name}. Follow its lives with: live-copilot run --{platform}")


def _connect_tiktok(accounts: Accounts, talk: Talk) -> None:
    talk.say(_TIKTOK_STEPS)
    key = talk.ask_secret("Paste the key here (it is not shown), or press Enter for none:")
    if not key:
        talk.say("Nothing was changed. Go live and start: live-copilot run --tiktok @name")
        return
    accounts.keep(Account(platform="tiktok", token=key, name="Euler Stream"))
    talk.say("The key is kept. It is tried when you start: live-copilot run --tiktok @name")


async def _examined(platform: str, token: str, hosts: Hosts, talk: Talk) -> Account:
    """Return the account that a token opens, tested."""
    needs = NEEDS[platform]
    async with Graph(platform, hosts=hosts, token=token, needs=needs, pacer=Pacer(_PER_SECOND)) as graph:
        if missing := await missing_permissions(graph, needs):
            raise permission_missing(platform, missing)
        page = _chosen(await _pages(graph, token, platform), platform, talk)
        account = Account(
            platform=platform,
            token=page.token if platform == "facebook" else token,
            target=page.id if platform == "facebook" else page.instagram,
            name=page.name if platform == "facebook" else f"@{page.instagram_name or page.instagram}",
        )
        ends = _ends(await maybe(graph, "debug_token", input_token=account.token))
    talk.say(_how_long(ends))
    talk.say(await _tried(account, hosts))
    return Account(
        platform=platform, token=account.token, target=account.target, name=account.name, ends=ends
    )


async def _pages(graph: Graph, token: str, platform: str) -> list[_Page]:
    listed = objects((await maybe(graph, "me", "accounts", fields=_PAGE, limit="100")).get("data"))
    if not listed:  # the token of a page itself has no pages
        listed = [await graph.get("me", fields="id,name,instagram_business_account{id,username}")]
    pages = []
    for each in listed:
        linked = inner(each, "instagram_business_account")
        page = _Page(
            id=identity(each.get("id")),
            name=words(each.get("name")),
            token=words(each.get("access_token")) or token,
            instagram=identity(linked.get("id")),
            instagram_name=words(linked.get("username")),
        )
        if page.id and (platform == "facebook" or page.instagram):
            pages.append(page)
    return pages


def _chosen(pages: Sequence[_Page], platform: str, talk: Talk) -> _Page:
    if not pages:
        raise RefusedError(
            "This token opens no page with an Instagram account linked to it. Link them on Instagram "
            "(Settings, Business tools), or choose the page when you make the token.",
            reason="permission",
            subject=platform,
        )
    if len(pages) == 1:
        return pages[0]
    for number, page in enumerate(pages, start=1):
        talk.say(f"  {number}. {page.name}{f' (@{page.instagram_name})' if page.instagram_name else ''}")
    answer = talk.ask(f"Which one? (1 to {len(pages)})")
    if not (answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(pages)):
        raise UsageError(f"“{answer}” is none of them. Begin again and give a number from 1 to {len(pages)}.")
    return pages[int(answer) - 1]


def _ends(payload: Payload) -> float | None:
    """Return when a token ends, Unix seconds; None where that is never or not told."""
    data = inner(payload, "data")
    ends = [data.get(name) for name in ("expires_at", "data_access_expires_at")]
    known = [float(end) for end in ends if isinstance(end, int) and end > 0]
    return min(known) if known else None


def _how_long(ends: float | None) -> str:
    if ends is None:
        return "How long the token lasts was not told; you are told when it ends."
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(ends))
    return f"The token lasts until {day}. Make a new one before your first live after that."


async def _tried(account: Account, hosts: Hosts) -> str:
    """Return what a first look at the live found.

    Raises:
        ConnectorError: Comments can't be read, for a reason that only the user can mend.
    """
    make: Mapping[str, type[Facebook | Instagram]] = {"facebook": Facebook, "instagram": Instagram}
    connector: Connector = make[account.platform](account.target, hosts=hosts, token=account.token)
    try:
        async with asyncio.timeout(_PATIENCE), closing(connector.batches()) as batches:
            await anext(batches, None)
    except NotLiveError:
        return "The token works. No live is on now; the comments are looked for when it starts."
    except RefusedError:
        raise
    except (TimeoutError, ConnectorError) as error:
        return f"The token is right. The live's comments could not be looked at just now: {error}".rstrip(
            ": "
        )
    return "The token works, and a live is on: its comments can be read."
