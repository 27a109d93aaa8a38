"""Who gets in, as what, how often and for how long. Pure: no socket, and time is an argument.

One random token per role stands in the fragment of an address (fragments are never sent to a server, so
they reach no log and no Referer). The page exchanges it once for a session: a cookie that scripts can't
read and other sites can't send. Tokens and sessions live in memory only, so both end with the live. A
token can be renewed, which ends every session that it opened.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from copilot.domain.role import Role

_TOKEN_BYTES: Final = 24
_LONGEST_NAME: Final = 24
_REMEMBERED_ADDRESSES: Final = 1024
_REMEMBERED_COMMANDS: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is let in.

    Attributes:
        knocking: Connections that have not got in yet, at a time.
        knocking_per_address: Likewise from one address.
        sockets: Open pages at a time.
        sockets_per_session: Open pages of one session at a time.
        sessions: Sessions of one role.
        commands: Commands a second that one session may send, in the long run.
        burst: Commands that it may send at once.
        tries: Wrong tokens a minute from one address.
    """

    knocking: int = 64
    knocking_per_address: int = 24
    sockets: int = 48
    sockets_per_session: int = 6
    sessions: int = 24
    commands: float = 8.0
    burst: float = 40.0
    tries: float = 12.0


class Reason(StrEnum):
    """Why somebody is not let in, or a command is not taken."""

    TOKEN = "token"  # noqa: S105 - a reason, no secret
    TOO_FAST = "too_fast"
    FULL = "full"
    ROLE = "role"
    MALFORMED = "malformed"
    UNKNOWN_PRODUCT = "unknown_product"
    NOTHING_LEFT = "nothing_left"


class RefusedEntryError(Exception):
    """Somebody is not let in, or a command is not taken.

    Attributes:
        reason: Why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(slots=True)
class Bucket:
    """Tokens that fill up again: `rate` a second, at most `burst`."""

    rate: float
    burst: float
    at: float
    level: float = field(init=False)

    def __post_init__(self) -> None:
        self.level = self.burst

    def holds(self, now: float, cost: float = 1.0) -> bool:
        """Tell whether there are enough."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        return self.level >= cost

    def take(self, now: float, cost: float = 1.0) -> bool:
        """Take some out if there are enough."""
        if not self.holds(now, cost):
            return False
        self.level -= cost
        return True


@dataclass(slots=True, eq=False)
class Session:
    """One person who got in.

    Attributes:
        role: What they are.
        by: How the session file and the others call them; unique in the live.
        bucket: How fast their commands may come.
        sockets: How many of their pages are open.
        over: It ended: nothing is taken from it any more.
        commands: Ids of their last commands, and whether each is durable yet: a command that is sent again
            after a lost connection is applied once.
    """

    role: Role
    by: str
    bucket: Bucket
    sockets: int = 0
    over: bool = False
    commands: OrderedDict[str, bool] = field(default_factory=OrderedDict)

    def is_new(self, command: str) -> bool:
        """Remember a command's id; return whether it was not known yet."""
        if command in self.commands:
            return False
        self.commands[command] = False
        if len(self.commands) > _REMEMBERED_COMMANDS:
            self.commands.popitem(last=False)
        return True


