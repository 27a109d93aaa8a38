"""The presenter's phone and the OBS page in a real browser."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from copilot.console import code
from copilot.domain.board import CardState
from copilot.domain.command import MarkAnswered, Message, Pin, Propose, Rename, Retract, Show, Undo
from copilot.domain.role import Role
from copilot.domain.written import number
from tests.console.browser import DESKTOP, PHONE
from tests.console.lives import Live

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.parametrize(
    ("language", "size"), [("ar", PHONE), ("en", PHONE), ("ar", DESKTOP), ("en", DESKTOP)]
)
async def test_the_presenter_answers_and_takes_it_back(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا", people=2)
    tab = await visit(Role.PRESENTER, language=language, size=size)
    await tab.until("document.querySelectorAll('.card').length === 2")
    await tab.tap('[data-question="1"] [data-action=answered]')
    await tab.until("document.querySelector('.leaving .was-answered')")
    await tab.until("document.querySelectorAll('.card').length === 1")
    await live.until(lambda board: any(each.state is CardState.ANSWERED for each in board.cards))
    await tab.tap("[data-action=undo]")
    await tab.until("document.querySelectorAll('.card').length === 2")
    assert live.kept() == [MarkAnswered(question=1), Undo()]


@pytest.mark.parametrize("role", [Role.PRESENTER, Role.MODERATOR])
@pytest.mark.parametrize(
    ("language", "text"), [("en", "بكام الفستان ده يا جماعة "), ("ar", "how much is it ")]
)
async def test_several_lines_begin_where_their_own_reading_does(
    live: Live, visit, role: Role, language: str, text: str
) -> None:
    words = text * 3
    await live.ask(words.strip(), people=3)
    tab = await visit(role, language=language)
    title = "document.querySelector('.card[data-question=\"1\"] :is(h2, h3)')"
    await tab.until(title)
    edge = "right" if language == "en" else "left"
    lines = f"""((t) => {{ const r = document.createRange(); r.selectNodeContents(t);
      return [...r.getClientRects()].map((line) => Math.abs(line.{edge} - t.getBoundingClientRect().{edge})); }})({title})"""
    off = await tab.js(lines)
    assert len(off) > 1
    assert max(off) <= 1
    await live.ask(text.split(maxsplit=1)[0], people=2)  # one line stands beside its count
    short = title.replace('"1"', '"2"')
    await tab.until(short)
    far = f"((t) => Math.abs(t.getBoundingClientRect().{{0}} - t.parentElement.getBoundingClientRect().{{0}}))({short})"
    assert await tab.js(far.format("left" if language == "en" else "right")) <= 1


@pytest.mark.parametrize("role", [Role.WATCHER, Role.PRESENTER, Role.MODERATOR])
@pytest.mark.parametrize(
    ("title", "from_the_right"),
    [("فيه M، XL؟", True), ("فيه A12 / B07؟", True), ("Is M, XL left?", False)],
)
async def test_the_items_of_a_list_run_as_the_words_around_them(
    live: Live, visit, role: Role, title: str, *, from_the_right: bool
) -> None:
    await live.ask("بكام ده", people=3)
    live.engine.submit(Rename(question=1, title=title))
    tab = await visit(role, language="ar", more="&size=24")  # in one line
    text = "document.querySelector('.card :is(h2, h3)')"
    await tab.until(f"{text}?.textContent.replace(/[\u2066\u2069]/g, '') === {title!r}")
    first, last = ("A12", "B07") if "A12" in title else ("M", "XL")
    place = f"""((word) => {{ const node = {text}.firstChild, at = node.data.lastIndexOf(word), r = document.createRange();
      r.setStart(node, at); r.setEnd(node, at + word.length); return r.getBoundingClientRect().left; }})"""
    lefts = [await tab.js(f"{place}({word!r})") for word in (first, last)]
    assert (lefts[0] > lefts[1]) is from_the_right


async def test_a_count_is_written_on_the_pages_as_it_is_in_the_windows(live: Live, visit) -> None:
    await live.ask("بكام ده", people=1_200)
    tab = await visit(Role.PRESENTER)
    await tab.until(f"document.querySelector('.card .count b')?.textContent === '{number(1_200)}'")


@pytest.mark.parametrize("role", [Role.PRESENTER, Role.WATCHER, Role.MODERATOR])
async def test_a_question_about_a_product_that_is_not_on_air_names_it(live: Live, visit, role: Role) -> None:
    live.engine.submit(Show(product="B7"))
    await live.until(lambda board: board.showing is not None)
    await live.ask("بكام", people=4)
    await live.ask("بكام الفستان", people=2)
    tab = await visit(role, language="ar")
    (named,) = (each for each in live.boards[-1].cards if each.product != "B7")
    live.engine.submit(Rename(question=named.question, title="السعر؟"))
    titles = "[...document.querySelectorAll('.card h2, .card h3')].map((each) => each.textContent).join()"
    await tab.until(f"{titles} === 'بكام؟,\u2068فستان كتان بيج\u2069: السعر؟'")


@pytest.mark.parametrize(("role", "times"), [(Role.PRESENTER, 0), (Role.MODERATOR, 1)])
async def test_an_advert_that_many_paste_is_calm_and_for_moderators(
    live: Live, visit, role: Role, times: int
) -> None:
    await live.ask("اشتغلي من البيت واكسبي 500 جنيه كل يوم ابعتيلي خاص", people=12)
    tab = await visit(role, language="ar")
    await tab.until("document.querySelector('[data-kind=flood]')")
    said = await tab.js("document.querySelector('[data-kind=flood]').textContent")
    assert said.startswith("12 شخص بينسخوا نفس الرسالة")
    assert said.count("اشتغلي") == times
    assert not await tab.js("document.querySelector('[data-kind=flood]').matches('.bad')")


async def test_the_presenter_reads_messages_and_puts_them_away(live: Live, visit) -> None:
    tab = await visit(Role.PRESENTER)
    live.engine.submit(Message(by="Mona", text="اعرضي المقاسات"))
    await tab.until("document.querySelector('[data-kind=message]')?.textContent.includes('Mona')")
    await tab.tap("[data-action=retract]")
    await tab.until("!document.querySelector('[data-kind=message]')")
    await live.until(lambda board: not board.alerts)
    assert live.kept()[-1] == Retract(message=1)


@pytest.mark.parametrize(("language", "size"), [("ar", PHONE), ("en", DESKTOP)])
async def test_the_presenter_lets_others_in_and_puts_them_out(
    live: Live, visit, language: str, size: tuple[int, int]
) -> None:
    moderator = await visit(language=language)
    tab = await visit(Role.PRESENTER, language=language, size=size)
    await tab.tap("[data-action=invite]")
    link = "document.querySelector('.invitation input')?.value"
    first = await tab.until(link)
    assert first == live.console.url(Role.MODERATOR)
    squares = await tab.js("document.querySelector('.code path').getAttribute('d').split('M').length - 1")
    assert squares == sum(row.count("1") for row in code.squares(first))
    await tab.tap("[data-role=watcher]")
    await tab.until(f"{link} === '{live.console.url(Role.WATCHER)}'")
    await tab.tap("[data-role=moderator]")
    await tab.until(f"{link} === '{first}'")
    await tab.tap("[data-action=renew]")
    await tab.until(f"{link} !== '{first}'")
    assert await tab.js(link) == live.console.url(Role.MODERATOR) != first
    await moderator.until("document.querySelector('[data-banner=refused]')")
    await tab.tap("[data-action=copy-link]")


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_first_answer_stands_there_whole_and_a_tap_shows_another_ones(
    live: Live, visit, language: str
) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا", people=2)
    long = "، ".join(f"مقاس {number} فاضل منه {number} قطع" for number in range(36, 46))
    for question in (1, 2):
        live.engine.submit(Propose(question=question, by="Mona", text=long))
    tab = await visit(Role.PRESENTER, language=language)
    cut = "((a) => a.scrollHeight - a.clientHeight)(document.querySelector('[data-question=\"{}\"] .answer'))"
    offered = "!!document.querySelector('[data-question=\"{}\"] [data-action=whole]')?.checkVisibility()"
    await tab.until(offered.format(2))
    assert await tab.js(cut.format(2)) > 20
    assert await tab.js(cut.format(1)) <= 1
    assert not await tab.js(offered.format(1))
    _, height = await tab.tap('[data-question="2"] [data-action=whole]')
    assert height >= 44
    await tab.until(f"{cut.format(2)} <= 1")
    await live.ask("بيكرمش ولا لا", people=1)  # another board leaves it open
    await tab.until("document.querySelector('[data-question=\"2\"] .count b').textContent === '3'")
    assert await tab.js(cut.format(2)) <= 1
    await tab.tap('[data-question="2"] [data-action=whole]')
    await tab.until(f"{cut.format(2)} > 20")
    assert await tab.js("document.documentElement.scrollWidth") <= PHONE[0]


async def test_a_pin_comes_first_with_a_word_and_not_only_a_colour(live: Live, visit) -> None:
    await live.ask("بكام ده", people=9)
    await live.ask("بيكرمش ولا لا")
    tab = await visit(Role.PRESENTER, language="en")
    await tab.until("document.querySelectorAll('.card').length === 2")
    live.engine.submit(Pin(question=2))
    await tab.until("document.querySelector('.card').dataset.question === '2'")
    assert "Pinned" in await tab.js("document.querySelector('.card').textContent")


async def test_the_size_of_the_words_is_remembered(live: Live, visit) -> None:
    await live.ask("بكام ده")
    tab = await visit(Role.PRESENTER, language="en")
    await tab.until("document.querySelector('h2')")
    before = await tab.js("parseFloat(getComputedStyle(document.querySelector('h2')).fontSize)")
    await tab.tap("[aria-label=Larger]")
    larger = await tab.js("parseFloat(getComputedStyle(document.querySelector('h2')).fontSize)")
    assert larger > before
    await tab.send("Page.reload")
    await tab.until(f"parseFloat(getComputedStyle(document.querySelector('h2')).fontSize) === {larger}")


async def test_the_obs_page_is_transparent_and_as_its_address_says(live: Live, visit, tmp_path: Path) -> None:
    for text in ("بكام ده", "بيكرمش ولا لا", "متوفر XL", "فيه شحن"):
        await live.ask(text, people=2)
    tab = await visit(Role.WATCHER, more="&count=2&size=40", size=(800, 600))
    await tab.until("document.querySelectorAll('.card').length === 2")
    assert await tab.js("getComputedStyle(document.querySelector('h2')).fontSize") == "40px"
    assert await tab.js("document.querySelectorAll('button, input').length") == 0
    await tab.picture(tmp_path / "obs.png", ground=False)
    assert _alpha_of_last_pixel(tmp_path / "obs.png") == 0
    live.engine.submit(MarkAnswered(question=1))
    await tab.until(
        "[...document.querySelectorAll('.card:not(.leaving)')].every((c) => c.dataset.question !== '1')"
    )


async def test_the_obs_page_says_nothing_of_a_lost_connection_and_comes_back(
    live: Live, visit, cable
) -> None:
    await live.ask("بكام ده", people=2)
    tab = await visit(Role.WATCHER)
    await tab.until("document.querySelectorAll('.card').length === 1")
    cable.cut()
    await tab.until("document.documentElement.dataset.link === 'lost'")
    assert not await tab.js("!!document.querySelector('.banner')")
    await live.ask("متوفر XL")
    cable.mend()
    await tab.until("document.querySelectorAll('.card').length === 2")


def _alpha_of_last_pixel(path: Path) -> int:
    """Return the last byte of a PNG's last row: its alpha, if it has one and the row is plain (any filter of zeros)."""
    data, at, pixels = path.read_bytes(), 8, b""
    kind = 0
    while at < len(data):
        (length,), name = struct.unpack(">I", data[at : at + 4]), data[at + 4 : at + 8]
        if name == b"IHDR":
            kind = data[at + 17]
        if name == b"IDAT":
            pixels += data[at + 8 : at + 8 + length]
        at += 12 + length
    assert kind == 6, "the picture has no alpha: the page is not transparent"
    return zlib.decompress(pixels)[-1]


@pytest.mark.parametrize("late", [False, True])
async def test_after_the_live_nothing_can_be_pressed_and_what_came_too_late_is_told(
    live: Live, visit, *, late: bool
) -> None:
    await live.ask("بكام ده", people=4)
    await live.ask("بيكرمش ولا لا", people=3)
    tab = await visit(Role.PRESENTER, language="en")
    await tab.until("document.querySelectorAll('.card').length === 2")
    if late:
        await tab.js("WebSocket.prototype.send = () => {}")
        await tab.tap('[data-question="2"] [data-action=answered]')
        await tab.until("document.querySelectorAll('.card').length === 1")
    live.console._over = True
    live.console._tell_who_is_here()
    told = await tab.until("document.querySelector('[data-banner=over]')?.innerText")
    assert told.endswith("before the live ended") == late
    assert await tab.js("document.querySelectorAll('.card').length") == (1 if late else 2)
    assert await tab.js("[...document.querySelectorAll('button')].every((each) => !each.checkVisibility())")
