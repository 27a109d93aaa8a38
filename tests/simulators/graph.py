"""A Graph API on this machine: Facebook's and Instagram's lives, with every fault that is known of them.

By hand: ``python -m tests.simulators.graph --help``. In tests: ``async with GraphSimulator() as simulator``,
then `GraphSimulator.say` for comments and `GraphSimulator.faults` for trouble, at any moment.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Self

from aiohttp import web

from tests.simulators.graph_faults import Faults, Refusal, parse_faults, refusal
from tests.simulators.graph_payloads import ACCOUNT, LIVE, MEDIA, PAGE, PAGE_NAME, Said, account, permissions


class GraphSimulator:
    """A Graph API on loopback.

    Args:
        token: The one that is let in; any is when it is empty.
        port: Where to listen; 0 for any free port.
        faults: What goes wrong from the start.

    Attributes:
        url: Its address, once it runs.
        faults: What goes wrong; may be changed at any moment.
        requests: What was asked for, with the moment: path and parameters.
        said: Every comment that stands, oldest first.
        deleted: Those that were deleted.
        raw: Bytes that an edge answers with, by its name, in place of what it would say.
    """

    def __init__(self, *, token: str = "", port: int = 0, faults: Faults | None = None) -> None:
        self.url = ""
        self.faults = faults or Faults()
        self.requests: list[tuple[float, str, dict[str, str]]] = []
        self.said: list[Said] = []
        self.deleted: list[Said] = []
        self.raw: dict[str, bytes] = {}
        self._token = token
        self._port = port
        self._streams: list[asyncio.Queue[Said]] = []
        self._usage = 0.0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def say(self, text: str, *, author: str = "Viewer One", at: float | None = None, **more: Any) -> Said:
        """Offer a comment on both platforms; `more` is put into Facebook's payload as it is."""
        said = Said(
            len(self.said) + len(self.deleted) + 1, text, author, time.time() if at is None else at, more
        )
        self.said.append(said)
        for stream in self._streams:
            stream.put_nowait(said)
        return said

    def delete(self, *gone: Said) -> None:
        """Let comments be deleted: they are not listed any more, and not known by their ids."""
        self.deleted += gone
        self.said = [said for said in self.said if said not in gone]

    def asked(self, edge: str) -> list[tuple[float, dict[str, str]]]:
        """Return moments and parameters of the requests whose path ends so."""
        return [(at, parameters) for at, path, parameters in self.requests if path.endswith(edge)]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        parameters = dict(request.query)
        steps = [step for step in request.path.split("/") if step]
        if steps and steps[0].startswith("v") and steps[0][1:].replace(".", "").isdecimal():
            if self.faults.unversioned:
                return _error(404, {"message": "Unknown path components", "code": 2500})
            steps = steps[1:]
        self.requests.append((time.monotonic(), "/" + "/".join(steps), parameters))
        await asyncio.sleep(self.faults.slow)
        trouble = self._trouble(request, steps)
        if trouble is not None:
            return await trouble.send(request, self._headers())
        if steps[1:] == ["live_comments"]:
            return await self._stream(request)
        if steps[-1] in self.raw:
            return web.Response(body=self.raw[steps[-1]], content_type="application/json")
        payload = self._payload(steps, parameters, request)
        if payload is None:
            message = f"Unsupported get request. Object with ID '{steps[0]}' does not exist"
            return _error(
                400, {"message": message, "type": "GraphMethodException", "code": 100, "error_subcode": 33}
            )
        return web.json_response(payload, headers=self._headers())

    def _trouble(self, request: web.Request, steps: list[str]) -> Refusal | None:
        given = request.query.get("access_token", "")
        given = given or request.headers.get("Authorization", "").removeprefix("Bearer ")
        if self._token and given != self._token:
            return Refusal.of(190, message=f"Malformed access token {given}")
        self._usage += self.faults.usage_step
        return refusal(self.faults, steps, usage=self.usage)

    @property
    def usage(self) -> float:
        """Percent of the quota that is used up."""
        return self.faults.usage + self._usage

    def _headers(self) -> dict[str, str]:
        used = int(self.usage)
        figures = {"call_count": used, "total_time": used // 2, "total_cputime": used // 3}
        case = figures | {"type": "pages", "estimated_time_to_regain_access": self.faults.regain}
        return {
            "x-app-usage": json.dumps(figures),
            "x-business-use-case-usage": json.dumps({PAGE: [case]}),
        }

    def _payload(self, steps: list[str], parameters: dict[str, str], request: web.Request) -> Any:
        name, edge = ("me" if steps[0] in (PAGE, PAGE_NAME) else steps[0]), "/".join(steps[1:])
        video = {"id": LIVE, "status": "VOD" if self.faults.ended else "LIVE", "video": {"id": f"8{LIVE}"}}
        page = {"id": PAGE, "name": PAGE_NAME, "instagram_business_account": account()}
        known: dict[tuple[str, str], Callable[[], Any]] = {
            ("me", ""): lambda: page,
            ("me", "accounts"): lambda: {"data": [page]},
            ("me", "permissions"): lambda: {"data": permissions(self.faults)},
            ("me", "live_videos"): lambda: {"data": [] if self.faults.ended else [video]},
            ("me", "live_media"): self._media,
            (ACCOUNT, "live_media"): self._media,
            (LIVE, ""): lambda: video,
            (LIVE, "comments"): lambda: self._comments(parameters, request),
        }
        answer = known.get((name, edge))
        return answer() if answer else None if edge else self._one(name)

    def _one(self, identity: str) -> dict[str, Any] | None:
        """Return a comment that was asked for by its id."""
        payloads = (
            each for said in self.said for each in (said.facebook(self.faults), said.instagram(self.faults))
        )
        found = next((each for each in payloads if each["id"] == identity), None)
        return None if self.faults.no_ids else found

    def _comments(self, parameters: dict[str, str], request: web.Request) -> dict[str, Any]:
        since = float(parameters.get("since", 0)) if not self.faults.ignore_since else 0.0
        offered = [said for said in reversed(self.said) if int(said.at) >= since]
        if self.faults.ranked:
            offered.sort(key=lambda said: hashlib.sha1(said.text.encode()).digest())
        size = min(int(parameters.get("limit", 25)), self.faults.page)
        start = int(parameters.get("after", "c0")[1:])
        page = offered[start : start + size]
        if self.faults.repeats and start:
            page = offered[start - min(5, size) : start + size]
        paging: dict[str, Any] = {"cursors": {"before": f"c{start}", "after": f"c{start + size}"}}
        if start + size < len(offered):
            following = {
                **parameters,
                "after": f"c{start + size}",
                "access_token": request.query.get("access_token", ""),
            }
            paging["next"] = str(request.url.with_query(following))
        return {"data": [said.facebook(self.faults) for said in page], "paging": paging if page else {}}

    def _media(self) -> dict[str, Any]:
        media: dict[str, Any] = {
            "id": MEDIA,
            "media_type": "BROADCAST",
            "media_product_type": "LIVE",
            "username": PAGE_NAME,
        }
        if not self.faults.no_comments:
            media["comments"] = {"data": [said.instagram(self.faults) for said in reversed(self.said[-50:])]}
        return {"data": [] if self.faults.ended else [media], "paging": {}}

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue: asyncio.Queue[Said] = asyncio.Queue()
        self._streams.append(queue)
        try:
            async for piece in self._events(queue):
                await response.write(piece)
        except ConnectionError:
            pass
        finally:
            self._streams.remove(queue)
        return response

    async def _events(self, queue: asyncio.Queue[Said]) -> AsyncIterator[bytes]:
        pinged = 0.0
        yield self.raw.get("live_comments", b"")
        while self.faults.stream not in ("off", "closes"):
            if time.monotonic() - pinged >= self.faults.ping and self.faults.stream != "silent":
                pinged = time.monotonic()
                yield b": ping\n\n"
            said = None
            with suppress(TimeoutError):
                async with asyncio.timeout(0.02):
                    said = await queue.get()
            if said and self.faults.stream == "on":
                yield f"data: {json.dumps(said.facebook(self.faults), ensure_ascii=False)}\n\n".encode()


def _error(status: int, error: Mapping[str, Any]) -> web.Response:
    return web.json_response({"error": {**error, "fbtrace_id": "loopback"}}, status=status)


async def _play(simulator: GraphSimulator, lines: list[dict[str, Any]], rate: float) -> None:
    """Say what a file's lines say, in their rhythm; without any, the same few words at a rate."""
    began = time.monotonic()
    if not lines:
        for turn in range(1_000_000):
            simulator.say(
                ("بكام ده؟", "the price plz", "منورة يا قمر")[turn % 3], author=f"Viewer {turn % 40}"
            )
            await asyncio.sleep(1 / rate)
        return
    for number, line in enumerate(sorted(lines, key=lambda line: line.get("t", 0.0))):
        await asyncio.sleep(max(0.0, began + line.get("t", number / rate) - time.monotonic()))
        simulator.say(line["text"], author=line.get("author_name") or line.get("author_id") or "Viewer One")


async def _switch(simulator: GraphSimulator, script: str) -> None:
    """Switch faults on and off as a script says."""
    began = time.monotonic()
    for at, name, value in parse_faults(script):
        await asyncio.sleep(max(0.0, began + at - time.monotonic()))
        simulator.faults = replace(simulator.faults, **{name: value})


def _options() -> argparse.Namespace:
    names = "\n".join(f"  {each.name}  (normally {each.default!r})" for each in fields(Faults))
    parser = argparse.ArgumentParser(
        prog="python -m tests.simulators.graph",
        description="A Graph API on loopback; prints its address as one JSON line and serves until stopped.",
        epilog=f"faults, each NAME[=VALUE]@SECONDS[-SECONDS], separated by commas:\n{names}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--comments", type=Path, help="JSON lines with text, author_name and t")
    parser.add_argument("--rate", type=float, default=2.0, help="comments a second without a file")
    parser.add_argument("--token", default="", help="the only token that is let in")
    parser.add_argument("--faults", default="", help="example: stream=closes@20,usage=85@30-60,ended@120")
    return parser.parse_args()


async def _serve(options: argparse.Namespace, lines: list[dict[str, Any]]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with GraphSimulator(token=options.token, port=options.port) as simulator:
        told = {"graph": simulator.url, "live": LIVE, "page": PAGE, "account": ACCOUNT}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        jobs = [
            asyncio.create_task(_play(simulator, lines, options.rate)),
            asyncio.create_task(_switch(simulator, options.faults)),
        ]
        await stop.wait()
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)


def _main() -> None:
    options = _options()
    text = options.comments.read_text("utf-8") if options.comments else ""
    asyncio.run(_serve(options, [json.loads(line) for line in text.splitlines() if line.strip()]))


if __name__ == "__main__":
    _main()
