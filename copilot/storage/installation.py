"""The secret of this installation, from which no file can be read without it.

It seals what each session file keeps under seal (`copilot.storage.vault`). It stands in the system's keyring,
or in ``COPILOT_VAULT_KEY`` where no keyring is at hand. Without either it is a file of its own in the user's
folder, readable by her alone: then a session file that is lost, shared or left on a stick still tells nobody
who wrote it, but whoever has the whole computer has the secret too. So no contact is kept under that one.
"""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from copilot.accounts import SERVICE, Keyring
from copilot.errors import UsageError

VARIABLE: Final = "COPILOT_VAULT_KEY"
_ENTRY: Final = "vault"
_FILE: Final = "vault.key"
_BYTES: Final = 32
_SHORTEST: Final = 32

log = logging.getLogger(__name__)


class Place(StrEnum):
    """Where an installation's secret stands."""

    KEYRING = "keyring"
    ENVIRONMENT = "environment"
    FILE = "file"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """An installation's secret.

    Attributes:
        key: 32 bytes.
        place: Where it stands.
    """

    key: bytes = field(repr=False)
    place: Place

    @property
    def holder(self) -> str:
        """What it is known by in a session file: a fingerprint that gives nothing of it away."""
        return hashlib.blake2b(self.key, digest_size=8, person=b"holder").hexdigest()

    @property
    def is_apart(self) -> bool:
        """Whether it stands where a lost disk does not give it away."""
        return self.place in {Place.KEYRING, Place.ENVIRONMENT}


def secrets_of(
    home: Path, *, keyring: Keyring | None, environment: Mapping[str, str] = os.environ
) -> tuple[Secret, ...]:
    """Return this installation's secrets, the one to seal with first; made and kept at the first call.

    The file's secret is read as long as it lies there, so that sessions of before a keyring stay open.

    Args:
        home: The user's folder.
        keyring: The system's keyring; None where there is none.
        environment: The environment variables.

    Raises:
        UsageError: The variable holds no good secret.
    """
    found = [_from_environment(environment), _from_keyring(keyring), _from_file(home / _FILE)]
    known = tuple(secret for secret in found if secret)
    return known or (_new_file(home / _FILE),)


def _from_environment(environment: Mapping[str, str]) -> Secret | None:
    said = environment.get(VARIABLE, "")
    if not said:
        return None
    if len(said) < _SHORTEST:
        raise UsageError(f"{VARIABLE} is too short to keep a secret: give it {_SHORTEST} characters or more.")
    return Secret(key=hashlib.blake2b(said.encode(), digest_size=_BYTES).digest(), place=Place.ENVIRONMENT)


def _from_keyring(keyring: Keyring | None) -> Secret | None:
    if keyring is None:
        return None
    try:
        said = keyring.get_password(SERVICE, _ENTRY)
        if not said:
            said = secrets.token_hex(_BYTES)
            keyring.set_password(SERVICE, _ENTRY, said)
            if keyring.get_password(SERVICE, _ENTRY) != said:
                return None
        return Secret(key=bytes.fromhex(said), place=Place.KEYRING)
    except Exception as error:  # noqa: BLE001 - a locked keyring raises whatever its system likes
        log.warning("The keyring can't be used for sessions: %s", type(error).__name__)
        return None


def _from_file(path: Path) -> Secret | None:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return Secret(key=key, place=Place.FILE) if len(key) == _BYTES else None


def _new_file(path: Path) -> Secret:
    key = secrets.token_bytes(_BYTES)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(key.hex())
        return Secret(key=key, place=Place.FILE)
    return Secret(key=key, place=Place.MEMORY)
