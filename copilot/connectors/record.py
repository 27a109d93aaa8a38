"""Keeps what platforms sent, frame by frame, so that a strange live becomes a test.

One JSON object a line: ``{"at": 1800000000.0, "platform": "tiktok", "kind": "frame", "length": 512, "body":
"…"}``. ``at`` is Unix seconds, ``kind`` the connector's word, ``length`` the bytes of what came, and
``body`` base64 of it with everybody in it replaced (see `Pseudonyms`); null where that can't be done: web
pages, and whatever can't be read.
"""

from __future__ import annotations

import base64
import json
import logging
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import msgspec

from copilot.connectors.pseudonyms import Pseudonyms
from copilot.errors import UsageError

_LARGEST: Final = 1 << 22
"""Bytes of a frame beyond which only its length is kept."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One frame of a recording.

    Attributes:
        at: When it came, Unix seconds.
        platform: As in `RawComment`.
        kind: The connector's word for what it is.
        length: Bytes of what came.
        body: What came, with everybody replaced; None where that could not be done.
    """

    at: float
    platform: str
    kind: str
    length: int
    body: bytes | None


class Recorder:
    """A recording that is being made. A fault in it never disturbs the live.

    Args:
        path: Where to; nothing may be there yet.
        redact: Takes phone numbers and addresses out of a text.
        clock: Gives Unix seconds.

    Raises:
        UsageError: It exists already, or the place can't be written.
    """

    def __init__(
        self, path: Path, *, redact: Callable[[str], str], clock: Callable[[], float] = time.time
    ) -> None:
        self._pseudonyms = Pseudonyms(secrets.token_bytes(32), redact=redact)
        self._clock = clock
        try:
            self._file = path.open("x", encoding="utf-8")
        except FileExistsError as error:
            raise UsageError(f"{path} exists already. Give --record another name.") from error
        except OSError as error:
            raise UsageError(f"{path} can't be written: {error.strerror}.") from error

    def keeper(self, platform: str) -> Callable[[str, bytes], None]:
        """Return what a connector of a platform calls for every frame."""

        def keep(kind: str, frame: bytes) -> None:
            try:
                self._keep(platform, kind, frame)
            except (
                OSError,
                ValueError,
            ) as error:  # a full disk, or a frame that is still on its way at the end
                log.warning("The recording lacks a frame: %s", type(error).__name__)

        return keep

    def close(self) -> None:
        """End the recording."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _keep(self, platform: str, kind: str, frame: bytes) -> None:
        body = self._masked(platform, kind, frame) if len(frame) <= _LARGEST else None
        line = {
            "at": round(self._clock(), 3),
            "platform": platform,
            "kind": kind,
            "length": len(frame),
            "body": None if body is None else base64.b64encode(body).decode(),
        }
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def _masked(self, platform: str, kind: str, frame: bytes) -> bytes | None:
        try:
            if platform == "tiktok" and kind in {"frame", "sign"}:
                from copilot.connectors.webcast_mask import mask_push, mask_response  # noqa: PLC0415

                return (mask_push if kind == "frame" else mask_response)(frame, self._pseudonyms)
            return msgspec.json.encode(self._pseudonyms.json(msgspec.json.decode(frame)))
        except (ValueError, RecursionError):  # also what the decoders raise
            return None


def read_frames(path: Path) -> Iterator[Kept]:
    """Give a recording's frames in the order in which they came."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            fields = json.loads(line)
            body = fields.pop("body")
            yield Kept(**fields, body=None if body is None else base64.b64decode(body))
