from __future__ import annotations

import asyncio
import json
import time
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.assets import asset
from copilot.connectors.facebook import PER_SECOND, Facebook, Rhythm
from copilot.connectors.facebook_live import name_of
from copilot.connectors.facebook_payload import ATTACHED, comment
from copilot.connectors.graph_pace import Pacer
from copilot.domain.board import PlatformState, Reason
from copilot.domain.comment import Kind
from copilot.errors import ConnectorError, DisconnectedError, LimitedError, NotLiveError, RefusedError
from copilot.language.reading import Reader
from copilot.settings import Hosts
from tests.builders import START
from tests.connectors.listening import Listening
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import LIVE, PAGE, PAGE_NAME

SNAPSHOTS = json.loads((Path(__file__).parent / "snapshots" / "facebook.json").read_text("utf-8"))
FAST = Rhythm().faster(50)
HASTE = replace(Rhythm().faster(5000), answer=5.0, silence=5.0)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from(
    [
        "id",
        "from",
        "name",
        "message",
        "created_time",
        "parent",
        "is_hidden",
        "attachment",
        "message_tags",
        "type",
    ]
)
payloads = st.dictionaries(keys, json_values | st.dictionaries(keys, json_values, max_size=4), max_size=8)


def told(value: object) -> str | None:
    if not isinstance(value, Faults):
        return None
    return (
        " ".join(f"{name}={on}" for name, on in asdict(value).items() if on != asdict(Faults())[name])
        or "none"
    )


def facebook(simulator: GraphSimulator, target: str = "", *, rhythm: Rhythm = FAST, **more: Any) -> Facebook:
    usual = {"hosts": Hosts(graph=simulator.url), "token": "token", "pacer": Pacer(1000)}
    return Facebook(target, rhythm=rhythm, **usual | more)


@pytest.mark.parametrize("pair", SNAPSHOTS, ids=lambda pair: pair["what"])
def test_a_payload_is_this_comment(pair: dict[str, Any]) -> None:
    found = comment(pair["payload"], arrived=START)
    assert (asdict(found) if found else None) == pair["comment"]


def test_a_sticker_asks_nothing() -> None:
    reader = Reader.load(asset("model"), asset("topics"))
    (reading,) = reader.read([ATTACHED])
    assert reading.kind is Kind.CHATTER


@settings(deadline=None)
@given(payloads)
def test_a_payload_may_hold_anything(payload: dict[str, Any]) -> None:
    found = comment(payload, arrived=START)
    if found:
        json.dumps(asdict(found)).encode()
        found.text.encode()
        assert found.at > 0


@pytest.mark.parametrize("target", ["", "me", PAGE, PAGE_NAME, f"@{PAGE_NAME}", LIVE])
async def test_a_live_is_found_by_its_id_its_page_or_its_token(target: str) -> None:
    async with GraphSimulator() as simulator:
        simulator.say("بكام ده؟")
        async with Listening(facebook(simulator, target)) as heard:
            await heard.until(lambda: heard.texts == ["بكام ده؟"])
        assert [status.state for status in heard.statuses] == [PlatformState.LIVE]


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://www.facebook.com/loopback.shop/videos/523106999000001/", "523106999000001"),
        ("https://www.facebook.com/watch/live/?v=523106999000001", "523106999000001"),
        ("facebook.com/loopback.shop", "loopback.shop"),
        ("https://www.facebook.com/profile.php?id=112130216863063", "112130216863063"),
        (" @loopback.shop ", "loopback.shop"),
        ("", "me"),
    ],
)
def test_an_address_is_as_good_as_an_id(given: str, meant: str) -> None:
    assert name_of(given) == meant


@pytest.mark.parametrize("target", ["", PAGE, LIVE])
async def test_before_the_live_it_says_that_there_is_none(target: str) -> None:
    async with (
        GraphSimulator(faults=Faults(ended=True)) as simulator,
        Listening(facebook(simulator, target)) as heard,
    ):
        assert isinstance(await heard.end(), NotLiveError)


