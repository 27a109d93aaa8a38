"""The review of a session: a pure function of its entries, the known topics and the shop's facts, if any."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import Final

from copilot.answers.shop import Shop
from copilot.domain.comment import Kind
from copilot.domain.figures import Minute, OnAir, Part, Timeline, Totals
from copilot.domain.log import Entry
from copilot.domain.reading import Topic
from copilot.domain.report import Asked, Report, Trouble
from copilot.language.tongue import tongue
from copilot.review.credit import trust
from copilot.review.demand import demand, orders
from copilot.review.fold import Folded, Wait, by_card, coverage, fold, uncollected, waits
from copilot.review.themes import Known, asked, ideas, missing, objections, themes
from copilot.review.troubles import waves

_MINUTE: Final = 60.0
_MOST_ROWS: Final = 1_440
_SLOT: Final = 600.0
_MOST_SLOTS: Final = 144


def review(entries: Iterable[Entry], *, topics: Mapping[str, Topic], shop: Shop) -> Report:
    """Return the review of a session.

    Args:
        entries: The session's, in order of arrival.
        topics: The catalogue, by id.
        shop: The seller's facts; the empty shop where there are none.
    """
    with uncollected():
        return told_of(fold(entries), Known(topics=topics, shop=shop))


def told_of(folded: Folded, known: Known) -> Report:
    """Return the review of a session that was gone through."""
    cards = by_card(folded)
    own = waits(folded, cards)

    def told(*kinds: Kind) -> tuple[Asked, ...]:
        return tuple(
            asked(folded, card, own.get(card.question.id, []), known)
            for card in sorted(folded.cards(*kinds), key=lambda card: card.question.id)
        )

    questions = tuple(sorted(told(Kind.QUESTION), key=lambda each: (-each.askers, each.question)))
    troubled = sorted(
        told(Kind.COMPLAINT, Kind.STREAM_PROBLEM), key=lambda each: (-each.askers, each.question)
    )
    waited = [wait for each in questions for wait in own.get(each.question, ())]
    found = themes(folded, cards, known)
    started = folded.started_at
    return Report(
        started_at=started,
        ended_at=max(folded.ledger.at, started),
        shop=known.shop != Shop(),
        totals=_totals(folded, questions),
        coverage=coverage(waited),
        questions=questions,
        by_platform=_parts(waited, lambda wait: wait.heard.read.comment.platform),
        by_product=_parts(waited, lambda wait: wait.product or "", known.name),
        by_language=_parts(waited, lambda wait: tongue(wait.heard.read.comment.text)),
        by_time=_slots(waited, started, folded.ledger.at),
        timeline=_timeline(folded, started, known),
        content=ideas(found, known),
        objections=objections(found),
        missing=missing(found),
        demand=demand(folded, questions, cards, known),
        troubles=tuple(
            Trouble(asked=each, waves=waves(each.kind, cards[each.question])) for each in troubled
        ),
        orders=orders(folded, known),
        trust=trust(folded, cards, {each.question: each.title for each in questions}),
    )


def _totals(folded: Folded, questions: Sequence[Asked]) -> Totals:
    kinds = Counter(heard.read.kind for heard in folded.heard)
    platforms = Counter(heard.read.comment.platform for heard in folded.heard)
    cards = [folded.ledger.tally(each.question) for each in questions]
    return Totals(
        comments=len(folded.heard),
        question_comments=kinds[Kind.QUESTION],
        order_comments=kinds[Kind.ORDER],
        complaint_comments=kinds[Kind.COMPLAINT],
        stream_problem_comments=kinds[Kind.STREAM_PROBLEM],
        chatter_comments=kinds[Kind.CHATTER],
        people=len({heard.person for heard in folded.heard}),
        askers=len(folded.askers(*cards)),
        asked=len(questions),
        answered=sum(bool(each.answers) for each in questions),
        missed=folded.ledger.missed.total(),
        platforms=tuple(platforms.most_common()),
    )


def _parts(
    waited: Iterable[Wait], key: Callable[[Wait], str], name: Callable[[str], str] = lambda _: ""
) -> tuple[Part, ...]:
    """Return the coverage of the parts that `key` tells apart, most waits first."""
    groups: dict[str, list[Wait]] = defaultdict(list)
    for wait in waited:
        groups[key(wait)].append(wait)
    parts = (_part(each, name(each), group) for each, group in groups.items())
    return tuple(sorted(parts, key=lambda part: (-part.coverage.waits, part.key)))


def _part(key: str, name: str, group: Sequence[Wait]) -> Part:
    return Part(
        key=key,
        name=name,
        people=len({wait.heard.person for wait in group}),
        recognised=sum(wait.topic is not None for wait in group),
        coverage=coverage(group),
    )


def _slots(waited: Iterable[Wait], start: float, end: float) -> tuple[Part, ...]:
    """Return the coverage along the time, in order; the key is seconds since the start."""
    slot = _SLOT * max(1, ceil((end - start) / _SLOT / _MOST_SLOTS))
    parts = _parts(waited, lambda wait: str(int(max(0.0, wait.since - start) // slot * slot)))
    return tuple(sorted(parts, key=lambda part: int(part.key)))


def _timeline(folded: Folded, start: float, known: Known) -> Timeline:
    moments = [heard.read.comment.at for heard in folded.heard]
    if not moments:
        return Timeline(step=_MINUTE, rows=(), on_air=())
    end = max(moments)
    step = _MINUTE * max(1, ceil((end - start) / _MINUTE / _MOST_ROWS))
    counts = [Counter[Kind]() for _ in range(int((end - start) // step) + 1)]
    for heard, at in zip(folded.heard, moments, strict=True):
        counts[int((at - start) // step)][heard.read.kind] += 1
    rows = tuple(
        Minute(
            at=start + number * step,
            comments=count.total(),
            questions=count[Kind.QUESTION],
            orders=count[Kind.ORDER],
            complaints=count[Kind.COMPLAINT] + count[Kind.STREAM_PROBLEM],
        )
        for number, count in enumerate(counts)
    )
    return Timeline(step=step, rows=rows, on_air=tuple(_on_air(folded, start, known)))


def _on_air(folded: Folded, start: float, known: Known) -> Iterable[OnAir]:
    changes = [(start, None), *folded.shown, (max(folded.ledger.at, start), None)]
    for (since, product), (until, _) in pairwise(changes):
        begin = max(since, start)
        if until > begin:
            yield OnAir(product=product, name=known.name(product), since=begin, until=until)
