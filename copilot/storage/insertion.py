"""A session's entries into its tables; `copilot.storage.entries` is the way back."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict

import msgspec

from copilot.domain.command import Command, LoggedCommand
from copilot.domain.gap import Gap
from copilot.domain.question import ReadComment
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
        connection.execute(
            "INSERT INTO question VALUES (?, ?, ?, ?, ?)",
            (question.id, question.topic, question.kind, question.product, seq),
        )
    for position, ask in enumerate(entry.asks):
        connection.execute(
            "INSERT INTO ask VALUES (?, ?, ?, ?, ?, ?)",
            (seq, position, ask.question, ask.topic, ask.confidence, ask.typical),
        )
    return True
