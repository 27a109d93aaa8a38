"""A view whose reader may be slower than the boards, or asleep: it gets the latest, and holds up nobody."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from typing import Final

from copilot.console.terminal import View
from copilot.domain.board import Board

log = logging.getLogger(__name__)

_KEPT: Final = 100
"""Boards that wait at most: beyond them a reader that sleeps misses how a platform's state came and went."""


class Conflated:
    """Shows a run in a thread of its own: no reader that is late or leaves, and no full disk, stops a live.

    A board that waits gives way to the next one, as market feeds conflate prices for slow readers; the next
    queues behind it only where it tells another state of a platform.

    Args:
        view: What shows the run; opened and closed in the caller's thread, shown its boards in this one's.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._waiting: list[Board] = []
        self._is_over = False
        self._fault: Exception | None = None
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="view", daemon=True)

    def opened(self, session: str, links: Mapping[str, str], fingerprint: str = "") -> None:
        """The session file is open: the view says so before any board."""
        self._view.opened(session, links, fingerprint)
        self._thread.start()

    def show(self, board: Board) -> None:
        """Show a board as soon as the reader has taken the one before; never, once nothing can be shown."""
        with self._news:
            waiting = self._waiting
            if waiting and (waiting[-1].statuses == board.statuses or len(waiting) >= _KEPT):
                waiting[-1] = board
            else:
                waiting.append(board)
            self._news.notify()

    def closed(self, comments: int) -> None:
        """The session file is closed: wait until the reader has taken every board that waits, and say so.

        Raises:
            BrokenPipeError: The reader left before the end.
            OSError: What is shown could not be written to the end.
        """
        with self._news:
            self._is_over = True
            self._news.notify()
        self._thread.join()
        if self._fault:
            raise self._fault
        self._view.closed(comments)

    def _run(self) -> None:
        try:
            while boards := self._taken():
                for board in boards:
                    self._view.show(board)
        except OSError as error:  # told at the end, as is what follows
            self._fault = error
        except Exception as error:
            log.exception("A view broke")
            self._fault = error

    def _taken(self) -> list[Board]:
        """Wait for boards and take them; none at the end."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._is_over)
            taken, self._waiting = self._waiting, []
            return taken
