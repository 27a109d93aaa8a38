"""Nobody who wrote a comment stands readable on any page of a live: in its files, or in what its sockets say."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import ClientConnection, connect

from copilot.console.files import load_files
from tests.test_people import IDS, TYPED, given_away, home, left_behind, recording

__all__ = ["home", "recording"]

ROLES = {"moderator_url": "moderator", "phone_url": "presenter", "obs_url": "watcher"}


def prolonged(recording: Path) -> Path:
    """Have everybody type within two seconds, and one more comment come after hours."""
    lines = [json.loads(line) for line in recording.read_text(encoding="utf-8").splitlines()]
    for number, line in enumerate(lines):
        line["t"] = number * 0.2
    lines.append({"id": "last", "platform": "tiktok", "author_id": "1", "text": "تمام", "t": 9_999})
    recording.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    return recording


class Page:
    """One page of a running live: its files, its socket, and all that came."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.path, self._token = parts.netloc, parts.path, parts.fragment
        self.texts: list[str] = []
        self.cards: dict[int, dict[str, object]] = {}
        self.orders: list[dict[str, object]] = []
        self.cookie = ""

    def get(self, path: str, *, method: str = "GET", **headers: str) -> tuple[int, str]:
        line = http.client.HTTPConnection(self.host, timeout=60)
        line.request(method, path, headers={"Origin": f"http://{self.host}", **headers})
        answer = line.getresponse()
        text = answer.read().decode("utf-8", errors="ignore")
        self.cookie = (answer.getheader("set-cookie") or self.cookie).partition(";")[0]
        self.texts += [text, str(answer.headers)]
        line.close()
        return answer.status, text

    def come_in(self) -> None:
        assert self.get(f"{self.path}session", method="POST", Authorization=f"Bearer {self._token}")[0] == 204

    def socket(self) -> ClientConnection:
        return connect(
            f"ws://{self.host}{self.path}live",
            origin=f"http://{self.host}",  # type: ignore[arg-type] # a header's text, as browsers send it
            additional_headers={"Cookie": self.cookie},
            compression=None,
        )

    def hear(self, socket: ClientConnection) -> Iterator[dict[str, object]]:
        while True:
            text = str(socket.recv(timeout=60))
            self.texts.append(text)
            message = json.loads(text)
            self.cards |= {card["question"]: card for card in message.get("cards", [])}
            self.orders += message.get("orders", [])
            yield message

    def hear_all(self, socket: ClientConnection) -> dict[str, object]:
        """Listen until the board counts everybody; return what was told, the newest of each."""
        told: dict[str, object] = {}
        for message in self.hear(socket):
            told |= message
            if int(str(told.get("comments", 0))) >= len(TYPED):
                return told
        raise AssertionError

    def ask(self, socket: ClientConnection, **asked: object) -> None:
        """Ask something, and listen until it is answered."""
        identity = f"page-asks-{len(self.texts)}"
        socket.send(json.dumps({"id": identity, **asked}))
        for message in self.hear(socket):
            if identity in json.dumps(message):
                return


@contextmanager
def running(home: Path, recording: Path) -> Iterator[subprocess.Popen[str]]:
    with (home / "errors.txt").open("w") as errors, subprocess.Popen(
        [sys.executable, "-m", "copilot", "--debug", "run", "--replay", str(recording), "--serve",
         "--session", str(home / "x.livesession"), "--shop", "assets/demo/shop.toml", "--headless", "--json"],
        stdout=subprocess.PIPE, stderr=errors, text=True,
    ) as process:  # fmt: skip
        yield process
        process.kill()


@pytest.fixture
def live(home: Path, recording: Path) -> Iterator[subprocess.Popen[str]]:
    with running(home, prolonged(recording)) as process:
        yield process


@contextmanager
def heard_out(live: subprocess.Popen[str]) -> Iterator[list[str]]:
    """Give the lines that a live goes on to write, read as they come: who reads late gets the latest boards alone."""
    assert live.stdout is not None
    lines: list[str] = []
    reader = threading.Thread(target=lines.extend, args=[live.stdout], daemon=True)
    reader.start()
    yield lines
    live.send_signal(signal.SIGINT)
    assert live.wait(timeout=60) == 0
    reader.join(timeout=60)


def test_nobody_can_be_read_on_any_page_or_in_any_event(home: Path, live: subprocess.Popen[str]) -> None:
    assert live.stdout is not None
    events = [live.stdout.readline()]
    ready = json.loads(events[0])
    pages = {role: Page(ready[name]) for name, role in ROLES.items()}
    with heard_out(live) as rest:
        for role, page in pages.items():
            page.come_in()
            assert page.get(page.path, Cookie=page.cookie)[0] == 200
            with page.socket() as socket:
                told = page.hear_all(socket)
                assert page.cards
                if role != "moderator":
                    assert "orders" not in told
                    continue
                assert page.orders
                assert any(order["phone"] and order["address"] for order in page.orders)
                for question in list(page.cards):
                    page.ask(socket, do="wordings", question=question)
                    page.ask(socket, do="pin", question=question)
                    page.ask(socket, do="answered", question=question)
        for path in (
            path for path, file in load_files().items() if not file.lasting
        ):  # fonts and icons aside
            pages["moderator"].get(path)
    events += rest
    assert json.loads(rest[-1])["event"] == "end"
    said = [text for page in pages.values() for text in page.texts]
    assert sum("[phone]" in text or "[name]" in text for text in said) >= 2, "the pages tell of them"
    assert given_away(left_behind(home, *said, *events)) == []


def named_early(recording: Path) -> Path:
    """Have somebody asked about before she writes."""
    people = [
        ("Zeeko Fathallaaa بكام ده", "Heba"),
        ("زِيكو الغَيطانى بيسأل الشحن كام", "Heba"),
        ("تمام", "zeeko.fathalla"),
        ("شكرا", "زيكو الغيطاني"),
    ]
    lines = [
        {
            "id": f"c{n}",
            "platform": "tiktok",
            "author_id": IDS[n],
            "author_name": name,
            "text": text,
            "t": n * 0.2,
        }
        for n, (text, name) in enumerate([*people, ("تمام", "Heba")])
    ]
    lines[-1]["t"] = 9_999
    recording.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    return recording


def test_a_page_tells_nothing_of_who_was_named_before_she_came(home: Path, recording: Path) -> None:
    with running(home, named_early(recording)) as live:
        assert live.stdout is not None
        ready = json.loads(live.stdout.readline())
        for line in live.stdout:
            cards = json.loads(line).get("cards", [])
            if len(cards) == 2 and not any(word in str(cards) for word in ("Fathalla", "غَيطان")):
                break
        with heard_out(live):
            page = Page(ready["moderator_url"])
            page.come_in()
            with page.socket() as socket:
                for message in page.hear(socket):
                    if "cards" in message:
                        break
                for question in list(page.cards):
                    page.ask(socket, do="wordings", question=question)
    assert "".join(page.texts).count("[name]") >= 2, "the page tells of them"
    assert given_away(left_behind(home, *page.texts)) == []
