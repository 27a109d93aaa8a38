"""The pages of the review that only tell: the first one, and one for each section."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from copilot.domain.written import clock, number, percent
from copilot.ui.flow_row import FlowRow
from copilot.ui.lives import name_of
from copilot.ui.panel_table import ROW_ROLE
from copilot.ui.panel_view import FEW, PanelView
from copilot.ui.plain import PDI, isolate, plain, plain_sentence, reads_right_to_left, tooltip
from copilot.ui.style import scaled
from copilot.ui.tables import choose_row
from copilot.ui.tile_row import TileRow
from copilot.ui.timeline_chart import TimelineChart
from copilot.ui.translation import speaks_arabic
from copilot.ui.widgets import button, card, label, numbered, page

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QModelIndex

    from copilot.domain.panel import Panel, Row
    from copilot.domain.panel import PanelTable as Told
    from copilot.domain.report import Report
    from copilot.ui.theme import Palette

_LONGEST: Final = 600
_TALL: Final = 4000
_TILE: Final = 104
"""Pixels, at the usual size of letters, of a figure and what it counts."""

_DETAILS: Final = 220


class OverviewPage(QScrollArea):
    """The live in figures, what to do tomorrow, the time line, and the ways out of the window.

    Signals:
        comments_wanted: Comments of a time are wanted: from, until, Unix seconds.
        export_wanted: The review is wanted as ``html``, ``xlsx``, ``csv``, ``toml`` or ``json``.
    """

    comments_wanted = Signal(float, float)
    export_wanted = Signal(str)

    def __init__(self, path: Path, report: Report, tasks: tuple[str, ...], palette: Palette) -> None:
        """Create it for a session file."""
        super().__init__()
        inside, rows = page(name_of(path), tip=tooltip(isolate(plain(path.name, _LONGEST))))
        rows.addLayout(self._figures(report))
        rows.addWidget(self._tasks(tasks))
        frame, drawn = card()
        drawn.addWidget(
            label(QCoreApplication.translate("Review", "Comments and questions a minute"), "heading")
        )
        self.chart = TimelineChart(report, palette)
        self.chart.asked.connect(self.comments_wanted)
        drawn.addWidget(self.chart)
        hint = QCoreApplication.translate(
            "Review",
            "Grey: all comments. Line: questions. Red: a wave of complaints. Click for the comments; Ctrl "
            "and the wheel, or + and −, to come nearer in time.",
        )
        drawn.addWidget(label(hint, "dim"))
        rows.addWidget(frame)
        rows.addWidget(self._ways_out(palette))
        rows.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    def _figures(self, report: Report) -> TileRow:
        totals, covered = report.totals, report.coverage
        told = [
            (clock(report.ended_at - report.started_at), QCoreApplication.translate("Review", "long")),
            (number(totals.comments), QCoreApplication.translate("Review", "comments")),
            (number(totals.people), QCoreApplication.translate("Review", "people wrote")),
            (number(totals.asked), QCoreApplication.translate("Review", "different questions")),
            (number(totals.order_comments), QCoreApplication.translate("Review", "orders")),
        ]
        if covered.answered:  # else nobody marked an answer, which says nothing about who got one
            share = QCoreApplication.translate("Review", "of those who waited got an answer")
            told.insert(4, (percent(covered.answered, covered.waits), share))
        if covered.median_wait is not None:
            told.append((clock(covered.median_wait), QCoreApplication.translate("Review", "usual wait")))
        tiles: list[QFrame] = []
        for figure, words in told:
            frame, inside = card()
            inside.setSpacing(0)
            inside.addWidget(label(isolate(figure), "hero"))
            inside.addWidget(label(words, "dim"))
            inside.addStretch(1)  # the figures stand in one line, however long their words are
            tiles.append(frame)
        return TileRow(*tiles, least=scaled(_TILE))

    def _tasks(self, tasks: tuple[str, ...]) -> QFrame:
        frame, inside = card()
        inside.addWidget(label(QCoreApplication.translate("Review", "To do tomorrow"), "heading"))
        self.tasks = [label(task) for task in tasks]
        for each in self.tasks:
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addLayout(numbered(self.tasks))
        return frame

    def _ways_out(self, palette: Palette) -> QFrame:
        frame, inside = card()
        inside.addWidget(label(QCoreApplication.translate("Review", "Take it with you"), "heading"))
        ways = {
            "html": QCoreApplication.translate("Review", "One page to read and share…"),
            "xlsx": QCoreApplication.translate("Review", "Excel…"),
            "csv": QCoreApplication.translate("Review", "Tables (CSV)…"),
            "toml": QCoreApplication.translate("Review", "Answers for the shop file…"),
            "json": QCoreApplication.translate("Review", "For programs (JSON)…"),
        }
        self.exports = {
            form: button(words, partial(self.export_wanted.emit, form), name="copy", palette=palette)
            for form, words in ways.items()
        }
        inside.addLayout(TileRow(*self.exports.values()))
        hint = QCoreApplication.translate(
            "Review", "No names, no phone numbers and no addresses are in any of them."
        )
        inside.addWidget(label(hint, "dim"))
        return frame


class _Details(QScrollArea):
    """What belongs to a row. It scrolls by itself, so a page never grows for it, to be scrolled around it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setMinimumHeight(_DETAILS)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(super().sizeHint().width(), _DETAILS)


