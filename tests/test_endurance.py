"""Half a minute of all three platforms at once with a fault every few seconds; `make endurance` takes longer."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.benchmarks.endurance import Rehearsal


async def test_nothing_is_lost_or_doubled_and_no_state_lies(tmp_path: Path) -> None:
    rehearsal = Rehearsal(seconds=32, seed=7)
    await rehearsal.run(tmp_path / "endurance.livesession")
    assert len(rehearsal.faults) >= 2
    assert min(rehearsal.offered.values()) > 40
    assert rehearsal.lost == []
    assert rehearsal.twice == []
    assert rehearsal.lies == []
    assert rehearsal.ghosts == []
    assert rehearsal.growth <= 0
    assert asyncio.all_tasks() == {asyncio.current_task()}
