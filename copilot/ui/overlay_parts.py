"""What the overlay is made of, and which of it is there when room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget

from copilot.ui.alert_strip import AlertStrip
from copilot.ui.board_model import BoardModel
from copilot.ui.board_view import BoardView
from copilot.ui.card_delegate import CardDelegate
from copilot.ui.closer_look import CloserLook
from copilot.ui.footer import Footer
from copilot.ui.key_list import KeyList
from copilot.ui.quiet_note import QuietNote
from copilot.ui.segments import Segment
from copilot.ui.strips import StatusLine, Strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.domain.board import Board, Card
    from copilot.ui.card_face import CardFace
    from copilot.ui.theme import Look


class Parts:
    """The parts of a window, from top to bottom, in its layout.

    Attributes:
        model: The cards.
        view: Their list.
        status: The line above.
        alerts: What can't wait.
        footer: The key hints.
    """

    def __init__(self, window: QWidget, look: Look, *, still: bool, clock: Callable[[], float]) -> None:
        """Put the parts into `window`."""
        self.model = BoardModel(window, clock=clock)
        self._delegate = CardDelegate(look, window)
        self.view = BoardView(self.model, self._delegate, look, still=still)
        self.status = StatusLine(look)
        self.alerts = AlertStrip(look)
        self._quiet = QuietNote(look)
        self._hidden_note = Strip(look, most_rows=1)
        self.footer = Footer(look)
        self._rows = QVBoxLayout(window)
        self._rows.addWidget(self.status)
        self._rows.addWidget(self.alerts)
        self._rows.addWidget(self._hidden_note)
        self._rows.addWidget(self.view, 1)
        self._rows.addWidget(self._quiet, 1)
        self._rows.addWidget(self.footer)
        self._rows.addStretch(0)
        self._closer = CloserLook(window, look)
        self._keys = KeyList(window, look)
        self._look = look
        self._hidden = False
        self._looked_at: tuple[QPoint, object] | None = None
        self.wear(look)

    def wear(self, look: Look) -> None:
        """Draw like this from now on."""
        self._look = look
        self._delegate.wear(look)
        for part in (self.status, self.alerts, self._quiet, self._hidden_note, self.footer, self.view):
            part.wear(look)
        self._closer.wear(look)
        self._keys.wear(look)
        side, top, bottom = (round(look.sizes.margin(ems)) for ems in (0.55, 0.45, 0.4))
        self._rows.setContentsMargins(side, top, side, bottom)
        self._rows.setSpacing(round(look.sizes.margin(0.25)))
        self.say_texts()

    def say_texts(self) -> None:
        """Say everything that never changes, in the language of now."""
        words = QCoreApplication.translate("Overlay", "Cards are hidden; this key shows them")
        self._hidden_note.show_segments([Segment(key="H", words=words, colour=self._look.palette.dim)])
        self.footer.show_hints()
        self._place_keys()
        self.view.setAccessibleName(QCoreApplication.translate("Overlay", "Questions, most wanted first"))
        self.view.viewport().update()

    def arrange(self, board: Board | None, *, reading: bool, hidden: bool) -> None:
        """Show the cards, or the sentence that stands for them.

        Args:
            board: The newest board, or None.
            reading: A run is under way.
            hidden: Both are put away.
        """
        self._hidden = hidden
        self._look_away_from_others()
        empty = self.model.rowCount() == 0
        if empty:
            self._quiet.explain(board, reading=reading)
        self.view.setVisible(not empty and not hidden)
        self._quiet.setVisible(empty and not hidden)
        self.footer.set_reading(reading)
        self.footer.setVisible(not hidden)
        self._hidden_note.setVisible(hidden)
        self._rows.setStretch(self._rows.count() - 1, int(hidden))
        self._rows.activate()
        self.make_room()
        self._rows.activate()

    def make_room(self) -> None:
        """Give up the key hints, then the status line, where the first card would not fit whole."""
        self._place_keys()
        if self._hidden or not self.model.rowCount():
            self.status.show()
            return
        left = self._rows.contentsRect().height() - self.view.height_of_first()
        left -= self.alerts.height() + self._rows.spacing()
        self.status.setVisible(left >= self.status.height())
        below = self.status.height() + self.footer.height() + 2 * self._rows.spacing()
        self.footer.setVisible(left >= below)

    def end_of_strip(self) -> int:
        """Return the y below what stays when the cards are hidden."""
        self._rows.activate()
        return self._hidden_note.geometry().bottom()

    def turn_keys(self) -> None:
        """Tell all keys over the cards below, or put them away."""
        if self._keys.isHidden():
            self._keys.open(self.footer.all_keys(), self._rows.contentsRect())
        else:
            self._keys.hide()

    def put_keys_away(self) -> None:
        """Put away what `turn_keys` showed."""
        self._keys.hide()

    def _place_keys(self) -> None:
        """Keep the keys where they belong, in the size and the language of now."""
        if not self._keys.isHidden():
            self._keys.open(self.footer.all_keys(), self._rows.contentsRect())

    def look_closer(self, at: QPoint) -> None:
        """Show in full the card at `at` (of the window), if some of its words were left out."""
        found = self._shortened_at(at)
        if found is not None and not self._hidden:
            card, shown, top = found
            self._looked_at = at, (card.question, shown.title, shown.line)
            self._closer.open(card, shown, self.view.geometry().top() + top)

    def look_away(self) -> None:
        """Put away what `look_closer` showed."""
        self._looked_at = None
        self._closer.hide()

    def _look_away_from_others(self) -> None:
        """Put it away too once another card lies below the pointer, or that one says something else."""
        if self._looked_at is None:
            return
        at, seen = self._looked_at
        found = self._shortened_at(at)
        if found is None or (found[0].question, found[1].title, found[1].line) != seen:
            self.look_away()

    def _shortened_at(self, at: QPoint) -> tuple[Card, CardFace, int] | None:
        return self.view.shortened_at(self.view.viewport().mapFrom(self.view.window(), at))
