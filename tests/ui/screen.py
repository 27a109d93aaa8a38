"""A real X server that nobody sees, and hands for it: xdotool types and clicks as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager

import pytest

needs_screen = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool (make dev)"
)


class Screen:
    """An X server with hands."""

    def __init__(self, number):
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "DBUS_SESSION_BUS_ADDRESS"):
            self.environment.pop(name, None)

    def hands(self, *words):
        """Do something with xdotool and return what it says."""
        done = subprocess.run(
            ["xdotool", *map(str, words)],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout.strip()

    def window(self, name):
        """Return the id of a visible window, once it is there."""
        return until(lambda: self.hands("search", "--onlyvisible", "--name", name).split("\n")[0])

    def start(self, *words, **environment):
        """Start a program on this screen."""
        return subprocess.Popen(
            list(map(str, words)),
            env={**self.environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def screen(size="1400x1000x24"):
    """Give a new X server."""
    ours, theirs = os.pipe()
    # Without -noreset the server begins anew when its last client leaves, and throws out who comes just then.
    words = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(words, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    try:
        yield Screen(number)
    finally:
        server.terminate()
        server.wait()


def until(look, *, seconds=60.0):
    """Return what `look` gives once it is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"nothing in {seconds} s")
