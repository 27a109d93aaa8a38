"""The composition root: the one place that names concrete classes and puts them together."""

from __future__ import annotations

import io
import shlex
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

from rich.console import Console

from copilot.accounts import Accounts, system_keyring
from copilot.answers.delay import LIVE, Delay
from copilot.answers.shop import Shop
from copilot.assets import asset
from copilot.connectors.base import Connector
from copilot.connectors.record import Recorder
from copilot.connectors.recording import ending_now
from copilot.connectors.replay import Replay
from copilot.console import protocol
from copilot.console.conflated import Conflated
from copilot.console.places import Address
from copilot.console.stats import write_stats
from copilot.console.terminal import JsonLines, LiveTable, board_table, print_pages
from copilot.doctor import examine
from copilot.domain.board import Board, PlatformState, PlatformStatus
from copilot.domain.command import Command
from copilot.domain.question import ReadComment
from copilot.domain.written import many
from copilot.engine import Engine
from copilot.errors import RunError, UsageError
from copilot.language.privacy import redact
from copilot.pipeline import Pipeline
from copilot.recorded import facts_in, items_of
from copilot.runner import Beside, EngineThread, run_here
from copilot.session import new_path, opened, reader, shop_of
from copilot.settings import Hosts, Settings
from copilot.sources import follow
from copilot.storage.session_file import SessionFile
from copilot.ui.display import has_display


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a session is run.

    Attributes:
        session: The session file; None for a new one in the user's folder.
        shop: The shop file; None for a shop that knows nothing.
        stats: Where to write how fast it went; None for nowhere.
        headless: No window.
        json: With `headless`, JSON lines in place of the table.
        record: Where to keep what the platforms send, with everybody replaced; None for nowhere.
        screenshot: Without a window, leave a picture of the overlay beside the session file.
        linger: Seconds that the window stays after the live is over; None until it is closed.
        language: Of the windows, ``ar`` or ``en``.
        serve: Where to serve the moderators' page; None for nowhere, unless `phones`.
        phones: Let other devices open it.
        delay: Seconds that viewers see the stream late; None for what the shop file says, or the usual.
    """

    session: Path | None = None
    shop: Path | None = None
    stats: Path | None = None
    headless: bool = False
    json: bool = False
    record: Path | None = None
    screenshot: bool = False
    linger: float | None = None
    language: str = "ar"
    serve: Address | None = None
    phones: bool = False
    delay: float | None = None


def demo(*, speed: float, options: Options) -> int:
    """Play the bundled live with the bundled shop through the real pipeline."""
    played = ending_now(items_of([asset("demo", "live.jsonl")]), now=time.time(), speed=speed)
    connector = Replay(played, speed=speed)
    options = replace(options, shop=options.shop or asset("demo", "shop.toml"), screenshot=not options.json)
    path = options.session or new_path("demo", at=connector.now())
    return _run([connector], clock=connector.now, path=path, options=options)


def live(recordings: Sequence[Path], *, targets: Mapping[str, str], options: Options) -> int:
    """Follow a live: what `targets` name by platform, and recordings in their rhythm."""
    if not targets:
        if not recordings:
            raise UsageError("Say what to follow, for example: live-copilot run --tiktok @name")
        return replay(recordings, speed=1.0, options=options, name="live")
    played = [Replay(items_of(recordings), speed=1.0)] if recordings else []
    with Recorder(options.record, redact=redact) if options.record else nullcontext() as recorder:
        accounts = Accounts(keyring=system_keyring())
        followed = follow(targets, accounts=accounts, hosts=Hosts.load(), recorder=recorder)
        path = options.session or new_path("live")
        return _run([*followed, *played], clock=time.time, path=path, options=options, is_live=True)


def replay(paths: Sequence[Path], *, speed: float, options: Options, name: str = "replay") -> int:
    """Play recordings as one live; `speed` is infinite for as fast as possible."""
    connector = Replay(items_of(paths), speed=speed)
    path = options.session or new_path(name)
    return _run([connector], clock=connector.now, path=path, options=options, facts=facts_in(paths))


def board(path: Path, *, top: int | None, as_json: bool) -> None:
    """Print a session's board."""
    with _ledger_of(path) as pipeline:
        last = pipeline.board()
    if as_json:
        print(protocol.line(protocol.cards(last, top)))
    else:
        Console().print(board_table(last, top))


def comments(path: Path, *, as_json: bool) -> None:
    """Print a session's comments in order of arrival."""
    with _ledger_of(path) as pipeline, SessionFile.read(path) as file:
        for entry in file.entries():
            if not isinstance(entry, ReadComment):
                continue
            ledger, text = pipeline.ledger, entry.comment.text
            question = ledger.resolve(ledger.place(entry.asks[0].question, text)) if entry.asks else None
            told = protocol.comment(entry, question)
            if as_json:
                print(protocol.line(told))
            else:
                shown = "".join(char if char.isprintable() else " " for char in text)
                print(f"{told['at']}  {told['platform']:<10} {told['kind']:<14} {shown}")


