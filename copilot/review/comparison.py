"""Several lives side by side as sections of tables: the same for the terminal, the page and the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from copilot.domain.panel import Cell, Panel, PanelTable, Row
from copilot.domain.trends import Live, Stale, Trends, Wanted
from copilot.domain.written import many
from copilot.review.html import Html, joined, name_cell, said, tag
from copilot.review.page import framed
from copilot.review.themes import UNHEARD, is_complaint
from copilot.review.words import ARABIC, Words, bare, called, clock, day, isolated, monday, number, percent

_NAMED: Final = 3
_MOST: Final = 60
_WEEKS: Final = 12
"""Weeks that have a column; the newest of more."""

_FEWEST: Final = 2
"""Weeks that have a column in the narrowest terminal: to compare takes two."""

_WIDE: Final = 24
"""Letters of a column in a terminal from which it is broken wherever it has to be."""

_BETWEEN: Final = 2
_LONG: Final = 16
"""Letters of a figure that takes a line of its own on a phone."""


def comparison(trends: Trends, *, language: str) -> tuple[Panel, ...]:
    """Return what several lives tell together, in the words of one language."""
    words = Words(language)
    return tuple(
        Panel(
            name=name,
            title=words(f"trend_{name}"),
            short=words(f"short_{name}"),
            advice=advise(trends, words),
            tables=(table(trends, words),),
        )
        for name, advise, table in _PANELS
    )


def comparison_page(trends: Trends, *, language: str = ARABIC) -> str:
    """Return it as one HTML page, like the review of one live: nothing fetched, nobody's data, no script."""
    words = Words(language)
    title = words("trend_title")
    sections = (
        tag(
            "section",
            tag("h2", panel.title),
            tag("p", panel.advice, class_="advice"),
            *(_rows(table) for table in panel.tables if table.rows),
            id=panel.name,
        )
        for panel in comparison(trends, language=language)
    )
    head = tag("header", tag("h1", title), tag("p", _span(trends, words), class_="when"))
    foot = tag("footer", tag("p", words("privacy")), tag("p", words("made_with")))
    return framed(title, joined(head, tag("main", *sections), foot), language=language)


def show_comparison(trends: Trends, console: Console, *, language: str) -> None:
    """Print it."""
    words = Words(language)
    console.print(Text(f"{words('trend_title')}  {bare(_span(trends, words))}".strip(), style="bold"))
    for panel in comparison(trends, language=language):
        console.print(Text(panel.title, style="bold yellow"))
        console.print(Text(bare(panel.advice)))
        for told in panel.tables:
            if told.rows:
                console.print(_printed(told, console.width))
        console.print()


def _printed(told: PanelTable, width: int) -> Table:
    """Return a table for a terminal so wide: no word or figure is broken, and the oldest weeks give way."""
    columns = [
        _Column(_head(bare(head)), tuple(bare(_shown(cell)) for cell in cells))
        for head, cells in zip(told.columns, zip(*_cells(told), strict=True), strict=True)
    ]
    for week in [each for each in columns if " + " in each.cells[0]][:-_FEWEST]:
        if sum(each.least + _BETWEEN for each in columns) > width:
            columns.remove(week)
    room = width - sum(each.least + _BETWEEN for each in columns)
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for each in columns:
        more = max(0, min(room, each.wanted - each.least))
        room -= more
        table.add_column(each.head, justify=each.edge, width=each.least + more, overflow="fold")
    for cells in zip(*(each.cells for each in columns), strict=True):
        table.add_row(*map(Text, cells))
    return table


