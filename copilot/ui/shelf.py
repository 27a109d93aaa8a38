"""The shop file that is chosen, read in the background and kept for every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from copilot.answers.edit import Place, Value, write_changes
from copilot.answers.shop import Shop, load_shop

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from copilot.ui.background import Background
    from copilot.ui.choices import Choices


class Shelf(QObject):
    """Holds the facts of the chosen shop file, and those of a recorded live that brings its own.

    Attributes:
        shop: Of the chosen file.
        path: Where that lies, or None.
        fault: Why it can't be used, as a sentence; empty where it can.
        borrowed: The recorded live's own shop while one is played, or None.

    Signals:
        changed: One of the first three says something else now.
        lent: `borrowed` does.
        saved: Changes stand in the file.
        refused: They don't; carries a sentence.
    """

    changed = Signal()
    lent = Signal()
    saved = Signal()
    refused = Signal(str)

    def __init__(self, choices: Choices, background: Background, parent: QObject | None = None) -> None:
        """Read what is chosen now."""
        super().__init__(parent)
        self._choices = choices
        self._background = background
        self.shop = Shop()
        self.path: Path | None = None
        self.fault = ""
        self.borrowed: Shop | None = None
        self._from: Path | None = None
        choices.shop_changed.connect(self.read)
        self.read()

    @property
    def live(self) -> Shop:
        """The facts that cards are answered from now."""
        return self.shop if self.borrowed is None else self.borrowed

    def borrow(self, path: Path | None) -> None:
        """Take the shop that a recorded live brings along; None gives it back."""
        self._from = path
        if path is None:
            self._lend(None, None)
        else:
            self._background.run(
                lambda: load_shop(path),
                lambda shop: self._lend(path, shop),
                lambda _sentence: self._lend(path, Shop()),
            )

    def read(self) -> None:
        """Read the chosen file again."""
        path = self._choices.shop
        if path is None:
            self._take(None, Shop(), "")
        else:
            self._background.run(
                lambda: load_shop(path),
                lambda shop: self._take(path, shop, ""),
                lambda sentence: self._take(path, Shop(), sentence),
            )

    def write(self, changes: Mapping[Place, Value]) -> None:
        """Write changes into the file; `saved` or `refused` tells how it went."""
        path, wanted = self.path, dict(changes)
        if path is None or not wanted:
            return

        def done(shop: Shop) -> None:
            self._take(path, shop, "")
            self.saved.emit()

        self._background.run(lambda: write_changes(path, wanted), done, self.refused.emit)

    def _lend(self, path: Path | None, shop: Shop | None) -> None:
        if path == self._from and shop != self.borrowed:  # else it is over meanwhile
            self.borrowed = shop
            self.lent.emit()

    def _take(self, path: Path | None, shop: Shop, fault: str) -> None:
        if path == self._choices.shop:  # else another file was chosen meanwhile
            self.path, self.shop, self.fault = path, shop, fault
            self.changed.emit()