@pytest.mark.parametrize("target", ["nobody.at.all", "99"])
async def test_a_name_that_nothing_has_is_the_users_to_mend(target: str) -> None:
    async with GraphSimulator() as simulator, Listening(facebook(simulator, target)) as heard:
        found = await heard.end()
    assert isinstance(found, RefusedError)
    assert (found.reason, found.subject) == ("not_found", target)


async def test_what_was_said_before_comes_page_by_page_the_newest_page_first() -> None:
    async with GraphSimulator() as simulator:
        said = [simulator.say(f"comment {number}", at=START + number).text for number in range(250)]
        async with Listening(facebook(simulator)) as heard:
            await heard.until(lambda: heard.quiet > 1)
    assert heard.texts == said[150:] + said[50:150] + said[:50]


async def test_the_filter_that_drops_comments_is_off_and_old_ones_are_not_asked_for() -> None:
    async with GraphSimulator() as simulator:
        simulator.say("first", at=START)
        async with Listening(facebook(simulator)) as heard:
            await heard.until(lambda: heard.quiet > 1)
    first, second = [asked for _, asked in simulator.asked("/comments") if "after" not in asked][:2]
    assert first["live_filter"] == second["live_filter"] == "no_filter"
    assert "since" not in first
    assert int(second["since"]) == START - FAST.overlap


async def test_a_comment_without_its_moment_stops_no_other_though_this_clock_is_ahead() -> None:
    async with GraphSimulator() as simulator:
        simulator.say("first", at=START)
        simulator.say("when?", at=START, created_time=None)
        async with Listening(facebook(simulator, clock=lambda: START + 3600.0)) as heard:
            await heard.until(lambda: heard.quiet > 1)
            simulator.say("next", at=START + 90)
            await heard.until(lambda: "next" in heard.texts)


@pytest.mark.parametrize(
    "faults",
    [
        Faults(),
        Faults(ranked=True),
        Faults(ranked=True, page=20),
        Faults(repeats=True, page=20),
        Faults(ignore_since=True),
        Faults(ignore_since=True, ranked=True, page=50),
        Faults(times="colon"),
        Faults(times="number"),
        Faults(stream="on"),
        Faults(stream="closes"),
        Faults(stream="deaf"),
        Faults(stream="silent"),
    ],
    ids=told,
)
async def test_every_comment_comes_once_whatever_the_platform_does(faults: Faults) -> None:
    async with GraphSimulator(faults=faults) as simulator, Listening(facebook(simulator)) as heard:
        for number in range(300):
            simulator.say(f"comment {number}")
            if number % 30 == 0:
                await asyncio.sleep(0.02)
        await heard.until(lambda: len(heard.texts) >= 300)
        quiet = heard.quiet
        await heard.until(lambda: heard.quiet > quiet + 2)
    assert sorted(heard.texts) == sorted(said.text for said in simulator.said)


async def test_comments_come_though_nobody_is_named() -> None:
    async with (
        GraphSimulator(faults=Faults(nameless=True)) as simulator,
        Listening(facebook(simulator)) as heard,
    ):
        simulator.say("بكام")
        await heard.until(lambda: bool(heard.comments))
    assert (heard.comments[0].author_id, heard.comments[0].author_name) == ("", "")


async def test_a_hidden_comment_comes_when_it_is_shown_again() -> None:
    async with GraphSimulator() as simulator:
        hidden = simulator.say("hidden for a while", is_hidden=True)
        simulator.say("shown")
        async with Listening(facebook(simulator)) as heard:
            await heard.until(lambda: heard.quiet > 2)
            assert heard.texts == ["shown"]
            hidden.more = {}
            await heard.until(lambda: heard.texts == ["shown", "hidden for a while"])


async def test_a_late_comment_is_found_behind_newer_ones() -> None:
    async with GraphSimulator() as simulator:
        simulator.say("newest", at=START)
        async with Listening(facebook(simulator)) as heard:
            await heard.until(lambda: heard.quiet > 1)
            simulator.say("typed before, let through late", at=START - 40)
            simulator.said.sort(key=lambda said: said.at)
            await heard.until(lambda: len(heard.texts) == 2)


