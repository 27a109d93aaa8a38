"""Letting the mouse through the overlay to what lies below, with ways back that always work.

Three ways, since none works everywhere: a small handle beside the window that always takes the mouse,
the key that switched it (as long as the window has the keyboard), and Control, which makes the window
touchable for as long as it is held wherever the system tells which keys are down (not on Wayland).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from copilot.ui.icons import draw_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.ui.theme import Palette
    from copilot.ui.through_x11 import InputShape

HOLD = Qt.KeyboardModifier.ControlModifier
LOOK_EVERY_MS = 60
_SIDE = 44  # points: what a finger or a hurried mouse finds


class ClickThrough(QObject):
    """Whether the mouse goes through a window.

    Signals:
        changed: It was switched on or off (not: a key is held for a moment).
        handle_shown: The handle's window stands on the screen; carries the widget.
    """

    changed = Signal(bool)
    handle_shown = Signal(object)

    def __init__(
        self,
        window: QWidget,
        palette: Palette,
        *,
        held: Callable[[], Qt.KeyboardModifier] = QGuiApplication.queryKeyboardModifiers,
    ) -> None:
        """Create it switched off.

        Args:
            window: The window.
            palette: Colours of the handle.
            held: Tells which modifier keys are down now.
        """
        super().__init__(window)
        self._window = window
        self._held = held
        self._on = self._is_through = False
        self._shape: InputShape | None = None
        self._handle = Handle(window, palette)
        self._handle.pressed.connect(self._end)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._apply)

    @property
    def on(self) -> bool:
        """The mouse goes through unless the key is held."""
        return self._on

    @property
    def handle(self) -> Handle:
        """The small window that leads back."""
        return self._handle

    def set_on(self, wanted: bool) -> None:  # noqa: FBT001 (one plain switch)
        """Let the mouse through, or take it again."""
        if wanted == self._on:
            return
        self._on = wanted
        if wanted:
            self._look.start()
            self.place_handle()
            self._handle.show()
            self._handle.raise_()
            self.handle_shown.emit(self._handle)
        else:
            self._look.stop()
            self._handle.hide()
        self._apply()
        self.changed.emit(wanted)

    def wear(self, palette: Palette) -> None:
        """Draw the handle in these colours."""
        self._handle.wear(palette)

    def place_handle(self) -> None:
        """Keep the handle on the window's upper corner where reading ends, half outside: it covers no words.

        Where the screen ends there, as for a window that fills it, the handle stays on the screen.
        """
        box, screen = self._window.frameGeometry(), self._window.screen().geometry()
        x = (box.left() if self._window.isRightToLeft() else box.right()) - _SIDE // 2
        y = box.top() - _SIDE // 2
        self._handle.move(max(screen.left(), min(x, screen.right() + 1 - _SIDE)), max(screen.top(), y))

    def close(self) -> None:
        """Take the mouse again."""
        self.set_on(False)

    def _end(self) -> None:
        self.set_on(False)

    def _apply(self) -> None:
        through = self._on and not self._held() & HOLD
        window = self._window.windowHandle()
        if window is None or through == self._is_through:
            return
        self._is_through = through
        if through and self._shape is None:
            self._shape = _input_shape()
        if self._shape is not None:
            self._shape.let_through(int(window.winId()), through=through)
        else:
            window.setFlag(Qt.WindowType.WindowTransparentForInput, through)


class Handle(QWidget):
    """A button in a window of its own, above the window that lets the mouse through.

    Signals:
        pressed: Somebody wants to touch the window again.
    """

    pressed = Signal()

    def __init__(self, window: QWidget, palette: Palette) -> None:
        """Create it hidden, to stand above `window`."""
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        super().__init__(window, flags)
        self._palette = palette
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setWindowTitle("Live Copilot")
        self.wear(palette)

    def wear(self, palette: Palette) -> None:
        """Draw in these colours from now on."""
        self._palette = palette
        self.setAccessibleName(QCoreApplication.translate("Overlay", "Let the mouse touch the cards again"))
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Be called in the application's language what it is."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.wear(self._palette)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        """Take the press."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._palette.raised))
        painter.setPen(QPen(QColor(self._palette.accent), 2))
        painter.drawEllipse(QRectF(2, 2, _SIDE - 4, _SIDE - 4))
        draw_icon(painter, "touch", self._palette.accent, QRectF(11, 11, _SIDE - 22, _SIDE - 22))


def _input_shape() -> InputShape | None:
    """Return what lets the mouse alone through on X11; None where Qt's flag does that."""
    if QGuiApplication.platformName() != "xcb":
        return None
    from copilot.ui.through_x11 import InputShape  # noqa: PLC0415 - only there

    try:
        return InputShape()
    except OSError:
        return None
