"""A phone that sleeps, wakes and is led elsewhere: one way in at a time, and never stuck."""

from __future__ import annotations

import asyncio

import pytest

from copilot.domain.role import Role
from tests.console.lives import Live, eventually

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

WAKES = "dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))"

NEVER_ANSWERED = """(() => {
  const real = window.fetch;
  window.fetch = (url, options) => {
    if (!url.endsWith("session")) return real(url, options);
    window.fetch = real;
    window.asked = true;
    return new Promise((_, fail) => options.signal?.addEventListener("abort", () => fail(options.signal.reason)));
  };
})()"""


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.PRESENTER])
async def test_a_phone_that_wakes_comes_back_with_one_socket(live: Live, visit, cable, role: Role) -> None:
    await live.ask("بكام ده")
    tab = await visit(role, language="en")
    await tab.until("document.querySelector('.card')")
    for _ in range(3):
        cable.cut()
        await tab.until("document.querySelector('[data-banner=lost]')")
        await eventually(lambda: live.doors._sockets == 0)
        cable.mend()
        await tab.js(WAKES)
        await tab.until("!document.querySelector('[data-banner=lost]')")
        await asyncio.sleep(0.4)
        assert live.doors._sockets == 1


async def test_a_request_that_is_never_answered_holds_nobody_out(live: Live, visit, cable) -> None:
    tab = await visit(language="en")
    await tab.js(NEVER_ANSWERED)
    cable.cut()
    await tab.until("document.querySelector('[data-banner=lost]')")
    cable.mend()
    await tab.until("window.asked")
    await tab.until("document.querySelector('.platform.live')", 14)


async def test_a_new_link_in_the_address_of_an_open_page_lets_in_and_is_hidden(live: Live, visit) -> None:
    tab = await visit(language="en")
    await tab.js(f"void (location.hash = '{live.doors.token(Role.MODERATOR)}')")
    await tab.until("location.hash === ''")
    live.console.renew(Role.MODERATOR)
    await tab.until("document.querySelector('[data-banner=refused]')")
    await tab.js(f"void (location.hash = '{live.doors.token(Role.MODERATOR)}')")
    await tab.until("document.querySelector('.platform.live')")
    assert await tab.js("location.hash") == ""
    await eventually(lambda: live.doors._sockets == 1)


async def test_however_much_was_tapped_meanwhile_arrives_in_order_and_once(live: Live, visit, cable) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا")
    tab = await visit(language="en")
    await tab.until("document.querySelectorAll('.card').length === 2")
    cable.cut()
    await tab.until("document.querySelector('[data-banner=lost]')")
    await tab.js(
        "(() => { const pins = [...document.querySelectorAll('[data-action=pin]')];"
        " for (let n = 0; n < 120; n += 1) pins[n % 2].click() })()"
    )
    cable.mend()
    await tab.until("!document.querySelector('.banner')")
    kept = "JSON.parse(sessionStorage.getItem('copilot.pending')).pending.length"
    await tab.until(f"{kept} === 0", 40)
    assert [each.question for each in live.kept()] == [1, 2] * 60
