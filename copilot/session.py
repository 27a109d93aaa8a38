"""One session from its first comment to its closed file: the path that commands and windows share.

Part of the composition root: it names concrete classes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from copilot.accounts import system_keyring
from copilot.answers.delay import NO_DELAY, Delay
from copilot.answers.recall import Recall
from copilot.answers.shop import NO_SHOP, Shop, dumped, load_shop, restored
from copilot.assets import asset
from copilot.connectors.base import Connector
from copilot.console.places import Address
from copilot.contacts import OrderContacts
from copilot.domain.board import Board
from copilot.domain.command import COPILOT
from copilot.domain.role import Role
from copilot.engine import Engine
from copilot.errors import Fault, StorageError
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.rephrasing import Model, Rephraser
from copilot.serving import Serving
from copilot.settings import STAMP, SUFFIX, Settings
from copilot.settling import Settling
from copilot.shopwatch import ShopWatch, changed_at
from copilot.storage.journal import Access, Journal
from copilot.storage.patient import PatientFile
from copilot.storage.purge import purge_older
from copilot.storage.session_file import SessionFile
from copilot.storage.vault import SessionKeys, Vault
from copilot.teaching import keep_taught, taught_beside


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """An open session.

    Attributes:
        path: Its file.
        pipeline: What is made of its comments.
        served: The pages of this run.
        make: Makes the engine, in the thread and event loop that it will run in, with who gets the boards.
        watch: Keeps the cards to what the shop file says; None where there is none.
        clock: Gives the stream's time, Unix seconds: what is compared with a comment's time is told by it.
        settling: Settles sessions that broke off before.
        rephraser: Puts suggestions into other words; None unless somebody set that up.
    """

    path: Path
    pipeline: Pipeline
    served: Serving
    make: Callable[[Callable[[Board], None]], Engine]
    clock: Callable[[], float]
    settling: Settling
    watch: ShopWatch | None = None
    rephraser: Rephraser | None = None

    @asynccontextmanager
    async def beside(self, engine: Engine) -> AsyncIterator[None]:
        """Serve the pages and let the others work as long as the engine runs."""
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.served.beside(engine))
            for worker in (self.watch, self.rephraser, self.settling):
                if worker:
                    await stack.enter_async_context(worker.working(engine.refresh))
            yield


def _say(fault: Fault) -> None:
    print(fault.sentence, file=sys.stderr)  # noqa: T201 - beside what other programs read


@contextmanager
def opened(  # noqa: PLR0913 - a run is made of these
    connectors: Sequence[Connector],
    *,
    clock: Callable[[], float],
    path: Path,
    shop: Path | Shop | None = None,
    serve: Address | None = None,
    phones: bool = False,
    delay: Delay = NO_DELAY,
    begins_anyway: bool = True,
    tell: Callable[[Fault], None] = _say,
) -> Iterator[Session]:
    """Open a session, going on with its file where there is one, and close it at the end.

    Args:
        connectors: Where comments come from.
        clock: Gives the stream's time, Unix seconds.
        path: The session file.
        shop: The shop file or its facts; None for those that the session file holds already, if any.
        serve: Where to serve the moderators' page; None for nowhere, unless `phones`.
        phones: Let other devices open it.
        delay: How late viewers see the stream.
        begins_anyway: Where the file can't be written at all, begin in memory; a recording can wait instead.
        tell: Receives at the end what the user must know, if there is anything.
    """
    facts = load_shop(shop) if isinstance(shop, Path) else shop
    with _patient(path, tell, begins_anyway=begins_anyway) as store:
        file = store.file
        _purge_old(keep=path)
        as_of = changed_at(shop, clock=clock) if isinstance(shop, Path) else None if facts else file.shop_at
        if facts:
            _keep(store, facts, as_of)
        sealing, home = vault(), Settings.load().home
        keys = sealing.keys_to_write(file)
        known = facts or shop_of(file)
        earlier = taught_beside(path, shop=known.shop.name)
        pipeline = Pipeline(
            reader=reader(),
            author_key=keys.author,
            shop=known,
            seal=keys.seal,
            delay=delay,
            lessons=earlier.lessons,
        )
        model = Model.load(keyring=system_keyring())
        rephraser = Rephraser(model) if model else None
        if rephraser:
            pipeline.advisor.rephrase = rephraser
        pipeline.advisor.recall = Recall(earlier.answers, now=clock())
        watch = ShopWatch(shop, pipeline.advisor, clock=clock) if isinstance(shop, Path) else None
        pipeline.advisor.learn(known, as_of=as_of)
        pipeline.restore(file.entries(), met=file.met())
        contacts = _contacts(pipeline, keys, path) if keys.contact else None
        with Serving.open(
            serve, phones=phones, shop=lambda: pipeline.shop, home=home, contacts=contacts
        ) as served:

            def make(publish: Callable[[Board], None]) -> Engine:
                show = served.also(publish)
                return Engine(
                    pipeline=pipeline, store=store, connectors=connectors, publish=show, clock=clock
                )

            yield Session(
                path=path,
                pipeline=pipeline,
                served=served,
                make=make,
                clock=clock,
                watch=watch,
                rephraser=rephraser,
                settling=Settling({path.parent, Settings.load().sessions}, keep=path, vault=sealing),
            )
        with suppress(StorageError):
            keep_taught(store.file, pipeline.ledger)
        if pipeline.shop is not known:
            _keep(store, pipeline.shop, pipeline.advisor.as_of)


def _contacts(pipeline: Pipeline, keys: SessionKeys, path: Path) -> OrderContacts:
    """Return the contacts of a session's orders, with a journal that notes every look at them."""
    seen = journal()

    def note(role: Role) -> None:
        seen.note(Access.SEEN, session=path.name, by=role, count=1)

    return OrderContacts(lambda: pipeline.ledger.orders, keys, note=note)