async def test_a_late_comment_is_found_though_the_page_before_it_holds_nothing_new() -> None:
    async with GraphSimulator(faults=Faults(page=30)) as simulator:
        for number in range(60):
            simulator.say(f"comment {number}", at=START + number / 2)
        async with Listening(facebook(simulator)) as heard:
            await heard.until(lambda: len(heard.texts) == 60)
            simulator.say("let through late", at=START)
            simulator.said.sort(key=lambda said: said.at)
            await heard.until(lambda: heard.texts[-1] == "let through late")


def asked(simulator: GraphSimulator) -> list[float]:
    return [at for at, _ in simulator.asked("/comments")]


async def test_silence_slows_polling_down_and_comments_quicken_it() -> None:
    rhythm = replace(Rhythm(), quick=0.03, slow=0.6)
    async with GraphSimulator() as simulator, Listening(facebook(simulator, rhythm=rhythm)) as heard:
        await heard.until(
            lambda: any(late - soon > 0.4 for soon, late in pairwise(asked(simulator))), seconds=30
        )
        quiet = len(asked(simulator))
        for number in range(60):
            simulator.say(f"comment {number}")
            await asyncio.sleep(0.02)
        await heard.until(lambda: len(heard.texts) == 60)
        lively = asked(simulator)[quiet:]
    assert min(later - sooner for sooner, later in pairwise(lively)) < rhythm.slow - 0.1


async def test_with_its_own_pacer_it_stays_under_its_rate() -> None:
    async with GraphSimulator() as simulator:
        began = time.monotonic()
        async with Listening(facebook(simulator, pacer=None)) as heard:
            await heard.until(lambda: len(simulator.requests) == 5)
        assert time.monotonic() - began >= 4 / PER_SECOND - 0.05


async def test_a_stream_gives_comments_between_two_polls() -> None:
    rhythm = replace(FAST, beside=30.0)
    faults = Faults(stream="on")
    async with (
        GraphSimulator(faults=faults) as simulator,
        Listening(facebook(simulator, rhythm=rhythm)) as heard,
    ):
        await heard.until(lambda: len(heard.statuses) == 2)
        assert heard.statuses[-1].detail == "Comments come as they are sent."
        polls = len(simulator.asked("/comments"))
        simulator.say("by the stream", at=START)
        await heard.until(lambda: heard.texts == ["by the stream"])
        assert len(simulator.asked("/comments")) == polls


async def test_polling_takes_over_when_the_stream_is_closed() -> None:
    rhythm = replace(FAST, beside=30.0, reopen=30.0)
    faults = Faults(stream="on")
    async with (
        GraphSimulator(faults=faults) as simulator,
        Listening(facebook(simulator, rhythm=rhythm)) as heard,
    ):
        await heard.until(lambda: len(heard.statuses) == 2)
        simulator.faults = Faults(stream="off")
        simulator.say("said as it closed")
        await heard.until(lambda: heard.texts == ["said as it closed"])
        assert heard.statuses[-1].detail == "Comments are asked for every few seconds."


async def test_a_stream_that_leaves_comments_out_is_not_relied_on() -> None:
    faults = Faults(stream="deaf")
    async with GraphSimulator(faults=faults) as simulator, Listening(facebook(simulator)) as heard:
        for number in range(100):
            simulator.say(f"comment {number}")
            await asyncio.sleep(0.01)
        await heard.until(lambda: len(heard.texts) == 100)
        assert heard.statuses[-1].detail == "Comments are asked for every few seconds."


@pytest.mark.parametrize(
    "faults", [Faults(ended=True), Faults(ended=True, gone=True)], ids=["status", "error 100"]
)
async def test_the_end_of_the_live_is_an_end_and_no_fault(faults: Faults) -> None:
    async with GraphSimulator() as simulator, Listening(facebook(simulator)) as heard:
        simulator.say("one")
        await heard.until(lambda: bool(heard.texts))
        if not faults.gone:
            simulator.say("last words")
        simulator.faults = faults
        assert await heard.end() is None
    assert heard.texts == [said.text for said in simulator.said]


