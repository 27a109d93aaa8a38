"""Where a live is started and stopped, and what it follows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from copilot.domain.platform import PLATFORMS
from copilot.domain.written import number
from copilot.ui.desk import Wanted
from copilot.ui.fault_notice import FaultNotice
from copilot.ui.flow_row import FlowRow
from copilot.ui.list_import import ListImport
from copilot.ui.pages_card import PagesCard
from copilot.ui.plain import isolate, plain, plain_sentence
from copilot.ui.platform_row import PlatformRow
from copilot.ui.sessions_card import SessionsCard
from copilot.ui.stage import Phase
from copilot.ui.widgets import button, card, file_kind, label, page

if TYPE_CHECKING:
    from copilot.answers.shop import Shop
    from copilot.domain.board import Board
    from copilot.errors import Fault
    from copilot.ui.surroundings import Surroundings

_LONGEST_NAME = 60
_COUNT_EVERY_MS = 1000  # a count that changes ten times a second lays the whole page out ten times a second
_FORBIDDEN = '<>:"/\\|?*'


class LivePage(QScrollArea):
    """Start and stop, platforms, shop file, session, and the sessions of before."""

    def __init__(self, around: Surroundings) -> None:
        """Create it for what is under way now."""
        super().__init__()
        self._around = around
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_EVERY_MS)
        self._count.timeout.connect(self._tell_count)
        title = QCoreApplication.translate("Control", "The live")
        self.setAccessibleName(title)
        inside, rows = page(title)
        self.notice = FaultNotice(around.palette, around.open_logs)
        self.pages = PagesCard(around.palette)
        rows.addWidget(self._build_hero())
        rows.addWidget(self.notice)
        rows.addWidget(self.pages)
        self._sessions = SessionsCard(around, self._go_on)
        rows.addWidget(self._sessions.unfinished)
        rows.addWidget(self._build_platforms())
        rows.addWidget(self._build_shop())
        rows.addWidget(self._sessions)
        rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        around.stage.phase_changed.connect(self._show_phase)
        around.stage.board_changed.connect(self._show_board)
        around.stage.ended.connect(self._show_end)
        around.shelf.changed.connect(self._show_shop)
        around.shelf.lent.connect(self._show_shop)
        self.notice.tell(around.stage.fault)
        self._show_phase()
        self._show_shop()
        if around.stage.board is not None and around.stage.phase is not Phase.IDLE:
            self._show_board(around.stage.board)

    def _build_hero(self) -> QWidget:
        frame, inside = card()
        self._state = label("", "hero")
        self._more = label("", "dim")
        palette, stage = self._around.palette, self._around.stage
        start = QCoreApplication.translate("Control", "Start reading the live")
        self.start_button = button(start, self._start, name="play", palette=palette, main=True)
        stop = QCoreApplication.translate("Control", "Stop")
        self.stop_button = button(stop, stage.stop, name="stop", palette=palette)
        try_it = QCoreApplication.translate("Control", "Try it with a recorded live")
        self.try_button = button(try_it, self._try, name="listening", palette=palette)
        overlay = QCoreApplication.translate("Control", "Show the cards")
        self.overlay_button = button(overlay, self._around.open_overlay, name="window", palette=palette)
        inside.addWidget(self._state)
        inside.addWidget(self._more)
        inside.addLayout(FlowRow(self.start_button, self.stop_button, self.try_button, self.overlay_button))
        return frame

    def _build_platforms(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(QCoreApplication.translate("Control", "Where you are live"), "heading"))
        self.platforms = {name: PlatformRow(name, self._around) for name in PLATFORMS}
        for each in self.platforms.values():
            inside.addWidget(each)
        return frame

    def _build_shop(self) -> QWidget:
        frame, inside = card()
        inside.addWidget(label(QCoreApplication.translate("Control", "Shop file and this live"), "heading"))
        palette = self._around.palette
        self._shop = label("")
        choose = QCoreApplication.translate("Control", "Choose the shop file…")
        inside.addWidget(self._shop)
        example = QCoreApplication.translate("Control", "Start with the example…")
        self.example_button = button(example, self._take_example, name="copy", palette=palette)
        self.choose_button = button(choose, self._choose_shop, name="shop", palette=palette)
        bring = QCoreApplication.translate("Import", "Bring in a list from Excel…")
        self._import = ListImport(self._around, self.notice.say, self)
        self.import_button = button(bring, self._import.choose, name="folder", palette=palette)
        inside.addLayout(FlowRow(self.example_button, self.choose_button, self.import_button))
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        name = QCoreApplication.translate("Control", "Name of this live, for example: Friday offers")
        self.name.setPlaceholderText(name)
        self.name.setAccessibleName(name)
        inside.addWidget(self.name)
        phones = QCoreApplication.translate("Control", "Let the moderators' phones in (same Wi-Fi)")
        self.phones = QCheckBox(phones)
        inside.addWidget(self.phones)
        return frame

    def take_over(self, before: LivePage) -> None:
        """Ask for the run that the page asked for which stood here before."""
        self.name.setText(before.name.text())
        self.phones.setChecked(before.phones.isChecked())

    def wanted(self) -> Wanted:
        """Return the run that the page asks for now."""
        kept = "".join(char for char in plain(self.name.text(), _LONGEST_NAME) if char not in _FORBIDDEN)
        return Wanted(
            targets=self._around.choices.targets(),
            shop=self._around.choices.shop,
            name=kept.strip(". ") or "live",
            phones=self.phones.isChecked(),
        )

    def _start(self) -> None:
        if not self._around.choices.targets():
            self.notice.say(
                QCoreApplication.translate(
                    "Control",
                    "Say first where you are live: tick a platform below, or try the recorded live.",
                )
            )
            return
        self._begin(self.wanted())

    def _try(self) -> None:
        self._begin(Wanted(demo=True, name="demo", phones=self.phones.isChecked()))

    def _go_on(self, path: Path) -> None:
        wanted = self.wanted()
        targets = wanted.targets
        self._begin(
            Wanted(targets=targets, shop=wanted.shop, session=path, name=wanted.name, phones=wanted.phones)
        )

    def _begin(self, wanted: Wanted) -> None:
        self.notice.say("")
        nameless = [row for row in self.platforms.values() if row.misses_name]
        if nameless and not wanted.demo:
            nameless[0].ask_name()
            self.ensureWidgetVisible(nameless[0])
            return
        self._around.stage.start(wanted)
        self._around.open_overlay()

    def _choose_shop(self) -> None:
        title = QCoreApplication.translate("Control", "Choose the shop file…")
        start = str(self._around.choices.shop or Path.home())
        kind = file_kind(QCoreApplication.translate("Control", "Shop files"), "toml", "yaml", "yml")
        chosen, _ = QFileDialog.getOpenFileName(self, title, start, kind)
        if chosen:
            self._around.choices.set_shop(Path(chosen))

    def _take_example(self) -> None:
        """Make a shop file of hers out of the bundled one, in which every line is explained."""
        title = QCoreApplication.translate("Control", "Where to keep your shop file")
        kind = file_kind(QCoreApplication.translate("Control", "Shop files"), "toml")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(Path.home() / "shop.toml"), kind)
        if not chosen:
            return
        path = Path(chosen).with_suffix(".toml")
        try:
            path.write_bytes(self._around.desk.demo_shop().read_bytes())
        except OSError:
            words = QCoreApplication.translate("Control", "{file} can't be written. Choose another folder.")
            self.notice.say(words.replace("{file}", isolate(plain(path.name, _LONGEST_NAME))))
            return
        self._around.choices.set_shop(path)

    def _show_phase(self, *_: object) -> None:
        phase = self._around.stage.phase
        words = {
            Phase.IDLE: QCoreApplication.translate("Control", "Ready when you are"),
            Phase.STARTING: QCoreApplication.translate("Control", "Getting ready…"),
            Phase.RUNNING: QCoreApplication.translate("Control", "Reading the live"),
            Phase.STOPPING: QCoreApplication.translate("Control", "Saving and closing…"),
        }
        self._state.setText(words[phase])
        idle = phase is Phase.IDLE
        for each in (
            self.start_button,
            self.try_button,
            self.choose_button,
            self.example_button,
            self.import_button,
            self.name,
            self.phones,
        ):
            each.setEnabled(idle)
        self.start_button.setVisible(idle)
        self.try_button.setVisible(idle)
        self.stop_button.setVisible(not idle)
        self.stop_button.setEnabled(phase is not Phase.STOPPING)
        self.overlay_button.setVisible(not idle)
        for row in self.platforms.values():
            row.set_editable(editable=idle)
        self._sessions.set_idle(idle=idle)
        if idle:
            self._more.setText(
                QCoreApplication.translate(
                    "Control", "No comment leaves this computer. Each live is one file."
                )
            )
            for row in self.platforms.values():
                row.show_status(None)
        opened = self._around.stage.opened
        self.pages.show_links({} if idle or opened is None else opened.links)

    def _show_board(self, board: Board) -> None:
        known = {status.platform: status for status in board.statuses}
        for name, row in self.platforms.items():
            row.show_status(known.get(name))
        if not self._count.isActive():
            self._tell_count()
            self._count.start()

    def _tell_count(self) -> None:
        """Say how much was read and who waits, at most once a second."""
        board = self._around.stage.board
        if board is None or self._around.stage.phase is Phase.IDLE:
            return
        comments = QCoreApplication.translate("Control", "%Ln comments read", None, board.comments)
        waiting = sum(card.waiting for card in board.cards)
        people = QCoreApplication.translate("Control", "{count} waiting for an answer")
        self._more.setText(f"{comments} · {people.replace('{count}', isolate(number(waiting)))}")

    def _show_end(self, fault: Fault | None) -> None:
        self.notice.tell(fault)
        self._sessions.read()

    def _show_shop(self) -> None:
        shelf = self._around.shelf
        self.example_button.setVisible(shelf.path is None)
        is_bad = bool(shelf.fault) and shelf.borrowed is None
        if shelf.borrowed is not None:
            words = QCoreApplication.translate(
                "Control", "The recorded live brings its own shop, to look at on the page “On air”: {shop}"
            )
            name = plain(shelf.borrowed.shop.name, _LONGEST_NAME)
            self._shop.setText(words.replace("{shop}", f"{isolate(name)} · {_products(shelf.borrowed)}"))
        elif shelf.fault:
            self._shop.setText(plain_sentence(shelf.fault, 600))
        elif shelf.path is None:
            self._shop.setText(
                QCoreApplication.translate(
                    "Control", "No shop file yet: cards will say which answer is missing."
                )
            )
        else:
            name = plain(shelf.shop.shop.name or shelf.path.name, _LONGEST_NAME)
            words = f"{isolate(name)} · {_products(shelf.shop)}"
            if is_empty := shelf.shop.is_empty:
                words = QCoreApplication.translate(
                    "Control",
                    "{file} holds no product and no price yet, so no card will have an answer. "
                    "Bring in a list from Excel, or choose another file.",
                ).replace("{file}", isolate(plain(shelf.path.name, _LONGEST_NAME)))
            self._shop.setText(words)
            is_bad = is_empty
        self._shop.setProperty("bad", is_bad)
        self._shop.style().polish(self._shop)


def _products(shop: Shop) -> str:
    return QCoreApplication.translate("Control", "%Ln products", None, len(shop.products))
