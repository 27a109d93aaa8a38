"""How large a window is beside its words, which it keeps when those grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from copilot.ui.screens import resize_on_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Proportions:
    """The size that hands or the system gave a window, in ems of its title.

    Full screens don't count, nor does what a window was given here and the screen cut short.
    """

    def __init__(self, window: QWidget, em: float) -> None:
        """Take the window's size of now, with an em of so many pixels."""
        self._window = window
        self._given = window.size()
        self._ems = _ems(self._given, em)

    def learn(self, em: float) -> None:
        """Take the window's size, if it was given another one since, for the one that it should have."""
        if not self._window.isFullScreen() and self._window.size() != self._given:
            self._given = self._window.size()
            self._ems = _ems(self._given, em)

    def pass_over(self) -> None:
        """Take the window's size of now for nobody's choice: that of a screen which it filled, say."""
        self._given = self._window.size()

    def keep(self, em: float) -> None:
        """Make the window as large as its words, whose em has so many pixels now, as far as screens allow."""
        if not self._window.isFullScreen():
            width, height = self._ems
            resize_on_screen(self._window, QSize(round(width * em), round(height * em)))
            self._given = self._window.size()

    def give_again(self) -> None:
        """Make the window again as large as it was given, in pixels of the screen where it is now."""
        resize_on_screen(self._window, self._given)


def _ems(size: QSize, em: float) -> tuple[float, float]:
    return size.width() / em, size.height() / em
