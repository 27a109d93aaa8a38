"""Where a new session goes, and what its file is called."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from copilot.session import new_path
from copilot.settings import named


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


def test_what_a_session_was_called_and_when_it_began_is_read_from_its_file_s_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPILOT_HOME", str(tmp_path))
    before = int(time.time())
    told = named(new_path("Friday offers"))
    assert told is not None
    assert told[0] == "Friday offers"
    assert before <= told[1] <= time.time()
    for other in ("tonight", "2026-11-20 live", "2026-11-20 25-00-00 live", "2026-11-20 20-00-00", ""):
        assert named(Path(f"{other}.livesession")) is None
