"""Which connectors follow what the user asked for: a part of the composition root, so it names classes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from typing import TypeAlias

from copilot.accounts import Account, Accounts
from copilot.connectors.base import Connector
from copilot.connectors.facebook import Facebook
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_standing import Standing
from copilot.connectors.instagram import Instagram
from copilot.connectors.record import Recorder
from copilot.connectors.supervise import Supervised
from copilot.connectors.tiktok import TikTok
from copilot.connectors.tiktok_pirate import PirateTikTok
from copilot.connectors.turns import Turns
from copilot.errors import UsageError
from copilot.settings import Hosts

Keep: TypeAlias = Callable[[str, bytes], None]
Ways: TypeAlias = list[Callable[[], Connector]]


def follow(
    targets: Mapping[str, str], *, accounts: Accounts, hosts: Hosts, recorder: Recorder | None = None
) -> Iterator[Connector]:
    """Give one supervised connector for each platform that is asked for.

    Together they send at most six requests in any second.

    Args:
        targets: What to follow by platform: a name or an id; empty for what the account is connected for.
        accounts: Where the tokens are.
        hosts: Where the platforms are.
        recorder: Keeps what they send, or None.

    Raises:
        UsageError: It is not said whose live to follow, and nothing is connected that would tell.
    """
    turns = Turns()
    for platform, target in targets.items():
        account = accounts.get(platform) or Account(platform=platform, token="")
        keep = recorder.keeper(platform) if recorder else None
        ways = _WAYS[platform](target or account.target, account, hosts, keep, turns)
        yield Supervised(ways, platform=platform)


def _tiktok(name: str, account: Account, hosts: Hosts, keep: Keep | None, turns: Turns) -> Ways:
    """Return the ways whose library is installed; without any, the first: it says how to get one."""
    if not name.strip(" @"):
        raise UsageError("Say whose live it is: live-copilot run --tiktok @name", name="follow.nobody")
    key = account.token or None
    ways: dict[str, Callable[[], Connector]] = {
        "TikTokLive": lambda: TikTok(name, hosts=hosts, sign_key=key, keep=keep, turns=turns),
        "piratetok_live": lambda: PirateTikTok(name, hosts=hosts, keep=keep, turns=turns),
    }
    return [make for library, make in ways.items() if find_spec(library)] or [ways["TikTokLive"]]


def _facebook(target: str, account: Account, hosts: Hosts, keep: Keep | None, turns: Turns) -> Ways:
    standing, pacer = Standing("facebook"), Pacer(Facebook.per_second, turns)
    return [
        lambda: Facebook(target, hosts=hosts, token=account.token, keep=keep, pacer=pacer, standing=standing)
    ]


def _instagram(target: str, account: Account, hosts: Hosts, keep: Keep | None, turns: Turns) -> Ways:
    standing, pacer = Standing("instagram"), Pacer(Instagram.per_second, turns)
    return [
        lambda: Instagram(target, hosts=hosts, token=account.token, keep=keep, pacer=pacer, standing=standing)
    ]


_WAYS: Mapping[str, Callable[[str, Account, Hosts, Keep | None, Turns], Ways]] = {
    "tiktok": _tiktok,
    "facebook": _facebook,
    "instagram": _instagram,
}
