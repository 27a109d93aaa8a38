"""Several lives side by side: what comes back, what is no longer true, what is wanted from week to week.

People are distinct persons of one live: nobody can be followed from one live to the next, since each hashes
its authors with a key of its own. All times are Unix seconds, all waits seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from copilot.domain.figures import Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """One live in figures, the same as its own review tells.

    Attributes:
        name: Of its session file.
        started_at: When its first comment was typed; in a live without comments when its session began.
        comments: Comments.
        people: Distinct people who wrote anything.
        asked: Different Questions.
        orders: Comments that order something.
        missed: Comments that are thought to be missing.
        coverage: Of its waits.
    """

    name: str
    started_at: float
    comments: int
    people: int
    asked: int
    orders: int
    missed: int
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """A question that was asked in more than one live.

    Attributes:
        topic: The topic's id, or None for an open Question, which is known by its words.
        arabic: Its name for Arabic readers.
        english: Its name for English readers.
        askers: Distinct people in each live, in the order of `Trends.lives`; 0 where nobody asked.
        waiting: Those of them who were not answered, likewise.
    """

    topic: str | None
    arabic: str
    english: str
    askers: tuple[int, ...]
    waiting: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """An answer whose figures are not those that are said now.

    Attributes:
        topic: The topic's id.
        arabic: Its name for Arabic readers.
        english: Its name for English readers.
        product: Code of the product it is about, or None.
        product_name: Its name in the newest shop facts; may be empty.
        said: What was answered.
        said_at: When.
        now: What the newest live answered, or its shop's facts say.
    """

    topic: str
    arabic: str
    english: str
    product: str | None
    product_name: str
    said: str
    said_at: float
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The demand for one product, week by week.

    Attributes:
        product: Its code.
        name: Its name in the newest shop facts; may be empty.
        askers: People who asked about it in each week of `Trends.weeks`, summed over its lives.
        buyers: People who wrote an order, likewise.
    """

    product: str
    name: str
    askers: tuple[int, ...]
    buyers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """What a folder of session files tells together.

    Attributes:
        lives: The lives, the oldest first. Those without comments are in none of the other figures.
        returning: Questions of more than one live, those of most lives first, then of most people.
        stale: Answers that are not said so any more, the newest first.
        weeks: ISO weeks with a live, ``2026-W47``, in order.
        wanted: Demand by product, most people first.
        unread: Files that could not be read: name and why.
    """

    lives: tuple[Live, ...]
    returning: tuple[Returning, ...]
    stale: tuple[Stale, ...]
    weeks: tuple[str, ...]
    wanted: tuple[Wanted, ...]
    unread: tuple[tuple[str, str], ...]
