"""The certificate that is made on the spot, and what goes through a socket that it encrypts."""

from __future__ import annotations

import asyncio
import json
import ssl
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from copilot.console.certificate import Certificate, certificate_for
from copilot.console.places import Address, Places
from copilot.domain.role import Role
from copilot.errors import RunError, UsageError
from tests.console.lives import Live, eventually, heard, running

NOW = datetime.now(UTC)


def names(folder: Path) -> list[str]:
    server = x509.load_pem_x509_certificate((folder / "server.pem").read_bytes())
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [str(each) for each in names.get_values_for_type(x509.IPAddress)]


def trusting(certificate: Certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=certificate.authority)


def test_one_is_made_and_kept_for_the_next_live(tmp_path: Path) -> None:
    first = certificate_for("192.168.1.20", tmp_path, now=NOW)
    again = certificate_for("192.168.1.20", tmp_path, now=NOW + timedelta(days=300))
    assert first.fingerprint == again.fingerprint
    assert first.fingerprint.count(":") == 31


def test_another_is_made_where_it_would_not_do_and_knows_the_places_of_before(tmp_path: Path) -> None:
    first = certificate_for("192.168.1.20", tmp_path, now=NOW)
    second = certificate_for("10.0.0.7", tmp_path, now=NOW)
    assert first.fingerprint != second.fingerprint
    assert names(tmp_path) == ["10.0.0.7", "192.168.1.20"]
    assert certificate_for("192.168.1.20", tmp_path, now=NOW).fingerprint == second.fingerprint
    for number in range(20):
        certificate_for(f"10.0.1.{number}", tmp_path, now=NOW)
    assert len(names(tmp_path)) == 8


@pytest.mark.parametrize("days", [390, 500, -30])
def test_another_is_made_in_good_time(tmp_path: Path, days: int) -> None:
    first = certificate_for("10.0.0.7", tmp_path, now=NOW)
    assert (
        certificate_for("10.0.0.7", tmp_path, now=NOW + timedelta(days=days)).fingerprint != first.fingerprint
    )