@dataclass(frozen=True, slots=True)
class _Column:
    """A column in a terminal, measured in letters."""

    head: str
    cells: tuple[str, ...]

    @property
    def edge(self) -> Literal["left", "right"]:
        """Where its cells stand."""
        return "right" if _is_figure(self.cells[0]) else "left"

    @property
    def wanted(self) -> int:
        """What its longest line takes."""
        return max(map(cell_len, (self.head, *self.cells)))

    @property
    def least(self) -> int:
        """What it takes at least: figures stand in one line, words in two or a little more."""
        told = [cell for cell in self.cells if not _is_figure(cell)]
        figures = (cell_len(cell) for cell in self.cells if _is_figure(cell))
        words = (cell_len(word) for text in (self.head, *told) for word in text.split())
        halves = (-(-cell_len(text) // 2) for text in told)
        return max(*figures, 1, min(_WIDE, max(*words, *halves, 1)))


def _cells(told: PanelTable) -> Iterable[tuple[Cell, ...]]:
    return (row.cells for row in told.rows[:_MOST])


def _span(trends: Trends, words: Words) -> str:
    lives = [live for live in trends.lives if live.comments]
    days = [day(live.started_at, words.language) for live in lives if live.started_at]
    count = words.either(f"{len(lives)} لايف", many(len(lives), "live"))
    return f"{count} · {isolated(days[0])} – {isolated(days[-1])}" if days else count


def _rows(table: PanelTable) -> Html:
    """Return a table; on a phone its rows stand one below the other, each cell under its column's name."""
    heads = (
        tag("th", _head(column), class_="n" if _is_figure(cell) else None, role="columnheader")
        for column, cell in zip(table.columns, table.rows[0].cells, strict=True)
    )
    rows = (tag("tr", *map(_cell, table.columns, cells), role="row") for cells in _cells(table))
    body = tag("table", tag("thead", tag("tr", *heads, role="row")), tag("tbody", *rows), role="table")
    return tag("div", body, class_="scroll stacked", tabindex="0")


def _cell(column: str, cell: Cell) -> Html:
    text = _shown(cell)
    if not _is_figure(cell):
        return name_cell(text, head=_head(column)) if text else tag("td", class_="none", role="cell")
    long = " long" if len(text) > _LONG else ""
    return tag("td", said(text), class_=f"n{long}", data_head=_head(column), role="cell")


def _head(column: str) -> str:
    """Return a column's name beginning like a heading: some are words out of sentences."""
    return column[:1].upper() + column[1:]


def _shown(cell: Cell) -> str:
    return number(cell) if isinstance(cell, int) else cell


def _is_figure(cell: Cell) -> bool:
    return not any(map(str.isalpha, str(cell)))


def _lives_advice(trends: Trends, words: Words) -> str:
    if trends.unread:
        names = words.comma.join(isolated(name) for name, _ in trends.unread[:_NAMED])
        return words.either(
            f"ملفات مقدرناش نقراها واتسابت: {names} ({len(trends.unread)}).",
            f"Files that could not be read and were left out: {names} ({len(trends.unread)}).",
        )
    shares = [(_share(live), live) for live in trends.lives if live.coverage.waits]
    if len(shares) < 2 or not any(share for share, _ in shares):  # noqa: PLR2004 - to compare takes two
        return words.either(
            "لما تعلّمي على الإجابات في كل لايف، هيبان هنا إذا كنتي بتردي أسرع.",
            "Once answers are marked in each live, this shows whether you answer more and faster.",
        )
    live, other = shares[-1][1], max(shares, key=lambda each: each[0])[1]
    named, another = (isolated(_named(each, words)) for each in (live, other))
    if live is other:
        share = percent(live.coverage.answered, live.coverage.waits)
        return words.either(
            f"آخر لايف ({named}) كان الأحسن: {isolated(share)} من اللي استنوا خدوا رد.",
            f"The last live ({named}) was the best: {share} of those who waited got an answer.",
        )
    last, best = (percent(each.coverage.answered, each.coverage.waits) for each in (live, other))
    return words.either(
        f"آخر لايف ({named}) اتجاوب فيه {isolated(last)} من اللي استنوا؛ أحسن واحد "
        f"{another}: {isolated(best)}.",
        f"In the last live ({named}) {last} of those who waited got an answer; the best was "
        f"{another} with {best}.",
    )


def _named(live: Live, words: Words) -> str:
    """Return a live's name, and when it was where its file says so: several are called alike."""
    name = called(live.name)
    return name if name == live.name else words.live(live.name, live.started_at)


def _share(live: Live) -> float:
    return 100 * live.coverage.answered / live.coverage.waits


def _lives(trends: Trends, words: Words) -> PanelTable:
    heads = ("live", "when", "comments", "people_count", "questions", "share", "median", "orders_total")
    rows = (
        Row(
            cells=(
                called(live.name),
                day(live.started_at, words.language),
                live.comments,
                live.people,
                live.asked,
                percent(live.coverage.answered, live.coverage.waits),
                "–" if live.coverage.median_wait is None else isolated(clock(live.coverage.median_wait)),
                live.orders,
            )
        )
        for live in trends.lives
        if live.comments
    )
    return _table(tuple(map(words, heads)), 0, rows)


def _returning_advice(trends: Trends, words: Words) -> str:
    if not trends.returning:
        return words.either("مفيش سؤال رجع في أكتر من لايف.", "No question came back in another live.")
    answered = [each for each in trends.returning if each.topic != UNHEARD and not is_complaint(each.topic)]
    if not answered:
        return words.either(
            "اللي بيرجع شكاوى ورسايل من غير رد بس: كلّمي كل واحدة بنفسك.",
            "Only complaints and messages without an answer come back: write to each of them.",
        )
    top = answered[:_NAMED]
    names = words.comma.join(
        f"{words.quoted(words.topic(each))} ({number(sum(each.askers))})" for each in top
    )
    return words.either(
        f"بترجع كل مرة: {names}. حطي إجابتها في وصف اللايف وفي بوست مثبّت.",
        f"They come back every time: {names}. Put their answers into the description and a pinned post.",
    )


def _returning(trends: Trends, words: Words) -> PanelTable:
    heard = [live.comments > 0 for live in trends.lives]
    rows = (
        Row(
            cells=(
                words.topic(each),
                sum(count > 0 for count in each.askers),
                sum(each.askers),
                sum(each.waiting),
                _course([count for count, is_heard in zip(each.askers, heard, strict=True) if is_heard]),
            )
        )
        for each in trends.returning
    )
    return _table(tuple(map(words, ("topic", "lives", "people_count", "unanswered", "course"))), 0, rows)


def _stale_advice(trends: Trends, words: Words) -> str:
    if not trends.stale:
        return words.either(
            "مفيش رد قديم أرقامه اتغيّرت.", "No earlier answer has figures that are not said any more."
        )
    first = trends.stale[0]
    name = words.quoted(words.topic(first))
    return words.either(
        f"{len(trends.stale)} رد أرقامه اتغيّرت. أولهم {name}: كان {words.quoted(first.said)}، ودلوقتي "
        f"{words.quoted(first.now)}. عدّلي أي بوست لسه فيه القديم.",
        f"Other figures now: {many(len(trends.stale), 'answer')}. First {name}: it was "
        f"{words.quoted(first.said)}, it is {words.quoted(first.now)}. Change every post that still says "
        "the old one.",
    )


def _stale(trends: Trends, words: Words) -> PanelTable:
    rows = (_outdated(each, words) for each in trends.stale)
    return _table(tuple(map(words, ("topic", "product", "was_said", "when", "is_said"))), 0, rows)


def _outdated(each: Stale, words: Words) -> Row:
    return Row(
        cells=(
            words.topic(each),
            each.product_name or each.product or "",
            each.said,
            day(each.said_at, words.language),
            each.now,
        )
    )


def _wanted_advice(trends: Trends, words: Words) -> str:
    if len(trends.weeks) < 2 or not trends.wanted:  # noqa: PLR2004 - to compare takes two
        return words.either(
            "محتاجين لايفات من أسبوعين على الأقل عشان الطلب يتقارن.",
            "It takes lives of two weeks at least to compare demand.",
        )
    top = max(trends.wanted, key=lambda each: (_grown(each), each.product))
    name, grown = isolated(top.name or top.product), _grown(top)
    more, before = number(grown), isolated(monday(trends.weeks[-2], words.language))
    if grown <= 0:
        return words.either(
            f"مفيش منتج زاد الطلب عليه في آخر أسبوع عن أسبوع {before}.",
            f"No product was wanted by more in the last week than in that of {before}.",
        )
    return words.either(
        f"أكتر حاجة زاد طلبها: {name} (+{more} عن أسبوع {before}). زوّدي كميته قبل اللايف الجاي.",
        f"Demand grew most for {name} (+{more} on the week of {before}). Have more of it for the next live.",
    )


def _grown(each: Wanted) -> int:
    total = [asked + bought for asked, bought in zip(each.askers, each.buyers, strict=True)]
    return total[-1] - total[-2]


def _wanted(trends: Trends, words: Words) -> PanelTable:
    days = (isolated(monday(week, words.language)) for week in trends.weeks[-_WEEKS:])
    rows = (
        Row(
            cells=(
                each.name or each.product,
                sum(each.askers),
                sum(each.buyers),
                *(
                    f"{number(asked)} + {number(bought)}"
                    for asked, bought in zip(each.askers[-_WEEKS:], each.buyers[-_WEEKS:], strict=True)
                ),
            )
        )
        for each in trends.wanted
    )
    return _table((*map(words, ("product", "asked_about", "bought")), *days), 0, rows)


def _course(counts: Sequence[int]) -> str:
    """Return counts along the lives, the oldest first; time runs from the left in every language."""
    return isolated(" → ".join(map(number, counts[-_WEEKS:])))


def _table(columns: tuple[str, ...], wide: int, rows: Iterable[Row]) -> PanelTable:
    return PanelTable(title="", columns=columns, wide=wide, rows=tuple(rows))


_Advise = Callable[[Trends, Words], str]
_Tell = Callable[[Trends, Words], PanelTable]
_PANELS: Final[tuple[tuple[str, _Advise, _Tell], ...]] = (
    ("returning", _returning_advice, _returning),
    ("stale", _stale_advice, _stale),
    ("wanted", _wanted_advice, _wanted),
    ("lives", _lives_advice, _lives),
)
