"""The control window: everything before, around and after a live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from copilot.ui.air_page import AirPage
from copilot.ui.live_page import LivePage
from copilot.ui.other_pages import LooksPage, PrivacyPage
from copilot.ui.shop_page import ShopPage
from copilot.ui.style import icon, on_screen, scaled, style_sheet
from copilot.ui.widgets import AFTER_ICON, button, drawing_size, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.ui.memory import Settings
    from copilot.ui.surroundings import Surroundings

_GEOMETRY = "control/geometry"
_USUAL = QSize(980, 760)
_LEAST = QSize(720, 480)
_INSET = 14  # as the words of the buttons below: see the style sheet
_ICONS = ("live", "on_air", "shop", "privacy", "settings")


class ControlWindow(QWidget):
    """Pages beside a list of them. They are built anew for another language or other colours.

    Signals:
        closed: The user closed the window.
    """

    closed = Signal()
    live: LivePage
    shop: ShopPage
    looks: LooksPage

    def __init__(self, around: Callable[[], Surroundings], settings: Settings | None = None) -> None:
        """Create the window, where it was the last time.

        Args:
            around: Gives what the pages share, in the colours of now.
            settings: Remembers geometry; None for nothing remembered.
        """
        super().__init__()
        self._around = around
        self._settings = settings
        self._rows = QHBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._inside: QWidget | None = None
        self.pages = QStackedWidget()
        self.setMinimumSize(on_screen(self, _LEAST))
        self.resize(on_screen(self, _USUAL))
        kept = settings.value(_GEOMETRY) if settings is not None else None
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.build)
        for number in range(len(_ICONS)):
            key = QKeySequence(Qt.KeyboardModifier.AltModifier | Qt.Key(Qt.Key.Key_1 + number))
            QShortcut(key, self).activated.connect(lambda number=number: self.open_page(number))
        self.build()

    def build(self) -> None:
        """Build every page in the language and the colours of now; the open one stays open.

        What was typed and not yet used stays too, and the keyboard where it was.
        """
        opened = self.pages.currentIndex()
        around = self._around()
        self.setStyleSheet(style_sheet(around.palette))
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        self.setWindowTitle("Live Copilot")
        inside = QWidget()
        inside.setLayoutDirection(self.layoutDirection())
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        before = (self.live, self.shop, self.looks) if self._inside is not None else None
        held = self.focusWidget()
        self.pages = QStackedWidget()
        self.live, self.air, self.shop = LivePage(around), AirPage(around), ShopPage(around)
        self.privacy, self.looks = PrivacyPage(around), LooksPage(around)
        for each in (self.live, self.air, self.shop, self.privacy, self.looks):
            self.pages.addWidget(each)
        sides.addWidget(self._side(around))
        sides.addWidget(self.pages, 1)
        old, self._inside = self._inside, inside
        if old is not None:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows.addWidget(inside)
        self.open_page(max(0, opened))
        if before is not None:
            self.live.take_over(before[0])
            self.shop.take_over(before[1])
            self.looks.take_over(before[2], held)

    def open_page(self, number: int) -> None:
        """Open a page, counted from 0."""
        self.pages.setCurrentIndex(number)
        self._choose[number].setChecked(True)

    def _side(self, around: Surroundings) -> QFrame:
        frame = QFrame()
        frame.setObjectName("side")
        frame.setFixedWidth(scaled(190))
        rows = QVBoxLayout(frame)
        rows.setContentsMargins(12, 20, 12, 16)
        rows.setSpacing(6)
        name = label("Live Copilot", "heading")
        name.setContentsMargins(_INSET, 0, _INSET, 0)
        rows.addWidget(name)
        rows.addSpacing(10)
        self._group = QButtonGroup(frame)
        self._choose: list[QToolButton] = []
        names = (
            QCoreApplication.translate("Control", "The live"),
            QCoreApplication.translate("Control", "On air"),
            QCoreApplication.translate("Shop", "The shop file"),
            QCoreApplication.translate("Control", "Privacy notice"),
            QCoreApplication.translate("Control", "Settings"),
        )
        for number, (words, drawing) in enumerate(zip(names, _ICONS, strict=True)):
            rows.addWidget(self._page_button(number, words, drawing, around))
        rows.addStretch(1)
        self.newer_button = self._newer_button(around)
        rows.addWidget(self.newer_button)
        return frame

    def _newer_button(self, around: Surroundings) -> QPushButton:
        """Return what says that there is a newer version, hidden until there is; the settings tell more."""
        words = QCoreApplication.translate("Control", "New version")
        made = button(words, lambda: self.open_page(len(_ICONS) - 1))
        made.setVisible(bool(around.updates.version))
        around.updates.found.connect(made.show)
        return made

    def _page_button(self, number: int, words: str, drawing: str, around: Surroundings) -> QToolButton:
        made = QToolButton()
        made.setProperty("page", "true")
        made.setText(f"{AFTER_ICON}{words}")
        made.setIcon(icon(drawing, around.palette.accent))
        made.setIconSize(drawing_size())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setMinimumWidth(scaled(166))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(words)
        made.clicked.connect(lambda: self.open_page(number))
        self._group.addButton(made)
        self._choose.append(made)
        return made

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Build the pages anew for another language, once what is under way is done."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild_soon()

    def rebuild_soon(self) -> None:
        """Build the pages anew when the event under way is over: it may come from one of them."""
        self._again.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Remember where the window was, and tell."""
        if self._settings is not None:
            self._settings.setValue(_GEOMETRY, self.saveGeometry())
        event.accept()
        self.closed.emit()
