"""What the pages and the server say to each other. Pure: no socket, no clock.

To the page: ``hello`` once, then ``board`` with what changed since the last one, ``refused``, ``end``.
From the page: see `copilot.console.asks`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from copilot.console.asks import TAGS
from copilot.console.plain import plain
from copilot.console.protocol import Json
from copilot.console.protocol import card as card_json
from copilot.domain.board import Alert, AlertKind, Board, Card
from copilot.domain.command import LoggedCommand
from copilot.domain.order import Order
from copilot.domain.role import Role

_SEES_ORDERS: Final = frozenset({Role.MODERATOR, Role.REVIEWER})


def hello(*, live: str, by: str, reveals: bool = False) -> Json:
    """Return what a page hears first.

    Args:
        live: Which live this is.
        by: What its commands are signed with.
        reveals: It may ask how the customer of an order can be reached, and somebody knows.
    """
    return {"t": "hello", "live": live, "you": by, "reveals": reveals}


class Changes:
    """What one page has been told, so that it is only told what changed.

    Args:
        role: Whose page it is; decides what it may see.
    """

    def __init__(self, role: Role) -> None:
        self._role = role
        self._cards: dict[int, Card] = {}
        self._orders: dict[str, Order] = {}
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
        if changed:
            told["cards"] = changed
        if self._role in _SEES_ORDERS:
            told |= self._about_orders(board)
        return {"t": "board", **told}

    def _about_orders(self, board: Board) -> Json:
        """Return the orders that changed, and the ids of those that are there no more."""
        known, self._orders = self._orders, {each.id: each for each in board.orders}
        changed = [order(each) for each in board.orders if known.get(each.id) != each]
        gone = [each for each in known if each not in self._orders]
        return {**({"orders": changed} if changed else {}), **({"gone": gone} if gone else {})}


def card(value: Card, role: Role) -> Json:
    """Return a card as a role may see it: who of the shop did what is nothing for a watcher's screen."""
    told = card_json(value)
    told |= {"title": plain(value.title), "rising": value.rising, "asked_again": value.asked_again}
    told["elsewhere"] = plain(value.elsewhere)
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
    del told["missing_en"], told["missing_what"]
    told["missing"] = None
    if insider and value.missing:
        told["missing"] = {"ar": value.missing.arabic, "en": value.missing.english}
    return told


def order(value: Order) -> Json:
    """Return an order as people of the shop see it: what was typed is redacted."""
    line = value.line
    return {
        "id": value.id,
        "number": value.number,
        "at": value.at,
        "platform": value.platform,
        "texts": [plain(text) for text in value.texts],
        "product": line.product,
        "name": value.name,
        "size": plain(line.size),
        "colour": plain(line.colour),
        "quantity": line.quantity,
        "state": value.state.value,
        "by": value.by,
        "phone": value.phone,
        "address": value.address,
        "confirmation": value.confirmation,
    }


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
        "alerts": [_alert(alert, role) for alert in board.alerts],
        "statuses": [
            {"platform": each.platform, "state": each.state.value, "reason": each.reason.value}
            for each in board.statuses
        ],
        "done": list(_done(board.done)),
    }


def _alert(alert: Alert, role: Role) -> Json:
    told: Json = {"kind": alert.kind.value, "text": plain(alert.text), "people": alert.people}
    if alert.kind is AlertKind.FLOOD and role is Role.PRESENTER:
        told["text"] = ""  # an advert: nothing to read out on air
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
            "do": TAGS.get(type(command), ""),
            "question": question,
            "text": words,
            "product": getattr(command, "product", None),
            "order": getattr(command, "order", None),
            "state": getattr(command, "state", None),
        }
