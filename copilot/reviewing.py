"""What stands behind the review window: session files, and the review of them.

Part of the composition root: it names concrete classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from copilot.answers.shop import load_shop
from copilot.assets import asset
from copilot.domain.command import Command, LoggedCommand
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.domain.report import Report
from copilot.domain.role import Role
from copilot.errors import RunError, UsageError
from copilot.language.topics import Catalogue
from copilot.review.export import export
from copilot.review.fold import fold, uncollected
from copilot.review.page import page
from copilot.review.panels import endings, panels, tasks
from copilot.review.report import told_of
from copilot.review.taken_down import answers_section
from copilot.review.themes import Known
from copilot.review.whole import folder_for, whole
from copilot.session import shop_of
from copilot.storage.journal import Access, Journal
from copilot.storage.session_file import SessionFile, is_session_file
from copilot.ui.reviewed import Heard, Progress, Reviewed, Told

ANSWERS = "answers.toml"
"""The file of what was answered."""

_STEP = 2048
"""Comments from one word about the progress to the next."""


class Reviewing:
    """The `copilot.ui.reviewed.Reviewer` of the real product.

    Args:
        shop: The shop file; None for the facts that each session holds.
        journal: Where it is noted what was written out of a session.
    """

    def __init__(self, shop: Path | None = None, *, journal: Journal | None = None) -> None:
        self._shop = shop
        self._journal = journal

    def read(self, path: Path, progress: Progress) -> Heard:
        """Read a session file's comments."""
        with uncollected(), SessionFile.read(path) as file:
            total = file.count()
            entries = list(_watched(file.entries(), total, progress))
        comments = [entry for entry in entries if isinstance(entry, ReadComment)]
        return Heard(
            path=path,
            entries=entries,
            comments=comments,
            cards=[()] * len(comments),
            titles={},
            started_at=min((entry.comment.at for entry in comments), default=0.0),
        )

    def review(self, heard: Heard, progress: Progress) -> Reviewed:
        """Make the review of what was read."""
        with SessionFile.read(heard.path) as file:
            facts = load_shop(self._shop) if self._shop else shop_of(file)
            deleted = file.contacts_deleted
        with uncollected():
            total = len(heard.entries)
            folded = fold(_watched(heard.entries, total, progress))
            progress(total, total)
            known = Known(topics=topics().topics, shop=facts)
            report = told_of(folded, known, contacts_deleted=deleted)
            return Reviewed(
                path=heard.path,
                entries=heard.entries,
                report=report,
                comments=heard.comments,
                cards=folded.asked,
                started_at=report.started_at,
                titles={
                    each.question: each.title
                    for each in (*report.questions, *(trouble.asked for trouble in report.troubles))
                },
            )

    def tell(self, report: Report, language: str) -> Told:
        """Say a report in words."""
        return Told(
            tasks=tasks(report, language=language),
            panels=panels(report, language=language),
            endings=endings(report, language=language),
        )

    def correct(self, path: Path, command: Command) -> None:
        """Write a correction into the session file, at its last moment; the next live learns it."""
        with SessionFile.open(path) as file:
            file.append([LoggedCommand(at=file.ended_at, command=command)])
            file.keep_taught(None)

    def export(
        self, session: Path, report: Report, folder: Path, form: str, language: str, progress: Progress
    ) -> Sequence[Path]:
        """Write a review as files into a folder, and note it."""
        written = export(report, folder, form=form, language=language, progress=progress)
        self._note(session, len(written))
        return written

    def answers(self, session: Path, path: Path, progress: Progress = lambda _done, _total: None) -> Path:
        """Write what was answered in a session as a section for the shop file, note it; return the file."""
        with uncollected(), SessionFile.read(session) as file:
            facts = load_shop(self._shop) if self._shop else shop_of(file)
            known = Known(topics=topics().topics, shop=facts)
            folded = fold(_watched(file.entries(), file.count(), progress))
            told = answers_section(told_of(folded, known), known)
            progress(1, 1)
        write_whole(path, told)
        self._note(session, 1)
        return path

    def page(self, session: Path, report: Report, path: Path, language: str, progress: Progress) -> None:
        """Write a review as one page, and note it."""
        progress(0, 1)
        told = page(report, language=language, name=session.stem)
        progress(1, 1)
        write_whole(path, told)
        self._note(session, 1)

    def _note(self, session: Path, files: int) -> None:
        if self._journal:
            self._journal.note(Access.EXPORTED, session=session.name, by=Role.PRESENTER, count=files)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, into a folder that is made if need be.

    Raises:
        UsageError: A session file stands there: a live is never overwritten.
        RunError: It can't be written.
    """
    if path.is_file() and is_session_file(path):
        raise UsageError(f"{path} is a session file: it was left as it is. Name another file to write to.")
    try:
        with folder_for(path.parent), whole(path) as half:
            half.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunError(
            f"{path} can't be written: {error.strerror}. Name a place you may write to."
        ) from error


@cache
def topics() -> Catalogue:
    """Return the known topics, read once."""
    return Catalogue.load(asset("topics"))


def _watched(entries: Iterable[Entry], total: int, progress: Callable[[int, int], None]) -> Iterator[Entry]:
    coming, done = iter(entries), 0
    while part := list(islice(coming, _STEP)):
        progress(done, total)
        yield from part
        done += len(part)
