"""The doors over real sockets: who is refused, what is not logged, and that the live goes on meanwhile."""

from __future__ import annotations

import asyncio
import json
import logging
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from copilot.domain.command import Pin
from copilot.domain.role import Role
from tests.console.lives import Live, code_of_close, cookie_of, heard, opened, request, running

ID = "abcdef0123"


def pin(question: int, identity: str = ID) -> str:
    return json.dumps({"id": identity, "do": "pin", "question": question})


async def status_of(socket) -> int:
    with pytest.raises(InvalidStatus) as caught:
        await socket
    return caught.value.response.status_code


async def test_a_token_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(live: Live) -> None:
    token = live.doors.token(Role.MODERATOR)
    headers = [("Origin", f"http://{live.here}"), ("Authorization", f"Bearer {token}")]
    status, answer, _ = await request(live, "POST", "/moderator/session", headers=headers)
    assert status == 204
    cookie = answer["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/moderator/"} <= set(cookie.split("; "))
    assert token not in cookie


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("Authorization", "Bearer wrong")],
        [("Authorization", "Bearer ")],
        [("Authorization", "Basic abc")],
        [("Authorization", "Bearer \xfc\xfc")],
        [("Authorization", "Bearer a"), ("Authorization", "Bearer b")],
    ],
)
async def test_no_token_or_a_wrong_one_is_refused(live: Live, headers: list) -> None:
    origin = ("Origin", f"http://{live.here}")
    status, answer, _ = await request(live, "POST", "/moderator/session", headers=[origin, *headers])
    assert status == 403
    assert "set-cookie" not in answer


async def test_a_token_of_another_role_is_refused(live: Live) -> None:
    headers = [
        ("Origin", f"http://{live.here}"),
        ("Authorization", f"Bearer {live.doors.token(Role.WATCHER)}"),
    ]
    for role in (Role.MODERATOR, Role.PRESENTER, Role.REVIEWER):
        status, _, _ = await request(live, "POST", f"/{role}/session", headers=headers)
        assert status == 403


async def test_a_socket_without_a_session_is_refused(live: Live) -> None:
    assert await status_of(opened(live, "")) == 403
    assert await status_of(opened(live, f"copilot_{live.places.port}_moderator=x")) == 403


async def test_a_session_of_one_role_opens_no_other_roles_socket(live: Live) -> None:
    cookie = await cookie_of(live, Role.WATCHER)
    stolen = cookie.replace("watcher", "moderator")
    assert await status_of(opened(live, f"{cookie}; {stolen}")) == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1"])
async def test_another_origin_is_refused(live: Live, origin: str) -> None:
    cookie = await cookie_of(live)
    assert await status_of(opened(live, cookie, origin=origin)) == 403
    headers = [("Origin", origin), ("Authorization", f"Bearer {live.doors.token(Role.MODERATOR)}")]
    assert (await request(live, "POST", "/moderator/session", headers=headers))[0] == 403
    assert (await request(live, "POST", "/moderator/session", headers=headers[1:]))[0] == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8740", "127.0.0.1", "127.0.0.1.evil.example:8740", ""]
)
async def test_a_name_that_was_led_here_is_refused(live: Live, host: str) -> None:
    token = ("Authorization", f"Bearer {live.doors.token(Role.MODERATOR)}")
    for method, path in (("GET", "/moderator/"), ("POST", "/moderator/session"), ("GET", "/static/base.css")):
        status, answer, body = await request(
            live, method, path, host=host or " ", headers=[("Origin", f"http://{host}"), token]
        )
        assert status == 421
        assert not body
        assert "set-cookie" not in answer


async def test_two_hosts_are_no_host(live: Live) -> None:
    assert (await request(live, "GET", "/moderator/", headers=[("Host", "evil.example")]))[0] == 421


async def test_a_revoked_token_and_its_sessions_are_refused_and_open_pages_closed(live: Live) -> None:
    await live.ask("بكام")
    old, cookie = live.doors.token(Role.MODERATOR), await cookie_of(live)
    async with opened(live, cookie) as socket:
        await heard(socket, lambda message: message["t"] == "board")
        live.console.renew(Role.MODERATOR)
        await socket.send(pin(1))
        assert await code_of_close(socket) == 4001
    assert await status_of(opened(live, cookie)) == 403
    headers = [("Origin", f"http://{live.here}"), ("Authorization", f"Bearer {old}")]
    assert (await request(live, "POST", "/moderator/session", headers=headers))[0] == 403
    assert live.kept() == []
    await cookie_of(live)


