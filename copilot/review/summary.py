"""The review in a terminal: what to do, the questions, and the figures behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from copilot.domain.report import Report
from copilot.review.digest import FIRST, advice, urgent
from copilot.review.lines import ended
from copilot.review.words import Words, bare, number, percent

_ROWS: Final = 12
_REST: Final = ("questions", "coverage", "fairness", "trust", "timeline")


def show(report: Report, console: Console, *, language: str, name: str = "") -> None:
    """Print a review; `name` is the session file's without its ending, by which the live is called."""
    words = Words(language, report.started_at)
    live = bare(words.live(name, report.started_at))
    console.print(Text(f"{words('title')}  {live}".strip(), style="bold"))
    console.print(Text("  ·  ".join(_figures(report, words))))
    console.print()
    console.print(Text(words("todo"), style="bold yellow"))
    for place, sentence in enumerate(urgent(report, words), 1):
        console.print(Text(f"{place}. {bare(sentence)}"))
    if report.questions:
        console.print(_questions(report, words))
    sentences = advice(report, words)
    first = {sentences[section] for section in FIRST}.intersection(urgent(report, words))
    for section in (*FIRST, *_REST):
        if sentences[section] not in first:
            console.print(Text.assemble((f"{words(section)}: ", "bold"), bare(sentences[section])))


def _figures(report: Report, words: Words) -> Iterator[str]:
    totals = report.totals
    yield bare(words.length(report.ended_at - report.started_at))
    yield f"{number(totals.comments)} {words('comments')}"
    yield f"{number(totals.people)} {words('people')}"
    yield f"{number(totals.asked)} {words('asked')}"
    if report.coverage.answered:  # else nobody marked an answer, which says nothing about who got one
        yield f"{percent(report.coverage.answered, report.coverage.waits)} {words('answered_share')}"
    yield f"{number(totals.order_comments)} {words('orders_total')}"


def _questions(report: Report, words: Words) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True)
    table.add_column(words("asked_about"), justify="right", style="bold yellow", no_wrap=True)
    table.add_column(words("questions"), ratio=3, overflow="fold")
    table.add_column(words("product"), ratio=1, overflow="fold")
    table.add_column(words("ended"), ratio=2, overflow="fold")
    marked = report.coverage.answered > 0
    for asked in report.questions[:_ROWS]:
        about = asked.product_name or asked.product or ""
        table.add_row(
            number(asked.askers),
            Text(words.shown(asked.title)),
            Text(about),
            Text(bare(ended(asked, words, marked=marked))),
        )
    return table
