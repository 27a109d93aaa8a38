"""What a live of before is called, in every window alike."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from copilot.settings import named
from copilot.ui.plain import isolate, plain

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST: Final = 80
_DAY_S: Final = 86_400


def live_name(name: str, at: float) -> str:
    """Return a live's name and when it began: ``demo  ·  today 22:36``."""
    return f"{isolate(plain(name, _LONGEST))}  ·  {when(at)}"


def name_of(path: Path) -> str:
    """Return the same for a session file; of one that somebody named, its name."""
    known = named(path)
    return live_name(*known) if known else isolate(plain(path.stem, _LONGEST))


def when(at: float) -> str:
    """Return a day and time as one says it, with Western digits."""
    moment = QDateTime.fromSecsSinceEpoch(int(at))
    days = QDateTime.currentDateTime().date().toJulianDay() - moment.date().toJulianDay()
    clock = isolate(moment.time().toString("HH:mm"))
    if at <= time.time() + _DAY_S and days == 0:
        return QCoreApplication.translate("Control", "today {time}").replace("{time}", clock)
    day = QLocale(QLocale.Language.English).toString(moment.date(), "yyyy-MM-dd")
    return f"{isolate(day)} {clock}"
