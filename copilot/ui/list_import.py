"""A shop's own list, from Excel or as CSV: read, told, and brought into a shop file when that is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from copilot.answers.importing import Imported, bring_list, import_shop
from copilot.answers.list_notes import told
from copilot.ui.flow_row import FlowRow
from copilot.ui.plain import isolate, plain
from copilot.ui.style import on_screen
from copilot.ui.widgets import button, file_kind, label, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.ui.surroundings import Surroundings

_LONGEST = 60
_MOST_NAMES = 12


class ListImport(QObject):
    """Asks for a list, reads it in the background and shows what is in it."""

    def __init__(self, around: Surroundings, tell: Callable[[str], None], parent: QWidget) -> None:
        """Create it.

        Args:
            around: The shop file of now, and where work is done.
            tell: Says why a list can't be read.
            parent: The page that it belongs to.
        """
        super().__init__(parent)
        self._around, self._tell, self._page = around, tell, parent
        self.window: ImportWindow | None = None
        self._path = Path()

    def choose(self) -> None:
        """Ask for a list and read it; nothing is written yet."""
        title = QCoreApplication.translate("Import", "Bring in a list from Excel…")
        shop = self._around.choices.shop
        start = str(shop.parent if shop else Path.home())
        kind = file_kind(QCoreApplication.translate("Import", "Excel or CSV"), "csv", "xlsx", "xlsm")
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, start, kind)
        if not chosen:
            return
        self._path = path = Path(chosen)
        self._tell("")
        self._around.background.run(lambda: import_shop(path), self._show, self._tell)

    def _show(self, found: Imported) -> None:
        self.window = ImportWindow(self._path, found, self._around, self._page.window())
        self.window.open()


class ImportWindow(QDialog):
    """What a list holds, what of it can't be read, and into which shop file it goes."""

    def __init__(self, path: Path, found: Imported, around: Surroundings, parent: QWidget) -> None:
        """Create it for a list that was read.

        Args:
            path: The list.
            found: What it says.
            around: The shop file of now, and where work is done.
            parent: The window it stands over.
        """
        super().__init__(parent)
        self._path, self._found, self._around = path, found, around
        self._into = _toml(around.choices.shop)
        heading = QCoreApplication.translate("Import", "Your own list")
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(on_screen(self, QSize(620, 520)))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(14)
        rows.addWidget(label(heading, "heading"))
        self.said = label(_summary(path, found))
        rows.addWidget(self.said)
        self._build_lines(rows)
        self.where = label("", "dim")
        rows.addWidget(self.where)
        rows.addStretch(0 if self.lines else 1)
        self.bring_button = button("", self._bring, name="check", palette=around.palette, main=True)
        other = QCoreApplication.translate("Import", "Into another file…")
        self.other_button = button(other, self._choose, name="shop", palette=around.palette)
        self.leave_button = button(QCoreApplication.translate("Import", "Cancel"), self.reject)
        rows.addLayout(FlowRow(self.bring_button, self.other_button, self.leave_button))
        self._follow()
        self.bring_button.setEnabled(not found.is_empty)
        (self.leave_button if found.is_empty else self.bring_button).setFocus()

    def _build_lines(self, rows: QVBoxLayout) -> None:
        """Show what could not be taken, a line a row: scrolled, for there may be thousands."""
        self.lines = _lines(self._found, self._around.choices.language)
        text = QPlainTextEdit("\n\n".join(self.lines))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(QCoreApplication.translate("Import", "What could not be taken"))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(edge | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(self.layoutDirection())
        text.document().setDefaultTextOption(option)
        text.setVisible(bool(self.lines))
        rows.addWidget(text, 1)

    def _follow(self) -> None:
        """Say where the list goes, and what stays as it is there."""
        into = self._into
        if into is None:
            self._tell(QCoreApplication.translate("Import", "It becomes a shop file of your own."))
            say(self.bring_button, QCoreApplication.translate("Import", "Make the shop file…"))
        else:
            words = QCoreApplication.translate(
                "Import",
                "{file} is there already: products of the list get what the list says, all else in it stays.",
            )
            self._tell(words.replace("{file}", _named(into)))
            bring = QCoreApplication.translate("Import", "Bring it into {file}")
            say(self.bring_button, bring.replace("{file}", _named(into)))
        self.other_button.setVisible(into is not None)

    def _choose(self) -> None:
        """Ask for a file; a new one is written at once, one that is there only when that was agreed to."""
        title = QCoreApplication.translate("Import", "Make the shop file…")
        start = str((self._around.choices.shop or self._path).parent / "shop.toml")
        chosen, _ = QFileDialog.getSaveFileName(
            self, title, start, "*.toml", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if not chosen:
            return
        self._into = Path(chosen if chosen.lower().endswith(".toml") else f"{chosen}.toml")
        if self._into.exists():
            self._follow()
        else:
            self._bring()

    def _bring(self) -> None:
        into = self._into
        if into is None:
            self._choose()
            return
        self.bring_button.setEnabled(False)
        self._around.background.run(
            lambda: bring_list(self._path, into, found=self._found), lambda _: self._done(into), self._refuse
        )

    def _done(self, into: Path) -> None:
        self._around.choices.set_shop(into)
        if not isValid(self):  # she left while it was written
            return
        words = QCoreApplication.translate(
            "Import", "Done: {file} is your shop file now, and answers from it."
        )
        self.said.setText(words.replace("{file}", _named(into)))
        self._tell("")
        self.bring_button.hide()
        self.other_button.hide()
        say(self.leave_button, QCoreApplication.translate("Import", "Close"))

    def _refuse(self, words: str) -> None:
        self.bring_button.setEnabled(True)
        self._tell(words, bad=True)

    def _tell(self, words: str, *, bad: bool = False) -> None:
        self.where.setText(words)
        self.where.setProperty("bad", "true" if bad else "false")
        self.where.style().polish(self.where)


def _toml(path: Path | None) -> Path | None:
    """Return a shop file that a list can be brought into, or None."""
    return path if path is not None and path.suffix.lower() == ".toml" and path.exists() else None


def _named(path: Path) -> str:
    return isolate(plain(path.name, _LONGEST))


def _summary(path: Path, found: Imported) -> str:
    """Return what a list holds, as sentences."""
    products, delivery = len(found.shop.products), found.shop.delivery
    places = delivery.told
    held = [
        words
        for count, words in (
            (products, QCoreApplication.translate("Import", "%Ln products", None, products)),
            (places, QCoreApplication.translate("Import", "%Ln places of delivery", None, places)),
        )
        if count
    ]
    if delivery.fee is not None:
        held.append(QCoreApplication.translate("Import", "a general delivery fee"))
    if delivery.days:
        held.append(QCoreApplication.translate("Import", "general days of delivery"))
    if not held:
        words = QCoreApplication.translate("Import", "No row of {file} could be read.")
    else:
        words = QCoreApplication.translate("Import", "In {file}: {held}.").replace("{held}", " · ".join(held))
    said = words.replace("{file}", _named(path))
    left = QCoreApplication.translate("Import", "%Ln rows can't be read and stay out:", None, found.left_out)
    return f"{said} {left}" if found.left_out else said


def _lines(found: Imported, language: str) -> list[str]:
    """Return what could not be taken: a line a row, then columns and sheets."""
    lines = [
        told(note, language, quote=lambda words: isolate(plain(words, _LONGEST))) for note in found.notes
    ]
    unread = QCoreApplication.translate("Import", "Columns that are not known, so left out: {names}")
    skipped = QCoreApplication.translate("Import", "Sheets without headings, so left out: {names}")
    for names, words in ((found.unread, unread), (found.skipped, skipped)):
        if names:
            shown = [isolate(plain(name, _LONGEST)) for name in names[:_MOST_NAMES]]
            lines.append(words.replace("{names}", " · ".join(shown)))
    return lines
