"""What earlier lives of a shop taught: lessons and answers lie in their session files, and go with them.

Part of the composition root. So each is kept as long as the session that it came from, and a correction made
in the review counts for the next live.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from copilot.answers.shop import restored
from copilot.domain.command import Command
from copilot.domain.taught import Earlier, Taught
from copilot.domain.wording import mark
from copilot.errors import CopilotError
from copilot.grouping.ledger import Ledger
from copilot.grouping.lessons import taught
from copilot.grouping.tally import Tally
from copilot.language.privacy import redact
from copilot.pipeline import Pipeline
from copilot.settings import SUFFIX
from copilot.storage.purge import written_at
from copilot.storage.session_file import SessionFile

MOST_SESSIONS: Final = 20
"""Earlier sessions that are asked, the latest first."""


_MARKS: Final = 60
"""Wordings by which an answer to an open question is found again."""


def taught_beside(path: Path, *, shop: str) -> Taught:
    """Return what was taught in the sessions of a shop that lie in the same folder, the latest first.

    Args:
        path: The session file that is about to begin; it is left out.
        shop: The shop's name, as its facts have it; sessions without facts belong to the shop without a name.
    """
    with suppress(OSError):
        others = [other for other in path.parent.glob(f"*{SUFFIX}") if other.name != path.name]
        latest = sorted(others, key=lambda other: other.stat().st_mtime, reverse=True)[:MOST_SESSIONS]
        told = [_of(other, shop) for other in latest]
        return Taught(
            lessons=tuple(lesson for each in told for lesson in each.lessons),
            answers=tuple(sorted((one for each in told for one in each.answers), key=lambda one: -one.at)),
        )
    return Taught()


def keep_taught(file: SessionFile, ledger: Ledger) -> Taught:
    """Keep what people taught in a live that is over, so that the next one finds it, and return it.

    Raises:
        StorageError: It can't be written.
    """
    found = Taught(lessons=taught(ledger), answers=tuple(answered(ledger)))
    file.keep_taught(found)
    return found


def answered(ledger: Ledger) -> Iterator[Earlier]:
    """Give what people of the shop wrote to answer the questions of a live, as it stands at the end."""
    for head in ledger.heads():
        said = head.answer if head.answer and head.answer.text.strip() else head.proposal
        if said is None:
            continue
        question = head.question
        yield Earlier(
            topic=question.topic,
            product=question.product,
            wordings=() if question.topic else _marks(ledger.parts(head)),
            text=redact(said.text),
            by=said.by if said.by == Command().by else "",
            at=said.at,
        )


def _marks(parts: list[Tally]) -> tuple[str, ...]:
    """Return the marks of what viewers typed; their words are not kept twice."""
    return tuple(
        dict.fromkeys(mark(text) for part in parts for text, _ in part.said.book.texts(part.said.rows()))
    )[:_MARKS]


def _of(path: Path, shop: str) -> Taught:
    """Return what one session taught; nothing where it is another shop's, in use or damaged."""
    try:
        with SessionFile.read(path) as file:
            name = restored(file.shop).shop.name if file.shop else ""
            if name.casefold() != shop.casefold():
                return Taught()
            known = file.taught
        return _worked_out(path) if known is None else known
    except CopilotError:
        return Taught()


def _worked_out(path: Path) -> Taught:
    """Return what a session taught that broke off or was corrected later, and keep it there."""
    with SessionFile.read(path) as file:
        ledger = Pipeline.folded(file.entries())
    at = written_at(path)  # its age counts from the live, not from this
    with suppress(CopilotError):
        with SessionFile.open(path) as file:
            found = keep_taught(file, ledger)
        os.utime(path, (at, at))
        return found
    return Taught(lessons=taught(ledger), answers=tuple(answered(ledger)))
