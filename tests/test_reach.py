from __future__ import annotations

import asyncio
import time
from dataclasses import replace

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


def found(hosts: Hosts, *accounts: Account, clock=time.time) -> dict[str, Check]:
    kept = Accounts(keyring=MemoryKeyring(), environment={})
    for account in accounts:
        kept.keep(account)
    return {check.name: check for check in outside(hosts=hosts, accounts=kept, clock=clock)}


def facebook(**more) -> Account:
    return Account(platform="facebook", token=TOKEN, name="Dokkan", **more)


def test_where_nothing_is_connected_nothing_is_asked() -> None:
    checks = found(Hosts())
    assert set(checks) == {"port", "keyring", "network"}
    assert all(check.good and not check.noted for check in checks.values())
    assert checks["network"].found.startswith("Not tried: no account is connected. TikTok needs none")


async def test_a_good_token_and_a_host_that_answers() -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        checks = await asyncio.to_thread(found, Hosts(graph=graph.url), facebook())
    assert checks["Graph API"].found.endswith("answers.")
    assert checks["Facebook token"].found == "It is let in for Dokkan."
    assert all(check.good and not check.noted for check in checks.values())


@pytest.mark.parametrize(
    ("faults", "said"),
    [({"token": 463}, "expired"), ({"permission": "pages_read_user_content"}, "pages_read_user_content")],
)
async def test_a_token_that_does_not_do_is_not_good(faults: dict, said: str) -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        graph.faults = replace(graph.faults, **faults)
        check = (await asyncio.to_thread(found, Hosts(graph=graph.url), facebook()))["Facebook token"]
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
        checks = await asyncio.to_thread(found, Hosts(graph=graph.url), clock=lambda: time.time() - 2 * 3600)
    assert "2 hours behind" in checks["clock of Graph API"].found


async def test_a_token_that_ends_soon_is_noted() -> None:
    async with GraphSimulator(token=TOKEN) as graph:
        account = facebook(ends=time.time() + 7200)
        check = (await asyncio.to_thread(found, Hosts(graph=graph.url), account))["Facebook token"]
    assert check.noted
    assert "ends in 2 hours" in check.found


def test_without_a_keyring_the_variables_are_named() -> None:
    checks = {
        check.name: check for check in outside(hosts=Hosts(), accounts=Accounts(keyring=None, environment={}))
    }
    assert "COPILOT_GRAPH_TOKEN" in checks["keyring"].found


async def test_a_token_of_the_environment_need_not_do_for_both() -> None:
    accounts = Accounts(keyring=None, environment={"COPILOT_GRAPH_TOKEN": TOKEN})
    async with GraphSimulator(token=TOKEN) as graph:
        graph.faults = replace(graph.faults, permission="instagram_manage_comments")

        def look() -> dict[str, Check]:
            return {check.name: check for check in outside(hosts=Hosts(graph=graph.url), accounts=accounts)}

        checks = await asyncio.to_thread(look)
    assert checks["Instagram token"].good
    assert "instagram_manage_comments" in checks["Instagram token"].found
