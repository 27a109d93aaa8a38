"""What several people steer together, over real sockets and with the real engine."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from copilot.domain.board import AlertKind, CardState
from copilot.domain.command import MarkAnswered, MarkOrder, Message, Pin, SeeContact, Show, Split, Undo
from copilot.domain.deletion import RawDeletion
from copilot.domain.order import Line
from copilot.domain.role import Role
from copilot.storage.session_file import SessionFile
from tests.builders import raw
from tests.console.lives import Live, code_of_close, cookie_of, heard, opened, running


class Moderator:
    """A page without a screen: what it was told, and what it asks."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.count = 0
        self.cards: dict[int, dict] = {}
        self.rest: dict = {}

    def note(self, message: dict) -> bool:
        self.cards |= {card["question"]: card for card in message.get("cards", [])}
        self.rest |= message
        return True

    async def ask(self, do: str, **fields) -> None:
        """Ask something and wait until the engine confirms it."""
        self.count += 1
        identity = f"{id(self)}-{self.count:08}"
        await self.socket.send(json.dumps({"id": identity, "do": do, **fields}))
        await heard(
            self.socket, lambda message: self.note(message) and identity in message.get("confirmed", [])
        )

    async def until(self, holds) -> None:
        if self.rest and holds(self):
            return
        await heard(self.socket, lambda message: self.note(message) and holds(self))


async def test_a_page_hears_everything_and_then_what_changes(live: Live) -> None:
    await live.ask("بكام", people=3)
    async with opened(live, await cookie_of(live, name="Mona")) as socket:
        hello = json.loads(await socket.recv())
        assert hello == {"t": "hello", "live": live.doors.live, "you": "Mona", "reveals": False}
        first = await heard(socket, lambda message: message["t"] == "board")
        assert first["cards"][0]["waiting"] == 3
        assert first["products"] == [
            {"code": "A12", "name": "فستان كتان بيج", "sizes": ["M", "L"], "colours": ["بيج", "أسود"]},
            {"code": "B7", "name": "Black abaya", "sizes": [], "colours": []},
        ]
        assert first["here"] == ["Mona"]
        await live.ask("بكام", people=2)
        later = await heard(socket, lambda message: "cards" in message)
        assert later["cards"][0]["waiting"] == 5
        assert "products" not in later


async def test_a_confirmation_comes_with_the_board_that_shows_it(live: Live) -> None:
    await live.ask("بكام")
    async with opened(live, await cookie_of(live)) as socket:
        await heard(socket, lambda message: message["t"] == "board")
        await socket.send(json.dumps({"id": "pin-00001", "do": "pin", "question": 1}))
        seen = await heard(socket, lambda message: "cards" in message or "confirmed" in message)
        assert seen["confirmed"] == ["pin-00001"]
        assert seen["cards"][0]["state"] == "pinned"
        with SessionFile.read(live.file.path) as file:
            assert [entry.command for entry in file.entries() if hasattr(entry, "command")] == [
                Pin(by="moderator 1", question=1)
            ]


async def test_a_command_that_is_sent_again_is_applied_once(live: Live) -> None:
    await live.ask("بكام")
    cookie = await cookie_of(live)
    message = json.dumps({"id": "message-0001", "do": "message", "text": "اعرضي المقاسات"})
    async with opened(live, cookie) as socket:
        await socket.send(message)
        socket.transport.abort()  # the connection breaks before anything could be confirmed
    for _ in range(2):
        async with opened(live, cookie) as socket:
            await socket.send(message)
            await heard(socket, lambda told: "message-0001" in told.get("confirmed", []))
    assert [type(command) for command in live.kept()] == [Message]
    assert [alert.text for alert in live.boards[-1].alerts] == ["اعرضي المقاسات"]


async def test_two_moderators_see_each_other(live: Live) -> None:
    await live.ask("بكام")
    async with (
        opened(live, await cookie_of(live, name="Mona")) as one,
        opened(live, await cookie_of(live, name="Sara")) as two,
    ):
        mona, sara = Moderator(one), Moderator(two)
        await sara.until(lambda page: page.rest.get("here") == ["Mona", "Sara"])
        await mona.ask("pin", question=1)
        await sara.until(lambda page: page.rest["done"] and page.rest["done"][-1]["by"] == "Mona")
        assert sara.cards[1]["state"] == "pinned"
    assert [command.by for command in live.kept()] == ["Mona"]


