"""The composition root: the one place that names concrete classes and puts them together."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from rich.console import Console

from copilot.answers.shop import Shop, load_shop
from copilot.assets import asset
from copilot.connectors.base import Connector
from copilot.connectors.recording import Recorded, Recording, read_recording
from copilot.connectors.replay import Replay
from copilot.console import protocol
from copilot.console.stats import write_stats
from copilot.console.terminal import JsonLines, LiveTable, View, board_table
from copilot.doctor import examine
from copilot.domain.board import Board
from copilot.domain.command import Command
from copilot.domain.comment import RawComment
from copilot.domain.question import ReadComment
from copilot.engine import Engine
from copilot.errors import UsageError
from copilot.language.reading import Reader
from copilot.pipeline import Pipeline
from copilot.runner import EngineThread, run_here
from copilot.settings import Settings
from copilot.storage.session_file import SessionFile, is_session_file
from copilot.ui.display import has_display

_NAMED: Final = 10
"""Bad lines that are named before the rest is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a session is run.

    Attributes:
        session: The session file; None for a new one in the user's folder.
        shop: The shop file; None for a shop that knows nothing.
        stats: Where to write how fast it went; None for nowhere.
        headless: No window.
        json: With `headless`, JSON lines in place of the table.
        screenshot: Without a window, leave a picture of the overlay beside the session file.
        linger: Seconds that the window stays after the live is over; None until it is closed.
        language: Of the windows, ``ar`` or ``en``.
    """

    session: Path | None = None
    shop: Path | None = None
    stats: Path | None = None
    headless: bool = False
    json: bool = False
    screenshot: bool = False
    linger: float | None = None
    language: str = "ar"


def demo(*, speed: float, options: Options) -> int:
    """Play the bundled live with the bundled shop through the real pipeline."""
    shop = options.shop or asset("demo", "shop.toml")
    options = replace(options, shop=shop, screenshot=not options.json)
    return replay([asset("demo", "live.jsonl")], speed=speed, options=options, name="demo")


def live(recordings: Sequence[Path], *, platforms: Sequence[str], options: Options) -> int:
    """Follow a live."""
    if platforms:
        raise UsageError(
            f"This version can't read {platforms[0]} yet. "
            "Play recorded comments instead: live-copilot run --replay FILE"
        )
    if not recordings:
        raise UsageError("Say what to follow. With this version: live-copilot run --replay FILE")
    return replay(recordings, speed=1.0, options=options, name="live")


def replay(paths: Sequence[Path], *, speed: float, options: Options, name: str = "replay") -> int:
    """Play recordings as one live; `speed` is infinite for as fast as possible."""
    items = sorted((item for path in paths for item in _recorded(path)), key=lambda item: item.at)
    connector = Replay(items, speed=speed)
    return _run([connector], clock=connector.now, options=options, name=name)


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
            question = pipeline.ledger.resolve(entry.asks[0].question) if entry.asks else None
            told = protocol.comment(entry, question)
            if as_json:
                print(protocol.line(told))
            else:
                text = " ".join(entry.comment.text.split())
                print(f"{told['at']}  {told['platform']:<10} {told['kind']:<14} {text}")


def doctor(*, as_json: bool) -> int:
    """Print what was checked; return 1 if something must be mended before a live."""
    checks = list(examine(Settings.load()))
    if as_json:
        print(protocol.line([{"name": c.name, "good": c.good, "found": c.found} for c in checks]))
    else:
        for check in checks:
            print(f"{'ok ' if check.good else 'NOT OK'}  {check.name:<16} {check.found}")
    return 0 if all(check.good for check in checks) else 1


def _recorded(path: Path) -> Iterator[Recorded]:
    if is_session_file(path):
        with SessionFile.read(path) as file:
            yield from (_raw(entry) if isinstance(entry, ReadComment) else entry for entry in file.entries())
        return
    recording = read_recording(path, ended_at=time.time())
    _report(recording)
    yield from recording.items


def _raw(entry: ReadComment) -> RawComment:
    comment = entry.comment
    return RawComment(
        platform=comment.platform,
        id=comment.id,
        author_id=comment.author,
        author_name="",
        text=comment.text,
        at=comment.at,
    )


def _report(recording: Recording) -> None:
    if not recording.bad:
        return
    first, total = recording.bad[0], len(recording.bad) + len(recording.items)
    lines = ", ".join(str(bad.number) for bad in recording.bad[:_NAMED])
    more = " …" if len(recording.bad) > _NAMED else ""
    _tell(
        f"{recording.name}: {len(recording.bad)} of {total} lines could not be read and were left out: "
        f"{lines}{more} (line {first.number}: {first.reason})."
    )


@contextmanager
def _ledger_of(path: Path) -> Iterator[Pipeline]:
    """Give a pipeline that holds a session's board, without reading any text again."""
    with SessionFile.read(path) as file:
        pipeline = Pipeline(reader=_reader(), author_key=file.author_key, shop=Shop())
        pipeline.record(file.entries())
        yield pipeline


def _reader() -> Reader:
    return Reader.load(asset("model"), asset("topics"))


def _session_path(options: Options, name: str) -> Path:
    if options.session:
        return options.session
    folder = Settings.load().sessions
    stem = f"{datetime.now().astimezone():%Y-%m-%d %H-%M-%S} {name}"
    return folder / f"{stem}.livesession"


def _run(connectors: Sequence[Connector], *, clock: Callable[[], float], options: Options, name: str) -> int:
    """Run a session from its first comment to its closed file."""
    shop = load_shop(options.shop) if options.shop else Shop()
    headless = options.headless or _must_be_headless()
    path = _session_path(options, name)
    with SessionFile.open(path) if path.exists() else SessionFile.create(path) as file:
        pipeline = Pipeline(reader=_reader(), author_key=file.author_key, shop=shop)
        pipeline.restore(file.entries())

        def make(publish: Callable[[Board], None]) -> Engine:
            return Engine(pipeline=pipeline, store=file, connectors=connectors, publish=publish, clock=clock)

        began = time.monotonic()
        if headless:
            view: View = JsonLines(sys.stdout) if options.json else LiveTable(Console())
            view.opened(str(path))
            engine: Engine | None = run_here(lambda: make(view.show))
        else:
            engine = _in_window(make, options)
        seconds = time.monotonic() - began
    last = pipeline.board()
    if options.stats and engine:
        write_stats(options.stats, comments=last.comments, seconds=seconds, latencies=engine.latencies)
    if headless:
        if options.screenshot:
            _picture(last, path.with_suffix(".png"), options)
        view.closed(last.comments)
    return 0


def _must_be_headless() -> bool:
    if has_display():
        return False
    _tell("There is no display here: showing the board in the terminal.")
    return True


def _in_window(make: Callable[[Callable[[Board], None]], Engine], options: Options) -> Engine | None:
    """Run beside the overlay until its window is closed."""
    from copilot.ui.desktop import Bridge, run_overlay  # noqa: PLC0415 - Qt is loaded only where it is used

    thread: EngineThread | None = None

    def start(bridge: Bridge) -> None:
        nonlocal thread
        thread = EngineThread(lambda: make(bridge.publish), ended=bridge.finish)
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


def _tell(sentence: str) -> None:
    """Say something beside the output that other programs read."""
    print(sentence, file=sys.stderr)
