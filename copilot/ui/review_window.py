"""The review of one session: opened in another thread, told on pages, corrected, taken along.

A window opens at once and says how far it is; the comments can be looked through as soon as they are read,
while the review is made of them. Whoever does not want to wait closes it or cancels. Whatever
can go wrong with a file is one sentence with a way on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QCoreApplication, QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from copilot.domain.command import Command, Undo
from copilot.ui.comment_table import folded
from copilot.ui.lives import name_of
from copilot.ui.page_list import PageList
from copilot.ui.past_window import PastWindow
from copilot.ui.plain import isolate, plain
from copilot.ui.review_comments import CommentsPage
from copilot.ui.review_pages import OverviewPage, PanelPage
from copilot.ui.review_questions import QuestionsPage
from copilot.ui.reviewed import CORRECTOR, Heard, Reviewed, Told
from copilot.ui.widgets import button, file_kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.memory import Settings
    from copilot.ui.reviewed import Reviewer
    from copilot.ui.theme import Palette

_GEOMETRY: Final = "review/geometry"
_USUAL: Final = QSize(1120, 780)
_LONGEST: Final = 600

_Read = tuple[Heard, list[str]]
_Opened = tuple[Reviewed, Told, list[str]]


class ReviewWindow(PastWindow):
    """Pages beside a list of them, for one session file."""

    def __init__(
        self,
        path: Path,
        reviewer: Reviewer,
        *,
        palette: Palette,
        language: str,
        settings: Settings | None = None,
    ) -> None:
        """Create the window and begin to open the file.

        Args:
            path: The session file.
            reviewer: What stands behind the window.
            palette: The colours.
            language: ``ar`` or ``en``.
            settings: Remembers geometry; None for nothing remembered.
        """
        super().__init__(palette, language, usual=_USUAL)
        self.path = path
        self._reviewer = reviewer
        self._settings = settings
        self._opened: _Opened | None = None
        self._early: CommentsPage | None = None
        self._corrections = 0
        kept = settings.value(_GEOMETRY) if settings is not None else None
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
        self.notice.idle_changed.connect(self._set_idle)
        self._dress()
        self.read()

    def read(self) -> None:
        """Go through the file, and show it when that is done."""
        words = QCoreApplication.translate("Review", "Opening the live…")
        self.notice.run(words, self._read, self._show_comments)

    def undo(self) -> None:
        """Take back the last correction of this window."""
        if self._corrections:
            self._write(Undo(by=CORRECTOR), -1)

    def correct(self, command: Command) -> None:
        """Write a correction into the file, and read it anew."""
        self._write(command, 1)

    def open_page(self, name: str) -> None:
        """Open a page by its name in the code: ``overview``, ``questions``, ``comments``, ``content`` …."""
        self.pages.setCurrentIndex(self._names.index(name))
        self._list.choose(name)

    def export(self, form: str) -> None:
        """Ask where to write the review, and write it there."""
        if self._opened is None:
            return
        title = QCoreApplication.translate("Review", "Where should it go?")
        kinds = {
            "html": QCoreApplication.translate("Review", "Pages"),
            "toml": QCoreApplication.translate("Control", "Shop files"),
        }
        if form not in kinds:
            chosen = QFileDialog.getExistingDirectory(self, title, str(self.path.parent))
        else:
            start = self.path.with_suffix(f".{form}")
            kind = file_kind(kinds[form], form)
            chosen, _ = QFileDialog.getSaveFileName(self, title, str(start), kind)
        if chosen:
            self.export_to(form, Path(chosen))

    def export_to(self, form: str, place: Path) -> None:
        """Write the review as ``html`` or its answers as ``toml`` to a file, another form into a folder."""
        if self._opened is None:
            return
        report, reviewer, language = self._opened[0].report, self._reviewer, self._language

        def write() -> Sequence[Path]:
            if form == "html":
                reviewer.page(self.path, report, place, language, self.notice.step)
                return (place,)
            if form == "toml":
                return (reviewer.answers(self.path, place, self.notice.step),)
            return reviewer.export(self.path, report, place, form, language, self.notice.step)

        self.notice.run(QCoreApplication.translate("Review", "Writing…"), write, self._tell_written)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop what is under way, remember where the window was, and tell."""
        if self._settings is not None:
            self._settings.setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _title(self) -> str:
        title = QCoreApplication.translate("Review", "Review: {name}")
        return plain(title.replace("{name}", name_of(self.path)), _LONGEST)

    def _lacks(self) -> bool:
        return self._opened is None

    def _look_again(self) -> None:
        super()._look_again()
        if self._opened is not None:
            session, _, searched = self._opened
            self._show((session, self._reviewer.tell(session.report, self._language), searched))

    def _read(self) -> _Read:
        heard = self._reviewer.read(self.path, self.notice.step)
        return heard, [folded(entry.comment.text) for entry in heard.comments]

    def _open(self, read: _Read) -> _Opened:
        heard, searched = read
        session = self._reviewer.review(heard, self.notice.step)
        return session, self._reviewer.tell(session.report, self._language), searched

    def _show_comments(self, read: _Read) -> None:
        if self._opened is None:
            self._early = CommentsPage(*read, self._palette)
            self._put(self._early)
        words = QCoreApplication.translate("Review", "Counting and comparing…")
        self.notice.run(words, lambda: self._open(read), self._show)

    def _write(self, command: Command, step: int) -> None:
        words = QCoreApplication.translate("Review", "Correcting…")

        def write() -> _Opened:
            self._reviewer.correct(self.path, command)
            self._corrections += step
            return self._open(self._read())

        self.notice.run(words, write, self._show)

    def _tell_written(self, paths: Sequence[Path]) -> None:
        words = QCoreApplication.translate("Review", "Written: {place}")
        place = str(paths[0] if len(paths) == 1 else paths[0].parent)
        self.notice.tell(words.replace("{place}", isolate(place)))

    def _set_idle(self, idle: bool) -> None:  # noqa: FBT001 (a slot)
        if self._opened is not None:
            self._questions.set_idle(idle=idle)
            self._comments.set_idle(idle=idle)
            self.undo_button.setEnabled(idle and self._corrections > 0)

    def _show(self, opened: _Opened) -> None:
        """Put a session on the pages; the open page and the chosen Question stay."""
        page, chosen = 0, None
        if self._opened is not None:
            page, chosen = self.pages.currentIndex(), self._questions.chosen()
        self._opened = opened
        inside, early, self._early = self._build(*opened), self._early, None
        if early is not None and early.touched:
            page = self._names.index("comments")
            self._comments.look_like(early)
        self._put(inside)
        self.open_page(self._names[page])
        if chosen is not None:
            self._questions.choose(chosen.question)
        self._set_idle(not self.busy)
        self.opened.emit()

    def _build(self, session: Reviewed, told: Told, searched: Sequence[str]) -> QWidget:
        palette = self._palette
        self.pages = QStackedWidget()
        self._overview = OverviewPage(self.path, session.report, told.tasks, palette)
        self._questions = QuestionsPage(session, told, palette)
        self._comments = CommentsPage(session, searched, palette)
        panels = {panel.name: PanelPage(panel, palette) for panel in told.panels}
        named = {
            "overview": (QCoreApplication.translate("Review", "At a glance"), self._overview),
            "questions": (QCoreApplication.translate("Review", "Questions"), self._questions),
            "comments": (QCoreApplication.translate("Review", "Comments"), self._comments),
            **{panel.name: (panel.short, panels[panel.name]) for panel in told.panels},
        }
        for _, made in named.values():
            self.pages.addWidget(made)
        self._overview.comments_wanted.connect(self._see_time)
        self._overview.export_wanted.connect(self.export)
        self._questions.comments_wanted.connect(self._see_comments)
        self._questions.corrected.connect(self.correct)
        self._comments.question_wanted.connect(self._see_question)
        self._comments.move_wanted.connect(self._questions.ask_where)
        for each in panels.values():
            each.question_wanted.connect(self._see_question)
        undo = QCoreApplication.translate("Review", "Undo correction")
        self.undo_button = button(undo, self.undo, name="backspace", palette=palette)
        self._names = list(named)
        self._list = PageList({name: words for name, (words, _) in named.items()}, self.undo_button, palette)
        self._list.wanted.connect(self.open_page)
        return self._beside(self._list, self.pages)

    def _see_time(self, since: float, until: float) -> None:
        self._comments.show_time(since, until)
        self.open_page("comments")

    def _see_comments(self, question: int) -> None:
        self._comments.show_question(question)
        self.open_page("comments")

    def _see_question(self, question: int) -> None:
        self._questions.choose(question)
        self.open_page("questions")