async def test_two_answers_at_once_resolve_the_same_for_all_and_both_are_kept(live: Live) -> None:
    await live.ask("بكام")
    async with (
        opened(live, await cookie_of(live, name="Mona")) as one,
        opened(live, await cookie_of(live, name="Sara")) as two,
    ):
        mona, sara = Moderator(one), Moderator(two)
        await asyncio.gather(
            mona.ask("propose", question=1, text="650 جنيه"),
            sara.ask("propose", question=1, text="ستمية وخمسين"),
        )
        both = {"650 جنيه", "ستمية وخمسين"}
        for each in (mona, sara):
            await each.until(lambda page: {word["text"] for word in page.cards[1]["words"]} == both)
        assert mona.cards[1]["suggestion"] == sara.cards[1]["suggestion"]
        assert mona.cards[1]["suggestion"]["text"] == live.kept()[-1].text


async def test_an_undo_takes_back_ones_own_last_step_and_not_the_others(live: Live) -> None:
    await live.ask("بكام")
    async with (
        opened(live, await cookie_of(live, name="Mona")) as one,
        opened(live, await cookie_of(live, name="Sara")) as two,
    ):
        mona, sara = Moderator(one), Moderator(two)
        await mona.ask("pin", question=1)
        await sara.ask("rename", question=1, title="السعر كام؟")
        await sara.ask("propose", question=1, text="650 جنيه")
        await mona.ask("undo")
        await mona.until(lambda page: page.cards[1]["state"] == "open")
        assert mona.cards[1]["title"] == "السعر كام؟"
        assert mona.cards[1]["suggestion"]["text"] == "650 جنيه"
        await sara.ask("undo")
        await sara.ask("undo")
        await sara.until(lambda page: page.cards[1]["title"] == "بكام؟")


async def test_merge_hide_and_bring_back(live: Live) -> None:
    await live.ask("بكام", people=3)
    await live.ask("بيكرمش")
    async with opened(live, await cookie_of(live)) as socket:
        mona = Moderator(socket)
        await mona.ask("merge", source=2, target=1)
        assert mona.rest["order"] == [1]
        assert mona.cards[1]["waiting"] == 4
        await mona.ask("undo")
        assert sorted(mona.rest["order"]) == [1, 2]
        await mona.ask("hide", question=2)
        assert mona.cards[2]["state"] == "hidden"
        assert [card.question for card in live.boards[-1].cards] == [1]
        await mona.ask("unhide", question=2)
        assert mona.cards[2]["state"] == "open"


async def test_what_is_on_air_is_one_of_the_shops_products(live: Live) -> None:
    async with opened(live, await cookie_of(live)) as socket:
        mona = Moderator(socket)
        await mona.ask("show", product="B7")
        assert mona.rest["showing"] == {"code": "B7", "name": "Black abaya"}
        await live.ask("price")
        await mona.until(lambda page: page.cards)
        assert next(iter(mona.cards.values()))["product"] == "B7"
        await mona.ask("undo")
        assert mona.rest["showing"] is None
        await live.ask("price please")
        assert {card.product for card in live.boards[-1].cards} >= {None}
        await socket.send(json.dumps({"id": "show-00001", "do": "show", "product": "nothing"}))
        refused = await heard(socket, lambda message: message["t"] == "refused")
        assert refused["reason"] == "unknown_product"
    assert live.kept() == [Show(by="moderator 1", product="B7"), Undo(by="moderator 1")]


async def test_a_message_stands_on_every_screen_but_the_streams_until_it_is_taken_back(live: Live) -> None:
    async with (
        opened(live, await cookie_of(live, name="Mona")) as one,
        opened(live, await cookie_of(live, Role.PRESENTER), Role.PRESENTER) as two,
        opened(live, await cookie_of(live, Role.WATCHER), Role.WATCHER) as three,
    ):
        mona, presenter = Moderator(one), Moderator(two)
        await mona.ask("message", text="اعرضي المقاسات")
        await presenter.until(lambda page: page.rest.get("alerts"))
        assert presenter.rest["alerts"] == [
            {"kind": "message", "text": "اعرضي المقاسات", "people": 0, "message": 1, "by": "Mona"}
        ]
        assert live.boards[-1].alerts[0].kind is AlertKind.MESSAGE
        await presenter.ask("retract", message=1)
        assert presenter.rest["alerts"] == []
        watched = await heard(three, lambda message: message["t"] == "board")
        assert "alerts" not in watched


