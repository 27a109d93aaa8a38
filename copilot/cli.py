"""The command line: what may be said, and how a fault is told. No logic."""

from __future__ import annotations

import argparse
import logging
import math
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from copilot import __version__
from copilot.errors import CopilotError, UsageError

if TYPE_CHECKING:
    from copilot.app import Options

_EXAMPLES: Final = {
    "demo": "live-copilot demo --speed 20",
    "run": "live-copilot run --replay yesterday.jsonl --shop shop.toml",
    "replay": "live-copilot replay comments.jsonl --speed max --session tonight.livesession --headless",
    "board": "live-copilot board tonight.livesession --top 5",
    "comments": "live-copilot comments tonight.livesession --json",
    "doctor": "live-copilot doctor",
}


class _Parser(argparse.ArgumentParser):
    """Tells wrong use in one sentence instead of a usage text."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See: {self.prog} --help")


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit code: 0, 1 for a failure, 2 for wrong use."""
    debug = "--debug" in arguments
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.CRITICAL, format="%(levelname)s %(message)s"
    )
    try:
        return _carry_out(_parser().parse_args([word for word in arguments if word != "--debug"]))
    except CopilotError as error:
        if debug:
            raise
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # who read our output has left: nothing more to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a bug: told in one sentence, shown whole with --debug
        if debug:
            raise
        print(
            f"Something unexpected went wrong ({error!r}). Run again with --debug for the details.",
            file=sys.stderr,
        )
        return 1


def _carry_out(asked: argparse.Namespace) -> int:
    from copilot import app  # noqa: PLC0415 - help and wrong use answer at once, without loading the app

    match asked.command:
        case "board":
            app.board(asked.session, top=asked.top, as_json=asked.json)
        case "comments":
            app.comments(asked.session, as_json=asked.json)
        case "doctor":
            return app.doctor(as_json=asked.json)
        case "replay":
            return app.replay(asked.files, speed=asked.speed, options=_options(asked))
        case "run":
            return app.live(asked.replay or [], options=_options(asked), platforms=_platforms(asked))
        case _:
            return app.demo(speed=asked.speed, options=_options(asked))
    return 0


def _options(asked: argparse.Namespace) -> Options:
    from copilot import app  # noqa: PLC0415 - likewise

    if asked.json and not asked.headless:
        raise UsageError("--json goes with --headless.")
    return app.Options(
        session=asked.session,
        shop=asked.shop,
        stats=getattr(asked, "stats", None),
        headless=asked.headless,
        json=asked.json,
        linger=getattr(asked, "linger", None),
        language=asked.language,
    )


def _platforms(asked: argparse.Namespace) -> list[str]:
    return [name for name in ("tiktok", "facebook", "instagram") if getattr(asked, name)]


def _parser() -> _Parser:
    parser = _Parser(
        prog="live-copilot", description=__doc__ and "The questions of your live, while it runs."
    )
    parser.add_argument("--version", action="version", version=f"live-copilot {__version__}")
    parser.add_argument("--debug", action="store_true", help="show the details of a fault")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    demo = _command(commands, "demo", "play the bundled recorded live")
    demo.add_argument("--speed", type=_speed, default=8.0, metavar="N", help="times as fast (default: 8)")
    demo.add_argument(
        "--linger", type=float, metavar="SECONDS", help="close the window so long after the end"
    )
    _add_session_options(demo)
    parser.set_defaults(**vars(demo.parse_args([])), command="demo")

    live = _command(commands, "run", "follow a live")
    live.add_argument("--tiktok", metavar="@NAME", help="the TikTok account that is live")
    live.add_argument("--facebook", metavar="ID", help="the Facebook page or live video")
    live.add_argument("--instagram", metavar="ID", help="the Instagram account")
    live.add_argument(
        "--replay", type=Path, nargs="+", metavar="FILE", help="recorded comments, in their rhythm"
    )
    _add_session_options(live)

    replay = _command(commands, "replay", "play recorded comments again")
    replay.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="JSON Lines, CSV, JSON or session file"
    )
    replay.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N|max", help="times as fast (default: 1)"
    )
    replay.add_argument("--stats", type=Path, metavar="FILE", help="write how fast it went, as JSON")
    _add_session_options(replay)

    board = _command(commands, "board", "print a session's board")
    board.add_argument("session", type=Path, metavar="SESSION", help="a session file")
    board.add_argument("--json", action="store_true", help="as one JSON array")
    board.add_argument("--top", type=_count, metavar="N", help="only the best N cards")

    comments = _command(commands, "comments", "print a session's comments")
    comments.add_argument("session", type=Path, metavar="SESSION", help="a session file")
    comments.add_argument("--json", action="store_true", help="one JSON object a line")

    doctor = _command(commands, "doctor", "check that everything a live needs is there")
    doctor.add_argument("--json", action="store_true", help="as one JSON array")
    return parser


def _command(commands: argparse._SubParsersAction[_Parser], name: str, does: str) -> _Parser:
    return commands.add_parser(
        name, help=does, description=f"{does.capitalize()}.", epilog=f"Example: {_EXAMPLES[name]}"
    )


def _add_session_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--session", type=Path, metavar="FILE", help="the session file (default: a new one)")
    parser.add_argument("--shop", type=Path, metavar="FILE", help="the shop file that answers come from")
    parser.add_argument("--headless", action="store_true", help="no window: a table in the terminal")
    parser.add_argument(
        "--json", action="store_true", help="with --headless: JSON lines in place of the table"
    )
    parser.add_argument("--language", choices=("ar", "en"), default="ar", help="of the windows (default: ar)")


def _speed(text: str) -> float:
    if text == "max":
        return math.inf
    try:
        speed = float(text)
    except ValueError:
        speed = math.nan
    if not 0 < speed < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no speed: give a number above 0, or max")
    return speed


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no count: give a whole number above 0")
    return int(text)
