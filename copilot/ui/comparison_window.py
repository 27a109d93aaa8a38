"""The lives of a folder side by side: what comes back, what went stale, what is wanted from week to week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
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
    from copilot.ui.reviewed import Comparer
    from copilot.ui.theme import Palette

_USUAL: Final = QSize(1120, 720)
_LEAST: Final = QSize(640, 480)
_LONGEST: Final = 600


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
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look_again)
        self._dress()
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
        self._inside: QWidget | None = None
        self.read()

    @property
    def busy(self) -> bool:
        """Something is under way in another thread."""
        return self.notice.busy

    def look(self, palette: Palette, language: str) -> None:
        """Take on other colours and another language, once the event under way is over."""
        self._palette, self._language = palette, language
        self._again.start(0)

    def read(self) -> None:
        """Go through the files, and show what they tell when that is done."""
        words, language = QCoreApplication.translate("Review", "Comparing the lives…"), self._language

        def show(panels: Sequence[Panel]) -> None:
            if language == self._language:
                self._show(panels)
            else:  # another one was chosen meanwhile
                self.read()

        self.notice.run(words, lambda: self._comparer.compare(self.folder, language, self.notice.step), show)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop what is under way, and tell."""
        self.notice.end()
        event.accept()
        self.closed.emit()

    def _dress(self) -> None:
        self.setStyleSheet(style_sheet(self._palette))
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        title = QCoreApplication.translate("Review", "Compared: {name}")
        self.setWindowTitle(title.replace("{name}", plain(self.folder.name, _LONGEST)))
        self.setWindowIcon(icon("app", self._palette.accent))

    def _look_again(self) -> None:
        self._dress()
        if not self.busy:
            self.read()

    def _stay(self) -> None:
        self.notice.tell(QCoreApplication.translate("Review", "Cancelled."), again=True)

    def _show(self, panels: Sequence[Panel]) -> None:
        page = max(0, self.pages.currentIndex())
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        self.pages = QStackedWidget()
        for panel in panels:
            self.pages.addWidget(PanelPage(panel, self._palette))
        names = {panel.name: panel.short for panel in panels}
        beside = PageList(names, QWidget(), self._palette)
        order, pages = list(names), self.pages
        beside.wanted.connect(lambda name: pages.setCurrentIndex(order.index(name)))
        pages.setCurrentIndex(page)
        beside.choose(order[page])
        sides.addWidget(beside)
        sides.addWidget(self.pages, 1)
        if self._inside is None:
            self._rows.takeAt(1)
        else:
            self._rows.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._rows.addWidget(inside, 1)
        self.opened.emit()
