"""The addresses as codes to scan, and where a terminal shows them."""

from __future__ import annotations

import io

import pytest
import segno
from rich.console import Console

from copilot.console import code
from copilot.console.terminal import print_pages

URL = "http://192.168.1.20:8740/moderator/#" + "t" * 32
HERE = "http://127.0.0.1:8740/moderator/#" + "t" * 32


def shown(link: str, *, terminal: bool, fingerprint: str = "") -> str:
    out = io.StringIO()
    console = Console(file=out, width=120, force_terminal=terminal, color_system=None)
    print_pages(console, {"moderator_url": link, "obs_url": HERE}, fingerprint)
    return out.getvalue()


@pytest.mark.parametrize("text", [URL, "x", "x" * 300])
def test_a_printed_code_is_the_code_with_its_quiet_border(text: str) -> None:
    upper = {" ": "00", "▀": "10", "▄": "01", "█": "11"}
    lines = code.printed(text).plain.split("\n")
    rows = ["".join(upper[char][half] for char in line) for line in lines for half in (0, 1)]
    side = len(lines[0])
    expected = ["".join(map(str, row)) for row in segno.make_qr(text, error="m").matrix_iter(border=4)]
    assert [row.replace("\x00", "") for row in rows[:side]] == expected
    assert set("".join(rows[side:])) <= {"0"}


def test_a_terminal_that_people_look_at_shows_a_code_for_phones() -> None:
    told = shown(URL, terminal=True)
    assert "█" in told
    assert "--tls" in told
    encrypted = shown(URL, terminal=True, fingerprint="AB:CD")
    assert "AB:CD" in encrypted
    assert "--tls" not in encrypted


def test_no_code_where_no_phone_could_follow_it_or_nobody_looks() -> None:
    assert "█" not in shown(HERE, terminal=True)
    assert "█" not in shown(URL, terminal=False)
    assert "█" not in shown("", terminal=True)
    assert HERE in shown(URL, terminal=False)
