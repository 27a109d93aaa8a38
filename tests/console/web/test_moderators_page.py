"""The moderators' page in a real browser, at phone size and on a desktop, in both languages."""

from __future__ import annotations

import asyncio

import pytest

from copilot.domain.board import CardState
from copilot.domain.command import (
    Hide,
    MarkAnswered,
    MarkOrder,
    Merge,
    Message,
    Pin,
    Propose,
    Rename,
    Retract,
    SeeContact,
    Show,
    Split,
    Undo,
    Unhide,
    Unpin,
)
from copilot.domain.order import Line, OrderState
from copilot.domain.role import Role
from tests.console.browser import DESKTOP, PHONE, Tab
from tests.console.lives import Live

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

KINDS = [("ar", PHONE), ("en", PHONE), ("ar", DESKTOP), ("en", DESKTOP)]
ENLARGED = (195, 422)
"""A phone whose page is shown twice as large."""

CARD = "document.querySelector('[data-question=\"{}\"]')"


def card(question: int, inside: str = "") -> str:
    return f'[data-question="{question}"] {inside}'.strip()


async def count(tab: Tab, name: str, wanted: int) -> None:
    await tab.until(f"document.querySelector('[data-tab={name}] b').textContent === '{wanted}'")


async def confirmed(tab: Tab) -> None:
    await tab.until("!document.querySelector('.pending')")


async def test_the_menu_goes_from_one_language_to_the_next_and_round_again(live: Live, visit) -> None:
    tab = await visit(language="ar")
    for name, direction in (("English", "ltr"), ("العربية", "rtl"), ("English", "ltr")):
        await tab.tap("[data-action=menu]")
        await tab.until(f"document.querySelector('[data-action=language]').textContent === '{name}'")
        await tab.tap("[data-action=language]")
        await tab.until(f"document.documentElement.dir === '{direction}'")
        await tab.until("!document.querySelector('[data-sheet=menu]')")


@pytest.mark.parametrize(("language", "size"), KINDS)
async def test_pin_answer_and_rename(live: Live, visit, language: str, size: tuple[int, int]) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا", people=2)
    tab = await visit(language=language, size=size)
    await count(tab, "open", 2)
    assert await tab.js("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")

    await tab.tap(card(1, "[data-action=pin]"))
    await count(tab, "pinned", 1)
    await live.until(lambda board: board.cards[0].state is CardState.PINNED)
    await tab.tap("[data-tab=pinned]")
    await tab.until(f"{CARD.format(1)}.textContent.includes('Mona')")
    await tab.tap(card(1, "[data-action=unpin]"))
    await count(tab, "open", 2)
    await tab.tap("[data-tab=open]")

    await tab.tap(card(2, "[data-action=edit]"))
    await tab.until("document.activeElement.name === 'answer'")
    await tab.type("مش بيكرمش، كتان مغسول")
    await tab.tap("[data-action=offer]")
    await tab.until(f"{CARD.format(2)}.querySelector('.box.answer').textContent.includes('كتان مغسول')")
    board = await live.until(
        lambda board: any(c.suggestion and c.suggestion.source == "Mona" for c in board.cards)
    )
    assert {each.state for each in board.cards} == {CardState.OPEN}

    await tab.tap(card(2, "[data-action=more]"))
    await tab.tap("dialog [data-action=rename]")
    await tab.until("document.activeElement.name === 'title'")
    await tab.type("القماش بيكرمش؟")
    await tab.tap("[data-action=save]")
    await tab.until(f"{CARD.format(2)}.querySelector('h3').textContent === 'القماش بيكرمش؟'")
    await live.until(lambda board: any(card.title == "القماش بيكرمش؟" for card in board.cards))

    assert [type(each) for each in live.kept()] == [Pin, Unpin, Propose, Rename]
    assert {each.by for each in live.kept()} == {"Mona"}