class Doors:
    """The tokens and sessions of one live.

    Args:
        clock: Gives monotonic seconds.
        limits: How much is let in.

    Attributes:
        live: Tells this live from the next; no secret.
    """

    def __init__(self, *, clock: Callable[[], float], limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.live = secrets.token_hex(8)
        self._clock = clock
        self._tokens = {role: secrets.token_urlsafe(_TOKEN_BYTES) for role in Role}
        self._sessions: dict[str, Session] = {}
        self._tries: OrderedDict[str, Bucket] = OrderedDict()
        self._count = 0
        self._knocking: Counter[str] = Counter()
        self._sockets = 0

    def token(self, role: Role) -> str:
        """Return what opens the door for a role."""
        return self._tokens[role]

    def enter(
        self, role: Role, token: str, *, address: str, name: str = "", known: str = ""
    ) -> tuple[Session, str]:
        """Exchange a token for a session and the secret that stands for it from now on.

        Args:
            role: Whose door it is.
            token: What was shown.
            address: Where it came from; wrong tokens are counted by address.
            name: How a moderator wants to be called.
            known: The secret of a session that this browser has already; it goes on if it still holds.

        Raises:
            RefusedEntryError: The token is wrong or revoked, there were too many wrong ones, or it is full.
        """
        tries = self._tries_of(address)
        if not tries.holds(self._clock()):
            raise RefusedEntryError(Reason.TOO_FAST)
        if not hmac.compare_digest(token.encode(), self._tokens[role].encode()):
            tries.take(self._clock())
            raise RefusedEntryError(Reason.TOKEN)
        session = self.session(role, known)
        if session:
            return session, known
        self._make_room(role)
        secret = secrets.token_urlsafe(_TOKEN_BYTES)
        bucket = Bucket(rate=self.limits.commands, burst=self.limits.burst, at=self._clock())
        session = Session(role=role, by=self._called(role, name), bucket=bucket)
        self._sessions[_digest(secret)] = session
        return session, secret

    def session(self, role: Role, secret: str) -> Session | None:
        """Return the session that a secret stands for, if it is one of this role."""
        session = self._sessions.get(_digest(secret))
        return session if session and session.role is role else None

    def leave(self, session: Session) -> None:
        """End a session."""
        session.over = True
        self._sessions = {key: other for key, other in self._sessions.items() if other is not session}

    def renew(self, role: Role) -> list[Session]:
        """Revoke a role's token and make another; return the sessions that ended with it."""
        ended = [session for session in self._sessions.values() if session.role is role]
        for session in ended:
            session.over = True
        self._tokens[role] = secrets.token_urlsafe(_TOKEN_BYTES)
        self._sessions = {key: kept for key, kept in self._sessions.items() if kept.role is not role}
        return ended

    def close(self) -> None:
        """End every token and session: the live is over."""
        for role in Role:
            self.renew(role)

    def knock(self, address: str) -> bool:
        """Count a new connection; return whether it may stay. `gone` or `open` ends its knocking."""
        limits = self.limits
        if (
            self._knocking.total() >= limits.knocking
            or self._knocking[address] >= limits.knocking_per_address
        ):
            return False
        self._knocking[address] += 1
        return True

    def gone(self, address: str) -> None:
        """A connection that knocked has ended or got in."""
        self._knocking[address] -= 1
        if self._knocking[address] <= 0:
            del self._knocking[address]

    def has_room(self, session: Session) -> bool:
        """Tell whether a session may have another page open."""
        limits = self.limits
        return self._sockets < limits.sockets and session.sockets < limits.sockets_per_session

    def open(self, session: Session) -> bool:
        """Count an open page; return whether there is room for it."""
        if not self.has_room(session):
            return False
        self._sockets += 1
        session.sockets += 1
        return True

    def shut(self, session: Session) -> None:
        """An open page has ended."""
        self._sockets -= 1
        session.sockets -= 1

    def _tries_of(self, address: str) -> Bucket:
        limit = self.limits.tries
        tries = self._tries.pop(address, None) or Bucket(rate=limit / 60, burst=limit, at=self._clock())
        self._tries[address] = tries
        if len(self._tries) > _REMEMBERED_ADDRESSES:
            self._tries.popitem(last=False)
        return tries

    def _make_room(self, role: Role) -> None:
        """Forget the oldest session of a role that no page uses, where there are too many."""
        own = [key for key, session in self._sessions.items() if session.role is role]
        if len(own) < self.limits.sessions:
            return
        unused = next((key for key in own if not self._sessions[key].sockets), None)
        if unused is None:
            raise RefusedEntryError(Reason.FULL)
        self._sessions.pop(unused).over = True

    def _called(self, role: Role, name: str) -> str:
        """Return a label that nobody else has; only the presenter is called so."""
        if role is not Role.MODERATOR:
            return role.value
        self._count += 1
        wanted = _clean(name) or f"moderator {self._count}"
        taken = {session.by.casefold() for session in self._sessions.values()}
        taken |= {role.value for role in Role} | {"recording"}
        label, number = wanted, 2
        while label.casefold() in taken:
            label, number = f"{wanted} {number}", number + 1
        return label


def _clean(name: str) -> str:
    """Return a name as one short line of letters, figures and plain signs."""
    normal = unicodedata.normalize("NFKC", name[: 4 * _LONGEST_NAME])
    kept = (char if unicodedata.category(char)[0] in "LMNPZ" else " " for char in normal)
    return " ".join("".join(kept).split())[:_LONGEST_NAME].strip()


def _digest(secret: str) -> str:
    """Return what is kept of a secret: not the secret."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
