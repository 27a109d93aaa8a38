"""Comments of a session file in other words, and all that the file says of the old ones."""

from __future__ import annotations

import sqlite3
from typing import Final

import msgspec

from copilot.domain.rewording import Rewording
from copilot.storage.entries import COMMANDS
from copilot.storage.insertion import body_of

_QUOTING: Final = "SELECT seq, name, body FROM command WHERE name IN ('Split', 'Regroup', 'Rename')"


def reword(connection: sqlite3.Connection, rewording: Rewording) -> None:
    """Change what is to be put in other words. Call it in a transaction.

    A comment that was taken back meanwhile stays empty.
    """
    connection.executemany(
        "UPDATE comment SET text = ? WHERE platform = ? AND id = ? AND text <> ''",
        ((text, *comment) for comment, text in rewording.texts.items()),
    )
    for seq, name, body in connection.execute(_QUOTING).fetchall():
        command = msgspec.json.decode(body, type=COMMANDS[name])
        new = rewording.command(command)
        if new != command:
            connection.execute("UPDATE command SET body = ? WHERE seq = ?", (body_of(new), seq))
    connection.execute("DELETE FROM meta WHERE key = 'taught'")  # it quotes comments; it is worked out anew
