"""What stands behind the control window: runs in threads of their own, sessions on the disk, accounts.

Part of the composition root: it names concrete classes.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from copilot.accounts import Account, Accounts, Checked, Page, Tried, system_keyring
from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.domain.command import Command
from copilot.errors import CopilotError, Fault
from copilot.runner import EngineThread
from copilot.settings import SUFFIX, Hosts, Settings, named
from copilot.ui.bridge import Bridge
from copilot.ui.desk import Opened, PastSession, Run, Wanted

if TYPE_CHECKING:  # loaded by who needs them, in a thread of theirs: the first window does not wait for them
    from copilot.connectors.base import Connector
    from copilot.engine import Engine
    from copilot.session import Session
    from copilot.ui.reviewed import Comparer, Reviewer

DEMO_SPEED = 8.0
_SAMPLE = 60  # session files that are listed at most

log = logging.getLogger(__name__)


class Backstage:
    """The `copilot.ui.desk.Desk` of the real product."""

    def __init__(self, settings: Settings | None = None, *, accounts: Accounts | None = None) -> None:
        """Create it.

        Args:
            settings: The user's settings; None for those of this computer.
            accounts: The user's accounts; None for those in the system's keyring, opened when needed.
        """
        self._settings = settings or Settings.load()
        self._accounts = accounts

    def start(self, wanted: Wanted, bridge: Bridge, opened: Callable[[Opened], None]) -> Run:
        """Begin a run in a thread of its own and return at once."""
        run = _Run(lambda: self._connectors(wanted), wanted, bridge, opened)
        run.start()
        return run

    def sessions(self) -> Sequence[PastSession]:
        """Return the sessions on this computer, newest first."""
        try:
            found = [_past(path) for path in self._settings.sessions.glob(f"*{SUFFIX}")]
        except OSError as error:
            log.warning("The sessions can't be listed: %s", error.strerror)
            return ()
        return sorted(found, key=lambda past: -past.at)[:_SAMPLE]

    def close_session(self, path: Path) -> None:
        """Finish a session that was never closed."""
        from copilot.session import vault  # noqa: PLC0415 - see above
        from copilot.settling import settled  # noqa: PLC0415 - see above
        from copilot.storage.session_file import SessionFile  # noqa: PLC0415 - see above

        SessionFile.open(path).close()
        settled(path, vault())

    def connected(self, platform: str) -> str | None:
        """Return the name of the connected account, "" where it has none, None where none is connected."""
        account = self._vault().get(platform)
        return account.name if account else None

    def token_ends(self, platform: str) -> float | None:
        """Return when the token of the connected account ends, Unix seconds, or None."""
        account = self._vault().get(platform)
        return account.ends if account else None

    def check_token(self, platform: str, token: str) -> Checked:
        """Ask a platform what a token may do."""
        from copilot.token_check import checked  # noqa: PLC0415 - see above

        return asyncio.run(checked(platform, token, Hosts.load()))

    def connect_account(self, platform: str, token: str, page: Page) -> Tried:
        """Try an account and keep it."""
        from copilot.token_check import tried  # noqa: PLC0415 - see above

        done = asyncio.run(tried(platform, token, page, Hosts.load()))
        self._vault().keep(done.account)
        return done

    def keep_signing_key(self, key: str) -> None:
        """Keep a key of TikTok's signing service."""
        self._vault().keep(Account(platform="tiktok", token=key, name="Euler Stream"))

    def forget_account(self, platform: str) -> None:
        """Remove what is kept of an account."""
        self._vault().forget(platform)

    def logs(self) -> Path:
        """Return the folder of logs."""
        return self._settings.logs

    def reviewer(self) -> Reviewer:
        """Return what stands behind the review of a session."""
        from copilot.reviewing import Reviewing  # noqa: PLC0415 - loaded when a review is opened
        from copilot.storage.journal import Journal  # noqa: PLC0415 - likewise

        return Reviewing(journal=Journal(self._settings.home))

    def comparer(self) -> Comparer:
        """Return what stands behind the comparison of lives."""
        from copilot.comparing import Comparing  # noqa: PLC0415 - loaded when lives are compared

        return Comparing()

    def demo_shop(self) -> Path:
        """Return the bundled shop file."""
        return asset("demo", "shop.toml")

    def _vault(self) -> Accounts:
        if self._accounts is None:
            self._accounts = Accounts(keyring=system_keyring())
        return self._accounts

    def _connectors(self, wanted: Wanted) -> tuple[list[Connector], Callable[[], float]]:
        from copilot.connectors.recording import ending_now, read_recording  # noqa: PLC0415 - see above
        from copilot.connectors.replay import Replay  # noqa: PLC0415 - see above
        from copilot.sources import follow  # noqa: PLC0415 - see above

        if wanted.demo:
            played = read_recording(asset("demo", "live.jsonl"), ended_at=0.0)
            items = ending_now(played.items, now=time.time(), speed=DEMO_SPEED)
            replay = Replay(items, speed=DEMO_SPEED)
            return [replay], replay.now
        followed = follow(dict(wanted.targets), accounts=self._vault(), hosts=Hosts.load())
        return list(followed), time.time


