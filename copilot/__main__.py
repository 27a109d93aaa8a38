"""``python -m copilot`` and ``live-copilot``: the same command."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from copilot.cli import run
from copilot.logbook import keep_log
from copilot.settings import Settings


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A comment's vectors are small: several threads only wait for each other, and for what streams the video.
    # NumPy looks for these when it is loaded, which nothing has done yet.
    for threads in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(threads, "1")
    os.umask(0o077)  # sessions and pages are for who made them; others of this computer are handed them
    _write_utf8()
    keep_log(Settings.load().logs)
    sys.exit(run(sys.argv[1:]))


def _write_utf8() -> None:
    """Let other programs read Arabic from us; Windows would have us write to them in a code page without it.

    A program of Windows that has no terminal has nothing to write to either.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)


if __name__ == "__main__":
    main()
