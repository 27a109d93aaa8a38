"""Where the files live that ship with the product. The one place that knows."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_assets"
_CHECKOUT = Path(__file__).parent.parent / "assets"


def asset(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``asset("fonts", "OFL.txt")``."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
