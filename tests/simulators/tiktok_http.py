"""What TikTok's web host, its signing service and its handshake answer, by what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from http import HTTPStatus

from websockets.datastructures import Headers
from websockets.http11 import Response

from tests.simulators import tiktok_messages as messages


def response(status: int, body: bytes, *, kind: str = "application/json", **headers: str) -> Response:
    fields = Headers({"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"})
    for name, value in headers.items():
        fields[name] = value
    return Response(status, HTTPStatus(status).phrase, fields, body)


def page(faults: Collection[str], name: str, path: str, query: Mapping[str, list[str]]) -> Response:
    """Answer for an account's page and for the web host's API."""
    if fault := _page_fault(faults):
        return fault
    live, puzzled = "not-live" not in faults, "captcha" in faults
    if path.rstrip("/") == "/webcast/room/check_alive":
        return response(200, messages.check_alive(live=live and "over" not in faults))
    if path.rstrip("/") == "/api-live/user/room":
        asked = query.get("uniqueId", [""])[0]
        known = asked == name and "unknown-name" not in faults
        content = messages.user_room(asked, known=known, live=live)
        return response(200, b"<html>puzzle</html>" if puzzled else content)
    if path.startswith("/@") and path.endswith("/live"):
        asked = path[2:-5]
        known = asked == name and "unknown-name" not in faults
        readable = not puzzled and "page-captcha" not in faults
        content = messages.live_page(asked, known=known, live=live, readable=readable)
        return response(200, content, kind="text/html")
    return response(404, b"")


def profile(faults: Collection[str], number: int) -> Response:
    """Answer for the profile page that is asked for as the `number`-th."""
    if fault := _page_fault(faults):
        return fault
    given = "no-ttwid" not in faults and not ("rare-ttwid" in faults and number % 3)
    cookie = {"Set-Cookie": "ttwid=1%7Csimulated; Path=/"} if given else {}
    return response(200, b"<html></html>", kind="text/html", **cookie)


def _page_fault(faults: Collection[str]) -> Response | None:
    answers = {
        "page-429": response(429, b"slow down", **{"Retry-After": "30"}),
        "page-404": response(404, b"<html>nothing here</html>", kind="text/html"),
        "page-500": response(500, b"<html>broken</html>", kind="text/html"),
    }
    return next((answer for kind, answer in answers.items() if kind in faults), None)


def sign_fault(faults: Collection[str], now: float) -> Response | None:
    """Answer of a signing service with a fault."""
    reset = {"RateLimit-Reset": str(int(now) + 7), "RateLimit-Remaining": "0", "RateLimit-Limit": "10"}
    answers = {
        "sign-429": response(429, b'{"message":"too many"}', **reset),
        "sign-429-bare": response(429, b""),
        "sign-401": response(401, b'{"code":401,"message":"Invalid API key"}'),
        "sign-500": response(500, b'{"code":500,"message":"oops"}'),
        "sign-empty": response(200, b""),
        "sign-html": response(200, b"<!DOCTYPE html><html>Just a moment...</html>", kind="text/html"),
        "sign-garbage": response(200, b"\xff\xff\xff\xff"),
    }
    return next((answer for kind, answer in answers.items() if kind in faults), None)


def handshake_fault(faults: Collection[str]) -> Response | None:
    """Answer of a webcast that refuses a WebSocket."""
    answers = {
        "handshake-200": response(200, b"", **{"Handshake-Msg": "illegal secret key"}),
        "handshake-403": response(403, b""),
        "handshake-415": response(415, b"", **{"Handshake-Msg": "DEVICE_BLOCKED"}),
    }
    return next((answer for kind, answer in answers.items() if kind in faults), None)
