"""One open page: what it was told, and what it still has to hear."""

from __future__ import annotations

import asyncio

from copilot.console import page
from copilot.console.doors import Reason, Session
from copilot.console.protocol import Json
from copilot.console.reception import Knock


class OpenPage:
    """A page whose socket is open.

    Args:
        connection: Its socket.
        session: Who it is.

    Attributes:
        changes: What it was told of the board.
        news: There is something to tell.
        durable: Ids of its session's commands that count by now, for the next board.
        confirmed: Those that the board shows, for the next message.
        replies: What it alone has to hear: refusals, and answers to its questions.
        refused: How many refusals wait among them.
    """

    def __init__(self, connection: Knock, session: Session) -> None:
        self.connection = connection
        self.session = session
        self.changes = page.Changes(session.role)
        self.news = asyncio.Event()
        self.durable: list[str] = []
        self.confirmed: list[str] = []
        self.replies: list[Json] = []
        self.refused = 0

    def refuse(self, command: str, reason: Reason) -> None:
        """Say that a command is not taken."""
        self.refused += 1
        self.reply({"t": "refused", "id": command, "reason": reason.value})

    def reply(self, message: Json) -> None:
        """Say something to this page alone."""
        self.replies.append(message)
        self.news.set()

    def take_replies(self) -> list[Json]:
        """Return what it alone has to hear, and forget it."""
        replies, self.replies = self.replies, []
        self.refused = 0
        return replies
