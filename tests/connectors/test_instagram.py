from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import asdict, replace
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.connectors.facebook import PER_SECOND as FACEBOOK_PER_SECOND
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.instagram import PER_SECOND, Instagram, Rhythm, comment
from copilot.connectors.instagram_live import name_of
from copilot.domain.board import PlatformState, Reason
from copilot.errors import ConnectorError, DisconnectedError, LimitedError, NotLiveError, RefusedError
from copilot.settings import Hosts
from tests.builders import START
from tests.connectors.listening import Listening
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import ACCOUNT, PAGE_NAME

SNAPSHOTS = json.loads((Path(__file__).parent / "snapshots" / "instagram.json").read_text("utf-8"))
FAST = Rhythm().faster(50)
HASTE = replace(Rhythm().faster(5000), answer=5.0)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from(["id", "text", "timestamp", "username", "from"])
payloads = st.dictionaries(keys, json_values | st.dictionaries(keys, json_values, max_size=4), max_size=5)


def instagram(
    simulator: GraphSimulator, target: str = ACCOUNT, *, rhythm: Rhythm = FAST, **more: Any
) -> Instagram:
    usual = {"hosts": Hosts(graph=simulator.url), "token": "token", "pacer": Pacer(1000)}
    return Instagram(target, rhythm=rhythm, **usual | more)


@pytest.mark.parametrize("pair", SNAPSHOTS, ids=lambda pair: pair["what"])
def test_a_payload_is_this_comment(pair: dict[str, Any]) -> None:
    found = comment(pair["payload"], arrived=START)
    assert (asdict(found) if found else None) == pair["comment"]


@settings(deadline=None)
@given(payloads)
def test_a_payload_may_hold_anything(payload: dict[str, Any]) -> None:
    found = comment(payload, arrived=START)
    if found:
        json.dumps(asdict(found)).encode()
        found.text.encode()
        assert found.at > 0


@pytest.mark.parametrize("target", ["", ACCOUNT, PAGE_NAME, f"@{PAGE_NAME.upper()}"])
async def test_an_account_is_found_by_its_id_its_name_or_its_token(target: str) -> None:
    async with GraphSimulator() as simulator:
        simulator.say("بكام ده؟", author="Viewer One")
        async with Listening(instagram(simulator, target)) as heard:
            await heard.until(lambda: heard.texts == ["بكام ده؟"])
    assert [status.state for status in heard.statuses] == [PlatformState.LIVE]
    assert heard.comments[0].author_id == "viewer_one"
    assert {path for _, path, _ in simulator.requests} >= {f"/{ACCOUNT}/live_media"}


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://www.instagram.com/loopback.shop/live/", "loopback.shop"),
        (" @loopback.shop", "loopback.shop"),
        ("", ""),
    ],
)
def test_an_address_is_as_good_as_a_name(given: str, meant: str) -> None:
    assert name_of(given) == meant


@pytest.mark.parametrize("target", ["nobody.at.all", "99"])
async def test_a_name_that_nothing_has_is_the_users_to_mend(target: str) -> None:
    async with GraphSimulator() as simulator, Listening(instagram(simulator, target)) as heard:
        found = await heard.end()
    assert isinstance(found, RefusedError)
    assert (found.reason, found.subject) == ("not_found", target)


async def test_before_the_live_it_says_that_there_is_none() -> None:
    async with (
        GraphSimulator(faults=Faults(ended=True)) as simulator,
        Listening(instagram(simulator)) as heard,
    ):
        assert isinstance(await heard.end(), NotLiveError)


@pytest.mark.parametrize(
    "faults",
    [Faults(), Faults(nameless=True), Faults(times="colon"), Faults(unversioned=True)],
    ids=["", "no from", "times", "bare"],
)
async def test_every_comment_comes_once_and_in_order(faults: Faults) -> None:
    async with GraphSimulator(faults=faults) as simulator, Listening(instagram(simulator)) as heard:
        for number in range(200):
            simulator.say(f"comment {number}")
            if number % 10 == 0:
                await asyncio.sleep(0.03)
        await heard.until(lambda: len(heard.texts) >= 200)
        quiet = heard.quiet
        await heard.until(lambda: heard.quiet > quiet + 2)
    assert heard.texts == [said.text for said in simulator.said]


async def test_one_person_is_one_author_with_from_and_without() -> None:
    async with GraphSimulator() as simulator, Listening(instagram(simulator)) as heard:
        simulator.say("one", author="Viewer One")
        await heard.until(lambda: len(heard.texts) == 1)
        simulator.faults = Faults(nameless=True)
        simulator.say("two", author="Viewer One")
        await heard.until(lambda: len(heard.texts) == 2)
    assert len({said.author_id for said in heard.comments}) == 1