async def test_an_answer_is_signed(live: Live) -> None:
    await live.ask("بكام")
    async with opened(live, await cookie_of(live, name="منى".encode().hex(" "))) as socket:
        await Moderator(socket).ask("answered", question=1, text="650 جنيه")
    assert live.boards[-1].cards[0].state is CardState.ANSWERED
    assert live.kept()[-1] == MarkAnswered(by="d9 85 d9 86 d9 89", question=1, text="650 جنيه")


async def test_the_presenters_phone_is_the_presenter(live: Live) -> None:
    await live.ask("بكام")
    async with opened(live, await cookie_of(live, Role.PRESENTER, name="Mona"), Role.PRESENTER) as socket:
        await Moderator(socket).ask("answered", question=1)
    live.engine.submit(Undo(by="presenter"))
    await live.until(lambda board: board.cards[0].state is CardState.OPEN)


async def test_the_end_is_told_and_ends_every_session(tmp_path: Path) -> None:
    async with running(tmp_path / "live") as live:
        await live.ask("بكام")
        cookie = await cookie_of(live)
        socket = await opened(live, cookie)
        await heard(socket, lambda message: message["t"] == "board")
        live.engine.stop()
    await heard(socket, lambda message: message["t"] == "end")
    assert await code_of_close(socket) == 1001
    assert live.doors.session(Role.MODERATOR, cookie.partition("=")[2]) is None


async def test_a_page_that_reads_nothing_holds_nobody_up(live: Live) -> None:
    cookie = await cookie_of(live)
    async with opened(live, cookie) as deaf, opened(live, cookie) as other:
        deaf.transport.pause_reading()
        mona = Moderator(other)
        for number in range(12):
            await live.ask(f"سؤال جديد رقم {number} " + "كلام " * 60, people=20)
        await mona.ask("pin", question=1)
        deaf.transport.resume_reading()


async def test_every_tap_is_on_a_board_though_comments_pour_in(live: Live) -> None:
    """How soon is measured in ``tests/benchmarks/pin.py``."""
    await live.ask("بكام")
    pouring = asyncio.create_task(_pour(live, per_second=200))
    try:
        async with opened(live, await cookie_of(live)) as socket:
            mona = Moderator(socket)
            for _ in range(5):
                await mona.ask("pin", question=1)
                assert mona.cards[1]["state"] == "pinned"
                await mona.ask("unpin", question=1)
                assert mona.cards[1]["state"] == "open"
    finally:
        pouring.cancel()


