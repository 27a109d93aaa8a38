"""The values of the command line: each read in one place, each refused in one sentence."""

from __future__ import annotations

import argparse
import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from copilot.console.places import Address

LANGUAGES: Final = ("ar", "en")
"""What the windows, the pages and the sentences of a command may be in."""

FORMS: Final = ("csv", "xlsx", "json")
"""What a whole review is exported as."""

_LATEST: Final = 300.0

RECORDING: Final = (
    "CSV, JSON Lines (one object a line), chat-downloader's JSON, or a session file. Columns or fields: "
    "text; where there are any, id, platform, author_id, author_name, and a time: t (seconds from the start) "
    "or at (2026-11-21T20:15:00Z)"
)
"""What recorded comments may look like, as the help says it."""


def speed(text: str) -> float:
    """Return how many times as fast; infinity for ``max``.

    Raises:
        ArgumentTypeError: It is none.
    """
    if text == "max":
        return math.inf
    times = _number(text)
    if not 0 < times < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no speed: give a number above 0, or max")
    return times


def seconds(text: str) -> float:
    """Return a delay in seconds, at most 300.

    Raises:
        ArgumentTypeError: It is none.
    """
    late = _number(text)
    if not 0 <= late <= _LATEST:
        raise argparse.ArgumentTypeError(f"{text!r} is no delay: give seconds, 0 to {_LATEST:g}")
    return late


def address(text: str) -> Address:
    """Return a place to serve at.

    Raises:
        ArgumentTypeError: It is none.
    """
    from copilot.console.places import Address  # noqa: PLC0415 - help answers without loading the app

    try:
        return Address.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no address: give a port, or HOST:PORT with an IP address of this computer"
        ) from None


def days(text: str) -> float:
    """Return a number of days, 0 or above.

    Raises:
        ArgumentTypeError: It is none.
    """
    value = _number(text)
    if not 0 <= value < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of days: give a number, 0 or above")
    return value


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def count(text: str) -> int:
    """Return a whole number above 0.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no count: give a whole number above 0")
    return int(text)
