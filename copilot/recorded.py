"""What recordings hold, whether comments as text or a session file. Part of the composition root."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from copilot.answers.shop import Shop
from copilot.connectors.recording import Recorded, Recording, read_recording
from copilot.domain.command import COPILOT, LoggedCommand
from copilot.domain.comment import RawComment
from copilot.domain.deletion import Deletion
from copilot.domain.log import Entry
from copilot.domain.question import ReadComment
from copilot.domain.written import many
from copilot.session import shop_of
from copilot.storage.session_file import SessionFile, is_session_file

_NAMED: Final = 10
"""Bad lines that are named before the rest is only counted."""


def items_of(paths: Sequence[Path]) -> list[Recorded]:
    """Return what recordings hold, in order of time; lines that can't be read are reported and left out."""
    return sorted((item for path in paths for item in _recorded(path)), key=lambda item: item.at)


def _recorded(path: Path) -> Iterator[Recorded]:
    if is_session_file(path):
        with SessionFile.read(path) as file:
            for entry in file.entries():
                if isinstance(entry, Deletion):
                    continue  # it is as if it had never been typed
                if not _is_own(entry):
                    yield _raw(entry) if isinstance(entry, ReadComment) else entry
        return
    recording = read_recording(path, ended_at=time.time())
    _report(recording)
    yield from recording.items


def _is_own(entry: Entry) -> bool:
    """Say whether the copilot found it out by itself: it will again."""
    return isinstance(entry, LoggedCommand) and entry.command.by == COPILOT


def _raw(entry: ReadComment) -> RawComment:
    comment = entry.comment
    return RawComment(
        platform=comment.platform,
        id=comment.id,
        author_id=comment.author,
        author_name="",
        text=comment.text,
        at=comment.at,
    )


def _report(recording: Recording) -> None:
    if not recording.bad:
        return
    first, total = recording.bad[0], len(recording.bad) + len(recording.items)
    lines = ", ".join(str(bad.number) for bad in recording.bad[:_NAMED])
    more = " …" if len(recording.bad) > _NAMED else ""
    print(
        f"{recording.name}: {len(recording.bad)} of {many(total, 'line')} could not be read. Left out: "
        f"{lines}{more} (line {first.number}: {first.reason}).",
        file=sys.stderr,
    )


def facts_in(recordings: Sequence[Path]) -> Shop | None:
    """Return the shop's facts of the first session file among recordings that holds some."""
    for path in filter(is_session_file, recordings):
        with SessionFile.read(path) as file:
            if file.shop:
                return shop_of(file)
    return None
