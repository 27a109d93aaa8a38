"""What this program is: its version, whether there is a newer one, and whose work it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFrame

from copilot import __version__
from copilot.assets import licences
from copilot.ui.flow_row import FlowRow
from copilot.ui.widgets import button, card, label, row

if TYPE_CHECKING:
    from copilot.ui.surroundings import Surroundings


class AboutCard(QFrame):
    """A card of the settings."""

    def __init__(self, around: Surroundings) -> None:
        """Create it; a version that is found later is shown then."""
        super().__init__()
        self._updates = around.updates
        frame, lines = card()
        holder = row(frame)
        holder.setContentsMargins(0, 0, 0, 0)
        self.setLayout(holder)
        lines.addWidget(label(QCoreApplication.translate("Control", "About Live Copilot"), "heading"))
        about = QCoreApplication.translate("Control", "Version {version}").format(version=__version__)
        self.version = label(about)
        lines.addWidget(self.version)
        self.notice = QCheckBox(
            QCoreApplication.translate("Control", "Tell me when there is a newer version")
        )
        self.notice.setChecked(around.choices.update_notice)
        if not self._updates.address:
            self.notice.hide()
        self.notice.toggled.connect(around.choices.set_update_notice)
        lines.addWidget(self.notice)
        self.how = label(_how(asks=bool(self._updates.address)), "dim")
        lines.addWidget(self.how)
        get = QCoreApplication.translate("Control", "Get the new version")
        self.get_button = button(
            get, self._updates.open_page, name="window", palette=around.palette, main=True
        )
        theirs = QCoreApplication.translate("Control", "Licences")
        self.licences_button = button(theirs, _open_licences, name="source", palette=around.palette)
        lines.addLayout(FlowRow(self.get_button, self.licences_button))
        self._updates.found.connect(self._show_newer)
        self._show_newer()

    def _show_newer(self) -> None:
        newest = self._updates.version
        self.get_button.setVisible(bool(newest))
        if newest:
            words = QCoreApplication.translate("Control", "Version {version}. Version {newest} is out.")
            self.version.setText(words.format(version=__version__, newest=newest))


def _how(*, asks: bool) -> str:
    if not asks:
        return QCoreApplication.translate(
            "Control", "Nothing tells this copy of newer versions: look now and then where you got it."
        )
    return QCoreApplication.translate(
        "Control", "Asks once a day, of one address, and sends nothing about you or your lives."
    )


def _open_licences() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(licences())))
