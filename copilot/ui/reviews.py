"""The open review windows, one for each session file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from copilot.ui.theme import PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from copilot.ui.choices import Choices
    from copilot.ui.memory import Settings
    from copilot.ui.review_window import ReviewWindow
    from copilot.ui.reviewed import Reviewer


class Reviews(QObject):
    """Opens a session's review, or brings it to the front where it is open already.

    Signals:
        emptied: The last one was closed.
    """

    emptied = Signal()

    def __init__(
        self, reviewer: Callable[[], Reviewer], choices: Choices, settings: Settings | None, parent: QObject
    ) -> None:
        """Create it with none open.

        Args:
            reviewer: Gives what stands behind them.
            choices: What the user chose; followed by all windows.
            settings: Remembers geometry; None for nothing remembered.
            parent: Owns it.
        """
        super().__init__(parent)
        self._reviewer, self._choices, self._settings = reviewer, choices, settings
        self.windows: dict[Path, ReviewWindow] = {}
        choices.theme_changed.connect(self._follow)
        choices.language_changed.connect(self._follow)

    def open(self, path: Path) -> None:
        """Show the review of a session file."""
        from copilot.ui.review_window import ReviewWindow  # noqa: PLC0415 - the first window does not wait

        window = self.windows.get(path)
        if window is None:
            window = ReviewWindow(
                path,
                self._reviewer(),
                palette=PALETTES[self._choices.theme],
                language=self._choices.language,
                settings=self._settings,
            )
            window.closed.connect(lambda: self._forget(path))
            self.windows[path] = window
        window.show()
        window.raise_()
        window.activateWindow()

    def close_all(self) -> None:
        """Close every window."""
        for window in list(self.windows.values()):
            window.close()

    def _forget(self, path: Path) -> None:
        window = self.windows.pop(path, None)
        if window is not None:
            window.deleteLater()
            if not self.windows:
                self.emptied.emit()

    def _follow(self, _changed: str) -> None:
        for window in self.windows.values():
            window.look(PALETTES[self._choices.theme], self._choices.language)