async def test_comments_that_are_not_listed_for_lack_of_a_permission_end_it_with_its_name() -> None:
    faults = Faults(no_comments=True, declined="instagram_manage_comments")
    async with GraphSimulator(faults=faults) as simulator, Listening(instagram(simulator)) as heard:
        found = await heard.end()
    assert isinstance(found, RefusedError)
    assert (found.reason, found.subject) == ("permission", "instagram_manage_comments")
    assert "instagram_manage_comments" in str(found)


async def test_a_new_live_that_lists_no_comments_is_a_live_when_the_permission_is_there() -> None:
    async with (
        GraphSimulator(faults=Faults(no_comments=True)) as simulator,
        Listening(instagram(simulator)) as heard,
    ):
        await heard.until(lambda: heard.quiet > 3)
        simulator.say("بكام")
        simulator.faults = Faults()
        await heard.until(lambda: heard.texts == ["بكام"])
    assert {(status.state, status.reason) for status in heard.statuses} == {(PlatformState.LIVE, Reason.NONE)}


async def test_where_permissions_are_not_told_both_are_said_and_it_goes_on_by_itself() -> None:
    faults = Faults(no_comments=True, untold=True)
    async with (
        GraphSimulator(faults=faults) as simulator,
        Listening(instagram(simulator, rhythm=replace(FAST, doubt=0.2))) as heard,
    ):
        simulator.say("بكام")
        await heard.until(lambda: len(heard.statuses) == 2)
        simulator.faults = Faults()
        await heard.until(lambda: heard.texts == ["بكام"])
    states = [status.state for status in heard.statuses]
    assert states == [PlatformState.WAITING, PlatformState.FAILED, PlatformState.LIVE]
    assert {status.subject for status in heard.statuses[:2]} == {"instagram_manage_comments"}
    assert {status.reason for status in heard.statuses[:2]} == {Reason.UNLISTED}
    assert "instagram_manage_comments" in heard.statuses[0].detail
    assert not any("debug_token=token" in path for _, path, _ in simulator.requests)


async def test_a_deleted_comment_is_told_and_one_that_is_only_not_listed_is_not() -> None:
    async with GraphSimulator() as simulator, Listening(instagram(simulator)) as heard:
        said = [simulator.say(f"comment {number}", at=START + number) for number in range(60)]
        await heard.until(lambda: len(heard.texts) == 50)
        simulator.delete(said[57], said[3])
        await heard.until(lambda: heard.deleted == ["17900000000000058"])
        simulator.say("more", at=START + 100)
        await heard.until(lambda: "more" in heard.texts)
    assert heard.deleted == ["17900000000000058"]


async def test_a_host_that_answers_no_ids_has_no_comment_deleted() -> None:
    async with (
        GraphSimulator(faults=Faults(no_ids=True)) as simulator,
        Listening(instagram(simulator)) as heard,
    ):
        said = [simulator.say(f"comment {number}", at=START + number) for number in range(5)]
        await heard.until(lambda: len(heard.texts) == 5)
        simulator.delete(said[2])
        await heard.until(lambda: len(simulator.asked("17900000000000003")) > 1)
        quiet = heard.quiet
        await heard.until(lambda: heard.quiet > quiet + 5)
    assert heard.deleted == []


async def test_a_live_without_comments_yet_is_a_live() -> None:
    async with GraphSimulator() as simulator, Listening(instagram(simulator)) as heard:
        await heard.until(lambda: heard.quiet > 2)
        assert not heard.ended


@pytest.mark.parametrize("faults", [Faults(gone=True), Faults(ended=True)], ids=["error 100", "no media"])
async def test_the_end_of_the_live_is_an_end_and_no_fault(faults: Faults) -> None:
    async with GraphSimulator() as simulator, Listening(instagram(simulator)) as heard:
        simulator.say("one")
        await heard.until(lambda: heard.texts == ["one"])
        simulator.faults = faults
        assert await heard.end() is None


async def test_some_answers_without_the_live_do_not_end_it() -> None:
    rhythm = replace(FAST, absent=60.0)
    async with GraphSimulator() as simulator, Listening(instagram(simulator, rhythm=rhythm)) as heard:
        await heard.until(lambda: heard.quiet == 1)
        simulator.faults = Faults(ended=True)
        await heard.until(lambda: heard.quiet > 6 or heard.ended)
        simulator.faults = Faults()
        simulator.say("still here")
        await heard.until(lambda: heard.texts == ["still here"])


