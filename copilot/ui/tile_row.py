"""Tiles of one width side by side, in as many rows of much the same number as the width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize

from copilot.ui.flow_row import FlowRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class TileRow(FlowRow):
    """A layout that fills its width: 7 tiles stand in a row of 7, or in rows of 4 and 3, not of 6 and 1."""

    def __init__(self, *widgets: QWidget, least: int = 0) -> None:
        """Lay out `widgets` in this order, from the reading edge.

        Args:
            widgets: The tiles.
            least: Pixels that a tile has at least; 0 for as many as the widest of them wants.
        """
        self._least = least
        super().__init__(*widgets)

    def minimumSize(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the size of one tile alone."""
        return QSize(self._width(), super().minimumSize().height())

    def _width(self) -> int:
        return self._least or max((item.sizeHint().width() for item in self._seen()), default=0)

    def _placed(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        items, gap = self._seen(), self.spacing()
        if not items:
            return []
        most = max(1, min(len(items), (width + gap) // (self._width() + gap)))
        rows = -(-len(items) // most)
        abreast = -(-len(items) // rows)
        wide = (width - gap * (abreast - 1)) / abreast
        placed: list[tuple[QLayoutItem, QRect]] = []
        y = 0
        for first in range(0, len(items), abreast):
            row = items[first : first + abreast]
            high = max(_height(item, int(wide)) for item in row)
            for place, item in enumerate(row):
                left, right = round(place * (wide + gap)), round(place * (wide + gap) + wide)
                placed.append((item, QRect(left, y, right - left, high)))
            y += high + gap
        return placed


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
