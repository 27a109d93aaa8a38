from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import httpx
import pytest

from copilot.accounts import Account, Accounts
from copilot.doctor import Check
from copilot.reach import outside
from copilot.settings import Hosts
from tests.simulators.graph import GraphSimulator
from tests.test_accounts import MemoryKeyring

TOKEN = "EAAB-not-a-real-token"
NOWHERE = "http://127.0.0.1:9"
"""Nobody listens on the discard port."""
OFFLINE = Hosts(graph=NOWHERE, tiktok=NOWHERE)


def found(hosts: Hosts, *accounts: Account, clock=time.time) -> dict[str, Check]:
    kept = Accounts(keyring=MemoryKeyring(), environment={})
    for account in accounts:
        kept.keep(account)
    return {check.name: check for check in outside(hosts=hosts, accounts=kept, clock=clock)}


def facebook(**more) -> Account:
    return Account(platform="facebook", token=TOKEN, name="Dokkan", **more)


async def test_the_network_is_tried_before_an_account_is_connected() -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        checks = await asyncio.to_thread(found, Hosts(graph=graph.url, tiktok=NOWHERE))
    assert set(checks) == {"port", "keyring", "TikTok", "Graph API", "accounts"}
    assert all(check.good for check in checks.values())
    assert checks["Graph API"].found.endswith("answers.")
    assert checks["TikTok"].noted
    assert "does not answer" in checks["TikTok"].found
    assert "TikTok needs none" in checks["accounts"].found


def test_the_platforms_own_hosts_are_asked_where_none_was_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict]] = []

    def unreachable(url: str, **how: object) -> httpx.Response:
        asked.append((url, how))
        raise httpx.ConnectError("no network")

    monkeypatch.setattr(httpx, "get", unreachable)
    checks = found(Hosts())
    assert [url for url, _ in asked] == ["https://www.tiktok.com", "https://graph.facebook.com"]
    assert all(how["timeout"] <= 5 and "params" not in how and "headers" not in how for _, how in asked)
    assert checks["TikTok"].noted
    assert checks["Graph API"].noted


async def test_a_good_token_and_a_host_that_answers() -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        checks = await asyncio.to_thread(found, Hosts(graph=graph.url, tiktok=NOWHERE), facebook())
    assert checks["Graph API"].found.endswith("answers.")
    assert checks["Facebook token"].found == "It is let in for Dokkan."
    assert all(check.good and not check.noted for name, check in checks.items() if name != "TikTok")
    assert "accounts" not in checks


@pytest.mark.parametrize(
    ("faults", "said"),
    [({"token": 463}, "expired"), ({"permission": "pages_read_user_content"}, "pages_read_user_content")],
)
async def test_a_token_that_does_not_do_is_not_good(faults: dict, said: str) -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        graph.faults = replace(graph.faults, **faults)
        check = (await asyncio.to_thread(found, Hosts(graph=graph.url, tiktok=NOWHERE), facebook()))[
            "Facebook token"
        ]
    assert not check.good
    assert said in check.found
    assert "live-copilot connect facebook" in check.found
    assert TOKEN not in check.found


def test_no_network_is_a_sentence_and_stops_nothing() -> None:
    began = time.monotonic()
    checks = found(Hosts(graph=NOWHERE, tiktok=NOWHERE, tiktok_sign=NOWHERE), facebook())
    assert time.monotonic() - began < 20
    for name in ("Graph API", "TikTok", "signing service", "Facebook token"):
        assert checks[name].good
        assert checks[name].noted
    assert "recorded lives play without" in checks["TikTok"].found


async def test_a_clock_that_is_wrong_is_noted() -> None:
    async with GraphSimulator() as graph:
        checks = await asyncio.to_thread(
            found, Hosts(graph=graph.url, tiktok=NOWHERE), clock=lambda: time.time() - 2 * 3600
        )
    assert "2 hours behind" in checks["clock of Graph API"].found


async def test_a_token_that_ends_soon_is_noted() -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        account = facebook(ends=time.time() + 7200)
        check = (await asyncio.to_thread(found, Hosts(graph=graph.url, tiktok=NOWHERE), account))[
            "Facebook token"
        ]
    assert check.noted
    assert "ends in 2 hours" in check.found


def test_without_a_keyring_the_variables_are_named() -> None:
    checks = {
        check.name: check for check in outside(hosts=OFFLINE, accounts=Accounts(keyring=None, environment={}))
    }
    assert "COPILOT_GRAPH_TOKEN" in checks["keyring"].found


async def test_a_token_of_the_environment_need_not_do_for_both() -> None:
    accounts = Accounts(keyring=None, environment={"COPILOT_GRAPH_TOKEN": TOKEN})
    async with GraphSimulator(token=TOKEN) as graph:
        graph.faults = replace(graph.faults, permission="instagram_manage_comments")

        def look() -> dict[str, Check]:
            return {
                check.name: check
                for check in outside(hosts=Hosts(graph=graph.url, tiktok=NOWHERE), accounts=accounts)
            }

        checks = await asyncio.to_thread(look)
    assert checks["Instagram token"].good
    assert "instagram_manage_comments" in checks["Instagram token"].found
