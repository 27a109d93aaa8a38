"""What the Graph API calls a comment, made a `RawComment`; what follows a page. Pure and total.

Source: developers.facebook.com/docs/graph-api/reference/comment.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from copilot.connectors.graph import next_page
from copilot.connectors.graph_fields import Payload, identity, inner, moment, objects, words
from copilot.domain.comment import RawComment

PLATFORM: Final = "facebook"

_PEOPLE: Final = {"", "user", "page", "group"}
_SHORTEST: Final = 25
"""A full page is at least so long."""

ATTACHED: Final = "\N{FRAME WITH PICTURE}"
"""Stands where a viewer put a sticker, a picture or a link: its kind and title, in words, would read like a
question about pictures or about what the link is called."""


def comment(payload: Payload, *, arrived: float) -> RawComment | None:
    """Return a comment, of a page of answers or of an event; None for one that is hidden or says nothing.

    A reply (``parent``) is a comment like any other. Who wrote it is absent where the app lacks Business
    Asset User Profile Access.

    Args:
        payload: As it came.
        arrived: Unix seconds; taken for a time that is missing or no time.
    """
    text = _text(payload)
    if not text.strip() or payload.get("is_hidden") is True:
        return None
    author = inner(payload, "from")
    return RawComment(
        platform=PLATFORM,
        id=identity(payload.get("id")),
        author_id=identity(author.get("id")),
        author_name=words(author.get("name")).strip(),
        text=text,
        at=moment(payload.get("created_time"), otherwise=arrived),
    )


def following_page(page: Payload, payloads: list[Payload], new: int, *, sweeps: bool) -> dict[str, str]:
    """Return the parameters of the next page, where something new may be on it; nothing where not.

    Args:
        page: An answer.
        payloads: Its comments.
        new: How many of them are new.
        sweeps: Everything is to be read.
    """
    parameters, is_linked = next_page(page)
    if not parameters or not payloads:
        return {}
    if sweeps and (is_linked or len(payloads) >= _SHORTEST):
        return parameters
    if not _is_newest_first(payloads):
        return parameters
    is_worth_it = new > 0 if is_linked else new == len(payloads)
    return parameters if is_worth_it else {}


def _text(payload: Payload) -> str:
    """Return what was typed; for a comment without words a mark for what is attached to it."""
    message = words(payload.get("message"))
    if message.strip():
        return _with_tags(message, objects(payload.get("message_tags")))
    return ATTACHED if inner(payload, "attachment") else ""


def _with_tags(message: str, tags: list[Payload]) -> str:
    """Return a message in which the people whom it names stand as it was typed: ``@Name_Name``.

    The Graph API leaves out the @ and puts full names, which would read like words of the question.
    """
    for tag in tags:
        name, kind = words(tag.get("name")).strip(), words(tag.get("type")).lower()
        if name and kind in _PEOPLE and not name.startswith("@"):
            message = message.replace(name, "@" + "_".join(name.split()), 1)
    return message


def _is_newest_first(payloads: list[Payload]) -> bool:
    """Tell whether a page is in the order that was asked for; "if comments can be ranked, they will be"."""
    times = [moment(payload.get("created_time"), otherwise=0.0) for payload in payloads]
    return all(earlier >= later for earlier, later in pairwise(times))
