from __future__ import annotations

from collections.abc import Sequence

import pytest

from copilot.connectors.base import Item
from copilot.connectors.clocks import Clocks
from copilot.domain.comment import RawComment
from copilot.domain.deletion import RawDeletion

NOW = 1_800_000_000.0
HOUR = 3600.0


def typed(*stamps: float) -> list[RawComment]:
    return [
        RawComment(platform="facebook", id=f"{stamp}", author_id="", author_name="", text="x", at=stamp)
        for stamp in stamps
    ]


def moments(items: Sequence[Item]) -> list[float]:
    return [item.at for item in items if isinstance(item, RawComment)]


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_where_the_clocks_agree_every_comment_is_given_as_it_came(clocks: Clocks) -> None:
    batch = [*typed(NOW - 3, NOW - 2), RawDeletion(platform="facebook", id="7", at=NOW)]
    assert clocks.set(batch, NOW) is batch
    assert clocks.set([], NOW) == []


@pytest.mark.parametrize("off", [HOUR, -HOUR, 90.0, -90.0])
def test_comments_stand_where_they_were_typed_by_a_clock_that_is_wrong(clocks: Clocks, off: float) -> None:
    first = clocks.set(typed(NOW - 30, NOW - 20, NOW - 2), NOW + off)
    assert moments(first) == [NOW + off - 28, NOW + off - 18, NOW + off]
    later = clocks.set(typed(NOW + 60), NOW + 65 + off)
    assert moments(later) == [NOW + off + 62]


def test_what_was_said_long_before_says_nothing_of_the_clocks(clocks: Clocks) -> None:
    """The newest page of an hour comes first."""
    clocks.set(typed(NOW - 500, NOW - 4), NOW)
    older = typed(*(NOW - HOUR + n for n in range(100)))
    assert clocks.set(older, NOW) is older


def test_a_clock_that_is_set_right_is_followed(clocks: Clocks) -> None:
    clocks.set(typed(*(NOW + n for n in range(100))), NOW + 100 + HOUR)
    assert moments(clocks.set(typed(NOW + 101), NOW + 103)) == [NOW + 101]


@pytest.mark.parametrize("stamp", [NOW + 3, NOW + 50, 3.9e9])
def test_no_comment_is_later_than_the_moment_at_which_it_came(clocks: Clocks, stamp: float) -> None:
    clocks.set(typed(NOW - 5), NOW - 1)
    assert moments(clocks.set(typed(stamp), NOW)) == [NOW]
    assert moments(clocks.set(typed(NOW + 8), NOW + 10)) == [NOW + 8]