async def test_comments_that_are_gone_while_the_live_is_on_are_a_broken_connection() -> None:
    async with GraphSimulator() as simulator, Listening(facebook(simulator)) as heard:
        await heard.until(lambda: heard.quiet > 0)
        simulator.faults = Faults(gone=True)
        assert isinstance(await heard.end(), DisconnectedError)


@pytest.mark.parametrize(
    ("faults", "kind"),
    [
        (Faults(limited=4, regain=1.5), LimitedError),
        (Faults(token=463), RefusedError),
        (Faults(permission="pages_read_engagement"), RefusedError),
        (Faults(answer="html"), DisconnectedError),
        (Faults(answer="broken"), DisconnectedError),
        (Faults(answer="list"), DisconnectedError),
        (Faults(answer="reset"), DisconnectedError),
        (Faults(answer="500"), DisconnectedError),
        (Faults(answer="code2"), DisconnectedError),
    ],
    ids=told,
)
async def test_a_fault_in_the_middle_ends_the_attempt_by_its_kind(
    faults: Faults, kind: type[ConnectorError]
) -> None:
    async with (
        GraphSimulator(faults=Faults(stream="on")) as simulator,
        Listening(facebook(simulator)) as heard,
    ):
        simulator.say("before")
        await heard.until(lambda: heard.texts == ["before"])
        simulator.faults = faults
        assert isinstance(await heard.end(), kind)


async def test_it_slows_down_before_the_limit_and_says_so() -> None:
    rhythm = replace(FAST, quick=0.05, slow=0.05)
    async with GraphSimulator() as simulator, Listening(facebook(simulator, rhythm=rhythm)) as heard:
        await heard.until(lambda: heard.quiet > 5)
        simulator.faults = Faults(usage=95)
        await heard.until(lambda: heard.statuses[-1].reason is Reason.LIMITED)
        began = len(simulator.asked("/comments"))
        await asyncio.sleep(1.2)
        assert len(simulator.asked("/comments")) - began <= 3, "0.05 s have become 0.5 s"
        simulator.faults = Faults(usage=10)
        await heard.until(lambda: heard.statuses[-1].reason is Reason.NONE)
        assert {status.state for status in heard.statuses} == {PlatformState.LIVE}


async def test_a_quota_that_shrinks_lasts_longer_than_it_would_at_full_speed() -> None:
    rhythm = replace(FAST, quick=0.02, slow=0.02, status=60.0)
    faults = Faults(usage_step=2.0)
    async with (
        GraphSimulator(faults=faults) as simulator,
        Listening(facebook(simulator, rhythm=rhythm)) as heard,
    ):
        found = await heard.end()
    moments = [at for at, _ in simulator.asked("/comments")]
    assert isinstance(found, LimitedError)
    assert moments[-1] - moments[-11] > 2 * (moments[11] - moments[1])


@settings(max_examples=25, deadline=None)
@given(st.lists(payloads, max_size=4) | json_values, json_values)
def test_a_page_and_an_event_may_hold_anything(page: Any, paging: Any) -> None:
    async def run() -> None:
        async with GraphSimulator(faults=Faults(stream="on", ping=0.0)) as simulator:
            body = json.dumps({"data": page, "paging": paging}).encode()
            simulator.raw = {"comments": body, "live_comments": body.join([b"data: ", b"\n\n"])}
            async with Listening(facebook(simulator, rhythm=HASTE)) as heard:
                await heard.until(lambda: heard.quiet > 1 or heard.ended)
            assert heard.fault is None
            assert len(heard.comments) <= (len(page) if isinstance(page, list) else 0)

    asyncio.run(run())


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=40), st.sampled_from(["live_videos", "comments", "live_comments"]))
def test_any_bytes_end_an_attempt_only_by_a_known_fault(body: bytes, edge: str) -> None:
    async def run() -> None:
        async with GraphSimulator(faults=Faults(stream="on", ping=0.0)) as simulator:
            simulator.raw = {edge: body}
            async with Listening(facebook(simulator, rhythm=HASTE)) as heard:
                await heard.until(lambda: heard.quiet > 1 or heard.ended)
            assert heard.fault is None or isinstance(heard.fault, ConnectorError)

    asyncio.run(run())
