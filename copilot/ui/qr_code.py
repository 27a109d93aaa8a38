"""An address drawn as a QR code, for a phone's camera.

Black on white whatever the window's colours are, with the quiet zone of four modules that ISO/IEC 18004 asks
for: cameras look for dark on light, and many find nothing in an inverted code. A module is a whole number of
the screen's own pixels, so that no edge is grey.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
_LEAST_MODULE = 5  # points: from an arm's length, the camera of a cheap phone
_RADIUS = 4  # less than a module: the quiet zone stays whole


class QrCode(QWidget):
    """The code of one address."""

    def __init__(self, address: str) -> None:
        """Draw `address`."""
        super().__init__()
        import segno  # noqa: PLC0415 - the first window does not wait for what is drawn on demand

        code = segno.make(address, error="m", micro=False)
        self.matrix = tuple(bytes(line) for line in code.matrix)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size that a camera reads well."""
        side = (len(self.matrix) + 2 * QUIET) * _LEAST_MODULE
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 (Qt's name and argument)
        """Draw the code."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        black = QColor("black")
        for y, line in enumerate(self.matrix):
            x = 0
            for dark, run in groupby(line):
                width = len(list(run))
                if dark:
                    painter.fillRect(self._modules(x, y, width), black)
                x += width

    def _modules(self, x: int, y: int, width: int) -> QRect:
        side = _LEAST_MODULE
        return QRect((x + QUIET) * side, (y + QUIET) * side, width * side, side)
