"""One message of one viewer, before and after it passed the door."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PHONE: Final = "[phone]"
"""Stands in a redacted text where a phone number was."""

ADDRESS: Final = "[address]"
"""Likewise where an address was."""

NAME: Final = "[name]"
"""Likewise where a name was."""


class Kind(StrEnum):
    """What a comment is, as seen by someone who sells."""

    QUESTION = "question"
    ORDER = "order"
    COMPLAINT = "complaint"
    STREAM_PROBLEM = "stream_problem"
    CHATTER = "chatter"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawComment:
    """What a connector hands over. Holds personal data, lives only until intake, is never stored.

    Attributes:
        platform: Lower-case word: ``tiktok``, ``facebook``, ``instagram`` or any other.
        id: The platform's own id; empty where it gives none.
        author_id: The platform's id of the author; empty where it gives none.
        author_name: The author's display name; empty where it gives none.
        text: What was typed, unchanged.
        at: When it was typed, Unix seconds.
    """

    platform: str
    id: str
    author_id: str
    author_name: str
    text: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment as the product keeps it.

    Attributes:
        platform: As in `RawComment`.
        id: The platform's id, or one made from its place in the stream. Unique within a platform.
        author: Keyed hash of the author, the same for one person during one session; empty where
            the platform names no author.
        text: Redacted text: no phone number, no address.
        at: When it was typed, Unix seconds, never later than when it arrived.
    """

    platform: str
    id: str
    author: str
    text: str
    at: float
