"""The lives of a folder side by side: what comes back, what went stale, what is wanted from week to week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copilot.ui.page_list import PageList
from copilot.ui.plain import plain
from copilot.ui.review_pages import PanelPage
from copilot.ui.style import icon, style_sheet
from copilot.ui.work_notice import WorkNotice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from copilot.domain.panel import Panel
    from copilot.ui.reviewed import Progress
    from copilot.ui.theme import Palette

_USUAL: Final = QSize(1120, 720)
_LEAST: Final = QSize(640, 480)
_LONGEST: Final = 600


class Comparer(Protocol):
    """What stands behind the window."""

    def compare(self, folder: Path, language: str, progress: Progress) -> Sequence[Panel]:
        """Read a folder's lives and say in a language what they tell together. Call it in another thread.

        Raises:
            UsageError: There is none.
            Cancelled: `progress` said so.
        """


class ComparisonWindow(QWidget):
    """A page for each section, beside a list of them.

    Signals:
        closed: The user closed the window.
        opened: The comparison is on the pages.
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, folder: Path, comparer: Comparer, *, palette: Palette, language: str) -> None:
        """Create the window and begin to read.

        Args:
            folder: Its session files are compared.
            comparer: What stands behind the window.
            palette: The colours.
            language: ``ar`` or ``en``.
        """
        super().__init__()
        self.folder, self._comparer = folder, comparer
        self._palette, self._language = palette, language
        self.setStyleSheet(style_sheet(palette))
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        title = QCoreApplication.translate("Review", "Compared: {name}")
        self.setWindowTitle(title.replace("{name}", plain(folder.name, _LONGEST)))
        self.setWindowIcon(icon("app", palette.accent))
        self.setMinimumSize(_LEAST)
        self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.pages = QStackedWidget()
        self.notice = WorkNotice()
        self.notice.cancelled.connect(self._stay)
        self.notice.failed.connect(lambda: self.notice.again_button.setVisible(True))
        self.notice.again_wanted.connect(self.read)
        self.notice.dismissed.connect(self.close)
        self._rows.addWidget(self.notice)
        self._rows.addStretch(1)
        self.read()

    @property
    def busy(self) -> bool:
        """Something is under way in another thread."""
        return self.notice.busy

    def read(self) -> None:
        """Go through the files, and show what they tell when that is done."""
        words = QCoreApplication.translate("Review", "Comparing the lives…")
        self.notice.run(
            words,
            lambda: self._comparer.compare(self.folder, self._language, self.notice.step),
            self._show,
        )

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop what is under way, and tell."""
        self.notice.end()
        event.accept()
        self.closed.emit()

    def _stay(self) -> None:
        self.notice.tell(QCoreApplication.translate("Review", "Cancelled."), again=True)

    def _show(self, panels: Sequence[Panel]) -> None:
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        for panel in panels:
            self.pages.addWidget(PanelPage(panel, self._palette))
        names = {panel.name: panel.short for panel in panels}
        beside = PageList(names, QWidget(), self._palette)
        order = list(names)
        beside.wanted.connect(lambda name: self.pages.setCurrentIndex(order.index(name)))
        beside.choose(order[0])
        sides.addWidget(beside)
        sides.addWidget(self.pages, 1)
        self._rows.takeAt(1)
        self._rows.addWidget(inside, 1)
        self.opened.emit()
