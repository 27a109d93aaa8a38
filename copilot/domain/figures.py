"""The countable side of a review: totals, coverage, the time line, and how far figures can be trusted.

All times are Unix seconds, all waits seconds. People are distinct persons of one session.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from copilot.domain.gap import Gap

Counts: TypeAlias = tuple[tuple[str, int], ...]
Worded: TypeAlias = tuple[tuple[str, str], ...]
"""How many of each, most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The live in figures.

    Attributes:
        comments: Comments in the session file; the next five are parts of it, by kind.
        people: Distinct people who wrote anything.
        askers: Distinct people who asked a question that stands in `Report.questions`.
        asked: How many Questions were asked, as in `Report.questions`.
        answered: How many of them were answered at least once.
        missed: Comments that are thought to be missing.
        platforms: Comments by platform.
    """

    comments: int
    question_comments: int
    order_comments: int
    complaint_comments: int
    stream_problem_comments: int
    chatter_comments: int
    people: int
    askers: int
    asked: int
    answered: int
    missed: int
    platforms: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many who waited were answered, and how fast.

    A wait is one person's wait for one Question: it begins when she asks and ends with the next answer.

    Attributes:
        waits: All of them.
        answered: Those that ended with an answer.
        median_wait: Seconds until the answer in the middle, or None when nothing was answered.
        longest_wait: Seconds until the latest answer, or None.
    """

    waits: int
    answered: int
    median_wait: float | None
    longest_wait: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The coverage of one part of the live: a platform, a product, a language, ten minutes.

    Attributes:
        key: What it is: the platform's word, the product's code, the language, or seconds since the start.
        name: What people call it, where that is something else; may be empty.
        people: Distinct people in it.
        recognised: Waits for a Question of a known topic: the rest was grouped by likeness only.
        coverage: Of its waits.
    """

    key: str
    name: str
    people: int
    recognised: int
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """One step of the time line: what was typed from `at` until the next step."""

    at: float
    comments: int
    questions: int
    orders: int
    complaints: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnAir:
    """A product, or None, was on air from `since` until `until`."""

    product: str | None
    name: str
    since: float
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The live along its time.

    Attributes:
        step: Seconds from one row to the next: 60, more only where a file spans many hours.
        rows: Every step from the first comment to the last, empty ones too.
        on_air: What was on air, in order, without breaks.
    """

    step: float
    rows: tuple[Minute, ...]
    on_air: tuple[OnAir, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Insistent:
    """One person asked one Question many times."""

    question: int
    title: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The same words from many accounts within a minute: an advert, a prayer, or what she asked for."""

    text: str
    people: int
    since: float
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How far these figures can be relied on.

    Attributes:
        gaps: Times in which a platform's comments did not arrive.
        missed: Comments thought to be missing, by platform.
        silence: Seconds of the longest time without any comment.
        silence_at: When it began, or None.
        unnamed: Comments whose platform names no author: each counts as a person of its own.
        insistent: Who asked one thing five times or more, most first.
        copies: What many accounts wrote alike, most first.
    """

    gaps: tuple[Gap, ...]
    missed: Counts
    silence: float
    silence_at: float | None
    unnamed: int
    insistent: tuple[Insistent, ...]
    copies: tuple[Copies, ...]
