"""Where a new session goes, and what its file is called."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from copilot.session import new_path


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one zone for all programs")
@pytest.mark.parametrize("zone", ["Africa/Cairo", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_session_is_called_by_the_clock_on_the_wall(tmp_path: Path, monkeypatch, zone) -> None:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path))
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        before, path, after = datetime.now(ZoneInfo(zone)), new_path("demo"), datetime.now(ZoneInfo(zone))
    time.tzset()
    named = datetime.strptime(path.stem, "%Y-%m-%d %H-%M-%S demo").replace(tzinfo=ZoneInfo(zone))
    assert before.replace(microsecond=0) <= named <= after
