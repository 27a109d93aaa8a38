"""The command line: what may be said, and how a fault is told. No logic."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from copilot import __version__, cli_about, cli_afterwards, cli_privacy, cli_shop
from copilot import cli_values as values
from copilot.domain.platform import PLATFORMS
from copilot.errors import CopilotError, UsageError
from copilot.logbook import show_log

if TYPE_CHECKING:
    from copilot.app import Options
    from copilot.console.places import Address

_EXAMPLES: Final = {
    "demo": "live-copilot demo --speed 20",
    "run": "live-copilot run --tiktok @name --shop shop.toml",
    "replay": "live-copilot replay comments.jsonl --speed max --session tonight.livesession --headless",
    "board": "live-copilot board tonight.livesession --top 5",
    "comments": "live-copilot comments tonight.livesession --json",
    "connect": "live-copilot connect facebook",
    "review": "live-copilot review tonight.livesession --window",
    "export": "live-copilot export tonight.livesession --to friday --format xlsx",
    "shop": "live-copilot shop import products.xlsx --to shop.toml",
    "import": "live-copilot shop import products.xlsx --to shop.toml",
    "check": "live-copilot shop check shop.toml",
    "purge": "live-copilot purge --older-than 90",
    "recover": "live-copilot recover tonight.livesession",
    "privacy": "live-copilot privacy about tiktok:6857731309468275472",
    "doctor": "live-copilot doctor",
    "licences": "live-copilot licences",
}


class _Parser(argparse.ArgumentParser):
    """Tells wrong use in one sentence instead of a usage text."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def run(arguments: Sequence[str]) -> int:  # noqa: C901 - a flat list of faults
    """Carry out a command line and return its exit code: 0, 1 for a failure, 2 for wrong use."""
    debug = "--debug" in arguments
    if debug:
        show_log()
    try:
        words = [word for word in arguments if word != "--debug"]
        return _carry_out(_parser().parse_args(_opened(words)))
    except CopilotError as error:
        if debug:
            raise
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # who read our output has left: nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # the disk, a pipe, a network: the environment's fault, not ours
        if debug:
            raise
        place = f" {error.filename}" if error.filename else ""
        print(
            f"The system refused{place}: {error.strerror or error}. Mend that and try again.", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        print("Cancelled. No half-written file is left.", file=sys.stderr)
        return 130
    except Exception as error:  # a bug: told in one sentence, shown whole with --debug
        if debug:
            raise
        print(
            f"Something unexpected went wrong ({error!r}). Run again with --debug for the details.",
            file=sys.stderr,
        )
        return 1


def _opened(words: list[str]) -> list[str]:
    """Return what a session file alone on the command line means, as a double click gives it: its review."""
    from copilot.settings import SUFFIX  # noqa: PLC0415 - likewise

    alone = len(words) == 1 and words[0].endswith(SUFFIX) and Path(words[0]).is_file()
    return ["review", words[0], "--window"] if alone else words


def _carry_out(asked: argparse.Namespace) -> int:
    if asked.command == "desktop":
        from copilot import desktop  # noqa: PLC0415 - the first window waits for nothing that a live needs

        return desktop.desktop()
    from copilot import app  # noqa: PLC0415 - help and wrong use answer at once, without loading the app

    match asked.command:
        case "board" | "comments" | "review" | "export" | "purge" | "privacy" | "recover":
            _with_session(asked)
        case "connect":
            app.connect(asked.platform, forget=asked.forget)
        case "shop":
            cli_shop.carry_out(asked)
        case "doctor" | "licences":
            return cli_about.carry_out(asked)
        case "replay":
            return app.replay(asked.files, speed=asked.speed, options=_options(asked))
        case "run":
            return app.live(asked.replay or [], options=_options(asked), targets=_targets(asked))
        case _:
            return app.demo(speed=asked.speed, options=_options(asked))
    return 0


def _with_session(asked: argparse.Namespace) -> None:
    """Carry out what is done with a session file that is there."""
    from copilot import afterwards, app  # noqa: PLC0415 - likewise

    match asked.command:
        case "board":
            app.board(asked.session, top=asked.top, as_json=asked.json)
        case "comments":
            app.comments(asked.session, as_json=asked.json)
        case "review":
            afterwards.review(
                asked.session,
                html=asked.html,
                as_json=asked.json,
                shop=asked.shop,
                language=asked.language,
                window=asked.window,
            )
        case "export":
            afterwards.export(
                asked.session,
                folder=asked.to,
                form=asked.format,
                shop=asked.shop,
                language=asked.language,
                with_contacts=asked.with_contacts,
            )
        case "privacy":
            cli_privacy.carry_out(asked)
        case "recover":
            afterwards.recover(asked.session, into=asked.to)
        case "purge":
            afterwards.purge(
                asked.session, older_than=asked.older_than, author=asked.author, contacts=asked.contacts
            )


def _options(asked: argparse.Namespace) -> Options:
    from copilot import app  # noqa: PLC0415 - likewise

    if asked.json and not asked.headless:
        raise UsageError("--json goes with --headless.")
    if asked.headless and getattr(asked, "linger", None) is not None:
        raise UsageError("--linger keeps the window open: with --headless there is none. Leave it out.")
    return app.Options(
        session=asked.session,
        shop=asked.shop,
        stats=getattr(asked, "stats", None),
        headless=asked.headless,
        json=asked.json,
        record=getattr(asked, "record", None),
        linger=getattr(asked, "linger", None),
        language=asked.language,
        serve=_served(asked),
        phones=asked.let_phones_in,
        delay=asked.delay,
    )


def _served(asked: argparse.Namespace) -> Address | None:
    if not asked.tls:
        return asked.serve  # type: ignore[no-any-return] # as `_address` made it
    from copilot.console.places import Address  # noqa: PLC0415 - likewise

    return replace(asked.serve or Address(), tls=True)


def _targets(asked: argparse.Namespace) -> dict[str, str]:
    asked_for = {name: getattr(asked, name) for name in PLATFORMS}
    return {name: target.strip() for name, target in asked_for.items() if target is not None}


def _parser() -> _Parser:
    parser = _Parser(
        prog="live-copilot",
        description="The questions of your live, while it runs. Without a command, the control window opens.",
    )
    parser.add_argument("--version", action="version", version=f"live-copilot {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the details of a fault")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    demo = _command(commands, "demo", "play the bundled recorded live")
    demo.add_argument(
        "--speed", type=values.speed, default=8.0, metavar="N", help="times as fast (default: 8)"
    )
    demo.add_argument(
        "--linger",
        type=float,
        metavar="SECONDS",
        help="close the window so long after the end; not with --headless",
    )
    _add_session_options(demo)
    parser.set_defaults(command="desktop")

    live = _command(commands, "run", "follow a live")
    live.add_argument("--tiktok", metavar="@NAME", help="the TikTok account that is live")
    for name, what in (("facebook", "Facebook page or live video"), ("instagram", "Instagram account")):
        live.add_argument(
            f"--{name}", nargs="?", const="", metavar="ID", help=f"the {what} (default: the connected one)"
        )
    live.add_argument(
        "--replay", type=Path, nargs="+", metavar="FILE", help="recorded comments, in their rhythm"
    )
    live.add_argument(
        "--record",
        type=Path,
        metavar="FILE",
        help="keep what the platforms send, to mend a connector: with other names and ids for who wrote, "
        "without phone numbers and addresses; names in what is typed may stay, and nobody deletes it but you",
    )
    _add_session_options(live)

    replay = _command(commands, "replay", "play recorded comments again")
    replay.add_argument("files", type=Path, nargs="+", metavar="FILE", help=values.RECORDING)
    replay.add_argument(
        "--speed", type=values.speed, default=1.0, metavar="N|max", help="times as fast (default: 1)"
    )
    replay.add_argument("--stats", type=Path, metavar="FILE", help="write how fast it went, as JSON")
    _add_session_options(replay)

    board = _command(commands, "board", "print a session's board")
    board.add_argument("session", type=Path, metavar="SESSION", help="a session file")
    board.add_argument("--json", action="store_true", help="as one JSON array")
    board.add_argument("--top", type=values.count, metavar="N", help="only the best N cards")

    comments = _command(commands, "comments", "print a session's comments")
    comments.add_argument("session", type=Path, metavar="SESSION", help="a session file")
    comments.add_argument("--json", action="store_true", help="one JSON object a line")

    connect = _command(commands, "connect", "connect an account, step by step")
    connect.add_argument("platform", choices=("facebook", "instagram", "tiktok"), help="what to connect")
    connect.add_argument("--forget", action="store_true", help="remove its token from this computer")

    cli_afterwards.add(partial(_command, commands))
    cli_shop.add(_command, commands)
    cli_about.add(partial(_command, commands))
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, does: str) -> _Parser:
    return commands.add_parser(
        name, help=does, description=f"{does[:1].upper()}{does[1:]}.", epilog=f"Example: {_EXAMPLES[name]}"
    )


def _add_session_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--session", type=Path, metavar="FILE", help="the session file (default: a new one)")
    parser.add_argument("--shop", type=Path, metavar="FILE", help="the shop file that answers come from")
    parser.add_argument(
        "--delay",
        type=values.seconds,
        metavar="SECONDS",
        help="how late viewers see the stream (default: as in the shop file, or 8; of a recording 0)",
    )
    parser.add_argument("--headless", action="store_true", help="no window: a table in the terminal")
    parser.add_argument(
        "--json", action="store_true", help="with --headless: JSON lines in place of the table"
    )
    parser.add_argument(
        "--language", choices=values.LANGUAGES, default="ar", help="of the windows (default: ar)"
    )
    parser.add_argument(
        "--serve",
        type=values.address,
        nargs="?",
        const="0",
        metavar="HOST:PORT",
        help="the moderators' page, the presenter's phone view and the OBS page, for this computer alone",
    )
    parser.add_argument(
        "--let-phones-in", action="store_true", help="serve them to the devices in the same network too"
    )
    parser.add_argument(
        "--tls", action="store_true", help="with --let-phones-in: encrypted, with a certificate of our own"
    )