class PanelPage(QScrollArea):
    """One section: what to do about it, its tables, and what belongs to the chosen row.

    Signals:
        question_wanted: Somebody wants to see a Question.
    """

    question_wanted = Signal(int)

    def __init__(self, panel: Panel, palette: Palette) -> None:
        """Create it for a section."""
        super().__init__()
        self._palette = palette
        inside, rows = page(panel.title, panel.advice)
        if panel.note:
            rows.addWidget(label(panel.note, "dim"))
        self.views = [self._view(told, panel.title) for told in panel.tables if told.rows]
        for view, told in zip(self.views, (told for told in panel.tables if told.rows), strict=True):
            if told.title:
                rows.addWidget(label(told.title, "heading"))
            rows.addWidget(view, min(len(told.rows), FEW))
        self.more = _Details()
        has_more = any(each.more or each.question for told in panel.tables for each in told.rows)
        self.more.setVisible(has_more)
        rows.addWidget(self.more, 6 if has_more else 0)
        if not self.views or not has_more:
            rows.addStretch(0)  # takes what the tables can't
        self.setWidget(inside)
        self.setWidgetResizable(True)
        if self.views and has_more:
            choose_row(self.views[0], 0)

    def _view(self, told: Told, title: str) -> PanelView:
        view = PanelView(told, told.title or title, self)
        view.selectionModel().currentRowChanged.connect(self._follow)
        return view

    def _follow(self, current: QModelIndex, _before: QModelIndex) -> None:
        chosen: Row | None = current.data(ROW_ROLE)
        if chosen is not None:
            self.more.setWidget(self._details(chosen))

    def _details(self, chosen: Row) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 4, 0, 4)
        for what, text in chosen.more:
            frame, inside = card()
            words = plain_lines(text)
            copy = button(
                QCoreApplication.translate("Review", "Copy"),
                partial(QGuiApplication.clipboard().setText, text),
                name="copy",
                palette=self._palette,
            )
            head = QHBoxLayout()
            head.addWidget(label(what, "dim"), 1)
            head.addWidget(copy)
            inside.addLayout(head)
            inside.addWidget(words)
            rows.addWidget(frame)
        if chosen.question:
            see = button(
                QCoreApplication.translate("Review", "See the question"),
                lambda: self.question_wanted.emit(chosen.question),
                name="search",
                palette=self._palette,
            )
            rows.addLayout(FlowRow(see))
        rows.addStretch(1)
        return made


def plain_lines(text: str) -> QLabel:
    """Return a text of one or several lines that can be selected.

    All of them read, and several begin, where the text does: a draft's line that begins with a product's
    Latin name goes on in Arabic.
    """
    right = reads_right_to_left(text, otherwise=speaks_arabic())
    opening = "\N{RIGHT-TO-LEFT ISOLATE}" if right else "\N{LEFT-TO-RIGHT ISOLATE}"
    made = label("\n".join(f"{opening}{plain_sentence(line, _TALL)}{PDI}" for line in text.split("\n")))
    if "\n" in text:
        edge = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        made.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
