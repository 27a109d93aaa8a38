"""What a tap means while the page changes beneath it, and while somebody else acts."""

from __future__ import annotations

import asyncio

import pytest

from copilot.domain.command import MarkAnswered, Pin, Propose, Show
from copilot.domain.role import Role
from tests.console.browser import DESKTOP, PHONE
from tests.console.lives import Live
from tests.console.web.test_moderators_page import CARD, card, confirmed

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

FIRST = '[data-question="1"]'
MIDDLE = (
    "(() => { const b = document.querySelector('%s').getBoundingClientRect();"
    " return [b.x + b.width / 2, b.y + b.height / 2] })()"
)
WAITING = "document.querySelector('[data-question=\"1\"] .count b').textContent === '{}'"


@pytest.mark.parametrize(
    ("role", "action", "command"),
    [
        (Role.MODERATOR, "pin", Pin(by="Mona", question=1)),
        (Role.PRESENTER, "answered", MarkAnswered(question=1)),
    ],
)
async def test_a_tap_counts_though_a_comment_comes_between_down_and_up(
    live: Live, visit, role: Role, action: str, command: object
) -> None:
    await live.ask("بكام ده", people=3)
    tab = await visit(role, language="en")
    await tab.until(WAITING.format(3))
    x, y = await tab.js(MIDDLE % f"{FIRST} [data-action={action}]")
    point = {"x": x, "y": y, "button": "left", "clickCount": 1}
    await tab.send("Input.dispatchMouseEvent", type="mousePressed", **point)
    await live.ask("بكام ده", people=4)
    await asyncio.sleep(0.4)
    await tab.send("Input.dispatchMouseEvent", type="mouseReleased", **point)
    await live.until(lambda _: live.kept() == [command])


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.PRESENTER])
async def test_what_came_while_a_finger_lay_there_is_shown_when_it_is_lifted(
    live: Live, visit, role: Role
) -> None:
    await live.ask("بكام ده", people=3)
    tab = await visit(role, language="en")
    await tab.until(WAITING.format(3))
    x, y = await tab.js(MIDDLE % f"{FIRST} .count")
    point = {"x": x, "y": y, "button": "left", "clickCount": 1}
    await tab.send("Input.dispatchMouseEvent", type="mousePressed", **point)
    await live.ask("بكام ده", people=4)
    await tab.send("Input.dispatchMouseEvent", type="mouseReleased", **point)
    await tab.until(WAITING.format(7))


async def test_who_has_scrolled_on_stays_there_when_a_card_that_was_touched_changes(
    live: Live, visit
) -> None:
    await live.ask("بكام ده", people=30)
    for number in range(8):
        await live.ask(f"سؤال رقم {number} عن حاجة تانية", people=2)
    tab = await visit(language="en")
    await tab.until("document.querySelectorAll('.card').length === 9")
    await tab.js(f"document.querySelector('{FIRST} [data-action=more]').focus()")
    await tab.js("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
    before = await tab.js("scrollY")
    assert before > 800
    await live.ask("بكام ده", people=5)
    await tab.until(WAITING.format(35))
    assert await tab.js(f"document.activeElement.closest('{FIRST}') !== null")
    assert abs(await tab.js("scrollY") - before) < 40


async def test_a_note_takes_back_the_step_that_it_names_or_none(live: Live, visit) -> None:
    await live.ask("بكام ده", people=4)
    tab = await visit(language="en")
    await tab.tap(card(1, "[data-action=pin]"))
    await tab.until("document.querySelector('[data-action=toast-undo]')")
    await tab.tap("[data-action=air]")
    await tab.tap('[data-value="A12"]')
    await tab.until("document.querySelector('.air b').textContent.includes('فستان')")
    assert await tab.js("document.querySelector('[data-action=toast-undo]')") is None


async def test_what_is_picked_counts_though_another_moderator_was_quicker(live: Live, visit) -> None:
    await live.ask("بيكرمش ولا لا", people=4)
    mona, sara = await visit(language="en"), await visit(language="en", name="Sara")
    await mona.tap("[data-action=air]")
    await mona.tap('[data-value="A12"]')
    await sara.until("document.querySelector('.air b').textContent.includes('فستان')")
    await sara.tap("[data-action=air]")
    await sara.until("document.querySelector('[data-value=\"A12\"][aria-pressed=true] .i-check')")
    await mona.tap("[data-action=air]")
    await mona.tap('[data-value="B7"]')
    await sara.until(
        "document.querySelector('[data-value=\"B7\"][aria-pressed=true] .i-check:not([hidden])')"
    )
    await sara.tap('[data-value="A12"]')
    await live.until(lambda board: live.kept()[-1:] == [Show(by="Sara", product="A12")])

    await mona.tap(card(1, "[data-action=edit]"))
    await mona.type("لا مابيكرمش")
    await mona.tap("[data-action=offer]")
    await confirmed(mona)
    await sara.until(f"{CARD.format(1)}.querySelector('.box.answer')")
    await sara.tap(card(1, "[data-action=edit]"))
    await mona.tap(card(1, "[data-action=edit]"))
    await mona.type("بيكرمش شوية")
    await mona.tap("[data-action=offer]")
    await sara.until("document.querySelector('.meanwhile').textContent.includes('شوية')")
    await sara.tap("[data-action=offer]")
    await live.until(lambda board: live.kept()[-1:] == [Propose(by="Sara", question=1, text="لا مابيكرمش")])


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
async def test_what_has_the_keyboard_is_never_beneath_the_head_or_foot_of_the_page(
    live: Live, visit, size: tuple[int, int]
) -> None:
    for number in range(8):
        await live.ask(f"سؤال رقم {number} عن حاجة تانية", people=2)
    tab = await visit(language="en", size=size)
    await tab.until("document.querySelectorAll('.card').length === 8")
    seen = (
        "(() => { const e = document.activeElement, b = e.getBoundingClientRect();"
        " const at = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);"
        " return !e.closest('.card') || e === at || e.contains(at) })()"
    )
    buttons = "[...document.querySelectorAll('.card .button')]"
    count = await tab.js(f"{buttons}.length")
    for number in [*range(0, count, 3), *range(count - 1, -1, -3)]:
        await tab.js(f"{buttons}[{number}].focus()")
        assert await tab.js(seen), number


async def test_the_keyboard_comes_back_to_the_card_whose_sheet_is_closed(live: Live, visit) -> None:
    await live.ask("بكام ده", people=3)
    tab = await visit(language="en")
    await tab.until(WAITING.format(3))
    await tab.js(f"document.querySelector('{FIRST} [data-action=more]').focus()")
    await tab.js("document.activeElement.click()")
    await tab.until("document.querySelector('[data-sheet=more]')")
    await live.ask("بكام ده", people=3)
    await tab.until(WAITING.format(6))
    await tab.tap("[data-action=close]")
    await tab.until("!document.querySelector('dialog')")
    assert await tab.js("document.activeElement.dataset.action") == "more"
