"""What a session file keeps under seal: the key that authors are hashed with, and the contacts of orders.

Each session has keys of its own, made at random. They lie in the file, sealed for this installation with its
secret (`copilot.storage.installation`), so that who finds the file alone can neither try account ids against
the authors' hashes nor read a contact. A file that goes to another computer gets keys for that one beside the
first; people count there as new.

Sealing is AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; what a seal belongs to (a comment, an
installation) is authenticated with it, so that none can be moved to another place. A sealed contact stands
beside its comment and goes with it: with the comment, the person, the session, or all of them by
``purge SESSION --contacts``.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final, Self

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from copilot.accounts import Keyring
from copilot.domain.contact import Contact
from copilot.domain.question import ReadComment
from copilot.domain.role import Role, may_see_contacts
from copilot.errors import RunError, StorageError
from copilot.storage.installation import Place, Secret, secrets_of
from copilot.storage.session_file import SessionFile

_NONCE: Final = 12
_KEY: Final = 32

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionKeys:
    """The keys of one session, for one installation.

    Attributes:
        author: Secret with which authors are hashed.
        contact: Secret with which contacts are sealed; None where none may be kept.
    """

    author: bytes = field(repr=False)
    contact: bytes | None = field(repr=False, default=None)

    def seal(self, contact: Contact, platform: str, identity: str) -> bytes:
        """Return a contact sealed for the comment it was typed in; empty where none may be kept."""
        if self.contact is None or not contact:
            return b""
        return _seal(self.contact, msgspec.json.encode(asdict(contact)), _belongs(platform, identity))

    def open(self, entry: ReadComment, *, role: Role) -> Contact | None:
        """Return an order's contact; None where there is none, or these keys do not open it.

        Raises:
            RunError: Who asks may not see contacts.
        """
        if not may_see_contacts(role):
            raise RunError(f"A {role} may not see contacts: only who handles the orders.")
        if self.contact is None or not entry.sealed:
            return None
        comment = entry.comment
        plain = _unseal(self.contact, entry.sealed, _belongs(comment.platform, comment.id))
        return None if plain is None else msgspec.json.decode(plain, type=Contact)


class Vault:
    """This installation's part in session files.

    Args:
        secrets: The installation's secrets, the one to seal with first.
    """

    def __init__(self, secrets: Sequence[Secret]) -> None:
        self._secrets = tuple(secrets)

    @classmethod
    def of(cls, home: Path, *, keyring: Keyring | None, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the vault of an installation; see `secrets_of`."""
        return cls(secrets_of(home, keyring=keyring, environment=environment))

    @property
    def place(self) -> Place:
        """Where the secret stands that new sessions are sealed with."""
        return self._secrets[0].place

    def keys(self, file: SessionFile) -> SessionKeys | None:
        """Return a session's keys, without changing it; None where this installation has none in it."""
        sealed = file.sealed_keys()
        for secret in self._secrets:
            if secret.holder in sealed:
                plain = _unseal(secret.key, sealed[secret.holder], secret.holder.encode())
                if plain is not None:
                    return _keys(plain, secret)
        author = file.plain_author_key
        return SessionKeys(author=author) if author else None

    def keys_to_write(self, file: SessionFile) -> SessionKeys:
        """Return a session's keys to go on with it; made, sealed and kept in it where it has none.

        The key that files of before had in plain sight is put under seal.
        """
        keys, author = self.keys(file), file.plain_author_key
        if keys is not None and not author:
            return keys
        secret = self._secrets[0]
        made = _Keys(author=author or secrets.token_bytes(_KEY), contact=secrets.token_bytes(_KEY))
        plain = msgspec.json.encode(made)
        try:
            file.keep_sealed_key(secret.holder, _seal(secret.key, plain, secret.holder.encode()))
            file.forget_met()  # whose key is another
        except StorageError as error:  # a full disk: the live goes on, and this session ends with its keys
            log.warning("The keys of the session are not kept: %s", type(error).__name__)
        return _keys(plain, secret)


def contacts(
    file: SessionFile, keys: SessionKeys | None, *, role: Role
) -> Iterator[tuple[ReadComment, Contact]]:
    """Give every order of a session that left a contact, with it.

    Raises:
        RunError: Who asks may not see contacts, or this installation can't open them.
    """
    sealed = [entry for entry in file.entries() if isinstance(entry, ReadComment) and entry.sealed]
    if sealed and (keys is None or keys.contact is None):
        raise RunError(
            f"The contacts in {file.path} were sealed on another computer, or with a keyring that is not "
            "open here. Open it where the live ran."
        )
    for entry in sealed:
        contact = keys.open(entry, role=role) if keys else None
        if contact is not None:
            yield entry, contact


class _Keys(msgspec.Struct, frozen=True):
    """What is sealed of a session's keys."""

    author: bytes
    contact: bytes


def _keys(plain: bytes, secret: Secret) -> SessionKeys:
    kept = msgspec.json.decode(plain, type=_Keys)
    return SessionKeys(author=kept.author, contact=kept.contact if secret.is_apart else None)


def _belongs(platform: str, identity: str) -> bytes:
    return f"{platform}\0{identity}".encode()


def _seal(key: bytes, plain: bytes, belongs: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, belongs)


def _unseal(key: bytes, sealed: bytes, belongs: bytes) -> bytes | None:
    """Return what was sealed; None where the key is another, or somebody changed or moved it."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], belongs)
    except (InvalidTag, ValueError):
        return None
