"""The review as one HTML page: no script, nothing fetched, no personal data; right to left in Arabic.

Every figure stands in a ``<data>`` element that names its place in ``review --json``, so that a test can
hold the two against each other. Viewers' words are escaped by construction (`copilot.review.html`).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from string import Template
from typing import Final, TypeAlias

from copilot.assets import asset
from copilot.domain.report import Report
from copilot.review import charts, sections, tables
from copilot.review.digest import advice, urgent
from copilot.review.html import Html, figure, joined, tag
from copilot.review.words import ARABIC, Words, clock, isolated, number, percent

_Maker: TypeAlias = Callable[[Report, Words], Html]

_MAIN: Final[tuple[tuple[str, _Maker], ...]] = (
    ("timeline", charts.timeline),
    ("questions", sections.questions),
    ("content", sections.content),
    ("demand", tables.demand),
    ("coverage", tables.coverage),
)
_ASIDE: Final[tuple[tuple[str, _Maker], ...]] = (
    ("orders", sections.orders),
    ("troubles", sections.troubles),
    ("objections", sections.objections),
    ("missing", tables.missing),
    ("fairness", tables.fairness),
    ("trust", sections.trust),
)


def page(report: Report, *, language: str = ARABIC, name: str = "") -> str:
    """Return the review as a page.

    Args:
        report: The review.
        language: ``ar`` or ``en``; viewers' words stay their own.
        name: The session file's without its ending, by which the live is called; empty for none.
    """
    words = Words(language, report.started_at)
    live = words.live(name, report.started_at)
    sentences = advice(report, words)

    def section(name: str, make: _Maker) -> Html:
        told = tag("p", sentences[name], class_="advice")
        return tag("section", tag("h2", words(name)), told, make(report, words), id=name)

    body = joined(
        tag(
            "header",
            tag("h1", words("title")),
            tag("p", _when(report, words, live), class_="when"),
            _totals(report, words),
        ),
        tag(
            "main",
            tag(
                "section",
                tag("h2", words("todo")),
                tag("ol", *(tag("li", sentence) for sentence in urgent(report, words))),
                class_="todo",
                id="todo",
            ),
            tag(
                "div",
                tag("div", *(section(*each) for each in _MAIN)),
                tag("div", *(section(*each) for each in _ASIDE)),
                class_="columns",
            ),
        ),
        tag("footer", tag("p", words("privacy")), tag("p", words("made_with"))),
    )
    return framed(sections.plain_title(words, live), body, language=language)


def framed(title: str, body: Html, *, language: str) -> str:
    """Return a whole page of what stands on it, with its style and font inside."""
    return Template(asset("review", "page.html").read_text("utf-8")).substitute(
        language=language,
        direction="rtl" if language == ARABIC else "ltr",
        title=joined(title),
        style=_style(),
        body=body,
    )


def _style() -> str:
    """Return the page's style with its font inside: IBM Plex Sans Arabic, cut to what comments are typed in.

    It goes by another name, since its licence keeps the name Plex for the font as it was made.
    """
    fonts = {}
    for name in ("Regular", "SemiBold"):
        font = b64encode(asset("review", f"{name}.woff2").read_bytes()).decode()
        fonts[name.lower()] = f"data:font/woff2;base64,{font}"
    return Template(asset("review", "page.css").read_text("utf-8")).substitute(fonts)


def _when(report: Report, words: Words, live: str) -> str:
    lasted = words.length(report.ended_at - report.started_at)
    return " · ".join(filter(None, (live, isolated(lasted))))


def _totals(report: Report, words: Words) -> Html:
    totals, told = report.totals, report.coverage
    share, median = percent(told.answered, told.waits), told.median_wait
    figures: list[Html] = [
        joined(figure(number(value), value, f"totals.{field}"), " ", words(label))
        for field, value, label in (
            ("comments", totals.comments, "comments"),
            ("people", totals.people, "people"),
            ("asked", totals.asked, "asked"),
            ("order_comments", totals.order_comments, "orders_total"),
        )
    ]
    if told.answered:  # else nobody marked an answer, which says nothing about who got one
        answered = tag("data", tag("bdi", share, dir="ltr"), value=told.answered, data_n="coverage.answered")
        figures.append(joined(answered, " ", words("answered_share")))
    if median is not None:
        wait = figure(clock(median), median, "coverage.median_wait")
        figures.append(joined(words("median"), " ", wait))
    return tag("ul", *(tag("li", each) for each in figures), class_="totals")
