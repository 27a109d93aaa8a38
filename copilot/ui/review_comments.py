"""All comments of a session, found by words, kind, Question and time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from copilot.domain.comment import Kind
from copilot.domain.written import clock
from copilot.ui.comment_table import (
    COMMENT_ROLE,
    KIND,
    PLATFORM,
    QUESTION,
    TEXT,
    TIME,
    CommentTable,
    Wanted,
    kind_words,
)
from copilot.ui.flow_row import FlowRow
from copilot.ui.plain import isolate
from copilot.ui.tables import choose_row, table_view
from copilot.ui.typed import typed
from copilot.ui.widgets import button, label, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.reviewed import Heard
    from copilot.ui.theme import Palette

_LONGEST = 120


class CommentsPage(QWidget):
    """A table with a search.

    Signals:
        question_wanted: Somebody wants to see a Question.
        move_wanted: Comments of these words belong to another Question: which one's they are, and the words.
    """

    question_wanted = Signal(int)
    move_wanted = Signal(int, tuple)

    def __init__(self, session: Heard, searched: Sequence[str], palette: Palette) -> None:
        """Create it for a session; `searched` holds its comments' texts as they are searched."""
        super().__init__()
        self._session, self._palette = session, palette
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside, rows = page(QCoreApplication.translate("Review", "Comments"))
        outside.addWidget(inside)
        self.model = CommentTable(self)
        self.model.show_session(session, searched)
        rows.addLayout(self._build_search())
        self.count = label("", "dim")
        narrowed = QHBoxLayout()
        narrowed.addWidget(self.count, 1)
        every = QCoreApplication.translate("Review", "Show all")
        self.every = button(every, self._show_all, name="again", palette=palette)
        narrowed.addWidget(self.every)
        rows.addLayout(narrowed)
        self.view = table_view(
            self.model,
            name=QCoreApplication.translate("Review", "Comments"),
            wide=TEXT,
            widths={TIME: 70, PLATFORM: 96, KIND: 96, QUESTION: 210},
        )
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        rows.addWidget(self.view, 1)
        see = QCoreApplication.translate("Review", "See the question")
        move = QCoreApplication.translate("Review", "Move to another question…")
        self.see = button(see, self._see, name="search", palette=palette)
        self.move_button = button(move, self._move)
        rows.addLayout(FlowRow(self.see, self.move_button))
        self.view.selectionModel().selectionChanged.connect(self._follow)
        self._idle = True
        self._tell()

    @property
    def touched(self) -> bool:
        """Somebody searched, scrolled or chose here."""
        chosen = self.view.selectionModel().hasSelection()
        return self.model.wanted != Wanted() or chosen or self.view.verticalScrollBar().value() > 0

    def show_question(self, question: int) -> None:
        """Show the comments of a Question alone."""
        self._narrow(Wanted(question=question))

    def show_time(self, since: float, until: float) -> None:
        """Show the comments of a time alone."""
        self._narrow(Wanted(since=since, until=until))

    def look_like(self, other: CommentsPage) -> None:
        """Show what is looked for and where it stands on another page of the same session."""
        self._narrow(Wanted())
        self.kind.setCurrentIndex(other.kind.currentIndex())
        self.search.setText(other.search.text())
        for chosen in other.view.selectionModel().selectedRows()[:1]:
            choose_row(self.view, chosen.row())
        self.view.verticalScrollBar().setValue(other.view.verticalScrollBar().value())

    def set_idle(self, *, idle: bool) -> None:
        """Take corrections only while none is under way."""
        self._idle = idle
        self._follow()

    def _build_search(self) -> QHBoxLayout:
        self.search = QLineEdit()
        words = QCoreApplication.translate("Review", "Search comments")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        self.search.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(QCoreApplication.translate("Review", "Kind"))
        self.kind.addItem(QCoreApplication.translate("Review", "All kinds"), None)
        for kind in Kind:
            self.kind.addItem(kind_words(kind), kind)
        self.search.textChanged.connect(self._look)
        self.kind.currentIndexChanged.connect(self._look)
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        line.addWidget(self.kind)
        return line

    def _narrow(self, wanted: Wanted) -> None:
        for each in (self.search, self.kind):
            each.blockSignals(True)  # noqa: FBT003 (Qt's signature)
        self.search.clear()
        self.kind.setCurrentIndex(0)
        for each in (self.search, self.kind):
            each.blockSignals(False)  # noqa: FBT003 (Qt's signature)
        self.model.look_for(wanted)
        self.view.scrollToTop()
        self._tell()

    def _show_all(self) -> None:
        self._narrow(Wanted())

    def _look(self, *_: object) -> None:
        # A StrEnum comes back from Qt as a plain string.
        data = self.kind.currentData()
        kind = Kind(data) if data else None
        self.model.look_for(replace(self.model.wanted, words=self.search.text(), kind=kind))
        self._tell()

    def _tell(self) -> None:
        wanted, found = self.model.wanted, self.model.rowCount()
        parts = [QCoreApplication.translate("Review", "%Ln comments", None, found)]
        if wanted.question:
            parts.append(typed(self._session.titles.get(wanted.question, ""), _LONGEST))
        if wanted.since > float("-inf"):
            start = self._session.started_at
            parts.append(isolate(f"{clock(wanted.since - start)} – {clock(wanted.until - start)}"))
        self.count.setText(" · ".join(parts))
        self.every.setEnabled(wanted != Wanted())
        self._follow()

    def _follow(self, *_: object) -> None:
        cards = self._cards()
        self.see.setEnabled(len(cards) > 0)
        self.move_button.setEnabled(self._idle and len(cards) == 1)

    def _cards(self) -> list[int]:
        """Return the Questions of the chosen comments: the one that is looked at, or the main one of each."""
        rows = self.view.selectionModel().selectedRows()
        found = [cards for index in rows if (cards := self.model.cards_of(index.row()))]
        looked_at = self.model.wanted.question
        return list(dict.fromkeys(looked_at or cards[0] for cards in found))

    def _see(self) -> None:
        for card in self._cards()[:1]:
            self.question_wanted.emit(card)

    def _move(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        texts = dict.fromkeys(index.data(COMMENT_ROLE).comment.text for index in rows)
        for card in self._cards()[:1]:
            self.move_wanted.emit(card, tuple(texts))
