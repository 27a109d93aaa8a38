"""Things that are drawn once and shown many times: while a card moves, only its place changes."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap


class Pictures:
    """Keeps what is on the screen, by what it shows."""

    def __init__(self) -> None:
        """Create it empty."""
        self._kept: dict[Hashable, QPixmap] = {}
        self._shown: set[Hashable] = set()

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self) -> None:
        """Draw everything anew from now on."""
        self._kept.clear()
        self._shown.clear()

    def forget_unseen(self) -> None:
        """Forget what was not shown since the last time: as many pictures stay as a screen holds."""
        self._kept = {key: self._kept[key] for key in self._shown if key in self._kept}
        self._shown.clear()

    def show(
        self, painter: QPainter, at: QPoint, what: Hashable, size: QSize, draw: Callable[[QPainter], None]
    ) -> None:
        """Show a picture with its upper left corner at `at`.

        Args:
            painter: Where.
            at: The corner.
            what: All that the picture depends on beside `size`.
            size: Of the picture.
            draw: Draws it at the origin; called only where it was not kept.
        """
        scale = painter.deviceTransform().m11()
        key = (what, size.width(), size.height(), scale)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = _drawn(size, scale, draw)
        self._shown.add(key)
        painter.drawPixmap(at, picture)


def _drawn(size: QSize, scale: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(max(1, math.ceil(size.width() * scale)), max(1, math.ceil(size.height() * scale)))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter)
    painter.end()
    return picture
