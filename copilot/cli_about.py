"""What may be asked about this copy itself: is everything there, and whose work is in it?"""

from __future__ import annotations

import argparse
from collections.abc import Callable

from copilot.assets import licences


def add(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add the commands; `command` makes one, given its name and what it does."""
    doctor = command("doctor", "check that everything a live needs is there")
    doctor.add_argument("--json", action="store_true", help="as one JSON array")
    command("licences", "print whose work this is made of, and under which licences")


def carry_out(asked: argparse.Namespace) -> int:
    """Do what is asked, and return the exit code.

    In a bundle the list of licences names every part, and their texts lie beside it.
    """
    if asked.command == "licences":
        print(licences().read_text(encoding="utf-8").rstrip())
        return 0
    from copilot import app  # noqa: PLC0415 - help and wrong use answer at once, without loading the app

    return app.doctor(as_json=asked.json)
