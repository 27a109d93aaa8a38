"""Small widgets that every page of the windows is made of. Words are always plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from copilot.ui.plain import isolate
from copilot.ui.style import icon, scaled
from copilot.ui.wrapped import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

    from copilot.ui.theme import Palette


_DRAWING = 16  # pixels beside text of the usual size
AFTER_ICON = "\u2002"
"""Between a drawing and its words: Qt's style sheets know no such distance."""


def label(words: str, role: str = "") -> QLabel:
    """Return words; `role` is ``heading``, ``hero``, ``dim``, ``bad`` or empty."""
    made = WrappedLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words)
    made.setWordWrap(True)
    right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    edge = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(edge | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    if role:
        made.setProperty(role, "true")
    return made


def numbered(steps: Iterable[QLabel]) -> QGridLayout:
    """Return steps one below the other, with their numbers in a column of their own."""
    made = QGridLayout()
    made.setHorizontalSpacing(8)
    made.setVerticalSpacing(10)
    made.setColumnStretch(1, 1)
    for place, step in enumerate(steps, 1):
        number = label(f"{isolate(str(place))}.")
        made.addWidget(number, place, 0, Qt.AlignmentFlag.AlignTop)
        made.addWidget(step, place, 1)
    return made


def file_kind(name: str, *endings: str) -> str:
    """Return a file dialog's filter: its name, the endings from the left in either language."""
    return f"{name} \u200e({' '.join(f'*.{ending}' for ending in endings)})"


def button(
    words: str,
    act: Callable[[], object],
    *,
    name: str = "",
    palette: Palette | None = None,
    main: bool = False,
    tall: bool = False,
) -> QPushButton:
    """Return a button that calls `act`.

    Args:
        words: What it says.
        act: What it does.
        name: Its drawing; empty for none.
        palette: Colours of the drawing.
        main: It is the page's main one.
        tall: It is what a window is there for: easily hit.
    """
    made = _Pressed()
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - what `clicked` carries is not for `act`
    made.setAutoDefault(False)
    if main:
        made.setProperty("main", "true")
    if tall:
        made.setProperty("tall", "true")
    if name and palette is not None:
        colour, disabled = (palette.ground, palette.text) if main else (palette.text, palette.dim)
        made.setIcon(icon(name, colour, disabled=disabled))
        made.setIconSize(drawing_size())
    say(made, words)
    return made


class _Pressed(QPushButton):
    """A button that Enter presses as the space bar does, but only where the focus is on it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Press it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def drawing_size() -> QSize:
    """Return the size of a drawing beside words: it grows with them."""
    return QSize(scaled(_DRAWING), scaled(_DRAWING))


def say(pressed: QPushButton, words: str) -> None:
    """Write words on a button, apart from its drawing where it has one."""
    pressed.setText(words if pressed.icon().isNull() else f"{AFTER_ICON}{words}")
    pressed.setAccessibleName(words)


def forward() -> str:
    """Return the drawing that points where reading goes on."""
    right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return "previous" if right else "next"


def backward() -> str:
    """Return the drawing that points back to where reading began."""
    return "next" if forward() == "previous" else "previous"


def card(*, role: str = "card", down: bool = True) -> tuple[QFrame, QBoxLayout]:
    """Return a framed area and its layout; `role` is ``card``, ``notice`` or ``alarm``."""
    frame = QFrame()
    frame.setProperty(role, "true")
    inside: QBoxLayout = QVBoxLayout(frame) if down else QHBoxLayout(frame)
    inside.setContentsMargins(18, 14, 18, 14)
    inside.setSpacing(10)
    return frame, inside


def row(*items: QWidget | int) -> QHBoxLayout:
    """Return items side by side; a number is a stretch. For what may be wider than its window: `FlowRow`."""
    made = QHBoxLayout()
    made.setSpacing(10)
    for item in items:
        made.addStretch(item) if isinstance(item, int) else made.addWidget(item)
    return made


def page(heading: str, explained: str = "", *, tip: str = "") -> tuple[QWidget, QVBoxLayout]:
    """Return an empty page with its heading, whose tooltip is `tip`, and its layout."""
    made = QWidget()
    rows = QVBoxLayout(made)
    rows.setContentsMargins(24, 20, 24, 20)
    rows.setSpacing(14)
    title = label(heading, "heading")
    title.setToolTip(tip)
    rows.addWidget(title)
    if explained:
        rows.addWidget(label(explained, "dim"))
    return made, rows
