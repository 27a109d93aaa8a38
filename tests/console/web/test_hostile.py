"""What viewers type, and what a script that got in could do, in a real browser: nothing."""

from __future__ import annotations

import asyncio

import pytest

from copilot.domain.role import Role
from tests.console.lives import Live

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

HOSTILE = [
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "<style>body{display:none}</style>",
    "<b>bold</b> {{7*7}} ${7*7} javascript:alert(1)",
    "\u202eesrever\u202c" + "\u0300" * 200,
    "'\"><svg onload=document.title='owned'>",
]


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.PRESENTER, Role.WATCHER])
async def test_what_viewers_type_is_words_and_nothing_else(live: Live, visit, role: Role) -> None:
    for text in HOSTILE:
        await live.ask(text, people=2)
    tab = await visit(role, more="&count=8")
    await tab.until(f"document.querySelectorAll('.card').length >= {min(len(HOSTILE), 6)}")
    await asyncio.sleep(0.2)
    assert await tab.js("document.title !== 'owned'")
    assert await tab.js("getComputedStyle(document.body).display !== 'none'")
    assert (
        await tab.js(
            "document.querySelectorAll('#app script, #app img, #app style, #app b b, #app [onerror], #app [onload]').length"
        )
        == 0
    )
    shown = await tab.js("document.querySelector('#app').innerText")
    if role is Role.MODERATOR:
        assert "<script>document.title='owned'</script>" in shown
    assert "\u202e" not in shown


async def test_a_script_that_got_in_could_make_no_markup(live: Live, visit) -> None:
    tab = await visit(Role.PRESENTER)
    told = await tab.js(
        "(() => { try { document.body.innerHTML = '<b>x</b>'; return 'made'; } catch (e) { return e.name; } })()"
    )
    assert told == "TypeError"
    await tab.js(
        "(() => { const s = document.createElement('script'); try { s.text = 'document.title = \"owned\"'; document.body.append(s); } catch {} })()"
    )
    assert await tab.js("document.title !== 'owned'")
    assert await tab.js("fetch('http://127.0.0.1:9/').then(() => 'sent', (e) => e.name)") == "TypeError"
    tab.complaints.clear()


async def test_the_token_leaves_the_address_and_no_script_sees_the_cookie(live: Live, visit) -> None:
    tab = await visit()
    assert await tab.js("location.hash") == ""
    assert await tab.js("document.cookie") == ""
    kept = await tab.js("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
    assert live.doors.token(Role.MODERATOR) not in kept
