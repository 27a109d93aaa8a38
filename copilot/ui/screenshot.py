"""A picture of the overlay, for the headless demo and for a designer's eye."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from copilot.errors import RunError

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.ui.overlay import Overlay

_AROUND = 36
_SHADOW = 18


def save_screenshot(overlay: Overlay, path: Path, *, scale: float = 2.0) -> None:
    """Save the overlay as a PNG on a soft neutral ground, at `scale` pixels a point.

    Raises:
        RunError: The file can't be written.
    """
    QApplication.processEvents()
    width, height = overlay.width() + 2 * _AROUND, overlay.height() + 2 * _AROUND
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(overlay.look.palette.backdrop))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_shadow(painter, QRectF(overlay.ground()).translated(_AROUND, _AROUND))
    flags = QWidget.RenderFlag.DrawChildren
    overlay.render(painter, QPoint(_AROUND, _AROUND), renderFlags=flags)
    painter.end()
    if not image.save(str(path), "PNG"):  # type: ignore[call-overload]
        raise RunError(f"The picture {path} can't be written. Choose a folder that exists and is writable.")


def _draw_shadow(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(_SHADOW, 0, -1):
        painter.setBrush(QColor(20, 10, 15, 4))
        painter.drawRoundedRect(
            box.adjusted(-spread, 6 - spread, spread, 6 + spread), 16 + spread, 16 + spread
        )
