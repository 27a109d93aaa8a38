"""What is done with a page's messages: commands go to the engine, questions are answered at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import msgspec

from copilot.console import asks
from copilot.console.code import squares
from copilot.console.doors import Reason, RefusedEntryError, Session
from copilot.console.open_page import OpenPage
from copilot.console.plain import plain
from copilot.domain.board import Board
from copilot.domain.command import Command
from copilot.domain.role import Role, may_see_contacts
from copilot.domain.wording import Wording

_MALFORMED_COST: Final = 8.0
_QUERY_COST: Final = 2.0
_MOST_REFUSED: Final = 64
_WORDINGS: Final = 200

log = logging.getLogger(__name__)


class Takes(Protocol):
    """What the pages need of the engine."""

    def submit(self, command: Command, *, role: Role, done: Callable[[], None]) -> bool:
        """Take a command; see `copilot.engine.Engine.submit`."""
        ...

    def wordings(self, question: int) -> Sequence[Wording]:
        """Return every way in which viewers put a card's Question, what most people typed first."""
        ...


class Contacts(Protocol):
    """What keeps phone numbers and addresses of orders, apart from everything else."""

    def reveal(self, order: str, *, role: Role) -> str | None:
        """Return how the customer of an order can be reached; None when nothing was kept."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product that can be put on air or ordered."""

    code: str
    name: str
    sizes: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()


class Steering:
    """Takes what pages ask.

    Args:
        products: Gives the products that can be put on air now.
        url: Gives the address of a role's page.
        renew: Revokes a role's address and makes another.
        contacts: Knows how customers can be reached; None when nothing was kept.

    Attributes:
        engine: Where commands go, once it runs.
        board: The newest board.
        pages: All open pages.
    """

    def __init__(
        self,
        *,
        products: Callable[[], Sequence[Product]],
        url: Callable[[Role], str],
        renew: Callable[[Role], None],
        contacts: Contacts | None = None,
    ) -> None:
        self.engine: Takes | None = None
        self.board: Board | None = None
        self.pages: set[OpenPage] = set()
        self._products = products
        self._url = url
        self._renew = renew
        self._contacts = contacts

    def reveals(self, session: Session) -> bool:
        """Tell whether somebody may ask how customers can be reached."""
        return self._contacts is not None and may_see_contacts(session.role)

    def take(self, this: OpenPage, message: str) -> bool:
        """Do what a page asks; return whether the page may go on."""
        session, now = this.session, time.monotonic()
        if session.over:
            return False
        try:
            asked = asks.asked(message)
        except msgspec.DecodeError:
            this.refuse(asks.id_of(message), Reason.MALFORMED)
            return session.bucket.take(now, _MALFORMED_COST)
        if not session.bucket.take(now, _QUERY_COST if isinstance(asked, asks.Query) else 1.0):
            this.refuse(asked.id, Reason.TOO_FAST)
            return this.refused < _MOST_REFUSED
        if isinstance(asked, asks.Query):
            self._answer(this, asked)
        elif session.is_new(asked.id):
            self._submit(this, asked)
        elif session.commands[asked.id]:
            this.durable.append(asked.id)
        return True

    def _submit(self, this: OpenPage, asked: asks.Asked) -> None:
        session, engine = this.session, self.engine
        try:
            asked = self._checked(asked)
        except RefusedEntryError as error:
            session.commands.pop(asked.id)
            this.refuse(asked.id, error.reason)
            return

        def done() -> None:
            session.commands[asked.id] = True
            for each in self.pages:
                if each.session is session:
                    each.durable.append(asked.id)

        if engine is None or not engine.submit(asked.command(session.by), role=session.role, done=done):
            session.commands.pop(asked.id)
            this.refuse(asked.id, Reason.ROLE)

    def _checked(self, asked: asks.Asked) -> asks.Asked:
        """Return a command as it can be carried out as things stand now.

        Raises:
            RefusedEntryError: It names what is not there.
        """
        if isinstance(asked, asks.Show | asks.EditOrder) and asked.product is not None:
            if all(product.code != asked.product for product in self._products()):
                raise RefusedEntryError(Reason.UNKNOWN_PRODUCT)
        elif isinstance(asked, asks.Split):
            heard = {asks.key(each.text): each.text for each in self._heard(asked.question)}
            texts = tuple(heard[key] for key in asked.texts if key in heard)
            if not texts or len(texts) == len(heard):
                raise RefusedEntryError(Reason.NOTHING_LEFT)
            return msgspec.structs.replace(asked, texts=texts)
        return asked

    def _heard(self, question: int) -> Sequence[Wording]:
        return self.engine.wordings(question) if self.engine else ()

    def _answer(self, this: OpenPage, asked: asks.Query) -> None:
        match asked:
            case asks.Wordings(question=question):
                self._tell_wordings(this, asked.id, question)
            case asks.SeeContact():
                self._tell_contact(this, asked)
            case asks.Invite(role=role, renew=renew):
                self._invite(this, asked.id, role, renew=renew)

    def _tell_wordings(self, this: OpenPage, identity: str, question: int) -> None:
        if this.session.role is Role.WATCHER:
            this.refuse(identity, Reason.ROLE)
            return
        heard = self._heard(question)
        told = [
            {"key": asks.key(each.text), "text": plain(each.text), "people": each.people}
            for each in heard[:_WORDINGS]
        ]
        this.reply({"t": "reply", "id": identity, "wordings": told, "all": len(heard)})

    def _tell_contact(self, this: OpenPage, asked: asks.SeeContact) -> None:
        """Tell how a customer can be reached, once it is kept who asked."""
        session, engine, contacts = this.session, self.engine, self._contacts

        def tell() -> None:
            text = contacts.reveal(asked.order, role=session.role) if contacts else None
            this.reply({"t": "reply", "id": asked.id, "text": text})

        if (
            engine is None
            or not may_see_contacts(session.role)
            or not engine.submit(asked.command(session.by), role=session.role, done=tell)
        ):
            log.warning("A %s may not see contacts", session.role)
            this.refuse(asked.id, Reason.ROLE)

    def _invite(self, this: OpenPage, identity: str, role: Role, *, renew: bool) -> None:
        """Tell the presenter which address lets others in, and draw it."""
        if this.session.role is not Role.PRESENTER or role is Role.PRESENTER:
            log.warning("A %s may not invite a %s", this.session.role, role)
            this.refuse(identity, Reason.ROLE)
            return
        if renew:
            self._renew(role)
        url = self._url(role)
        this.reply({"t": "reply", "id": identity, "url": url, "squares": squares(url)})
