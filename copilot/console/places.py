"""Where the pages are served: sockets bound before the live begins, and the addresses they answer to.

Bound to this machine alone until somebody chooses to let phones in; then also to this machine's address
in the network, never to all of them.
"""

from __future__ import annotations

import errno
import ipaddress
import socket
from dataclasses import dataclass
from typing import Final, Self

from copilot.errors import RunError, UsageError

USUAL_PORT: Final = 8740
_HERE: Final = "127.0.0.1"
_NAMES_OF_HERE: Final = ("127.0.0.1", "localhost", "[::1]")
_ELSEWHERE: Final = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737): asking the way to it sends nothing."""

_OMITTED: Final = {80: "http", 443: "https"}
"""Ports that browsers leave out of a Host, and for what."""

_NOT_FREE: Final = frozenset({errno.EADDRINUSE, errno.EACCES})
"""Windows refuses the ports that it keeps back as if they were forbidden."""

_TRIES: Final = 20
_LAST_PORT: Final = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where somebody wants the pages to be.

    Attributes:
        host: An IP address of this machine, or empty for the usual one.
        port: A TCP port; 0 for the usual one, or another if that is taken.
        tls: Encrypt what other devices send and get; see `copilot.console.certificate`.
    """

    host: str = ""
    port: int = 0
    tls: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``HOST:PORT``, ``PORT`` or an empty text.

        Raises:
            ValueError: It is none of these.
        """
        host, _, port = text.rpartition(":")
        number = int(port or "0")
        if not 0 <= number <= _LAST_PORT:
            raise ValueError(text)
        if host == "localhost":
            host = _HERE
        if host:
            ipaddress.IPv4Address(host)
        return cls(host=host, port=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The bound sockets and what they are called.

    Attributes:
        sockets: Listening, one for each address; that of this machine alone first.
        outer: This machine's IP address in the network; empty where other devices are not let in.
        shown: ``HOST:PORT`` for people: the one in the network where there is one.
        here: ``HOST:PORT`` on this machine, for programs that run on it.
        port: Of all of them.
        hosts: Every ``HOST:PORT`` that a browser may have asked; what else it asked is not us.
    """

    sockets: tuple[socket.socket, ...]
    outer: str
    shown: str
    here: str
    port: int
    hosts: frozenset[str]

    @classmethod
    def open(cls, address: Address, *, phones: bool) -> Self:
        """Bind.

        Args:
            address: Where.
            phones: Let other devices in.

        Raises:
            UsageError: The address is not of this machine, or needs `phones`.
            RunError: The port is taken, or there is no network.
        """
        away = address.host and not ipaddress.IPv4Address(address.host).is_loopback
        if away and not phones:
            raise UsageError(
                f"{address.host} can be reached by other devices. Say --let-phones-in if you want that.",
                name="serve.address",
            )
        outer = (address.host if away else _own_address()) if phones else ""
        if address.tls and not outer:
            raise UsageError(
                "--tls is for other devices. Say --let-phones-in too, or leave it out.", name="serve.address"
            )
        if outer == "0.0.0.0":  # noqa: S104 - refused here
            raise UsageError(
                "Name one address of this computer, not 0.0.0.0; or leave it out.", name="serve.address"
            )
        inner = address.host if address.host and not away else _HERE
        sockets = _bound([inner, outer] if outer else [inner], address.port)
        port = sockets[0].getsockname()[1]
        names = {*_NAMES_OF_HERE, inner, *([outer] if outer else [])}
        return cls(
            sockets=tuple(sockets),
            outer=outer,
            shown=f"{outer or inner}:{port}",
            here=f"{inner}:{port}",
            port=port,
            hosts=hosts(names, port, tls=address.tls),
        )


def hosts(names: set[str], port: int, *, tls: bool) -> frozenset[str]:
    """Return what a browser may call each of the names with a port.

    Args:
        names: Addresses and names of this computer.
        port: Of all of them.
        tls: Whether some of them are encrypted.
    """
    told = {f"{name}:{port}" for name in names}
    bare = _OMITTED.get(port) in ({"http", "https"} if tls else {"http"})
    return frozenset(told | (names if bare else set()))


def _own_address() -> str:
    """Return this machine's address in the network that leads outside."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError as error:
            raise RunError(
                "This computer is in no network, so phones can't reach it. Connect it to the Wi-Fi that "
                "the phones use, or leave out --let-phones-in.",
                name="serve.no_network",
            ) from error
        return str(probe.getsockname()[0])


def _bound(hosts: list[str], port: int) -> list[socket.socket]:
    """Return a listening socket for each host, all on one port."""
    wanted = [port] if port else [USUAL_PORT, *[0] * _TRIES]
    for number in wanted:
        sockets: list[socket.socket] = []
        try:
            for host in hosts:
                same = sockets[0].getsockname()[1] if sockets else number
                sockets.append(socket.create_server((host, same), backlog=128))
        except OSError as error:
            for opened in sockets:
                opened.close()
            if error.errno in _NOT_FREE and number != wanted[-1]:
                continue
            if error.errno == errno.EADDRNOTAVAIL:
                raise UsageError(
                    f"{host} is no address of this computer. Name one of its own, or leave it out.",
                    name="serve.address",
                ) from error
            told = "is taken by another program" if error.errno == errno.EADDRINUSE else "can't be opened"
            raise RunError(
                f"The port {number} {told} on {' and '.join(hosts)}. Choose another: --serve {number + 1}",
                name="serve.port",
                port=number,
            ) from error
        return sockets
    raise AssertionError  # the last try returns or raises
