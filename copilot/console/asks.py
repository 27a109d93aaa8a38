"""What pages ask: one command or question a message, with an id that the page made. Pure: no socket.

What a page sends is checked to the last field before it becomes a `Command`.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Final, TypeAlias, get_args

import msgspec

from copilot.domain import command as commands
from copilot.domain.command import Command
from copilot.domain.order import OrderState
from copilot.domain.plain import one_line
from copilot.domain.role import Role
from copilot.domain.wording import same_words

_LONGEST: Final = 2000
"""Characters of an answer: a shop file's policy may be as long, and is recorded as it was read out."""

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{8,48}$")]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31)]
Title = Annotated[str, msgspec.Meta(max_length=120)]
Answer = Annotated[str, msgspec.Meta(max_length=_LONGEST)]
Note = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Word = Annotated[str, msgspec.Meta(max_length=40)]
OrderId = Annotated[str, msgspec.Meta(min_length=3, max_length=401)]
Key = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{12}$")]
Keys = Annotated[tuple[Key, ...], msgspec.Meta(min_length=1, max_length=200)]
Pieces = Annotated[int, msgspec.Meta(ge=1, le=999)]


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """What every message of a page has: the id of what it asks."""

    id: Id

    def command(self, by: str) -> Command:
        """Return the command of the same name, sent by someone."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__ if name != "id"}
        told = {
            name: one_line(value, _LONGEST) if type(value) is str else value for name, value in fields.items()
        }
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


class Split(_OfQuestion, frozen=True, forbid_unknown_fields=True, tag="split"):
    """Likewise; `texts` are the keys that `Wordings` was answered with, until they are looked up."""

    texts: Keys


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


class MarkOrder(Asked, frozen=True, forbid_unknown_fields=True, tag="order_state"):
    """Likewise."""

    order: OrderId
    state: OrderState


class EditOrder(Asked, frozen=True, forbid_unknown_fields=True, tag="order_edit"):
    """Likewise."""

    order: OrderId
    product: Code | None
    size: Word
    colour: Word
    quantity: Pieces


class Query(Asked, frozen=True, forbid_unknown_fields=True):
    """A question of one page that changes nothing in the live; answered to that page alone."""


class Wordings(Query, frozen=True, forbid_unknown_fields=True, tag="wordings"):
    """How do viewers put a card's Question?"""

    question: Number


class SeeContact(Query, frozen=True, forbid_unknown_fields=True, tag="contact"):
    """How can the customer of an order be reached? The engine notes who asked, and then it is told."""

    order: OrderId


class Invite(Query, frozen=True, forbid_unknown_fields=True, tag="invite"):
    """Which address lets others in? With `renew`, a new one: the old one and all who used it are out."""

    role: Role
    renew: bool = False


_Command: TypeAlias = (
    Pin | Unpin | Hide | Unhide | MarkAnswered | Propose | Rename | Merge | Split | Show
    | Message | Retract | Undo | MarkOrder | EditOrder | SeeContact
)  # fmt: skip
_Any: TypeAlias = _Command | Wordings | Invite
_DECODER: Final[msgspec.json.Decoder[_Any]] = msgspec.json.Decoder(_Any)

TAGS: Final = {getattr(commands, kind.__name__): kind.__struct_config__.tag for kind in get_args(_Command)}
"""What pages call each kind of command."""


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


def key(wording: str) -> str:
    """Return what pages call a wording: short, and nothing that a viewer could choose."""
    return hashlib.blake2b(same_words(wording).encode(errors="replace"), digest_size=6).hexdigest()
