"""A comment that its platform took back: its author deleted it, or somebody who moderates the live did."""

from __future__ import annotations

from dataclasses import dataclass

from copilot.domain.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDeletion:
    """What a connector hands over. Like `RawComment` it lives only until intake.

    Attributes:
        platform: As in `RawComment`.
        id: The comment's id; empty where everything that an author wrote was taken back.
        author_id: The author's id, where `id` is empty.
        at: When it was noticed, Unix seconds.
    """

    platform: str
    id: str = ""
    author_id: str = ""
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """What a session keeps of a comment that was taken back: that there was one.

    The Questions that began with it stay, since others may ask them too.

    Attributes:
        platform: As in `RawComment`.
        id: The comment's id; empty where everything that an author wrote was taken back.
        author: The author's keyed hash, where `id` is empty.
        deleted_at: When it was noticed, Unix seconds.
        at: When the comment was typed, Unix seconds; 0 before the session file was asked.
        opened: The Questions that began with it.
    """

    platform: str
    id: str = ""
    author: str = ""
    deleted_at: float
    at: float = 0.0
    opened: tuple[Question, ...] = ()
