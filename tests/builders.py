"""Entries of a session in one call each."""

from __future__ import annotations

from pyroaring import BitMap

from copilot.domain.command import Command, LoggedCommand
from copilot.domain.comment import Comment, Kind, RawComment
from copilot.domain.gap import Gap
from copilot.domain.question import Ask, Question, ReadComment
from copilot.grouping.tally import Tally

START = 1_800_000_000.0
"""When the lives of the tests begin, Unix seconds."""


def raw(
    text: str, *, author: str = "someone", at: float = 0.0, identity: str = "", platform: str = "tiktok"
) -> RawComment:
    return RawComment(
        platform=platform, id=identity, author_id=author, author_name="", text=text, at=START + at
    )


class Entries:
    """Makes comments that ask given questions, with the bookkeeping of which question is new."""

    def __init__(self) -> None:
        self._known: set[int] = set()
        self._count = 0

    def ask(
        self,
        question: int,
        *,
        author: str,
        at: float = 0.0,
        text: str = "بكام ده",
        platform: str = "tiktok",
        kind: Kind = Kind.QUESTION,
        product: str | None = None,
        typical: float = 0.9,
    ) -> ReadComment:
        self._count += 1
        topic = f"topic_{question}"
        opened = (
            ()
            if question in self._known
            else (Question(id=question, topic=topic, kind=kind, product=product),)
        )
        self._known.add(question)
        comment = Comment(platform=platform, id=f"c{self._count}", author=author, text=text, at=START + at)
        asks = (Ask(question=question, topic=topic, confidence=0.9, typical=typical),)
        return ReadComment(comment=comment, kind=kind, asks=asks, opened=opened)

    def chatter(self, *, at: float = 0.0, text: str = "منورة") -> ReadComment:
        self._count += 1
        comment = Comment(platform="tiktok", id=f"c{self._count}", author="someone", text=text, at=START + at)
        return ReadComment(comment=comment, kind=Kind.CHATTER, asks=(), opened=())

    @staticmethod
    def command(command: Command, *, at: float = 0.0) -> LoggedCommand:
        return LoggedCommand(at=START + at, command=command)

    @staticmethod
    def gap(*, since: float, until: float, estimated: int, platform: str = "tiktok") -> Gap:
        return Gap(platform=platform, since=START + since, until=START + until, estimated=estimated)


def askers(tally: Tally) -> set[str]:
    """Return the authors' hashes of who asked a Question."""
    return _authors(tally, tally.askers)


def waiting(tally: Tally) -> set[str]:
    """Return the authors' hashes of who waits for an answer to it."""
    return _authors(tally, tally.waiting)


def _authors(tally: Tally, people: BitMap) -> set[str]:
    return {name for name, person in tally.said.book._people.items() if person in people}
