"""Serving as a user or another program meets it: off until asked for, and told in the ``ready`` event."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "copilot"]


@pytest.fixture
def recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path / "home"))
    path = tmp_path / "live.jsonl"
    lines = [
        {"id": str(n), "platform": "tiktok", "author_id": f"u{n}", "text": "بكام ده", "t": 20 * n}
        for n in range(6)
    ]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def ready_of(recording: Path, *words: str) -> tuple[dict, subprocess.Popen]:
    process = subprocess.Popen(
        [*COMMAND, "replay", str(recording), "--headless", "--json", *words],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    ready = json.loads(process.stdout.readline())
    process.stdout.readline()  # the first thing that the engine says: it runs
    return ready, process


def ended(process: subprocess.Popen) -> tuple[str, str]:
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out, err


def test_nothing_is_served_until_asked_for(recording: Path) -> None:
    ready, process = ready_of(recording)
    ended(process)
    assert [ready["moderator_url"], ready["phone_url"], ready["obs_url"]] == [None] * 3


def test_three_pages_are_served_when_asked_for(recording: Path) -> None:
    ready, process = ready_of(recording, "--serve")
    urls = [ready[name] for name in ("moderator_url", "phone_url", "obs_url")]
    try:
        for url in urls:
            address, _, token = url.partition("#")
            assert address.startswith("http://127.0.0.1:")
            assert len(token) >= 32
            with urllib.request.urlopen(address, timeout=10) as answer:
                assert answer.status == 200
                assert "text/html" in answer.headers["Content-Type"]
    finally:
        out, err = ended(process)
    assert not err
    tokens = [url.partition("#")[2] for url in urls]
    assert len(set(tokens)) == 3
    assert not [token for token in tokens if token in out]
    with pytest.raises(OSError):
        urllib.request.urlopen(urls[0].partition("#")[0], timeout=2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--serve", "x"], "no address"),
        (["--serve", "192.0.2.1:80"], "--let-phones-in"),
        (["--serve", "0.0.0.0:0", "--let-phones-in"], "0.0.0.0"),
    ],
)
def test_a_wrong_address_is_told_in_a_sentence(recording: Path, words: list[str], told: str) -> None:
    done = subprocess.run(
        [*COMMAND, "replay", str(recording), "--headless", *words],
        capture_output=True, text=True, timeout=60, check=False, env=os.environ,
    )  # fmt: skip
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
