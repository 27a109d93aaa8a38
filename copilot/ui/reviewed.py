"""What the review window asks of the composition root: values and a protocol, nothing that runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from copilot.domain.command import Command
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
class Reviewed:
    """A session file that was gone through.

    Attributes:
        path: The file.
        report: What it tells.
        comments: Its comments, in order of arrival.
        cards: For each comment the Questions it counts for, as they ended; empty for what asks nothing.
        titles: What those Questions are called, by id.
    """

    path: Path
    report: Report
    comments: Sequence[ReadComment]
    cards: Sequence[tuple[int, ...]]
    titles: Mapping[int, str]


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

    def load(self, path: Path, progress: Progress) -> Reviewed:
        """Go through a session file.

        Raises:
            SessionFileError: It can't be opened.
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

    def export(self, report: Report, folder: Path, form: str, progress: Progress) -> Sequence[Path]:
        """Write a review as ``csv``, ``xlsx`` or ``json`` into a folder; return the files.

        Raises:
            CopilotError: It can't be written.
            Cancelled: `progress` said so; nothing half-written is left.
        """

    def answers(self, session: Path, path: Path) -> Path:
        """Write what was answered in a session as a section for the shop file; return the file.

        Raises:
            CopilotError: The session can't be read, or the file can't be written.
        """

    def page(self, report: Report, path: Path, language: str) -> None:
        """Write a review as one page.

        Raises:
            RunError: It can't be written.
        """