@pytest.mark.parametrize("name", ["server.pem", "authority.pem"])
@pytest.mark.parametrize("data", [b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_what_is_damaged_is_made_anew(tmp_path: Path, name: str, data: bytes) -> None:
    certificate_for("10.0.0.7", tmp_path, now=NOW)
    (tmp_path / name).write_bytes(data)
    certificate_for("10.0.0.7", tmp_path, now=NOW)
    assert names(tmp_path) == ["10.0.0.7"]


def test_nobody_can_ever_make_another_that_phones_would_trust(tmp_path: Path) -> None:
    certificate_for("10.0.0.7", tmp_path, now=NOW)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert kept.count(b"PRIVATE KEY-----") == 2  # the beginning and the end of one key
    key = serialization.load_pem_private_key((tmp_path / "server.pem").read_bytes(), None)
    server, authority = x509.load_pem_x509_certificates((tmp_path / "server.pem").read_bytes())
    assert key.public_key() == server.public_key() != authority.public_key()
    assert not server.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert authority.extensions.get_extension_for_class(x509.BasicConstraints).value.path_length == 0
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_where_it_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunError, match="--tls"):
        certificate_for("10.0.0.7", tmp_path / "file" / "inside", now=NOW)


def test_it_is_for_other_devices() -> None:
    with pytest.raises(UsageError, match="--let-phones-in"):
        Places.open(Address(tls=True), phones=False)


@pytest.fixture
async def encrypted(tmp_path: Path):
    certificate = certificate_for("127.0.0.1", tmp_path / "kept", now=NOW)
    async with running(tmp_path / "live", certificate=certificate, open_timeout=1.0) as live:
        yield live, certificate


async def asked(live: Live, certificate: Certificate, request: str) -> str:
    reader, writer = await asyncio.open_connection(*live.here.split(":"), ssl=trusting(certificate))
    writer.write(f"{request}\r\nHost: {live.here}\r\n".encode() + b"\r\n")
    try:
        return (await reader.read()).decode("latin-1")
    finally:
        writer.close()


def entering(live: Live, scheme: str) -> str:
    token = live.doors.token(Role.MODERATOR)
    return (
        f"POST /moderator/session HTTP/1.1\r\nOrigin: {scheme}://{live.here}\r\nAuthorization: Bearer {token}"
    )


async def test_a_page_works_over_it_and_its_cookie_never_leaves_it(encrypted) -> None:
    live, certificate = encrypted
    assert live.console.url(Role.MODERATOR).startswith("https://")
    assert live.console.url(Role.WATCHER, here=True).startswith("http://")
    answer = await asked(live, certificate, entering(live, "https"))
    cookie = answer.partition("Set-Cookie: ")[2].partition("\r\n")[0]
    assert "; Secure" in cookie
    await live.ask("بكام")
    socket = connect(
        f"wss://{live.here}/moderator/live",
        origin=f"https://{live.here}",
        additional_headers={"Cookie": cookie.partition(";")[0]},
        ssl=trusting(certificate),
    )
    async with socket as page:
        await page.send(json.dumps({"id": "abcdef0123", "do": "pin", "question": 1}))
        await heard(page, lambda message: "abcdef0123" in message.get("confirmed", []))


async def test_a_plain_page_is_another_origin(encrypted) -> None:
    live, certificate = encrypted
    assert " 403 " in await asked(live, certificate, entering(live, "http"))


async def test_phones_can_fetch_what_they_may_trust(encrypted) -> None:
    live, certificate = encrypted
    answer = await asked(live, certificate, "GET /certificate.crt HTTP/1.1")
    assert "Content-Type: application/x-x509-ca-cert" in answer
    assert answer.partition("\r\n\r\n")[2].encode("latin-1") == certificate.authority


async def test_without_it_there_is_nothing_to_fetch(live: Live) -> None:
    from tests.console.lives import request  # noqa: PLC0415

    assert (await request(live, "GET", "/certificate.crt"))[0] == 404


async def test_who_does_not_trust_it_is_warned(encrypted) -> None:
    live, _ = encrypted
    with pytest.raises(ssl.SSLCertVerificationError):
        await asyncio.open_connection(*live.here.split(":"), ssl=ssl.create_default_context())


async def test_who_never_finishes_shaking_hands_is_counted_cut_off_and_disturbs_nobody(encrypted) -> None:
    live, certificate = encrypted
    here, port = live.here.split(":")
    crowd = await asyncio.gather(
        *(asyncio.open_connection(here, port, local_addr=("127.0.0.2", 0)) for _ in range(90))
    )
    await eventually(lambda: live.doors._knocking["127.0.0.2"] == live.doors.limits.knocking_per_address)
    await live.ask("بكام")
    assert " 204 " in await asked(live, certificate, entering(live, "https"))
    for reader, writer in crowd:
        async with asyncio.timeout(10):
            with suppress(ConnectionResetError):  # one too many
                assert await reader.read() == b""
        writer.close()
    await eventually(lambda: not live.doors._knocking)


async def test_without_a_session_its_socket_is_refused(encrypted) -> None:
    live, certificate = encrypted
    with pytest.raises(InvalidStatus):
        await connect(
            f"wss://{live.here}/moderator/live", origin=f"https://{live.here}", ssl=trusting(certificate)
        )


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x00\xff", bytes(4096)])
@pytest.mark.parametrize("abruptly", [True, False])
async def test_who_leaves_in_a_handshake_is_counted_no_more(
    encrypted, sent: bytes, *, abruptly: bool
) -> None:
    live, certificate = encrypted
    for _ in range(30):
        _, writer = await asyncio.open_connection(*live.here.split(":"))
        writer.write(sent)
        if abruptly:
            writer.transport.abort()
        else:
            writer.close()
        await asyncio.sleep(0)
    await eventually(lambda: not live.doors._knocking)
    assert " 200 " in await asked(live, certificate, "GET /certificate.crt HTTP/1.1")
