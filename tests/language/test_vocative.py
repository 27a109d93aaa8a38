"""A call is known in whatever spelling, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.language.greeting import without_call
from copilot.language.names import AMBIGUOUS, GIVEN
from copilot.language.vocative import ENDEARMENTS, GLUED, PARTICLES, calls, is_called

PARTICLE = st.sampled_from(["يا", "يَـا", "يااا", "ya", "YA", "yaaa", "ya'", "`ya"])


@given(st.text(), PARTICLE, st.text())
def test_a_call_is_heard_amidst_anything(before: str, particle: str, after: str) -> None:
    assert calls(f"{before} {particle} {after}")


@given(st.text(), PARTICLE)
def test_amidst_anything_it_is_not_read(text: str, particle: str) -> None:
    typed = f"بكام {text} {particle} ندى"
    assert len(without_call(typed).split()) <= len(typed.split()) - 2


@pytest.mark.parametrize("text", ["", "ندى بكام", "ياندى بكام", "حبيبتي بكام", "yasmin bkam", "ya3ni eh"])
def test_where_no_particle_stands_apart_nobody_is_called(text: str) -> None:
    assert not calls(text)
    assert without_call(text) is text


def test_whoever_stands_behind_it_is_called() -> None:
    said = ["يا", "ندى", "بكام"]
    assert [is_called(said, at) for at in range(len(said))] == [False, True, False]


def test_a_particle_is_nobodys_name() -> None:
    assert PARTICLES.isdisjoint(GIVEN | AMBIGUOUS | ENDEARMENTS)
    assert GLUED in PARTICLES
