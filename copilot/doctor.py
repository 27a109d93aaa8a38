"""Checks that everything a live needs is there, and says what to do about what is not."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from copilot import __version__
from copilot.accounts import system_keyring
from copilot.assets import asset
from copilot.domain.written import many
from copilot.language.reading import Reader
from copilot.logbook import NAME
from copilot.settings import Settings
from copilot.storage.installation import Place
from copilot.storage.vault import Vault
from copilot.ui.display import has_display

_ROOM: Final = 200 * 1024 * 1024
"""Bytes that a long live and its exports may need."""

_Found: TypeAlias = tuple[bool | None, str]
"""Whether it is good, None for what should be read all the same; and what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was checked.

    Attributes:
        name: In a word or two.
        good: Whether a live can run as it is.
        found: What was found, and what to do where it is not good.
        noted: A live can run, and still the user should read it.
    """

    name: str
    good: bool
    found: str
    noted: bool = False


def examine(settings: Settings) -> Iterator[Check]:
    """Check one thing after the other."""
    yield Check(
        name="version", good=True, found=f"Live Copilot {__version__}, Python {sys.version.split()[0]}"
    )
    for name, check in _CHECKS.items():
        good: bool | None
        try:
            good, found = check(settings)
        except Exception as error:  # noqa: BLE001 - whatever is wrong is what is looked for
            good, found = False, f"{error} Install Live Copilot again."
        yield Check(name=name, good=good is not False, found=found, noted=good is None)


def _language(_: Settings) -> tuple[bool, str]:
    began = time.perf_counter()
    reader = Reader.load(asset("model"), asset("topics"))
    (reading,) = reader.read(["بكام لو سمحتي"])
    took = (time.perf_counter() - began) * 1000
    good = bool(reading.topics) and reading.topics[0].topic == "ask_price"
    return good, f"{many(len(reader.catalogue.topics), 'topic')}, ready in {took:.0f} ms"


def _folder(settings: Settings) -> tuple[bool, str]:
    try:
        settings.sessions.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.sessions):
            return True, str(settings.sessions)
    except OSError as error:
        return (
            False,
            f"{settings.sessions} can't be written ({error.strerror}). Set COPILOT_HOME to another folder.",
        )


def _log(settings: Settings) -> _Found:
    where = settings.logs / NAME
    try:
        settings.logs.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.logs):
            return True, f"{where} (nobody's words or names are in it; send it to whoever helps you)"
    except OSError as error:
        return (
            None,
            f"None is kept: {settings.logs} can't be written ({error.strerror}). Set COPILOT_LOG_DIR.",
        )


def _contacts(settings: Settings) -> _Found:
    place = Vault.of(settings.home, keyring=system_keyring()).place
    if place in {Place.KEYRING, Place.ENVIRONMENT}:
        return True, f"Phones and addresses of orders are kept under seal; the key is in the {place}."
    return None, (
        "Phones and addresses of orders are not kept: there is no keyring for the key. "
        "Unlock or install one, or set COPILOT_VAULT_KEY to a long secret."
    )


def _space(settings: Settings) -> tuple[bool, str]:
    place = next(folder for folder in (settings.sessions, *settings.sessions.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    advice = "" if free >= _ROOM else " Free some before a long live."
    return free >= _ROOM, f"{free // (1024 * 1024):,} MB free.{advice}"


def _clock(_: Settings) -> tuple[bool, str]:
    built = asset("topics").stat().st_mtime  # of the files, the one kind that a bundle has too
    good = time.time() > built - 86_400
    now = time.strftime("%Y-%m-%d %H:%M:%S %z")
    return good, now if good else f"The clock says {now}, before this app was made. Set it right."


def _screen(_: Settings) -> tuple[bool, str]:
    if has_display():
        return True, "There is a display: the overlay can open."
    return True, "No display: demo, run and replay show a table in the terminal."


def _font(_: Settings) -> tuple[bool, str]:
    fonts = sorted(asset("fonts").glob("*.ttf"))
    return bool(
        fonts
    ), f"{many(len(fonts), 'font')} of the app’s own" if fonts else "The fonts are missing. Install again."


def _cores(_: Settings) -> tuple[bool, str]:
    return True, f"{os.cpu_count() or 1} processor cores"


_CHECKS: Final[dict[str, Callable[[Settings], _Found]]] = {
    "language": _language,
    "sessions folder": _folder,
    "log": _log,
    "contacts": _contacts,
    "disk space": _space,
    "clock": _clock,
    "display": _screen,
    "fonts": _font,
    "processor": _cores,
}
