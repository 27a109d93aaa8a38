"""What happens in a simulated live of TikTok, and when."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from copilot.connectors.recording import read_recording
from copilot.domain.comment import RawComment
from tests.simulators.tiktok_messages import Said

MOMENTS = {
    "abrupt-close": "cuts every connection, without a word",
    "close": "closes every connection politely",
    "stall": "lets every connection stand, and sends nothing more over it, not even answers to beats",
    "live-end": "ends the live",
    "pause": "pauses the live",
    "resume": "goes on after a pause",
    "repeat": "sends the latest comments again",
    "delete": "takes the newest comment back",
    "garbage": "sends a frame that is none",
    "flood": "sends 400 comments in 20 s",
}
LASTING = {
    "sign-429": "the signing service asks to wait 7 s (RateLimit-Reset and RateLimit-Remaining)",
    "sign-429-bare": "the same without a header",
    "sign-500": "the signing service is broken",
    "sign-empty": "the signing service answers nothing",
    "sign-html": "the signing service answers with a web page",
    "sign-garbage": "the signing service answers with bytes that mean nothing",
    "sign-no-cookie": "the signing service forgets its cookie",
    "sign-no-server": "the signing service forgets the address",
    "sign-401": "the signing service refuses the key",
    "sign-silent": "the signing service does not answer",
    "handshake-200": "the WebSocket is refused with status 200 and a Handshake-Msg",
    "handshake-403": "the WebSocket is refused with status 403",
    "handshake-415": "the WebSocket is refused with status 415 and DEVICE_BLOCKED",
    "handshake-silent": "the WebSocket is not answered",
    "not-live": "the account is not live",
    "alive-silent": "the question whether the room is alive is not answered",
    "over": "the page says live, the room is over",
    "unknown-name": "there is no such account",
    "captcha": "pages and API show a puzzle",
    "page-captcha": "the page shows a puzzle; the API works",
    "page-429": "pages and API ask to wait 30 s (Retry-After)",
    "page-500": "pages and API are broken",
    "page-404": "there are neither pages nor an API",
    "rare-ttwid": "every third profile page gives a cookie",
    "no-ttwid": "profile pages give no cookie",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that goes wrong, by its name in `MOMENTS` or `LASTING`.

    Attributes:
        kind: What.
        at: Seconds from the first request.
        until: When it is over again, for what lasts; None for never.
    """

    kind: str
    at: float = 0.0
    until: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A comment and when it is said, in seconds from the first request."""

    at: float
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A live.

    Attributes:
        name: The account; there is no other.
        lines: What is said, by time.
        faults: What goes wrong.
        history: How many of the latest comments a new connection is told again.
        noise: Send gifts, joins and the like between comments.
        speed: How many seconds of the script pass in one.
        address_life: Seconds that a signed address can be used.
        ping_interval: Seconds between beats that clients are asked for.
    """

    name: str = "shop"
    lines: Sequence[Line] = ()
    faults: Sequence[Fault] = ()
    history: int = 20
    noise: bool = True
    speed: float = 1.0
    address_life: float = 30.0
    ping_interval: float = 5.0

    def plot(self) -> list[tuple[float, str, Said | None]]:
        """Return what happens, by time: a comment, a fault, or the end of one (its name after a minus)."""
        events: list[tuple[float, str, Said | None]] = [(line.at, "", line.said) for line in self.lines]
        events += [(fault.at, fault.kind, None) for fault in self.faults]
        events += [(fault.until, f"-{fault.kind}", None) for fault in self.faults if fault.until is not None]
        return sorted(events, key=lambda event: event[0])


def parse_faults(text: str) -> list[Fault]:
    """Read ``abrupt-close@30,sign-500@0-20,handshake-403``."""
    return [_fault(word.strip()) for word in text.split(",") if word.strip()]


def _fault(word: str) -> Fault:
    kind, _, when = word.partition("@")
    if kind not in MOMENTS and kind not in LASTING:
        raise ValueError(f"there is no fault {kind!r}; there are: {', '.join([*MOMENTS, *LASTING])}")
    start, _, end = when.partition("-")
    return Fault(kind=kind, at=float(start or 0), until=float(end) if end else None)


def read_lines(path: Path) -> list[Line]:
    """Read comments like those that ``live-copilot replay`` reads."""
    items = [
        item for item in read_recording(path, ended_at=time.time()).items if isinstance(item, RawComment)
    ]
    began = items[0].at if items else 0.0
    return [Line(at=item.at - began, said=_said(item, number)) for number, item in enumerate(items, start=1)]


def flood(
    count: int = 400, seconds: float = 20.0, *, at: float = 0.0, first: int = 900_000
) -> Iterator[Line]:
    """Give many comments in a short time, each by a viewer of its own."""
    for number in range(first, first + count):
        text = ("بكام ده", "bkam da", "how much?", "في مقاس 42؟", "منورة")[number % 5]
        said = Said(
            number=number, text=text, author=6_910_000_000_000_000_000 + number, nickname=f"Viewer {number}"
        )
        yield Line(at=at + (number - first) * seconds / count, said=said)


def _said(item: RawComment, number: int) -> Said:
    digits = item.id if item.id.isdigit() and int(item.id) < 1 << 62 else ""
    handle = item.author_id or f"viewer{number}"
    author = int(handle) if handle.isdigit() else 6_900_000_000_000_000_000 + crc32(handle.encode())
    return Said(
        number=int(digits or 7_310_000_000_000_000_000 + number),
        text=item.text,
        author=author,
        nickname=item.author_name or handle,
        handle=handle,
    )


def command_line(description: str) -> tuple[Script, int]:
    """Read what the command line asks for: the live, and the port that it is served at.

    Raises:
        ValueError: It asks for a fault that there is not.
    """
    kinds = "\n".join(f"  {kind:<16}{what}" for kind, what in (MOMENTS | LASTING).items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.simulators.tiktok",
        description=description,
        epilog=f"faults, as NAME, NAME@SECONDS or, where it lasts, NAME@FROM-TO:\n{kinds}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=0, help="default: any free one")
    parser.add_argument("--name", default="shop", help="the account that is live (default: shop)")
    parser.add_argument("--comments", type=Path, metavar="FILE.jsonl", help="what viewers type")
    parser.add_argument("--speed", type=float, default=1.0, help="seconds of the script in one (default: 1)")
    parser.add_argument("--faults", default="", help="for example abrupt-close@30,sign-500@28-40")
    parser.add_argument("--quiet", action="store_true", help="no gifts, joins and likes between comments")
    asked = parser.parse_args()
    script = Script(
        name=asked.name,
        lines=read_lines(asked.comments) if asked.comments else (),
        faults=parse_faults(asked.faults),
        noise=not asked.quiet,
        speed=asked.speed,
    )
    return script, asked.port
