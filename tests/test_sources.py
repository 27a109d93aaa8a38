from __future__ import annotations

import pytest

from copilot.accounts import Account, Accounts
from copilot.errors import UsageError
from copilot.settings import Hosts
from copilot.sources import PLATFORMS, follow
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_payloads import PAGE
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
