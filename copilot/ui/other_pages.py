"""The privacy notice to copy, and how the windows look and speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from copilot.ui.widgets import button, card, label, page, row

if TYPE_CHECKING:
    from copilot.ui.surroundings import Surroundings

LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}


class PrivacyPage(QWidget):
    """A text that a seller can put under her live."""

    def __init__(self, around: Surroundings) -> None:
        """Create it."""
        super().__init__()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside, rows = page(
            QCoreApplication.translate("Control", "Privacy notice"),
            QCoreApplication.translate(
                "Control", "Put it in the first comment or in the description of the live."
            ),
        )
        outside.addWidget(inside)
        self.text = QPlainTextEdit(notice())
        self.text.setAccessibleName(QCoreApplication.translate("Control", "Privacy notice"))
        self.text.setTabChangesFocus(True)
        rows.addWidget(self.text, 1)
        copy = QCoreApplication.translate("Control", "Copy the text")
        self.copy_button = button(copy, self._copy, name="copy", palette=around.palette, main=True)
        rows.addLayout(row(self.copy_button, 1))
        self.said = label("", "dim")
        rows.addWidget(self.said)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.setText(QCoreApplication.translate("Control", "Copied."))


class LooksPage(QWidget):
    """Language, colours, and where things are kept."""

    def __init__(self, around: Surroundings) -> None:
        """Create it for what is chosen now."""
        super().__init__()
        choices = around.choices
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        inside, rows = page(QCoreApplication.translate("Control", "Settings"))
        outside.addWidget(inside)
        frame, lines = card()
        form = QFormLayout()
        form.setSpacing(14)
        self.language = _choice(LANGUAGE_NAMES, choices.language)
        themes = {
            "light": QCoreApplication.translate("Control", "Light"),
            "dark": QCoreApplication.translate("Control", "Dark"),
        }
        self.theme = _choice(themes, choices.theme)
        for words, box in (
            (QCoreApplication.translate("Control", "Language"), self.language),
            (QCoreApplication.translate("Control", "Colours of the windows"), self.theme),
        ):
            box.setAccessibleName(words)
            form.addRow(label(words), box)
        lines.addLayout(form)
        rows.addWidget(frame)
        folder = QCoreApplication.translate("Control", "Open the folder of sessions")
        self.folder_button = button(folder, around.open_folder, name="folder", palette=around.palette)
        logs = QCoreApplication.translate("Control", "Open the folder of logs")
        self.logs_button = button(logs, around.open_logs, name="folder", palette=around.palette)
        rows.addLayout(row(self.folder_button, self.logs_button, 1))
        rows.addStretch(1)
        self.language.activated.connect(lambda _row: choices.set_language(self.language.currentData()))
        self.theme.activated.connect(lambda _row: choices.set_theme(self.theme.currentData()))


def notice() -> str:
    """Return the privacy notice in the language of now."""
    return QCoreApplication.translate(
        "Control",
        "During this live, an app on our computer reads the comments so that we can answer the questions "
        "most of you ask. Nothing is sent anywhere else. Phone numbers and addresses are removed before "
        "anything is kept, and names are not kept at all. The file of a live is deleted after 90 days at "
        "the latest. To have your comments deleted earlier, send us a message.",
    )


def _choice(names: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for key, words in names.items():
        box.addItem(words, key)
    box.setCurrentIndex(box.findData(chosen))
    return box
