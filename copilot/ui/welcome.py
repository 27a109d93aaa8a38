"""The first run: a language, then moving cards within a minute, without any account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from copilot.ui.other_pages import LANGUAGE_NAMES
from copilot.ui.style import on_screen, style_sheet
from copilot.ui.widgets import button, card, label, numbered, row

if TYPE_CHECKING:
    from copilot.ui.choices import Choices
    from copilot.ui.theme import Palette

_SIZE = QSize(640, 560)
_LEAST = QSize(440, 420)


class Welcome(QWidget):
    """Asks for the language, then offers the recorded live and says what comes after.

    Signals:
        try_wanted: She wants to see it move.
        done: She wants the control window.
        closed: The window was closed, by her or because another one has come.
    """

    try_wanted = Signal()
    done = Signal()
    closed = Signal()

    def __init__(self, choices: Choices, palette: Palette) -> None:
        """Create it at the first question."""
        super().__init__()
        self._choices = choices
        self._palette = palette
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        rows.addWidget(self._scroll)
        self._chosen = False
        self.setWindowTitle("Live Copilot")
        self.setStyleSheet(style_sheet(palette))
        self.setMinimumSize(on_screen(self, _LEAST))
        self.resize(on_screen(self, _SIZE))
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._build)
        self._build()

    def _build(self) -> None:
        self.setLayoutDirection(QGuiApplication.layoutDirection())
        self._scroll.setWidget(self._second() if self._chosen else self._first())
        if self._chosen:
            self.try_button.setFocus()

    def _first(self) -> QWidget:
        made, rows = _page()
        rows.addStretch(1)
        for words in ("أهلًا بيكي", "Welcome"):
            line = label(words, "hero")
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(line)
        rows.addSpacing(16)
        self.languages = {}
        for key, words in LANGUAGE_NAMES.items():
            chosen = button(words, partial(self._choose, key), main=key == "ar", tall=True)
            rows.addWidget(chosen)
            self.languages[key] = chosen
        rows.addStretch(2)
        return made

    def _second(self) -> QWidget:
        made, rows = _page()
        rows.addWidget(label(QCoreApplication.translate("Welcome", "See it move first"), "hero"))
        rows.addWidget(
            label(
                QCoreApplication.translate(
                    "Welcome",
                    "A recorded live of a clothes shop, played fast: cards show what most people ask, "
                    "each with an answer to read out. No account is needed, nothing leaves this computer.",
                ),
                "dim",
            )
        )
        play = QCoreApplication.translate("Welcome", "Play the recorded live")
        self.try_button = button(
            play, self.try_wanted.emit, name="play", palette=self._palette, main=True, tall=True
        )
        rows.addWidget(self.try_button)
        rows.addSpacing(8)
        rows.addWidget(self._after())
        rows.addStretch(1)
        later = QCoreApplication.translate("Welcome", "Go to my own live")
        self.later_button = button(later, self.done.emit)
        rows.addLayout(row(1, self.later_button))
        return made

    @staticmethod
    def _after() -> QWidget:
        frame, inside = card()
        inside.addWidget(label(QCoreApplication.translate("Welcome", "Then, for your own live"), "heading"))
        inside.addLayout(numbered(label(words) for words in _steps()))
        return frame

    def _choose(self, language: str) -> None:
        self._chosen = True
        self._choices.set_language(language)
        self._again.start(0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Speak the language that was chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._again.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell."""
        event.accept()
        self.closed.emit()


def _steps() -> tuple[str, ...]:
    """Return what comes after, with the buttons and the page called as they are."""
    bring = QCoreApplication.translate("Import", "Bring in a list from Excel…")
    example = QCoreApplication.translate("Control", "Start with the example…")
    steps: tuple[str, ...] = (
        QCoreApplication.translate(
            "Welcome",
            "Press “{list}”. If you have no list, press “{example}” and put your prices in.",
        ),
        QCoreApplication.translate("Welcome", "Tick where you are live and type the name of the account."),
        QCoreApplication.translate("Welcome", "When the live has begun, press “{start}”."),
        QCoreApplication.translate(
            "Welcome", "On the page “{air}”, choose what you are showing: viewers' “how much?” means that."
        ),
    )
    called = {
        "{list}": bring.rstrip("…"),
        "{example}": example.rstrip("…"),
        "{start}": QCoreApplication.translate("Control", "Start reading the live"),
        "{air}": QCoreApplication.translate("Control", "On air"),
    }
    for place, name in called.items():
        steps = tuple(step.replace(place, name) for step in steps)
    return steps


def _page() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(48, 36, 48, 28)
    rows.setSpacing(12)
    return made, rows
