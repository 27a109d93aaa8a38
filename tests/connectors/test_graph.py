from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.connectors.faults import reason_of
from copilot.connectors.graph import Graph, decoded, next_page
from copilot.connectors.graph_errors import NotFoundError, fault
from copilot.connectors.graph_fields import identity, moment, words
from copilot.connectors.graph_pace import Pacer, Usage, retry_after
from copilot.domain.board import Reason
from copilot.errors import ConnectorError, DisconnectedError, LimitedError, RefusedError
from copilot.settings import Hosts
from tests.builders import START
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults

TOKEN = "EAAB-loopback-token"

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def graph(simulator: GraphSimulator, **arguments: Any) -> Graph:
    usual = {
        "hosts": Hosts(graph=simulator.url),
        "token": TOKEN,
        "needs": ("pages_show_list",),
        "pacer": Pacer(1000),
        "clock": lambda: START,
    }
    return Graph("facebook", **usual | arguments)


async def refused(simulator: GraphSimulator, **arguments: Any) -> ConnectorError:
    async with graph(simulator, **arguments) as conversation:
        with pytest.raises(ConnectorError) as found:
            await conversation.get("me", "live_videos")
    return found.value


@pytest.mark.parametrize("code", [4, 17, 32, 613, 80001, 80002])
async def test_a_limit_says_when_to_ask_again_in_minutes_and_fractions(code: int) -> None:
    async with GraphSimulator(faults=Faults(limited=code, regain=2.5)) as simulator:
        found = await refused(simulator)
    assert isinstance(found, LimitedError)
    assert found.retry_at == START + 150


async def test_a_limit_without_an_estimate_waits_fifteen_seconds() -> None:
    async with GraphSimulator(faults=Faults(limited=4)) as simulator:
        found = await refused(simulator)
    assert isinstance(found, LimitedError)
    assert found.retry_at == START + 15


@pytest.mark.parametrize("subcode", [458, 459, 460, 463, 467])
async def test_a_token_that_is_over_says_how_to_get_a_new_one(subcode: int) -> None:
    async with GraphSimulator(faults=Faults(token=subcode)) as simulator:
        found = await refused(simulator)
    assert isinstance(found, RefusedError)
    assert found.reason == "token"
    assert "live-copilot connect facebook" in str(found)


async def test_a_missing_permission_is_named() -> None:
    async with GraphSimulator(faults=Faults(permission="pages_read_user_content")) as simulator:
        found = await refused(simulator)
    assert isinstance(found, RefusedError)
    assert (found.reason, found.subject) == ("permission", "pages_read_user_content")
    assert "pages_read_user_content" in str(found)


@pytest.mark.parametrize(
    ("status", "error", "kind", "reason"),
    [
        (400, {"code": 1}, DisconnectedError, ""),
        (500, {"code": 2}, DisconnectedError, ""),
        (502, {}, DisconnectedError, ""),
        (400, {"code": 999_999}, DisconnectedError, ""),
        (400, {"code": 104}, RefusedError, "token"),
        (401, {}, RefusedError, "token"),
        (400, {"code": 2500, "message": "An active access token must be used"}, RefusedError, "token"),
        (400, {"code": "190"}, RefusedError, "token"),
        (403, {"code": 3}, RefusedError, "permission"),
        (403, {"code": 10}, RefusedError, "permission"),
        (403, {"code": 200}, RefusedError, "permission"),
        (403, {"code": 299}, RefusedError, "permission"),
        (400, {"code": 368}, RefusedError, "blocked"),
        (400, {"code": 100}, NotFoundError, "not_found"),
        (404, {}, NotFoundError, "not_found"),
        (429, {}, LimitedError, ""),
        (403, {"code": 32}, LimitedError, ""),
    ],
)
def test_every_refusal_is_told_by_its_kind(
    status: int, error: dict[str, Any], kind: type[ConnectorError], reason: str
) -> None:
    found = fault("instagram", status=status, error=error, needs=("instagram_basic",), retry_at=START)
    assert type(found) is kind
    assert getattr(found, "reason", "") == reason


def test_a_refusal_that_names_no_permission_names_those_that_are_needed() -> None:
    needs = ("instagram_basic", "instagram_manage_comments")
    found = fault("instagram", status=403, error={"code": 200}, needs=needs, retry_at=START)
    assert isinstance(found, RefusedError)
    assert found.subject == "instagram_basic, instagram_manage_comments"


@pytest.mark.parametrize("answer", ["html", "broken", "list", "empty", "reset", "500", "code1", "code2"])
async def test_an_answer_that_is_none_is_a_broken_connection(answer: str) -> None:
    async with GraphSimulator(faults=Faults(answer=answer)) as simulator:
        assert isinstance(await refused(simulator), DisconnectedError)


@pytest.mark.parametrize("faults", [Faults(slow=30), Faults(answer="drip")], ids=["silence", "drop by drop"])
async def test_an_answer_that_does_not_end_is_not_waited_for(faults: Faults) -> None:
    async with GraphSimulator(faults=faults) as simulator:
        async with asyncio.timeout(25):
            found = await refused(simulator, timeout=0.1)
    assert isinstance(found, DisconnectedError)
    assert reason_of(found) is Reason.UNREACHABLE
    assert "does not answer" in str(found)


async def test_a_host_that_is_not_there_cannot_be_reached() -> None:
    async with GraphSimulator() as simulator:
        pass
    found = await refused(simulator)
    assert isinstance(found, DisconnectedError)
    assert reason_of(found) is Reason.UNREACHABLE
    assert "can't be reached" in str(found)


