"""What the pages and the server say to each other. Pure: no socket, no clock.

To the page: ``hello`` once, then ``board`` with what changed since the last one, ``refused``, ``end``.
From the page: one command a message, with an id that the page made, so that it is applied once however
often it is sent. What a page sends is checked to the last field before it becomes a `Command`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Annotated, Any, Final, TypeAlias, get_args

import msgspec

from copilot.console.protocol import Json
from copilot.console.protocol import card as card_json
from copilot.domain import command as commands
from copilot.domain.board import Alert, AlertKind, Board, Card
from copilot.domain.command import Command, LoggedCommand
from copilot.domain.role import Role

_LONGEST: Final = 400
_MOST_MARKS: Final = 3
_JOINERS: Final = "\u200c\u200d"
_DROPPED: Final = {"Cc", "Cf", "Cs", "Co"}

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{8,48}$")]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31)]
Title = Annotated[str, msgspec.Meta(max_length=120)]
Answer = Annotated[str, msgspec.Meta(max_length=500)]
Note = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """What every message of a page has: the id of what it asks."""

    id: Id

    def command(self, by: str) -> Command:
        """Return the command of the same name, sent by someone."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__ if name != "id"}
        told = {name: plain(value) if isinstance(value, str) else value for name, value in fields.items()}
        kind: type[Command] = getattr(commands, type(self).__name__)
        return kind(by=by, **told)


class _OfQuestion(Asked, frozen=True, forbid_unknown_fields=True):
    question: Number


class Pin(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="pin"):
    """See `copilot.domain.command`, for this one and all that follow."""


class Unpin(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="unpin"):
    """Likewise."""


class Hide(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="hide"):
    """Likewise."""


class Unhide(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="unhide"):
    """Likewise."""


class MarkAnswered(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="answered"):
    """Likewise."""

    text: Answer = ""


class Propose(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="propose"):
    """Likewise."""

    text: Answer


class Rename(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="rename"):
    """Likewise."""

    title: Title


class Merge(Asked, frozen=True, forbid_unknown_fields=True, tag="merge"):
    """Likewise."""

    source: Number
    target: Number


class Show(Asked, frozen=True, forbid_unknown_fields=True, tag="show"):
    """Likewise."""

    product: Code | None


class Message(Asked, frozen=True, forbid_unknown_fields=True, tag="message"):
    """Likewise."""

    text: Note


class Retract(Asked, frozen=True, forbid_unknown_fields=True, tag="retract"):
    """Likewise."""

    message: Number


class Undo(Asked, frozen=True, forbid_unknown_fields=True, tag="undo"):
    """Likewise."""


_Any: TypeAlias = (
    Pin | Unpin | Hide | Unhide | MarkAnswered | Propose | Rename | Merge | Show | Message | Retract | Undo
)
_DECODER: Final[msgspec.json.Decoder[_Any]] = msgspec.json.Decoder(_Any)
_TAGS: Final = {getattr(commands, kind.__name__): kind.__struct_config__.tag for kind in get_args(_Any)}


class _Identified(msgspec.Struct, frozen=True):
    id: Id


def asked(message: str) -> Asked:
    """Read a page's message.

    Raises:
        msgspec.DecodeError: It is no JSON, or not exactly one of the messages above.
    """
    try:
        return _DECODER.decode(message)
    except (RecursionError, UnicodeEncodeError) as error:
        raise msgspec.DecodeError(str(error)) from error


def id_of(message: str) -> str:
    """Return the id of a message that is not understood, as far as it has one; else an empty text."""
    try:
        return msgspec.json.decode(message, type=_Identified).id
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return ""


def plain(text: str) -> str:
    """Return one line without controls, direction overrides, or letters under heaps of marks.

    At most 400 characters and an ellipsis. Pages show it as text, never as markup; this keeps it from
    steering the line that it stands in.
    """
    kept: list[str] = []
    marks = 0
    for char in text[: 4 * _LONGEST]:
        if char.isspace():
            kept.append(" ")
            continue
        category = unicodedata.category(char)
        if category in _DROPPED and char not in _JOINERS:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} or char in _JOINERS else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    line = " ".join("".join(kept).split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


def hello(*, live: str, by: str) -> Json:
    """Return what a page hears first: which live this is, and what its commands are signed with."""
    return {"t": "hello", "live": live, "you": by}


class Changes:
    """What one page has been told, so that it is only told what changed.

    Args:
        role: Whose page it is; decides what it may see.
    """

    def __init__(self, role: Role) -> None:
        self._role = role
        self._cards: dict[int, Card] = {}
        self._rest: Json = {}

    def since(self, board: Board, **more: Any) -> Json:  # noqa: ANN401 - plain JSON values
        """Return the ``board`` message: `more` and what the board says, as far as the page lacks it."""
        cards = [*board.cards, *(board.hidden if self._role is not Role.WATCHER else ())]
        changed = [card(each, self._role) for each in cards if self._cards.get(each.question) != each]
        self._cards = {each.question: each for each in cards}
        rest = {**_rest(board, self._role), "order": [each.question for each in cards], **more}
        told = {
            key: value for key, value in rest.items() if key not in self._rest or self._rest[key] != value
        }
        self._rest = rest
        return {"t": "board", **told, **({"cards": changed} if changed else {})}


def card(value: Card, role: Role) -> Json:
    """Return a card as a role may see it: who of the shop did what is nothing for a watcher's screen."""
    told = card_json(value)
    told |= {"title": plain(value.title), "rising": value.rising, "asked_again": value.asked_again}
    told |= {"first_at": value.first_at, "last_at": value.last_at}
    answer, insider = value.answer, role is not Role.WATCHER
    told["answer"] = None
    if answer:
        told["answer"] = {"text": answer.text, "by": answer.by if insider else "", "at": answer.at}
    if insider:
        told["wordings"] = [plain(text) for text in value.wordings]
        told["words"] = [{"text": word.text, "by": word.by} for word in value.words]
    elif value.suggestion:
        told["suggestion"] = {"text": value.suggestion.text, "source": ""}
    if not insider:
        told["missing"] = None
    return told


def _rest(board: Board, role: Role) -> Json:
    showing = board.showing
    told: Json = {
        "at": board.at,
        "comments": board.comments,
        "showing": {"code": showing.code, "name": showing.name} if showing else None,
        "newest_at": board.newest_at,
    }
    if role is Role.WATCHER:
        return told
    return told | {
        "missed": board.missed,
        "alerts": [_alert(alert) for alert in board.alerts],
        "statuses": [
            {"platform": each.platform, "state": each.state.value, "reason": each.reason.value}
            for each in board.statuses
        ],
        "done": list(_done(board.done)),
    }


def _alert(alert: Alert) -> Json:
    told: Json = {"kind": alert.kind.value, "text": plain(alert.text), "people": alert.people}
    if alert.kind is AlertKind.MESSAGE:
        told |= {"message": alert.message, "by": alert.by}
    return told


def _done(entries: Iterable[LoggedCommand]) -> Iterable[Json]:
    for entry in entries:
        command = entry.command
        question = getattr(command, "question", None) or getattr(command, "source", None)
        words = getattr(command, "text", "") or getattr(command, "title", "")
        yield {
            "at": entry.at,
            "by": command.by,
            "do": _TAGS.get(type(command), ""),
            "question": question,
            "text": words,
            "product": getattr(command, "product", None),
        }
