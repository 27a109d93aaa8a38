from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from importlib.util import find_spec

import pytest

from copilot.accounts import Account, Accounts
from copilot.connectors.turns import Turns
from copilot.domain.board import PlatformState, Reason
from copilot.domain.platform import PLATFORMS
from copilot.errors import UsageError
from copilot.settings import Hosts
from copilot.sources import follow
from tests.connectors.listening import Listening
from tests.connectors.tiktok_live import simulated
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_payloads import ACCOUNT, PAGE
from tests.test_accounts import MemoryKeyring


def test_every_platform_is_followed_by_one_connector_of_its_own() -> None:
    accounts = Accounts(keyring=None, environment={})
    targets = {"tiktok": "@shop", "facebook": "", "instagram": "17"}
    followed = list(follow(targets, accounts=accounts, hosts=Hosts()))
    assert [connector.platform for connector in followed] == list(PLATFORMS)
    assert len({id(connector) for connector in followed}) == 3


@pytest.mark.parametrize("name", ["", "@", " "])
def test_tiktok_needs_a_name(name: str) -> None:
    with pytest.raises(UsageError, match="--tiktok @name"):
        list(follow({"tiktok": name}, accounts=Accounts(keyring=None, environment={}), hosts=Hosts()))


async def test_a_connected_page_needs_no_id() -> None:
    accounts = Accounts(keyring=MemoryKeyring(), environment={})
    accounts.keep(Account(platform="facebook", token="kept-token", target=PAGE))
    async with GraphSimulator(token="kept-token") as graph:
        (connector,) = follow({"facebook": ""}, accounts=accounts, hosts=Hosts(graph=graph.url))
        graph.say("بكام")
        batches = connector.batches()
        async for batch in batches:
            if any(getattr(item, "text", "") == "بكام" for item in batch):
                break
        await batches.aclose()
    assert any(PAGE in path for _, path, _ in graph.requests)


class Counted(Turns):
    """Counts the turns that were given."""

    given = 0

    async def turn(self) -> None:
        type(self).given += 1
        await asyncio.sleep(0)


async def test_every_request_to_any_platform_waits_for_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counted, "given", 0)
    monkeypatch.setattr("copilot.sources.Turns", Counted)
    accounts = Accounts(keyring=None, environment={"COPILOT_GRAPH_TOKEN": "token"})
    targets = {"tiktok": "@shop", "facebook": PAGE, "instagram": ACCOUNT}
    async with GraphSimulator() as graph, simulated(None, "sign-500") as tiktok:
        where = Hosts(tiktok=tiktok.url, tiktok_sign=tiktok.sign_url, graph=graph.url)
        async with AsyncExitStack() as stack:
            followed = [
                await stack.enter_async_context(Listening(connector))
                for connector in follow(targets, accounts=accounts, hosts=where)
            ]
            for each in followed:
                await each.until(
                    lambda each=each: PlatformState.LIVE in {told.state for told in each.statuses}, seconds=60
                )
        asked = len(graph.requests) + len(tiktok.requests)
    assert Counted.given >= asked > 8


async def test_the_seventh_request_waits_for_a_second_after_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("copilot.connectors.turns.asyncio.sleep", sleep)
    turns = Turns(6)
    for _ in range(13):
        await turns.turn()
    assert [round(wait) for wait in waits] == [1] * 6 + [2]


@pytest.mark.parametrize("installed", ["TikTokLive", "piratetok_live", ""])
async def test_tiktok_is_read_by_what_is_installed(installed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in {"TikTokLive", "piratetok_live"} - {installed}:
        for name in {library, *(each for each in sys.modules if each.startswith(f"{library}."))}:
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setattr(
        "copilot.sources.find_spec", lambda library: find_spec(library) if library == installed else None
    )
    async with simulated() as tiktok:
        where = Hosts(tiktok=tiktok.url, tiktok_sign=tiktok.sign_url)
        (connector,) = follow(
            {"tiktok": "@shop"}, accounts=Accounts(keyring=None, environment={}), hosts=where
        )
        async with Listening(connector) as heard:
            states = {PlatformState.LIVE, PlatformState.FAILED}
            await heard.until(lambda: bool(states & {told.state for told in heard.statuses}), seconds=60)
    last = heard.statuses[-1]
    assert (last.state, last.reason) == (
        (PlatformState.LIVE, Reason.NONE) if installed else (PlatformState.FAILED, Reason.NOT_INSTALLED)
    )
    assert installed or "pip install tiktoklive" in last.detail
