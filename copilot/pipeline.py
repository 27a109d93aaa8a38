"""The core of the product on one page: what comes in, what is made of it, what people see.

    RawComment → take (drop repeats, redact, read, group) → ReadComment → [durable] → record → board

What a platform takes back later is taken out by folding the session anew: `folded`, then `adopt`. So is the
name of somebody who writes for the first time after others typed it: `met_late`, `unnamed`.

Synchronous, without a clock, a disk or a network: time is the stream's own. The engine around it
writes what `take` returns before it hands it to `record`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from heapq import nlargest
from typing import Final

import numpy as np

from copilot.alerts import alerts
from copilot.answers.advisor import Advisor
from copilot.answers.delay import NO_DELAY, Delay
from copilot.answers.shop import Shop
from copilot.cards import Cards
from copilot.domain.board import Board, PlatformStatus, Showing
from copilot.domain.command import COPILOT, LoggedCommand, Regroup, Rename, Show
from copilot.domain.comment import Kind, RawComment
from copilot.domain.deletion import Deletion, RawDeletion
from copilot.domain.gap import Gap
from copilot.domain.lesson import Lesson
from copilot.domain.log import Entry
from copilot.domain.question import Ask, Question, ReadComment
from copilot.domain.reading import Reading
from copilot.domain.wording import Wording
from copilot.grouping.clusterer import Clusterer
from copilot.grouping.floods import Floods
from copilot.grouping.ledger import Ledger
from copilot.grouping.lessons import Lessons
from copilot.grouping.ranking import DEPTH, Ranking
from copilot.grouping.tally import Tally, all_wordings
from copilot.intake import Intake, Kept, Seal
from copilot.language.greeting import without_call
from copilot.language.reading import Reader
from copilot.orderbook import OrderBook
from copilot.repeats import Repeats

_PARTICULAR: Final = 0.4
"""By how much a wording that names one viewer's place or size, calls somebody, or asks several things, is
less typical than its cosine says."""

log = logging.getLogger(__name__)


class Pipeline:
    """One session's understanding of its stream.

    Args:
        reader: Reads texts.
        author_key: Secret with which authors are hashed; the session's own. None where nothing is taken.
        shop: The seller's facts.
        delay: How late viewers see the stream.
        seal: Seals what a viewer left with an order, given the comment's platform and id.
        lessons: What people taught in earlier lives of the shop, the latest first.
    """

    def __init__(
        self,
        *,
        reader: Reader,
        author_key: bytes | None,
        shop: Shop,
        delay: Delay = NO_DELAY,
        seal: Seal | None = None,
        lessons: Sequence[Lesson] = (),
    ) -> None:
        self.advisor = Advisor(reader.catalogue.topics, shop, asks=_asking(reader))
        self._cards = Cards(self.advisor, reader.catalogue.topics)
        self.ledger = Ledger()
        self.repeats = 0
        self._reader = reader
        self._intake = Intake(author_key=author_key, seal=seal, shop=lambda: self.shop)
        known = Lessons(lessons, lambda texts: np.stack([each.vector for each in self._readings(texts)]))
        self._clusterer = Clusterer(reader.catalogue, lessons=known)
        self._delay = delay
        self._floods = Floods()
        self._ranking = Ranking()
        self._orderbook = OrderBook()
        self._came = Repeats()

    @property
    def shop(self) -> Shop:
        """The seller's facts as they are now."""
        return self.advisor.shop

    def take(self, items: Sequence[RawComment | RawDeletion | LoggedCommand | Gap]) -> list[Entry]:
        """Return the entries that items make, in order; repeats of a comment make none.

        A comment is about the product that it names, or else about what its author saw when she typed it:
        what was on air a stream's delay before. What was on air is what the entries recorded so far say, and
        what `items` change: hand an `Undo` over as the last of its items.

        A fault of ours in what one comment says costs that comment or what it asks, never the live.
        """
        kept = {
            place: taken
            for place, item in enumerate(items)
            if isinstance(item, RawComment) and self._is_new(item) and (taken := self._taken_in(item))
        }
        readings = self._readings([comment.text for comment, *_ in kept.values()])
        read = dict(zip(kept, zip(kept.values(), readings, strict=True), strict=True))
        entries: list[Entry] = []
        aired = self.ledger.on_air.copy()
        delay = self._delay.of(self.shop)
        for place, item in enumerate(items):
            if place in read:
                entries += self._entries(*read[place], aired.then(item.at - delay))
            elif not isinstance(item, RawComment):
                if isinstance(item, LoggedCommand) and isinstance(item.command, Show):
                    aired.show(item.command.product, at=max(item.at, self.ledger.at))
                entries.append(self._intake.taken_back(item) if isinstance(item, RawDeletion) else item)
        return entries

    def _entries(self, kept: Kept, reading: Reading, seen: str | None) -> list[Entry]:
        """Return the entry of a comment, and those of what it makes the copilot do by itself."""
        comment, left, met = kept
        if self._floods.is_flood(comment.author, comment.text, comment.at):
            self._floods.copied = self.unnamed(self._floods.copied)
            return [ReadComment(comment=comment, kind=Kind.CHATTER, asks=(), met=met)]
        product = self._product(comment.text, seen)
        asks, opened = self._assign(comment.text, reading, product)
        kind, sealed = reading.kind, self._intake.sealed(comment, left, reading.kind)
        own: list[Rename | Regroup] = [
            Rename(by=COPILOT, question=question.id, title=title)
            for question in opened
            if (title := self._clusterer.title(question))
        ]
        moves = self._clusterer.look_again(comment.text, reading, asks, product=product, at=comment.at)
        own += [Regroup(by=COPILOT, moves=moves)] if moves else []
        return [
            ReadComment(
                comment=comment, kind=kind, asks=asks, opened=opened, sealed=sealed, on_air=seen, met=met
            ),
            *(LoggedCommand(at=comment.at, command=command) for command in own),
        ]

    def _taken_in(self, raw: RawComment) -> Kept | None:
        """Return what is kept of a comment; nothing of one from which people could not be taken out."""
        try:
            return self._intake.kept(raw)
        except Exception:
            log.exception("A comment could not be taken in: it is left out")
            return None

    def _readings(self, texts: Sequence[str]) -> list[Reading]:
        """Return what texts ask, whatever the product is called that they ask it of."""
        try:
            return self._reader.read([self.advisor.read_as(text) for text in texts])
        except Exception:
            if texts == [""]:
                raise
            log.exception("A comment could not be read: it asks nothing")
            return [self._readings([text if len(texts) > 1 else ""])[0] for text in texts]

    def _product(self, text: str, seen: str | None) -> str | None:
        """Return the product that a comment is about, or else what was on air."""
        try:
            return self.advisor.product(text, on_air=seen)
        except Exception:
            log.exception("What a comment names could not be found")
            return seen

    def _assign(
        self, text: str, reading: Reading, product: str | None
    ) -> tuple[tuple[Ask, ...], tuple[Question, ...]]:
        asks, opened = self._clusterer.assign(reading, product=product)
        if len(asks) > 1 or without_call(text) != text or self.advisor.is_particular(text):
            asks = tuple(replace(ask, typical=ask.typical - _PARTICULAR) for ask in asks)
        return asks, opened

    def restore(self, entries: Iterable[Entry], *, met: Iterable[bytes] = ()) -> None:
        """Take up a session where its entries end: same Questions, same ids, same board.

        Args:
            entries: What is in its file.
            met: By what the names of those who wrote are found, as digests in order.
        """
        self._intake.know(met)
        for entry in entries:
            if isinstance(entry, ReadComment):
                comment = entry.comment
                (reading,) = self._readings([comment.text])
                self._clusterer.restore(reading, entry.asks, entry.opened)
                self._clusterer.note(
                    comment.text, reading, entry.asks, product=self.ledger.showing, at=comment.at
                )
                self._intake.restore(entry)
                self._came.add(comment.platform, comment.id)
            elif isinstance(entry, LoggedCommand) and entry.command.by == COPILOT:
                self._take_up(entry)
            elif isinstance(entry, Deletion):
                self._clusterer.know(entry.opened)
                self._intake.restore(entry)
                self._came.add(entry.platform, entry.id)
            self.record([entry])

    def _take_up(self, own: LoggedCommand) -> None:
        """Take up what this session's copilot did by itself."""
        match own.command:
            case Regroup(moves=moves):
                self._clusterer.regrouped(moves, own.at)
            case Rename(question=question, title=title) if question in self.ledger:
                if self.ledger.tally(question).question.topic is None:
                    self._clusterer.named(question, title)

    def record(self, entries: Iterable[Entry]) -> None:
        """Count entries that are durable now."""
        for entry in entries:
            self._ranking.advance(self.ledger, _moment(entry))
            self.ledger.record(entry)

    @staticmethod
    def folded(entries: Iterable[Entry]) -> Ledger:
        """Return the ledger of a session's entries; any thread may call it, it touches nothing else."""
        ledger = Ledger()
        for entry in entries:
            ledger.record(entry)
        return ledger

    def adopt(self, ledger: Ledger) -> None:
        """Let a ledger count from now on that holds what was recorded so far, less what was taken back."""
        ledger.changes = max(ledger.changes, self.ledger.changes) + 1
        self.ledger = ledger
        self._floods.copied = self.unnamed(self._floods.copied)

    def met_late(self) -> bool:
        """Tell whether since the last time somebody came whose name others seem to have typed before."""
        return self._intake.met_late()

    def unnamed(self, kept: str) -> str:
        """Return what was kept of a comment without the names that were met since; any thread may call it."""
        return self._intake.unnamed(kept)

    def board(self, *, statuses: tuple[PlatformStatus, ...] = (), at: float | None = None) -> Board:
        """Return what people see now. `at` is the stream's time, where it runs on without comments."""
        ledger = self.ledger
        if at is not None:
            self._ranking.advance(ledger, at)
        tallies = self._ranking.order(ledger)
        return Board(
            at=max(ledger.at, at or 0.0),
            comments=ledger.comments,
            cards=self._cards.of(ledger, tallies),
            alerts=tuple(alerts(ledger, tallies, self._floods, shop_fault=self.advisor.fault)),
            statuses=statuses,
            showing=self._on_air(),
            newest_at=ledger.newest_at,
            missed=ledger.missed.total(),
            hidden=self._cards.of(ledger, self._hidden()),
            done=tuple(ledger.done),
            orders=self._orderbook.orders(ledger.orders, self.shop),
        )

    def wordings(self, question: int) -> list[Wording]:
        """Return every way in which viewers put a card's Question, what most people typed first."""
        ledger = self.ledger
        head = ledger.resolve(question)
        return all_wordings(ledger.parts(ledger.tally(head))) if head in ledger else []

    def _is_new(self, raw: RawComment) -> bool:
        if not raw.id:
            return True
        is_new = self._came.add(raw.platform, raw.id)
        self.repeats += not is_new
        return is_new

    def _on_air(self) -> Showing | None:
        code = self.ledger.showing
        if code is None:
            return None
        product = self.shop.product(code)
        return Showing(code=code, name=product.name if product else "")

    def _hidden(self) -> list[Tally]:
        hidden = (tally for tally in self.ledger.heads() if tally.hidden)
        return nlargest(DEPTH, hidden, key=lambda tally: tally.last_at)


def _asking(reader: Reader) -> Callable[[str], list[str]]:
    """Return what tells which topics a card's title asks."""

    def asks(title: str) -> list[str]:
        (reading,) = reader.read([title])
        return [match.topic for match in reading.topics]

    return asks


def _moment(entry: Entry) -> float:
    return entry.comment.at if isinstance(entry, ReadComment) else entry.at