async def test_more_than_fifty_between_two_pages_are_told_as_missing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rhythm = replace(FAST, flowing=2.0, idle=2.0)
    async with GraphSimulator() as simulator:
        simulator.say("before", at=START)
        connector = instagram(simulator, rhythm=rhythm)
        async with Listening(connector) as heard:
            await heard.until(lambda: heard.texts == ["before"])
            with caplog.at_level(logging.WARNING):
                for number in range(80):
                    simulator.say(f"comment {number}", at=START + number / 25)
                await heard.until(lambda: len(heard.texts) == 51)
    assert heard.texts[1:] == [f"comment {number}" for number in range(30, 80)]
    assert 15 <= connector.missed <= 60
    assert f"about {connector.missed} may be missing" in caplog.text


async def test_nothing_is_missing_while_pages_meet() -> None:
    async with GraphSimulator() as simulator:
        for number in range(120):
            simulator.say(f"old {number}")
        connector = instagram(simulator)
        async with Listening(connector) as heard:
            await heard.until(lambda: len(heard.texts) == 50)
            for number in range(150):
                simulator.say(f"comment {number}")
                await asyncio.sleep(0.003)
            await heard.until(lambda: len(heard.texts) == 200)
    assert connector.missed == 0


async def test_polling_quickens_when_comments_pour_and_rests_in_silence() -> None:
    rhythm = Rhythm().faster(20)
    async with GraphSimulator() as simulator, Listening(instagram(simulator, rhythm=rhythm)) as heard:
        await heard.until(lambda: heard.quiet > 6)
        quiet = [at for at, _ in simulator.asked("/live_media")]
        assert quiet[-1] - quiet[-2] > 0.25
        for number in range(80):
            for part in range(10):
                simulator.say(f"comment {number}.{part}")
            await asyncio.sleep(0.01)
        poured = [at for at, _ in simulator.asked("/live_media")]
        assert poured[-1] - poured[-2] < 0.2


def test_both_platforms_together_ask_at_most_six_times_in_any_second() -> None:
    assert ceil(PER_SECOND) + ceil(FACEBOOK_PER_SECOND) <= 6


async def test_it_slows_down_before_the_limit_and_says_so() -> None:
    rhythm = replace(FAST, flowing=0.05, idle=0.05)
    async with GraphSimulator() as simulator, Listening(instagram(simulator, rhythm=rhythm)) as heard:
        await heard.until(lambda: heard.quiet > 3)
        simulator.faults = Faults(usage=95)
        await heard.until(lambda: heard.statuses[-1].reason is Reason.LIMITED)
        began = len(simulator.requests)
        await asyncio.sleep(1.2)
        assert len(simulator.requests) - began <= 3, "0.05 s have become 0.5 s"


@pytest.mark.parametrize(
    ("faults", "kind"),
    [
        (Faults(limited=80002, regain=0.5), LimitedError),
        (Faults(token=467), RefusedError),
        (Faults(permission="instagram_basic"), RefusedError),
        (Faults(answer="html"), DisconnectedError),
        (Faults(answer="broken"), DisconnectedError),
        (Faults(answer="reset"), DisconnectedError),
        (Faults(answer="code1"), DisconnectedError),
    ],
    ids=["limit", "token", "permission", "html", "broken", "reset", "code 1"],
)
@pytest.mark.parametrize("target", [ACCOUNT, PAGE_NAME])
async def test_a_fault_ends_the_attempt_by_its_kind(
    faults: Faults, kind: type[ConnectorError], target: str
) -> None:
    async with GraphSimulator() as simulator, Listening(instagram(simulator, target)) as heard:
        simulator.say("before")
        await heard.until(lambda: heard.texts == ["before"])
        simulator.faults = faults
        assert isinstance(await heard.end(), kind)
        async with Listening(instagram(simulator, target)) as again:
            assert isinstance(await again.end(), kind)


@settings(max_examples=25, deadline=None)
@given(st.lists(payloads, max_size=4) | json_values, json_values)
def test_a_page_may_hold_anything(page: Any, media: Any) -> None:
    async def run() -> None:
        async with GraphSimulator() as simulator:
            live = {"id": "1", "comments": {"data": page}}
            simulator.raw = {"live_media": json.dumps({"data": [media, live]}).encode()}
            async with Listening(instagram(simulator, rhythm=HASTE)) as heard:
                await heard.until(lambda: heard.quiet > 1 or heard.ended)
            assert heard.fault is None or isinstance(heard.fault, ConnectorError)
            assert len(heard.comments) <= (len(page) if isinstance(page, list) else 0)

    asyncio.run(run())


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=40), st.sampled_from(["live_media", "accounts"]))
def test_any_bytes_end_an_attempt_only_by_a_known_fault(body: bytes, edge: str) -> None:
    async def run() -> None:
        async with GraphSimulator() as simulator:
            simulator.raw = {edge: body}
            async with Listening(instagram(simulator, PAGE_NAME, rhythm=HASTE)) as heard:
                await heard.until(lambda: heard.quiet > 1 or heard.ended)
            assert heard.fault is None or isinstance(heard.fault, ConnectorError)

    asyncio.run(run())
