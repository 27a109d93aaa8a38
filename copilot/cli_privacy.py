"""``live-copilot privacy``: what may be said, and who carries it out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from copilot import cli_values as values
from copilot import identities

_EXAMPLES: Final = {
    "about": "live-copilot privacy about tiktok:6857731309468275472",
    "forget": "live-copilot privacy forget tiktok:6857731309468275472",
    "exposes": "live-copilot privacy exposes tonight.livesession",
    "notice": "live-copilot privacy notice --language en",
    "log": "live-copilot privacy log --json",
}

_ACCOUNT = f"the account as its platform knows it, for example {identities.EXAMPLE}. {identities.how()}"


def add(privacy: argparse.ArgumentParser) -> None:
    """Add what can be asked."""
    asks: Any = privacy.add_subparsers(dest="ask", metavar="ASK", required=True, parser_class=type(privacy))
    for name, does in (
        ("about", "tell what is kept of one person, in every session of the user's folder or in those named"),
        ("forget", "take one person out of every session of the user's folder or of those named"),
    ):
        ask = _add(asks, name, does)
        ask.add_argument("account", metavar="PLATFORM:ID", help=_ACCOUNT)
        ask.add_argument(
            "sessions",
            type=Path,
            nargs="*",
            metavar="SESSION",
            help="session files, or folders of them (default: all in the user's folder, and no others)",
        )
        if name == "about":
            ask.add_argument("--json", action="store_true", help="as one JSON object")
    does = "list what somebody can read who finds a session file"
    exposes = _add(asks, "exposes", does)
    exposes.add_argument("session", type=Path, metavar="SESSION", help="a session file")
    exposes.add_argument("--json", action="store_true", help="as one JSON object")
    does = "print the texts that tell viewers, for the stream and the page"
    notice = _add(asks, "notice", does)
    notice.add_argument("--language", choices=values.LANGUAGES, default="ar", help="(default: ar)")
    does = "list who looked at contacts, and what was exported or deleted"
    log = _add(asks, "log", does)
    log.add_argument("--json", action="store_true", help="one JSON object a line")


def _add(asks: Any, name: str, does: str) -> argparse.ArgumentParser:  # noqa: ANN401 - argparse keeps its class
    made: argparse.ArgumentParser = asks.add_parser(
        name, help=does, description=f"{does.capitalize()}.", epilog=f"Example: {_EXAMPLES[name]}"
    )
    return made


def carry_out(asked: argparse.Namespace) -> None:
    """Carry out what was asked."""
    from copilot import rights  # noqa: PLC0415 - help and wrong use answer at once, without loading the app

    match asked.ask:
        case "about":
            rights.about(asked.account, asked.sessions, as_json=asked.json)
        case "forget":
            rights.forget_everywhere(asked.account, asked.sessions)
        case "exposes":
            rights.exposes(asked.session, as_json=asked.json)
        case "notice":
            rights.notice(language=asked.language)
        case _:
            rights.accesses(as_json=asked.json)
