"""Letting the mouse through a window of X11 without the keys: Qt's own flag keeps those from it too.

The window's input shape is made empty, or as large as the window again, through python-xlib.
"""

from __future__ import annotations

from Xlib import X, display, error
from Xlib.ext import shape


class InputShape:
    """A connection to the X server of its own."""

    def __init__(self) -> None:
        """Connect.

        Raises:
            OSError: There is no X server, it lets nobody in, or it knows no shapes.
        """
        try:
            self._display = display.Display()
        except (error.DisplayError, error.XError) as fault:
            raise OSError(str(fault)) from fault
        if not self._display.has_extension("SHAPE"):
            raise OSError("no shapes")

    def let_through(self, window: int, *, through: bool) -> None:
        """Let the mouse through the window of this id, or give the mouse back to it."""
        shaped = self._display.create_resource_object("window", window)
        if through:
            shaped.shape_rectangles(shape.SO.Set, shape.SK.Input, X.Unsorted, 0, 0, [])
        else:
            shaped.shape_mask(shape.SO.Set, shape.SK.Input, 0, 0, X.NONE)
        self._display.sync()
