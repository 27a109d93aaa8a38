"""The session file's schema, as the ordered steps that lead to it.

A file's ``user_version`` counts the steps it has seen. A released step is never edited; a change is a
new step. The tables are public but for `met`: other programs may read them with any SQLite tool.
"""

from __future__ import annotations

import sqlite3
from typing import Final

APPLICATION_ID: Final = 0x4C435053
"""``LCPS``: tells a session file from any other SQLite file."""

_FIRST: Final = """
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- seq is the order of arrival; comments, commands and gaps share one count.
CREATE TABLE comment (
    seq      INTEGER PRIMARY KEY,
    platform TEXT NOT NULL,
    id       TEXT NOT NULL,
    author   TEXT NOT NULL,   -- keyed hash; '' where the platform names no author
    at       REAL NOT NULL,   -- Unix seconds
    kind     TEXT NOT NULL,
    text     TEXT NOT NULL,   -- redacted
    UNIQUE (platform, id)
);

CREATE TABLE question (
    id      INTEGER PRIMARY KEY,
    topic   TEXT,
    kind    TEXT NOT NULL,
    product TEXT,
    opened  INTEGER NOT NULL REFERENCES comment (seq)
);

CREATE TABLE ask (
    comment    INTEGER NOT NULL REFERENCES comment (seq),
    position   INTEGER NOT NULL,   -- 0 is the main one
    question   INTEGER NOT NULL REFERENCES question (id),
    topic      TEXT,
    confidence REAL NOT NULL,
    typical    REAL NOT NULL,      -- how much it is put like others put it, a cosine at most
    PRIMARY KEY (comment, position)
) WITHOUT ROWID;

CREATE TABLE command (
    seq  INTEGER PRIMARY KEY,
    at   REAL NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL    -- JSON object of the command's fields
);

-- A time in which a platform's comments did not arrive.
CREATE TABLE gap (
    seq       INTEGER PRIMARY KEY,
    platform  TEXT NOT NULL,
    since     REAL NOT NULL,      -- Unix seconds: the last sign of life
    until     REAL NOT NULL,      -- Unix seconds: comments came again
    estimated INTEGER NOT NULL    -- comments thought to be missing
);
"""

_DELETED: Final = """
-- When the platform took the comment back, Unix seconds. Its words, author and asks are gone then, but for
-- the last comment of a Question that somebody took up.
ALTER TABLE comment ADD COLUMN deleted REAL;
"""

_SEALED: Final = """
-- The session's keys, sealed with the secret of the installation that `holder` is a fingerprint of.
CREATE TABLE sealed_key (
    holder TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID;

-- What a viewer left with an order: phone, address, name, sealed with a key of the session (AES-256-GCM).
CREATE TABLE contact (
    comment INTEGER PRIMARY KEY REFERENCES comment (seq),
    sealed  BLOB NOT NULL
);
"""

_ON_AIR: Final = """
-- Code of the product that its author saw on air when she typed it: viewers are seconds late.
ALTER TABLE comment ADD COLUMN on_air TEXT;
"""

_MET: Final = """
-- Private, unlike the other tables: by what the names of viewers are found in what others type, as keyed
-- digests without an order (copilot.language.digests). Empty once the live has ended.
CREATE TABLE met (
    part BLOB PRIMARY KEY
) WITHOUT ROWID;
"""

STEPS: Final[tuple[str, ...]] = (_FIRST, _DELETED, _SEALED, _ON_AIR, _MET)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open file to the newest schema, each step in a transaction of its own."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, step in enumerate(STEPS[version:], start=version + 1):
        connection.executescript(f"BEGIN IMMEDIATE;{step}PRAGMA user_version = {number};COMMIT;")
