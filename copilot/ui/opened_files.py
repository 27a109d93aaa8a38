"""Files that macOS hands to an open program: a double-clicked session. Elsewhere they come as words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from copilot.settings import SUFFIX


class OpenedFiles(QObject):
    """Watches an application for them.

    Signals:
        opened: Carries a session file's path.
    """

    opened = Signal(Path)

    def __init__(self, application: QObject) -> None:
        """Watch from now on; `application` owns it."""
        super().__init__(application)
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Take what is ours."""
        if not isinstance(event, QFileOpenEvent) or not event.file().endswith(SUFFIX):
            return False
        self.opened.emit(Path(event.file()))
        return True
