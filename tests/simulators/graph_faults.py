"""What can go wrong with the simulated Graph API, and how it answers then."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import Any, Self

from aiohttp import web


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """What goes wrong. Exchange the whole value to change it: ``simulator.faults = Faults(ranked=True)``.

    Attributes:
        times: How times are written: ``plain`` (``+0000``), ``colon`` (``+00:00``) or ``number``.
        ranked: Facebook's comments are in another order than was asked for.
        repeats: A page repeats the end of the page before it.
        nameless: Who wrote a comment is left out.
        ignore_since: ``since`` has no effect.
        page: Comments on a page at most.
        no_comments: Instagram's ``comments`` key is missing.
        declined: Name of a permission that the token lacks, though requests are answered.
        untold: Which permissions a token has is not told, as for a page's own.
        no_ids: A comment can't be asked for by its id.
        ended: The broadcast is over, and its status says so.
        gone: Reading comments gives error 100.
        usage: Percent of the quota that is used up.
        usage_step: Percent that every request adds; code 4 at 100.
        limited: Error code of a limit (4, 17, 32, 613, 80001 …), or 0.
        regain: Minutes until calls are let in again.
        token: Subcode of error 190 (463: expired), or 0.
        permission: Name of a permission that is missing.
        answer: ``html``, ``broken``, ``list``, ``empty``, ``reset``, ``drip``, ``500``, ``code1``, ``code2`` or nothing.
        slow: Seconds before every answer.
        stream: ``off`` (HTTP 400), ``on``, ``closes``, ``silent`` (not even a ping) or ``deaf`` (pings alone).
        ping: Seconds between two keep-alives.
        unversioned: A path that begins with a version is not known.
    """

    times: str = "plain"
    ranked: bool = False
    repeats: bool = False
    nameless: bool = False
    ignore_since: bool = False
    page: int = 100
    no_comments: bool = False
    declined: str = ""
    untold: bool = False
    no_ids: bool = False
    ended: bool = False
    gone: bool = False
    usage: float = 0.0
    usage_step: float = 0.0
    limited: int = 0
    regain: float = 0.0
    token: int = 0
    permission: str = ""
    answer: str = ""
    slow: float = 0.0
    stream: str = "off"
    ping: float = 0.05
    unversioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An answer that is none."""

    status: int
    body: bytes
    kind: str = "application/json"
    cuts: bool = False
    drips: bool = False

    @classmethod
    def of(cls, code: int, *, subcode: int = 0, message: str = "…", status: int = 400) -> Self:
        error: dict[str, Any] = {
            "message": message,
            "type": "OAuthException",
            "code": code,
            "fbtrace_id": "loopback",
        }
        if subcode:
            error["error_subcode"] = subcode
        return cls(status=status, body=json.dumps({"error": error}).encode())

    async def send(self, request: web.Request, headers: dict[str, str]) -> web.StreamResponse:
        if self.cuts and request.transport is not None:
            request.transport.abort()
        if self.drips:
            return await self._drip(request)
        return web.Response(status=self.status, body=self.body, headers=headers | {"Content-Type": self.kind})

    async def _drip(self, request: web.Request) -> web.StreamResponse:
        """Send a space now and then, and never an end."""
        response = web.StreamResponse()
        await response.prepare(request)
        with suppress(ConnectionError):
            for _ in range(1_000):
                await response.write(b" ")
                await asyncio.sleep(0.02)
        return response


_ANSWERS = {
    "html": Refusal(
        status=200, body=b"<!doctype html><title>Log in to the hotel's network</title>", kind="text/html"
    ),
    "broken": Refusal(status=200, body=b'{"data":[{"id":"1","message":"hal'),
    "list": Refusal(status=200, body=b"[1, 2, 3]"),
    "empty": Refusal(status=200, body=b""),
    "reset": Refusal(status=200, body=b"", cuts=True),
    "drip": Refusal(status=200, body=b"", drips=True),
    "500": Refusal(status=500, body=b"<html>Sorry, something went wrong.</html>", kind="text/html"),
    "code1": Refusal.of(1, status=500, message="An unknown error has occurred."),
    "code2": Refusal.of(2, status=503, message="Service temporarily unavailable"),
}


def refusal(faults: Faults, steps: list[str], *, usage: float) -> Refusal | None:
    """Return what a request is refused with, if it is."""
    edge = steps[-1] if steps else ""
    missing = f"(#10) This endpoint requires the '{faults.permission}' permission"
    spent = Refusal.of(faults.limited or 4, message="Application request limit reached", status=403)
    in_order = (
        (faults.token, Refusal.of(190, subcode=faults.token, message="Error validating access token")),
        (faults.limited or usage >= 100, spent),
        (faults.permission, Refusal.of(10, message=missing)),
        (
            faults.untold and edge in ("permissions", "debug_token"),
            Refusal.of(100, message="(#100) nonexisting field"),
        ),
        (faults.gone and edge in ("comments", "live_media"), Refusal.of(100, subcode=33, message="Gone")),
        (faults.stream == "off" and edge == "live_comments", Refusal.of(100, message="(#100) Unsupported")),
    )
    found = (answer for is_so, answer in in_order if is_so)
    return _ANSWERS[faults.answer] if faults.answer else next(found, None)


def parse_faults(script: str) -> Iterator[tuple[float, str, Any]]:
    """Give moment, name and value of every switch of a script: ``ranked@10-20,usage=85@30``."""
    kinds: dict[str, Any] = {each.name: each.default for each in fields(Faults)}
    switches: list[tuple[float, str, Any]] = []
    for part in filter(None, script.split(",")):
        what, _, when = part.partition("@")
        name, _, value = what.partition("=")
        name = name.strip().replace("-", "_")
        if name not in kinds:
            raise SystemExit(f"There is no fault “{name}”: see --help.")
        usual = kinds[name]
        switched = not usual if isinstance(usual, bool) else type(usual)(value or 1)
        start, _, end = when.partition("-")
        switches.append((float(start or 0), name, switched))
        if end:
            switches.append((float(end), name, usual))
    yield from sorted(switches, key=lambda switch: switch[0])
