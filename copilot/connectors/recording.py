"""Reads recorded comments: JSON Lines, CSV, and chat-downloader's JSON.

One comment a line: ``id``, ``platform``, ``author_id``, ``author_name``, ``text`` and a time, ``t`` (seconds
from the start) or ``at`` (RFC 3339); all but ``text`` may be missing. A line
``{"t": 95, "command": "show", "product": "A12"}`` says what is on air from then on. chat-downloader's
fields (``message``, ``message_id``, ``author``, ``time_in_seconds``, ``timestamp``) are read as they are.

A line that can't be read is remembered with its number, and the rest goes on.
"""

from __future__ import annotations

import csv
import hashlib
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeAlias

import msgspec

from copilot.domain.command import LoggedCommand, Show
from copilot.domain.comment import RawComment
from copilot.domain.gap import Gap
from copilot.errors import InputError

Recorded: TypeAlias = RawComment | LoggedCommand | Gap

_UNTIMED_GAP: Final = 1.0
"""Seconds from one comment to the next where the recording has no times at all."""

_CHAT: Final = "chat"
"""Platform of a recording that names none."""

_MICROSECONDS: Final = 1e6
_LATEST: Final = 4e9


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that could not be read: its number, counted from 1, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What a file held.

    Attributes:
        name: The file's name.
        items: Comments and commands by time, Unix seconds.
        bad: The lines that could not be read.
    """

    name: str
    items: tuple[Recorded, ...]
    bad: tuple[BadLine, ...] = ()


@dataclass(slots=True)
class _Line:
    """A line's content, its time still as the file gives it."""

    number: int
    fields: Mapping[str, Any]
    offset: float | None
    at: float | None


class _UnreadableError(ValueError):
    """Why one line can't be read."""


def read_recording(path: Path, *, ended_at: float) -> Recording:
    """Read a file of comments.

    Args:
        path: The file.
        ended_at: Unix seconds that the last comment gets where the file counts seconds from the start.

    Raises:
        InputError: The file can't be read, is empty, or no line of it can be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}. Check the name.") from error
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder. Name a file of comments in it.") from error
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    if not data.strip():
        raise InputError(f"{path} is empty: there is no comment in it.")
    lines: list[_Line] = []
    bad: list[BadLine] = []
    for number, content in _contents(path, data.removeprefix(b"\xef\xbb\xbf")):
        try:
            lines.append(_line(number, content() if callable(content) else content))
        except (ValueError, msgspec.DecodeError, RecursionError) as error:
            bad.append(BadLine(number=number, reason=_reason(error)))
    if not lines:
        first = f" Line {bad[0].number}: {bad[0].reason}." if bad else ""
        raise InputError(f"No line of {path} can be read as a comment.{first}")
    mark = _mark(path, data)
    made = _timed(lambda number: f"{path.stem}:{number}:{mark}", lines, ended_at)
    items = sorted(made, key=lambda item: item.at)
    return Recording(name=path.name, items=tuple(items), bad=tuple(bad))


def begun_at(items: Iterable[Recorded], moment: float) -> list[Recorded]:
    """Return what was recorded as if it had begun at a moment, Unix seconds, in order of time."""
    ordered = sorted(items, key=lambda item: item.at)
    later = moment - ordered[0].at if ordered else 0.0
    return [_later(item, later) for item in ordered]


def ending_now(items: Iterable[Recorded], *, now: float, speed: float) -> list[Recorded]:
    """Return what was recorded as if it had happened just now, in order of time.

    Played from `now` on, its last item is due when it is that late: nothing in it is ever in the future.

    Args:
        items: What was recorded.
        now: When it begins to be played, Unix seconds.
        speed: How many seconds of it pass in one; infinity for as fast as possible.
    """
    ordered = begun_at(items, now)
    length = ordered[-1].at - ordered[0].at if ordered else 0.0
    return begun_at(ordered, now - length + length / speed)


def _later(item: Recorded, seconds: float) -> Recorded:
    if isinstance(item, Gap):
        return replace(item, since=item.since + seconds, until=item.until + seconds)
    return replace(item, at=item.at + seconds)


_Content: TypeAlias = Any


def _contents(path: Path, data: bytes) -> Iterator[tuple[int, _Content]]:
    """Give every line's number and content, or a function that decodes the content and may fail."""
    if data.lstrip()[:1] == b"[":
        try:
            items = msgspec.json.decode(data)
        except (ValueError, msgspec.DecodeError, RecursionError) as error:
            raise InputError(f"{path} begins like a JSON list but is not one: {_reason(error)}.") from error
        yield from enumerate(items, start=1)
    elif path.suffix.lower() == ".csv":
        yield from _rows(path, data)
    else:
        for number, line in enumerate(data.split(b"\n"), start=1):
            if line.strip():
                yield number, lambda line=line: msgspec.json.decode(line)


