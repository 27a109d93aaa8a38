"""What is left of a comment that its platform took back: its id, and when it was typed.

Words, author and asks go, so that it is in no count and on no board. Its place stays: the Questions that
began with it may have become other people's, and the platform may offer it again.

One comment stays whole and is only marked: the last one of a Question that somebody of the shop has taken
up (pinned, answered, renamed, merged, split …). That card is theirs by now, and no platform takes it off the
screen.
"""

from __future__ import annotations

import sqlite3
from typing import Final

from copilot.domain.deletion import Deletion

_OF_ONE: Final = "SELECT seq FROM comment WHERE platform = :platform AND id = :id AND deleted IS NULL"
_OF_ALL: Final = (
    "SELECT seq FROM comment WHERE platform = :platform AND author = :author AND deleted IS NULL ORDER BY seq"
)

_MARK: Final = (
    "UPDATE comment SET deleted = :at WHERE seq = :seq",
    "DELETE FROM contact WHERE comment = :seq",
)
_IS_LAST_OF_ITS_CARD: Final = """
WITH touched AS (
    SELECT json_extract(body, '$.question') AS question FROM command
    UNION SELECT json_extract(body, '$.into') FROM command WHERE name = 'Split'
    UNION SELECT json_extract(body, '$.source') FROM command WHERE name = 'Merge'
    UNION SELECT json_extract(body, '$.target') FROM command WHERE name = 'Merge'
)
SELECT EXISTS (
    SELECT 1 FROM ask AS own
    WHERE own.comment = :seq
    AND own.question IN (SELECT question FROM touched)
    AND NOT EXISTS (
        SELECT 1 FROM ask AS other JOIN comment ON comment.seq = other.comment
        WHERE other.question = own.question AND other.comment != :seq AND comment.deleted IS NULL
    )
)
"""
_EMPTY: Final = (
    "UPDATE comment SET text = '', author = '', kind = 'chatter' WHERE seq = :seq",
    "DELETE FROM ask WHERE comment = :seq",
)


def take_back(connection: sqlite3.Connection, deletion: Deletion) -> bool:
    """Take a comment out, or all of an author's; return whether there was one. Call it in a transaction."""
    if not deletion.id and not deletion.author:
        return False
    which = {"platform": deletion.platform, "id": deletion.id, "author": deletion.author}
    found = connection.execute(_OF_ONE if deletion.id else _OF_ALL, which).fetchall()
    for (seq,) in found:
        (stays,) = connection.execute(_IS_LAST_OF_ITS_CARD, {"seq": seq}).fetchone()
        for step in _MARK if stays else (*_MARK, *_EMPTY):
            connection.execute(step, {"seq": seq, "at": deletion.deleted_at})
    return bool(found)
