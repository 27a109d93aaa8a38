"""Where the overlay stood and how large it was, from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray

from copilot.ui.theme import USUAL_PT

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

_GEOMETRY = "overlay/geometry"
_TITLE_PT = "overlay/title_pt"


class Settings(Protocol):
    """What the overlay needs to remember itself; QSettings is one."""

    def value(self, key: str, default: object = None, /) -> object:
        """Return what was kept under `key`."""

    def setValue(self, key: str, value: object, /) -> None:  # noqa: N802 (Qt's name)
        """Keep `value` under `key`."""


class WindowMemory:
    """Keeps a window's geometry and the size of its titles in `Settings`, or nowhere."""

    def __init__(self, settings: Settings | None) -> None:
        """Remember in `settings`; None forgets."""
        self._settings = settings

    def title_pt(self) -> float:
        """Return the kept size of a title in points, or the usual one."""
        kept = self._settings.value(_TITLE_PT, USUAL_PT) if self._settings is not None else USUAL_PT
        try:
            return float(str(kept))
        except ValueError:
            return USUAL_PT

    def restore(self, window: QWidget) -> bool:
        """Bring the window where it was; return False if that is not known."""
        kept = self._settings.value(_GEOMETRY) if self._settings is not None else None
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep(self, window: QWidget, title_pt: float) -> None:
        """Note where the window is and the size of its titles."""
        if self._settings is not None:
            self._settings.setValue(_GEOMETRY, window.saveGeometry())
            self._settings.setValue(_TITLE_PT, title_pt)


def resize_on_screen(window: QWidget, size: QSize) -> None:
    """Give `window` this size as far as its screen allows, and bring it back onto the screen."""
    room = window.screen().availableGeometry()
    window.resize(size.boundedTo(room.size()))
    left = max(room.left(), min(window.x(), room.right() + 1 - window.width()))
    top = max(room.top(), min(window.y(), room.bottom() + 1 - window.height()))
    window.move(left, top)
