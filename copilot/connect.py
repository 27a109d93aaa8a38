"""The guided set-up of an account in the terminal: where to click, what to paste, and whether it works."""

from __future__ import annotations

import asyncio
import getpass
import sys
import time
from collections.abc import Sequence
from typing import Final, Protocol

from copilot.accounts import PERMISSIONS, VARIABLES, Account, Accounts, Look, Page
from copilot.connectors.graph_errors import permission_missing
from copilot.domain.platform import PLATFORMS
from copilot.errors import UsageError
from copilot.settings import Hosts
from copilot.token_check import checked, tried

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


def forget(platform: str, *, accounts: Accounts, talk: Talk) -> None:
    """Remove an account.

    Raises:
        NoKeyringError: The keyring does not open.
    """
    was_there = accounts.forget(platform)
    talk.say(f"{PLATFORMS[platform]} {'is forgotten' if was_there else 'was not connected'}.")
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
    permissions = ", ".join(PERMISSIONS[platform])
    talk.say(_GRAPH_STEPS.format(first=_FIRST[platform], permissions=permissions))
    token = talk.ask_secret("Paste the token here (it is not shown):")
    if not token:
        raise UsageError(f"No token was given. Begin again: live-copilot connect {platform}")
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
    found = await checked(platform, token, hosts)
    if found.missing:
        raise permission_missing(platform, found.missing)
    done = await tried(platform, token, _chosen(found.pages, talk), hosts)
    talk.say(_how_long(done.account.ends))
    talk.say(_LOOKS[done.look].format(why=f": {done.why}" if done.why else "."))
    return done.account


def _chosen(pages: Sequence[Page], talk: Talk) -> Page:
    if len(pages) == 1:
        return pages[0]
    for number, page in enumerate(pages, start=1):
        talk.say(f"  {number}. {page.name}{f' (@{page.instagram_name})' if page.instagram_name else ''}")
    answer = talk.ask(f"Which one? (1 to {len(pages)})")
    if not (answer.isascii() and answer.isdecimal() and 1 <= int(answer) <= len(pages)):
        raise UsageError(f"“{answer}” is none of them. Begin again and give a number from 1 to {len(pages)}.")
    return pages[int(answer) - 1]


def _how_long(ends: float | None) -> str:
    if ends is None:
        return "How long the token lasts was not told; you are told when it ends."
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(ends))
    return f"The token lasts until {day}. Make a new one before your first live after that."


_LOOKS: Final = {
    Look.LIVE: "The token works, and a live is on: its comments can be read.",
    Look.WAITING: "The token works. No live is on now; the comments are looked for when it starts.",
    Look.UNSURE: "The token is right. The live's comments could not be looked at just now{why}",
}
