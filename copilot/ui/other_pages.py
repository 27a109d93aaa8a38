"""The privacy notice to copy, and how the windows look and speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QWidget,
)

from copilot.answers.notice import notice
from copilot.settings import Settings
from copilot.ui.about_card import AboutCard
from copilot.ui.flow_row import FlowRow
from copilot.ui.global_keys import GlobalKey, KeysState, keys_words
from copilot.ui.motion import STILL, SYSTEM
from copilot.ui.widgets import button, card, label, page

if TYPE_CHECKING:
    from copilot.ui.surroundings import Surroundings
    from copilot.ui.theme import Palette

LANGUAGE_NAMES = {"ar": "العربية", "en": "English"}


class PrivacyPage(QScrollArea):
    """What viewers are told of the app, each text for its own place."""

    def __init__(self, around: Surroundings) -> None:
        """Create it."""
        super().__init__()
        title = QCoreApplication.translate("Control", "Privacy notice")
        self.setAccessibleName(title)
        told = QCoreApplication.translate("Control", "Viewers should know that an app reads along.")
        inside, rows = page(title, told)
        self.copy_buttons: list[QPushButton] = []
        for place, text in notices(around.choices.language):
            rows.addWidget(self._build_text(place, text, around.palette))
        rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    def _build_text(self, place: str, text: str, palette: Palette) -> QFrame:
        frame, lines = card()
        lines.addWidget(label(place, "dim"))
        words = label(text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines.addWidget(words)
        said = label("", "dim")

        def copy() -> None:
            QGuiApplication.clipboard().setText(text)
            said.setText(QCoreApplication.translate("Control", "Copied."))

        made = button(
            QCoreApplication.translate("Control", "Copy the text"), copy, name="copy", palette=palette
        )
        made.setAccessibleDescription(place)
        self.copy_buttons.append(made)
        lines.addLayout(FlowRow(made, said))
        return frame


class LooksPage(QScrollArea):
    """Language, colours, and where things are kept."""

    def __init__(self, around: Surroundings) -> None:
        """Create it for what is chosen now."""
        super().__init__()
        self._around = around
        choices = around.choices
        title = QCoreApplication.translate("Control", "Settings")
        self.setAccessibleName(title)
        inside, rows = page(title)
        frame, lines = card()
        form = QFormLayout()
        form.setSpacing(14)
        self.language = _choice(LANGUAGE_NAMES, choices.language)
        themes = {
            "light": QCoreApplication.translate("Control", "Light"),
            "dark": QCoreApplication.translate("Control", "Dark"),
        }
        self.theme = _choice(themes, choices.theme)
        motions = {
            SYSTEM: QCoreApplication.translate("Control", "As the system has it"),
            STILL: QCoreApplication.translate("Control", "Nothing moves"),
        }
        self.motion = _choice(motions, choices.motion)
        for words, box in (
            (QCoreApplication.translate("Control", "Language"), self.language),
            (QCoreApplication.translate("Control", "Colours of the windows"), self.theme),
            (QCoreApplication.translate("Control", "Movement of the cards"), self.motion),
        ):
            box.setAccessibleName(words)
            said = label(words)
            said.setBuddy(box)  # on Linux a box is called what its label says, and by no other name
            form.addRow(said, box)
        lines.addLayout(form)
        rows.addWidget(frame)
        rows.addWidget(self._build_keys(around))
        folder = QCoreApplication.translate("Control", "Open the lives' folder")
        self.folder_button = button(folder, around.open_folder, name="folder", palette=around.palette)
        logs = QCoreApplication.translate("Control", "Open the logs folder")
        self.logs_button = button(logs, around.open_logs, name="folder", palette=around.palette)
        rows.addLayout(FlowRow(self.folder_button, self.logs_button))
        self.about = AboutCard(around)
        rows.addWidget(self.about)
        rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.language.activated.connect(lambda _row: choices.set_language(self.language.currentData()))
        self.theme.activated.connect(lambda _row: choices.set_theme(self.theme.currentData()))
        self.motion.activated.connect(lambda _row: choices.set_motion(self.motion.currentData()))

    def take_over(self, before: LooksPage, held: QWidget | None) -> None:
        """Take the keyboard where it was in the page that stood here before: a choice there made this one."""
        for mine, theirs in ((self.language, before.language), (self.theme, before.theme)):
            if theirs is held:
                mine.setFocus()

    def _build_keys(self, around: Surroundings) -> QWidget:
        frame, lines = card()
        words = QCoreApplication.translate("Control", "Keys in every program while a live is read")
        self.keys = QCheckBox(words)
        self.keys.setChecked(around.choices.global_keys)
        self.keys_state = label("", "dim")
        lines.addWidget(self.keys)
        lines.addWidget(self.keys_state)
        form = QFormLayout()
        form.setHorizontalSpacing(18)
        for chord, does in _key_lines():
            pressed = label(chord)
            pressed.setWordWrap(False)
            form.addRow(pressed, label(does, "dim"))
        lines.addLayout(form)

        self.keys.toggled.connect(around.choices.set_global_keys)
        self.keys.toggled.connect(self._tell_keys)
        around.keys.changed.connect(self._tell_keys)
        self._tell_keys()
        return frame

    def _tell_keys(self) -> None:
        keys = self._around.keys
        self.keys.setEnabled(keys.state is not KeysState.FORBIDDEN)
        self.keys_state.setText(keys_words(keys, wanted=self._around.choices.global_keys))


def notices(language: str) -> list[tuple[str, str]]:
    """Return what viewers are told, in the language of the windows: where each text belongs, and the text."""
    told = notice(language, keep_days=Settings.load().keep_days)
    parts = (part.partition("\n") for part in told.split("\n\n"))
    return [(place.removesuffix(":"), text) for place, _, text in parts]


def _key_lines() -> list[tuple[str, str]]:
    """Return the keys and what they do."""
    first, last = GlobalKey.ANSWER_1.chord, GlobalKey.ANSWER_5.value
    return [
        (f"{first} … {last}", QCoreApplication.translate("Control", "this card is answered")),
        (GlobalKey.UNDO.chord, QCoreApplication.translate("Overlay", "undo")),
        (GlobalKey.HIDE.chord, QCoreApplication.translate("Control", "hide the cards, or show them")),
        (GlobalKey.THROUGH.chord, QCoreApplication.translate("Control", "the mouse goes through, or not")),
        (
            f"{GlobalKey.LARGER.chord}  {GlobalKey.SMALLER.chord}",
            QCoreApplication.translate("Overlay", "size"),
        ),
        (GlobalKey.NEXT.chord, QCoreApplication.translate("Control", "next product on air")),
        (GlobalKey.PREVIOUS.chord, QCoreApplication.translate("Control", "the product before it on air")),
    ]


def _choice(names: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for key, words in names.items():
        box.addItem(words, key)
    box.setCurrentIndex(box.findData(chosen))
    return box
