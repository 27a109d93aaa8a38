"""What a correction needs to know: a better name, which other Question, or which of the wordings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from copilot.domain.wording import same_words, worded
from copilot.ui.flow_row import FlowRow
from copilot.ui.name_field import NameField
from copilot.ui.plain import plain
from copilot.ui.question_table import ASKED_ROLE, PEOPLE, TITLE, QuestionTable
from copilot.ui.style import on_screen
from copilot.ui.tables import choose_row, table_view
from copilot.ui.typed import typed
from copilot.ui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.domain.report import Asked
    from copilot.ui.reviewed import Reviewed, Told

_TEXT_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST = 120
_LONGEST_NAME = 300
_WIDEST = 720


class NameQuestion(QDialog):
    """Asks what a Question is to be called.

    Signals:
        named: This, in one line.
    """

    named = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        """Create it, as wide as the name so far; a very long one goes on in further lines.

        Args:
            title: The Question's.
            parent: The window it stands over.
        """
        super().__init__(parent)
        heading = QCoreApplication.translate("Review", "What do they ask?")
        self.setWindowTitle(QCoreApplication.translate("Review", "Rename…"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = QVBoxLayout(self)
        rows.addWidget(label(heading, "heading"))
        widest = on_screen(self, QSize(_WIDEST, 0)).width()
        self.name = NameField(plain(title, _LONGEST_NAME), heading, widest=widest)
        rows.addWidget(self.name)
        self.take = button(QCoreApplication.translate("Review", "Rename"), self._take, main=True)
        self.leave = button(QCoreApplication.translate("Review", "Cancel"), self.reject)
        rows.addLayout(FlowRow(self.take, self.leave))
        self.name.entered.connect(self.take.click)
        self.name.textChanged.connect(self._follow)

    def _follow(self) -> None:
        self.take.setEnabled(bool(self.name.line()))

    def _take(self) -> None:
        name = self.name.line()
        self.accept()
        self.named.emit(name)


class ChooseQuestion(QDialog):
    """Asks for a Question.

    Signals:
        chosen: This one, by id.
    """

    chosen = Signal(int)

    def __init__(self, heading: str, session: Reviewed, told: Told, but: int, parent: QWidget) -> None:
        """Create it.

        Args:
            heading: What is asked for.
            session: Its Questions are offered.
            told: Their words.
            but: The one that is left out.
            parent: The window it stands over.
        """
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(on_screen(self, QSize(560, 520)))
        rows = QVBoxLayout(self)
        rows.addWidget(label(heading, "heading"))
        self.search = QLineEdit()
        words = QCoreApplication.translate("Review", "Search questions")
        self.search.setPlaceholderText(words)
        self.search.setAccessibleName(words)
        rows.addWidget(self.search)
        self.model = QuestionTable(self)
        self.model.show_report(session.report, told.endings, but=but)
        self.view = table_view(self.model, name=heading, wide=TITLE, widths={PEOPLE: 80})
        for column in range(TITLE + 1, self.model.columnCount()):
            self.view.hideColumn(column)
        rows.addWidget(self.view, 1)
        self.take = button(QCoreApplication.translate("Review", "This one"), self._take, main=True)
        self.leave = button(QCoreApplication.translate("Review", "Cancel"), self.reject)
        rows.addLayout(FlowRow(self.take, self.leave))
        self.search.textChanged.connect(self._look)
        self.view.doubleClicked.connect(self._take)
        self.view.selectionModel().selectionChanged.connect(self._follow)
        self._look("")

    def _look(self, words: str) -> None:
        self.model.look_for(words)
        choose_row(self.view, 0)
        self._follow()

    def _follow(self, *_: object) -> None:
        self.take.setEnabled(self.view.currentIndex().isValid())

    def _take(self, *_: object) -> None:
        asked: Asked | None = self.view.currentIndex().data(ASKED_ROLE)
        if asked is not None:
            self.accept()
            self.chosen.emit(asked.question)


class ChooseWordings(QDialog):
    """Asks which wordings of a Question ask something else.

    Signals:
        split: These wordings become a Question of their own.
        moved: These wordings belong to another Question.
    """

    split = Signal(tuple)
    moved = Signal(tuple)

    def __init__(self, title: str, texts: Iterable[str], parent: QWidget) -> None:
        """Create it.

        Args:
            title: The Question's.
            texts: Its comments.
            parent: The window it stands over.
        """
        super().__init__(parent)
        heading = QCoreApplication.translate("Review", "Which of these ask something else?")
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(on_screen(self, QSize(560, 560)))
        rows = QVBoxLayout(self)
        rows.addWidget(label(heading, "heading"))
        rows.addWidget(label(typed(title, _LONGEST), "dim"))
        self.model = QStandardItemModel(self)
        self._fill(texts)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(heading)
        self.view.setUniformItemSizes(True)
        rows.addWidget(self.view, 1)
        apart = QCoreApplication.translate("Review", "Make a question of them")
        self.apart = button(apart, lambda: self._take(self.split), main=True)
        self.elsewhere = button(
            QCoreApplication.translate("Review", "Move to another question…"), lambda: self._take(self.moved)
        )
        self.leave = button(QCoreApplication.translate("Review", "Cancel"), self.reject)
        rows.addLayout(FlowRow(self.apart, self.elsewhere, self.leave))
        self.model.itemChanged.connect(self._follow)
        self._follow()

    def texts(self) -> tuple[str, ...]:
        """Return the wordings that are ticked."""
        items = (self.model.item(number) for number in range(self.model.rowCount()))
        return tuple(item.data(_TEXT_ROLE) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _fill(self, texts: Iterable[str]) -> None:
        """Offer each wording once, those that most wrote first."""
        first: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for text in texts:
            counts[same_words(text)] += 1
            first.setdefault(same_words(text), worded(text))
        for same, count in counts.most_common():
            item = QStandardItem(f"{typed(first[same], _LONGEST)}  ×{count}")
            item.setData(first[same], _TEXT_ROLE)
            item.setCheckable(True)
            item.setEditable(False)
            self.model.appendRow(item)

    def _follow(self, *_: object) -> None:
        ticked = len(self.texts())
        self.elsewhere.setEnabled(ticked > 0)
        self.apart.setEnabled(0 < ticked < self.model.rowCount())

    def _take(self, signal: SignalInstance) -> None:
        texts = self.texts()
        self.accept()
        signal.emit(texts)
