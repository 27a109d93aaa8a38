"""What the windows ask of the composition root: values and protocols, nothing that runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from copilot.accounts import Checked, Page, Tried
from copilot.answers.shop import Shop
from copilot.domain.command import Command
from copilot.ui.bridge import Bridge
from copilot.ui.reviewed import Comparer, Reviewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A run that somebody asks for.

    Attributes:
        targets: What to follow: platform and name or id; an empty one means the connected account.
        shop: The shop file, or None.
        session: A session file to go on with, or None for a new one.
        name: Of a new session.
        phones: Let phones in the same network open the moderators' page.
        demo: Play the bundled live instead.
    """

    targets: tuple[tuple[str, str], ...] = ()
    shop: Path | None = None
    session: Path | None = None
    name: str = "live"
    phones: bool = False
    demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PastSession:
    """A session file on this computer.

    Attributes:
        path: Where it lies.
        name: What to call it.
        at: When it began, Unix seconds; of a file that somebody named, when it was last written.
        size: Bytes.
        unfinished: It was never closed: the app or the computer stopped in the middle.
    """

    path: Path
    name: str
    at: float
    size: int
    unfinished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is known once a run has begun.

    Attributes:
        session: Its file.
        links: The addresses of its pages by their name in the ``ready`` event.
    """

    session: Path
    links: dict[str, str] = field(default_factory=dict)


class Run(Protocol):
    """A live that is under way. Nothing here blocks but `join`."""

    def submit(self, command: Command) -> None:
        """Hand a command to the engine."""

    def learn(self, shop: Shop) -> None:
        """Answer from these facts from now on: the shop file was changed."""

    def stop(self) -> None:
        """Ask it to end; what has arrived is written first, and the bridge says when it is over."""

    def join(self) -> None:
        """Wait until it is over and its file is closed."""


class Desk(Protocol):
    """What stands behind the windows."""

    def start(self, wanted: Wanted, bridge: Bridge, opened: Callable[[Opened], None]) -> Run:
        """Begin a run in a thread of its own and return at once.

        Args:
            wanted: What is asked for.
            bridge: Gets boards, and the end with a sentence if something went wrong.
            opened: Called in the run's thread once the session is open.
        """

    def sessions(self) -> Sequence[PastSession]:
        """Return the sessions on this computer, newest first. Reads the disk."""

    def close_session(self, path: Path) -> None:
        """Finish a session that was never closed. Reads and writes the disk.

        Raises:
            SessionFileError: It can't be opened.
        """

    def connected(self, platform: str) -> str | None:
        """Return the name of the connected account, "" where it has none, None where none is connected."""

    def token_ends(self, platform: str) -> float | None:
        """Return when the token of the connected account ends, Unix seconds, or None. Reads the keyring."""

    def check_token(self, platform: str, token: str) -> Checked:
        """Ask a platform what a token may do. Takes seconds.

        Raises:
            ConnectorError: It is no good, or the platform does not answer.
        """

    def connect_account(self, platform: str, token: str, page: Page) -> Tried:
        """Try an account and keep it. Takes seconds.

        Raises:
            ConnectorError: Its comments can't be read.
            NoKeyringError: It can't be kept here.
        """

    def keep_signing_key(self, key: str) -> None:
        """Keep a key of TikTok's signing service.

        Raises:
            NoKeyringError: It can't be kept here.
        """

    def forget_account(self, platform: str) -> None:
        """Remove what is kept of an account.

        Raises:
            NoKeyringError: The keyring does not open.
        """

    def logs(self) -> Path:
        """Return the folder of logs."""

    def reviewer(self) -> Reviewer:
        """Return what stands behind the review of a session."""

    def comparer(self) -> Comparer:
        """Return what stands behind the comparison of lives."""

    def demo_shop(self) -> Path:
        """Return the bundled shop file."""
