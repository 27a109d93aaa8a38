"""Several lives compared: a pure function of what each of them told.

Each session is gone through by the fold that its own review is made of, so a figure here is the figure
there. Querying the raw tables of all files at once (DuckDB, or SQLite's ATTACH) would tell another story:
what was merged, split, answered and taken back stands in commands, which only the ledger carries out. It
would not be faster either where it matters, since the fold is what takes the time; and DuckDB reads SQLite
files through an extension that it fetches from the network at first use. For questions that no review answers
`assets/help/duckdb.md` shows how DuckDB reads session files, and a test holds its figures to the ones here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from copilot.answers.suggest import suggest
from copilot.domain.report import Report, Theme
from copilot.domain.trends import Live, Returning, Stale, Trends, Wanted
from copilot.domain.wording import same_words
from copilot.review.fold import Folded, by_card
from copilot.review.report import told_of
from copilot.review.themes import Known, themes

_FIGURES: Final = re.compile(r"\d+(?:[.,]\d+)?")
_LASTING: Final = re.compile(r"prices?|offer|delivery_\w+|free_shipping|payment|hours|policy:.+|fact:.+")
"""What a topic needs whose answer is the same for all until the shop changes it; sizes and stock are not."""

_EDGES: Final = " ?؟!.،…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A live that was gone through.

    Attributes:
        name: Of its session file.
        report: Its review.
        themes: What was asked in it.
        known: The topics, and the shop's facts of that live.
        began_at: When its session began, for one without comments, Unix seconds; 0 where nobody knows.
    """

    name: str
    report: Report
    themes: Sequence[Theme]
    known: Known
    began_at: float = 0.0

    @property
    def started_at(self) -> float:
        """When its first comment was typed, or else when its session began."""
        return self.report.started_at or self.began_at


def read(name: str, folded: Folded, known: Known, *, began_at: float = 0.0) -> Read:
    """Return a session that was gone through, ready to be compared."""
    return Read(
        name=name,
        report=told_of(folded, known),
        themes=themes(folded, by_card(folded), known),
        known=known,
        began_at=began_at,
    )


def trends(lives: Iterable[Read], *, unread: Iterable[tuple[str, str]] = ()) -> Trends:
    """Return what lives tell together.

    Args:
        lives: In any order.
        unread: Files that could not be read, and why.
    """
    ordered = sorted(lives, key=lambda live: (live.started_at, live.name))
    heard = [live for live in ordered if live.report.totals.comments]
    weeks = sorted({_week(live) for live in heard})
    return Trends(
        lives=tuple(_live(live) for live in ordered),
        returning=_returning(ordered),
        stale=_stale(heard),
        weeks=tuple(weeks),
        wanted=_wanted(heard, weeks),
        unread=tuple(unread),
    )


def _live(live: Read) -> Live:
    totals = live.report.totals
    return Live(
        name=live.name,
        started_at=live.started_at,
        comments=totals.comments,
        people=totals.people,
        asked=totals.asked,
        orders=totals.order_comments,
        missed=totals.missed,
        coverage=live.report.coverage,
    )


def _returning(lives: Sequence[Read]) -> tuple[Returning, ...]:
    askers: dict[str, list[int]] = defaultdict(lambda: [0] * len(lives))
    waiting: dict[str, list[int]] = defaultdict(lambda: [0] * len(lives))
    newest: dict[str, Theme] = {}
    for place, live in enumerate(lives):
        for theme in live.themes:
            key = theme.topic or f"={same_words(theme.arabic).strip(_EDGES)}"
            askers[key][place] += theme.askers
            waiting[key][place] += theme.waiting
            newest[key] = theme
    found = [
        Returning(
            topic=theme.topic,
            arabic=theme.arabic,
            english=theme.english,
            askers=tuple(askers[key]),
            waiting=tuple(waiting[key]),
        )
        for key, theme in newest.items()
        if sum(count > 0 for count in askers[key]) > 1
    ]
    return tuple(sorted(found, key=_weight))


def _weight(each: Returning) -> tuple[int, int, str]:
    return -sum(count > 0 for count in each.askers), -sum(each.askers), each.topic or each.arabic


def _stale(lives: Sequence[Read]) -> tuple[Stale, ...]:
    """Return answers whose figures differ from what is said now; words alone may differ as they like."""
    if not lives:
        return ()
    known = lives[-1].known
    said: dict[tuple[str, str | None], dict[str, float]] = defaultdict(dict)
    for live in lives:
        for asked in live.report.questions:
            for answer in asked.answers:
                if asked.topic and answer.text:
                    said[asked.topic, asked.product][answer.text] = answer.at
    found = []
    for (topic, product), answers in said.items():
        known_topic = known.topics.get(topic)
        if known_topic is None or not _LASTING.fullmatch(known_topic.answer):
            continue
        fact = suggest(known_topic, known.shop, product)[0]
        now = fact.text if fact else max(answers, key=lambda text: answers[text])
        found += [
            Stale(
                topic=topic,
                arabic=known_topic.arabic,
                english=known_topic.english,
                product=product,
                product_name=known.name(product),
                said=text,
                said_at=at,
                now=now,
            )
            for text, at in answers.items()
            if _figures(text) and _figures(now) and not _figures(text) <= _figures(now)
        ]
    return tuple(sorted(found, key=lambda each: (-each.said_at, each.topic, each.said)))


def _figures(text: str) -> set[str]:
    """Return the figures in a text, in whatever digits they are written."""
    plain = "".join(str(int(char)) if char.isdecimal() else char for char in text)
    return {found.replace(",", "") for found in _FIGURES.findall(plain)}


def _wanted(lives: Sequence[Read], weeks: Sequence[str]) -> tuple[Wanted, ...]:
    askers: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(weeks, 0))
    buyers: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(weeks, 0))
    names: dict[str, str] = {}
    for live in lives:
        for each in live.report.demand:
            askers[each.product][_week(live)] += each.askers
            buyers[each.product][_week(live)] += each.buyers
            names[each.product] = each.name or names.get(each.product, "")
    found = [
        Wanted(
            product=product,
            name=names[product],
            askers=tuple(askers[product].values()),
            buyers=tuple(buyers[product].values()),
        )
        for product in names
    ]
    return tuple(sorted(found, key=lambda each: (-sum(each.askers) - sum(each.buyers), each.product)))


def _week(live: Read) -> str:
    year, week, _ = datetime.fromtimestamp(live.report.started_at).astimezone().isocalendar()
    return f"{year}-W{week:02}"
