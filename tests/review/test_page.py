"""The page: the same figures as the JSON, nobody's markup but ours, nobody's data, nothing fetched."""

from __future__ import annotations

import json as stdlib_json
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from copilot.assets import asset
from copilot.domain.command import MarkAnswered, Rename, Show
from copilot.domain.comment import Kind
from copilot.domain.log import Entry
from copilot.review import plain
from copilot.review.html import tag
from copilot.review.page import page
from copilot.review.report import review
from copilot.review.words import ENGLISH, Words, clock, percent
from tests.builders import Entries
from tests.console.browser import chromium
from tests.review.lives import SHOP, TOPICS, demo, random_lives

QUICK = settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))
VOID = {"meta", "rect", "path", "line", "circle"}
OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "ul", "ol", "li", "data", "bdi",
    "main", "section", "div", "span", "svg", "rect", "path", "line", "i", "b", "details", "summary", "table", "thead",
    "tbody", "tr", "th", "td", "footer", "strong",
}  # fmt: skip


class Reading(HTMLParser):
    """Reads a page: its elements, its text, and every figure with the place it claims to come from."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.attributes: set[str] = set()
        self.figures: list[tuple[str, str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, name, attributes) -> None:
        self.tags.add(name)
        self.attributes |= {key for key, _ in attributes}
        if name not in VOID:
            self.open.append(name)
        if name == "data":
            told = dict(attributes)
            self.figures.append((told["data-n"], told["value"], ""))

    def handle_startendtag(self, name, attributes) -> None:
        self.tags.add(name)

    def handle_endtag(self, name) -> None:
        assert self.open.pop() == name

    def handle_data(self, data) -> None:
        self.text.append(data)
        if self.open[-2:] == ["data", "bdi"]:
            place, value, shown = self.figures[-1]
            self.figures[-1] = (place, value, shown + data)


def read(html: str) -> Reading:
    reading = Reading()
    reading.feed(html)
    reading.close()
    assert reading.open == []
    return reading


def at(told: object, place: str) -> object:
    for key in place.split("."):
        told = told[int(key)] if isinstance(told, list) else told[key]
    return told


def figures_agree(entries) -> int:
    report = review(entries, topics=TOPICS, shop=SHOP)
    told = stdlib_json.loads(plain.json(report))
    found = 0
    for language in ("ar", "en"):
        for place, value, shown in read(page(report, language=language)).figures:
            meant = at(told, place)
            assert (float(value) if value else None) == meant
            if place == "coverage.answered" and shown.endswith("%"):
                assert shown == percent(meant, told["coverage"]["waits"])
            elif place.endswith("_wait"):
                assert shown == ("–" if meant is None else clock(meant))
            else:
                assert int(shown.replace(",", "")) == meant
            found += 1
    return found


@pytest.mark.parametrize("presented", [False, True])
def test_every_figure_on_the_demos_page_is_the_one_in_the_json(presented) -> None:
    assert figures_agree(demo(presented=presented)) > 400


@QUICK
@given(random_lives())
def test_every_figure_on_a_random_page_is_the_one_in_the_json(entries: list[Entry]) -> None:
    assert figures_agree(entries) >= 8  # the totals, in both languages


EVIL = (
    "<script>alert(1)</script> بكام",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "\u2067السعر كام",
    "\u202egnirts\u202c <b onclick=x>",
    "&lt;b&gt; $body ${style} %s {0}",
    "x\x00y\x07z\u200e",
)


def evil_live(texts) -> list[Entry]:
    make = Entries()
    entries: list[Entry] = [make.command(Show(product="<i>A12</i>"))]
    for number, text in enumerate(texts):
        kind = (Kind.QUESTION, Kind.COMPLAINT, Kind.STREAM_PROBLEM)[number % 3]
        entries += [
            make.ask(
                number + 1,
                author=f"p{n}",
                at=number * 100 + n,
                text=text,
                kind=kind,
                product="<i>A12</i>",
                platform="<p>",
            )
            for n in range(21)
        ]
        entries.append(make.command(Rename(question=number + 1, title=text), at=number * 100 + 30))
    entries.append(make.command(MarkAnswered(question=1, text=texts[0]), at=9_000))
    return entries


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_viewers_type_stays_text(language: str) -> None:
    html = page(review(evil_live(EVIL), topics=TOPICS, shop=SHOP), language=language)
    reading = read(html)
    assert reading.tags <= OURS
    assert not {name for name in reading.attributes if name.startswith("on") or name in {"src", "href"}}
    assert "<script>alert(1)</script> بكام" in "".join(reading.text)
    assert "$body" in "".join(reading.text)


def test_what_viewers_type_turns_nothing_round_and_leaves_no_quotation_open() -> None:
    told = "".join(read(page(review(evil_live(EVIL), topics=TOPICS, shop=SHOP))).text)
    assert "«\u2068السعر كام\u2069»" in told
    steering = {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u200e", "\x00", "\x07"}
    assert not steering & set(told)


@QUICK
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1, max_size=4))
def test_any_text_makes_a_whole_page(texts: list[str]) -> None:
    assert read(page(review(evil_live(texts), topics=TOPICS, shop=SHOP))).tags <= OURS


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    html = page(review(demo(presented=True), topics=TOPICS, shop=SHOP))
    assert "<script" not in html
    assert not re.search(r"(?:https?:)?//(?!www\.w3\.org)[a-z]", re.sub(r"base64,[A-Za-z0-9+/=]+", "", html))
    assert "default-src 'none'" in html
    assert len(html.encode()) < 400_000


def test_the_page_holds_nobodys_data() -> None:
    make = Entries()
    order = make.chatter(at=1, text="احجزي هافان لارج باسم ام يوسف [phone] طنطا")
    entries = [
        make.ask(1, author="secret-hash", text="@mona.ali بكام ده يا ندى"),
        type(order)(comment=order.comment, kind=Kind.ORDER, asks=()),
    ]
    html = page(review([*entries, *demo()], topics=TOPICS, shop=SHOP))
    ids = {entry.comment.id for entry in demo() if hasattr(entry, "comment")}
    authors = {entry.comment.author for entry in demo() if hasattr(entry, "comment")} - {""}
    text = re.sub(r"base64,[A-Za-z0-9+/=]+", "", html)
    assert not [word for word in ("secret-hash", "mona", "ام يوسف", "طنطا [", *ids, *authors) if word in text]
    assert not re.search(r"(?<!\d)01[0125][\d ]{8}", text)


def test_the_page_speaks_its_language_and_viewers_keep_theirs() -> None:
    report = review(demo(), topics=TOPICS, shop=SHOP)
    arabic, english = page(report), page(report, language="en")
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<html lang="en" dir="ltr">' in english
    for html in (arabic, english):
        assert report.questions[0].title in html
    bare = re.sub(
        r"<(bdi|style|title)[^>]*>.*?</\1>|\u2068[^\u2069]*\u2069|<[^>]+>", "", english, flags=re.DOTALL
    )
    assert not re.search("[\u0600-\u06ff]", bare.split("A reply to pin")[0])


def test_an_empty_session_has_a_page() -> None:
    for language in ("ar", "en"):
        assert read(page(review([], topics=TOPICS, shop=SHOP), language=language)).figures


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (25, "0:25"), (1210, "20:10"), (4810, "1:20:10"), (59.6, "1:00")]
)
def test_a_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_a_share_is_whole_only_when_it_is() -> None:
    assert [percent(*each) for each in ((0, 0), (0, 9), (1, 1000), (999, 1000), (5, 5))] == [
        "–",
        "0%",
        "1%",
        "99%",
        "100%",
    ]


def test_numbers_of_people_in_both_languages() -> None:
    assert [Words("ar").people(n) for n in (1, 2, 3, 11)] == ["شخص واحد", "شخصين", "3 أشخاص", "11 شخص"]
    assert [Words(ENGLISH).people(n) for n in (1, 2000)] == ["1 person", "2,000 people"]


def test_attributes_are_escaped() -> None:
    assert tag("span", "<", title='"<&') == '<span title="&quot;&lt;&amp;">&lt;</span>'


INKS = {
    "text": ("ground", "surface", "soft"),
    "dim": ("ground", "surface", "soft"),
    "accent": ("surface",),
    "good": ("good-ground",),
    "bad": ("bad-ground",),
    "warn": ("warn-ground",),
}


def light_of(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_can_be_read_on_its_ground_in_both_themes() -> None:
    css = asset("review", "page.css").read_text("utf-8")
    themes = re.findall(r":root \{(.*?)\}", css, flags=re.DOTALL)[:2]
    assert len(themes) == 2
    for theme in themes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", theme))
        for ink, grounds in INKS.items():
            for ground in grounds:
                bright, dark = sorted((light_of(colours[ink]), light_of(colours[ground])), reverse=True)
                assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
async def test_tables_on_a_phone_break_no_word_and_keep_units_below_units(
    tmp_path: Path, language: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(review(demo(), topics=TOPICS, shop=SHOP), language=language), encoding="utf-8")
    async with chromium() as browser:
        tab = await browser.tab((360, 740))
        await tab.send("Page.navigate", url=path.as_uri())
        await tab.until("document.readyState === 'complete' && document.querySelectorAll('td.n').length > 9")
        broken = """[...document.querySelectorAll('th, td')].filter((cell) => {
          const range = document.createRange(); range.selectNodeContents(cell);
          const tops = new Set([...range.getClientRects()].filter((r) => r.height > 12).map((r) => r.top));
          return !/\\s/.test(cell.textContent.trim()) && tops.size > 1; }).map((cell) => cell.textContent)"""
        assert await tab.js(broken) == []
        uneven = """[...document.querySelectorAll('td.n')].filter((cell) => {
          const range = document.createRange(); range.selectNodeContents(cell);
          const edge = cell.getBoundingClientRect().right - parseFloat(getComputedStyle(cell).paddingRight);
          return Math.abs(range.getBoundingClientRect().right - edge) > 1; }).map((cell) => cell.textContent)"""
        assert await tab.js(uneven) == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_no_table_is_scrolled_aside_even_for_a_name_of_one_endless_word(
    tmp_path: Path, language: str, width: int
) -> None:
    path = tmp_path / "page.html"
    names = ("x" * 70, "مستحضرات" * 8)
    products = tuple(
        msgspec.structs.replace(each, name=names[place]) if place < len(names) else each
        for place, each in enumerate(SHOP.products)
    )
    shop = msgspec.structs.replace(SHOP, products=products)
    path.write_text(page(review(demo(), topics=TOPICS, shop=shop), language=language), encoding="utf-8")
    async with chromium() as browser:
        tab = await browser.tab((width, 740))
        await tab.send("Page.navigate", url=path.as_uri())
        await tab.until("document.readyState === 'complete' && document.querySelectorAll('td.n').length > 9")
        assert names[0] in await tab.js("document.body.textContent")
        aside = """[...document.querySelectorAll('.scroll')].filter((each) => each.scrollWidth > each.clientWidth)
          .map((each) => each.closest('section').id)"""
        assert await tab.js(aside) == []
        assert await tab.js("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_live_in_which_nobody_asked_has_no_headings_over_nothing(language) -> None:
    empty = page(review([], topics=TOPICS, shop=SHOP), language=language)
    assert "<table" not in empty
    assert Words(language)("by_platform") not in empty
    assert "<table" in page(review(demo(), topics=TOPICS, shop=SHOP), language=language)
