"""The review of a session: a pure function of its entries, the known topics and the shop's facts, if any."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import Final

import numpy as np

from copilot.answers.shop import Shop
from copilot.domain.comment import Kind
from copilot.domain.figures import Minute, OnAir, Part, Timeline, Totals
from copilot.domain.log import Entry
from copilot.domain.reading import Topic
from copilot.domain.report import Asked, Report, Trouble
from copilot.language.tongue import tongue
from copilot.review.credit import trust
from copilot.review.demand import demand
from copilot.review.fold import Folded, by_card, column, fold, uncollected
from copilot.review.ordered import orders
from copilot.review.themes import Known, asked, ideas, missing, objections, themes
from copilot.review.troubles import waves
from copilot.review.waits import Waits, slot, waits

_MINUTE: Final = 60.0
_MOST_ROWS: Final = 1_440


def review(
    entries: Iterable[Entry], *, topics: Mapping[str, Topic], shop: Shop, contacts_deleted: bool = False
) -> Report:
    """Return the review of a session.

    Args:
        entries: The session's, in order of arrival.
        topics: The catalogue, by id.
        shop: The seller's facts; the empty shop where there are none.
        contacts_deleted: What was left with the orders was taken out of the session afterwards.
    """
    with uncollected():
        known = Known(topics=topics, shop=shop)
        return told_of(fold(entries), known, contacts_deleted=contacts_deleted)


def told_of(folded: Folded, known: Known, *, contacts_deleted: bool = False) -> Report:
    """Return the review of a session that was gone through; see `review`."""
    cards = by_card(folded)
    every = waits(folded)
    own = every.apart(every.card)

    def told(*kinds: Kind) -> tuple[Asked, ...]:
        return tuple(
            asked(folded, card, own[card.question.id].coverage, known)
            for card in sorted(folded.cards(*kinds), key=lambda card: card.question.id)
        )

    questions = tuple(sorted(told(Kind.QUESTION), key=lambda each: (-each.askers, each.question)))
    troubled = sorted(
        told(Kind.COMPLAINT, Kind.STREAM_PROBLEM), key=lambda each: (-each.askers, each.question)
    )
    waited = every.of(np.isin(every.card, [each.question for each in questions]))
    typed = waited.number - 1
    products = [folded.ledger.tally(part).question.product or "" for part in waited.part.tolist()]
    found = themes(folded, cards, known)
    started = folded.started_at
    return Report(
        started_at=started,
        ended_at=max(folded.ledger.at, started),
        shop=known.shop != Shop(),
        totals=_totals(folded, questions),
        coverage=waited.coverage,
        questions=questions,
        by_platform=_parts(waited, folded.platform.of(typed)),
        by_product=_parts(waited, products, known.name),
        by_language=_parts(waited, map(tongue, folded.text.of(typed))),
        by_time=_slots(waited, started, folded.ledger.at),
        timeline=_timeline(folded, started, known),
        content=ideas(found, known),
        objections=objections(found),
        missing=missing(found),
        demand=demand(folded, questions, cards, own, known),
        troubles=tuple(
            Trouble(asked=each, waves=waves(each.kind, folded, cards[each.question])) for each in troubled
        ),
        orders=orders(folded, known),
        contacts_deleted=contacts_deleted,
        trust=trust(folded, cards, {each.question: each.title for each in questions}),
    )


def _totals(folded: Folded, questions: Sequence[Asked]) -> Totals:
    kinds, platforms = folded.kind.counts(), folded.platform.counts()
    cards = [folded.ledger.tally(each.question) for each in questions]
    return Totals(
        comments=len(folded.comments),
        question_comments=kinds[Kind.QUESTION],
        order_comments=kinds[Kind.ORDER],
        complaint_comments=kinds[Kind.COMPLAINT],
        stream_problem_comments=kinds[Kind.STREAM_PROBLEM],
        chatter_comments=kinds[Kind.CHATTER],
        people=folded.people,
        askers=len(folded.askers(*cards)),
        asked=len(questions),
        answered=sum(bool(each.answers) for each in questions),
        missed=folded.ledger.missed.total(),
        platforms=tuple(platforms.most_common()),
    )


def _parts(waited: Waits, keys: Iterable[str], name: Callable[[str], str] = lambda _: "") -> tuple[Part, ...]:
    """Return the coverage of the parts that have one key each, most waits first."""
    words = column(keys)
    own = waited.apart(words.number)
    parts = (_part(key, name(key), own[number]) for number, key in enumerate(words.words))
    return tuple(sorted(parts, key=lambda part: (-part.coverage.waits, part.key)))


def _part(key: str, name: str, own: Waits) -> Part:
    return Part(
        key=key,
        name=name,
        people=len(np.unique(own.person)),
        recognised=int(own.recognised.sum()),
        coverage=own.coverage,
    )


def _slots(waited: Waits, start: float, end: float) -> tuple[Part, ...]:
    """Return the coverage along the time, in order; the key is seconds since the start."""
    step = slot(end - start)
    keys = (np.maximum(waited.since - start, 0.0) // step * step).astype(int)
    parts = _parts(waited, map(str, keys.tolist()))
    return tuple(sorted(parts, key=lambda part: int(part.key)))


def _timeline(folded: Folded, start: float, known: Known) -> Timeline:
    moments = folded.moments
    if not len(moments):
        return Timeline(step=_MINUTE, rows=(), on_air=())
    length = float(moments.max()) - start
    step = _MINUTE * max(1, ceil(length / _MINUTE / _MOST_ROWS))
    minutes = ((moments - start) // step).astype(int)
    many = int(length // step) + 1

    def counts(*kinds: Kind) -> list[int]:
        """Return how many comments of some kinds each minute has."""
        of_kinds = np.isin(folded.kind.number, [folded.kind.place(kind) for kind in kinds])
        return [*map(int, np.bincount(minutes[of_kinds], minlength=many))]

    every, questions, ordered = counts(*Kind), counts(Kind.QUESTION), counts(Kind.ORDER)
    troubles = counts(Kind.COMPLAINT, Kind.STREAM_PROBLEM)
    rows = (
        Minute(
            at=start + minute * step,
            comments=every[minute],
            questions=questions[minute],
            orders=ordered[minute],
            complaints=troubles[minute],
        )
        for minute in range(many)
    )
    return Timeline(step=step, rows=tuple(rows), on_air=tuple(_on_air(folded, start, known)))


def _on_air(folded: Folded, start: float, known: Known) -> Iterable[OnAir]:
    changes = [(start, None), *folded.shown, (max(folded.ledger.at, start), None)]
    for (since, product), (until, _) in pairwise(changes):
        begin = max(since, start)
        if until > begin:
            yield OnAir(product=product, name=known.name(product), since=begin, until=until)
