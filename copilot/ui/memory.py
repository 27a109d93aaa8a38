"""Where the overlay stood and how large it was, from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray

from copilot.ui.theme import USUAL_PT, bounded_opacity

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_GEOMETRY = "overlay/geometry"
_TITLE_PT = "overlay/title_pt"
_OPACITY = "overlay/opacity"
_THEME = "overlay/theme"


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
        return self._figure(_TITLE_PT, USUAL_PT)

    def opacity(self) -> float:
        """Return the kept opacity of the grounds, or 1."""
        return bounded_opacity(self._figure(_OPACITY, 1.0))

    def theme(self) -> str:
        """Return the kept theme, or an empty string."""
        return str(self._settings.value(_THEME, "")) if self._settings is not None else ""

    def restore(self, window: QWidget) -> bool:
        """Bring the window where it was; return False if that is not known."""
        kept = self._settings.value(_GEOMETRY) if self._settings is not None else None
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep_place(self, window: QWidget) -> None:
        """Note where the window is."""
        if self._settings is not None:
            self._settings.setValue(_GEOMETRY, window.saveGeometry())

    def keep_look(self, *, title_pt: float, opacity: float) -> None:
        """Note how the window looks."""
        if self._settings is not None:
            self._settings.setValue(_TITLE_PT, title_pt)
            self._settings.setValue(_OPACITY, opacity)

    def keep_theme(self, theme: str) -> None:
        """Note the colours that were chosen."""
        if self._settings is not None:
            self._settings.setValue(_THEME, theme)

    def _figure(self, key: str, usual: float) -> float:
        kept = self._settings.value(key, usual) if self._settings is not None else usual
        try:
            return float(str(kept))
        except ValueError:
            return usual
