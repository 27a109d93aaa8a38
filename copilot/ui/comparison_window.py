"""The lives of a folder side by side: what comes back, what went stale, what is wanted from week to week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from copilot.ui.page_list import PageList
from copilot.ui.past_window import PastWindow
from copilot.ui.plain import plain
from copilot.ui.review_pages import PanelPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from copilot.domain.panel import Panel
    from copilot.ui.reviewed import Comparer
    from copilot.ui.theme import Palette

_USUAL: Final = QSize(1120, 720)
_LONGEST: Final = 600


class ComparisonWindow(PastWindow):
    """A page for each section, beside a list of them."""

    def __init__(self, folder: Path, comparer: Comparer, *, palette: Palette, language: str) -> None:
        """Create the window and begin to read.

        Args:
            folder: Its session files are compared.
            comparer: What stands behind the window.
            palette: The colours.
            language: ``ar`` or ``en``.
        """
        super().__init__(palette, language, usual=_USUAL)
        self.folder, self._comparer = folder, comparer
        self._told_in = ""
        self._dress()
        self.read()

    def read(self) -> None:
        """Go through the files, and show what they tell when that is done."""
        words, language = QCoreApplication.translate("Review", "Comparing the lives…"), self._language

        def show(panels: Sequence[Panel]) -> None:
            if language == self._language:
                self._show(panels)
            else:  # another one was chosen meanwhile
                self.read()

        self.notice.run(words, lambda: self._comparer.compare(self.folder, language, self.notice.step), show)

    def _title(self) -> str:
        title = QCoreApplication.translate("Review", "Compared: {name}")
        return title.replace("{name}", plain(self.folder.name, _LONGEST))

    def _lacks(self) -> bool:
        return self._told_in != self._language

    def _look_again(self) -> None:
        super()._look_again()
        if not self.busy:
            self.read()

    def _show(self, panels: Sequence[Panel]) -> None:
        page = max(0, self.pages.currentIndex())
        self._told_in = self._language
        self.pages = pages = QStackedWidget()
        for panel in panels:
            pages.addWidget(PanelPage(panel, self._palette))
        names = {panel.name: panel.short for panel in panels}
        beside, order = PageList(names, QWidget(), self._palette), list(names)
        beside.wanted.connect(lambda name: pages.setCurrentIndex(order.index(name)))
        pages.setCurrentIndex(page)
        beside.choose(order[page])
        self._put(self._beside(beside, pages))
        self.opened.emit()
