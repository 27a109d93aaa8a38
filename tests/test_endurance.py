"""Half a minute of all three platforms at once with a fault every few seconds; `make soak` takes longer."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.benchmarks.endurance import Rehearsal
from tests.benchmarks.endurance_levels import Weighed, uneven


async def test_nothing_is_lost_or_doubled_and_no_state_lies(tmp_path: Path) -> None:
    rehearsal = Rehearsal(seconds=32, seed=7)
    await rehearsal.run(tmp_path / "endurance.livesession")
    assert len(rehearsal.faults) >= 2
    assert min(rehearsal.offered.values()) > 40
    assert rehearsal.lost == []
    assert rehearsal.twice == []
    assert rehearsal.lies == []
    assert rehearsal.ghosts == []
    assert rehearsal.visits > 4
    assert rehearsal.confirmed
    assert rehearsal.lost_taps == []
    assert rehearsal.double_taps == []
    assert rehearsal.saved > 1
    assert asyncio.all_tasks() == {asyncio.current_task()}


def weighed(second: int, **more: float) -> Weighed:
    usual = {"memory": 200_000_000, "comments": 10 * second, "handles": 30, "threads": 4, "late": 90.0}
    return Weighed(at=float(second), **(usual | more))


def test_what_stays_level_is_no_fault_and_comments_may_take_their_room() -> None:
    assert uneven([weighed(n, memory=200_000_000 + 30_000 * n) for n in range(100)], 100) == []


@pytest.mark.parametrize(
    ("name", "step"), [("memory", 2_000_000), ("handles", 1), ("threads", 0.2), ("late", 9.0)]
)
def test_what_grows_is_told(name: str, step: float) -> None:
    (told,) = uneven([weighed(n, **{name: 100 + step * n}) for n in range(100)], 100)
    assert told.startswith(f"{name}: ")


def test_a_run_too_short_to_compare_is_not_called_level() -> None:
    assert uneven([weighed(1)], 100) == ["the run was too short to compare"]
