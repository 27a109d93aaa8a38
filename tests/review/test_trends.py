"""Several lives side by side say of each what its own review says, and of all what changed."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rich.console import Console

from copilot.answers.shop import Shop, dumped
from copilot.cli import run
from copilot.comparing import trends_of
from copilot.domain.command import MarkAnswered, Show
from copilot.domain.trends import Trends
from copilot.review.comparison import comparison, comparison_page, show_comparison
from copilot.review.fold import fold
from copilot.review.report import review
from copilot.review.themes import Known
from copilot.review.trends import read, trends
from copilot.review.words import Words, bare, monday
from copilot.storage.session_file import SessionFile
from tests.builders import START, Entries
from tests.console.browser import chromium
from tests.review.lives import SHOP, TOPICS, random_lives

WEEK = 7 * 86_400.0
QUICK = settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))


def compared(*lives, shops: tuple[Shop, ...] = ()) -> Trends:
    known = [Known(topics=TOPICS, shop=shop) for shop in shops or (SHOP,) * len(lives)]
    return trends(
        read(f"live {number}", fold(entries), known[number]) for number, entries in enumerate(lives)
    )


def dearer(price: float) -> Shop:
    products = tuple(
        msgspec.structs.replace(each, price=price, offer="") if each.code == "A12" else each
        for each in SHOP.products
    )
    return msgspec.structs.replace(SHOP, products=products)


def live(week: int, *texts: str, answer: str = "", topic: str = "price") -> list:
    """People who ask one thing each, in a week, of the dress."""
    make = Entries()
    start = week * WEEK
    entries = [
        make.ask(1, author=f"p{n}", at=start + n, text=text, product="A12") for n, text in enumerate(texts)
    ]
    (question,) = entries[0].opened
    entries[0] = replace(entries[0], opened=(replace(question, topic=topic),))
    if answer:
        entries.append(make.command(MarkAnswered(question=1, text=answer), at=start + 100))
    return entries


@QUICK
@given(st.lists(random_lives(), min_size=1, max_size=3))
def test_every_lives_figures_are_those_of_its_own_review(lives) -> None:
    told = compared(*lives)
    own = sorted(
        (
            (report.started_at, f"live {number}", report)
            for number, report in enumerate(review(each, topics=TOPICS, shop=SHOP) for each in lives)
        ),
        key=lambda each: each[:2],
    )
    for each, (_, name, report) in zip(told.lives, own, strict=True):
        totals = report.totals
        assert (each.name, each.comments, each.people, each.asked, each.orders, each.coverage) == (
            name, totals.comments, totals.people, totals.asked, totals.order_comments, report.coverage,
        )  # fmt: skip
    for wanted in told.wanted:
        demand = [each for *_, report in own for each in report.demand if each.product == wanted.product]
        assert sum(wanted.askers) == sum(each.askers for each in demand)
        assert sum(wanted.buyers) == sum(each.buyers for each in demand)
    for each in told.returning:
        assert sum(count > 0 for count in each.askers) > 1
        assert all(waiting <= askers for waiting, askers in zip(each.waiting, each.askers, strict=True))
    for language in ("ar", "en"):
        assert len(comparison(told, language=language)) == 4


def test_what_comes_back_is_known_by_its_topic_or_its_words() -> None:
    told = compared(live(0, "بكام", "السعر؟"), live(1, "how much"), live(2, "فيه جيوب", topic="pockets"))
    (price,) = [each for each in told.returning if each.topic == "price"]
    assert (price.askers, price.waiting) == ((2, 1, 0), (2, 1, 0))
    assert [len(each.askers) for each in told.returning] == [3] * len(told.returning)


@pytest.mark.parametrize(
    ("said", "stale"),
    [("الفستان بـ 850 جنيه", True), ("الفستان بـ ٩٥٠ جنيه بس", False), ("قلتها على الهوا", False)],
)
def test_an_answer_is_stale_when_its_figures_are_not_said_any_more(said, stale) -> None:
    first = live(0, "بكام", answer=said, topic="ask_price")
    told = compared(first, live(1, "بكام", topic="ask_price"), shops=(dearer(850), dearer(950)))
    assert [each.said for each in told.stale] == ([said] if stale else [])
    if stale:
        assert "950" in told.stale[0].now
        assert "850" in comparison_page(told)


def test_a_size_that_was_told_to_one_person_never_goes_stale() -> None:
    first = live(0, "وزني 70", answer="70 كيلو: L", topic="size_advice")
    assert compared(first, live(1, "وزني 80", answer="80 كيلو: XL", topic="size_advice")).stale == ()


def test_demand_is_told_week_by_week() -> None:
    told = compared(live(0, "بكام", "كام"), live(0, "بكام"), live(2, "بكام", "كام", "سعره"))
    assert len(told.weeks) == 2
    (dress,) = told.wanted
    assert (dress.product, dress.askers) == ("A12", (3, 3))


def session(path: Path, entries) -> None:
    with SessionFile.create(path) as file:
        file.keep_shop(dumped(SHOP))
        file.append(list(entries))


def test_a_folder_is_compared_and_what_cant_be_read_is_named(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "lives"
    for number, name in enumerate(("one", "<b>two</b>")):
        session(folder / f"{name.replace('/', '-')}.livesession", live(number, "بكام", "<i>how much</i>"))
    (folder / "broken.livesession").write_bytes(b"nothing")
    page = tmp_path / "page.html"
    assert run(["review", str(folder), "--json", "--html", str(page)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["comments"] for each in told["lives"]] == [2, 2]
    assert told["unread"][0][0] == "broken.livesession"
    text = page.read_text("utf-8")
    assert "<b>two" not in text
    assert "<script" not in text
    assert "broken.livesession" in text
    assert run(["review", str(folder), "--language", "ar"]) == 0
    assert "لايف" in capsys.readouterr().out


def test_a_live_without_comments_has_its_sessions_time_and_is_compared_with_none(
    tmp_path: Path, capsys
) -> None:
    session(tmp_path / "one.livesession", live(0, "بكام"))
    session(tmp_path / "two.livesession", live(1, "بكام"))
    session(tmp_path / "2040-05-06 20-15-00 demo.livesession", [])
    session(tmp_path / "other.livesession", [])
    os.utime(tmp_path / "other.livesession", (START + 3 * WEEK, START + 3 * WEEK))
    session(tmp_path / "shown.livesession", [Entries.command(Show(product="A12"), at=2 * WEEK)])
    assert run(["review", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["name"][-5:] for each in told["lives"]] == ["one", "two", "shown", "other", " demo"]
    assert {each["started_at"][:4] for each in told["lives"]} == {"2027", "2040"}
    assert len(told["weeks"]) == 2
    shown = trends_of(tmp_path)
    lives, back = (
        panel.tables[0].rows
        for name in ("lives", "returning")
        for panel in comparison(shown, language="en")
        if panel.name == name
    )
    assert [row.cells[0] for row in lives] == ["one", "two"]
    assert [bare(str(row.cells[-1])) for row in back] == ["1 → 1"]
    assert "2 lives" in comparison_page(shown, language="en")


def test_a_folder_without_sessions_is_said(tmp_path: Path, capsys) -> None:
    assert run(["review", str(tmp_path)]) == 2
    assert "no session file" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "week"), [("en", "11 January"), ("ar", "11 يناير")])
def test_a_week_without_a_live_between_two_is_not_called_the_week_before(language, week) -> None:
    for last in (("بكام", "كام"), ("بكام",)):
        told = compared(live(0, "بكام"), live(3, *last))
        (panel,) = (each for each in comparison(told, language=language) if each.name == "wanted")
        assert week in bare(panel.advice)


def test_of_one_live_and_of_none_there_is_something_to_say() -> None:
    for told in (compared(), compared([]), compared(live(0, "بكام"))):
        assert all(panel.advice for panel in comparison(told, language="en"))


def test_a_week_is_called_by_its_monday_and_a_figure_stands_as_a_figure() -> None:
    told = compared(live(0, "بكام"), live(1, "بكام", "سعره"))
    assert told.weeks == ("2027-W02", "2027-W03")
    for language, days in (("ar", ["11 يناير", "18 يناير"]), ("en", ["11 January", "18 January"])):
        (panel,) = (each for each in comparison(told, language=language) if each.name == "wanted")
        assert [*map(bare, panel.tables[0].columns[-2:])] == days
    html = comparison_page(told, language="en")
    assert (
        '<td class="n" data-head="\u206818 January\u2069" role="cell"><bdi dir="auto">2 + 0</bdi></td>'
        in html
    )
    assert '<th class="n"' in html


def test_the_last_live_is_not_compared_with_itself() -> None:
    def sentence(*lives: list, language: str = "en") -> str:
        return bare(comparison(compared(*lives), language=language)[-1].advice)

    slow, quick = live(0, "بكام"), live(1, "بكام", answer="650")
    assert (
        sentence(slow, quick)
        == "The last live (live 1) was the best: 100% of those who waited got an answer."
    )
    assert "كان الأحسن: 100%" in sentence(slow, quick, language="ar")
    worse = live(2, "بكام")
    assert "the best was live 1 with 100%." in sentence(quick, worse).replace("live 0", "live 1")


def test_messages_without_an_answer_are_not_answered_in_a_post() -> None:
    def sentence(*topics: str, language: str = "en") -> str:
        lives = [live(week, "ردوا على الخاص", topic=topic) for topic in topics for week in (0, 1)]
        return bare(comparison(compared(*lives), language=language)[0].advice)

    assert sentence("check_messages").endswith("write to each of them.")
    assert "كلّمي كل واحدة" in sentence("check_messages", language="ar")
    both = sentence("check_messages", "trust")
    assert TOPICS["trust"].english in both
    assert TOPICS["check_messages"].english not in both


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Two lives of one name, as the app calls their files, with more comments than a thousand in the second."""
    for week, people in ((0, 3), (1, 1566)):
        stamp = datetime.fromtimestamp(START + week * WEEK).astimezone()
        entries = live(week, *["بكام"] * people)
        session(tmp_path / f"{stamp:%Y-%m-%d %H-%M-%S} demo.livesession", entries)
    return tmp_path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_in_a_terminal_of_eighty_letters_no_heading_figure_or_date_is_broken(named: Path, language) -> None:
    out = io.StringIO()
    show_comparison(trends_of(named), Console(file=out, width=80), language=language)
    printed = out.getvalue()
    assert "…" not in printed
    assert max(map(len, printed.splitlines())) <= 80
    assert "1,566" in printed
    assert "1566" not in printed
    (row,) = (line for line in printed.splitlines() if "1,566" in line and line.startswith("demo"))
    day = monday(trends_of(named).weeks[-1], language).split()[1]
    assert day in row


