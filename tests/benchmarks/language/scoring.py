"""Scores of one grouping of one stream."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean
from typing import Final

import numpy as np

from .streams import Stream, is_arabic

_DRAWS: Final = 8

Answer = Mapping[str, int | None]
"""Comment id → its group; None for a comment that is said to ask nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How one grouping did on one stream.

    Attributes:
        bcubed: Over the comments that ask something.
        question: Of "this comment asks something".
        arabic: B-cubed F1 of the comments in Arabic script; None when there are none.
        latin: Likewise of all others.
        even: As `arabic`, of as many comments as there are others, the mean of some draws: the fewer are
            compared, the better B-cubed looks, and Arabic script is most of every stream.
        board: Of the first ten cards, for our own product; see ``score_grouping.py``.
    """

    bcubed: Agreement
    question: Agreement
    arabic: float | None
    latin: float | None
    even: float | None = None
    board: Mapping[str, int] | None = None


def bcubed(gold: Sequence[str], found: Sequence[str]) -> Agreement:
    """Return B-cubed agreement (Bagga and Baldwin 1998) of two groupings of the same items."""
    if not gold:
        return Agreement(precision=0.0, recall=0.0, f1=0.0)
    _, of_gold, gold_sizes = np.unique(np.array(gold), return_inverse=True, return_counts=True)
    _, of_found, found_sizes = np.unique(np.array(found), return_inverse=True, return_counts=True)
    _, pair, both = np.unique(of_gold * len(found_sizes) + of_found, return_inverse=True, return_counts=True)
    return _agreement(
        float((both[pair] / found_sizes[of_found]).mean()), float((both[pair] / gold_sizes[of_gold]).mean())
    )


def quick_f1(stream: Stream, answer: Answer) -> float:
    """Return B-cubed F1 alone: by it thresholds are picked afterwards."""
    asked = [i for i, intent in stream.gold.items() if intent != "-"]
    return _grouped(stream, answer, asked).f1


def score(
    stream: Stream, answer: Answer, *, tools: Path | None, work: Path, board: Path | None = None
) -> Scores:
    """Score a grouping: with ``score_grouping.py`` in `tools`, or without it where `tools` is None.

    Args:
        stream: What was grouped.
        answer: The groups.
        tools: The folder of the script.
        work: Where the answer is written for it.
        board: What ``board --json`` printed, for the figures about cards.
    """
    if tools is None:
        return own_score(stream, answer)
    said = work / "answer.jsonl"
    said.write_text("".join(json.dumps({"id": i, "question": q}) + "\n" for i, q in answer.items()), "utf-8")
    command = [sys.executable, str(tools / "score_grouping.py"), "--labels", str(stream.labels)]
    command += ["--stream", str(stream.comments), "--comments", str(said)]
    command += ["--board", str(board)] if board else []
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    told = json.loads(done.stdout)
    scripts = told["bcubed_script"]
    arabic, latin = _scripts(stream)
    return Scores(
        bcubed=Agreement(**told["bcubed"]),
        question=Agreement(**told["question"]),
        arabic=scripts["arabic"] if arabic else None,
        latin=scripts["latin"] if latin else None,
        even=_even(stream, answer, arabic, len(latin)),
        board=told.get("board"),
    )


def own_score(stream: Stream, answer: Answer) -> Scores:
    """Return what ``score_grouping.py`` would, without the cards."""
    asked = [i for i, intent in stream.gold.items() if intent != "-"]
    said = [i for i in stream.gold if answer.get(i) is not None]
    hits = len(set(asked) & set(said))
    arabic, latin = _scripts(stream)
    return Scores(
        bcubed=_grouped(stream, answer, asked),
        question=_agreement(hits / max(1, len(said)), hits / max(1, len(asked))),
        arabic=_grouped(stream, answer, arabic).f1 if arabic else None,
        latin=_grouped(stream, answer, latin).f1 if latin else None,
        even=_even(stream, answer, arabic, len(latin)),
    )


def plain(scores: Scores) -> dict[str, object]:
    """Return scores as JSON has them."""
    return asdict(scores)


def _grouped(stream: Stream, answer: Answer, ids: Sequence[str]) -> Agreement:
    groups = [answer.get(i) for i in ids]
    found = [f"alone-{i}" if group is None else str(group) for i, group in zip(ids, groups, strict=True)]
    return bcubed([stream.gold[i] for i in ids], found)


def _even(stream: Stream, answer: Answer, ids: Sequence[str], count: int) -> float | None:
    """Return the mean F1 of draws of `count` comments; None where there are none, or not as many."""
    if not 0 < count <= len(ids):
        return None
    draws = [random.Random(seed).sample(list(ids), count) for seed in range(_DRAWS)]
    return round(fmean(_grouped(stream, answer, draw).f1 for draw in draws), 4)


def _scripts(stream: Stream) -> tuple[list[str], list[str]]:
    """Return the ids of the comments that ask in Arabic script, and of the others that ask."""
    asked = [(i, text) for i, text in zip(stream.ids, stream.texts, strict=True) if stream.gold[i] != "-"]
    return [i for i, text in asked if is_arabic(text)], [i for i, text in asked if not is_arabic(text)]


def _agreement(precision: float, recall: float) -> Agreement:
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return Agreement(precision=round(precision, 4), recall=round(recall, 4), f1=round(f1, 4))
