"""The Questions of a session, what was said and answered in each, and their correction.

A correction is a command like a moderator's, written into the session file: it counts in every later
review of it, and tells the next live of this shop what belongs together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from copilot.domain.command import Merge, Rename, Split
from copilot.ui.flow_row import FlowRow
from copilot.ui.question_table import ASKED_ROLE, ENDED, PEOPLE, PRODUCT, TITLE, Ended, QuestionTable
from copilot.ui.review_choices import ChooseQuestion, ChooseWordings, NameQuestion
from copilot.ui.reviewed import CORRECTOR
from copilot.ui.style import scaled
from copilot.ui.tables import choose_row, table_view
from copilot.ui.typed import typed
from copilot.ui.widgets import button, label, page

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from copilot.domain.report import Asked
    from copilot.ui.reviewed import Reviewed, Told
    from copilot.ui.theme import Palette

_LONGEST = 300


class QuestionsPage(QWidget):
    """A table with a search, and beside it the chosen Question.

    Signals:
        comments_wanted: The comments of a Question are wanted.
        corrected: A `Command` is to be written.
    """

    comments_wanted = Signal(int)
    corrected = Signal(object)

    def __init__(self, session: Reviewed, told: Told, palette: Palette) -> None:
        """Create it for a session."""
        super().__init__()
        self._session, self._told, self._palette = session, told, palette
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside, rows = page(QCoreApplication.translate("Review", "Questions"))
        outside.addWidget(inside)
        rows.addLayout(self._build_search())
        self.model = QuestionTable(self)
        self.model.show_report(session.report, told.endings)
        self.view = table_view(
            self.model,
            name=QCoreApplication.translate("Review", "Questions"),
            wide=TITLE,
            widths={PEOPLE: 80},
            giving={PRODUCT: scaled(160), ENDED: scaled(260)},
        )
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(PEOPLE, Qt.SortOrder.DescendingOrder)
        self._none = label(QCoreApplication.translate("Review", "No question fits."), "dim")
        sides = QSplitter(Qt.Orientation.Vertical)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.view)
        sides.addWidget(self._build_detail())
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        rows.addWidget(self._none)
        rows.addWidget(sides, 1)
        self.view.selectionModel().currentRowChanged.connect(self._follow)
        self.view.doubleClicked.connect(lambda _index: self._see_comments())
        self._look()

    def choose(self, question: int) -> None:
        """Bring a Question into sight, whatever was searched for."""
        if self.model.row_of(question) < 0:
            self.search.clear()
            self.ended.setCurrentIndex(0)
        found = self.model.row_of(question)
        if found >= 0:
            choose_row(self.view, found)

    def chosen(self) -> Asked | None:
        """Return the chosen Question."""
        asked: Asked | None = self.view.currentIndex().data(ASKED_ROLE)
        return asked

    def set_idle(self, *, idle: bool) -> None:
        """Take corrections only while none is under way."""
        for each in (self.rename, self.merge, self.split):
            each.setEnabled(idle and self.chosen() is not None)

    def _build_search(self) -> QHBoxLayout:
        self.search = QLineEdit()
        words = QCoreApplication.translate("Review", "Search questions")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.setClearButtonEnabled(True)
        self.ended = QComboBox()
        self.ended.setAccessibleName(QCoreApplication.translate("Review", "How it ended"))
        names = {
            Ended.ANY: QCoreApplication.translate("Review", "All questions"),
            Ended.OPEN: QCoreApplication.translate("Review", "Somebody still waits"),
            Ended.ANSWERED: QCoreApplication.translate("Review", "Answered"),
            Ended.CONTENT: QCoreApplication.translate("Review", "Asked by 20 or more"),
            Ended.HIDDEN: QCoreApplication.translate("Review", "Hidden"),
        }
        for kind, name in names.items():
            self.ended.addItem(name, kind)
        self.search.textChanged.connect(self._look)
        self.ended.currentIndexChanged.connect(self._look)
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        line.addWidget(self.ended)
        return line

    def _build_detail(self) -> QWidget:
        made = QScrollArea()
        made.setWidgetResizable(True)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 6, 0, 0)
        self.title, self.facts, self.said = label("", "heading"), label("", "dim"), label("")
        for each in (self.title, self.facts, self.said):
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addWidget(each)
        see = QCoreApplication.translate("Review", "Its comments")
        self.see = button(see, self._see_comments, name="search", palette=self._palette)
        self.rename = button(QCoreApplication.translate("Review", "Rename…"), self._ask_name)
        self.merge = button(QCoreApplication.translate("Review", "Same as another…"), self._ask_other)
        self.split = button(QCoreApplication.translate("Review", "Take apart…"), self._ask_wordings)
        rows.addLayout(FlowRow(self.see, self.rename, self.merge, self.split))
        rows.addStretch(1)
        made.setWidget(inside)
        return made

    def _look(self, *_: object) -> None:
        kept = self.chosen()
        self.model.look_for(self.search.text(), self.ended.currentData())
        self._none.setVisible(self.model.rowCount() == 0)
        found = self.model.row_of(kept.question) if kept else -1
        choose_row(self.view, max(0, found))
        self._show(self.chosen())

    def _follow(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show(self.chosen())

    def _show(self, asked: Asked | None) -> None:
        for each in (self.see, self.rename, self.merge, self.split):
            each.setEnabled(asked is not None)
        if asked is None:
            for empty in (self.title, self.facts, self.said):
                empty.clear()
            return
        self.title.setText(typed(asked.title, _LONGEST))
        people = QCoreApplication.translate("Review", "%Ln people", None, asked.askers)
        comments = QCoreApplication.translate("Review", "%Ln comments", None, asked.comments)
        waiting = QCoreApplication.translate("Review", "%Ln still wait", None, asked.waiting)
        ending = self._told.endings.get(asked.question, "")
        is_said = not asked.waiting or asked.coverage.median_wait is not None  # by the ending
        self.facts.setText(" · ".join((people, comments, *(() if is_said else (waiting,)), ending)))
        answers = [answer.text for answer in asked.answers if answer.text]
        ready = [answer.text for answer in asked.written if answer.text not in answers]
        lines = [
            (QCoreApplication.translate("Review", "They wrote"), asked.wordings),
            (QCoreApplication.translate("Review", "We answered"), answers),
            (QCoreApplication.translate("Review", "Put ready"), ready),
        ]
        self.said.setText(
            "\n".join(
                f"{what}: {' · '.join(typed(text, _LONGEST) for text in texts)}"
                for what, texts in lines
                if texts
            )
        )

    def _see_comments(self) -> None:
        asked = self.chosen()
        if asked is not None:
            self.comments_wanted.emit(asked.question)

    def _ask_name(self) -> None:
        asked = self.chosen()
        if asked is None:
            return
        dialog = NameQuestion(asked.title, self)
        question = asked.question
        dialog.named.connect(
            lambda title: self.corrected.emit(Rename(question=question, title=title, by=CORRECTOR))
        )
        dialog.open()

    def _ask_other(self) -> None:
        asked = self.chosen()
        if asked is not None:
            heading = QCoreApplication.translate("Review", "Which question asks the same?")
            dialog = ChooseQuestion(heading, self._session, self._told, asked.question, self)
            source = asked.question
            dialog.chosen.connect(
                lambda target: self.corrected.emit(Merge(source=source, target=target, by=CORRECTOR))
            )
            dialog.open()

    def _ask_wordings(self) -> None:
        asked = self.chosen()
        if asked is None:
            return
        question = asked.question
        texts = [
            entry.comment.text
            for entry, cards in zip(self._session.comments, self._session.cards, strict=True)
            if question in cards
        ]
        dialog = ChooseWordings(asked.title, texts, self)
        dialog.split.connect(
            lambda chosen: self.corrected.emit(Split(question=question, texts=chosen, by=CORRECTOR))
        )
        dialog.moved.connect(lambda chosen: self.ask_where(question, chosen))
        dialog.open()

    def ask_where(self, question: int, texts: tuple[str, ...]) -> None:
        """Ask to which Question some wordings of `question` belong, and correct that."""
        heading = QCoreApplication.translate("Review", "Where do they belong?")
        dialog = ChooseQuestion(heading, self._session, self._told, question, self)
        dialog.chosen.connect(
            lambda into: self.corrected.emit(Split(question=question, texts=texts, into=into, by=CORRECTOR))
        )
        dialog.open()