@pytest.mark.parametrize(("language", "size"), KINDS)
async def test_every_way_to_put_a_card_away_and_bring_it_back(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا", people=2)
    tab = await visit(language=language, size=size)
    await count(tab, "open", 2)
    await tab.tap(card(1, "[data-action=answered]"))
    await count(tab, "answered", 1)
    await tab.tap("[data-action=toast-undo]")
    await count(tab, "answered", 0)

    await tab.tap(card(2, "[data-action=edit]"))
    await tab.type("مش بيكرمش")
    await tab.tap("[data-action=answer-with]")
    await count(tab, "answered", 1)
    await confirmed(tab)
    await tab.tap("footer [data-action=undo]")
    await count(tab, "answered", 0)

    await tab.tap(card(2, "[data-action=more]"))
    await tab.tap("dialog [data-action=hide]")
    await count(tab, "hidden", 1)
    await live.until(lambda board: len(board.cards) == 1)
    await tab.tap("[data-tab=hidden]")
    await tab.tap(card(2, "[data-action=unhide]"))
    await count(tab, "open", 2)
    await tab.tap("[data-tab=open]")

    await tab.tap(card(2, "[data-action=more]"))
    await tab.tap("dialog [data-action=merge]")
    await tab.tap('dialog [data-value="1"]')
    await count(tab, "open", 1)
    await confirmed(tab)
    await live.until(lambda board: board.cards[0].waiting == 6)
    assert [type(each) for each in live.kept()] == [
        MarkAnswered, Undo, MarkAnswered, Undo, Hide, Unhide, Merge,
    ]  # fmt: skip
    assert {each.by for each in live.kept()} == {"Mona"}


@pytest.mark.parametrize(("language", "size"), KINDS)
async def test_what_is_on_air_and_a_message_to_the_presenter(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    tab = await visit(language=language, size=size)
    await tab.tap("[data-action=air]")
    await tab.tap('dialog [data-value="A12"]')
    await tab.until("document.querySelector('.air b').textContent === 'فستان كتان بيج'")
    await live.until(lambda board: board.showing and board.showing.code == "A12")
    await tab.tap("footer [data-action=message]")
    await tab.until("document.activeElement.name === 'message'")
    await tab.type("اعرضي المقاسات")
    await tab.tap("[data-action=send]")
    await tab.until("document.querySelector('.alerts [data-kind=message]')")
    board = await live.until(lambda board: board.alerts)
    assert (board.alerts[0].text, board.alerts[0].by) == ("اعرضي المقاسات", "Mona")
    await tab.tap("[data-action=retract]")
    await live.until(lambda board: not board.alerts)
    await tab.tap("[data-action=air]")
    await tab.tap('dialog [data-value=""]')
    await live.until(lambda board: board.showing is None)
    assert [type(each) for each in live.kept()] == [Show, Message, Retract, Show]


@pytest.mark.parametrize(("language", "size"), KINDS)
async def test_a_question_is_split_into_what_somebody_picks(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بكام التوصيل للبيت", people=3)
    await live.ask("بكام <b>ده</b>", people=1)
    tab = await visit(language=language, size=size)
    await count(tab, "open", 1)
    await tab.tap(card(1, "[data-action=more]"))
    await tab.tap("dialog [data-action=split]")
    await tab.until("document.querySelectorAll('dialog label.choice').length === 3")
    assert await tab.js("document.querySelector('[data-action=split-off]').disabled")
    await tab.tap("dialog label.choice", "للبيت")
    await tab.tap("[data-action=split-off]")
    await count(tab, "open", 2)
    await confirmed(tab)
    board = await live.until(lambda board: len(board.cards) == 2)
    assert sorted(each.waiting for each in board.cards) == [3, 5]
    await live.ask("بكام التوصيل للبيت", people=2)
    await live.until(lambda board: sorted(each.waiting for each in board.cards) == [5, 5])
    await tab.tap("footer [data-action=undo]")
    await count(tab, "open", 1)
    assert [type(each) for each in live.kept()] == [Split, Undo]
    assert live.kept()[0] == Split(by="Mona", question=1, texts=("بكام التوصيل للبيت",))


@pytest.mark.parametrize(("language", "size"), KINDS)
async def test_an_order_is_corrected_confirmed_shipped_and_taken_back(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    live.engine.submit(Show(product="A12"))
    await live.until(lambda board: board.showing)
    await live.ask("عايزة البيج [phone] <i>x</i>")
    await live.ask("عايزة الاسود M")
    tab = await visit(language=language, size=size)
    await count(tab, "orders", 2)
    await tab.tap("[data-tab=orders]")
    first = '[data-order="tiktok/0"]'
    await tab.until(f"document.querySelector('{first}').textContent.includes('بيج')")
    assert "[phone]" not in await tab.js("document.querySelector('main').textContent")
    assert await tab.js("document.querySelectorAll('main i, [data-action=order-contact]').length") == 0

    await tab.tap(f"{first} [data-action=order-edit]")
    await tab.until("document.querySelector('dialog select').value === 'A12'")
    await tab.js("document.querySelector('dialog [name=size]').focus()")
    await tab.type("L")
    await tab.js("document.querySelector('dialog [name=quantity]').focus()")
    await tab.type("2")
    await tab.tap("dialog [data-action=save]")
    await tab.until(f"document.querySelectorAll('{first} .chip').length === 3")
    await confirmed(tab)
    await tab.tap(f"{first} [data-action=order-message]")
    words = await tab.until("document.querySelector('dialog [name=confirmation]').value")
    assert "المقاس: L" in words
    assert "650 جنيه للقطعة" in words
    await tab.tap("dialog [data-action=copy]")

    await tab.tap(f"{first} [data-action=order-confirmed]")
    await tab.tap(f"{first} [data-action=order-shipped]")
    await count(tab, "orders", 1)
    await confirmed(tab)
    await tab.tap("footer [data-action=undo]")
    await count(tab, "orders", 2)
    await tab.tap(f"{first} [data-action=order-more]")
    await tab.tap("dialog [data-action=to-cancelled]")
    await count(tab, "orders", 1)
    await tab.tap("[data-action=toast-undo]")
    await count(tab, "orders", 2)
    states = [each.state for each in live.kept() if isinstance(each, MarkOrder)]
    assert states == [OrderState.CONFIRMED, OrderState.SHIPPED, OrderState.CANCELLED]
    line = Line(product="A12", size="L", colour="بيج", quantity=2)
    assert [each.line for each in live.boards[-1].orders if each.number == 1] == [line]


async def test_how_to_reach_a_customer_is_shown_to_who_asks_and_noted(live: Live, visit) -> None:
    class Vault:
        def reveal(self, order: str, *, role: Role) -> str | None:
            return "01000001234" if order == "tiktok/0" else None

    live.console._steering._contacts = Vault()
    await live.ask("عايزة البيج [phone]")
    await live.ask("عايزة الاسود [address]")
    tab = await visit(language="en")
    await tab.tap("[data-tab=orders]")
    await tab.tap('[data-order="tiktok/0"] [data-action=order-contact]')
    await tab.until("document.querySelector('dialog .contact')?.textContent === '01000001234'")
    await tab.tap("[data-action=close]")
    await tab.until("!document.querySelector('dialog')")
    assert "01000001234" not in await tab.js("document.documentElement.outerHTML")
    await tab.tap('[data-order="tiktok/1"] [data-action=order-contact]')
    await tab.until("document.querySelector('dialog .contact')?.textContent.includes('TikTok')")
    assert live.kept() == [SeeContact(by="Mona", order=f"tiktok/{n}") for n in (0, 1)]


async def test_orders_and_splits_survive_a_cut_connection(live: Live, visit, cable) -> None:
    await live.ask("بكام ده", people=2)
    await live.ask("بكام التوصيل", people=2)
    await live.ask("عايزة البيج")
    tab = await visit(language="en")
    await count(tab, "orders", 1)
    await tab.tap(card(1, "[data-action=more]"))
    await tab.tap("dialog [data-action=split]")
    await tab.tap("dialog label.choice", "التوصيل")
    cable.cut()
    await tab.until("document.querySelector('[data-banner=lost]')")
    await tab.tap("[data-action=split-off]")
    await tab.tap(card(1, "[data-action=more]"))
    await tab.tap("dialog [data-action=split]")
    await tab.until("document.querySelector('dialog .choices').textContent.includes('needs the connection')")
    await tab.tap("[data-action=close]")
    await tab.tap("[data-tab=orders]")
    await tab.tap("[data-action=order-confirmed]")
    await tab.until("document.querySelector('.order .not-yet')")
    assert live.kept() == []
    cable.mend()
    await confirmed(tab)
    await count(tab, "open", 2)
    assert [type(each) for each in live.kept()] == [Split, MarkOrder]


async def test_a_cut_connection_is_told_survived_and_caught_up(live: Live, visit, cable) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا")
    tab = await visit()
    await count(tab, "open", 2)
    await tab.until("performance.getEntriesByName(location.origin + '/icons/offline.svg').length")
    cable.cut()
    await tab.until("document.querySelector('[data-banner=lost]')")
    await tab.tap(card(1, "[data-action=pin]"))
    await count(tab, "pinned", 1)
    await tab.tap(card(2, "[data-action=answered]"))
    await tab.tap("[data-tab=pinned]")
    await tab.until(f"{CARD.format(1)}.querySelector('.not-yet')")
    await live.ask("شحن كام", people=3)
    assert live.kept() == []
    cable.mend()
    await tab.until("!document.querySelector('.banner')")
    await confirmed(tab)
    await count(tab, "answered", 1)
    await count(tab, "open", 1)
    assert live.kept() == [Pin(by="Mona", question=1), MarkAnswered(by="Mona", question=2)]


async def test_a_page_loaded_anew_in_the_middle_still_sends_what_was_waiting_once(
    live: Live, visit, cable
) -> None:
    await live.ask("بكام ده", people=4)
    tab = await visit()
    await count(tab, "open", 1)
    await tab.js("new Promise((done) => navigator.serviceWorker.ready.then(done))")
    cable.cut()
    await tab.until("document.querySelector('[data-banner=lost]')")
    await tab.tap(card(1, "[data-action=pin]"))
    cable.mend()
    await tab.send("Page.reload")
    await tab.until("document.querySelector('[data-tab=pinned] b')?.textContent === '1'")
    await confirmed(tab)
    assert live.kept() == [Pin(by="Mona", question=1)]


async def test_two_moderators_at_once_see_each_other_and_lose_no_words(live: Live, visit) -> None:
    await live.ask("بيكرمش ولا لا", people=4)
    mona, sara = await visit(name="Mona"), await visit(name="Sara", language="en", size=DESKTOP)
    await count(mona, "open", 1)
    await count(sara, "open", 1)
    await sara.tap(card(1, "[data-action=edit]"))
    await sara.until("document.activeElement.name === 'answer'")
    await mona.tap(card(1, "[data-action=edit]"))
    await mona.type("لا، مش بيكرمش")
    await mona.tap("[data-action=offer]")
    await sara.until("document.querySelector('.meanwhile').textContent.includes('لا، مش بيكرمش')")
    await sara.type("No, it does not")
    await sara.tap("[data-action=offer]")
    for tab in (mona, sara):
        await tab.until(
            f"{CARD.format(1)}.querySelector('.box.answer').textContent.includes('No, it does not')"
        )
    await mona.tap(card(1, "[data-action=edit]"))
    await mona.until(
        "[...document.querySelectorAll('.earlier')].some((e) => e.textContent.includes('لا، مش بيكرمش'))"
    )
    await mona.tap("[data-action=close]")
    await mona.tap(card(1, "[data-action=pin]"))
    await sara.until("document.querySelector('.activity').textContent.includes('Mona')")
    await count(sara, "pinned", 1)
    assert [each.by for each in live.kept()] == ["Mona", "Sara", "Mona"]


async def test_a_revoked_link_is_told(live: Live, visit) -> None:
    tab = await visit(language="en")
    live.console.renew(Role.MODERATOR)
    await tab.until("document.querySelector('[data-banner=refused]')")
    await asyncio.sleep(1)
    assert await tab.js("!!document.querySelector('[data-banner=refused]')")
    assert await tab.js("!document.querySelector('.card .actions')")
    await tab.js("document.querySelector('.paste input').focus()")
    await tab.type("https://example.org/moderator/")
    await tab.tap("[data-action=paste]")
    await tab.until("document.querySelector('.toast')")
    await tab.js("document.querySelector('.paste input').focus()")
    await tab.type(live.console.url(Role.MODERATOR))
    await tab.tap("[data-action=paste]")
    await tab.until("document.querySelector('.platform.live')")


async def test_the_end_of_the_live_is_told(live: Live, visit) -> None:
    await live.ask("بكام")
    tab = await visit(language="en")
    await count(tab, "open", 1)
    live.console._over = True
    live.console._tell_who_is_here()
    await tab.until("document.querySelector('[data-banner=over]')")
    assert await tab.js("document.querySelectorAll('.card').length") == 1
    assert await tab.js("document.querySelector('[data-action=air]').disabled")


async def test_what_was_tapped_too_late_is_told_in_one_sentence_more(live: Live, visit) -> None:
    await live.ask("بكام")
    tab = await visit(language="en")
    await count(tab, "open", 1)
    await tab.js("WebSocket.prototype.send = () => {}")
    await tab.tap(card(1, "[data-action=pin]"))
    live.console._over = True
    live.console._tell_who_is_here()
    told = await tab.until("document.querySelector('[data-banner=over]')?.innerText")
    assert told == "The live is over. This is how it ended. It did not arrive before the live ended"


async def test_who_looks_on_has_nothing_to_press(live: Live, visit) -> None:
    await live.ask("بكام", people=3)
    tab = await visit(Role.REVIEWER)
    await tab.until("document.querySelector('.card')")
    assert await tab.js("document.querySelectorAll('.card .actions, footer button').length") == 0


@pytest.mark.parametrize(("language", "size"), [*KINDS, ("ar", ENLARGED), ("en", ENLARGED)])
async def test_everything_can_be_tapped_with_a_thumb_and_nothing_overflows(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    await live.ask("بكام ده يا جماعة لو سمحتم عايزة أعرف السعر بالظبط قبل ما يخلص", people=12)
    await live.ask("W" * 200, people=3)
    await live.ask("الصوت واطي", people=5)
    tab = await visit(language=language, size=size, name="M" * 24)
    await tab.until("document.querySelectorAll('.card').length >= 2")
    small = "[...document.querySelectorAll('button')].filter((b) => b.checkVisibility()).map((b) => [b.getBoundingClientRect(), b.textContent]).filter(([r]) => r.width < 44 || r.height < 44).map(([r, t]) => `${t} ${r.width}x${r.height}`)"
    assert await tab.js(small) == []
    assert await tab.js("document.documentElement.scrollWidth <= innerWidth")
    inside = "[...document.querySelectorAll('.card')].every((c) => [...c.querySelectorAll('*')].filter((e) => e.checkVisibility()).every((e) => e.getBoundingClientRect().right <= c.getBoundingClientRect().right + 1 && e.getBoundingClientRect().left >= c.getBoundingClientRect().left - 1))"
    assert await tab.js(inside)
    await live.ask("عايزة البيج " + "W" * 90)
    await tab.tap("[data-tab=orders]")
    await tab.until("document.querySelector('.order')")
    assert await tab.js(small) == []
    assert await tab.js("document.documentElement.scrollWidth <= innerWidth")
    assert await tab.js(inside)


async def test_nothing_moves_under_a_finger(live: Live, visit) -> None:
    await live.ask("بكام ده", people=3)
    await live.ask("بيكرمش ولا لا", people=2)
    tab = await visit(size=PHONE)
    await count(tab, "open", 2)
    order = "[...document.querySelectorAll('.card')].map((c) => c.dataset.question).join()"
    assert await tab.js(order) == "1,2"
    await tab.tap("main")
    for _ in range(4):
        await live.ask("بيكرمش ولا لا", people=10)
    assert await tab.js(order) == "1,2"


async def test_the_page_opens_without_a_connection_and_says_so(live: Live, visit, cable) -> None:
    tab = await visit()
    await tab.js("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 300)))")
    await tab.send("Page.reload")
    await tab.until("document.querySelector('.platform.live')")
    cable.cut()
    await tab.send("Page.reload")
    await tab.until("document.querySelector('[data-banner=lost]')")
    cable.mend()
    await tab.until("document.querySelector('.platform.live')")
