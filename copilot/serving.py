"""The pages of one run, put together: nothing at all unless somebody asked for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from copilot.answers.shop import Shop
from copilot.console.certificate import certificate_for
from copilot.console.doors import Doors
from copilot.console.places import Address, Places
from copilot.console.server import Console
from copilot.console.steering import Contacts, Product
from copilot.domain.board import Board
from copilot.domain.role import Role
from copilot.engine import Engine


class Serving:
    """The pages of one run.

    Args:
        console: Serves them; None when nobody asked for them.
        places: Its sockets; None likewise.
        fingerprint: See below.

    Attributes:
        fingerprint: SHA-256 of the certificate that phones may trust; empty where nothing is encrypted.
        links: The addresses of the pages, tokens and all, by their name in the ``ready`` event; empty when
            nothing is served. Whoever has one gets in: they are shown to the user, and written to no log.
    """

    def __init__(
        self, console: Console | None = None, places: Places | None = None, fingerprint: str = ""
    ) -> None:
        self.fingerprint = fingerprint
        self._console = console
        self._places = places
        self.links: dict[str, str] = {}
        if console:
            self.links = {
                "moderator_url": console.url(Role.MODERATOR),
                "phone_url": console.url(Role.PRESENTER),
                "obs_url": console.url(Role.WATCHER, here=True),
            }

    @classmethod
    def open(
        cls,
        address: Address | None,
        *,
        phones: bool,
        shop: Callable[[], Shop],
        home: Path,
        contacts: Contacts | None = None,
    ) -> Self:
        """Bind, and wait for the engine.

        Args:
            address: Where; None for nowhere, unless `phones`.
            phones: Let other devices in.
            shop: Gives the seller's facts as they are now.
            home: The user's folder, where the certificate is kept.
            contacts: Knows how customers can be reached; None where nothing is kept.

        Raises:
            UsageError: The address is not of this machine, or needs `phones`.
            RunError: The port is taken, there is no network, or the certificate can't be kept.
        """
        if address is None and not phones:
            return cls()
        address = address or Address()
        places = Places.open(address, phones=phones)
        certificate = None
        if address.tls:
            certificate = certificate_for(places.outer, home / "certificate", now=datetime.now(UTC))
        console = Console(
            doors=Doors(clock=time.monotonic),
            places=places,
            products=_Products(shop),
            contacts=contacts,
            certificate=certificate,
        )
        return cls(console, places, certificate.fingerprint if certificate else "")

    def beside(self, engine: Engine) -> AbstractAsyncContextManager[object]:
        """Serve as long as the engine runs."""
        return self._console.beside(engine) if self._console else nullcontext()

    def also(self, publish: Callable[[Board], None]) -> Callable[[Board], None]:
        """Return what hands every board to the pages too."""
        console = self._console
        if console is None:
            return publish

        def publish_to_both(board: Board) -> None:
            publish(board)
            console.publish(board)

        return publish_to_both

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for socket in self._places.sockets if self._places else ():
            socket.close()


class _Products:
    """The shop's products as the page lists them; the same tuple as long as the shop is the same."""

    def __init__(self, shop: Callable[[], Shop]) -> None:
        self._shop = shop
        self._of: Shop | None = None
        self._products: tuple[Product, ...] = ()

    def __call__(self) -> tuple[Product, ...]:
        shop = self._shop()
        if shop is not self._of:
            self._of = shop
            self._products = tuple(
                Product(code=each.code, name=each.name, sizes=each.sizes, colours=each.colours)
                for each in shop.products
            )
        return self._products
