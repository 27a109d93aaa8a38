"""What a text costs by its length, on its way from a platform to the screen: as many times as it is longer.

Usage: python -m tests.benchmarks.lengths [--pieces 1000]

Every piece is the beginning of something that is looked for (a number, an address, a name, a mention); a text is
one of them again and again. Prints for each the milliseconds of a text of so many pieces, and by how much ten times
and a hundred times as many cost more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import Final

from copilot.domain.plain import one_line
from copilot.language.normalise import normalise
from copilot.language.privacy import redact
from copilot.language.telling import strange

PIECES: Final = (
    "0 1 ", "شارع 5 ", "+0", "\u200b", "01[", "ش", "الاسم ", "زيرو ", "a street ", "@a", "منى ", "طنطا شارع ", "س\u0301",
    "010||||||||||||||||||||||||||||||||x ", "0||", "123||o",
)  # fmt: skip
"""Beginnings of what is looked for."""

_STEPS: Final[dict[str, Callable[[str], object]]] = {
    "spell": normalise,
    "take people out": redact,
    "look for viewers": strange,
    "one line": lambda text: one_line(text, 300),
}
_TIMES: Final = 5


def cost(step: Callable[[str], object], text: str) -> float:
    """Return the processor's seconds that a step takes for a text: the fewest of some."""
    spent = []
    for number in range(_TIMES):
        other = f"{text}{number}"  # nothing remembers it
        began = time.process_time()
        step(other)
        spent.append(time.process_time() - began)
    return min(spent)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description="What a text costs by its length.")
    parser.add_argument("--pieces", type=int, default=1_000)
    pieces = parser.parse_args().pieces
    write = sys.stdout.write
    write(f"{'step':<18}{'piece':<14}{'ms':>8}{'10 times':>10}{'100 times':>11}\n")
    for name, step in _STEPS.items():
        for piece in PIECES:
            one, ten, hundred = (cost(step, piece * (pieces * times)) for times in (1, 10, 100))
            write(f"{name:<18}{piece!r:<14}{one * 1e3:>8.2f}{ten / one:>10.1f}{hundred / one:>11.1f}\n")


if __name__ == "__main__":
    main()
