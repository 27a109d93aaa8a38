"""What may be said about a session once its live is over: review, export, purge, recover, privacy."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from copilot import cli_privacy
from copilot import cli_values as values


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands; `command` makes one, given its name and what it does."""
    review = command("review", "tell what a live was, and what to do about it")
    review.add_argument(
        "session", type=Path, metavar="SESSION", help="a session file, or a folder of them to compare"
    )
    review.add_argument("--window", action="store_true", help="in a window, to search and to correct")
    review.add_argument("--html", type=Path, metavar="FILE", help="write it as one page to read and share")
    review.add_argument("--json", action="store_true", help="as one JSON object")
    review.add_argument(
        "--shop", type=Path, metavar="FILE", help="the shop file: names, stock, ready answers"
    )
    review.add_argument(
        "--language",
        choices=values.LANGUAGES,
        help="of the page (default: ar), the summary (en) or the window",
    )

    export = command("export", "write a review as tables for Excel or a CRM, or as JSON")
    export.add_argument("session", type=Path, metavar="SESSION", help="a session file")
    export.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder to write into")
    export.add_argument(
        "--format",
        choices=(*values.FORMS, "toml"),
        default="csv",
        help="toml: the answers given, for the shop file (default: csv)",
    )
    export.add_argument(
        "--shop", type=Path, metavar="FILE", help="the shop file: names, stock, ready answers"
    )
    export.add_argument(
        "--language",
        choices=values.LANGUAGES,
        default="ar",
        help="of the headings in Excel (default: ar); the other formats have names for programs",
    )
    export.add_argument(
        "--with-contacts", action="store_true", help="the phones and addresses of orders too, in contacts.csv"
    )

    purge = command("purge", "delete a session, old sessions, or one person, for good")
    purge.add_argument("session", type=Path, nargs="?", metavar="SESSION", help="a session file")
    purge.add_argument(
        "--older-than",
        type=values.days,
        metavar="DAYS",
        help="every session of the user's folder that is older",
    )
    purge.add_argument(
        "--author", metavar="PLATFORM:ID", help="with SESSION: only what this person wrote, tiktok:68577…"
    )
    purge.add_argument(
        "--contacts", action="store_true", help="with SESSION: only the phones and addresses of its orders"
    )
    recover = command("recover", "bring what can be read of a damaged session into a new file")
    recover.add_argument("session", type=Path, metavar="SESSION", help="the damaged session file; it stays")
    recover.add_argument("--to", type=Path, metavar="FILE", help="the new file (default: beside it)")
    cli_privacy.add(command("privacy", "answer what people ask, see what a lost file exposes"))
