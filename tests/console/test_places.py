from __future__ import annotations

import errno
import socket

import pytest

from copilot.console.places import USUAL_PORT, Address, Places, hosts
from copilot.errors import RunError, UsageError


def opened(address: Address, *, phones: bool = False) -> Places:
    places = Places.open(address, phones=phones)
    for each in places.sockets:
        each.close()
    return places


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("0", Address()),
        ("8000", Address(port=8000)),
        ("127.0.0.1:8000", Address(host="127.0.0.1", port=8000)),
        ("localhost:8000", Address(host="127.0.0.1", port=8000)),
        (":8000", Address(port=8000)),
        ("127.0.0.1:", Address(host="127.0.0.1")),
    ],
)
def test_an_address_is_a_port_or_a_host_and_a_port(text: str, address: Address) -> None:
    assert Address.parse(text) == address


@pytest.mark.parametrize("text", ["x", "70000", "-1", "example.org:80", "1.2.3:80", "comments.jsonl"])
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(ValueError):
        Address.parse(text)


def test_only_this_machine_is_bound_until_phones_are_let_in() -> None:
    places = opened(Address())
    assert [each for each in places.hosts if not each.startswith(("127.0.0.1", "localhost", "[::1]"))] == []
    assert places.shown == places.here == f"127.0.0.1:{places.port}"
    with pytest.raises(UsageError, match="--let-phones-in"):
        Places.open(Address(host="192.0.2.7", port=0), phones=False)


def test_all_addresses_at_once_are_not_bound() -> None:
    with pytest.raises(UsageError, match=r"0\.0\.0\.0"):
        Places.open(Address(host="0.0.0.0"), phones=True)  # the address that is refused


def test_a_port_that_is_taken_is_told_when_it_was_asked_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RunError, match="taken by another program"):
            Places.open(Address(port=port), phones=False)


def test_another_port_is_found_when_none_was_asked_for() -> None:
    first = Places.open(Address(), phones=False)
    second = Places.open(Address(), phones=False)
    assert first.port != second.port
    assert second.port != USUAL_PORT
    for each in (*first.sockets, *second.sockets):
        each.close()


def test_a_usual_port_that_the_system_keeps_back_is_as_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows sets ranges of ports aside, and refuses them as it refuses what is forbidden."""
    really = socket.create_server

    def kept_back(address: tuple[str, int], **options: int) -> socket.socket:
        if address[1] == USUAL_PORT:
            raise PermissionError(errno.EACCES, "forbidden by its access permissions")
        return really(address, **options)

    monkeypatch.setattr(socket, "create_server", kept_back)
    assert opened(Address()).port != USUAL_PORT
    with pytest.raises(RunError, match="can't be opened"):
        Places.open(Address(port=USUAL_PORT), phones=False)


def test_an_address_of_another_computer_is_told_as_that() -> None:
    with pytest.raises(UsageError, match=r"192\.0\.2\.7 is no address of this computer"):
        Places.open(Address(host="192.0.2.7", port=0), phones=True)


@pytest.mark.parametrize(
    ("port", "tls", "bare"),
    [(80, False, True), (80, True, True), (443, True, True), (443, False, False), (8740, True, False)],
)
def test_browsers_leave_a_schemes_own_port_out(port: int, *, tls: bool, bare: bool) -> None:
    names = hosts({"127.0.0.1", "localhost"}, port, tls=tls)
    assert f"localhost:{port}" in names
    assert ("localhost" in names) == bare
