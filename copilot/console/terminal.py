"""Faces for a machine without a display: a table that moves, and JSON lines for other programs."""

from __future__ import annotations

import shlex
import time
from collections.abc import Mapping
from typing import Final, Protocol, TextIO
from urllib.parse import urlsplit

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from copilot.console import protocol
from copilot.console.code import printed
from copilot.domain.board import Alert, AlertKind, Board, Card, CardState, PlatformState, PlatformStatus
from copilot.domain.written import many

_ROWS: Final = 8
_WIDEST: Final = 160
_HERE: Final = frozenset({"127.0.0.1", "localhost"})
_SNAPSHOT: Final = 10.0
"""Seconds between two tables where the output is a file and nothing can move."""

PAGES: Final = {
    "moderator_url": "Moderators’ page",
    "phone_url": "Presenter’s phone",
    "obs_url": "OBS browser source",
}
"""What the served pages are called, by their name in the ``ready`` event."""


class View(Protocol):
    """What shows a run outside Qt."""

    def opened(self, session: str, links: Mapping[str, str], fingerprint: str = "") -> None:
        """The session file is open, and pages are served at `links`, encrypted if there is a fingerprint."""

    def show(self, board: Board) -> None:
        """There is a new board."""

    def closed(self, comments: int) -> None:
        """The session file is closed, with so many comments in it."""


class JsonLines:
    """One JSON object a line, and nothing else."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._told: dict[str, PlatformStatus] = {}
        self._last: Board | None = None

    def opened(self, session: str, links: Mapping[str, str], fingerprint: str = "") -> None:  # noqa: ARG002 - programs ask for no code to scan
        """Write the ``ready`` event."""
        self._write(protocol.ready(session, links))

    def show(self, board: Board) -> None:
        """Write a ``status`` event for every state that changed, and a ``board`` event if the board did."""
        for status in board.statuses:
            if self._told.get(status.platform) != status:
                self._told[status.platform] = status
                self._write(protocol.status(status))
        last, self._last = self._last, board
        if last is None or _counts(last) != _counts(board):
            self._write(protocol.board(board))

    def closed(self, comments: int) -> None:
        """Write the ``end`` event."""
        self._write(protocol.end(comments))

    def _write(self, event: protocol.Json) -> None:
        self._out.write(protocol.line(event) + "\n")
        self._out.flush()


class LiveTable:
    """The board as a table: moving in a terminal, printed every ten seconds into a file."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, auto_refresh=False) if console.is_terminal else None
        self._printed = float("-inf")
        self._last: Board | None = None
        self._told: dict[str, PlatformStatus] = {}

    def opened(self, session: str, links: Mapping[str, str], fingerprint: str = "") -> None:
        """Say where the session is kept, and where the pages are."""
        self._console.print(Text(f"Session: {shlex.quote(session)}"), soft_wrap=True)
        print_pages(self._console, links, fingerprint)
        if self._live:
            self._live.start()

    def show(self, board: Board) -> None:
        """Show the board."""
        self._last = board
        if self._live:
            self._live.update(_table(board), refresh=True)
            return
        for status in board.statuses:
            if self._told.get(status.platform) != status:
                self._told[status.platform] = status
                self._console.print(Text(_sentence(status)), soft_wrap=True)
        if board.cards and time.monotonic() - self._printed >= _SNAPSHOT:
            self._printed = time.monotonic()
            self._console.print(_table(board))

    def closed(self, comments: int) -> None:
        """Leave the last board on the screen, and say how much was kept."""
        if self._live:
            self._live.stop()
        elif self._last:
            self._console.print(_table(self._last))
        self._console.print(Text(f"The live is over. In the session file: {many(comments, 'comment')}."))


def print_pages(console: Console, links: Mapping[str, str], fingerprint: str = "") -> None:
    """Say where the pages are; where people look on, with a code that moderators' phones can scan.

    Args:
        console: Where to.
        links: The addresses by their name in the ``ready`` event.
        fingerprint: Of the certificate that phones may trust; empty where nothing is encrypted.
    """
    for name, link in links.items():
        console.print(Text(f"{PAGES[name]}: {link}"), soft_wrap=True)
    link = links.get("moderator_url", "")
    if not console.is_terminal or not link or urlsplit(link).hostname in _HERE:
        return
    console.print(Text("Moderators scan this with a phone in the same Wi-Fi. Whoever has it gets in:"))
    console.print(printed(link))
    if fingerprint:
        console.print(Text(f"Encrypted. The certificate that phones may install: SHA-256 {fingerprint}"))
    else:
        console.print(Text("Not encrypted: in a Wi-Fi that you don't trust, add --tls."))


def board_table(board: Board, top: int | None = None) -> Table:
    """Return a board as a table of its best `top` cards."""
    return _table(board, top)


def _table(board: Board, top: int | None = _ROWS) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, title=_heading(board), title_justify="left", title_style="")
    off = [status for status in board.statuses if status.state != PlatformState.LIVE]
    if down := [_sentence(status) for status in off if status.detail]:
        table.caption, table.caption_justify = Text("\n".join(down)), "left"
    table.add_column("waiting", justify="right", style="bold yellow", no_wrap=True)
    table.add_column("asked", justify="right", style="dim", no_wrap=True)
    table.add_column("question", ratio=3, overflow="fold")
    table.add_column("suggested answer", ratio=5, overflow="fold", style="green")
    for card in board.cards[:top]:
        mark = {CardState.PINNED: " [pinned]", CardState.ANSWERED: " [answered]"}.get(card.state, "")
        table.add_row(
            f"{'▲ ' if card.rising else ''}{card.waiting}",
            str(card.askers),
            Text((f"{card.elsewhere}: " if card.elsewhere else "") + card.title + mark),
            _answer(card),
        )
    return table


def _answer(card: Card) -> Text:
    if card.answer and card.answer.text:
        return Text(_short(card.answer.text))
    if card.suggestion:
        return Text(_short(card.suggestion.text))
    return Text(card.missing.english if card.missing else "—", style="dim")


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else text[:_WIDEST].rsplit(" ", 1)[0] + "…"


def _counts(board: Board) -> tuple[int, int, tuple[Card, ...]]:
    return board.comments, board.missed, board.cards


def _sentence(status: PlatformStatus) -> str:
    return f"{status.platform}: {status.state}. {status.detail}".strip()


def _alert(alert: Alert) -> str:
    if alert.kind is AlertKind.UNSAVED:
        return f"⚠ the session file can't be written: {many(alert.people, 'comment')} in memory alone"
    if alert.kind is AlertKind.FLOOD:
        return f"the same text pasted by {many(alert.people, 'person', 'people')}"
    return f"⚠ {alert.people}: {alert.text}"


def _heading(board: Board) -> Text:
    parts = [many(board.comments, "comment")]
    if board.missed:
        parts.append(f"about {board.missed:,} missed")
    parts += [f"{status.platform}: {status.state}" for status in board.statuses]
    if board.showing:
        parts.append(f"on air: {board.showing.name or board.showing.code}")
    parts += [_alert(alert) for alert in board.alerts]
    return Text("  ·  ".join(parts))
