"""What the windows about lives of before ask of the composition root: values and protocols; nothing runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from copilot.domain.command import Command
from copilot.domain.log import Entry
from copilot.domain.panel import Panel
from copilot.domain.question import ReadComment
from copilot.domain.report import Report

CORRECTOR: Final = "review"
"""Who sends what is corrected afterwards."""

Progress: TypeAlias = Callable[[int, int], None]
"""Told how much is done of how much; raises `Cancelled` when nobody wants the rest."""


class Cancelled(Exception):  # noqa: N818 - what happened, and no fault
    """Somebody took back what they asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A session file whose comments were read.

    Attributes:
        path: The file.
        entries: All that is in it, in order of arrival.
        comments: Its comments, likewise.
        cards: For each comment the Questions it counts for, as they ended; empty for what asks nothing, and
            as long as the review is not made.
        titles: What those Questions are called, by id.
        started_at: When the first comment was typed, Unix seconds; 0 without any.
    """

    path: Path
    entries: Sequence[Entry] = field(repr=False)
    comments: Sequence[ReadComment] = field(repr=False)
    cards: Sequence[tuple[int, ...]] = field(repr=False)
    titles: Mapping[int, str]
    started_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed(Heard):
    """A session file that was gone through.

    Attributes:
        report: What it tells.
    """

    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A review in the words of one language.

    Attributes:
        tasks: What to do first, most urgent first.
        panels: Its sections.
        endings: How each Question ended, by id.
    """

    tasks: tuple[str, ...]
    panels: tuple[Panel, ...]
    endings: Mapping[int, str]


class Reviewer(Protocol):
    """What stands behind the review window. All but `tell` takes long: call it in another thread."""

    def read(self, path: Path, progress: Progress) -> Heard:
        """Read a session file's comments, so that they can be looked at while the review is made.

        Raises:
            SessionFileError: It can't be opened.
            Cancelled: `progress` said so.
        """

    def review(self, heard: Heard, progress: Progress) -> Reviewed:
        """Make the review of what was read.

        Raises:
            SessionFileError: The file can't be opened any more.
            ShopFileError: The shop file can't be understood.
            Cancelled: `progress` said so.
        """

    def tell(self, report: Report, language: str) -> Told:
        """Say a report in words."""

    def correct(self, path: Path, command: Command) -> None:
        """Write a correction into the session file.

        Raises:
            SessionFileError: It can't be opened, or a live is writing to it.
            StorageError: It can't be written.
        """

    def export(
        self, session: Path, report: Report, folder: Path, form: str, language: str, progress: Progress
    ) -> Sequence[Path]:
        """Write a session's review as ``csv``, ``xlsx`` or ``json`` into a folder; return the files.

        `language` is that of a workbook's headings.

        Raises:
            CopilotError: It can't be written.
            Cancelled: `progress` said so; nothing half-written is left.
        """

    def answers(self, session: Path, path: Path, progress: Progress) -> Path:
        """Write what was answered in a session as a section for the shop file; return the file.

        Raises:
            CopilotError: The session can't be read, or the file can't be written.
            Cancelled: `progress` said so; nothing is written.
        """

    def page(self, session: Path, report: Report, path: Path, language: str, progress: Progress) -> None:
        """Write a session's review as one page.

        Raises:
            RunError: It can't be written.
            Cancelled: `progress` said so; nothing is written.
        """


class Comparer(Protocol):
    """What stands behind the window that compares lives."""

    def compare(self, folder: Path, language: str, progress: Progress) -> Sequence[Panel]:
        """Read a folder's lives and say in a language what they tell together. Call it in another thread.

        Raises:
            UsageError: There is none.
            Cancelled: `progress` said so.
        """
