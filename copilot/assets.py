"""Where the files live that ship with the product. The one place that knows."""

from __future__ import annotations

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_assets"
_CHECKOUT = Path(__file__).parent.parent / "assets"


def asset(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``asset("fonts", "OFL.txt")``."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)


def licences() -> Path:
    """Return the list of what others made: a bundle's own, with every part in it, or else the one by hand."""
    collected = asset("licences", "NOTICES.md")
    return collected if collected.is_file() else asset("THIRD_PARTY_NOTICES.md")
