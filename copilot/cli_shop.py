"""What may be said about the shop file: import, check."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from copilot import cli_values as values

Subcommands = Any
"""Of argparse, which keeps their class to itself."""


def add(command: Callable[[Subcommands, str, str], argparse.ArgumentParser], commands: Subcommands) -> None:
    """Add the commands; `command` makes one of some, given its name and what it does."""
    shop = command(commands, "shop", "check the shop file, or fill it from a list")
    does = shop.add_subparsers(dest="does", metavar="import|check", required=True, parser_class=type(shop))
    bring = command(does, "import", "turn a CSV or Excel list of products or fees into a shop file")
    bring.add_argument("file", type=Path, metavar="FILE", help="the list: .csv or .xlsx with headings")
    bring.add_argument("--to", type=Path, metavar="FILE", help="the .toml file (default: print it)")
    check = command(does, "check", "say what a shop file holds, or what is wrong with it")
    check.add_argument("file", type=Path, metavar="FILE", help="the shop file")
    for each in (bring, check):
        each.add_argument(
            "--language", choices=values.LANGUAGES, default="en", help="of what is said (default: en)"
        )


def carry_out(asked: argparse.Namespace) -> None:
    """Do what is asked."""
    from copilot import shopfile  # noqa: PLC0415 - help and wrong use answer at once, without loading the app

    match asked.does:
        case "import":
            shopfile.import_list(asked.file, to=asked.to, language=asked.language)
        case "check":
            shopfile.check(asked.file, language=asked.language)
