"""A session's entries into its tables; `copilot.storage.entries` is the way back."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict

import msgspec

from copilot.domain.command import Command, LoggedCommand
from copilot.domain.deletion import Deletion
from copilot.domain.gap import Gap
from copilot.domain.question import Question, ReadComment
from copilot.storage.met import keep


def insert(connection: sqlite3.Connection, seq: int, entry: ReadComment | LoggedCommand | Gap) -> bool:
    """Write an entry in its place; return False for a comment that is there. Call it in a transaction."""
    if isinstance(entry, LoggedCommand):
        row = (seq, entry.at, type(entry.command).__name__, body_of(entry.command))
        connection.execute("INSERT INTO command VALUES (?, ?, ?, ?)", row)
        return True
    if isinstance(entry, Gap):
        gap = (seq, entry.platform, entry.since, entry.until, entry.estimated)
        connection.execute("INSERT INTO gap VALUES (?, ?, ?, ?, ?)", gap)
        return True
    return _insert_comment(connection, seq, entry)


def begin_there(connection: sqlite3.Connection, entry: ReadComment) -> Deletion | None:
    """Let the Questions that began with a comment which is there already begin with that one.

    What came with it or since may ask them. Call it in a transaction.

    Returns:
        What tells of them; None where none began with it.
    """
    comment = entry.comment
    seq, at = connection.execute(
        "SELECT seq, at FROM comment WHERE platform = ? AND id = ?", (comment.platform, comment.id)
    ).fetchone()
    begun = tuple(each for each in entry.opened if _open(connection, seq, each))
    if not begun:
        return None
    return Deletion(platform=comment.platform, id=comment.id, deleted_at=comment.at, at=at, opened=begun)


def body_of(command: Command) -> str:
    """Return a command's fields as JSON."""
    return msgspec.json.encode(asdict(command)).decode()


def _insert_comment(connection: sqlite3.Connection, seq: int, entry: ReadComment) -> bool:
    comment = entry.comment
    if entry.met:
        keep(connection, entry.met)
    row = (seq, comment.platform, comment.id, comment.author, comment.at, entry.kind, comment.text)
    cursor = connection.execute(
        "INSERT OR IGNORE INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)", (*row, entry.on_air)
    )
    if not cursor.rowcount:
        return False
    if entry.sealed:
        connection.execute("INSERT INTO contact VALUES (?, ?)", (seq, entry.sealed))
    for question in entry.opened:
        _open(connection, seq, question)
    for position, ask in enumerate(entry.asks):
        connection.execute(
            "INSERT INTO ask VALUES (?, ?, ?, ?, ?, ?)",
            (seq, position, ask.question, ask.topic, ask.confidence, ask.typical),
        )
    return True


def _open(connection: sqlite3.Connection, seq: int, question: Question) -> bool:
    """Let a Question begin with a comment; return False for one that has begun."""
    row = (question.id, question.topic, question.kind, question.product, seq)
    return bool(connection.execute("INSERT OR IGNORE INTO question VALUES (?, ?, ?, ?, ?)", row).rowcount)
