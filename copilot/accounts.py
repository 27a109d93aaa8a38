"""The accounts that the user connected: their secrets live in the system's keyring, and nowhere else.

A secret is never written to a file or a log. Where there is no keyring (a server, a container), or where
the user prefers it, environment variables hold them: ``COPILOT_GRAPH_TOKEN`` for Facebook and Instagram,
``COPILOT_TIKTOK_SIGN_KEY`` for TikTok's signing service. A variable that is set wins.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Final, Protocol

import msgspec

from copilot.errors import RunError

SERVICE: Final = "live-copilot"
"""Under which name the secrets stand in the keyring."""

VARIABLES: Final = {
    "facebook": "COPILOT_GRAPH_TOKEN",
    "instagram": "COPILOT_GRAPH_TOKEN",
    "tiktok": "COPILOT_TIKTOK_SIGN_KEY",
}
"""The environment variable of each platform's secret."""

PERMISSIONS: Final = {
    "facebook": ("pages_show_list", "pages_read_engagement", "pages_read_user_content"),
    "instagram": (
        "pages_show_list",
        "instagram_basic",
        "pages_read_engagement",
        "instagram_manage_comments",
    ),
}
"""What a token must be allowed, by platform, as Meta spells it."""

log = logging.getLogger(__name__)


class Keyring(Protocol):
    """What is needed of a backend of the ``keyring`` library."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account that the user connected.

    Attributes:
        platform: ``tiktok``, ``facebook`` or ``instagram``.
        token: The secret: an access token, or the key of the signing service. Never shown.
        target: Id of the page or account it is for; empty where it is not known.
        name: The page's or account's name, to recognise it by.
        ends: When the token ends, Unix seconds; None where that is not known or never.
    """

    platform: str
    token: str = field(repr=False)
    target: str = ""
    name: str = ""
    ends: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that a token may read, and the Instagram account that is linked to it.

    Attributes:
        id: Of the page.
        name: Of the page.
        token: The page's own token. Never shown.
        instagram: Id of the linked account, or empty.
        instagram_name: Its name, or empty.
    """

    id: str
    name: str
    token: str = field(repr=False)
    instagram: str = ""
    instagram_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a token may do, as far as the platform tells.

    Attributes:
        permissions: The needed ones by name, and whether the token has each; None where that is not told.
        pages: What it opens; empty as long as a permission is missing.
    """

    permissions: tuple[tuple[str, bool | None], ...]
    pages: tuple[Page, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The permissions that it lacks."""
        return tuple(name for name, has in self.permissions if has is False)


class Look(StrEnum):
    """What a first look at the live of an account found."""

    LIVE = "live"
    WAITING = "waiting"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An account that was tried.

    Attributes:
        account: The account.
        look: What was found.
        why: Where nothing sure was found: why, in English; else empty.
    """

    account: Account
    look: Look
    why: str = ""


class NoKeyringError(RunError):
    """There is no keyring here that could hold a secret; says what to do instead."""


class Accounts:
    """Where the accounts are kept.

    Args:
        keyring: The keyring; None where there is none.
        environment: The environment variables.
    """

    def __init__(self, *, keyring: Keyring | None, environment: Mapping[str, str] = os.environ) -> None:
        self._keyring = keyring
        self._environment = environment

    @property
    def has_keyring(self) -> bool:
        """Whether there is a keyring."""
        return self._keyring is not None

    def get(self, platform: str) -> Account | None:
        """Return a platform's account, or None; a keyring that can't be opened holds none."""
        token = self._environment.get(VARIABLES[platform], "").strip()
        if token:
            return Account(platform=platform, token=token)
        if self._keyring is None:
            return None
        try:
            kept = self._keyring.get_password(SERVICE, platform)
        except Exception as error:  # noqa: BLE001 - backends raise what their system gives them
            log.warning("The keyring can't be read: %s", type(error).__name__)
            return None
        return _account(platform, kept) if kept else None

    def keep(self, account: Account) -> None:
        """Keep an account in the keyring.

        Raises:
            NoKeyringError: There is none, or it does not open.
        """
        secret = msgspec.json.encode(asdict(account)).decode()
        try:
            if self._keyring is not None:
                self._keyring.set_password(SERVICE, account.platform, secret)
                return
        except Exception as error:
            raise _not_kept(account.platform, "keyring.locked") from error
        raise _not_kept(account.platform, "keyring.none")

    def forget(self, platform: str) -> bool:
        """Remove an account from the keyring; tell whether there was one."""
        if self._keyring is None:
            return False
        try:
            if self._keyring.get_password(SERVICE, platform) is None:
                return False
            self._keyring.delete_password(SERVICE, platform)
        except Exception as error:
            raise NoKeyringError(
                "The keyring of this computer does not open. Unlock it and try again.", name="keyring.closed"
            ) from error
        return True


def system_keyring() -> Keyring | None:
    """Return this system's keyring; None where there is none that keeps a secret secret."""
    try:
        import keyring  # noqa: PLC0415 - looks for the system's services when it is loaded

        backend = keyring.get_keyring()
        name = type(backend).__name__
        keeps = backend.priority > 0 and "Plaintext" not in name and "null" not in type(backend).__module__
    except Exception as error:  # noqa: BLE001 - likewise: whatever it is, there is no keyring
        log.info("There is no keyring: %s", type(error).__name__)
        return None
    return backend if keeps else None


def _account(platform: str, kept: str) -> Account:
    try:
        account = msgspec.json.decode(kept, type=Account)
    except (msgspec.DecodeError, UnicodeError):  # put there by hand: the bare token
        return Account(platform=platform, token=kept.strip())
    return account


_WHY_NOT_KEPT: Final = {
    "keyring.locked": "The keyring of this computer is locked",
    "keyring.none": "This computer has no keyring",
}


def _not_kept(platform: str, name: str) -> NoKeyringError:
    variable = VARIABLES[platform]
    return NoKeyringError(
        f"{_WHY_NOT_KEPT[name]}, so the token was not kept. Set the environment variable {variable} to it "
        "before you start Live Copilot.",
        name=name,
        variable=variable,
    )
