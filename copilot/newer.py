"""Whether there is a newer version. Asked only where the user wished it, at most once a day, of one address.

The question carries nothing: no cookie, no number of this copy, not even which version asks. The answer is
one JSON object, ``{"version": "1.2.3"}``, of which nothing is opened, run or shown but that number. What goes
wrong is nobody's concern: there is no answer then.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from copilot import __version__

if TYPE_CHECKING:
    import httpx

ADDRESS: Final = ""
"""Where releases are told, https; filled in by whoever makes releases. Empty: nothing can be asked."""

DAY: Final = 86_400.0
"""Seconds between two questions at least."""

_PATIENCE: Final = 15.0  # nobody waits for it
_LONGEST: Final = 4096
_VERSION: Final = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}")

log = logging.getLogger(__name__)


def address(environment: Mapping[str, str] = os.environ) -> str:
    """Return where to ask: ``COPILOT_UPDATE_URL`` or `ADDRESS`; empty for nowhere.

    What is not encrypted counts as nowhere, but for ``127.0.0.1``.
    """
    url = environment.get("COPILOT_UPDATE_URL", ADDRESS)
    try:
        parts = urlsplit(url)
        safe = parts.scheme == "https" or (parts.scheme, parts.hostname) == ("http", "127.0.0.1")
    except ValueError:
        return ""
    return url if safe and parts.hostname else ""


def page(url: str) -> str:
    """Return the page to get a new version from: the front page of who told it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def newer(url: str, *, than: str = __version__) -> str:
    """Return the version that is told there if it is newer; empty for any other answer and for none."""
    import httpx  # noqa: PLC0415 - loaded only where something is asked

    logging.getLogger("httpx").setLevel(logging.WARNING)
    loopback = urlsplit(url).hostname == "127.0.0.1"
    headers = {"User-Agent": "Live-Copilot", "Accept": "application/json"}
    try:
        with (
            httpx.Client(timeout=_PATIENCE, follow_redirects=False, trust_env=not loopback) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            answer.raise_for_status()
            told = _version(_beginning(answer))
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        log.debug("No answer about a newer version: %s", type(error).__name__)
        return ""
    return told if _numbers(told) > _numbers(than) else ""


def _beginning(answer: httpx.Response) -> bytes:
    """Return the answer; what is longer than any honest one is not read to its end."""
    read = b""
    for piece in answer.iter_bytes():
        read += piece
        if len(read) > _LONGEST:
            raise ValueError("too long")
    return read


def _version(answer: bytes) -> str:
    told = json.loads(answer)
    number = told.get("version") if isinstance(told, dict) else None
    if not isinstance(number, str) or not _VERSION.fullmatch(number):
        raise ValueError("no version")
    return number


def _numbers(version: str) -> tuple[int, ...]:
    found = _VERSION.match(version)
    return tuple(map(int, found[0].split("."))) if found else ()
