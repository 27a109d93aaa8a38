"""The colours of the pages, read from their style sheet: every ink can be read on its ground (WCAG 2.1, 4.5:1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copilot.ui.theme import contrast

SHEET = Path(__file__).parents[3] / "copilot" / "console" / "web" / "base.css"
PAIRS = [
    *((ink, ground) for ink in ("text", "dim", "accent", "good", "bad") for ground in ("ground", "surface", "raised")),
    ("answer", "answer-ground"), ("accent", "answer-ground"), ("answer", "surface"), ("answer", "raised"), ("missing", "missing-ground"),
    ("on-strong", "strong"), ("alert", "alert-ground"), ("note", "note-ground"),
]  # fmt: skip


def colours(theme: str) -> dict[str, str]:
    sheet = SHEET.read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root[^{]*\{(.*?)\n\}", sheet, re.DOTALL)
    )
    return light | (dark if theme == "dark" else {})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(theme: str) -> None:
    found = colours(theme)
    weak = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_edges_of_fields_can_be_seen(theme: str) -> None:
    found = colours(theme)
    assert contrast(found["edge"], found["surface"]) >= 3
