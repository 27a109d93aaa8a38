"""The thin parts around the cards: the status line above and the key hints below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from copilot.domain.board import PlatformState, PlatformStatus, Showing
from copilot.ui.plain import isolate, plain
from copilot.ui.segments import Flow, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.theme import Palette, Sizes

_NAMES = {"tiktok": "TikTok", "facebook": "Facebook", "instagram": "Instagram"}
_LONGEST_NAME = 30
_LONGEST_DETAIL = 120
_FRESH_S = 10
_STALE_S = 30
_MINUTE_S = 60
_SAY_MS = 4000


class Strip(QWidget):
    """A row or more of small pieces, as high as they need."""

    def __init__(self, palette: Palette, sizes: Sizes, *, most_rows: int) -> None:
        """Create an empty strip that takes at most so many rows."""
        super().__init__()
        self._palette = palette
        self._sizes = sizes
        self._most_rows = most_rows
        self._segments: tuple[Segment, ...] = ()
        self._flow: Flow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What is shown."""
        return self._segments

    def set_sizes(self, sizes: Sizes) -> None:
        """Draw in these sizes from now on."""
        self._sizes = sizes
        self._arrange()

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these pieces; nothing happens if they are there already."""
        if tuple(segments) == self._segments:
            return
        self._segments = tuple(segments)
        self.setAccessibleName(". ".join(f"{s.key} {s.words}".strip() for s in self._segments))
        self._arrange()

    def _arrange(self) -> None:
        right = self.isRightToLeft()
        self._flow = Flow(self._segments, self._sizes, self.width(), right=right, most_rows=self._most_rows)
        self.setFixedHeight(max(0, round(self._flow.height)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of what is shown."""
        return QSize(self.width(), round(self._flow.height) if self._flow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Flow into the new width."""
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the pieces."""
        if self._flow is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._flow.draw(painter, self._palette, 0, 0)


class StatusLine(Strip):
    """How each platform is doing, what is on air, how old the newest comment is."""

    def __init__(self, palette: Palette, sizes: Sizes) -> None:
        """Create it empty."""
        super().__init__(palette, sizes, most_rows=4)

    def show_status(
        self, statuses: Sequence[PlatformStatus], showing: Showing | None, age: float | None
    ) -> None:
        """Show the state of things.

        Args:
            statuses: One per platform.
            showing: The product on air, or None.
            age: Seconds since the newest comment, or None before the first.
        """
        segments = [self._platform(status) for status in statuses]
        segments.append(self._age(age))
        if showing is not None:
            segments.append(self._showing(showing))
        segments += [self._detail(status) for status in statuses if _needs_detail(status)]
        self.show_segments(segments)

    def _platform(self, status: PlatformStatus) -> Segment:
        word = _state_word(status.state)
        name = isolate(platform_name(status.platform))
        colour = {
            PlatformState.LIVE: self._palette.good,
            PlatformState.FAILED: self._palette.bad,
        }.get(status.state, self._palette.accent)
        words = f"{name} · {word}" if status.state is not PlatformState.LIVE else name
        return Segment(words=words, icon=status.state.value, colour=colour)

    def _showing(self, showing: Showing) -> Segment:
        name = isolate(plain(showing.name or showing.code, 2 * _LONGEST_NAME))
        words = QCoreApplication.translate("Overlay", "On air: {product}").replace("{product}", name)
        return Segment(
            words=words, icon="on_air", colour=self._palette.text, tinted=True, ground=self._palette.raised
        )

    def _age(self, age: float | None) -> Segment:
        stale = age is not None and age >= _STALE_S
        colour = self._palette.accent if stale else self._palette.dim
        return Segment(words=age_words(age), icon="clock", colour=colour, tinted=stale, to_end=True)

    def _detail(self, status: PlatformStatus) -> Segment:
        words = f"{isolate(platform_name(status.platform))}: {plain(status.detail, _LONGEST_DETAIL)}"
        return Segment(words=words, colour=self._palette.bad, icon="failed", tinted=True)


class Footer(Strip):
    """Which key does what, and for a moment what a key just did."""

    def __init__(self, palette: Palette, sizes: Sizes) -> None:
        """Create it with the hints."""
        super().__init__(palette, sizes, most_rows=1)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_SAY_MS)
        self._back.timeout.connect(self.show_hints)

    def show_hints(self) -> None:
        """Show the keys."""
        self._back.stop()
        dim = self._palette.dim
        self.show_segments(
            [
                Segment(key="1–5", words=QCoreApplication.translate("Overlay", "answered"), colour=dim),
                self._undo_hint(),
                Segment(key="+  −", words=QCoreApplication.translate("Overlay", "size"), colour=dim),
                Segment(key="H", words=QCoreApplication.translate("Overlay", "hide"), colour=dim),
                Segment(key="F", words=QCoreApplication.translate("Overlay", "full screen"), colour=dim),
            ]
        )

    def say_answered(self, title: str) -> None:
        """Show for a few seconds which question was marked, and how to take it back."""
        words = QCoreApplication.translate("Overlay", "Answered: {title}")
        words = words.replace("{title}", isolate(plain(title, _LONGEST_NAME)))
        mark = Segment(words=words, icon="check", colour=self._palette.good, tinted=True)
        self.show_segments([self._undo_hint(), mark])
        self._back.start()

    def _undo_hint(self) -> Segment:
        words = QCoreApplication.translate("Overlay", "undo")
        return Segment(key="backspace", key_icon=True, words=words, colour=self._palette.dim)


def platform_name(platform: str) -> str:
    """Return a platform's own spelling, or any other word bounded."""
    return _NAMES.get(platform) or plain(platform, _LONGEST_NAME)


def age_words(age: float | None) -> str:
    """Return how old the newest comment is, in steps that keep the line calm."""
    if age is None:
        return QCoreApplication.translate("Overlay", "No comments yet")
    if age < _FRESH_S:
        return QCoreApplication.translate("Overlay", "Newest comment: just now")
    if age < _MINUTE_S:
        tens = int(age // 10) * 10
        return QCoreApplication.translate("Overlay", "Newest comment: %n s ago", None, tens)
    minutes = int(age // _MINUTE_S)
    return QCoreApplication.translate("Overlay", "Newest comment: %n min ago", None, minutes)


def _needs_detail(status: PlatformStatus) -> bool:
    return status.state is PlatformState.FAILED and bool(status.detail)


def _state_word(state: PlatformState) -> str:
    words = {
        PlatformState.LIVE: QCoreApplication.translate("Overlay", "live"),
        PlatformState.CONNECTING: QCoreApplication.translate("Overlay", "connecting"),
        PlatformState.WAITING: QCoreApplication.translate("Overlay", "waiting for the live"),
        PlatformState.OFFLINE: QCoreApplication.translate("Overlay", "offline"),
        PlatformState.FAILED: QCoreApplication.translate("Overlay", "failed"),
    }
    return words[state]
