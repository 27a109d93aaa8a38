"""What earlier lives of a shop taught: the lessons lie in their session files, and go with them.

Part of the composition root. So a lesson is kept as long as the session that it came from, and a correction
made in the review counts for the next live.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from copilot.answers.shop import restored
from copilot.domain.lesson import Lesson
from copilot.errors import CopilotError
from copilot.grouping.lessons import taught
from copilot.pipeline import Pipeline
from copilot.settings import SUFFIX
from copilot.storage.session_file import SessionFile

MOST_SESSIONS: Final = 20
"""Earlier sessions that are asked, the latest first."""


def lessons_beside(path: Path, *, shop: str) -> list[Lesson]:
    """Return what was taught in the sessions of a shop that lie in the same folder, the latest first.

    Args:
        path: The session file that is about to begin; it is left out.
        shop: The shop's name, as its facts have it; sessions without facts belong to the shop without a name.
    """
    with suppress(OSError):
        others = [other for other in path.parent.glob(f"*{SUFFIX}") if other.name != path.name]
        latest = sorted(others, key=lambda other: other.stat().st_mtime, reverse=True)[:MOST_SESSIONS]
        return [lesson for other in latest for lesson in _of(other, shop)]
    return []


def _of(path: Path, shop: str) -> tuple[Lesson, ...]:
    """Return the lessons of one session; none where it is another shop's, in use or damaged."""
    try:
        with SessionFile.read(path) as file:
            name = restored(file.shop).shop.name if file.shop else ""
            lessons = file.lessons if name.casefold() == shop.casefold() else ()
        return _worked_out(path) if lessons is None else lessons
    except CopilotError:
        return ()


def _worked_out(path: Path) -> tuple[Lesson, ...]:
    """Return the lessons of a session that broke off or was corrected later, and keep them in it."""
    with SessionFile.read(path) as file:
        lessons = taught(Pipeline.folded(file.entries()))
    with suppress(CopilotError), SessionFile.open(path) as file:
        file.keep_lessons(lessons)
    return lessons
