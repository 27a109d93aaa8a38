from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from copilot.accounts import Account, Accounts, NoKeyringError
from copilot.connect import connect, forget
from copilot.errors import RefusedError, UsageError
from copilot.settings import Hosts
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_payloads import ACCOUNT, PAGE, PAGE_NAME
from tests.test_accounts import MemoryKeyring

TOKEN = "EAAB-not-a-real-token"


class Person:
    """Somebody at the terminal who has decided on the answers."""

    def __init__(self, secret: str = TOKEN, *answers: str) -> None:
        self.heard: list[str] = []
        self._secret = secret
        self._answers = list(answers)

    def say(self, sentence: str) -> None:
        self.heard.append(sentence)

    def ask(self, question: str) -> str:
        self.heard.append(question)
        return self._answers.pop(0)

    def ask_secret(self, question: str) -> str:
        self.heard.append(question)
        return self._secret

    @property
    def all_heard(self) -> str:
        return "\n".join(self.heard)


class Graph(GraphSimulator):
    """The simulator, with any answer of one's own."""

    def __init__(self, **own: Any) -> None:
        super().__init__(token=TOKEN)
        self.own = {path.replace("__", "/"): answer for path, answer in own.items()}

    def _payload(self, steps: list[str], parameters: dict[str, str], request: Any) -> Any:
        return self.own.get("/".join(steps)) or super()._payload(steps, parameters, request)


async def connected(platform: str, graph: Graph, person: Person) -> Account | None:
    accounts = Accounts(keyring=MemoryKeyring(), environment={})
    hosts = Hosts(graph=graph.url)
    await asyncio.to_thread(connect, platform, accounts=accounts, hosts=hosts, talk=person)
    return accounts.get(platform)


async def test_facebook_from_the_first_click_to_the_kept_token() -> None:
    async with Graph() as graph:
        person = Person()
        account = await connected("facebook", graph, person)
    assert account == Account(platform="facebook", token=TOKEN, target=PAGE, name=PAGE_NAME)
    for said in (
        "developers.facebook.com",
        "pages_read_user_content",
        "a live is on",
        "live-copilot run --facebook",
    ):
        assert said in person.all_heard
    assert TOKEN not in person.all_heard


async def test_instagram_is_found_through_the_page_it_is_linked_to() -> None:
    async with Graph() as graph:
        person = Person()
        account = await connected("instagram", graph, person)
    assert account == Account(platform="instagram", token=TOKEN, target=ACCOUNT, name=f"@{PAGE_NAME}")
    assert "instagram_manage_comments" in person.all_heard


async def test_no_live_on_now_is_no_fault() -> None:
    async with Graph() as graph:
        graph.faults = replace(graph.faults, ended=True)
        person = Person()
        assert await connected("facebook", graph, person)
    assert "No live is on now" in person.all_heard


async def test_of_several_pages_one_is_chosen_with_its_own_token_and_its_end() -> None:
    pages = {
        "data": [
            {"id": "1", "name": "Dokkan", "access_token": "page-one"},
            {"id": PAGE, "name": "Other", "access_token": TOKEN},
        ]
    }
    async with Graph(me__accounts=pages, debug_token={"data": {"expires_at": 1_900_000_000}}) as graph:
        person = Person(TOKEN, "2")
        account = await connected("facebook", graph, person)
    assert account is not None
    assert (account.target, account.name, account.ends) == (PAGE, "Other", 1_900_000_000)
    assert "2030" in person.all_heard
    async with Graph(me__accounts=pages) as graph:
        with pytest.raises(UsageError, match="is none of them"):
            await connected("facebook", graph, Person(TOKEN, "3"))


async def test_a_missing_permission_is_named_and_nothing_is_kept() -> None:
    granted = {
        "data": [
            {"permission": "pages_show_list", "status": "granted"},
            {"permission": "pages_read_engagement", "status": "granted"},
        ]
    }
    async with Graph(me__permissions=granted) as graph:
        with pytest.raises(RefusedError, match="pages_read_user_content") as refused:
            await connected("facebook", graph, Person())
    assert refused.value.subject == "pages_read_user_content"
    async with Graph() as graph:
        graph.faults = replace(graph.faults, permission="instagram_manage_comments")
        with pytest.raises(RefusedError, match="instagram_manage_comments"):
            await connected("instagram", graph, Person())


async def test_a_wrong_or_ended_token_is_told_without_the_token() -> None:
    async with Graph() as graph:
        with pytest.raises(RefusedError) as refused:
            await connected("facebook", graph, Person("another-token"))
        assert refused.value.reason == "token"
        assert "another-token" not in str(refused.value)
        graph.faults = replace(graph.faults, token=463)
        with pytest.raises(RefusedError, match="expired"):
            await connected("facebook", graph, Person())


async def test_a_page_without_instagram_is_told() -> None:
    async with Graph(me__accounts={"data": [{"id": PAGE, "name": "Dokkan"}]}) as graph:
        with pytest.raises(RefusedError, match="Link them"):
            await connected("instagram", graph, Person())


async def test_without_a_keyring_the_variable_is_named_after_the_test() -> None:
    async with Graph() as graph:
        accounts = Accounts(keyring=None, environment={})
        with pytest.raises(NoKeyringError, match="COPILOT_GRAPH_TOKEN"):
            await asyncio.to_thread(
                connect, "facebook", accounts=accounts, hosts=Hosts(graph=graph.url), talk=Person()
            )


def test_nothing_pasted_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="No token"):
        connect("facebook", accounts=Accounts(keyring=None, environment={}), hosts=Hosts(), talk=Person(""))


def test_tiktok_needs_nothing_and_takes_a_key() -> None:
    accounts, person = Accounts(keyring=MemoryKeyring(), environment={}), Person("")
    connect("tiktok", accounts=accounts, hosts=Hosts(), talk=person)
    assert accounts.get("tiktok") is None
    assert "Nothing was changed" in person.all_heard
    connect("tiktok", accounts=accounts, hosts=Hosts(), talk=Person("key"))
    kept = accounts.get("tiktok")
    assert kept is not None
    assert kept.token == "key"


def test_forgetting() -> None:
    accounts, person = Accounts(keyring=MemoryKeyring(), environment={}), Person()
    accounts.keep(Account(platform="facebook", token=TOKEN))
    forget("facebook", accounts=accounts, talk=person)
    forget("facebook", accounts=accounts, talk=person)
    assert person.heard == ["Facebook is forgotten.", "Facebook was not connected."]
    still = Accounts(keyring=None, environment={"COPILOT_GRAPH_TOKEN": TOKEN})
    forget("instagram", accounts=still, talk=person)
    assert "COPILOT_GRAPH_TOKEN is still set" in person.heard[-1]


async def test_the_command_says_no_token_anywhere(tmp_path: Path) -> None:
    async with Graph() as graph:
        environment = os.environ | {
            "COPILOT_GRAPH_URL": graph.url,
            "COPILOT_HOME": str(tmp_path),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        }
        said = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "copilot", "--debug", "connect", "facebook"],
            input=f"{TOKEN}\n",
            capture_output=True,
            text=True,
            timeout=60,
            env=environment,
            check=False,
        )
    assert said.returncode == 1
    assert "COPILOT_GRAPH_TOKEN" in said.stderr
    assert TOKEN not in said.stdout + said.stderr