async def test_a_cookie_from_another_live_is_refused(live: Live, tmp_path: Path) -> None:
    async with running(tmp_path / "other") as other:
        cookie = (await cookie_of(other)).replace(str(other.places.port), str(live.places.port))
    assert await status_of(opened(live, cookie)) == 403


async def test_who_leaves_is_out(live: Live) -> None:
    cookie = await cookie_of(live)
    async with opened(live, cookie) as socket:
        await heard(socket, lambda message: message["t"] == "hello")
        headers = [("Origin", f"http://{live.here}"), ("Cookie", cookie)]
        status, answer, _ = await request(live, "POST", "/moderator/leave", headers=headers)
        assert status == 204
        assert "Max-Age=0" in answer["set-cookie"]
        async with asyncio.timeout(5):
            await socket.wait_closed()
    assert await status_of(opened(live, cookie)) == 403


@pytest.mark.parametrize("role", [Role.WATCHER, Role.REVIEWER])
async def test_the_engine_refuses_what_a_role_may_not(live: Live, role: Role) -> None:
    await live.ask("بكام")
    assert not live.engine.submit(Pin(question=1), role=role)
    async with opened(live, await cookie_of(live, role), role) as socket:
        await socket.send(pin(1))
        refused = await heard(socket, lambda message: message["t"] == "refused")
    assert refused == {"t": "refused", "id": ID, "reason": "role"}
    assert live.kept() == []


async def test_nothing_secret_is_logged(live: Live, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    cookie = await cookie_of(live, name="Mona")
    async with opened(live, cookie) as socket:
        await heard(socket, lambda message: message["t"] == "hello")
    await status_of(opened(live, f"{cookie}x"))
    origin = ("Origin", f"http://{live.here}")
    await request(
        live, "POST", "/moderator/session", headers=[origin, ("Authorization", "Bearer guessed-secret")]
    )
    ours = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("websockets.client")
    )
    assert "Somebody came in as a moderator" in ours
    assert "Nobody was let in" in ours
    secrets = [cookie.partition("=")[2], "guessed-secret", *(live.doors.token(role) for role in Role)]
    assert not [secret for secret in secrets if secret in ours]


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/moderator/x",
        "//etc",
        "/fonts/",
        "/static/moderator.html",
    ],
)
async def test_there_is_no_way_out_of_the_folders(live: Live, path: str) -> None:
    assert (await request(live, "GET", path))[0] == 404


@pytest.mark.parametrize(
    "path",
    ["/moderator/", "/presenter/", "/watcher/", "/reviewer/", "/static/moderator.js", "/sw.js", "/nothing"],
)
async def test_every_answer_keeps_the_page_to_itself(live: Live, path: str) -> None:
    _, headers, body = await request(live, "GET", path)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert int(headers["content-length"]) == len(body)
    if body.startswith(b"<!doctype"):
        assert b"<style" not in body
        assert b" style=" not in body
        assert b'<script type="module" src=' in body


async def test_a_file_that_is_known_is_not_sent_again(live: Live) -> None:
    _, headers, body = await request(live, "GET", "/fonts/IBMPlexSansArabic-Bold.ttf")
    assert len(body) > 200_000
    again = await request(
        live, "GET", "/fonts/IBMPlexSansArabic-Bold.ttf", headers=[("If-None-Match", headers["etag"])]
    )
    assert (again[0], again[2]) == (304, b"")


async def test_other_methods_are_refused(live: Live) -> None:
    assert (await request(live, "PUT", "/moderator/"))[0] == 405
    assert (await request(live, "DELETE", "/moderator/session"))[0] == 404
    assert (
        await request(live, "POST", "/moderator/session", headers=[("Content-Length", "5")], body=b"hello")
    )[0] == 0
    assert (await request(live, "GET", "/"))[1]["location"] == "/moderator/"
    assert (await request(live, "GET", "/watcher?count=3"))[0] == 307
