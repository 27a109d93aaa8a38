"""Values to and from the formats that other programs are written against. Pure: no socket, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

import msgspec

from copilot.domain.board import Board, Card, Lack, PlatformStatus, Suggestion
from copilot.domain.question import ReadComment

Json: TypeAlias = dict[str, Any]


def line(value: Json | list[Json]) -> str:
    """Return a value as one line of JSON."""
    return msgspec.json.encode(value).decode()


def moment(at: float) -> str:
    """Return Unix seconds as RFC 3339 in UTC with milliseconds."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def card(value: Card) -> Json:
    """Return a card as other programs read it."""
    suggestion, answer = value.suggestion, value.answer
    return {
        "question": value.question,
        "title": value.title,
        "topic": value.topic,
        "kind": str(value.kind),
        "state": str(value.state),
        "askers": value.askers,
        "waiting": value.waiting,
        "comments": value.comments,
        "platforms": dict(value.platforms),
        "first_at": moment(value.first_at),
        "last_at": moment(value.last_at),
        "product": value.product,
        "suggestion": _suggestion(suggestion) if suggestion else None,
        **_missing(value.missing),
        "answer": {"text": answer.text, "by": answer.by, "at": moment(answer.at)} if answer else None,
    }


def _suggestion(value: Suggestion) -> Json:
    """Return a suggestion with how fresh it is, where that is known."""
    told: Json = {"text": value.text, "source": value.source}
    if value.at is not None:
        told |= {"at": moment(value.at), "stale": value.stale}
    return told


def _missing(value: Lack | None) -> Json:
    """Return what an answer lacks: in both languages for people, in one word for programs."""
    if value is None:
        return dict.fromkeys(("missing", "missing_en", "missing_what"))
    return {"missing": value.arabic, "missing_en": value.english, "missing_what": str(value.what)}


def cards(board: Board, top: int | None = None) -> list[Json]:
    """Return a board's cards, best first, at most `top`."""
    return [card(value) for value in board.cards[:top]]


def comment(entry: ReadComment, question: int | None) -> Json:
    """Return a comment with the Question it counts for now."""
    return {
        "id": entry.comment.id,
        "platform": entry.comment.platform,
        "at": moment(entry.comment.at),
        "kind": str(entry.kind),
        "topic": entry.asks[0].topic if entry.asks else None,
        "question": question,
        "text": entry.comment.text,
    }


def ready(session: str, links: Mapping[str, str]) -> Json:
    """Return the event that a session is open and takes comments; addresses are null while none is served."""
    urls = {name: links.get(name) for name in ("moderator_url", "phone_url", "obs_url")}
    return {"event": "ready", "session": session, **urls}


def status(value: PlatformStatus) -> Json:
    """Return the event that a platform's state changed."""
    return {
        "event": "status",
        "platform": value.platform,
        "state": str(value.state),
        "detail": value.detail,
        "reason": str(value.reason),
        "subject": value.subject,
        "until": None if value.until is None else moment(value.until),
    }


def board(value: Board) -> Json:
    """Return the event that the board changed."""
    unsaved = {"unsaved": value.unsaved} if value.unsaved else {}
    counts = {"comments": value.comments, **unsaved, "missed": value.missed}
    return {"event": "board", **counts, "cards": cards(value)}


def end(comments: int) -> Json:
    """Return the event that the session is closed."""
    return {"event": "end", "comments": comments}
