"""The log that a user can send to whoever helps her: what happened and where in the code, and nobody in it.

A log is looked at when something went wrong, and gets mailed around. So no words of viewers, no names, no ids
and no tokens may be in it, whatever breaks. Our own messages are written to hold none; where they say where
a file lies, the user's own folder, which is called after her, is cut off. What others' libraries say is left
out but for its origin, since they quote what they work on; so is the text of every exception. Of those the
kind is kept, and the lines of code it passed.
"""

from __future__ import annotations

import logging
import os
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from copilot import __version__

NAME: Final = "live-copilot.log"
_LARGEST: Final = 1_000_000
"""Bytes of one file; there are three more behind it."""

_OLDER: Final = 3
_OURS: Final = "copilot"
_DEEPEST: Final = 8
"""Causes of an exception that are told."""

log = logging.getLogger(__name__)


def keep_log(folder: Path) -> None:
    """Write what happens from now on to a file in a folder; where that can't be, go on without."""
    handler = _Book(folder / NAME)
    handler.setFormatter(_Impersonal())
    logging.getLogger().addHandler(handler)
    logging.getLogger(_OURS).setLevel(min(logging.INFO, logging.getLogger().level))
    log.info("Live Copilot %s, Python %s, %s", __version__, sys.version.split()[0], platform.system())


def show_log() -> None:
    """Show everything that is logged on standard error, as it stands: for whoever looks for a fault."""
    shown = logging.StreamHandler()
    shown.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logging.getLogger().addHandler(shown)
    for name in ("", _OURS):
        logging.getLogger(name).setLevel(logging.DEBUG)


class _Book(RotatingFileHandler):
    """A file that is begun with the first line, seen by its owner alone, and never a reason to fail."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8", delay=True)
        self.addFilter(lambda record: record.levelno >= logging.INFO)

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return open(
            self.baseFilename, "a", encoding=self.encoding, opener=lambda name, how: os.open(name, how, 0o600)
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Go on: a full disk or a folder that is gone is told where it matters."""


class _Impersonal(logging.Formatter):
    """Writes a record without what it may quote."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a line, and one for each line of code that an exception passed."""
        moment = time.strftime("%Y-%m-%d %H:%M:%S%z", time.localtime(record.created))
        is_ours = record.name.partition(".")[0] == _OURS
        said = _homeless(record.getMessage()) if is_ours else f"(in line {record.lineno} of {record.module})"
        lines = [f"{moment} {record.levelname} {record.name}: {' '.join(said.split())}"]
        if record.exc_info and record.exc_info[1]:
            lines += _told(record.exc_info[1])
        return "\n".join(lines)


def _homeless(said: str) -> str:
    with suppress(RuntimeError):  # nobody's home is known
        return said.replace(str(Path.home()), "~")
    return said


def _told(fault: BaseException | None) -> Iterator[str]:
    for _ in range(_DEEPEST):
        if fault is None:
            return
        yield f"    {type(fault).__module__}.{type(fault).__qualname__}"
        for frame in traceback.extract_tb(fault.__traceback__):
            place = "/".join(Path(frame.filename).parts[-3:])  # the folders before are the user's own
            yield f"        {place}:{frame.lineno} {frame.name}"
        fault = fault.__cause__ or fault.__context__
