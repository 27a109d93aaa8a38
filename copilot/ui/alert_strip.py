"""What can't wait for its turn among the cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from copilot.domain.board import Alert, AlertKind
from copilot.ui.icons import draw_icon
from copilot.ui.plain import isolate, plain, plain_sentence
from copilot.ui.text_block import TextBlock, lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.theme import Look

MOST_ALERTS = 2
_LONGEST = 160
_CALM = frozenset({AlertKind.MESSAGE, AlertKind.FLOOD, AlertKind.SHOP})
_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line of the strip.

    Attributes:
        icon: Name of the drawing that tells the kind.
        words: What it says.
        urgent: Viewers have a problem; else somebody has something to say.
    """

    icon: str
    words: str
    urgent: bool


class AlertStrip(QLabel):
    """At most two notices, most urgent first, and the end of the run. A label, for screen readers."""

    def __init__(self, look: Look) -> None:
        """Create it empty, of no height."""
        super().__init__()
        self._palette, self._sizes = look.palette, look.sizes
        self._end = ""
        self._notices: tuple[Notice, ...] = ()
        self._blocks: list[TextBlock] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown."""
        return self._notices

    def wear(self, look: Look) -> None:
        """Draw like this from now on."""
        self._palette, self._sizes = look.palette, look.sizes
        self._arrange()

    def show_alerts(self, alerts: Sequence[Alert], *, end: str = "") -> None:
        """Show the most urgent alerts; `end` says that the run is over, or is empty."""
        ends = (Notice(icon="end", words=plain_sentence(end), urgent=False),) if end else ()
        notices = (*ends, *(_notice(alert) for alert in alerts))[:MOST_ALERTS]
        if notices == self._notices:
            return
        new_words = [notice.words for notice in notices if not self._is_told(notice)]
        self._notices = notices
        self.setAccessibleName(". ".join(notice.words for notice in notices))
        self._arrange()
        if new_words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join(new_words)))

    def _is_told(self, notice: Notice) -> bool:
        """Tell whether it was there before: with another count it is the same, another message is none."""
        said = AlertKind.MESSAGE.value
        return any(
            old.icon == notice.icon and (old.icon != said or old.words == notice.words)
            for old in self._notices
        )

    def _arrange(self) -> None:
        room = max(40.0, self.width() - self._words_x() - self._pad())
        font = self._sizes.alert()
        right = self.isRightToLeft()
        self._blocks = [
            lay_out(notice.words, font, room, right=right, most_lines=_LINES) for notice in self._notices
        ]
        self.setFixedHeight(round(sum(self._height(block) + self._gap() for block in self._blocks)))
        self.setVisible(bool(self._blocks))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of what is shown."""
        return QSize(self.width(), self.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Begin where another language begins, also what reads the same in both."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Break the lines anew."""
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the notices one below the other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for notice, block in zip(self._notices, self._blocks, strict=True):
            self._draw(painter, notice, block, top)
            top += self._height(block) + self._gap()

    def _draw(self, painter: QPainter, notice: Notice, block: TextBlock, top: float) -> None:
        palette = self._palette
        ground = palette.alert_ground if notice.urgent else palette.message_ground
        ink = palette.alert_text if notice.urgent else palette.message_text
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        radius = self._sizes.margin(0.4)
        painter.drawRoundedRect(QRectF(0, top, self.width(), self._height(block)), radius, radius)
        side = self._icon_side()
        x = self.width() - self._pad() - side if self.isRightToLeft() else self._pad()
        y = top + self._inset() + (block.height / block.lines - side) / 2
        draw_icon(painter, notice.icon, ink, QRectF(x, y, side, side))
        painter.setPen(QColor(ink))
        words_x = self._pad() if self.isRightToLeft() else self._words_x()
        block.draw(painter, words_x, top + self._inset())

    def _height(self, block: TextBlock) -> float:
        return block.height + 2 * self._inset()

    def _words_x(self) -> float:
        return self._pad() + 1.35 * self._icon_side()

    def _icon_side(self) -> float:
        return 1.3 * self._sizes.alert().pixelSize()

    def _pad(self) -> float:
        return self._sizes.margin(0.5)

    def _inset(self) -> float:
        return self._sizes.margin(0.2)

    def _gap(self) -> float:
        return self._sizes.margin(0.2)


def _notice(alert: Alert) -> Notice:
    words = isolate(plain(alert.text, _LONGEST))
    if alert.kind is AlertKind.MESSAGE:
        words = QCoreApplication.translate("Overlay", "Message: {text}").replace("{text}", words)
    elif alert.kind is AlertKind.SHOP:
        told = QCoreApplication.translate("Overlay", "The shop file has a mistake; its last good facts stay.")
        words = f"{told} {words}"
    elif alert.kind is AlertKind.UNSAVED:
        words = QCoreApplication.translate(
            "Overlay",
            "This live can't be saved: %Ln comments in memory alone. Free some space, or put the disk back.",
            None,
            alert.people,
        )
    elif alert.kind is AlertKind.FLOOD:  # its text is an advert, and nothing to read out on air
        words = QCoreApplication.translate("Overlay", "%Ln people paste the same text", None, alert.people)
    elif alert.people:
        people = QCoreApplication.translate("Overlay", "%Ln people", None, alert.people)
        words = f"{people}: {words}"
    return Notice(icon=alert.kind.value, words=words, urgent=alert.kind not in _CALM)
