"""``python -m copilot`` and ``live-copilot``: the same command."""

from __future__ import annotations

import sys

from copilot.cli import run
from copilot.logbook import keep_log
from copilot.settings import Settings


def main() -> None:
    """Run the command line and leave with its exit code."""
    keep_log(Settings.load().logs)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
