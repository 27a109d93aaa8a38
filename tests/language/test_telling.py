"""Names are told from the words that people use, whatever characters they are typed with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from copilot.language import telling
from tests.language.test_viewers import met


def test_the_words_that_people_use_are_those_of_the_phrases() -> None:
    root = Path(__file__).parents[2]
    made = subprocess.run([sys.executable, root / "packaging" / "words.py", "--check"], check=False)
    assert made.returncode == 0


def test_characters_beyond_those_remembered_are_seen_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    known = met("زِيكو الغَيطانى")
    text = "زِيكو الغَيطانى عايز 'ده'"
    before = known.spans(text)
    monkeypatch.setattr(telling, "MOST_LETTERS", 0)
    monkeypatch.setattr(telling, "_SHADOW", telling._Shadow())
    assert before
    assert known.spans(text) == before
    assert not telling._SHADOW
