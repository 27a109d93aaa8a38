"""The benchmark's own scores are those of score_grouping.py, and its groupings do what they say."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from .grouping import Cosines, leader, vote
from .scoring import bcubed, own_score, score
from .streams import SELLING, make_stream, open_world_sets

TOOLS = Path(__file__).parents[3].parent / "shared" / "tools"
PHRASES = [("price", f"بكام {n}") for n in range(9)] + [("sizes", f"sizes {n}") for n in range(7)] + [
    ("-", "❤️"), ("-", "hello"), ("order", "عايزة واحد")
]  # fmt: skip


@pytest.mark.skipif(not TOOLS.is_dir(), reason="score_grouping.py is not beside this checkout")
@pytest.mark.parametrize("seed", range(4))
def test_own_scores_are_those_of_the_script(tmp_path, seed):
    stream = make_stream("some", PHRASES, family=SELLING, comments=150, tools=TOOLS, work=tmp_path)
    rng = random.Random(seed)
    answer = {i: rng.choice([None, 1, 2, 3]) for i in stream.ids}
    by_script = score(stream, answer, tools=TOOLS, work=tmp_path)
    by_us = own_score(stream, answer)
    for kind in ("bcubed", "question"):
        for figure in ("precision", "recall", "f1"):
            theirs = getattr(getattr(by_script, kind), figure)
            assert getattr(getattr(by_us, kind), figure) == pytest.approx(theirs, abs=2e-4)
    assert by_us.arabic == pytest.approx(by_script.arabic, abs=2e-4)
    assert by_us.latin == pytest.approx(by_script.latin, abs=2e-4)


def test_without_the_script_each_phrase_is_one_comment(tmp_path):
    stream = make_stream("some", PHRASES, family=SELLING, comments=100, tools=None, work=tmp_path)
    assert sorted(stream.texts) == sorted(text for _, text in PHRASES)
    assert stream.intents == 2


def test_an_intent_called_order_is_no_order(tmp_path):
    (tmp_path / "some_test.csv").write_text("text,label\ntrack my parcel,order\nhello,oos\n", "utf-8")
    (tmp_path / "some_train.csv").write_text("text,label\nseen before,order\n", "utf-8")
    assert dict(open_world_sets(tmp_path)) == {"some_test": [("order (intent)", "track my parcel")]}


def test_bcubed_of_one_group_and_of_none():
    gold = ["a", "a", "b", "b"]
    assert bcubed(gold, gold).f1 == 1
    assert bcubed(gold, ["x"] * 4).precision == 0.5
    assert bcubed(gold, list("wxyz")).recall == 0.5


def test_leader_joins_within_its_radius():
    rows = np.array([[1, 0], [0.98, 0.2], [0, 1]], dtype=np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    seen = Cosines(near=rows @ rows.T, place=np.array([0, 1, 2, 0]), tree=np.zeros((2, 4)))
    assert leader(seen, 0.9).tolist() == [0, 0, 1, 0]
    assert leader(seen, 0.999).tolist() == [0, 1, 2, 0]


def test_the_nearest_examples_win_the_vote():
    near = np.linspace(0.1, 0.9, 20, dtype=np.float32)[None, :]
    owners = np.array([0] * 18 + [1] * 2)
    winner, sure = vote(near, owners, 2)
    assert winner.tolist() == [1]
    assert sure.tolist() == pytest.approx([0.9])