def test_the_oldest_weeks_give_way_in_a_terminal() -> None:
    lives = [live(week, "بكام") for week in range(11)]
    told = compared(*lives)
    out = io.StringIO()
    show_comparison(told, Console(file=out, width=80), language="en")
    printed = out.getvalue().split("Demand by product")[1].split("The lives")[0]
    assert max(map(len, printed.splitlines())) <= 80
    newest, oldest = (monday(told.weeks[place], "en") for place in (-1, 0))
    heads = " ".join(printed.split("────")[0].split())
    assert newest.split()[0] in heads
    assert " + " in printed
    assert printed.count(" + ") < 2 * 11
    assert oldest not in heads


def test_a_live_is_called_by_its_name_and_day_and_the_json_by_its_file(named: Path) -> None:
    told = trends_of(named)
    assert [each.name for each in told.lives] == sorted(path.stem for path in named.iterdir())
    panel = comparison(told, language="en")[-1]
    assert [row.cells[0] for row in panel.tables[0].rows] == ["demo", "demo"]
    html = comparison_page(told, language="en")
    assert not re.search(r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d", html)
    assert "1,566" in html
    assert "1566" not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", html)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
async def test_on_a_phone_the_rows_stand_one_below_the_other(named: Path, tmp_path: Path, language) -> None:
    path = tmp_path / "page.html"
    path.write_text(comparison_page(trends_of(named), language=language), encoding="utf-8")
    async with chromium() as browser:
        tab = await browser.tab((390, 740))
        await tab.send("Page.navigate", url=path.as_uri())
        await tab.until("document.readyState === 'complete' && document.querySelectorAll('td.n').length > 3")
        aside = (
            "[...document.querySelectorAll('.scroll')].filter((e) => e.scrollWidth > e.clientWidth).length"
        )
        assert await tab.js(aside) == 0
        assert await tab.js("document.documentElement.scrollWidth <= innerWidth")
        told = "getComputedStyle(document.querySelector('#lives td.n'), '::before').content"
        assert Words(language)("comments")[1:] in await tab.js(told)
        await tab.size(1280, 740)
        assert await tab.js("getComputedStyle(document.querySelector('#lives td.n')).display") == "table-cell"