class _Run:
    """A session that is opened, run and closed in the engine's thread, so that no window waits for it."""

    def __init__(
        self,
        connectors: Callable[[], tuple[list[Connector], Callable[[], float]]],
        wanted: Wanted,
        bridge: Bridge,
        tell: Callable[[Opened], None],
    ) -> None:
        self._connectors = connectors
        self._wanted = wanted
        self._bridge = bridge
        self._tell = tell
        self._open = ExitStack()
        self._session: Session | None = None
        self._noted: Fault | None = None
        self._thread = EngineThread(self._make, ended=self._ended, beside=self._beside)

    def start(self) -> None:
        self._thread.start()

    def submit(self, command: Command) -> None:
        self._thread.submit(command)

    def learn(self, shop: Shop) -> None:
        if self._session is not None:
            self._session.pipeline.advisor.learn(shop, as_of=self._session.clock())

    def stop(self) -> None:
        self._thread.stop()

    def join(self) -> None:
        self._thread.join()

    def _make(self) -> Engine:
        from copilot.answers.delay import LIVE, NO_DELAY, Delay  # noqa: PLC0415 - see above
        from copilot.session import new_path, opened  # noqa: PLC0415 - see above

        connectors, clock = self._connectors()
        wanted = self._wanted
        self._session = self._open.enter_context(
            opened(
                connectors,
                clock=clock,
                path=wanted.session or new_path(wanted.name, at=clock() if wanted.demo else None),
                shop=wanted.shop or (asset("demo", "shop.toml") if wanted.demo else None),
                phones=wanted.phones,
                delay=NO_DELAY if wanted.demo else Delay(usual=LIVE),
                tell=self._note,
            )
        )
        self._tell(Opened(session=self._session.path, links=dict(self._session.served.links)))
        return self._session.make(self._bridge.publish)

    def _beside(self, engine: Engine) -> AbstractAsyncContextManager[object]:
        if self._session is None:
            raise RuntimeError("an engine without its session")
        return self._session.beside(engine)

    def _ended(self, fault: Fault | None) -> None:
        try:
            self._open.close()
        except CopilotError as error:
            fault = fault or error.told()
        self._bridge.finish(fault or self._noted)

    def _note(self, fault: Fault) -> None:
        self._noted = fault


def _past(path: Path) -> PastSession:
    from copilot.storage.session_file import is_session_file  # noqa: PLC0415 - see above

    wal = path.with_name(f"{path.name}-wal")
    known = path.stat()
    name, began = named(path) or (path.stem, known.st_mtime)
    left = wal.stat().st_size if wal.exists() else 0
    return PastSession(
        path=path,
        name=name,
        at=began,
        size=known.st_size + left,
        unfinished=left > 0 and is_session_file(path),  # who only reads it leaves an empty one
    )
