"""What every page of the control window is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from copilot.ui.background import Background
from copilot.ui.choices import Choices
from copilot.ui.desk import Desk
from copilot.ui.global_keys import GlobalKeys
from copilot.ui.shelf import Shelf
from copilot.ui.stage import Stage
from copilot.ui.theme import Palette
from copilot.ui.updates import Updates


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The things that pages share.

    Attributes:
        desk: What stands behind the windows.
        stage: The run under way.
        choices: What the user chose.
        shelf: The chosen shop file.
        background: Where work is done that takes long.
        network: Where platforms are asked, which may take half a minute.
        palette: The colours of now.
        open_overlay: Shows the overlay, touchable and on the screen.
        open_folder: Shows the folder of sessions.
        open_logs: Shows the folder of logs.
        keys: The keys that work in other programs too.
        open_review: Shows the review of a session file.
        compare: Shows the lives of the folder of sessions side by side.
        updates: Tell whether there is a newer version.
    """

    desk: Desk
    stage: Stage
    choices: Choices
    shelf: Shelf
    background: Background
    network: Background
    palette: Palette
    open_overlay: Callable[[], None]
    open_folder: Callable[[], None]
    open_logs: Callable[[], None]
    keys: GlobalKeys
    open_review: Callable[[Path], None]
    compare: Callable[[], None]
    updates: Updates