def _keep(store: PatientFile, shop: Shop, as_of: float | None) -> None:
    """Keep the shop's facts with the session; a full disk costs a later reading its answers, no more."""
    with suppress(StorageError):
        store.file.keep_shop(dumped(shop), as_of=as_of)


@contextmanager
def _patient(path: Path, tell: Callable[[Fault], None], *, begins_anyway: bool) -> Iterator[PatientFile]:
    """Open a session file that a live can go on without, and say where its rest is if it had to."""
    store = PatientFile.at(path, begins_anyway=begins_anyway)
    try:
        yield store
    finally:
        rescued = store.close(rescue=Settings.load().sessions)
        if rescued:
            tell(
                Fault(
                    sentence=f"The session file {path} could not be written to the end. "
                    f"The live is in {rescued}.",
                    name="session.rescued",
                    kind=StorageError.__name__,
                    facts={"file": path.name, "rescued": str(rescued)},
                )
            )


def journal() -> Journal:
    """Return this installation's access log."""
    return Journal(Settings.load().home)


def vault() -> Vault:
    """Return this installation's vault, in the keyring of this system where there is one."""
    return Vault.of(Settings.load().home, keyring=system_keyring())


def shop_of(file: SessionFile) -> Shop:
    """Return the shop's facts as they were in a session; of one that had no shop file, `NO_SHOP`."""
    return restored(file.shop) if file.shop else NO_SHOP


def _purge_old(*, keep: Path) -> None:
    """Delete what the user's folder has kept too long, but the file at hand. No fault in it ends a live."""
    settings = Settings.load()
    if settings.keep_days:
        with suppress(OSError):
            gone = purge_older(settings.sessions, days=settings.keep_days, now=time.time(), keep=keep)
            for path in gone:
                journal().note(Access.DELETED, session=path.name, by=COPILOT, count=1)


def reader() -> Reader:
    """Load the topics and the bundled model, or the one that the user named.

    Raises:
        RunError: The one that the user named can't be loaded.
    """
    settings = Settings.load()
    if settings.model:
        from copilot.language.other_model import read_with  # noqa: PLC0415 - only where one is named

        return read_with(settings.model, topics=asset("topics"), kept=settings.home / "models")
    return Reader.load(asset("model"), asset("topics"))


def new_path(name: str, *, at: float | None = None) -> Path:
    """Return where a new session of this name goes, in the user's folder; `named` reads it back.

    Args:
        name: What the session is called.
        at: When it begins, Unix seconds; None for now.
    """
    begins = datetime.fromtimestamp(time.time() if at is None else at, UTC).astimezone()
    stem = f"{begins:{STAMP}} {name}"
    return Settings.load().sessions / f"{stem}{SUFFIX}"
