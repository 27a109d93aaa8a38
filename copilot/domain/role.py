"""Who may ask what of the engine. The engine itself looks here, whatever a page shows or hides."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from copilot.domain.command import (
    Command,
    EditOrder,
    Hide,
    MarkAnswered,
    MarkOrder,
    Merge,
    Message,
    Pin,
    Propose,
    Rename,
    Retract,
    SeeContact,
    Show,
    Split,
    Undo,
    Unhide,
    Unpin,
)


class Role(StrEnum):
    """What someone is in a live."""

    PRESENTER = "presenter"
    MODERATOR = "moderator"
    WATCHER = "watcher"
    REVIEWER = "reviewer"


_STEERING: Final = (
    Pin, Unpin, MarkAnswered, Propose, Hide, Unhide, Rename, Merge, Split, Show, Message, Retract, Undo,
    MarkOrder, EditOrder, SeeContact,
)  # fmt: skip

_MAY: Final[dict[Role, tuple[type[Command], ...]]] = {
    Role.PRESENTER: (Command,),
    Role.MODERATOR: _STEERING,
    Role.WATCHER: (),
    Role.REVIEWER: (),
}


_HANDLES_ORDERS: Final = frozenset({Role.PRESENTER, Role.MODERATOR})


def may_see_contacts(role: Role) -> bool:
    """Tell whether someone in a role may see the phone number and address of an order."""
    return role in _HANDLES_ORDERS


def may(role: Role, command: Command) -> bool:
    """Tell whether someone in a role may send a command; a new one is the presenter's until listed here."""
    return isinstance(command, _MAY[role])
