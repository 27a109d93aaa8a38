"""The sessions of before: those that were never closed first, since something may be lost to the eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from copilot.ui.flow_row import FlowRow
from copilot.ui.lives import live_name
from copilot.ui.plain import isolate, plain, plain_sentence
from copilot.ui.style import scaled
from copilot.ui.widgets import button, card, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from copilot.ui.desk import PastSession
    from copilot.ui.surroundings import Surroundings

SESSION_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_LONGEST = 80
_COMPARED = 2
"""Lives that there must be to compare any."""


class SessionModel(QAbstractListModel):
    """The sessions on this computer, newest first. `SESSION_ROLE` gives the `PastSession`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Create it empty."""
        super().__init__(parent)
        self._sessions: list[PastSession] = []

    def show_sessions(self, sessions: Sequence[PastSession]) -> None:
        """Hold these sessions."""
        self.beginResetModel()
        self._sessions = list(sessions)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:  # noqa: N802 (Qt's name)
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._sessions)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the session, or a line that names it."""
        if not index.isValid() or index.row() >= len(self._sessions):
            return None
        session = self._sessions[index.row()]
        if role == SESSION_ROLE:
            return session
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return live_name(session.name, session.at)
        return None


class SessionsCard(QFrame):
    """The list, and beside it the notice about sessions that were never closed.

    Attributes:
        unfinished: The notice; hidden where there is nothing to tell.
    """

    def __init__(self, around: Surroundings, go_on: Callable[[Path], None]) -> None:
        """Create it and read what there is.

        Args:
            around: What the page has.
            go_on: Goes on with a session.
        """
        super().__init__()
        self._around = around
        self._go_on = go_on
        self._idle = True
        self._left: PastSession | None = None
        self.setProperty("card", "true")
        self.model = SessionModel(self)
        self.list = QListView()
        self._build()
        self.unfinished = self._build_notice()
        self.read()

    def read(self) -> None:
        """Look again which sessions there are."""
        self._around.background.run(self._around.desk.sessions, self._show, lambda _fault: None)

    def set_idle(self, *, idle: bool) -> None:
        """Offer to go on with a session only while nothing runs."""
        self._idle = idle
        self._follow_choice()
        self._tell_unfinished()

    def _build(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(10)
        title = QCoreApplication.translate("Control", "Earlier lives")
        inside.addWidget(label(title, "heading"))
        self._none = label(QCoreApplication.translate("Control", "None yet."), "dim")
        inside.addWidget(self._none)
        self.list.setModel(self.model)
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(scaled(132))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        inside.addWidget(self.list)
        palette = self._around.palette
        review = QCoreApplication.translate("Control", "What it tells")
        self.review_button = button(review, self._review_chosen, name="search", palette=palette)
        on = QCoreApplication.translate("Control", "Go on with it")
        self.go_on_button = button(on, self._go_on_with_chosen, name="play", palette=palette)
        folder = QCoreApplication.translate("Control", "Open the folder")
        self.folder_button = button(folder, self._around.open_folder, name="folder", palette=palette)
        compare = QCoreApplication.translate("Control", "Compare the lives")
        self.compare_button = button(compare, self._around.compare, name="again", palette=palette)
        inside.addLayout(
            FlowRow(self.review_button, self.go_on_button, self.compare_button, self.folder_button)
        )
        self.list.selectionModel().currentChanged.connect(self._follow_choice)
        self.list.activated.connect(lambda _index: self._review_chosen())

    def _build_notice(self) -> QFrame:
        frame, inside = card(role="notice")
        self._notice_words = label("")
        inside.addWidget(self._notice_words)
        on = QCoreApplication.translate("Control", "Go on with it")
        close = QCoreApplication.translate("Control", "Close it")
        self.recover_button = button(on, self._recover, main=True, palette=self._around.palette)
        self.close_button = button(close, self._close)
        inside.addLayout(FlowRow(self.recover_button, self.close_button))
        frame.hide()
        return frame

    def _show(self, sessions: Sequence[PastSession]) -> None:
        current = self._around.stage.session
        others = [session for session in sessions if session.path != current]
        self.compare_button.setEnabled(len(sessions) >= _COMPARED)
        self._left = next((session for session in others if session.unfinished), None)
        self.model.show_sessions(others)
        self._none.setVisible(not others)
        self.list.setVisible(bool(others))
        self._follow_choice()
        self._tell_unfinished()

    def _tell_unfinished(self) -> None:
        self.unfinished.setVisible(self._left is not None and self._idle)
        if self._left is not None:
            words = QCoreApplication.translate(
                "Control", "The live “{name}” was interrupted. Everything that was on the cards is saved."
            )
            self._notice_words.setText(words.replace("{name}", isolate(plain(self._left.name, _LONGEST))))

    def _chosen(self) -> PastSession | None:
        session: PastSession | None = self.list.currentIndex().data(SESSION_ROLE)
        return session

    def _follow_choice(self, *_: object) -> None:
        self.review_button.setEnabled(self._chosen() is not None)
        self.go_on_button.setEnabled(self._idle and self._chosen() is not None)

    def _go_on_with_chosen(self) -> None:
        session = self._chosen()
        if session is not None:
            self._go_on(session.path)

    def _review_chosen(self) -> None:
        session = self._chosen()
        if session is not None:
            self._around.open_review(session.path)

    def _recover(self) -> None:
        if self._left is not None:
            self._go_on(self._left.path)

    def _close(self) -> None:
        if self._left is not None:
            path = self._left.path
            desk = self._around.desk
            self._around.background.run(lambda: desk.close_session(path), self._read_again, self._tell_fault)

    def _read_again(self, _closed: None) -> None:
        self.read()

    def _tell_fault(self, sentence: str) -> None:
        self._notice_words.setText(plain_sentence(sentence, 400))
