"""Whether a window can open at all. Asked before Qt is loaded, since Qt ends the process when it can't."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_ALWAYS: Final = frozenset({"win32", "darwin"})
"""Where a program that a person starts has a display."""

_X11: Final = re.compile(r"^(?P<host>[^:/]*):(?P<number>\d+)(?:\.\d+)?$")
_PATIENCE: Final = 0.5
_FIRST_PORT: Final = 6000


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Tell whether there is a display that answers."""
    if sys.platform in _ALWAYS:
        return True
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform.split(":", maxsplit=1)[0] in {"offscreen", "minimal", "vnc"}:
        return False
    if wayland := environment.get("WAYLAND_DISPLAY"):
        place = Path(environment.get("XDG_RUNTIME_DIR", "/run/user/0")) / wayland
        if place.is_socket():
            return True
    found = _X11.match(environment.get("DISPLAY", ""))
    return found is not None and _answers(found["host"], int(found["number"]))


def _answers(host: str, number: int) -> bool:
    addresses: list[tuple[socket.AddressFamily, object]] = [(socket.AF_INET, (host, _FIRST_PORT + number))]
    if host in {"", "unix"}:
        place = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        family = socket.AF_UNIX  # type: ignore[attr-defined, unused-ignore]  # not on Windows
        addresses = [(family, f"\0{place}"), (family, place)]
    for family, address in addresses:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(_PATIENCE)
            try:
                probe.connect(address)  # type: ignore[arg-type]  # one type per family
            except OSError:
                continue
            return True
    return False