async def _pour(live: Live, *, per_second: int) -> None:
    number = 0
    while True:
        batch = [
            raw(f"بكام {n % 50}", author=f"p{n}", identity=f"p{n}")
            for n in range(number, number + per_second // 20)
        ]
        number += len(batch)
        await live.script.typed.put(batch)
        await asyncio.sleep(0.05)


async def answered(socket: ClientConnection, identity: str, do: str, **fields) -> dict:
    """Ask what changes nothing, and return the reply or the refusal."""
    await socket.send(json.dumps({"id": identity, "do": do, **fields}))
    return await heard(socket, lambda message: message.get("id") == identity)


async def test_a_question_is_split_by_the_wordings_that_the_engine_told(live: Live) -> None:
    await live.ask("بكام", people=3)
    await live.ask("بكام التوصيل", people=2)
    async with opened(live, await cookie_of(live)) as socket:
        mona = Moderator(socket)
        told = await answered(socket, "wordings-1", "wordings", question=1)
        assert [(each["text"], each["people"]) for each in told["wordings"]] == [
            ("بكام", 3),
            ("بكام التوصيل", 2),
        ]
        assert told["all"] == 2
        keys = [each["key"] for each in told["wordings"]]
        for wrong in (["0" * 12], keys):
            refused = await answered(socket, f"split-{len(wrong):05}", "split", question=1, texts=wrong)
            assert (refused["t"], refused["reason"]) == ("refused", "nothing_left")
        assert (await answered(socket, "wordings-2", "wordings", question=99))["wordings"] == []
        await mona.ask("split", question=1, texts=[keys[1], "0" * 12])
        assert sorted(card["waiting"] for card in mona.cards.values()) == [2, 3]
        await mona.ask("undo")
        assert len(mona.rest["order"]) == 1
    assert live.kept()[0] == Split(by="moderator 1", question=1, texts=("بكام التوصيل",))


async def test_orders_are_taken_further_by_several_and_the_newest_counts_for_all(live: Live) -> None:
    await live.ask("عايزة البيج [phone]")
    order = "tiktok/0"
    async with (
        opened(live, await cookie_of(live, name="Mona")) as one,
        opened(live, await cookie_of(live, name="Sara")) as two,
    ):
        mona, sara = Moderator(one), Moderator(two)
        await asyncio.gather(
            mona.ask("order_state", order=order, state="confirmed"),
            sara.ask("order_state", order=order, state="cancelled"),
        )
        await mona.ask("order_edit", order=order, product="A12", size="L", colour="بيج", quantity=2)
        last = [each for each in live.kept() if isinstance(each, MarkOrder)][-1]
        (board_order,) = live.boards[-1].orders
        assert (board_order.state, board_order.by) == (last.state, last.by)
        assert board_order.line == Line(product="A12", size="L", colour="بيج", quantity=2)
        await sara.until(lambda page: page.rest["done"][-1]["order"] == order)
        refused = await answered(
            one, "edit-00001", "order_edit", order=order, product="none", size="", colour="", quantity=1
        )
        assert refused["reason"] == "unknown_product"


async def test_an_order_that_was_deleted_leaves_the_page(live: Live) -> None:
    await live.ask("عايزة البيج")
    async with opened(live, await cookie_of(live)) as socket:
        told = await heard(socket, lambda message: "orders" in message)
        assert [each["id"] for each in told["orders"]] == ["tiktok/0"]
        await live.script.typed.put([RawDeletion(platform="tiktok", id="0", at=1_800_000_100.0)])
        gone = await heard(socket, lambda message: "gone" in message)
        assert gone["gone"] == ["tiktok/0"]


class Vault:
    def reveal(self, order: str, *, role: Role) -> str | None:
        return f"{order} {role}"


async def test_how_a_customer_can_be_reached_is_told_to_who_may_once_it_is_kept_who_asked(live: Live) -> None:
    live.console._steering._contacts = Vault()
    await live.ask("عايزة البيج [phone]")
    for role in Role:
        async with opened(live, await cookie_of(live, role, name="Mona"), role) as socket:
            hello = await heard(socket, lambda message: message["t"] == "hello")
            told = await answered(socket, "contact-01", "contact", order="tiktok/0")
        may = role in {Role.PRESENTER, Role.MODERATOR}
        assert hello["reveals"] is may
        assert told.get("text") == (f"tiktok/0 {role}" if may else None)
        assert told.get("reason") == (None if may else "role")
    assert [(type(each), each.by) for each in live.kept()] == [
        (SeeContact, "presenter"),
        (SeeContact, "Mona"),
    ]


@pytest.mark.parametrize("asker", [Role.MODERATOR, Role.WATCHER, Role.REVIEWER])
async def test_only_the_presenter_lets_others_in(live: Live, asker: Role) -> None:
    before = [live.doors.token(role) for role in Role]
    async with opened(live, await cookie_of(live, asker), asker) as socket:
        told = await answered(socket, "invite-001", "invite", role="moderator", renew=True)
        assert told["reason"] == "role"
    assert [live.doors.token(role) for role in Role] == before


async def test_the_presenter_lets_others_in_and_puts_them_out_but_never_herself(live: Live) -> None:
    async with (
        opened(live, await cookie_of(live, Role.PRESENTER), Role.PRESENTER) as socket,
        opened(live, await cookie_of(live)) as other,
    ):
        told = await answered(socket, "invite-001", "invite", role="moderator")
        assert told["url"] == live.console.url(Role.MODERATOR)
        again = await answered(socket, "invite-002", "invite", role="moderator", renew=True)
        assert again["url"] == live.console.url(Role.MODERATOR) != told["url"]
        assert await code_of_close(other) == 4001
        assert (await answered(socket, "invite-003", "invite", role="presenter"))["reason"] == "role"


async def test_a_streams_screen_is_told_of_no_wordings_and_no_orders(live: Live) -> None:
    await live.ask("بكام")
    await live.ask("عايزة البيج [phone]")
    async with opened(live, await cookie_of(live, Role.WATCHER), Role.WATCHER) as socket:
        board = await heard(socket, lambda message: message["t"] == "board")
        assert "orders" not in board
        assert (await answered(socket, "wordings-1", "wordings", question=1))["reason"] == "role"
