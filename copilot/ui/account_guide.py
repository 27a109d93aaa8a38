"""The guided set-up of an account: where to click, what to paste, what the key may do, whether it works.

Asking a platform takes seconds and may take half a minute. It happens in a thread of its own; meanwhile the
window says so, and whoever gives up can go back at once: what comes later is not listened to, but for
an account that was connected by then.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from copilot.accounts import Checked, Look, Page, Tried
from copilot.ui.fault_notice import FaultNotice
from copilot.ui.flow_row import FlowRow
from copilot.ui.guide_words import Guide, guide_to
from copilot.ui.plain import isolate, plain
from copilot.ui.platforms import platform_name
from copilot.ui.style import on_screen
from copilot.ui.widgets import button, card, forward, label, numbered

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.ui.surroundings import Surroundings

T = TypeVar("T")

_LONGEST_KEY = 2000
_LONGEST_NAME = 80
_MOST_PAGES = 30
_USUAL = QSize(620, 640)
_LEAST = QSize(440, 420)


class AccountGuide(QDialog):
    """The set-up of one platform."""

    def __init__(self, platform: str, around: Surroundings, parent: QWidget | None = None) -> None:
        """Create it at its beginning."""
        super().__init__(parent)
        self._platform = platform
        self._around = around
        self._round = 0  # answers of an earlier question are not listened to
        self._guide: Guide = guide_to(platform)
        name = platform_name(platform)
        title = QCoreApplication.translate("Guide", "Connect {platform}").replace("{platform}", isolate(name))
        self.setWindowTitle(title)
        self.setMinimumSize(on_screen(self, _LEAST))
        self.resize(on_screen(self, _USUAL))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(24, 20, 24, 20)
        self._rows.setSpacing(12)
        scroll.setWidget(inside)
        outside.addWidget(scroll)
        self._rows.addWidget(label(title, "heading"))
        self._rows.addWidget(label(self._guide.promise, "dim"))
        self._rows.addWidget(self._build_steps())
        self._build_key()
        self._build_outcome()
        self._rows.addStretch(1)
        self._show_connected()

    def _build_steps(self) -> QWidget:
        frame, inside = card()
        inside.addLayout(numbered(label(step) for step in self._guide.steps))
        words = QCoreApplication.translate("Guide", "Open that page")
        address = QUrl(self._guide.address)
        self.open_button = button(
            words, lambda: QDesktopServices.openUrl(address), name=forward(), palette=self._around.palette
        )
        words = QCoreApplication.translate("Guide", "Copy the names of the permissions")
        self.names_button = button(words, self._copy_names, name="copy", palette=self._around.palette)
        self.names_button.setVisible(bool(self._guide.permissions))
        inside.addLayout(FlowRow(self.open_button, self.names_button))
        return frame

    def _build_key(self) -> None:
        self.key = QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setMaxLength(_LONGEST_KEY)
        words = QCoreApplication.translate("Guide", "Paste the key here; nobody sees it")
        self.key.setPlaceholderText(words)
        self.key.setAccessibleName(words)
        self.key.returnPressed.connect(self._begin)
        self._rows.addWidget(self.key)
        palette = self._around.palette
        words = QCoreApplication.translate("Guide", "Test the key")
        if not self._guide.permissions:
            words = QCoreApplication.translate("Guide", "Keep the key")
        self.test_button = button(words, self._begin, name="check", palette=palette, main=True)
        self.cancel_button = button(QCoreApplication.translate("Guide", "Stop waiting"), self._give_up)
        self.forget_button = button(QCoreApplication.translate("Guide", "Forget this account"), self._forget)
        self._rows.addLayout(FlowRow(self.test_button, self.cancel_button, self.forget_button))
        self.cancel_button.hide()
        self.forget_button.hide()

    def _build_outcome(self) -> None:
        self.said = label("")
        self.said.hide()
        self._rows.addWidget(self.said)
        self.notice = FaultNotice(self._around.palette, self._around.open_logs)
        self._rows.addWidget(self.notice)
        self._found = QVBoxLayout()
        self._found.setSpacing(8)
        self._rows.addLayout(self._found)

    def _say(self, words: str) -> None:
        """Tell a sentence; an empty one takes no place."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _copy_names(self) -> None:
        QGuiApplication.clipboard().setText(", ".join(self._guide.permissions))
        self._say(QCoreApplication.translate("Control", "Copied."))

    def _begin(self) -> None:
        typed = self.key.text().strip()
        if not typed:
            self.notice.say(QCoreApplication.translate("Fault", "Paste the key first."))
            self.key.setFocus()
            return
        desk, platform = self._around.desk, self._platform
        if not self._guide.permissions:
            self._ask(lambda: desk.keep_signing_key(typed), self._kept)
            return
        self._ask(lambda: desk.check_token(platform, typed), self._show_checked)

    def _ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do what takes long; listen to the newest question, and to what was done though nobody waited."""
        self._round += 1
        this = self._round
        self._clear()
        self._say(
            QCoreApplication.translate("Guide", "Asking {platform}…").replace(
                "{platform}", isolate(platform_name(self._platform))
            )
        )
        self._set_busy(busy=True)

        def answered(value: T) -> None:
            given_up = this + 1 == self._round and isinstance(value, Tried) and isValid(self)
            if this == self._round or given_up:  # an account that was connected all the same is told
                self._set_busy(busy=False)
                self._say("")
                done(value)

        def failed(words: str) -> None:
            if this == self._round:
                self._set_busy(busy=False)
                self._say("")
                self.notice.say(words)

        self._around.network.run(work, answered, failed)

    def _give_up(self) -> None:
        self._round += 1
        self._set_busy(busy=False)
        self._say(QCoreApplication.translate("Guide", "Nothing was changed."))

    def _set_busy(self, *, busy: bool) -> None:
        self.cancel_button.setVisible(busy)
        self.test_button.setEnabled(not busy)
        self.key.setEnabled(not busy)
        self.forget_button.setEnabled(not busy)

    def _show_checked(self, found: Checked) -> None:
        frame, inside = card()
        for name, has in found.permissions:
            words = {
                True: QCoreApplication.translate("Guide", "✓  {permission}: allowed"),
                False: QCoreApplication.translate("Guide", "✗  {permission}: missing"),
                None: QCoreApplication.translate("Guide", "·  {permission}: not told"),
            }[has]
            inside.addWidget(
                label(words.replace("{permission}", isolate(name)), "bad" if has is False else "")
            )
        self._found.addWidget(frame)
        if found.missing:
            self.notice.say(
                QCoreApplication.translate(
                    "Guide",
                    "Go back to that page, allow what is missing, make the key anew, and paste it here.",
                )
            )
            return
        if len(found.pages) == 1:
            self._connect(found.pages[0], keep=frame)
            return
        self._found.addWidget(
            label(QCoreApplication.translate("Guide", "Which one are you live with?"), "heading")
        )
        for page in found.pages[:_MOST_PAGES]:
            name = plain(page.name, _LONGEST_NAME)
            if page.instagram_name and self._platform == "instagram":
                name = f"@{plain(page.instagram_name, _LONGEST_NAME)} · {isolate(name)}"
            self._found.addWidget(button(name, partial(self._connect, page)))

    def _connect(self, page: Page, *, keep: QWidget | None = None) -> None:
        desk, platform, typed = self._around.desk, self._platform, self.key.text().strip()
        if keep is not None:
            self._found.removeWidget(keep)
        self._ask(lambda: desk.connect_account(platform, typed, page), self._show_tried)
        if keep is not None:
            self._found.addWidget(keep)

    def _show_tried(self, done: Tried) -> None:
        looks = {
            Look.LIVE: QCoreApplication.translate("Guide", "A live is on, and its comments can be read."),
            Look.WAITING: QCoreApplication.translate(
                "Guide", "No live is on now; its comments are looked for when it starts."
            ),
            Look.UNSURE: QCoreApplication.translate(
                "Guide", "The key is right. The live could not be looked at just now; it is tried again then."
            ),
        }
        frame, inside = card(role="notice")
        name = QCoreApplication.translate("Control", "Connected: {name}")
        inside.addWidget(
            label(name.replace("{name}", isolate(plain(done.account.name, _LONGEST_NAME))), "heading")
        )
        inside.addWidget(label(looks[done.look]))
        inside.addWidget(label(ends_words(done.account.ends)))
        self._found.insertWidget(0, frame)
        self._kept(None)

    def _kept(self, _nothing: None) -> None:
        self.key.clear()
        if not self._guide.permissions:
            self._say(QCoreApplication.translate("Guide", "The key is kept. It is tried when you start."))
        self.forget_button.show()

    def _forget(self) -> None:
        desk, platform = self._around.desk, self._platform

        def forgotten(_nothing: None) -> None:
            self._say(QCoreApplication.translate("Guide", "Forgotten. The key is gone from this computer."))
            self.forget_button.hide()

        self._ask(lambda: desk.forget_account(platform), forgotten)

    def _show_connected(self) -> None:
        """Tell what is connected already, and until when."""
        desk, platform = self._around.desk, self._platform

        def tell(known: tuple[str | None, float | None]) -> None:
            name, ends = known
            if name is None or self._round:
                return
            words = QCoreApplication.translate("Control", "Connected: {name}")
            self._say(
                f"{words.replace('{name}', isolate(plain(name or '✓', _LONGEST_NAME)))}. {ends_words(ends)}"
            )
            self.forget_button.show()

        around = self._around
        around.background.run(
            lambda: (desk.connected(platform), desk.token_ends(platform)), tell, lambda _fault: None
        )

    def _clear(self) -> None:
        self.notice.say("")
        while (item := self._found.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()

    def done(self, result: int) -> None:
        """Forget what was typed, and listen to no answer any more: Escape closes nothing, but comes here."""
        self._round += 1
        self.key.clear()
        super().done(result)


def ends_words(ends: float | None) -> str:
    """Return in a sentence how long a key lasts."""
    if ends is None:
        return QCoreApplication.translate(
            "Guide", "How long the key lasts was not told; you are told when it ends."
        )
    day = QLocale(QLocale.Language.English).toString(
        QDateTime.fromSecsSinceEpoch(int(ends)), "yyyy-MM-dd HH:mm"
    )
    words = QCoreApplication.translate(
        "Guide", "The key lasts until {day}. Make a new one before your first live after that."
    )
    return words.replace("{day}", isolate(day))
