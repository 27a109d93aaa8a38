"""The drawings of one family: SVG on a grid of 24, lines of 2, in whatever colour is asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from copilot.assets import asset

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter


def draw_icon(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Draw the icon `name` into the square `box`, sharp at any scale."""
    _renderer(name, colour).render(painter, box)


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = asset("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(drawing.encode()))
