"""What people ask of the engine. A view sends one of these; nothing else changes a Board."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from copilot.domain.order import OrderState

COPILOT: Final = "copilot"
"""Who sends what nobody sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Base of all commands.

    Attributes:
        by: Who sent it: ``presenter``, ``recording``, or a moderator's label.
    """

    by: str = "presenter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(Command):
    """Keep a Question on top until it is answered or unpinned."""

    question: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpin(Command):
    """Let a pinned Question take its place by rank again."""

    question: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkAnswered(Command):
    """Answered, by voice when `text` is empty: nobody waits for it any more."""

    question: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hide(Command):
    """Take a Question off the board for the rest of the session."""

    question: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unhide(Command):
    """Bring a hidden Question back."""

    question: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Command):
    """Words that the presenter can read out; the Question stays open. Empty text takes them back."""

    question: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(Command):
    """Give a Question another title."""

    question: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Command):
    """`source` asks the same as `target`; they are one card from now on."""

    source: int
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Command):
    """Some of the comments of a Question ask something else, and so do later ones of the same words.

    Attributes:
        question: What they count for now.
        texts: Their wordings, as cards show them; letter case and spacing do not matter.
        into: The Question that they ask; 0 for a new card of their own.
    """

    question: int
    texts: tuple[str, ...]
    into: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Regroup(Command):
    """Wordings that, seen beside others, ask something else than each alone seemed to; so do later ones.

    The copilot's own: nobody may send it, and whatever people did to a Question or a wording goes before it.

    Attributes:
        moves: For each the Question that it was read as, its mark (`copilot.domain.wording.mark`) and the
            Question that it counts for; the same once more when it counts for its own again.
    """

    moves: tuple[tuple[int, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Show(Command):
    """This product is on air now; None when none is."""

    product: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Command):
    """A short message to the presenter; it stands on her screen for a while."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract(Command):
    """Take a message off the presenter's screen; messages count from 1 in a session."""

    message: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkOrder(Command):
    """An order has come so far; orders are called by their id."""

    order: str
    state: OrderState


@dataclass(frozen=True, slots=True, kw_only=True)
class EditOrder(Command):
    """This is what is ordered, whatever was read: see `copilot.domain.order.Line`."""

    order: str
    product: str | None
    size: str
    colour: str
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeContact(Command):
    """Somebody looks at how the customer of an order can be reached: kept, so that it is known who did."""

    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Command):
    """Take back the last command of the same sender that is not taken back yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCommand:
    """A command with the moment it took effect, Unix seconds of the stream."""

    at: float
    command: Command
