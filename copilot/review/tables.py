"""The page's tables: demand by product, coverage by part, and what the shop file lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from copilot.domain.figures import Part
from copilot.domain.report import Demand, Report, Size, Theme
from copilot.review.html import Html, figure, joined, name_cell, said, tag
from copilot.review.sections import quotes
from copilot.review.words import Words, clock, isolated, number, percent

_SIZES: Final = 8
_OPEN: Final = 3
_LACKING: Final = 12
_WORDINGS: Final = 3


def demand(report: Report, words: Words) -> Html:
    """Return what was wanted of each product, its sizes below it, and what of it was not answered."""
    heads = [
        words("product"),
        *(words(key) for key in ("asked_about", "of_them_unanswered", "bought", "in_stock")),
    ]
    rows = [row for place, each in enumerate(report.demand) for row in _demand(place, each, words)]
    return _table(heads, rows, figures=range(1, len(heads))) if rows else Html()


def _demand(place: int, each: Demand, words: Words) -> Iterator[Html]:
    path = f"demand.{place}"
    name = name_cell(each.name or each.product, strong=True)
    yield tag("tr", name, *_wanted(each, path), tag("td"), class_="whole")
    for nth, size in enumerate(each.sizes[:_SIZES]):
        what = tag("td", said(size.size), class_="part")
        yield tag("tr", what, *_wanted(size, f"{path}.sizes.{nth}"), _left(size.left, words), class_="part")
    if open_ := words.comma.join(words.quoted(title) for title, _ in each.open[:_OPEN]):
        told = tag("td", f"{words('still_open')}: {open_}", class_="meta", colspan=5)
        yield tag("tr", told, class_="part")


def _wanted(each: Demand | Size, path: str) -> Iterator[Html]:
    for field, value in (("askers", each.askers), ("waiting", each.waiting), ("buyers", each.buyers)):
        yield tag("td", figure(number(value), value, f"{path}.{field}"), class_="n")


def _left(left: int | None, words: Words) -> Html:
    if left == 0:
        return tag("td", tag("span", words("none_left"), class_="tag bad"), class_="n")
    return tag("td", "–" if left is None else number(left), class_="n")


def missing(report: Report, words: Words) -> Html:
    """Return what the shop file should say, with how many asked."""
    names = {each.product: each.name or each.product for each in report.demand}
    often = [theme for theme in report.missing if sum(count for _, count in theme.missing) > 1]
    often.sort(key=lambda theme: -sum(count for _, count in theme.missing))
    return tag("ul", *(_lacking(theme, names, words) for theme in often[:_LACKING]), class_="plain")


def _lacking(theme: Theme, names: dict[str, str], words: Words) -> Html:
    where = words.comma.join(
        f"{isolated(names.get(product, product)) if product else words('whole_shop')} ({count})"
        for product, count in theme.missing
    )
    said_so = [*dict.fromkeys(text for _, text in theme.missing_words)][:_WORDINGS]
    return tag("li", said(words.topic(theme)), tag("div", where, class_="meta"), quotes(said_so, words))


def coverage(report: Report, words: Words) -> Html:
    """Return how many were answered, how fast: by platform, by product, by time."""
    if not report.coverage.waits:  # the advice says so; headings over nothing would not
        return Html()
    total = report.coverage
    median = "–" if total.median_wait is None else clock(total.median_wait)
    longest = "–" if total.longest_wait is None else clock(total.longest_wait)
    whole = joined(
        figure(number(total.answered), total.answered, "coverage.answered"),
        words.either(" من ", " of "),
        figure(number(total.waits), total.waits, "coverage.waits"),
        f" {words('waits')} · {words('median')} ",
        figure(median, total.median_wait, "coverage.median_wait"),
        words.either(" · الأطول ", " · longest "),
        figure(longest, total.longest_wait, "coverage.longest_wait"),
    )
    return joined(
        tag("p", whole, class_="meta"),
        tag("p", words("counts_waits"), class_="meta"),
        tag("h3", words("by_platform")),
        _parts(report.by_platform, "by_platform", words, lambda part: words.platform(part.key)),
        tag("h3", words("by_product")),
        _parts(
            report.by_product, "by_product", words, lambda part: part.name or part.key or words("general")
        ),
        tag("h3", words("by_time")),
        _parts(report.by_time, "by_time", words, lambda part: clock(float(part.key))),
    )


def fairness(report: Report, words: Words) -> Html:
    """Return how each way of typing was understood and answered."""
    if not report.by_language:
        return Html()
    return _parts(report.by_language, "by_language", words, lambda part: words(part.key), recognised=True)


def _parts(
    parts: Sequence[Part], path: str, words: Words, name: Callable[[Part], str], *, recognised: bool = False
) -> Html:
    rows = []
    for place, part in enumerate(parts):
        told, at = part.coverage, f"{path}.{place}.coverage"
        share = percent(told.answered, told.waits)
        bar = tag("div", tag("i", style=f"width:{share}"), class_="bar", role="img", aria_label=share)
        cells = [
            name_cell(name(part), bar),
            tag(
                "td",
                figure(number(told.answered), told.answered, f"{at}.answered"),
                words.either(" من ", " of "),
                figure(number(told.waits), told.waits, f"{at}.waits"),
                class_="n",
            ),
            tag("td", "–" if told.median_wait is None else figure(clock(told.median_wait), told.median_wait,
                f"{at}.median_wait"), class_="n"),
        ]  # fmt: skip
        if recognised:
            understood = percent(part.recognised, told.waits)
            cells.append(tag("td", tag("bdi", understood, dir="ltr"), class_="n"))
        rows.append(tag("tr", *cells))
    heads = ["", words.either("اتجاوب", "answered"), words("median")]
    heads += [words("recognised")] if recognised else []
    return _table(heads, rows, figures=range(1, len(heads)))


def _table(heads: Sequence[str], rows: Sequence[Html], *, figures: Sequence[int]) -> Html:
    head = (tag("th", text, class_="n" if place in figures else None) for place, text in enumerate(heads))
    return tag(
        "div",
        tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows)),
        class_="scroll",
        tabindex="0",
    )