def _rows(path: Path, data: bytes) -> Iterator[tuple[int, _Content]]:
    text = data.decode("utf-8", errors="surrogateescape")
    rows = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=False)
    names = {name.strip().lower() for name in rows.fieldnames or ()}
    if not names & {"text", "message"}:
        raise InputError(f"{path}: the first line must name the columns, one of them “text”.")
    rows.fieldnames = [name.strip().lower() for name in rows.fieldnames or ()]
    try:
        for row in rows:
            yield rows.line_num, {key: value for key, value in row.items() if value not in (None, "")}
    except csv.Error as error:
        raise InputError(f"{path}: line {rows.line_num} can't be read as CSV: {error}.") from error


def _line(number: int, content: _Content) -> _Line:
    if not isinstance(content, dict):
        raise _UnreadableError("it is no JSON object")
    if "command" in content:
        if content["command"] != "show":
            raise _UnreadableError(f"the command “{content['command']}” is not known")
    elif not isinstance(content.get("text", content.get("message")), str):
        raise _UnreadableError("it has no text")
    elif any(isinstance(value, str) and not _is_text(value) for value in content.values()):
        raise _UnreadableError("it is not UTF-8")
    return _Line(number, content, _offset(content), _at(content))


def _is_text(value: str) -> bool:
    return not any("\udc80" <= char <= "\udcff" for char in value)


def _offset(content: Mapping[str, Any]) -> float | None:
    value = content.get("t", content.get("time_in_seconds"))
    if value is None or value == "":
        return None
    try:
        seconds = float(value)
    except (TypeError, ValueError) as error:
        raise _UnreadableError("its time t is no number of seconds") from error
    if not math.isfinite(seconds) or abs(seconds) > _LATEST:
        raise _UnreadableError("its time t is no number of seconds")
    return seconds


def _at(content: Mapping[str, Any]) -> float | None:
    stamp, value = content.get("timestamp"), content.get("at")
    try:
        if isinstance(stamp, int | float):
            seconds = float(stamp) / _MICROSECONDS
        elif value in (None, ""):
            return None
        else:
            moment = datetime.fromisoformat(value)
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (TypeError, ValueError, OverflowError) as error:
        raise _UnreadableError("its time “at” is not like 2026-11-21T20:15:00Z") from error
    if not 0 <= seconds < _LATEST:
        raise _UnreadableError("its time is no moment of this century")
    return seconds


def _timed(made_id: Callable[[int], str], lines: Iterable[_Line], ended_at: float) -> Iterator[Recorded]:
    """Give every line its moment; one without a time stands right after the one before it."""
    kept = list(lines)
    _set_to_one_clock(kept)
    timed = any(line.offset is not None or line.at is not None for line in kept)
    offsets = [line.offset for line in kept if line.offset is not None]
    length = max(offsets, default=0.0) if timed else _UNTIMED_GAP * (len(kept) - 1)
    start = ended_at - length
    moment = start
    for index, line in enumerate(kept):
        if line.offset is not None:
            moment = start + line.offset
        elif line.at is not None:
            moment = line.at
        elif not timed:
            moment = start + index * _UNTIMED_GAP
        yield _item(made_id, line, moment)


def _set_to_one_clock(lines: Sequence[_Line]) -> None:
    """Let every line count from the start where any does: chat-downloader leaves that out on some lines.

    Lines that tell both times say when the start was; where none does, it is the first time of day.
    """
    if all(line.offset is None for line in lines):
        return
    starts = [line.at - line.offset for line in lines if line.at is not None and line.offset is not None]
    moments = [line.at for line in lines if line.at is not None]
    start = median(starts) if starts else min(moments, default=0.0)
    for line in lines:
        if line.offset is None and line.at is not None:
            line.offset = line.at - start


def _item(made_id: Callable[[int], str], line: _Line, at: float) -> Recorded:
    fields = line.fields
    if "command" in fields:
        product = fields.get("product")
        return LoggedCommand(at=at, command=Show(by="recording", product=str(product) if product else None))
    author = fields.get("author")
    named = author if isinstance(author, dict) else {}
    return RawComment(
        platform=_word(fields.get("platform")).lower() or _CHAT,
        id=_word(fields.get("id") or fields.get("message_id")) or made_id(line.number),
        author_id=_word(fields.get("author_id") or named.get("id")),
        author_name=_word(
            fields.get("author_name") or named.get("name") or (author if author is not named else "")
        ),
        text=fields["text"] if isinstance(fields.get("text"), str) else fields["message"],
        at=at,
    )


def _mark(path: Path, data: bytes) -> str:
    """Return what tells a file from every other.

    It is made of the whole file, never of one line: a short mark of a line could be tried out until the
    number or name in it is found.
    """
    digest = hashlib.blake2b(str(path.absolute()).encode(errors="replace"), digest_size=4)
    digest.update(data)
    return digest.hexdigest()


def _word(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""


def _reason(error: BaseException) -> str:
    if isinstance(error, _UnreadableError):
        return str(error)
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    return "it is not UTF-8" if "utf-8" in str(error).lower() else f"it is not JSON ({error})"
