"""Measure our grouping beside others: ``python -m tests.benchmarks.language [--quick]``."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from copilot.assets import asset
from copilot.language.topics import Catalogue

from . import ours, report
from .install import reasons
from .rivals import Rivals
from .streams import (
    HELD_OUT,
    OPEN_WORLD,
    SELLING,
    VOICES,
    Stream,
    make_stream,
    open_world_sets,
    read_examples,
    read_phrases,
)

BUILD = ours.ROOT / "build"
SHARED = ours.ROOT.parent / "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is measured."""

    comments: int
    open_comments: int
    examples: int
    sets: int | None


FULL = Size(comments=1500, open_comments=800, examples=16, sets=None)
QUICK = Size(comments=400, open_comments=300, examples=2, sets=1)


def main() -> None:
    """Carry out the command line."""
    asked = _parser().parse_args()
    begun = time.perf_counter()
    size = QUICK if asked.quick else FULL
    work = BUILD / "bench-language"
    work.mkdir(parents=True, exist_ok=True)
    if asked.fresh:
        for kept in work.glob("kept-*.npz"):
            kept.unlink()
    left_out: list[str] = []
    tools = _tools(asked.tools, left_out)
    catalogue = Catalogue.load(asset("topics"))
    streams = _selling(size, tools, work) + _open(asked.open_world, size, tools, work, left_out)
    models = {} if asked.quick else _models(work, left_out, train=asked.train_voices)
    streams += [_voice(voice, catalogue, size, tools, work) for voice in models]

    own = report.System(name="Live Copilot", sees_questions="own")
    runs: dict[str, ours.Run] = {}
    for stream in streams:
        _say(f"our product over {stream.name}")
        runs[stream.name] = ours.run(stream, work=work, model=models.get(stream.voice or ""))
    rivals = Rivals(
        streams=streams,
        runs=runs,
        examples=read_examples(catalogue, most=size.examples),
        tools=tools,
        work=work,
    )
    rivals.score_ours(own)
    systems = [own, *rivals.measure(own, say=_say, missing=reasons(work))]
    left_out += rivals.faults
    seconds = time.perf_counter() - begun
    report.show(systems, streams, left_out, seconds)
    details = {
        "quick": asked.quick,
        "seconds": round(seconds),
        "replays": {n: r.stats for n, r in runs.items()},
    }
    report.write(asked.out, systems, streams, left_out, details)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench-language", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two small streams: a look, under two minutes")
    parser.add_argument("--fresh", action="store_true", help="make the slow encoders' vectors again")
    parser.add_argument(
        "--train-voices", action="store_true", help="train models without a voice where missing"
    )
    parser.add_argument(
        "--tools",
        type=Path,
        default=SHARED / "tools",
        metavar="DIR",
        help="make_stream.py, score_grouping.py",
    )
    parser.add_argument(
        "--open-world", type=Path, default=SHARED / "data" / "open_world", metavar="DIR", help="labelled sets"
    )
    parser.add_argument(
        "--out", type=Path, default=BUILD / "bench-language.json", metavar="FILE", help="figures"
    )
    return parser


def _tools(folder: Path, left_out: list[str]) -> Path | None:
    if all((folder / name).is_file() for name in ("make_stream.py", "score_grouping.py")):
        return folder
    left_out.append(
        "streams in waves with typing noise and the figures about cards: make_stream.py and score_grouping.py are"
        " not beside this checkout (--tools), so each phrase is one comment and the benchmark scores by itself."
    )
    return None


def _selling(size: Size, tools: Path | None, work: Path) -> list[Stream]:
    paths = sorted(HELD_OUT.glob("*.tsv"), key=lambda path: path.stem != "clothes")[: size.sets]
    return [
        make_stream(
            path.stem,
            read_phrases(path),
            family=SELLING,
            comments=size.comments,
            tools=tools,
            work=work,
        )
        for path in paths
    ]


def _open(folder: Path, size: Size, tools: Path | None, work: Path, left_out: list[str]) -> list[Stream]:
    if not folder.is_dir():
        left_out.append("the open-world sets: their folder is not beside this checkout (--open-world).")
        return []
    sets = sorted(open_world_sets(folder), key=lambda pair: "banking77_test" not in pair[0])[: size.sets]
    return [
        make_stream(name, phrases, family=OPEN_WORLD, comments=size.open_comments, tools=tools, work=work)
        for name, phrases in sets
    ]


def _models(work: Path, left_out: list[str], *, train: bool) -> dict[str, Path]:
    """Return a model for each voice it never saw, as far as there are any."""
    models: dict[str, Path] = {}
    missing = []
    for voice in sorted(path.stem for path in asset("topics", "phrases").glob("*.tsv")):
        try:
            model = ours.model_without(voice, cache=work, train=train)
        except RuntimeError as error:
            left_out.append(f"{voice} held out: {error}.")
            continue
        if model is None:
            missing.append(voice)
        else:
            models[voice] = model
    if missing:
        left_out.append(
            f"{', '.join(missing)} held out: no model of today's recipe without them is kept under build/;"
            " --train-voices makes them, minutes each."
        )
    return models


def _voice(voice: str, catalogue: Catalogue, size: Size, tools: Path | None, work: Path) -> Stream:
    phrases = read_phrases(asset("topics", "phrases") / f"{voice}.tsv")
    cards = [(catalogue.card(label), text) for label, text in phrases]
    return make_stream(
        voice, cards, family=VOICES, comments=size.comments, tools=tools, work=work, voice=voice
    )


def _say(what: str) -> None:
    sys.stderr.write(f"  … {what}\n")


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:  # our own command line failed: there is nothing to compare with
        sys.exit(f"The benchmark stopped: {error}")
