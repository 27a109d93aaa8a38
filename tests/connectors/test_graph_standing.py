"""Comments that a page lists no more: taken back, or only not listed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from copilot.connectors.facebook import Facebook, Rhythm
from copilot.connectors.graph import Graph
from copilot.connectors.graph_pace import Pacer
from copilot.connectors.graph_permissions import granted, missing_permissions
from copilot.connectors.graph_standing import Look, Standing
from copilot.domain.comment import RawComment
from copilot.errors import DisconnectedError, LimitedError, RefusedError
from copilot.settings import Hosts
from tests.builders import START
from tests.connectors.listening import Listening
from tests.simulators.graph import GraphSimulator
from tests.simulators.graph_faults import Faults
from tests.simulators.graph_payloads import LIVE, PAGE

FAST = replace(Rhythm().faster(50), answer=5.0)


def facebook(simulator: GraphSimulator, **more: Any) -> Facebook:
    hosts = Hosts(graph=simulator.url)
    return Facebook(PAGE, hosts=hosts, token="token", pacer=Pacer(1000), rhythm=FAST, **more)


def graph(simulator: GraphSimulator) -> Graph:
    return Graph(
        "facebook",
        hosts=Hosts(graph=simulator.url),
        token="secret",
        needs=("a",),
        pacer=Pacer(1000),
        clock=lambda: 9.0,
    )


@pytest.mark.parametrize("stream", ["off", "on"])
async def test_a_comment_that_is_deleted_on_facebook_is_told_once(stream: str) -> None:
    async with (
        GraphSimulator(faults=Faults(stream=stream)) as simulator,
        Listening(facebook(simulator)) as heard,
    ):
        said = [simulator.say(f"comment {number}", at=START + number) for number in range(130)]
        await heard.until(lambda: len(heard.texts) == 130)
        simulator.delete(said[3], said[100])
        await heard.until(lambda: len(heard.deleted) == 2)
        simulator.say("more", at=START + 140)
        await heard.until(lambda: "more" in heard.texts)
    assert set(heard.deleted) == {f"{LIVE}_4", f"{LIVE}_101"}


async def test_what_was_deleted_between_two_attempts_is_told_by_the_second() -> None:
    standing = Standing("facebook")
    async with GraphSimulator() as simulator:
        said = [simulator.say(f"comment {number}", at=START + number) for number in range(5)]
        async with Listening(facebook(simulator, standing=standing)) as heard:
            await heard.until(lambda: len(heard.texts) == 5)
        simulator.delete(said[2])
        async with Listening(facebook(simulator, standing=standing)) as heard:
            await heard.until(lambda: heard.deleted == [f"{LIVE}_3"])


async def test_old_comments_that_a_ranked_page_gives_again_push_out_none_of_the_newest() -> None:
    standing = Standing("facebook")
    async with GraphSimulator() as simulator:
        said = [simulator.say(f"comment {number}", at=START + number) for number in range(1200)]
        async with Listening(facebook(simulator, standing=standing)) as heard:
            await heard.until(lambda: "comment 1199" in heard.texts)
        simulator.delete(said[-1])
        standing.gave(
            RawComment(
                platform="facebook", id=f"old-{number}", author_id="", author_name="", text="", at=START
            )
            for number in range(1200)
        )
        async with Listening(facebook(simulator, standing=standing)) as heard:
            await heard.until(lambda: heard.deleted == [f"{LIVE}_1200"])


async def test_a_comment_that_is_hidden_later_is_taken_back_too() -> None:
    async with GraphSimulator() as simulator, Listening(facebook(simulator)) as heard:
        said = [simulator.say(f"comment {number}", at=START + number) for number in range(3)]
        await heard.until(lambda: len(heard.texts) == 3)
        said[1].more = {"is_hidden": True}
        await heard.until(lambda: heard.deleted == [f"{LIVE}_2"])


async def test_ranked_and_repeated_pages_delete_nothing() -> None:
    faults = Faults(ranked=True, repeats=True, page=30)
    async with GraphSimulator(faults=faults) as simulator, Listening(facebook(simulator)) as heard:
        for number in range(200):
            simulator.say(f"comment {number}", at=START + number)
        await heard.until(lambda: len(heard.texts) == 200)
        looks = len(simulator.asked("comments"))
        await heard.until(lambda: len(simulator.asked("comments")) > looks + 20)
    assert heard.deleted == []
    assert not [path for _, path, _ in simulator.requests if path.startswith(f"/{LIVE}_")]


def test_a_look_says_how_far_back_it_lists_everything() -> None:
    def page(*times: float) -> list[dict[str, Any]]:
        return [{"id": f"{at}", "created_time": at} for at in times]

    look = Look(since=100)
    look.add(page(500, 400, 300))
    assert (look.reaches(complete=True), look.reaches(complete=False)) == (101, 300)
    look.add(page(200, 450))
    assert (look.reaches(complete=True), look.reaches(complete=False)) == (101, float("inf"))
    assert Look(since=0).reaches(complete=False) == float("inf")


def given(*numbers: int) -> list[RawComment]:
    return [
        RawComment(
            platform="facebook", id=f"{LIVE}_{n}", author_id="", author_name="", text="x", at=START + n
        )
        for n in numbers
    ]


async def suspicious(simulator: GraphSimulator) -> Standing:
    """A watch over two comments, of which the second is listed no more."""
    standing = Standing("facebook")
    standing.every = 0.0
    simulator.delete(simulator.say("one", at=START + 1), simulator.say("two", at=START + 2))
    simulator.said, simulator.deleted = simulator.deleted[:1], simulator.deleted[1:]
    standing.gave(given(1, 2))
    for _ in range(2):
        standing.saw({f"{LIVE}_1": START + 1}, since=START)
    return standing


async def test_one_look_is_not_enough() -> None:
    async with GraphSimulator() as simulator, graph(simulator) as conversation:
        standing = Standing("facebook")
        standing.gave(given(1))
        standing.saw({}, since=START)
        standing.saw({f"{LIVE}_1": START + 1}, since=START)
        standing.saw({}, since=START)
        assert await standing.gone(conversation) == []
    assert simulator.requests == []


async def test_a_deletion_is_told_with_its_moment() -> None:
    async with GraphSimulator() as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        (gone,) = await standing.gone(conversation)
        assert (gone.platform, gone.id, gone.at) == ("facebook", f"{LIVE}_2", 9.0)
        assert await standing.gone(conversation) == []


async def test_a_comment_that_is_known_by_its_id_stands() -> None:
    async with GraphSimulator() as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        simulator.said += simulator.deleted
        assert await standing.gone(conversation) == []
        assert await standing.gone(conversation) == []
    assert len(simulator.requests) == 1


async def test_one_that_stood_though_it_was_not_listed_is_asked_for_again_ever_more_seldom() -> None:
    async with GraphSimulator() as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        simulator.said += simulator.deleted
        asked = []
        for _ in range(14):
            assert await standing.gone(conversation) == []
            asked.append(len(simulator.requests))
            standing.saw({f"{LIVE}_1": START + 1}, since=START)
        assert [asked.index(number) for number in (1, 2, 3)] == [0, 4, 12]
        simulator.delete(simulator.said[1])
        for _ in range(16):
            standing.saw({f"{LIVE}_1": START + 1}, since=START)
        assert [each.id for each in await standing.gone(conversation)] == [f"{LIVE}_2"]


async def test_near_a_limit_nothing_is_asked() -> None:
    async with GraphSimulator(faults=Faults(usage=80)) as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        await conversation.get("me")
        assert await standing.gone(conversation) == []
    assert len(simulator.requests) == 1


@pytest.mark.parametrize(
    ("faults", "fault"),
    [(Faults(token=463), RefusedError), (Faults(limited=4), LimitedError)],
    ids=["token", "limit"],
)
async def test_a_refusal_of_everything_ends_the_attempt(faults: Faults, fault: type[Exception]) -> None:
    async with GraphSimulator(faults=faults) as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        with pytest.raises(fault):
            await standing.gone(conversation)


async def test_what_was_hidden_when_an_attempt_ended_is_told_by_the_next() -> None:
    async with GraphSimulator(faults=Faults(limited=4)) as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        standing.hid(f"{LIVE}_1")
        with pytest.raises(LimitedError):
            await standing.gone(conversation)
        simulator.faults = Faults()
        standing._given.clear()
        assert [each.id for each in await standing.gone(conversation)] == [f"{LIVE}_1"]
        assert await standing.gone(conversation) == []


async def test_what_cannot_be_learned_deletes_nothing() -> None:
    async with GraphSimulator(faults=Faults(answer="500")) as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        assert await standing.gone(conversation) == []
        simulator.faults = Faults()
        assert [each.id for each in await standing.gone(conversation)] == [f"{LIVE}_2"]


async def test_who_refuses_ids_is_asked_again_later_and_nothing_is_forgotten() -> None:
    async with GraphSimulator(faults=Faults(permission="x")) as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        standing.every = 1000.0
        assert await standing.gone(conversation) == []
        standing.every = 0.0
        assert await standing.gone(conversation) == []
        assert len(simulator.requests) == 1
        standing._due = 0.0
        assert await standing.gone(conversation) == []
        simulator.faults = Faults()
        assert [each.id for each in await standing.gone(conversation)] == [f"{LIVE}_2"]


async def test_a_witness_that_was_deleted_that_moment_stops_nothing_for_long() -> None:
    async with GraphSimulator() as simulator, graph(simulator) as conversation:
        standing = await suspicious(simulator)
        simulator.delete(simulator.said[0])
        assert await standing.gone(conversation) == []
        for _ in range(2):
            standing.saw({f"{LIVE}_3": START + 3}, since=START)
        simulator.say("three", at=START + 3).number = 3
        found = [each.id for _ in range(2) for each in await standing.gone(conversation)]
        assert set(found) == {f"{LIVE}_1", f"{LIVE}_2"}


async def test_permissions_of_a_page_s_token_are_looked_up_without_the_token_in_any_address() -> None:
    async with GraphSimulator() as simulator, graph(simulator) as conversation:
        simulator.raw = {"permissions": b'{"data":[]}', "debug_token": b'{"data":{"scopes":["a","b"]}}'}
        assert await granted(conversation, ["a", "c"]) == {"a": True, "c": False}
        assert await missing_permissions(conversation, ["a", "c"]) == ["c"]
        ((_, asked), *_) = simulator.asked("debug_token")
        assert asked == {"input_token": "secret", "access_token": "secret"}


async def test_what_is_told_by_nobody_stays_open() -> None:
    async with GraphSimulator(faults=Faults(untold=True)) as simulator, graph(simulator) as conversation:
        assert await granted(conversation, ["a"]) == {}
        simulator.faults = Faults()
        simulator.raw = {
            "permissions": b'{"data":[{"permission":"a","status":"declined"}]}',
            "debug_token": b'{"data":{"scopes":7}}',
        }
        assert await granted(conversation, ["a", "b"]) == {"a": False}
        simulator.faults = Faults(answer="500")
        with pytest.raises(DisconnectedError):
            await granted(conversation, ["a"])
