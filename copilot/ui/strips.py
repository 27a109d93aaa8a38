"""Thin rows of small pieces around the cards, and the status line, which is one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from copilot.domain.board import PlatformState, PlatformStatus, Showing
from copilot.ui.capture import Capture
from copilot.ui.plain import isolate, plain
from copilot.ui.platforms import is_over, platform_name, reason_words, state_colour, state_word
from copilot.ui.segments import Flow, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.ui.theme import Look

_LONGEST_NAME = 60
_FRESH_S = 10
_STALE_S = 30
_MINUTE_S = 60


class Strip(QLabel):
    """A row or more of small pieces, as high as they need. A label, for screen readers: it draws itself."""

    def __init__(self, look: Look, *, most_rows: int) -> None:
        """Create an empty strip that takes at most so many rows."""
        super().__init__()
        self._palette, self._sizes = look.palette, look.sizes
        self.most_rows = most_rows
        self._segments: tuple[Segment, ...] = ()
        self._flow: Flow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What is shown."""
        return self._segments

    def wear(self, look: Look) -> None:
        """Draw like this from now on."""
        self._palette, self._sizes = look.palette, look.sizes
        self._arrange()

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Show these pieces; nothing happens if they are there already."""
        if tuple(segments) == self._segments:
            return
        self._segments = tuple(segments)
        self.setAccessibleName(". ".join(f"{s.key} {s.spoken or s.words}".strip() for s in self._segments))
        self._arrange()

    def _arrange(self) -> None:
        right = self.isRightToLeft()
        self._flow = Flow(self._segments, self._sizes, self.width(), right=right, most_rows=self.most_rows)
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

    def __init__(self, look: Look) -> None:
        """Create it empty."""
        super().__init__(look, most_rows=6)

    def show_status(
        self,
        statuses: Sequence[PlatformStatus],
        showing: Showing | None,
        age: float | None,
        *,
        missed: int = 0,
        reading: bool = True,
        capture: Capture | None = None,
    ) -> None:
        """Show the state of things.

        Args:
            statuses: One per platform.
            showing: The product on air, or None.
            age: Seconds since the newest comment, or None before the first.
            missed: Comments that are thought to be missing.
            reading: A run is under way; afterwards only what went wrong is of use, and nothing has an age.
            capture: Whether screen capture sees the window, as verified; None for nothing to say.
        """
        if reading:
            segments = [self._platform(status) for status in statuses]
            segments.append(self._age(age, over=bool(statuses) and all(map(is_over, statuses))))
        else:
            statuses = [status for status in statuses if status.state is PlatformState.FAILED]
            segments = [self._platform(status) for status in statuses]
        if showing is not None:
            segments.append(self._showing(showing))
        if missed:
            words = QCoreApplication.translate("Overlay", "About %Ln comments did not arrive", None, missed)
            segments.append(Segment(words=words, icon="missed", colour=self._palette.accent, tinted=True))
        told = [status for status in statuses if _needs_reason(status)]
        segments += [self._reason(status) for status in told if status.state is PlatformState.FAILED]
        if capture is not None:
            segments.append(self._capture(capture))
        segments += [self._reason(status) for status in told if status.state is not PlatformState.FAILED]
        self.show_segments(segments)

    def _platform(self, status: PlatformStatus) -> Segment:
        word = state_word(status)
        name = isolate(platform_name(status.platform))
        said = f"{name} · {word}"
        words = said if status.state is not PlatformState.LIVE else name
        colour = state_colour(status, self._palette)
        return Segment(words=words, icon=status.state.value, colour=colour, spoken=said)

    def _capture(self, capture: Capture) -> Segment:
        if capture is Capture.HIDDEN:
            words = QCoreApplication.translate("Overlay", "Not in screen capture")
            return Segment(words=words, icon="hidden", colour=self._palette.good)
        words = QCoreApplication.translate("Overlay", "Seen in screen capture")
        return Segment(words=words, icon="seen", colour=self._palette.dim)

    def _showing(self, showing: Showing) -> Segment:
        name = isolate(plain(showing.name or showing.code, _LONGEST_NAME))
        words = QCoreApplication.translate("Overlay", "On air: {product}").replace("{product}", name)
        return Segment(
            words=words, icon="on_air", colour=self._palette.text, tinted=True, ground=self._palette.raised
        )

    def _age(self, age: float | None, *, over: bool) -> Segment:
        stale = age is not None and age >= _STALE_S and not over
        colour = self._palette.accent if stale else self._palette.dim
        return Segment(words=age_words(age), icon="clock", colour=colour, tinted=stale, to_end=True)

    def _reason(self, status: PlatformStatus) -> Segment:
        words = f"{isolate(platform_name(status.platform))}: {reason_words(status)}"
        failed = status.state is PlatformState.FAILED
        colour = self._palette.bad if failed else self._palette.dim
        return Segment(words=words, colour=colour, icon=status.state.value, tinted=failed)


def age_words(age: float | None) -> str:
    """Return how old the newest comment is, in steps that keep the line calm."""
    if age is None:
        return QCoreApplication.translate("Overlay", "No comments yet")
    if age < _FRESH_S:
        return QCoreApplication.translate("Overlay", "Newest comment: just now")
    if age < _MINUTE_S:
        tens = int(age // 10) * 10
        return QCoreApplication.translate("Overlay", "Newest comment: %Ln s ago", None, tens)
    minutes = int(age // _MINUTE_S)
    return QCoreApplication.translate("Overlay", "Newest comment: %Ln min ago", None, minutes)


def _needs_reason(status: PlatformStatus) -> bool:
    return status.state is not PlatformState.LIVE and not is_over(status) and bool(reason_words(status))
