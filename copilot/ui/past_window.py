"""What the windows about lives of before share: a notice of what is under way, and below it what was read."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from copilot.ui.style import on_screen, style_sheet
from copilot.ui.work_notice import WorkNotice

if TYPE_CHECKING:
    from copilot.ui.page_list import PageList
    from copilot.ui.theme import Palette

_LEAST: Final = QSize(640, 480)


class PastWindow(QWidget):
    """A window that reads in another thread and shows pages beside a list of them.

    Signals:
        closed: The user closed the window.
        opened: What was read is on the pages.
    """

    closed = Signal()
    opened = Signal()

    def __init__(self, palette: Palette, language: str, *, usual: QSize) -> None:
        """Create it with nothing read; `usual` is its size where the screen is large enough."""
        super().__init__()
        self._palette, self._language = palette, language
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look_again)
        self.setMinimumSize(on_screen(self, _LEAST))
        self.resize(on_screen(self, usual))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.notice = WorkNotice()
        self.notice.cancelled.connect(self._stay)
        self.notice.failed.connect(lambda: self.notice.again_button.setVisible(self._lacks()))
        self.notice.again_wanted.connect(self.read)
        self.notice.dismissed.connect(self._dismiss)
        self._rows.addWidget(self.notice)
        self.pages = QStackedWidget()
        self._nothing = self._inside = QWidget()
        self._rows.addWidget(self._inside, 1)

    @property
    def busy(self) -> bool:
        """Something is under way in another thread."""
        return self.notice.busy

    def look(self, palette: Palette, language: str) -> None:
        """Take on other colours and another language, once the event under way is over."""
        self._palette, self._language = palette, language
        self._again.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Stop what is under way, and tell."""
        self.notice.end()
        event.accept()
        self.closed.emit()

    @abstractmethod
    def read(self) -> None:
        """Read in another thread, and show it when that is done."""

    @abstractmethod
    def _title(self) -> str:
        """Return what stands above the window."""

    @abstractmethod
    def _lacks(self) -> bool:
        """Tell whether something is not on the pages that reading again would bring."""

    def _look_again(self) -> None:
        """Show everything in the colours and the language of now."""
        self._dress()

    def _dress(self) -> None:
        self.setStyleSheet(style_sheet(self._palette))
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        self.setWindowTitle(self._title())

    def _put(self, inside: QWidget) -> None:
        """Show this below the notice, in the place of what was there."""
        old, self._inside = self._inside, inside
        self._rows.replaceWidget(old, inside)
        old.hide()
        old.deleteLater()

    @staticmethod
    def _beside(listed: PageList, pages: QStackedWidget) -> QWidget:
        """Return pages with the list of them at their side."""
        made = QWidget()
        sides = QHBoxLayout(made)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(listed)
        sides.addWidget(pages, 1)
        return made

    def _stay(self) -> None:
        """Tell that somebody cancelled; where something lacks, offer to try again."""
        self.notice.tell(QCoreApplication.translate("Review", "Cancelled."), again=self._lacks())

    def _dismiss(self) -> None:
        """Put the notice away, and the window where it has nothing else."""
        self.notice.hide()
        if self._inside is self._nothing:
            self.close()
