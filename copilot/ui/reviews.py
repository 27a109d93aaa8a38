"""The open windows about lives of before: a review for each session file, a comparison for each folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from copilot.ui.screens import bring_to_front
from copilot.ui.theme import PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.ui.choices import Choices
    from copilot.ui.desk import Desk
    from copilot.ui.memory import Settings
    from copilot.ui.past_window import PastWindow


class Reviews(QObject):
    """Opens a session's review or a folder's comparison, or brings it to the front where it is open already.

    Signals:
        emptied: The last one was closed.
    """

    emptied = Signal()

    def __init__(self, desk: Desk, choices: Choices, settings: Settings | None, parent: QObject) -> None:
        """Create it with none open.

        Args:
            desk: Gives what stands behind them.
            choices: What the user chose; followed by all windows.
            settings: Remembers geometry; None for nothing remembered.
            parent: Owns it.
        """
        super().__init__(parent)
        self._desk, self._choices, self._settings = desk, choices, settings
        self.windows: dict[Path, PastWindow] = {}
        choices.theme_changed.connect(self._follow)
        choices.language_changed.connect(self._follow)

    def open(self, path: Path) -> None:
        """Show the review of a session file."""
        from copilot.ui.review_window import ReviewWindow  # noqa: PLC0415 - the first window does not wait

        self._show(
            path,
            lambda: ReviewWindow(
                path,
                self._desk.reviewer(),
                palette=PALETTES[self._choices.theme],
                language=self._choices.language,
                settings=self._settings,
            ),
        )

    def compare(self, folder: Path) -> None:
        """Show the lives of a folder side by side."""
        from copilot.ui.comparison_window import ComparisonWindow  # noqa: PLC0415 - likewise

        self._show(
            folder,
            lambda: ComparisonWindow(
                folder,
                self._desk.comparer(),
                palette=PALETTES[self._choices.theme],
                language=self._choices.language,
            ),
        )

    def close_all(self) -> None:
        """Close every window."""
        for window in list(self.windows.values()):
            window.close()

    def _show(self, path: Path, make: Callable[[], PastWindow]) -> None:
        if path not in self.windows:
            self.windows[path] = make()
            self.windows[path].closed.connect(lambda: self._forget(path))
        bring_to_front(self.windows[path])

    def _forget(self, path: Path) -> None:
        window = self.windows.pop(path, None)
        if window is not None:
            window.deleteLater()
            if not self.windows:
                self.emptied.emit()

    def _follow(self, _changed: str) -> None:
        for window in self.windows.values():
            window.look(PALETTES[self._choices.theme], self._choices.language)
