"""How moments, shares and what was redacted are written."""

from __future__ import annotations

import re

import pytest

from copilot.assets import asset
from copilot.domain.written import clock, many, minutes_apart, number, percent, redacted, spellings


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(-3, "0:00"), (25.4, "0:25"), (59.6, "1:00"), (1210, "20:10"), (4810, "1:20:10"), (36_000, "10:00:00")],
)
def test_a_moment_has_hours_only_from_the_first_hour_on(seconds: float, written: str) -> None:
    assert clock(seconds) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(0, 0, "–"), (0, 9, "0%"), (1, 900, "1%"), (1, 3, "33%"), (899, 900, "99%"), (9, 9, "100%")],
)
def test_a_share_is_all_or_nothing_only_where_it_is(part: int, whole: int, written: str) -> None:
    assert percent(part, whole) == written


@pytest.mark.parametrize(("value", "digits"), [(0, "0"), (999, "999"), (1566, "1,566"), (12480, "12,480")])
def test_counts_are_written_in_one_way(value, digits) -> None:
    assert number(value) == digits


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0 comments"), (1, "1 comment"), (2, "2 comments"), (1566, "1,566 comments")]
)
def test_one_thing_is_counted_as_one(count: int, written: str) -> None:
    assert many(count, "comment") == written


def test_people_and_parts_of_a_day_are_counted_too() -> None:
    assert (many(1, "person", "people"), many(11, "person", "people")) == ("1 person", "11 people")
    assert (many(0.5, "day"), many(1.0, "day"), many(90.0, "day")) == ("0.5 days", "1 day", "90 days")


def test_no_sentence_has_a_count_before_a_plural_of_its_own() -> None:
    counted = re.compile(r"\{[^{}]*(?::,|len\([^{}]*\)|number\([^{}]*\))\} (?:people|[a-z]+s)\b")
    assert counted.search("{board.comments:,} comments")
    found = {
        path.name: counted.findall(path.read_text("utf-8")) for path in asset("..", "copilot").rglob("*.py")
    }
    assert len(found) > 300
    assert {name: counts for name, counts in found.items() if counts} == {}


def test_what_was_redacted_is_named_in_the_readers_language() -> None:
    text = "عايزة لارج [phone] [address] [name] [x]"
    assert redacted(text, "ar") == "عايزة لارج [رقم] [عنوان] [اسم] [x]"
    assert redacted(text, "en") == text
    assert redacted("بكام", "ar") == "بكام"


@pytest.mark.parametrize(
    ("least", "minutes"), [(0.0, 1), (1.0, 1), (1.1, 2), (3, 5), (61, 120), (1e9, 10_080)]
)
def test_the_marks_of_a_time_line_are_round_minutes_apart(least: float, minutes: int) -> None:
    assert minutes_apart(least) == minutes


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("بكام", ("بكام",)),
        ("[phone]", ("[phone]",)),
        ("[رقم]", ("[phone]",)),
        ("010[رقم]", ("010[phone]",)),
        ("[عنو", ("[عنو", "[address]")),
        ("[", ("[", "[phone]", "[address]", "[name]")),
    ],
)
def test_what_was_redacted_is_found_as_it_is_shown_and_half_typed(typed: str, found: tuple[str, ...]) -> None:
    assert spellings(typed) == found