@pytest.mark.parametrize("token", ["", "  "])
async def test_without_a_token_nothing_is_asked(token: str) -> None:
    async with GraphSimulator() as simulator:
        with pytest.raises(RefusedError) as found:
            async with graph(simulator, token=token):
                pass
        assert found.value.reason == "token"
        assert simulator.requests == []


async def test_the_token_is_sent_and_appears_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    for logger in (None, "httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=logger)
    kept: list[tuple[str, bytes]] = []
    async with GraphSimulator(token=TOKEN) as simulator:
        for number in range(3):
            simulator.say(f"comment {number}")
        async with graph(simulator, keep=lambda kind, frame: kept.append((kind, frame))) as conversation:
            live = (await conversation.get("me", "live_videos"))["data"][0]["id"]
            page = await conversation.get(live, "comments", limit="2")
        assert simulator.requests[0][2]["access_token"] == TOKEN
        assert "access_token" not in next_page(page)[0]
        found = await refused(
            simulator, token=f"{TOKEN}-forged", keep=lambda kind, frame: kept.append((kind, frame))
        )
    assert isinstance(found, RefusedError)
    assert [kind for kind, _ in kept] == ["live_videos", "comments", "live_videos"]
    assert b"paging" in kept[1][1]
    assert TOKEN not in str(found) + repr(found) + caplog.text + repr(kept)
    assert "/live_videos" in caplog.text, "the log that was searched is there"


async def test_a_gateway_without_versions_is_understood() -> None:
    async with GraphSimulator(faults=Faults(unversioned=True)) as simulator, graph(simulator) as conversation:
        assert (await conversation.get("me", "live_videos"))["data"]


async def test_an_address_that_names_a_version_keeps_it() -> None:
    async with GraphSimulator() as simulator:
        hosts = Hosts(graph=f"{simulator.url}/v25.0")
        async with graph(simulator, hosts=hosts) as conversation:
            assert (await conversation.get("me", "live_videos"))["data"]


async def test_usage_is_read_from_every_answer() -> None:
    async with GraphSimulator(faults=Faults(usage=75)) as simulator, graph(simulator) as conversation:
        await conversation.get("me")
        assert conversation.usage.percent == 75
        assert conversation.usage.stretch == 2


def test_pauses_grow_before_the_wall() -> None:
    stretches = [Usage(percent=percent).stretch for percent in (0, 28, 50, 60, 75, 90, 95, 100, 130)]
    assert stretches[:3] == [1, 1, 1]
    assert stretches == sorted(stretches)
    assert stretches[4:6] == [2, pytest.approx(5)]
    assert stretches[-1] == stretches[-2] == 20


def test_the_quotas_of_other_uses_are_not_ours() -> None:
    case = '{"1":[{"type":"ads_management","call_count":99},{"type":"pages","call_count":7}]}'
    assert Usage.read({"x-business-use-case-usage": case}).percent == 7


def test_the_time_until_access_is_in_minutes_and_may_be_a_fraction() -> None:
    case = '{"1":[{"type":"instagram","call_count":100,"estimated_time_to_regain_access":0.25}]}'
    assert Usage.read({"x-business-use-case-usage": case}).regain == 15


@settings(deadline=None)
@given(st.text() | json_values.map(str), st.text())
def test_headers_may_say_anything(usage: str, wait: str) -> None:
    read = Usage.read({"x-app-usage": usage, "x-business-use-case-usage": usage})
    assert 1 <= read.stretch <= 20
    assert retry_after({"retry-after": wait}) >= 0


@settings(deadline=None)
@given(
    st.integers(), st.dictionaries(st.sampled_from(["code", "error_subcode", "message", "type"]), json_values)
)
def test_a_refusal_may_hold_anything(status: int, error: dict[str, Any]) -> None:
    found = fault("facebook", status=status, error=error, needs=("pages_show_list",), retry_at=START)
    assert isinstance(found, LimitedError | RefusedError | DisconnectedError)


@settings(deadline=None)
@given(st.binary() | st.text())
def test_any_bytes_are_an_object_or_none(body: bytes | str) -> None:
    payload = decoded(body)
    assert payload is None or isinstance(payload, dict)


def test_nesting_without_end_is_no_object() -> None:
    assert decoded(b'{"a":' * 100_000) is None


@settings(deadline=None)
@given(json_values)
def test_single_values_are_total(value: Any) -> None:
    words(value).encode()
    identity(value).encode()
    assert moment(value, otherwise=START) > 0
    next_page({"paging": value})
    next_page({"paging": {"next": value, "cursors": value}})


@pytest.mark.parametrize(
    "written",
    [
        "2018-08-30T18:47:02+0000",
        "2018-08-30T18:47:02+00:00",
        "2018-08-30T18:47:02Z",
        "2018-08-30T20:47:02+0200",
        1535654822,
    ],
)
def test_times_are_understood_however_they_are_written(written: Any) -> None:
    assert moment(written, otherwise=0.0) == 1535654822


def test_a_link_to_the_next_page_gives_its_parameters_and_never_its_address() -> None:
    link = "https://elsewhere.invalid/v26.0/1/comments?after=abc&limit=100&access_token=secret"
    assert next_page({"paging": {"next": link, "cursors": {"after": "abc"}}}) == (
        {"after": "abc", "limit": "100"},
        True,
    )
    assert next_page({"paging": {"cursors": {"after": "abc"}}}) == ({"after": "abc"}, False)
    assert next_page({"paging": {}}) == ({}, False)


async def test_requests_of_all_who_share_a_pacer_stay_under_its_rate() -> None:
    pacer = Pacer(100)
    began = time.monotonic()
    await asyncio.gather(*(pacer.turn() for _ in range(21)))
    assert time.monotonic() - began >= 0.19
