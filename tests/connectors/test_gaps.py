from __future__ import annotations

import pytest

from copilot.connectors.gaps import GapWatch
from copilot.domain.comment import RawComment

NOW = 1_800_000_000.0


def typed(*stamps: float) -> list[RawComment]:
    return [
        RawComment(platform="tiktok", id=f"{stamp}", author_id="", author_name="", text="x", at=stamp)
        for stamp in stamps
    ]


def steady(watch: GapWatch, *, rate: int, seconds: int, skew: float = 0.0) -> None:
    """Let so many comments a second come until `NOW`, stamped by a clock that is off by `skew`."""
    for second in range(seconds):
        at = NOW - seconds + second
        watch.saw(typed(*(at + skew + n / rate for n in range(rate))), at)
    watch.saw([], NOW)


@pytest.fixture
def watch() -> GapWatch:
    return GapWatch("tiktok")


@pytest.mark.parametrize("skew", [0.0, -7200.0, 86_400.0])
def test_the_rate_before_a_break_makes_the_estimate_whatever_the_platforms_clock_shows(
    watch: GapWatch, skew: float
) -> None:
    steady(watch, rate=4, seconds=100, skew=skew)
    assert watch.broke(NOW + 1) is None
    watch.back(NOW + 30)
    watch.saw(typed(*(NOW + skew + n for n in range(1, 21))), NOW + 31)
    gap = watch.settled(NOW + 35)
    assert gap is not None
    assert (gap.since, gap.until, gap.at) == (NOW, NOW + 30, NOW + 30)
    assert gap.estimated == pytest.approx(4 * 30 - 20, abs=5)


def test_old_comments_that_are_offered_again_recover_nothing(watch: GapWatch) -> None:
    steady(watch, rate=2, seconds=60)
    watch.broke(NOW)
    watch.back(NOW + 10)
    watch.saw(typed(*(NOW - n for n in range(1, 50))), NOW + 11)
    gap = watch.settled(NOW + 15)
    assert gap is not None
    assert gap.estimated == pytest.approx(20, abs=2)


def test_a_break_of_a_quiet_live_misses_nothing(watch: GapWatch) -> None:
    watch.saw(typed(NOW - 500), NOW - 500)
    watch.saw([], NOW)
    watch.broke(NOW)
    watch.back(NOW + 2)
    gap = watch.settled(NOW + 5)
    assert gap is not None
    assert gap.estimated <= 1


def test_the_estimate_is_never_negative(watch: GapWatch) -> None:
    steady(watch, rate=1, seconds=10)
    watch.broke(NOW)
    watch.back(NOW + 5)
    watch.saw(typed(*(NOW + n / 100 for n in range(400))), NOW + 5)
    gap = watch.settled(NOW + 6)
    assert gap is not None
    assert gap.estimated == 0


def test_several_attempts_in_vain_are_one_gap(watch: GapWatch) -> None:
    steady(watch, rate=1, seconds=60)
    assert [watch.broke(NOW + n) for n in range(5)] == [None] * 5
    watch.back(NOW + 60)
    gap = watch.settled(NOW + 65)
    assert gap is not None
    assert gap.until - gap.since == 60
    assert watch.settled(NOW + 66) is None


def test_without_a_comment_or_a_sign_there_is_no_gap_and_no_rate(watch: GapWatch) -> None:
    assert watch.broke(NOW) is None
    watch.back(NOW + 5)
    assert watch.settled(NOW + 9) is None
    assert watch.rate() == 0.0


def test_three_comments_at_once_are_no_flood(watch: GapWatch) -> None:
    watch.saw(typed(NOW, NOW, NOW), NOW)
    assert watch.rate() < 1


def test_silence_is_blamed_on_the_connection_only_where_many_are_due(watch: GapWatch) -> None:
    steady(watch, rate=1, seconds=60)
    assert not watch.is_too_quiet(NOW + 60, 90)
    assert watch.is_too_quiet(NOW + 95, 90)
    watch.broke(NOW + 95)
    watch.back(NOW + 96)
    assert not watch.is_too_quiet(NOW + 500, 90)
    slow = GapWatch("tiktok")
    slow.saw(typed(NOW - 30, NOW), NOW)
    assert not slow.is_too_quiet(NOW + 95, 90)


def test_comments_of_one_second_are_told_apart_by_their_ids(watch: GapWatch) -> None:
    def at_once(*ids: str) -> list[RawComment]:
        return [
            RawComment(platform="facebook", id=each, author_id="", author_name="", text="x", at=NOW)
            for each in ids
        ]

    steady(watch, rate=2, seconds=60)
    watch.saw(at_once("a", "b"), NOW)
    watch.broke(NOW)
    watch.back(NOW + 2)
    watch.saw(at_once("a", "b", "c", "d"), NOW + 2)
    gap = watch.settled(NOW + 5)
    assert gap is not None
    assert gap.estimated == pytest.approx(4 - 2, abs=1)


def test_history_that_comes_again_does_not_make_a_quiet_live_look_dead(watch: GapWatch) -> None:
    steady(watch, rate=1, seconds=60)
    watch.broke(NOW)
    watch.back(NOW + 1)
    watch.saw(typed(*(NOW - n for n in range(1, 30))), NOW + 1)
    assert not watch.is_too_quiet(NOW + 300, 90)