def connect(platform: str, *, forget: bool) -> None:
    """Guide through the set-up of an account in the terminal, or remove it."""
    from copilot import connect as guide  # noqa: PLC0415 - loads what is only needed here

    accounts = Accounts(keyring=system_keyring())
    if forget:
        guide.forget(platform, accounts=accounts, talk=guide.Terminal())
    else:
        guide.connect(platform, accounts=accounts, hosts=Hosts.load(), talk=guide.Terminal())


def doctor(*, as_json: bool) -> int:
    """Print what was checked; return 1 if something must be mended before a live."""
    from copilot.reach import outside  # noqa: PLC0415 - loads what is only needed here

    accounts = Accounts(keyring=system_keyring())
    checks = [*examine(Settings.load()), *outside(hosts=Hosts.load(), accounts=accounts)]
    if as_json:
        told = [{"name": c.name, "good": c.good, "noted": c.noted, "found": c.found} for c in checks]
        print(protocol.line(told))
    else:
        for check in checks:
            mark = "note" if check.noted else "ok" if check.good else "NOT OK"
            print(f"{mark:<6}  {check.name:<16} {check.found}")
    return 0 if all(check.good for check in checks) else 1


@contextmanager
def _ledger_of(path: Path) -> Iterator[Pipeline]:
    """Give a pipeline that holds a session's board, without reading any text again."""
    with SessionFile.read(path) as file:
        pipeline = Pipeline(reader=reader(), author_key=None, shop=shop_of(file))
        pipeline.advisor.learn(pipeline.shop, as_of=file.shop_at)
        pipeline.record(file.entries())
        yield pipeline


def _run(
    connectors: Sequence[Connector],
    *,
    clock: Callable[[], float],
    path: Path,
    options: Options,
    facts: Shop | None = None,
    is_live: bool = False,
) -> int:
    """Run a session from its first comment to its closed file; `facts` stand in for no shop file."""
    with opened(
        connectors,
        clock=clock,
        path=path,
        shop=options.shop or facts,
        serve=options.serve,
        phones=options.phones,
        delay=Delay(asked=options.delay, usual=LIVE if is_live else 0.0),
        begins_anyway=is_live,
    ) as session:
        headless = options.headless or _must_be_headless()
        served, make = session.served, session.make
        began = time.monotonic()
        if headless:
            out = _output()
            view = Conflated(JsonLines(out) if options.json else LiveTable(Console(file=out)))
            view.opened(str(path), served.links, served.fingerprint)
            engine: Engine | None = run_here(lambda: make(view.show), beside=session.beside)
        else:
            print_pages(Console(stderr=True), served.links, served.fingerprint)
            engine = _in_window(make, session.beside, options)
        seconds = time.monotonic() - began
    last = session.pipeline.board()
    if options.stats and engine:
        write_stats(options.stats, comments=last.comments, seconds=seconds, latencies=engine.latencies)
    if headless:
        if options.screenshot:
            _picture(last, path.with_suffix(".png"), options)
        view.closed(last.comments)
    else:
        kept = many(last.comments, "comment")
        _tell(f"Kept: {kept}. live-copilot review {shlex.quote(str(path))} --window")
    if engine:
        _raise_if_all_failed(engine.statuses)
    return 0


def _raise_if_all_failed(statuses: Sequence[PlatformStatus]) -> None:
    """Raise that no platform could be followed, if it is so: one that could makes a live."""
    if statuses and all(status.state == PlatformState.FAILED for status in statuses):
        why = " ".join(f"{status.platform}: {status.detail}" for status in statuses)
        raise RunError(f"No platform can be followed. {why}")


def _must_be_headless() -> bool:
    if has_display():
        return False
    _tell("There is no display here: showing the board in the terminal.")
    return True


def _in_window(
    make: Callable[[Callable[[Board], None]], Engine], beside: Beside, options: Options
) -> Engine | None:
    """Run beside the overlay until its window is closed."""
    from copilot.ui.desktop import Bridge, run_overlay  # noqa: PLC0415 - Qt is loaded only where it is used

    thread: EngineThread | None = None

    def start(bridge: Bridge) -> None:
        nonlocal thread
        thread = EngineThread(lambda: make(bridge.publish), ended=bridge.finish, beside=beside)
        thread.start()

    def submit(command: Command) -> None:
        if thread:
            thread.submit(command)

    try:
        run_overlay(start=start, submit=submit, language=options.language, linger=options.linger)
    finally:
        if thread:
            thread.stop()
            thread.join()
    if thread and thread.fault:
        raise thread.fault
    return thread.engine if thread else None


def _picture(last: Board, path: Path, options: Options) -> None:
    from copilot.ui.desktop import render_board  # noqa: PLC0415 - Qt is loaded only where it is used

    render_board(last, path, language=options.language)
    _tell(f"A picture of the overlay: {path}")


def _output() -> TextIO:
    """Return standard output by a file of its own: one whose reader sleeps keeps nobody from leaving."""
    out = sys.stdout
    if not isinstance(out, io.TextIOWrapper):  # a test's, or none at all
        return out
    return open(out.fileno(), "w", encoding=out.encoding, errors=out.errors, closefd=False)


def _tell(sentence: str) -> None:
    """Say something beside the output that other programs read."""
    print(sentence, file=sys.stderr)
