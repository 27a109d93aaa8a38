from __future__ import annotations

import pytest

from copilot import repeats
from copilot.repeats import Repeats


@pytest.fixture(autouse=True)
def _little_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeats, "REMEMBERED", 10)


def test_a_comment_is_new_once_on_each_platform() -> None:
    came = Repeats()
    assert came.add("tiktok", "1")
    assert not came.add("tiktok", "1")
    assert came.add("facebook", "1")


def test_the_oldest_is_forgotten_and_nothing_grows() -> None:
    came = Repeats()
    for number in range(100):
        assert came.add("tiktok", str(number))
    assert len(came._known) == sum(map(len, came._in_order.values())) == 10
    assert not came.add("tiktok", "95")
    assert came.add("tiktok", "5")


def test_a_platform_that_says_much_pushes_none_out_that_says_little() -> None:
    came = Repeats()
    few = [came.add("facebook", str(number)) for number in range(4)]
    for number in range(100):
        came.add("tiktok", str(number))
    assert few == [True] * 4
    assert not any(came.add("facebook", str(number)) for number in range(4))


def test_platforms_that_only_recordings_know_share_their_memory() -> None:
    came = Repeats()
    for number in range(100):
        came.add(f"platform {number}", "1")
    assert len(came._in_order) == 1
    assert not came.add("platform 99", "1")
