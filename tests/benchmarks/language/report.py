"""The tables, and the same figures as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from rich.console import Console
from rich.table import Table

from .scoring import Scores, plain
from .streams import OPEN_WORLD, SELLING, VOICES, Stream

_WIDTH = 150
_STREAMS = 8
"""Streams that stand beside each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a comment costs on one core, where it was measured.

    Attributes:
        one: Microseconds in batches of 1, the median.
        many: Microseconds in batches of 256, the median.
        peak_mb: The most memory its process held.
    """

    one: float | None = None
    many: float | None = None
    peak_mb: float | None = None


@dataclass(slots=True, kw_only=True)
class System:
    """One way to group comments, as the tables have it.

    Attributes:
        name: In words.
        sees_questions: ``own`` if it tells questions from chatter, ``ours`` if it is given only what our
            product took for questions, ``none`` if it groups everything.
        scores: By stream.
        settings: By stream, what was picked afterwards, where that has a name.
        cost: Of a comment.
        fault: Why it has no figures.
    """

    name: str
    sees_questions: str = "none"
    scores: dict[str, Scores] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    cost: Cost = field(default_factory=Cost)
    fault: str = ""


def show(
    systems: Sequence[System], streams: Sequence[Stream], left_out: Sequence[str], seconds: float
) -> None:
    """Print all tables."""
    console = Console(width=max(_WIDTH, Console().width))
    for family in (SELLING, VOICES, OPEN_WORLD):
        if members := [stream for stream in streams if stream.family == family]:
            console.print(_family_table(systems, family, members))
    for table in _stream_tables(systems, streams):
        console.print(table)
    console.print(
        "P, R, F1: B-cubed, over the comments that ask something. * thresholds and settings picked afterwards, by"
        " the labels themselves: the most that method could reach. Latin: everything not in Arabic script;"
        " as many: Arabic script, as many comments as are Latin, for B-cubed is kinder to fewer."
        " Question F1: – where nothing tells questions from chatter, (ours) where only what our product took for"
        " questions was given. µs: median for one comment on one core, reading and grouping, in batches of 1 and of"
        " 256; linkage is offline and counts only its vectors. MB: peak of the process."
    )
    ours = systems[0]
    for name, scores in ours.scores.items():
        if scores.board:
            told = ", ".join(f"{key} {value}" for key, value in scores.board.items())
            console.print(f"Our board on {name}: {told}")
    for sentence in left_out:
        console.print(f"Left out: {sentence}", style="yellow")
    console.print(f"{seconds:.0f} seconds.")


def write(
    path: Path,
    systems: Sequence[System],
    streams: Sequence[Stream],
    left_out: Sequence[str],
    details: Mapping[str, object],
) -> None:
    """Write everything that was measured."""
    told = {
        "machine": {
            "cores": os.cpu_count(),
            "system": platform.platform(),
            "python": platform.python_version(),
        },
        **details,
        "left_out": list(left_out),
        "streams": [
            {"name": s.name, "family": s.family, "comments": len(s.ids), "intents": s.intents}
            for s in streams
        ],
        "systems": [
            {
                "name": system.name,
                "sees_questions": system.sees_questions,
                "fault": system.fault or None,
                "microseconds": {"1": system.cost.one, "256": system.cost.many},
                "peak_mb": system.cost.peak_mb,
                "scores": {name: plain(scores) for name, scores in system.scores.items()},
                "settings": system.settings,
            }
            for system in systems
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _family_table(systems: Sequence[System], family: str, streams: Sequence[Stream]) -> Table:
    names = [stream.name for stream in streams]
    table = Table(title=f"{family}: mean of {', '.join(names)}", title_justify="left")
    table.add_column("grouping", max_width=50, min_width=46)
    for head in (
        "P",
        "R",
        "F1",
        "question F1",
        "Arabic F1",
        "as many",
        "Latin F1",
        "µs (1)",
        "µs (256)",
        "MB",
    ):
        table.add_column(head, justify="right")
    for system in systems:
        scores = [system.scores[name] for name in names if name in system.scores]
        if system.fault:
            table.add_row(f"{system.name}\n  not measured: {system.fault}", style="dim")
        elif scores:
            table.add_row(
                system.name, *_figures(system, scores), style="bold" if system is systems[0] else None
            )
    return table


def _figures(system: System, scores: Sequence[Scores]) -> Iterable[str]:
    yield _mean(s.bcubed.precision for s in scores)
    yield _mean(s.bcubed.recall for s in scores)
    yield _mean(s.bcubed.f1 for s in scores)
    question = _mean(s.question.f1 for s in scores)
    yield {"own": question, "ours": "(ours)"}.get(system.sees_questions, "–")
    yield _mean(s.arabic for s in scores)
    yield _mean(s.even for s in scores)
    yield _mean(s.latin for s in scores)
    yield from ("–" if us is None else f"{us:,.0f}" for us in (system.cost.one, system.cost.many))
    yield "–" if system.cost.peak_mb is None else f"{system.cost.peak_mb:,.0f}"


def _stream_tables(systems: Sequence[System], streams: Sequence[Stream]) -> Iterable[Table]:
    for first in range(0, len(streams), _STREAMS):
        yield _stream_table(systems, streams[first : first + _STREAMS])


def _stream_table(systems: Sequence[System], streams: Sequence[Stream]) -> Table:
    table = Table(title="B-cubed F1 by stream (comments/intents)", title_justify="left")
    table.add_column("grouping", min_width=46)
    for stream in streams:
        name = stream.name.replace("_", "\n")
        table.add_column(f"{name}\n{len(stream.ids)}/{stream.intents}", justify="right", vertical="bottom")
    for system in systems:
        if system.scores:
            found = (system.scores.get(stream.name) for stream in streams)
            cells = ["–" if scores is None else f"{scores.bcubed.f1:.2f}" for scores in found]
            table.add_row(system.name, *cells, style="bold" if system is systems[0] else None)
    return table


def _mean(figures: Iterable[float | None]) -> str:
    known = [figure for figure in figures if figure is not None]
    return f"{fmean(known):.2f}" if known else "–"
