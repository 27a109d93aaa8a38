"""The values of the command line."""

from __future__ import annotations

import argparse
import math

import pytest

from copilot import cli_values as values


def test_values_are_read() -> None:
    assert [values.speed("max"), values.speed("2.5")] == [math.inf, 2.5]
    assert [values.seconds("0"), values.seconds("8.5")] == [0, 8.5]
    assert [values.days("0"), values.count("3")] == [0, 3]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (values.speed, "0"), (values.speed, "fast"), (values.seconds, "-1"), (values.seconds, "301"),
        (values.seconds, "nan"), (values.days, "-1"), (values.days, "inf"), (values.count, "0"),
        (values.count, "1.5"), (values.address, "nowhere:x"),
    ],
)  # fmt: skip
def test_values_that_cannot_be_are_refused_in_a_sentence(read, text) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="is no "):
        read(text)
