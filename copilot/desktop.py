"""The command without words: opens the control window. Part of the composition root.

Apart from `copilot.app`, which loads everything that a live needs: here the first window comes first.
"""

from __future__ import annotations

from copilot.errors import RunError
from copilot.settings import Settings
from copilot.ui.display import has_display


def desktop(*, language: str = "") -> int:
    """Open the control window, or bring it to the front where it is open already."""
    if not has_display():
        raise RunError(
            "The control window needs a display, and there is none here. "
            "In the terminal: live-copilot demo, or live-copilot run --tiktok @name"
        )
    from copilot.desk import Backstage  # noqa: PLC0415 - Qt is loaded only where it is used
    from copilot.ui.desktop import run_desktop  # noqa: PLC0415 - likewise

    return run_desktop(Backstage(), home=Settings.load().home, language=language)
