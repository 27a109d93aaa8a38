from __future__ import annotations

import socket

import pytest

from copilot.console.places import USUAL_PORT, Address, Places
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
