"""The review as sections of tables, in the words of one language, for the review window.

The same figures and sentences as on the page (`copilot.review.page`); a cell is a number where it counts,
so that tables sort by it. Orders show what they name and their redacted words: the window stays on this
computer, the page is made to be shared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from copilot.domain.figures import Part
from copilot.domain.panel import Panel, PanelTable, Row
from copilot.domain.report import Asked, Demand, Idea, Order, Report, Theme, Trouble
from copilot.review.digest import advice, urgent
from copilot.review.lines import doubts, ended, platform_words, wave_words
from copilot.review.ordered import colours_ordered, product_ordered, sizes_ordered
from copilot.review.replies import replies, short_reply
from copilot.review.words import Words, clock, isolated, percent

_Told = Callable[[Report, Words], "tuple[PanelTable, ...]"]


def panels(report: Report, *, language: str) -> tuple[Panel, ...]:
    """Return every section that is a table, in the order in which a shop owner reads them."""
    words = Words(language, report.started_at)
    sentences = advice(report, words)
    return tuple(
        Panel(
            name=name,
            title=words(name),
            short=words(f"short_{name}"),
            advice=sentences[name],
            tables=tell(report, words),
            note=words("counts_waits") if name in _OF_WAITS and report.coverage.waits else "",
        )
        for name, tell in _PANELS
    )


def tasks(report: Report, *, language: str) -> tuple[str, ...]:
    """Return what to do first, most urgent first."""
    return tuple(urgent(report, Words(language, report.started_at)))


def endings(report: Report, *, language: str) -> dict[int, str]:
    """Return how each Question ended, by its id."""
    words = Words(language, report.started_at)
    told = (*report.questions, *(trouble.asked for trouble in report.troubles))
    return {asked.question: ended(asked, words, marked=report.coverage.answered > 0) for asked in told}


def _content(report: Report, words: Words) -> tuple[PanelTable, ...]:
    columns = (words("asked_about"), words("topic"), words("drafts"))
    return (_table(columns, 1, (_idea(idea, words) for idea in report.content)),)


def _idea(idea: Idea, words: Words) -> Row:
    drafts = (("pinned", idea.pinned), ("story", idea.story), ("script", idea.script))
    ready = words("ready") if idea.ready else words("to_fill_in")
    return Row(
        cells=(idea.theme.askers, words.topic(idea.theme), ready),
        question=idea.theme.questions[0],
        more=(*((words(kind), text) for kind, text in drafts), *_said(idea.theme, words)),
    )


def _objections(report: Report, words: Words) -> tuple[PanelTable, ...]:
    columns = (words("asked_about"), words("objection"), words("we_said"))
    return (_table(columns, 2, (_objection(report, theme, words) for theme in report.objections)),)


def _objection(report: Report, theme: Theme, words: Words) -> Row:
    return Row(
        cells=(theme.askers, words.topic(theme), short_reply(report, theme, words)),
        question=theme.questions[0],
        more=(*_said(theme, words), *replies(report, theme, words)),
    )


def _demand(report: Report, words: Words) -> tuple[PanelTable, ...]:
    """Return each product with its sizes below it, so that both are read in one line of sight."""
    heads = ("product", "size", "asked_about", "of_them_unanswered", "bought", "in_stock")
    rows = (row for each in report.demand for row in _wanted(each, words))
    return (_table(tuple(map(words, heads)), 0, rows),)


def _wanted(each: Demand, words: Words) -> Iterable[Row]:
    name = each.name or each.product
    more = tuple((words("still_open"), f"{words.shown(title)} ({people})") for title, people in each.open)
    yield Row(cells=(name, words("every_size"), each.askers, each.waiting, each.buyers, "–"), more=more)
    for size in each.sizes:
        left = _left(size.left, words)
        yield Row(cells=(name, isolated(size.size), size.askers, size.waiting, size.buyers, left), more=more)


def _left(left: int | None, words: Words) -> str:
    return "–" if left is None else words("none_left") if left == 0 else str(left)


def _missing(report: Report, words: Words) -> tuple[PanelTable, ...]:
    names = {each.product: each.name or each.product for each in report.demand}
    rows = [
        Row(
            cells=(count, words.topic(theme), names.get(code, code) or words("whole_shop")),
            question=theme.questions[0],
            more=tuple(
                (words("they_said"), words.shown(said)) for of, said in theme.missing_words if of == code
            ),
        )
        for theme in report.missing
        for code, count in theme.missing
    ]
    rows.sort(key=lambda row: -int(row.cells[0]))
    return (_table((words("asked_about"), words("topic"), words("product")), 1, rows),)


def _troubles(report: Report, words: Words) -> tuple[PanelTable, ...]:
    columns = (words("people_count"), words("said"), words("span"), words("platforms"), words("waves"))
    return (_table(columns, 1, (_trouble(trouble, words) for trouble in report.troubles)),)


def _trouble(trouble: Trouble, words: Words) -> Row:
    told = trouble.asked
    spread = platform_words(told, words)
    span = isolated(f"{words.clock(told.first_at)} – {words.clock(told.last_at)}")
    return Row(
        cells=(told.askers, words.shown(told.title), span, spread, len(trouble.waves)),
        question=told.question,
        more=(
            *((words("wave"), wave_words(wave, words)) for wave in trouble.waves),
            *_said(told, words),
        ),
    )


def _orders(report: Report, words: Words) -> tuple[PanelTable, ...]:
    heads = (
        "order", "at", "text", "product", "size", "colours", "quantity", "order_state", "left_contact",
        "platform",
    )  # fmt: skip
    rows = (_order(order, words) for order in report.orders)
    return (_table(tuple(map(words, heads)), heads.index("text"), rows),)


def _order(order: Order, words: Words) -> Row:
    left = [words(key) for key, there in (("phone", order.phone), ("address", order.address)) if there]
    return Row(
        cells=(
            order.number,
            isolated(words.clock(order.at)),
            words.shown(order.text),
            product_ordered(order),
            words.comma.join(map(isolated, sizes_ordered(order))),
            words.comma.join(colours_ordered(order)),
            order.line.quantity,
            words(f"order_{order.state}"),
            words.comma.join(left),
            words.platform(order.platform),
        )
    )


def _coverage(report: Report, words: Words) -> tuple[PanelTable, ...]:
    return (
        _parts("by_platform", report.by_platform, words, lambda part: words.platform(part.key)),
        _parts(
            "by_product", report.by_product, words, lambda part: part.name or part.key or words("general")
        ),
        _parts("by_time", report.by_time, words, lambda part: isolated(clock(float(part.key)))),
    )


def _fairness(report: Report, words: Words) -> tuple[PanelTable, ...]:
    return (_parts("", report.by_language, words, lambda part: words(part.key)),)


def _parts(title: str, parts: Sequence[Part], words: Words, name: Callable[[Part], str]) -> PanelTable:
    rows = (
        Row(
            cells=(
                name(part),
                part.people,
                part.coverage.waits,
                part.coverage.answered,
                percent(part.coverage.answered, part.coverage.waits),
                _wait(part.coverage.median_wait),
                percent(part.recognised, part.coverage.waits),
            )
        )
        for part in parts
    )
    heads = ("people_count", "waits", "answered", "share", "median", "recognised")
    return _table(("", *map(words, heads)), 0, rows, title=words(title) if title else "")


def _wait(seconds: float | None) -> str:
    return "–" if seconds is None else isolated(clock(seconds))


def _trust(report: Report, words: Words) -> tuple[PanelTable, ...]:
    rows = (Row(cells=(line,)) for line in doubts(report, words))
    return (_table((words("doubts"),), 0, rows),)


def _said(asked: Theme | Asked, words: Words) -> tuple[tuple[str, str], ...]:
    return tuple((words("they_said"), words.shown(text)) for text in asked.wordings)


def _table(columns: tuple[str, ...], wide: int, rows: Iterable[Row], *, title: str = "") -> PanelTable:
    return PanelTable(title=title, columns=columns, wide=wide, rows=tuple(rows))


_OF_WAITS: Final = {"coverage", "fairness"}
_PANELS: Final[tuple[tuple[str, _Told], ...]] = (
    ("orders", _orders),
    ("content", _content),
    ("demand", _demand),
    ("missing", _missing),
    ("objections", _objections),
    ("troubles", _troubles),
    ("coverage", _coverage),
    ("fairness", _fairness),
    ("trust", _trust),
)
